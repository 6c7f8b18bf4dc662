"""The key figures of a disclosure: what stands above the fold and in the list of all.

Each figure carries the place it was printed. A figure the disclosure does not give is
absent here, not zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.model import Fact, PublishedTable, Reading, Statement
from generator.package.read import Package
from generator.pages import amounts, quotes, reasons, selection, stated, words

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
    year = package.manifest.fiscal_year
    reading = selection.settled(package).reading
    basic, project = selection.basic_and_project(reading, year)
    now, before = _two_years(reading, year)
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
        _why_none(package, reading, "three-public-expenses"),
        selection.purchases(reading, year),
        _why_none(package, reading, "procurement"),
        stated.change_of(reading, year, total),
    )


def why(view: Overview) -> quotes.Quote | None:
    """The department's own words on the change that is shown, or on the whole if none is."""
    reading = view.package.reading
    if view.now and view.before:
        return reasons.reason_between(reading, view.now, view.before)
    if view.stated:
        return reasons.reason_of(reading, view.stated)
    return quotes.on_the_whole(reading)


def _why_none(package: Package, reading: Reading, kind: str) -> str:
    """What stands in place of an amount: the status of the table, or that it has no such figure."""
    table = selection.status_of(package.reading, kind)
    if table is None:
        return "没有这张表"
    if table.status != "parsed":
        return words.STATUSES[table.status]
    settled = any(f.table_kind == kind for f in reading.facts)
    return "" if settled else f"表中没有{words.phase(package.manifest.phase)}数"


def _two_years(reading: Reading, year: int) -> tuple[Fact | None, Fact | None]:
    """This year's total and last year's from one table, so that both mean the same."""
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
        return f"{manifest.fiscal_year} 年{manifest.kind}公开，逐表逐数可查。"
    subject = words.spending(view.total.table_kind)
    said = f"{manifest.fiscal_year} 年{subject}{words.phase(manifest.phase)} "
    parts = [said + amounts.brief(view.total.amount)]
    for label, fact in (("基本支出", view.basic), ("项目支出", view.project)):
        if fact:
            parts.append(f"{label} {amounts.brief(fact.amount)}")
    return "，".join(parts) + "。每个数字可查到原文。"
