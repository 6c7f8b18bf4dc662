"""The figures of a paragraph put together into claims.

A claim is one thing said: a subject, its amount, and what is said of that amount: the
change against a base (`比上年执行数增加 71.75 万元`), the rate of change (`增长 25.98%`),
the share (`占 40.54%`). Figures come from `Reading.statements`; which belong together
follows from the words between them. What belongs to nothing stays a claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.checks.prose.ranges import Range, printed
from generator.facts.model import NarrativeBlock, Reading, Statement
from generator.facts.remembered import remembered
from generator.facts.statements.scope import scope_of
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_LONGEST_ROW = 20  # amounts with their shares behind them all
_SIGNS = {"increase": 1, "decrease": -1}
_CUT = re.compile(r"\s*\d[\d,]*(?:\.\d+)?\s*(?:[亿万千百]*元|[%％])")
_UNIT = re.compile(r"[\s\u3000]*(亿元|万元|千元|元|%|％)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement in its paragraph: its words before it, squashed, and its end."""

    statement: Statement
    before: str  # between the figure before and this one
    end: int

    @property
    def range(self) -> Range:
        """What the figure may stand for."""
        return printed(self.statement.amount, self.statement.precision)

    @property
    def percent(self) -> bool:
        return self.statement.published_unit in {"%", "％"}

    @property
    def text(self) -> str:
        """The figure as printed, with its unit."""
        unit = self.statement.published_unit
        return f"{self.statement.published}{unit if unit != '%' else '%'}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of one subject."""

    block: NarrativeBlock
    subject: str
    key: str  # of the subject in the rules, or empty
    level: Figure | None = None
    change: Figure | None = None
    sign: int = 0  # of the change: 1 more, −1 less
    rate: Figure | None = None
    rate_sign: int = 0
    share: Figure | None = None
    base: str = ""  # the words of comparison: 比上年执行数
    against: Figure | None = None  # what a change is measured against: 比预算数6.00万元减少
    unchanged: bool = False  # “与上年持平”: a change of nothing, without a figure
    at: int = field(default=0, compare=False)  # where it begins in the paragraph
    end: int = field(default=0, compare=False)

    @property
    def whole(self) -> str:
        """What its subject is a part of, where it is one: 行政运行 of 行政运行：基本支出."""
        return self.subject.rpartition("：")[0]

    @property
    def before(self) -> str:
        """The words between the figure before the claim and its first figure."""
        return self.figures[0].before if self.figures else ""

    @property
    def signed_change(self) -> Range | None:
        """The change as a range with its sign."""
        if self.change is None:
            return None
        return self.change.range if self.sign >= 0 else -self.change.range

    @property
    def of_own_budget(self) -> bool:
        """True for 决算数小于预算数: the difference, or the budget that it is compared with."""
        return claim_words().than.search(self.base) is not None

    @property
    def is_cut(self) -> bool:
        """True where its paragraph begins with an amount: what that is of stood before."""
        return _CUT.match(self.block.text) is not None

    @property
    def figures(self) -> tuple[Figure, ...]:
        every = (self.level, self.against, self.change, self.rate, self.share)
        return tuple(figure for figure in every if figure)


@remembered()
def claims(reading: Reading) -> tuple[tuple[Claim, ...], ...]:
    """The claims of every paragraph that says a figure, in document order."""
    by_block: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        by_block.setdefault(statement.block, []).append(statement)
    blocks = (b for b in reading.narrative if b.block in by_block and not defines(b))
    return tuple(tuple(_claims(block, by_block[block.block])) for block in blocks)


def defines(block: NarrativeBlock) -> bool:
    """True for a paragraph of the glossary, or one that only defines a word."""
    in_glossary = rules().glossary_section.search(block.section.rsplit(" / ", 1)[-1])
    return bool(in_glossary or rules().definition.match(squash(block.text)))


