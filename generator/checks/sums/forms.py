"""Sums by key: “三公” lines, and money in performance forms (资金总额 = 财政拨款 + 其他)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.intervals import AT_MOST, EQUAL
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards.check_rules import FormSum, sum_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash


@dataclass(frozen=True, slots=True)
class Keyed:
    """An amount of a form with the key printed before it, and what a message calls it."""

    fact: Fact
    key: str  # without spaces
    called: str


@sum_check(
    "SUM-THREE-PUBLIC",
    title="“三公”经费合计等于各项之和",
    title_en="The three public expenses sum to their total",
    group="inside",
    severity="error",
    basis="财预〔2016〕143号（“三公”经费支出表的格式）",
    strength="rule",
)
def three_public_lines(tables: Tables) -> Iterator[Identity | NotComparable]:
    """按行列示的“三公”经费表：合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费；
    公务用车购置及运行费 = 购置费 + 运行费。

    按栏列示的表由“每行的合计等于各栏之和”核对。依据：表式（算术）。
    """
    for view in tables.of_kind("three-public-expenses"):
        for column in dict.fromkeys(f.column for f in view.facts):
            lines = {f.item: f for f in view.facts if f.column == column}
            rows = {f.row for f in lines.values()}
            if len(rows) < 2 or len(rows) < len(lines):
                continue
            for whole, keys in sum_rules().three_public.items():
                parts = tuple(_printed(lines, keys))
                if parts and whole in lines:
                    yield _keyed_sum(view, parts, lines[whole])


def _printed(lines: Mapping[str, Fact], keys: Sequence[str]) -> Iterator[Fact]:
    """The lines of the keys; for a line that is not printed, those that it would sum."""
    for key in keys:
        if key in lines:
            yield lines[key]
        else:
            yield from _printed(lines, sum_rules().three_public.get(key, ()))


def _keyed_sum(view: TableView, parts: tuple[Fact, ...], whole: Fact) -> Identity:
    label = whole.label or "合计"
    return Identity(
        subject=f"{view.called}“{whole.column}”栏：“{label}”等于各项之和",
        subject_en=f"Table {view.called_en}: “{label}” against its parts",
        parts=parts,
        wholes=(whole,),
        wholes_called=f"“{label}”",
        family=f"three-public {view.id}",
    )


@sum_check(
    "SUM-FORM",
    title="绩效目标表中的资金总额等于各项资金之和",
    title_en="Money in a performance form sums to its total",
    group="inside",
    severity="error",
    basis="预算法第五十七条、中央部门预算绩效目标管理办法（表式）",
    strength="rule",
)
def form_sums(tables: Tables) -> Iterator[Identity | NotComparable]:
    """绩效目标表：资金总额 = 财政拨款 + 其他资金；年度预算 = 市级支出 + 补助区县；
    预算总额 = 各资金来源之和 = 基本支出 + 项目支出。

    只列出一项且标明“其中”的，该项不得大于总额。依据：表式（算术）。
    """
    for view in tables.views:
        if view.kind.layout == "form":
            for money in _money(view):
                for rule in sum_rules().forms:
                    yield from _form(view, rule, money)


def _money(view: TableView) -> Iterator[Sequence[Keyed]]:
    """The amounts with their keys, as printed: before each amount, or before a row of them.

    Of rows, stages beside each other (年初预算数, 全年预算数, 全年执行数) are forms of their own.
    """
    keyed = [Keyed(f, squash(f.column.split(" / ")[-1]), f.column) for f in view.facts]
    if any(rule.whole.fullmatch(each.key) for each in keyed for rule in sum_rules().forms):
        yield keyed if view.is_form else ()
        return
    for column in dict.fromkeys(f.column for f in view.facts):
        own = [f for f in view.facts if f.column == column]
        yield [Keyed(f, squash(f.label), f"{f.label} / {column}") for f in own]


def _form(view: TableView, rule: FormSum, money: Sequence[Keyed]) -> Iterator[Identity]:
    """The sums of one form; totals printed beside each other share the parts below them."""
    wholes: list[Keyed] = []
    parts: list[Keyed] = []
    for keyed in money:
        if rule.parts.fullmatch(keyed.key):
            parts.append(keyed)
        elif rule.whole.fullmatch(keyed.key):
            if parts:
                yield from _stacked(view, rule, wholes, parts)
                wholes, parts = [], []
            wholes.append(keyed)
    yield from _stacked(view, rule, wholes, parts)


def _stacked(
    view: TableView, rule: FormSum, wholes: Sequence[Keyed], parts: Sequence[Keyed]
) -> Iterator[Identity]:
    """Whole term and year beside each other: every key below occurs once for each."""
    if not wholes or not parts:
        return
    by_key: dict[str, list[Keyed]] = {}
    for part in parts:
        by_key.setdefault(part.key, []).append(part)
    if len(wholes) == 1:
        yield _form_sum(view, rule, parts, wholes[0])
    elif all(len(each) == len(wholes) for each in by_key.values()):
        for at, whole in enumerate(wholes):
            yield _form_sum(view, rule, [each[at] for each in by_key.values()], whole)


def _other_readings(parts: Sequence[Keyed], whole: Fact) -> Iterator[Terms]:
    """Parts by level of government, or by fund, may break down the 财政拨款 above them."""
    of_level = table_words().level_of_money.match
    funds = sum_rules().appropriation_funds
    by_level = [part for part in parts if of_level(part.key.removeprefix("其中:"))]
    by_fund = [part for part in parts if part.fact.fund_source in funds]
    for inner in (by_level, by_fund):
        appropriation = [part for part in parts if part not in inner and "财政" in part.key]
        if inner and len(inner) < len(parts) and (inner is by_level or appropriation):
            yield tuple(part.fact for part in parts if part not in inner), (whole,)
            yield tuple(part.fact for part in parts if part not in appropriation), (whole,)


def _form_sum(view: TableView, rule: FormSum, parts: Sequence[Keyed], whole: Keyed) -> Identity:
    lone = len(parts) == 1 and squash(parts[0].called).startswith("其中")
    of = whole.fact.project_name or ("" if whole.fact.label in whole.called else whole.fact.label)
    name = f"（{of}）" if of else ""
    return Identity(
        subject=f"{view.called}{name}：“{whole.called}”等于各项资金之和",
        subject_en=f"Form {view.called_en}: “{whole.called}” against its parts",
        parts=tuple(part.fact for part in parts),
        wholes=(whole.fact,),
        relation=AT_MOST if lone else EQUAL,
        alternatives=tuple(_other_readings(parts, whole.fact)),
        parts_called="各项资金相加",
        wholes_called=f"“{whole.called}”",
        family=f"form {view.id} {rule.id}",
    )
