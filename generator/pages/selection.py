"""Which facts answer a question: the most authoritative table, and nothing counted twice.

Works on roles, kinds and codes of facts only. Where a disclosure has a part for the whole
department and one for its own unit, the department's is taken. Knows no titles and no HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.facts.model import Fact, PublishedTable, Reading
from generator.facts.remembered import remembered
from generator.package.read import Package
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash
from generator.tables.columns import is_change

# Widest scope first: all funds, then appropriations, then the general public budget.
BY_FUNCTION = (
    "expenditure-summary",
    "fiscal-appropriation-expenditure",
    "general-public-expenditure",
    "line-item-budget",
)
BY_ECONOMY = (
    "general-public-basic-expenditure",
    "fiscal-appropriation-basic-expenditure",
    "economic-classification-summary",
)
TOTALS = ("revenue-expenditure-summary", *BY_FUNCTION, "fiscal-appropriation-summary")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Facts of one column of one table, in printed order, and the column's printed total.

    A table of blocks side by side gives one column of each.
    """

    table: PublishedTable
    facts: tuple[Fact, ...]
    total: Fact | None = None


def settled(package: Package) -> Package:
    """The package without amounts of another phase than its own, and without differences.

    Final accounts print what was budgeted beside what was spent; a budget may print what was
    spent the year before. Neither answers a question about the other, nor is compared with it.
    A column of differences (比上年增减额) says no amount of a year.
    """
    phase = package.manifest.facts_phase
    facts = tuple(f for f in package.reading.facts if f.phase == phase and not is_change(f.column))
    return replace(package, reading=replace(package.reading, facts=facts))


def tables_of(reading: Reading, kind: str) -> list[PublishedTable]:
    """Tables of a kind that hold facts, the department's before a unit's."""
    found = [t for t in reading.tables if t.table_kind == kind and t.status == "parsed"]
    return sorted(found, key=lambda t: (t.reporting_level != "department", t.ordinal))


def facts_of(reading: Reading, table_id: str) -> Sequence[Fact]:
    """The facts of one table, in printed order."""
    return _by_table(reading).get(table_id, ())


@remembered(keep=500)
def _by_table(reading: Reading) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in reading.facts:
        found.setdefault(fact.table_id, []).append(fact)
    return found


def choose(reading: Reading, kinds: Sequence[str], wanted: Callable[[Fact], bool]) -> Chosen | None:
    """The first table of the first kind with wanted facts, reduced to its widest column."""
    for kind in kinds:
        for table in tables_of(reading, kind):
            facts = [f for f in facts_of(reading, table.table_id) if wanted(f)]
            if facts:
                columns = _side_by_side(facts)
                chosen = tuple(f for f in facts if f.column in columns)
                return Chosen(table, chosen, largest_total(reading, chosen[0], columns))
    return None


def _side_by_side(facts: Sequence[Fact]) -> list[str]:
    """The widest column, and that of each block printed beside it with lines of its own.

    Where two columns share a row, they are of two blocks (人员经费 | 公用经费) when the row
    names each of its amounts differently; else one is a part of the other.
    """
    columns: list[str] = []
    rest = list(facts)
    while rest:
        columns.append(widest(rest)[0].column)
        used = {(f.row, f.label) for f in facts if f.column in columns}
        inside = {f.column for f in facts if (f.row, f.label) in used}
        rows = {row for row, _ in used}
        beside = {f.column for f in facts if f.row in rows} - inside
        rest = [f for f in facts if f.column in beside]
    return columns


def largest_total(reading: Reading, of: Fact, columns: Sequence[str] = ()) -> Fact | None:
    """The largest total printed in the column of a fact, for its year; of several, the only one."""
    columns = columns or [of.column]
    found = [
        f
        for f in facts_of(reading, of.table_id)
        if f.column in columns and f.fiscal_year == of.fiscal_year and f.row_role == "total"
    ]
    if len(columns) > 1 and len(found) > 1:
        return None
    return max(found, key=lambda f: f.amount, default=None)


