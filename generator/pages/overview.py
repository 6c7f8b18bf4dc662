"""The key figures of a disclosure: what stands above the fold and in the list of all.

Each figure carries the place it was printed. A figure the disclosure does not give is
absent here, not zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.model import Fact, PublishedTable, Statement
from generator.package.read import Package
from generator.pages import amounts, selection, stated, words

_PUBLISHED = ("parsed", "declared-empty", "published-blank", "unreadable")


@dataclass(frozen=True, slots=True)
class Overview:
    """Key figures of one package."""

    package: Package
    total: Fact | None
    basic: Fact | None
    project: Fact | None
    three_public: Fact | None
    now: Fact | None  # of the one table that also states the year before
    before: Fact | None
    published: tuple[PublishedTable, ...]
    empty: tuple[PublishedTable, ...]  # published, but without amounts
    absent: tuple[PublishedTable, ...]
    unreadable: tuple[PublishedTable, ...]
    three_public_note: str = ""  # why there is no amount
    procurement: Fact | None = None
    procurement_note: str = ""
    stated: Statement | None = None  # the change of the total, as the prose says it


def overview(package: Package) -> Overview:
    """The figures, each from the most authoritative table that has it."""
    reading, year = package.reading, package.manifest.fiscal_year
    basic = project = None
    for table in (t for kind in selection.BY_FUNCTION for t in selection.tables_of(reading, kind)):
        basic = selection.column_total(reading, table.table_id, year, "basic")
        project = selection.column_total(reading, table.table_id, year, "project")
        if basic or project:
            break
    now, before = _two_years(package)
    total = selection.total(reading, year)
    return Overview(
        package,
        total,
        basic,
        project,
        selection.three_public(reading, year)[0],
        now,
        before,
        tuple(t for t in reading.tables if t.status in _PUBLISHED),
        tuple(t for t in reading.tables if t.status in ("declared-empty", "published-blank")),
        tuple(t for t in reading.tables if t.status == "not-published"),
        tuple(t for t in reading.tables if t.status == "unreadable"),
        _why_none(package, "three-public-expenses"),
        selection.purchases(reading, year),
        _why_none(package, "procurement"),
        stated.change_of(reading, year, total),
    )


def _why_none(package: Package, kind: str) -> str:
    """What stands in place of an amount: the status of the table."""
    table = selection.status_of(package.reading, kind)
    if table is None:
        return "没有这张表"
    return "" if table.status == "parsed" else words.STATUSES[table.status]


def _two_years(package: Package) -> tuple[Fact | None, Fact | None]:
    """This year's total and last year's from one table, so that both mean the same."""
    reading, year = package.reading, package.manifest.fiscal_year
    for kind in selection.TOTALS:
        now = selection.total(reading, year, (kind,))
        before = selection.total(reading, year - 1, (kind,))
        if now and before and now.table_id == before.table_id:
            return now, before
    return None, None


def in_words(view: Overview) -> str:
    """The key figures in one plain sentence, for a shared link."""
    manifest = view.package.manifest
    if view.total is None:
        return f"{manifest.fiscal_year} 年部门{words.phase(manifest.phase)}公开，逐表逐数可查。"
    said = f"{manifest.fiscal_year} 年支出{words.phase(manifest.phase)} "
    parts = [said + amounts.money(view.total.amount)]
    for label, fact in (("基本支出", view.basic), ("项目支出", view.project)):
        if fact:
            parts.append(f"{label} {amounts.money(fact.amount)}")
    return "，".join(parts) + "。每个数字可查到原文。"
