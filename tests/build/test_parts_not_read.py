"""What a file holds and is not read is told, also when its kept copy lacks it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "documents"))

from office_files import docx_of, p, tbl, tc

from generator.build import convert, convert_registered
from generator.documents import ocr
from generator.documents.open import open_document
from generator.facts.identity import IdentityOptions
from generator.package.read import Package, read_package

OPTIONS = IdentityOptions("某某市某某局", "sample", "500152", 2023, "budget")
ROWS = (("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("2010101", "行政运行", "12.00", "7.00", "5.00"), ("", "合计", "12.00", "7.00", "5.00"))  # fmt: skip
WORDS = p("部门支出总表") + p("单位：万元") + tbl(*("".join(map(tc, row)) for row in ROWS))


def picture(wide: float, high: float) -> str:
    """A drawing of so many points."""
    extent = f'<x:extent cx="{int(wide * 12700)}" cy="{int(high * 12700)}"/>'
    blip = "<x:graphic><x:blip/></x:graphic>"
    return f'<w:p><w:r><w:drawing xmlns:x="d"><x:inline>{extent}{blip}</x:inline></w:drawing></w:r></w:p>'


EMBEDDED = (
    '<w:p><w:r><w:object xmlns:v="urn:v" xmlns:o="urn:o"><v:shape style="width:400pt;height:90pt">'
    '<v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
)


def packaged(body: str, directory: Path) -> Package:
    (directory / "2023.docx").write_bytes(docx_of(body))
    return read_package(convert([directory / "2023.docx"], directory / "packages", OPTIONS))


def said(package: Package, code: str) -> dict[str, set[str]]:
    """Verdicts and the reasons of one check."""
    found: dict[str, set[str]] = {}
    for record in package.reading.checks:
        if record.code == code:
            found.setdefault(record.verdict, set()).add(record.reason)
    return found


@pytest.mark.parametrize(
    ("body", "note"),
    [(picture(400, 300), "文件中有 1 张图片"), (EMBEDDED, "文件中嵌入了 1 个其他文件")],
    ids=["picture", "workbook"],
)
def test_a_table_that_may_be_in_a_picture_is_not_called_unpublished(
    body: str, note: str, tmp_path: Path
) -> None:
    package = packaged(WORDS + body, tmp_path)
    assert "violated" not in said(package, "COMP-TABLE")
    (reason,) = said(package, "READ-PART")["undetermined"]
    assert reason.startswith(note)
    # The kept copy has no pictures: what it lacks is in the manifest, and is told again.
    before = {path: path.read_bytes() for path in package.path.rglob("*") if path.is_file()}
    convert_registered(tmp_path / "packages")
    assert {path: path.read_bytes() for path in before} == before


def test_a_small_picture_is_told_and_hides_no_table(tmp_path: Path) -> None:
    package = packaged(WORDS + picture(60, 60), tmp_path)
    assert "violated" in said(package, "COMP-TABLE")
    assert said(package, "READ-PART")["undetermined"] == {"文件中有 1 张图片，图片中的内容没有读取"}


def test_pages_that_are_pictures_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    from pdf_samples import Page, pdf, table

    monkeypatch.setattr(ocr, "available", lambda: False)
    first = Page()
    for x, y, words in ((200, 60, "2023年部门支出总表"), (450, 80, "单位：万元")):
        first.text(x, y, words)
    table(first, [40, 110, 260, 350, 440, 530], 90, [list(row) for row in ROWS])
    others = [Page() for _ in range(4)]
    for page in (others[0], others[1], others[3]):
        page.picture()
    others[2].text(60, 60, "2023年部门预算安排12.00万元。" * 2)
    (tmp_path / "2023.pdf").write_bytes(pdf([first, *others]))
    note = "第 2—3、5 页是图片，或文字没有编码：其中的文字没有读出"
    assert open_document(tmp_path / "2023.pdf").unseen == (note,)
    made = read_package(convert([tmp_path / "2023.pdf"], tmp_path / "packages", OPTIONS))
    assert said(made, "READ-PART")["undetermined"] == {note}
    assert "violated" not in said(made, "COMP-TABLE")
    assert len(made.reading.facts) == 6


def test_a_package_says_again_what_was_not_read(tmp_path: Path) -> None:
    package = packaged(WORDS + picture(60, 60), tmp_path)
    assert package.reading.notes == ("文件中有 1 张图片，图片中的内容没有读取",)
    assert package.reading.recognised == ()
