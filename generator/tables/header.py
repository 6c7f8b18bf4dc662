"""Where the header ends, and which words stand above which column.

Works on the printed rows alone. Rows of different lengths (merged cells missing) are
first spread to full width; then every header word gets its span, and every column its
path of words. What the words mean is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Cell, Row
from generator.standards import classifications, vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, is_integer, parse_amount
from generator.tables.merged_down import reaching_down
from generator.tables.spread import Unit, placed

_MOST_HEADER_ROWS = 7
_PART_WORD = re.compile(r"类?款?项?(?<=.)")
_LETTER = re.compile(r"[甲乙丙丁]")
# 3 or (3) or 3=1+2: the number of a column, and what it is the sum of.
_SURE = 5  # numbers of columns that make a row one of them, though a cell says more
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?:[=＝][\d()+＋\-－–—*/]+)?")
_ENUMERATED = re.compile(
    r"([一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．]).+"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A header word over the columns `start` … `end - 1`; `cell` is where it is printed."""

    start: int
    end: int
    text: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Header:
    """Header rows at full width: `spans[level]`, left to right, and the table's width.

    `doubt` says why the words of a row could not be put over their columns; then they are
    in no span.
    """

    spans: tuple[tuple[Span, ...], ...]
    rows: tuple[Row, ...]
    width: int
    doubt: str = ""

    def path(self, column: int) -> tuple[Span, ...]:
        """The words above a column, outermost first."""
        return tuple(
            span
            for level in self.spans
            for span in level
            if span.start <= column < span.end and span.text
        )


def header_length(rows: Sequence[Row]) -> int:
    """How many of the rows (titles taken off) are header."""
    length = 0
    for index, row in enumerate(rows[:_MOST_HEADER_ROWS]):
        texts = [squash(cell.text) for cell in row.cells]
        if is_sequence_row(texts):
            return index + 1
        below_header = index > 0 and (
            _hangs_on_header(row)
            or _are_numbered(rows[index:])
            or _fills_blanks(row, rows[index - 1])
        )
        if not below_header and not _is_header_row(texts, index):
            break
        if index and _is_numbered(texts, rows[index - 1]):
            break
        if index and not row.cells[0].hangs and _names_a_row(texts, rows[index - 1]):
            break
        length = index + 1
    if length < len(rows) and is_sequence_row([squash(c.text) for c in rows[length].cells]):
        length += 1
    return length


def _is_numbered(texts: Sequence[str], above: Row) -> bool:
    """True for a row that begins with its number, below a word for numbers: 序号 over （一）."""
    head = squash(above.cells[0].text) if above.cells else ""
    of_numbers = vocabulary.columns().stub(head) == "sequence"
    return of_numbers and bool(texts) and table_words().numbering.fullmatch(texts[0]) is not None


def _fills_blanks(row: Row, above: Row) -> bool:
    """True for words below all the cells that a word over several columns leaves blank.

    They stand below that word and its blanks alone: 补助项目 | 合计 | 补助单位 | | over offices.
    """
    if len(row.cells) != len(above.cells) or any(c.colspan > 1 for c in above.cells):
        return False
    texts, words = ([not is_blank(c.text) for c in r.cells] for r in (row, above))
    spread = {i for i, word in enumerate(words) if not word}
    heads = {max((j for j in range(i) if words[j]), default=0) for i in spread}
    filled = {i for i, text in enumerate(texts) if text}
    return (
        bool(spread)
        and 0 not in heads
        and filled == spread | heads
        and not any(parse_amount(cell.text) for cell in row.cells)
    )


def _names_a_row(texts: Sequence[str], above: Row) -> bool:
    """True for one word at the left of a row without amounts, below a word over every column."""
    words = [text for text in texts if text]
    whole = all(squash(cell.text) for cell in above.cells) and len(above.cells) >= len(texts)
    return whole and len(texts) > 1 and words == [texts[0]] and not _PART_WORD.fullmatch(texts[0])


