"""The two meters of one disclosure as bars and as the lists behind them.

What they count is decided in `generator.checks.meters`; they are never mixed: did the
publisher publish, could we read.
"""

from __future__ import annotations

from generator.checks.meters import Meter, MeterItem, publisher_meter, reader_meter
from generator.checks.model import Disclosure
from generator.package.read import Package
from generator.pages import words_checks
from generator.pages.html import SCROLL, link, raw
from generator.pages.places import source_url, with_links


def measured(package: Package) -> tuple[Meter, Meter]:
    """Publisher completeness and reader completeness."""
    manifest, reading = package.manifest, package.reading
    disclosure = Disclosure(
        reading,
        manifest.publisher,
        manifest.division_name,
        manifest.fiscal_year,
        manifest.facts_phase,
    )
    return publisher_meter(disclosure), reader_meter(reading)


def meters(package: Package, up: str) -> str:
    """Both meters as bars; `up` leads to the overview."""
    publisher, reader = measured(package)
    return _bar(publisher, "项应公开的表和说明", f"{up}checks/#published") + _bar(
        reader, "个金额", f"{up}checks/#read"
    )


def _bar(meter: Meter, unit: str, href: str) -> str:
    percent = meter.done * 100 // meter.total if meter.total else 100
    said = f"{meter.done:,} / {meter.total:,} {unit}"
    return (
        f'<div class="mz-meter mz-meter--{meter.key}">'
        f'<span class="mz-meter-name">{link(href, raw(meter.title))}</span>'
        f'<span class="mz-meter-said mz-n">{raw(said)}</span>'
        f'<span class="mz-meter-bar"><i style="width:{percent}%"></i></span></div>'
    )


def published_list(package: Package) -> str:
    """The list behind publisher completeness."""
    rows = "".join(_published(item) for item in measured(package)[0].items)
    return _table("应公开的表和说明", ("应公开的内容", "依据", "有无", "说明"), rows)


def _published(item: MeterItem) -> str:
    strength = words_checks.STRENGTHS.get(item.strength, item.strength)
    basis = f'{raw(item.basis)}<br><small class="mz-note">{raw(strength)}</small>'
    return _row(item, basis)


def _row(item: MeterItem, *more: str) -> str:
    badge = '<span class="mz-badge mz-badge--parsed">有</span>'
    if not item.met:
        badge = '<span class="mz-badge mz-badge--not-published">缺</span>'
    place = link(source_url("../source/", item.source), "原文位置") if item.source else ""
    said = f"{with_links(item.detail, '../source/')} {place}"
    extra = "".join(f"<td>{cell}</td>" for cell in more)
    return f'<tr><th scope="row">{raw(item.title)}</th>{extra}<td>{badge}</td><td>{said}</td></tr>'


def read_list(package: Package) -> str:
    """The list behind reader completeness: counts, numbers left over, mended headers."""
    rows = "".join(_row(item) for item in measured(package)[1].items)
    return _table("读取情况", ("内容", "读出", "说明"), rows)


def _table(label: str, heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f'<th scope="col">{h}</th>' for h in heads)
    return (
        f'{SCROLL} aria-label="{raw(label)}">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
