"""One walk through the lines of a text: which of them are rows, which are paragraphs.

Knows lines; tables written in several lines are read by the modules beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator import locator
from generator.documents.limits import Meter
from generator.documents.markup import clean, clean_markdown, heading
from generator.documents.model import Block, Cell, Grid, Paragraph, Row
from generator.documents.plain.aligned import Aligned, aligned_grids, is_aligned, untold_rows
from generator.documents.plain.closed_pipes import closed_tables, lacks_a_pipe
from generator.documents.plain.commas import comma_table
from generator.documents.plain.drawn import drawn_table, is_drawn_rule
from generator.documents.plain.fields import is_pipe_row, split_fields, unquoted
from generator.documents.plain.open_pipes import loose_rows, open_pipes
from generator.documents.plain.stacked import stacked_tables
from generator.documents.plain.tagged import TaggedText, opens_table
from generator.documents.plain.trimmed import trimmed_rows

_RULE = re.compile(r"^(?=[^-]*+(?:-[^-]++)*--)[\s|:+\-–—=]++$")
# What stands far apart on a line that names something at its end: 编制部门：…      单位：万元
_APART = re.compile(r"\s{3,}|\u3000{2,}")
_NAMED = re.compile(r"^[^。；]{1,10}[:：][^。；]{1,20}$")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)\s*[\w-]{0,20}\s*")


class Flow:
    """The lines of a document, and what is known of all of them."""

    def __init__(self, lines: tuple[str, ...], meter: Meter, *, markdown: bool) -> None:
        self._lines, self._markdown = lines, markdown
        self._clean = clean_markdown if markdown else clean
        self._dump = _has_cell_dump(lines)
        self._tagged = TaggedText(lines, meter)
        self._open = open_pipes(lines)
        self._closed = closed_tables(lines, self._open) or (
            {} if self._dump else stacked_tables(lines)
        )
        self._piped = frozenset({*self._open, *self._closed})
        self._trimmed = frozenset[int]() if self._dump else trimmed_rows(lines)
        self._aligned: dict[int, Aligned] = {}
        self._no_commas = 0  # up to which line no comma parts cells
        self._table_end = -1  # the last line of the last one of them
        self._looked = 0  # up to which line aligned tables are known

    def blocks(self) -> Iterator[Block]:
        """Paragraphs and grids in order."""
        rows: list[Row] = []
        index = 0
        while index < len(self._lines):
            row, after = self._row_at(index)
            if row is not None:
                rows.append(row)
            elif self._heads_anew(index, len(rows)):
                yield _grid(rows[:-1], self._dump)
                rows = rows[-1:]
            elif not self._is_nothing(index):
                if rows:
                    yield _grid(rows, self._dump)
                    rows = []
                blocks, after = self._blocks_at(index)
                yield from blocks
            index = after
        if rows:
            yield _grid(rows, self._dump)

    def _heads_anew(self, index: int, rows: int) -> bool:
        """True for the dashed line below a header that stands below a blank line."""
        return (
            rows > 1
            and index > 1
            and "|" in self._lines[index]
            and _RULE.match(unquoted(self._lines[index])) is not None
            and "|" in self._lines[index - 1]
            and not self._lines[index - 2].strip()
        )

    def _is_nothing(self, index: int) -> bool:
        """True for a blank line, and for one of mark-up alone."""
        line = self._lines[index]
        if not line.strip():
            return True
        if is_drawn_rule(line):
            return False
        is_mark = self._markdown and (_FENCE.fullmatch(line) or _UNDERLINE.fullmatch(line))
        return bool(is_mark) or _RULE.match(unquoted(line)) is not None

    def _blocks_at(self, index: int) -> tuple[list[Block], int]:
        """The blocks of a line that is no row, and the index after them."""
        if opens_table(self._lines[index]):
            return self._tagged.blocks_from(index)
        if index in self._closed:
            closed = self._closed[index]
            return [closed.grid], closed.after
        table = None
        if is_drawn_rule(self._lines[index]):
            table = drawn_table(self._lines, index)
        elif not self._dump:
            table = self._commas_at(index) or self._aligned_at(index)
        if table is not None:
            return [table[0]], table[1]
        loose = loose_rows(self._lines, index, self._piped)
        if loose is not None:
            return [loose], index + len(loose.rows)
        paragraph, after = self._paragraph_at(index)
        apart = self._apart(self._lines[index].strip())
        if after == index + 1 and len(apart) > 1:
            parts = [replace(paragraph, text=self._clean(part)) for part in apart]
            return [part for part in parts if part.text], after
        return [paragraph] if paragraph.text else [], after

    def _apart(self, line: str) -> list[str]:
        """What stands apart on a line: what is named at its end, or what pipes close."""
        if line.endswith("|"):
            return line.split("|")
        parts = _APART.split(line)
        return parts if _NAMED.search(parts[-1]) else [line]

    def _commas_at(self, index: int) -> tuple[Grid, int] | None:
        """The lines of a CSV file that begin in a line."""
        if index < self._no_commas:
            return None
        table, self._no_commas = comma_table(self._lines, index)
        return (table, self._no_commas) if table else None

    def _aligned_at(self, index: int) -> tuple[Grid, int] | None:
        """The table made of blanks that begins in a line."""
        if index >= self._looked:
            self._looked = self._end_of_words(index)
            self._aligned |= {
                found.first: found for found in aligned_grids(self._lines, index, self._looked)
            }
        found = self._aligned.get(index)
        if found is None and is_aligned(self._lines, index):
            found = untold_rows(self._lines, index, self._table_end)
        if found is None:
            return None
        self._table_end = found.last
        return found.grid, found.last + 1

    def _end_of_words(self, index: int) -> int:
        """The index of the next line that is a row of another kind, or on another page."""
        at = index + 1
        while at < len(self._lines):
            line = self._lines[at]
            is_row = at in self._open or at in self._closed or self._is_row(line) or "\f" in line
            if is_row or opens_table(line) or is_drawn_rule(line) or line.startswith("#"):
                break
            at += 1
        return at

    def _is_row(self, line: str) -> bool:
        return is_pipe_row(unquoted(line).strip()) or "\t" in line

    def _row_at(self, index: int) -> tuple[Row | None, int]:
        """The table row that begins at `index`, if one does, and the index after it."""
        line = self._lines[index]
        if self._dump and _opens_cell(line):
            return self._dumped_row(index)
        if index in self._closed:
            return None, index + 1
        if _RULE.match(unquoted(line)) or is_drawn_rule(line):
            return None, index + 1
        if index in self._open:
            return self._row(index, self._open[index]), index + 1
        if lacks_a_pipe(self._lines, index):
            return self._row(index, list(enumerate(split_fields(line)[:-1], 1))), index + 1
        if self._is_row(line) or index in self._trimmed:
            return self._row(index, list(enumerate(split_fields(line), 1))), index + 1
        return None, index + 1

    def _row(self, index: int, fields: list[tuple[int, str]]) -> Row:
        cells = tuple(self._cell(raw, index + 1, field) for field, raw in fields)
        return Row(cells, locator.line(index + 1))

    def _dumped_row(self, index: int) -> tuple[Row, int]:
        """One row of a cell dump: up to the next blank line; a cell may go on over lines."""
        start, cells = index, list[Cell]()
        while index < len(self._lines) and self._lines[index] != "":
            line = self._lines[index]
            if _opens_cell(line):
                cells.append(self._cell(line[1:], index + 1, 2))
            else:
                last = cells[-1]
                raw = f"{last.raw}\n{line.strip()}"
                first = locator.parse_line(last.source)
                place = locator.lines(first.first if first else index, index + 1)
                cells[-1] = Cell(f"{last.text} {self._clean(line)}", raw, place)
            index += 1
        return Row(tuple(cells), locator.lines(start + 1, max(index, start + 1))), index

    def _cell(self, raw: str, line: int, field: int) -> Cell:
        return Cell(self._clean(raw), raw.strip(), locator.line(line, field))

    def _paragraph_at(self, index: int) -> tuple[Paragraph, int]:
        """The paragraph at `index`; a line that ends in a hard break goes on in the next."""
        start, lines = index, self._lines
        said = unquoted(lines[index]) if self._markdown else lines[index]
        text, level = heading(said, self._clean)
        while (
            lines[index].endswith("  ")
            and index + 1 < len(lines)
            and lines[index + 1].strip()
            and "\t" not in lines[index + 1]
            and not lines[index + 1].lstrip().startswith(("#", "|"))
        ):
            index += 1
            text += self._clean(lines[index])
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if self._markdown and not level and _UNDERLINE.fullmatch(after):
            level = 1 if "=" in after else 2
        return Paragraph(text, level, locator.lines(start + 1, index + 1)), index + 1


def _grid(rows: list[Row], dump: bool) -> Grid:
    ragged = dump and len({len(row.cells) for row in rows}) > 1
    return Grid(tuple(rows), locator.span(rows[0].source, rows[-1].source), ragged)


def _has_cell_dump(lines: tuple[str, ...]) -> bool:
    """True when cells stand one a line: two neighbouring lines that open one cell each."""
    return any(_opens_cell(a) and _opens_cell(b) for a, b in zip(lines, lines[1:], strict=False))


def _opens_cell(line: str) -> bool:
    return line.startswith("\t") and line.count("\t") == 1
