"""Lists with units, sorts of projects and projects in one column: 单位（项目）名称."""

from __future__ import annotations

from made_tables import read, table

TITLE = "表11：部门综合预算专项业务经费支出表（{}上年结转）"
HEAD = "单位编码|单位（项目）名称|项目金额|项目简介"
ROWS = (
    "|合计|158.00|",
    "306|某县财政局|158.00|",
    "306001|某县财政局机关|130.00|",
    "|通用项目|30.00|",
    "|办公用房维修|30.00|对办公用房2000平方米进行维修",
    "|专用项目|100.00|",
    "|信息化建设|100.00|建设平台1个，2022年完成",
    "306002|某县会计核算中心|28.00|",
    "|专用项目|28.00|",
    "|宣传经费|28.00|开展宣传12次",
)
ROLES = {
    "合计": "total",
    "某县财政局": "subtotal",
    "某县财政局机关": "subtotal",
    "通用项目": "subtotal",
    "办公用房维修": "item",
    "专用项目": "subtotal",
    "信息化建设": "item",
    "某县会计核算中心": "subtotal",
    "宣传经费": "item",
}


def test_rows_with_words_beside_them_that_sum_to_the_total_are_the_projects() -> None:
    reading = read(table(TITLE.format("不含"), HEAD, *ROWS), year=2022)
    assert {f.table_kind for f in reading.facts} == {"project-expenditure"}
    assert {f.label: f.row_role for f in reading.facts} == ROLES
    projects = {f.label: f.project_name for f in reading.facts if f.project_name}
    assert projects == {name: name for name, role in ROLES.items() if role == "item"}
    units = {f.unit_code: f.unit_name for f in reading.facts if f.unit_code}
    assert units == {
        "306": "某县财政局",
        "306001": "某县财政局机关",
        "306002": "某县会计核算中心",
    }
    assert {f.expenditure_type for f in reading.facts} == {"project"}
    assert reading.unread == ()


def test_money_a_title_speaks_of_beside_its_own_is_not_that_of_the_table() -> None:
    for said in ("不含", "含", "不包括"):
        reading = read(table(TITLE.format(said), HEAD, *ROWS), year=2022)
        assert {f.fund_source for f in reading.facts} == {""}


def test_without_unit_codes_the_words_beside_the_projects_are_enough() -> None:
    rows = [row.partition("|")[2] for row in (HEAD, *ROWS)]
    reading = read(table("专项业务经费支出表", *rows), year=2022)
    assert {f.label: f.row_role for f in reading.facts} == ROLES


def test_rows_that_do_not_sum_to_the_total_are_called_no_projects() -> None:
    rows = [row.replace("宣传经费|28.00", "宣传经费|27.00") for row in ROWS]
    reading = read(table("专项业务经费支出表", HEAD, *rows), year=2022)
    assert len(reading.facts) == 10
    assert {f.project_name for f in reading.facts} == {""}


def test_projects_below_their_class_repeat_its_code_in_one_column_with_it() -> None:
    rows = (
        "类|款|项|单位代码|单位名称（科目、项目）|金额",
        "||||合计|450.00",
        "|||205001|某市公安局|250.00",
        "204|02|20|205001|执法办案|250.00",
        "204|02|20|205001|禁毒专项|150.00",
        "204|02|20|205001|看守所给养费|100.00",
        "|||205002|某市交警支队|200.00",
        "204|02|20|205002|执法办案|200.00",
        "204|02|20|205002|事故处理|200.00",
    )
    reading = read(table("一般公共预算项目支出预算表", *rows))
    assert [(f.row_role, f.function_code, f.unit_name, f.project_name) for f in reading.facts] == [
        ("total", "", "", ""),
        ("subtotal", "", "某市公安局", ""),
        ("subtotal", "2040220", "某市公安局", ""),
        ("item", "2040220", "某市公安局", "禁毒专项"),
        ("item", "2040220", "某市公安局", "看守所给养费"),
        ("subtotal", "", "某市交警支队", ""),
        ("subtotal", "2040220", "某市交警支队", ""),
        ("item", "2040220", "某市交警支队", "事故处理"),
    ]


def test_rows_that_repeat_a_code_and_do_not_make_its_amount_are_not_called_projects() -> None:
    rows = (
        "类|款|项|单位代码|单位名称（科目、项目）|金额",
        "||||合计|450.00",
        "204|02|20|205001|执法办案|250.00",
        "204|02|20|205001|禁毒专项|150.00",
        "204|02|20|205001|看守所给养费|50.00",
    )
    reading = read(table("一般公共预算项目支出预算表", *rows))
    assert {f.project_name for f in reading.facts} == {""}


