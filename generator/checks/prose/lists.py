"""Enumerations in the prose: a whole, the words that open a list, and its parts.

`收入 a 万元，其中：甲 b 万元；乙 c 万元` is a whole with two parts; so is a paragraph that
ends with `其中：` and the paragraphs after it. A list need not be complete; what must be
complete by definition is declared in the rules (`wholes`) or shown by the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.prose.appropriated import are_all_funds
from generator.checks.prose.claims import Claim, Figure, subject_of
from generator.checks.prose.list_heads import (
    asides,
    of_shares,
    summed_beside,
    turns_side,
    without_measures,
)
from generator.checks.prose.ranges import Range, total
from generator.checks.prose.restated import NOTHING, Restated
from generator.facts.model import Fact, Reading
from generator.facts.statements.scope import name_key, scope_of
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import Whole, rules
from generator.standards.stages import phase_of
from generator.standards.statement_words import phrase_words
from generator.standards.vocabulary import squash

CLAUSE = re.compile(r"[,，。；;:：()（）]|其中|主要(?:是|为)")
_BRACKETED = re.compile(r"[(（](其中|包括|含)[^)）]*$")
_CLOSED = re.compile(r"[)）]")
_ENDED = re.compile(r"[；;)）]")
_SENTENCE, _ENDS = re.compile(r"。"), re.compile(r"[。；]")
_MARKS = ",，、:：（）()"
_PART_ENDS = (",", "，", ";", "；", "。", "、", "")
_MOST_PARTS = 100  # more are no list that anybody wrote
_MOST_HEADS = 10  # figures looked back at for the whole of a list
_AS_FOLLOWS = "如下"
# The tables whose classes are all that is spent of a fund.
_CLASS_TABLES = {"general-public-budget": ("general-public-expenditure",)}
_AMOUNT = re.compile(r"\d\s*[亿万千百]*元|[%％]")
_OF_WHICH = re.compile(r"[,，(]?其中[:：,，]?[^,，。；;:：\d]*")
_OPEN_END = re.compile(r"(其中|包括|如下|用于以下[^，。；:\d]{0,6}方面)[:：]?$")


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole and the parts said after it, those of lists inside the list included."""

    head: Claim
    parts: tuple[Claim, ...]
    nested: bool


def listings(paragraphs: Sequence[Sequence[Claim]]) -> Iterator[Listing]:
    """Every list of the prose."""
    paragraphs = without_measures(paragraphs)
    for at, said in enumerate(paragraphs):
        inside = list(_inside(said))
        yield from inside
        head = _open_end(said, inside)
        if head:
            yield from _following(head, paragraphs[at + 1 :])


def _open_end(said: Sequence[Claim], inside: Sequence[Listing]) -> Claim | None:
    """The whole of the list that the paragraph ends with opening; None where it has none.

    A new sentence behind a list is of that list's whole: …支出100万元，其中：甲60万元，乙40万元。
    具体安排情况如下： where it says so; of 。其中： it is not said whether of the last part.
    """
    opened = _OPEN_END.search(squash(said[-1].block.text)) if said else None
    if not opened:
        return None
    last, words = said[-1], said[-1].block.text[said[-1].end :]
    lists = [listing for listing in inside if last in listing.parts]
    if not lists or "。" not in words:
        return last
    return lists[0].head if opened[1] == _AS_FOLLOWS else None