def is_sequence_row(texts: Sequence[str]) -> bool:
    """True for the row that numbers the columns (栏次).

    Words of the header may stand before the numbers, merged down to it: 类 款 项 栏次 1 2.
    """
    words = [t for t in texts if t]
    if words and table_words().sequence.fullmatch(words[0]):
        rest = [t for t in words[1:] if not table_words().sequence.fullmatch(t)]
        return not rest or any(_COLUMN_NUMBER.fullmatch(t) or _LETTER.fullmatch(t) for t in rest)
    first = next((i for i, t in enumerate(words) if _COLUMN_NUMBER.fullmatch(t)), len(words))
    before, after = words[:first], [_COLUMN_NUMBER.fullmatch(t) for t in words[first:]]
    known = (table_words().sequence, _PART_WORD, _LETTER)
    if not all(any(word.fullmatch(t) for word in known) for t in before):
        return False
    numbers = [int(number[1]) for number in after if number]
    if len(numbers) >= _SURE:
        numbers = _without_strays(words[first:], numbers[0])
    return (
        len(numbers) + any(map(table_words().sequence.fullmatch, before)) >= 3
        and len(numbers) == len(after)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and (numbers[0] <= 2 or any(map(table_words().sequence.fullmatch, before)))
    )


def _without_strays(words: Sequence[str], first: int) -> list[int]:
    """The numbers, also of cells that a letter of the header ran into: 费5 between 4 and 6."""
    numbers = []
    for expected, word in enumerate(words, first):
        found = _COLUMN_NUMBER.fullmatch(word)
        if found:
            numbers.append(int(found[1]))
        elif re.sub(r"[^\W\d]", "", word) == str(expected):
            numbers.append(expected)
    return numbers


