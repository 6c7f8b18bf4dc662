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