def test_the_unit_above_its_projects_is_their_sum_though_the_parts_were_rounded() -> None:
    rows = (
        "支出项目类别（资金使用单位）|总计|财政拨款|其他资金",
        "合计|140.33|140.33|0.00",
        "某市中级人民法院|140.33|140.33|0.00",
        "法庭建设经费|14.63|14.63|0.00",
        "司法救助资金|61.94|61.94|0.00",
        "办案业务费|63.75|63.75|0.00",  # 140.32: a cent less than the sum of what was rounded
    )
    reading = read(table("部门预算项目支出及其他支出预算表", *rows))
    told = {f.label: (f.row_role, f.project_name) for f in reading.facts}
    assert told == {
        "合计": ("total", ""),
        "某市中级人民法院": ("subtotal", ""),
        "法庭建设经费": ("item", "法庭建设经费"),
        "司法救助资金": ("item", "司法救助资金"),
        "办案业务费": ("item", "办案业务费"),
    }


def test_a_small_amount_is_no_heading_because_rounding_is_as_large() -> None:
    rows = (
        "单位（项目）名称|总计",
        "合计|100.00",
        "维修|60.02",
        "材料|0.03",
        "印刷|39.96",
    )
    reading = read(table("项目支出表", *rows))
    assert {f.row_role for f in reading.facts if f.label != "合计"} == {"item"}


def test_a_code_of_unit_or_project_is_no_economic_class() -> None:
    """307 is the bureau of prisons here, not 债务利息及费用支出."""
    rows = ("|合计|96.00", "307|某省监狱管理局|96.00", "307021|某省某某监狱|96.00")
    reading = read(
        table("项目支出表", "单位（项目）编码|单位（项目）名称|项目金额", *rows), year=2022
    )
    assert {fact.economic_code for fact in reading.facts} == {""}
    assert [fact.unit_code for fact in reading.facts] == ["", "307", "307021"]


def test_projects_below_units_in_one_column_of_both_names() -> None:
    reading = read(
        table(
            "项目支出预算汇总表",
            "单位代码|单位名称/项目名称|功能科目编码|合计|一般公共预算|政府性基金预算",
            "101|某区党政办公室||205.50|205.50|-",
            "|综合事务|2010302|120.00|120.00|-",
            "|信息化运维|2010306|85.50|85.50|-",
            "合计|||205.50|205.50|-",
        ),
        year=2024,
    )
    projects = {fact.label: fact.project_name for fact in reading.facts}
    assert projects["综合事务"] == "综合事务"
    assert projects["信息化运维"] == "信息化运维"
    assert projects["某区党政办公室"] == ""


def test_rows_without_code_that_sum_to_the_unit_above_them_are_its_projects() -> None:
    reading = read(
        table(
            "专项资金预算汇总表",
            "单位编码|单位（专项）名称|总计|一般公共预算拨款|政府性基金拨款",
            "|合计|5200.00|4700.00|500.00",
            "301|某县教育局|5200.00|4700.00|500.00",
            "301001|某县教育局本级|4700.00|4700.00|",
            "|义务教育薄弱环节改善|3000.00|3000.00|",
            "|校车安全运营补贴|1700.00|1700.00|",
            "301002|某县特殊教育学校|500.00||500.00",
            "|无障碍改造|500.00||500.00",
        )
    )
    projects = {"义务教育薄弱环节改善", "校车安全运营补贴", "无障碍改造"}
    assert {f.project_name for f in reading.facts} - {""} == projects
    assert {f.label for f in reading.facts if f.row_role == "item"} == projects
    assert {f.label for f in reading.facts if f.row_role == "total"} == {"合计"}


def test_a_purchase_list_keeps_the_rows_of_its_offices() -> None:
    reading = read(
        table(
            "政府采购（资产配置、购买服务）预算表",
            "类|款|项|单位代码|单位（项目）名称|采购项目|数量|预算金额",
            "||||合计|||62.00",
            "||||全额|||62.00",
            "|||141001|某县应急局机关|||62.00",
            "224|01|06|141001|检查经费|专家服务|1|50.00",
            "224|01|01|141001|办公设备|台式计算机|20|12.00",
        )
    )
    assert [f.label for f in reading.facts][:3] == ["合计", "全额", "某县应急局机关"]
    assert reading.facts[0].row_role == "total"
    assert {f.row_role for f in reading.facts[3:]} == {"item"}
    assert reading.unread == ()


