"""The page of all published tables of a disclosure, also of those that are not there.

Layout comes from `grid`; this module adds status, remarks on damaged headers and repaired
rows, and the downloads of each table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.facts.model import Fact, PublishedCell, PublishedTable, UnreadToken
from generator.package.read import Package
from generator.pages import words
from generator.pages.desk import Desk
from generator.pages.grid import foldable, grid
from generator.pages.html import link, raw, slug, text
from generator.pages.places import Way, source_url, way, with_links
from generator.pages.scanned import banner, remarked
from generator.pages.shell import disclosure_page

_SOURCE = "../source/"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table with everything the package holds of it."""

    table: PublishedTable
    cells: tuple[PublishedCell, ...]
    facts: tuple[Fact, ...]
    unread: tuple[UnreadToken, ...]
    csv: str  # URL of its own CSV, empty when there is none


def tables_page(package: Package, desk: Desk) -> str:
    """Markdown of `tables/`."""
    publisher = package.manifest.publisher
    here = way(package.reading, "../")
    sections = [_section(sheet, publisher, here) for sheet in _sheets(package)]
    lead = (
        f"共 {len(sections)} 张表，按公开顺序排列。点数字可到它在原文中的那一行，"
        "点数字后的小页标可到它的数字档案；表中文字和数字均照原文，不作改动。"
    )
    scan = banner(package.reading)
    body = "\n\n".join((lead, *([f'<p class="mz-remark">{scan}</p>'] * bool(scan)), *sections))
    return disclosure_page(package.manifest, "tables", body, desk.shelf, indexed=False, toc=True)


def _sheets(package: Package) -> Iterator[_Sheet]:
    reading = package.reading
    cells = _by_table(reading.cells)
    facts = _by_table(remarked(reading))
    unread = _by_table(reading.unread)
    for table in reading.tables:
        key = table.table_id
        file = package.path / "data" / "tables" / f"{key}.csv"
        url = f"../../../downloads/{package.id}/tables/{file.name}" if file.is_file() else ""
        yield _Sheet(table, cells.get(key, ()), facts.get(key, ()), unread.get(key, ()), url)


_Record = TypeVar("_Record", PublishedCell, Fact, UnreadToken)


def _by_table(records: Iterable[_Record]) -> dict[str, tuple[_Record, ...]]:
    grouped: dict[str, list[_Record]] = {}
    for record in records:
        grouped.setdefault(record.table_id, []).append(record)
    return {key: tuple(group) for key, group in grouped.items()}


def name(table: PublishedTable, publisher: str = "") -> str:
    """Number and title as printed, without the publisher's name before it.

    The kind's name where no title is printed; a unit's table says that it is one.
    """
    title = table.title.removeprefix(publisher) or words.TABLE_KINDS[table.table_kind]
    if table.reporting_level == "unit" and words.LEVELS["unit"] not in title:
        title += f"（{words.LEVELS['unit']}）"
    return f"{table.number} {title}".strip()


def _section(sheet: _Sheet, publisher: str, here: Way) -> str:
    table = sheet.table
    title = name(table, publisher)
    parts = [f"## {text(title)} {{ #{slug(table.table_id)} }}", _facts_line(table)]
    parts += [
        f'<p class="mz-remark">{with_links(remark, _SOURCE)}</p>' for remark in _remarks(sheet)
    ]
    if sheet.cells:
        marks = {f.source: _mark(f, table) for f in sheet.facts if _mark(f, table)}
        parts.append(
            f"{_fold(sheet)}"
            f'<div class="mz-scroll mz-sheet" role="region" tabindex="0"'
            f' aria-label="{raw(title)}">\n<table class="mz-grid">\n'
            f"{grid(sheet.cells, marks, here)}\n</table>\n</div>"
        )
    if sheet.csv:
        book = sheet.csv.removesuffix(".csv") + ".xlsx"
        files = link(sheet.csv, "本表 CSV", download=True, aria_label=f"CSV：{title}")
        files += " · " + link(book, "本表 XLSX", download=True, aria_label=f"XLSX：{title}")
        parts.append(f'<p class="mz-basis">{files}</p>')
    return "\n\n".join(parts)


_FEW = 4  # rows worth a switch


def _fold(sheet: _Sheet) -> str:
    """The switch that folds rows without an amount; it needs no script."""
    count = foldable(sheet.cells) if sheet.table.facts else 0
    if count < _FEW:
        return ""
    return (
        '<div class="mz-fold-rows"><label class="mz-zeros">'
        f'<input type="checkbox" autocomplete="off">收起 {count} 行没有金额或为零的科目'
        "</label></div>\n"
    )


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


def _remarks(sheet: _Sheet) -> list[str]:
    """What a reader must know before using the table."""
    table, remarks = sheet.table, list[str]()
    if table.status_reason:
        remarks.append(table.status_reason)
    if table.binding in words.BINDINGS:
        remarks.append(f"本站{words.BINDINGS[table.binding]}：{table.binding_note or '见各格'}")
    notes: dict[str, list[int]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.note and fact.row not in notes[fact.note]:
            notes[fact.note].append(fact.row)
    for note, rows in notes.items():
        places = "、".join(str(row) for row in rows[:6]) + ("等" if len(rows) > 6 else "")
        remarks.append(f"第 {places} 行：{note}")
    remarks += [f"未能归类的数字“{t.text}”（{t.source}）：{t.reason}" for t in sheet.unread]
    return remarks


def _mark(fact: Fact, table: PublishedTable) -> str:
    """Remark on one cell that was read otherwise than the rest of its table."""
    said = []
    if fact.binding != table.binding and fact.binding in words.BINDINGS:
        said.append(f"{words.BINDINGS[fact.binding]}，列：{fact.column}")
    if fact.note:
        said.append(fact.note)
    return "；".join(said)
