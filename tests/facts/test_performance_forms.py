"""Forms of performance targets in their many layouts: which number is money, and whose."""

from __future__ import annotations

from decimal import Decimal

from made_tables import form, read, table

from generator.facts.model import Reading


def money(reading: Reading) -> list[tuple[str, str, Decimal]]:
    return [(f.label, f.column, f.amount / 10_000) for f in reading.facts]


TASKS = form(
    "部门名称|某市水务局||||",
    "年度主要任务|任务名称|主要内容|预算金额（万元）||",
    "|||总额|财政拨款|其他资金",
    "|防汛|备汛物资|120.5|120.5|0",
    "|水库|除险加固|300|200|100",
    "金额合计|||420.5|320.5|100",
    "年度绩效指标|一级指标|二级指标|三级指标|指标值|",
    "|产出指标|数量指标|加固水库座数|≥3座|",
    title="部门整体支出绩效目标表",
)


def test_a_table_of_tasks_inside_a_form_is_read_by_its_columns() -> None:
    reading = read(TASKS)
    over = "预算金额（万元） / "
    assert money(reading) == [
        ("防汛", f"{over}总额", Decimal("120.5")),
        ("防汛", f"{over}财政拨款", Decimal("120.5")),
        ("防汛", f"{over}其他资金", Decimal(0)),
        ("水库", f"{over}总额", Decimal(300)),
        ("水库", f"{over}财政拨款", Decimal(200)),
        ("水库", f"{over}其他资金", Decimal(100)),
        ("金额合计", f"{over}总额", Decimal("420.5")),
        ("金额合计", f"{over}财政拨款", Decimal("320.5")),
        ("金额合计", f"{over}其他资金", Decimal(100)),
    ]
    assert [f.row_role for f in reading.facts[::3]] == ["item", "item", "total"]
    assert [f.column_role for f in reading.facts[:3]] == ["total", "part", "part"]
    assert [i.indicator for i in reading.indicators] == ["加固水库座数"]


def test_a_column_of_a_table_of_tasks_without_a_known_word_is_unread() -> None:
    reading = read(TASKS.replace("总额", "盘子"))
    assert [token.text for token in reading.unread] == ["120.5", "300", "420.5"]


def test_budget_and_execution_of_a_self_evaluation_are_apart_and_scores_no_money() -> None:
    reading = read(
        form(
            "项目名称|河道治理||||||",
            "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
            "|年度资金总额|100.00|110.00|105.00|10|95.45%|9.5",
            "|其中：当年财政拨款|100.00|110.00|105.00|-|95.45%|-",
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
            "产出指标|数量指标|治理河道|≥10公里|12公里|20|20|",
            title="项目支出绩效自评表",
        ),
        phase="executed",
    )
    assert [(f.label, f.column, f.published, f.phase) for f in reading.facts[:3]] == [
        ("年度资金总额", "年初预算数", "100.00", "approved"),
        ("年度资金总额", "全年预算数", "110.00", "approved"),
        ("年度资金总额", "全年执行数", "105.00", "executed"),
    ]
    assert not reading.unread
    assert {f.project_name for f in reading.facts} == {"河道治理"}


def test_targets_of_several_years_beside_those_of_the_year_are_both_read() -> None:
    reading = read(
        form(
            "项目名称|平台建设|||||",
            "项目资金（万元）|中期资金总额：|900.00|年度资金总额：|300.00||",
            "|其中：财政拨款|800.00|其中：财政拨款|200.00||",
            "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            "产出指标|数量指标|系统数量|≥3个|数量指标|系统数量|≥1个",
        )
    )
    assert [(f.column, f.published) for f in reading.facts] == [
        ("中期资金总额", "900.00"),
        ("年度资金总额", "300.00"),
        ("中期资金总额 / 其中：财政拨款", "800.00"),
        ("年度资金总额 / 其中：财政拨款", "200.00"),
    ]
    assert [(i.level2, i.indicator, i.target) for i in reading.indicators] == [
        ("数量指标", "系统数量", "3"),
        ("数量指标", "系统数量", "1"),
    ]


