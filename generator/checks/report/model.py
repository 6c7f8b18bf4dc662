"""A report: the findings of one disclosure as entries, grouped, with counts and meters.

A finding for the reader and the one for the publisher are one entry; what else breaks by the
same number stands below it. The wording is that
of the checks; this module only puts it in order, the serious first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.checks.consequences import grouped
from generator.checks.meters import Meter, publisher_meter, reader_meter
from generator.checks.model import Check, Disclosure
from generator.checks.run import Outcome
from generator.findings import (
    ERROR,
    HOLDS,
    NOTICE,
    PUBLISHER,
    UNDETERMINED,
    VIOLATED,
    WARNING,
    Finding,
)
from generator.standards.disclosure_rules import rules

MANUAL = "人工复核"
FOLLOWS = "出自同一处，更正后应随之成立，不必另改"
_ALSO = {VIOLATED: "因同一处不符的还有", UNDETERMINED: "因同一处不能判断的还有"}
GROUP_TITLES = {
    "inside": "表内勾稽",
    "across": "表间勾稽",
    "prose": "文字说明",
    "codes": "编码、名称和表题",
    "completeness": "公开完整性",
    "indicators": "绩效指标",
    "text": "文字规范",
    "years": "年度之间",
    "": "其他",
}
SEVERITY_TITLES = {ERROR: "错误", WARNING: "警告", NOTICE: "提示"}
UNDETERMINED_TITLE = "不能判断"
_ORDER = {ERROR: 0, WARNING: 1, NOTICE: 2}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding, told once: what it means, where it is, what to do."""

    code: str
    title: str
    group: str
    verdict: str
    severity: str
    message: str
    message_en: str
    advice: str
    rule: str
    basis: str
    expected: str
    found: str
    difference: str
    explanation: str
    place: str
    consequences: tuple[Entry, ...] = ()  # what else breaks by the same number

    @property
    def level(self) -> str:
        """The word shown before the entry."""
        if self.verdict == UNDETERMINED:
            return UNDETERMINED_TITLE
        return SEVERITY_TITLES.get(self.severity, self.severity)

    @property
    def also(self) -> str:
        """The words before the entry where it stands below another."""
        return _ALSO.get(self.verdict, "")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a rendering shows."""

    publisher: str
    fiscal_year: int
    phase: str
    is_unit: bool  # of one unit alone, not of a department
    entries: tuple[Entry, ...]
    evaluated: int
    held: int
    within_rounding: int
    violated: int
    undetermined: int
    not_run: tuple[str, ...]  # titles of checks that found nothing to compare
    publisher_meter: Meter
    reader_meter: Meter
    not_covered: tuple[str, ...]

    @property
    def title(self) -> str:
        """The heading of the report."""
        phase = "预算" if self.phase == "approved" else "决算"
        level = "单位" if self.is_unit else "部门"
        return f"{self.publisher} {self.fiscal_year}年{level}{phase} 公开前体检"

    @property
    def places(self) -> int:
        """How many matters the violated checks come to, those of one number as one."""
        return sum(entry.verdict == VIOLATED for entry in self.entries)

    def by_group(self) -> list[tuple[str, list[Entry]]]:
        """The entries under the titles of their groups, in the order of the groups."""
        groups = list(GROUP_TITLES)
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.group if entry.group in groups else "", []).append(entry)
        return [(GROUP_TITLES[group], found[group]) for group in groups if group in found]

    def counts(self) -> dict[str, int]:
        """How many entries there are of each level, the serious first."""
        counted = Counter(entry.level for entry in self.entries)
        return {level: counted[level] for level in (*SEVERITY_TITLES.values(), UNDETERMINED_TITLE)}


def make_report(disclosure: Disclosure, outcome: Outcome, catalogue: Sequence[Check]) -> Report:
    """The report of one disclosure."""
    checks = {check.code: check for check in catalogue}
    verdicts = Counter(record.verdict for record in outcome.checks)
    run = {record.code for record in outcome.checks}
    advice = {f.finding_id[2:]: f.message for f in outcome.findings if f.audience == PUBLISHER}
    entries = []
    for finding, below in grouped(outcome.findings):
        own, *others = (
            _entry(f, checks.get(f.code), advice.get(f.finding_id[2:], ""))
            for f in (finding, *below)
        )
        following = tuple(replace(other, advice=FOLLOWS) for other in others)
        entries.append(replace(own, consequences=following))
    return Report(
        publisher=disclosure.publisher,
        fiscal_year=disclosure.fiscal_year,
        phase=disclosure.phase,
        is_unit=disclosure.reading.is_of_unit,
        entries=tuple(sorted(entries, key=_rank)),
        evaluated=len(outcome.checks),
        held=verdicts[HOLDS],
        within_rounding=sum(r.exactness == "within-rounding" for r in outcome.checks),
        violated=verdicts[VIOLATED],
        undetermined=verdicts[UNDETERMINED],
        not_run=tuple(check.title for check in catalogue if check.code not in run),
        publisher_meter=publisher_meter(disclosure),
        reader_meter=reader_meter(disclosure.reading),
        not_covered=rules().not_covered,
    )


def _entry(finding: Finding, check: Check | None, advice: str) -> Entry:
    return Entry(
        code=finding.code,
        title=check.title if check else finding.code,
        group=check.group if check else "",
        verdict=finding.verdict,
        severity=finding.severity,
        message=finding.message,
        message_en=finding.message_en,
        advice=advice or MANUAL,
        rule=check.rule if check else "",
        basis=finding.legal_basis,
        expected=finding.expected,
        found=finding.found,
        difference=finding.difference,
        explanation=finding.explanation,
        place=finding.source,
    )


def _rank(entry: Entry) -> tuple[bool, int]:
    """The violated before the undetermined, then by severity; else in the catalogue's order."""
    return entry.verdict == UNDETERMINED, _ORDER.get(entry.severity, 3)
