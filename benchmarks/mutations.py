"""Measures the arithmetic checks: how many seeded single-cell errors they see and place.

Every mutation changes one cell (or loses one row) of a committed disclosure: two digits
swapped, ten times too much, the sign, 元 for 万元, a number one column off, a row lost.
A mutation is in scope when the cell stands in a sum that holds before. It is detected when
a sum is `violated` that was not; it is located when the true cell (for a lost row: the
missing row) is among the first three explanations of the first new violation, and for
comparison how often it is among those of any one new violation, as printed in the same
order as the site prints them. A second part re-rounds all amounts of each disclosure from
common underlying values and counts false violations.

Deterministic: the same packages and seed give the same result, written to
benchmarks/results/checker-accuracy.json. Only committed packages are read.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the program need not be installed

from generator.checks import causes  # noqa: E402
from generator.checks.catalogue import CATALOGUE  # noqa: E402
from generator.checks.intervals import AT_MOST  # noqa: E402
from generator.checks.judgement import Judgement  # noqa: E402
from generator.checks.layout import Block, Line, TableView  # noqa: E402
from generator.checks.model import Disclosure  # noqa: E402
from generator.checks.network import Network, network_of  # noqa: E402
from generator.facts.attributes import attributes  # noqa: E402
from generator.facts.labels import Label  # noqa: E402
from generator.facts.model import Fact  # noqa: E402
from generator.findings import HOLDS, VIOLATED  # noqa: E402
from generator.package.read import package_directories, read_package  # noqa: E402
from generator.tables.model import Column  # noqa: E402

RESULT = ROOT / "benchmarks" / "results" / "checker-accuracy.json"
KINDS = ("digits-swapped", "decimal-point", "sign", "unit", "shifted-column", "dropped-row")
SEED, PER_TABLE, PERTURBATIONS, FIRST = 20190, 4, 300, 3


@dataclass(frozen=True, slots=True)
class Mutation:
    """One error: the facts as they would have been read, and the cell that is wrong."""

    kind: str
    table_kind: str
    facts: tuple[Fact, ...]
    cell: Fact


@dataclass(slots=True)
class Tally:
    """Counts of one group of mutations."""

    made: int = 0
    in_scope: int = 0
    detected: int = 0
    located: int = 0
    located_anywhere: int = 0

    def add(self, outcome: tuple[bool, bool, bool, bool]) -> None:
        self.made += 1
        in_scope, detected, located, anywhere = outcome
        if in_scope:
            self.in_scope += 1
            self.detected += detected
            self.located += located
            self.located_anywhere += anywhere

    def shares(self) -> dict[str, object]:
        return {
            "mutations": self.made,
            "in_scope": self.in_scope,
            "detected": self.detected,
            "located": self.located,
            "located_in_any": self.located_anywhere,
            "detection": _share(self.detected, self.in_scope),
            "location": _share(self.located, self.detected),
            "location_in_any": _share(self.located_anywhere, self.detected),
        }


def _share(part: int, whole: int) -> str:
    return f"{Decimal(part) / Decimal(whole):.4f}" if whole else ""


def main() -> int:
    """Measures, writes the result file, and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-table", type=int, default=PER_TABLE, help="of each kind, per table")
    parser.add_argument("--perturbations", type=int, default=PERTURBATIONS)
    parser.add_argument("--no-write", action="store_true", help="print only")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    arguments = parser.parse_args()
    disclosures = [_disclosure(path) for path in package_directories(ROOT / "datapackages")]
    result = {
        "seed": SEED,
        "disclosures": len(disclosures),
        "checks": sum(check.group in ("inside", "across") for check in CATALOGUE),
        "mutations": mutation_result(disclosures, arguments.per_table, arguments.misses),
        "rounding": rounding_result(disclosures, arguments.perturbations),
    }
    text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    if not arguments.no_write:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


def _disclosure(path: Path) -> Disclosure:
    package = read_package(path)
    m = package.manifest
    return Disclosure(package.reading, m.publisher, m.division, m.fiscal_year, m.facts_phase)


def _with_facts(disclosure: Disclosure, facts: Sequence[Fact]) -> Disclosure:
    return replace(disclosure, reading=replace(disclosure.reading, facts=tuple(facts)))


# --- mutations -------------------------------------------------------------------------


