"""Figures of the prose against the tables, against their shares and against their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.layout import called
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.budgets import budgets_of
from generator.checks.prose.changed import CHANGES, change_against_table
from generator.checks.prose.claims import Claim, claims
from generator.checks.prose.fulfilled import fulfilled
from generator.checks.prose.known_wholes import (
    further_shares,
    is_near,
    known_whole,
    whole_in_tables,
)
from generator.checks.prose.lists import (
    Listing,
    level_sum,
    listings,
    summed_before,
)
from generator.checks.prose.parts import of_list, of_sum
from generator.checks.prose.ranges import ZERO, Range, printed
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.shares import (
    by_section,
    is_of_other,
    larger_before,
    meant,
    named_whole,
    shared_whole,
    surely_meant,
)
from generator.checks.prose.siblings import wholes_of
from generator.checks.prose.totals import of_totals
from generator.checks.prose.wording import figure_at, name, percent, wan
from generator.checks.wording import Names, cell_called
from generator.facts.model import Fact, Statement
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


@check(
    "PROSE-TABLE",
    title="文字说明与表格一致",
    title_en="The prose agrees with the tables",
    group="prose",
    severity="warning",
    basis="预算法第十四条",
    strength="statute",
)
def prose_agrees_with_tables(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字说明中的金额应与其所述的表中金额一致（各按印出的位数比较，容许四舍五入）。

    预算法第十四条要求公开预算并对重要事项作出说明；说明与表不一致，读者无从取信。
    增减额和增减率与表中同一行两个年度的数比较。表中没有对应金额的说法不作判断；占比由专门的核对按其
    算法判断，此处只记相符的。
    """
    facts = {fact.fact_id: fact for fact in disclosure.reading.facts}
    names = {table.table_id: called(table) for table in disclosure.reading.tables}
    for statement in disclosure.reading.statements:
        said = tuple(facts[key] for key in statement.fact_ids if key in facts)
        if said and statement.verdict == "differs" and statement.kind in CHANGES:
            yield change_against_table(statement, said[0], said[-1], names)
        elif said and (statement.verdict == "agrees" or statement.kind == "level"):
            yield _against_table(statement, said, names)


def _against_table(statement: Statement, facts: tuple[Fact, ...], names: Names) -> Evaluation:
    said = f"{statement.published}{statement.published_unit}"
    fact = facts[0]
    agrees = statement.verdict == "agrees"
    same = statement.published_unit == "%" or statement.amount == fact.amount
    return Evaluation(
        verdict=HOLDS if agrees else VIOLATED,
        exactness=("exact" if same else "within-rounding") if agrees else "",
        subject=f"文字所述“{statement.subject}”",
        subject_en=f"figure in the prose: {statement.subject}",
        expected=f"{fact.published}{fact.published_unit}",
        found=said,
        difference="" if agrees or statement.published_unit == "%"
        else wan(statement.amount - fact.amount),
        operands=f"{said}（{statement.source}）；{fact.published}（{fact.source}）",
        message=""
        if agrees
        else f"文字说“{statement.subject}”为{said}，而{cell_called(fact, names)}为"
        f"{fact.published}{fact.published_unit}，两者不一致。",
        message_en="" if agrees else "The prose and the table give different amounts.",
        advice="" if agrees else "核对文字说明与表格，以批复数为准更正其一（人工复核）。",
        facts=facts,
        table_ids=tuple(dict.fromkeys(f.table_id for f in facts)),
        source=statement.source,
    )  # fmt: skip


