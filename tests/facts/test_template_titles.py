"""Templates of other places: what their titles, numbers and captions say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, table

from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind
from generator.tables.captions import match_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("支出预算分类汇总表（按政府预算经济分类）", "economic-classification-summary"),
        ("支出预算分类汇总表（按部门预算经济分类）", "economic-classification-summary"),
        ("2021年部门综合预算专项业务经费支出表", "project-expenditure"),
        ("部门预算项目支出及其他支出预算表", "project-expenditure"),
        ("一般公共预算财政拨款收入支出决算表", "general-public-expenditure"),
        ("2021年一般公共预算安排基本支出分经济科目表", "general-public-basic-expenditure"),
        ("2021年机关运行经费预算财政拨款情况统计表", "agency-operating-expenses"),
        ("2019年机关运行经费", "agency-operating-expenses"),
        ("项目支出预算调整及执行情况表", "project-expenditure"),
        ("一般公共预算财政拨款收支总体情况表", "fiscal-appropriation-summary"),
        (
            "一般公共预算基本支出表--人员经费(工资福利支出)(按部门预算经济分类)",
            "general-public-basic-expenditure",
        ),
        ("2.20单位一般公共预算拨款表", "general-public-expenditure"),
        ("2.21单位政府性基金拨款表", "government-fund-expenditure"),
        ("2.22单位国有资本经营预算拨款表", "state-capital-expenditure"),
        ("一般公共预算拨款支出表", "general-public-expenditure"),
        ("政府性基金预算拨款支出表", "government-fund-expenditure"),
        ("政府性基金预算支出总表", "government-fund-expenditure"),
        ("国有资本经营预算拨款支出表", "state-capital-expenditure"),
        ("国有资本经营预算支出总表", "state-capital-expenditure"),
        ("部门综合收支预算总表", "revenue-expenditure-summary"),
        ("部门收支概况表", "revenue-expenditure-summary"),
        ("政府性基金预算本级支出表", "government-fund-expenditure"),
        ("国有资本经营预算本级支出表", "state-capital-expenditure"),
        ("一般公共预算支出表（基本支出）", "general-public-basic-expenditure"),
        ("部门支出总表（经济分类）", "economic-classification-summary"),
        ("政府集中采购预算表", "procurement"),
        ("部门采购预算表", "procurement"),
        ("财政拨款预算表", "fiscal-appropriation-expenditure"),
        ("政府性基金财政拨款预算表", "government-fund-expenditure"),
        ("国有资本经营财政拨款预算表", "state-capital-expenditure"),
        ("一般公共预算财政拨款预算表", "general-public-expenditure"),
        ("财政拨款安排的基本支出表", "fiscal-appropriation-basic-expenditure"),
        ("一般公共预算安排的基本支出表", "general-public-basic-expenditure"),
    ],
)
def test_the_kind_of_a_title(title: str, kind: str) -> None:
    assert [match.kind for match in match_title(title)] == [kind]


@pytest.mark.parametrize(
    "office",
    ["华北农林大学", "县实验小学", "县第一中学", "石桥镇", "石桥乡", "城关街道", "县妇联", "市政协",
     "市人大", "市残联", "高新区", "省女子监狱", "县消防救援大队", "市电视台", "部门综合"],
)  # fmt: skip
def test_a_short_title_may_stand_behind_the_name_of_any_office(office: str) -> None:
    found = [match_title(office + title) for title in ("收支预算总表", "收入预算表", "支出预算表")]
    kinds = ["revenue-expenditure-summary", "revenue-summary", "expenditure-summary"]
    assert [match.kind for matches in found for match in matches] == kinds


@pytest.mark.parametrize("title", ["基本支出财政拨款预算表", "项目支出财政拨款预算表"])
def test_a_kind_of_spending_is_not_all_that_is_appropriated(title: str) -> None:
    assert "fiscal-appropriation-expenditure" not in {match.kind for match in match_title(title)}


def test_both_sides_of_a_fund_are_no_table_of_its_expenditure() -> None:
    for fund in ("政府性基金预算", "国有资本经营预算"):
        assert [m.kind for m in match_title(f"{fund}收支总表")] == ["revenue-expenditure-summary"]


@pytest.mark.parametrize(
    "title",
    ["对乡镇支出预算表", "补助乡镇支出明细表", "普通高中支出明细表", "帮扶村支出明细表",
     "助学支出明细表", "信息系统支出表", "拥军支出表", "融资平台支出表", "对学校支出表"],
)  # fmt: skip
def test_what_is_given_to_places_is_not_all_that_an_office_spends(title: str) -> None:
    assert match_title(title) == ()


_OF_A_TITLE = [kind for kind in vocabulary.kinds() if kind.kind != "other"]


@pytest.mark.parametrize("kind", _OF_A_TITLE, ids=lambda kind: kind.kind)
def test_the_titles_we_give_a_kind_are_read_as_that_kind(kind: TableKind) -> None:
    for phase in ("approved", "executed"):
        title = kind.called(phase)
        assert [match.kind for match in match_title(title)] == [kind.kind], title


def test_expenditure_from_one_pot_is_not_the_expenditure_summary() -> None:
    assert match_title("财政专户管理资金预算支出表") == ()
    assert match_title("部门预算支出总表")[0].kind == "expenditure-summary"


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


def test_a_title_says_the_fund_and_the_kind_of_spending() -> None:
    rows = ("项目名称|金额", "合计|9.00", "网络运维|9.00")
    one = read(table("一般公共预算项目支出预算表", *rows))
    assert {(f.fund_source, f.expenditure_type) for f in one.facts} == {
        ("general-public-budget", "project")
    }
    two = read(table("一般公共预算和政府性基金预算项目支出预算表", *rows))
    assert {(f.fund_source, f.expenditure_type) for f in two.facts} == {("", "project")}


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


def test_the_disclosure_of_a_unit_is_on_the_level_of_the_unit() -> None:
    budget = table("部门支出总表", "科目编码|科目名称|合计", "205|教育支出|5.00")
    unit = read(f"某市某某小学2023年单位预算公开\n\n{budget}")
    department = read(f"某市教育局2023年部门预算公开\n\n{budget}")
    assert [f.reporting_level for f in unit.facts] == ["unit"]
    assert [f.reporting_level for f in department.facts] == ["department"]


@pytest.mark.parametrize("number", ["财决批复02表", "财决附03表", "财决公开05表"])
def test_numbers_of_tables_of_final_accounts(number: str) -> None:
    reading = read(f"{number}\n\n{table('支出决算表', '科目编码|科目名称|合计', '205|教育支出|5')}")
    assert [t.number for t in reading.tables if t.status == "parsed"] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "部门支出总表\n\n科目编码\t科目名称\t合计\t单位：万元\n205\t教育支出\t10\t\n",
        "部门支出总表（万元）\n\n科目编码\t科目名称\t合计\n205\t教育支出\t10\n",
        "部门支出总表\n\n科目编码\t科目名称\t合计（万元）\n205\t教育支出\t10\n",
    ],
)
def test_where_the_unit_of_a_table_may_be_printed(text: str) -> None:
    assert [f.amount for f in read(text).facts] == [Decimal(100_000)]


def test_the_unit_of_a_price_is_not_the_unit_of_the_table() -> None:
    other = table("部门支出总表", "科目编码|科目名称|合计", "205|教育支出|10")
    abroad = table("“三公”经费预算表", "项目|预算数", "因公出国（境）费|2")
    purchase = "政府采购预算表\n\n采购项目\t单价（元）\t预算金额\n电脑\t6000\t3\n"
    assert [f.amount for f in read("\n".join((other, abroad, purchase))).facts] == [
        Decimal(100_000),
        Decimal(20_000),
        Decimal(30_000),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("基金预算支出情况表", "government-fund-expenditure"),
        ("社会保险基金支出表", "other"),
        ("财政拨款支出总表", "fiscal-appropriation-expenditure"),
        ("部门支出总表（按经济分类）", "economic-classification-summary"),
        ("一般公共预算支出总表（按经济分类）", "general-public-expenditure"),
        ("一般公共预算拨款基本支出经济分类情况表", "general-public-basic-expenditure"),
        ("公共预算财政拨款支出预算表", "general-public-expenditure"),
        ("机关运行费明细表", "agency-operating-expenses"),
        ("部门整体支出绩效自评表", "department-performance"),
        ("项目支出绩效自评表", "project-performance"),
    ],
)
def test_kinds_of_titles_of_other_places(title: str, kind: str) -> None:
    assert ([match.kind for match in match_title(title)] or ["other"]) == [kind]


def test_a_table_of_revenue_without_a_kind_of_its_own_is_revenue() -> None:
    reading = read(
        table("非税收入征收计划表", "收入项目|2022年完成数|2023年计划数", "罚没收入|20|15"),
        year=2023,
    )
    assert [(f.direction, f.fiscal_year, f.phase) for f in reading.facts] == [
        ("revenue", 2022, "executed"),
        ("revenue", 2023, "approved"),
    ]


def test_the_code_of_a_unit_may_stand_before_its_name() -> None:
    reading = read(
        table("部门支出总表", "单位|科目|合计", "101001-某市某局|2013201-行政运行|10", "合计||10")
    )
    found = reading.facts[0]
    assert (found.unit_code, found.unit_name) == ("101001", "某市某局")
    assert found.function_code == "2013201"


def test_a_balance_sheet_is_read_in_its_two_blocks() -> None:
    reading = read(
        table(
            "资产负债简表",
            "资产|年初数|年末数|负债和净资产|年末数",
            "货币资金|12.00|16.00|应付账款|3.00",
            "资产总计|12.00|16.00|负债和净资产总计|16.00",
        )
    )
    assert [(f.label, f.published) for f in reading.facts] == [
        ("货币资金", "12.00"),
        ("货币资金", "16.00"),
        ("应付账款", "3.00"),
        ("资产总计", "12.00"),
        ("资产总计", "16.00"),
        ("负债和净资产总计", "16.00"),
    ]
    assert {f.label: f.row_role for f in reading.facts}["负债和净资产总计"] == "total"


def test_the_heading_of_a_chapter_is_not_the_title_of_the_table_below_it() -> None:
    own = table(
        "对下转移支付预算表", "项目名称|合计|一般公共预算", "合计|10.00|10.00", "补助|10.00|10.00"
    )
    for number in ("", "预算09表\n\n"):
        head = f"某州民政局2024年部门预算公开\n\n第三部分 2024年部门预算表\n\n{number}"
        reading = read(head + own, year=2024)
        titles = [(t.title, t.table_kind) for t in reading.tables if t.status == "parsed"]
        assert titles == [("对下转移支付预算表", "other")]


def test_a_table_of_balances_carried_over_is_known() -> None:
    reading = read(
        table("结转结余资金情况表", "项目名称|上年结转结余|本年使用", "河道整治|30.50|30.50")
    )
    assert {f.table_kind for f in reading.facts} == {"carryover"}


@pytest.mark.parametrize(
    "line", ["《收入支出决算总表》", "1.《收入支出决算总表》", "（一）《收入支出决算总表》"]
)
def test_a_title_in_book_marks_is_a_title_where_it_is_all_of_its_line(line: str) -> None:
    assert [match.kind for match in match_title(line)] == ["revenue-expenditure-summary"]
    assert match_title(f"见{line}") == ()
