"""Printed codes become full codes; what nothing decides stays empty."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.facts.codes import read_code
from generator.facts.read import read_disclosure


@pytest.mark.parametrize(
    ("kind", "parts", "name", "above", "full", "published"),
    [
        ("function", ["2013701"], "行政运行", [], "2013701", "2013701"),
        ("function", ["201", "37", "01"], "行政运行", [], "2013701", "201-37-01"),
        ("function", ["20", "37", "01"], "行政运行", [], "2013701", "20-37-01"),
        ("function", ["20", "", ""], "社会保障和就业支出", [], "208", "20"),
        ("function", ["", "37", ""], "网信事务", [], "20137", "37"),
        ("function", ["", "98", ""], "某某事务", ["201"], "20198", "98"),
        ("function", ["", "", "05"], "某某支出", ["208", "20898"], "2089805", "05"),
        ("function", ["", "", "21011"], "行政事业单位医疗", ["210"], "21011", "21011"),
        ("function", ["", "", "208"], "社会保障和就业支出", ["201"], "208", "208"),
        ("economic", ["301", "01"], "基本工资", [], "30101", "301-01"),
        ("economic", ["301"], "工资福利支出", [], "301", "301"),
        ("government-economic", ["501", "01"], "工资奖金津补贴", [], "50101", "501-01"),
        # below the 款 right above it, not the one that its name has had since 2017
        ("function", ["", "", "01"], "行政单位医疗", ["210", "21005"], "2100501", "01"),
        ("function", ["", "", "01"], "行政单位医疗", ["208", "20805"], "2101101", "01"),
        ("function", ["", "", "01"], "行政单位医疗", ["21011", "21005"], "2101101", "01"),
        ("function", ["29", "77", "31"], "无此科目", [], "", "29-77-31"),
        ("function", ["", "", ""], "合计", ["201"], "", ""),
    ],
)
def test_codes(
    kind: str, parts: list[str], name: str, above: list[str], full: str, published: str
) -> None:
    code = read_code(kind, parts, name, above, 2021)
    assert (code.full, code.published) == (full, published)


@pytest.mark.parametrize(
    ("printed", "name", "above", "full"),
    [
        ("2013/701", "行政运行", [], "2013701"),  # of its name
        ("20805/05", "无此科目", ["208", "20805"], "2080505"),  # below the row above
        ("20805/05", "无此科目", ["201"], ""),
        ("201/208", "行政运行", ["201"], ""),  # two codes
    ],
)
def test_a_code_on_two_lines_of_its_cell(
    printed: str, name: str, above: list[str], full: str
) -> None:
    code = read_code("function", [printed], name, above, 2021)
    assert (code.full, code.published) == (full, printed)
    assert bool(code.note)


@pytest.mark.parametrize(
    ("printed", "name", "full"),
    [
        ("221201", "住房公积金", "2210201"),
        ("221021", "住房公积金", "2210201"),
        ("210201", "住房公积金", ""),  # a digit of the class: another class may be meant
        ("213024", "无此科目", ""),
    ],
)
def test_a_whole_code_that_lacks_one_digit_is_that_of_its_name(
    printed: str, name: str, full: str
) -> None:
    code = read_code("function", [printed], name, [], 2021)
    assert (code.full, code.published) == (full, printed)
    assert code.note


def test_a_completed_code_says_so_and_a_whole_one_does_not() -> None:
    assert "补全为2013701" in read_code("function", ["20", "37", "01"], "行政运行", [], 2019).note
    assert read_code("function", ["201", "37", "01"], "行政运行", [], 2019).note == ""


def test_economic_codes_of_2017_are_not_those_of_2018() -> None:
    """30311 was 住房公积金 before 2018 and is 代缴社会保险费 now: never joined by code alone."""
    before = read_code("economic", ["30311"], "", [], 2017)
    after = read_code("economic", ["30311"], "", [], 2018)
    assert before.name == "住房公积金"
    assert after.name == "代缴社会保险费"


def test_codes_of_assets_and_goods_are_no_functional_classes() -> None:
    text = (
        "2026年新增资产配置预算表\n\n单位：元\n\n"
        "资产编码\t资产名称\t数量\t金额\n2010104\t台式计算机\t5\t27,500.00\n"
        "\t合计\t5\t27,500.00\n"
    )
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2026, phase="approved")
    assert {fact.function_code for fact in reading.facts} == {""}
    assert [fact.label for fact in reading.facts] == ["台式计算机", "合计"]


def test_a_class_printed_without_its_own_class_is_told_by_the_rows_around_it() -> None:
    reading = read(
        table(
            "部门支出总表",
            "科目编码|科目名称|合计",
            "|合计|300.00",
            "212|城乡社区支出|300.00",
            "08|某项收入安排的支出|300.00",
            "2120801|征地和拆迁补偿支出|300.00",
            "99|另一项支出|0.00",
        )
    )
    codes = {f.label: f.function_code for f in reading.facts}
    assert codes["某项收入安排的支出"] == "21208"
    assert codes["另一项支出"] == ""


def test_one_code_before_a_name_makes_its_column_names_not_codes() -> None:
    reading = read(
        table(
            "一般公共预算财政拨款支出决算表",
            "功能分类科目|合计|基本支出",
            "208 社会保障和就业支出|880.00|880.00",
            "年末结转和结余|30.00|",
            "总计|910.00|880.00",
        )
    )
    assert reading.unread == ()
    assert {f.label: f.function_code for f in reading.facts} == {
        "208 社会保障和就业支出": "208",
        "年末结转和结余": "",
        "总计": "",
    }
    assert {f.label for f in reading.facts if f.row_role == "total"} == {"总计"}


def test_cells_of_one_code_may_share_one_head() -> None:
    html = (
        "<p>支出决算表</p><p>单位：万元</p><table>"
        "<tr><td colspan=3>功能分类科目编码</td><td>科目名称</td><td>合计</td></tr>"
        "<tr><td>201</td><td></td><td></td><td>一般公共服务支出</td><td>30.00</td></tr>"
        "<tr><td>201</td><td>03</td><td></td><td>政府办公厅（室）及相关机构事务</td><td>30.00</td></tr>"
        "<tr><td>201</td><td>03</td><td>01</td><td>行政运行</td><td>20.00</td></tr>"
        "<tr><td>2010302</td><td></td><td></td><td>一般行政管理事务</td><td>10.00</td></tr></table>"
    )
    document = web_document(html.encode(), "t")
    facts = read_disclosure(document, fiscal_year=2020, phase="executed").facts
    assert [fact.function_code for fact in facts] == ["201", "20103", "2010301", "2010302"]
    assert [fact.row_role for fact in facts] == ["subtotal", "subtotal", "item", "item"]
