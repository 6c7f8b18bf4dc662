"""Tables written with one cell a line and nothing between rows, as text is copied from pages.

Nothing says where a row ends or a cell is blank. But where every row prints all its amounts,
as forms of final accounts do (0.00), labels and amounts follow each other, and after every
label there are as many amounts: then the rows are known. All words above the first row are the
header; how they stand above each other is found out later. Else no amount is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator import locator
from generator.documents.layout import layout_words
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.numbers import is_finished, is_number
from generator.documents.plain.closed_pipes import Closed
from generator.documents.plain.numbered_rows import BLANK, numbered_rows

UNKNOWN_ROWS = "表格每格一行，无法确定各个数字属于哪一行哪一栏，表中的数字没有读取"
_NO_CELL = re.compile(r"[。；|\t<>]|^\s*#|(?<!其中)[:：]|表$")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+")
_LONGEST = 40
_FEWEST_BELOW_A_UNIT = 2
_FEWEST_AMOUNTS = 4
_FEWEST_ROWS = 2
_MOST_COUNTED = 120  # words and numbers of a row that numbers columns
_LONGEST_PAGE = 3  # digits
_MOST_LABELS = 4  # of a row

_Places = Sequence[int]  # indices of lines


def stacked_tables(lines: Sequence[str]) -> dict[int, Closed]:
    """The tables by the index of the line they begin in."""
    found = {}
    runs = list(_runs(lines))
    if not any(_opens_tables(lines, run) for run in runs):
        return {}
    for run in runs:
        numbers = [n for n, at in enumerate(run) if is_number(lines[at].strip())]
        printed = [lines[run[n]].strip() for n in numbers]
        if numbers and (_opens_tables(lines, run) or not _are_pages(printed)):
            inside = run[: numbers[-1] + 1]
            found[run[0]] = Closed(_grid(lines, inside), inside[-1] + 1)
    return found


def _opens_tables(lines: Sequence[str], run: _Places) -> bool:
    """Whether lines are surely a table, so that others of the document may be one."""
    if sum(_is_amount(lines[at]) for at in run) >= _FEWEST_AMOUNTS:
        return True
    above = next((at for at in range(run[0] - 1, -1, -1) if lines[at].strip()), -1) if run else -1
    numbers = sum(is_number(lines[at].strip()) for at in run)
    return (
        above >= 0
        and bool(layout_words().unit_at_end.search(lines[above]))
        and numbers >= _FEWEST_BELOW_A_UNIT
    )


def _are_pages(numbers: Sequence[str]) -> bool:
    """Whether the numbers are those of pages: whole ones, each larger than the one before."""
    if not all(number.isdecimal() and len(number) <= _LONGEST_PAGE for number in numbers):
        return False
    return len(numbers) > 1 and all(int(a) < int(b) for a, b in pairwise(numbers))


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Lines that may be cells and follow each other."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if len(line.strip()) > _LONGEST or _NO_CELL.search(line.strip()):
            yield run
            run = []
        else:
            run.append(at)
    yield run


def _grid(lines: Sequence[str], run: _Places) -> Grid:
    rows = _body_and_header(lines, run) if _opens_tables(lines, run) else None
    source = locator.lines(run[0] + 1, run[-1] + 1)
    if rows is None:
        single = tuple(_row(lines, [at]) for at in run)
        return Grid(single, source, unread=UNKNOWN_ROWS)
    return Grid(tuple(_row(lines, row) for row in rows), source, merged_cells_missing=True)


def _body_and_header(lines: Sequence[str], run: _Places) -> list[_Places] | None:
    found = _numbered(lines, run) or _one_row(lines, run) or _rows(lines, run)
    return found or _plain_rows(lines, run)


def _numbered(lines: Sequence[str], run: _Places) -> list[_Places] | None:
    """The rows of a table whose lines are numbered."""
    found = numbered_rows([lines[at].strip() for at in run])
    if found is None:
        return None
    start, rows = found
    header, counted = _counted(lines, run[:start])
    body = [[run[n] if n != BLANK else BLANK for n in row] for row in rows]
    return [header, *([counted] if counted else []), *body] if header else None


def _one_row(lines: Sequence[str], run: _Places) -> list[_Places] | None:
    """A row of amounts alone, as many as the numbers of the columns above it."""
    amounts = [at for at in run if _is_amount(lines[at])]
    above = run[: len(run) - len(amounts)]
    if not amounts or any(_is_amount(lines[at]) for at in above):
        return None
    header, counted = _counted(lines, above)
    numbers = sum(lines[at].strip().isdecimal() for at in counted)
    return [header, counted, amounts] if header and numbers == len(amounts) else None


def _rows(lines: Sequence[str], run: _Places) -> list[_Places] | None:
    """The header as one row, the numbers of its columns, and the body; None where unknown."""
    groups = [list(group) for _, group in groupby(run, key=lambda at: _is_amount(lines[at]))]
    if _is_amount(lines[run[0]]) or len(groups) < 2 * _FEWEST_ROWS:
        return None
    pairs = list(zip(groups[::2], groups[1::2], strict=False))
    if len({len(amounts) for _, amounts in pairs}) > 1 or len(groups) % 2:
        return None
    (above, amounts), rest = pairs[0], pairs[1:]
    if any(len(labels) > _MOST_LABELS or not _is_label(lines, labels) for labels, _ in rest):
        return None
    first = _labels_of_first_row(lines, above)
    header, counted = _counted(lines, above[: len(above) - len(first)])
    if len(header) < len(amounts) + 1:
        return None
    body = [[*first, *amounts], *([*labels, *numbers] for labels, numbers in rest)]
    return [header, *([counted] if counted else []), *body]


def _plain_rows(lines: Sequence[str], run: _Places) -> list[_Places] | None:
    """The rows of a table without codes, whole numbers among its amounts."""
    groups = [list(g) for _, g in groupby(run, key=lambda at: is_number(lines[at].strip()))]
    if is_number(lines[run[0]].strip()) or len(groups) % 2 or len(groups) < 2 * _FEWEST_ROWS:
        return None
    pairs = list(zip(groups[::2], groups[1::2], strict=True))
    (above, amounts), rest = pairs[0], pairs[1:]
    alike = all(len(names) == 1 and len(numbers) == len(amounts) for names, numbers in rest)
    if not alike or len(above) != len(amounts) + 2:
        return None
    return [above[:-1], [above[-1], *amounts], *([*names, *numbers] for names, numbers in rest)]


def _is_amount(line: str) -> bool:
    """True for a number with decimals or thousands separators."""
    return is_finished(line.strip()) or _GROUPED.fullmatch(line.strip()) is not None


def _is_label(lines: Sequence[str], labels: _Places) -> bool:
    """Whether codes come before the one name of a row."""
    return not any(is_number(lines[at].strip()) is (at == labels[-1]) for at in labels)


def _labels_of_first_row(lines: Sequence[str], above: _Places) -> _Places:
    """The last word, and the codes right before it; the numbers of columns are none."""
    start = len(above) - 1
    while start and _is_code(lines[above[start - 1]]):
        start -= 1
    return above[start:]


def _is_code(line: str) -> bool:
    return line.strip().isdecimal() and len(line.strip()) > 2


def _counted(lines: Sequence[str], header: _Places) -> tuple[_Places, _Places]:
    """The words of a header, and the row that numbers its columns: 栏次 1 2, or 栏次 1 栏次 2."""
    texts = [lines[at].strip() for at in header]
    for start in range(len(texts) - 1, max(-1, len(texts) - _MOST_COUNTED), -1):
        numbers = [text for text in texts[start:] if text.isdecimal()]
        if numbers and numbers[0] == "1":
            if numbers != [str(n) for n in range(1, len(numbers) + 1)]:
                break
            words = {text for text in texts[start:] if not text.isdecimal()}
            if words and start:
                return header[: start - 1], header[start - 1 :]
            is_named = (
                len(numbers) > 1
                and start
                and layout_words().row_numbers.fullmatch(texts[start - 1])
            )
            start -= bool(is_named)
            return header[:start], header[start:]
    return header, []


def _row(lines: Sequence[str], row: _Places) -> Row:
    known = [at for at in row if at != BLANK]
    place = locator.lines(known[0] + 1, known[-1] + 1)
    cells = tuple(
        Cell(clean(lines[at]), lines[at].strip(), locator.line(at + 1))
        if at != BLANK
        else Cell("", "", place)
        for at in row
    )
    return Row(cells, place)
