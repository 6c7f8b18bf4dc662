"""An old xls workbook is rewritten as xlsx, cell by cell, and read as that.

Values, display formats, side borders, merged cells and what is hidden are carried over;
so every address stays what it was, and what is stored is an xlsx. A file called xls that
is an xlsx or a web page, as government systems export them, is read as what it is.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from generator.documents.limits import Meter
from generator.documents.limits_zip import ENCRYPTED, is_encrypted_package, is_ole, write_package
from generator.documents.model import Document
from generator.documents.ooxml import OFFICE, content_types, relationships
from generator.documents.sheets.addresses import cell_address, column_letters
from generator.documents.sheets.read import sheets_document
from generator.documents.web.read import web_document
from generator.errors import UnusableInput

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "spreadsheetml"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FIRST_OWN_FORMAT = 164
_WHITE = (255, 255, 255)
_SOLID = 1
# Plain letters, crossed out ones, white ones, and both.
_FONTS = "".join(
    f'<font>{look}<sz val="11"/>{colour}<name val="Calibri"/></font>'
    for colour in ("", '<color rgb="FFFFFFFF"/>')
    for look in ("", "<strike/>")
)
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR, _BLANK = range(7)


def read_xls(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in an xls file, stored as xlsx; UnusableInput says why there is none."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        document = sheets_document(data, path.name, keep_public_landline=keep_public_landline)
    elif not is_ole(data) and b"<" in data[:1000] and b"<?mso-application" not in data[:1000]:
        document = web_document(data, path.name, keep_public_landline=keep_public_landline)
        return replace(document, name=f"{path.stem}.html")
    else:
        rewritten = xls_to_xlsx(data, path.name)
        document = sheets_document(rewritten, path.name, keep_public_landline=keep_public_landline)
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, name=f"{path.stem}.xlsx", format="xls", sha256=digest)


def xls_to_xlsx(data: bytes, name: str) -> bytes:
    """The xlsx that prints what the xls prints."""
    meter = Meter(name)
    book = _open(data, meter)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": _sheet(book, book.sheet_by_index(number - 1), meter)
        for number in range(1, book.nsheets + 1)
    }
    kinds = [("worksheet", part.removeprefix("xl/")) for part in sheets]
    kinds.append(("styles", "styles.xml"))
    return write_package(
        {
            "[Content_Types].xml": content_types(
                [("xl/workbook.xml", f"{_TYPE}.sheet.main")]
                + [(f"xl/{part}", f"{_TYPE}.{kind}") for kind, part in kinds]
            ),
            "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": _workbook(book),
            "xl/_rels/workbook.xml.rels": relationships(kinds),
            "xl/styles.xml": _styles(book),
            **sheets,
        }
    )


def _open(data: bytes, meter: Meter) -> Any:
    """The workbook as xlrd gives it."""
    if not data:
        raise UnusableInput(f"{meter.name}: the file is empty")
    if is_encrypted_package(data):
        raise UnusableInput(f"{meter.name}: {ENCRYPTED}")
    try:
        import xlrd
    except ImportError as error:
        raise UnusableInput(
            f"{meter.name}: reading xls needs the extra “office”: pip install 'mingzhang[office]'"
        ) from error
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # xlrd fails in many ways on damaged files
        said = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        if "encrypted" in said:
            raise UnusableInput(f"{meter.name}: {ENCRYPTED}") from error
        raise UnusableInput(f"{meter.name}: damaged or no xls workbook ({said})") from error


def _workbook(book: Any) -> bytes:
    entries = "".join(
        f"<sheet name={_quoted(_clean(sheet.name))} sheetId={_quoted(str(number))}"
        + (' state="hidden"' if sheet.visibility else "")
        + f' r:id="rId{number}"/>'
        for number, sheet in enumerate(book.sheets(), 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{book.datemode}"/>'
        f"<sheets>{entries}</sheets></workbook>"
    ).encode()


def _styles(book: Any) -> bytes:
    """Display formats, side borders, and letters crossed out or white; nothing else tells."""
    keys = sorted(book.format_map)
    formats = "".join(
        f'<numFmt numFmtId="{_FIRST_OWN_FORMAT + at}" '
        f"formatCode={_quoted(_clean(book.format_map[key].format_str or 'General'))}/>"
        for at, key in enumerate(keys)
    )
    numbers = {key: _FIRST_OWN_FORMAT + at for at, key in enumerate(keys)}
    cells = "".join(
        f'<xf numFmtId="{numbers.get(xf.format_key, 0)}" fontId="{_font(book, xf)}" fillId="0" '
        f'borderId="{int(bool(xf.border.left_line_style or xf.border.right_line_style))}" '
        'xfId="0" applyNumberFormat="1"/>'
        for xf in book.xf_list
    )
    line = '<left style="thin"/><right style="thin"/><top/><bottom/><diagonal/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts>'
        f"<fonts>{_FONTS}</fonts>"
        '<fills><fill><patternFill patternType="none"/></fill></fills>'
        "<borders><border><left/><right/><top/><bottom/><diagonal/></border>"
        f"<border>{line}</border></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    ).encode()


def _font(book: Any, style: Any) -> int:
    """Which of the fonts written shows what the letters of a style look like.

    A damaged style may name a font that the file does not have: its letters are plain.
    """
    if not 0 <= style.font_index < len(book.font_list):
        return 0
    font = book.font_list[style.font_index]
    white = book.colour_map.get(font.colour_index) == _WHITE
    filled = style.background.fill_pattern and not (
        style.background.fill_pattern == _SOLID
        and book.colour_map.get(style.background.pattern_colour_index) == _WHITE
    )
    return int(bool(font.struck_out)) + (2 if white and not filled else 0)


def _sheet(book: Any, sheet: Any, meter: Meter) -> bytes:
    zeros = getattr(sheet, "show_zero_values", 1)
    columns = "".join(
        f'<col min="{index + 1}" max="{index + 1}" width="0" hidden="1"/>'
        for index, column in sorted(sheet.colinfo_map.items())
        if column.hidden
    )
    merges = "".join(
        f'<mergeCell ref="{cell_address(top + 1, left + 1)}:{column_letters(right)}{bottom}"/>'
        for top, bottom, left, right in sheet.merged_cells
    )
    rows = "".join(_row(book, sheet, index, meter) for index in range(sheet.nrows))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView showZeros="{int(bool(zeros))}" '
        f'workbookViewId="0"/></sheetViews>{f"<cols>{columns}</cols>" if columns else ""}'
        f"<sheetData>{rows}</sheetData>"
        f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}</worksheet>"
    ).encode()


def _row(book: Any, sheet: Any, index: int, meter: Meter) -> str:
    info = sheet.rowinfo_map.get(index)
    hidden = ' hidden="1"' if info is not None and info.hidden else ""
    row = sheet.row(index)
    meter.count("rows")
    meter.count("cells", len(row))
    cells = "".join(_cell(cell, cell_address(index + 1, at + 1)) for at, cell in enumerate(row))
    return f'<row r="{index + 1}"{hidden}>{cells}</row>' if cells or hidden else ""


def _cell(cell: Any, address: str) -> str:
    """One cell; a float is written with all digits that tell it from its neighbours."""
    style = f'r="{address}" s="{cell.xf_index or 0}"'
    if cell.ctype == _TEXT:
        text = f'<t xml:space="preserve">{escape(_clean(cell.value))}</t>'
        return f'<c {style} t="inlineStr"><is>{text}</is></c>'
    if cell.ctype in {_NUMBER, _DATE}:
        return f"<c {style}><v>{cell.value!r}</v></c>"
    if cell.ctype == _BOOLEAN:
        return f'<c {style} t="b"><v>{int(cell.value)}</v></c>'
    if cell.ctype == _ERROR:
        from xlrd import error_text_from_code

        return f'<c {style} t="e"><v>{error_text_from_code.get(cell.value, "#N/A")}</v></c>'
    return f"<c {style}/>" if cell.ctype == _BLANK else ""


def _quoted(text: str) -> str:
    """An attribute's value in its quotes."""
    return f'"{escape(text)}"'


def _clean(text: str) -> str:
    """Without characters that XML cannot hold."""
    return _CONTROLS.sub("", text)