def mutation_result(
    disclosures: Sequence[Disclosure], per_table: int, misses: bool = False
) -> dict[str, object]:
    """Detection and location over all seeded mutations."""
    total = Tally()
    by_kind = {kind: Tally() for kind in KINDS}
    by_table: dict[str, Tally] = {}
    for number, disclosure in enumerate(disclosures):
        chance = random.Random(SEED + number)
        before = network_of(disclosure)
        for mutation in list(mutations(disclosure, before, chance, per_table)):
            outcome = judge(mutation, disclosure, before)
            table = by_table.setdefault(mutation.table_kind, Tally())
            for tally in (total, by_kind[mutation.kind], table):
                tally.add(outcome)
            if misses and outcome[0] and not (outcome[1] and outcome[2]):
                _print_miss(mutation, outcome)
    return {
        **total.shares(),
        "by_kind": {kind: tally.shares() for kind, tally in by_kind.items()},
        "by_table": {kind: tally.shares() for kind, tally in sorted(by_table.items())},
    }


def _print_miss(mutation: Mutation, outcome: tuple[bool, ...]) -> None:
    c = mutation.cell
    print(
        "seen, misplaced" if outcome[1] else "NOT SEEN", "" if outcome[3] else "anywhere",
        mutation.kind, c.table_id, c.label, c.column, c.published, c.source, file=sys.stderr,
    )  # fmt: skip


def mutations(
    disclosure: Disclosure, network: Network, chance: random.Random, per_table: int
) -> Iterator[Mutation]:
    """Seeded mutations of every kind in every table."""
    facts = disclosure.reading.facts
    for view in network.tables.views:
        cells = [f for f in view.facts if f.amount]
        for kind in KINDS:
            for cell in chance.sample(cells, min(per_table, len(cells))):
                changed = _changed(kind, cell, view, facts, disclosure, chance)
                if changed is not None:
                    yield Mutation(kind, view.kind.kind, changed, cell)


def _changed(
    kind: str,
    cell: Fact,
    view: TableView,
    facts: Sequence[Fact],
    disclosure: Disclosure,
    chance: random.Random,
) -> tuple[Fact, ...] | None:
    if kind == "dropped-row":
        return tuple(f for f in facts if (f.table_id, f.row) != (cell.table_id, cell.row))
    if kind == "shifted-column":
        return _shifted(cell, view, facts, disclosure)
    amount = _wrong(kind, cell, chance)
    if amount is None:
        return None
    return _replaced(facts, {cell.fact_id: _reprinted(cell, amount)})


def _wrong(kind: str, cell: Fact, chance: random.Random) -> Decimal | None:
    """The wrong amount, or None when the cell cannot be wrong in this way."""
    if kind == "sign":
        return -cell.amount
    if kind == "unit":
        return cell.amount * 10_000
    if kind == "decimal-point":
        return cell.amount * 10
    digits = str(int(abs(cell.amount) / cell.precision))
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    return int(swapped) * cell.precision * (1 if cell.amount > 0 else -1)


def _reprinted(cell: Fact, amount: Decimal) -> Fact:
    unit = cell.amount / Decimal(cell.published.replace(",", "").strip())
    places = cell.precision / unit
    return replace(cell, amount=amount, published=str((amount / unit).quantize(places)))


def _replaced(facts: Sequence[Fact], changed: dict[str, Fact]) -> tuple[Fact, ...]:
    return tuple(changed.get(f.fact_id, f) for f in facts)


def _shifted(
    cell: Fact, view: TableView, facts: Sequence[Fact], disclosure: Disclosure
) -> tuple[Fact, ...] | None:
    """The number in the column beside: moved when that is blank, exchanged when not."""
    place = _place(cell, view)
    if place is None:
        return None
    block, line, index = place
    order = [c.index for c in block.columns]
    at = order.index(index)
    beside = order[at + 1] if at + 1 < len(order) else order[at - 1] if at else None
    if beside is None:
        return None
    other = line.amounts.get(beside)
    if other is not None:
        if other.amount == cell.amount:
            return None
        return _replaced(
            facts,
            {
                cell.fact_id: replace(cell, amount=other.amount, published=other.published),
                other.fact_id: replace(other, amount=cell.amount, published=cell.published),
            },
        )
    column = next(c for c in block.columns if c.index == beside)
    return _replaced(facts, {cell.fact_id: _moved(cell, column, view, disclosure)})


def _place(cell: Fact, view: TableView) -> tuple[Block, Line, int] | None:
    for block in view.blocks:
        for line in block.lines:
            for index, fact in line.amounts.items():
                if fact.fact_id == cell.fact_id:
                    return block, line, index
    return None


def _moved(cell: Fact, column: Column, view: TableView, disclosure: Disclosure) -> Fact:
    """The fact as it would be read in another, blank column."""
    example = next((f for f in view.facts if f.column == column.name), None)
    said = attributes(column, Label(), view.kind, disclosure.fiscal_year)
    source = next(
        (
            c.source
            for own in disclosure.reading.cells
            if own.table_id == cell.table_id and own.source == cell.source
            for c in disclosure.reading.cells
            if (c.table_id, c.row, c.column) == (own.table_id, own.row, column.index + 1)
        ),
        cell.source,
    )
    return replace(
        cell,
        column=column.name,
        column_role=example.column_role if example else "part",
        fund_source=example.fund_source if example else said.fund_source,
        expenditure_type=example.expenditure_type if example else said.expenditure_type,
        item=example.item if example else said.item,
        source=source,
    )


