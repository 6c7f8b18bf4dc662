"""Templates of other places: the “三公” expenses, cars and receptions."""

from __future__ import annotations

import pytest
from made_tables import fact, read, table


def three_public(*heads: str, above: str = "") -> dict[str, str]:
    """The item of each column of a table with one row of amounts, by the last header word."""
    amounts = [f"{n}.00" for n in range(1, len(heads) + 1)]
    first = "单位\t" + "\t".join([above, *[""] * (len(heads) - 1)]) + "\n" if above else ""
    lines = f"{first}单位\t" + "\t".join(heads) + "\n合计\t" + "\t".join(amounts) + "\n"
    reading = read(f"“三公”经费、会议费、培训费支出表\n\n单位：万元\n\n{lines}")
    return {f.column.split(" / ")[-1]: f.item for f in reading.facts}


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


def test_a_total_that_sums_meetings_as_well_is_not_that_of_the_three_public_expenses() -> None:
    expenses = ("因公出国（境）费", "公务接待费", "公务用车购置及运行费")
    alone = three_public("合计", *expenses)
    assert alone["合计"] == "three-public/total"
    with_others = three_public("合计", *expenses, "会议费", "培训费")
    assert with_others["合计"] == with_others["会议费"] == with_others["培训费"] == ""
    assert with_others["公务接待费"] == "three-public/reception"
    named = three_public("“三公”经费合计", *expenses, "会议费")
    assert named["“三公”经费合计"] == "three-public/total"


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


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("3.公务用车购置和运行费", "three-public/vehicle"),
        ("公务用车购置及运行维护费", "three-public/vehicle"),
        ("其中：（1）公务用车运行维护费", "three-public/vehicle/operation"),
        ("（2）公务用车购置费", "three-public/vehicle/purchase"),
        ("共计", "three-public/total"),
    ],
)
def test_lines_of_the_three_public_expenses(words: str, item: str) -> None:
    reading = read(table("“三公”经费支出表", "项目|2023年“三公”经费预算数", f"{words}|8.00"))
    assert [f.item for f in reading.facts] == [item]


def test_lines_below_a_number_of_cars_are_numbers_of_cars() -> None:
    reading = read(
        table(
            "机构运行信息表",
            "项目|行次|决算统计数",
            "三、国有资产占用情况|1|—",
            "（一）车辆数合计（辆）|2|9",
            "1．机要通信用车|3|1",
            "2．备用车辆|4|8",
            "四、政府采购支出信息|5|—",
            "（一）政府采购支出合计|6|12000.00",
            unit="元",
        ),
        phase="executed",
    )
    assert [f.label for f in reading.facts] == ["（一）政府采购支出合计"]


def test_the_total_of_one_fund_of_the_three_public_expenses() -> None:
    reading = read(
        table(
            "财政拨款“三公”经费支出表",
            "项目|资金性质|",
            "|合计|一般公共预算拨款",
            "“三公”经费合计|6.00|6.00",
            "公务接待费|6.00|6.00",
        )
    )
    assert [f.item for f in reading.facts[:2]] == ["three-public/total"] * 2
    assert reading.facts[1].fund_source == "general-public-budget"


def test_a_total_over_meetings_and_training_is_not_the_three_public_total() -> None:
    rows = read(
        table(
            "“三公”经费、会议费、培训费支出表",
            "项目|2023年预算数",
            "合计|7",
            "一、“三公”经费小计|5",
            "1.公务接待费|5",
            "二、会议费|2",
        )
    )
    assert [(f.item, f.row_role) for f in rows.facts] == [
        ("", "total"),
        ("three-public/total", "subtotal"),
        ("three-public/reception", "item"),
        ("", "item"),
    ]
    across = read(
        table("“三公”经费、会议费支出表", "单位名称|合计|公务接待费|会议费", "某局|7|5|2")
    )
    assert [f.item for f in across.facts] == ["", "three-public/reception", ""]


def test_numbers_of_visits_and_cars_under_money_are_no_money() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "项目|金额",
            "因公出国（境）团组数（个）|2",
            "公务用车购置数（辆）|0",
            "公务接待费|3.5",
        )
    )
    assert [f.label for f in reading.facts] == ["公务接待费"]
    assets = read(table("固定资产情况表", "项目|数量|金额", "车辆（台、辆）|5|100"))
    assert [f.published for f in assets.facts] == ["100"]


@pytest.mark.parametrize(
    ("title", "fund"),
    [
        ("“三公”经费支出表", "general-public-budget"),
        ("一般公共预算财政拨款“三公”经费支出决算表", "general-public-budget"),
        ("财政拨款“三公”经费支出决算表", "fiscal-appropriation"),
    ],
)
def test_the_title_says_of_which_fund_the_three_expenses_are(title: str, fund: str) -> None:
    reading = read(table(title, "项目|决算数", "合计|8.00", "公务接待费|8.00"), phase="executed")
    assert {f.fund_source for f in reading.facts} == {fund}


