"""The report of a check before publication (公开前体检): what was found, where, what to do.

    make_report     an outcome becomes a report, grouped and sorted      model
    terminal        short, coloured when asked                           terminal
    json, markdown, html, docx                                           of the same name

Every rendering is a pure function of the report; none writes a file or asks the clock.
"""

from generator.checks.report.docx import render_docx
from generator.checks.report.html import render_html
from generator.checks.report.json import render_json
from generator.checks.report.markdown import render_markdown
from generator.checks.report.model import Report, make_report
from generator.checks.report.terminal import render_terminal

__all__ = [
    "Report",
    "make_report",
    "render_docx",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
]
