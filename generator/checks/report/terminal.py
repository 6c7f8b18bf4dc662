"""The report in a terminal: a few lines for each group, colours only when asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.report.model import UNDETERMINED_TITLE, Entry, Report

_COLOURS = {"错误": "31", "警告": "33", "提示": "36", UNDETERMINED_TITLE: "90"}
_BOLD = "1"


def render_terminal(report: Report, *, colour: bool = False) -> str:
    """The report as lines of text; `colour` adds ANSI colours."""
    return "\n".join(_lines(report, colour)) + "\n"


def _lines(report: Report, colour: bool) -> Iterator[str]:
    yield _paint(report.title, _BOLD, colour)
    yield summary(report)
    for meter in (report.publisher_meter, report.reader_meter):
        yield f"{meter.title}：{meter.done}/{meter.total}"
    for title, entries in report.by_group():
        yield ""
        yield _paint(f"{title}（{len(entries)}）", _BOLD, colour)
        for entry in entries:
            yield from _entry(entry, colour)
    yield ""
    yield _paint("本次体检不涉及", _BOLD, colour)
    yield from (f"  · {line}" for line in report.not_covered)


def summary(report: Report) -> str:
    """The counts in one line."""
    violated = f"不符{report.violated}"
    if 0 < report.places < report.violated:
        violated += f"（归为{report.places}处）"
    told = {k: n for k, n in report.counts().items() if n and k != UNDETERMINED_TITLE}
    counts = "，".join(f"{level}{count}" for level, count in told.items())
    return (
        f"核对{report.evaluated}项：成立{report.held}（其中四舍五入范围内{report.within_rounding}），"
        f"{violated}，不能判断{report.undetermined}" + (f"。{counts}。" if counts else "。")
    )


def _entry(entry: Entry, colour: bool) -> Iterator[str]:
    level = _paint(f"[{entry.level}]", _COLOURS.get(entry.level, "0"), colour)
    yield f"  {level} {entry.message}  {entry.code} {entry.place}".rstrip()
    if entry.explanation:
        yield f"         可能的原因：{entry.explanation}"
    yield f"         → {entry.advice}"
    for other in entry.consequences:
        yield f"         {other.also}：{other.message}  {other.code} {other.place}".rstrip()


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if colour else text
