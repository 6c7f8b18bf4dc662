"""What a row says of itself where the reader cannot know it: of which office, of which class.

The checks ask for it: a sum that counts such a row proves nothing.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.labels import Label
from generator.facts.model import Fact

UNSURE_OFFICE = "上方有单位行，该行属于哪个单位不能确定"
UNSURE_BLANK = "该行的单位（项目）一栏空白，是否属于上方的单位（项目）不能确定"
UNSURE_LEVEL = "没有科目编码，该行与上下各行的从属关系不能确定"
UNSURE_CLASS = "该行的科目一栏空白，是否属于上方的科目不能确定"
_DOUBTS = (UNSURE_OFFICE, UNSURE_BLANK, UNSURE_LEVEL, UNSURE_CLASS)


def with_doubt(label: Label, doubt: str) -> Label:
    """The label with one more note."""
    return replace(label, note="；".join(filter(None, (label.note, doubt))))


def is_doubted(fact: Fact) -> bool:
    """True for a fact of a row whose office, or whose place among the classes, is not known."""
    return any(doubt in fact.note for doubt in _DOUBTS)
