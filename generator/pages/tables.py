"""The page of all published tables of a disclosure, also of those that are not there.

Layout comes from `grid`; this module adds status, remarks on damaged headers and repaired
rows, and the downloads of each table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.facts.model import Fact, PublishedCell, PublishedTable
from generator.package.read import Package
from generator.pages import words
from generator.pages.grid import grid
from generator.pages.html import link, raw, slug, text
from generator.pages.places import source_url
from generator.pages.shell import disclosure_page

_SOURCE = "../source/"


def tables_page(package: Package) -> str:
    """Markdown of `tables/`."""
    reading = package.reading
    cells: dict[str, list[PublishedCell]] = defaultdict(list)
    for cell in reading.cells:
        cells[cell.table_id].append(cell)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        facts[fact.table_id].append(fact)
    sections = [
        _section(table, cells[table.table_id], facts[table.table_id], package.id)
        for table in reading.tables
    ]
    lead = (
        f"共 {len(reading.tables)} 张表，按公开顺序排列。点数字可到它在原文中的那一行；"
        "表中文字和数字均照原文，不作改动。"
    )
    body = "\n\n".join((lead, *sections))
    return disclosure_page(package.manifest, "tables", body, indexed=False, toc=True)


def name(table: PublishedTable) -> str:
    """Number and title as printed; the name of the kind when no title was."""
    title = table.title or words.TABLE_KINDS.get(table.table_kind, table.table_kind)
    return f"{table.number} {title}".strip()


def _section(
    table: PublishedTable, cells: Sequence[PublishedCell], facts: Sequence[Fact], package_id: str
) -> str:
    parts = [f"## {text(name(table))} {{ #{slug(table.table_id)} }}", _facts_line(table)]
    parts += [f'<p class="mz-remark">{raw(remark)}</p>' for remark in _remarks(table, facts)]
    if cells:
        marks = {f.source: _mark(f) for f in facts if _mark(f)}
        parts.append(
            f'<div class="mz-scroll mz-sheet" role="region" tabindex="0"'
            f' aria-label="{raw(name(table))}">\n<table class="mz-grid">\n'
            f"{grid(cells, marks, _SOURCE)}\n</table>\n</div>"
        )
        if table.facts:
            url = f"../../../downloads/{package_id}/tables/{table.table_id}.csv"
            parts.append(f'<p class="mz-basis">{link(url, "本表 CSV", download=True)}</p>')
    return "\n\n".join(parts)


def _facts_line(table: PublishedTable) -> str:
    """Kind, level, unit, status and place, in one line."""
    said = [words.TABLE_KINDS.get(table.table_kind, table.table_kind)]
    said.append(f"{words.LEVELS.get(table.reporting_level, table.reporting_level)}口径")
    if table.unit_published:
        said.append(f"单位：{table.unit_published}")
    if table.facts:
        said.append(f"{table.facts} 个金额")
    shown = [raw(part) for part in said]
    if table.source:
        shown.append(link(source_url(_SOURCE, table.source), "原文位置"))
    badge = status_badge(table)
    return f'<p class="mz-facts">{badge} {" · ".join(shown)}</p>'


def status_badge(table: PublishedTable) -> str:
    """The status in a word, marked by form as well as colour."""
    label = words.STATUSES.get(table.status, table.status)
    return f'<span class="mz-badge mz-badge--{slug(table.status)}">{raw(label)}</span>'


def _remarks(table: PublishedTable, facts: Sequence[Fact]) -> list[str]:
    """What a reader must know before using the table."""
    remarks = []
    if table.status_reason:
        remarks.append(table.status_reason)
    if table.binding and table.binding != "printed":
        note = table.binding_note or words.BINDINGS.get(table.binding, table.binding)
        remarks.append(f"表头有缺损或错位，各列含义由本站认定：{note}")
    notes: dict[str, list[int]] = defaultdict(list)
    for fact in facts:
        if fact.note and fact.row not in notes[fact.note]:
            notes[fact.note].append(fact.row)
    for note, rows in notes.items():
        places = "、".join(str(row) for row in rows[:6]) + ("等" if len(rows) > 6 else "")
        remarks.append(f"第 {places} 行：{note}")
    return remarks


def _mark(fact: Fact) -> str:
    """Remark on one cell: its column was not printed as it is read, or its row was mended."""
    said = [words.BINDINGS[fact.binding]] if fact.binding in words.BINDINGS else []
    if said:
        said.append(f"列：{fact.column}")
    if fact.note:
        said.append(fact.note)
    return "；".join(said)
