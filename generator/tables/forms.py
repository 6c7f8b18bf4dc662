"""Upright performance forms: keys with values on top, a list of indicators below.

They print `项目名称 | …`, `资金总额 | 18`, then an indicator list with a header of its own;
what comes out is money cells with their keys, and indicators.

Merged cells at the left of an indicator list come as blanks: the word above holds on. A
row whose first cells were dropped is read from the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash, without_unit
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.form_grids import GridCell, read_grids, unit_in_label
from generator.tables.glued import glued, is_money, says_money
from generator.tables.header import is_sequence_row, tidy
from generator.tables.leading import leading_rows, words_of
from generator.tables.levels import settle_levels
from generator.tables.model import PrintedIndicator, RawTable
from generator.tables.placing import placed
from generator.tables.repeats import printed_again


@dataclass(frozen=True, slots=True)
class Money:
    """A money cell of a form; `label` heads the row, `key` stands before the cell.

    A list of projects gives every cell its role, project (code, name) and unit (code, name);
    the form of one project does not.
    """

    row: int
    label: str
    key: str
    cell: Cell
    unit: str
    role: str = ""
    column_role: str = "total"
    project: tuple[str, str] | None = None
    administration: tuple[str, str] = ("", "")
    side: str = ""  # 收入 | 支出, where the form sums both

    def as_part(self) -> Money:
        """The same where another column sums it."""
        return replace(self, column_role="part")


@dataclass(frozen=True, slots=True)
class Form:
    """An upright form, read."""

    project_name: str
    money: tuple[Money, ...]
    indicators: tuple[PrintedIndicator, ...]
    header: tuple[Row, ...]
    unit: str
    unread: tuple[Cell, ...]
    doubt: str = ""  # why nothing may be read from it


def read_form(raw: RawTable) -> Form:
    """The keys, money and indicators of an upright form."""
    skip = len(leading_rows(raw.rows))
    rows = [
        (number, row)
        for number, row in enumerate(_numbered(raw, skip), 1)
        if any(cell.text.strip() for cell in row.cells)
    ]
    start = next((at for at, (_, row) in enumerate(rows) if indicator_columns(row)), len(rows))
    upper, lower = rows[:start], rows[start:]
    grids, keyed, strays = read_grids(upper)
    money, unread = _money(keyed)
    unread += strays
    money = sorted([*money, *map(_of_grid, grids)], key=lambda m: m.row)
    indicators: tuple[PrintedIndicator, ...] = ()
    header: tuple[Row, ...] = ()
    if lower:
        heading, below = _whole_header(lower)
        header = (heading,)
        indicators = _indicators(heading, below)
        unread += _beside_indicators(rows[: start + 1], below)
    unit = next((m.unit for m in money if m.unit), "") or _unit_of_keys(upper)
    return Form(_project_name(upper), tuple(money), indicators, header, unit, tuple(unread))


def _numbered(raw: RawTable, skip: int) -> list[Row]:
    """Rows of all pages, the titles and heads printed again on later pages left out."""
    starts, again = set(raw.pages[1:]), printed_again(raw)
    return [
        row
        for index, row in enumerate(raw.rows)
        if index >= skip and index not in again and not (index in starts and leading_rows([row]))
    ]


def _project_name(rows: Sequence[tuple[int, Row]]) -> str:
    """The value after a 项目名称 key."""
    for _, row in rows:
        cells = [cell for cell in row.cells if cell.text.strip()]
        for key, value in zip(cells, cells[1:], strict=False):
            if vocabulary.forms().project_keys.fullmatch(squash(key.text)):
                return value.text
    return ""


def _of_grid(cell: GridCell) -> Money:
    return Money(
        cell.row,
        cell.label,
        " / ".join(cell.path),
        cell.cell,
        cell.unit,
        role="total" if cell.is_total else "item",
        column_role="part" if cell.is_part else "total",
    )


def _money(rows: Sequence[tuple[int, Row]]) -> tuple[list[Money], list[Cell]]:
    """Money cells: numbers right after a key that names money."""
    found: list[Money] = []
    unread: list[Cell] = []
    above: dict[int, str] = {}  # keys of the rows before, by column
    for number, row in rows:
        cells = [cell for cell in row.cells if not is_blank(cell.text)]
        pairs = _pairs(cells)
        heads = _row_head(cells, pairs)
        names = [tidy_key(key.text) for key, _ in pairs]
        at = {cell.source: index for index, cell in enumerate(row.cells)}
        places = [at[key.source] for key, _ in pairs]
        if len(set(names)) == len(names):
            above |= dict(zip(places, names, strict=True))
        else:  # 其中：财政拨款 under 中期资金总额 and under 年度资金总额
            names = [
                f"{above[at]} / {name}" if at in above else name
                for at, name in zip(places, names, strict=True)
            ]
        for (key, value), name in zip(pairs, names, strict=True):
            label = tidy_key(heads.text) if heads else tidy_key(key.text)
            unit = unit_in_label(key.text) or (unit_in_label(heads.text) if heads else "")
            found.append(Money(number, label, name, value, unit))
        taken = {value.source for _, value in pairs}
        unread += [
            cell
            for before, cell in zip([None, *cells], cells, strict=False)
            if cell.source not in taken and _is_passed_over(before, cell)
        ]
    return found, unread


def _pairs(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Keys of money with their amounts, beside each other or in one cell."""
    found = []
    for before, cell in zip([None, *cells], cells, strict=False):
        if before and parse_amount(cell.text) and _is_money_key(before.text):
            found.append((before, cell))
        elif (pair := glued(cell)) and is_money(pair[0].text):
            found.append(pair)
        elif pair and before and _is_total(pair[0]) and _is_money_key(before.text):
            found.append((before, pair[1]))  # 预算金额 | 合计：12.00
    return found


