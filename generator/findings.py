"""What the checks say: one record for every check evaluated, one for every finding.

A verdict is `holds`, `violated` or `undetermined`; a check that was not evaluated has no
record, so that “passed” can be told from “not run”. Findings are the document's, never
ours (`generator.errors`). Field names are those of the data contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HOLDS, VIOLATED, UNDETERMINED = "holds", "violated", "undetermined"
ERROR, WARNING, NOTICE = "error", "warning", "notice"
READER, PUBLISHER = "reader", "publisher"
NOTED = "READ-PART"  # the check that tells what the document notes of itself, one by one


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One evaluation of one check (resource `checks`)."""

    check_id: str
    code: str
    verdict: str  # holds | violated | undetermined
    exactness: str  # exact | within-rounding | empty when no sum was compared
    subject: str  # what was checked, in Chinese
    expected: str
    found: str
    difference: str
    operands: str  # the numbers compared, each with its place: `215.34 (line:90#2) + …`
    reason: str  # why undetermined; empty otherwise
    table_ids: tuple[str, ...]
    fact_ids: tuple[str, ...]
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that is violated or undetermined, told to a reader or the publisher (`findings`)."""

    finding_id: str
    code: str
    verdict: str  # violated | undetermined
    severity: str  # error | warning | notice
    audience: str  # reader | publisher
    message: str
    message_en: str
    expected: str
    found: str
    difference: str
    table_ids: tuple[str, ...]
    fact_ids: tuple[str, ...]
    legal_basis: str
    explanation: str  # ranked guesses, most likely first, joined with “；”
    source: str = field(compare=False)


def nested(said: str) -> str:
    """A remark with the quotation marks of what it quotes as the inner ones.

    “一般公共预算“三公”经费支出表” becomes “一般公共预算‘三公’经费支出表”; marks that do not pair
    stay as they are.
    """
    depth, marked = 0, []
    for mark in said:
        if mark == "“":
            marked.append("‘" if depth % 2 else "“")
            depth += 1
        elif mark == "”":
            depth -= 1
            if depth < 0:
                return said
            marked.append("’" if depth % 2 else "”")
        else:
            marked.append(mark)
    return said if depth else "".join(marked)
