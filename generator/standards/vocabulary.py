"""The declared vocabulary of published tables, read once from YAML into typed objects.

Titles, header words, row labels and form keys are data (`tables/*.yml`); this module
loads and checks them. An unknown key or a broken expression is a StandardsError that
lists every fault found. It knows nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import StandardsError

_HERE = Path(__file__).parent / "tables"
_FILLER = (
    "(预算|决算|情况|总体|公开|明细|汇总|统计|科目|当年|本年|年度|资金|安排|按功能分类|按经济分类)*"
)
_SPACE = re.compile(r"[\s\u3000\u200b-\u200f\u2060\ufeff]+")
_HALF_WIDTH = str.maketrans("（）［］０１２３４５６７８９．，％", "()[]0123456789.,%")

# A unit money is counted in; `{unit}` in an expression of `tables/*.yml` stands for it.
MONEY_UNIT = "(?:人民币|RMB)?(?P<unit>[百千]?元|[十百千]?万元|亿元)"
_UNIT_SUFFIX = re.compile(
    rf"(?:[(](金额)?(单位[:：])?{MONEY_UNIT}[)]|[/:：]{MONEY_UNIT.replace('unit', 'bare')})$"
)

Pattern = re.Pattern[str]


@lru_cache(maxsize=2048)  # headers and labels are asked for again with every row
def squash(text: str) -> str:
    """`text` for matching: no blanks, half-width brackets and digits."""
    return _SPACE.sub("", text).translate(_HALF_WIDTH)


def unit_of_word(squashed: str) -> str:
    """The unit a header word ends with: 万元 of `合计(万元)`; empty when it names none."""
    found = _UNIT_SUFFIX.search(squashed)
    return found["unit"] or found["bare"] if found else ""


@dataclass(frozen=True, slots=True)
class Demand:
    """From which fiscal year, and on what basis, a table must be published."""

    first_year: int
    basis: str


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of published table; the fields are explained in `tables/kinds.yml`."""

    kind: str
    title: str
    title_en: str
    titles: tuple[Pattern, ...]
    layout: str
    direction: str
    classification: str
    projects: bool
    fund_source: str
    expenditure_type: str
    expected: tuple[tuple[str, ...], ...]
    demand: Demand | None


@dataclass(frozen=True, slots=True)
class StubWord:
    """A header word above labels; `use` says which."""

    use: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class AmountWord:
    """A header word above amounts, with what it says of all amounts below it."""

    concept: str
    words: Pattern
    total: bool
    year: int
    fund_source: str
    expenditure_type: str
    item: str
    within: dict[str, str]  # the kind of spending below a wider one: 运转类 below 项目支出


@dataclass(frozen=True, slots=True)
class ItemWord:
    """A row label without an official code and its stable key."""

    key: str
    words: Pattern
    fund_source: str


@dataclass(frozen=True, slots=True)
class BlockShares:
    """How many blocks of columns each of the words side by side covers."""

    words: tuple[Pattern, ...]
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartsOf:
    """Words that name parts of what another word names."""

    whole: Pattern
    parts: Pattern


@dataclass(frozen=True, slots=True)
class EmptySentence:
    """A sentence that says a table is empty; `kind` is empty when it speaks of the nearest."""

    kind: str
    words: Pattern


