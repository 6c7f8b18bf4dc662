"""The wholes of shares that are known without a list: named by the share, or by its sentence.

占政府采购支出总额的80.00% names an amount said before, “三公”经费中，…占77.14% one of a table.
This module tells which whole is meant, not whether the share follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.checks.prose.claims import Claim
from generator.checks.prose.ranges import Range, printed
from generator.checks.prose.shares import BARE, named_whole, opening
from generator.facts.model import Fact
from generator.facts.statements.scope import scope_of
from generator.standards.check_rules import claim_words
from generator.standards.vocabulary import squash

_MOST = 200  # claims before a share that are looked through


def known_whole(
    claim: Claim, said: Sequence[Claim], facts: Sequence[Fact], phase: str
) -> tuple[str, Range] | None:
    """The one amount of what a share names, said before or printed in the tables; else None.

    Said are the very words of the share, in its paragraph: where they are said with several
    amounts, none is known, for nothing tells which is meant. A share may hold against it as
    against any other, and is wrong by it. One that names nothing has the whole
    that its sentence begins with (“三公”经费中), if any. Other words are left to `surely_meant`,
    no words at all to `shared_whole`: these can only say that a share is wrong.
    """
    if claim.level is None or claim.share is None:
        return None
    named, year = named_whole(claim), claim.level.statement.fiscal_year
    before = list(takewhile(lambda other: other.at < claim.at, said[:_MOST]))
    levels = [one.level for one in before if named and one.level and one.subject == named]
    if levels and all(one.range.meets(levels[0].range) for one in levels):
        same_year = all(one.statement.fiscal_year == year for one in levels)
        return (f"“{named}”", levels[0].range) if same_year else None
    noun = named or (opening(claim) if claim.share.before in BARE else "")
    of_year = [] if levels else [f for f in facts if (f.fiscal_year, f.phase) == (year, phase)]
    found = [fact for fact in of_year if _is_called(fact, noun)]
    if len({fact.amount for fact in found}) != 1:
        return None
    return f"表中“{noun}”（{found[0].source}）", printed(found[0].amount, found[0].precision)


def whole_in_tables(claim: Claim, facts: Sequence[Fact]) -> tuple[str, Range] | None:
    """The printed whole that a share differs from, where the list that it stands in says which."""
    said = claim.share.statement if claim.share else None
    if said is None or said.verdict != "differs":
        return None
    whole = next((fact for fact in facts if fact.fact_id == said.fact_ids[-1]), None)
    if whole is None:
        return None
    return f"表中合计（{whole.source}）", printed(whole.amount, whole.precision)


def _is_called(fact: Fact, noun: str) -> bool:
    """True for the item that a noun means, or the row that has its words and fund: 本年支出合计."""
    scope = scope_of(noun)
    if scope.item:
        return not scope.is_named and fact.item == scope.item
    own = bool(noun) and scope.is_of_sides and squash(fact.label) == squash(noun)
    return own and fact.fund_source == scope.fund and fact.column_role == "total"


def further_shares(said: Sequence[Claim]) -> Iterator[Claim]:
    """The shares of a named whole behind another share of the same amount, each with the amount.

    支出决算为27.00万元，完成预算的90.00%，占“三公”经费支出决算的77.14%.
    """
    last: Claim | None = None
    for claim in said:
        if claim.level:
            last = claim
        elif claim.share is None or claim.change or claim.rate:
            last = None
        elif last and claim_words().share.fullmatch(claim.share.before) and named_whole(claim):
            yield replace(claim, level=last.level, subject=last.subject, key=last.key)


def is_near(claim: Claim, whole: Range) -> bool:
    """True for a share whose last digit may have been moved by one, so that all make 100 %."""
    computed = claim.level.range.percent_of(whole) if claim.level else None
    if computed is None or claim.share is None:
        return False
    said, step = claim.share.range, claim.share.statement.precision
    return Range(said.low - step, said.value, said.high + step).meets(computed)
