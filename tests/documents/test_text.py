"""Reading of text: three ways of writing tables, encodings, damage that must be survived."""

from __future__ import annotations

from pathlib import Path

import pytest
from read_blocks import grids, said, texts

from generator.documents.encoding import decode
from generator.documents.model import Paragraph
from generator.documents.open import open_document, stored_copy
from generator.documents.text import open_line, parse_text, read_text
from generator.errors import UnusableInput


def test_tab_separated_rows_keep_blank_cells_and_addresses() -> None:
    (grid,) = grids(parse_text("标题\n\n项目\t金额\n合计\t\n", "t"))
    assert texts(grid) == [["项目", "金额"], ["合计", ""]]
    assert grid.rows[1].cells[0].source == "line:4#1"


def test_a_blank_line_inside_a_table_does_not_end_it() -> None:
    (grid,) = grids(parse_text("甲\t1\n\n\n乙\t2\n", "t"))
    assert texts(grid) == [["甲", "1"], ["乙", "2"]]


def test_pipe_table_leaves_out_the_dashed_line_and_takes_out_break_tags() -> None:
    (grid,) = grids(parse_text("| 政府性<br>基金 | 金额 |\n|---|---|\n| 甲 | 1.00 |\n", "t"))
    assert texts(grid) == [["政府性基金", "金额"], ["甲", "1.00"]]
    assert grid.rows[1].cells[1].source == "line:3#2"


def test_cell_dump_one_cell_a_line_blank_line_ends_the_row() -> None:
    text = "部门收支总表\n\t项目\n\t金额\n\n\t一、收入\n\t1.00\n\n\t目标\n\t第一行\n第二行\n\n"
    document = parse_text(text, "t")
    assert isinstance(document.blocks[0], Paragraph)
    (grid,) = grids(document)
    assert texts(grid) == [["项目", "金额"], ["一、收入", "1.00"], ["目标", "第一行 第二行"]]
    assert grid.rows[1].cells[1].source == "line:6#2"
    assert grid.rows[2].cells[1].source == "line:9-10"


def test_dashes_left_over_from_a_broken_table_are_no_row() -> None:
    (grid,) = grids(parse_text("满意度指标\t用户满意度\t$\\geq 95\\%$\n-----\t-----\t-----\n", "t"))
    assert texts(grid) == [["满意度指标", "用户满意度", "≥95%"]]


def test_tags_in_cells_and_bold_headings_are_mark_up() -> None:
    document = parse_text("## **第一部分 概况**\n<b>项目名称</b>\t<p>甲</p> <p>乙</p>\n", "t")
    heading = document.blocks[0]
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.level) == ("第一部分 概况", 2)
    assert texts(grids(document)[0]) == [["项目名称", "甲 乙"]]


def test_a_title_broken_over_lines_with_hard_breaks_is_one_paragraph() -> None:
    document = parse_text("某某办公室  \n2019  \n年部门预算公开\n", "t")
    assert said(document) == ["某某办公室2019年部门预算公开"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_chinese_encodings_are_read(encoding: str) -> None:
    text = "部门收支总表\n单位：万元\n收入\t支出\n合计\t858.21\n"
    assert decode(text.encode(encoding), "f") == text


def test_windows_line_ends_do_not_shift_addresses(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("甲\t1\r\n乙\t2\r\n".encode())
    document = read_text(file)
    assert open_line(document.lines, "line:2#2") == "2"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\n",
        b"%PDF-1.7 x",
        b"PK\x03\x04xxxx",
        b"\xd0\xcf\x11\xe0xxxx",
        bytes(range(256)) * 8,
        b"\x00" * 100,
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(UnusableInput) as error:
        open_document(file)
    assert "a.txt" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_directory_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="directory"):
        open_document(tmp_path)
    with pytest.raises(UnusableInput, match="No such file"):
        open_document(tmp_path / "none.txt")


def test_contact_details_are_masked_before_anything_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("项目\t金额\n联系人：张三 联系电话：13800000000\n", "utf-8")
    document = read_text(file)
    assert "张三" not in "\n".join(document.lines)
    assert "13800000000" not in "\n".join(document.lines)
    assert len(document.lines[1]) == len("联系人：张三 联系电话：13800000000")


def test_controls_that_a_terminal_obeys_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"部门支出总表{'说明' * 200}\n项目\t金额\n\x1b[31m甲\x07\x9b2J\t1\x1b2.00\n")
    document = open_document(path)
    assert document.lines[2] == "[31m甲2J\t12.00"
    assert stored_copy(document).decode() == "\n".join(document.lines)
