"""Templates of other places: what totals, parts, funds and years mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, roles, table


def test_running_costs_and_special_funds_are_kinds_of_spending() -> None:
    reading = read(
        table(
            "一般公共预算支出明细表",
            "功能科目编码|功能科目名称|合计|人员经费支出|公用经费支出|专项业务经费支出",
            "|合计|10.00|5.00|3.00|2.00",
            "201|一般公共服务支出|10.00|5.00|3.00|2.00",
        )
    )
    types = {f.column: f.expenditure_type for f in reading.facts}
    assert types["公用经费支出"] == "basic-public-use"
    assert types["专项业务经费支出"] == "project"


def test_the_year_of_a_row_stands_in_a_column_of_its_own() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "单位名称|年度|“三公”经费财政拨款预算总额|因公出国（境）费用|公务接待费",
            "合计|2022年|5.00|2.00|3.00",
            "合计|2023年|6.00|2.00|4.00",
        )
    )
    totals = [f for f in reading.facts if f.column.startswith("“三公”")]
    assert [(f.label, f.fiscal_year, f.item) for f in totals] == [
        ("合计", 2022, "three-public/total"),
        ("合计", 2023, "three-public/total"),
    ]


def test_a_row_named_after_a_year_is_about_that_year() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "项目|合计|因公出国（境）费|公务接待费",
            "2022年执行数|5.00|2.00|3.00",
            "2023年预算数|6.00|2.00|4.00",
        )
    )
    found = {f.label: (f.fiscal_year, f.phase) for f in reading.facts}
    assert found == {"2022年执行数": (2022, "executed"), "2023年预算数": (2023, "approved")}


def test_income_of_a_fund_beside_its_expenditure_is_revenue() -> None:
    reading = read(
        table(
            "政府性基金预算财政拨款收入支出决算表",
            "科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余",
            "212|城乡社区支出|1.00|-3.25|5.00|2.75",
        ),
        phase="executed",
    )
    found = {f.column: (f.direction, f.amount) for f in reading.facts}
    assert found["本年收入"] == ("revenue", Decimal(-32500))
    assert found["本年支出"] == ("expenditure", Decimal(50000))
    assert found["年初结转和结余"] == ("revenue", Decimal(10000))
    assert found["年末结转和结余"] == ("expenditure", Decimal(27500))


def test_the_year_and_its_balances_have_a_total_each() -> None:
    """年初结转和结余 / 合计 is the total of neither side, though it is printed first."""
    parts = "合计|基本支出|项目支出|" * 4
    reading = read(
        table(
            "一般公共预算财政拨款收入支出决算表",
            "科目编码|科目名称|年初结转和结余|||本年收入|||本年支出|||年末结转和结余||",
            f"||{parts.rstrip('|')}",
            "|合计|60.00|20.00|40.00|900.00|700.00|200.00|950.00|710.00|240.00|10.00|10.00|",
            "2010501|行政运行|20.00|20.00||700.00|700.00||710.00|710.00||10.00|10.00|",
            "2010505|专项统计业务|40.00||40.00|200.00||200.00|240.00||240.00|||",
        ),
        phase="executed",
    )
    totals = {(f.column, f.direction) for f in reading.facts if f.column_role == "total"}
    assert totals == {("本年收入 / 合计", "revenue"), ("本年支出 / 合计", "expenditure")}
    opening = {(f.direction, f.fund_source) for f in reading.facts if "年初" in f.column}
    assert opening == {("revenue", "carryover")}
    assert {f.direction for f in reading.facts if "年末" in f.column} == {"expenditure"}


def test_what_is_carried_over_is_no_total_beside_sums_of_the_year() -> None:
    reading = read(
        table(
            "一般公共预算财政拨款收入支出决算表",
            "科目名称|上年结转|本年收入合计|本年支出合计|基本支出|项目支出|结转下年",
            "合计|60.00|900.00|950.00|710.00|240.00|10.00",
            "行政运行|60.00|900.00|950.00|710.00|240.00|10.00",
        ),
        phase="executed",
    )
    roles = {f.column: f.column_role for f in reading.facts}
    assert {word for word, role in roles.items() if role == "total"} == {
        "本年收入合计",
        "本年支出合计",
    }


def test_a_total_over_several_funds_is_of_no_single_fund() -> None:
    reading = read(
        table(
            "部门基本支出表",
            "项目|总计|一般公共预算|政府性基金预算|单位资金",
            "合计|9.00|5.00|1.00|3.00",
        )
    )
    funds = {f.column: f.fund_source for f in reading.facts}
    assert funds["总计"] == ""
    assert funds["一般公共预算"] == "general-public-budget"


def test_among_them_appropriation_is_appropriation() -> None:
    reading = read(
        table("项目支出明细表", "项目名称|金额|其中：财政拨款", "合计|9.00|5.00", "运维|9.00|5.00")
    )
    assert fact(reading, "运维", "其中：财政拨款").fund_source == "fiscal-appropriation"


def test_of_which_beside_its_part_breaks_no_sum() -> None:
    reading = read(
        table(
            "部门收入总表",
            "单位名称|合计|财政拨款|其中：一般公共预算|事业收入|其中：教育收费",
            "某局|9.00|5.00|5.00|4.00|1.00",
        )
    )
    assert [t.binding_note for t in reading.tables if t.facts] == [""]


def test_a_row_named_after_a_kind_of_spending_is_of_that_kind() -> None:
    reading = read(
        table(
            "部门支出总体情况表",
            "项目|预算数",
            "一、基本支出|5.00",
            "人员经费|3.00",
            "公用经费|2.00",
            "二、项目支出|4.00",
            "本年支出合计|9.00",
        )
    )
    assert [f.expenditure_type for f in reading.facts] == [
        "basic", "basic-personnel", "basic-public-use", "project", "",
    ]  # fmt: skip


def test_the_sums_of_people_and_office_are_no_items() -> None:
    rows = "301\t工资福利支出\t3.00\n302\t商品和服务支出\t2.00\n"
    sums = "人员经费合计\t\t3.00\n公用经费合计\t\t2.00\n"
    head = "经济分类科目编码\t科目名称\t决算数\n"
    reading = read(f"一般公共预算财政拨款基本支出决算表\n\n单位：万元\n\n{head}{rows}{sums}")
    roles = {f.label: f.row_role for f in reading.facts}
    assert roles["人员经费合计"] == roles["公用经费合计"] == "subtotal"
    kinds = {fact.label: fact.expenditure_type for fact in reading.facts}
    assert kinds["人员经费合计"] == "basic-personnel"
    assert kinds["公用经费合计"] == "basic-public-use"
    assert kinds["工资福利支出"] == "basic"


def test_lines_and_columns_that_name_their_fund_as_money_of_it() -> None:
    reading = read(
        table(
            "财政拨款收支总表",
            "收入||支出|||",
            "项目|预算数|项目|小计|一般公共预算|上年财政拨款资金结转",
            "（一）一般公共预算资金|8.00|公共安全支出|9.00|8.00|1.00",
            "（三）国有资本经营预算资金|0.00||||",
        )
    )
    assert (
        fact(reading, "（三）国有资本经营预算资金", "收入 / 预算数").fund_source == "state-capital"
    )
    carried = fact(reading, "公共安全支出", "支出 / 上年财政拨款资金结转")
    assert carried.fund_source == "carryover"


def test_personnel_and_running_costs_together_are_basic_expenditure() -> None:
    reading = read(
        table(
            "部门收支总表",
            "收入||支出|",
            "项目|预算数|项目|预算数",
            "一、财政拨款|9.00|1、人员经费和公用经费支出|7.00",
            "||(1)工资福利支出|7.00",
            "||2、专项业务经费支出|2.00",
        )
    )
    types = {f.label: f.expenditure_type for f in reading.facts if f.direction == "expenditure"}
    assert types["1、人员经费和公用经费支出"] == "basic"


def test_numbers_of_columns_are_no_amounts_where_words_of_the_header_stand_before_them() -> None:
    reading = read(
        table(
            "收入决算表",
            "项目||||本年收入合计|财政拨款收入|其他收入",
            "支出功能分类科目编码|||科目名称|||",
            "类|款|项|栏次|1|2|3",
            "合计||||30.00|20.00|10.00",
            "201|||一般公共服务支出|30.00|20.00|10.00",
            "201|32||组织事务|30.00|20.00|10.00",
            "201|32|01|行政运行|30.00|20.00|10.00",
            unit="元",
        ),
        phase="executed",
    )
    assert [f.published for f in reading.facts] == ["30.00", "20.00", "10.00"] * 4
    assert [f.row for f in reading.facts][::3] == [1, 2, 3, 4]
    assert fact(reading, "行政运行", "本年收入合计").function_code == "2013201"
    assert roles(reading)["合计"] == "total"


def test_formulas_of_columns_are_no_amounts() -> None:
    reading = read(
        table(
            "支出决算表",
            "科目编码|科目名称|合计|基本支出|项目支出",
            "||1=2+3|2|3",
            "201|一般公共服务支出|3.00|1.00|2.00",
        )
    )
    assert [f.published for f in reading.facts] == ["3.00", "1.00", "2.00"]


def test_a_row_named_after_a_part_of_basic_spending_is_of_that_part() -> None:
    reading = read(
        table(
            "一般公共预算基本支出表",
            "科目编码|科目名称|决算数",
            "301|工资福利支出|5.00",
            "|人员经费合计|5.00",
            "302|商品和服务支出|3.00",
            "|公用经费合计|3.00",
            "|合计|8.00",
        )
    )
    types = {f.label: f.expenditure_type for f in reading.facts}
    assert types["人员经费合计"] == "basic-personnel"
    assert types["公用经费合计"] == "basic-public-use"
    assert types["合计"] == types["工资福利支出"] == "basic"


def test_basic_spending_above_its_parts_is_a_subtotal() -> None:
    reading = read(
        table(
            "收入支出决算总表",
            "支出|",
            "项目（按支出性质）|决算数",
            "一、基本支出|8.00",
            "人员经费|5.00",
            "日常公用经费|3.00",
            "二、项目支出|2.00",
            "总计|10.00",
        )
    )
    assert roles(reading) == {
        "一、基本支出": "subtotal",
        "人员经费": "item",
        "日常公用经费": "item",
        "二、项目支出": "item",
        "总计": "total",
    }


def test_the_fund_of_a_line_says_more_than_the_appropriation_over_its_column() -> None:
    reading = read(
        table(
            "财政拨款收支总表",
            "财政拨款收入||财政拨款支出|",
            "项目|预算数|项目|合计",
            "一、一般公共预算资金|9.00|一、教育支出|9.00",
            "收入总计|9.00|支出总计|9.00",
        )
    )
    line = fact(reading, "一、一般公共预算资金", "收入 / 财政拨款收入 / 预算数")
    assert line.fund_source == "general-public-budget"
    total = fact(reading, "收入总计", "收入 / 财政拨款收入 / 预算数")
    assert total.fund_source == "fiscal-appropriation"


def test_budget_and_accounts_beside_each_other_have_a_total_each() -> None:
    reading = read(
        table(
            "政府性基金预算财政拨款收入支出决算表",
            "科目编码|科目名称|本年收入|本年支出||",
            "|||小计|基本支出|项目支出",
            "229|其他支出|10|9|1|8",
        ),
        phase="executed",
    )
    assert [f.column_role for f in reading.facts] == ["total", "total", "part", "part"]


def test_income_and_expenditure_as_columns_of_years() -> None:
    reading = read(table("收支预算总表", "年度|收入合计|支出合计", "2022|9|9", "2023|10|10"))
    assert [(f.label, f.fiscal_year, f.direction, f.row_role) for f in reading.facts] == [
        ("2022", 2022, "revenue", "item"),
        ("2022", 2022, "expenditure", "item"),
        ("2023", 2023, "revenue", "item"),
        ("2023", 2023, "expenditure", "item"),
    ]


@pytest.mark.parametrize(
    ("heads", "total"),
    [
        (("合计", "基本支出小计", "人员经费", "公用经费", "项目支出小计"), 0),
        (("合计", "基本支出合计", "人员经费合计", "公用经费合计", "项目支出合计"), 0),
        (("基本支出小计", "人员经费", "公用经费", "项目支出", "合计"), 4),
    ],
)
def test_a_sum_that_says_of_what_it_is_a_part_of_the_total(
    heads: tuple[str, ...], total: int
) -> None:
    """100 = 80 + 20 and 80 = 70 + 10, wherever 合计 stands."""
    kinds = {"基": ("80.00", "basic"), "人": ("70.00", "basic-personnel"), "合": ("100.00", "")}
    kinds |= {"公": ("10.00", "basic-public-use"), "项": ("20.00", "project")}
    amounts = "|".join(kinds[head[0]][0] for head in heads)
    lines = (f"科目编码|科目名称|{'|'.join(heads)}", f"|合计|{amounts}", f"2130301|水利|{amounts}")
    reading = read(table("一般公共预算支出表", *lines))
    found = [(f.column, f.expenditure_type, f.column_role) for f in reading.facts if f.row == 2]
    roles = ["total" if at == total else "part" for at in range(len(heads))]
    assert found == [(h, kinds[h[0]][1], r) for h, r in zip(heads, roles, strict=True)]


def test_the_part_of_what_is_carried_over_that_the_treasury_gave() -> None:
    head = "<tr><td rowspan=2>单位名称<td rowspan=2>合计<td>部门预算<td colspan=2>上年结转"
    below = "<tr><td>公共预算拨款<td>小计<td>其中：财政拨款</tr>"
    rows = "<tr><td>某局机关<td>300.00<td>270.00<td>30.00<td>20.00</tr>"
    text = f"部门综合预算支出总表\n\n单位：万元\n\n<table>{head}{below}{rows}</table>\n"
    facts = read(text, year=2022).facts
    assert [(f.column, f.fund_source) for f in facts] == [
        ("合计", ""),
        ("部门预算 / 公共预算拨款", "general-public-budget"),
        ("上年结转 / 小计", "carryover"),
        ("上年结转 / 其中：财政拨款", "carryover"),
    ]


def test_projects_by_class_in_the_words_of_the_integrated_budget_system() -> None:
    """人员类, 运转类 and 特定目标类项目支出, as from 2022 on."""
    header = (
        "科目编码|科目名称|合计|人员类项目支出|运转类项目支出|运转类项目支出|特定目标类项目支出",
        "科目编码|科目名称|合计|人员类项目支出|公用经费项目支出|其他运转类项目支出|特定目标类项目支出",
    )
    facts = read(
        table("部门支出总表", *header, "2130301|水利|100.00|50.00|20.00|10.00|20.00")
    ).facts
    assert [f.expenditure_type for f in facts] == [
        "",
        "basic-personnel",
        "basic-public-use",
        "project-other-operation",
        "project-specific-target",
    ]
