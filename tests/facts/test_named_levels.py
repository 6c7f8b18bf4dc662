"""Tables that print names of classes and no codes: which row is part of which."""

from __future__ import annotations

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
