"""Economic classes that several tables print: wages, contributions, “三公”, line items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.across.scope import (
    GENERAL_PUBLIC,
    Scope,
    code_lines,
    funds_shown,
    grand_total,
    in_year,
    only_general_public,
    scopes,
    total_line,
    typed_amount,
    unlike_totals,
    whole_amount,
)
from generator.checks.across.totals import same_total
from generator.checks.identity import Identity, NotComparable
from generator.checks.intervals import AT_MOST
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.check_rules import across_rules, sum_rules
from generator.standards.vocabulary import squash

_BASIC_TABLE, _GENERAL = "general-public-basic-expenditure", "general-public-expenditure"
_SUMMARY, _LINE_ITEMS = "economic-classification-summary", "line-item-budget"
_ACCOUNTS = "部门预算支出经济分类科目与支出功能分类科目的对应关系"


def class_facts(view: TableView, code: str, scope: Scope) -> tuple[Fact, ...]:
    """The amount of an economic class: its own row, else the rows below it."""
    own: list[Fact] = []
    below: list[Fact] = []
    for block in view.blocks:
        for line in block.lines:
            printed = line.first.economic_code
            fact = whole_amount(line, scope)
            if fact and printed == code:
                own.append(fact)
            elif fact and printed.startswith(code) and len(printed) == 5 and len(code) == 3:
                below.append(fact)
    return tuple(own or below)


@sum_check(
    "CROSS-ECONOMIC-COLUMN",
    title="支出表的工资福利等经济类栏与基本支出表的同类一致",
    title_en="Economic class columns agree with the basic expenditure table",
    group="across",
    severity="error",
    basis="财预〔2016〕143号（各表的勾稽关系）",
    strength="rule",
)
def economic_columns(tables: Tables) -> Iterator[Identity | NotComparable]:
    """一般公共预算支出表基本支出下按经济分类设栏的（工资福利支出、商品和服务支出、
    对个人和家庭的补助等），合计行该栏 = 一般公共预算基本支出表的同类。

    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        first, second = scope.view(_GENERAL), scope.view(_BASIC_TABLE)
        line = total_line(first) if first else None
        if first is None or second is None or line is None:
            continue
        for fact in in_year(line.amounts.values(), scope):
            word = vocabulary.columns().amount(squash(fact.column.split(" / ")[-1]))
            code = across_rules().economic_columns.get(word.concept) if word else None
            if code and fact.expenditure_type.startswith("basic"):
                wholes = class_facts(second, code, scope)
                if wholes:
                    yield same_total(
                        first, second, (fact,), wholes, f"“{fact.column}”", f"class {code}"
                    )


@sum_check(
    "CROSS-SAME-MONEY",
    title="养老保险缴费等同一笔钱在功能科目与经济科目中一致",
    title_en="Contributions agree between functional and economic classification",
    group="across",
    severity="warning",
    basis=_ACCOUNTS,
    strength="practice",
)
def same_money(tables: Tables) -> Iterator[Identity | NotComparable]:
    """30108“机关事业单位基本养老保险缴费” = 2080505“机关事业单位基本养老保险缴费支出”的基本支出；
    职业年金缴费（30109 与 2080506）、住房公积金（30113 与 2210201）不一致时只作提示。

    仅比较一般公共预算的两表，且两表基本支出一致。依据：政府收支分类科目说明。
    """
    for scope in scopes(tables):
        first, second = scope.view(_BASIC_TABLE), scope.view(_GENERAL)
        if first is None or second is None:
            continue
        basic = typed_amount(total_line(second), "basic", scope)
        unsure = unlike_totals(scope, grand_total(first, scope), basic)
        for rule in across_rules().same_money:
            parts = class_facts(first, rule.economic, scope)
            lines = code_lines(second).get(rule.function, [])
            wholes = tuple(
                f for line in lines if (f := typed_amount(line, "basic", scope)) is not None
            )
            if parts and wholes:
                weak = "" if rule.strict else "两科目的范围不必相同"
                weak = weak or _perhaps_in_others(second, rule.function)
                yield same_total(
                    first, second, parts, wholes, f"{rule.economic}与{rule.function}",
                    f"{rule.economic} against {rule.function}", unsure=unsure or weak,
                )  # fmt: skip


