"""The report as one HTML file that asks for nothing else: no script, no font, no image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.checks.report.markdown import details
from generator.checks.report.model import Entry, Report
from generator.checks.report.terminal import summary
from generator.locator import readable

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --warn: #b45309; --err: #b91c1c; --note: #0e7490 }
body { font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line) }
article { border-left: 4px solid var(--line); padding: .2rem 0 .2rem .8rem; margin: .8rem 0 }
article.错误 { border-color: var(--err) } article.警告 { border-color: var(--warn) }
article.提示 { border-color: var(--note) }
article p { margin: .2rem 0; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0;
  font-size: .9rem } dd { margin: 0; overflow-wrap: anywhere }
aside { border: 1px solid var(--line); padding: .2rem 1rem; margin-top: 2rem }
"""


def render_html(reports: Sequence[Report]) -> str:
    """A whole page with the reports one after the other."""
    title = escape(reports[0].title if len(reports) == 1 else "部门预算公开前体检")
    body = "\n".join(line for report in reports for line in _report(report))
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _report(report: Report) -> Iterator[str]:
    yield f"<h1>{escape(report.title)}</h1>\n<p>{escape(summary(report))}</p>\n<ul>"
    for meter in (report.publisher_meter, report.reader_meter):
        missing = "；".join(item.title for item in meter.items if not item.met)
        yield f"<li>{meter.title}：{meter.done}/{meter.total}" + (
            f"（缺：{escape(missing)}）</li>" if missing else "</li>"
        )
    yield "</ul>"
    for title, entries in report.by_group():
        yield f"<h2>{title}</h2>"
        yield from (_entry(entry) for entry in entries)
    yield "<aside><h2>本次体检不涉及</h2><ul>"
    yield from (f"<li>{escape(line)}</li>" for line in report.not_covered)
    yield "</ul></aside>"


def _entry(entry: Entry) -> str:
    rows = "".join(f"<dt>{word}</dt><dd>{escape(text)}</dd>" for word, text in details(entry))
    return (
        f'<article class="{entry.level}"><p><strong>{entry.level}</strong> '
        f"{escape(readable(entry.message))}</p><dl>{rows}</dl></article>"
    )
