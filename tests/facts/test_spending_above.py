"""Lines below 基本支出 and 项目支出 are of that kind of spending where they make its amount."""

from __future__ import annotations

import pytest
from made_tables import read, table

KINDS = (
    "一、基本支出",
    "（一）工资福利支出",
    "（二）商品和服务支出",
    "二、项目支出",
    "（一）商品和服务支出",
)
TYPES = ["basic", "basic", "basic", "project", "project"]


def _types(amounts: tuple[str, ...], title: str = "部门收支总表") -> list[str]:
    lines = (
        f"收入{n}||{kind}|{own}" for n, (kind, own) in enumerate(zip(KINDS, amounts, strict=True))
    )
    rows = (
        "收入||支出|",
        "项目|预算数|项目（按支出用途）|预算数",
        *lines,
        "收入总计|100.00|支出总计|100.00",
    )
    facts = read(table(title, *rows)).facts
    return [f.expenditure_type for f in facts if f.direction == "expenditure"][:-1]


def test_one_name_below_two_kinds_of_spending_is_of_either() -> None:
    assert _types(("70.00", "50.00", "20.00", "30.00", "30.00")) == TYPES


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("70.00", "50.00", "25.00", "30.00", "30.00"), ["basic", "", "", "project", "project"]),
        (("70.00", "50.00", "20.00", "30.00", "31.00"), ["basic", "basic", "basic", "project", ""]),
    ],
)
def test_lines_that_do_not_make_the_line_above_are_of_no_kind(
    amounts: tuple[str, ...], expected: list[str]
) -> None:
    assert _types(amounts) == expected


def test_a_line_that_says_its_own_kind_keeps_it() -> None:
    rows = ("一、基本支出|70.00", "（一）人员经费|50.00", "（二）其他|20.00", "支出合计|70.00")
    facts = read(table("部门支出总表", "项目|预算数", *rows)).facts
    assert [f.expenditure_type for f in facts] == ["basic", "basic-personnel", "basic", ""]


PROJECTS = (
    ("合计", "100.00"),
    ("其他运转类", "30.00"),
    ("办公设备维护", "10.00"),
    ("物业管理", "20.00"),
    ("特定目标类", "70.00"),
    ("农村公路养护", "60.00"),
    ("桥梁检测", "10.00"),
)
OPERATION, TARGET = "project-other-operation", "project-specific-target"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, [OPERATION] * 3 + [TARGET] * 3),
        ({"桥梁检测": "11.00"}, [OPERATION, *["project"] * 2, TARGET, *["project"] * 2]),
    ],
)
def test_projects_that_make_a_kind_of_project_are_of_it(
    changed: dict[str, str], expected: list[str]
) -> None:
    rows = [f"{name}|{changed.get(name, amount)}" for name, amount in PROJECTS]
    facts = read(table("项目支出预算表", "项目名称|预算数", *rows)).facts
    assert [f.expenditure_type for f in facts] == ["project", *expected]
