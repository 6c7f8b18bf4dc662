"""Causes wider than one cell: a table whose unit is misprinted, a row printed twice.

Both leave the sums inside the table sound or break several at once; one change mends them
all. Guesses like those of `explain`, with which they are ranked; nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checks.causes import REPEATED_ROW, TABLE_UNIT, Cause, joint_effect
from generator.checks.intervals import EQUAL
from generator.checks.judged import Judged
from generator.checks.judgement import Judgement
from generator.checks.slips import Slip
from generator.facts.model import Fact
from generator.findings import HOLDS, VIOLATED

_FACTORS = {"元": Decimal(10_000), "万元": Decimal("0.0001")}  # to the unit that may be meant


def unit_causes(judged: Judged) -> dict[int, Cause]:
    """By number of a broken sum over two tables, the table whose unit would mend it.

    The other unit must mend more of the table's sums with other tables than it spoils, and not
    only such as ask for less: any number is less in the smaller unit.
    """
    found: dict[int, Cause] = {}
    for table, numbers in _across(judged).items():
        sums = [(number, judged.sums[number]) for number in numbers]
        first = next(f for _, j in sums for f in j.facts if f.table_id == table)
        factor = _FACTORS.get(first.published_unit)
        if factor is None or not any(j.verdict == VIOLATED for _, j in sums):
            continue
        scaled = {number: _holds_scaled(j, table, factor) for number, j in sums}
        mended = [number for number, j in sums if j.verdict == VIOLATED and scaled[number]]
        spoiled = sum(j.verdict == HOLDS and not scaled[number] for number, j in sums)
        told = any(judged.sums[number].comparison.relation == EQUAL for number in mended)
        if told and len(mended) > spoiled:
            cause = Cause(TABLE_UNIT, first, factor, len(mended), spoiled, Slip("unit", 2.0))
            for number in mended:
                if number not in found or cause.rank > found[number].rank:
                    found[number] = cause
    return found


def _across(judged: Judged) -> dict[str, list[int]]:
    """The sums over more than one table, by table."""
    found: dict[str, list[int]] = {}
    for number, judgement in enumerate(judged.sums):
        tables = dict.fromkeys(fact.table_id for fact in judgement.facts)
        for table in tables if len(tables) > 1 else ():
            found.setdefault(table, []).append(number)
    return found


def _holds_scaled(judgement: Judgement, table: str, factor: Decimal) -> bool:
    """Whether a sum holds with the amounts of one table in another unit."""
    change = _in_table(judgement.terms[0], table) - _in_table(judgement.terms[1], table)
    comparison = judgement.comparison
    slack = comparison.slack * max(factor, Decimal(1)) - comparison.slack
    return judgement.agrees_if(change * (factor - 1), slack)


def _in_table(facts: Sequence[Fact], table: str) -> Decimal:
    return sum((f.amount for f in facts if f.table_id == table), Decimal(0))


def repeated_rows(
    broken: Judgement, judged: Judged, rows: Mapping[tuple[str, int], Sequence[Fact]]
) -> Iterator[Cause]:
    """Rows of the sum that repeat the row above them word for word."""
    for fact in broken.facts:
        here = rows.get((fact.table_id, fact.row), ())
        if not fact.amount or not is_repeated(here, rows.get((fact.table_id, fact.row - 1), ())):
            continue
        mended, spoiled = joint_effect({f.fact_id: -f.amount for f in here}, broken, judged)
        if mended:
            slip = Slip("repeated-row", 1.5)
            yield Cause(REPEATED_ROW, here[0], here[0].amount, mended, spoiled, slip)


def is_repeated(row: Sequence[Fact], above: Sequence[Fact]) -> bool:
    """True for two rows of one name and code that print the same amounts."""
    said = [
        [(f.label, f.function_code, f.economic_code, f.project_name, f.column, f.amount) for f in r]
        for r in (row, above)
    ]
    return bool(row) and said[0] == said[1]