def test_operating_expenses_below_the_three_are_no_cars() -> None:
    reading = read(
        table(
            "财政拨款“三公”经费、行政参公单位机关运行经费情况表",
            "项目|行次|年初预算数|全年预算数|决算统计数",
            "一、“三公”经费支出|1|——|——|——",
            "（一）支出合计|2|8.50|8.50|7.21",
            "2．公务用车购置及运行维护费|4|5.00|5.00|4.90",
            "（2）公务用车运行维护费|6|5.00|5.00|4.90",
            "3．公务接待费|7|3.50|3.50|2.31",
            "二、机关运行经费|18|——|——|45.67",
        ),
        phase="executed",
    )
    assert {f.label: f.item for f in reading.facts if "运行" in f.label} == {
        "2．公务用车购置及运行维护费": "three-public/vehicle",
        "（2）公务用车运行维护费": "three-public/vehicle/operation",
        "二、机关运行经费": "agency-operating-expenses",
    }


def test_the_three_expenses_beside_others_have_a_total_of_their_own() -> None:
    reading = read(
        table(
            "“三公”经费、会议费支出表",
            "支出项目|决算数",
            "“三公”经费|48.00",
            "公务接待费|48.00",
            "会议费|4.00",
            "合计|52.00",
        )
    )
    items = {f.label: f.item for f in reading.facts}
    assert items == {
        "“三公”经费": "three-public/total",
        "公务接待费": "three-public/reception",
        "会议费": "",
        "合计": "",
    }


def test_a_change_written_with_a_comma_stands_over_its_amount_and_its_rate() -> None:
    text = """“三公”经费决算情况统计表 | ||||
单位:万元 | ||||
项目 | 上年决算数 | 本年决算数 | 比上年增、减情况 | |
增、减金额 | 增、减幅度 | |||
合计 | 29.14 | 27.06 | -2.08 | -7.14% |
1.因公出国(境)费 | 3.06 | 1.20 | -1.86 | -60.78% |
2.公务接待费 | 26.08 | 25.86 | -0.22 | -0.84% |
"""
    reading = read(text)
    assert reading.unread == ()
    assert [str(f.amount) for f in reading.facts[:3]] == ["291400.00", "270600.00", "-20800.00"]
    assert reading.facts[2].column == "比上年增、减情况 / 增、减金额"


def test_purchase_and_reception_named_without_or_with_two_words_for_money() -> None:
    reading = read(
        table(
            "行政经费及“三公”经费情况",
            "项目|合计|一般公共预算",
            "行政经费|312.23|312.23",
            "“三公”经费|29.00|29.00",
            "1.公务用车购置|3.00|3.00",
            "2.公务用车运行维护费|25.00|25.00",
            "3.公务接待费支出|1.00|1.00",
        )
    )
    items = {f.label: f.item for f in reading.facts}
    assert items["1.公务用车购置"] == "three-public/vehicle/purchase"
    assert items["3.公务接待费支出"] == "three-public/reception"


def test_the_parts_of_cars_may_stand_beside_cars_as_a_whole() -> None:
    reading = read(
        table(
            "财政拨款“三公”经费支出决算表",
            "项目|“三公”经费|||||",
            "|合计|因公出国（境）费|公务用车购置及运行维护费小计|公务用车购置费|公务用车运行维护费|公务接待费",
            "全年预算数|480.00|0.00|440.00|0.00|440.00|40.00",
            "决算数|436.79|0.00|430.00|0.00|430.00|6.79",
        ),
        phase="executed",
    )
    items = {f.column.split(" / ")[-1]: f.item for f in reading.facts}
    assert items == {
        "合计": "three-public/total",
        "因公出国（境）费": "three-public/abroad",
        "公务用车购置及运行维护费小计": "three-public/vehicle",
        "公务用车购置费": "three-public/vehicle/purchase",
        "公务用车运行维护费": "three-public/vehicle/operation",
        "公务接待费": "three-public/reception",
    }
    assert len(reading.facts) == 12


def test_a_sum_below_a_heading_without_amounts_is_of_that_heading() -> None:
    rows = (
        "一、“三公”经费支出|—|—",
        "（一）支出合计|12.00|10.00",
        "1．因公出国（境）费|0.00|0.00",
        "2．公务用车购置及运行维护费|8.00|7.50",
        "3．公务接待费|4.00|2.50",
        "二、会议费|3.00|1.50",
    )
    reading = read(table("机构运行信息表", "项目|年初预算数|决算统计数", *rows), phase="executed")
    items = {f.label: f.item for f in reading.facts}
    assert items["（一）支出合计"] == "three-public/total"
    assert items["二、会议费"] == ""


def test_going_abroad_is_one_item_with_or_without_因公() -> None:
    header = "单位名称|“三公”经费合计|出国（境）费|公务用车运行费|公务接待费"
    reading = read(table("“三公”经费支出表", header, "某局|12.00|1.00|7.00|4.00"))
    assert [f.item for f in reading.facts][1] == "three-public/abroad"


@pytest.mark.parametrize("word", ["公车运行及维护", "公务用车运维费", "公车运行维护费"])
def test_running_the_cars_is_not_the_cars_as_a_whole(word: str) -> None:
    found = three_public("小计", "公务用车购置", word, above="公务用车购置及运行维护")
    assert list(found.values()) == [
        "three-public/vehicle",
        "three-public/vehicle/purchase",
        "three-public/vehicle/operation",
    ]


