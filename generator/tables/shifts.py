"""Rows whose cells slid sideways are moved back under the header.

A row is moved only when money stands under names, or words under money while its sums do
not hold; when one move makes every cell fit, and when no sum breaks by it. Of such moves
the one that moves least is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.columns import fits
from generator.tables.identities import Identity, row_identities, tally
from generator.tables.model import BodyRow, Column

# The moves of each row, by its identity: they are the same for every reading of a header.
Moves = dict[int, tuple[BodyRow, ...]]
MERGED_NAMES = "名称栏合并，其后各格右移{}格，与末栏对齐"


def fit(columns: Sequence[Column], rows: Sequence[BodyRow]) -> bool:
    """True where every printed cell of the rows can belong to the column it stands under."""
    places = _places(columns)
    return not any(any(_misplaced(places, row)) for row in rows)


def _places(columns: Sequence[Column]) -> dict[int, Column]:
    return {column.index: column for column in columns}


def _misplaced(places: Mapping[int, Column], row: BodyRow) -> Iterator[Cell]:
    for index, cell in row.cells.items():
        column = places.get(index)
        if not is_blank(cell.text) and (column is None or not fits(column, cell.text)):
            yield cell


def mend_rows(
    columns: Sequence[Column], rows: Sequence[BodyRow], moves: Moves | None = None
) -> tuple[tuple[BodyRow, ...], int]:
    """The rows with shifted cells moved back, and how many were moved.

    `moves` remembers the moves of the rows where they are asked for under several headers.
    """
    identities, places = row_identities(columns), _places(columns)
    known: Moves = {} if moves is None else moves
    mended: list[BodyRow] = []
    moved = 0
    for row in rows:
        best = row
        if _has_money(row) and _stands_wrong(places, row, identities):
            if id(row) not in known:
                known[id(row)] = tuple(_moves(row, columns))
            best = next(
                (
                    candidate
                    for candidate in known[id(row)]
                    if not any(_misplaced(places, candidate))
                    and not tally(identities, [candidate]).broken
                    and _paid(columns, candidate) >= _paid(columns, row)
                    and _keeps_its_name(candidate)
                    and _takes_money_only(columns, row, candidate, identities)
                ),
                row,
            )
        moved += best is not row
        mended.append(best)
    return tuple(mended), moved


def _stands_wrong(
    places: Mapping[int, Column], row: BodyRow, identities: Sequence[Identity]
) -> bool:
    """True for money under a label column, or words under money without sums that hold."""
    wrong = list(_misplaced(places, row))
    if any(parse_amount(cell.text) for cell in wrong):
        return True
    if all(has_digit(cell.text) for cell in wrong):
        return False  # an amount of doubtful form is no sign of a shift
    sums = tally(identities, [row])
    return not (sums.held and not sums.broken)


def _paid(columns: Sequence[Column], row: BodyRow) -> int:
    """How many amounts stand under money: no move may make codes of them."""
    amounts = (row.cells.get(column.index) for column in columns if column.use == "amount")
    return sum(1 for cell in amounts if cell and parse_amount(cell.text))


def _takes_money_only(
    columns: Sequence[Column],
    row: BodyRow,
    candidate: BodyRow,
    identities: Sequence[Identity],
) -> bool:
    """True unless a count, a price or a rate where it may stand became money, sums unasked."""
    uses = {column.index: column.use for column in columns}
    counted = {id(cell) for index, cell in row.cells.items() if uses.get(index) == "ignored"}
    taken = any(
        id(cell) in counted and uses.get(index) == "amount" and parse_amount(cell.text)
        for index, cell in candidate.cells.items()
    )
    return not taken or tally(identities, [candidate]).held > 0


def _keeps_its_name(candidate: BodyRow) -> bool:
    """True unless the move pushed out the only words of the row."""
    lost = any(not has_digit(cell.text) for cell in candidate.overflow)
    return not lost or any(
        not is_blank(cell.text) and not has_digit(cell.text) for cell in candidate.cells.values()
    )


def _has_money(row: BodyRow) -> bool:
    return any(parse_amount(cell.text) for cell in row.cells.values())


def _moves(row: BodyRow, columns: Sequence[Column]) -> Iterator[BodyRow]:
    """Moves of the row's tail by one or two cells, the shortest tails first.

    Before them, when the row has fewer cells than the table columns: all but its first cell
    moved to the right end, as where 合计 was merged over all columns of names. Moves that push
    a printed cell out of its place come after all others.
    """
    printed = sorted(i for i, cell in row.cells.items() if not is_blank(cell.text))
    short = len(columns) - 1 - max(row.cells)
    if short and len(printed) > 1 and printed[0] == 0:
        if whole := _move(row, printed, printed[1], short, len(columns)):
            yield replace(whole, note=MERGED_NAMES.format(short))
    moves = [
        candidate
        for distance in (1, 2)
        for start in reversed(printed)
        for step in (distance, -distance)
        if (candidate := _move(row, printed, start, step, len(columns)))
    ]
    yield from sorted(moves, key=lambda move: len(move.overflow))


def _move(
    row: BodyRow, printed: Sequence[int], start: int, step: int, width: int
) -> BodyRow | None:
    """The row with every printed cell from `start` on moved by `step`, or None."""
    tail = [i for i in printed if i >= start]
    if tail[-1] + step >= width or start + step < 0:
        return None
    covered = [i for i in printed if start + step <= i < start]
    overflow = [row.cells[i] for i in covered]
    if any(parse_amount(cell.text) for cell in overflow) or len(overflow) > 1:
        return None
    cells: dict[int, Cell] = {
        i: cell for i, cell in row.cells.items() if i < start and i not in covered
    }
    cells.update({i + step: row.cells[i] for i in tail})
    way = "右" if step > 0 else "左"
    note = f"自第{start + 1}格起整体{way}移{abs(step)}格归位"
    return replace(row, cells=cells, overflow=tuple(overflow), note=note)
