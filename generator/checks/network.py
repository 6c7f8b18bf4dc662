"""All sums of one disclosure judged together, and told as evaluations.

A check of sums is a builder of identities, registered by `sum_check`. The network
evaluates every identity once; because each number stands in several sums, what holds and
what breaks together says which cell is the likely culprit (`explain`). A reading of a
table by which most sums break, and which no single change would mend, is doubted: its
broken sums are undetermined.

The builders known are those of the modules imported (see `catalogue`). This module does
not know what has to add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial, update_wrapper
from itertools import accumulate

from generator.checks import explain, wording
from generator.checks.causes import MISSING_ROW, Cause
from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.intervals import EQUAL, Comparison
from generator.checks.judged import judged_sums
from generator.checks.judgement import Judgement
from generator.checks.layout import Tables, table_views
from generator.checks.model import Check, CheckFunction, Disclosure, Evaluation
from generator.checks.wider import is_repeated, unit_causes
from generator.facts.model import Fact
from generator.findings import HOLDS, UNDETERMINED, VIOLATED

_MOST_LISTS = 100  # that lack a row; more are no single row dropped

Builder = Callable[[Tables], Iterator[Identity | NotComparable]]
_BUILDERS: dict[str, Builder] = {}


@dataclass(frozen=True, slots=True)
class Network:
    """Everything judged, in the order of the builders."""

    tables: Tables
    judged: tuple[Judgement, ...]
    causes: dict[int, tuple[Cause, ...]]  # of the broken ones, by their number
    not_comparable: tuple[tuple[str, NotComparable], ...]


def sum_check(
    code: str,
    *,
    title: str,
    title_en: str,
    group: str,
    severity: str,
    basis: str = "",
    strength: str = "arithmetic",
) -> Callable[[Builder], Check]:
    """Makes a check of a builder of identities; the builder's docstring is the rule."""

    def made(builder: Builder) -> Check:
        _BUILDERS[code] = builder
        function: CheckFunction = update_wrapper(partial(_evaluations, code), builder)
        return Check(code, title, title_en, group, severity, basis, strength, function)

    return made


_last: list[tuple[Disclosure, int, Network]] = []


def network_of(disclosure: Disclosure) -> Network:
    """The network of a disclosure; the last one is kept, as all checks ask for it in turn."""
    if _last and _last[0][0] is disclosure and _last[0][1] == len(_BUILDERS):
        return _last[0][2]
    network = _build(disclosure)
    _last[:] = [(disclosure, len(_BUILDERS), network)]
    return network


def _build(disclosure: Disclosure) -> Network:
    tables = table_views(disclosure)
    judged: list[Judgement] = []
    apart: list[tuple[str, NotComparable]] = []
    for code, builder in _BUILDERS.items():
        for built in builder(tables):
            if isinstance(built, NotComparable):
                apart.append((code, built))
            elif any(f.amount for f in (*built.parts, *built.wholes)):
                judged.append(_judge(code, built, tables))
    final = tuple(_doubt_families(judged))
    sums = judged_sums(final)
    units = unit_causes(sums)
    causes = {
        number: explain.causes(number, sums, tables, (units[number],) if number in units else ())
        for number, judgement in enumerate(final)
        if judgement.verdict != HOLDS
    }
    return Network(tables, final, causes, tuple(apart))


def _judge(code: str, identity: Identity, tables: Tables) -> Judgement:
    """The first reading that holds; else the first reading, broken."""
    compare = tables.precision.compare
    first: tuple[Terms, Comparison] | None = None
    for terms in identity.readings:
        comparison = compare(*terms, identity.relation)
        if comparison.agrees:
            return Judgement(code, identity, terms, comparison, HOLDS)
        first = first or (terms, comparison)
    assert first is not None
    short = identity.short if first[1].gap < 0 else ""
    reason = (
        identity.unsure
        or short
        or _doubt(identity, tables)
        or _counted_twice(identity, first[0], tables)
        or _rounded(first, tables)
    )
    return Judgement(code, identity, *first, UNDETERMINED if reason else VIOLATED, reason)


def _rounded(broken: tuple[Terms, Comparison], tables: Tables) -> str:
    """A gap that figures printed with fewer digits than their table may explain."""
    terms, comparison = broken
    if not tables.precision.may_be_rounded(comparison, (*terms[0], *terms[1])):
        return ""
    return "有的数印出的位数比本表其他数少，相差在其四舍五入的范围内，不能判断"


def _doubt(identity: Identity, tables: Tables) -> str:
    """Why a table of the identity cannot be relied on."""
    ids = {fact.table_id for fact in (*identity.parts, *identity.wholes)}
    ids.update(identity.table_ids)  # one that lacks a row has no fact there
    return next((view.doubt for view in tables.views if view.id in ids and view.doubt), "")