def _perhaps_in_others(view: TableView, code: str) -> str:
    """Why the rows of a code may not be all of it: an office prints a wider class alone."""
    facts = (line.first for block in view.blocks for line in block.lines)
    leaves = {fact.function_code for fact in facts if fact.row_role == "item"}
    above = any(code[:end] in leaves for end in range(3, len(code)))
    return "表中有的行只列到类、款，其中可能有该项" if above else ""


@sum_check(
    "CROSS-THREE-PUBLIC",
    title="“三公”经费与基本支出表的对应科目一致",
    title_en="The three public expenses agree with the basic expenditure table",
    group="across",
    severity="warning",
    basis="财预〔2016〕143号（各表的勾稽关系）",
    strength="rule",
)
def three_public(tables: Tables) -> Iterator[Identity | NotComparable]:
    """“三公”经费表的因公出国（境）费、公务用车运行费、公务接待费，与一般公共预算基本支出表的
    30212、30231、30217 比较：没有项目支出时应相等；有项目支出时，“三公”经费表大的，可能
    部分由项目支出安排，不判为错误；基本支出只是其中一部分，不应更大，除非该科目另有不计入
    “三公”经费的开支，或两表口径不同。有支出经济分类汇总表且只有一般公共预算资金时，与汇总表比较。

    依据：财预〔2016〕143号所列各表的勾稽关系。
    """
    for scope in scopes(tables):
        first = scope.view("three-public-expenses")
        if first is None:
            continue
        for item, code in across_rules().three_public.items():
            figure = _item_total(first, item, scope)
            for second, may_be_part in _three_public_tables(scope) if figure else ():
                if figure and (wholes := class_facts(second, code, scope)):
                    what = f"{code}“{wholes[0].economic_name}”"
                    found = same_total(first, second, (figure,), wholes, what, f"class {code}")
                    yield _of_projects(found, item, scope) if may_be_part else found


def _three_public_tables(scope: Scope) -> Iterator[tuple[TableView, bool]]:
    """The tables to compare with, and whether they may hold but a part of the figure."""
    basic, summary = scope.view(_BASIC_TABLE), scope.view(_SUMMARY)
    if basic:
        yield basic, not _without_projects(scope)
    if summary and only_general_public(scope):
        yield summary, False


def _of_projects(identity: Identity, item: str, scope: Scope) -> Identity:
    """The comparison where projects may pay for a part of the figure, never for less than it."""
    (figure,), wholes = identity.parts, identity.wholes
    if figure.amount >= sum(fact.amount for fact in wholes):
        return replace(identity, unsure="差额可能由项目支出安排")
    besides = across_rules().three_public_besides.get(item, "")
    return replace(
        identity,
        parts=wholes,
        wholes=(figure,),
        relation=AT_MOST,
        parts_called=identity.wholes_called,
        wholes_called=identity.parts_called,
        unsure=besides or _other_scope(figure, scope),
    )


def _other_scope(figure: Fact, scope: Scope) -> str:
    """Why a table of “三公” may speak of less money than that of basic expenditure."""
    if figure.fund_source not in {"", GENERAL_PUBLIC, "fiscal-appropriation"}:
        return "两表的资金来源不同"
    path = [squash(word) for word in figure.column.split(" / ")]
    if any(map(sum_rules().current_year.fullmatch, path)) and _may_be_carried(scope):
        return "“三公”经费表只列当年拨款，基本支出表可能含结转资金"
    spending = scope.view(_GENERAL)
    own = typed_amount(total_line(spending), "basic", scope) if spending else None
    return unlike_totals(scope, grand_total(scope.view(_BASIC_TABLE), scope), own)


def _may_be_carried(scope: Scope) -> bool:
    """True unless the tables of income show no money of earlier years."""
    funds = funds_shown(scope)
    return funds is None or "carryover" in funds


def _without_projects(scope: Scope) -> bool:
    """True where the table of all expenditure prints basic expenditure and no projects."""
    spending = scope.view(_GENERAL)
    if spending is None:
        return False
    line = total_line(spending)
    amounts = in_year(line.amounts.values(), scope) if line else []
    types = {fact.expenditure_type.partition("-")[0] for fact in amounts if fact.amount}
    return "basic" in types and "project" not in types


def _item_total(view: TableView, item: str, scope: Scope) -> Fact | None:
    own = [f for f in in_year(view.facts, scope) if f.item == item]
    totals = [f for f in own if f.row_role == "total"]
    if len(totals) == 1:
        return totals[0]
    return own[0] if len(own) == 1 else None


