"""Lists of performance targets that name the project, and its money, in columns of their own.

One table then holds many projects: a project, its code, its unit and its money are printed
once, in cells merged over the rows of its indicators. What is merged comes as blanks, or is
missing at the left (a Word dump): such a row is read from the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash, unit_of_word
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.copied_lists import LOST, are_cut, placed_lines, whole_heads
from generator.tables.forms import Form, Money, indicator_columns, is_note, tidy_key
from generator.tables.header import Header, header_length, read_header
from generator.tables.leading import leading_rows
from generator.tables.levels import settle_levels
from generator.tables.list_units import with_units
from generator.tables.model import PrintedIndicator, RawTable

_MOST_HEADER_ROWS = 4
_STUBS = frozenset({"project-name", "project-code", "unit-name", "unit-code"})
_LEVELS = frozenset({"level1", "level2"})


@dataclass(slots=True)
class _Place:
    """What the rows so far say of the row that comes: merged cells hold on."""

    stubs: dict[str, str] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    of_projects: bool = True  # the list is of projects, not of whole units
    shared: bool = False  # one column names units and projects: 单位（专项）名称
    is_unit: bool = False  # the row names a unit

    def take(self, cells: dict[str, Cell]) -> None:
        alone, both = _is_unit_alone(cells), self.shared and _names_unit(cells)
        name = cells.get("unit-name" if alone else "project-name")
        is_sum = name is not None and _is_sum(name)
        if alone and self.of_projects and is_sum:
            self.is_unit, self.stubs = False, {"project-name": cells["unit-name"].text}
            return
        self.is_unit = self.of_projects and (alone or both) and not is_sum
        if self.is_unit:
            self.stubs = {use: cells[use].text for use in _STUBS & cells.keys()}
            self.stubs.setdefault("unit-name", self.stubs.pop("project-name", ""))
            return
        for use in sorted(_STUBS & cells.keys()):
            if use == "project-name":
                self.stubs.pop("project-code", None)
                self.levels.clear()
            self.stubs[use] = cells[use].text
        if "level1" in cells:
            self.levels = {"level1": squash(cells["level1"].text)}
        if "level2" in cells:
            self.levels["level2"] = squash(cells["level2"].text)


def _names_unit(cells: dict[str, Cell]) -> bool:
    """True for a row with a unit's code and no target: 301001 | 某局本级 | 资金总额."""
    code = squash(cells["unit-code"].text) if "unit-code" in cells else ""
    return code.isdecimal() and "project-name" in cells and "indicator" not in cells


def _is_unit_alone(cells: dict[str, Cell]) -> bool:
    """True for a row with a unit's name and its money, and neither project nor target."""
    return "unit-name" in cells and not cells.keys() & {"project-name", "indicator", "target"}


def _is_sum(cell: Cell) -> bool:
    return vocabulary.lines().totals.fullmatch(squash(cell.text)) is not None


def read_project_list(raw: RawTable, whose: str = "project-name") -> Form | None:
    """The projects of a list with their money and indicators; None for any other form.

    With `whose` unit-name the list of units, with the targets of each whole unit.
    """
    rows = raw.rows[len(leading_rows(raw.rows)) :]
    heads = rows[:_MOST_HEADER_ROWS]
    last = next((at for at, row in enumerate(heads) if indicator_columns(row)), None)
    if last is None:
        return None
    width = max(len(row.cells) for row in rows)
    if are_cut(heads[: last + 1], width):
        return _read_copied(heads[: last + 1], rows[last + 1 :], width, whose)
    header = read_header(rows[: last + 1], width, raw.merged_cells_missing)
    for _ in rows[last + 1 : _MOST_HEADER_ROWS]:
        lower = read_header(rows[: last + 2], width, raw.merged_cells_missing)
        if not _goes_on(lower):
            break
        header, last = lower, last + 1
    uses = _uses(header)
    if whose not in uses.values():
        return None
    return _read(header, uses, rows[last + 1 :], whose)