def _is_total(cell: Cell) -> bool:
    return vocabulary.lines().totals.fullmatch(squash(cell.text)) is not None


def _is_passed_over(before: Cell | None, cell: Cell) -> bool:
    """True for a number that may be money, beside its words or in one cell with them."""
    if parse_amount(cell.text):
        return _may_be_money(before, cell)
    pair = glued(cell)
    return _may_be_money(*pair) if pair else says_money(cell)


def _may_be_money(before: Cell | None, cell: Cell) -> bool:
    """True for decimals, a printed unit, and a round number behind words that speak of money."""
    likely = vocabulary.forms().likely_money.fullmatch
    amount = parse_amount(cell.text)
    if "." in cell.text or (amount and amount.unit):
        return True
    return before is not None and bool(likely(squash(before.text)))


def _is_money_key(text: str) -> bool:
    word, keys = squash(tidy_key(text)), vocabulary.forms().money_keys
    named = any(map(keys.fullmatch, (squash(text), word, without_unit(word))))
    return named or is_money(without_unit(word))


def _row_head(cells: Sequence[Cell], pairs: Sequence[tuple[Cell, Cell]]) -> Cell | None:
    """The first cell when it only heads several money keys (项目资金（万元）)."""
    first = pairs[0][0].source if pairs else ""
    if len(pairs) < 2 or cells[0].source == first or cells[1].source != first:
        return None
    return cells[0]


def tidy_key(text: str) -> str:
    """A form key without blanks and without its closing colon."""
    return tidy(text).rstrip(":：")


def _unit_of_keys(rows: Sequence[tuple[int, Row]]) -> str:
    return next(
        (unit for _, row in rows for cell in row.cells if (unit := unit_in_label(cell.text))), ""
    )


def column_uses(row: Row) -> dict[int, str]:
    """What the columns of an indicator list hold, by the words of the row.

    指标内容 is the indicator, or what describes it where 三级指标 stands beside it.
    """
    forms, words = vocabulary.forms(), [squash(cell.text) for cell in row.cells]
    uses = {index: use for index, word in enumerate(words) if (use := forms.column(word))}
    named = (i for i, use in uses.items() if use == "indicator")
    is_named = any(not forms.section_keys.fullmatch(words[index]) for index in named)
    content = "description" if is_named else "indicator"
    return {index: content if use == "content" else use for index, use in uses.items()}


def _whole_header(rows: Sequence[tuple[int, Row]]) -> tuple[Row, Sequence[tuple[int, Row]]]:
    """The header of a list of indicators, and the rows below it.

    绩效指标 may stand over 一级指标, 二级指标 and 三级指标, which a second row prints below it.
    """
    first, rest = rows[0][1], rows[1:]
    second = rest[0][1] if rest else None
    below = set(column_uses(second).values()) if second else set()
    if second is None or "indicator" not in below or not below <= _NAMES:
        return first, rest
    if len(second.cells) != len(first.cells) or len(words_of(second)) != len(column_uses(second)):
        return first, rest
    pairs = zip(first.cells, second.cells, strict=True)
    cells = tuple(lower if lower.text.strip() else upper for upper, lower in pairs)
    return replace(first, cells=cells), rest[1:]