def _counted_twice(identity: Identity, terms: Terms, tables: Tables) -> str:
    """Parts that hold a sum of other parts: an unmarked subtotal, not a mistake in adding."""
    if identity.relation != EQUAL or not identity.group or _has_repeated(terms[0], tables):
        return ""
    parts, wholes = ([f.amount for f in side if f.amount] for side in terms)
    gap = sum(parts, Decimal(0)) - sum(wholes, Decimal(0))
    if not wholes or gap <= 0 or gap not in (*parts, sum(wholes)):
        return ""
    for at, amount in enumerate(parts):
        runs = (accumulate(parts[at + 1 :]), accumulate(reversed(parts[:at])))
        if gap in (amount, sum(wholes)) and any(amount in run for run in runs):
            return "多出的数额恰为相邻各行之和，表中可能另有未标明的小计行"
    return ""


def _has_repeated(parts: Sequence[Fact], tables: Tables) -> bool:
    """True where one of the parts is a row printed twice, not a sum of others."""
    rows = tables.rows
    keys = ((f.table_id, f.row) for f in parts if f.amount)
    return any(is_repeated(rows.get(k, ()), rows.get((k[0], k[1] - 1), ())) for k in keys)


def _doubt_families(judged: Sequence[Judgement]) -> Iterator[Judgement]:
    """Broken sums of a family that mostly breaks, and not by one cell or row, are doubted."""
    groups: dict[str, dict[str, list[Judgement]]] = {}
    for j in judged:
        if j.identity.family:
            key = j.identity.group or str(id(j))
            groups.setdefault(j.identity.family, {}).setdefault(key, []).append(j)
    doubted = {family for family, members in groups.items() if _is_doubtful(members)}
    for j in judged:
        if j.verdict == VIOLATED and j.identity.family in doubted:
            yield replace(
                j, verdict=UNDETERMINED,
                reason="本表多数加总关系不成立，可能是表头或层次关系未被正确认定，需人工复核",
            )  # fmt: skip
        else:
            yield j


def _is_doubtful(groups: dict[str, list[Judgement]]) -> bool:
    broken = [g for g in groups.values() if any(j.verdict == VIOLATED for j in g)]
    if len(broken) < 2 or len(broken) * 2 <= len(groups):
        return False
    return not explain.one_change_mends(
        [j for group in broken for j in group if j.verdict == VIOLATED]
    )


def _evaluations(code: str, disclosure: Disclosure) -> Iterator[Evaluation]:
    """What one check says, in the builder's order."""
    network = network_of(disclosure)
    names = {view.id: view.called for view in network.tables.views}
    roots = _roots(network)
    doubts = _doubts(network)
    same: dict[int, list[Judgement]] = {}
    for number, root in roots.items():
        if number != root:
            same.setdefault(root, []).append(network.judged[number])
    for number, judgement in enumerate(network.judged):
        if judgement.code != code or doubts.get(number, number) != number:
            continue
        causes = network.causes.get(number, ())
        root = roots.get(number, number)
        if root == number:
            columns = [j for j in same.get(number, ()) if _is_same_gap(judgement, j)]
            yield wording.evaluation(judgement, causes, names, columns)
        elif not _is_same_gap(network.judged[root], judgement):
            told = wording.evaluation(judgement, causes, names)
            if causes[0].fact is None:
                blamed = wording.blamed(network.judged[root], network.causes[root])
                told = replace(told, suspects=blamed)
            yield replace(told, advice="")
    for owner, apart in network.not_comparable:
        if owner == code:
            yield wording.not_comparable(apart)


def _roots(network: Network) -> dict[int, int]:
    """For every violated sum the first one with the same likeliest cause."""
    first: dict[tuple[str, ...], int] = {}
    roots: dict[int, int] = {}
    for number, found in network.causes.items():
        judgement = network.judged[number]
        if judgement.verdict == VIOLATED and found:
            cause = found[0]
            place = cause.fact.fact_id if cause.fact else judgement.identity.group or str(number)
            roots[number] = first.setdefault((cause.kind, place), number)
    return roots | _lacking(network, roots)


def _lacking(network: Network, roots: dict[int, int]) -> dict[int, int]:
    """Rows that one of two tables lacks, where a list of that table lacks as much: its sum."""
    missing = [(n, network.causes[n][0]) for n in roots if network.causes[n][0].kind == MISSING_ROW]
    lists = [
        (n, cause.amount, {fact.table_id for fact in network.judged[n].facts})
        for n, cause in missing
        if cause.slip is None
    ][:_MOST_LISTS]
    found: dict[int, int] = {}
    for number, cause in missing:
        judgement = network.judged[number]
        without = {*judgement.identity.table_ids} - {f.table_id for f in judgement.facts}
        for other, amount, tables in lists if cause.slip else ():
            slack = judgement.comparison.slack + network.judged[other].comparison.slack
            if without & tables and abs(amount - cause.amount) <= slack:
                found.setdefault(number, roots[other])
    return found


def _doubts(network: Network) -> dict[int, int]:
    """For every undetermined sum the first one of its family with the same reason."""
    first: dict[tuple[str, str, str], int] = {}
    return {
        number: first.setdefault((j.code, j.identity.family, j.reason), number)
        for number, j in enumerate(network.judged)
        if j.verdict == UNDETERMINED and j.identity.family
    }


def _is_same_gap(first: Judgement, other: Judgement) -> bool:
    """True for other columns of a list that lacks a row: told once, with the first column."""
    group = first.identity.group
    return bool(group) and group == other.identity.group and first.comparison.gap < 0
