"""Published tables as the checks see them: blocks of lines, lines of amounts by column.

Rebuilt from the records of a reading (cells say which columns the header prints, blank
ones included; facts say what stands where). A two-sided table has one block a side. This
module knows the layout; what must add up is the business of `sums` and `across`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.checks.incomplete import table_doubts
from generator.checks.intervals import Precision
from generator.checks.model import Disclosure
from generator.facts.model import Fact, PublishedCell, PublishedTable, Reading
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import is_blank
from generator.tables.columns import blocks as column_blocks
from generator.tables.columns import concepts_of, side_of
from generator.tables.model import Column

_SEVERAL = 2
_BESIDE = frozenset({"stub", "code", "text"})
_Record = TypeVar("_Record", Fact, PublishedCell)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of one block: `amounts` by column index, words from its first fact."""

    at: int  # position in the block
    amounts: dict[int, Fact]
    first: Fact
    of_unit: bool = False  # the whole table is of one unit, which its rows do not print

    @property
    def coded(self) -> bool:
        """True for a row of a functional or economic class."""
        f = self.first
        return bool(f.function_code or f.economic_code or f.government_economic_code)

    @property
    def is_unit(self) -> bool:
        """True for a row of an institution as a whole."""
        named = self.first.unit_code or self.first.unit_name
        is_row = bool(named) and not self.of_unit and not self._is_class_of_unit
        return is_row and not self.coded and not self.first.project_name

    @property
    def _is_class_of_unit(self) -> bool:
        """True for 工资福利支出 of an office: a row without code that is called otherwise."""
        lines, name = vocabulary.lines(), squash(self.first.label)
        unit = squash(self.first.unit_name)
        is_sum = lines.totals.fullmatch(name) or lines.subtotals.fullmatch(name)
        return bool(name and unit) and not (is_sum or unit in name)  # 图书馆 of 某县图书馆

    @property
    def is_total(self) -> bool:
        """True for the row that sums the table."""
        return self.first.row_role == "total"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that share their label columns, with the amount columns beside them."""

    columns: tuple[Column, ...]  # amount columns, blank ones included
    lines: tuple[Line, ...]
    merged: bool = False  # one list printed in several groups of columns beside each other

    @property
    def direction(self) -> str:
        """revenue | expenditure."""
        return self.lines[0].first.direction if self.lines else ""


@dataclass(frozen=True, slots=True)
class TableView:
    """One parsed table with amounts."""

    table: PublishedTable
    kind: TableKind
    columns: tuple[Column, ...]  # all columns, labels included
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    is_form: bool = False  # keys and values, no columns
    doubt: str = ""  # zh; why a broken sum of this table may be the reader's mistake
    # By row: the columns beside the amounts where it prints something.
    filled: dict[int, frozenset[int]] = field(default_factory=dict, compare=False)
    unit: str = ""  # the institution whose table it is, where several publish theirs

    @property
    def id(self) -> str:
        """The table's key."""
        return self.table.table_id

    @property
    def called(self) -> str:
        """How a message names the table."""
        return called(self.table, self.unit)

    @property
    def called_en(self) -> str:
        """How an English message names the table."""
        level = " (unit)" if self.table.reporting_level == "unit" else ""
        return f"“{self.kind.title_en}”{level}"


@dataclass(frozen=True, slots=True)
class Tables:
    """All views of one disclosure."""

    disclosure: Disclosure
    views: tuple[TableView, ...]
    precision: Precision = field(compare=False)
    rows: dict[tuple[str, int], list[Fact]] = field(compare=False)  # by table and row

    @property
    def reading(self) -> Reading:
        """The records behind the views."""
        return self.disclosure.reading

    def of_kind(self, kind: str, level: str = "") -> tuple[TableView, ...]:
        """The views of one kind, of one reporting level if given."""
        return tuple(
            view
            for view in self.views
            if view.kind.kind == kind and level in ("", view.table.reporting_level)
        )

    def levels(self) -> tuple[str, ...]:
        """The reporting levels that have tables."""
        found = {view.table.reporting_level for view in self.views}
        return tuple(level for level in ("department", "unit") if level in found)


