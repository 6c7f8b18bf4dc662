"""Whether a figure of the prose agrees with the facts it restates.

Levels are compared with facts of the same scope; changes with the difference of two years
where a table holds both; shares with the quotient of part and whole. A printed number is an
interval given by its last digit; two agree when their intervals meet. `differs` is said only
when scope, year and level surely are the same and all such facts are of one amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from generator.facts.model import Fact
from generator.facts.statements.both_sides import other_side
from generator.facts.statements.candidates import COMPATIBLE, EXACT, LIKELY, Candidate, FactIndex
from generator.facts.statements.figures import DECREASE, LEVEL, SHARE, Figure
from generator.facts.statements.fund_account import account_facts, carried_facts
from generator.facts.statements.phrases import Comparison
from generator.facts.statements.plain import squash
from generator.facts.statements.said import Said
from generator.facts.statements.scope import Scope, scope_of
from generator.facts.statements.spent import of_budget, of_stage
from generator.facts.statements.wholes import is_of_another_total, rows_below
from generator.standards.statement_words import figure_words, phrase_words, subject_words

AGREES, DIFFERS, NOT_IN_TABLES = "agrees", "differs", "not-in-tables"
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say of one figure, and the facts that say it."""

    word: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares figures with the facts of one reading."""

    index: FactIndex
    fiscal_year: int

    def verdict(self, said: Said, level: str) -> Verdict:
        """The verdict on one figure of a part of the document (department or unit)."""
        found = self._verdict(said, level)
        unsure = said.doubtful or subject_words().net.search(said.subject) is not None
        doubted = unsure and found.word == DIFFERS
        return Verdict(NOT_IN_TABLES) if doubted else found

    def _verdict(self, said: Said, level: str) -> Verdict:
        figure = said.figure
        if figure is None or (said.scope.is_empty and not said.subject):
            return Verdict(NOT_IN_TABLES)
        if figure.kind == LEVEL:
            return self._level(said, figure, level)
        if figure.kind == SHARE:
            return self._share(said, figure, level)
        return self._change(said, figure, level)

    def _facts(self, said: Said, level: str) -> list[Candidate]:
        year = self.fiscal_year if self._is_slip(said, level) else said.year
        return self.index.candidates(said.scope, year, level, said.phase)

    def _level(self, said: Said, figure: Figure, level: str) -> Verdict:
        found = of_budget(said, self._facts(said, level))
        agreeing = _agreeing(figure, found)
        if agreeing:
            ours = said.year == self.fiscal_year
            wrong = other_side(said, found, _totals_meant, partial(_meets, figure)) if ours else []
            if wrong:
                return Verdict(DIFFERS, tuple(wrong))
            surest = min(c.rank for c in agreeing)
            return Verdict(AGREES, tuple(c.fact for c in agreeing if c.rank == surest))
        account = account_facts(self.index, said, level)
        if account := account or carried_facts(self.index, said, level):
            return self._of_account(said, figure, account)
        exact = [c.fact for c in found if c.rank == EXACT and c.fact.binding == "printed"]
        exact = [fact for fact in exact if not _is_nameless(fact)]
        exact = [f for f in exact if not _is_of_anything(f) or self.index.says_all(said.subject, f)]
        final = self.index.is_final(self.fiscal_year)
        exact = of_stage(said, _totals_meant(said, exact), final=final)
        sure = exact and (said.year == self.fiscal_year or self._is_of_base(said, figure, exact))
        sure = sure and _are_one(exact)
        sure = sure and not any(self._is_without_carried(said.subject, figure, f) for f in exact)
        sure = sure and not any(self._is_with_carried(figure, fact) for fact in exact)
        whole = self._whole(said, level) if sure else []
        sure = sure and not is_of_another_total(self.index, said, exact, level, whole)
        if sure and not (said.scope.is_empty and not said.scope.side):
            return Verdict(DIFFERS, tuple(exact))
        below = [] if exact else self._below(said, figure, level)
        return Verdict(DIFFERS, tuple(below)) if below else Verdict(NOT_IN_TABLES)

    def _is_of_base(self, said: Said, figure: Figure, facts: list[Fact]) -> bool:
        """True for the budget of the year before that another is compared with, where rows say so.

        What was spent before, or a base of no stage, may be that of another day.
        """
        if not said.compared or said.year != self.fiscal_year - 1:
            return False
        words = phrase_words()
        planned = words.budget.search(figure.lead) and not words.executed.search(figure.lead)
        return bool(planned) and all(self.index.stage_printed(f) == "approved" for f in facts)

    def _of_account(self, said: Said, figure: Figure, totals: list[Fact]) -> Verdict:
        """A figure of the account of one fund, against the column that it is the total of."""
        meant = [fact for fact in totals if _meets(figure, fact)]
        sure = said.year == self.fiscal_year and _are_one(totals)
        word = AGREES if meant else DIFFERS if sure else NOT_IN_TABLES
        return Verdict(word, tuple(meant or totals) if word != NOT_IN_TABLES else ())

    def _below(self, said: Said, figure: Figure, level: str) -> list[Fact]:
        """The row of a named part under its head, where no table has the part's amount."""
        rows = rows_below(said, self._facts(said, level), self._whole(said, level))
        if not rows or said.year != self.fiscal_year or not _are_one(rows):
            return []
        known = any(_meets(figure, fact) for fact in self.index.named(said.scope))
        return [] if known else rows

    def _whole(self, said: Said, level: str) -> list[Candidate]:
        """The facts that the head of the list restates."""
        head = said.heads[-1] if said.heads else None
        return _agreeing(head.figure, self._facts(head, level)) if head and head.figure else []

    def _is_without_carried(self, subject: str, figure: Figure, total: Fact) -> bool:
        """True for 支出总计 less 结转下年, where the noun does not say the grand total."""
        carried = Decimal(0) if total.row_role != "total" else self.index.carried(total)
        if not carried or subject_words().grand_total.search(squash(subject)):
            return False
        return _meets(figure, replace(total, amount=total.amount - carried))

    def _is_with_carried(self, figure: Figure, fund: Fact) -> bool:
        """True for the revenue of one fund with what the summary carries over from last year."""
        if fund.direction != "revenue" or not fund.item:
            return False
        carried = self.index.carried(fund)
        return bool(carried) and _meets(figure, replace(fund, amount=fund.amount + carried))

    def _is_slip(self, said: Said, level: str) -> bool:
        """True when prose says a year no table is of, yet its head is this year's figure."""
        if said.year in self.index.years or said.year >= self.fiscal_year:
            return False
        return any(self._is_ours(head, level) for head in (*said.heads, said.base, said) if head)

    def _is_ours(self, said: Said, level: str) -> bool:
        """True for a level that restates this year's exact total, and is not zero."""
        figure = said.figure
        if figure is None or figure.kind != LEVEL or not figure.amount:
            return False
        if said.compared or said.year != self.fiscal_year - 1 or not said.year:
            return False
        found = self.index.candidates(said.scope, self.fiscal_year, level, said.phase)
        return any(c.rank <= COMPATIBLE and _meets(figure, c.fact) for c in found)

    def _share(self, said: Said, figure: Figure, level: str) -> Verdict:
        """A share agrees with any whole it is said of; it differs from its list's head only."""
        part = said.base
        of_budget = figure_words().share_of_budget.search(figure.lead)
        if part is None or part.figure is None or said.phase == "executed" or of_budget:
            return Verdict(NOT_IN_TABLES)
        parts = self.verdict(part, level)
        if parts.word != AGREES:
            return Verdict(NOT_IN_TABLES)
        heads = [head for head in reversed(part.heads) if head is not part]
        for whole in self._wholes(part, heads, level):
            if _is_share(figure, parts.facts[0], whole):
                return Verdict(AGREES, (parts.facts[0], whole))
        known = [head for head in heads[:1] if head.figure and head.figure.amount]
        wholes = [self.verdict(head, level) for head in known]
        both = (parts.facts[0], wholes[0].facts[0]) if wholes and wholes[0].word == AGREES else ()
        if known and _names_other(figure, known[0]):
            return Verdict(NOT_IN_TABLES)
        if both and both[0].phase == both[1].phase:
            # The last digit is often moved so that the shares make 100 %.
            moved = _is_share(replace(figure, precision=3 * figure.precision), *both)
            return Verdict(NOT_IN_TABLES) if moved else Verdict(DIFFERS, both)
        return Verdict(NOT_IN_TABLES)

    def _wholes(self, part: Said, heads: list[Said], level: str) -> Iterator[Fact]:
        """What a part may be a share of: its list's heads, then the totals of its fund."""
        for head in heads:
            yield from self.verdict(head, level).facts
        for fund in dict.fromkeys((part.scope.fund, "general-public-budget", "")):
            scope = Scope(side=part.scope.side or "expenditure", fund=fund)
            for candidate in self.index.candidates(scope, part.year, level, ""):
                yield candidate.fact

    def _change(self, said: Said, figure: Figure, level: str) -> Verdict:
        """A change is checked where one table has both years in the basis that is said.

        What was spent before may be that of another day: a change against it agrees or is not
        in the tables.
        """
        comparison = said.compared
        spent = comparison is not None and comparison.executed
        if comparison and comparison.own_budget:
            return self._against_budget(said, figure, level)
        current = self.fiscal_year if self._is_slip(said, level) else said.year
        before = (comparison.year if comparison else 0) or current - 1
        if before >= current:
            return Verdict(NOT_IN_TABLES)
        pairs: list[tuple[Candidate, Fact]] = []
        for candidate in self.index.candidates(said.scope, current, level, said.phase):
            priors = _of_basis(comparison, self.index.before(candidate.fact, before))
            pairs += [(candidate, prior) for prior in priors]
        for candidate, prior in pairs:
            if _is_change(figure, candidate.fact, prior):
                return Verdict(AGREES, (candidate.fact, prior))
        exact = [(c.fact, prior) for c, prior in pairs if c.rank == EXACT]
        meant = _totals_meant(said, [fact for fact, _ in exact])
        exact = [
            (fact, prior)
            for fact, prior in exact
            if fact in meant and _is_of_level(said, figure, fact)
        ]
        if (
            exact
            and not spent
            and all(_is_of_one_stage(comparison, *pair) for pair in exact)
            and _are_one([fact for fact, _ in exact])
            and _are_one([p for _, p in exact])
        ):
            return Verdict(DIFFERS, exact[0])
        return Verdict(NOT_IN_TABLES)

    def _against_budget(self, said: Said, figure: Figure, level: str) -> Verdict:
        """A change against the budget of the same year agrees where one table prints both."""
        for candidate in self.index.candidates(said.scope, said.year, level, "executed"):
            budget = self.index.budget_of(candidate.fact)
            if budget is not None and _is_change(figure, candidate.fact, budget):
                return Verdict(AGREES, (candidate.fact, budget))
        return Verdict(NOT_IN_TABLES)