def test_a_round_number_behind_words_of_money_is_not_passed_over() -> None:
    reading = read(
        form("项目名称|某项目", "项目资金（万元）|18", "批复概算投资|300", "在职人数|20")
    )
    assert [f.published for f in reading.facts] == ["18"]
    assert [token.text for token in reading.unread] == ["300"]


def test_signs_and_units_of_targets_in_columns_of_their_own() -> None:
    reading = read(
        form(
            "项目名称|宣传经费||||",
            "一级指标|二级指标|三级指标|绩效指标性质|绩效指标值|绩效度量单位",
            "产出指标|数量指标|发稿数|≥|200|篇",
        )
    )
    assert [(i.operator, i.target, i.unit) for i in reading.indicators] == [("≥", "200", "篇")]


GLUED = form(
    "部门名称|某县文旅局|||",
    "年度预算申请（万元）|资金总额：3,000.00|||",
    "|按收入性质分：||按支出性质分：|",
    "|其中：一般公共预算：2,800.00||其中：基本支出：1,300.00|",
    "|其他资金：200.00||项目支出：1,700.00|",
    "部门职能概述|电话：12345 负责文旅，2020年完成投资5000万元，接待100万人|||",
    "绩效指标|一级指标|二级指标|三级指标|指标值",
    "|产出指标|数量指标|送戏下乡|≥120场",
    title="部门整体支出绩效目标表",
)


def test_a_key_and_its_amount_in_one_cell_are_read() -> None:
    reading = read(GLUED)
    assert money(reading) == [
        (key, key, Decimal(amount))
        for key, amount in (
            ("资金总额", "3000"),
            ("其中：一般公共预算", "2800"),
            ("其中：基本支出", "1300"),
            ("其他资金", "200"),
            ("项目支出", "1700"),
        )
    ]
    assert [f.row_role for f in reading.facts] == ["total", *["item"] * 4]
    assert [f.expenditure_type for f in reading.facts] == ["", "", "basic", "", "project"]
    assert reading.facts[0].published == "资金总额：3,000.00"
    assert not reading.unread


def test_an_amount_in_one_cell_with_words_not_known_or_with_another_is_unread() -> None:
    cells = (
        "批复盘子：3,000.00",
        "资金总额：3,000.00 其他资金：200",
        "概算投资：80",
        "编码：301001",
    )
    reading = read(form("项目名称|某项目", *(f"情况|{cell}" for cell in cells)))
    assert not reading.facts
    assert [token.text for token in reading.unread] == list(cells[:3])


def test_a_total_merged_down_beside_its_two_divisions_is_read_with_them() -> None:
    reading = read(
        form(
            "预算安排（万元）|资金总额|按收入性质分||按支出性质分|",
            "||一般公共预算|其他资金|基本支出|项目支出",
            "|3,000.00|2,800.00|200.00|1,300.00|1,700.00",
            title="部门整体支出绩效目标申报表",
        )
    )
    assert money(reading) == [
        ("预算安排（万元）", "资金总额", Decimal(3000)),
        ("预算安排（万元）", "按收入性质分 / 一般公共预算", Decimal(2800)),
        ("预算安排（万元）", "按收入性质分 / 其他资金", Decimal(200)),
        ("预算安排（万元）", "按支出性质分 / 基本支出", Decimal(1300)),
        ("预算安排（万元）", "按支出性质分 / 项目支出", Decimal(1700)),
    ]
    assert [f.column_role for f in reading.facts] == ["total", *["part"] * 4]
    assert not reading.unread


def test_an_amount_before_the_columns_of_money_is_no_name_of_its_row() -> None:
    reading = read(
        form(
            "预算安排（万元）|盘子|财政拨款|其他资金",
            "|3,000.00|2,800.00|200.00",
            title="部门整体支出绩效目标申报表",
        )
    )
    assert [f.label for f in reading.facts] == ["预算安排（万元）"] * 2
    assert [token.text for token in reading.unread] == ["3,000.00"]