def _concepts(words: Sequence[AmountWord]) -> set[str]:
    return {word.concept for word in words}


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of headers."""

    stubs: tuple[StubWord, ...]
    ignored: tuple[Pattern, ...]
    project_levels: tuple[Pattern, ...]
    row_funds: Pattern
    money: Pattern
    amounts: tuple[AmountWord, ...]
    names: dict[str, str]
    parents: dict[str, str]
    sides: dict[str, Pattern]
    block_shares: tuple[BlockShares, ...]
    only_below: Pattern
    lowest: Pattern
    parts: tuple[PartsOf, ...]

    def is_lowest(self, squashed: str) -> bool:
        """True for a header word that never has parts below it."""
        return self.lowest.fullmatch(squashed) is not None

    def stub(self, squashed: str) -> str:
        """The use of a label header, or empty."""
        squashed = _UNIT_SUFFIX.sub("", squashed)
        return next((w.use for w in self.stubs if w.words.fullmatch(squashed)), "")

    def amount(self, squashed: str) -> AmountWord | None:
        """The concept of an amount header, or None; 其中 before a word does not change it."""
        while True:
            squashed = _UNIT_SUFFIX.sub("", squashed)
            found = next((w for w in self.amounts if w.words.fullmatch(squashed)), None)
            if found or not squashed.startswith("其中"):
                return found
            squashed = squashed.removeprefix("其中").lstrip(":：")

    def amounts_of(self, path: Sequence[str]) -> list[AmountWord]:
        """The concepts of a column's words, without those that need a parent it does not have."""
        found: list[AmountWord] = []
        for squashed in path:
            word = self.amount(squashed)
            alone = word and self.only_below.fullmatch(squashed)
            if word and not (alone and self.parents.get(word.concept) not in _concepts(found)):
                found.append(word)
        return found

    def is_ignored(self, squashed: str) -> bool:
        """True for a header of numbers that are no money."""
        return any(pattern.fullmatch(squashed) for pattern in self.ignored)

    def knows(self, squashed: str) -> bool:
        """True for any known header word."""
        return bool(
            self.stub(squashed)
            or self.amount(squashed)
            or self.is_ignored(squashed)
            or any(pattern.fullmatch(squashed) for pattern in self.sides.values())
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """The words of row labels and of the text around tables."""

    totals: Pattern
    sum_suffix: Pattern
    sum_words: Pattern
    subtotals: Pattern
    of_which: Pattern
    of_which_word: Pattern
    of_which_families: tuple[Pattern, ...]
    enumerators: tuple[Pattern, ...]
    revenue_items: tuple[ItemWord, ...]
    three_public_items: tuple[ItemWord, ...]
    procurement_items: tuple[ItemWord, ...]
    counts: Pattern
    counts_beside_money: Pattern
    things: Pattern
    money_columns: Pattern
    title_words: tuple[ItemWord, ...]
    row_years: Pattern
    difference_rows: Pattern
    revenue_titles: Pattern
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
    project_keys: Pattern
    section_keys: Pattern
    not_money: Pattern
    likely_money: Pattern
    columns: tuple[StubWord, ...]
    level1_words: Pattern
    operators: dict[str, str]
    core_words: dict[str, bool]

    def column(self, squashed: str) -> str:
        """The use of an indicator header, or empty."""
        return next((w.use for w in self.columns if w.words.fullmatch(squashed)), "")


@cache
def kinds() -> tuple[TableKind, ...]:
    """All table kinds, in the order of the law."""
    return tuple(_Entry("kinds.yml", raw).kind() for raw in _load("kinds.yml", list))


@cache
def kind(name: str) -> TableKind:
    """The kind called `name`; KeyError for an unknown one."""
    return {entry.kind: entry for entry in kinds()}[name]


@cache
def columns() -> Columns:
    """The words of headers."""
    raw = _Entry("columns.yml", _load("columns.yml", dict))
    result = Columns(
        stubs=tuple(_Entry(raw.place, e).stub() for e in raw.take("stubs")),
        project_levels=tuple(raw.compile(e) for e in raw.take("project_levels")),
        row_funds=raw.compile(raw.take("row_funds")),
        ignored=tuple(raw.compile(e) for e in raw.take("ignored")),
        money=raw.compile(raw.take("money")),
        amounts=tuple(_Entry(raw.place, e).amount() for e in raw.take("amounts")),
        names=dict(raw.take("names")),
        parents=dict(raw.take("parents")),
        sides={side: raw.compile(words) for side, words in raw.take("sides").items()},
        block_shares=tuple(_Entry(raw.place, e).block_shares() for e in raw.take("block_shares")),
        only_below=raw.compile(raw.take("only_below")),
        lowest=raw.compile(raw.take("lowest")),
        parts=tuple(_Entry(raw.place, e).parts() for e in raw.take("parts")),
    )
    raw.finish()
    return result


@cache
def lines() -> Lines:
    """The words of row labels."""
    raw = _Entry("lines.yml", _load("lines.yml", dict))

    def items(name: str) -> tuple[ItemWord, ...]:
        return tuple(_Entry(raw.place, entry).item() for entry in raw.take(name))

    def pattern(name: str) -> Pattern:
        return raw.compile(raw.take(name))

    result = Lines(
        totals=pattern("totals"),
        sum_suffix=pattern("sum_suffix"),
        sum_words=pattern("sum_words"),
        subtotals=pattern("subtotals"),
        of_which=pattern("of_which"),
        of_which_word=pattern("of_which_word"),
        of_which_families=tuple(raw.compile(words) for words in raw.take("of_which_families")),
        enumerators=tuple(raw.compile(words) for words in raw.take("enumerators")),
        revenue_items=items("revenue_items"),
        three_public_items=items("three_public_items"),
        procurement_items=items("procurement_items"),
        counts=pattern("counts"),
        counts_beside_money=pattern("counts_beside_money"),
        things=pattern("things"),
        money_columns=pattern("money_columns"),
        title_words=items("title_words"),
        row_years=pattern("row_years"),
        difference_rows=pattern("difference_rows"),
        revenue_titles=pattern("revenue_titles"),
        receptions=pattern("receptions"),
        beside_three_public=pattern("beside_three_public"),
        notes=pattern("notes"),
        unit=pattern("unit"),
        unit_in_label=pattern("unit_in_label"),
        unit_cell=pattern("unit_cell"),
        further_unit=pattern("further_unit"),
        unit_words=pattern("unit_words"),
        unit_cut=pattern("unit_cut"),
        foreign_unit=pattern("foreign_unit"),
        unit_of_all=pattern("unit_of_all"),
        meta=pattern("meta"),
        number=pattern("number"),
        own_numbering=pattern("own_numbering"),
        contents=pattern("contents"),
        table_title=pattern("table_title"),
        chapter=pattern("chapter"),
        unit_part=pattern("unit_part"),
        unit_title=pattern("unit_title"),
        department_part=pattern("department_part"),
        empty=tuple(_Entry(raw.place, entry).empty() for entry in raw.take("empty")),
    )
    raw.finish()
    return result


@cache
def forms() -> Forms:
    """The words of performance forms."""
    raw = _Entry("forms.yml", _load("forms.yml", dict))
    result = Forms(
        money_keys=raw.compile(raw.take("money_keys")),
        project_keys=raw.compile(raw.take("project_keys")),
        section_keys=raw.compile(raw.take("section_keys")),
        not_money=raw.compile(raw.take("not_money")),
        likely_money=raw.compile(raw.take("likely_money")),
        columns=tuple(_Entry(raw.place, e).stub() for e in raw.take("columns")),
        level1_words=raw.compile(raw.take("level1_words")),
        operators=dict(raw.take("operators")),
        core_words=dict(raw.take("core_words")),
    )
    raw.finish()
    return result


def _load(name: str, expected: type) -> Any:
    """The YAML file `name`, which must hold an `expected`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load((_HERE / name).read_text("utf-8"), loader)
    except (OSError, yaml.YAMLError) as error:
        raise StandardsError(f"{name}: {error}") from error
    if not isinstance(loaded, expected):
        raise StandardsError(f"{name}: must hold a {expected.__name__}")
    return loaded


class _Entry:
    """A YAML mapping from which every key must be taken."""

    def __init__(self, place: str, raw: dict[str, Any]) -> None:
        self.place, self.raw = place, dict(raw)

    def take(self, key: str, default: Any = ...) -> Any:
        """The value of `key`, removed; missing without a default is an error."""
        if key in self.raw:
            return self.raw.pop(key)
        if default is ...:
            raise StandardsError(f"{self.place}: missing key {key!r}")
        return default

    def compile(self, words: str) -> Pattern:
        """`words` as a regular expression; `{o}` is the filler words, `{unit}` a unit of money."""
        try:
            return re.compile(words.replace("{o}", _FILLER).replace("{unit}", MONEY_UNIT))
        except re.error as error:
            raise StandardsError(f"{self.place}: {words!r}: {error}") from error

    def finish(self) -> None:
        """Every key must have been taken."""
        if self.raw:
            raise StandardsError(f"{self.place}: unknown keys {sorted(self.raw)}")

    def kind(self) -> TableKind:
        demand = self.take("demanded", None)
        result = TableKind(
            kind=self.take("kind"),
            title=self.take("title"),
            title_en=self.take("title_en"),
            titles=tuple(self.compile(words) for words in self.take("titles")),
            layout=self.take("layout"),
            direction=self.take("direction"),
            classification=self.take("classification"),
            projects=self.take("projects", True),
            fund_source=self.take("fund_source", ""),
            expenditure_type=self.take("expenditure_type", ""),
            expected=tuple(tuple(row) for row in self.take("expected", ())),
            demand=Demand(demand["from"], demand["basis"]) if demand else None,
        )
        self.finish()
        return result

    def stub(self) -> StubWord:
        result = StubWord(self.take("use"), self.compile(self.take("words")))
        self.finish()
        return result

    def block_shares(self) -> BlockShares:
        words = tuple(self.compile(word) for word in self.take("words"))
        blocks = tuple(self.take("blocks"))
        self.finish()
        if len(words) != len(blocks):
            raise ValueError(f"{self.place}: as many blocks as words")
        return BlockShares(words, blocks)

    def parts(self) -> PartsOf:
        found = PartsOf(self.compile(self.take("whole")), self.compile(self.take("parts")))
        self.finish()
        return found

    def amount(self) -> AmountWord:
        result = AmountWord(
            concept=self.take("id"),
            words=self.compile(self.take("words")),
            total=self.take("total", False),
            year=self.take("year", 0),
            fund_source=self.take("fund_source", ""),
            expenditure_type=self.take("expenditure_type", ""),
            item=self.take("item", ""),
            within=dict(self.take("within", {})),
        )
        self.finish()
        return result

    def item(self) -> ItemWord:
        result = ItemWord(
            self.take("key"), self.compile(self.take("words")), self.take("fund_source", "")
        )
        self.finish()
        return result

    def empty(self) -> EmptySentence:
        result = EmptySentence(self.take("kind"), self.compile(self.take("words")))
        self.finish()
        return result