def without_numbers(row: Row) -> Row | None:
    """The row that numbers the columns with its words 类, 款, 项 alone; None without them."""
    if not any(_PART_WORD.fullmatch(squash(cell.text)) for cell in row.cells):
        return None
    cells = (
        cell if _PART_WORD.fullmatch(squash(cell.text)) else replace(cell, text="")
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _words(row: Row) -> Row | None:
    """The row, but for the numbers of columns; None where it holds nothing else."""
    if is_sequence_row([squash(cell.text) for cell in row.cells]):
        return without_numbers(row)
    return row


def _is_header_row(texts: Sequence[str], index: int) -> bool:
    words = [t for t in texts if not is_blank(t)]
    if not words:
        return index > 0
    if any(parse_amount(t) for t in words):
        return False
    lines, columns = vocabulary.lines(), vocabulary.columns()
    known = sum(columns.knows(t) for t in words)
    if index == 0:
        return known > 0 and not any(_ENUMERATED.fullmatch(t) for t in words)
    if len(words) <= 2 and any(lines.totals.fullmatch(t) for t in words):
        is_sum = texts[0] and lines.totals.fullmatch(texts[0])
        return not is_sum and known == len(words) > 1
    if any(_ENUMERATED.fullmatch(t) for t in words):
        return False
    classes = sum(classifications.is_economic_name(t) for t in words if not columns.knows(t))
    return (known + classes) * 3 >= len(words) and known > 0


def _are_numbered(rows: Sequence[Row]) -> bool:
    """True for words without amounts right above the row that numbers the columns."""
    for row in rows[:2]:
        texts = [squash(cell.text) for cell in row.cells]
        if is_sequence_row(texts):
            return True
        if any(map(parse_amount, texts)):
            return False
    return False


def _hangs_on_header(row: Row) -> bool:
    """True for words below others, where the row's first cell is merged down from the header."""
    words = [squash(cell.text) for cell in row.cells if not is_blank(cell.text)]
    is_sum = all(vocabulary.lines().totals.fullmatch(word) for word in words)
    return row.cells[0].hangs and not is_sum and not any(map(parse_amount, words))


def read_header(rows: Sequence[Row], width: int, merged_cells_missing: bool) -> Header:
    """Spans of all header words; rows that number the columns are left out."""
    kept = [words for row in rows if (words := _words(row))]
    if merged_cells_missing:
        kept = reaching_down(kept, width)
    spread: list[list[Cell | None]] = []
    doubt = ""
    for row in reversed(kept):
        cells: list[Cell | None] = list(row.cells)
        if any(cell.colspan > 1 for cell in row.cells):
            cells = _by_colspan(row.cells, width)
        elif merged_cells_missing and spread and len(cells) < width:
            cells = put_over(row.cells, spread[0])
            if not any(cells):
                said = "、".join(tidy(cell.text) for cell in row.cells if not is_blank(cell.text))
                doubt = f"合并的格没有标出，表头“{said}”各占哪几栏不能确定"
        cells += [None] * (width - len(cells))
        spread.insert(0, cells[:width])
    spans: list[tuple[Span, ...]] = []
    above: tuple[Span, ...] = ()
    for line in spread:
        spans.append(_spans(line, above))
        above = _lowest(above, spans[-1])
    return _mend_groups(Header(tuple(spans), tuple(rows), width, doubt))


def _lowest(above: Sequence[Span], words: tuple[Span, ...]) -> tuple[Span, ...]:
    """What stands over the next row: the words of this one, above its blanks those above it."""
    covered = {column for word in words for column in range(word.start, word.end)}
    open_above = [s for s in above if covered.isdisjoint(range(s.start, s.end))]
    return tuple(sorted([*open_above, *words], key=lambda span: span.start))


def _by_colspan(cells: Sequence[Cell], width: int) -> list[Cell | None]:
    placed: list[Cell | None] = []
    for cell in cells:
        placed += [cell, *[None] * (cell.colspan - 1)]
    return placed[:width]


def put_over(cells: Sequence[Cell], below: Sequence[Cell | None]) -> list[Cell | None]:
    """Places a short header row over the row below it; nothing where that is not known."""
    units = [Unit(at, cell.text) for at, cell in enumerate(below) if cell]
    starts = placed([cell.text for cell in cells], units)
    row: list[Cell | None] = [None] * len(below)
    for start, cell in zip(starts or (), cells, strict=False):
        row[start] = cell
    return row


def _spans(line: Sequence[Cell | None], above: tuple[Span, ...]) -> tuple[Span, ...]:
    """Each word reaches right over blanks, but not beyond the word above it."""
    starts = [i for i, cell in enumerate(line) if cell and not is_blank(cell.text)]
    spans = []
    for order, start in enumerate(starts):
        end = starts[order + 1] if order + 1 < len(starts) else len(line)
        limit = next((s.end for s in above if s.start <= start < s.end), None)
        if limit is None and above:
            limit = next((s.start for s in above if s.start > start), len(line))
        cell = line[start]
        assert cell is not None
        reach = min(end, limit) if limit else end
        if cell.colspan > 1:
            reach = min(reach, start + cell.colspan)
        spans.append(Span(start, reach, tidy(cell.text), cell))
    return tuple(spans)


def _mend_groups(header: Header) -> Header:
    """A group that begins one column too early ends where its neighbour's 小计 stands.

    小计 opens a group; when it is not the first word under its group, the words before it
    belong to the group on the left (a merged header shifted by a cell).
    """
    levels = list(header.spans)
    for level in range(len(levels) - 1):
        groups, words = list(levels[level]), levels[level + 1]
        for at in range(1, len(groups)):
            group, left = groups[at], groups[at - 1]
            inner = [w for w in words if group.start <= w.start < group.end]
            opening = [w for w in inner if table_words().inner_total.fullmatch(squash(w.text))]
            left_words = [w for w in words if left.start <= w.start < left.end]
            if (
                opening
                and opening[0].start > group.start
                and left_words
                and table_words().inner_total.fullmatch(squash(left_words[0].text))
            ):
                start = opening[0].start
                groups[at] = Span(start, group.end, group.text, group.cell)
                groups[at - 1] = Span(left.start, start, left.text, left.cell)
        levels[level] = tuple(groups)
    return replace(header, spans=tuple(levels))


def shifted_header(header: Header, step: int) -> Header | None:
    """The header moved by `step` columns; None when a word would fall off."""
    moved = tuple(
        tuple(
            Span(span.start + step, min(span.end + step, header.width), span.text, span.cell)
            for span in level
        )
        for level in header.spans
    )
    inside = all(0 <= s.start < header.width for level in moved for s in level)
    return replace(header, spans=moved) if inside else None


def tidy(text: str) -> str:
    """A header word as printed, without the blanks extraction left in it."""
    return re.sub(r"[\s\u3000]+", "", text)


def looks_like_code(text: str) -> bool:
    """True for digits that may be a classification, unit or part of a code."""
    return is_integer(text)
