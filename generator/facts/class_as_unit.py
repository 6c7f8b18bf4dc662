"""Codes of classes in the column of units: 单位代码 2130301 beside 单位名称（科目） 行政运行.

Lists of offices with their classes below them, in one column of both names, repeat the code of
the class under 单位代码. The row's own code, or the name the lists give the code, tells it.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.codes import Code, is_well_formed
from generator.facts.labels import Label
from generator.standards.classifications import code_names
from generator.standards.vocabulary import squash

_CLASS = 3  # digits of a 类: so short are codes of offices, too


def without_class_as_unit(label: Label) -> Label:
    """The label, a class that stands in the column of units as its class, not as a unit."""
    code = label.unit_code
    if not is_well_formed("function", code) or label.function.full not in {"", code}:
        return label
    named = squash(label.text) in map(squash, code_names("function", code))
    if not named and (label.function.full != code or len(code) == _CLASS):
        return label
    own = label.function if label.function.full else Code(code, code, label.text)
    office = "" if label.unit_name == label.text else label.unit_name
    return replace(label, unit_code="", unit_name=office, function=own)
