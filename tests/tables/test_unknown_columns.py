"""A header word over numbers is known, or says money, or its numbers are unread."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure
from generator.standards.vocabulary import columns, squash


def read(*rows: str, title: str = "项目支出预算表") -> Reading:
    lines = "\n".join(row.replace("|", "\t") for row in rows)
    text = f"{title}\n\n单位：万元\n\n{lines}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2022, phase="approved")


def amounts(reading: Reading) -> list[tuple[str, str]]:
    return [(fact.column, fact.published) for fact in reading.facts]


def test_years_counts_and_sizes_of_projects_are_no_money() -> None:
    reading = read(
        "项目名称|起始年度|终止年度|项目周期|建设年限|人数|面积（平方米）|项目总额|本年预算",
        "水库除险加固|2020|2023|3|3|25|1200|9,000.00|2,100.00",
        "河道清淤|2022|2022|1|1|12|300|1,500.00|1,500.00",
        "合计|||||37|1500|10,500.00|3,600.00",
    )
    assert {column for column, _ in amounts(reading)} == {"项目总额", "本年预算"}
    assert len(reading.facts) == 6
    assert reading.unread == ()


def test_numbers_of_papers_telephones_and_years_are_no_money() -> None:
    reading = read(
        "项目编码|项目名称|立项年份|批准文号|实施单位|联系电话|金额",
        "2022001|水库除险加固|2020|15|水利局|8123|2,100.00",
        "2022002|河道清淤|2022|16|水利局|8123|1,500.00",
        "|合计|||||3,600.00",
    )
    assert amounts(reading) == [("金额", "2,100.00"), ("金额", "1,500.00"), ("金额", "3,600.00")]
    assert [fact.project_name for fact in reading.facts] == ["水库除险加固", "河道清淤", ""]


RATES_AND_COUNTS = (
    "执行率 同比增长率 完成率（%） 占比 增减幅度 得分 权重 采购数量 预算单价 建筑面积 编制数 "
    "实有人数 学生数 车辆数 公务接待批次 人均支出 补助标准 联系电话 批复文号 合同编号 "
    "开工时间 计划采购时间 使用年限 房屋（间） 设备（台） 补助标准（元/人） 建设规模"
)
MONEY_AND_LABELS = (
    "上年数 上年同期数 本期数 年初预算数 决算数 执行数 项目金额 人员编制经费 在职人员经费 床位费 "
    "面积补贴 公务用车 车辆购置费 编制经费 会议费 2021年 单位 项目单位 科目编号 项目编号 "
    "年度 预算年度"
)


@pytest.mark.parametrize("word", RATES_AND_COUNTS.split())
def test_words_that_count_rate_or_date_are_known(word: str) -> None:
    assert columns().is_ignored(squash(word))


@pytest.mark.parametrize("word", MONEY_AND_LABELS.split())
def test_words_of_money_and_labels_are_not_among_them(word: str) -> None:
    assert not columns().is_ignored(squash(word))


def test_a_word_that_nobody_knows_is_unread_with_its_reason() -> None:
    reading = read("项目名称|甲档|金额", "防汛|7|200.00", "抗旱|8|300.00")
    assert amounts(reading) == [("金额", "200.00"), ("金额", "300.00")]
    assert [token.text for token in reading.unread] == ["7", "8"]
    assert all("“甲档”" in token.reason for token in reading.unread)
    table = reading.tables[0]
    assert (table.status, table.amount_cells, table.facts) == ("parsed", 4, 2)


def test_a_word_that_nobody_knows_is_money_where_the_sums_need_it() -> None:
    reading = read(
        "项目名称|合计|财政拨款|甲渠道",
        "防汛|200.00|150.00|50.00",
        "抗旱|300.00|300.00|",
        title="部门支出情况表",
    )
    assert ("甲渠道", "50.00") in amounts(reading)
    assert reading.unread == ()


def test_a_word_that_breaks_the_sums_is_no_witness() -> None:
    reading = read(
        "项目名称|合计|财政拨款|其他资金|甲档",
        "防汛|200.00|150.00|50.00|3.00",
        "抗旱|300.00|300.00||2.00",
        title="部门支出情况表",
    )
    assert "甲档" not in {column for column, _ in amounts(reading)}
    assert [token.text for token in reading.unread] == ["3.00", "2.00"]


@pytest.mark.parametrize(
    "word", ["专项资金", "账面净值", "上年同期数", "按项目管理的商品和服务支出"]
)
def test_a_word_that_ends_as_money_does_is_money(word: str) -> None:
    reading = read(f"项目名称|{word}", "防汛|200.00", "抗旱|300.00")
    assert amounts(reading) == [(word, "200.00"), (word, "300.00")]


def test_a_part_of_a_group_of_money_is_money_where_it_is_printed_alike() -> None:
    reading = read(
        "项目名称|合计|项目支出||",
        "||小计|一般性|档次",
        "防汛|200.00|200.00|200.00|3",
        "抗旱|300.00|300.00|300.00|2",
        title="部门支出情况表",
    )
    assert ("项目支出 / 一般性", "200.00") in amounts(reading)
    assert [token.text for token in reading.unread] == ["3", "2"]


GROWTH = "项目|上年决算数|本年决算数|比上年增长"


def test_a_growth_in_per_cent_that_says_no_rate_is_told_by_the_columns_it_compares() -> None:
    reading = read(
        GROWTH,
        "教育支出|1,000.00|1,050.00|5.00",
        "农林水支出|300.00|350.00|16.67",
        "合计|1,300.00|1,400.00|7.69",
        title="支出决算对比表",
    )
    assert {column for column, _ in amounts(reading)} == {"上年决算数", "本年决算数"}
    assert (len(reading.facts), reading.unread) == (6, ())


def test_a_growth_in_money_stays_money() -> None:
    reading = read(
        GROWTH,
        "教育支出|1,000.00|1,050.00|50.00",
        "农林水支出|300.00|350.00|50.00",
        "合计|1,300.00|1,400.00|100.00",
        title="支出决算对比表",
    )
    assert [p for column, p in amounts(reading) if column == "比上年增长"] == [
        "50.00",
        "50.00",
        "100.00",
    ]


def test_zeros_under_a_word_that_nobody_knows_are_money_where_the_sums_hold() -> None:
    reading = read(
        "项目名称|合计|财政拨款|甲渠道",
        "防汛|200.00|200.00|0.00",
        "抗旱|300.00|300.00|0.00",
        title="部门支出情况表",
    )
    assert [p for column, p in amounts(reading) if column == "甲渠道"] == ["0.00", "0.00"]
    assert reading.unread == ()


def test_plans_of_later_years_and_movements_of_debts_are_money() -> None:
    plans = read(
        "项目名称|项目总额|2022年预算|2023年规划|2024年规划",
        "高标准农田|8,100.00|4,100.00|2,000.00|2,000.00",
        "合计|8,100.00|4,100.00|2,000.00|2,000.00",
    )
    assert plans.unread == ()
    assert {(f.column, f.fiscal_year) for f in plans.facts} == {
        ("项目总额", 2022),
        ("2022年预算", 2022),
        ("2023年规划", 2023),
        ("2024年规划", 2024),
    }
    debts = read(
        "项目|2021年末余额|2022年新增|2022年偿还|2022年末余额",
        "一般债务|1,200.00|300.00|200.00|1,300.00",
        "专项债务|5,000.00|0.00|500.00|4,500.00",
        title="政府债务情况表",
    )
    assert debts.unread == ()
    assert len(debts.facts) == 8


def test_counties_below_a_word_for_places_share_out_money() -> None:
    reading = read(
        "单位名称（项目）|资金来源|||地区||",
        "|合计|一般公共预算|政府性基金|蒙自市|个旧市|建水县",
        "合计|1,000.00|700.00|300.00|400.00|300.00|300.00",
        "困难群众救助|700.00|700.00||300.00|200.00|200.00",
        "福彩公益金补助|300.00||300.00|100.00|100.00|100.00",
        title="对下转移支付预算表",
    )
    assert reading.unread == ()
    assert len(reading.facts) == 16
    assert {f.column for f in reading.facts if f.column_role == "total"} == {"资金来源 / 合计"}