def figures(block: NarrativeBlock, statements: Sequence[Statement]) -> list[Figure]:
    """The figures of a paragraph in order, each with the words before it."""
    found = []
    end = 0
    for statement in sorted(statements, key=lambda s: s.start):
        if statement.start < end:
            continue
        unit = _UNIT.match(block.text, statement.start + len(statement.published))
        words = squash(block.text[end : statement.start])
        end = unit.end() if unit else statement.start + len(statement.published)
        found.append(Figure(statement, words, end))
    return found


def _claims(block: NarrativeBlock, statements: Sequence[Statement]) -> Iterator[Claim]:
    found: list[Claim] = []
    for figure in figures(block, statements):
        each = _of_row(found, figure)
        joined = _attached(found[-1], figure) if found and each is None else None
        if each is not None:
            found[each] = replace(found[each], share=figure)
        elif joined:
            found[-1] = joined
        else:
            found.append(_opened(block, figure))
        found[-1] = replace(found[-1], end=figure.end)
    yield from found


def _of_row(found: Sequence[Claim], figure: Figure) -> int | None:
    """Where the claim is that a share in a row is of (…80万元、…20万元，分别占80%、20%).

    So is the share behind a bracket: 财政拨款收入80万元（其中：…），占本年收入的80%.
    """
    words = claim_words()
    each = words.share_of_each.fullmatch(figure.before)
    behind = figure.before.startswith(")") and words.share.fullmatch(figure.before[1:])
    if not (figure.percent and (each or behind)):
        return None
    for place in range(len(found) - 1, max(-1, len(found) - _LONGEST_ROW), -1):
        level = found[place].level
        if level and level.statement.subject == figure.statement.subject:
            return place if found[place].share is None else None
    return None


def _attached(claim: Claim, figure: Figure) -> Claim | None:
    """The claim with a figure that says more of the same amount, or None."""
    says, words = claim_words(), figure.before
    said = claim.level or claim.change
    if figure.percent and claim.share is None and claim.level and says.share.fullmatch(words):
        return replace(claim, share=figure)
    rate = says.rate.fullmatch(words) if figure.percent and said else None
    if rate and claim.rate is None and not (rate["again"] and _is_of_budget(claim)):
        return replace(claim, rate=figure, rate_sign=_sign(words))
    if figure.percent and claim.rate is None and claim.change and _is_in_bracket(claim, figure):
        return replace(claim, rate=figure)
    bare = claim.change is None and not figure.percent
    behind = bare or words.startswith("(")  # 减少70.00万元(上年97.30万元)
    compared = claim.level and (_is_against(figure, claim.level) or _is_compared(claim, figure))
    if claim.against is None and behind and compared:
        return replace(claim, against=figure)
    sign = _sign(words) or _SIGNS.get(figure.statement.kind, 0)
    rated = claim.level is None and claim.rate and says.rate.fullmatch(words)
    bare = bare and bool(claim.level or claim.against or rated)  # 比上年下降50%，减少6.00万元
    if bare and says.change.fullmatch(words) and sign and _is_of_year(figure, claim.level):
        base = claim.base if rated else words
        return replace(claim, change=figure, sign=sign, base=base)
    return None


def _is_of_budget(claim: Claim) -> bool:
    """True for a change against the budget of the year: no rate against the year before is its."""
    return claim_words().own_budget_change.fullmatch(claim.base) is not None


def _is_in_bracket(claim: Claim, figure: Figure) -> bool:
    """True for a rate alone in a bracket: 减少3.00万元（6.00%）."""
    behind = squash(claim.block.text[figure.end : figure.end + 2])
    return bool(claim_words().rate_in_bracket.fullmatch(figure.before)) and behind.startswith(")")


def _is_compared(claim: Claim, figure: Figure) -> bool:
    """True for what an amount is compared with, as the words behind say: 与年初预算9万元相比."""
    words = claim_words()
    behind = squash(claim.block.text[figure.end :][:8])
    before = figure.statement.kind == "level" and words.against_with.fullmatch(figure.before)
    return bool(before and words.compared_behind.match(behind))


def _is_of_year(figure: Figure, level: Figure | None) -> bool:
    """True for a change of a level's year: not 增加 behind 2024年12万元，2023年11万元."""
    return level is None or level.statement.fiscal_year == figure.statement.fiscal_year


