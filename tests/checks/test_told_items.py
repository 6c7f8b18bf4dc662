"""Lists of purchases: offices and projects stand above items that alone print what is bought."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import load_document, read_disclosure
from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.facts.model import Reading
from generator.findings import HOLDS, UNDETERMINED, VIOLATED

_TOTAL = ("合计", "", "", "120.00")
_WORKS = (("河道治理工程", "", "", "70.00"),
          ("工程施工", "B0101", "1", "50.00"), ("监理服务", "C0202", "1", "20.00"))  # fmt: skip
_OFFICE = (("日常办公", "", "", "50.00"),
           ("服务器", "A0201", "2", "20.00"), ("复印纸", "A0901", "300", "30.00"))  # fmt: skip
_FLAT = (*_WORKS[1:], *_OFFICE[1:])
_UNIT = (("某县水务局", "", "", "120.00"), *_WORKS, *_OFFICE)


def _read(rows: tuple[tuple[str, ...], ...], head: str, directory: Path) -> Reading:
    lines = ("\t".join(row) for row in ((head, "采购品目编码", "数量", "金额"), *rows))
    text = "\n".join(
        ("某县水务局2024年部门预算", "", "政府采购预算明细表", "", "单位：万元", "", *lines)
    )
    path = directory / "list.txt"
    path.write_text(text, encoding="utf-8")
    return read_disclosure(load_document([path]), fiscal_year=2024, phase="approved")


def _said(reading: Reading) -> list[tuple[str, str]]:
    """The sums of rows, by the amounts printed for their wholes."""
    case = Disclosure(reading, "某县水务局", "500000", 2024, "approved")
    checks = [c for c in CATALOGUE if c.code in {"SUM-OUTLINE", "SUM-HIERARCHY"}]
    records = run_checks(case, checks).checks
    return [(r.verdict, r.operands.rpartition("= ")[2].split(" ")[0]) for r in records]


@pytest.mark.parametrize("head", ["项目", "项目名称"])
@pytest.mark.parametrize(
    "rows",
    [
        (_TOTAL, *_WORKS, *_OFFICE),
        (*_WORKS, *_OFFICE, _TOTAL),
        (_TOTAL, *_FLAT),
        (*_FLAT, _TOTAL),
        (*_UNIT, _TOTAL),
        (_TOTAL, *_OFFICE, ("河道治理", "B0101", "1", "70.00")),
    ],
)
def test_an_ordinary_list_of_purchases_has_no_unclear_outline(
    rows: tuple[tuple[str, ...], ...], head: str, tmp_path: Path
) -> None:
    verdicts = [verdict for verdict, _ in _said(_read(rows, head, tmp_path))]
    assert HOLDS in verdicts
    assert set(verdicts) == {HOLDS}


def test_a_total_that_neither_items_nor_projects_make_is_broken(tmp_path: Path) -> None:
    wrong = (("合计", "", "", "130.00"), *_WORKS, *_OFFICE)
    assert (VIOLATED, "130.00") in _said(_read(wrong, "项目", tmp_path))


@pytest.mark.parametrize("head", ["项目", "项目名称"])
def test_a_project_that_its_items_do_not_make_is_told_and_not_blamed(
    head: str, tmp_path: Path
) -> None:
    wrong = (_TOTAL, *_WORKS, *_OFFICE[:2], ("复印纸", "A0901", "300", "33.00"))
    said = _said(_read(wrong, head, tmp_path))
    assert (UNDETERMINED, "50.00") in said
    assert not any(verdict == VIOLATED for verdict, _ in said)


def test_works_and_services_in_a_name_are_no_class_of_purchases(tmp_path: Path) -> None:
    rows = (_TOTAL, *_WORKS, *_OFFICE)
    assert {fact.item for fact in _read(rows, "项目", tmp_path).facts} == {""}
    classes = (("合计", "", "", "90.00"), ("A 货物", "", "", "20.00"), ("工程类", "", "", "40.00"),
               ("二、政府采购服务", "", "", "30.00"))  # fmt: skip
    found = [fact.item for fact in _read(classes, "项目", tmp_path).facts if fact.item]
    assert found == ["procurement/goods", "procurement/works", "procurement/services"]
