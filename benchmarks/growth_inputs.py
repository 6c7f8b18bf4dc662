"""Disclosures that grow in one direction only: rows, columns, sentences, merged cells …

Each function makes the files of one disclosure of size `n`. What they say is invented and
adds up as far as it matters; they know nothing of what the program does with them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import xlwt

ROOT = Path(__file__).resolve().parents[1]
for _place in (ROOT, ROOT / "tests" / "documents"):
    sys.path.insert(0, str(_place))

import office_files as office  # type: ignore[import-not-found,unused-ignore]  # noqa: E402
import pdf_samples  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

Files = dict[str, bytes]
Rows = list[list[str]]
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
PUBLISHER = "某某市某某局"


def _text(body: str, name: str = "a.txt") -> Files:
    return {name: f"# {PUBLISHER}2023年部门预算\n\n{body}\n".encode()}


def _title(number: int = 1, title: str = "部门支出总表") -> str:
    return f"表{number}\n\n{PUBLISHER}{title}\n\n单位：万元\n\n"


def _table(rows: Sequence[Sequence[str]], number: int = 1, title: str = "部门支出总表") -> str:
    return _title(number, title) + "\n".join("\t".join(row) for row in rows) + "\n\n"


def _coded(n: int) -> Rows:
    """A table of codes: classes, groups, items, as many rows as asked for."""
    rows: Rows = []
    for number in range(n):
        group, item = divmod(number, 9)
        code = f"{201 + group // 90}{1 + group % 90:02}{item:02}" if item else ""
        code = code or f"{201 + group // 90}{1 + group % 90:02}"
        rows.append([code, f"事务{number}", "1.00", "1.00", "0.00"])
    return [["", "合计", f"{n}.00", f"{n}.00", "0.00"], *rows]


def _plain(n: int) -> Rows:
    rows = [["", f"支出事项{number}", "1.00", "1.00", "0.00"] for number in range(n)]
    return [["", "合计", f"{n}.00", f"{n}.00", "0.00"], *rows]


def rows_coded(n: int) -> Files:
    """Rows with codes."""
    return _text(_table([HEAD, *_coded(n)]))


def rows_plain(n: int) -> Files:
    """Rows without codes."""
    return _text(_table([HEAD, *_plain(n)]))


def rows_same(n: int) -> Files:
    """The same row again and again."""
    return _text(_table([HEAD, *[["2010601", "行政运行", "1.00", "1.00", ""]] * n]))


def rows_two_sided(n: int) -> Files:
    """Rows of a table of revenue beside expenditure."""
    head = ["项目", "预算数", "项目", "预算数"]
    rows = [[f"收入{k}", "1.00", f"支出{k}", "1.00"] for k in range(n)]
    total = ["收入总计", f"{n}.00", "支出总计", f"{n}.00"]
    return _text(_table([["收入", "", "支出", ""], head, *rows, total], 1, "部门收支总表"))


def totals(n: int) -> Files:
    """Rows of a total, one after every row."""
    total = ["", "合计", f"{n}.00", f"{n}.00", "0.00"]
    return _text(_table([HEAD, *[line for row in _coded(n)[1:] for line in (row, total)]]))


def rows_named(n: int) -> Files:
    """Rows that have names of classes and no codes."""
    names = ["一般公共服务支出", "财政事务", "行政运行", "一般行政管理事务"]
    rows = [[names[k % 4], "1.00", "1.00", "0.00"] for k in range(n)]
    return _text(_table([HEAD[1:], *rows]))


def units(n: int) -> Files:
    """Institutions in one table, each with its classes."""
    head = ["单位编码", "单位名称", *HEAD]
    rows: Rows = []
    for k in range(n):
        code, name = f"{100000 + k}", f"第{k}中心"
        rows.append([code, name, "", "", "2.00", "2.00", "0.00"])
        rows.append([code, name, "2010601", "行政运行", "1.00", "1.00", "0.00"])
        rows.append([code, name, "2010602", "一般行政管理事务", "1.00", "1.00", "0.00"])
    return _text(_table([head, ["", "合计", "", "", f"{2 * n}.00", f"{2 * n}.00", "0.00"], *rows]))


def columns(n: int) -> Files:
    """Amount columns of one table, ten rows."""
    head = ["科目编码", "科目名称", "合计", *[f"其他{k}" for k in range(n)]]
    rows = [[f"20106{k:02}", f"事务{k}", f"{n}.00", *["1.00"] * n] for k in range(1, 10)]
    return _text(_table([head, *rows]))


def header_depth(n: int) -> Files:
    """Rows of a header above each other."""
    deep = [["科目编码", "科目名称", f"第{k}层", f"第{k}层", f"第{k}层"] for k in range(n)]
    return _text(_table([*deep, HEAD, *_coded(10)]))


def label_length(n: int) -> Files:
    """Characters of one label."""
    return _text(_table([HEAD, ["2010601", "运行" * (n // 2), "1.00", "1.00", ""], *_coded(5)]))


def header_length(n: int) -> Files:
    """Characters of one word of a header."""
    return _text(_table([[*HEAD[:-1], "项目支" * (n // 3)], *_coded(5)]))


def amount_length(n: int) -> Files:
    """Digits of one amount."""
    return _text(_table([HEAD, ["2010601", "运行", "1" * n, "1.00", ""], *_coded(5)]))


def tables(n: int) -> Files:
    """Tables in one file."""
    return _text("".join(_table([HEAD, *_coded(10)], k + 1, f"支出表{k}") for k in range(n)))


def tables_of_a_kind(n: int) -> Files:
    """Tables of the same kind in one file."""
    return _text("".join(_table([HEAD, *_coded(10)], k + 1) for k in range(n)))


def files(n: int) -> Files:
    """Files of one disclosure."""
    made: Files = {}
    for k in range(n):
        made |= _text(_table([HEAD, *_coded(10)], k + 1), f"{k:05}.txt")
    return made


def paragraphs(n: int) -> Files:
    """Paragraphs without figures."""
    body = "\n\n".join(f"（{k}）本部门的职责是第{k}项工作。" for k in range(n))
    return _text(_table([HEAD, *_coded(5)]) + body)


def headings(n: int) -> Files:
    """Headings."""
    body = "\n\n".join(f"## （{k}）第{k}项工作\n\n本部门负责。" for k in range(n))
    return _text(_table([HEAD, *_coded(5)]) + body)


def sentences(n: int) -> Files:
    """Paragraphs with a sentence of figures each."""
    body = "\n\n".join(
        f"2023年第{k}项支出{k}.50万元，比上年增加1.00万元，增长2.5%，主要原因是工作增加。"
        for k in range(n)
    )
    return _text(_table([HEAD, *_coded(50)]) + body)


def sentences_in_a_paragraph(n: int) -> Files:
    """Sentences with figures in one paragraph."""
    body = "".join(f"第{k}项支出{k}.50万元，比上年增加1.00万元，增长2.5%。" for k in range(n))
    return _text(_table([HEAD, *_coded(5)]) + body)


def figures_in_a_sentence(n: int) -> Files:
    """Figures in one sentence."""
    return _text(_table([HEAD, *_coded(5)]) + "、".join(f"支出{k}.50万元" for k in range(n)))


def lists(n: int) -> Files:
    """A total and its parts, in one sentence."""
    said = "，".join(f"第{k}类支出1.00万元" for k in range(n))
    return _text(_table([HEAD, *_coded(5)]) + f"支出总计{n}.00万元，其中：{said}。")


def shares(n: int) -> Files:
    """`占1%，` again and again."""
    return _text(_table([HEAD, *_coded(5)]) + "支出1.00万元" + "占1%，" * n)


def sentence_length(n: int) -> Files:
    """Characters of a sentence before its figure."""
    return _text(_table([HEAD, *_coded(5)]) + "工作" * (n // 2) + "支出1.00万元。")


def marks(n: int) -> Files:
    """Commas, colons and brackets without a word."""
    return _text(_table([HEAD, *_coded(5)]) + "（，：" * (n // 3) + "支出1.00万元")


def years_said(n: int) -> Files:
    """`比2022年` again and again."""
    return _text(_table([HEAD, *_coded(5)]) + "比2022年" * (n // 6) + "增加1.00万元")


def blanks(n: int) -> Files:
    """Blank characters in a line."""
    return _text(_table([HEAD, *_coded(5)]) + "支出 1.00" + " 　" * (n // 2) + "x万元")


def digits(n: int) -> Files:
    """Digits in a paragraph."""
    return _text(_table([HEAD, *_coded(5)]) + "电话" + "1" * n + "支出1.00万元")


def digit_groups(n: int) -> Files:
    """Groups of digits, dashes and blanks in a paragraph."""
    return _text(_table([HEAD, *_coded(5)]) + "联系 " + "12-34 " * (n // 6) + "支出1.00万元")


def persons(n: int) -> Files:
    """Lines with a name and a telephone number."""
    return _text(_table([HEAD, *_coded(5)]) + "联系人：张三 电话：13800000000\n\n" * n)


def lines(n: int) -> Files:
    """Short lines without anything, as a Word dump has them."""
    return _text(_table([HEAD, *_coded(5)]) + "\n".join(f"甲{k}" for k in range(n)))


def word_dump(n: int) -> Files:
    """One cell per line, as a dump of Word has it."""
    cells = [cell for row in [HEAD, *_coded(n)] for cell in row]
    return _text(_title() + "\n".join(cells))


def projects(n: int) -> Files:
    """Projects of one table."""
    rows = [[f"50015223T00000{k:07}", f"第{k}项目", "1.00", "1.00"] for k in range(n)]
    head = ["项目编码", "项目名称", "合计", "一般公共预算"]
    return _text(_table([head, ["", "合计", f"{n}.00", f"{n}.00"], *rows], 1, "项目支出表"))


def _performance(number: int, indicators: int) -> str:
    said = [f"表{number}", "", PUBLISHER, "", "2023 年预算项目绩效目标表", ""]
    said += [f"项目名称\t第{number}项目\t\t", "资金总额（万元）\t18.00\t项目属性\t经常性"]
    said += ["项目概况\t保障工作\t\t", "立项依据\t职责\t\t", ""]
    said.append("\t一级指标\t二级指标\t三级指标\t指标值\t指标性质\t度量单位\t权重")
    for k in range(indicators):
        first = "绩效指标" if not k else ""
        said.append(f"{first}\t产出指标\t数量指标\t第{k}项数量\t{k}\t≥\t次\t2")
    return "\n".join([*said, "", ""])


def indicators(n: int) -> Files:
    """Indicators of one project."""
    return _text(_table([HEAD, *_coded(5)]) + _performance(2, n))


def performance_tables(n: int) -> Files:
    """Tables of performance targets."""
    return _text(_table([HEAD, *_coded(5)]) + "".join(_performance(k + 2, 5) for k in range(n)))


def contents(n: int) -> Files:
    """Lines of a table of contents."""
    listed = "\n".join(f"表{k}  第{k}项支出表 ........ {k}" for k in range(1, n))
    return _text(f"目录\n\n{listed}\n\n{_table([HEAD, *_coded(5)])}")


def markdown(n: int) -> Files:
    """Rows of a Markdown table."""
    grid = [HEAD, ["---"] * 5, *_coded(n)]
    body = "\n".join("| " + " | ".join(row) + " |" for row in grid)
    return _text(f"## 表1 部门支出总表\n\n单位：万元\n\n{body}", "a.md")


def _web(body: str) -> Files:
    return {"a.html": f"<h1>{PUBLISHER}2023年部门预算</h1>{body}".encode()}


def _web_rows(rows: Sequence[Sequence[str]], more: str = "") -> str:
    written = "".join("<tr>" + "".join(f"<td{more}>{c}</td>" for c in row) for row in rows)
    return f"<p>表1 部门支出总表</p><p>单位：万元</p><table>{written}</table>"


def html_rows(n: int) -> Files:
    """Rows of a table of a web page."""
    return _web(_web_rows([HEAD, *_coded(n)]))


def html_tables(n: int) -> Files:
    """Tables of a web page."""
    return _web(_web_rows([HEAD, *_coded(3)]) * n)


def html_nested(n: int) -> Files:
    """Tables beside each other in one cell of a layout table."""
    return _web(f"<table><tr><td>{_web_rows([HEAD, *_coded(3)]) * n}</td></tr></table>")


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
    return _web(_web_rows([HEAD, *_coded(3)]) + "<p><span>工作</span>安排</p>" * n)


def html_inline(n: int) -> Files:
    """Pieces of text in one paragraph of a web page."""
    return _web(_web_rows([HEAD, *_coded(3)]) + f"<p>{'<b>工</b>作<br>' * n}</p>")


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
    return _word(_word_table([HEAD, *_coded(n)]))


def docx_paragraphs(n: int) -> Files:
    """Paragraphs of a Word file."""
    return _word(_word_table([HEAD, *_coded(3)]) + office.p("工作安排") * n)


def docx_runs(n: int) -> Files:
    """Runs of one Word paragraph."""
    return _word(_word_table([HEAD, *_coded(3)]) + f"<w:p>{'<w:r><w:t>工作</w:t></w:r>' * n}</w:p>")


def docx_tables(n: int) -> Files:
    """Tables of a Word file."""
    title = office.p("表1 部门支出总表") + office.p("单位：万元")
    return _word((_word_table([HEAD, *_coded(3)]) + title) * n)


def docx_nested(n: int) -> Files:
    """Tables in one cell of a Word table."""
    inner = _word_table([HEAD, *_coded(3)])
    return _word(f"<w:tbl><w:tr><w:tc>{inner * n}</w:tc></w:tr></w:tbl>")


def docx_boxes(n: int) -> Files:
    """Text boxes of a Word file."""
    box = f"<w:p><w:r><w:txbxContent>{office.p('表外文字')}</w:txbxContent></w:r></w:p>"
    return _word(_word_table([HEAD, *_coded(3)]) + box * n)


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
    body = office.p("表1 部门支出总表") + _word_table([HEAD, *_coded(3)]) + used
    return {"a.docx": office.docx_of(body, styles=styles)}


def _sheet(rows: Sequence[Sequence[str]], more: str = "", **parts: str) -> Files:
    lines = [[f"{PUBLISHER}2023年部门支出总表"], ["单位：万元"], *rows]
    return {"a.xlsx": office.xlsx_of({"表1": office.rows(*lines) + more}, **parts)}


def xlsx_rows(n: int) -> Files:
    """Rows of a sheet."""
    return _sheet([HEAD, *_coded(n)])


def xlsx_sheets(n: int) -> Files:
    """Sheets of a workbook."""
    inner = office.rows(["部门支出总表"], ["单位：万元"], HEAD, *_coded(5))
    return {"a.xlsx": office.xlsx_of({f"表{k}": inner for k in range(n)})}


def xlsx_merges(n: int) -> Files:
    """Merged cells of a sheet."""
    merged = "".join(f'<mergeCell ref="C{k}:D{k}"/>' for k in range(5, n))
    return _sheet([HEAD, *_coded(n)], f"<mergeCells>{merged}</mergeCells>")


def xlsx_styles(n: int) -> Files:
    """Formats of numbers of a workbook."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + k}" formatCode="#,##0.{"0" * (k % 9 + 1)}"/>' for k in range(n)
    )
    xfs = "".join(f'<xf numFmtId="{200 + k}"/>' for k in range(n))
    styles = f"<numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs>"
    return _sheet([HEAD, *_coded(20)], styles=styles)


