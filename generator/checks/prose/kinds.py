"""Lists of kinds that exclude each other: together they are no more than their whole.

收入500.00万元，其中一般公共预算拨款收入500.00万元、上级补助收入6.00万元: no money is of both,
however much the list leaves out. The kinds are those of `kinds.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from generator.checks.prose.claims import Claim
from generator.checks.prose.lists import Listing, level_sum, outermost
from generator.standards.check_rules import Kinds, claim_words, kind_rules
from generator.standards.classifications import are_classes_apart
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


def of_kinds(listing: Listing) -> tuple[Claim, ...]:
    """The parts that are together more than their whole, or all of it; none where not sure."""
    head = listing.head
    if listing.nested or head.level is None or head.change or not _follows(listing):
        return ()
    if rules().prose.other_whole.search(head.level.before):
        return ()
    levels = [claim for claim in listing.parts if claim.level]
    if any(claim.level and claim.level.statement.amount < 0 for claim in levels):
        return ()
    whole = head.level.range
    for kinds in kind_rules().kinds:
        if not kinds.whole.search(head.level.before):
            continue
        parts = dict(_known(listing, kinds))
        all_ = bool(kinds.complete) and set(kinds.complete) <= set(parts)
        said = tuple(parts.values())
        if len(said) > 1 and (all_ or level_sum(said).low > whole.high):
            return said
    classes = tuple(_classes(listing))
    return classes if len(classes) > 1 and level_sum(classes).low > whole.high else ()


def _classes(listing: Listing) -> Iterator[Claim]:
    """The first parts of a list of spending that are different classes: 教育支出，住房保障支出."""
    head, nouns = listing.head, list[str]()
    if head.level is None or not kind_rules().spending.search(head.level.before):
        return
    for claim in outermost(listing):
        noun = squash(claim.subject.rpartition("：")[2])
        if claim.level is None or claim.level.before.startswith("("):
            return
        if not _is_of_year(claim, head) or not all(_are_apart(noun, n) for n in nouns):
            return
        nouns.append(noun)
        yield claim


def exclude_each_other(one: str, other: str) -> bool:
    """True for two different parts of one whole: neither is a part of the other."""
    for kinds in kind_rules().kinds:
        keys = {_kind_of(one, kinds), _kind_of(other, kinds)}
        if len(keys) == 2 and "" not in keys:
            return True
    return _are_apart(squash(one), squash(other))


def _are_apart(one: str, other: str) -> bool:
    """True for two different classes, also where 支出 is said behind their names."""
    names = product(*({noun, noun.removesuffix("支出")} for noun in (one, other)))
    return any(are_classes_apart(*pair) for pair in names)


def _follows(listing: Listing) -> bool:
    """True where the words between a whole and its first part open a list, and say no more."""
    head, first = listing.head, listing.parts[0]
    if first.block != head.block:
        return True
    between = squash(head.block.text[head.end : first.at])
    return claim_words().of_which.fullmatch(between) is not None


def _known(listing: Listing, kinds: Kinds) -> Iterator[tuple[str, Claim]]:
    """The first parts of a list, each of another kind, with what is said in brackets left out."""
    found: set[str] = set()
    for claim in outermost(listing):
        if claim.level is None or claim.level.before.startswith("("):
            continue
        key = _kind(claim, kinds)
        if not key or key in found or not _is_of_year(claim, listing.head):
            return
        found.add(key)
        yield key, claim


def _kind(claim: Claim, kinds: Kinds) -> str:
    return _kind_of(claim.subject, kinds)


def _kind_of(subject: str, kinds: Kinds) -> str:
    noun = subject.rpartition("：")[2]
    return next((kind.key for kind in kinds.parts if kind.words.fullmatch(noun)), "")


def _is_of_year(part: Claim, head: Claim) -> bool:
    one, other = part.level, head.level
    return bool(one and other and one.statement.fiscal_year == other.statement.fiscal_year)
