"""What a table speaks of, and its totals, so that only like is compared with like.

Scope is fund, fiscal year, phase, reporting level. A table of all funds is compared with a
table of the general public budget only when the document shows no other money. This module
finds totals and scopes; it compares nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.checks.identity import NotComparable
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.sums.outline_tree import Node, fund_of, outline
from generator.checks.sums.parents import row_parents
from generator.facts.model import Fact, PublishedTable
from generator.standards import vocabulary
from generator.standards.check_rules import sum_rules
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash
from generator.tables.columns import is_change

GENERAL_PUBLIC = "general-public-budget"
_EMPTY = ("declared-empty", "published-blank")


@dataclass(frozen=True, slots=True)
class Scope:
    """The tables of one reporting level and the year they are about.

    Of one institution, where several publish theirs.
    """

    tables: Tables
    level: str
    unit: str = ""

    @property
    def year(self) -> int:
        """The disclosure's fiscal year."""
        return self.tables.disclosure.fiscal_year

    def called(self, kind: str) -> str:
        """How a message names a kind of table."""
        unit = f"（{self.unit}）" if self.unit else ""
        return f"《{vocabulary.kind(kind).called(self.tables.disclosure.phase)}》{unit}"

    def of_kind(self, kind: str) -> tuple[TableView, ...]:
        """The views of a kind."""
        views = self.tables.of_kind(kind, self.level)
        return tuple(view for view in views if view.unit == self.unit or not self.unit)

    def view(self, kind: str) -> TableView | None:
        """The one table of a kind; None when there is none or more than one."""
        found = self.of_kind(kind)
        return found[0] if len(found) == 1 else None

    def record(self, kind: str) -> PublishedTable | None:
        """The record of a kind of table, published or not.

        Which of several institutions a table without amounts is of is not known.
        """
        if self.unit:
            return next((view.table for view in self.of_kind(kind)), None)
        found = [
            t
            for t in self.tables.reading.tables
            if t.table_kind == kind and t.reporting_level == self.level
        ]
        return found[0] if found else None

    def is_declared_empty(self, kind: str) -> bool:
        """True for a table that is there and holds no amount."""
        record = self.record(kind)
        return record is not None and record.status in _EMPTY

    def pair(self, first: str, second: str) -> tuple[TableView, TableView] | NotComparable | None:
        """Two tables to compare, or why they cannot be.

        None when neither is there, or one that nobody demands and the document never names.
        """
        views = self.view(first), self.view(second)
        if views[0] and views[1]:
            return views[0], views[1]
        if not (views[0] or views[1]):
            return None
        there = views[0] or views[1]
        assert there is not None
        missing = second if views[0] else first
        if self.record(missing) is None and (self.unit or not self._is_demanded(missing)):
            return None
        kinds = [vocabulary.kind(kind) for kind in (first, second)]
        return NotComparable(
            subject=f"{self.called(first)}与{self.called(second)}",
            subject_en=f"“{kinds[0].title_en}” against “{kinds[1].title_en}”",
            reason=self._why_not(missing),
            table_ids=(there.id,),
        )

    def _is_demanded(self, kind: str) -> bool:
        demand = vocabulary.kind(kind).demand
        return demand is not None and demand.first_year <= self.year

    def _why_not(self, kind: str) -> str:
        title = self.called(kind)
        if len(self.of_kind(kind)) > 1:
            return f"有不止一张{title}"
        record = self.record(kind)
        if record is None or record.status == "not-published":
            return f"没有公开{title}"
        said = {"declared-empty": "为空表", "published-blank": "是空白表"}
        return f"{title}{said.get(record.status, '没有可比的数字')}"


def scopes(tables: Tables) -> tuple[Scope, ...]:
    """One scope for every reporting level, and for every institution of several."""
    found: list[Scope] = []
    for level in tables.levels():
        units = dict.fromkeys(v.unit for v in tables.views if v.unit) if level == "unit" else ()
        found += [Scope(tables, level, unit) for unit in units or ("",)]
    return tuple(found)


def total_line(view: TableView, direction: str = "") -> Line | None:
    """The line that sums a table, or one side of it."""
    for block in view.blocks:
        if direction and block.direction != direction:
            continue
        if view.kind.direction == "two-sided":
            closings = outline(block).closings
            return closings[-1].line if closings else None
        if len(view.blocks) > 1 or block.merged:
            return None
        totals = [line for line in block.lines if line.is_total and not line.coded]
        if len(totals) == 1:
            return totals[0]
        return block.lines[0] if len(block.lines) == 1 and not totals else None
    return None


