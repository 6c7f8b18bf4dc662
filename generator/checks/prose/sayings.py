"""What the prose says of years, people, vehicles and of one subject in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.parts import first_unit_line, is_in_unit_part
from generator.checks.prose.claims import Claim, are_of_two_stages, claims, defines, is_spent
from generator.checks.prose.ranges import exactness, printed
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.wording import figure_at, wan
from generator.facts.model import Fact, NarrativeBlock, Reading
from generator.facts.statements.plain import LONGEST_SENTENCE
from generator.facts.statements.scope import funds_said
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.statement_words import subject_words
from generator.standards.vocabulary import squash

_OPERATING = "operating-expenses"
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")


@check(
    "PROSE-TWICE",
    title="同一事项的多处说法一致",
    title_en="One subject, one amount",
    group="prose",
    severity="warning",
)
def said_twice_the_same(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文中几处说同一事项（用语完全相同、同一年度）的金额时，金额应一致。

    用语不同的可能口径不同（全部资金与财政拨款，部门与所属单位），不一致时只作提示；所在标题
    或句子说的是不同资金的、所在一段缺了开头的也是如此。只有一处说的是政府性基金、国有资本经营预算或
    财政专户资金的，或两处各与表中不同的数相符的，说的不是一件事，不作比较；机关运行经费所列各项
    只是其中的部分，只互相比较。
    """
    first_unit = first_unit_line(disclosure.reading)
    said: dict[tuple[str, str, frozenset[str], bool, bool], list[Claim]] = {}
    for beside in claims(disclosure.reading):
        operating = [claim for claim in beside if claim.key == _OPERATING]
        for claim in beside:
            year = claim.level.statement.fiscal_year if claim.level else 0
            if claim.key and claim.level and year == disclosure.fiscal_year:
                in_unit = is_in_unit_part(claim.block.source, first_unit)
                executed = is_spent(claim, final=disclosure.phase == "executed")
                fund = _funds(claim) & subject_words().narrow_funds
                key = (claim.key, _whole(claim, operating), fund, in_unit, executed)
                said.setdefault(key, []).append(claim)
    for (*_, in_unit, _), each in said.items():
        for other in each[1:]:
            if not (_restate_others(each[0], other) or are_of_two_stages(each[0], other)):
                one = each[0].subject == other.subject and _funds(each[0]) == _funds(other)
                one = one and not (each[0].is_cut or other.is_cut)
                blame = _blamed(each[0], other, restated(disclosure.reading))
                yield _twice(each[0], other, sure=one and not in_unit, blame=blame)


def _whole(claim: Claim, operating: Sequence[Claim]) -> str:
    """What the subject of a claim is a part of: 机关运行经费 of what is listed as its parts."""
    text = claim.block.text
    start = max(text.rfind("。", 0, claim.at) + 1, claim.at - LONGEST_SENTENCE)
    opened = [found.start() for found in rules().prose.opens_list.finditer(text, start, claim.at)]
    before = (each for each in operating if opened and each.end <= opened[-1])
    return next((each.subject for each in before), claim.whole)


def _restate_others(a: Claim, b: Claim) -> bool:
    """True for two amounts that both stand in the tables, each in a place of its own."""
    if not (a.level and b.level) or a.level.range.meets(b.level.range):
        return False
    first, second = a.level.statement, b.level.statement
    agree = first.verdict == second.verdict == "agrees"
    return agree and set(first.fact_ids).isdisjoint(second.fact_ids)


def _funds(claim: Claim) -> frozenset[str]:
    """The funds that the nearest heading and the words of the sentence before a claim name."""
    start = max(claim.block.text.rfind("。", 0, claim.at) + 1, claim.at - LONGEST_SENTENCE)
    sentence = claim.block.text[start : claim.at]
    return funds_said(claim.block.section.rpartition(" / ")[2] + sentence)


def _blamed(a: Claim, b: Claim, tables: Restated) -> Blame:
    """The figures that differ from their tables, where these have the same for both."""
    if not (a.level and b.level) or not tables.range(a.level).meets(tables.range(b.level)):
        return ()
    return tables.blame([a.level, b.level])


