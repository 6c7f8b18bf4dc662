"""Numbered lines that the lines without number below them sum to are counted once."""

from __future__ import annotations

from made_tables import read, table

TITLE, HEAD = "收支总表", "项目|预算数|项目（按部门预算经济分类）|预算数"
ROWS = (
    "一、一般公共预算拨款收入|50.00|一、基本支出|30.00",
    "经费拨款|50.00|工资福利支出|20.00",
    "||商品和服务支出|10.00",
    "||二、项目支出|20.00",
    "||按项目管理的商品和服务支出|20.00",
    "本年收入合计|50.00|本年支出合计|50.00",
    "收入总计|50.00|支出总计|50.00",
)
HEADINGS = {"一、一般公共预算拨款收入", "一、基本支出", "二、项目支出"}


def _items(*rows: str, title: str = TITLE, head: str = HEAD) -> set[str]:
    facts = read(table(title, head, *rows)).facts
    return {fact.label for fact in facts if fact.row_role == "item"}


def _without(*labels: str) -> set[str]:
    names = {name for row in ROWS for name in row.split("|")[::2] if name}
    return names - {"本年收入合计", "本年支出合计", "收入总计", "支出总计", *labels}


def test_a_numbered_line_is_no_item_beside_its_parts() -> None:
    assert _items(*ROWS) == _without(*HEADINGS)


def test_nor_where_the_sum_of_the_year_or_a_part_is_misprinted() -> None:
    assert _items(*[row.replace("本年支出合计|50", "本年支出合计|70") for row in ROWS]) == _without(
        *HEADINGS
    )
    wrong = [row.replace("工资福利支出|20", "工资福利支出|25") for row in ROWS]
    assert _items(*wrong) == _without(*HEADINGS)


def test_lines_without_number_that_the_total_counts_are_no_parts() -> None:
    rows = (
        "一、财政拨款收入|100.00",
        "二、其他收入|20.00",
        "上年结余资金|20.00",
        "收入总计|140.00",
    )
    assert len(_items(*rows, title="部门收入总表", head="项目|预算数")) == 3


def test_one_line_below_another_is_no_part_that_nothing_proves() -> None:
    rows = ("一、办公楼维修|20.00", "零星维修|20.00", "二、设备购置|30.00")
    assert len(_items(*rows, title="项目支出表", head="项目名称|金额")) == 3
