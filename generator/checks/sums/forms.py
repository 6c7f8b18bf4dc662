"""Sums by key: “三公” lines, and money in performance forms (资金总额 = 财政拨款 + 其他)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.intervals import AT_MOST, EQUAL
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards.check_rules import FormSum, sum_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash


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
        if view.is_form:
            for rule in sum_rules().forms:
                yield from _form(view, rule)


def _form(view: TableView, rule: FormSum) -> Iterator[Identity]:
    """The sums of one form; totals printed beside each other share the parts below them."""
    wholes: list[Fact] = []
    parts: list[Fact] = []
    for fact in view.facts:
        key = _key(fact)
        if rule.parts.fullmatch(key):
            parts.append(fact)
        elif rule.whole.fullmatch(key):
            if parts:
                yield from _stacked(view, rule, wholes, parts)
                wholes, parts = [], []
            wholes.append(fact)
    yield from _stacked(view, rule, wholes, parts)


def _key(fact: Fact) -> str:
    return squash(fact.column.split(" / ")[-1])


def _stacked(
    view: TableView, rule: FormSum, wholes: Sequence[Fact], parts: Sequence[Fact]
) -> Iterator[Identity]:
    """Whole term and year beside each other: every key below occurs once for each."""
    if not wholes or not parts:
        return
    by_key: dict[str, list[Fact]] = {}
    for part in parts:
        by_key.setdefault(_key(part), []).append(part)
    if len(wholes) == 1:
        yield _form_sum(view, rule, parts, wholes[0])
    elif all(len(facts) == len(wholes) for facts in by_key.values()):
        for at, whole in enumerate(wholes):
            yield _form_sum(view, rule, [facts[at] for facts in by_key.values()], whole)


def _other_readings(parts: Sequence[Fact], whole: Fact) -> Iterator[Terms]:
    """Parts by level of government, or by fund, may break down the 财政拨款 above them."""
    of_level = table_words().level_of_money.match
    funds = sum_rules().appropriation_funds
    by_level = [f for f in parts if of_level(_key(f).removeprefix("其中:"))]
    by_fund = [f for f in parts if f.fund_source in funds]
    for inner in (by_level, by_fund):
        appropriation = [f for f in parts if f not in inner and "财政" in _key(f)]
        if inner and len(inner) < len(parts) and (inner is by_level or appropriation):
            yield tuple(f for f in parts if f not in inner), (whole,)
            yield tuple(f for f in parts if f not in appropriation), (whole,)


def _form_sum(view: TableView, rule: FormSum, parts: Sequence[Fact], whole: Fact) -> Identity:
    lone = len(parts) == 1 and squash(parts[0].column).startswith("其中")
    name = f"（{whole.project_name}）" if whole.project_name else ""
    return Identity(
        subject=f"{view.called}{name}：“{whole.column}”等于各项资金之和",
        subject_en=f"Form {view.called_en}: “{whole.column}” against its parts",
        parts=tuple(parts),
        wholes=(whole,),
        relation=AT_MOST if lone else EQUAL,
        alternatives=tuple(_other_readings(parts, whole)),
        parts_called="各项资金相加",
        wholes_called=f"“{whole.column}”",
        family=f"form {view.id} {rule.id}",
    )