@sum_check(
    "CROSS-LINE-ITEMS",
    title="逐项预算按经济科目汇总等于支出经济分类汇总表",
    title_en="Line items sum to the summary by economic class",
    group="across",
    severity="error",
    basis="表式（同一笔支出的两种列示）",
    strength="practice",
)
def line_items(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门预算表（逐项）按经济科目相加 = 支出经济分类汇总表的同一科目。

    逐项之和与该表合计不一致（清单不全）时，只核对各科目不大于汇总数。依据：表式。
    """
    for scope in scopes(tables):
        first, second = scope.view(_LINE_ITEMS), scope.view(_SUMMARY)
        if first is None or second is None:
            continue
        items = _by_class(first, scope)
        listed = [f for facts in items.values() for f in facts]
        total = grand_total(first, scope)
        complete = total is not None and tables.precision.compare(listed, [total]).agrees
        for code, parts in sorted(items.items()):
            wholes = class_facts(second, code, scope)
            if wholes:
                yield _line_item_class(first, second, code, parts, wholes, complete)


def _by_class(view: TableView, scope: Scope) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {}
    for block in view.blocks:
        for line in block.lines:
            fact, code = whole_amount(line, scope), line.first.economic_code
            if fact and len(code) == 5:
                found[code] = (*found.get(code, ()), fact)
    return found


def _line_item_class(
    first: TableView,
    second: TableView,
    code: str,
    parts: tuple[Fact, ...],
    wholes: tuple[Fact, ...],
    complete: bool,
) -> Identity:
    identity = same_total(
        first, second, parts, wholes, f"{code}“{wholes[0].economic_name}”", f"class {code}"
    )
    if complete:
        return identity
    return Identity(
        subject=identity.subject + "（清单不全，只核对不大于）",
        subject_en=identity.subject_en + " (list incomplete: at most)",
        parts=parts,
        wholes=wholes,
        relation=AT_MOST,
        parts_called=identity.parts_called,
        wholes_called=identity.wholes_called,
        table_ids=identity.table_ids,
    )


@sum_check(
    "CROSS-ECONOMIC-SUMMARY",
    title="经济分类汇总表的合计等于支出总表，各科目不小于基本支出表",
    title_en="The economic summary agrees with total and basic expenditure",
    group="across",
    severity="error",
    basis="表式（同一笔支出的两种列示）",
    strength="practice",
)
def economic_summary(tables: Tables) -> Iterator[Identity | NotComparable]:
    """支出经济分类汇总表（部门预算表）的合计 = 部门支出总表的合计；
    没有项目支出的，各科目等于基本支出表；否则基本支出表的各科目不大于汇总表。

    依据：表式。
    """
    for scope in scopes(tables):
        spending, basic = scope.view("expenditure-summary"), scope.view(_BASIC_TABLE)
        for kind in (_SUMMARY, _LINE_ITEMS):
            view = scope.view(kind)
            part = grand_total(view, scope)
            whole = grand_total(spending, scope)
            if view and spending and part and whole:
                unsure = "" if kind == _SUMMARY else "逐项预算表的表式不一，范围可能不同"
                yield same_total(
                    view, spending, (part,), (whole,), "支出合计", "expenditure", unsure=unsure
                )
        summary = scope.view(_SUMMARY)
        if summary and basic:
            yield from _basic_within(scope, basic, summary)


def _basic_within(scope: Scope, basic: TableView, summary: TableView) -> Iterator[Identity]:
    codes = {f.economic_code for f in basic.facts if len(f.economic_code) == 5}
    for code in sorted(codes):
        parts, wholes = class_facts(basic, code, scope), class_facts(summary, code, scope)
        if parts and wholes and any(f.amount > Decimal(0) for f in parts):
            found = same_total(
                basic, summary, parts, wholes, f"{code}“{parts[0].economic_name}”不大于汇总数",
                f"class {code} is at most the summary's",
            )  # fmt: skip
            yield Identity(
                subject=found.subject, subject_en=found.subject_en, parts=parts, wholes=wholes,
                relation=AT_MOST, parts_called=found.parts_called,
                wholes_called=found.wholes_called, table_ids=found.table_ids,
            )  # fmt: skip
