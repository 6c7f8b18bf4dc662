"""The report as Markdown, to be read anywhere and pasted into an official file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.prose.wording import SIDES
from generator.checks.report.model import Entry, Report
from generator.checks.report.terminal import summary
from generator.locator import readable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def render_markdown(reports: Sequence[Report]) -> str:
    """The reports one after the other."""
    return "\n".join(line for report in reports for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}\n"
    yield f"{summary(report)}\n"
    for meter in (report.publisher_meter, report.reader_meter):
        missing = "；".join(item.title for item in meter.items if not item.met)
        yield f"- {meter.title}：{meter.done}/{meter.total}" + (
            f"（缺：{escaped(missing)}）" if missing else ""
        )
    for title, entries in report.by_group():
        yield f"\n## {title}\n"
        for entry in entries:
            yield from _entry(entry)
    yield "\n## 本次体检不涉及\n"
    yield from (f"- {escaped(line)}" for line in report.not_covered)
    yield ""


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{entry.level}** {escaped(readable(entry.message))}"
    for word, text in details(entry):
        yield f"    - {word}：{escaped(text)}"


def details(entry: Entry) -> list[tuple[str, str]]:
    """What stands below a finding: place, rule, expected and found, causes, what to do."""
    expected, found = SIDES.get(entry.code, ("应为", "实为"))
    every = [
        ("位置", entry.place),
        ("规则", f"{entry.title}（{entry.code}）"),
        ("依据", entry.basis),
        (expected, entry.expected),
        (found, entry.found),
        ("相差", entry.difference),
        ("可能的原因", entry.explanation),
        ("建议", entry.advice),
        *((other.also, other.message) for other in entry.consequences),
    ]
    return [(word, readable(text)) for word, text in every if text]


def escaped(text: str) -> str:
    """Text of a document, so that no character of it is read as mark-up."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
