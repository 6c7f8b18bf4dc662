"""Radicals and compatibility ideographs are read as the words they look like."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from office_files import docx_of, p, rows, tbl, tc, xlsx_of
from pdf_samples import Page, pdf, table
from read_blocks import texts

from generator.documents.contacts import mask_text
from generator.documents.model import Grid, Paragraph
from generator.documents.open import open_document
from generator.documents.radicals import unified
from generator.facts.read import read_disclosure

# 支 目 行 工 are Kangxi radicals, 门 is of the supplement, 金 a compatibility ideograph.
PRINTED, READ = (
    "部⻔⽀出总表 项⽬ ⾏政运⾏ ⼯资福利⽀出 ⾦额",
    "部门支出总表 项目 行政运行 工资福利支出 金额",
)
ROWS = [["科⽬编码", "科⽬名称", "合计"], ["", "合计", "3.00"], ["2010301", "⾏政运⾏", "3.00"]]
TEXT = "\n".join("| " + " | ".join(row) + " |" for row in ROWS)


def test_every_radical_is_the_word_it_looks_like() -> None:
    assert unified(PRINTED) == READ
    assert unified("\uf90a\ufa08") == "金行"
    kangxi = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert all(unified(c) == unicodedata.normalize("NFKC", c) != c for c in kangxi)


def test_words_digits_and_marks_stay_as_they_are() -> None:
    same = "部门支出总表（万元）１２３ 1,234.56 ①㎡％…“”々〇乚"
    assert unified(same) == same


def written(kind: str) -> bytes:
    cells = ["".join(map(tc, row)) for row in ROWS]
    html = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in ROWS)
    return {
        "md": f"# 部⻔⽀出总表\n\n{TEXT}\n".encode(),
        "docx": docx_of(p("部⻔⽀出总表") + tbl(*cells)),
        "xlsx": xlsx_of({"S": rows(["部⻔⽀出总表"], *ROWS)}),
        "html": f"<html><body><p>部⻔⽀出总表</p><table>{html}</table></body></html>".encode(),
    }[kind]


@pytest.mark.parametrize("kind", ["md", "docx", "xlsx", "html"])
def test_words_are_unified_in_every_format(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{kind}"
    file.write_bytes(written(kind))
    blocks = open_document(file).blocks
    words = {b.text for b in blocks if isinstance(b, Paragraph)}
    cells = {c.text: c.raw for b in blocks if isinstance(b, Grid) for r in b.rows for c in r.cells}
    assert "部门支出总表" in words | set(cells)
    assert {"科目编码", "行政运行"} <= set(cells)
    assert "⾏政运⾏" in cells["行政运行"]


def test_words_of_a_pdf_are_unified(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 40, "部门支出总表")
    table(page, [60, 140, 340, 420], 60, [[unified(cell) for cell in row] for row in ROWS])
    copied = {"支": "⽀", "目": "⽬", "行": "⾏", "门": "⻔"}
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf([page], copied))
    blocks = open_document(file).blocks
    assert "部门支出总表" in [b.text for b in blocks if isinstance(b, Paragraph)]
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    assert texts(grid) == [[unified(cell) for cell in row] for row in ROWS]


def test_a_table_written_with_radicals_is_known(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"表2 部⻔⽀出总表\n\n单位：万元\n\n{TEXT}\n", "utf-8")
    reading = read_disclosure(open_document(file), fiscal_year=2024, phase="approved")
    parsed = [table for table in reading.tables if table.facts]
    assert [table.table_kind for table in parsed] == ["expenditure-summary"]
    assert [(f.label, f.function_code) for f in reading.facts][-1] == ("行政运行", "2010301")


def test_names_after_a_label_with_radicals_are_masked() -> None:
    assert mask_text("联系⼈：张三　电话：13800000000") == ("联系⼈：██　电话：███████████", 2)