def _is_against(figure: Figure, level: Figure) -> bool:
    """True for a level that another is compared with."""
    words, one, other = claim_words(), figure.statement, level.statement
    if one.kind != "level":
        return False
    if words.against.fullmatch(figure.before):
        return True
    if one.fiscal_year >= other.fiscal_year:
        return False
    same = scope_of(one.subject) == scope_of(other.subject)
    compared = words.against_earlier.fullmatch(figure.before)
    return bool(compared or (same and words.earlier.fullmatch(figure.before)))


def _opened(block: NarrativeBlock, figure: Figure) -> Claim:
    """A new claim that begins with a figure."""
    clause = _clause(figure.before)
    several = claim_words().of_several.fullmatch(figure.before)
    subject = figure.statement.subject if several else subject_of(clause)
    key = _key(figure.statement, subject, clause)
    if subject and figure.statement.subject.endswith(f"：{subject}"):
        subject = figure.statement.subject
    claim = Claim(block, subject, key, at=figure.statement.start)
    kind = figure.statement.kind
    if figure.percent:
        if kind == "share":
            return replace(claim, share=figure)
        return replace(claim, rate=figure, rate_sign=_sign(clause))
    if kind in _SIGNS:
        return replace(claim, change=figure, sign=_SIGNS[kind], base=clause)
    says = claim_words()
    measured = says.against.fullmatch(clause) or says.measured.fullmatch(clause)
    if measured or _is_compared(claim, figure):
        return replace(claim, against=figure)
    return replace(claim, level=figure)


def _key(statement: Statement, subject: str, clause: str) -> str:
    named = rules().subject(subject) or rules().subject(clause)
    return named or rules().subject(subject_of(squash(statement.subject)))


def _clause(before: str) -> str:
    """The words right before a figure, back to the last mark or list opener."""
    pieces = claim_words().cut.split(before)
    last = pieces[-1]
    comparison = claim_words().no_subject.fullmatch(last)
    if comparison and len(pieces) > 1:
        return pieces[-2] + last
    return last


def subject_of(clause: str) -> str:
    """What a clause is about, without year, comparison and verb."""
    said = claim_words()
    words = said.code_behind.sub("", said.lead.sub("", said.tail.sub("", clause) or clause))
    words = words.lstrip(")、").rstrip("(、")
    if words.count("(") > words.count(")"):  # the sentence goes on inside the bracket
        words = words.removeprefix("(") if words.startswith("(") else words
    return words


def _sign(words: str) -> int:
    """1 for more, −1 for less, 0 when the words say neither."""
    more = [m.end() for m in rules().prose.increase.finditer(words)]
    less = [m.end() for m in rules().prose.decrease.finditer(words)]
    if not more and not less:
        return 0
    return 1 if max(more, default=-1) > max(less, default=-1) else -1


def place(claim: Claim) -> str:
    """The locator of the paragraph a claim stands in."""
    return claim.block.source


def are_of_two_stages(a: Claim, b: Claim) -> bool:
    """True for parts of two amounts: 全年预算数…，其中：基本支出…；全年执行数…，其中：基本支出…."""
    between = a.block.text[a.end : b.at] if a.block is b.block else ""
    return claim_words().another_stage.search(squash(between)) is not None


def is_measure(claim: Claim) -> bool:
    """True for a budget that a share is said of: 完成预算100.00万元的91%."""
    level = claim.level
    is_budget = level and claim_words().fulfilled_amount.fullmatch(_clause(level.before))
    return bool(level and is_budget and squash(claim.block.text[level.end :][:2]).startswith("的"))


def is_spent(claim: Claim, *, final: bool) -> bool:
    """True for an amount spent, as its words say; in `final` accounts as those of its list do."""
    if is_measure(claim):
        return False
    before = claim.level.before if claim.level else ""
    words = claim_words().stage_said
    if not final or words.search(before) or not claim.level:
        return bool(rules().prose.base_execution.search(before[-20:]))
    above = words.findall(squash(claim.block.text[: claim.level.statement.start]))
    return bool(above) and rules().prose.base_execution.search(above[-1]) is not None
