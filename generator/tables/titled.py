"""What a title says beyond its kind: classification, fund, kind of spending.

一般公共预算项目支出表（按支出经济分类科目） is a table of projects, of one fund, by economic
class. A title that names two funds or two kinds of spending says nothing of either.
"""

from __future__ import annotations

from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash

_APPROPRIATION = "fiscal-appropriation"


def titled(kind: TableKind, title: str) -> TableKind:
    """The kind with what its title adds; what the kind itself says is not overridden."""
    words = squash(title)
    if kind.layout != "rows":
        return kind
    if "政府预算" in words and "经济分类" in words and "部门预算" not in words:
        kind = replace(kind, classification="government-economic")
    if kind.kind == "other" and vocabulary.lines().revenue_titles.fullmatch(words):
        kind = replace(kind, direction="revenue")
    if kind.direction != "expenditure":
        return kind
    own = vocabulary.lines().beside_title.sub("", words)
    said = [word for word in vocabulary.lines().title_words if word.words.search(own)]
    fund = _fund(kind, {word.fund_source for word in said} - {""})
    spending = _spending({word.key for word in said} - {""})
    return replace(
        kind,
        fund_source=fund,
        expenditure_type=spending
        if spending.startswith(f"{kind.expenditure_type}-")
        else kind.expenditure_type or spending,
    )


def _spending(said: set[str]) -> str:
    """The one kind of spending, a part (人员经费) before its whole (基本支出).

    A title that names several parts is about their whole.
    """
    parts = {key for key in said if not any(other.startswith(f"{key}-") for other in said)}
    if len(parts) > 1:
        parts = {key.partition("-")[0] for key in parts}
    return parts.pop() if len(parts) == 1 else ""


def _fund(kind: TableKind, said: set[str]) -> str:
    """The fund of the kind, or the one the title names where the kind does not settle it.

    一般公共预算财政拨款 is the general budget; 财政拨款 alone may be of several funds, which is
    said only of tables that else are presumed to be of one.
    """
    own = said - {_APPROPRIATION} or said
    fund = next(iter(own)) if len(own) == 1 else ""
    if kind.fund_presumed:
        return fund or kind.fund_source
    return kind.fund_source or ("" if fund == _APPROPRIATION else fund)
