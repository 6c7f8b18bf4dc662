"""Runs the catalogue over a disclosure and turns evaluations into records and findings.

Pure: a disclosure in, check records and findings out. Keys are made of the check's code
and what it compared, so that they stay when a document is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from generator.checks.model import Check, Disclosure, Evaluation
from generator.checks.recognised import proved_facts, softened
from generator.findings import (
    HOLDS,
    NOTICE,
    PUBLISHER,
    READER,
    UNDETERMINED,
    CheckRecord,
    Finding,
    nested,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks said of one disclosure, in the order of the catalogue."""

    checks: tuple[CheckRecord, ...]
    findings: tuple[Finding, ...]


def run_checks(disclosure: Disclosure, catalogue: Sequence[Check]) -> Outcome:
    """Evaluates every check of the catalogue."""
    records: list[CheckRecord] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, ...], int] = {}
    proved = proved_facts(disclosure)
    for check in catalogue:
        for found in check.function(disclosure):
            evaluation = softened(check, found, disclosure, proved)
            key = _key(check, evaluation, seen)
            records.append(_record(check, evaluation, key))
            if evaluation.verdict != HOLDS:
                findings += _findings(check, evaluation, key)
    return Outcome(tuple(records), tuple(findings))


def _key(check: Check, evaluation: Evaluation, seen: dict[tuple[str, ...], int]) -> str:
    facts = tuple(fact.fact_id for fact in evaluation.facts)
    content = (check.code, evaluation.subject, *evaluation.table_ids, *facts)
    number = seen[content] = seen.get(content, 0) + 1
    return hashlib.sha256("\x1f".join((*content, str(number))).encode()).hexdigest()[:12]


def _record(check: Check, evaluation: Evaluation, key: str) -> CheckRecord:
    return CheckRecord(
        check_id=f"c-{key}",
        code=check.code,
        verdict=evaluation.verdict,
        exactness=evaluation.exactness,
        subject=nested(evaluation.subject),
        expected=nested(evaluation.expected),
        found=nested(evaluation.found),
        difference=evaluation.difference,
        operands=nested(evaluation.operands),
        reason=nested(evaluation.reason),
        table_ids=evaluation.table_ids,
        fact_ids=tuple(fact.fact_id for fact in evaluation.facts),
        source=evaluation.source,
    )


def _findings(check: Check, evaluation: Evaluation, key: str) -> list[Finding]:
    """A finding for the reader, and one for the publisher where there is something to do."""
    found = [_finding(check, evaluation, f"r-{key}", READER, evaluation.message)]
    if evaluation.advice:
        found.append(_finding(check, evaluation, f"p-{key}", PUBLISHER, evaluation.advice))
    return found


def _finding(
    check: Check, evaluation: Evaluation, finding_id: str, audience: str, message: str
) -> Finding:
    severity = evaluation.severity or check.severity
    if evaluation.verdict == UNDETERMINED:
        severity = NOTICE
    return Finding(
        finding_id=finding_id,
        code=check.code,
        verdict=evaluation.verdict,
        severity=severity,
        audience=audience,
        message=nested(message or evaluation.reason),
        message_en=evaluation.message_en,
        expected=nested(evaluation.expected),
        found=nested(evaluation.found),
        difference=evaluation.difference,
        table_ids=evaluation.table_ids,
        fact_ids=evaluation.suspects or tuple(fact.fact_id for fact in evaluation.facts),
        legal_basis=check.basis,
        explanation=nested("；".join(evaluation.explanations)),
        source=evaluation.source,
    )
