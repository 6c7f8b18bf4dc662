"""Units printed in the first row of their group alone, and sums of units below their rows."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.checks.sums.hierarchy import hierarchy_sums
from generator.documents.web.read import web_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

HEADER = "单位编码|单位名称|科目编码|科目名称|合计|基本支出|项目支出"
OWN = (
    "126001|某县文化和旅游局|2010301|行政运行|100.00|100.00|",
    "||2010302|一般行政管理事务|50.00||50.00",
    "||2210201|住房公积金|10.00|10.00|",
)
HALL = (
    "126002|某县文化馆|2010350|事业运行|70.00|60.00|10.00",
    "||2210201|住房公积金|5.00|5.00|",
)
TOTAL = "|||合计|235.00|175.00|60.00"


def _read(*rows: str, title: str = "部门支出总表") -> Reading:
    return read(table(title, *rows), year=2024)


def _verdicts(reading: Reading) -> set[str]:
    case = Disclosure(reading, "某县文化和旅游局", "370827", 2024, "approved")
    return {check.verdict for check in run_checks(case, [hierarchy_sums]).checks}


def test_rows_down_to_the_sum_that_they_make_are_of_the_unit_above() -> None:
    sums = "|||小计|160.00|110.00|50.00", "|||小计|75.00|65.00|10.00"
    reading = _read(HEADER, *OWN, sums[0], *HALL, sums[1], TOTAL)
    units = [fact.unit_name for fact in reading.facts if fact.column == "合计"]
    assert units == ["某县文化和旅游局"] * 4 + ["某县文化馆"] * 3 + [""]
    assert "violated" not in _verdicts(reading)


@pytest.mark.parametrize("sum_", ["", "|||小计|161.00|111.00|50.00"])
def test_rows_without_a_unit_that_no_sum_proves_say_so(sum_: str) -> None:
    rows = [row for row in (*OWN, sum_, *HALL) if row]
    facts = [fact for fact in _read(HEADER, *rows, TOTAL).facts if fact.row_role == "item"]
    assert all(bool(fact.unit_name) != ("不能确定" in fact.note) for fact in facts)
    assert {fact.unit_name for fact in facts} == {"某县文化和旅游局", "某县文化馆", ""}


def test_a_sum_of_a_unit_below_its_rows_sums_these_and_not_the_next() -> None:
    filled = [row.replace("||", "126001|某县文化和旅游局|", 1) for row in OWN]
    filled += ["126001|某县文化和旅游局||小计|160.00|110.00|50.00"]
    filled += [row.replace("||", "126002|某县文化馆|", 1) for row in HALL]
    filled += ["126002|某县文化馆||小计|75.00|65.00|10.00", TOTAL]
    assert _verdicts(_read(HEADER, *filled)) == {"holds"}
    wrong = [row.replace("小计|160.00", "小计|170.00") for row in filled]
    assert "violated" in _verdicts(_read(HEADER, *wrong))


@pytest.mark.parametrize("unit", ["单位名称|", ""])
def test_a_class_whose_project_is_blank_is_no_part_of_that_of_another(unit: str) -> None:
    rows = [
        "某县文化馆|免费开放|30201|办公费|10.00",
        "||30227|委托业务费|3.00",
        "某县图书馆|图书购置|30299|其他商品和服务支出|2.00",
        "||30201|办公费|1.00",
        "合计||||16.00",
    ]
    rows = rows if unit else [row.partition("|")[2] for row in rows[:-1]] + ["合计|||16.00"]
    header = f"{unit}项目名称|经济科目编码|经济科目名称|金额"
    reading = _read(header, *rows, title="项目支出表")
    assert "violated" not in _verdicts(reading)
    doubted = [fact.published for fact in reading.facts if "不能确定" in fact.note]
    assert doubted == ["3.00", "1.00"]


def test_groups_that_are_all_there_is_are_sums_of_what_is_below_them() -> None:
    reading = _read(
        "采购品目大类|采购物品名称|总计",
        "合计||63.80",
        "货物||9.39",
        "|台式计算机|4.38",
        "|空调机|5.01",
        "工程||47.30",
        "|房屋修缮|47.30",
        "服务||7.11",
        "|物业管理服务|7.11",
        title="政府采购支出预算表",
    )
    sums = [fact.label for fact in reading.facts if fact.row_role == "subtotal"]
    assert sums == ["货物", "工程", "服务"]


def test_fiscal_appropriation_is_the_source_of_a_row_that_says_so() -> None:
    rows = "甲项目|本年财政拨款|10.00", "乙项目|一般公共预算|3.00", "合计||13.00"
    facts = _read("项目名称|资金来源|预算金额", *rows, title="项目支出表").facts
    assert [fact.fund_source for fact in facts][:2] == [
        "fiscal-appropriation",
        "general-public-budget",
    ]


GROUPS = "货物|9.39", "台式计算机|4.38", "空调机|5.01", "工程|47.30", "房屋修缮|47.30"


@pytest.mark.parametrize(
    ("last", "expected"), [("房屋修缮|47.30", ["货物", "工程"]), ("房屋修缮|47.00", [])]
)
def test_a_list_of_nothing_but_groups_needs_no_total(last: str, expected: list[str]) -> None:
    reading = _read("采购项目|金额", *GROUPS[:-1], last, title="政府采购支出预算表")
    assert [fact.label for fact in reading.facts if fact.row_role == "subtotal"] == expected


def test_offices_above_their_projects_need_no_total() -> None:
    rows = [
        "某县水利局本级|20.00",
        "河道清淤整治|15.00",
        "山洪灾害防治|5.00",
        "某县水文站|10.00",
        "水文监测设备更新|7.00",
        "办公楼维修|3.00",
    ]
    facts = _read("项目名称|合计", *rows, title="项目支出表").facts
    own, other = (
        [("某县水利局本级", name) for name in ("", "河道清淤整治", "山洪灾害防治")],
        [("某县水文站", name) for name in ("", "水文监测设备更新", "办公楼维修")],
    )
    assert [(fact.unit_name, fact.project_name) for fact in facts] == [*own, *other]


def test_a_column_of_units_that_holds_classes_is_one_of_both() -> None:
    rows = [
        "合计|20.00|15.00|5.00",
        "某县水利局本级|20.00|15.00|5.00",
        "行政运行|15.00|15.00|",
        "防汛|5.00||5.00",
    ]
    facts = _read("单位名称|合计|基本支出|项目支出", *rows).facts
    assert not {"行政运行", "防汛"} & {fact.unit_name for fact in facts}
    assert all("不能确定" in fact.note for fact in facts if fact.label in ("行政运行", "防汛"))


@pytest.mark.parametrize("word", ["功能科目", "功能分类科目"])
def test_a_word_for_codes_over_names_beside_units_is_that_of_names(word: str) -> None:
    rows = "|合计|20.00", "某县水利局本级|行政运行|15.00", "某县水利局本级|防汛|5.00"
    facts = _read(f"单位名称|{word}|合计", *rows).facts
    assert [fact.label for fact in facts] == ["合计", "行政运行", "防汛"]


def test_groups_of_several_units_are_told_between_their_sums() -> None:
    rows = [f"甲单位|{row}" for row in GROUPS] + ["甲单位|小计|56.69"]
    rows += [f"乙单位|{row}" for row in GROUPS] + ["乙单位|小计|56.69", "|合计|113.38"]
    reading = _read("单位名称|采购项目|金额", *rows, title="政府采购支出预算表")
    sums = [fact.label for fact in reading.facts if fact.row_role == "subtotal"]
    assert sums == ["货物", "工程", "小计"] * 2


def test_a_first_row_called_as_an_office_above_projects_says_that_it_is_not_known() -> None:
    rows = "某县水利局本级|20.00", "特定目标类|15.00", "河道清淤整治|15.00", "办公楼维修|6.00"
    fact = _read("项目名称|合计", *rows, title="项目支出表").facts[0]
    assert (fact.project_name, "不能确定" in fact.note) == ("", True)


CLASSES = (
    "2050202|小学教育|某县第一小学|40.00",
    "||某县第二小学|20.00",
    "||某县第三小学|10.00",
    "2050203|初中教育|某县第一中学|50.00",
)


def test_a_class_left_blank_beside_another_unit_is_not_known() -> None:
    reading = _read("科目编码|科目名称|单位名称|合计", *CLASSES, "|合计||120.00")
    assert [bool(fact.note) for fact in reading.facts] == [False, True, True, False, False]
    assert "violated" not in _verdicts(reading)


def test_an_office_above_its_own_classes_is_known() -> None:
    rows = (
        "|某县第一小学|某县第一小学|40.00",
        "2050202|小学教育|某县第一小学|40.00",
        "|某县第一中学|某县第一中学|50.00",
        "2050203|初中教育|某县第一中学|50.00",
    )
    reading = _read("科目编码|科目名称|单位名称|合计", *rows, "|合计||90.00")
    assert {fact.note for fact in reading.facts} == {""}


def test_offices_below_a_class_are_told() -> None:
    """Which class they divide, the column does not say; no sum is violated for it."""
    header = "科目编码|科目名称(单位名称)|合计"
    rows = (
        "213|农林水支出|170.00", "21303|水利|170.00",
        "2130301|行政运行|100.00", "|某区水利局(本级)|60.00", "|某区水利工程管理中心|40.00",
        "2130306|水利工程运行与维护|70.00", "|某区水利局(本级)|50.00",
        "|某区水利工程管理中心|20.00",
        "|合计|170.00",
    )  # fmt: skip
    reading = read(table("部门支出总表", header, *rows))
    told = [f.label for f in reading.facts if "该行的科目一栏空白" in f.note]
    assert told == ["某区水利局(本级)", "某区水利工程管理中心"] * 2
    assert _verdicts(reading) == {"holds", "undetermined"}


def test_an_office_over_all_columns_of_codes_heads_its_classes() -> None:
    head = "<td>类<td>款<td>项<td>科目名称<td>合计"
    rows = [
        "<td colspan=4>合计<td>170.00",
        "<td colspan=4>某区水利局（本级）<td>110.00",
        "<td>213<td><td><td>农林水支出<td>110.00",
        "<td>213<td>03<td><td>水利<td>110.00",
        "<td>213<td>03<td>01<td>行政运行<td>110.00",
        "<td colspan=4>某区水利工程管理中心<td>60.00",
        "<td>213<td><td><td>农林水支出<td>60.00",
        "<td>213<td>03<td><td>水利<td>60.00",
        "<td>213<td>03<td>06<td>水利工程运行与维护<td>60.00",
    ]
    page = "<p>一般公共预算支出表<p>单位：万元<table>" + "".join(f"<tr>{r}" for r in (head, *rows))
    document = web_document(page.encode(), "a")
    facts = read_disclosure(document, fiscal_year=2023, phase="approved").facts
    offices = ["", *["某区水利局(本级)"] * 4, *["某区水利工程管理中心"] * 4]
    assert [f.unit_name.translate(str.maketrans("（）", "()")) for f in facts] == offices


def test_a_class_beside_its_own_parts_is_not_their_name() -> None:
    """Two columns of names below one header for codes: the inner one would be lost."""
    rows = (
        "<td>经济分类科目编码<td>经济分类科目编码<td>合计",
        "<td rowspan=2>工资福利支出<td>基本工资<td>5.00",
        "<td>津贴补贴<td>4.00",
    )
    page = "<p>一般公共预算基本支出表<p>单位：万元<table>" + "".join(f"<tr>{r}" for r in rows)
    document = web_document(page.encode(), "a")
    reading = read_disclosure(document, fiscal_year=2023, phase="approved")
    assert not [f.label for f in reading.facts if f.label == "工资福利支出"]
