"""Web pages, Word files and workbooks that grow."""

from __future__ import annotations

import io
from collections.abc import Sequence

import office_files as office  # type: ignore[import-not-found,unused-ignore]
import xlwt
from growth_inputs import HEAD, PUBLISHER, Files, Inputs, coded


def _web(body: str) -> Files:
    return {"a.html": f"<h1>{PUBLISHER}2023年部门预算</h1>{body}".encode()}


def _web_rows(rows: Sequence[Sequence[str]], more: str = "") -> str:
    written = "".join("<tr>" + "".join(f"<td{more}>{c}</td>" for c in row) for row in rows)
    return f"<p>表1 部门支出总表</p><p>单位：万元</p><table>{written}</table>"


def html_rows(n: int) -> Files:
    """Rows of a table of a web page."""
    return _web(_web_rows([HEAD, *coded(n)]))


def html_tables(n: int) -> Files:
    """Tables of a web page."""
    return _web(_web_rows([HEAD, *coded(3)]) * n)


def html_nested(n: int) -> Files:
    """Tables beside each other in one cell of a layout table."""
    return _web(f"<table><tr><td>{_web_rows([HEAD, *coded(3)]) * n}</td></tr></table>")


def html_spans(n: int) -> Files:
    """Cells that reach over rows."""
    amounts = "<td>1.00<td>1.00<td>0"
    rows = "".join(
        f"<tr><td rowspan=2>201{k % 90 + 10}<td rowspan=2>事务{k}{amounts}<tr>{amounts}"
        for k in range(n)
    )
    head = "".join(f"<td>{word}" for word in HEAD)
    return _web(f"<p>表1 部门支出总表</p><p>单位：万元</p><table><tr>{head}{rows}</table>")


def html_paragraphs(n: int) -> Files:
    """Paragraphs of a web page."""
    return _web(_web_rows([HEAD, *coded(3)]) + "<p><span>工作</span>安排</p>" * n)


def html_inline(n: int) -> Files:
    """Pieces of text in one paragraph of a web page."""
    return _web(_web_rows([HEAD, *coded(3)]) + f"<p>{'<b>工</b>作<br>' * n}</p>")


def _word_table(rows: Sequence[Sequence[str]], more: str = "") -> str:
    made: str = office.tbl(*("".join(office.tc(cell, more) for cell in row) for row in rows))
    return made


def _word(body: str) -> Files:
    head = (
        office.p(f"{PUBLISHER}2023年部门预算")
        + office.p("表1 部门支出总表")
        + office.p("单位：万元")
    )
    return {"a.docx": office.docx_of(head + body)}


def docx_rows(n: int) -> Files:
    """Rows of a Word table."""
    return _word(_word_table([HEAD, *coded(n)]))


def docx_paragraphs(n: int) -> Files:
    """Paragraphs of a Word file."""
    return _word(_word_table([HEAD, *coded(3)]) + office.p("工作安排") * n)


def docx_runs(n: int) -> Files:
    """Runs of one Word paragraph."""
    return _word(_word_table([HEAD, *coded(3)]) + f"<w:p>{'<w:r><w:t>工作</w:t></w:r>' * n}</w:p>")


def docx_tables(n: int) -> Files:
    """Tables of a Word file."""
    title = office.p("表1 部门支出总表") + office.p("单位：万元")
    return _word((_word_table([HEAD, *coded(3)]) + title) * n)


def docx_nested(n: int) -> Files:
    """Tables in one cell of a Word table."""
    inner = _word_table([HEAD, *coded(3)])
    return _word(f"<w:tbl><w:tr><w:tc>{inner * n}</w:tc></w:tr></w:tbl>")


def docx_boxes(n: int) -> Files:
    """Text boxes of a Word file."""
    box = f"<w:p><w:r><w:txbxContent>{office.p('表外文字')}</w:txbxContent></w:r></w:p>"
    return _word(_word_table([HEAD, *coded(3)]) + box * n)


def docx_merged(n: int) -> Files:
    """Cells merged downwards in a Word table."""
    go_on = "<w:vMerge/>"
    first = "".join(office.tc(cell, '<w:vMerge w:val="restart"/>') for cell in HEAD[:2])
    rows = [first + "".join(office.tc("1.00") for _ in range(3))]
    rows += [office.tc("", go_on) * 2 + office.tc("1.00") * 3 for _ in range(n)]
    return _word(office.tbl("".join(office.tc(cell) for cell in HEAD), *rows))


def docx_styles(n: int) -> Files:
    """Styles of a Word file, each based on the one before."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{k}"><w:name w:val="s{k}"/>'
        f'<w:basedOn w:val="s{k - 1}"/></w:style>'
        for k in range(n)
    )
    used = "".join(office.p("文字", f'<w:pPr><w:pStyle w:val="s{k}"/></w:pPr>') for k in range(n))
    body = office.p("表1 部门支出总表") + _word_table([HEAD, *coded(3)]) + used
    return {"a.docx": office.docx_of(body, styles=styles)}


def _sheet(rows: Sequence[Sequence[str]], more: str = "", **parts: str) -> Files:
    lines = [[f"{PUBLISHER}2023年部门支出总表"], ["单位：万元"], *rows]
    return {"a.xlsx": office.xlsx_of({"表1": office.rows(*lines) + more}, **parts)}


def xlsx_rows(n: int) -> Files:
    """Rows of a sheet."""
    return _sheet([HEAD, *coded(n)])


def xlsx_sheets(n: int) -> Files:
    """Sheets of a workbook."""
    inner = office.rows(["部门支出总表"], ["单位：万元"], HEAD, *coded(5))
    return {"a.xlsx": office.xlsx_of({f"表{k}": inner for k in range(n)})}


def xlsx_merges(n: int) -> Files:
    """Merged cells of a sheet."""
    merged = "".join(f'<mergeCell ref="C{k}:D{k}"/>' for k in range(5, n))
    return _sheet([HEAD, *coded(n)], f"<mergeCells>{merged}</mergeCells>")


def xlsx_styles(n: int) -> Files:
    """Formats of numbers of a workbook."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + k}" formatCode="#,##0.{"0" * (k % 9 + 1)}"/>' for k in range(n)
    )
    xfs = "".join(f'<xf numFmtId="{200 + k}"/>' for k in range(n))
    styles = f"<numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs>"
    return _sheet([HEAD, *coded(20)], styles=styles)


def xlsx_strings(n: int) -> Files:
    """Shared strings of a workbook."""
    strings = "".join(f"<si><t>文字{k}</t></si>" for k in range(n))
    return _sheet([HEAD, *coded(20)], strings=strings)


def xls_rows(n: int) -> Files:
    """Rows of an old workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    lines = [[f"{PUBLISHER}2023年部门支出总表"], ["单位：万元"], HEAD, *coded(n)]
    for number, row in enumerate(lines):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return {"a.xls": buffer.getvalue()}


INPUTS: Inputs = {
    html_rows: 1000,
    html_tables: 50,
    html_nested: 50,
    html_spans: 300,
    html_paragraphs: 2000,
    html_inline: 1000,
    docx_rows: 1000,
    docx_paragraphs: 2000,
    docx_runs: 2000,
    docx_tables: 50,
    docx_nested: 50,
    docx_boxes: 500,
    docx_merged: 500,
    docx_styles: 500,
    xlsx_rows: 1000,
    xlsx_sheets: 20,
    xlsx_merges: 1000,
    xlsx_styles: 500,
    xlsx_strings: 5000,
    xls_rows: 1000,
}