@check(
    "PROSE-PARTS",
    title="“其中”各项之和等于总数",
    title_en="Listed parts sum to the whole",
    group="prose",
    severity="warning",
)
def listed_parts_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“其中：甲……；乙……”所列各项应加总为所述总数。

    只有按定义构成全部的各项（基本支出与项目支出，人员经费与公用经费，“三公”经费各项，
    采购货物、工程、服务，财政拨款的三种预算资金），或表中全部有金额的功能分类各类都已列出，或所列的
    一项已大于总数，或互不包含的几项（收入的各种来源，结转结余）之和已大于总数时，才判为不符；其他“其中”
    可能只列一部分，不作判断。各项在前、“合计”在后的，合计应等于同一句中所列各项之和。
    """
    for said in claims(disclosure.reading):
        yield from of_totals(said)
    for listing in listings(claims(disclosure.reading)):
        evaluation = of_list(listing, disclosure.reading)
        if evaluation:
            yield evaluation


@check(
    "PROSE-SHARE",
    title="所述占比与金额相符",
    title_en="Shares follow from the amounts",
    group="prose",
    severity="warning",
)
def shares_follow(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“占 x%”应等于该项金额除以总数（按印出的位数四舍五入；为使各项合计 100% 而调整
    末位的，视为相符）。

    总数取该项所在“其中”的总数，或前文中恰为各项之和的数，或“占某数的”所指同一段前文的数；没有时取表中
    合计数。哪一个总数都算不出该占比，且总数在文字中明确时，判为不符；总数不明的不能判断，但同一标题下其余占比
    （至少两项）都以表中同一合计数为总数的，以该数为总数，占比所说的总数（“占‘三公’经费的”）在同一标题下说过的，
    以最近说的为总数；金额与表不符的，以表中金额再算。同一段前文中更大的数
    能算出该占比的，以该数为总数；“甲占 x%，其中：……；乙占 y%”的乙可与甲同属一个总数，
    以甲的金额和占比推出的数为总数也可。总数为零的不作比较。
    “完成预算的 x%”应等于决算数除以预算数，预算数取同一段前文所说，没有说的取表中同一行的预算数。
    """
    paragraphs = claims(disclosure.reading)
    every = (*summed_before(paragraphs, restated(disclosure.reading)), *listings(paragraphs))
    lists = {id(part): each for each in every for part in each.parts}
    sections = by_section(paragraphs)
    for claim, said in ((claim, paragraph) for paragraph in paragraphs for claim in paragraph):
        if claim.share and claim.level and not is_of_other(claim):
            beside = sections[claim.block.section]
            evaluation = _share(claim, lists.get(id(claim)), said, beside, disclosure)
            if evaluation:
                yield evaluation
    for said in paragraphs:
        further = (_share(claim, None, said, said, disclosure) for claim in further_shares(said))
        yield from (one for one in further if one and one.verdict != UNDETERMINED)
        yield from fulfilled(said, budgets_of(disclosure.reading))


def _share(
    claim: Claim,
    listed: Listing | None,
    said: Sequence[Claim],
    beside: Sequence[Claim],
    disclosure: Disclosure,
) -> Evaluation | None:
    assert claim.share
    assert claim.level
    likely = wholes_of(claim, listed)
    head = next((of for _, _, of in likely if of), None)
    named = [(word, range_) for word, range_, _ in likely]
    totals = [
        (f"表中合计（{f.source}）", printed(f.amount, f.precision))
        for f in disclosure.reading.facts
        if f.row_role == "total" and f.column_role == "total"
    ]
    known = known_whole(claim, said, disclosure.reading.facts, disclosure.phase)
    said_before = surely_meant(claim, beside)
    wholes = [
        (word, range_)
        for word, range_ in (
            *named,
            *([known] if known else []),
            *([said_before] if said_before else []),
            *meant(claim, (*said, *beside)),
            *totals,
        )
        if range_.low > 0
    ]
    if not wholes:
        return None
    for word, whole in (*wholes, *larger_before(claim, head, said)):
        share = claim.level.range.percent_of(whole)
        if share and share.meets(claim.share.range):
            return _share_evaluation(claim, word, whole, HOLDS)
    tables = restated(disclosure.reading)
    if not named:
        if known and not named_whole(claim) and is_near(claim, known[1]):
            return _share_evaluation(claim, *known, HOLDS)
        sure = known or shared_whole(claim, wholes, beside) or said_before
        sure = sure or whole_in_tables(claim, disclosure.reading.facts)
        return _without_head(claim, wholes, sure, tables)
    if listed and head and head.level and _is_moved(claim, head.level.range, listed):
        return _share_evaluation(claim, f"“{name(head)}”", head.level.range, HOLDS)
    return _share_evaluation(claim, *named[0], VIOLATED, _blamed_share(claim, likely[0][2], tables))


def _without_head(
    claim: Claim,
    wholes: Sequence[tuple[str, Range]],
    sure: tuple[str, Range] | None,
    tables: Restated,
) -> Evaluation:
    """A share of a whole without an amount: that of the table's amount, or of a `sure` whole."""
    assert claim.share
    assert claim.level
    blame = tables.blame([claim.level])
    amount = tables.range(claim.level)
    for word, whole in wholes if blame else ():
        share = amount.percent_of(whole)
        if share and share.meets(claim.share.range):
            return _share_evaluation(claim, word, whole, VIOLATED, blame)
    return _share_evaluation(claim, *(sure or wholes[0]), VIOLATED if sure else UNDETERMINED)


def _blamed_share(claim: Claim, head: Claim | None, tables: Restated) -> Blame:
    """The figures that differ from their tables, where the share holds with those of the tables."""
    if not (claim.level and claim.share and head and head.level):
        return ()
    share = tables.range(claim.level).percent_of(tables.range(head.level))
    holds = share is not None and share.meets(claim.share.range)
    return tables.blame([claim.level, head.level]) if holds else ()


