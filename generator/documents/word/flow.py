"""The simple form of a docx becomes blocks: paragraphs and grids in printed order.

Tables and paragraphs are numbered as they come, a nested table after the one it stands in, or
among the words of a frame that holds it; rows as they are stored, columns by the table's own
grid. Knows the simple form only (`canonical`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.documents.limits import Meter
from generator.documents.limits_xml import Element, attribute, child, children, local
from generator.documents.model import Block, Paragraph
from generator.documents.pieces import Tape, plain, raised, struck
from generator.documents.spans import (
    Place,
    Printed,
    blocks_of_table,
    framed,
    paragraph_place,
    table_place,
)
from generator.documents.word.letters import has_white_letters
from generator.documents.word.numbering import Numbering, attribute_of
from generator.documents.word.styles import Styles, is_on, list_reference, outline_level

_RAISED = {"superscript", "subscript"}
_STRUCK = ("strike", "dstrike")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}


class Flow:
    """One walk through a document."""

    def __init__(self, styles: Styles, numbering: Numbering, meter: Meter) -> None:
        self._styles = styles
        self._numbering = numbering
        self._meter = meter
        self._paragraphs = self._tables = 0

    def blocks(self, body: Element) -> Iterator[Block]:
        """Paragraphs that print something, and tables."""
        for element in body:
            if local(element) == "p":
                self._paragraphs += 1
                self._meter.count("paragraphs")
                text = plain(self.text(element))
                if text:
                    place = paragraph_place(self._paragraphs)
                    yield Paragraph(text, self._level(element), place)
            elif local(element) == "tbl":
                yield from self._table(element)

    def text(self, paragraph: Element) -> str:
        """What a paragraph prints, its automatic number included."""
        return self._number(paragraph) + _run_text(paragraph)

    def _table(self, table: Element) -> Iterator[Block]:
        self._tables += 1
        place = table_place(self._tables)
        if _is_frame(table):
            yield from self._framed(table, place)
            return
        source = f"table:{self._tables}"
        printed, hidden, nested, width = self._cells(table)
        out = {cell.row for cell in hidden} - {cell.row for cell in printed if plain(cell.raw)}
        yield from blocks_of_table(printed, width, source, place, self._meter, out, hidden)
        for inner in nested:
            yield from self._table(inner)

    def _framed(self, table: Element, place: Place) -> Iterator[Block]:
        """What stands in a frame, in its order: a note below the table in it is none above it."""
        for number, row in enumerate(children(table, "tr"), 1):
            self._meter.count("cells")
            for element in (e for cell in children(row, "tc") for e in cell):
                if local(element) == "p":
                    yield from framed(self.text(element), place(number, 1), self._meter)
                elif local(element) == "tbl":
                    yield from self._table(element)

    def _cells(self, table: Element) -> tuple[list[Printed], list[Printed], list[Element], int]:
        """The cells that are not the lower part of a merged one, hidden ones, tables in them."""
        printed: list[Printed] = []
        hidden: list[Printed] = []
        nested: list[Element] = []
        width = 0
        merged: dict[int, int] = {}  # column → where in `printed` the cell over it stands
        for number, row in enumerate(children(table, "tr"), 1):
            column = 1 + _number_in(child(row, "trPr"), "gridBefore", 0)
            is_hidden = _is_set(child(row, "trPr"), "hidden")
            for cell in children(row, "tc"):
                properties = child(cell, "tcPr")
                span = _number_in(properties, "gridSpan", 1) or 1
                self._meter.count("cells")
                self._meter.check("columns", column + span)
                if _is_continued(properties):
                    above = printed[merged[column]] if column in merged else None
                    if above and above.row + above.rowspan == number:
                        printed[merged[column]] = replace(above, rowspan=above.rowspan + 1)
                elif is_hidden or _is_hidden(cell):
                    text, white = self._cell_text(cell), not is_hidden and _is_white(cell)
                    hidden.append(Printed(number, column, text, span, white=white))
                else:
                    merged[column] = len(printed)
                    printed.append(Printed(number, column, self._cell_text(cell), span))
                    nested += children(cell, "tbl")
                column += span
            width = max(width, column - 1)
        return printed, hidden, nested, width

    def _cell_text(self, cell: Element) -> str:
        return "\n".join(self.text(p) for p in children(cell, "p"))

    def _level(self, paragraph: Element) -> int:
        properties = child(paragraph, "pPr")
        own = outline_level(properties)
        return own if own is not None else self._styles.level(_style_of(properties))

    def _number(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        reference = list_reference(properties)
        number, level = reference or self._styles.list_of(_style_of(properties))
        return self._numbering.label(number, level) if number else ""


def tape_of(body: Element, meter: Meter) -> Tape:
    """All text nodes in reading order, for masking."""
    tape = Tape(meter)
    _record(body, tape, "\n")
    return tape


def _record(parent: Element, tape: Tape, after_paragraph: str) -> None:
    for element in parent:
        if local(element) == "p":
            _record_paragraph(element, tape)
            tape.mark(after_paragraph)
        elif local(element) == "tbl":
            for row in children(element, "tr"):
                for cell in children(row, "tc"):
                    _record(cell, tape, " ")
                    tape.mark("\t")
                tape.mark("\n")


def _record_paragraph(paragraph: Element, tape: Tape) -> None:
    for node in paragraph.iter():
        if local(node) == "t" and node.text:
            tape.add(node.text, partial(_write, node))
        elif local(node) in _BREAKS:
            tape.mark(" ")


def _write(node: Element, text: str) -> None:
    node.text = text


def _run_text(paragraph: Element) -> str:
    said = ""
    run, is_raised, is_struck = None, False, False
    for node in paragraph.iter():
        name = local(node)
        if name == "t":
            if node.getparent() is not run:
                run = node.getparent()
                is_raised, is_struck = _looks(run)
            text = node.text or ""
            text = raised(said, text) if is_raised else text
            said += struck(text) if is_struck else text
        elif name in _BREAKS and local(node.getparent()) == "r":
            said += "" if attribute(node, "type") == "page" else _BREAKS[name]
    return said


def _looks(run: Element) -> tuple[bool, bool]:
    """Whether the text of a run is raised, and whether it is crossed out."""
    properties = child(run, "rPr")
    if properties is None:
        return False, False
    is_struck = any(_is_set(properties, name) for name in _STRUCK)
    return attribute_of(properties, "vertAlign") in _RAISED, is_struck


def _is_set(properties: Element | None, name: str) -> bool:
    switch = child(properties, name) if properties is not None else None
    return switch is not None and is_on(switch)


def _style_of(properties: Element | None) -> str:
    return attribute_of(properties, "pStyle") if properties is not None else ""


def _number_in(properties: Element | None, name: str, default: int) -> int:
    value = attribute_of(properties, name) if properties is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else default


def _is_frame(table: Element) -> bool:
    """True for a table of one column with a table in it, all of which is to be seen."""
    rows = [(row, list(children(row, "tc"))) for row in children(table, "tr")]
    if any(len(cells) != 1 or _is_set(child(row, "trPr"), "hidden") for row, cells in rows):
        return False
    cells = [cell for _, (cell,) in rows]
    return any(child(cell, "tbl") is not None for cell in cells) and not any(
        _is_hidden(cell) or _is_continued(child(cell, "tcPr")) for cell in cells
    )


def _is_hidden(cell: Element) -> bool:
    """True for a cell whose whole text is hidden; only there hidden runs are left."""
    runs = (e for e in cell.iter() if local(e) == "r")
    return any(child(run, "rPr", "vanish") is not None for run in runs)


def _is_white(cell: Element) -> bool:
    """True for a hidden cell that is so because its letters are white."""
    runs = [e for e in cell.iter() if local(e) == "r" and child(e, "t") is not None]
    return bool(runs) and all(map(has_white_letters, runs))


def _is_continued(properties: Element | None) -> bool:
    """True for the lower cells of a vertical merge, and the right ones of an old merge."""
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = child(properties, name)
        if merge is not None and attribute(merge, "val", "continue") == "continue":
            return True
    return False
