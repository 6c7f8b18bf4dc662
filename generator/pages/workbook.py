"""Published tables as an Office Open XML workbook, written with the standard library.

Amounts are numbers, everything else is text; merged cells stay merged. Names, order and
times are fixed: the same tables, the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.sax.saxutils import escape

from generator.facts.model import PublishedCell

_TIME = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a name and the cells of a published table."""

    name: str
    cells: tuple[PublishedCell, ...]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of an xlsx file."""
    names = sheet_names([sheet.name for sheet in sheets])
    files = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        ),
    }
    for number, sheet in enumerate(sheets, 1):
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet.cells)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + content)
    return stream.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names a spreadsheet accepts: short, without forbidden signs, each once."""
    taken: set[str] = set()
    found = []
    for number, name in enumerate(names, 1):
        plain = " ".join(_FORBIDDEN.sub(" ", _CONTROL.sub("", name)).split()) or f"表{number}"
        short = plain[:_NAME_LENGTH]
        if short.lower() in taken:
            ending = f" ({number})"
            short = plain[: _NAME_LENGTH - len(ending)] + ending
        taken.add(short.lower())
        found.append(short)
    return found


def _content_types(sheets: int) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{_attribute(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _attribute(value: str) -> str:
    return escape(value, {'"': "&quot;"})


def _sheet(cells: Sequence[PublishedCell]) -> str:
    rows: dict[int, list[PublishedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    body = "".join(
        f'<row r="{number}">{"".join(_cell(c) for c in sorted(row, key=lambda c: c.column))}</row>'
        for number, row in sorted(rows.items())
    )
    merged = [c for c in cells if c.rowspan > 1 or c.colspan > 1]
    spans = "".join(f'<mergeCell ref="{_range(c)}"/>' for c in merged)
    merge = f'<mergeCells count="{len(merged)}">{spans}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{merge}</worksheet>'


def _cell(cell: PublishedCell) -> str:
    place = _address(cell.row, cell.column)
    said = _CONTROL.sub("", cell.text.strip())
    value = _number(said) if cell.role == "amount" else None
    if value is not None:
        return f'<c r="{place}"><v>{value:f}</v></c>'
    if not said:
        return ""
    # Always a text, never a formula, whatever it begins with.
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>'


def _number(said: str) -> Decimal | None:
    try:
        value = Decimal(said.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _range(cell: PublishedCell) -> str:
    last = _address(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)
    return f"{_address(cell.row, cell.column)}:{last}"


def _address(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
