"""Sums named by the heading above them: 一、“三公”经费支出, and below it （一）支出合计.

Of forms that print several matters one below the other. Only a sum right below a heading
without an amount is of that heading; it does not know what the heading is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.labels import Label, unnumbered
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash


def with_headings(
    labels: Sequence[Label], kind: TableKind, filled: Sequence[bool]
) -> tuple[Label, ...]:
    """The labels of a table of no known kind, its bare sums with the words they stand below."""
    if kind.kind != "other":
        return tuple(labels)
    words = [unnumbered(squash(label.text)) for label in labels]
    above = [("", True), *zip(words, filled, strict=True)]
    sums = vocabulary.lines().totals.fullmatch
    return tuple(
        replace(label, heading=heading) if heading and not has and sums(word) else label
        for label, word, (heading, has) in zip(labels, words, above, strict=False)
    )