def test_rows_that_repeat_the_code_of_the_unit_above_them_are_its_projects() -> None:
    reading = read(
        table(
            "项目支出表",
            "单位编码|单位（专项）名称|支出方向|总计",
            "|合计||399.41",
            "501001|某县农业农村局本级||399.41",
            "501001|农业生产发展专项|高标准农田|359.41",
            "501001|动物防疫专项|补助|40.00",
        )
    )
    unit = "某县农业农村局本级"
    told = [(f.label, f.row_role, f.unit_name, f.project_name) for f in reading.facts]
    assert told == [
        ("合计", "total", "", ""),
        (unit, "subtotal", unit, ""),
        ("农业生产发展专项", "item", unit, "农业生产发展专项"),
        ("动物防疫专项", "item", unit, "动物防疫专项"),
    ]


def test_a_code_beside_many_projects_names_no_unit() -> None:
    """No row is the unit's: each project prints the unit's code."""
    reading = read(
        table(
            "项目支出表",
            "单位编码|单位（专项）名称|总计",
            "501001|农业生产发展专项|359.41",
            "501001|动物防疫专项|40.00",
            "501001|耕地保护专项|5.00",
        )
    )
    assert {(f.unit_code, f.unit_name) for f in reading.facts} == {("501001", "")}


def test_projects_below_their_class_in_a_column_of_classes_and_projects() -> None:
    reading = read(
        table(
            "一般公共预算财政拨款项目支出决算表",
            "类|款|项|科目名称（项目）|金额",
            "|||合计|1,470.00",
            "210|02|02|中医（民族）医院|1,470.00",
            "210|02|02|中医药传承|1,000.00",
            "210|02|02|重点专科|470.00",
        ),
        phase="executed",
    )
    told = [(f.row_role, f.function_code, f.project_name) for f in reading.facts]
    assert told == [
        ("total", "", ""),
        ("subtotal", "2100202", ""),
        ("item", "2100202", "中医药传承"),
        ("item", "2100202", "重点专科"),
    ]


def test_classes_below_offices_are_no_projects_and_of_the_office_above_them() -> None:
    rows = (
        "支出项目类别（资金使用单位）|总计|财政拨款|其他资金",
        "合计|300.00|300.00|0.00",
        "某市人力资源和社会保障局|200.00|200.00|0.00",
        "工资和福利支出|150.00|150.00|0.00",
        "商品和服务支出|50.00|50.00|0.00",
        "某市技师学院|100.00|100.00|0.00",
        "工资和福利支出|90.00|90.00|0.00",
        "对个人和家庭的补助|10.00|10.00|0.00",
    )
    reading = read(table("部门预算基本支出预算表", *rows))
    assert {f.project_name for f in reading.facts} == {""}
    units = {f.row: f.unit_name for f in reading.facts}
    office, school = "某市人力资源和社会保障局", "某市技师学院"
    assert list(units.values()) == ["", *[office] * 3, *[school] * 3]


def test_projects_below_offices_without_codes_are_of_the_office_above_them() -> None:
    rows = (
        "支出项目类别（资金使用单位）|总计",
        "合计|300.00",
        "某市人力资源和社会保障局|200.00",
        "系统运行维护|150.00",
        "人才引进|50.00",
        "某市技师学院|100.00",
        "实训设备|100.00",
    )
    reading = read(table("部门预算项目支出及其他支出预算表", *rows))
    office, school = "某市人力资源和社会保障局", "某市技师学院"
    assert [(f.unit_name, f.project_name) for f in reading.facts] == [
        ("", ""),
        (office, ""),
        (office, "系统运行维护"),
        (office, "人才引进"),
        (school, ""),
        (school, "实训设备"),
    ]


def test_special_funds_that_repeat_the_code_of_their_office_are_its_projects() -> None:
    rows = (
        "单位代码|单位名称（专项名称）|总计",
        "|合计|404.50",
        "404001|某县某镇人民政府|404.50",
        "404001|村干部报酬|340.50",
        "404001|村级运转经费|64.00",
    )
    reading = read(table("专项资金预算汇总表", *rows))
    office = "某县某镇人民政府"
    assert [(f.row_role, f.unit_name, f.project_name) for f in reading.facts] == [
        ("total", "", ""),
        ("subtotal", office, ""),
        ("item", office, "村干部报酬"),
        ("item", office, "村级运转经费"),
    ]
