"""The report as JSON for other programs: stable keys in English, messages as in the data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.checks.report.model import Report


def render_json(reports: Sequence[Report]) -> str:
    """One object with a list of reports; the same reports give the same bytes."""
    document = {"reports": [_report(report) for report in reports]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _report(report: Report) -> dict[str, object]:
    return {
        "publisher": report.publisher,
        "fiscal_year": report.fiscal_year,
        "phase": report.phase,
        "counts": {
            "evaluated": report.evaluated,
            "holds": report.held,
            "within_rounding": report.within_rounding,
            "violated": report.violated,
            "undetermined": report.undetermined,
        },
        "findings": [asdict(entry) for entry in report.entries],
        "meters": [asdict(m) for m in (report.publisher_meter, report.reader_meter)],
        "not_run": list(report.not_run),
        "not_covered": list(report.not_covered),
    }
