"""What a header word or a row's label says of the year and the stage of its amounts.

A year is printed (2021年支出决算), or is the one before (上年实际支出). A stage is what was
approved (年初预算数, 2022年批复) or what was spent of it (预算执行数, 实际支出). The innermost
word that says it decides; the name of a fund (一般公共预算) says no stage, and what is compared
(比上年增减, 与预算数差异) is of neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.standards.template_words import table_words
from generator.standards.vocabulary import full_years, squash

_NAMED_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|部门|单位|度|[-—~至])")
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")


def year_of(words: Sequence[str], fiscal_year: int) -> int:
    """The year of amounts under `words`, outermost first, in a table of `fiscal_year`."""
    for word in map(_own_part, reversed(words)):
        printed = set(_YEAR.findall(word))
        if len(printed) == 1:
            return int(printed.pop())
        if not printed and table_words().prior.fullmatch(word):
            return fiscal_year - 1
    return fiscal_year


def years_named(title: str) -> frozenset[int]:
    """The years that a title names: 2023年…, 2024—2026年…."""
    return frozenset(map(int, _NAMED_YEAR.findall(squash(title))))


def phase_of(words: Sequence[str]) -> str:
    """Approved or executed, where one of `words`, outermost first, says it; else empty."""
    return next((phase for word in reversed(words) if (phase := _phase(word))), "")


def stages_beside(words: Sequence[str]) -> bool:
    """True where words side by side are of several years or stages, not parts of a sum."""
    if len(words) < 2:
        return False
    says_year = any(table_words().budget_year.search(full_years(squash(word))) for word in words)
    return says_year or sum(bool(_phase(word)) for word in words) > 1


def _phase(word: str) -> str:
    own = table_words().fund_names.sub("", _own_part(word))
    if table_words().executed.search(own):
        return "executed"
    return "approved" if table_words().approved.search(own) else ""


def _own_part(word: str) -> str:
    """The word without what its amount is compared with."""
    return table_words().compared_with.sub("", full_years(squash(word)))
