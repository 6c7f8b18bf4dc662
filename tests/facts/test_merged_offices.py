"""Copied lists of projects whose offices were cells merged over several rows."""

from __future__ import annotations

from made_tables import read, table

HEADER = "单位名称|项目名称|合计|一般公共预算|政府性基金"
TOTAL = "合计|30.00|20.00|10.00"
ROWS = ("甲局机关|修桥|15.00|5.00|10.00", "修路|5.00|5.00|", "乙中心|种树|10.00|10.00|")


def named(*rows: str) -> list[tuple[str, str, str]]:
    """Label, office and project of the rows with a name."""
    facts = read(table("项目支出预算表", HEADER, *rows)).facts
    found = {f.row: (f.label, f.unit_name, f.project_name) for f in facts if f.label != "合计"}
    return list(found.values())


def test_a_project_below_a_merged_office_is_no_office() -> None:
    assert named(TOTAL, *ROWS) == [
        ("修桥", "甲局机关", "修桥"),
        ("修路", "甲局机关", "修路"),
        ("种树", "乙中心", "种树"),
    ]


def test_projects_below_the_sum_of_their_merged_office_are_the_offices() -> None:
    first = ("甲局机关|小计|20.00|10.00|10.00", "修桥|15.00|5.00|10.00", "修路|5.00|5.00|")
    assert named(TOTAL, *first, "乙中心|小计|10.00|10.00|", "种树|10.00|10.00|") == [
        ("小计", "甲局机关", ""),
        ("修桥", "甲局机关", "修桥"),
        ("修路", "甲局机关", "修路"),
        ("小计", "乙中心", ""),
        ("种树", "乙中心", "种树"),
    ]


def test_without_sums_the_only_name_of_a_row_is_of_nobody_knows_what() -> None:
    unknown = [("修桥", "甲局机关", "修桥"), ("修路", "", ""), ("种树", "乙中心", "种树")]
    assert named(*ROWS) == unknown
    assert named(TOTAL.replace("30.00|20.00", "31.00|21.00"), *ROWS) == unknown


def test_what_is_called_as_an_office_and_summed_as_a_project_may_be_either() -> None:
    rows = (ROWS[0], ROWS[1].replace("修路", "检测中心"), ROWS[2])
    assert named(TOTAL, *rows)[1] == ("检测中心", "", "")


def test_an_office_above_its_projects_that_make_it_stays_an_office() -> None:
    first = ("局本级|20.00|10.00|10.00", "局本级|修桥|15.00|5.00|10.00", "局本级|修路|5.00|5.00|")
    second = ("乙中心|10.00|10.00|", "乙中心|种树|10.00|10.00|")
    assert named(TOTAL, *first, *second) == [
        ("局本级", "局本级", ""),
        ("修桥", "局本级", "修桥"),
        ("修路", "局本级", "修路"),
        ("乙中心", "乙中心", ""),
        ("种树", "乙中心", "种树"),
    ]


def test_offices_without_projects_are_offices() -> None:
    rows = ("甲局|20.00|10.00|10.00", "乙中心|10.00|10.00|")
    assert named(TOTAL, *rows) == [("甲局", "甲局", ""), ("乙中心", "乙中心", "")]