def _inside(said: Sequence[Claim]) -> Iterator[Listing]:
    aside = asides(said)
    whole: Claim | None = None  # of the list that the figures of this paragraph go on with
    for at, before in enumerate(said[:-1]):
        if at and _SENTENCE.search(before.before) and not _opens(before):
            whole = None
        if not _opens(said[at + 1]):
            continue
        own = [
            claim for claim, is_aside in zip(said[: at + 1], aside, strict=False) if not is_aside
        ]
        last = of_shares(own)
        if last is None:
            continue
        before, named = last, _named(said[at + 1], own)
        if whole is None and named is None and "；" in said[at + 1].before:
            continue
        if named is None and claim_words().used_for.search(said[at + 1].before):
            continue
        head = (named or whole or before) if whole else before
        if head.level is None:
            continue
        whole = head
        parts = [said[at + 1]]
        for claim in said[at + 2 : at + 2 + _MOST_PARTS]:
            ended = _SENTENCE.search(claim.before) and not _completes(parts, claim)
            if ended or phrase_words().divides.search(claim.before):
                break
            if _are_siblings(head, claim) or turns_side(head, parts[0], claim):
                break
            parts.append(claim)
        if len(parts) > _MOST_PARTS:
            continue
        nested = any(_opens(claim) for claim in parts[1:])
        yield Listing(summed_beside(head, own, parts) or head, tuple(parts), nested)


def _completes(parts: Sequence[Claim], claim: Claim) -> bool:
    """True for the other of two parts in a sentence of its own: 其中：基本支出…。项目支出…."""
    keys = {key_of(claim), *map(key_of, parts)}
    return len(parts) == 1 and any(keys == {*whole.parts} for whole in rules().wholes)


def _are_siblings(head: Claim, claim: Claim) -> bool:
    """True for two parts of one whole by definition: 基本支出，其中：…；项目支出."""
    keys = {key_of(head), key_of(claim)}
    whole_of = ({*whole.parts, *whole.plus} for whole in rules().wholes)
    return len(keys) == 2 and any(keys <= parts for parts in whole_of)


def _following(head: Claim, paragraphs: Sequence[Sequence[Claim]]) -> Iterator[Listing]:
    """The list whose parts are the paragraphs after a whole, one part in each."""
    parts: list[Claim] = []
    block = head.block
    for said in paragraphs:
        first = said[0]
        near = first.block.block - block.block <= 2 and first.block.section == head.block.section
        if not near or first.level is None or "。" in first.block.text[: first.at]:
            break
        parts.append(first)
        block = first.block
    if head.level and parts:
        yield Listing(head, tuple(parts), nested=False)


def summed_before(
    paragraphs: Sequence[Sequence[Claim]], tables: Restated = NOTHING
) -> Iterator[Listing]:
    """Lists whose whole is no figure right before them, but an earlier one that they make up.

    It stands in the same paragraph, or in the one before where the list begins its own
    (…支出决算为19.37万元，完成预算的…。 / 其中：…). Only a whole that the parts sum to is one,
    as they are said or as the tables have them.
    """
    paragraphs = without_measures(paragraphs)
    for at, said in enumerate(paragraphs):
        for place, claim in enumerate(said):
            if not _opens(claim) or (place and said[place - 1].level):
                continue
            earlier = said[:place] if place else _levels_before(claim, paragraphs[:at])
            listing = _summed([c for c in earlier if c.level], said[place:], tables)
            if listing:
                yield listing


def _levels_before(first: Claim, paragraphs: Sequence[Sequence[Claim]]) -> Sequence[Claim]:
    """The claims of the paragraph right before a list, under the same heading."""
    last = paragraphs[-1] if paragraphs else ()
    near = last and last[0].block.block == first.block.block - 1
    return last if near and last[0].block.section == first.block.section else ()


def _summed(heads: Sequence[Claim], said: Sequence[Claim], tables: Restated) -> Listing | None:
    near = said[:_MOST_PARTS]
    ended = (n for n, claim in enumerate(near) if n and _SENTENCE.search(claim.before))
    parts = tuple(near[: next(ended, len(near))])
    for head in reversed(heads[-_MOST_HEADS:]):
        listing = Listing(head, parts, any(_opens(claim) for claim in parts[1:]))
        levels = [claim.level for claim in outermost(listing) if claim.level]
        if len(levels) > 1 and head.level and _make_up(levels, head.level, tables):
            return listing
    return None


