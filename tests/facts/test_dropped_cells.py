"""Tables copied from a web page: tabs between the cells, merged cells without blanks for them."""

from __future__ import annotations

from decimal import Decimal

from made_tables import fact, read, table

from generator.facts.model import Reading

SUMMARY = (
    "项目|支出预算",
    "功能分类科目编码|功能分类科目名称|合计|基本支出|项目支出",
    "类|款|项",
    "201|||一般公共服务支出|300.00|200.00|100.00",
    "201|03||政府办公厅（室）及相关机构事务|300.00|200.00|100.00",
    "201|03|01|行政运行|200.00|200.00|",
    "201|03|02|一般行政管理事务|100.00||100.00",
    "合计||||300.00|200.00|100.00",
)


def test_a_header_of_three_rows_whose_merged_cells_are_lost_is_read_where_sums_hold() -> None:
    reading = read(table("2026年部门支出预算总表", *SUMMARY), year=2026)
    told = {(f.function_code, f.expenditure_type): f.amount / 10_000 for f in reading.facts}
    assert told == {
        (code, kind): Decimal(amount)
        for code, amounts in {
            "": (300, 200, 100),
            "201": (300, 200, 100),
            "20103": (300, 200, 100),
            "2010301": (200, 200, None),
            "2010302": (100, None, 100),
        }.items()
        for kind, amount in zip(("", "basic", "project"), amounts, strict=True)
        if amount is not None
    }
    assert reading.unread == ()


def test_without_sums_to_prove_it_such_a_header_stays_unread() -> None:
    rows = [row.replace("|100.00|", "|101.00|").replace("300.00", "317.00") for row in SUMMARY]
    reading = read(table("2026年部门支出预算总表", *rows), year=2026)
    assert reading.facts == ()
    assert "201" in {cell.text for cell in reading.unread}


def test_the_three_expenses_beside_another_amount() -> None:
    reading = read(
        table(
            "2026年部门“三公”经费和机关运行经费预算表",
            "2026年“三公”经费预算数|2026年机关运行经费预算数",
            "合计|因公出国(境)费|公务接待费|公务用车购置及运行费",
            "小计|购置费|运行费",
            "12.50|0.00|3.50|9.00|0.00|9.00|345.67",
        ),
        year=2026,
    )
    assert [(f.item, f.published) for f in reading.facts if f.item != "three-public/total"][
        -6:
    ] == [
        ("three-public/abroad", "0.00"),
        ("three-public/reception", "3.50"),
        ("three-public/vehicle", "9.00"),
        ("three-public/vehicle/purchase", "0.00"),
        ("three-public/vehicle/operation", "9.00"),
        ("agency-operating-expenses", "345.67"),
    ]


def test_a_first_row_without_amounts_is_a_row_and_no_header() -> None:
    reading = read(
        table(
            "2016年一般公共预算“三公”经费支出表",
            "项目|2015年预算数|2016年预算数|增减率",
            "因公出国（境）费用|||",
            "公务接待费|5.20|4.80|-7.69%",
            "合计|5.20|4.80|-7.69%",
        ),
        year=2016,
    )
    assert fact(reading, "公务接待费", "2015年预算数").fiscal_year == 2015
    assert (len(reading.facts), reading.unread) == (4, ())


def columns_of(reading: Reading) -> list[tuple[str, str]]:
    """The columns of the first row and what is printed below them, in order."""
    first = reading.facts[0].row
    return [(f.column, f.published) for f in reading.facts if f.row == first]


REVENUE = (
    "部门（单位）代码|部门（单位）名称|合计|本年收入|上年结转结余",
    "小计|一般公共预算|政府性基金预算|单位资金|小计|一般公共预算|单位资金",
    "小计|事业收入|其他收入",
    "131|某县卫生健康局|90.00|80.00|50.00|10.00|20.00|15.00|5.00|10.00|6.00|4.00",
    "131001|某县人民医院|60.00|55.00|30.00|10.00|15.00|12.00|3.00|5.00|3.00|2.00",
)