def test_a_word_that_is_not_known_below_the_cars_is_of_no_item() -> None:
    found = three_public("小计", "新能源补贴费", above="公务用车购置及运行维护")
    assert found["新能源补贴费"] == ""


def test_the_sum_of_the_three_expenses_is_one_item_in_every_column_of_a_stage() -> None:
    """决算统计数 gave （一）支出合计 no item, 预算数 beside it did."""
    rows = (
        "一、“三公”经费支出|—|—",
        "（一）支出合计|6.00|5.00",
        "1.因公出国（境）费|1.00|1.00",
        "2.公务用车购置及运行维护费|3.00|2.50",
        "3.公务接待费|2.00|1.50",
    )
    title = "财政拨款“三公”经费、行政参公单位机关运行经费情况表"
    reading = read(table(title, "项目|预算数|决算统计数", *rows), phase="executed")
    assert [f.item for f in reading.facts][:2] == ["three-public/total"] * 2


@pytest.mark.parametrize(
    "word", ["经费", "费用", "安排金额", "预算支出", "控制数", "核定数", "安排数", "财政拨款安排"]
)
def test_a_word_that_names_no_thing_is_of_the_item_above_it(word: str) -> None:
    found = three_public("上年数", word, above="公务接待费")
    assert found[word] == "three-public/reception"


@pytest.mark.parametrize("word", ["外宾接待费", "其中：国内接待", "接待用车租赁", "外宾"])
def test_a_word_for_another_thing_below_an_item_is_of_none(word: str) -> None:
    assert three_public("小计", word, above="公务接待费")[word] == ""


def test_a_stage_beside_another_below_the_total_sums_no_other_expenses() -> None:
    head = ("单位|合计|合计|公务接待费|公务接待费", "|上年数|安排金额|上年数|安排金额")
    reading = read(table("“三公”经费支出表", *head, "合计|9.00|2.00|9.00|2.00"))
    assert [f.item for f in reading.facts] == ["three-public/total"] * 2 + [
        "three-public/reception"
    ] * 2


def test_parts_of_car_costs_may_stand_right_below_the_years() -> None:
    parts = ("合计", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    years = "|".join(f"{year}年预算数" for year in (2022, 2023) for _ in parts)
    header = (f"单位名称|{years}", f"单位名称|{'|'.join(parts * 2)}")
    reading = read(
        table("“三公”经费支出预算表", *header, "某局|50.00|||45.00|5.00|47.00|||43.00|4.00")
    )
    assert [(f.fiscal_year, f.item, f.published) for f in reading.facts] == [
        (2022, "three-public/total", "50.00"),
        (2022, "three-public/vehicle/operation", "45.00"),
        (2022, "three-public/reception", "5.00"),
        (2023, "three-public/total", "47.00"),
        (2023, "three-public/vehicle/operation", "43.00"),
        (2023, "three-public/reception", "4.00"),
    ]


@pytest.mark.parametrize("word", ["增减变化原因", "增减变化情况说明", "比上年增减原因", "备注"])
def test_reasons_of_a_change_are_no_amounts(word: str) -> None:
    head = f"项目|2022年预算数|2023年预算数|增减额|{word}"
    rows = ("合计|50.00|47.00|-3.00|厉行节约", "公务接待费|50.00|47.00|-3.00|")
    reading = read(table("“三公”经费支出预算表", head, *rows))
    assert reading.unread == ()
    assert [f.published for f in reading.facts] == ["50.00", "47.00", "-3.00"] * 2


@pytest.mark.parametrize(
    "numbers", ["（一）|（二）|（三）", "一|二|三", "一、|二、|三、", "1|2|3", "①|②|③"]
)
def test_numbers_of_lines_may_stand_in_a_column_of_their_own(numbers: str) -> None:
    first, second, third = numbers.split("|")
    rows = (
        "序号|项目|预算数",
        f"{first}|因公出国（境）费|",
        f"{second}|公务接待费|2.00",
        f"{third}|公务用车购置及运行费|8.00",
        "|“三公”经费合计|10.00",
    )
    reading = read(table("“三公”经费支出表", *rows))
    assert reading.unread == ()
    assert [(f.label, f.column, f.item) for f in reading.facts] == [
        ("公务接待费", "预算数", "three-public/reception"),
        ("公务用车购置及运行费", "预算数", "three-public/vehicle"),
        ("“三公”经费合计", "预算数", "three-public/total"),
    ]


def test_words_without_a_header_that_alone_stand_beside_the_amounts_name_the_rows() -> None:
    reading = read(
        table(
            "“三公”经费支出决算表",
            "|合计|公务用车运行维护费|公务接待费",
            "预算数|19.50|16.00|3.50",
            "决算数|17.58|14.72|2.86",
        ),
        phase="executed",
    )
    said = {(f.label, f.phase) for f in reading.facts}
    assert said == {("预算数", "approved"), ("决算数", "executed")}
