"""The questions asked of every disclosure; each is a function that fills one frame.

A question takes a reading and its year and gives a frame, or says what is missing. It
decides which facts answer; how that looks is decided in `charts.layout`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.model import Fact, Reading
from generator.pages import amounts, selection, words
from generator.pages.charts.answers import (
    IN_PROSE,
    Answer,
    basis_of,
    money,
    parts_of_whole,
    sorted_bars,
    sum_row,
)
from generator.pages.charts.changes import changes
from generator.pages.charts.flow import EXPENDITURE, REVENUE
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row, write
from generator.pages.charts.hierarchy import by_function_level
from generator.pages.people import split
from generator.pages.quotes import quoted
from generator.standards.classifications import functional

Question = Callable[[Reading, int], Answer]

_PHASES = {"approved": "预算安排", "executed": "支出"}
_ITEM_NAMES = {
    "three-public/abroad": "因公出国（境）费",
    "three-public/vehicle": "公务用车购置及运行费",
    "three-public/vehicle/purchase": "公务用车购置费",
    "three-public/vehicle/operation": "公务用车运行维护费",
    "three-public/reception": "公务接待费",
}


def by_function(reading: Reading, year: int) -> Answer:
    """Where does the money go, by class of the functional classification?"""
    name, title = "function", "钱花在哪些方面？"
    chosen = selection.choose(
        reading,
        selection.BY_FUNCTION,
        lambda f: bool(f.function_code) and selection.spent(f, year),
    )
    if not chosen:
        return Missing(name, title, "没有可用的按功能分类的支出表。", ("expenditure-summary",))
    printed_names = selection.function_names(reading)
    printed: dict[str, list[Fact]] = {}
    for fact in (f for f in chosen.facts if len(f.function_code) == 3):
        printed.setdefault(fact.function_code, []).append(fact)
    details = selection.leaves(chosen.facts, lambda f: f.function_code)
    sums = selection.summed(details, lambda f: f.function_code[:3])
    rows = []
    for code, amount in sums.items():
        label = printed_names.get(code) or functional().name(code) or code
        same = printed.get(code)  # once for each unit where a table is divided by units
        rows.append(sum_row(label, same) if same else Row(label, (Part("main", amount),)))
    basis = basis_of(chosen.table)
    if any(code not in printed_names for code in sums):
        basis += "（表中只印到项级，类名据政府收支分类科目）"
    subject = words.spending(chosen.table.table_kind)
    return sorted_bars(name, title, rows, subject, "功能分类", basis, chosen.total)


def basic_and_project(reading: Reading, year: int) -> Answer:
    """Running the office, or projects?"""
    name, title = "basic-project", "维持运转，还是专项办事？"
    pair = zip(("basic", "project"), selection.basic_and_project(reading, year), strict=True)
    facts = {key: fact for key, fact in pair if fact}
    if len(facts) > 1 and any(fact.amount for fact in facts.values()):
        table_id = next(iter(facts.values())).table_id
        basis = basis_of(next(t for t in reading.tables if t.table_id == table_id))
        parts = tuple(Part(key, fact.amount, fact.source) for key, fact in facts.items())
        whole = selection.whole_of(reading, facts["basic"])
        divided = whole is None or sum(part.amount for part in parts) == whole.amount
        kind = facts["basic"].table_kind
        subject = words.spending(kind) if divided else "基本支出和项目支出"
        return parts_of_whole(name, title, parts, f"{year} 年{subject}", basis)
    return Missing(name, title, "没有把支出分为基本支出和项目支出的表。", ("expenditure-summary",))


def people_and_office(reading: Reading, year: int) -> Answer:
    """Of running the office: people, or things?"""
    name, title = "people-office", "维持运转的钱，多少用在人员？"
    found = split(reading, year)
    if found:
        pair = (("people", found.people), ("office", found.office))
        parts = tuple(Part(key, figure.amount, figure.source) for key, figure in pair if figure)
        basis = basis_of(found.table) if found.table else f"{IN_PROSE}（没有单列这两项的表）"
        subject = words.basic(found.table.table_kind if found.table else "")
        return parts_of_whole(name, title, parts, f"{year} 年{subject}", basis)
    reason = "没有把基本支出分为人员经费和公用经费的表，文字说明里也没有写明。"
    return Missing(name, title, reason, ("general-public-basic-expenditure",))


def by_source(reading: Reading, year: int) -> Answer:
    """Where does the money come from?"""
    name, title = "sources", "钱从哪里来？"
    for table in selection.tables_of(reading, "revenue-summary"):
        columns = selection.revenue_columns(reading, table.table_id, year)
        columns = columns or selection.revenue_rows(reading, table.table_id, year)
        rows = [
            Row(words.FUND_SOURCES.get(source, source), (Part("main", amount, place),))
            for source, (amount, place) in columns.items()
        ]
        if rows:
            basis = basis_of(table)
            return sorted_bars(name, title, rows, "收入", "资金来源", basis, None)
    return Missing(name, title, "没有可用的按资金来源分列的收入表。", ("revenue-summary",))


def flow(reading: Reading, year: int) -> Answer:
    """Where does the money come from, and where does it go?"""
    name, title = "flow", "钱从哪里来，花到哪里去？"
    come, go = by_source(reading, year), by_function(reading, year)
    if isinstance(come, Missing):
        return replace(come, name=name, title=title)
    if isinstance(go, Missing):
        return replace(go, name=name, title=title)
    if come.whole != go.whole:
        return Missing(name, title, "公布的收入合计与支出合计口径不同，不能连成一张图。")
    rows = [replace(row, side=REVENUE) for row in come.rows]
    rows += [replace(row, side=EXPENDITURE) for row in go.rows]
    said: list[str | Quantity] = [f"{year} 年收入 ", *_first(come), "；支出 ", *_first(go), "。"]
    basis = f"收入见{come.basis}；支出见{go.basis}"
    return Frame(name, title, "flow", "money", tuple(rows), tuple(said), basis, go.whole)


def _first(frame: Frame) -> list[str | Quantity]:
    """The whole of one side and its largest row."""
    largest = frame.rows[0]
    said: list[str | Quantity] = [money(frame.whole or largest.amount)]
    if len(frame.rows) == 1:
        return [*said, f"，全部是{largest.label}"]
    amount = money(largest.amount, largest.parts[0].source)
    return [*said, f"，最多的是{largest.label} ", amount, f"（{frame.share(largest.amount)}）"]


def by_economy(reading: Reading, year: int) -> Answer:
    """What does running the office cost, by economic code?"""
    name, title = "economy", "维持运转的钱怎么花？"
    chosen = selection.choose(
        reading,
        selection.BY_ECONOMY,
        lambda f: bool(f.economic_code) and selection.spent(f, year),
    )
    if not chosen:
        return Missing(
            name, title, "没有按经济分类公布的基本支出表。", ("general-public-basic-expenditure",)
        )
    facts = [f for f in selection.leaves(chosen.facts, _economic) if f.amount]
    rows = []
    for code in dict.fromkeys(_economic(f) for f in facts):
        same = [f for f in facts if f.economic_code == code]
        series = {"301": "personnel", "302": "goods", "303": "family"}.get(code[:3], "other")
        rows.append(sum_row(same[0].economic_name or same[0].label, same, series))
    total = chosen.total
    if total and len({f.column for f in facts}) > 1:
        # Of blocks side by side, the total of one of them is no total of the table.
        total = total if total.amount >= sum(f.amount for f in facts) else None
    subject = words.basic(chosen.table.table_kind)
    return sorted_bars(
        name, title, rows, subject, "经济分类的款级科目", basis_of(chosen.table), total
    )


def _economic(fact: Fact) -> str:
    return fact.economic_code


def three_public(reading: Reading, year: int) -> Answer:
    """How much for journeys abroad, cars and receptions?"""
    name, title = "three-public", "“三公”经费多少？"
    total, lines = selection.three_public(reading, year)
    if not lines:
        return _no_three_public(reading, name, title)
    total_before, lines_before = selection.three_public(reading, year - 1)
    before = {f.item: f for f in lines_before}
    rows = [_three_public_row(fact, before.get(fact.item)) for fact in lines]
    whole = total.amount if total else sum((f.amount for f in lines), Decimal(0))
    table = next(t for t in reading.tables if t.table_id == lines[0].table_id)
    basis = basis_of(table)
    if total is None and len(lines) > 1:
        basis += "。表中没有单列“三公”经费的合计，此数为各项相加"
    said: list[str | Quantity] = [f"{year} 年“三公”经费{_PHASES[lines[0].phase]} "]
    said.append(money(whole, total.source if total else ""))
    if total_before and total:
        change = amounts.change(whole, total_before.amount).split("（")[0]
        said += ["，比上年 ", money(total_before.amount, total_before.source), f" {change}"]
    for lead, row in zip(["，其中", *["、"] * len(rows)], rows, strict=False):
        said += [f"{lead}{row.label} ", money(row.amount, row.parts[0].source)]
    return Frame(
        name, title, "multiples", "money", tuple(rows), (*said, "。"), basis,
        whole or None, before=total_before.amount if total_before else None,
    )  # fmt: skip


def _no_three_public(reading: Reading, name: str, title: str) -> Missing:
    """Why there is nothing to draw; an empty table that says so is no gap."""
    table = selection.status_of(reading, "three-public-expenses")
    status = words.STATUSES.get(table.status, "") if table else "未见于公开文本"
    why = table.status_reason.rstrip("。") if table else ""
    reason = f"“三公”经费支出表{status}，没有金额可画{f'（{why}）' if why else ''}。"
    return Missing(name, title, reason, ("three-public-expenses",))


def _three_public_row(fact: Fact, before: Fact | None) -> Row:
    label = _ITEM_NAMES.get(fact.item, fact.label)
    last = Part("before", before.amount, before.source) if before else None
    return Row(label, (Part("main", fact.amount, fact.source),), last, fact.published)


def projects(reading: Reading, year: int) -> Answer:
    """Which projects, and how large?"""
    name, title = "projects", "有哪些项目？"
    kinds = ("project-expenditure", "line-item-budget", "project-performance")
    chosen = _project_facts(reading, year, kinds)
    if not chosen:
        return Missing(name, title, "没有列出项目名称和金额的表。", ("project-expenditure",))
    facts, basis = chosen
    rows = []
    for project in dict.fromkeys(f.project_name for f in facts):
        same = [f for f in facts if f.project_name == project]
        rows.append(sum_row(project, same, "project"))
    return sorted_bars(name, title, rows, "项目支出", "项目", basis, None, shape="dots")


def _project_facts(
    reading: Reading, year: int, kinds: Sequence[str]
) -> tuple[list[Fact], str] | None:
    """Project lines: of one table, or of all project forms together."""
    for kind in kinds:
        found = [
            f
            for table in selection.tables_of(reading, kind)
            for f in _project_column(reading, table.table_id, year)
        ]
        levels = {f.reporting_level for f in found}
        if len(levels) > 1:
            found = [f for f in found if f.reporting_level == "department"]
        if found:
            table = next(t for t in reading.tables if t.table_id == found[0].table_id)
            basis = basis_of(table)
            several = len({f.table_id for f in found}) > 1
            return found, (words.TABLE_KINDS[kind] if several else basis)
    return None


def _project_column(reading: Reading, table_id: str, year: int) -> list[Fact]:
    chosen = [
        f
        for f in reading.facts
        if f.table_id == table_id and f.project_name and f.amount and selection.spent(f, year)
    ]
    items = [f for f in chosen if f.row_role == "item"] or chosen
    return list(selection.widest(items)) if items else []


def weights(reading: Reading, year: int) -> Answer:
    """What is the department to be judged by?"""
    name, title = "weights", "绩效目标各占多少分？"
    weighed = [i for i in reading.indicators if i.weight]
    if not weighed:
        reason = "公布的绩效指标没有权重。" if reading.indicators else "没有公布可读取的绩效指标。"
        return Missing(name, title, reason, ("project-performance",))
    scope = [i for i in weighed if i.scope == "department"]
    first = scope or [i for i in weighed if i.table_id == weighed[0].table_id]
    rows = [
        Row(i.indicator, (Part("main", i.weight or Decimal(0), i.source),), published=str(i.weight))
        for i in first
    ]
    rows = sorted(rows, key=lambda row: -row.amount)
    subject = words.SCOPES["department"] if scope else f"项目{quoted(first[0].project_name)}"
    said: list[str | Quantity] = [f"{subject}绩效目标有 {len(first)} 项指标带权重，权重最高的是"]
    said += [
        f"{quoted(rows[0].label)}，占 ",
        Quantity(write("weight", rows[0].amount), rows[0].amount),
    ]
    said.append("。")
    table = next(t for t in reading.tables if t.table_id == first[0].table_id)
    basis = basis_of(table)
    return Frame(name, title, "dots", "weight", tuple(rows), tuple(said), basis)


QUESTIONS: tuple[Question, ...] = (
    flow,
    by_source,
    basic_and_project,
    changes,
    by_function,
    people_and_office,
    three_public,
    projects,
    by_economy,
    by_function_level,
    weights,
)