def called(table: PublishedTable, unit: str = "") -> str:
    """A table in a message: by number and kind; one of final accounts as it is printed.

    `unit` is the institution whose table it is, where others publish theirs beside it.
    """
    kind = vocabulary.kind(table.table_kind)
    level = f"（{unit or '单位'}）" if table.reporting_level == "unit" else ""
    own = kind.kind == "other" or table_words().executed.search(table.title)
    title = (table.title if own else "") or kind.title
    return f"{table.number}《{title}》{level}"


def table_views(disclosure: Disclosure) -> Tables:
    """The views of all parsed tables that print amounts."""
    reading = disclosure.reading
    facts = _grouped(reading.facts)
    cells = _grouped(reading.cells)
    doubts = table_doubts(reading)
    kinds = {kind.kind: kind for kind in vocabulary.kinds()}
    views = [
        _view(table, kinds[table.table_kind], facts[table.table_id],
              cells.get(table.table_id, []), doubts.get(table.table_id, ""))
        for table in reading.tables
        if table.table_id in facts and table.table_kind in kinds
    ]  # fmt: skip
    rows: dict[tuple[str, int], list[Fact]] = {}
    for fact in reading.facts:
        rows.setdefault((fact.table_id, fact.row), []).append(fact)
    return Tables(disclosure, _of_units(views), Precision(reading.facts), rows)


def _of_units(views: Sequence[TableView]) -> tuple[TableView, ...]:
    """The views, those of institutions with their names where there are several."""
    names = [_unit_of(view) for view in views]
    if len({name for name in names if name}) < _SEVERAL:
        return tuple(views)
    return tuple(replace(view, unit=name) for view, name in zip(views, names, strict=True))


def _unit_of(view: TableView) -> str:
    """The one institution that all rows of a table in the institutions' part name."""
    names = {fact.unit_name for fact in view.facts}
    is_own = view.table.reporting_level == "unit" and len(names) == 1
    return names.pop() if is_own else ""


def _grouped(records: Iterable[_Record]) -> dict[str, list[_Record]]:
    groups: dict[str, list[_Record]] = {}
    for record in records:
        groups.setdefault(record.table_id, []).append(record)
    return groups


def _view(
    table: PublishedTable,
    kind: TableKind,
    facts: Sequence[Fact],
    cells: Sequence[PublishedCell],
    doubt: str,
) -> TableView:
    places = {cell.source: cell.column - 1 for cell in cells if cell.role == "amount"}
    paths = _header_paths([cell for cell in cells if cell.role == "header"])
    index = _column_indices(facts, places, bool(paths))
    named = {cell.column - 1 for cell in cells if cell.role == "stub" and cell.text}
    columns = _columns(paths, facts, index, kind, named)
    blocks = _blocks(columns, facts, index, two_sided=kind.direction == "two-sided")
    under_header = sum(f.column == " / ".join(paths.get(index[f.fact_id], ())) for f in facts)
    is_form = kind.layout == "form" and under_header * 2 <= len(facts)
    filled = _filled(facts, cells)
    return TableView(table, kind, columns, blocks, tuple(facts), is_form, doubt, filled)


def _filled(facts: Sequence[Fact], cells: Sequence[PublishedCell]) -> dict[int, frozenset[int]]:
    """The columns beside the amounts where each row prints something."""
    printed: dict[int, set[int]] = {}
    for cell in cells:
        if cell.role in _BESIDE and not is_blank(cell.text):
            printed.setdefault(cell.row, set()).add(cell.column - 1)
    rows = {cell.source: cell.row for cell in cells if cell.role == "amount"}
    places = {fact.row: rows[fact.source] for fact in facts if fact.source in rows}
    return {row: frozenset(printed.get(place, ())) for row, place in places.items()}


def _header_paths(header: Sequence[PublishedCell]) -> dict[int, tuple[str, ...]]:
    """The words above every column, outermost first."""
    paths: dict[int, list[str]] = {}
    for cell in sorted(header, key=lambda c: (c.row, c.column)):
        for index in range(cell.column - 1, cell.column - 1 + cell.colspan):
            words = paths.setdefault(index, [])
            if cell.text and (not words or words[-1] != cell.text):
                words.append(cell.text)
    return {index: tuple(words) for index, words in sorted(paths.items())}


def _column_indices(
    facts: Sequence[Fact], places: dict[str, int], has_header: bool
) -> dict[str, int]:
    """The column of every fact: where its cell stands, else by the order of header words."""
    if has_header and all(fact.source in places for fact in facts):
        return {fact.fact_id: places[fact.source] for fact in facts}
    order: dict[str, int] = {}
    for fact in facts:
        order.setdefault(fact.column, len(order))
    return {fact.fact_id: order[fact.column] for fact in facts}


