"""Code columns without words of their own beside a name that says the classification."""

from __future__ import annotations

from made_tables import read, table


def test_class_columns_are_of_the_classification_that_the_name_beside_them_says() -> None:
    for name in ("功能科目名称", "科目名称"):
        reading = read(
            table(
                "支出预算分类汇总表（按政府预算经济分类）",
                f"类|款|项|{name}|合计|机关工资福利支出|机关商品和服务支出",
                "||||50.00|40.00|10.00".replace("||||", "|||合计|"),
                "201|||一般公共服务支出|50.00|40.00|10.00",
                "201|03||政府办公厅（室）及相关机构事务|50.00|40.00|10.00",
                "201|03|01|行政运行|50.00|40.00|10.00",
            )
        )
        codes = {f.function_code for f in reading.facts}
        assert codes == {"", "201", "20103", "2010301"}
        assert {f.government_economic_code for f in reading.facts} == {""}


def test_money_of_the_special_account_by_its_short_name() -> None:
    reading = read(
        table(
            "2016年部门收入预算总表",
            "单位名称|总计|一般公共预算|专户资金|纳入专户管理的非税收入",
            "某局|60.00|50.00|7.00|3.00",
        )
    )
    assert [f.fund_source for f in reading.facts][1:] == [
        "general-public-budget",
        "fiscal-account",
        "fiscal-account",
    ]


def test_a_list_of_special_funds_is_of_projects_and_the_year_of_a_bond_no_money() -> None:
    reading = read(
        table(
            "专项资金预算汇总表",
            "项目名称|总计|发行年度",
            "合计|61.00|",
            "征地工作经费|61.00|2023",
        )
    )
    assert {f.table_kind for f in reading.facts} == {"project-expenditure"}
    assert {f.published for f in reading.facts} == {"61.00"}
    assert reading.unread == ()


def test_economic_classes_below_their_own_class_are_a_sound_header() -> None:
    reading = read(
        table(
            "基本支出预算明细表-商品和服务支出（按部门预算经济分类）",
            "科目编码|科目名称|总计|商品和服务支出||",
            "|||办公费|公务接待费|公务用车运行维护费",
            "2050101|行政运行|210.30|192.30|8.00|10.00",
        )
    )
    over = "商品和服务支出 / "
    assert [(f.column, str(f.amount)) for f in reading.facts] == [
        ("总计", "2103000.00"),
        (f"{over}办公费", "1923000.00"),
        (f"{over}公务接待费", "80000.00"),
        (f"{over}公务用车运行维护费", "100000.00"),
    ]


def test_a_classification_may_head_columns_called_by_its_classes() -> None:
    header = (
        "科目编码|科目名称|合计|政府预算支出经济分类|政府预算支出经济分类",
        "科目编码|科目名称|合计|机关工资福利支出|对事业单位经常性补助",
    )
    rows = ("|合计|100.00|60.00|40.00", "2130101|行政运行|100.00|60.00|40.00")
    reading = read(table("部门支出总表（按政府预算支出经济分类）", *header, *rows))
    assert reading.unread == ()
    assert [f.published for f in reading.facts] == ["100.00", "60.00", "40.00"] * 2
