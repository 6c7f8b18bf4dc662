"""Findings that go back to one place: the one that names it, and those that follow from it.

A number stands in several sums and sentences; one misprint breaks them all. The check that
blames a cell first gives advice; the others blame the same cell and give none. They are told
below it, so that a misprint is one matter. So is a year: where the title is of another year than
the whole text, every heading and sentence says that other year. Two rows exchanged, or a row
under another code, differ from other tables by the same two amounts, in every column. Nothing
is dropped: each keeps its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.findings import PUBLISHER, READER, VIOLATED, Finding

_TITLE, _OF_A_YEAR = "COMP-YEAR", {"TITLE-YEAR", "PROSE-YEAR"}
_OF_ITEMS = "CROSS-ITEM"


def grouped(findings: Sequence[Finding]) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """The findings for readers in order, each with those that follow from it."""
    advised = {_key(f) for f in findings if f.audience == PUBLISHER}
    reader = [f for f in findings if f.audience == READER]
    roots = _roots(f for f in reader if _key(f) in advised)
    title = next((f for f in reader if f.code == _TITLE and f.verdict == VIOLATED), None)
    rows: dict[frozenset[str], Finding] = {}  # the first finding of amounts exchanged
    above: dict[str, Finding] = {}
    for finding in reader:
        root = title if _says_its_year(finding, title) else _root(finding, roots, advised)
        root = root or _exchanged(finding, rows)
        if root and _highest(root, above) is not finding:  # never round in a circle
            above[finding.finding_id] = root
    below: dict[str, list[Finding]] = {}
    for finding in reader:
        if finding.finding_id in above:
            below.setdefault(_highest(finding, above).finding_id, []).append(finding)
    return [(f, tuple(below.get(f.finding_id, ()))) for f in reader if f.finding_id not in above]


def _highest(finding: Finding, above: Mapping[str, Finding]) -> Finding:
    """What a finding follows from in the end; itself when from nothing."""
    while finding.finding_id in above:
        finding = above[finding.finding_id]
    return finding


def _exchanged(finding: Finding, rows: dict[frozenset[str], Finding]) -> Finding | None:
    """The first finding of items by the same two amounts in one of the same tables."""
    if finding.code != _OF_ITEMS or finding.verdict != VIOLATED:
        return None
    first = rows.setdefault(frozenset((finding.expected, finding.found)), finding)
    shared = set(first.table_ids) & set(finding.table_ids)
    return first if first is not finding and shared else None


def _says_its_year(finding: Finding, title: Finding | None) -> bool:
    """Whether a finding names the year that all of the text is of, as the finding of the title."""
    return title is not None and finding.code in _OF_A_YEAR and finding.found == title.found


def _key(finding: Finding) -> str:
    """What the findings of one check have in common: their id without the audience."""
    return finding.finding_id[2:]


def _roots(advised: Iterable[Finding]) -> dict[str, Finding]:
    """By the fact blamed or restated, the first finding that says what to do about it."""
    found: dict[str, Finding] = {}
    for finding in advised:
        if finding.verdict == VIOLATED and finding.fact_ids:
            first = finding.fact_ids[0]
            if first not in found or (finding.explanation and not found[first].explanation):
                found[first] = finding
    return found


def _root(finding: Finding, roots: dict[str, Finding], advised: set[str]) -> Finding | None:
    """The finding that this one follows from; None for one of its own.

    What cannot be decided follows, too, where the cell blamed is all that is wrong with it.
    """
    if not finding.fact_ids:
        return None
    root = roots.get(finding.fact_ids[0])
    if root is None or root.finding_id == finding.finding_id:
        return None
    if _key(finding) not in advised:
        return root if finding.explanation else None
    restates = not finding.explanation and f"若为{finding.found}则成立" in root.explanation
    return root if restates else None
