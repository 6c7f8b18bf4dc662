"""Project money that several tables print: project table, summary, performance forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.across.scope import (
    GENERAL_PUBLIC,
    Scope,
    code_lines,
    fund_amount,
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
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards.check_rules import across_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash

_PROJECTS, _SPENDING = "project-expenditure", "expenditure-summary"
_FORMS = "project-performance"
_OWN = {"?": "other-revenue"}  # income without a source of ours (单位资金收入) and its projects
_OTHER_FUNDS = "两表的资金范围可能不同"


@sum_check(
    "CROSS-PROJECTS",
    title="项目支出表的合计等于支出总表的项目支出",
    title_en="The project table's total is the project expenditure of the summary",
    group="across",
    severity="error",
    basis="表式（同一笔支出的两种列示）",
    strength="practice",
)
def project_totals(tables: Tables) -> Iterator[Identity | NotComparable]:
    """项目支出表的合计 = 部门支出总表的项目支出；各项目标有功能科目的，按科目也相等。

    支出总表只在一种资金下列项目支出的，只比这种资金。有一般公共预算以外资金、项目支出表又没有按这些资金
    分栏的，资金范围可能较窄，不等的不判为错误；与
    一般公共预算支出表只比一般公共预算一栏，有结转资金的同样不判为错误。依据：表式。
    """
    for scope in scopes(tables):
        first = scope.view(_PROJECTS)
        for kind in (_SPENDING, "general-public-expenditure"):
            second = scope.view(kind)
            if first is None or second is None:
                continue
            whole = typed_amount(total_line(second), "project", scope)
            fund = whole.fund_source if whole and kind == _SPENDING else ""
            part, unsure = _projects(scope, first, kind)
            if fund and not only_general_public(scope):
                part, unsure = _projects_of_fund(scope, first, fund)
            if part and whole:
                yield same_total(
                    first, second, (part,), (whole,), "项目支出", "project expenditure",
                    unsure=unsure,
                )  # fmt: skip
                if kind == _SPENDING or scope.view(_SPENDING) is None:
                    yield from _by_code(scope, first, second, unsure, fund)


def _projects_of_fund(scope: Scope, view: TableView, fund: str) -> tuple[Fact | None, str]:
    """The projects of the one fund that the other table divides into basic and project."""
    own = fund_amount(view, total_line(view), fund, scope)
    return (own, "") if own else (grand_total(view, scope), _OTHER_FUNDS)


def _projects(scope: Scope, view: TableView, kind: str) -> tuple[Fact | None, str]:
    """The projects that a table of the kind holds as well, and why that is not certain.

    Of a table of all funds only the column of the fund is compared; a table of all spending
    that was compared leaves nothing to say without that column.
    """
    whole, line = grand_total(view, scope), total_line(view)
    if only_general_public(scope):
        return whole, ""
    shown = funds_shown(scope) or frozenset({""})
    of_fund = fund_amount(view, line, GENERAL_PUBLIC, scope)
    if kind == _SPENDING or (of_fund is None and scope.view(_SPENDING) is None):
        columns = {f.fund_source for f in line.amounts.values()} if line else set()
        if kind != _SPENDING and columns - {"", GENERAL_PUBLIC}:
            return None, ""  # money of other funds beside it, and no column of this one alone
        if kind != _SPENDING and funds_shown(scope) is None:
            return whole, _OTHER_FUNDS  # no table tells what other money there is
        return whole, "" if {_OWN.get(fund, fund) for fund in shown} <= columns else _OTHER_FUNDS
    return of_fund, _OTHER_FUNDS if "carryover" in shown else ""


def _by_code(
    scope: Scope, first: TableView, second: TableView, unsure: str, fund: str = ""
) -> Iterator[Identity]:
    """The same by functional class; of one `fund` alone where the second prints no other's."""
    whole = typed_amount(total_line(second), "project", scope)
    own = fund_amount(first, total_line(first), fund, scope) if fund else None
    unsure = unsure or unlike_totals(scope, own or grand_total(first, scope), whole)
    there = code_lines(second)
    for code, lines in sorted(code_lines(first).items()):
        parts = tuple(
            f
            for line in lines
            if (f := fund_amount(first, line, fund, scope) if own else whole_amount(line, scope))
        )
        wholes = tuple(
            f for line in there.get(code, ()) if (f := typed_amount(line, "project", scope))
        )
        if parts and wholes:
            what = f"{code}“{parts[0].function_name}”的项目支出"
            yield same_total(
                first, second, parts, wholes, what, f"projects of {code}", unsure=unsure
            )


