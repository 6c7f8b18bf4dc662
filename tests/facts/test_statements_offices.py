"""Whose money a sentence speaks of: the publisher's, or that of one of its offices."""

from __future__ import annotations

from time import process_time

import pytest
from said_statements import YEAR, fact

from generator.facts.model import NarrativeBlock, Reading
from generator.facts.statements import read_statements
from generator.facts.statements.offices import is_other

TOTAL = fact("total", "1500.00")
_SECONDS = 5.0
PUBLISHER = "某某市文化和旅游局"


def verdicts(text: str, publisher: str = PUBLISHER) -> list[str]:
    blocks = (NarrativeBlock(1, "", 0, text, "line:1"),)
    reading = Reading((), (TOTAL,), (), blocks, (), ())
    return [one.verdict for one in read_statements(reading, YEAR, (), publisher)]


@pytest.mark.parametrize(
    "text",
    [
        "市图书馆：支出总计450.00万元。",
        "所属单位：市档案馆2023年支出预算320.00万元。",
        "局机关2023年支出预算900.00万元。",
        "市文旅局本级2023年支出预算900.00万元。",
        "全市文旅系统2023年支出预算9000.00万元。",
        "二级单位某某中心2023年支出预算600.00万元。",
        "市群众艺术馆2023年收入预算400.00万元。支出预算400.00万元。",
        "市群众艺术馆2023年支出预算400.00万元。",
    ],
)
def test_what_an_office_of_the_department_spends_does_not_differ_from_the_department(
    text: str,
) -> None:
    assert set(verdicts(text)) == {"not-in-tables"}


@pytest.mark.parametrize(
    "text",
    [
        "市文旅局2023年支出预算1501.00万元。",
        "市文旅局及所属单位2023年支出预算1501.00万元。",
        "某某市文化和旅游局单位2023年支出预算1501.00万元。",
        "我局2023年支出预算1501.00万元。",
        "所属各预算单位2023年支出预算1501.00万元。",
        "2023年所属各单位支出预算1501.00万元。",
        "市图书馆藏书10万册。本部门2023年支出预算1501.00万元。",
    ],
)
def test_a_wrong_amount_of_the_publisher_itself_still_differs(text: str) -> None:
    assert verdicts(text) == ["differs"]


@pytest.mark.parametrize(
    ("name", "publisher", "other"),
    [
        ("市人社局", "某市人力资源和社会保障局", False),
        ("县卫健委", "某县卫生健康委员会", False),
        ("市委办", "中共某市委办公室", False),
        ("市图书馆", "某市人力资源和社会保障局", True),
        ("市文旅局本级及所属单位", PUBLISHER, False),
        ("市图书馆", "", False),
        ("下属单位", "", True),
    ],
)
def test_an_office_is_the_publisher_by_its_name_or_short_for_it(
    name: str, publisher: str, *, other: bool
) -> None:
    assert is_other(name, publisher) is other


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        ("2023年学校支出预算1501.00万元。", "某某大学", "differs"),
        ("2023年学校支出预算1500.00万元。", "某某大学", "agrees"),
        ("2023年，某某区某某路第三小学支出预算1501.00万元。", "某某区某某路第三小学", "differs"),
        ("某某幼儿园2023年支出预算1501.00万元。", "某某幼儿园", "differs"),
        ("2023年医院支出预算1501.00万元。", "某某市中医院", "differs"),
        ("2023年学校支出预算1501.00万元。", "某某市教育局", "not-in-tables"),
        ("2023年所属学校支出预算1501.00万元。", "某某市教育局", "not-in-tables"),
        ("2023年某某小学支出预算1501.00万元。", "某某市教育局", "not-in-tables"),
    ],
)
def test_a_school_calls_itself_the_school(text: str, publisher: str, expected: str) -> None:
    assert verdicts(text, publisher) == [expected]


def test_the_money_of_lower_offices_keeps_their_name() -> None:
    blocks = (NarrativeBlock(1, "", 0, "市本级支出8万元，下属单位支出7万元。", "line:1"),)
    found = read_statements(Reading((), (TOTAL,), (), blocks, (), ()), YEAR)
    assert [(one.subject, one.verdict) for one in found] == [
        ("市本级支出", "not-in-tables"),
        ("下属单位支出", "not-in-tables"),
    ]


def test_an_endless_clause_takes_no_time_to_look_for_an_office() -> None:
    """Words are taken off one by one, each time by all expressions."""
    before = process_time()
    assert verdicts("增" * 10_000 + "。支出总计1500.00万元。") == ["agrees"]
    assert process_time() - before < _SECONDS
