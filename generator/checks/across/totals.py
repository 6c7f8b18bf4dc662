"""Totals that several tables print: revenue, expenditure, appropriation, funds, basic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.across.scope import (
    Scope,
    carried_over,
    fund_amount,
    grand_total,
    in_year,
    only_appropriation,
    other_totals,
    revenue_leaves,
    scopes,
    spent_line,
    total_line,
    typed_amount,
    typed_amounts,
    whole_amount,
)
from generator.checks.identity import Identity, NotComparable
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.outline_tree import fund_of
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.check_rules import across_rules, sum_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash

_BOTH, _REVENUE, _EXPENDITURE = (
    "revenue-expenditure-summary", "revenue-summary", "expenditure-summary",
)  # fmt: skip
_APPROPRIATION = "fiscal-appropriation-summary"
_WITH_BASIC = (
    ("general-public-expenditure", "general-public-basic-expenditure"),
    ("fiscal-appropriation-expenditure", "fiscal-appropriation-basic-expenditure"),
)
_HALVES = ["basic-personnel", "basic-public-use"]
_CARRIED = "含结转资金，两表口径可能不同"
_FORMAT = "财预〔2016〕143号（各表的勾稽关系）"


def same_total(
    first: TableView,
    second: TableView,
    parts: tuple[Fact, ...],
    wholes: tuple[Fact, ...],
    what: str,
    what_en: str,
    others: tuple[Fact, ...] = (),
    unsure: str = "",
) -> Identity:
    """`first`'s figure against `second`'s; `others` are what `second` may mean as well."""
    return Identity(
        subject=f"{first.called}与{second.called}：{what}",
        subject_en=f"{first.called_en} against {second.called_en}: {what_en}",
        parts=parts,
        wholes=wholes,
        alternatives=tuple((parts, (other,)) for other in others),
        parts_called=first.called,
        wholes_called=second.called,
        unsure=unsure,
        table_ids=(first.id, second.id),
    )


@sum_check(
    "CROSS-REVENUE",
    title="部门收入总表的合计等于部门收支总表的收入",
    title_en="The revenue summary's total is the revenue of the overall summary",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def revenue_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门收入总表的合计 = 部门收支总表的收入总计（或本年收入合计，即总计减上年结转）。

    同一年度、同一级次比较；缺表时无法判断。依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    yield from _against_both(tables, _REVENUE, "revenue", "收入合计", "total revenue")


@sum_check(
    "CROSS-EXPENDITURE",
    title="部门支出总表的合计等于部门收支总表的支出",
    title_en="The expenditure summary's total is the expenditure of the overall summary",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def expenditure_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门支出总表的合计 = 部门收支总表的支出总计（或本年支出合计，即总计减结转下年）。

    同一年度、同一级次比较；缺表时无法判断。依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    yield from _against_both(tables, _EXPENDITURE, "expenditure", "支出合计", "total expenditure")


def _against_both(
    tables: Tables, kind: str, direction: str, what: str, what_en: str
) -> Iterator[Identity | NotComparable]:
    for scope in scopes(tables):
        pair = scope.pair(kind, _BOTH)
        if isinstance(pair, NotComparable):
            yield pair
        elif pair:
            first, second = pair
            whole = grand_total(second, scope, direction)
            part = grand_total(first, scope)
            if part and whole:
                others = _others(second, scope, direction)
                identity = same_total(first, second, (part,), (whole,), what, what_en, others)
                carried = carried_over(second, scope, direction)
                more = (((part, *carried), (whole,)),) if carried else ()
                yield replace(identity, alternatives=(*identity.alternatives, *more))


def _others(view: TableView, scope: Scope, direction: str) -> tuple[Fact, ...]:
    return other_totals(view, scope, direction, lambda line: whole_amount(line, scope))


@sum_check(
    "CROSS-APPROPRIATION",
    title="没有财政拨款以外的收入时，收支总表与财政拨款收支总表一致",
    title_en="Without other income the overall and the appropriation summary agree",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def appropriation_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门收支总表（没有时为部门收入、支出总表）的收入、支出总计 = 财政拨款收支总表的总计。

    仅当部门收入总表没有财政拨款以外的收入时比较，否则两表口径不同。
    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        second = scope.view(_APPROPRIATION)
        for direction, single, what, what_en in (
            ("revenue", _REVENUE, "收入总计", "total revenue"),
            ("expenditure", _EXPENDITURE, "支出总计", "total expenditure"),
        ):
            first = scope.view(_BOTH) or scope.view(single)
            if first is None or second is None:
                continue
            if not only_appropriation(scope):
                yield NotComparable(
                    f"{first.called}与{second.called}：{what}",
                    f"{first.called_en} against {second.called_en}: {what_en}",
                    "未见收入全部来自财政拨款，两表口径不同",
                    (first.id, second.id),
                )
                continue
            side = direction if first.kind.direction == "two-sided" else ""
            part, whole = grand_total(first, scope, side), grand_total(second, scope, direction)
            if part and whole:
                others = _others(second, scope, direction)
                doubt = _CARRIED if _carries(first, second) else ""
                yield same_total(first, second, (part,), (whole,), what, what_en, others, doubt)


def _carries(*views: TableView) -> bool:
    """True when a table prints money carried over, which need not be the appropriation's."""
    words = sum_rules().carryover
    return any(f.amount and words.fullmatch(squash(f.label)) for v in views for f in v.facts)


