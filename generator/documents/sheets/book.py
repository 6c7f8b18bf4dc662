"""The parts of an xlsx that print something, brought to a simple form.

Values and their display formats stay, with merged cells and hidden rows, columns and
sheets; formulas, macros, comments, drawings, links and names of authors go, so the stored
copy computes and loads nothing. Contact details are masked over a sheet's cells as they
stand beside each other. The form is a fixed point.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from lxml import etree

from generator.documents.contacts import MASK
from generator.documents.limits import Meter
from generator.documents.limits_xml import (
    Element,
    attribute,
    child,
    children,
    local,
    parse_xml,
    to_bytes,
)
from generator.documents.limits_zip import Package, write_package
from generator.documents.ooxml import (
    OFFICE,
    content_types,
    main_part,
    open_package,
    relationships,
)
from generator.documents.pieces import Tape, raised, struck
from generator.documents.sheets.addresses import cell_address, parse_cell
from generator.errors import UnusableInput

_TYPE = "spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NO_RESULT = "#NO-RESULT"  # a formula whose result the file does not hold
_RAISED = {"superscript", "subscript"}
_IN_SHEET = ("sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells")
_IN_STYLES = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is shown, and its tree."""

    name: str
    is_hidden: bool
    root: Element


@dataclass(slots=True)
class Book:
    """A workbook in its simple form."""

    sheets: list[Sheet]
    strings: list[Element]  # shared strings, `si` elements
    styles: Element | None
    date1904: bool
    pictures: int


def load_book(data: bytes, meter: Meter, keep_public_landline: bool) -> Book:
    """The workbook in the bytes of an xlsx, contact details masked."""
    package = open_package(data, meter)
    main_name = main_part(package, "xl/workbook.xml", meter)
    if main_name not in package:
        raise UnusableInput(f"{meter.name}: a zip, but not a spreadsheet")
    main = parse_xml(package.read(main_name), meter)
    targets = _targets(package, main_name, meter)
    strings = _optional(package, targets.by_kind.get("sharedStrings"), meter)
    styles = _optional(package, targets.by_kind.get("styles"), meter)
    properties = child(main, "workbookPr")
    book = Book(
        list(_sheets(package, main, targets.by_id, meter)),
        list(children(strings, "si")),
        styles,
        properties is not None and attribute(properties, "date1904") in {"1", "true"},
        sum("/media/" in name for name in package.names()),
    )
    _drop(book.styles, _IN_STYLES)
    _drop_unused(book)
    for sheet in book.sheets:
        _mask_sheet(book, sheet.root, meter, keep_public_landline)
    return book


def _drop_unused(book: Book) -> None:
    """Empties the strings that no cell shows, and takes readings off the others."""
    used = {
        _value(cell)
        for sheet in book.sheets
        for _, _, cell in cells(sheet.root)
        if attribute(cell, "t") == "s"
    }
    for number, string in enumerate(book.strings):
        _drop(string, ("t", "r") if str(number) in used else ())


@dataclass(frozen=True, slots=True)
class _Targets:
    by_id: dict[str, str]
    by_kind: dict[str, str]


def _targets(package: Package, main_name: str, meter: Meter) -> _Targets:
    """Parts that the workbook refers to, by the reference's id and by its kind."""
    folder, name = posixpath.split(main_name)
    rels = f"{folder}/_rels/{name}.rels"
    by_id: dict[str, str] = {}
    by_kind: dict[str, str] = {}
    if rels in package:
        for entry in children(parse_xml(package.read(rels), meter), "Relationship"):
            if attribute(entry, "TargetMode") == "External":
                continue
            target = posixpath.join("/" + folder, attribute(entry, "Target"))
            kind = attribute(entry, "Type").rpartition("/")[2]
            by_kind.setdefault(kind, target)
            if kind == "worksheet":
                by_id[attribute(entry, "Id")] = target
    return _Targets(by_id, by_kind)


def _optional(package: Package, name: str | None, meter: Meter) -> Element | None:
    return parse_xml(package.read(name), meter) if name and name in package else None


def _sheets(
    package: Package, main: Element, targets: dict[str, str], meter: Meter
) -> Iterator[Sheet]:
    """The worksheets in their order; charts on sheets of their own are none."""
    listed = child(main, "sheets")
    if listed is None:
        raise UnusableInput(f"{meter.name}: not a spreadsheet: it lists no sheets")
    for entry in children(listed, "sheet"):
        target = targets.get(entry.get(f"{{{OFFICE}}}id") or attribute(entry, "id"))
        if target is None:
            continue
        root = parse_xml(package.read(target), meter)
        _simplify_sheet(root)
        hidden = attribute(entry, "state", "visible") != "visible"
        yield Sheet(attribute(entry, "name"), hidden, root)


def _simplify_sheet(root: Element) -> None:
    _drop(root, _IN_SHEET)
    data = child(root, "sheetData")
    if data is None:
        return
    number = 0
    for row in list(data):
        given = attribute(row, "r")
        number = int(given) if given.isdecimal() and len(given) < 8 else number + 1
        row.set("r", str(number))
        _number_cells(row, number)


def _number_cells(row: Element, number: int) -> None:
    """Gives every cell its address, and takes out formulas; marks those without a result."""
    column = 0
    for cell in list(row):
        address = parse_cell(attribute(cell, "r"))
        column = address[1] if address else column + 1
        from_formula = child(cell, "f") is not None
        _drop(cell, ("v", "is"))
        if from_formula and not _value(cell) and attribute(cell, "t") != "str":
            _drop(cell, ())
            cell.set("t", "e")
            etree.SubElement(cell, f"{_space(cell)}v").text = NO_RESULT
        cell.set("r", cell_address(number, column))
        for name in ("cm", "vm", "ph"):
            cell.attrib.pop(name, None)