def widest(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts of the column with the largest sum; the first one printed when equal."""
    columns: dict[str, list[Fact]] = {}
    for fact in facts:
        columns.setdefault(fact.column, []).append(fact)
    best = max(columns.values(), key=lambda column: sum(f.amount for f in column))
    return tuple(best)


def spent(fact: Fact, year: int, kind: str = "") -> bool:
    """An expenditure of the year: the total column, or that of one expenditure type."""
    same = fact.fiscal_year == year and fact.direction == "expenditure"
    if kind:
        return same and fact.expenditure_type == kind
    return same and fact.column_role == "total"


def total(reading: Reading, year: int, kinds: Sequence[str] = TOTALS) -> Fact | None:
    """The printed total of expenditure; the largest where 总计 stands beside 合计.

    A row that says 本年支出 comes first: a 总计 may hold what is carried over.
    """
    for kind in kinds:
        found = choose(reading, (kind,), lambda f: _of_the_year(f) and spent(f, year))
        chosen = found or choose(
            reading, (kind,), lambda f: f.row_role == "total" and spent(f, year)
        )
        if chosen:
            return max(chosen.facts, key=lambda f: f.amount)
    return None


def _of_the_year(fact: Fact) -> bool:
    spent_in_year = rules().prose.year_spent.search(squash(fact.label))
    return fact.row_role != "item" and spent_in_year is not None


def column_total(reading: Reading, table_id: str, year: int, kind: str) -> Fact | None:
    """The total of one expenditure type in one table, as printed in its total row."""
    found = [
        f for f in facts_of(reading, table_id) if f.row_role == "total" and spent(f, year, kind)
    ]
    return max(widest(found), key=lambda f: f.amount) if found else None


def basic_and_project(reading: Reading, year: int) -> tuple[Fact | None, Fact | None]:
    """Basic and project expenditure, from the widest table that divides the whole into them.

    One of them alone only where no table prints both.
    """
    alone: tuple[Fact | None, Fact | None] = (None, None)
    for table in (t for kind in BY_FUNCTION for t in tables_of(reading, kind)):
        pair = [column_total(reading, table.table_id, year, key) for key in ("basic", "project")]
        if pair[0] is None:
            pair = [_only_line(reading, table.table_id, year, key) for key in ("basic", "project")]
        if all(pair) and any(fact and fact.amount for fact in pair):
            return pair[0], pair[1]
        alone = alone if any(alone) else (pair[0], pair[1])
    return alone


def whole_of(reading: Reading, part: Fact) -> Fact | None:
    """The total column of the row of a part."""
    return next(
        (
            f
            for f in reading.facts
            if f.table_id == part.table_id
            and f.row == part.row
            and f.fiscal_year == part.fiscal_year
            and f.direction == part.direction
            and f.column_role == "total"
        ),
        None,
    )


def _only_line(reading: Reading, table_id: str, year: int, kind: str) -> Fact | None:
    """The only line of a table without a total row; several lines would need a sum."""
    found = [f for f in facts_of(reading, table_id) if spent(f, year, kind)]
    return found[0] if len(found) == 1 else None


def leaves(facts: Sequence[Fact], code: Callable[[Fact], str]) -> list[Fact]:
    """Facts with a code that no other fact subdivides."""
    codes = {code(f) for f in facts if code(f)}
    parents = {c[:n] for c in codes for n in range(3, len(c), 2)}
    return [f for f in facts if code(f) and code(f) not in parents]


def summed(facts: Iterable[Fact], key: Callable[[Fact], str]) -> dict[str, Decimal]:
    """Sums by key, in order of first appearance."""
    sums: dict[str, Decimal] = {}
    for fact in facts:
        sums[key(fact)] = sums.get(key(fact), Decimal(0)) + fact.amount
    return sums


def revenue_columns(reading: Reading, table_id: str, year: int) -> dict[str, tuple[Decimal, str]]:
    """Amount and place by fund source; nothing when the sources do not make the total.

    A column within another (“其中：财政拨款”) is recognised by that: left out, the rest adds up.
    One of no single source (单位资金收入) counts by its printed name where only then it does.
    """
    facts = [f for f in facts_of(reading, table_id) if f.fiscal_year == year]
    totals = [f for f in facts if f.row_role == "total"] or [
        f for f in facts if f.row_role == "item"
    ]
    columns: dict[tuple[str, str], list[Fact]] = {}
    for fact in totals:
        columns.setdefault((fact.column, fact.fund_source), []).append(fact)
    best: dict[str, tuple[Decimal, str]] = {}
    named: dict[str, tuple[Decimal, str]] = {}
    for (name, source), column in columns.items():
        amount = sum((f.amount for f in column), Decimal(0))
        value = amount, column[0].source if len(column) == 1 else ""
        if amount > best.get(source, (Decimal(0), ""))[0]:
            best[source] = value
        if amount and not source and column[0].column_role == "part":
            named[name] = value
    whole = best.pop("", (Decimal(0), ""))[0]
    return _adding_up(best, whole) or _adding_up({**best, **named}, whole)


def _adding_up(
    sources: dict[str, tuple[Decimal, str]], whole: Decimal
) -> dict[str, tuple[Decimal, str]]:
    """The sources without one that lies within another, when they make the whole."""
    for left_out in ("", "fiscal-appropriation", "general-public-budget"):
        rest = {source: value for source, value in sources.items() if source != left_out}
        if rest and sum(value[0] for value in rest.values()) == whole:
            return rest
    return {}


def revenue_rows(reading: Reading, table_id: str, year: int) -> dict[str, tuple[Decimal, str]]:
    """Amount and place by the name of a row; nothing when the rows do not make the total."""
    facts = [f for f in facts_of(reading, table_id) if f.fiscal_year == year]
    total = max((f.amount for f in facts if f.row_role == "total"), default=None)
    items = [f for f in facts if f.row_role == "item" and f.amount and not f.function_code]
    if len({f.column for f in items}) != 1 or sum(f.amount for f in items) != total:
        return {}
    return {fact.label: (fact.amount, fact.source) for fact in items}


def function_names(reading: Reading) -> dict[str, str]:
    """Names printed beside functional codes anywhere in the package."""
    names: dict[str, str] = {}
    for fact in reading.facts:
        if fact.function_code and fact.function_name:
            names.setdefault(fact.function_code, fact.function_name)
    return names


def three_public(reading: Reading, year: int) -> tuple[Fact | None, list[Fact]]:
    """Total and undivided lines of the 三公 table: its total row, or the only row it has."""
    for table in tables_of(reading, "three-public-expenses"):
        facts = [f for f in facts_of(reading, table.table_id) if f.fiscal_year == year]
        best: dict[str, Fact] = {}
        for fact in sorted((f for f in facts if f.item.startswith("three-public/")), key=_rank):
            best.setdefault(fact.item, fact)
        total = best.pop("three-public/total", None)
        if best:
            undivided = [k for k in best if not any(other.startswith(k + "/") for other in best)]
            return total, [best[key] for key in undivided]
    return None, []


def purchases(reading: Reading, year: int) -> Fact | None:
    """The printed total of the procurement table."""
    for table in tables_of(reading, "procurement"):
        totals = [
            f
            for f in facts_of(reading, table.table_id)
            if f.row_role == "total" and f.fiscal_year == year
        ]
        if totals:
            return max(totals, key=lambda f: f.amount)
    return None


def _rank(fact: Fact) -> tuple[int, int]:
    return ("total", "subtotal", "item").index(fact.row_role), fact.row


def status_of(reading: Reading, kind: str) -> PublishedTable | None:
    """The table that stands for a kind that has no facts, to say why."""
    return next((t for t in reading.tables if t.table_kind == kind), None)