@sum_check(
    "CROSS-FUNDS",
    title="财政拨款支出等于一般公共预算、政府性基金、国有资本经营预算支出表之和",
    title_en="Appropriation expenditure is the sum of the tables of its funds",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def fund_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """财政拨款收支总表各资金栏的支出 = 一般公共预算支出表、政府性基金预算支出表、
    国有资本经营预算支出表的合计；没有资金栏时，三表合计之和 = 财政拨款支出。

    有财政拨款支出表的，其合计 = 财政拨款支出。说明为空表的按零计；缺表而总表有数的无法判断。
    决算的各资金表只列本年支出，与总表的本年支出合计比较。
    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        view = scope.view(_APPROPRIATION)
        if view is None:
            continue
        line = spent_line(view, scope) or total_line(view, "expenditure")
        columns = 0
        for fund, kind in across_rules().fund_tables.items():
            whole = fund_amount(view, line, fund, scope)
            if whole is not None:
                columns += 1
                yield from _one_fund(scope, view, whole, fund, kind)
        if not columns:
            yield from _all_funds(scope, view)
        whole_table = scope.view("fiscal-appropriation-expenditure")
        part, whole = grand_total(whole_table, scope), whole_amount(line, scope)
        if whole_table and part and whole:
            is_spent = spent_line(view, scope) is not None
            others = () if is_spent else _others(view, scope, "expenditure")
            doubt = _CARRIED if _carries(view) and not is_spent else ""
            yield same_total(
                whole_table, view, (part,), (whole,), "财政拨款支出", "expenditure", others, doubt
            )


def _one_fund(
    scope: Scope, view: TableView, whole: Fact, fund: str, kind: str
) -> Iterator[Identity | NotComparable]:
    table = scope.view(kind)
    is_spent = spent_line(view, scope) is not None
    others = () if is_spent else other_totals(
        view, scope, "expenditure", lambda line: fund_amount(view, line, fund, scope)
    )  # fmt: skip
    doubt = _CARRIED if _carries(view) and not is_spent else ""
    title = scope.called(kind)
    if table and (part := grand_total(table, scope)):
        yield same_total(
            table, view, (part,), (whole,), "该项资金的支出", "expenditure of the fund",
            others, doubt,
        )  # fmt: skip
    elif whole.amount and scope.is_declared_empty(kind):
        yield Identity(
            subject=f"{view.called}“{whole.column}”栏与{title}（空表）",
            subject_en=f"{view.called_en} against an empty table of the fund",
            parts=(),
            wholes=(whole,),
            parts_called=f"{title}为空表，",
            wholes_called=f"{view.called}“{whole.column}”栏",
        )
    elif whole.amount:
        yield NotComparable(
            f"{view.called}“{whole.column}”栏与{title}",
            f"{view.called_en} against the table of the fund",
            f"没有可比的{title}",
            (view.id,),
        )


def _all_funds(scope: Scope, view: TableView) -> Iterator[Identity]:
    tables = [t for k in across_rules().fund_tables.values() if (t := scope.view(k))]
    parts = tuple(f for table in tables if (f := grand_total(table, scope)))
    whole = grand_total(view, scope, "expenditure")
    if parts and whole:
        others = _others(view, scope, "expenditure")
        first = tables[0]
        doubt = _CARRIED if _carries(view) else _unread_fund(scope, view)
        what = "财政拨款支出"
        yield same_total(first, view, parts, (whole,), what, "expenditure", others, doubt)


def _unread_fund(scope: Scope, view: TableView) -> str:
    """Why the tables of the funds need not be all: the summary names one that has none."""
    for fund, kind in across_rules().fund_tables.items():
        said = any(fund_of(f) == fund and f.amount for f in in_year(view.facts, scope))
        if said and not scope.view(kind) and not scope.is_declared_empty(kind):
            return f"没有可比的{scope.called(kind)}"
    return ""


@sum_check(
    "CROSS-BASIC",
    title="一般公共预算支出表的基本支出等于基本支出表的合计",
    title_en="Basic expenditure is the total of the basic expenditure table",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def basic_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """一般公共预算支出表的基本支出（及其人员经费、公用经费）= 一般公共预算基本支出表的合计
    （及其人员经费、公用经费）；财政拨款支出表与财政拨款基本支出表同此。基本支出表分左右两半、
    只印“人员经费合计”“公用经费合计”的，以两者之和为其合计。

    依据：财预〔2016〕143号所列各表的勾稽关系；预算法实施条例第六条。
    """
    for scope in scopes(tables):
        for names in _WITH_BASIC:
            pair = scope.pair(*names)
            if isinstance(pair, NotComparable):
                yield pair
                continue
            if pair is None:
                continue
            first, second = pair
            for kind, what in (
                ("basic", "基本支出"), ("basic-personnel", "人员经费"),
                ("basic-public-use", "公用经费"),
            ):  # fmt: skip
                yield from _typed_total(scope, first, second, kind, what)


def _typed_total(
    scope: Scope, first: TableView, second: TableView, kind: str, what: str
) -> Iterator[Identity]:
    """One kind of spending in the totals of both tables; split columns are added up."""
    parts = _typed(first, kind, scope)
    wholes = _basic_whole(second, kind, scope)
    if parts and wholes:
        partial = table_words().part_of_basic.search(second.table.title)
        doubt = "表题所列只是基本支出的一部分" if kind == "basic" and partial else ""
        named = f"{kind} expenditure"
        yield same_total(first, second, parts, wholes, what, named, unsure=doubt)


def _basic_whole(view: TableView, kind: str, scope: Scope) -> tuple[Fact, ...]:
    """The total of a table of basic expenditure, or those of its halves side by side."""
    line = total_line(view)
    if line:
        whole = whole_amount(line, scope) if kind == "basic" else typed_amount(line, kind, scope)
        return (whole,) if whole else ()
    halves = tuple(
        fact
        for fact in in_year(view.facts, scope)
        if not fact.economic_code and fact.expenditure_type in _HALVES
        if sum_rules().sum_words.search(squash(fact.label))
    )
    if sorted(fact.expenditure_type for fact in halves) != _HALVES:
        return ()
    return tuple(fact for fact in halves if kind in ("basic", fact.expenditure_type))


def _typed(view: TableView, kind: str, scope: Scope) -> tuple[Fact, ...]:
    line = total_line(view)
    single = typed_amount(line, kind, scope)
    if single or line is None:
        return (single,) if single else ()
    return typed_amounts(line, kind, scope)


@sum_check(
    "CROSS-FUND-REVENUE",
    title="收入总表的各资金栏与收支总表的各收入行一致",
    title_en="Revenue by fund agrees between the summaries",
    group="across",
    severity="error",
    basis=_FORMAT,
    strength="rule",
)
def fund_revenue(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门收入总表合计行的各资金栏 = 部门收支总表（财政拨款收支总表）收入一侧的各资金行；
    一方只列“财政拨款”的，按财政拨款合计比较。

    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        first = scope.view(_REVENUE)
        line = total_line(first) if first else None
        for kind in (_BOTH, _APPROPRIATION):
            second = scope.view(kind)
            if first and second and line:
                leaves = revenue_leaves(second, scope)
                for fund in sum_rules().appropriation_funds:
                    yield from _fund_pair(scope, first, second, fund, leaves)
                yield from _appropriation_pair(scope, first, second, leaves)


def _fund_pair(
    scope: Scope, first: TableView, second: TableView, fund: str, leaves: list[Fact]
) -> Iterator[Identity]:
    part = fund_amount(first, total_line(first), fund, scope)
    wholes = tuple(f for f in leaves if fund_of(f) == fund)
    if part and len(wholes) == 1:
        what = vocabulary_title(fund)
        yield same_total(first, second, (part,), wholes, f"{what}收入", f"revenue: {fund}")


def _appropriation_pair(
    scope: Scope, first: TableView, second: TableView, leaves: list[Fact]
) -> Iterator[Identity]:
    part = fund_amount(first, total_line(first), "fiscal-appropriation", scope)
    funds = {*sum_rules().appropriation_funds, "fiscal-appropriation"}
    wholes, current = (
        tuple(f for f in lines if fund_of(f) in funds and f.amount)
        for lines in (leaves, revenue_leaves(second, scope, carried=False))
    )
    if part and wholes:
        identity = same_total(
            first, second, (part,), wholes, "财政拨款收入", "appropriation revenue",
            unsure="含上年结转与否不明" if len(wholes) > 1 else "",
        )  # fmt: skip
        yield replace(identity, alternatives=(((part,), current),) if current else ())


def vocabulary_title(fund: str) -> str:
    """The Chinese name of a fund of the appropriation."""
    kind = across_rules().fund_tables[fund]
    return vocabulary.kind(kind).title.removesuffix("支出表")