def _is_moved(claim: Claim, whole: Range, listed: Listing) -> bool:
    """True for a share whose last digit was moved by one so that the list makes 100 %."""
    assert claim.share
    assert claim.level
    computed = claim.level.range.percent_of(whole)
    shares = [c.share.statement for c in listed.parts if c.share]
    step = max((s.precision for s in shares), default=ZERO.value)
    said = claim.share.range
    near = computed is not None and Range(said.low - step, said.value, said.high + step).meets(
        computed
    )
    return near and len(shares) > 1 and sum(s.amount for s in shares) == 100


def _share_evaluation(
    claim: Claim, word: str, whole: Range, verdict: str, blame: Blame = ()
) -> Evaluation:
    assert claim.share
    assert claim.level
    share = claim.level.range.percent_of(whole)
    expected = percent(share.value) if share else ""
    doubt = verdict == UNDETERMINED
    return Evaluation(
        verdict=verdict,
        exactness="within-rounding" if verdict == HOLDS else "",
        subject=f"“{name(claim)}”的占比",
        subject_en="share said in the prose",
        expected="" if doubt else expected,
        found=claim.share.text,
        operands=f"{figure_at(claim.level, claim)} ÷ {word} {wan(whole.value)}",
        reason="文字未说明占比以何数为总数，表中合计数都算不出该占比" if doubt else "",
        message=f"“{name(claim)}”{claim.level.text}，文字说占{claim.share.text}；"
        + ("总数不明，无从核对。" if doubt else f"按{word}计算为{expected}。"),
        message_en="The share does not follow from the amounts said.",
        advice="" if doubt or blame else f"按金额重算占比，应为{expected}。",
        explanations=tuple(told for told, _ in blame),
        suspects=tuple(fact_id for _, fact_id in blame),
        source=claim.block.source,
    )


@check(
    "PROSE-ALLOCATION",
    title="项目资金分配之和等于预算安排规模",
    title_en="Allocations of a project sum to its amount",
    group="prose",
    severity="warning",
)
def allocations_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中项目的“资金分配情况”所列各项应加总为其“预算安排规模”。

    分配情况按其名称应列出全部资金；表中有同一项目的，金额也应一致（容许四舍五入）。
    """
    scale: Claim | None = None
    words = rules().prose
    for said in claims(disclosure.reading):
        text = squash(said[0].block.text)
        if words.allocation_scale.match(text):
            scale = said[0]
        elif words.allocation_parts.match(text) and scale and scale.level:
            parts = [claim for claim in said if claim.level]
            sum_ = level_sum(parts)
            yield of_sum(scale, parts, sum_, sum_.meets(scale.level.range))
            scale = None


@check(
    "PROSE-PROJECT",
    title="文字所述项目金额与项目表一致",
    title_en="Project amounts in the prose and in the table",
    group="prose",
    severity="warning",
)
def project_amounts_agree(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字说明中某一项目的金额应与项目支出表、绩效目标表中同名项目的金额一致。

    只比较名称完全相同的项目；相差在末位四舍五入以内的视为一致，并予注明。
    """
    projects: dict[str, Fact] = {}
    for fact in disclosure.reading.facts:
        if fact.project_name and fact.column_role == "total":
            projects.setdefault(_project_key(fact.project_name), fact)
    current = ""
    levels = {claim.block.block: claim for said in claims(disclosure.reading) for claim in said[:1]}
    for block in disclosure.reading.narrative:
        named = re.match(r"(?:项目名称|专项名称)[:：](.+)", squash(block.text))
        current = _project_key(named[1]) if named else current
        claim = levels.get(block.block)
        is_scale = rules().prose.allocation_scale.match(squash(block.text))
        if claim and claim.level and is_scale and current in projects:
            yield _project(claim, projects[current])


def _project_key(name_: str) -> str:
    return re.sub(r"[“”\"'《》()]|^20\d\d年?", "", squash(name_))


def _project(claim: Claim, fact: Fact) -> Evaluation:
    assert claim.level
    holds = claim.level.range.meets(printed(fact.amount, fact.precision))
    exact = claim.level.statement.amount == fact.amount
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness=("exact" if exact else "within-rounding") if holds else "",
        subject=f"项目“{fact.project_name}”的金额",
        subject_en="amount of a project in the prose",
        expected=f"{fact.published}{fact.published_unit}",
        found=claim.level.text,
        difference="" if exact else wan(claim.level.statement.amount - fact.amount),
        operands=f"{figure_at(claim.level, claim)}；{fact.published}（{fact.source}）",
        message=f"文字说项目“{fact.project_name}”安排{claim.level.text}，表中为"
        f"{fact.published}{fact.published_unit}。",
        message_en="The prose and the table give different amounts for a project.",
        advice="核对项目金额，更正文字或表格（人工复核）。",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=claim.block.source,
    )


CHECKS: tuple[Check, ...] = (
    prose_agrees_with_tables,
    listed_parts_add_up,
    shares_follow,
    allocations_add_up,
    project_amounts_agree,
)