def _read_copied(heads: Sequence[Row], rows: Sequence[Row], width: int, whose: str) -> Form | None:
    """A list without the cells that merged ones cover, or the doubt where each stands.

    A word printed once is in the first row of its cell: no level is settled otherwise.
    """
    words = {_use(squash(cell.text)) for row in heads for cell in row.cells}
    if whose not in words:
        return None
    whole = whole_heads(heads, width)
    width = len(whole[0].cells) if whole else width
    header = read_header(whole or heads, width, merged_cells_missing=False)
    uses = _uses(header)
    lines = placed_lines(uses, list(_lines(rows)), width) if whole else None
    if lines is None:
        return Form("", (), (), tuple(heads), "", (), doubt=LOST)
    return _read(header, uses, lines, whose, settled=True)


def _lines(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a list but for its header printed again, notes and blank ones."""
    for row in rows:
        if (
            not indicator_columns(row)
            and not is_note(row)
            and any(c.text.strip() for c in row.cells)
        ):
            yield row


def _by_column(header: Header, row: Row) -> dict[int, Cell]:
    """The printed cells of a row, read from the right where it is short."""
    moved = header.width - len(row.cells)
    return {i + moved: cell for i, cell in enumerate(row.cells) if not is_blank(cell.text)}


def _names_both(header: Header, uses: dict[int, str]) -> bool:
    """True where the column of the projects is said to hold units as well."""
    columns = [index for index, use in uses.items() if use == "project-name"]
    words = [squash(header.path(index)[-1].text) for index in columns]
    return any(vocabulary.columns().stub(word) == "project-name-or-unit" for word in words)


def _goes_on(header: Header) -> bool:
    """True where the last row divides words for money above it: 小计, 其中：财政拨款."""
    words = header.spans[-1]
    over = [[span.text for span in header.path(word.start)[:-1]] for word in words]
    below_money = all(path and _use(squash(path[-1])) == "money" for path in over)
    known = [_use(squash(word.text)) for word in words]
    pairs = zip(known, words, strict=True)
    told = all(use == "money" or not (use or has_digit(word.text)) for use, word in pairs)
    return len(header.spans) > 1 and "money" in known and below_money and told


def is_bare_list(raw: RawTable) -> bool:
    """True for a list of projects with their money and without indicators: a table of rows.

    Known by a header all of whose words are known, 项目名称 and words for money among them, and
    by amounts below in rows of their own.
    """
    rows = raw.rows[len(leading_rows(raw.rows)) :]
    length = header_length(rows)
    if not 0 < length < len(rows) or any(map(indicator_columns, rows)):
        return False
    columns = vocabulary.columns()
    heads = {i: squash(c.text) for i, c in enumerate(rows[0].cells) if not is_blank(c.text)}
    stubs = {columns.stub(word) for word in heads.values()}
    money = {i for i, word in heads.items() if _use(word) == "money"}
    below = [row.cells[i].text for row in rows[length:] for i in money if i < len(row.cells)]
    of_which = vocabulary.lines().of_which.fullmatch
    known = all(columns.knows(w) or _use(w) or of_which(w) for w in heads.values())
    return known and "project-name" in stubs and any(map(parse_amount, below))


def _uses(header: Header) -> dict[int, str]:
    """What every column holds, by its lowest word, each use once but for money."""
    found: dict[int, str] = {}
    for index in range(header.width):
        words = [squash(span.text) for span in header.path(index)]
        use = _use(words[-1]) if words else ""
        if not use and len(words) > 1 and vocabulary.columns().money.fullmatch(words[-1]):
            use = _use(words[-2])  # 其中：财政资金 under 预算数
        if use and (use == "money" or use not in found.values()):
            found[index] = use
    content = "description" if "indicator" in found.values() else "indicator"
    return {index: content if use == "content" else use for index, use in found.items()}


def _use(word: str) -> str:
    forms, columns = vocabulary.forms(), vocabulary.columns()
    if forms.project_keys.fullmatch(word):
        return "project-name"
    if use := forms.column(word):
        return use
    stub = columns.stub(word)
    if stub in _STUBS:
        return stub
    is_money = forms.money_keys.fullmatch(word) or (columns.amount(word) and not stub)
    return "money" if is_money and not columns.is_ignored(word) else ""


def _read(
    header: Header,
    uses: dict[int, str],
    rows: Sequence[Row],
    whose: str,
    *,
    settled: bool = False,
) -> Form:
    """The form under its header; `settled` where every level stands in its first row."""
    place = _Place(of_projects=whose == "project-name", shared=_names_both(header, uses))
    money: list[Money] = []
    indicators: list[PrintedIndicator] = []
    unread: list[Cell] = []
    bare: set[int] = set()  # rows of nothing but a name and money
    for number, row in enumerate(_lines(rows), 1):
        cells = _by_column(header, row)
        by_use = {uses[i]: cell for i, cell in cells.items() if i in uses}
        place.take(by_use)
        money += _money(header, uses, cells, number, place, whose)
        unread += _unread(uses, cells)
        if "project-name" not in by_use:
            bare.discard(number - 1)  # its targets go on below
        elif all(uses.get(i) in _STUBS | {"money"} for i in cells):
            bare.add(number)
        if "indicator" in by_use and "target" in by_use:
            indicators.append(_indicator(by_use, number, place))
    money = with_units(money, bare) if place.shared else money
    first = min((m.key for m in money), key=[m.key for m in money].index, default="")
    shown = tuple(_with_role(m, m.key == first) for m in money)
    levelled = tuple(indicators) if settled else settle_levels(indicators)
    return Form("", shown, levelled, header.rows, "", tuple(unread))


def _money(
    header: Header,
    uses: dict[int, str],
    cells: dict[int, Cell],
    number: int,
    place: _Place,
    whose: str,
) -> Iterator[Money]:
    """The money of a row; a row called 合计 is of no project."""
    name = tidy_key(place.stubs.get("unit-name" if place.is_unit else whose, ""))
    is_total = vocabulary.lines().totals.fullmatch(squash(name)) is not None
    for index, cell in cells.items():
        if uses.get(index) != "money" or not parse_amount(cell.text):
            continue
        words = [span.text for span in header.path(index)]
        unit = next((u for word in reversed(words) if (u := unit_of_word(squash(word)))), "")
        yield Money(
            number,
            name,
            " / ".join(words),
            cell,
            unit,
            role="total" if is_total else "subtotal" if place.is_unit else "item",
            project=_project(place) if not is_total else ("", ""),
            administration=(place.stubs.get("unit-code", ""), place.stubs.get("unit-name", "")),
        )


def _project(place: _Place) -> tuple[str, str]:
    name = tidy_key(place.stubs.get("project-name", ""))
    return place.stubs.get("project-code", ""), name


def _with_role(money: Money, first: bool) -> Money:
    return money if first else money.as_part()


def _unread(uses: dict[int, str], cells: dict[int, Cell]) -> Iterator[Cell]:
    """Digits under a money column that are no amount, and money where none is known."""
    for index, cell in cells.items():
        amount = parse_amount(cell.text)
        if uses.get(index) == "money" and amount is None and has_digit(cell.text):
            yield cell
        elif index not in uses and amount is not None and "." in cell.text:
            yield cell


def _indicator(cells: dict[str, Cell], number: int, place: _Place) -> PrintedIndicator:
    placed = _LEVELS | _STUBS | {"indicator", "target", "money"}
    return PrintedIndicator(
        number,
        place.levels.get("level1", ""),
        place.levels.get("level2", ""),
        cells["indicator"],
        cells["target"],
        {use: cell for use, cell in cells.items() if use not in placed},
        levels_printed=frozenset(cells) & _LEVELS,
        project=(place.stubs.get("project-code", ""), place.stubs.get("project-name", "")),
    )
