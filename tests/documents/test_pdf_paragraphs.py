"""Lines of a PDF page that do, and do not, go on as one paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table, width_of
from read_blocks import said

XS = [60, 160, 260, 360]
TITLE = "政府性基金预算财政拨款收入支出决算表"


def test_what_stands_below_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    page = Page()
    table(page, XS, 60, [["项目", "合计", "支出"], ["甲", "1.00", "1.00"]])
    page.text((page.width - width_of(TITLE, 10)) / 2, 160, TITLE)
    page.text(65, 176, "部门：甲县文化和旅游局 单位：元")
    table(page, XS, 190, [["项目", "合计", "支出"], ["乙", "2.00", "2.00"]])
    assert said(read(tmp_path, page)) == [TITLE, "部门：甲县文化和旅游局 单位：元"]


def test_the_number_of_a_table_is_no_part_of_the_note_above_it(tmp_path: Path) -> None:
    wide = [60, 160, 300, 460]
    note = "注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。"
    page = Page()
    table(page, wide, 60, [["项目", "合计", "支出"], ["甲", "1.00", "1.00"]])
    page.text(65, 130, note)
    page.text(65, 146, "公开08表")
    assert said(read(tmp_path, page)) == [note, "公开08表"]


def test_a_sentence_goes_on_below_a_full_stop_at_the_margin(tmp_path: Path) -> None:
    page = Page()
    first = "本年支出合计十万元，比上年增加一万元，增长百分之十。其中基本支出八万元。"
    page.text(85, 100, first)
    page.text(65, 114, "项目支出二万元。")
    page.text(65, 142, "一、" + "收" * 36)
    assert said(read(tmp_path, page))[0] == first + "项目支出二万元。"


def _stretched(page: Page, y: float, words: list[str], right: float = 520) -> None:
    """Words set as far apart as fills the line."""
    room = right - 65 - sum(width_of(word, 10) for word in words)
    x = 65.0
    for word in words:
        page.text(x, y, word)
        x += width_of(word, 10) + room / (len(words) - 1)


def test_prose_stretched_to_the_margin_is_no_table(tmp_path: Path) -> None:
    """Line breaks in justified paragraphs set the words of a line far apart."""
    page = Page()
    _stretched(page, 100, [*"支总计各增加", "195.67", *"万元，"])
    _stretched(page, 114, [*"增长", "10.58%", "，"])
    _stretched(page, 128, ["88.60", *"万元，"])
    page.text(65, 142, "主要原因是项目支出变化。")
    blocks = read(tmp_path, page)
    text = "支总计各增加195.67万元，增长10.58%，88.60万元，主要原因是项目支出变化。"
    assert "".join(said(blocks)) == text


def test_words_spaced_out_above_amounts_are_a_table(tmp_path: Path) -> None:
    page = Page()
    head = ["科 目 名 称", "合 计", "支 出"]
    rows = [head, ["公务接待费", "1.00", "2.00"], ["会议费、培训费", "3.00", "4.00"]]
    for y, cells in zip((100, 118, 136), rows, strict=True):
        for x, cell in zip((65, 260, 400), cells, strict=True):
            page.text(x, y, cell)
    assert said(read(tmp_path, page)) == []
