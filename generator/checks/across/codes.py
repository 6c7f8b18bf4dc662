"""Classes and items that several tables print: 类 by code or name, 项 by code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from generator.checks.across.scope import (
    GENERAL_PUBLIC,
    Scope,
    carried_over,
    code_lines,
    fund_amount,
    grand_total,
    only_general_public,
    other_totals,
    plain_name,
    scopes,
    top_lines,
    total_line,
    typed_amount,
    unlike_totals,
    whole_amount,
)
from generator.checks.across.totals import same_total
from generator.checks.identity import Identity, NotComparable
from generator.checks.layout import Line, Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards import classifications

_FORMAT = "财预〔2016〕143号（各表的勾稽关系）"
_BOTH, _APPROPRIATION = "revenue-expenditure-summary", "fiscal-appropriation-summary"


@sum_check(
    "CROSS-CLASS",
    title="各表的同一支出功能类金额一致",
    title_en="The same functional class has the same amount in every table",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def class_amounts(tables: Tables) -> Iterator[Identity | NotComparable]:
    """一般公共预算支出表各类的合计 = 财政拨款收支总表一般公共预算栏（不分资金的，支出栏）的同类；
    部门支出总表各类的合计 = 部门收支总表支出一侧的同类。

    类按编码或历年名称对应；两表合计不一致时口径可能不同，不作比较。
    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        fund = GENERAL_PUBLIC if _shows_general_public(scope) else ""  # one column for all funds
        yield from _classes(scope, "general-public-expenditure", _APPROPRIATION, fund)
        yield from _classes(scope, "expenditure-summary", _BOTH, "")
        if only_general_public(scope):
            yield from _classes(scope, "general-public-expenditure", _BOTH, "")


def _shows_general_public(scope: Scope) -> bool:
    """True where the summary of appropriations has amounts of classes of that fund alone."""
    summary = scope.view(_APPROPRIATION)
    return summary is not None and bool(_named_classes(summary, scope, GENERAL_PUBLIC))


def _classes(
    scope: Scope, kind: str, two_sided: str, fund: str
) -> Iterator[Identity | NotComparable]:
    first, second = scope.view(kind), scope.view(two_sided)
    if first is None or second is None:
        return
    here, there = _coded_classes(first, scope), _named_classes(second, scope, fund)
    if not here or not there:
        return
    total, *others = _side_totals(second, scope, fund)
    carried = carried_over(second, scope, "expenditure") if not fund else ()
    known = [f for f in others if f is not None]
    unsure = unlike_totals(scope, grand_total(first, scope), total, known, carried, [first])
    if unsure:
        yield _unlike(first, second, "各类", unsure)
        return
    for code in sorted({*here, *there}):
        parts, wholes = here.get(code, ()), there.get(code, ())
        name = classifications.functional().name(code) or code
        lacking = "" if parts and wholes else "其中一表没有可对应的行"
        yield same_total(
            first, second, parts, wholes, f"{code}类“{name}”", f"class {code}",
            unsure=lacking,
        )  # fmt: skip


def _unlike(first: TableView, second: TableView, what: str, reason: str) -> NotComparable:
    return NotComparable(
        f"{first.called}与{second.called}：{what}",
        f"{first.called_en} against {second.called_en}",
        reason,
        (first.id, second.id),
    )


def _side_totals(view: TableView, scope: Scope, fund: str) -> list[Fact | None]:
    """What may be meant by the total of the expenditure side, of one fund if given."""

    def pick(line: Line | None) -> Fact | None:
        return fund_amount(view, line, fund, scope) if fund else whole_amount(line, scope)

    return [
        pick(total_line(view, "expenditure")),
        *other_totals(view, scope, "expenditure", pick),
    ]


def _coded_classes(view: TableView, scope: Scope) -> dict[str, tuple[Fact, ...]]:
    """Amounts of each class: its own row, or the highest rows below it."""
    found: dict[str, tuple[Fact, ...]] = {}
    for block in view.blocks:
        for line in top_lines(block):
            fact, code = whole_amount(line, scope), line.first.function_code[:3]
            if fact and code:
                found[code] = (*found.get(code, ()), fact)
    return found


