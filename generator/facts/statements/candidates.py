"""The facts a scope may mean, each with how surely: rank 0 is exactly the same scope.

A higher rank is a compatible scope (a fund's table for a figure that names no fund): such a
fact may confirm a figure but never contradict it. This module compares scopes only; amounts
are compared in `verdict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from generator.facts.model import Fact
from generator.facts.same_line import Lines
from generator.facts.statements.meant import Read, bare, read_fact
from generator.facts.statements.plain import squash
from generator.facts.statements.scope import BOTH, Scope, name_key, names_of, scope_of
from generator.facts.statements.titled import titled
from generator.standards import stages
from generator.standards.statement_words import subject_words
from generator.standards.template_words import table_words

EXACT, COMPATIBLE, LIKELY = 0, 1, 2
_ALL_FUNDS = ("", "general-public-budget", "fiscal-appropriation")
_PERFORMANCE = ("department-performance", "project-performance")
_DIGITS = (3, 5, 7)  # of the codes of a class, a group and an item
_MOST_NAMES = 4  # of one code in one document
_ENOUGH = 4  # characters a project's name must have to be recognised by likeness
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be meant."""

    fact: Fact
    rank: int
    order: int


class FactIndex:
    """The facts of a reading, read as nouns are."""

    def __init__(self, facts: Iterable[Fact], titles: Mapping[str, str]) -> None:
        """The facts, and the titles of their tables by id."""
        listed = list(facts)
        self._lines = Lines(listed)
        self._titled = {key: titled(title) for key, title in titles.items()}
        rows: dict[str, set[int]] = {}
        for fact in listed:
            rows.setdefault(fact.table_id, set()).add(fact.row)
        self._read = [
            read_fact(
                fact,
                order,
                self._titled.get(fact.table_id),
                single=len(rows[fact.table_id]) == 1,
            )
            for order, fact in enumerate(listed)
        ]
        self._authority = {kind: n for n, kind in enumerate(subject_words().authority)}
        self._codes: dict[str, set[str]] = {}
        for read in self._read:
            for name in read.names if read.fact.function_code else ():
                self._codes.setdefault(name, set()).add(read.fact.function_code)
        self._paths = _paths(listed)
        self._shallow: dict[tuple[str, str], set[str]] = {}  # offices with a class as last row
        for f in (f for f in listed if f.row_role == "item"):
            self._shallow.setdefault((f.table_id, f.function_code), set()).add(f.unit_name)
        self.years = frozenset(fact.fiscal_year for fact in listed)
        self._stages = frozenset((fact.fiscal_year, fact.phase) for fact in listed)

    def candidates(self, scope: Scope, year: int, level: str, phase: str) -> list[Candidate]:
        """The facts of a year a scope may mean, the surest and weightiest first."""
        found = []
        for read in self._read:
            fact = read.fact
            if fact.fiscal_year != year or (phase and fact.phase != phase):
                continue
            rank = self._rank(scope, read)
            if rank is not None:
                away = LIKELY if fact.reporting_level != level else EXACT
                found.append(Candidate(fact, max(rank, away), read.order))
        return sorted(found, key=self._weight)

    def _weight(self, candidate: Candidate) -> tuple[int, int, int, int]:
        kind = candidate.fact.table_kind
        roles = (candidate.fact.column_role, candidate.fact.row_role)
        whole = 2 - roles.count("total")
        return (candidate.rank, self._authority.get(kind, 99), whole, candidate.order)

    def named(self, scope: Scope) -> list[Fact]:
        """All facts a name or code says, of whatever fund, kind and year."""
        return [read.fact for read in self._read if self._named(scope, read) is not None]

    def is_final(self, year: int) -> bool:
        """True where what was spent in the year is printed: in its final accounts."""
        return (year, "executed") in self._stages

    def before(self, fact: Fact, year: int) -> list[Fact]:
        """The same line of the same table in another year's columns: 执行数, 预算数."""
        return [other for other in self._lines.of(fact) if other.fiscal_year == year]

    def budget_of(self, fact: Fact) -> Fact | None:
        """The same line of the same table in the column of the year's budget."""
        own = (o for o in self._lines.of(fact) if o.fiscal_year == fact.fiscal_year)
        return next((other for other in own if other.phase == "approved"), None)

    def carried(self, total: Fact) -> Decimal:
        """What the side and column of a total carry over the year's end."""
        place = _place(total)
        others = (read.fact for read in self._read if _place(read.fact) == place)
        return sum((fact.amount for fact in others if _is_carried(fact)), Decimal(0))

    def says_all(self, noun: str, fact: Fact) -> bool:
        """True for a noun of all the money that the title of a fact's table names."""
        title = self._titled.get(fact.table_id)
        return title is not None and bool(title.money.topic) and title.is_all(noun)

    def totals(self, kind: str, year: int, level: str) -> list[Fact]:
        """The printed totals of all columns of the tables of a kind."""
        facts = (read.fact for read in self._read if _total(read) == EXACT)
        of_kind = (f for f in facts if (f.table_kind, f.reporting_level) == (kind, level))
        return [f for f in of_kind if f.fiscal_year == year and f.binding == "printed"]

    def stage_printed(self, fact: Fact) -> str:
        """What the words of a fact's row and column say of its stage, or those beside it do."""
        own = stages.phase_of((fact.label, *fact.column.split(" / ")))
        key = (fact.table_id, fact.row, fact.fiscal_year)
        row = (one.fact for one in self._read if _row_of(one.fact) == key)
        beside = {stages.phase_of((one.label, *one.column.split(" / "))) for one in row} - {""}
        return own or (beside.pop() if len(beside) == 1 else "")

    def _rank(self, scope: Scope, read: Read) -> int | None:
        """How surely the fact is meant, or None."""
        fact = read.fact
        if read.narrow and read.cost not in names_of(scope):
            return None
        if _is_of_other_side(scope, fact) and not _is_balance(scope, fact):
            return None
        ranks: list[int | None] = [EXACT]
        if scope.topic:
            ranks += [_topic(scope.topic, read)]
        elif scope.item:
            ranks += [_item(scope, read)]
        elif scope.is_named:
            ranks += [self._named(scope, read), _type(scope, fact)]
        elif scope.is_empty and not scope.side:
            ranks += [COMPATIBLE, _line(scope, read), _type(scope, fact)]
        else:
            ranks += [_line(scope, read), _type(scope, fact)]
        ranks += [EXACT if read.of_which and scope.is_named else _fund(scope, read)]
        ranks += [COMPATIBLE if fact.table_kind in _PERFORMANCE or scope.soft else EXACT]
        return _worst(ranks)

    def _named(self, scope: Scope, read: Read) -> int | None:
        """By code or name; by likeness for projects."""
        fact = read.fact
        said = names_of(scope)
        if read.cost in said:
            return COMPATIBLE
        if scope.code:
            sure = COMPATIBLE if self._may_stand_in_others(fact) else EXACT
            return sure if scope.code == fact.function_code else None
        project = name_key(fact.project_name)
        names = read.names | self._paths.get(fact.function_code, frozenset())
        if said & names and project in {"", *said}:
            above = [self._codes.get(parent, set()) for parent in scope.parents]
            if not all(not codes or _below(fact.function_code, codes) for codes in above):
                return None
            return COMPATIBLE if self._may_stand_in_others(fact) else EXACT
        return LIKELY if project and _alike(scope.name, project) else None

    def _may_stand_in_others(self, fact: Fact) -> bool:
        """True where another office of the table has a wider class that it divides no further.

        More of the class may be in its row.
        """
        wider = (fact.function_code[:end] for end in _DIGITS if end < len(fact.function_code))
        return any(self._shallow.get((fact.table_id, w), set()) - {fact.unit_name} for w in wider)


