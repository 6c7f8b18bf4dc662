"""What the title of a table says of all its amounts: the topic it holds, the fund it is limited to.

政府购买服务预算财政拨款明细表 has no kind of its own, yet its total is what was spent on
政府购买服务 out of 财政拨款. A noun that names no fund may be of more than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.model import Fact
from generator.facts.statements.plain import squash
from generator.standards.statement_words import TitledMoney, subject_words


@dataclass(frozen=True, slots=True)
class Titled:
    """The money of a title, and the fund that the title limits it to; empty where it names none."""

    money: TitledMoney
    fund: str

    def is_all(self, noun: str) -> bool:
        """True for a noun that says all of the money: 政府购买服务预算总额."""
        return self.money.nouns.fullmatch(squash(noun)) is not None

    def fund_of(self, fact: Fact) -> str:
        """The fund of a fact of the table: its own, or that of the title."""
        return fact.fund_source or self.fund


def titled(title: str) -> Titled | None:
    """What a title says; None for one of other money."""
    words, plain = subject_words(), squash(title)
    money = next((one for one in words.titled if one.titles.search(plain)), None)
    if money is None:
        return None
    found = (fund for fund, said in words.limits.items() if said.search(plain))
    return Titled(money, next(found, ""))
