"""The declared vocabulary of published tables, read once from YAML into typed objects.

Titles, header words, row labels and form keys are data (`tables/*.yml`); this module
says which there are and what they mean; `declared` reads the files and names their faults.
It knows nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from generator.standards.declared import MONEY_UNIT as MONEY_UNIT
from generator.standards.declared import Pattern as Pattern
from generator.standards.declared import read
from generator.standards.words import CHANGE as CHANGE
from generator.standards.words import AmountWord as AmountWord
from generator.standards.words import BlockShares as BlockShares
from generator.standards.words import Demand as Demand
from generator.standards.words import EmptySentence as EmptySentence
from generator.standards.words import ItemWord as ItemWord
from generator.standards.words import Measures as Measures
from generator.standards.words import PartsOf as PartsOf
from generator.standards.words import StubWord as StubWord
from generator.standards.words import TableKind as TableKind

_HERE = Path(__file__).parent / "tables"
_SPACE = re.compile(r"[\s\u3000\u200b-\u200f\u2060\ufeff]+")
_HALF_WIDTH = str.maketrans("（）［］０１２３４５６７８９．，％", "()[]0123456789.,%")

# 14年决算数, 15年预算: years of two digits, before a word of their stage.
_SHORT_YEAR = re.compile(
    r"(?<!\d)([12]\d)(?=年度?(?:年初|全年|调整后?|部门|财政|实际)?(?:预算|决算|执行|完成|支出|收入|批复|数|$))"
)

_UNIT_SUFFIX = re.compile(
    rf"(?:[(](金额)?(单位[:：])?{MONEY_UNIT}[)]|[/:：]{MONEY_UNIT.replace('unit', 'bare')})$"
)


# What a column is called in formulas beside it: 全年预算数（A）, 合计（1=2+3）.
_COLUMN_MARK = re.compile(r"[(](?:[A-Z]|\d{1,2})(?:[=＝][A-Z\d+＋\-－*×/÷]{1,20})?[)]$")


@lru_cache(maxsize=2048)  # headers and labels are asked for again with every row
def squash(text: str) -> str:
    """`text` for matching: no blanks, half-width brackets and digits."""
    return _SPACE.sub("", text).translate(_HALF_WIDTH)


def as_printed(text: str, found: re.Match[str], group: str) -> str:
    """What `found` took from the squashed `text`, as printed: with its full-width brackets."""
    return _SPACE.sub("", text)[found.start(group) : found.end(group)]


def full_years(squashed: str) -> str:
    """`squashed` with all digits of its years: 2014年决算数 for 14年决算数."""
    return _SHORT_YEAR.sub(r"20\1", squashed)


def unit_of_word(squashed: str) -> str:
    """The unit a header word ends with: 万元 of `合计(万元)`; empty when it names none."""
    found = _UNIT_SUFFIX.search(squashed)
    return found["unit"] or found["bare"] if found else ""


def without_unit(squashed: str) -> str:
    """A word without the unit it ends with: 本级支出 of 本级支出(万元)."""
    return _UNIT_SUFFIX.sub("", squashed)


def _concepts(words: Sequence[AmountWord]) -> set[str]:
    return {word.concept for word in words}


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of headers."""

    stubs: tuple[StubWord, ...]
    ignored: tuple[Pattern, ...]
    class_levels: Pattern
    project_levels: tuple[Pattern, ...]
    row_funds: Pattern
    row_spending: Pattern
    office_columns: Pattern
    project_lines: Pattern
    project_classes: Pattern
    names_classes: Pattern
    measures: Measures
    rates: Pattern
    amount_beside_rates: Pattern
    money: Pattern
    amounts: tuple[AmountWord, ...]
    names: dict[str, str]
    parents: dict[str, str]
    wholes: dict[str, str]
    stand_ins: dict[str, tuple[str, ...]]
    sides: dict[str, Pattern]
    block_shares: tuple[BlockShares, ...]
    only_below: Pattern
    things: Pattern
    plain: Pattern
    other_things: Pattern
    classifications: Pattern
    lowest: Pattern
    parts: tuple[PartsOf, ...]

    def is_lowest(self, squashed: str) -> bool:
        """True for a header word that never has parts below it."""
        return self.lowest.fullmatch(squashed) is not None

    def names_nothing(self, squashed: str) -> bool:
        """True for a word of an amount that says no more than stage, fund or money: 安排金额."""
        return bool(self.amount(squashed) or self.plain.fullmatch(squashed))

    def stub(self, squashed: str) -> str:
        """The use of a label header, or empty."""
        squashed = _UNIT_SUFFIX.sub("", _COLUMN_MARK.sub("", squashed))
        return next((w.use for w in self.stubs if w.words.fullmatch(squashed)), "")

    def column_use(self, squashed: str) -> str:
        """The use of a label column in a list whose header is known, or empty."""
        offices = self.office_columns.fullmatch(squashed)
        return self.stub(squashed) or ("unit-name" if offices else "")

    def amount(self, squashed: str) -> AmountWord | None:
        """The concept of an amount header, or None; 其中 before a word does not change it."""
        squashed = full_years(_COLUMN_MARK.sub("", squashed))
        while True:
            squashed = _UNIT_SUFFIX.sub("", squashed)
            found = self._amount(squashed)
            if found or not squashed.startswith("其中"):
                return found
            squashed = squashed.removeprefix("其中").lstrip(":：")

    def _amount(self, squashed: str) -> AmountWord | None:
        """The concept of a word as it stands; 基本支出小计 is a sum, and of basic expenditure."""
        found = next((w for w in self.amounts if w.words.fullmatch(squashed)), None)
        of = lines().sum_suffix.sub("", squashed)
        if of == squashed or (found and (not found.total or found.says_more)):
            return found
        whole = next((w for w in self.amounts if w.words.fullmatch(of)), None)
        return replace(whole, concept="total", total=True) if whole and whole.says_more else found

    def amounts_of(self, path: Sequence[str]) -> list[AmountWord]:
        """The concepts of a column's words, without those that need a parent it does not have."""
        found: list[AmountWord] = []
        for squashed in path:
            word = self.amount(squashed)
            alone = word and self.only_below.fullmatch(squashed)
            if word and not (alone and self.parents.get(word.concept) not in _concepts(found)):
                found.append(word)
        return found

    def of_which(self, concepts: Sequence[str]) -> str:
        """The fund of the part that one of `concepts` is (其中：财政拨款), or empty."""
        return next((w.of_which for w in self.amounts if w.of_which and w.concept in concepts), "")

    def is_ignored(self, squashed: str) -> bool:
        """True for a header of numbers that are no money."""
        return any(pattern.fullmatch(squashed) for pattern in self.ignored)

    def is_rate_below(self, path: Sequence[str]) -> bool:
        """True for the lowest word of a path under one of rates: 增减% over 基本支出."""
        *above, own = path
        return any(map(self.rates.fullmatch, above)) and not self.amount_beside_rates.fullmatch(own)

    def knows(self, squashed: str) -> bool:
        """True for any known header word."""
        return bool(
            self.stub(squashed)
            or self.amount(squashed)
            or self.is_ignored(squashed)
            or self.is_side(squashed)
            or self.things.fullmatch(squashed)
        )

    def is_side(self, squashed: str) -> bool:
        """True for 收入 or 支出 over one side of a table."""
        return any(pattern.fullmatch(squashed) for pattern in self.sides.values())