def _of_basis(comparison: Comparison | None, priors: list[Fact]) -> list[Fact]:
    """The amounts of the year before that a change is said against: what was spent, the budget."""
    if comparison and comparison.executed:
        return [prior for prior in priors if prior.phase == "executed"]
    budgets = [prior for prior in priors if prior.phase == "approved"]
    return budgets if comparison and comparison.planned and budgets else priors


def _is_of_one_stage(comparison: Comparison | None, fact: Fact, prior: Fact) -> bool:
    """True for two budgets or two amounts spent, as what is said of the base allows."""
    planned = comparison is not None and comparison.planned
    return fact.phase == prior.phase and not (planned and prior.phase != "approved")


def _is_of_level(said: Said, figure: Figure, fact: Fact) -> bool:
    """True where a change is said of the amount of a fact, or of its name without an amount."""
    level = said.base.figure if said.base else None
    if level and level.kind == LEVEL:
        return _meets(level, fact)
    return squash(said.subject) in squash(figure.lead)


def _agreeing(figure: Figure, found: list[Candidate]) -> list[Candidate]:
    """The candidates whose amounts a level restates."""
    return [c for c in found if _meets(figure, c.fact) and _is_telling(figure, c)]


def _meets(figure: Figure, fact: Fact) -> bool:
    """True for amounts that may be one: rounded to the digits of the prose, or cut off there."""
    if abs(figure.amount - fact.amount) * 2 <= figure.precision + fact.precision:
        return True
    left = abs(fact.amount) - abs(figure.amount)
    same_sign = figure.amount * fact.amount > 0
    return same_sign and fact.precision < figure.precision and 0 <= left < figure.precision


