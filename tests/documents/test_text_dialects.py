"""One table in all the ways a text file writes it: the same cells, each found at its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import pytest
from read_blocks import grids, said, texts

from generator.documents.markup import clean, clean_markdown
from generator.documents.model import Paragraph
from generator.documents.places import open_locator
from generator.documents.text import open_line, parse_text

Rows = list[list[str]]
ROWS: Rows = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "1,350.90", "1,000.40", "350.50"],
    ["201", "一般公共服务支出", "1,200.00", "900.00", "300.00"],
    ["20131", "党委办公厅（室）及相关机构事务", "1,200.00", "900.00", "300.00"],
    ["208", "社会保障和就业支出", "150.90", "", "150.90"],
]
CAPTION = "部门支出总表\n\n单位：万元\n\n"


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(rows: Rows, rights: Sequence[int] = (2, 3, 4)) -> Rows:
    widths = [max(wide(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        [
            " " * (width - wide(text)) + text if at in rights else text + " " * (width - wide(text))
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]


def pipes(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def grid_table(rows: Rows) -> str:
    cells = padded(rows, ())
    rule = "+" + "+".join("-" * (wide(cell) + 2) for cell in cells[0]) + "+"
    lines = [rule]
    for number, row in enumerate(cells):
        lines += ["|" + "|".join(f" {cell} " for cell in row) + "|"]
        lines.append(rule if number else rule.replace("-", "="))
    return "\n".join(lines)


def html(rows: Rows, between: str = "", cell: str = "<td>{}</td>") -> str:
    lines = ["<tr>" + "".join(cell.format(text) for text in row) + "</tr>" for row in rows]
    return "<table>" + between + between.join(lines) + between + "</table>"


def quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text


DIALECTS: dict[str, Callable[[Rows], str]] = {
    "pipes": pipes,
    "pipes, right one left out": lambda rows: "\n".join("| " + " | ".join(r) for r in rows),
    "no outer pipes": lambda rows: "\n".join(
        [" | ".join(rows[0]), "---|---|---|---|---", *(" | ".join(row) for row in rows[1:])]
    ),
    "no outer pipes, no dashed line": lambda rows: "\n".join(" | ".join(row) for row in rows),
    "a pipe after every cell": lambda rows: "\n".join(" | ".join(row) + " |" for row in rows),
    "a pipe after every cell, no blanks": lambda rows: "\n".join(
        "|".join(row) + "|" for row in rows
    ),
    "a pipe after every cell, each on its line": lambda rows: "\n".join(
        f"{cell} |".strip() for row in rows for cell in row
    ),
    "a pipe after every cell, cells over lines": lambda rows: "\n".join(
        f"{cell}\n|" if cell and at else f"{cell} |".strip()
        for row in rows
        for at, cell in enumerate(row)
    ),
    "no outer pipes, no blanks": lambda rows: "\n".join("|".join(row) for row in rows),
    "pipes in a quotation": lambda rows: "\n".join("> " + x for x in pipes(rows).split("\n")),
    "pipes in a list": lambda rows: "\n".join("    " + x for x in pipes(rows).split("\n")),
    "pipes between fences": lambda rows: f"```text\n{pipes(rows)}\n```",
    "grid table": grid_table,
    "box": lambda rows: grid_table(rows).translate(str.maketrans("=-+|", "──┼│")),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "commas": lambda rows: "\n".join(",".join(map(quoted, row)) for row in rows),
    "blanks": lambda rows: "\n".join("   ".join(row).rstrip() for row in padded(rows)),
    "wide blanks": lambda rows: "\n".join(
        "    ".join(row).rstrip().replace("  ", "\u3000") for row in padded(rows)
    ),
    "blanks, a line between rows": lambda rows: "\n\n".join(
        "   ".join(row).rstrip() for row in padded(rows)
    ),
    "HTML in a line": html,
    "HTML in lines": lambda rows: html(rows, "\n    "),
    "HTML, cells over lines": lambda rows: html(rows, "\n", "\n  <td class='a b'>\n\t{}\n  </td>"),
    "HTML, tags over lines": lambda rows: html(rows, "\n", "<td\n  style='color: red'>{}</td>"),
    "HTML, nothing closed": lambda rows: (
        html(rows).replace("</td>", "").replace("</tr>", "").replace("</table>", "</TABLE>")
    ),
    "HTML, paragraphs": lambda rows: html(rows, "", '<td><p style="x"><b>{}</b></p></td>'),
    "HTML page": lambda rows: f"<html><body>{html(rows)}</body></html>",
}


@pytest.mark.parametrize("end", ["\n", "\n\n后面的说明。\n"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_table_is_the_same_in_every_dialect(dialect: str, end: str) -> None:
    text = CAPTION + DIALECTS[dialect](ROWS) + end
    document = parse_text(text, "a.md", "md")
    (grid,) = grids(document)
    assert texts(grid) == ROWS
    assert not grid.unread
    assert said(document) == [
        "部门支出总表",
        "单位：万元",
        *(["后面的说明。"] if len(end) > 1 else []),
    ]
    for row in grid.rows:
        for cell in row.cells:
            if cell.text:
                assert open_locator(text.encode(), "a.md", cell.source) == cell.raw


def test_names_and_numbers_with_one_pipe_between_are_a_table() -> None:
    text = "标题\n项目|预算数\n合计|180,000\n公务接待费|30,000\n因公出国（境）费|\n"
    (grid,) = grids(parse_text(text, "a.txt"))
    assert texts(grid)[1:3] == [["合计", "180,000"], ["公务接待费", "30,000"]]
    assert open_locator(text.encode(), "a.txt", grid.rows[1].cells[1].source) == "180,000"


def test_words_with_one_pipe_between_are_prose() -> None:
    text = "首页|公开|财政\n联系|1\n地址|北京路1号\n电话|见公告2\n说明|3\n"
    assert grids(parse_text(text, "a.txt")) == []


def test_spans_in_html_are_walked_and_blanks_keep_their_line() -> None:
    head = (
        "<table><thead><tr><th rowspan=2>科目</th><th colspan='2'>支出</th></tr>"
        "<tr><th>基本</th><th>项目</th></tr></thead>\n<tbody><tr><td>合计</td>"
        "<td>1.00</td><td>2.00</td></tr></tbody></table>"
    )
    (grid,) = grids(parse_text(f"标题\n{head}\n", "a.md", "md"))
    assert texts(grid) == [["科目", "支出", ""], ["", "基本", "项目"], ["合计", "1.00", "2.00"]]
    assert [cell.source for cell in grid.rows[2].cells] == ["line:3#1", "line:3#2", "line:3#3"]
    assert grid.rows[1].cells[0].source == "line:2"


def test_words_beside_html_tables_and_two_tables_in_a_line() -> None:
    table = "<table><tr><td>{}<td>1</table>"
    document = parse_text(f"前{table.format('甲')}中{table.format('乙')}后\n", "a.md", "md")
    assert said(document) == ["前", "中", "后"]
    assert [texts(grid) for grid in grids(document)] == [[["甲", "1"]], [["乙", "1"]]]


def test_a_table_that_was_not_closed_ends_with_its_last_row() -> None:
    rows = "<tr><td>甲</td><td>1.00</td></tr>"
    document = parse_text(f"<table>{rows}\n\n## 二\n\n<table>{rows}</table>\n", "a.md", "md")
    assert [texts(grid) for grid in grids(document)] == [[["甲", "1.00"]], [["甲", "1.00"]]]
    assert said(document) == ["二"]


def test_a_table_that_breaks_off_in_a_cell_is_unread_with_all_its_numbers() -> None:
    text = "<table><tr><td>甲</td><td>1.00</td></tr><tr><td>乙</td><td>2.0\n\n## 二\n说明\n"
    document = parse_text(text, "a.md", "md")
    (grid,) = grids(document)
    assert grid.unread == "表格的标记没有写完，无法确定各个数字属于哪一栏，表中的数字没有读取"
    assert texts(grid) == [["甲", "1.00"], ["乙", "2.0"]]
    assert said(document) == ["二", "说明"]


def test_a_table_in_a_cell_beside_numbers_is_unread_and_one_in_a_frame_is_read() -> None:
    inner = "<table><tr><td>甲</td><td>1.00</td></tr></table>"
    framed = f"<table><tr><td>标题{inner}</td></tr></table>\n"
    document = parse_text(framed, "a.md", "md")
    assert [texts(grid) for grid in grids(document)] == [[["甲", "1.00"]]]
    assert said(document) == ["标题"]
    beside = framed.replace("标题", "9.00</td><td>标题")
    (grid,) = grids(parse_text(beside, "a.md", "md"))
    assert "单元格里还有表格" in grid.unread
    assert [cell.text for row in grid.rows for cell in row.cells] == ["9.00", "标题", "甲", "1.00"]


def test_what_is_hidden_in_html_is_not_read() -> None:
    table = (
        "<table><tr><td>甲</td><td style='display:none'>9</td><td>1.00</td></tr>"
        "<tr hidden><td>乙</td><td>2.00</td></tr>"
        "<tr><td>丙<!-- 3 --></td><td><script>4</script>5.00"
        "<i style='display: none'>6</i></td></tr>"
        "</table>\n<table hidden><tr><td>丁</td><td>7.00</td></tr></table>"
    )
    (grid,) = grids(parse_text(table, "a.md", "md"))
    assert texts(grid) == [["甲", "1.00"], ["丙", "5.00"]]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("10<br>20", "10 / 20"),
        ("政府性<br/>基金", "政府性基金"),
        ("<p>10</p><p>20</p>", "10 / 20"),
        ("1,350.90<sup>1</sup>", "1,350.90^1"),
        ("m<sup>2</sup>", "m2"),
        ("<s>100</s>200", "~~100~~200"),
        ("<del>100.00</del>", "~~100.00~~"),
        ("<b>1,200</b>.00", "1,200.00"),
    ],
)
def test_two_numbers_in_a_cell_do_not_become_one(raw: str, text: str) -> None:
    assert clean(raw) == text
    (grid,) = grids(parse_text(html([["甲", "乙"], ["丙", raw]]), "a.md", "md"))
    assert grid.rows[1].cells[1].text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1,350.90[^1]", "1,350.90"),
        ("[行政运行](https://a.invalid/b)", "行政运行"),
        ("~~100~~200", "~~100~~200"),
        ("*12.00*", "12.00"),
        ("`12.00`", "12.00"),
        (r"\-12.00", "-12.00"),
        (r"12.00\*", "12.00*"),
        ("党委办公厅[室]（略）", "党委办公厅[室]（略）"),
        ("$10^{4}$", "10^4"),
    ],
)
def test_mark_up_of_markdown_is_taken_out_of_cells(raw: str, text: str) -> None:
    assert clean_markdown(raw) == text


def test_pictures_are_noted_and_files_listed_in_markdown_only() -> None:
    text = "![](images/a.jpg)\n\n见[附件1：预算表](files/2024.xls)和[首页](https://a.invalid/)\n"
    document = parse_text(text, "a.md", "md")
    assert said(document) == ["见附件1：预算表和首页"]
    assert [(link.text, link.target) for link in document.links] == [
        ("附件1：预算表", "files/2024.xls")
    ]
    assert document.notes == ("文件中有 1 张图片，图片中的内容没有读取",)
    assert said(parse_text(text, "a.txt"))[0] == "![](images/a.jpg)"


def test_headings_underlined_are_headings() -> None:
    blocks = parse_text("某局\n=====\n\n概况\n---\n\n文字\n", "a.md", "md").blocks
    assert [(b.text, b.level) for b in blocks if isinstance(b, Paragraph)] == [
        ("某局", 1),
        ("概况", 2),
        ("文字", 0),
    ]


def test_cells_over_lines_of_a_grid_table_are_put_together() -> None:
    text = (
        "+------+--------------+--------+\n| 编码 | 名称         | 金额   |\n"
        "+======+==============+========+\n| 201  | 一般公共服务 | 100.00 |\n"
        "|      | 支出         |        |\n+------+--------------+--------+\n"
        "| 208  | 社会保障     | 200.00 |\n+------+--------------+--------+\n"
    )
    (grid,) = grids(parse_text(text, "a.md", "md"))
    assert texts(grid) == [
        ["编码", "名称", "金额"],
        ["201", "一般公共服务支出", "100.00"],
        ["208", "社会保障", "200.00"],
    ]
    assert grid.rows[1].cells[1].source == "line:4-5"
    assert open_line(tuple(text.split("\n")), grid.rows[1].cells[2].source) == "100.00"


def test_rows_without_strokes_between_them_stay_rows() -> None:
    text = (
        "+------+--------+\n| 名称 | 金额   |\n+------+--------+\n| 甲   | 100.00 |\n"
        "| 乙   | 200.00 |\n+------+--------+\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert texts(grid) == [["名称", "金额"], ["甲", "100.00"], ["乙", "200.00"]]


def test_merged_cells_of_a_drawn_table_reach_as_far_as_the_strokes_say() -> None:
    text = (
        "┌──────┬───────────────┐\n│ 科目 │ 支出          │\n│      ├───────┬───────┤\n"
        "│      │ 基本  │ 项目  │\n├──────┼───────┼───────┤\n│ 合计 │  1.00 │  2.00 │\n"
        "└──────┴───────┴───────┘\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert texts(grid) == [["科目", "支出", ""], ["", "基本", "项目"], ["合计", "1.00", "2.00"]]
    assert not grid.unread


def test_a_drawn_table_with_crooked_strokes_and_merged_cells_is_unread() -> None:
    text = (
        "┌──────┬───────────────┐\n│ 科目 │ 支出          │\n├──────┼───────┬───────┤\n"
        "│ 合 计  │  1.00 │  2.00 │\n└──────┴───────┴───────┘\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert "线条没有对齐" in grid.unread
    assert texts(grid)[-1] == ["合 计", "1.00", "2.00"]


def test_unquoted_separators_between_commas_are_unread() -> None:
    text = "编码,名称,金额\n201,一般公共服务,1,200.00\n208,社会保障,150.90\n"
    (grid,) = grids(parse_text(text, "a.txt"))
    assert "逗号" in grid.unread


def test_prose_with_commas_is_no_table() -> None:
    text = "一、收入100,000元,支出\n其中,甲,乙\n1,2,3,4\n"
    assert not grids(parse_text(text, "a.txt"))


def test_a_page_of_a_table_of_blanks_without_a_header_is_unread() -> None:
    text = "   甲      1.00     2.00\n   乙      3.00     4.00\n"
    (grid,) = grids(parse_text(text, "a.txt"))
    assert "无法确定各栏的表头" in grid.unread


@pytest.mark.parametrize("width", [1, 2])
def test_both_widths_of_chinese_characters_are_known(width: int) -> None:
    def column(text: str, size: int) -> str:
        return text + " " * (size - (wide(text) if width == 2 else len(text)))

    lines = [
        "".join(column(cell, size) for cell, size in zip(row, (10, 34, 12, 12, 12), strict=True))
        for row in ROWS
    ]
    (grid,) = grids(parse_text("\n".join(lines), "a.txt"))
    assert not grid.unread
    assert texts(grid) == ROWS


def test_a_number_between_two_columns_of_blanks_is_unread() -> None:
    text = (
        "项目      金额      比上年\n甲        1.00        2.00\n"
        "乙        3.00        4.00\n丙            1,234,567.00\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert grid.unread


def test_lines_of_prose_with_blanks_are_prose() -> None:
    text = "第一部分  部门概况\n一、收入  2024年收入 100.00 万元。\n二、支出  见下表\n"
    assert not grids(parse_text(text, "a.txt"))


def test_a_table_pressed_into_a_line_is_not_taken_for_a_row() -> None:
    row = "2040401 行政运行 43.07 3.38  37.62 37.62 2.08 "
    text = f"某局2014年“三公”经费支出决算表 单位：万元 项目 合计 {row * 6}\n"
    assert not grids(parse_text(text, "a.txt"))


def test_blank_cells_at_the_end_of_a_header_close_no_table_without_outer_pipes() -> None:
    text = (
        "编码|名称|2022年执行数|2023年预算数||\n|||小计|基本支出|项目支出\n"
        "合计||4.00|5.00|3.00|2.00\n201|一般公共服务支出|4.00|5.00|3.00|2.00\n"
    )
    (grid,) = grids(parse_text(text, "t.txt"))
    assert texts(grid) == [
        ["编码", "名称", "2022年执行数", "2023年预算数", "", ""],
        ["", "", "", "小计", "基本支出", "项目支出"],
        ["合计", "", "4.00", "5.00", "3.00", "2.00"],
        ["201", "一般公共服务支出", "4.00", "5.00", "3.00", "2.00"],
    ]


def test_a_header_of_two_rows_stands_above_a_dashed_line() -> None:
    text = (
        "采购项目 | 数量 | 采购预算 |  |\n | | 小计 | 财政拨款 | 自筹\n"
        "--- | --- | --- | --- | ---\n夏装 | 2300 | 4.00 | 4.00 | 0\n"
    )
    (grid,) = grids(parse_text(text, "t.md"))
    assert texts(grid) == [
        ["采购项目", "数量", "采购预算", "", ""],
        ["", "", "小计", "财政拨款", "自筹"],
        ["夏装", "2300", "4.00", "4.00", "0"],
    ]


def test_amounts_between_pipes_that_make_no_table_are_told() -> None:
    (grid,) = grids(parse_text("机关运行经费\n办公费|12.50\n邮电费|3.20|含电话费\n", "t.txt"))
    assert "竖线数目不一" in grid.unread
    assert texts(grid) == [["办公费", "12.50"], ["邮电费", "3.20", "含电话费"]]


def test_a_table_of_one_row_without_outer_pipes_is_read() -> None:
    text = "项目 | 决算数 | 预算数 | 增长%\n一、公共服务 | 946 | 965 | 2.01\n"
    (grid,) = grids(parse_text(text, "t.txt"))
    assert not grid.unread
    assert texts(grid)[1] == ["一、公共服务", "946", "965", "2.01"]


def test_words_and_numbers_of_pages_without_outer_pipes_make_no_table() -> None:
    for text in ("首页 | 公开 | 统计\n1 | 2 | 3\n", "首页 | 公开 | 统计\n上一页 | 2 | 下一页\n"):
        assert not grids(parse_text(text, "t.txt"))
