"""Wide performance forms: one project a row, pairs of (三级指标, 指标值) side by side.

The pairs stand under 成本指标, 产出指标 …; a project goes on over several rows. Rows whose
cells slid sideways are moved to where words stand under indicators; a torn row (one pair,
far from its place) goes on with the pairs of the row above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.forms import column_uses
from generator.tables.header import put_over
from generator.tables.leading import leading_rows
from generator.tables.model import PrintedIndicator, RawTable


def is_wide(raw: RawTable) -> bool:
    """True for a form whose header pairs indicator and value columns side by side."""
    return _pair_header(raw) is not None


@dataclass(frozen=True, slots=True)
class PairColumns:
    """Columns of a wide form that hold (indicator, value) pairs under one level 1."""

    level1: str
    indicator: int
    target: int


def _pair_header(raw: RawTable) -> tuple[int, tuple[PairColumns, ...]] | None:
    """Header length and pairs of a wide form, or None for any other table."""
    rows = raw.rows[len(leading_rows(raw.rows)) :]
    for at, row in enumerate(rows[:4]):
        told = column_uses(row)
        uses = [told.get(index, "") for index in range(len(row.cells))]
        pairs = [i for i in range(len(uses) - 1) if uses[i : i + 2] == ["indicator", "target"]]
        if len(pairs) < 2 or {"level1", "level2"} & set(uses):
            continue  # one list of targets, or two of them (中期, 年度) beside each other
        above: Sequence[Cell | None] = rows[at - 1].cells if at else ()
        if raw.merged_cells_missing and 0 < len(above) < len(row.cells):
            above = put_over(rows[at - 1].cells, row.cells)
        return at + 1, tuple(PairColumns(squash(_word_over(above, i)), i, i + 1) for i in pairs)
    return None


def _word_over(cells: Sequence[Cell | None], index: int) -> str:
    left = reversed(cells[: index + 1])
    return next((cell.text for cell in left if cell and cell.text), "")


def read_pairs(
    raw: RawTable, numbers: Mapping[str, int]
) -> tuple[tuple[PrintedIndicator, ...], tuple[Row, ...]]:
    """The indicators of a wide form, row by row; shifted rows are moved into place.

    `numbers` gives the data rows of the table their numbers, by where they are printed.
    """
    header = _pair_header(raw)
    if header is None:
        return (), ()
    length, pairs = header
    rows = raw.rows[len(leading_rows(raw.rows)) :]
    found: list[PrintedIndicator] = []
    last_level = ""
    for row in rows[length:]:
        if row.source not in numbers:
            continue  # the header, printed again
        read, note = _row_pairs(row, pairs, _stub_end(rows[:length]), last_level)
        for level1, name, target in read:
            last_level = level1
            found.append(PrintedIndicator(numbers[row.source], level1, "", name, target, {}, note))
    return tuple(found), tuple(rows[:length])


def _row_pairs(
    row: Row, pairs: Sequence[PairColumns], stub_end: int, last_level: str
) -> tuple[list[tuple[str, Cell, Cell | None]], str]:
    """Pairs of one row; of the shifts that put words under indicators, the least."""
    texts = {i for i, c in enumerate(row.cells) if c.text.strip()}
    for shift in (0, -1, 1, -2, 2):
        places = {p.indicator + shift: p for p in pairs}
        inside = {i for i in texts if i >= stub_end and not _is_number(row, i)}
        covered = {i for place in places for i in (place, place + 1)}
        starts = [place for place in sorted(places) if place in inside]
        if (
            inside
            and inside <= covered
            and all(place in inside for place in places if place + 1 in inside)
        ):
            note = f"本行单元格错开{abs(shift)}格，已按内容归位" if shift else ""
            return [(places[at].level1, row.cells[at], _cell(row, at + 1)) for at in starts], note
    words = sorted(i for i in texts if not _is_number(row, i))
    if len(words) == 2 and words[1] == words[0] + 1 and last_level and not texts - set(words):
        note = "本行被拆开，按上一行的指标类别归位"
        return [(last_level, row.cells[words[0]], row.cells[words[1]])], note
    return [], ""


def _is_number(row: Row, index: int) -> bool:
    amount = parse_amount(row.cells[index].text)
    return amount is not None and not amount.unit


def _stub_end(header: Sequence[Row]) -> int:
    """How many columns at the left hold codes and names."""
    stub = vocabulary.columns().stub
    count = 0
    for cell in header[0].cells:
        if not stub(squash(cell.text)):
            break
        count += 1
    return count


def _cell(row: Row, index: int) -> Cell | None:
    return row.cells[index] if index < len(row.cells) and row.cells[index].text.strip() else None