def judge(
    mutation: Mutation, disclosure: Disclosure, before: Network
) -> tuple[bool, bool, bool, bool]:
    """In scope, detected, located in the first new violation, located in any."""
    if not _in_scope(mutation, before):
        return False, False, False, False
    after = network_of(_with_facts(disclosure, mutation.facts))
    old = {_key(j) for j in before.judged if j.verdict == VIOLATED}
    new = [n for n, j in enumerate(after.judged) if j.verdict == VIOLATED and _key(j) not in old]
    hits = [_is_located(mutation, n, after) for n in new]
    return True, bool(new), bool(hits) and hits[0], any(hits)


def _in_scope(mutation: Mutation, before: Network) -> bool:
    """True when a sum that holds would feel the error."""
    cell = mutation.cell
    sums = [j for j in before.judged if j.verdict == HOLDS and j.identity.relation == "="]
    if mutation.kind != "dropped-row":
        return any(f.fact_id == cell.fact_id for j in sums for f in j.facts)
    row = {f.fact_id for j in before.judged for f in j.facts
           if (f.table_id, f.row) == (cell.table_id, cell.row) and f.amount}  # fmt: skip
    heads = any(j.identity.group and f.fact_id in row for j in before.judged for f in j.terms[1])
    listed = any(j.identity.group and f.fact_id in row for j in sums for f in j.terms[0])
    return listed and not heads


def _key(judgement: Judgement) -> tuple[str, str]:
    return judgement.code, judgement.identity.subject


def _is_located(mutation: Mutation, number: int, after: Network) -> bool:
    found = after.causes.get(number, ())[:FIRST]
    if mutation.kind == "dropped-row":
        return any(cause.kind == causes.MISSING_ROW for cause in found)
    return any(
        f is not None and f.fact_id == mutation.cell.fact_id
        for cause in found
        for f in (cause.fact, cause.partner)
    )


# --- rounding --------------------------------------------------------------------------


def rounding_result(disclosures: Sequence[Disclosure], runs: int) -> dict[str, object]:
    """False violations when all amounts are rounded again from common true values."""
    false = within = evaluated = 0
    for number in range(runs):
        disclosure = disclosures[number % len(disclosures)]
        chance = random.Random(SEED * 1000 + number)
        before = network_of(disclosure)
        known = {_key(j) for j in before.judged if j.verdict != HOLDS}
        after = network_of(_with_facts(disclosure, rerounded(before, chance)))
        for j in after.judged:
            if _key(j) not in known:
                evaluated += 1
                false += j.verdict == VIOLATED
                within += j.comparison.exactness == "within-rounding"
    return {
        "perturbations": runs,
        "sums_evaluated": evaluated,
        "within_rounding": within,
        "false_violations": false,
    }


def rerounded(network: Network, chance: random.Random) -> tuple[Fact, ...]:
    """All amounts printed anew from true values that satisfy every sum that holds.

    True values start at the printed ones plus noise of a few last digits and are drawn onto
    the sums by repeated projection; each is then rounded to its own digits.
    """
    facts = network.tables.reading.facts
    half = network.tables.precision.half
    true = {f.fact_id: float(f.amount) for f in facts}
    for fact in facts:
        if fact.amount:
            true[fact.fact_id] += chance.uniform(-20, 20) * float(half(fact))
    sums = [(_terms(j), j.identity.relation) for j in network.judged if j.verdict == HOLDS]
    for _ in range(400):
        worst = 0.0
        for terms, relation in sums:
            gap = sum(true[i] * sign for i, sign in terms)
            if relation == AT_MOST:
                gap = max(gap, 0.0)
            worst = max(worst, abs(gap))
            for i, sign in terms:
                true[i] -= sign * gap / len(terms)
        if worst < 1e-6:
            break
    return tuple(
        _rounded(f, Decimal(repr(round(true[f.fact_id], 5))), half(f) * 2) if f.amount else f
        for f in facts
    )


def _terms(judgement: Judgement) -> list[tuple[str, int]]:
    """The cells of a sum that are not zero, with their signs."""
    parts, wholes = judgement.terms
    return [(f.fact_id, 1) for f in parts if f.amount] + [
        (f.fact_id, -1) for f in wholes if f.amount
    ]


def _rounded(fact: Fact, value: Decimal, step: Decimal) -> Fact:
    amount = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return replace(fact, amount=amount)


if __name__ == "__main__":
    sys.exit(main())
