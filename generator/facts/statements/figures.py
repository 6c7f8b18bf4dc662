"""Numbers with units in a plain text: amounts in yuan, precision, and what kind they are.

A figure is a level, an increase, a decrease or a share. Counts, prices, dates, codes and
amounts from which a rule begins are no figures. A unit left out is taken from the list the
number stands in, and only where the noun before it is money. This module knows nothing of
what figures are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from generator.facts.statements.shared_out import shared_out
from generator.standards.statement_words import figure_words

LEVEL, INCREASE, DECREASE, SHARE = "level", "increase", "decrease", "share"
PERCENT = "%"

_NUMBER = r"(?<![\d.A-Za-z])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_BARE_END = re.compile(r"(?=[、，；。)]|和|及|$)")
_LIST_JOINT = re.compile(r"[、，；和及][^\d。:，；]{1,24}")
_IN_ROW = re.compile(r"\d[，,]$")
_SHARES = re.compile(r"元[，(]?占比?[\d.]+%")
_JOINT = re.compile(r"[、，,和与及]|以及")
_JOINT_OF_CHANGES = re.compile(r"(?:[、和与及]|以及)(?:增加|增长|上升|减少|下降|降低)了?")
_CLAUSE_ENDS = frozenset("，。；:！？!?")
_OPEN, _CLOSE = "(", ")"
_OF = "的"
_UNIT_BEFORE = 12  # characters that a unit before a number takes with its brackets


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: where it stands in the plain text, and what it says."""

    start: int
    end: int  # of the number
    tail: int  # after its unit
    number: str
    unit: str  # 亿元 | 万元 | 元 … | % ; empty while it is not known
    lead: str  # the clause before it
    kind: str = LEVEL
    amount: Decimal = Decimal(0)
    precision: Decimal = Decimal(1)
    noun: str = ""  # its own of several said in a row before: 收、支各为
    of: int = -1  # of a share in a row: where the amount that it is the share of begins

    @property
    def is_rate(self) -> bool:
        """True for shares and growth rates."""
        return self.unit == PERCENT


def figures(text: str) -> list[Figure]:
    """All money figures, shares and changes of a plain text, in order."""
    tokens = _with_shared_units(text, list(_tokens(text)))
    tokens = _with_own_amounts(text, _with_own_nouns(text, tokens))
    found: list[Figure] = []
    several = -1  # where a number of several ended whose nouns are not told apart
    starts = frozenset(token.start for token in tokens)
    for token in tokens:
        if not token.noun and token.of < 0 and _is_one_of_several(text, token, several, starts):
            several = token.tail
            continue
        settled = SHARE if token.of >= 0 else ""
        settled = settled or (_change_in_brackets(text, token, found[-1]) if found else "")
        settled = settled or (_share_behind(text, token, found[-1]) if found else "")
        settled = settled or (_change_of_next(token, found[-1]) if found else "")
        figure = _judged(text, token, settled)
        found += [figure] if figure else []
    return found


def _with_own_nouns(text: str, tokens: Sequence[Figure]) -> list[Figure]:
    """The tokens, amounts in a row each with the clause of its own noun where that is sure."""
    found = list(tokens)
    for first, token in enumerate(tokens):
        row = _row(text, tokens, first)
        clauses = shared_out(token.lead, len(row)) if len(row) > 1 else ()
        unit = tokens[row[-1]].unit
        if not unit or any(tokens[place].is_rate for place in row):
            continue
        for place, clause in zip(row, clauses, strict=False):
            one = tokens[place]
            found[place] = replace(one, lead=clause, noun=clause, unit=one.unit or unit)
    return found


def _with_own_amounts(text: str, tokens: Sequence[Figure]) -> list[Figure]:
    """The tokens, shares in a row each with the amount of its own where that is sure.

    The amounts before are as many, and begin a sentence or a list: 其中：基本支出80万元、
    项目支出20万元，分别占80%和20%.
    """
    found, words = list(tokens), figure_words()
    for first, token in enumerate(tokens):
        if not (token.is_rate and words.each_shares.fullmatch(token.lead)):
            continue
        row = _row(text, tokens, first)
        amounts = tokens[max(0, first - len(row)) : first]
        begin = tokens[first - len(row) - 1].tail if first > len(row) else 0
        begun = begin == 0 or words.each_begins.search(text, begin, amounts[0].start)
        levels = all(one.unit and not one.is_rate and _kind(one) == LEVEL for one in amounts)
        whole = begun and "。" not in text[amounts[0].start : token.start] if amounts else False
        rates = all(tokens[place].is_rate for place in row)
        if len(amounts) == len(row) > 1 and whole and levels and rates:
            for place, amount in zip(row, amounts, strict=True):
                found[place] = replace(tokens[place], of=amount.start)
    return found


def _row(text: str, tokens: Sequence[Figure], first: int) -> list[int]:
    """The places of a token and of those that follow it with nothing but joints between."""
    row = [first]
    while row[-1] + 1 < len(tokens) and _goes_on(text, tokens[row[-1]], tokens[row[-1] + 1]):
        row.append(row[-1] + 1)
    return row


