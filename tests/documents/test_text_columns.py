"""Columns made of blanks: whatever the layout, a number is read in its column or not at all."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

import pytest
from read_blocks import grids, texts

from generator.documents.model import Paragraph
from generator.documents.text import open_line, parse_text

WORDS = ["合计", "小计", "基本支出", "项目支出", "人员经费", "公用经费", "一般公共预算", "其他"]
LABELS = ["一、一般公共服务支出", "二、国防支出", "三、教育支出", "四、社会保障和就业支出",
          "五、卫生健康支出", "六、住房保障支出"]  # fmt: skip


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@dataclass
class Drawn:
    """A random table: its header and body as grids, and its text."""

    header: list[list[str]]
    body: list[list[str]]
    text: str


def drawn(rng: random.Random) -> Drawn:
    """A table as a program prints it: cells of fixed width, words set left, right, centred."""
    parts = [rng.choice([1, 1, 2, 3]) for _ in range(rng.randint(1, 4))]
    grouped = [part > 1 for part in parts]
    count = 1 + sum(parts)
    words = [
        "项目",
        *(rng.choice(WORDS) + "甲乙丙丁戊己庚辛壬癸子丑寅"[at] for at in range(count - 1)),
    ]
    body = [[label, *(_amount(rng) for _ in range(count - 1))] for label in LABELS]
    widths = [
        max(wide(row[at]) for row in [words, *body]) + rng.randint(0, 8) for at in range(count)
    ]
    starts = [sum(widths[:at]) + 3 * at for at in range(count)]
    set_words, set_numbers = (
        rng.choice(["left", "centre", "right"]),
        rng.choice(["right", "centre"]),
    )
    lines: dict[int, list[tuple[int, int, str, str]]] = {}
    two = any(grouped)
    upper, lower, at = [""] * count, [""] * count, 1
    alone = rng.choice([0, 1, 2]) if two else 0
    upper[0] = words[0]
    lines.setdefault(alone, []).append((starts[0], widths[0], words[0], set_words))
    for part in parts:
        if part == 1:
            upper[at] = words[at]
            lines.setdefault(alone, []).append((starts[at], widths[at], words[at], set_words))
        else:
            upper[at] = "本年" + "东南西北"[part] + str(at)
            room = starts[at + part - 1] + widths[at + part - 1] - starts[at]
            lines.setdefault(0, []).append((starts[at], room, upper[at], set_words))
            for leaf in range(at, at + part):
                lower[leaf] = words[leaf]
                cell = (starts[leaf], widths[leaf], words[leaf], set_words)
                lines.setdefault(2, []).append(cell)
        at += part
    below, step = 4 if two else 2, rng.choice([1, 2])
    for number, row in enumerate(body):
        lines[below + step * number] = [
            (starts[at], widths[at], text, set_numbers if at else "left")
            for at, text in enumerate(row)
        ]
    text = "\n".join(_line(lines.get(at, [])) for at in range(max(lines) + 1))
    return Drawn([upper, lower] if two else [upper], body, text)


def _amount(rng: random.Random) -> str:
    return "" if rng.random() < 0.3 else f"{rng.randint(0, 99999) / 100:,.2f}"


def _line(cells: list[tuple[int, int, str, str]]) -> str:
    line = ""
    for start, room, text, where in sorted(cells):
        free = room - wide(text)
        before = {"left": 0, "right": free, "centre": free // 2}[where]
        line += " " * (start + before - wide(line)) + text
    return line.rstrip()


def of_columns(rows: list[list[str]], columns: list[int]) -> list[list[str]]:
    return [[row[at] for at in columns] for row in rows]


@pytest.mark.parametrize("seed", range(300))
def test_a_number_is_read_in_its_column_or_not_at_all(seed: int) -> None:
    table = drawn(random.Random(seed))
    document = parse_text(table.text, "a.txt")
    found = grids(document)
    said = "\n" + table.text
    assert found, said
    for grid in found:
        if not grid.unread:
            assert len(found) == 1, said
            rows = texts(grid)
            assert rows[len(table.header) :] == table.body, said
            assert rows[: len(table.header)] == table.header, said
        for row in grid.rows:
            for cell in row.cells:
                if any(map(str.isdecimal, cell.text)):
                    assert open_line(document.lines, cell.source) == cell.raw
    numbers = sum(text != "" for row in table.body for text in row[1:])
    printed = sum(
        cell.text[:1].isdecimal() for grid in found for row in grid.rows for cell in row.cells
    )
    assert printed >= numbers, said


def test_most_of_them_are_read() -> None:
    read = 0
    for seed in range(300):
        document = parse_text(drawn(random.Random(seed)).text, "a.txt")
        read += all(not grid.unread for grid in grids(document))
    assert read >= 100, read


def test_amounts_apart_from_names_are_told_where_the_header_says_no_column() -> None:
    text = (
        "“三公”经费情况表\n    单位:元\n项目 2016年执行数 2017年预算数\n一、支出合计   250000\n"
        "1、因公出国(境)费用    \n2、公务接待费   150000\n3、公务用车费   100000\n"
        "备注:以上为预算数。\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert grid.unread
    assert [cell.text for row in grid.rows for cell in row.cells if cell.text.isdecimal()] == [
        "250000",
        "150000",
        "100000",
    ]


def test_a_list_of_contents_is_no_table() -> None:
    text = (
        "目录\n一、收入预算说明      3\n二、支出预算说明      12\n三、2023年部门预算表      2023\n"
    )
    assert not grids(parse_text(text, "a.txt"))


def test_the_title_below_rows_that_are_not_read_is_none_of_them() -> None:
    text = (
        "序号 单位名称 总计 基本支出\n1 某县财政局 1,234.56 800.00\n"
        "2 某县教育局 2,345.67 1,500.00\n\n表8 一般公共预算支出表\n单位：万元\n"
    )
    document = parse_text(text, "a.txt")
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert said[-2:] == ["表8 一般公共预算支出表", "单位：万元"]
    assert [grid.unread != "" for grid in grids(document)] == [True]


CODED = (
    "功能分类科目编码             功能分类科目名称   总计\n"
    "类                 款   项\n"
    "合计                                            2,070.00\n"
    "201                          一般公共服务支出   1,250.00\n"
    "                   03        政府办公厅事务     1,250.00\n"
    "                        01   行政运行           1,150.00\n"
    "                        02   一般管理事务       100.00\n"
)
BOUGHT = (
    "项目名称   购买服务内容   承接主体类别   预算金额\n"
    "合计                                     330,000\n"
    "环卫保洁   道路清扫       企业           300,000\n"
    "法律顾问   法律服务       社会组织       30,000\n"
)


@pytest.mark.parametrize(
    "caption",
    [
        "\n表12\n政府购买服务预算表\n填报单位：某某镇人民政府    单位：元\n",
        "表12\n政府购买服务预算表\n填报单位：某某镇人民政府    单位：元\n",
        "\n附表12：政府购买服务预算表\n单位：元\n",
        "\n公开12表\n政府购买服务预算表\n金额单位：元\n",
        "政府购买服务预算表\n填报单位：某某镇人民政府    2025年    单位：元\n",
    ],
)
def test_a_table_ends_above_the_caption_of_the_next_one(caption: str) -> None:
    codes, bought = grids(parse_text(CODED + caption + BOUGHT, "a.txt"))
    assert (codes.unread, bought.unread) == ("", "")
    assert [row[:4] for row in texts(codes)[3:]] == [
        ["201", "", "", "一般公共服务支出"],
        ["", "03", "", "政府办公厅事务"],
        ["", "", "01", "行政运行"],
        ["", "", "02", "一般管理事务"],
    ]
    assert texts(bought)[0] == ["项目名称", "购买服务内容", "承接主体类别", "预算金额"]
    assert [row[-1] for row in texts(bought)[1:]] == ["330,000", "300,000", "30,000"]


def test_a_title_alone_below_a_blank_line_ends_a_table() -> None:
    codes, bought = grids(parse_text(f"{CODED}\n政府购买服务预算表\n{BOUGHT}", "a.txt"))
    assert (codes.unread, codes.source) == ("", "line:1-7")
    assert [row[:3] for row in texts(codes)[3:5]] == [["201", "", ""], ["", "03", ""]]
    assert [row[-1] for row in texts(bought)][-3:] == ["330,000", "300,000", "30,000"]


def test_a_unit_under_a_word_of_a_header_ends_no_table() -> None:
    text = (
        "项目          预算数\n            （单位：万元）\n"
        "合计          1,250.00\n国防支出      250.00\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert [row[-1] for row in texts(grid)][-2:] == ["1,250.00", "250.00"]


def test_a_name_and_an_amount_need_no_words_right_above_them() -> None:
    """Two words over two columns stand in their order, where the first is over the names."""
    rows = "合计                     9.00\n河道整治经费             5.00\n"
    rows += "水闸维修项目             4.00\n"
    document = parse_text(f"项目支出表\n单位：万元\n项目名称  金额\n{rows}", "a.txt")
    (grid,) = grids(document)
    assert not grid.unread
    assert texts(grid) == [
        ["项目名称", "金额"],
        ["合计", "9.00"],
        ["河道整治经费", "5.00"],
        ["水闸维修项目", "4.00"],
    ]
    (untold,) = grids(parse_text(f"项目  金额  备注\n{rows}", "a.txt"))
    assert untold.unread
