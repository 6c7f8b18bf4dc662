"""Lists of names only: the levels of classes and offices, by what stands below each 类."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

import pytest
from made_tables import read, table

from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.checks.sums.hierarchy import hierarchy_sums
from generator.checks.sums.outline import outline_sums
from generator.facts.model import Reading

HEADER = "科目名称|合计|基本支出|项目支出"
SHARED = "单位名称（科目名称）|合计|基本支出|项目支出"
WATER = (
    "农林水支出|10.00|3.00|7.00",
    "水利|10.00|3.00|7.00",
    "行政运行|3.00|3.00|",
    "水利行业业务管理|7.00||7.00",
)
CLASSES: dict[str, dict[str, tuple[str, ...]]] = {
    "农林水支出": {"水利": ("行政运行", "水利行业业务管理"), "农业农村": ("事业运行", "防灾救灾")},
    "卫生健康支出": {"公立医院": ("综合医院", "妇幼保健医院"), "医疗救助": ("城乡医疗救助",)},
    "文化旅游体育与传媒支出": {"文化和旅游": ("图书馆", "群众文化")},
    "住房保障支出": {"住房改革支出": ("住房公积金", "购房补贴")},
}
OFFICES = ("某县水利局机关", "某县图书馆", "某县中医医院", "某县实验小学")


def _roles(*rows: str) -> list[tuple[str, str]]:
    facts = read(table("一般公共预算支出表", *rows), year=2024).facts
    return [(f.label, f.row_role) for f in facts if f.column == rows[0].split("|")[1]]


def test_a_class_is_the_sum_of_the_rows_below_it_where_no_row_is_called_a_total() -> None:
    assert [role for _, role in _roles(HEADER, *WATER)] == ["subtotal", "subtotal", "item", "item"]


def test_one_row_below_another_with_one_amount_may_be_its_part_below_a_class() -> None:
    rows = "科目名称|合计", "公共安全支出|10.00", "监狱|10.00", "犯人生活|10.00"
    assert [role for _, role in _roles(*rows)] == ["subtotal", "subtotal", "item"]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, *(row.replace("3.00|3.00|", "4.00|4.00|") for row in WATER)),
        ("科目名称|合计", "教育支出|4.00", "甲|2.00", "乙|2.00", "丙|2.00", "丁|2.00"),
        ("科目名称|合计", "教育支出|4.00", "甲|4.00"),
    ],
    ids=["do not make it", "make it in two ways", "may be a class itself"],
)
def test_rows_that_do_not_prove_their_levels_say_so(rows: tuple[str, ...]) -> None:
    facts = read(table("一般公共预算支出表", *rows), year=2024).facts
    assert all("不能确定" in fact.note for fact in facts)


def test_the_last_part_of_a_class_is_no_office_that_its_name_says() -> None:
    """妇幼保健医院 stands right above the next 类, as an office does."""
    rows = (
        "某县卫生健康局|14.50|11.50|3.00",
        "卫生健康支出|14.00|11.00|3.00",
        "公立医院|14.00|11.00|3.00",
        "综合医院|9.00|7.00|2.00",
        "妇幼保健医院|5.00|4.00|1.00",
        "住房保障支出|0.50|0.50|",
    )
    facts = read(table("部门支出总表", HEADER, *rows), year=2024).facts
    assert {(fact.unit_name, fact.note) for fact in facts} == {("某县卫生健康局", "")}
    roles = [fact.row_role for fact in facts if fact.column == "合计"]
    assert roles == ["total", "subtotal", "subtotal", "item", "item", "item"]


def test_sums_of_offices_do_not_count_rows_whose_office_is_not_known() -> None:
    """The second office is off by a misprint; its rows are not those of the first."""
    rows = (
        "合计|30.00|23.00|7.00",
        "某县水利局|10.00|3.00|7.00",
        *WATER,
        "某县实验小学|21.00|21.00|",
        "教育支出|20.00|20.00|",
        "普通教育|20.00|20.00|",
    )
    reading = read(table("部门支出总表", HEADER, *rows), year=2024)
    assert "violated" not in _verdicts(reading)


def _verdicts(reading: Reading) -> set[str]:
    case = Disclosure(reading, "某县水利局", "370827", 2024, "approved")
    return {check.verdict for check in run_checks(case, [hierarchy_sums, outline_sums]).checks}


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    role: str
    unit: str
    basic: Decimal
    project: Decimal

    @property
    def printed(self) -> str:
        return f"{self.label}|{self.basic + self.project}|{self.basic}|{self.project}"


def _whole(label: str, role: str, unit: str, rows: list[_Row]) -> _Row:
    items = [row for row in rows if row.role == "item"]
    basic = sum((row.basic for row in items), Decimal("0.00"))
    return _Row(label, role, unit, basic, sum((row.project for row in items), Decimal("0.00")))


def _list(chance: random.Random) -> list[_Row]:
    """A list of offices with their classes, each row the sum of those below it."""
    found: list[_Row] = []
    for office in chance.sample(OFFICES, chance.randint(2, 3)):
        of_office: list[_Row] = []
        for name in chance.sample(list(CLASSES), chance.randint(1, 3)):
            of_class: list[_Row] = []
            for section, items in CLASSES[name].items():
                amounts = [Decimal(chance.randint(100, 99999)) / 100 for _ in (*items, *items)]
                rows = [_Row(item, "item", office, amounts.pop(), amounts.pop()) for item in items]
                of_class += [_whole(section, "subtotal", office, rows), *rows]
            of_office += [_whole(name, "subtotal", office, of_class), *of_class]
        found += [_whole(office, "subtotal", office, of_office), *of_office]
    return found


@pytest.mark.parametrize("header", [HEADER, SHARED])
@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_offices_and_levels_of_a_list_of_names_are_those_it_was_made_of(
    header: str, total: bool, seed: int
) -> None:
    made = _list(random.Random(seed))
    made = [_whole("合计", "total", "", made), *made] if total else made
    reading = read(table("部门支出总表", header, *(row.printed for row in made)), year=2024)
    facts = [fact for fact in reading.facts if fact.column == "合计"]
    assert [(f.row_role, f.unit_name) for f in facts] == [(r.role, r.unit) for r in made]
    assert "violated" not in _verdicts(reading)


@pytest.mark.parametrize("header", [HEADER, SHARED])
@pytest.mark.parametrize("seed", range(12))
def test_what_a_misprint_hides_is_told_and_not_guessed(header: str, seed: int) -> None:
    chance = random.Random(seed)
    made = _list(chance)
    wrong, printed = chance.randrange(len(made)), [row.printed for row in made]
    printed[wrong] = "|".join((made[wrong].label, "1.23", "0.23", "1.00"))
    facts = read(table("部门支出总表", header, *printed), year=2024).facts
    for fact, row in zip([f for f in facts if f.column == "合计"], made, strict=True):
        is_right = (fact.row_role, fact.unit_name) == (row.role, row.unit)
        assert is_right or "不能确定" in fact.note