def test_a_sign_in_the_target_counts_though_the_unit_has_a_column_of_its_own() -> None:
    reading = read(
        form(
            "单位编码|单位（专项）名称|资金总额|一级指标|二级指标|三级指标|指标值|指标值内容|度量单位",
            "601001|乡村医生补助|88.2|产出指标|数量指标|培训人次|≥12|培训12人次以上|人次",
            "|||产出指标|成本指标|人均成本|≤400元|不超过|元",
            "|||产出指标|时效指标|完成时间|≤3月|按期|天",
            "|||效益指标|社会效益指标|机制|健全|健全|",
        )
    )
    told = [(i.indicator, i.operator, i.target, i.unit) for i in reading.indicators]
    assert told == [
        ("培训人次", "≥", "12", "人次"),
        ("人均成本", "≤", "400", "元"),
        ("完成时间", "", "≤3月", "天"),  # the columns contradict each other: as printed
        ("机制", "", "健全", ""),
    ]
    assert {i.project_name for i in reading.indicators} == {"乡村医生补助"}


def test_targets_are_read_though_the_money_beside_them_has_no_unit() -> None:
    rows = (
        "项目名称|资金总额|一级指标|二级指标|三级指标|指标值",
        "乡村医生补助|88.2|产出指标|数量指标|培训人次|≥12人次",
    )
    without = read(form(*rows))
    assert [i.indicator for i in without.indicators] == ["培训人次"]
    assert (without.facts, [cell.text for cell in without.unread]) == ((), ["88.2"])
    told = read(form("单位：万元", *rows))
    assert money(told) == [("乡村医生补助", "资金总额", Decimal("88.2"))]
    assert (len(told.indicators), told.unread) == (1, ())


def test_a_total_and_a_part_behind_blanks_in_the_cells_of_a_form() -> None:
    text = (
        "项目支出绩效目标表\n单位：万元\n项目名称\t设备购置\t\t\n"
        "预算金额（万元）\t合计：1,200.00\t其中：财政拨款 1,100.00\t其他资金\t100.00\n"
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t设备数量\t≥10\n"
    )
    reading = read(text, year=2021)
    assert [(f.label, f.published, str(f.amount), f.row_role) for f in reading.facts] == [
        ("预算金额（万元）", "合计：1,200.00", "12000000.00", "total"),
        ("其中：财政拨款", "其中：财政拨款 1,100.00", "11000000.00", "item"),
        ("其他资金", "100.00", "1000000.00", "item"),
    ]
    assert reading.unread == ()


def test_a_header_of_two_rows_over_targets_heads_them_and_is_no_target() -> None:
    text = form(
        "部门名称|某县纪委||||||",
        "绩效指标|||指标性质|指标值|度量单位|实际完成值|备注",
        "一级指标|二级指标|三级指标|||||",
        "产出指标|数量指标|办结案件数|≥|60|件|68|",
        "|质量指标|审理合格率|=|100|%|100|",
        "效益指标|社会效益指标|廉政教育覆盖率|≥|95|%|97|",
        title="部门整体支出绩效自评表",
    )
    printed = [
        (i.level1, i.level2, i.indicator, i.operator, i.target, i.unit)
        for i in read(text).indicators
    ]
    assert printed == [
        ("产出指标", "数量指标", "办结案件数", "≥", "60", "件"),
        ("产出指标", "质量指标", "审理合格率", "=", "100", "%"),
        ("效益指标", "社会效益指标", "廉政教育覆盖率", "≥", "95", "%"),
    ]


def test_basic_and_project_spending_of_a_whole_department_are_money() -> None:
    text = form(
        "部门（单位）名称|某县教育局||",
        "年度预算（万元）|资金总额|42,700.00|",
        "|其中：基本支出|37,000.00|",
        "|项目支出|5,700.00|",
        "年度绩效指标|一级指标|三级指标|指标值",
        "|产出指标|义务教育巩固率|≥99%",
        title="部门（单位）整体支出绩效目标申报表",
    )
    assert [(f.label, str(f.amount), f.expenditure_type) for f in read(text).facts] == [
        ("资金总额", "427000000.00", ""),
        ("其中：基本支出", "370000000.00", "basic"),
        ("项目支出", "57000000.00", "project"),
    ]