def xlsx_strings(n: int) -> Files:
    """Shared strings of a workbook."""
    strings = "".join(f"<si><t>文字{k}</t></si>" for k in range(n))
    return _sheet([HEAD, *_coded(20)], strings=strings)


def xls_rows(n: int) -> Files:
    """Rows of an old workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    lines = [[f"{PUBLISHER}2023年部门支出总表"], ["单位：万元"], HEAD, *_coded(n)]
    for number, row in enumerate(lines):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return {"a.xls": buffer.getvalue()}


XS = [40.0, 110, 260, 350, 440, 530]


def _pdf(pages: Sequence[pdf_samples.Page]) -> Files:
    return {"a.pdf": pdf_samples.pdf(pages)}


def _page(height: float = 842.0) -> pdf_samples.Page:
    page = pdf_samples.Page(height=height)
    page.text(150, 60, f"{PUBLISHER}2023年部门支出总表")
    page.text(450, 80, "单位：万元")
    return page


def pdf_pages(n: int) -> Files:
    """Pages of one long ruled table."""
    coded = _coded(n * 30)
    pages = []
    for k in range(n):
        page = _page() if not k else pdf_samples.Page()
        pdf_samples.table(page, XS, 90, [HEAD, *coded[k * 30 : k * 30 + 30]], 18)
        pages.append(page)
    return _pdf(pages)


def pdf_pages_unruled(n: int) -> Files:
    """Pages of one long table without lines."""
    coded = _coded(n * 30)
    pages = []
    for k in range(n):
        page = _page() if not k else pdf_samples.Page()
        pdf_samples.words(page, XS, 90, [HEAD, *coded[k * 30 : k * 30 + 30]])
        pages.append(page)
    return _pdf(pages)


def pdf_rows(n: int) -> Files:
    """Ruled rows of one endless page."""
    page = _page(200.0 + 18 * n)
    pdf_samples.table(page, XS, 90, [HEAD, *_coded(n)], 18)
    return _pdf([page])


def pdf_words(n: int) -> Files:
    """Unruled rows of one endless page."""
    page = _page(200.0 + 20 * n)
    pdf_samples.words(page, XS, 90, [HEAD, *_coded(n)])
    return _pdf([page])


def pdf_lines(n: int) -> Files:
    """Lines drawn on a page, most of them no part of a table."""
    page = _page()
    pdf_samples.table(page, XS, 90, [HEAD, *_coded(5)])
    for k in range(n):
        page.line(40 + k * 7 % 500, 300 + k % 400, 60 + k * 13 % 500, 300 + k % 400)
        page.line(40 + k * 11 % 500, 300 + k % 400, 40 + k * 11 % 500, 320 + k % 500)
    return _pdf([page])


def pdf_scattered(n: int) -> Files:
    """Words all over one page."""
    page = _page()
    pdf_samples.table(page, XS, 90, [HEAD, *_coded(5)])
    for k in range(n):
        page.text(40 + k * 37 % 500, 300 + k * 53 % 500, f"{k}.00", 4)
    return _pdf([page])


def pdf_prose(n: int) -> Files:
    """Pages of prose."""
    pages = [_page()]
    pdf_samples.table(pages[0], XS, 90, [HEAD, *_coded(5)])
    for k in range(n):
        page = pdf_samples.Page()
        for line in range(40):
            page.text(
                60, 60 + 18 * line, f"第{k}页第{line}行的支出{line}.50万元，比上年增加1.00万元。"
            )
        pages.append(page)
    return _pdf(pages)


# What grows, and a size that a large but honest disclosure may reach.
INPUTS: dict[str, tuple[Callable[[int], Files], int]] = {
    made.__name__: (made, size)
    for made, size in (
        (rows_coded, 1000), (rows_plain, 1000), (rows_same, 1000), (rows_two_sided, 500),
        (totals, 100), (rows_named, 500),
        (units, 300), (columns, 50), (header_depth, 20), (label_length, 20_000),
        (header_length, 10_000), (amount_length, 2000), (tables, 50), (tables_of_a_kind, 50),
        (files, 20), (paragraphs, 1000), (headings, 500), (sentences, 250),
        (sentences_in_a_paragraph, 200), (figures_in_a_sentence, 500), (lists, 200),
        (shares, 1000), (sentence_length, 10_000), (marks, 10_000), (years_said, 5000),
        (blanks, 5000), (digits, 5000), (digit_groups, 5000), (persons, 500), (lines, 2000),
        (word_dump, 300), (projects, 300), (indicators, 300), (performance_tables, 50),
        (contents, 300), (markdown, 1000), (html_rows, 1000), (html_tables, 50),
        (html_nested, 50), (html_spans, 300), (html_paragraphs, 2000), (html_inline, 1000),
        (docx_rows, 1000), (docx_paragraphs, 2000), (docx_runs, 2000), (docx_tables, 50),
        (docx_nested, 50), (docx_boxes, 500), (docx_merged, 500), (docx_styles, 500),
        (xlsx_rows, 1000), (xlsx_sheets, 20), (xlsx_merges, 1000), (xlsx_styles, 500),
        (xlsx_strings, 5000), (xls_rows, 1000), (pdf_pages, 20), (pdf_pages_unruled, 20),
        (pdf_rows, 300), (pdf_words, 300), (pdf_lines, 500), (pdf_scattered, 500),
        (pdf_prose, 20),
    )
}  # fmt: skip
