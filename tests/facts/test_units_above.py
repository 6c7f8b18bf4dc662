"""The office of a row: printed once above it, or mixed up with the code of its class."""

from __future__ import annotations

from made_tables import read, table

COLUMNS = "类|款|项|单位代码|单位名称（科目）|合计|基本支出|项目支出"
OF_ONE = (
    "||||合计|30.00|20.00|10.00",
    "|||401001|某市水务局本级|18.00|12.00|6.00",
    "201|03|01|2010301|行政运行|12.00|12.00|",
    "201|03|02|2010302|一般行政管理事务|6.00||6.00",
    "|||401002|某市水文中心|12.00|8.00|4.00",
    "201|03|01|2010301|行政运行|8.00|8.00|",
    "201|03|02|2010302|一般行政管理事务|4.00||4.00",
)


def _offices(*rows: str) -> list[tuple[str, str, str, str]]:
    facts = read(table("部门支出总表", *rows), year=2024).facts
    said = [(f.label, f.unit_code, f.unit_name, f.function_code) for f in facts]
    return list(dict.fromkeys(said))


def test_the_code_of_a_class_in_the_column_of_units_is_no_unit() -> None:
    assert _offices(COLUMNS, *OF_ONE) == [
        ("合计", "", "", ""),
        ("某市水务局本级", "401001", "某市水务局本级", ""),
        ("行政运行", "401001", "某市水务局本级", "2010301"),
        ("一般行政管理事务", "401001", "某市水务局本级", "2010302"),
        ("某市水文中心", "401002", "某市水文中心", ""),
        ("行政运行", "401002", "某市水文中心", "2010301"),
        ("一般行政管理事务", "401002", "某市水文中心", "2010302"),
    ]


def test_without_columns_of_codes_the_name_tells_the_class_from_the_unit() -> None:
    rows = ["|".join(row.split("|")[3:]) for row in (COLUMNS, *OF_ONE)]
    found = _offices(*rows)
    assert found[2] == ("行政运行", "401001", "某市水务局本级", "2010301")
    assert found[6] == ("一般行政管理事务", "401002", "某市水文中心", "2010302")


def test_a_unit_printed_once_beside_its_sum_is_that_of_the_classes_below() -> None:
    assert _offices(
        "单位|功能科目|合计|基本支出|项目支出",
        "合计||15.00|10.00|5.00",
        "某市水务局本级|小计|9.00|6.00|3.00",
        "|2130301 行政运行|6.00|6.00|",
        "|2130305 水利工程建设|3.00||3.00",
        "某市水政监察支队|小计|6.00|4.00|2.00",
        "|2130301 行政运行|4.00|4.00|",
        "|2130305 水利工程建设|2.00||2.00",
    ) == [
        ("合计", "", "", ""),
        ("小计", "", "某市水务局本级", ""),
        ("2130301 行政运行", "", "某市水务局本级", "2130301"),
        ("2130305 水利工程建设", "", "某市水务局本级", "2130305"),
        ("小计", "", "某市水政监察支队", ""),
        ("2130301 行政运行", "", "某市水政监察支队", "2130301"),
        ("2130305 水利工程建设", "", "某市水政监察支队", "2130305"),
    ]


def test_projects_below_a_unit_that_they_sum_to_are_the_units() -> None:
    rows = (
        "单位编码|单位（项目）名称|项目金额|项目简介",
        "|合计|15.00|",
        "128|某市水务局|15.00|",
        "128001|某市水务局（机关）|9.00|",
        "|河道整治经费|5.00|整治河道。",
        "|水闸维修项目|4.00|维修水闸。",
        "128002|某市水文中心|6.00|",
        "|水文监测经费|6.00|监测水文。",
    )
    facts = read(table("专项业务经费支出表", *rows), year=2024).facts
    assert {f.project_name: f.unit_name for f in facts if f.project_name} == {
        "河道整治经费": "某市水务局（机关）",
        "水闸维修项目": "某市水务局（机关）",
        "水文监测经费": "某市水文中心",
    }


def test_rows_that_do_not_make_the_amount_of_the_unit_above_have_no_office() -> None:
    rows = [
        row.replace("一般行政管理事务|4.00||4.00", "一般行政管理事务|3.00||3.00") for row in OF_ONE
    ]
    found = {(label, unit) for label, unit, _, code in _offices(COLUMNS, *rows) if code}
    assert found == {
        ("行政运行", "401001"),
        ("一般行政管理事务", "401001"),
        ("行政运行", ""),
        ("一般行政管理事务", ""),
    }


def test_a_name_between_may_be_an_office_of_its_own() -> None:
    found = _offices(
        "单位代码|科目编码|单位名称（科目名称）|合计",
        "101||某市水务局|15.00",
        "||局机关|10.00",
        "|2130301|行政运行|10.00",
        "||执法队|5.00",
        "|2130305|水利工程建设|5.00",
        "||合计|15.00",
    )
    assert {(label, unit) for label, unit, _, code in found if code} == {
        ("行政运行", ""),
        ("水利工程建设", ""),
    }


def test_kinds_of_spending_and_classes_between_are_no_offices() -> None:
    found = _offices(
        "单位名称|科目编码|科目名称|合计",
        "某市水务局|||15.00",
        "||基本支出|",
        "|2130301|行政运行|10.00",
        "||项目支出|",
        "|2130305|水利工程建设|5.00",
        "合计|||15.00",
    )
    units = {(label, unit) for label, _, unit, code in found if code}
    assert units == {("行政运行", "某市水务局"), ("水利工程建设", "某市水务局")}


def test_其中_is_no_part_of_the_name_of_an_office() -> None:
    found = _offices("单位|科目编码|科目名称|合计", "某市水务局|||15.00", "其中：局机关|||10.00")
    assert [unit for _, _, unit, _ in found] == ["某市水务局", "局机关"]