def _is_telling(figure: Figure, candidate: Candidate) -> bool:
    """A zero agrees with a fact of compatible scope, but not with a merely likely one."""
    return bool(figure.amount) or candidate.rank < LIKELY


def _is_nameless(fact: Fact) -> bool:
    """True for a part of which nothing is known: it may agree, but is no total of a noun."""
    known = fact.fund_source or fact.expenditure_type or fact.item
    return fact.column_role == "part" and not known


def _is_of_anything(fact: Fact) -> bool:
    """True for a sum of a table of no known kind: of what, nobody can tell."""
    return fact.table_kind == "other" and not fact.item and fact.row_role == "total"


def _totals_meant(said: Said, facts: list[Fact]) -> list[Fact]:
    """Of totals that differ, those of the noun's kind: with what is carried over, or without.

    A noun that may mean either leaves them all. 支出总计 is no sum of what was spent in the year
    where no table that holds both sides is there to say it.
    """
    words = subject_words()
    noun = squash(said.subject)
    grand = [fact for fact in facts if words.grand_total.search(squash(fact.label))]
    if words.appropriated_in_year.search(noun):
        return []
    if words.own_of_year.fullmatch(noun):
        return [] if said.heads else [fact for fact in facts if fact not in grand]
    if not grand and words.balanced.search(noun) and said.scope.is_of_sides:
        return [fact for fact in facts if fact.table_kind in words.two_sided]
    if not grand or len(grand) == len(facts) or _are_one(facts):
        return facts
    if words.grand_total.search(noun):
        return grand
    year_only = words.total_of_year.search(noun)
    return [fact for fact in facts if fact not in grand] if year_only else facts