@dataclass(frozen=True, slots=True)
class Lines:
    """The words of row labels and of the text around tables."""

    totals: Pattern
    sum_suffix: Pattern
    sum_words: Pattern
    subtotals: Pattern
    of_which: Pattern
    of_which_word: Pattern
    added_word: Pattern
    of_which_families: tuple[Pattern, ...]
    enumerators: tuple[Pattern, ...]
    revenue_items: tuple[ItemWord, ...]
    balance_parts: tuple[ItemWord, ...]
    three_public_items: tuple[ItemWord, ...]
    three_public_alone: Pattern
    procurement_items: tuple[ItemWord, ...]
    mixed_items: tuple[ItemWord, ...]
    headed_parts: Pattern
    counts: Pattern
    counts_header: Pattern
    counts_heading: Pattern
    counts_beside_money: Pattern
    things: Pattern
    money_columns: Pattern
    title_words: tuple[ItemWord, ...]
    beside_title: Pattern
    row_years: Pattern
    row_moments: Pattern
    difference_rows: Pattern
    revenue_titles: Pattern
    source_titles: Pattern
    expenses: Pattern
    receptions: Pattern
    beside_three_public: Pattern
    notes: Pattern
    unit: Pattern
    unit_in_label: Pattern
    unit_cell: Pattern
    further_unit: Pattern
    unit_words: Pattern
    unit_cut: Pattern
    foreign_unit: Pattern
    unit_of_all: Pattern
    meta: Pattern
    as_of: Pattern
    number: Pattern
    own_numbering: Pattern
    contents: Pattern
    table_title: Pattern
    chapter: Pattern
    unit_part: Pattern
    unit_title: Pattern
    department_part: Pattern
    empty: tuple[EmptySentence, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of performance forms."""

    money_keys: Pattern
    part_keys: Pattern
    sides: dict[str, Pattern]
    project_keys: Pattern
    section_keys: Pattern
    not_money: Pattern
    likely_money: Pattern
    columns: tuple[StubWord, ...]
    level1_words: Pattern
    level2_words: Pattern
    operators: dict[str, str]
    core_words: dict[str, bool]

    def column(self, squashed: str) -> str:
        """The use of an indicator header, or empty."""
        return next((w.use for w in self.columns if w.words.fullmatch(squashed)), "")


@cache
def kinds() -> tuple[TableKind, ...]:
    """All table kinds, in the order of the law."""
    return read(_HERE / "kinds.yml", tuple[TableKind, ...])


@cache
def kind(name: str) -> TableKind:
    """The kind called `name`; KeyError for an unknown one."""
    return {entry.kind: entry for entry in kinds()}[name]


@cache
def columns() -> Columns:
    """The words of headers."""
    return read(_HERE / "columns.yml", Columns)


@cache
def lines() -> Lines:
    """The words of row labels."""
    return read(_HERE / "lines.yml", Lines)


@cache
def forms() -> Forms:
    """The words of performance forms."""
    return read(_HERE / "forms.yml", Forms)