def _twice(a: Claim, b: Claim, *, sure: bool, blame: Blame = ()) -> Evaluation:
    assert a.level
    assert b.level
    agree = a.level.range.meets(b.level.range)
    verdict = HOLDS if agree else VIOLATED if sure or blame else UNDETERMINED
    reason = "" if verdict != UNDETERMINED else "两处用语不尽相同，口径可能不同"
    return Evaluation(
        verdict=verdict,
        exactness=exactness(a.level.range, b.level.range) if agree else "",
        subject=f"文中两处所述“{a.subject}”",
        subject_en="one subject said twice",
        expected=a.level.text if verdict != UNDETERMINED else "",
        found=b.level.text,
        difference="" if agree else wan(b.level.range.value - a.level.range.value),
        operands=f"{figure_at(a.level, a)}；{figure_at(b.level, b)}",
        reason=reason,
        message=f"“{a.subject}”在{a.block.source}为{a.level.text}，"
        f"“{b.subject}”在{b.block.source}为{b.level.text}。" + (f"{reason}。" if reason else ""),
        message_en="One subject is said twice with different amounts.",
        advice="" if agree or blame else "核对两处金额；口径不同的写明口径。",
        explanations=() if agree else tuple(told for told, _ in blame),
        suspects=() if agree else tuple(fact_id for _, fact_id in blame),
        source=b.block.source,
    )


@check(
    "PROSE-YEAR",
    title="文字所述年度是本预算的年度",
    title_en="The prose speaks of this budget's year",
    group="prose",
    severity="warning",
    basis="预算法第十四条",
    strength="statute",
)
def prose_speaks_of_this_year(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“xxxx年预算……y 万元”所说的年度，应是该金额在表中的年度。

    只在金额与本年表中金额一致、而文字写的是别的年度、表中该年度又没有这一金额时判为
    不符：多为沿用上年文稿。
    """
    amounts = _amounts_by_year(disclosure.reading)
    for claim in (claim for said in claims(disclosure.reading) for claim in said):
        if claim.level is None or not claim.level.statement.amount:
            continue
        found = list(rules().prose.own_year.finditer(claim.level.before))
        if not found or len(claim.level.before) - found[-1].end() > 12:
            continue
        evaluation = _year(claim, int(found[-1]["year"]), amounts, disclosure.fiscal_year)
        if evaluation:
            yield evaluation


def _amounts_by_year(reading: Reading) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in reading.facts:
        if fact.row_role == "total":
            found.setdefault(fact.fiscal_year, []).append(fact)
    return found


def _year(
    claim: Claim, year: int, amounts: dict[int, list[Fact]], fiscal_year: int
) -> Evaluation | None:
    assert claim.level
    range_ = claim.level.range

    def printed_in(which: int) -> Fact | None:
        facts = amounts.get(which, ())
        return next((f for f in facts if range_.meets(printed(f.amount, f.precision))), None)

    fact = printed_in(fiscal_year)
    if fact is None or (year != fiscal_year and printed_in(year)):
        return None
    right = year == fiscal_year
    return Evaluation(
        verdict=HOLDS if right else VIOLATED,
        subject=f"文字所述{claim.level.text}的年度",
        subject_en="year said of an amount",
        expected=f"{fiscal_year}年",
        found=f"{year}年",
        operands=f"{figure_at(claim.level, claim)}；"
        f"表中{fiscal_year}年 {fact.published}（{fact.source}）",
        message=f"文字称“{year}年预算”为{claim.level.text}，而这是{fiscal_year}年的预算数"
        + ("；同一句又与该年相比。" if _compared_with(claim, year) else "。"),
        message_en="The prose gives this year's amount for another year.",
        advice=f"把“{year}年”更正为“{fiscal_year}年”。",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=claim.block.source,
    )


def _compared_with(claim: Claim, year: int) -> bool:
    found = rules().prose.against_year.search(claim.base)
    return bool(found and int(found["year"]) == year)


@check(
    "PROSE-AGAINST-YEAR",
    title="不与本年度自身比较",
    title_en="A year is not compared with itself",
    group="prose",
    severity="warning",
)
def year_not_compared_with_itself(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“xxxx年预算……较yyyy年增加”，yyyy 不应就是 xxxx，也不应是本预算的年度。

    所比的年度正是本预算的上年、只是把本年度写错的，由 PROSE-YEAR 说明，不重复计。
    """
    for block in disclosure.reading.narrative:
        for sentence in _SENTENCE.findall(squash(block.text)) if not defines(block) else ():
            against = rules().prose.against_year.search(sentence)
            if not against or _is_budget(sentence[against.end() :], disclosure):
                continue
            own = re.search(r"(20\d\d)年", sentence[: against.start()])
            year = int(own[1]) if own else disclosure.fiscal_year
            base = int(against["year"])
            if not (year == base == disclosure.fiscal_year - 1):
                yield _compared(block, year, base)


def _is_budget(after: str, disclosure: Disclosure) -> bool:
    """True where final accounts are compared with a budget: that of their year is meant."""
    return disclosure.phase == "executed" and rules().prose.own_budget.match(after) is not None


def _compared(block: NarrativeBlock, year: int, against: int) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED if year == against else HOLDS,
        subject=f"“{year}年”与“{against}年”的比较",
        subject_en="year compared with",
        expected=f"{year - 1}年",
        found=f"{against}年",
        operands=f"{year}年、{against}年（{block.source}）",
        message=f"文字说{year}年“较{against}年”增减：把一个年度与它自己相比。",
        message_en="A year is compared with itself.",
        advice=f"核对年度：所比应为{year - 1}年，或本年年度有误。",
        source=block.source,
    )


