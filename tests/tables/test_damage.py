"""Damage that occurs in real disclosures, each on a table made for it.

The tables are small and invented; each test is named after the difficulty.
"""

from __future__ import annotations

from decimal import Decimal

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

HEAD = "2024年部门支出预算表\n\n单位：万元\n\n"


def read(text: str, year: int = 2024) -> Reading:
    return read_disclosure(parse_text(text, "t"), fiscal_year=year, phase="approved")


def amounts(reading: Reading) -> dict[tuple[str, str], Decimal]:
    return {(f.label, f.column): f.amount / 10_000 for f in reading.facts}


def test_an_undamaged_table_is_bound_as_printed() -> None:
    reading = read(
        HEAD + "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "\t合计\t12.00\t7.00\t5.00\n2010101\t行政运行\t12.00\t7.00\t5.00\n"
    )
    assert reading.tables[0].binding == "printed"
    assert amounts(reading)["行政运行", "项目支出"] == 5
    assert [f.row_role for f in reading.facts[::3]] == ["total", "item"]


def test_sub_headers_shifted_right_by_a_cell_are_bound_by_the_sums() -> None:
    reading = read(
        HEAD + "科目编码\t科目名称\t合计\t基本支出\t\t\t\t\t项目支出\t\t\t\n"
        "\t\t\t小计\t人员经费\t\t公用经费\t\t\t小计\t其他运转类\t特定目标类\n"
        "\t\t\t\t工资福利支出\t对个人和家庭的补助\t商品和服务支出\t资本性支出\t\t\t\t\n"
        "\t合计\t15.00\t10.00\t6.00\t1.00\t3.00\t\t5.00\t\t5.00\t\n"
        "2010101\t行政运行\t10.00\t10.00\t6.00\t1.00\t3.00\t\t\t\t\t\n"
        "2010102\t一般行政管理事务\t5.00\t\t\t\t\t\t5.00\t\t5.00\t\n"
    )
    table = reading.tables[0]
    assert table.binding == "restored"
    assert "加总关系" in table.binding_note
    found = amounts(reading)
    assert found["合计", "项目支出 / 小计"] == 5
    assert found["一般行政管理事务", "项目支出 / 特定目标类"] == 5
    assert found["合计", "基本支出 / 公用经费 / 商品和服务支出"] == 3
    assert table.amount_cells == table.facts == 15


def test_a_row_torn_off_and_a_lost_header_word() -> None:
    reading = read(
        "2024年“三公”经费预算表\n\n单位：万元\n\n"
        "合计\t因公出国（境）费\t公务用车购置及运行费\t\t公务接待费\n"
        "\t\t小计\t公务用车购置\t\n3\t\t2\t\t2\n\t\t\t\t1\n"
    )
    found = amounts(reading)
    assert found["", "公务接待费"] == 1
    assert found["", "公务用车购置及运行费 / 公务用车运行维护费"] == 2
    assert "拆开" in reading.tables[0].binding_note
    assert {f.row for f in reading.facts} == {1}


def test_cells_of_some_rows_shifted_by_one_are_moved_back_and_said_so() -> None:
    reading = read(
        "支出经济分类汇总表\n\n单位：万元\n\n"
        "科目编码\t科目名称\t政府科目\t合计\t基本支出\t项目支出\n"
        "301\t工资福利支出\t机关工资\t8.00\t8.00\t\n"
        "302\t商品和服务支出\t机关商品\t4.00\t1.00\t3.00\n"
        "\t合计\t12.00\t9.00\t3.00\t\n"
    )
    found = amounts(reading)
    assert found["合计", "合计"] == 12
    assert found["合计", "项目支出"] == 3
    moved = [f for f in reading.facts if f.label == "合计"]
    assert all("归位" in f.note for f in moved)


def test_codes_that_lost_digits_are_completed_by_name() -> None:
    reading = read(
        HEAD + "科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t项\t\t\t\t\n"
        "20\t\t\t一般公共服务支出\t3.00\t3.00\t0.00\n"
        "20\t37\t01\t行政运行\t3.00\t3.00\t0.00\n"
        "\t\t\t合计\t3.00\t3.00\t0.00\n"
    )
    codes = {f.label: (f.function_code, f.function_code_published) for f in reading.facts}
    assert codes["一般公共服务支出"] == ("201", "20")
    assert codes["行政运行"] == ("2013701", "20-37-01")
    assert all("补全" in f.note for f in reading.facts if f.label == "行政运行")


def test_a_broken_code_that_nothing_completes_stays_empty() -> None:
    reading = read(
        HEAD + "科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t项\t\t\t\t\n"
        "29\t77\t31\t无此科目\t3.00\t3.00\t0.00\n"
    )
    (fact, *_) = reading.facts
    assert (fact.function_code, fact.function_code_published) == ("", "29-77-31")
    assert "无法补全" in fact.note


def test_a_table_split_over_pages_is_one_table() -> None:
    page = "2024年部门支出预算表\n\n单位：万元\n\n"
    header = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    reading = read(
        page + header + "2010101\t行政运行\t7.00\t7.00\t\n\n" + page + header
        + "2010102\t一般行政管理事务\t5.00\t\t5.00\n\n" + page + "\t合计\t12.00\t7.00\t5.00\n"
    )  # fmt: skip
    assert len([t for t in reading.tables if t.status == "parsed"]) == 1
    assert [(f.row, f.label) for f in reading.facts if f.column == "合计"] == [
        (1, "行政运行"),
        (2, "一般行政管理事务"),
        (3, "合计"),
    ]


def test_a_header_that_no_sum_decides_leaves_its_numbers_unread_or_bound_as_printed() -> None:
    """No guess passes silently: an unknown table keeps its printed words, where they say money."""
    reading = read("某某情况表\n\n单位：万元\n\n项目\t甲收入\t乙\n一\t1.00\t2.00\n")
    assert [(f.column, f.table_kind) for f in reading.facts] == [("甲收入", "other")]
    assert [(t.text, "“乙”" in t.reason) for t in reading.unread] == [("2.00", True)]


def test_amounts_without_any_unit_are_unreadable_not_guessed() -> None:
    reading = read("部门支出总表\n\n科目编码\t科目名称\t合计\n2010101\t行政运行\t7.00\n")
    table = reading.tables[0]
    assert table.status == "unreadable"
    assert "单位" in table.status_reason
    assert [token.text for token in reading.unread] == ["7.00"]
    assert table.amount_cells == 1
    assert reading.facts == ()


def test_year_columns_have_their_own_year() -> None:
    reading = read(
        "一般公共预算财政拨款支出预算表\n\n单位：万元\n\n"
        "功能分类科目\t\t2023年预算数\t2024年预算数\t\t\n"
        "科目编码\t科目名称\t\t总计\t基本支出\t项目支出\n"
        "201\t一般公共服务支出\t9.00\t8.00\t6.00\t2.00\n"
    )
    assert {(f.column, f.fiscal_year) for f in reading.facts} >= {
        ("2023年预算数", 2023),
        ("2024年预算数 / 总计", 2024),
    }
