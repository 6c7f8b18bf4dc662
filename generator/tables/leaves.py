"""The columns a damaged header must have had, in order.

Known from two places: the layouts that a table kind declares (`expected`), with the words
this table prints for them, and the header's own words in reading order, each under its
parent. A word that was lost is taken from another table of the document, else it is the
usual one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.evidence import Evidence
from generator.tables.header import Header, Span

_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column the header must have had; `printed` is where its own word stands, or -1."""

    concepts: tuple[str, ...]
    words: tuple[str, ...]
    printed: int
    groups: tuple[int, ...]  # where the words above it begin, or -1
    lost: bool


def leaf_lists(
    header: Header, kind: TableKind, evidence: Evidence, first: int
) -> Iterator[tuple[Leaf, ...]]:
    """The lists of columns the header may have had, the declared layouts first."""
    printed = _printed_words(header)
    for expected in kind.expected:
        declared = {concept for path in expected for concept in path.split("/")}
        if {concept for concept in printed if concept != _TOTAL} <= declared:
            yield tuple(_expected_leaves(expected, printed, evidence))
    yield tuple(_read_leaves(header, first))


def _printed_words(header: Header) -> dict[str, list[Span]]:
    """Header words by concept, in reading order."""
    found: dict[str, list[Span]] = {}
    for level in header.spans:
        for span in level:
            word = vocabulary.columns().amount(squash(span.text))
            if word:
                found.setdefault(word.concept, []).append(span)
    return found


def _expected_leaves(
    expected: Sequence[str], printed: dict[str, list[Span]], evidence: Evidence
) -> Iterator[Leaf]:
    """A declared layout with the words this table prints for it."""
    inner_totals = [s for s in printed.get(_TOTAL, []) if squash(s.text) == "小计"]
    outer_totals = [s for s in printed.get(_TOTAL, []) if squash(s.text) != "小计"]
    for path in expected:
        concepts = tuple(path.split("/"))
        spans: list[Span | None] = []
        for depth, concept in enumerate(concepts):
            if concept == _TOTAL:
                pool = inner_totals if depth and inner_totals else outer_totals
                spans.append(pool.pop(0) if pool and depth == len(concepts) - 1 else None)
            else:
                spans.append(printed[concept][0] if printed.get(concept) else None)
        words = tuple(
            span.text if span else _lost_word(concepts[: depth + 1], evidence)
            for depth, span in enumerate(spans)
        )
        groups = tuple(span.start if span else -1 for span in spans[:-1])
        last = spans[-1]
        yield Leaf(concepts, words, last.start if last else -1, groups, last is None)


def _lost_word(concepts: tuple[str, ...], evidence: Evidence) -> str:
    """The word another table of the document prints for a concept, else the usual one."""
    if concepts in evidence.words:
        return evidence.words[concepts][-1]
    if concepts[-1] == _TOTAL:
        return "小计" if len(concepts) > 1 else "合计"
    return vocabulary.columns().names.get(concepts[-1], concepts[-1])


def _read_leaves(header: Header, first: int) -> Iterator[Leaf]:
    """The header's own amount words in reading order, each under its parent."""
    words = vocabulary.columns()
    top = [s for s in header.spans[0] if _is_amount_word(s.text)]
    children: dict[int, list[Span]] = {}
    for level in header.spans[1:]:
        for span in level:
            word = words.amount(squash(span.text))
            if word is None or words.stub(squash(span.text)):
                continue
            parent = words.parents.get(word.concept)
            over = [
                at
                for at, group in enumerate(top)
                if (parent and _concept(group.text) == parent)
                or (not parent and group.start <= span.start < group.end)
            ]
            if over:
                children.setdefault(over[0], []).append(span)
    for at, group in enumerate(top):
        below = children.get(at, [])
        concept = _concept(group.text)
        if not below:
            yield Leaf((concept,) if concept else (), (group.text,), group.start, (), False)
        for span in below:
            concepts = tuple(c for c in (concept, _concept(span.text)) if c)
            yield Leaf(concepts, (group.text, span.text), span.start, (group.start,), False)


def _is_amount_word(text: str) -> bool:
    columns = vocabulary.columns()
    return columns.amount(squash(text)) is not None and not columns.stub(squash(text))


def _concept(text: str) -> str:
    word = vocabulary.columns().amount(squash(text))
    return word.concept if word else ""
