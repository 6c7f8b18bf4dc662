"""Adding the items under a table's total columns gives the total: nothing counts twice."""

from __future__ import annotations

from decimal import Decimal

from made_tables import read, table

from generator.facts.model import Reading


def roles(reading: Reading) -> dict[str, str]:
    return {f.label: f.row_role for f in reading.facts}


def items(reading: Reading, direction: str = "expenditure") -> Decimal:
    """What somebody gets who adds up the items."""
    counted = (
        fact.amount
        for fact in reading.facts
        if (fact.row_role, fact.column_role, fact.direction) == ("item", "total", direction)
    )
    return sum(counted, Decimal(0)) / 10_000


def test_a_heading_told_by_its_amount_alone_is_a_subtotal() -> None:
    reading = read(
        table(
            "部门收支总表",
            "收入|金额|支出|金额",
            "收入合计|1,070.00|支出合计|1,070.00",
            "一般公共预算拨款收入|1,000.00|基本支出|800.00",
            "经费拨款|900.00|人员经费|700.00",
            "非税收入拨款|100.00|公用经费|100.00",
            "事业收入|50.00|项目支出|250.00",
            "其他收入|0.00|结转下年|20.00",
            "上年结转|20.00||",
        )
    )
    assert items(reading, "revenue") == items(reading) == Decimal("1070")
    assert roles(reading)["一般公共预算拨款收入"] == "subtotal"


def test_headings_within_headings_are_told_by_all_their_amounts() -> None:
    rows = (
        "甲类|900.00|650.00|250.00",
        "甲款|900.00|650.00|250.00",
        "甲项一|650.00|650.00|",
        "甲项二|250.00||250.00",
        "乙|150.00|150.00|",
        "合计|1,050.00|800.00|250.00",
    )
    reading = read(table("部门支出总表", "科目|合计|基本支出|项目支出", *rows))
    assert items(reading) == Decimal("1050")
    assert [roles(reading)[name] for name in ("甲类", "甲款", "甲项一")] == [
        "subtotal",
        "subtotal",
        "item",
    ]


def test_where_two_headings_could_be_meant_none_is() -> None:
    # 5 = 3 + 2 in both places: either may be the one that the total leaves out
    amounts = ("5.00", "3.00", "2.00", "5.00", "3.00", "2.00")
    lines = [f"事项{number}|{amount}" for number, amount in enumerate(amounts)]
    reading = read(table("项目支出表", "内容|金额", *lines, "合计|15.00"))
    assert [f.row_role for f in reading.facts] == ["item"] * 6 + ["total"]


def test_two_equal_rows_and_a_wrong_total_are_no_heading() -> None:
    reading = read(table("项目支出表", "内容|金额", "事项一|5.00", "事项二|5.00", "合计|5.00"))
    assert [f.row_role for f in reading.facts] == ["item", "item", "total"]


def test_the_same_expenditure_divided_twice_counts_once() -> None:
    reading = read(
        table(
            "部门收支预算总表",
            "收入||支出|||",
            "项目|2023年预算|功能分类科目|2023年预算|经济分类科目|2023年预算",
            "一、一般公共预算拨款|3500|一、公共安全|3200|一、工资福利支出|2200",
            "二、其他收入|200|二、社会保障和就业|300|二、商品和服务支出|800",
            "||三、医疗卫生|200|三、对个人和家庭的补助|700",
            "收入总计|3700|支出总计|3700|支出总计|3700",
        )
    )
    assert items(reading, "revenue") == items(reading) == Decimal("3700")
    second = {f.column_role for f in reading.facts if f.label == "一、工资福利支出"}
    assert second == {"part"}


def test_a_list_that_goes_on_in_the_next_block_counts_whole() -> None:
    reading = read(
        table(
            "一般公共预算基本支出表",
            "人员经费||公用经费|",
            "科目名称|金额|科目名称|金额",
            "基本工资|500.00|办公费|300.00",
            "津贴补贴|100.00|差旅费|100.00",
            "人员经费合计|600.00|公用经费合计|400.00",
        )
    )
    assert items(reading) == Decimal("1000")