def _are_one(facts: list[Fact]) -> bool:
    """True when all amounts agree with the first."""
    first = facts[0]
    return all(abs(f.amount - first.amount) * 2 <= f.precision + first.precision for f in facts)


def _names_other(figure: Figure, head: Said) -> bool:
    """True where a share says that it is of another thing than its list: 占公用经费的8%."""
    named = figure_words().share_named.search(figure.lead)
    of, own = scope_of(named["whole"] if named else ""), head.scope
    return named is not None and (of.type, of.item, of.topic) != (own.type, own.item, own.topic)


def _is_share(figure: Figure, part: Fact, whole: Fact) -> bool:
    """True when the printed share is in the interval of the quotient."""
    if not whole.amount:
        return False
    quotient = part.amount * _HUNDRED / whole.amount
    half = (part.precision + quotient * whole.precision / _HUNDRED) / 2
    slack = half * _HUNDRED / abs(whole.amount) + figure.precision / 2
    return abs(quotient - figure.amount) <= slack


def _is_change(figure: Figure, current: Fact, prior: Fact) -> bool:
    """True when the printed change is in the interval of the difference, or of its rate."""
    sign = -1 if figure.kind == DECREASE else 1
    change = (current.amount - prior.amount) * sign
    half = (current.precision + prior.precision) / 2
    if figure.is_rate:
        if not prior.amount:
            return False
        change, half = (value * _HUNDRED / prior.amount for value in (change, half))
    return abs(change - figure.amount) <= half + figure.precision / 2