def in_year(facts: Iterable[Fact], scope: Scope) -> list[Fact]:
    """The facts about the disclosure's own year and phase; no differences from others."""
    phase = scope.tables.disclosure.phase
    own = (f for f in facts if f.fiscal_year == scope.year and f.phase == phase)
    return [f for f in own if not is_change(f.column)]


def one(facts: Sequence[Fact]) -> Fact | None:
    """The only fact, or None."""
    return facts[0] if len(facts) == 1 else None


def whole_amount(line: Line | None, scope: Scope) -> Fact | None:
    """The amount of a line over all columns, in the disclosure's year."""
    if line is None:
        return None
    own = [f for f in in_year(line.amounts.values(), scope) if not _is_income_column(f)]
    totals = [f for f in own if f.column_role == "total" and f.fund_source != "carryover"]
    return totals[0] if totals else one(own)


def _is_income_column(fact: Fact) -> bool:
    """True for 本年收入 or 年初结转 beside 本年支出 in a table of expenditure."""
    one_sided = vocabulary.kind(fact.table_kind).direction == "expenditure"
    return one_sided and ("收入" in fact.column or "结转" in fact.column)


def grand_total(view: TableView | None, scope: Scope, direction: str = "") -> Fact | None:
    """The total of a table in the disclosure's year."""
    return whole_amount(total_line(view, direction), scope) if view else None


def typed_amount(line: Line | None, kind: str, scope: Scope) -> Fact | None:
    """The amount of a line for one kind of spending (its 小计 where it is split)."""
    if line is None:
        return None
    own = typed_amounts(line, kind, scope)
    sums = [f for f in own if sum_rules().sum_words.search(squash(f.column.split(" / ")[-1]))]
    return one(own) or one(sums)


def typed_amounts(line: Line, kind: str, scope: Scope) -> tuple[Fact, ...]:
    """The amounts of a line spent in one kind; not the revenue that is meant for that kind."""
    return tuple(
        fact
        for fact in in_year(line.amounts.values(), scope)
        if fact.expenditure_type == kind and fact.direction != "revenue"
    )


def fund_amount(view: TableView, line: Line | None, fund: str, scope: Scope) -> Fact | None:
    """The amount of a line for one fund, “其中” columns left out."""
    if line is None:
        return None
    totals = {c.index for block in view.blocks for c in block.columns if c.is_total}
    found = {
        index: f
        for index, f in line.amounts.items()
        if f.fund_source == fund and "其中" not in f.column and in_year([f], scope)
    }
    best = [f for index, f in found.items() if index in totals] or list(found.values())
    return one(best) if len(found) != 1 else next(iter(found.values()))


def other_totals(
    view: TableView, scope: Scope, direction: str, pick: Callable[[Line], Fact | None]
) -> tuple[Fact, ...]:
    """What else may be meant by a side's total: 本年合计, 一、本年支出."""
    found: list[Fact] = []
    for block in view.blocks:
        if block.direction == direction:
            shape = outline(block)
            lines = [c.line for c in shape.closings[:-1]]
            lines += [n.line for n in shape.nodes if n.line.first.row_role == "subtotal"]
            found += [f for line in lines if (f := pick(line))]
            break
    return tuple(found)


def spent_line(view: TableView, scope: Scope) -> Line | None:
    """The line 本年支出合计 of final accounts, where the tables of the funds have no other."""
    if scope.tables.disclosure.phase != "executed":
        return None
    for block in view.blocks:
        if block.direction == "expenditure":
            lines = [c.line for c in outline(block).closings]
            said = rules().prose.year_spent
            found = [line for line in lines if said.match(squash(line.first.label))]
            return found[0] if len(found) == 1 else None
    return None


def carried_over(view: TableView, scope: Scope, direction: str) -> tuple[Fact, ...]:
    """What a side of a two-sided table brings over the year's end: 上年结转, 结转下年."""
    for block in view.blocks:
        if block.direction == direction:
            words = sum_rules().carryover
            lines = [n.line for n in outline(block).nodes]
            lines = [line for line in lines if words.fullmatch(squash(line.first.label))]
            amounts = (whole_amount(line, scope) for line in lines)
            return tuple(fact for fact in amounts if fact and fact.amount)
    return ()