def test_the_appropriation_is_a_sum_only_above_its_funds() -> None:
    header = "收入|金额|支出|金额"
    alone = read(
        table("部门收支总表", header, "财政拨款|10.00|农林水支出|15.00", "其他收入|5.00||")
    )
    assert roles(alone)["财政拨款"] == "item"
    above = read(
        table(
            "部门收支总表",
            header,
            "财政拨款|10.00|农林水支出|15.00",
            "一般公共预算|8.00||",
            "政府性基金|2.00||",
            "其他收入|5.00||",
        )
    )
    assert roles(above)["财政拨款"] == "subtotal"
    assert items(above, "revenue") == Decimal("15")


def test_lines_that_break_reception_down_are_counted_in_it() -> None:
    reading = read(
        table(
            "“三公”经费预算表",
            "项目|2023年",
            "合计|12.00",
            "1.因公出国（境）费|0",
            "2.公务接待费|4.00",
            "（1）国内公务接待费|3.00",
            "（2）国（境）外公务接待费|1.00",
            "3.公务用车购置及运行费|8.00",
            "（1）公务用车购置|0",
            "（2）公务用车运行|8.00",
        )
    )
    own = [f for f in reading.facts if f.row_role == "item"]
    assert sum(f.amount for f in own) == 120_000
    assert [f.label for f in own if f.item == "three-public/reception"] == ["2.公务接待费"]


def test_lines_of_reception_without_numbers_are_counted_in_it() -> None:
    rows = ("公务接待费|4.00", "国内公务接待费|3.00", "外宾接待|1.00", "会议费|2.00", "合计|6.00")
    reading = read(table("“三公”经费和会议费预算表", "项目|2023年", *rows))
    assert items(reading) == Decimal("6")
    assert roles(reading)["公务接待费"] == "item"


def test_reception_with_visits_below_is_an_item() -> None:
    reading = read(
        table(
            "“三公”经费决算表",
            "项目|2023年",
            "1.因公出国（境）费|0",
            "2.公务接待费|4.00",
            "（1）国内公务接待批次（个）|30",
            "（2）国内公务接待人次（人）|300",
        )
    )
    assert [(f.label, f.row_role) for f in reading.facts][-1] == ("2.公务接待费", "item")


def test_what_of_which_begins_is_counted_above_it() -> None:
    reading = read(
        table(
            "部门收支总表",
            "收入|金额|支出|金额",
            "财政拨款|10.00|基本支出|8.00",
            "其中：一般公共预算|8.00|其中：人员经费|6.00",
            "政府性基金|2.00|公用经费|2.00",
            "其他收入|5.00|项目支出|7.00",
            "合计|15.00|合计|15.00",
        )
    )
    assert items(reading, "revenue") == items(reading) == Decimal("15")


def test_the_total_of_both_blocks_is_of_no_part_of_basic_spending() -> None:
    rows = (
        "人员经费||公用经费|",
        "科目名称|金额|科目名称|金额",
        "工资福利支出|800.00|商品和服务支出|90.00",
        "人员经费合计|800.00|公用经费合计|90.00",
    )
    both = read(table("一般公共预算基本支出表", *rows, "||合计|890.00"))
    assert {f.label: f.expenditure_type for f in both.facts} == {
        "工资福利支出": "basic-personnel",
        "商品和服务支出": "basic-public-use",
        "人员经费合计": "basic-personnel",
        "公用经费合计": "basic-public-use",
        "合计": "basic",
    }


def test_a_total_for_each_block_is_of_its_part() -> None:
    rows = (
        "人员经费||公用经费|",
        "科目名称|金额|科目名称|金额",
        "工资福利支出|800.00|商品和服务支出|90.00",
        "合计|800.00|合计|90.00",
    )
    found = read(table("一般公共预算基本支出表", *rows)).facts
    assert [f.expenditure_type for f in found if f.label == "合计"] == [
        "basic-personnel",
        "basic-public-use",
    ]