def test_no_amount_comes_under_a_word_that_only_happens_to_stand_above_it() -> None:
    # Read as printed, 90.00 of all money stood below 政府性基金预算, and enough sums held.
    reading = read(table("部门收入预算表", *REVENUE))
    assert columns_of(reading) == [
        ("合计", "90.00"),
        ("本年收入 / 小计", "80.00"),
        ("本年收入 / 一般公共预算", "50.00"),
        ("本年收入 / 政府性基金预算", "10.00"),
        ("本年收入 / 单位资金 / 小计", "20.00"),
        ("本年收入 / 单位资金 / 事业收入", "15.00"),
        ("本年收入 / 单位资金 / 其他收入", "5.00"),
        ("上年结转结余 / 小计", "10.00"),
        ("上年结转结余 / 一般公共预算", "6.00"),
        ("上年结转结余 / 单位资金", "4.00"),
    ]
    assert reading.unread == ()


def test_where_the_words_fit_in_several_ways_and_no_sum_tells_nothing_is_read() -> None:
    reading = read(
        table(
            "县对下转移支付预算表",
            "单位名称（项目）|资金来源|地区",
            "一般公共预算|政府性基金|甲镇|乙镇",
            "某局|30.00|1.00|11.00|20.00",
        )
    )
    assert reading.facts == ()
    assert [t.status for t in reading.tables if t.title.startswith("县对下")] == ["unreadable"]


def test_parts_of_neighbours_in_a_third_row_are_told_by_what_they_are_parts_of() -> None:
    reading = read(
        table(
            "部门支出总体情况表",
            "科目编码|单位代码|单位（科目名称）|合计|基本支出|项目支出",
            "类|款|项|小计|人员支出|公用支出|小计|其他运转类|特定目标类",
            "工资福利支出|对个人和家庭的补助|商品和服务支出|资本性支出",
            "||||合计|96.00|66.00|50.00|5.00|10.00|1.00|30.00|10.00|20.00",
            "201|33|01|029001|行政运行|66.00|66.00|50.00|5.00|10.00|1.00|||",
            "201|33|02|029001|一般行政管理事务|30.00||||||30.00|10.00|20.00",
        )
    )
    assert columns_of(reading) == [
        ("合计", "96.00"),
        ("基本支出 / 小计", "66.00"),
        ("基本支出 / 人员支出 / 工资福利支出", "50.00"),
        ("基本支出 / 人员支出 / 对个人和家庭的补助", "5.00"),
        ("基本支出 / 公用支出 / 商品和服务支出", "10.00"),
        ("基本支出 / 公用支出 / 资本性支出", "1.00"),
        ("项目支出 / 小计", "30.00"),
        ("项目支出 / 其他运转类", "10.00"),
        ("项目支出 / 特定目标类", "20.00"),
    ]
    assert {f.function_code for f in reading.facts} == {"", "2013301", "2013302"}


def test_amount_and_rate_of_a_change_stand_below_the_comparison() -> None:
    reading = read(
        table(
            "一般公共预算支出情况表",
            "功能分类科目|2022年预算数|2023年预算数|比上年增减",
            "合计|基本支出|项目支出|增减额|增减幅度",
            "合计|90.00|100.00|70.00|30.00|10.00|11.11%",
            "201 一般公共服务支出|60.00|65.00|50.00|15.00|5.00|8.33%",
            "208 社会保障和就业支出|30.00|35.00|20.00|15.00|5.00|16.67%",
        )
    )
    assert columns_of(reading) == [
        ("2022年预算数", "90.00"),
        ("2023年预算数 / 合计", "100.00"),
        ("2023年预算数 / 基本支出", "70.00"),
        ("2023年预算数 / 项目支出", "30.00"),
        ("比上年增减 / 增减额", "10.00"),
    ]


def test_revenue_beside_three_divisions_of_the_expenditure() -> None:
    reading = read(
        table(
            "收支总表",
            "收入|支出",
            "项目|预算数|功能分类|预算数|部门预算经济分类|预算数|政府预算经济分类|预算数",
            "一般公共预算|9.00|一般公共服务支出|9.00|基本支出|9.00|机关工资福利支出|9.00",
            "收入总计|9.00|支出总计|9.00|支出总计|9.00|支出总计|9.00",
        )
    )
    assert [f.direction for f in reading.facts if f.row == 1] == ["revenue"] + ["expenditure"] * 3