def _paths(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """The names of codes behind those above them: 一般公共服务支出商贸事务行政运行.

    A code of more names than the years gave it is in no path.
    """
    named: dict[str, set[str]] = {}
    for fact in facts:
        if fact.function_code and fact.function_name:
            named.setdefault(fact.function_code, set()).add(fact.function_name)
    named = {code: names for code, names in named.items() if len(names) <= _MOST_NAMES}
    above = {code: [code[:end] for end in _DIGITS if end <= len(code)] for code in named}
    whole = {
        code: codes for code, codes in above.items() if len(codes) > 1 and named.keys() >= {*codes}
    }
    return {
        code: frozenset(name_key("".join(p)) for p in product(*(named[one] for one in codes)))
        for code, codes in whole.items()
    }


def _is_of_other_side(scope: Scope, fact: Fact) -> bool:
    return scope.side not in ("", BOTH) and fact.direction != scope.side


def _is_balance(scope: Scope, fact: Fact) -> bool:
    """True for 年初结转和结余 in a list that 支出总计 heads: it stands on the other side."""
    return scope.fund == "carryover" and not scope.is_named and fact.item == "revenue/carryover"


def _row_of(fact: Fact) -> tuple[str, int, int]:
    return (fact.table_id, fact.row, fact.fiscal_year)


def _place(fact: Fact) -> tuple[str, str, str]:
    return (fact.table_id, fact.column, fact.direction)


def _is_carried(fact: Fact) -> bool:
    """True for the line 上年结转 of revenue, 结转下年 of expenditure."""
    if fact.direction == "revenue":
        return fact.item == "revenue/carryover"
    return table_words().closing.fullmatch(bare(fact.label)) is not None


def _worst(ranks: Iterable[int | None]) -> int | None:
    worst = 0
    for rank in ranks:
        if rank is None:
            return None
        worst = max(worst, rank)
    return worst


def _topic(topic: str, read: Read) -> int | None:
    """The total of a table of the topic, or a line that is about it in a table of several."""
    kinds = subject_words().topics[topic]
    if read.fact.table_kind in kinds or (read.titled and read.titled.money.topic == topic):
        return _total(read)
    return EXACT if read.fact.item in kinds else None


def _total(read: Read) -> int | None:
    """A table's total row; the only row of a table is its total."""
    return EXACT if read.fact.row_role == "total" or read.single else None


def _line(scope: Scope, read: Read) -> int | None:
    """The row of a total, or the line of a fund on the revenue side."""
    fact = read.fact
    if fact.item.startswith("revenue/carryover/"):
        return None
    if fact.item:
        of_fund = fact.item == f"revenue/{scope.fund}" or (
            fact.item.startswith("revenue/")
            and fact.fund_source == scope.fund != "fiscal-appropriation"
        )
        return EXACT if scope.fund and of_fund else None
    if fact.project_name or fact.table_kind in subject_words().partial:
        return None
    if _is_line_of_revenue(scope, fact) or _is_line_of_type(scope, fact):
        return EXACT
    if _total(read) == EXACT:
        return EXACT
    coded = fact.function_code or fact.economic_code or fact.project_code or read.names
    nameless = not coded and not scope_of(bare(fact.label)).fund
    return COMPATIBLE if fact.row_role == "subtotal" and nameless else None


def _is_line_of_revenue(scope: Scope, fact: Fact) -> bool:
    """True for a line that says a kind of revenue below another one: 其中：事业收入."""
    said = scope_of(bare(fact.label))
    summary = fact.table_kind in subject_words().two_sided and fact.direction == "revenue"
    own = said.side == "revenue" and said.fund == scope.fund == fact.fund_source
    return summary and bool(scope.fund) and own and not said.soft and said.is_of_sides


def _is_line_of_type(scope: Scope, fact: Fact) -> bool:
    """True for a line of a summary that says a kind of spending: 一、人员支出."""
    said = scope_of(bare(fact.label))
    summary = fact.table_kind in subject_words().two_sided and fact.direction == "expenditure"
    own = said.type == scope.type == fact.expenditure_type and not (said.is_named or said.fund)
    return summary and bool(scope.type) and own and not said.soft


def _item(scope: Scope, read: Read) -> int | None:
    fact = read.fact
    if scope.item == "procurement":
        if fact.table_kind == "procurement" and not fact.item:
            return _total(read)
    if fact.item != scope.item:
        return None
    of_all = read.single or fact.row_role == "total" or _is_of_year(fact) or _is_of_item(fact)
    is_part = not of_all and "three-public" in fact.item
    # 公务用车加油, 国内公务接待: further words make it less than the item
    return COMPATIBLE if is_part or scope.is_named else EXACT


def _is_of_year(fact: Fact) -> bool:
    """True for a row that is a year of the whole table: 2023年, 预算数."""
    return subject_words().year_row.fullmatch(squash(fact.label)) is not None


def _is_of_item(fact: Fact) -> bool:
    """True for the row of an item in a table of items, not of an office's own."""
    said = scope_of(bare(fact.label))
    return said.item == fact.item and not (said.is_named or fact.unit_name)


def _type(scope: Scope, fact: Fact) -> int | None:
    if scope.type == fact.expenditure_type:
        return EXACT
    if scope.type:
        return None
    if not scope.is_named or fact.column_role != "total":
        return None
    return (
        EXACT if fact.expenditure_type.startswith("project") and fact.project_name else COMPATIBLE
    )


def _fund(scope: Scope, read: Read) -> int | None:
    fact = read.fact
    fund = read.titled.fund_of(fact) if read.titled else fact.fund_source
    if scope.fund == fund:
        return COMPATIBLE if _is_gathered(fact) else EXACT
    if fact.item == f"revenue/{scope.fund}":
        return EXACT
    if scope.is_named and not scope.fund:
        return COMPATIBLE
    both = {scope.fund, fund}
    if scope.item and not both - {*_ALL_FUNDS}:
        return EXACT if "three-public" in scope.item else COMPATIBLE
    return COMPATIBLE if not both - {*_ALL_FUNDS} else None


def _is_gathered(fact: Fact) -> bool:
    """True for money of several funds at once (单位资金) that was given to one of them."""
    scopes = (scope_of(part) for part in (fact.label, *fact.column.split(" / ")))
    said = {scope.soft for scope in scopes if scope.fund and scope.fund == fact.fund_source}
    return said == {True}


def _below(code: str, parents: set[str]) -> bool:
    return any(parent and code.startswith(parent) for parent in parents)


def _alike(first: str, second: str) -> bool:
    """True when nearly all characters of the shorter name are in the longer one."""
    short, long = sorted((first, second), key=len)
    if len(short) < _ENOUGH:
        return False
    rest = list(long)
    shared = 0
    for mark in short:
        if mark in rest:
            rest.remove(mark)
            shared += 1
    return shared >= _ALIKE * len(short)
