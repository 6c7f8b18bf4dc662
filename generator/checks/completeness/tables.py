"""Demanded tables: published, empty with a statement, deep enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.completeness.items import lost_items
from generator.checks.incomplete import table_doubts
from generator.checks.meters import demanded_kinds, table_of
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.facts.model import Fact, PublishedTable
from generator.facts.named_levels import named_levels
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards import vocabulary
from generator.standards.disclosure_rules import Depth, rules
from generator.standards.vocabulary import TableKind, squash


@check(
    "COMP-TABLE",
    title="应公开的表都已公开",
    title_en="All demanded tables are published",
    group="completeness",
    severity="warning",
    basis="预算法第十四条；财预〔2016〕143号",
    strength="rule",
)
def demanded_tables_are_published(disclosure: Disclosure) -> Iterator[Evaluation]:
    """部门预算应公开收支总表、收入总表、支出总表、财政拨款收支总表、一般公共预算支出表、
    基本支出表、“三公”经费支出表、政府性基金预算支出表；2021年起还有国有资本经营预算支出表。

    没有收支的也应公开空表并加说明。依据财预〔2016〕143号（据各地转引的目录）；国有资本经营
    预算支出表为财政部2021年起的要求，此前年度不作要求。
    """
    for kind in demanded_kinds(disclosure.fiscal_year, disclosure.phase):
        table = table_of(disclosure.reading, kind.kind)
        likely = _likely(kind.kind, disclosure.reading.tables)
        if likely and (table is None or table.status == "not-published"):
            yield _perhaps(kind, likely)
        else:
            yield _demanded(kind, table)


def _likely(kind: str, tables: Sequence[PublishedTable]) -> PublishedTable | None:
    """A published table of another kind whose title may be that of the demanded one."""
    words = [likely.words for likely in rules().likely_titles if likely.kind == kind]
    return next(
        (t for t in tables
         if t.status != "not-published" and any(w.search(squash(t.title)) for w in words)),
        None,
    )  # fmt: skip


def _perhaps(kind: TableKind, table: PublishedTable) -> Evaluation:
    reason = f"“{table.title}”可能就是此表，读取程序未能确认"
    return Evaluation(
        verdict=UNDETERMINED,
        subject=kind.title,
        subject_en=kind.title_en,
        found=f"“{table.title}”",
        reason=reason,
        message=f"{kind.title}：{reason}。",
        message_en="A table may be the demanded one; our reading is not sure.",
        table_ids=(table.table_id,),
        source=table.source,
    )


_FOUND = {"not-published": "未公开", "declared-empty": "空表，有说明", "published-blank": "空表"}


def _demanded(kind: TableKind, table: PublishedTable | None) -> Evaluation:
    assert kind.demand is not None
    status = table.status if table else "not-published"
    verdict = {"not-published": VIOLATED, "unreadable": UNDETERMINED}.get(status, HOLDS)
    number = f"（{table.number}）" if table and table.number else ""
    reason = table.status_reason if table else "文件中没有这张表"
    doubt = f"{kind.title}，读取程序未能识别：{reason}" if verdict == UNDETERMINED else ""
    return Evaluation(
        verdict=verdict,
        subject=f"{kind.title}{number}",
        subject_en=kind.title_en,
        expected="公开；没有收支的公开空表并说明",
        found=_FOUND.get(status, "已公开"),
        operands=f"{status}：{reason}" if reason else status,
        reason=doubt,
        message=doubt or f"{kind.title}{number}未公开：{reason}。",
        message_en=f"Demanded for this fiscal year, not published: {kind.title_en}.",
        advice="" if doubt else f"补充公开{kind.title}；没有收支的，公开空表并注明。",
        table_ids=(table.table_id,) if table else (),
        source=table.source if table else "",
    )  # fmt: skip


@check(
    "COMP-EMPTY",
    title="空表有说明",
    title_en="Empty tables carry a statement",
    group="completeness",
    severity="warning",
    basis="财预〔2016〕143号",
    strength="rule",
)
def empty_tables_carry_a_statement(disclosure: Disclosure) -> Iterator[Evaluation]:
    """没有数据的表，应在表下或文字说明中写明为空表，以别于漏填。"""
    doubts = table_doubts(disclosure.reading)
    for table in disclosure.reading.tables:
        empty = table.status in {"declared-empty", "published-blank"}
        if not empty or not table.title or table.table_kind == "other":
            continue
        said = table.status == "declared-empty"
        doubt = "" if said else doubts.get(table.table_id, "")
        yield Evaluation(
            verdict=HOLDS if said else UNDETERMINED if doubt else VIOLATED,
            subject=f"空表“{table.title}”的说明",
            subject_en="statement of an empty table",
            expected="写明本表为空表",
            found="有说明" if said else "没有说明",
            operands=table.status_reason,
            reason=doubt,
            message=f"“{table.title}”没有读出一个数字：{doubt}。" if doubt
            else f"“{table.title}”没有一个数字，文件中也没有说明它为空表。",
            message_en="The table is empty and nothing says why.",
            advice="" if doubt else "在表下注明“本部门没有……，本表为空表”；属漏填的，补填。",
            table_ids=(table.table_id,),
            source=table.source,
        )  # fmt: skip


@check(
    "COMP-LOCAL",
    title="各地渐进公开的表",
    title_en="Tables published in some places",
    group="completeness",
    severity="notice",
    basis="各地预算公开办法",
    strength="practice",
)
def local_tables(disclosure: Disclosure) -> Iterator[Evaluation]:
    """项目支出表、政府采购预算表、绩效目标表等由各地逐步要求公开，只记录有无，从不判为错误。

    本年度尚未要求的表（2021年以前的国有资本经营预算支出表）同样只作记录。
    """
    year = disclosure.fiscal_year
    later = [k.kind for k in vocabulary.kinds() if k.demand and k.demand.first_year > year]
    absent: list[str] = []
    for name in (*rules().local_tables, *later):
        kind = vocabulary.kind(name)
        table = table_of(disclosure.reading, name)
        if table is None or table.status == "not-published":
            absent.append(kind.called(disclosure.phase))
            continue
        yield Evaluation(
            HOLDS, kind.called(disclosure.phase), kind.title_en, found="已公开",
            table_ids=(table.table_id,), source=table.source,
        )  # fmt: skip
    if absent:
        listed = "、".join(absent)
        yield Evaluation(
            verdict=UNDETERMINED,
            subject="各地渐进公开的表",
            subject_en="tables published in some places",
            found=f"没有：{listed}",
            reason=f"未见{listed}；本年度全国没有统一要求，各地不同，仅作记录",
            message=f"未见{listed}。本年度全国没有统一要求，各地不同，仅作记录，不是错误。",
            message_en="These tables are not demanded everywhere; recorded, no error.",
        )


@check(
    "COMP-DEPTH",
    title="支出表列到规定的级次",
    title_en="Expenditure is told to the demanded depth",
    group="completeness",
    severity="warning",
    basis="预算法实施条例第六条",
    strength="statute",
)
def expenditure_is_deep_enough(disclosure: Disclosure) -> Iterator[Evaluation]:
    """一般公共预算支出应按功能分类公开到项，基本支出应按经济性质分类公开到款
    （预算法实施条例第六条）。

    逐类检查有金额的类；没有印编码的按科目名称判断，名称不明的不能判断。同类的表各按一种分类列示的，
    只看规定的分类。按功能分类列到项的各表中，某款没有列项而另一表列有其项的，可能漏列一行。
    """
    facts: dict[str, list[Fact]] = {}
    for fact in disclosure.reading.facts:
        facts.setdefault(fact.table_id, []).append(fact)
    doubts = table_doubts(disclosure.reading)
    for depth in rules().depths:
        parsed = [table for table in disclosure.reading.tables if table.status == "parsed"]
        tables = [table for table in parsed if table.table_kind == depth.kind]
        told = any(_code(depth, f) for table in tables for f in facts.get(table.table_id, ()))
        for table in tables:
            own = facts.get(table.table_id, [])
            if not (told and _is_of_other_classification(depth, own)):
                yield _depth(depth, table, own, doubts.get(table.table_id, ""))
    yield from lost_items(disclosure)


def _is_of_other_classification(depth: Depth, facts: Sequence[Fact]) -> bool:
    """True where codes are printed, and none of the demanded classification."""
    codes = {code for fact in facts for code in (fact.function_code, fact.economic_code) if code}
    return bool(codes) and not any(_code(depth, fact) for fact in facts)


def _depth(
    depth: Depth, table: PublishedTable, facts: Sequence[Fact], incomplete: str
) -> Evaluation:
    """Whether every class with an amount is broken down; `incomplete` says why rows may lack."""
    coded = {_code(depth, f): f for f in facts if _code(depth, f) and f.amount}
    deep = {code[:3] for code in coded if len(code) >= depth.digits}
    shallow = [f for code, f in coded.items() if code[:3] not in deep]
    named = not coded and _is_deep_by_name(depth, facts)
    doubt = incomplete if shallow else ""
    sure = HOLDS if not shallow else UNDETERMINED if doubt else VIOLATED
    verdict = HOLDS if named else UNDETERMINED if not coded else sure
    lacking = "该分类的" if _is_of_other_classification(depth, facts) else "可识别的"
    if not (coded or named):
        doubt = f"表中没有印出{lacking}科目编码，级次无从判断"
    listed = "、".join(f"{f.label}（{f.source}）" for f in shallow)
    return Evaluation(
        verdict=verdict,
        subject=f"“{table_called(table)}”的级次",
        subject_en="depth of codes",
        expected=f"列到{depth.level}",
        found=_found_depth(depth, listed, len(deep), named),
        reason=doubt,
        message=f"“{table_called(table)}”：{doubt}。" if doubt
        else f"“{table_called(table)}”中{listed}没有列到{depth.level}。",
        message_en="Expenditure is not told to the depth the regulation demands.",
        advice="" if doubt else f"按{depth.basis}列到{depth.level}。",
        facts=tuple(shallow),
        table_ids=(table.table_id,),
        source=table.source,
    )  # fmt: skip


def _found_depth(depth: Depth, shallow: str, deep: int, named: bool) -> str:
    if shallow:
        return f"{shallow}未列到{depth.level}"
    return f"各类按科目名称列到{depth.level}" if named else f"{deep}个类列到{depth.level}"


def _is_deep_by_name(depth: Depth, facts: Sequence[Fact]) -> bool:
    """Whether the names of the rows alone show every class broken down far enough."""
    columns = list(dict.fromkeys(fact.column for fact in facts))
    by_column = sorted(facts, key=lambda fact: columns.index(fact.column))  # blocks one by one
    rows = dict.fromkeys((f.row, f.label) for f in by_column if f.amount and not _is_sum(f))
    levels = named_levels([label for _, label in rows])
    deepest = [0] * len(levels.parents)
    for at in range(len(levels.parents) - 1, -1, -1):
        if levels.parents[at] >= 0:
            above = levels.parents[at]
            deepest[above] = max(deepest[above], deepest[at] + 1)
    roots = [deepest[at] for at, above in enumerate(levels.parents) if above < 0]
    return levels.complete and bool(roots) and min(roots) >= (depth.digits - 3) // 2


def _is_sum(fact: Fact) -> bool:
    words, label = vocabulary.lines(), squash(fact.label)
    return bool(words.totals.fullmatch(label) or words.subtotals.fullmatch(label))


def _code(depth: Depth, fact: Fact) -> str:
    return fact.function_code if depth.classification == "function" else fact.economic_code


CHECKS: tuple[Check, ...] = (
    demanded_tables_are_published,
    empty_tables_carry_a_statement,
    local_tables,
    expenditure_is_deep_enough,
)