@sum_check(
    "CROSS-PROJECT-FORM",
    title="项目绩效目标表的资金与项目支出表一致",
    title_en="Money in project performance forms agrees with the project table",
    group="across",
    severity="error",
    basis="预算法第五十七条、中央部门预算绩效目标管理办法（表式）",
    strength="rule",
)
def project_forms(tables: Tables) -> Iterator[Identity | NotComparable]:
    """项目绩效目标表的资金总额（年度） = 项目支出表同名项目的金额。
    没有项目支出表的，各表资金之和与部门支出总表的项目支出比较，不等的不判为错误（并非所有项目都公布绩效目标）。

    依据：表式。
    """
    for scope in scopes(tables):
        named: dict[str, list[tuple[TableView, Fact]]] = {}
        for view in scope.of_kind(_FORMS):
            for fact in form_totals(view, scope):
                named.setdefault(_name(fact.project_name), []).append((view, fact))
        projects = scope.view(_PROJECTS)
        if projects:
            yield from _named_projects(scope, projects, named)
        else:
            yield from _all_forms(scope, named)


def form_totals(view: TableView, scope: Scope) -> list[Fact]:
    """The money of each project in a performance form or table."""
    totals = [f for f in in_year(view.facts, scope) if f.project_name and f.column_role == "total"]
    if view.is_form and all(f.row_role != "total" for f in totals):
        totals = totals[:1]
    by_project: dict[str, list[Fact]] = {}
    for fact in totals:
        by_project.setdefault(fact.project_name, []).append(fact)
    return [found for facts in by_project.values() if (found := _this_year(facts))]


def _this_year(facts: list[Fact]) -> Fact | None:
    """Of several totals of one project (whole term and year) the year's."""
    if len(facts) == 1:
        return facts[0]
    year = [f for f in facts if table_words().this_year.fullmatch(squash(f.column))]
    return year[0] if len(year) == 1 else None


def _name(text: str) -> str:
    return re.sub(r"[“”\"'（）()—\-、，,]", "", squash(text))


def _named_projects(
    scope: Scope, projects: TableView, named: dict[str, list[tuple[TableView, Fact]]]
) -> Iterator[Identity]:
    """Forms and rows of the same name; a form may speak of more than the year."""
    pairs: list[tuple[TableView, Fact, Fact]] = []
    for block in projects.blocks:
        for line in block.lines:
            found = named.get(_name(line.first.project_name), ())
            figure = whole_amount(line, scope)
            if line.first.project_name and figure and len(found) == 1:
                pairs.append((*found[0], figure))
    compare = scope.tables.precision.compare
    agreeing = sum(compare([form], [figure]).agrees for _, form, figure in pairs)
    for view, form, figure in pairs:
        is_year = table_words().this_year.fullmatch(squash(form.column)) or agreeing * 2 > len(
            pairs
        )
        yield same_total(
            view, projects, (form,), (figure,), f"“{figure.project_name}”",
            f"project “{figure.project_name}”",
            unsure="" if is_year else "绩效目标表的资金是否为当年数不明",
        )  # fmt: skip


def _all_forms(scope: Scope, named: dict[str, list[tuple[TableView, Fact]]]) -> Iterator[Identity]:
    spending = scope.view(_SPENDING) or scope.view("general-public-expenditure")
    whole = typed_amount(total_line(spending), "project", scope) if spending else None
    found = [pair for pairs in named.values() for pair in pairs]
    if spending and whole and found:
        yield same_total(
            found[0][0], spending, tuple(f for _, f in found), (whole,),
            "各项目绩效目标表的资金之和与项目支出", "all forms against project expenditure",
            unsure="并非所有项目都公布绩效目标",
        )  # fmt: skip


@sum_check(
    "CROSS-DEPARTMENT-FORM",
    title="部门整体绩效目标表的预算数与支出总表一致",
    title_en="The department's performance form agrees with the expenditure summary",
    group="across",
    severity="warning",
    basis="预算法第五十七条、中央部门预算绩效目标管理办法（表式）",
    strength="rule",
)
def department_form(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门整体绩效目标表的预算总额、基本支出、项目支出 = 部门支出总表的合计、基本支出、项目支出。

    依据：表式。
    """
    rules = across_rules().department_form
    for scope in scopes(tables):
        view, spending = scope.view("department-performance"), scope.view(_SPENDING)
        if view is None or spending is None:
            continue
        line = total_line(spending)
        wholes = {
            "total": whole_amount(line, scope),
            "basic": typed_amount(line, "basic", scope),
            "project": typed_amount(line, "project", scope),
        }
        for fact in in_year(view.facts, scope):
            key = squash(fact.column.split(" / ")[-1])
            for name, words in rules.items():
                whole = wholes[name]
                if words.fullmatch(key) and whole:
                    yield same_total(view, spending, (fact,), (whole,), f"“{fact.column}”", name)
                    break