def _drop(element: Element | None, kept: tuple[str, ...]) -> None:
    """Removes all children but those named."""
    for inner in list(element) if element is not None else ():
        if local(inner) not in kept:
            element.remove(inner)  # type: ignore[union-attr]


def cells(root: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells of a sheet in reading order: row, column, element."""
    for row in children(child(root, "sheetData"), "row"):
        for cell in children(row, "c"):
            address = parse_cell(attribute(cell, "r"))
            if address:
                yield (*address, cell)


def text_nodes(string: Element) -> Iterator[Element]:
    """The text nodes of a shared or inline string; readings beside the text are none."""
    for node in string:
        if local(node) == "t":
            yield node
        elif local(node) == "r":
            yield from children(node, "t")


def string_text(string: Element) -> str:
    """The text of a shared or inline string, as it looks: raised or crossed out, if it is."""
    said = ""
    for node in text_nodes(string):
        text, looks = node.text or "", child(node.getparent(), "rPr")
        if looks is not None:
            raise_it = child(looks, "vertAlign")
            if raise_it is not None and attribute(raise_it, "val") in _RAISED:
                text = raised(said, text)
            strike = child(looks, "strike")
            if strike is not None and attribute(strike, "val", "1") not in {"0", "false"}:
                text = struck(text)
        said += text
    return said


def shared_string(book: Book, cell: Element) -> Element | None:
    """The shared string a cell refers to, or None."""
    index = _value(cell)
    if not index.isdecimal() or len(index) > 9 or int(index) >= len(book.strings):
        return None
    return book.strings[int(index)]


def _value(cell: Element) -> str:
    value = child(cell, "v")
    return (value.text or "").strip() if value is not None else ""


def _mask_sheet(book: Book, root: Element, meter: Meter, keep_public_landline: bool) -> None:
    """Masks the cells of a sheet as they stand beside and below each other."""
    tape = Tape(meter)
    last = 0
    for row, _, cell in cells(root):
        tape.mark("\n" if row != last else "\t")
        last = row
        kind = attribute(cell, "t", "n")
        if kind == "s":
            string = shared_string(book, cell)
        else:
            string = child(cell, "is") if kind == "inlineStr" else None
        if string is not None:
            for node in text_nodes(string):
                tape.add(node.text or "", partial(_write_text, node))
        elif value := _value(cell):
            tape.add(value, partial(_write_value, cell))
    tape.mask(keep_public_landline=keep_public_landline)


def _write_text(node: Element, text: str) -> None:
    """Masks a text node; one shared by several cells keeps the masks of all of them."""
    before = node.text or ""
    node.text = "".join(
        MASK if MASK in pair else pair[0] for pair in zip(text, before, strict=True)
    )


def _write_value(cell: Element, text: str) -> None:
    """A masked number is no number any more: the cell becomes text."""
    for inner in list(cell):
        cell.remove(inner)
    cell.set("t", "inlineStr")
    space = _space(cell)
    etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t").text = text


def _space(element: Element) -> str:
    """The namespace of an element, in braces."""
    return str(element.tag).rpartition("}")[0] + "}"


def book_bytes(book: Book) -> bytes:
    """An xlsx of the simple form, and of nothing else the file had in it."""
    listed = etree.Element(f"{{{_MAIN}}}workbook", nsmap={None: _MAIN, "r": OFFICE})
    etree.SubElement(listed, f"{{{_MAIN}}}workbookPr", date1904=str(int(book.date1904)))
    entries = etree.SubElement(listed, f"{{{_MAIN}}}sheets")
    kinds = []
    files: dict[str, bytes] = {}
    for number, sheet in enumerate(book.sheets, 1):
        entry = etree.SubElement(entries, f"{{{_MAIN}}}sheet", name=sheet.name, sheetId=str(number))
        if sheet.is_hidden:
            entry.set("state", "hidden")
        entry.set(f"{{{OFFICE}}}id", f"rId{number}")
        kinds.append(("worksheet", f"worksheets/sheet{number}.xml"))
        files[f"xl/worksheets/sheet{number}.xml"] = to_bytes(sheet.root)
    if book.strings:
        kinds.append(("sharedStrings", "sharedStrings.xml"))
        files["xl/sharedStrings.xml"] = _shared_strings(book)
    if book.styles is not None:
        kinds.append(("styles", "styles.xml"))
        files["xl/styles.xml"] = to_bytes(book.styles)
    return write_package(
        {
            "[Content_Types].xml": content_types(
                [("xl/workbook.xml", f"{_TYPE}.sheet.main")]
                + [(f"xl/{name}", f"{_TYPE}.{kind}") for kind, name in kinds]
            ),
            "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": to_bytes(listed),
            "xl/_rels/workbook.xml.rels": relationships(kinds),
            **files,
        }
    )


def _shared_strings(book: Book) -> bytes:
    root = etree.Element(f"{{{_MAIN}}}sst", nsmap={None: _MAIN})
    root.extend(_copied(string) for string in book.strings)
    return to_bytes(root)


def _copied(string: Element) -> Element:
    """A shared string for the stored copy; the book keeps its own."""
    return etree.fromstring(etree.tostring(string, with_tail=False))
