"""The performance targets of a disclosure, by project, with their weights.

Weights are added up as printed; a sum that is not 100 is shown, not explained.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from generator.facts.model import Indicator
from generator.package.read import Package
from generator.pages import amounts, tables, words
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, link, raw, slug, text
from generator.pages.places import source_url, with_links
from generator.pages.shell import disclosure_page

_KINDS = {"department-performance", "project-performance"}
_SHOWN_UNREAD = 30
_LEVELS = ("一级指标", "二级指标")


def performance_page(package: Package, desk: Desk) -> str:
    """Markdown of `performance/`."""
    indicators = package.reading.indicators
    unread = list(_unread(package))
    if not indicators:
        body = "\n\n".join(("公开文本中没有可读取的绩效指标。", *unread))
        return disclosure_page(package.manifest, "performance", body, desk.shelf)
    units = {t.table_id for t in package.reading.tables if t.reporting_level == "unit"}
    groups = [list(g) for _, g in groupby(indicators, key=lambda i: (i.table_id, i.project_name))]
    lead = f"共 {len(indicators)} 项指标，分属 {len(groups)} 个目标表。点目标值可到原文。"
    lead += "有数字未能读出，列在页末。" if unread else ""
    sections = [_section(number, group, units) for number, group in enumerate(groups, 1)]
    body = "\n\n".join((lead, *sections, *unread))
    return disclosure_page(
        package.manifest, "performance", body, desk.shelf, indexed=False, toc=True
    )


def _unread(package: Package) -> Iterator[str]:
    """What could not be read of the tables of targets, so that no row is missed unseen."""
    url, publisher = "../source/", package.manifest.publisher
    for table in package.reading.tables:
        tokens = [t for t in package.reading.unread if t.table_id == table.table_id]
        if table.table_kind not in _KINDS or not tokens:
            continue
        title = f"未能读出：{tables.name(table, publisher)}"
        remarks = [table.status_reason] if table.status_reason else []
        remarks += [f"“{t.text}”（{t.source}）：{t.reason}" for t in tokens[:_SHOWN_UNREAD]]
        more = len(tokens) - _SHOWN_UNREAD
        remarks += [f"另有 {more} 个，见“表格”。"] if more > 0 else []
        said = "\n".join(f'<p class="mz-remark">{with_links(r, url)}</p>' for r in remarks)
        yield f"## {text(title)} {{ #{slug(table.table_id)}-unread }}\n\n{said}"


def _section(number: int, group: Sequence[Indicator], units: Container[str]) -> str:
    first = group[0]
    title = first.project_name or words.SCOPES.get(first.scope, "") + "绩效目标"
    if first.table_id in units:
        title += f"（{words.LEVELS['unit']}）"
    levels = [any(i.level1 for i in group), any(i.level2 for i in group)]
    head = '<th scope="col">指标</th><th scope="col">目标值</th>'
    head += '<th scope="col" class="mz-n">权重</th>'
    above = (name for name, used in zip(_LEVELS, levels, strict=True) if used)
    head += "".join(f'<th scope="col">{name}</th>' for name in above)
    rows = "".join(_row(indicator, levels) for indicator in group)
    return (
        f"## {text(title)} {{ #{slug(first.table_id)}-{number} }}\n\n"
        f'<p class="mz-facts">{raw(_weights(group))}</p>\n\n'
        f'{SCROLL} aria-label="{raw(title)}">'
        f'<table class="mz-twin mz-targets"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _weights(group: Sequence[Indicator]) -> str:
    weights = [i.weight for i in group if i.weight is not None]
    if not weights:
        return f"{len(group)} 项指标，未公布权重。"
    total = sum(weights, Decimal(0))
    remark = "" if total == 100 else "，不等于 100"
    return f"{len(group)} 项指标，权重合计 {amounts.plain(total)}{remark}。"


def _row(indicator: Indicator, levels: Sequence[bool]) -> str:
    target = f"{indicator.operator} {indicator.target} {indicator.unit}".strip()
    linked = link(source_url("../source/", indicator.source), raw(target or "（空）"))
    weight = "" if indicator.weight is None else amounts.plain(indicator.weight)
    name = raw(indicator.indicator) + (
        ' <span class="mz-badge">核心</span>' if indicator.core else ""
    )
    above = "".join(
        f"<td>{raw(name)}</td>"
        for name, used in zip((indicator.level1, indicator.level2), levels, strict=True)
        if used
    )
    return (
        f'<tr><th scope="row">{name}</th><td>{linked}</td>'
        f'<td class="mz-n">{weight}</td>{above}</tr>\n'
    )