def test_final_accounts_copied_so_keep_every_amount_under_its_own_word() -> None:
    # 项目 covers two columns: read as printed, all amounts stood one column to the left.
    reading = read(
        table(
            "支出决算表",
            "项目|本年支出合计|基本支出|项目支出|上缴上级支出",
            "功能分类科目编码|科目名称",
            "栏次||1|2|3|4",
            "|合计|42.00|31.00|10.00|1.00",
            "210|卫生健康支出|30.00|25.00|5.00|",
            "221|住房保障支出|12.00|6.00|5.00|1.00",
        ),
        phase="executed",
    )
    assert columns_of(reading) == [
        ("本年支出合计", "42.00"),
        ("基本支出", "31.00"),
        ("项目支出", "10.00"),
        ("上缴上级支出", "1.00"),
    ]
    assert reading.unread == ()


def test_labels_in_pairs_and_sums_of_classes_below_words_of_the_publishers_own() -> None:
    reading = read(
        table(
            "一般公共预算基本支出表",
            "单位编码|单位名称|功能分类科目|部门经济分类科目|项目名称|总计|工资津补贴|社会保障缴费",
            "科目编码|科目名称|编码|名称|小计|基本工资|奖金|小计|职业年金缴费|职工基本医疗保险缴费",
            "206|某中学|2050203|初中教育|301|工资福利支出|甲|13.00|8.00|5.00|3.00|5.00|4.00|1.00",
            "206|某中学|2050203|初中教育|301|工资福利支出|乙|9.00|6.00|4.00|2.00|3.00|2.00|1.00",
        )
    )
    assert columns_of(reading) == [
        ("总计", "13.00"),
        ("工资津补贴 / 小计", "8.00"),
        ("工资津补贴 / 基本工资", "5.00"),
        ("工资津补贴 / 奖金", "3.00"),
        ("社会保障缴费 / 小计", "5.00"),
        ("社会保障缴费 / 职业年金缴费", "4.00"),
        ("社会保障缴费 / 职工基本医疗保险缴费", "1.00"),
    ]
    assert {(f.function_code, f.economic_code) for f in reading.facts} == {("2050203", "301")}


def test_blanks_before_the_words_of_the_second_row_say_where_they_stand() -> None:
    """Only the blanks at the end of the first row are lost, as editors cut them off."""
    text = (
        "政府采购预算明细表\n\n单位：万元\n\n"
        "采购项目名称\t采购品目\t数量\t采购金额\t资金来源\n"
        "\t\t\t合计\t财政拨款\t其他\n"
        "冷链设备\tA02061299\t10\t80.50\t80.50\t0\n"
        "检测试剂\tA11020100\t1\t40.00\t40.00\t0\n"
        "合计\t\t\t120.50\t120.50\t0\n"
    )
    reading = read(text, year=2024)
    assert {fact.column for fact in reading.facts} == {
        "采购金额 / 合计",
        "资金来源 / 财政拨款",
        "资金来源 / 其他",
    }


def test_codes_and_names_to_the_right_of_all_amounts_name_their_rows() -> None:
    reading = read(
        table(
            "政府性基金预算财政拨款支出决算表",
            "本年支出|||项目|",
            "小计|基本支出|项目支出|功能分类科目编码|科目名称",
            "50.00|20.00|30.00|合计|",
            "50.00|20.00|30.00|229|其他支出",
            "50.00|20.00|30.00|22960|彩票公益金安排的支出",
        )
    )
    assert reading.unread == ()
    assert [(f.label, f.function_code, f.expenditure_type) for f in reading.facts] == [
        (name, code, kind)
        for name, code in (("合计", ""), ("其他支出", "229"), ("彩票公益金安排的支出", "22960"))
        for kind in ("", "basic", "project")
    ]


def test_rows_of_which_none_has_a_name_are_told_but_for_their_sum() -> None:
    reading = read(
        table(
            "政府性基金预算财政拨款支出决算表",
            "合计|基本支出|项目支出|说明",
            "50.00|20.00|30.00|全部",
            "40.00|15.00|25.00|甲",
            "10.00|5.00|5.00|乙",
        )
    )
    assert [(f.published, f.row_role) for f in reading.facts] == [
        ("50.00", "total"),
        ("20.00", "total"),
        ("30.00", "total"),
    ]
    told = [u.text for u in reading.unread]
    assert told == ["40.00", "15.00", "25.00", "10.00", "5.00", "5.00"]