def _named_classes(view: TableView, scope: Scope, fund: str) -> dict[str, tuple[Fact, ...]]:
    """Amounts of each class on the expenditure side, by code or by name."""
    found: dict[str, tuple[Fact, ...]] = {}
    for block in view.blocks:
        if block.direction != "expenditure":
            continue
        for line in block.lines:
            code = _class_of(line)
            if not code:
                continue
            fact = fund_amount(view, line, fund, scope) if fund else whole_amount(line, scope)
            if fact:
                found[code] = (*found.get(code, ()), fact)
        if found:
            break  # further expenditure blocks say the same in another classification
    return found


def _class_of(line: Line) -> str:
    code = line.first.function_code
    if code:
        return code if len(code) == 3 else ""
    if line.is_total:
        return ""
    return classes_by_name().get(plain_name(line.first.label), "")


@cache
def classes_by_name() -> dict[str, str]:
    """Class codes by every name they have carried; a name of two classes is left out."""
    found: dict[str, set[str]] = {}
    for code, names in classifications.functional().names.items():
        if len(code) == 3:
            for name in names:
                found.setdefault(plain_name(name), set()).add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


@sum_check(
    "CROSS-ITEM",
    title="收入总表、支出总表、一般公共预算支出表的同一科目一致",
    title_en="The same functional item has the same amount in every table",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def item_amounts(tables: Tables) -> Iterator[Identity | NotComparable]:
    """同一功能科目（类、款、项）：部门收入总表的合计 = 部门支出总表的合计；
    只有一般公共预算资金时，部门支出总表（合计、基本、项目）= 一般公共预算支出表。

    收入与支出只在预算中按科目比较；两表合计不一致时口径可能不同，不作比较；一表只列到款的，
    以款相比。
    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        if tables.disclosure.phase == "approved":
            yield from _items(scope, "revenue-summary", "expenditure-summary", ("",))
        if only_general_public(scope):
            kinds = ("", "basic", "project")
            yield from _items(scope, "general-public-expenditure", "expenditure-summary", kinds)
            if scope.view("expenditure-summary") is None:
                yield from _items(scope, "revenue-summary", "general-public-expenditure", ("",))


def _items(
    scope: Scope, first_kind: str, second_kind: str, types: tuple[str, ...]
) -> Iterator[Identity | NotComparable]:
    first, second = scope.view(first_kind), scope.view(second_kind)
    if first is None or second is None:
        return
    here, there = code_lines(first), code_lines(second)
    totals = grand_total(first, scope), grand_total(second, scope)
    unsure = unlike_totals(scope, *totals, rows=[first, second])
    if unsure and here and there:
        yield _unlike(first, second, "各科目", unsure)
        return
    for code in sorted({*here, *there}):
        both = code in here and code in there
        if not both and (not here or not there or len(code) < 7):
            continue
        if not both and _ends_above(code, here if code in there else there):
            continue
        for kind in types:
            parts = _amounts(here.get(code, ()), kind, scope)
            wholes = _amounts(there.get(code, ()), kind, scope)
            lacking = "" if both else _doubt_of_lacking(first if code in there else second)
            if (both and parts and wholes) or (not both and not kind):
                yield same_total(
                    first, second, parts, wholes, _item_called(code, kind, parts or wholes),
                    f"item {code} {kind}".strip(), unsure=lacking,
                )  # fmt: skip


def _ends_above(code: str, lines: Mapping[str, object]) -> bool:
    """True where a table prints the 款 of an item and none of its items: it tells no more."""
    above = code[:5]
    return above in lines and not any(len(c) > 5 and c.startswith(above) for c in lines)


def _doubt_of_lacking(view: TableView) -> str:
    """Why a table without a row for an item may have it all the same: codes not read."""
    for block in view.blocks:
        for line in block.lines:
            plain = not line.is_total and not line.is_unit and line.first.row_role == "item"
            if (plain and not line.first.function_code) or line.first.note:
                return "其中一表没有可对应的行"
    return ""


def _amounts(lines: list[Line] | tuple[()], kind: str, scope: Scope) -> tuple[Fact, ...]:
    picked = (
        typed_amount(line, kind, scope) if kind else whole_amount(line, scope) for line in lines
    )
    return tuple(fact for fact in picked if fact)


def _item_called(code: str, kind: str, facts: tuple[Fact, ...]) -> str:
    name = next((f.function_name for f in facts if f.function_name), "")
    said = {"basic": "的基本支出", "project": "的项目支出"}.get(kind, "")
    return f"{code}“{name}”{said}"
