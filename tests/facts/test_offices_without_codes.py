"""Offices above their classes in the column of these, without a code of their own."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.checks.sums.hierarchy import hierarchy_sums

SHARED = "科目编码|单位名称（科目名称）|合计|基本支出|项目支出"
PLAIN = "科目编码|科目名称|合计|基本支出|项目支出"
TOTAL = "|合计|60.00|50.00|10.00"
OFFICE = "|某市财政局|60.00|50.00|10.00"
ITSELF = (
    "|某市财政局本级|40.00|35.00|5.00",
    "201|一般公共服务支出|30.00|25.00|5.00",
    "20106|财政事务|30.00|25.00|5.00",
    "2010601|行政运行|30.00|25.00|5.00",
    "221|住房保障支出|10.00|10.00|",
    "22102|住房改革支出|10.00|10.00|",
    "2210201|住房公积金|10.00|10.00|",
)
CENTRE = (
    "|某市国库支付中心|20.00|15.00|5.00",
    "201|一般公共服务支出|20.00|15.00|5.00",
    "20106|财政事务|20.00|15.00|5.00",
    "2010650|事业运行|20.00|15.00|5.00",
)
HEADERS = pytest.mark.parametrize("header", [SHARED, PLAIN])


def _units(*rows: str) -> list[str]:
    """The office of each row, in order."""
    facts = read(table("部门支出总表", *rows), year=2024).facts
    return [fact.unit_name for fact in facts if fact.column == "合计"]


def _roles(*rows: str) -> list[str]:
    facts = read(table("部门支出总表", *rows), year=2024).facts
    return [fact.row_role for fact in facts if fact.column == "合计"]


@HEADERS
def test_an_office_without_a_code_is_that_of_the_classes_that_make_it(header: str) -> None:
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    assert _units(header, TOTAL, *ITSELF, *CENTRE) == ["", *own, *other]


@HEADERS
def test_an_office_above_the_offices_that_make_it_is_one_of_its_own(header: str) -> None:
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    rows = header, TOTAL, OFFICE, *ITSELF, *CENTRE
    assert _units(*rows) == ["", "某市财政局", *own, *other]


@HEADERS
def test_an_office_above_offices_that_do_not_make_it_takes_no_row_of_theirs(header: str) -> None:
    less = "|某市财政局|59.00|49.00|10.00"
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    said = "某市财政局" if header == SHARED else ""
    assert _units(header, TOTAL, less, *ITSELF, *CENTRE) == ["", said, *own, *other]


def test_a_heading_that_is_called_as_no_office_is_none() -> None:
    rows = [row.replace("某市财政局本级", "人员类") for row in (*ITSELF,)]
    assert set(_units(PLAIN, "|合计|40.00|35.00|5.00", *rows)) == {""}


def test_classes_that_do_not_make_an_office_are_not_said_to_be_of_it() -> None:
    wrong = [row.replace("行政运行|30.00|25.00", "行政运行|31.00|26.00") for row in ITSELF]
    assert set(_units(PLAIN, TOTAL, *wrong, *CENTRE)[1 : 1 + len(wrong)]) == {""}


@HEADERS
def test_the_one_office_above_its_classes_is_the_total_where_no_row_is_called_one(
    header: str,
) -> None:
    rows = header, OFFICE, *ITSELF[1:], *CENTRE[1:]
    assert _roles(*rows)[0] == "total"
    assert set(_units(*rows)) == {"某市财政局"}


SHALLOW = ("|某市国库支付中心|20.00|15.00|5.00", "201|一般公共服务支出|20.00|15.00|5.00")


@HEADERS
def test_an_office_may_print_less_of_its_classes_than_the_others(header: str) -> None:
    rows = header, TOTAL, OFFICE, *ITSELF, *SHALLOW
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * 2
    assert _units(*rows) == ["", "某市财政局", *own, *other]
    assert _roles(*rows)[-2:] == ["subtotal", "item"]


@HEADERS
def test_an_office_above_all_others_is_the_total_where_no_row_is_called_one(header: str) -> None:
    rows = header, OFFICE, *ITSELF, *CENTRE
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    assert _units(*rows) == ["某市财政局", *own, *other]
    assert (_roles(*rows)[0], _roles(*rows)[1]) == ("total", "subtotal")


def _uncoded(*rows: str) -> list[str]:
    """The rows without their first cell, that of the code."""
    return ["|".join(row.split("|")[1:]) for row in rows]


@HEADERS
def test_an_office_is_that_of_the_classes_without_codes_that_make_it(header: str) -> None:
    """水利 is on no list of names; below a 类 it is one all the same."""
    named = [row.replace("财政事务", "财政专项") for row in (*ITSELF, *CENTRE)]
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    rows = _uncoded(header, TOTAL, OFFICE, *named)
    assert _units(*rows) == ["", "某市财政局", *own, *other]


@HEADERS
def test_the_office_above_a_list_without_codes_is_its_total_where_no_row_is_called_one(
    header: str,
) -> None:
    own, other = ["某市财政局本级"] * len(ITSELF), ["某市国库支付中心"] * len(CENTRE)
    rows = _uncoded(header, OFFICE, *ITSELF, *CENTRE)
    assert _units(*rows) == ["某市财政局", *own, *other]
    assert _roles(*rows)[:2] == ["total", "subtotal"]
    less = [row.replace("60.00|50.00", "59.00|49.00") for row in rows]
    assert "total" not in _roles(*less)


def test_classes_without_codes_of_an_office_are_no_offices() -> None:
    rows = _uncoded(PLAIN, TOTAL, OFFICE, *ITSELF, *CENTRE)
    reading = read(table("部门支出总表", *rows), year=2024)
    outcome = run_checks(Disclosure(reading, "某市财政局", "370300", 2024, "approved"), [
        hierarchy_sums
    ])  # fmt: skip
    assert {check.verdict for check in outcome.checks} == {"holds"}


@HEADERS
@pytest.mark.parametrize("coded", [True, False])
def test_rows_that_may_be_an_offices_say_that_this_is_not_known(header: str, coded: bool) -> None:
    wrong = [row.replace("行政运行|30.00|25.00", "行政运行|31.00|26.00") for row in ITSELF]
    rows = [header, TOTAL, *wrong, *CENTRE]
    facts = read(table("部门支出总表", *(rows if coded else _uncoded(*rows))), year=2024).facts
    below = [fact for fact in facts if fact.row_role != "total"]
    assert "" in {fact.unit_name for fact in below}
    assert all("不能确定" in fact.note for fact in below if not fact.unit_name)


def test_a_class_that_is_called_as_an_office_is_none() -> None:
    """公立医院 is a 款, 中医医院 a 项 that stands right above the next 类."""
    rows = (
        "科目名称|合计|基本支出|项目支出",
        "合计|40.00|35.00|5.00",
        "卫生健康支出|30.00|25.00|5.00",
        "公立康复医院|30.00|25.00|5.00",
        "综合医院|20.00|15.00|5.00",
        "中医医院|10.00|10.00|",
        "住房保障支出|10.00|10.00|",
    )
    facts = read(table("部门支出总表", *rows), year=2024).facts
    assert {(fact.unit_name, fact.note) for fact in facts} == {("", "")}


def test_a_class_that_its_office_is_named_after_is_a_class() -> None:
    """图书馆 is a 项 of 某县图书馆, whose own row is its 小计."""
    rows = (
        "单位名称|科目名称|合计|基本支出|项目支出",
        "|合计|14.50|12.50|2.00",
        "某县图书馆|小计|14.50|12.50|2.00",
        "某县图书馆|文化旅游体育与传媒支出|14.00|12.00|2.00",
        "某县图书馆|文化和旅游|14.00|12.00|2.00",
        "某县图书馆|图书馆|5.00|4.00|1.00",
        "某县图书馆|群众文化|9.00|8.00|1.00",
        "某县图书馆|住房保障支出|0.50|0.50|",
    )
    reading = read(table("部门支出总表", *rows), year=2024)
    case = Disclosure(reading, "某县文化和旅游局", "370300", 2024, "approved")
    assert {c.verdict for c in run_checks(case, [hierarchy_sums]).checks} == {"holds"}
