"""Which single change would mend a broken sum, likeliest first.

Every number stands in several sums. A change of one cell is a good explanation when it
mends the sums that are broken and spoils none that hold; a change that looks like a known
slip (unit, decimal point, sign, digits swapped, one wrong digit) goes before one that
does not. A row that is missing, or a number in the wrong column, is weighed in the same
way. Explanations are guesses and are told as such; nothing is corrected here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from generator.checks.causes import (
    CARRYOVER,
    CELL,
    EXCHANGED,
    MISSING_ROW,
    SHIFTED,
    Cause,
    joint_effect,
)
from generator.checks.judged import Judged
from generator.checks.judgement import Judgement
from generator.checks.layout import Tables
from generator.checks.slips import Slip, slip
from generator.checks.wider import repeated_rows
from generator.facts.model import Fact
from generator.findings import HOLDS, VIOLATED

_MOST = 5
_NEAR = 1.5  # guesses much less likely than the best are not told
_ZERO = Decimal(0)


def causes(
    number: int, judged: Judged, tables: Tables, wider: Sequence[Cause] = ()
) -> tuple[Cause, ...]:
    """Ranked guesses for one broken sum, `wider` ones among them; none for one that holds."""
    broken = judged.sums[number]
    if broken.verdict == HOLDS:
        return ()
    found = [
        _cell(broken, fact, sign, judged, tables)
        for sign, side in ((1, broken.terms[0]), (-1, broken.terms[1]))
        for fact in side
    ]
    found += wider
    found += repeated_rows(broken, judged, tables.rows)
    found += _exchanges(broken, judged, tables)
    found += _shifts(number, judged)
    found += _missing_row(broken, judged)
    found += _carryover(broken, tables)
    found = [cause for cause in found if cause.mended > 0 and not _turns_negative(cause)]
    found.sort(key=lambda cause: cause.rank, reverse=True)  # stable: order of the cells
    best = found[0].rank[0] if found else 0.0
    near = (cause for cause in found if cause.rank[0] >= best - _NEAR)
    return tuple(_without_repeats(near))[:_MOST]


def _without_repeats(found: Iterable[Cause]) -> Iterator[Cause]:
    seen: set[tuple[str, str]] = set()
    for cause in found:
        key = (cause.kind, cause.fact.fact_id if cause.fact else "")
        if key not in seen:
            seen.add(key)
            yield cause


def _cell(broken: Judgement, fact: Fact, sign: int, judged: Judged, tables: Tables) -> Cause:
    """One cell changed so that the sum holds to the digit."""
    change = -broken.comparison.gap * sign
    slack = broken.comparison.slack
    mended, spoiled = _effect(fact, change, slack, judged)
    known = slip(fact, fact.amount + change, slack, tables.precision.half(fact) * 2)
    return Cause(CELL, fact, fact.amount + change, mended, spoiled, known)


def _turns_negative(cause: Cause) -> bool:
    """True where a positive amount would have to be another, negative one."""
    if cause.kind != CELL or cause.fact is None or cause.slip:
        return False
    return cause.amount < 0 < cause.fact.amount


def _effect(fact: Fact, change: Decimal, tolerance: Decimal, judged: Judged) -> tuple[int, int]:
    """How many broken sums a change of one cell mends, and how many sound ones it spoils."""
    mended = spoiled = 0
    for number, sign in judged.around(fact.fact_id):
        judgement = judged.sums[number]
        agrees = judgement.agrees_if(sign * change, tolerance)
        if judgement.verdict == HOLDS:
            spoiled += not agrees
        elif judgement.verdict == VIOLATED:
            mended += agrees
    return mended, spoiled


def _exchanges(broken: Judgement, judged: Judged, tables: Tables) -> Iterator[Cause]:
    """Two numbers of one row printed in each other's place."""
    rows = tables.rows
    for fact in broken.facts:
        for other in rows.get((fact.table_id, fact.row), ()):
            if other.amount != fact.amount:
                change = {fact.fact_id: other.amount - fact.amount}
                change[other.fact_id] = -change[fact.fact_id]
                mended, spoiled = joint_effect(change, broken, judged)
                if mended:
                    known = Slip("exchanged", 1.0)
                    yield Cause(
                        EXCHANGED, fact, other.amount, mended, spoiled, known, partner=other
                    )