def _goes_on(text: str, token: Figure, behind: Figure) -> bool:
    """True for two numbers with nothing but a joint between: 10万元、20万元."""
    return _JOINT.fullmatch(text, token.tail, behind.start) is not None


def _change_in_brackets(text: str, token: Figure, before: Figure) -> str:
    """The kind of a rate alone in brackets right after a change: 减少2.40万元(-13.95%)."""
    opened = text[before.tail : token.start] in {_OPEN, f"{_OPEN}+"}
    alone = opened and text[token.tail : token.tail + 1] == _CLOSE
    if not (alone and token.is_rate and before.kind in (INCREASE, DECREASE)) or before.is_rate:
        return ""
    return DECREASE if token.number.startswith("-") else before.kind


def _share_behind(text: str, token: Figure, before: Figure) -> str:
    """The kind of a rate right behind an amount among shares: 甲20万元11%、乙30万元占17%."""
    behind = token.is_rate and before.kind == LEVEL and before.tail == token.start
    if before.is_rate or not behind or is_change(text, token.tail):
        return ""
    sentence = text[: token.start].rpartition("。")[2] + text[token.tail :].partition("。")[0]
    return SHARE if _SHARES.search(sentence) else ""


def _change_of_next(token: Figure, before: Figure) -> str:
    """The kind of the next of a list behind a verb and a noun: 减少接待费3万元、培训费6万元."""
    words = figure_words()
    goes_on = words.noun_goes_on.fullmatch(token.lead) and not _verbs(token.lead)
    said = goes_on and before.kind in (INCREASE, DECREASE) and not (token.is_rate or before.is_rate)
    return before.kind if said and not words.change_gap.fullmatch(_behind_verb(before.lead)) else ""


def _behind_verb(lead: str) -> str:
    """What stands behind the last verb of change of a clause; all of it where there is none."""
    verbs = _verbs(lead)
    return lead[verbs[-1][0].end() :] if verbs else lead


def is_change(text: str, place: int) -> bool:
    """True where a verb of change stands at a place: 比上年收入10万元减少2万元."""
    words = figure_words()
    return any(verb.match(text, place) for verb in (words.increase, words.decrease))


def _is_one_of_several(text: str, token: Figure, several: int, starts: frozenset[int]) -> bool:
    """True for a number in a row, which is whose is not said: 收、支各减少1.00，2.00万元.

    Nor is any where a number is grouped wrongly (1234,567.00).
    """
    before = text[: token.start]
    if _IN_ROW.search(before[-3:]) or (several >= 0 and token.start in _joined(text, several)):
        return True
    each = figure_words().each.search(token.lead)
    return bool(each and not starts.isdisjoint(_joined(text, token.tail)))


def _joined(text: str, place: int) -> set[int]:
    """Where a number may stand that a joint puts in a row with what ends at a place."""
    joints = (_JOINT.match(text, place), _JOINT_OF_CHANGES.match(text, place))
    return {joint.end() for joint in joints if joint}


def clause_start(text: str, end: int, floor: int) -> int:
    """Where the clause that ends at `end` begins, not before `floor`; brackets are skipped."""
    depth = 0
    for place in range(end - 1, floor - 1, -1):
        mark = text[place]
        if mark == _CLOSE:
            depth += 1
        elif mark == _OPEN:
            if depth == 0 and not (place > floor and _excluded(text, place + 1)):
                return place + 1
            depth = max(0, depth - 1)
        elif depth == 0 and mark in _CLAUSE_ENDS:
            return place + 1
    return floor


def _excluded(text: str, place: int) -> bool:
    """True for what a bracket leaves out of the noun before it: 事业收入(不含专户资金."""
    return figure_words().excluded.match(text, place) is not None


@cache
def _token() -> re.Pattern[str]:
    """A number and its unit; `hundred` is the form 百分之五."""
    units = sorted(figure_words().units, key=len, reverse=True)
    whole = "|".join(unit for unit in units if unit.endswith("元"))
    short = "|".join(unit for unit in units if not unit.endswith("元"))
    named = rf"(?P<unit>{whole}|(?:{short})(?=[，。；、)]|$))"
    unit = rf"[余多]?(?P<bracket>[(])?{named}(?(bracket)(?:[)](?=[，。；、]))?)"
    return re.compile(
        rf"百分之(?P<hundred>\d+(?:\.\d+)?)|(?:(?<!\d)(?P<big>\d+(?:\.\d+)?)亿)?"
        rf"(?P<number>{_NUMBER})(?:{unit}|(?P<percent>%|个百分点)|(?P<bare>{_BARE_END.pattern}))"
    )


