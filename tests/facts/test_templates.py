"""Templates of other provinces, years and phases: what their words and columns mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, table

from generator.tables.captions import match_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("支出预算分类汇总表（按政府预算经济分类）", "economic-classification-summary"),
        ("支出预算分类汇总表（按部门预算经济分类）", "economic-classification-summary"),
        ("2021年部门综合预算专项业务经费支出表", "project-expenditure"),
        ("部门预算项目支出及其他支出预算表", "project-expenditure"),
        ("一般公共预算财政拨款收入支出决算表", "general-public-expenditure"),
        ("一般公共预算财政拨款收支总体情况表", "fiscal-appropriation-summary"),
        (
            "一般公共预算基本支出表--人员经费(工资福利支出)(按部门预算经济分类)",
            "general-public-basic-expenditure",
        ),
    ],
)
def test_the_kind_of_a_title(title: str, kind: str) -> None:
    assert [match.kind for match in match_title(title)] == [kind]


def test_expenditure_from_one_pot_is_not_the_expenditure_summary() -> None:
    assert match_title("财政专户管理资金预算支出表") == ()
    assert match_title("部门预算支出总表")[0].kind == "expenditure-summary"


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


def test_codes_say_which_classification_where_the_header_does_not() -> None:
    reading = read(
        table(
            "财政拨款支出预算表",
            "类|款|单位名称（科目）|总计|基本支出",
            "||合计|9.00|9.00",
            "301||工资福利支出|9.00|9.00",
            "301|01|基本工资|9.00|9.00",
        )
    )
    wage = fact(reading, "基本工资", "总计")
    assert (wage.economic_code, wage.function_code) == ("30101", "")


def test_functional_codes_under_an_economic_title() -> None:
    reading = read(
        table(
            "支出预算分类汇总表（按部门预算经济分类）",
            "类|款|项|科目名称|总计|工资福利支出|商品和服务支出",
            "|||合计|9.00|5.00|4.00",
            "201|03|01|行政运行|9.00|5.00|4.00",
        )
    )
    assert fact(reading, "行政运行", "总计").function_code == "2010301"


def test_codes_that_contradict_each_other_decide_nothing() -> None:
    reading = read(
        table(
            "部门支出总表",
            "科目编码|科目名称|合计|基本支出|项目支出",
            "201|一般公共服务支出|9.00|5.00|4.00",
            "301|工资福利支出|9.00|5.00|4.00",
        )
    )
    assert fact(reading, "一般公共服务支出", "合计").function_code == "201"
    assert fact(reading, "工资福利支出", "合计").economic_code == ""


def test_every_level_prints_its_whole_code() -> None:
    for rows in (
        ("201|||一般公共服务支出", "|20103||政府办公厅", "||2010301|行政运行"),
        ("201|||一般公共服务支出", "201|20103||政府办公厅", "201|20103|2010301|行政运行"),
    ):
        reading = read(
            table(
                "一般公共预算支出表",
                "类|款|项|科目名称|合计|基本支出|项目支出",
                *(f"{row}|9.00|5.00|4.00" for row in rows),
            )
        )
        totals = [f for f in reading.facts if f.column == "合计"]
        assert [f.function_code for f in totals] == ["201", "20103", "2010301"]
        assert all(f.amount == Decimal(90000) and not f.note for f in totals)


def test_a_title_says_the_fund_and_the_kind_of_spending() -> None:
    rows = ("项目名称|金额", "合计|9.00", "网络运维|9.00")
    one = read(table("一般公共预算项目支出预算表", *rows))
    assert {(f.fund_source, f.expenditure_type) for f in one.facts} == {
        ("general-public-budget", "project")
    }
    two = read(table("一般公共预算和政府性基金预算项目支出预算表", *rows))
    assert {(f.fund_source, f.expenditure_type) for f in two.facts} == {("", "project")}


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


def test_the_three_expenses_of_an_office_have_their_total() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "单位编码|单位名称|合计|因公出国（境）费|公务接待费",
            "|合计|6.00|2.00|4.00",
            "301001|某局机关|6.00|2.00|4.00",
        )
    )
    items = [f.item for f in reading.facts if f.column == "合计"]
    assert items == ["three-public/total"] * 2


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


def test_tables_with_their_captions_as_rows_are_cut_apart() -> None:
    captions = "公开0{0}表||||\n{1}||||\n部门：某某县财政局||||单位：万元\n"
    header = "科目编码|科目名称|合计|基本支出|项目支出\n"
    text = (
        captions.format(3, "支出决算表") + header + "201|一般公共服务支出|9.00|5.00|4.00\n\n"
        + captions.format(5, "一般公共预算财政拨款支出决算表") + header
        + "201|一般公共服务支出|8.00|5.00|3.00\n"
    ).replace("|", "\t")  # fmt: skip
    reading = read(text, phase="executed")
    found = [(t.number, t.table_kind, t.facts) for t in reading.tables if t.facts]
    assert found == [
        ("公开03表", "expenditure-summary", 3),
        ("公开05表", "general-public-expenditure", 3),
    ]
    assert sorted(f.amount for f in reading.facts if f.column == "合计") == [80000, 90000]


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


def test_goods_are_called_by_their_name_not_by_their_class() -> None:
    reading = read(
        table("政府采购表", "经济科目|采购物品名称|金额", "办公设备购置|台式计算机|15.00")
    )
    assert [f.label for f in reading.facts] == ["台式计算机"]


@pytest.mark.parametrize(
    "number", ["公开01表", "预算01-2表", "部门公开表1", "表3-1-2", "财决公开05表", "附表1"]
)
def test_numbers_of_tables(number: str) -> None:
    text = table("一般公共预算支出表", "科目编码|科目名称|合计", "201|一般公共服务支出|9.00")
    assert read(f"{number}\n\n{text}").tables[0].number == number


@pytest.mark.parametrize("office", ["部门/单位：江苏省某局", "江苏省某局", "2022年度"])
def test_a_row_with_the_unit_is_no_header_whatever_stands_beside_it(office: str) -> None:
    rows = (f"{office}||单位：万元", "科目编码|科目名称|合计", "201|一般公共服务支出|9.00")
    text = "\n".join(row.replace("|", "\t") for row in ("一般公共预算支出表||", *rows))
    reading = read(text)
    assert [(t.status, t.unit_published, t.facts) for t in reading.tables if t.facts] == [
        ("parsed", "万元", 1)
    ]


def test_a_column_of_codes_is_never_money() -> None:
    reading = read(
        table(
            "部门支出总表",
            "单位（科目）编码|单位（科目）名称|合计|基本支出|项目支出",
            "|合计|9.00|5.00|4.00",
            "301001|某局机关|9.00|5.00|4.00",
            "201|一般公共服务支出|9.00|5.00|4.00",
            "20103|政府办公厅（室）及相关机构事务|9.00|5.00|4.00",
        )
    )
    assert len(reading.facts) == 12
    assert fact(reading, "某局机关", "合计").unit_code == "301001"
    assert fact(reading, "一般公共服务支出", "合计").function_code == "201"


def test_numbers_of_cars_and_visits_are_no_amounts() -> None:
    reading = read(
        table(
            "“三公”经费及相关信息统计表",
            "项目|预算数|统计数",
            "（一）支出合计|15.00|12.50",
            "1.公务用车购置及运行维护费|12.00|10.50",
            "2.公务接待费|3.00|2.00",
            "（二）相关统计数|——|——",
            "1.公务用车保有量（辆）|——|4",
            "2.国内公务接待人次（人）|——|180",
        ),
        phase="executed",
    )
    assert len(reading.facts) == 6
    assert fact(reading, "（一）支出合计", "统计数").item == "three-public/total"
    assert reading.unread == ()


def test_a_class_of_assets_measured_in_metres_has_its_value() -> None:
    reading = read(
        table("国有资产占用情况表", "资产类别|数量|账面原值", "房屋（平方米）|2500|1000.00")
    )
    assert [f.amount for f in reading.facts] == [Decimal(10000000)]


def test_codes_that_run_into_their_names() -> None:
    reading = read(
        table(
            "一般公共预算支出表",
            "功能科目|合计|基本支出|项目支出",
            "合计|9.00|5.00|4.00",
            "201一般公共服务支出|9.00|5.00|4.00",
            "20103政府办公厅|9.00|5.00|4.00",
            "2010301-行政运行|9.00|5.00|4.00",
        )
    )
    found = [(f.label, f.function_code) for f in reading.facts if f.column == "合计"]
    assert found[1:] == [
        ("201一般公共服务支出", "201"),
        ("20103政府办公厅", "20103"),
        ("2010301-行政运行", "2010301"),
    ]


@pytest.mark.parametrize("label", ["200人次培训", "30000元以上设备", "20100个网点", "2023年课题"])
def test_a_number_before_words_is_not_a_code(label: str) -> None:
    reading = read(table("部门项目支出表", "项目|合计|基本支出", f"{label}|9.00|5.00"))
    assert {f.function_code for f in reading.facts} == {""}


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


@pytest.mark.parametrize(
    ("caption", "number", "title"),
    [
        ("表3 一般公共预算支出表", "表3", "一般公共预算支出表"),
        ("表三一般公共预算支出表", "表三", "一般公共预算支出表"),
        ("附件1 2023年一般公共预算支出表", "附件1", "2023年一般公共预算支出表"),
        ("表12 2023年一般公共预算支出表", "表12", "2023年一般公共预算支出表"),
        ("表十 三公经费支出表", "表十", "三公经费支出表"),
        ("表十一 一般公共预算支出表", "表十一", "一般公共预算支出表"),
        ("附表一 一般公共预算支出表", "附表一", "一般公共预算支出表"),
    ],
)
def test_the_number_of_a_table_ends_where_its_title_begins(
    caption: str, number: str, title: str
) -> None:
    rows = "科目编码\t科目名称\t合计\n\t合计\t3.00\n201\t一般公共服务支出\t3.00\n"
    reading = read(f"{caption}\n\n单位：万元\n\n{rows}")
    assert (reading.tables[0].number, reading.tables[0].title) == (number, title)


@pytest.mark.parametrize("mark", ["续表", "续表2", "（续表）", "表2（续）", "续上表"])
def test_a_continued_table_is_one_table(mark: str) -> None:
    head = "科目编码\t科目名称\t合计\n"
    first = f"{head}\t合计\t6.00\n201\t一般公共服务支出\t3.00\n"
    more = f"{head}205\t教育支出\t3.00\n"
    reading = read(f"表2：部门支出总表\n\n单位：万元\n\n{first}\n{mark}\n\n{more}")
    printed = [t for t in reading.tables if t.status != "not-published"]
    assert [(t.number, t.facts) for t in printed] == [("表2", 3)]


def three_public(*heads: str, above: str = "") -> dict[str, str]:
    """The item of each column of a table with one row of amounts, by the last header word."""
    amounts = [f"{n}.00" for n in range(1, len(heads) + 1)]
    first = "单位\t" + "\t".join([above, *[""] * (len(heads) - 1)]) + "\n" if above else ""
    lines = f"{first}单位\t" + "\t".join(heads) + "\n合计\t" + "\t".join(amounts) + "\n"
    reading = read(f"“三公”经费、会议费、培训费支出表\n\n单位：万元\n\n{lines}")
    return {f.column.split(" / ")[-1]: f.item for f in reading.facts}


def test_a_total_that_sums_meetings_as_well_is_not_that_of_the_three_public_expenses() -> None:
    expenses = ("因公出国（境）费", "公务接待费", "公务用车购置及运行费")
    alone = three_public("合计", *expenses)
    assert alone["合计"] == "three-public/total"
    with_others = three_public("合计", *expenses, "会议费", "培训费")
    assert with_others["合计"] == with_others["会议费"] == with_others["培训费"] == ""
    assert with_others["公务接待费"] == "three-public/reception"
    named = three_public("“三公”经费合计", *expenses, "会议费")
    assert named["“三公”经费合计"] == "three-public/total"


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


def test_in_a_summary_of_revenue_and_expenditure_a_project_is_a_line() -> None:
    reading = read(
        table(
            "收支预算总表",
            "收入||支出|||",
            "项目名称|金额|功能分类||支出用途|",
            "||项目名称|金额|项目名称|金额",
            "一、财政拨款|100.00|一、一般公共服务支出|100.00|一、基本支出|60.00",
            "1.一般公共预算|100.00|||二、项目支出|40.00",
            "收入合计|100.00|支出合计|100.00|支出合计|100.00",
        )
    )
    assert {f.project_name for f in reading.facts} == {""}
    found = {f.label: (f.row_role, f.fund_source, f.expenditure_type) for f in reading.facts}
    assert found["一、财政拨款"] == ("subtotal", "fiscal-appropriation", "")
    assert found["1.一般公共预算"] == ("item", "general-public-budget", "")
    assert found["一、基本支出"] == ("item", "", "basic")
    assert found["二、项目支出"] == ("item", "", "project")


def test_in_a_table_of_revenue_a_project_is_a_line() -> None:
    reading = read(
        table(
            "收入预算总表",
            "项目名称|金额",
            "公共财政拨款（补助）资金|100.00",
            "事业收入|20.00",
            "收入合计|120.00",
        )
    )
    assert [(f.project_name, f.fund_source) for f in reading.facts] == [
        ("", "general-public-budget"),
        ("", "institution-revenue"),
        ("", ""),
    ]


def test_the_innermost_level_of_projects_names_the_project() -> None:
    reading = read(
        table(
            "项目支出表",
            "一级项目|二级项目|金额",
            "水利建设|小计|200.00",
            "|水库加固|150.00",
            "|河道清淤|50.00",
            "防汛|防汛物资|50.00",
            "总计||250.00",
        )
    )
    assert [(f.label, f.project_name, f.row_role) for f in reading.facts] == [
        ("小计", "", "subtotal"),
        ("水库加固", "水库加固", "item"),
        ("河道清淤", "河道清淤", "item"),
        ("防汛物资", "防汛物资", "item"),
        ("总计", "", "total"),
    ]


def test_a_project_of_the_outer_level_names_its_own_row() -> None:
    rows = (
        "水利建设||200.00",
        "|水库加固|150.00",
        "|河道清淤|50.00",
        "防汛||50.00",
        "总计||250.00",
    )
    reading = read(table("项目支出表", "一级项目名称|二级项目名称|金额", *rows))
    assert [(f.label, f.row_role) for f in reading.facts] == [
        ("水利建设", "subtotal"),
        ("水库加固", "item"),
        ("河道清淤", "item"),
        ("防汛", "item"),
        ("总计", "total"),
    ]


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


def test_running_costs_of_offices_beside_the_three_public_expenses() -> None:
    reading = read(
        table(
            "2025年“三公”经费和机关运行经费预算表",
            "2025年“三公”经费预算数||||2025年机关运行经费预算数",
            "合计|因公出国(境)费|公务接待费|公务用车购置及运行|",
            "3.50|0.00|0.50|3.00|88.00",
        ),
        year=2025,
    )
    items = {f.published: f.item for f in reading.facts}
    assert items["88.00"] == "agency-operating-expenses"
    assert items["3.00"] == "three-public/vehicle"


def test_codes_without_names_before_codes_of_two_economic_classifications() -> None:
    reading = read(
        table(
            "政府采购（资产配置、购买服务）预算表",
            "科目编码|||单位编码|单位（项目）名称|采购项目|部门经济科目编码|政府经济科目编码|预算金额",
            "类|款|项||||||",
            "||||合计||||9.00",
            "204|05|02|105001|某县法院机关|服务器|310|503|9.00",
        )
    )
    (server,) = [f for f in reading.facts if f.row_role != "total"]
    assert server.function_code == "2040502"
    assert (server.economic_code, server.government_economic_code) == ("310", "503")