def _shifts(number: int, judged: Judged) -> Iterator[Cause]:
    """A number printed one column off: too much in one sum, missing in another.

    Where it would belong, no other amount is printed.
    """
    broken = judged.sums[number]
    for other_number in judged.violated(-broken.comparison.gap, broken.comparison.slack):
        other = judged.sums[other_number]
        if other_number == number:
            continue
        for over, short in ((broken, other), (other, broken)):
            slack = over.comparison.slack + short.comparison.slack
            if abs(over.comparison.gap + short.comparison.gap) > slack:
                continue
            for fact in over.terms[0]:
                if not fact.amount or abs(fact.amount - over.comparison.gap) > slack:
                    continue
                column = _column_beside(fact, short)
                if column and (fact.table_id, fact.row, column) not in judged.filled:
                    mended, spoiled = _effect(fact, -fact.amount, slack, judged)
                    yield Cause(
                        SHIFTED, fact, fact.amount, mended + 1, max(spoiled - 1, 0),
                        Slip("shifted", 1.0), column,
                    )  # fmt: skip


def _column_beside(fact: Fact, short: Judgement) -> str:
    """The column whose sum lacks the number, when it is a column of the same table."""
    wholes = [f for f in short.terms[1] if f.table_id == fact.table_id]
    return wholes[0].column if len(wholes) == 1 and wholes[0].column != fact.column else ""


def _missing_row(broken: Judgement, judged: Judged) -> Iterator[Cause]:
    """Parts that are short in every column alike: a row is missing."""
    identity, gap = broken.identity, broken.comparison.gap
    if not all(broken.terms) and not identity.group:  # one table has no row for it
        yield Cause(MISSING_ROW, None, abs(gap), 1, 0, Slip("missing-row", 0.5))
        return
    if not identity.group or gap >= 0 or identity.relation != "=":
        return
    group = judged.groups[identity.group]
    gaps = {f.fact_id: j.comparison.gap for j in group for f in j.terms[1] if j.verdict != HOLDS}
    short = [j for j in group if j.verdict == VIOLATED and j.comparison.gap < 0]
    odd = sum(1 for j in group if j.verdict == VIOLATED and j.comparison.gap > 0)
    for number in sorted({number for fact_id in gaps for number, _ in judged.around(fact_id)}):
        row = judged.sums[number]
        if row.verdict == HOLDS and row.identity.group != identity.group and _same_row(row):
            moved = _sum_of(row.terms[0], gaps) - _sum_of(row.terms[1], gaps)
            odd += abs(moved) > row.comparison.slack + broken.comparison.slack
    listed = {f.fact_id for f in broken.terms[0]}
    alike = (judged.sums[n] for n in judged.violated(gap, broken.comparison.slack))
    others = [j for j in alike if _lacks_as_much(j, broken, listed)]
    yield Cause(MISSING_ROW, None, -gap, max(len(short) + len(others), 1), odd)


def _lacks_as_much(other: Judgement, broken: Judgement, listed: Collection[str]) -> bool:
    """True for a sum elsewhere over rows of the same list that is short by the same amount."""
    if other.identity.group or other.comparison.gap >= 0:
        return False
    slack = other.comparison.slack + broken.comparison.slack
    as_much = abs(other.comparison.gap - broken.comparison.gap) <= slack
    return as_much and any(f.fact_id in listed for f in other.terms[0])


def _same_row(judgement: Judgement) -> bool:
    return len({(f.table_id, f.row) for f in judgement.facts}) == 1


def _sum_of(facts: Sequence[Fact], gaps: dict[str, Decimal]) -> Decimal:
    return sum((gaps.get(f.fact_id, _ZERO) for f in facts), _ZERO)


def _carryover(broken: Judgement, tables: Tables) -> Iterator[Cause]:
    """A gap as large as a carry-over printed elsewhere: one table counts it, one does not."""
    if len({f.table_id for f in broken.facts}) < 2:
        return
    gap = abs(broken.comparison.gap)
    for view in tables.views:
        for fact in view.facts:
            carried = fact.fund_source == "carryover" or "结转" in fact.label
            if carried and fact.amount and abs(fact.amount - gap) <= broken.comparison.slack:
                yield Cause(CARRYOVER, fact, fact.amount, 1, 0, Slip("carry-over", 1.5))
                return


def one_change_mends(broken: Sequence[Judgement]) -> bool:
    """True when one cell, or one row, could be the cause of all these broken sums."""
    if broken[0].identity.group and len({j.identity.group for j in broken}) == 1:
        return True
    rows: dict[tuple[str, int], list[Fact]] = {}
    for judgement in broken:
        for fact in judgement.facts:
            rows.setdefault((fact.table_id, fact.row), []).append(fact)
    return any(all(_is_touched(j, row, facts) for j in broken) for row, facts in rows.items())


def _is_touched(judgement: Judgement, row: tuple[str, int], facts: Sequence[Fact]) -> bool:
    """True when a sum counts a row, or is out by just what the row prints."""
    if any((f.table_id, f.row) == row for f in judgement.facts):
        return True
    if not judgement.identity.group:
        return False
    gap, slack = abs(judgement.comparison.gap), judgement.comparison.slack
    return any(f.amount and abs(abs(f.amount) - gap) <= slack for f in facts)
