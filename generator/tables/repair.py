"""Headers whose words were lost or scattered: which reading makes the sums true?

The columns a damaged header must have had are known from two places: the layouts that
the table kind declares (`expected`), and the header's own words in reading order. Both
are laid over the printed positions from left to right, some words or blank positions
left out, and the readings are tried from the least disturbed on. One is accepted only
when every printed amount has a column, at least one sum is tested, and none breaks.
Readings equally good are told apart by the other tables of the same document (the same
line, the same column, the same amount); failing that nothing is bound. On a
page without lines a word comes from elsewhere only below one that is printed.

A row torn apart by a page break (a lone number below the last column) is joined to the
row above it when only the joined row satisfies the sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.columns import make_column
from generator.tables.evidence import Evidence, row_key
from generator.tables.header import Header, Span, looks_like_code
from generator.tables.identities import row_identities, tally
from generator.tables.leaves import Leaf, leaf_lists
from generator.tables.model import BodyRow, BoundTable, Column
from generator.tables.readings import Reading, readings
from generator.tables.shifts import Moves, fit, mend_rows


def repair(
    bound: BoundTable, header: Header, kind: TableKind, evidence: Evidence
) -> BoundTable | None:
    """The table under the reading that satisfies the sums, or None when none does."""
    original = _unshifted(bound)
    if not original:
        return None
    for rows, joined in _row_variants(original):
        first = _first_amount(rows)
        stubs = _stub_columns(header, rows, first, kind)
        if stubs is None:
            continue
        for leaves in leaf_lists(header, kind, evidence, first):
            width = max(max(row.cells, default=0) for row in rows) + 1
            found = _best(stubs, leaves, rows, first, width, evidence)
            if found and not (bound.raw.rows_open and _is_invented(header, found[0], rows)):
                return _repaired(bound, found[0], found[1], joined, found[2])
    return None


def _is_invented(header: Header, columns: Sequence[Column], rows: Sequence[BodyRow]) -> bool:
    """Whether amounts get a word that is not printed, below another one that is not."""
    printed = {squash(span.text) for level in header.spans for span in level}
    return any(
        sum(squash(word) not in printed for word in column.path) > 1
        for column in _restored(columns, rows)
    )


def _restored(columns: Sequence[Column], rows: Sequence[BodyRow]) -> list[Column]:
    """The columns with amounts whose words are not printed."""
    filled = {i for row in rows for i, cell in row.cells.items() if parse_amount(cell.text)}
    return [column for column in columns if column.restored and column.index in filled]


def _unshifted(bound: BoundTable) -> tuple[BodyRow, ...]:
    """The rows as printed, before any were moved."""
    printed = {row.source: row for row in (*bound.raw.rows,)}
    return tuple(
        BodyRow(row.number, dict(enumerate(printed[row.source].cells)), source=row.source)
        for row in bound.rows
    )


def _row_variants(rows: tuple[BodyRow, ...]) -> Iterator[tuple[tuple[BodyRow, ...], int]]:
    """The rows as they are, then with torn rows joined; with the number of joins."""
    yield rows, 0
    joined: list[BodyRow] = []
    count = 0
    for row in rows:
        printed = [i for i, cell in row.cells.items() if not is_blank(cell.text)]
        last = max(row.cells, default=0)
        if joined and printed == [last] and parse_amount(row.cells[last].text):
            before = joined[-1]
            cells = {**before.cells, max(before.cells) + 1: row.cells[last]}
            joined[-1] = replace(before, cells=cells, note="下一行的末格是本行被拆开的部分，已接回")
            count += 1
        else:
            joined.append(row)
    if count:
        yield tuple(replace(row, number=n) for n, row in enumerate(joined, 1)), count


def _first_amount(rows: Sequence[BodyRow]) -> int:
    """The position from which on the rows hold money: least words right, money left of it."""
    width = max((max(row.cells, default=0) for row in rows), default=0) + 1
    text, money = [0] * width, [0] * width
    for row in rows:
        for index, cell in row.cells.items():
            if is_blank(cell.text):
                continue
            if parse_amount(cell.text) is None:
                text[index] += 1
            elif not looks_like_code(cell.text):
                money[index] += 1
    costs = [sum(money[:at]) + sum(text[at:]) for at in range(width + 1)]
    first = costs.index(min(costs))
    while first < width and not (text[first] or money[first]) and first > 0:
        first += 1
    return first if first < width else costs.index(min(costs))


def _stub_columns(
    header: Header, rows: Sequence[BodyRow], first: int, kind: TableKind
) -> tuple[Column, ...] | None:
    """The label columns left of `first`: the words above them, or the words in order."""
    body = [[row.cells[i] for row in rows if i in row.cells] for i in range(first)]
    is_stub = vocabulary.columns().stub
    paths = [
        tuple(span for span in header.path(index) if is_stub(squash(span.text)))
        for index in range(first)
    ]
    if not all(paths):
        ordered = _stub_words_in_order(header, first)
        if ordered is None:
            return None
        paths = ordered
    return tuple(make_column(i, paths[i], body[i], kind) for i in range(first))


def _stub_words_in_order(header: Header, first: int) -> list[tuple[Span, ...]] | None:
    """The label words of the lowest header row that has them, one a position."""
    is_stub = vocabulary.columns().stub
    for level in range(len(header.spans) - 1, -1, -1):
        words = [span for span in header.spans[level] if is_stub(squash(span.text))]
        if len(words) != first:
            continue
        groups = list(header.spans[level - 1])[: first if level else 0]
        starts = [i for i, word in enumerate(words) if word.text == words[0].text]
        paths: list[tuple[Span, ...]] = []
        for position, word in enumerate(words):
            group = sum(start <= position for start in starts) - 1
            above = (groups[group],) if group < len(groups) else ()
            paths.append((*above, word))
        return paths
    return None


def _best(
    stubs: tuple[Column, ...],
    leaves: Sequence[Leaf],
    rows: tuple[BodyRow, ...],
    first: int,
    width: int,
    evidence: Evidence,
) -> tuple[tuple[Column, ...], tuple[BodyRow, ...], int] | None:
    """Columns and rows of the reading that holds; the number of rival readings."""
    filled = {
        index
        for row in rows
        for index, cell in row.cells.items()
        if index >= first and not is_blank(cell.text)
    }
    accepted: list[tuple[float, int, tuple[Column, ...], tuple[BodyRow, ...]]] = []
    moves: Moves = {}
    for reading in readings(leaves, first, width, filled):
        if accepted and reading.cost > accepted[0][0] + 1:
            break
        columns = (*stubs, *_columns(reading))
        mended, _ = mend_rows(columns, rows, moves)
        if not fit(columns, mended):
            continue
        result = tally(row_identities(columns), mended)
        if result.broken or not result.held:
            continue
        accepted.append((reading.cost, _support(columns, mended, evidence), columns, mended))
    if not accepted:
        return None
    accepted.sort(key=lambda item: (-item[1], item[0]))
    best = accepted[0]
    rivals = [a for a in accepted[1:] if a[:2] == best[:2] and _differs(a[2], best[2], filled)]
    if rivals:
        return None
    return best[2], best[3], len(accepted) - 1


def _differs(a: tuple[Column, ...], b: tuple[Column, ...], filled: set[int]) -> bool:
    """True when two readings name a printed amount differently."""
    names = [{c.index: c.name for c in columns if c.index in filled} for columns in (a, b)]
    return names[0] != names[1]


def _support(columns: Sequence[Column], rows: Sequence[BodyRow], evidence: Evidence) -> int:
    """How many amounts another table of the document prints for the same line and column."""
    return sum(
        (row_key(row, columns), column.concepts, row.cells[column.index].text) in evidence.values
        for column in columns
        for row in rows
        if column.use == "amount" and column.index in row.cells
    )


def _columns(reading: Reading) -> list[Column]:
    return [
        Column(position, leaf.words, "amount", concepts=leaf.concepts, restored=leaf.lost)
        for position, leaf in reading.pairs
    ]


def _repaired(
    bound: BoundTable,
    columns: tuple[Column, ...],
    rows: tuple[BodyRow, ...],
    joined: int,
    rivals: int,
) -> BoundTable:
    """The table with its new columns and a note that says how they were found."""
    lost = [column.path[-1] for column in columns if column.restored]
    parts = ["表头缺损或错位，各栏按加总关系认定（合计等于各部分之和，逐行成立）"]
    if lost:
        named = [column.path[-1] for column in _restored(columns, rows)]
        if named:
            parts.append(f"缺失的栏名“{'”“'.join(named)}”据本文件其他部分或通行格式补出")
    if joined:
        parts.append(f"{joined} 处被拆开的行已接回")
    if rivals:
        parts.append("另有同样满足加总关系的读法，已按版面和本文件其他表的同名数据排除")
    return replace(
        bound, columns=columns, rows=rows, binding="restored", note="；".join(parts), unread=()
    )
