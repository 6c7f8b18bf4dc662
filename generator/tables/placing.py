"""The cells of a row of an indicator list under the words of its header.

A row that fits nowhere as it stands is moved to where it fits: extraction loses cells, and
what is copied from a page has none where a merged one covers them. What fits nowhere shows
itself by an amount or a target in the place of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.copied_lists import are_in_place, is_first_level
from generator.tables.model import PrintedIndicator

_SHIFTS = (0, 1, 2, 3, -1, -2)


def placed(
    row: Row, columns: dict[int, str], width: int, level1: str
) -> tuple[dict[str, Cell], str]:
    """Cells by use. A row that fits nowhere as it stands is moved to where it fits.

    A row with one cell for every use and no others is read in order (a page whose merged
    cells are gone); else the least move under which every printed cell has a use. `level1` is
    the level above.
    """
    order = [columns[index] for index in sorted(columns)]
    if len(row.cells) != width and len(row.cells) == len(order):
        dense = {use: cell for use, cell in zip(order, row.cells, strict=True) if cell.text}
        if _consistent(dense, row, moved=True):
            return dense, ""
    for shift in _shifts(row, width, level1):
        cells = {
            use: row.cells[index - shift]
            for index, use in columns.items()
            if 0 <= index - shift < len(row.cells) and row.cells[index - shift].text.strip()
        }
        if _consistent(cells, row, moved=shift != 0):
            return cells, f"本行单元格错开{abs(shift)}格，已按内容归位" if shift else ""
    return _as_printed(row, columns), ""


def _shifts(row: Row, width: int, level1: str) -> tuple[int, ...]:
    """The moves to be tried: to the right edge first, where the cells at the left are gone."""
    known = vocabulary.forms().level1_words.fullmatch
    right = width - len(row.cells)
    first = squash(row.cells[0].text)
    is_cut = right > 0 and first and known(squash(level1)) and not is_first_level(first)
    return (right, *_SHIFTS) if is_cut else _SHIFTS


def _as_printed(row: Row, columns: dict[int, str]) -> dict[str, Cell]:
    return {
        use: row.cells[index]
        for index, use in columns.items()
        if index < len(row.cells) and row.cells[index].text.strip()
    }


def _consistent(cells: dict[str, Cell], row: Row, *, moved: bool) -> bool:
    """Every printed cell has a use, a target has its indicator, words are of their kind."""
    printed = {cell.source for cell in row.cells if cell.text.strip() and not _is_heading(cell)}
    if printed - {cell.source for cell in cells.values()}:
        return False
    if "target" in cells and "indicator" not in cells:
        return False
    return are_in_place({use: cell.text for use, cell in cells.items()}, moved=moved)


def _is_heading(cell: Cell) -> bool:
    """The word 绩效指标 at the left of the list, merged over all its rows."""
    return vocabulary.forms().section_keys.fullmatch(squash(cell.text)) is not None


def in_place(
    found: Sequence[PrintedIndicator],
) -> tuple[tuple[PrintedIndicator, ...], tuple[Cell, ...]]:
    """The indicators that can be what their columns say, and the cells of the others."""
    kept = tuple(i for i in found if are_in_place(_words(i), moved=False))
    return kept, tuple(cell for i in found if i not in kept for cell in _told(i))


def _words(printed: PrintedIndicator) -> Mapping[str, str]:
    cells = printed.cells | {"indicator": printed.name}
    cells |= {"target": printed.target} if printed.target else {}
    levels = {"level1": printed.level1, "level2": printed.level2}
    words = levels | {use: cell.text for use, cell in cells.items()}
    return words | {"project-name": printed.project[1]}


def _told(printed: PrintedIndicator) -> Iterable[Cell]:
    """The cells with a digit, or the name where there are none."""
    cells = [printed.name, *([printed.target] if printed.target else []), *printed.cells.values()]
    return [cell for cell in cells if any(map(str.isdigit, cell.text))] or [printed.name]
