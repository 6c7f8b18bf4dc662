"""Lists of targets that print the units above their projects, in one column with them."""

from __future__ import annotations

from made_tables import read, table

HEAD = "单位名称（项目名称）|预算数（万元）|年度目标|一级指标|二级指标|三级指标|指标值"
AIM = "产出指标|数量指标|救助人数|≥10人"
RURAL = (f"农村低保补助|400.00|足额发放|{AIM}", f"|||{AIM}")
URBAN = (f"城市低保补助|200.00|足额发放|{AIM}",)
Told = list[tuple[str, str, str, str]]


def _told(*rows: str) -> Told:
    facts = read(table("部门预算项目绩效目标表", HEAD, *rows)).facts
    assert {fact.table_kind for fact in facts} == {"project-performance"}
    return [(f.label, f.row_role, f.unit_name, f.project_name) for f in facts]


def test_the_sum_of_the_office_above_its_projects_is_no_project() -> None:
    office = "某县民政局"
    assert _told(f"{office}|600.00|||||", *RURAL, *URBAN) == [
        (office, "subtotal", office, ""),
        ("农村低保补助", "item", office, "农村低保补助"),
        ("城市低保补助", "item", office, "城市低保补助"),
    ]


def test_projects_are_of_the_office_right_above_that_they_sum_to() -> None:
    above, below = "某县民政局机关", "某县福利院"
    rows = ("合计|600.00|||||", "某县民政局|600.00|||||", f"{above}|400.00|||||", *RURAL)
    assert _told(*rows, f"{below}|200.00|||||", *URBAN) == [
        ("合计", "total", "", ""),
        ("某县民政局", "subtotal", "某县民政局", ""),
        (above, "subtotal", above, ""),
        ("农村低保补助", "item", above, "农村低保补助"),
        (below, "subtotal", below, ""),
        ("城市低保补助", "item", below, "城市低保补助"),
    ]


def test_codes_before_the_names_are_those_of_unit_and_project() -> None:
    project = f"51000022T000000014-城市低保补助|200.00|足额发放|{AIM}"
    facts = read(table("部门预算项目绩效目标表", HEAD, "314301-某县民政局|200.00|||||", project))
    told = [(f.unit_code, f.unit_name, f.project_code, f.project_name) for f in facts.facts]
    unit = ("314301", "某县民政局")
    assert told == [(*unit, "", ""), (*unit, "51000022T000000014", "城市低保补助")]


def test_the_first_row_is_the_office_though_its_projects_do_not_sum_to_it() -> None:
    rows = [row.replace("400.00", "410.00") for row in RURAL]
    assert _told("某县民政局|600.00|||||", *rows, *URBAN) == [
        ("某县民政局", "subtotal", "某县民政局", ""),
        ("农村低保补助", "item", "", "农村低保补助"),
        ("城市低保补助", "item", "", "城市低保补助"),
    ]


def test_a_project_without_targets_stays_one() -> None:
    rows = ("某县民政局|650.00|||||", *RURAL, *URBAN, "残疾人运动会|50.00|||||")
    assert _told(*rows)[-1] == ("残疾人运动会", "item", "", "残疾人运动会")


def test_a_class_of_projects_above_them_is_no_unit() -> None:
    rows = ("合计|600.00|||||", "专用项目|600.00|||||", *RURAL, *URBAN)
    assert _told(*rows)[1:] == [
        ("专用项目", "subtotal", "", ""),
        ("农村低保补助", "item", "", "农村低保补助"),
        ("城市低保补助", "item", "", "城市低保补助"),
    ]


def test_a_project_with_its_targets_in_the_rows_below_is_no_unit() -> None:
    rows = ("科普宣传中心|200.00|||||", f"|||{AIM}", *URBAN)
    assert _told(*rows) == [
        ("科普宣传中心", "item", "", "科普宣传中心"),
        ("城市低保补助", "item", "", "城市低保补助"),
    ]
