"""The report as a Word document, for offices that work with Word.

python-docx is an optional dependency; without it a UsageError says what to install.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from generator.checks.report.markdown import details
from generator.checks.report.model import Report
from generator.checks.report.terminal import summary
from generator.errors import UsageError
from generator.locator import readable

_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_docx(reports: Sequence[Report]) -> bytes:
    """The bytes of a .docx file; the same reports give the same bytes."""
    try:
        import docx as word
    except ImportError as error:
        raise UsageError(
            "a Word report needs python-docx: pip install python-docx, or take --format html"
        ) from error
    document: Any = word.Document()
    for number, report in enumerate(reports):
        if number:
            document.add_page_break()
        _write(document, report)
    _set_dates(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_bytes(buffer.getvalue())


def _write(document: Any, report: Report) -> None:
    document.add_heading(report.title, level=1)
    document.add_paragraph(summary(report))
    for meter in (report.publisher_meter, report.reader_meter):
        missing = "；".join(item.title for item in meter.items if not item.met)
        text = f"{meter.title}：{meter.done}/{meter.total}"
        document.add_paragraph(f"{text}（缺：{missing}）" if missing else text)
    for title, entries in report.by_group():
        document.add_heading(title, level=2)
        for entry in entries:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"【{entry.level}】").bold = True
            paragraph.add_run(readable(entry.message))
            for word, text in details(entry):
                document.add_paragraph(f"{word}：{text}", style="List Bullet")
    document.add_heading("本次体检不涉及", level=2)
    for line in report.not_covered:
        document.add_paragraph(line, style="List Bullet")


def _set_dates(document: Any) -> None:
    """No clock in the file."""
    document.core_properties.author = ""
    document.core_properties.created = datetime(*_EPOCH)
    document.core_properties.modified = datetime(*_EPOCH)


def _same_bytes(data: bytes) -> bytes:
    """The archive written again with fixed times."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
