"""Small office files for tests, made of the XML that matters in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
COMPAT = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx_of(body: str, **parts: str) -> bytes:
    """A docx with a body; `styles` and `numbering` as XML inside their root elements."""
    main = (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:wps="{SHAPE}" xmlns:mc="{COMPAT}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    side = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{inner}</w:{name}>'
        for name, inner in parts.items()
    }
    return zipped({"word/document.xml": main, **side})


def p(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A Word table cell; lines of the text become paragraphs."""
    inner = "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str) -> str:
    """A Word table of rows of cells."""
    grid = "<w:gridCol/>" * max(row.count("<w:tc>") for row in rows)
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def xlsx_of(sheets: dict[str, str], *, styles: str = "", strings: str = "") -> bytes:
    """An xlsx; a sheet is given by what stands inside its root element."""
    parts: dict[str, str | bytes] = {}
    listed = related = ""
    for number, (name, inner) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name.startswith("~") else ""
        listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" '
        related += f'Target="worksheets/sheet{number}.xml"/>'
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}">{inner}</worksheet>'
        )
    for kind, root, inner in (("styles", "styleSheet", styles), ("sharedStrings", "sst", strings)):
        if inner:
            related += f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
            parts[f"xl/{kind}.xml"] = f'<{root} xmlns="{SHEET}">{inner}</{root}>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{RELS}">{related}</Relationships>'
    return zipped(parts)


def rows(*lines: Sequence[str | None]) -> str:
    """Sheet data: numbers as numbers, other text inline, None for no cell."""
    written = ""
    for number, line in enumerate(lines, 1):
        cells = "".join(_cell(text, f"{chr(65 + at)}{number}") for at, text in enumerate(line))
        written += f'<row r="{number}">{cells}</row>'
    return f"<sheetData>{written}</sheetData>"


def _cell(text: str | None, address: str) -> str:
    if text is None:
        return ""
    if text.replace(".", "", 1).removeprefix("-").isdecimal():
        return f'<c r="{address}"><v>{text}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