def _columns(
    paths: dict[int, tuple[str, ...]],
    facts: Sequence[Fact],
    index: dict[str, int],
    kind: TableKind,
    named: Collection[int],
) -> tuple[Column, ...]:
    """All columns; those that hold facts are called what the facts call them.

    `named` are those whose cells the reader took for names of rows.
    """
    words = dict(paths)
    printed: dict[int, str] = {}
    for fact in facts:
        printed.setdefault(index[fact.fact_id], fact.column)
    for at, name in printed.items():
        words[at] = tuple(name.split(" / "))
    return tuple(
        _column(at, words[at], at in printed, kind, "line" if at in named else "text")
        for at in sorted(words)
    )


def _column(
    index: int, path: tuple[str, ...], filled: bool, kind: TableKind, otherwise: str
) -> Column:
    """One column; `otherwise` is its use where no word of the header says one."""
    vocabulary_ = vocabulary.columns()
    leaf = squash(path[-1]) if path else ""
    use = vocabulary_.stub(leaf) or otherwise
    if filled or (vocabulary_.amount(leaf) and not vocabulary_.is_ignored(leaf)):
        use = "amount" if filled or use == "text" else use
    side = side_of(path) if kind.direction == "two-sided" else ""
    return Column(index, path, use, side, concepts_of(path) if use == "amount" else ())


def _blocks(
    columns: Sequence[Column], facts: Sequence[Fact], index: dict[str, int], two_sided: bool
) -> tuple[Block, ...]:
    groups = [[c for c in block if c.use == "amount"] for block in column_blocks(columns)]
    if len(groups) == 1 and two_sided:
        sides = dict.fromkeys(column.side for column in groups[0])
        groups = [[c for c in groups[0] if c.side == side] for side in sides]
    found = []
    for group in groups:
        members = {column.index for column in group}
        own = [fact for fact in facts if index[fact.fact_id] in members]
        if own and two_sided:
            found += _side_blocks(group, own, index)
        elif own:
            found.append(Block(tuple(group), _lines(own, index)))
    if not two_sided and len(found) > 1 and all(len(b.columns) == 1 for b in found):
        return (_merged(found),)
    return tuple(found)


def _side_blocks(
    group: Sequence[Column], facts: Sequence[Fact], index: dict[str, int]
) -> list[Block]:
    """One block a side, also where the rows of both stand below each other."""
    directions = dict.fromkeys(fact.direction for fact in facts)
    if len(directions) == 1:
        return [Block(tuple(group), _lines(facts, index))]
    found = []
    for direction in directions:
        own = [fact for fact in facts if fact.direction == direction]
        called = {index[fact.fact_id]: tuple(fact.column.split(" / ")) for fact in own}
        columns = (
            replace(c, path=path, side=side_of(path))
            for c in group
            if (path := called.get(c.index))
        )
        found.append(Block(tuple(columns), _lines(own, index)))
    return found


def _merged(blocks: Sequence[Block]) -> Block:
    """Code, name, amount several times beside each other: one list, read group by group."""
    column = blocks[0].columns[0]
    amounts = [
        (fact, line.first) for b in blocks for line in b.lines for fact in line.amounts.values()
    ]
    of_unit = any(line.of_unit for block in blocks for line in block.lines)
    lines = (
        Line(at, {column.index: fact}, first, of_unit) for at, (fact, first) in enumerate(amounts)
    )
    return Block((column,), tuple(lines), merged=True)


def _lines(facts: Sequence[Fact], index: dict[str, int]) -> tuple[Line, ...]:
    rows: dict[int, dict[int, Fact]] = {}
    for fact in facts:
        rows.setdefault(fact.row, {}).setdefault(index[fact.fact_id], fact)
    of_unit = _is_of_one_unit(facts)
    return tuple(
        Line(at, rows[row], next(iter(rows[row].values())), of_unit)
        for at, row in enumerate(sorted(rows))
    )


def _is_of_one_unit(facts: Sequence[Fact]) -> bool:
    """True where all rows have one unit's name and none prints it."""
    names = {(fact.unit_code, fact.unit_name) for fact in facts}
    code, name = next(iter(names)) if len(names) == 1 else ("", "")
    return bool(name) and not code and all(fact.label != name for fact in facts)
