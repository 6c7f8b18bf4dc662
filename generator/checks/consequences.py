"""Findings that go back to one place: the one that names it, and those that follow from it.

A number stands in several sums and sentences; one misprint breaks them all. The check that
blames a cell first gives advice; the others blame the same cell and give none. They are told
below it, so that a misprint is one matter. Nothing is dropped: each keeps its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.findings import PUBLISHER, READER, VIOLATED, Finding


def grouped(findings: Sequence[Finding]) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """The findings for readers in order, each with those that follow from it."""
    advised = {_key(f) for f in findings if f.audience == PUBLISHER}
    reader = [f for f in findings if f.audience == READER]
    roots = _roots(f for f in reader if _key(f) in advised)
    below: dict[str, list[Finding]] = {}
    for finding in reader:
        root = _root(finding, roots, advised)
        if root:
            below.setdefault(root.finding_id, []).append(finding)
    follow = {finding.finding_id for found in below.values() for finding in found}
    return [(f, tuple(below.get(f.finding_id, ()))) for f in reader if f.finding_id not in follow]


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
