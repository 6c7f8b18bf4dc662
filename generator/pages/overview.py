"""The key figures of a disclosure: what stands above the fold and in the list of all.

Each figure carries the place it was printed. A figure the disclosure does not give is
absent here, not zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.model import Fact, PublishedTable
from generator.package.read import Package
from generator.pages import selection

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
    return Overview(
        package,
        selection.total(reading, year),
        basic,
        project,
        selection.three_public(reading, year)[0],
        now,
        before,
        tuple(t for t in reading.tables if t.status in _PUBLISHED),
        tuple(t for t in reading.tables if t.status in ("declared-empty", "published-blank")),
        tuple(t for t in reading.tables if t.status == "not-published"),
        tuple(t for t in reading.tables if t.status == "unreadable"),
    )


def _two_years(package: Package) -> tuple[Fact | None, Fact | None]:
    """This year's total and last year's from one table, so that both mean the same."""
    reading, year = package.reading, package.manifest.fiscal_year
    for kind in selection.TOTALS:
        now = selection.total(reading, year, (kind,))
        before = selection.total(reading, year - 1, (kind,))
        if now and before and now.table_id == before.table_id:
            return now, before
    return None, None