def test_the_numbers_of_the_columns_of_a_list_of_targets_are_no_target() -> None:
    text = table(
        "部门项目支出绩效目标表",
        "单位名称、项目名称|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标内容",
        "1|2|3|4|5|6|7|8|9",
        "某市城管局||||||||",
        "环卫经费|保障清扫|产出指标|数量指标|清扫面积|>=|1500|万平方米|清扫保洁",
        "||效益指标|社会效益指标|环境投诉|<=|5|件|投诉数",
    )
    printed = [
        (i.project_name, i.indicator, i.operator, i.target, i.unit) for i in read(text).indicators
    ]
    assert printed == [
        ("环卫经费", "清扫面积", "≥", "1500", "万平方米"),
        ("环卫经费", "环境投诉", "≤", "5", "件"),
    ]


def test_sources_of_money_numbered_in_brackets_are_money() -> None:
    text = form(
        "部门（单位）名称|某区人社局||",
        "预算情况|部门预算总额（万元）|4,310.55|",
        "|1、资金来源：（1）财政性资金|4,300.55|",
        "|（2）其他资金|10.00|",
        "|2、资金结构：（1）基本支出|1,310.55|",
        "|（2）项目支出|3,000.00|",
        "|（3）其他支出|0.00|",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|重点工作|城镇新增就业|≥6500人",
        title="部门（单位）整体绩效目标表",
    )
    reading = read(text)
    assert [str(f.amount) for f in reading.facts] == [
        "43105500.00",
        "43005500.00",
        "100000.00",
        "13105500.00",
        "30000000.00",
        "0.00",
    ]
    assert reading.unread == ()


def test_其中_财政拨款_is_of_that_fund_beside_the_head_of_its_row_too() -> None:
    text = form(
        "资金情况（万元）|资金总额|32.00|其中：财政拨款|30.00",
        "一级指标|二级指标|三级指标|指标值|",
        "产出指标|数量指标|强制免疫数量|≥12头|",
        title="部门整体支出绩效目标表",
    )
    assert [(f.column, f.fund_source) for f in read(text).facts] == [
        ("资金总额", ""),
        ("其中：财政拨款", "fiscal-appropriation"),
    ]


def test_a_part_that_a_form_prints_first_is_not_its_total() -> None:
    rows = (
        "单位名称|某区教育局|",
        "年度预算|{}",
        "|项目支出|3880.00",
        "一级指标|三级指标|指标值",
        "产出指标|学校|≥60所",
    )
    title = "部门整体支出绩效目标表\n\n单位：万元"

    def found(first: str) -> list[tuple[str, str]]:
        text = form(*(row.format(first) for row in rows), title=title)
        return [(f.label, f.row_role) for f in read(text).facts]

    assert found("总额|41000.55") == [("总额", "total"), ("项目支出", "item")]
    assert found("基本支出|37120.55") == [("基本支出", "item"), ("项目支出", "item")]


def test_a_total_of_a_project_is_money_of_its_form() -> None:
    reading = read(
        form("单位：万元", "项目名称|某项目", "项目总额|600", "其中：财政拨款|600", "本年预算|200")
    )
    assert [(label, amount) for label, _, amount in money(reading)] == [
        ("项目总额", Decimal(600)),
        ("其中：财政拨款", Decimal(600)),
        ("本年预算", Decimal(200)),
    ]


def test_money_with_its_unit_in_its_cell_needs_no_other_unit_and_is_no_title() -> None:
    reading = read(
        "项目绩效目标表\n(2021年度)\n填报单位(盖章):某镇人民政府\n"
        "项目名称 | 基础设施建设 | 项目属性 | 新增 |\n"
        "资金总额及构成 | 总额 | 106.7522万元 | |\n"
        " | 财政拨款:69.3552万元 | | |\n"
        " | 三、其他:37.3970万元 | | |\n"
    )
    assert [(t.title, t.status) for t in reading.tables if t.source] == [
        ("项目绩效目标表", "parsed")
    ]
    assert [(f.label, f.amount, f.published_unit) for f in reading.facts] == [
        ("总额", Decimal("1067522"), "万元"),
        ("财政拨款", Decimal("693552"), "万元"),
    ]
    assert [token.text for token in reading.unread] == ["三、其他:37.3970万元"]
    assert {fact.project_name for fact in reading.facts} == {"基础设施建设"}
