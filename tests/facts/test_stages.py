"""Year, stage and role of columns, as budgets and final accounts of many places word them."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.facts.model import Reading
from generator.standards.stages import phase_of, stages_beside, year_of
from generator.standards.vocabulary import full_years
from generator.tables.offices import office_of


def columns(reading: Reading) -> dict[str, tuple[int, str, str]]:
    return {f.column: (f.fiscal_year, f.phase, f.column_role) for f in reading.facts}


@pytest.mark.parametrize(
    ("word", "year", "phase"),
    [
        ("上年决算数", 2021, "executed"),
        ("上年实际支出", 2021, "executed"),
        ("上年支出合计", 2021, ""),
        ("上年基本支出", 2021, ""),
        ("上年同期数", 2021, ""),
        ("去年预算", 2021, "approved"),
        ("上一年度执行数", 2021, "executed"),
        ("上年结转", 2022, ""),
        ("上年末结转和结余", 2022, ""),
        ("年初预算数", 2022, "approved"),
        ("全年预算数", 2022, "approved"),
        ("2021年调整后预算", 2021, "approved"),
        ("预算批复数", 2022, "approved"),
        ("预算执行数", 2022, "executed"),
        ("2021年支出决算", 2021, "executed"),
        ("2021年预计执行数", 2021, "executed"),
        ("2021年完成数", 2021, "executed"),
        ("2020年实际", 2020, "executed"),
        ("实际执行数", 2022, "executed"),
        ("2023年批复", 2023, "approved"),
        ("2023年建议数", 2023, "approved"),
        ("实际采购金额", 2022, "executed"),
        ("采购计划金额", 2022, "approved"),
        ("采购预算（财政性资金）", 2022, ""),
        ("一般公共预算", 2022, ""),
        ("政府性基金预算", 2022, ""),
        ("一般公共预算支出决算数", 2022, "executed"),
        ("事业预算收入", 2022, ""),
        ("比2021年增减", 2022, ""),
        ("较上年决算数增减额", 2022, ""),
        ("2022年预算数比2021年执行数", 2022, "approved"),
        ("支出数与预算数差异", 2022, ""),
        ("2022-2024年", 2022, ""),
        ("2080505机关事业单位基本养老保险缴费支出", 2022, ""),
    ],
)
def test_a_header_word_says_its_year_and_stage(word: str, year: int, phase: str) -> None:
    assert (year_of([word], 2022), phase_of([word])) == (year, phase)


def test_the_innermost_word_decides() -> None:
    assert phase_of(["预算执行情况", "年初预算数"]) == "approved"
    assert phase_of(["年初预算数", "公务接待费"]) == "approved"
    assert year_of(["2021年", "2020年决算数"], 2022) == 2020


def test_words_side_by_side_are_stages_or_parts() -> None:
    assert stages_beside(["预算批复数", "调整后预算", "实际支出"])
    assert stages_beside(["上年决算数", "本年决算数"])
    assert not stages_beside(["预算数", "基本支出", "项目支出"])
    assert not stages_beside(["2022年预算数"])


def test_stages_of_final_accounts_have_a_total_each() -> None:
    reading = read(
        table(
            "支出决算表",
            "科目编码|科目名称|预算批复数|调整后预算|实际支出|执行率|上年实际支出|同比增减",
            "2130301|行政运行|900.00|1,000.00|980.00|98|950.00|30.00",
            "|合计|900.00|1,000.00|980.00|98|950.00|30.00",
        ),
        year=2021,
        phase="executed",
    )
    assert columns(reading) == {
        "预算批复数": (2021, "approved", "total"),
        "调整后预算": (2021, "approved", "part"),
        "实际支出": (2021, "executed", "total"),
        "上年实际支出": (2020, "executed", "total"),
        "同比增减": (2021, "executed", "part"),
    }
    assert reading.unread == ()


def test_what_is_left_is_no_total_beside_what_was_spent() -> None:
    reading = read(
        table(
            "一般公共预算支出决算表",
            "科目编码|科目名称|2021年年初预算|2021年支出决算|结余|2022年预算",
            "2130301|行政运行|900.00|980.00|20.00|950.00",
        ),
        year=2021,
        phase="executed",
    )
    assert columns(reading) == {
        "2021年年初预算": (2021, "approved", "total"),
        "2021年支出决算": (2021, "executed", "total"),
        "结余": (2021, "executed", "part"),
        "2022年预算": (2022, "approved", "total"),
    }


def test_a_lone_column_of_what_is_left_is_the_total_of_its_table() -> None:
    reading = read(table("上年结转资金情况表", "项目名称|上年结转", "防汛|20.00"), year=2022)
    assert columns(reading) == {"上年结转": (2022, "approved", "total")}


def test_years_beside_the_sum_of_all_of_them_are_its_parts() -> None:
    reading = read(
        table(
            "项目支出预算表",
            "项目名称|合计|2022年|2023年|2024年",
            "水库|600.00|100.00|200.00|300.00",
        ),
        year=2022,
    )
    assert columns(reading) == {
        "合计": (2022, "approved", "total"),
        "2022年": (2022, "approved", "part"),
        "2023年": (2023, "approved", "part"),
        "2024年": (2024, "approved", "part"),
    }


def test_two_years_without_a_sum_have_a_total_each() -> None:
    reading = read(table("项目支出预算表", "项目名称|2021年|2022年", "水库|1.00|2.00"), year=2022)
    assert {role for _, _, role in columns(reading).values()} == {"total"}


def test_what_was_spent_beside_a_budget_is_executed_in_a_budget_too() -> None:
    reading = read(
        table("项目支出预算表", "项目名称|上年支出数|2022年预算数", "水库|1.00|2.00"), year=2022
    )
    assert columns(reading) == {
        "上年支出数": (2021, "executed", "total"),
        "2022年预算数": (2022, "approved", "total"),
    }


def test_kinds_of_spending_of_the_year_before_keep_their_kind() -> None:
    reading = read(
        table(
            "支出决算表",
            "项目|本年支出合计|基本支出|项目支出|上年支出合计|上年基本支出|上年项目支出",
            "2130301行政运行|980.00|500.00|480.00|950.00|480.00|470.00",
        ),
        year=2021,
        phase="executed",
    )
    found = {f.column: (f.fiscal_year, f.expenditure_type) for f in reading.facts}
    assert found["上年基本支出"] == (2020, "basic")
    assert found["上年项目支出"] == (2020, "project")
    assert columns(reading)["上年支出合计"] == (2020, "executed", "total")


def test_spent_without_any_other_word_is_money_beside_a_budget() -> None:
    reading = read(
        table(
            "支出决算表",
            "科目编码|科目名称|年初预算|年中追加|调整预算|支出|结转下年|执行率（%）",
            "2130301|行政运行|900.00|100.00|1,000.00|980.00|20.00|98.00",
            "|合计|900.00|100.00|1,000.00|980.00|20.00|98.00",
        ),
        year=2021,
        phase="executed",
    )
    assert columns(reading) == {
        "年初预算": (2021, "approved", "total"),
        "年中追加": (2021, "approved", "part"),
        "调整预算": (2021, "approved", "part"),
        "支出": (2021, "executed", "total"),
        "结转下年": (2021, "executed", "part"),
    }
    assert reading.unread == ()


def test_years_of_two_digits_are_years() -> None:
    reading = read(
        table(
            "2015年“三公”经费支出情况表",
            "项目|14年决算|15年预算|15年决算",
            "公务接待费|40.00|30.00|22.13",
            "合计|40.00|30.00|22.13",
        ),
        year=2015,
        phase="executed",
    )
    assert [(f.column, f.fiscal_year, f.phase) for f in reading.facts][:3] == [
        ("14年决算", 2014, "executed"),
        ("15年预算", 2015, "approved"),
        ("15年决算", 2015, "executed"),
    ]
    assert {f.column_role for f in reading.facts} == {"total"}


def test_a_table_of_no_demanded_kind_is_of_the_year_its_title_names() -> None:
    """In a budget of 2024 the debt of 2023 is of 2023, and that at the end of 2022 of 2022."""
    rows = (
        "项目|金额",
        "2022年末政府债务余额|45.30",
        "本年偿还|2.50",
        "2023年末政府债务余额|42.80",
    )
    debt = read(table("2023年政府债务限额及余额情况表", *rows), year=2024)
    assert [fact.fiscal_year for fact in debt.facts] == [2022, 2023, 2023]
    demanded = read(table("2023年“三公”经费支出表", "项目|金额", "公务接待费|2.00"), year=2024)
    assert [fact.fiscal_year for fact in demanded.facts] == [2024]  # a misprint is told as such


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("截止时间：2023年12月31日", 2023),
        ("截至2023年12月31日", 2023),
        ("截止日期：2023-12-31", 2023),
        ("截止时间：", 2024),
    ],
)
def test_assets_are_of_the_year_they_were_counted_in(day: str, year: int) -> None:
    rows = table("部门固定资产占用情况表", "项目|数量|价值（万元）", "资产总额||45.30")
    head, _, rest = rows.partition("\n")
    assets = read(f"{head}\n{day}\n{rest}", year=2024)
    assert [fact.fiscal_year for fact in assets.facts] == [year]


def test_a_table_of_the_budget_is_of_its_year_whatever_day_is_printed() -> None:
    rows = table("部门支出总表", "科目编码|科目名称|合计", "2010101|行政运行|2.00")
    head, _, rest = rows.partition("\n")
    budget = read(f"{head}\n截止时间：2023年12月31日\n{rest}", year=2024)
    assert [fact.fiscal_year for fact in budget.facts] == [2024]


@pytest.mark.parametrize("word", ["使用10年以上", "2014年决算数", "114年", "5年支出"])
def test_other_numbers_before_a_year_stay_as_they_are(word: str) -> None:
    assert full_years(word) == word


@pytest.mark.parametrize("word", ["决算比上年增（减）", "比上年增/减", "较2019年增减额"])
def test_changes_are_amounts_however_they_are_written(word: str) -> None:
    reading = read(
        table("“三公”经费支出表", f"项目|2020年决算数|{word}", "公务接待费|2.00|-1.00"),
        year=2020,
        phase="executed",
    )
    assert [(f.published, f.column_role) for f in reading.facts] == [
        ("2.00", "total"),
        ("-1.00", "part"),
    ]


def test_what_there_was_at_the_beginning_is_no_whole_of_what_there_was_at_the_end() -> None:
    rows = (
        "项目|期初数||期末数|",
        "|数量|金额|数量|金额",
        "一、房屋（平方米）|1200|300.00|1200|290.00",
        "二、车辆（辆）|6|80.00|5|70.00",
        "合计|—|380.00|—|360.00",
    )
    facts = read(table("国有资产占用情况表", *rows)).facts
    assert {f.column: f.column_role for f in facts} == {
        "期初数 / 金额": "total",
        "期末数 / 金额": "total",
    }


def test_without_the_end_of_the_year_its_beginning_is_a_column_as_others() -> None:
    facts = read(table("部门支出总表", "项目|合计|年初数|追加数", "甲|9.00|7.00|2.00")).facts
    assert [f.column_role for f in facts] == ["total", "part", "part"]


def test_the_day_of_assets_may_stand_in_the_line_of_the_office() -> None:
    line = "编制单位：某县水利局 截止时间：2023年12月31日 单位：万元"
    rows = table("国有资产占用情况表", "项目|数量|价值", "资产总额||45.30")
    reading = read(rows.replace("单位：万元", line), year=2024)
    assert [fact.fiscal_year for fact in reading.facts] == [2023]
    assert office_of([line]) == "某县水利局"
