"""Tables that print names of classes and no codes: which row is part of which."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.facts.named_levels import named_levels

NAMES = ("一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行", "一般行政管理事务")


def test_an_item_stands_below_its_section_and_class() -> None:
    levels = named_levels((*NAMES, "住房保障支出", "住房改革支出", "住房公积金"))
    assert levels.parents == (-1, 0, 1, 1, -1, 4, 5)
    assert levels.complete


def test_an_unknown_name_has_no_known_place() -> None:
    levels = named_levels((NAMES[0], "本地自设科目", NAMES[1]))
    assert not levels.complete
    assert levels.parents[1] == -1


def test_classes_alone_are_no_hierarchy() -> None:
    assert not named_levels(("教育支出", "科学技术支出", "住房保障支出")).nested


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("合计|||90.00", "农林水支出|水利|行政运行|60.00", "农林水支出|水利|防汛|30.00"),
            [("合计", "total"), ("行政运行", "item"), ("防汛", "item")],
        ),
        (
            (
                "农林水支出|||90.00",
                "|水利||90.00",
                "||行政运行|60.00",
                "||防汛|30.00",
                "合计|||90.00",
            ),
            [
                ("农林水支出", "subtotal"),
                ("水利", "subtotal"),
                ("行政运行", "item"),
                ("防汛", "item"),
                ("合计", "total"),
            ],
        ),
    ],
)
def test_the_deepest_of_the_levels_that_print_names_names_the_row(
    rows: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    reading = read(table("一般公共预算支出表", "类|款|项|合计", *rows))
    assert [(f.label, f.row_role) for f in reading.facts] == expected
    assert reading.unread == ()