def indicator_columns(row: Row) -> dict[int, str]:
    """Uses of the columns when the row heads an indicator list, else nothing."""
    uses = column_uses(row)
    names = set(uses.values())
    return _doubled(uses) if {"indicator", "target"} <= names else {}


def _doubled(uses: dict[int, str]) -> dict[int, str]:
    """The first column of every use; 指标 twice is a heading and its column."""
    seen: dict[str, int] = {}
    for index, use in sorted(uses.items()):
        if use == "indicator" and use in seen:
            del uses[seen[use]]
        seen[use] = index
    return uses


def _indicators(header: Row, rows: Sequence[tuple[int, Row]]) -> tuple[PrintedIndicator, ...]:
    """The lines of an indicator list."""
    sets = _sets(header)
    if len(sets) > 1:
        return tuple(i for columns in sets for i in _indicators_of(columns, header, rows))
    return _indicators_of(indicator_columns(header), header, rows)


def _sets(header: Row) -> list[dict[int, str]]:
    """Columns of 中期 and 年度 targets side by side, the first level shared; else one set."""
    uses = column_uses(header)
    starts = [i for i, use in uses.items() if use == "target"]
    names = [i for i, use in uses.items() if use == "indicator"]
    if len(starts) < 2 or len(names) != len(starts):
        return []
    if not all(a < b for a, b in zip(names, starts, strict=True)) or names[1] < starts[0]:
        return []
    shared = {i: use for i, use in uses.items() if use == "level1" and i < names[0]}
    ends = [-1, *starts]
    return [
        shared | {i: use for i, use in uses.items() if first < i <= last}
        for first, last in zip(ends, starts, strict=False)
    ]


def _indicators_of(
    columns: dict[int, str], header: Row, rows: Sequence[tuple[int, Row]]
) -> tuple[PrintedIndicator, ...]:
    """The lines of an indicator list under one set of columns."""
    width = len(header.cells)
    found: list[PrintedIndicator] = []
    levels = {"level1": "", "level2": ""}
    for number, row in rows:
        if indicator_columns(row) or is_note(row):
            continue
        cells, note = placed(row, columns, width, levels["level1"])
        if "indicator" not in cells:
            _hold(levels, cells)
            continue
        _hold(levels, cells)
        found.append(
            PrintedIndicator(
                number,
                levels["level1"],
                levels["level2"],
                cells["indicator"],
                cells.get("target"),
                {use: cell for use, cell in cells.items() if use not in _PLACED},
                note,
                frozenset(cells) & _LEVELS,
                bool(note),
            )
        )
    return settle_levels(found)


def _beside_indicators(
    header: Sequence[tuple[int, Row]], rows: Sequence[tuple[int, Row]]
) -> list[Cell]:
    """Amounts beside a list of indicators, in columns whose word speaks of money."""
    own = column_uses(header[-1][1])
    said = {i: squash(c.text) for _, row in header for i, c in enumerate(row.cells) if c.text}
    money = {i for i, word in said.items() if i not in own and _speaks_of_money(word)}
    cells = [row.cells[i] for _, row in rows for i in sorted(money) if i < len(row.cells)]
    return [cell for cell in cells if parse_amount(cell.text)]


def _speaks_of_money(word: str) -> bool:
    forms, columns = vocabulary.forms(), vocabulary.columns()
    if forms.not_money.fullmatch(word) or columns.is_ignored(word):
        return False
    is_known = forms.money_keys.fullmatch(word) or columns.amount(word)
    return bool(is_known or forms.likely_money.fullmatch(word))


def is_note(row: Row) -> bool:
    """True for a row that holds nothing but a note, or the numbers of the columns."""
    words = words_of(row)
    if is_sequence_row([squash(word) for word in words]):
        return True
    return len(words) == 1 and vocabulary.lines().notes.fullmatch(words[0]) is not None


_LEVELS = frozenset({"level1", "level2"})
_NAMES = _LEVELS | {"indicator"}
_PLACED = _NAMES | {"target"}


def _hold(levels: dict[str, str], cells: dict[str, Cell]) -> None:
    """A printed level holds until the next; a new level 1 ends the level 2 before it."""
    if "level1" in cells:
        levels["level1"], levels["level2"] = tidy(cells["level1"].text), ""
    if "level2" in cells:
        levels["level2"] = tidy(cells["level2"].text)
