"""Whatever the damage: a published fact is right, and every number is accounted for.

Tables are drawn, damaged in one way, and read. A reader may refuse a table or a row; it may
not put an amount under another column or label, and it may not lose one.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

NAMES = ["行政运行", "一般行政管理事务", "培训支出", "行政单位医疗", "住房公积金"]
CODES = ["2010101", "2010102", "2050803", "2101101", "2210201"]
HEADERS = ["合计", "基本支出", "项目支出"]
money = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999.99"), places=2)
tables = st.lists(st.tuples(money, money), min_size=3, max_size=5)
Amounts = list[tuple[Decimal, Decimal]]


def rows(drawn: Amounts) -> list[list[str]]:
    body = [
        [code, name, f"{a + b:.2f}", f"{a:.2f}", f"{b:.2f}"]
        for code, name, (a, b) in zip(CODES, NAMES, drawn, strict=False)
    ]
    sums = [sum((pair[i] for pair in drawn), Decimal(0)) for i in (0, 1)]
    body.append(["", "合计", f"{sums[0] + sums[1]:.2f}", f"{sums[0]:.2f}", f"{sums[1]:.2f}"])
    return [["科目编码", "科目名称", *HEADERS], *body]


def truth(table: list[list[str]]) -> dict[tuple[str, str], Decimal]:
    return {
        (row[1], header): Decimal(cell)
        for row in table[1:]
        for header, cell in zip(HEADERS, row[2:], strict=True)
    }


def read(table: list[list[str]]) -> Reading:
    text = "部门支出总表\n\n单位：万元\n\n" + "\n".join("\t".join(row) for row in table)
    return read_disclosure(parse_text(text, "t"), fiscal_year=2024, phase="approved")


def assert_right(reading: Reading, table: list[list[str]], damaged: list[list[str]]) -> None:
    expected = truth(table)
    for fact in reading.facts:
        column = fact.column.split(" / ")[-1].removesuffix("①")
        if column in HEADERS:
            assert expected[fact.label, column] * 10_000 == fact.amount, (fact, damaged)
        else:
            assert column.startswith("增减"), fact
    printed = sum("." in cell and any(c.isdecimal() for c in cell) for r in damaged for c in [0]
                  for cell in r)  # fmt: skip
    ignored = sum("." in cell for row in damaged for cell in row[5:6]) if len(damaged[0]) > 5 else 0
    assert len(reading.facts) + len(reading.unread) >= printed - ignored, damaged


def test_the_undamaged_table_is_read_whole() -> None:
    table = rows([(Decimal(1), Decimal(2)), (Decimal(3), Decimal(4)), (Decimal(5), Decimal(6))])
    reading = read(table)
    assert len(reading.facts) == 12
    assert_right(reading, table, table)


@given(tables)
def test_a_header_that_slid_right_by_a_cell(drawn: Amounts) -> None:
    table = rows(drawn)
    damaged = [["", *table[0]], *([*row, ""] for row in table[1:])]
    assert_right(read(damaged), table, damaged)


@given(tables)
def test_a_body_that_slid_right_by_a_cell(drawn: Amounts) -> None:
    table = rows(drawn)
    damaged = [[*table[0], ""], *(["", *row] for row in table[1:])]
    assert_right(read(damaged), table, damaged)


@given(tables, st.integers(min_value=0, max_value=9))
def test_a_row_that_slid_by_a_cell(drawn: Amounts, which: int) -> None:
    table = rows(drawn)
    at = 1 + which % (len(table) - 1)
    right = [[*row, ""] for row in table]
    right[at] = ["", *table[at]]
    assert_right(read(right), table, right)
    left = [list(row) for row in table]
    left[at] = [*table[at][1:], ""]
    assert_right(read(left), table, left)


@given(tables)
def test_a_lost_header_word(drawn: Amounts) -> None:
    table = rows(drawn)
    for at in (2, 3, 4):
        damaged = [list(row) for row in table]
        damaged[0][at] = ""
        assert_right(read(damaged), table, damaged)


@given(tables)
def test_two_header_words_exchanged_are_not_believed_against_the_sums(drawn: Amounts) -> None:
    """合计 and 基本支出 exchanged: no row adds up as printed; every row does when mended."""
    table = rows(drawn)
    damaged = [list(row) for row in table]
    damaged[0][2], damaged[0][3] = damaged[0][3], damaged[0][2]
    reading = read(damaged)
    if reading.tables[0].binding == "printed":
        assert "不加总" in reading.tables[0].binding_note


@given(tables, st.integers(min_value=0, max_value=9))
def test_a_percent_column_is_never_money(drawn: Amounts, which: int) -> None:
    table = rows(drawn)
    damaged = [[*table[0], "增减%"], *([*row, f"{which}.50"] for row in table[1:])]
    reading = read(damaged)
    assert len(reading.facts) == 3 * (len(table) - 1)
    assert_right(reading, table, damaged)


@given(tables, st.integers(min_value=0, max_value=9), st.sampled_from(["约", "△", "≈", "近"]))
def test_an_amount_of_doubtful_form_is_unread_not_lost(
    drawn: Amounts, which: int, mark: str
) -> None:
    table = rows(drawn)
    at = 1 + which % (len(table) - 1)
    damaged = [list(row) for row in table]
    damaged[at][3] = mark + damaged[at][3]
    reading = read(damaged)
    assert [token.text for token in reading.unread] == [damaged[at][3]]
    assert_right(reading, table, damaged)


@given(tables, st.integers(min_value=0, max_value=9))
def test_an_amount_under_a_name_is_refused_with_its_row(drawn: Amounts, which: int) -> None:
    table = rows(drawn)
    at = 1 + which % (len(table) - 1)
    damaged = [list(row) for row in table]
    damaged[at][1], damaged[at][2] = damaged[at][2], damaged[at][1]
    assert_right(read(damaged), table, damaged)


@given(tables)
def test_codes_under_a_money_header_are_never_money(drawn: Amounts) -> None:
    table = rows(drawn)
    damaged = [["合计", "科目名称", "科目编码", *table[0][3:]], *table[1:]]
    for fact in read(damaged).facts:
        assert fact.published not in CODES


@pytest.mark.parametrize(
    "cell", ["收入总计 1,234.56", "收入总计：1234.56", "收入总计1,234", "合计\n1,234.56"]
)
def test_an_amount_in_the_cell_of_its_name_is_unread(cell: str) -> None:
    head = "<tr><td>收入</td><td>金额</td><td>支出</td><td>金额</td></tr>"
    table = f"部门收支总表\n\n单位：万元\n\n<table>{head}"
    row = "<tr><td>{0}</td><td>{1}</td><td>{2}</td><td>{1}</td></tr>"
    rows = row.format("事业收入", "1,234.56", "教育支出")
    last = f"<tr><td colspan=2>{cell}</td><td>支出总计</td><td>1,234.56</td></tr></table>\n"
    reading = read_disclosure(
        parse_text(table + rows + last, "t.md", "md"), fiscal_year=2023, phase="approved"
    )
    assert [u.text for u in reading.unread] == [cell]
    assert [f.published for f in reading.facts] == ["1,234.56"] * 3


@pytest.mark.parametrize(
    "name", ["智慧平台2.0", "2023年第二批", "V1.25版本", "10.55公里道路", "（二）外交支出"]
)
def test_numbers_in_names_are_no_money(name: str) -> None:
    text = f"项目支出表\n\n单位：万元\n\n项目名称\t金额\n{name}\t3.00\n合计\t3.00\n"
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")
    assert reading.unread == ()


def _read(title: str, *lines: str) -> Reading:
    text = f"{title}\n\n单位：万元\n\n" + "\n".join(line.replace("|", "\t") for line in lines)
    return read_disclosure(parse_text(text, "t"), fiscal_year=2020, phase="executed")


def test_names_under_a_total_say_that_the_header_slid() -> None:
    """项目 is over four columns, but prints three: the amounts stand one column further right."""
    reading = _read(
        "支出决算表",
        "项目|||本年支出合计|基本支出|项目支出",
        "支出功能分类科目编码|||科目名称||",
        "类|款|项|栏次|1|2",
        "合计||||26,928.70|19,500.20",
    )
    assert reading.facts == ()
    assert {"26,928.70", "19,500.20"} <= {token.text for token in reading.unread}


def test_the_sum_of_one_half_under_the_header_of_the_other_is_not_read() -> None:
    """人员经费 covers two blocks of three here, not one as in the form of the state."""
    reading = _read(
        "一般公共预算基本支出决算表",
        "人员经费|||公用经费|||公用经费||",
        "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数",
        "301|工资福利支出|9.00|30113|住房公积金|2.00|302|商品和服务支出|5.00",
        "人员经费合计|||||9.00|公用经费合计||5.00",
    )
    assert reading.facts == ()
    assert {"9.00", "2.00", "5.00"} <= {token.text for token in reading.unread}