def revenue_leaves(view: TableView, scope: Scope, *, carried: bool = True) -> list[Fact]:
    """The revenue lines of a two-sided table that are not broken down further.

    Without `carried`, money brought over from earlier years is left out.
    """
    found: list[Fact] = []

    def collect(node: Node) -> None:
        if node.parts and node.certain:
            for part in node.parts:
                collect(part)
        else:
            found.extend(in_year(node.line.amounts.values(), scope))

    for block in view.blocks:
        if block.direction == "revenue":
            for node in outline(block).nodes:
                if carried or not sum_rules().carryover.fullmatch(squash(node.line.first.label)):
                    collect(node)
    return found


def funds_shown(scope: Scope) -> frozenset[str] | None:
    """The funds that bring money, as the income tables show; None when they do not say."""
    funds: set[str] = set()
    summary = scope.view("revenue-summary")
    line = total_line(summary) if summary else None
    if summary and line:
        totals = {c.index for block in summary.blocks for c in block.columns if c.is_total}
        for index, fact in line.amounts.items():
            if fact.amount and (fact.fund_source or index not in totals):
                funds.add(fact.fund_source or "?")
    else:
        both = scope.view("revenue-expenditure-summary")
        if both is None:
            return None
        funds = {fund_of(f) or "?" for f in revenue_leaves(both, scope) if f.amount}
    if "fiscal-appropriation" in funds:
        funds.discard("fiscal-appropriation")
        funds |= _appropriation_funds(scope)
    return frozenset(funds)


def _appropriation_funds(scope: Scope) -> set[str]:
    """Which funds 财政拨款 is made of, by the table of the appropriation."""
    view = scope.view("fiscal-appropriation-summary")
    if view is None:
        return {"fiscal-appropriation"}
    return {fund_of(f) for f in revenue_leaves(view, scope) if f.amount} or {"fiscal-appropriation"}


def only_appropriation(scope: Scope) -> bool:
    """True when the document shows no income outside 财政拨款."""
    funds = funds_shown(scope)
    allowed = {*sum_rules().appropriation_funds, "fiscal-appropriation"}
    return funds is not None and bool(funds) and funds <= allowed


def only_general_public(scope: Scope) -> bool:
    """True when the document shows money of the general public budget alone."""
    return funds_shown(scope) == frozenset({GENERAL_PUBLIC})


def unlike_totals(
    scope: Scope,
    first: Fact | None,
    second: Fact | None,
    others: Sequence[Fact] = (),
    carried: Sequence[Fact] = (),
    rows: Sequence[TableView] = (),
) -> str:
    """Why two tables may differ in scope: their own totals do, whichever is meant.

    `carried` is what only the second brings over the year's end. Of the tables `rows`, the
    first of them first, the rows are added up too: a total misprinted makes no other scope.
    """
    if first is None or second is None:
        return ""
    compare = scope.tables.precision.compare
    added = [_top_amounts(view, scope) for view in rows]
    firsts = [[first], *added[:1]]
    seconds = [[second], *([fact] for fact in others), *added[1:]]
    if any(compare(a, b).agrees for a in firsts for b in seconds if a and b):
        return ""
    if carried and compare([first, *carried], [second]).agrees:
        return ""
    return "两表合计不一致，口径可能不同"


def _top_amounts(view: TableView, scope: Scope) -> list[Fact]:
    """The amounts of the coded rows of a table that stand below no other coded row."""
    lines = (line for block in view.blocks for line in top_lines(block))
    return [fact for line in lines if (fact := whole_amount(line, scope))]


def code_lines(view: TableView) -> dict[str, list[Line]]:
    """The lines of every function code; projects below a printed code are left out."""
    found: dict[str, list[Line]] = {}
    for block in view.blocks:
        for line in block.lines:
            code = line.first.function_code
            if code and not line.first.economic_code:
                found.setdefault(code, []).append(line)
    return {code: _own_lines(lines) for code, lines in found.items()}


def _own_lines(lines: list[Line]) -> list[Line]:
    plain = [line for line in lines if not line.first.project_name]
    return plain or lines


def top_lines(block: Block) -> list[Line]:
    """Coded lines below no other coded line."""
    parents = row_parents(block.lines)
    return [
        block.lines[at]
        for at, above in parents.items()
        if block.lines[at].coded and (above < 0 or not block.lines[above].coded)
    ]


def plain_name(label: str) -> str:
    """A label for comparing: no number before it, no 支出 after it."""
    words = squash(label)
    for pattern in vocabulary.lines().enumerators:
        found = pattern.match(words)
        if found:
            words = words[found.end() :]
            break
    return words.lstrip("0123456789").removesuffix("支出")
