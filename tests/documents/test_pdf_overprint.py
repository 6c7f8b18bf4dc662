"""Words of two lines in rows of one: printed over their neighbours, read from the file's order."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")


from pdf_samples import Page, pdf
from read_blocks import grids, texts

from generator.documents.model import Grid
from generator.documents.pdf.overprint import OVERPRINTED
from generator.documents.pdf.read import open_page, read_pdf

XS, TOP, HIGH = (60.0, 146.0, 230.0), 100.0, 16.0
STEP, MIDDLE = 14.0, 3.5  # from line to line; from the middle of a line to its baseline
ROWS = (
    (("项目",), "决算数"),
    (("一、一般公共预算", "财政拨款收入"), "1363.33"),
    (("二、政府性基金预", "算财政拨款收入"), "20.00"),
    (("三、上级补助收入",), "3.00"),
    (("四、国有资本经营", "预算财政拨款收入"), "5.40"),
    (("五、事业收入",), "6.10"),
    (("总计",), "1397.83"),
)
LABELS = ["".join(lines) for lines, _ in ROWS]


def page(*, at_the_bottom: bool = False) -> Page:
    """The table as an office program prints it: single lines first, then those of two."""
    drawn = Page()
    drawn.grid(XS, [TOP + HIGH * row for row in range(len(ROWS) + 1)])
    for several in (False, True):
        for row, (lines, amount) in enumerate(ROWS):
            middle = TOP + HIGH * (row + 0.5)
            if (len(lines) > 1) is several:
                first = middle - STEP * (len(lines) - 1) / 2
                if at_the_bottom:
                    first = middle + 2.0 - STEP * (len(lines) - 1)
                for at, line in enumerate(lines):
                    drawn.text(XS[0] + 3, first + STEP * at + MIDDLE, line)
            if not several:
                drawn.right(XS[2] - 3, middle + MIDDLE, amount)
    return drawn


def table(tmp_path: Path, drawn: Page) -> Grid:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([drawn]))
    (grid,) = grids(read_pdf(path))
    for row in grid.rows[1:]:
        if len(row.cells) > 1:
            assert open_page(path, row.cells[1].source) == row.cells[1].raw
    return grid


@pytest.mark.parametrize("at_the_bottom", [False, True])
def test_labels_printed_over_each_other_are_told_apart(tmp_path: Path, at_the_bottom: bool) -> None:
    """Line by line they ran into each other: 二财、政政拨府款性收基入金预."""
    grid = table(tmp_path, page(at_the_bottom=at_the_bottom))
    assert not grid.unread
    assert texts(grid) == [[label, amount] for label, (_, amount) in zip(LABELS, ROWS, strict=True)]


def test_what_cannot_be_told_apart_is_not_read(tmp_path: Path) -> None:
    """A word of no row lies between two labels and on both: nobody can say which is which."""
    drawn = page()
    drawn.text(XS[0] + 3, TOP + HIGH * 6 + MIDDLE, "六、经营收入")
    assert table(tmp_path, drawn).unread == OVERPRINTED


def test_a_word_printed_twice_to_look_bold_is_no_overprint(tmp_path: Path) -> None:
    drawn = Page()
    drawn.grid(XS, [TOP, TOP + 20, TOP + 40])
    for shift in (0.0, 0.3):
        drawn.text(XS[0] + 3 + shift, TOP + 14 + shift, "项目")
    drawn.text(XS[1] + 3, TOP + 14, "决算数")
    drawn.text(XS[0] + 3, TOP + 34, "合计")
    drawn.right(XS[2] - 3, TOP + 34, "1.00")
    assert texts(table(tmp_path, drawn)) == [["项目", "决算数"], ["合计", "1.00"]]


def watermarked(words: str) -> Page:
    """Small rows with large print over them, which is drawn last."""
    drawn = Page()
    xs, ys = (60.0, 160.0, 260.0), [100.0 + 14 * row for row in range(9)]
    drawn.grid(xs, ys)
    for row, y in enumerate(ys[:-1]):
        drawn.text(63, y + 11, "项目" if not row else f"支出{row}")
        drawn.text(190, y + 11, "金额" if not row else f"{row}1.50")
    drawn.text(70, 170, words, 36)
    return drawn


def test_a_watermark_is_no_part_of_the_cells_it_lies_over(tmp_path: Path) -> None:
    """Its characters ran into labels and amounts: 一料般公共预算, 内部31.50."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([watermarked("内部资料")]))
    (grid,) = grids(read_pdf(path))
    assert texts(grid) == [["项目", "金额"], *([f"支出{n}", f"{n}1.50"] for n in range(1, 8))]
    assert [open_page(path, row.cells[1].source) for row in grid.rows[1:]] == [
        f"{n}1.50" for n in range(1, 8)
    ]


def test_large_numbers_are_no_watermark(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([watermarked("1,234.50")]))
    assert "," in open_page(path, "page:1#60,130,260,180")