def _make_up(parts: Sequence[Figure], whole: Figure, tables: Restated) -> bool:
    """True where figures sum to another, as they are said or as the tables have them."""
    said = total([part.range for part in parts]).meets(whole.range)
    return said or total([tables.range(part) for part in parts]).meets(tables.range(whole))


def _opens(claim: Claim) -> bool:
    """True when the words before a claim open a list."""
    words = claim.before
    return bool(rules().prose.opens_list.search(words)) and words.count("。") <= 1


def _named(opening: Claim, said: Sequence[Claim]) -> Claim | None:
    """The claim that a list is of: the last one, unless a new sentence or part names another.

    `。其中：` is of the last; `。基本支出包括：` of the one it names; `。支出包括：` of none here.
    """
    *sentence_ended, words = _ENDS.split(opening.before)
    opener = max((found.start() for found in rules().prose.opens_list.finditer(words)), default=0)
    name = rules().prose.opens_list.sub("", words[:opener]).strip(_MARKS)
    if not sentence_ended or not name:
        return said[-1]
    subject = subject_of(name)
    key = rules().subject(subject)
    same = (c for c in reversed(said) if (key and c.key == key) or c.subject == subject)
    return next(same, None)


def complete(listing: Listing, reading: Reading) -> tuple[Claim, ...]:
    """The parts that must add up to the whole; empty when the list need not be complete."""
    if _is_other_amount(listing.head):
        return ()
    levels = [claim for claim in listing.parts if claim.level]
    by_definition = _defined(levels, key_of(listing.head), _said_of(listing))
    if by_definition or are_all_funds(listing.head, levels):
        return by_definition or tuple(levels)
    tables = ("expenditure-summary", *_CLASS_TABLES.get(scope_of(listing.head.subject).fund, ()))
    covers = any(_covers_classes(levels, class_amounts(reading, kind)) for kind in tables)
    return tuple(levels) if covers else ()


def _said_of(listing: Listing) -> str:
    """The words around a whole, down to its first part."""
    head, first = listing.head, listing.parts[0]
    behind = head.block.text[head.end : first.at] if first.block is head.block else ""
    return head.before + squash(behind)


def _defined(levels: Sequence[Claim], head: str, said: str) -> tuple[Claim, ...]:
    """The parts of a whole by definition, when the list says all of them and nothing else.

    Of a known subject, `head`, only those that make it up; of another one by what is `said`.
    """
    first = _first_by_key(levels)
    if "" in first or len(first) < len(levels):
        return ()
    for whole in definitions(head, said):
        known = {*whole.parts, *whole.plus, *whole.inside}
        if set(whole.parts) <= set(first) and set(first) <= known:
            return tuple(first[key] for key in (*whole.parts, *whole.plus) if key in first)
    return ()