def _tokens(text: str) -> Iterator[Figure]:
    floor, before = 0, ""
    for found in _token().finditer(text):
        name = "hundred" if found["hundred"] else "number"
        start = found.start("big") if found["big"] else found.start(name)
        lead = text[clause_start(text, found.start(), floor) : found.start()]
        unit = PERCENT if found["hundred"] or found["percent"] else found["unit"] or ""
        unit = unit or _unit_before(text, found.start())
        if lead == _OF and unit == PERCENT:  # 完成预算19万元的82.95%, 占收入100万元的60%
            lead = before + _OF
        before = lead
        yield Figure(start, found.end(name), found.end(), text[start : found.end(name)], unit, lead)
        floor = found.end()


def _unit_before(text: str, place: int) -> str:
    """The unit in brackets right before a number: 本年收入(万元)1200.00."""
    found = figure_words().unit_before.search(text[:place][-_UNIT_BEFORE:])
    return found["unit"] if found else ""


def _with_shared_units(text: str, tokens: list[Figure]) -> list[Figure]:
    """Bare numbers of a list get the unit of the next number, else of the one before."""
    for place in reversed(range(len(tokens) - 1)):
        tokens[place] = _shared(text, tokens[place], tokens[place + 1])
    for place in range(1, len(tokens)):
        tokens[place] = _shared(text, tokens[place], tokens[place - 1])
    return tokens


def _shared(text: str, bare: Figure, neighbour: Figure) -> Figure:
    if bare.unit or not neighbour.unit or neighbour.is_rate:
        return bare
    first, second = sorted((bare, neighbour), key=lambda token: token.start)
    between = text[first.tail : second.start]
    joined = _LIST_JOINT.fullmatch(between) or (not Decimal(_digits(bare.number)) and between)
    named = figure_words().money_nouns.search(bare.lead)
    return replace(bare, unit=neighbour.unit) if joined and named else bare


def _judged(text: str, token: Figure, settled: str = "") -> Figure | None:
    """The token with amount and kind (`settled`, if it is), or None when it is no statement."""
    words = figure_words()
    if not token.unit or _is_rule(text, token):
        return None
    kind = settled or _kind(token)
    if token.is_rate:
        before = words.share.search(token.lead)
        if before and kind == LEVEL:
            kind = SHARE
        if kind == LEVEL or (kind != SHARE and not words.money_words.search(text)):
            return None
    factor = Decimal(1) if token.is_rate else words.units[token.unit]
    unit = token.unit if token.unit.endswith(("元", PERCENT)) else f"{token.unit}元"
    amount, precision = _amount(token.number.removeprefix("-") if settled else token.number, factor)
    if words.about.search(token.lead) or words.more.match(text[token.end :]):
        precision = max(precision, 2 * _last_digit(amount))
    return replace(token, kind=kind, amount=amount, precision=precision, unit=unit)


def _is_rule(text: str, token: Figure) -> bool:
    """True for a price, a threshold or one end of a range."""
    words = figure_words()
    after = text[token.tail : token.tail + 24]
    return bool(
        words.not_after.match(after)
        or words.not_before.search(token.lead)
        or words.range_after.match(after)
        or words.range_before.search(text[max(0, token.start - 4) : token.start])
    )


def _kind(token: Figure) -> str:
    """increase or decrease when a verb of change governs the figure, else level."""
    words = figure_words()
    lead = words.change_names.sub(lambda name: "＿" * len(name[0]), token.lead)
    for verb, kind in reversed(_verbs(lead + token.number[:1])):
        gap = lead[verb.end() :]
        if words.change_gap.fullmatch(gap):
            return _first_of_pair(lead, kind)
        governs = words.change_of_noun.fullmatch(verb[0]) and words.noun_gap.fullmatch(gap)
        if governs and not token.is_rate:
            return kind
    return LEVEL


def _verbs(lead: str) -> list[tuple[re.Match[str], str]]:
    """The verbs of change of a clause in order, each with its kind."""
    words = figure_words()
    found = [
        (verb, kind)
        for kind, pattern in ((INCREASE, words.increase), (DECREASE, words.decrease))
        for verb in pattern.finditer(lead)
    ]
    return sorted(found, key=lambda verb: verb[0].end())


def _first_of_pair(lead: str, kind: str) -> str:
    """`增加（减少）5万元` is a choice left open: the first word is taken."""
    before = _verbs(lead[: lead.rindex(_OPEN)]) if lead.endswith(_CLOSE) else []
    return before[-1][1] if before else kind


def _amount(number: str, factor: Decimal) -> tuple[Decimal, Decimal]:
    """Amount and one unit of the last printed digit; `3亿2000` is one number."""
    big, _, rest = number.rpartition("亿")
    digits = _digits(rest)
    decimals = len(digits.partition(".")[2])
    hundred_million = figure_words().units["亿元"]
    amount = Decimal(digits) * factor + (Decimal(big) * hundred_million if big else 0)
    return amount, factor.scaleb(-decimals)


def _last_digit(amount: Decimal) -> Decimal:
    """What the last digit that is no zero is worth: 约300万元 is about a million exact."""
    if not amount:
        return Decimal(0)
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _digits(number: str) -> str:
    return number.replace(",", "").rpartition("亿")[2]
