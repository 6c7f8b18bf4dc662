"""The tables a document should have and no grid is: each becomes a record with its status.

`absent` says which they are and why; here they are weighed against what of the document
was not read, so that nothing is said to be unpublished that may be there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Document, Paragraph
from generator.facts.absent import Absent, absent_tables, below_grids
from generator.facts.model import PublishedTable
from generator.facts.setting import Subject
from generator.findings import nested
from generator.standards.template_words import table_words
from generator.tables.assemble import Assembly


def missing_tables(
    document: Document, assembly: Assembly, read: Sequence[PublishedTable], subject: Subject
) -> list[PublishedTable]:
    """The records of the tables that are missing beside those that were `read`."""
    kinds = frozenset(table.table_kind for table in read)
    ends = below_grids(document.blocks)
    found = absent_tables(assembly.tables, assembly.prose, subject, kinds, ends)
    if not read or document.unseen:
        found = tuple(_perhaps_unseen(entry, document) for entry in found)
    return [_record(entry, at) for at, entry in enumerate(found, len(read) + 1)]


def _perhaps_unseen(entry: Absent, document: Document) -> Absent:
    """A demanded table that may be in a part of the document that was not read.

    Of a document without any table, that is also any picture in it, or an attachment.
    """
    if entry.status == "declared-empty":
        return entry
    if document.unseen:
        return replace(
            entry, status="unreadable", reason=f"可能在没有读取的部分：{document.unseen[0]}"
        )
    words = "".join(b.text for b in document.blocks if isinstance(b, Paragraph))
    pictures = next((note for note in document.notes if "图片" in note), "")
    if pictures:
        reason = f"文件中没有可读的表格；{pictures}"
    elif table_words().elsewhere.search(words):
        reason = "文件中没有可读的表格，文中提到的附表或附件不在其中"
    else:
        return entry
    return replace(entry, status="unreadable", reason=reason)


def _record(absent: Absent, ordinal: int) -> PublishedTable:
    return PublishedTable(
        table_id=f"{absent.kind}-absent" if absent.kind != "other" else f"absent-{ordinal}",
        ordinal=ordinal,
        number=absent.number,
        title=absent.title,
        table_kind=absent.kind,
        reporting_level="department",
        unit_published="",
        status=absent.status,
        status_reason=nested(absent.reason),
        source=absent.source,
    )