@check(
    "PROSE-CAR-COST",
    title="有公务用车运行费的有车辆",
    title_en="Vehicle costs go with vehicles",
    group="prose",
    severity="warning",
    basis="党政机关公务用车管理办法",
    strength="rule",
)
def vehicle_costs_have_vehicles(disclosure: Disclosure) -> Iterator[Evaluation]:
    """国有资产占用情况写明车辆为 0 辆时，一般不应安排公务用车运行维护费。

    车辆登记在其他单位、租用车辆等情形可以有运行费而无车辆，须由公开单位说明：本项是
    提请核对的信号，不是错误的证明。
    """
    cost = next(
        (f for f in disclosure.reading.facts
         if f.item == "three-public/vehicle/operation" and f.fiscal_year == disclosure.fiscal_year),
        None,
    )  # fmt: skip
    for block in disclosure.reading.narrative:
        found = rules().prose.vehicles.search(squash(block.text))
        if found is None or cost is None or "购置" in squash(block.text)[: found.start()]:
            continue
        count = int(found["n"])
        wrong = count == 0 and cost.amount > 0
        yield Evaluation(
            verdict=VIOLATED if wrong else HOLDS,
            subject="车辆数与公务用车运行维护费",
            subject_en="vehicles and the cost of running them",
            expected="0.00万元或有车辆",
            found=f"车辆{count}辆，运行维护费{cost.published}{cost.published_unit}",
            operands=f"{count}辆（{block.source}）；{cost.published}（{cost.source}）",
            message=f"文字写明车辆{count}辆，而公务用车运行维护费为"
            f"{cost.published}{cost.published_unit}。",
            message_en="No vehicles are held, yet a cost of running vehicles is budgeted.",
            advice="核对车辆数；车辆登记在其他单位或租用的，在说明中写明（人工复核）。",
            facts=(cost,),
            table_ids=(cost.table_id,),
            source=block.source,
        )
        return


@check(
    "PROSE-OPERATING",
    title="机关运行经费与公用经费",
    title_en="Operating expenses and public-use expenses",
    group="prose",
    severity="notice",
    basis="预算法第十四条",
    strength="statute",
)
def operating_expenses_against_public_use(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字所述机关运行经费与基本支出表的公用经费作对照。

    机关运行经费只含行政单位和参公单位的财政拨款公用经费，与公用经费口径不同：相等的记为
    一致，不等的只作提示，从不判为错误。
    """
    public_use = next(
        (f for f in disclosure.reading.facts
         if f.table_kind == "general-public-basic-expenditure" and f.row_role == "total"
         and f.expenditure_type == "basic-public-use" and f.fiscal_year == disclosure.fiscal_year),
        None,
    )  # fmt: skip
    for claim in (claim for said in claims(disclosure.reading) for claim in said):
        if claim.key == _OPERATING and claim.level and public_use:
            yield _operating(claim, public_use)


def _operating(claim: Claim, fact: Fact) -> Evaluation:
    assert claim.level
    same = claim.level.range.meets(printed(fact.amount, fact.precision))
    public_use = f"{fact.published}{fact.published_unit}"
    reason = "" if same else "机关运行经费与公用经费口径不同，不能据此判断对错"
    return Evaluation(
        verdict=HOLDS if same else UNDETERMINED,
        exactness="within-rounding" if same else "",
        subject="机关运行经费与公用经费",
        subject_en="operating expenses against public-use expenses",
        expected="",
        found=claim.level.text,
        operands=f"{figure_at(claim.level, claim)}；公用经费 {fact.published}（{fact.source}）",
        reason=reason,
        message=f"机关运行经费{claim.level.text}，公用经费{public_use}。{reason}。",
        message_en="The two terms differ in scope; no verdict.",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=claim.block.source,
    )


CHECKS: tuple[Check, ...] = (
    said_twice_the_same,
    prose_speaks_of_this_year,
    year_not_compared_with_itself,
    vehicle_costs_have_vehicles,
    operating_expenses_against_public_use,
)
