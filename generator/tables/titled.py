"""What a title says beyond its kind: classification, fund, kind of spending.

一般公共预算项目支出表（按支出经济分类科目） is a table of projects, of one fund, by economic
class. A title that names two funds or two kinds of spending says nothing of either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.vocabulary import ItemWord, TableKind, squash


def titled(kind: TableKind, title: str) -> TableKind:
    """The kind with what its title adds; what the kind itself says is not overridden."""
    words = squash(title)
    if kind.layout != "rows":
        return kind
    if "政府预算" in words and "经济分类" in words and "部门预算" not in words:
        kind = replace(kind, classification="government-economic")
    if kind.direction != "expenditure":
        return kind
    said = [word for word in vocabulary.lines().title_words if word.words.search(words)]
    fund = _only(said, lambda word: word.fund_source)
    spending = _only(said, lambda word: word.key)
    return replace(
        kind,
        fund_source=kind.fund_source or fund,
        expenditure_type=kind.expenditure_type or spending,
    )


def _only(said: list[ItemWord], value: Callable[[ItemWord], str]) -> str:
    """The one value the words give, or empty."""
    values = {value(word) for word in said} - {""}
    return values.pop() if len(values) == 1 else ""
