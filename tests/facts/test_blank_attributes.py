"""A fund or a kind of spending printed in the first row of a group alone is not known below it."""

from __future__ import annotations

from made_tables import read, table


def _told(header: str, *rows: str) -> list[bool]:
    facts = read(table("项目支出表", f"项目名称|{header}|合计", *rows)).facts
    return ["一栏空白" in fact.note for fact in facts]


def test_a_blank_below_a_fund_is_told() -> None:
    rows = ("校舍维修|一般公共预算|5.00", "保安服务||4.00", "校车|政府性基金预算|1.00")
    assert _told("资金来源", *rows, "合计||10.00") == [False, True, False, False]


def test_a_column_that_says_nothing_is_not() -> None:
    rows = ("校舍维修||5.00", "保安服务||4.00", "合计||9.00")
    assert _told("资金来源", *rows) == [False] * 3
    noted = ("校舍维修|新增|5.00", "保安服务||4.00", "合计||9.00")
    assert _told("项目类别", *noted) == [False] * 3


def test_a_blank_below_a_kind_of_project_is_told() -> None:
    rows = ("校舍维修|特定目标类|5.00", "保安服务||4.00", "合计||9.00")
    assert _told("项目类别", *rows) == [False, True, False]


def _codes_told(title: str, header: str, *rows: str) -> list[bool]:
    return ["一栏空白" in fact.note for fact in read(table(title, header, *rows)).facts]


def test_a_project_without_a_class_below_one_with_its_class_is_told() -> None:
    header = "科目编码|科目名称|项目名称|金额"
    rows = ("2050202|小学教育|校舍维修|5.00", "||保安服务|4.00", "2050203|初中教育|校车|1.00")
    assert _codes_told("项目支出表", header, *rows) == [False, True, False]
    assert _codes_told("项目支出表", header, "||校舍维修|5.00", "||保安服务|4.00") == [False, False]


def test_an_economic_class_without_that_of_governments_is_told() -> None:
    header = "政府预算支出经济分类编码|部门预算支出经济分类编码|科目名称|金额"
    rows = ("50101|30101|基本工资|5.00", "|30102|津贴补贴|4.00", "50201|30201|办公费|1.00")
    assert _codes_told("一般公共预算基本支出表", header, *rows) == [False, True, False]


def test_a_row_of_several_codes_is_told() -> None:
    header = "科目编码|科目名称|合计|基本支出"
    rows = ("2010301 2010302|行政运行一般行政管理事务|7.00|7.00", "20805|养老支出|1.00|1.00")
    facts = read(table("部门支出总表", header, *rows, "|合计|8.00|8.00")).facts
    assert [(f.function_code, "几个编码" in f.note) for f in facts[::2]] == [
        ("", True),
        ("20805", False),
        ("", False),
    ]