def _first_by_key(claims: Sequence[Claim]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(key_of(claim), claim)
    return found


def key_of(claim: Claim) -> str:
    """The key of a subject, also where it says that it was spent (公务接待费支出)."""
    return claim.key or _key(claim.subject)


@lru_cache(maxsize=1 << 12)  # asked again for every head of a list
def _key(subject: str) -> str:
    return rules().subject(claim_words().spent.sub("", subject))


def _covers_classes(levels: Sequence[Claim], classes: Mapping[str, Fact]) -> bool:
    """True when the parts are function classes, all that a table gives an amount."""
    said = {name_key(claim.subject) for claim in levels}
    return bool(classes) and set(classes) <= said and len(said) == len(levels) > 1


def class_amounts(reading: Reading, kind: str) -> dict[str, Fact]:
    """The function classes with an amount, by name, from the tables of a kind."""
    found: dict[str, Fact] = {}
    for fact in reading.facts:
        is_class = len(fact.function_code) == 3 and fact.column_role == "total"
        if is_class and fact.amount and fact.table_kind == kind:
            found.setdefault(name_key(fact.function_name), fact)
    return found


def larger_than_whole(listing: Listing) -> tuple[Claim, ...]:
    """The parts of a list one of which is more than its whole; none where that is not sure.

    The list follows the first amount of its sentence at once; every word of its whole is
    understood (结余, 人均, 比上年多 are other amounts), and the part is of the same year, side and
    thing.
    """
    head, parts = listing.head, outermost(listing)
    if listing.nested or head.level is None or not _is_of_first(listing):
        return ()
    if not head.subject or scope_of(head.subject).is_named or _is_other_amount(head):
        return ()
    more = [c for c in parts if c.level and c.level.range.low > head.level.range.high]
    sure = all(_is_alike(c, head) for c in parts) and all(_is_closed(c) for c in more)
    return parts if more and sure else ()


def _is_other_amount(head: Claim) -> bool:
    """True for a difference or an average: 支出比上年多20万元，其中：…, 人均支出."""
    clause = CLAUSE.split(head.before)[-1]
    return rules().prose.other_whole.search(clause) is not None


def _is_closed(part: Claim) -> bool:
    """True where nothing is said of a part behind its amount: …300万元（含上年结转120万元）."""
    return part.block.text[part.end : part.end + 1] in _PART_ENDS


def _is_of_first(listing: Listing) -> bool:
    """True for …100万元，其中：甲…: 其中 right behind the whole, no amount before.

    Behind a full stop none in the paragraph, so that the list can be of nothing else.
    """
    head, first = listing.head, listing.parts[0]
    if first.block != head.block:
        return False
    between = squash(head.block.text[head.end : first.at])
    ended = between.startswith("。")
    before = head.block.text[: head.at]
    before, between = before if ended else before.rpartition("。")[2], between.removeprefix("。")
    return not _AMOUNT.search(before) and _OF_WHICH.fullmatch(between) is not None


def _is_alike(part: Claim, head: Claim) -> bool:
    """True for two amounts of one year and unit, on one side of the account, of one thing."""
    if not (part.level and head.level and part.subject):
        return False
    stage = phase_of((part.subject,))
    if rules().prose.other_amount.search(part.subject) or stage not in (
        "",
        phase_of((head.subject,)),
    ):
        return False
    one, other = part.level.statement, head.level.statement
    own, whole = scope_of(part.subject), scope_of(head.subject)
    same = (one.fiscal_year, one.published_unit) == (other.fiscal_year, other.published_unit)
    return same and own.topic == whole.topic and own.side in ("", whole.side)


def level_sum(parts: Sequence[Claim]) -> Range:
    """The sum of what is said of the parts."""
    return total([claim.level.range for claim in parts if claim.level])


def outermost(listing: Listing) -> tuple[Claim, ...]:
    """The parts without those of lists inside the list.

    Such a list ends with the bracket that it begins with, else at the next semicolon or bracket.
    """
    kept: list[Claim] = []
    end: re.Pattern[str] | None = None
    for claim, last in zip(listing.parts, (listing.head, *listing.parts), strict=False):
        words = claim.before
        behind = last.level.end if last.level and last.block is claim.block else claim.at
        if end and end.search(words + squash(claim.block.text[behind : claim.at])):
            end = None
        if kept and _opens(claim):
            end = _CLOSED if _BRACKETED.search(words) else _ENDED
        if end is None:
            kept.append(claim)
    return tuple(kept)


def definitions(key: str, said: str = "") -> Sequence[Whole]:
    """The wholes by definition that a subject may be: its own, else those of no other.

    `said` is what stands around a subject that is not known.
    """
    own = [whole for whole in rules().wholes if key and key in whole.of]
    return own or [whole for whole in rules().wholes if not _is_of_other(whole, key, said)]


def _is_of_other(whole: Whole, key: str, said: str) -> bool:
    """True for a whole that only other subjects can be."""
    unsaid = whole.only is not None and not whole.only.search(said)
    return bool(whole.of) and (bool(key) or unsaid)
