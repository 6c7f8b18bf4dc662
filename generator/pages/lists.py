"""The disclosures as lists: the page of all, one page for each region.

Region, department, year is the order everywhere. With very many disclosures the page of all
lists regions only.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from generator.findings import VIOLATED
from generator.package.read import Package
from generator.pages import amounts, stated, words
from generator.pages.charts.figure import number
from generator.pages.charts.frame import Quantity
from generator.pages.html import attributes, link, raw, text
from generator.pages.meters import measured
from generator.pages.overview import Overview, overview
from generator.pages.places import Way, way
from generator.pages.shelf import Region, Shelf, department
from generator.pages.shell import breadcrumb, page, short

MOST = 60  # disclosures in one table of the front page and the list
NOT_COMPARABLE = "各份公开的年度、口径和地区不同，并列仅为查找，不作高低比较。"
_CHANGE = (
    "比上年：同一张表印有两年的数时相减得出；带链接的是文字说明写明的增减额。“—”表示两者都没有。"
)
_HEADS = ("地区", "部门", "年度", "支出总额", "比上年", "“三公”经费", "公开完整度", "核对不符")
_NUMERIC = {"支出总额", "“三公”经费", "公开完整度", "核对不符"}


def list_page(shelf: Shelf) -> str:
    """Markdown of `disclosures/`."""
    parts = ["# 公开", f"<p>{region_links(shelf, '../regions/')}</p>"]
    if len(shelf.packages) <= MOST:
        views = [overview(p) for p in shelf.packages]
        parts += [table(views, ""), f'<p class="mz-basis">{NOT_COMPARABLE}</p>']
    else:
        parts.append("部门和年度见各地区的页面；也可以用右上角的搜索找部门。")
    return page("公开", "\n\n".join(parts), "已收录的部门预算和决算公开，按地区、部门、年度")


def region_links(shelf: Shelf, base: str) -> str:
    """All regions in one line; `base` leads to `regions/`."""
    said = (
        f"{link(f'{base}{region.code}/', raw(region.name))}（{len(found)} 份）"
        for region, found in shelf.regions().items()
    )
    return "按地区：" + "、".join(said) if shelf.packages else "还没有收录公开。"


def region_pages(shelf: Shelf) -> dict[str, str]:
    """A page for each region, by name below `regions/`."""
    return {f"{r.code}/index.md": _region(r, found) for r, found in shelf.regions().items()}


def _region(region: Region, packages: Sequence[Package]) -> str:
    crumbs = breadcrumb([link("../../", "首页"), link("../../disclosures/", "公开"), region.name])
    departments = [list(g) for _, g in groupby(packages, key=lambda p: department(p.manifest))]
    lead = f"{len(departments)} 个部门，{len(packages)} 份公开。"
    sections = [_department(found) for found in departments]
    body = "\n\n".join((crumbs, f"# {text(region.name)}", lead, *sections))
    title = f"{region.name}的部门预决算公开"
    return page(title, body, f"{region.name}各部门各年度的预算和决算公开")


def _department(packages: Sequence[Package]) -> str:
    manifest = packages[-1].manifest
    views = [overview(p) for p in packages]
    return (
        f"## {text(short(manifest))} {{ #{department(manifest)} }}\n\n"
        f'<p class="mz-facts">{raw(manifest.publisher)} · {raw(manifest.division_name)}</p>\n\n'
        + table(views, "../../disclosures/", short(manifest))
    )


def table(views: Sequence[Overview], base: str, label: str = "已收录的公开") -> str:
    """One line for each disclosure; `base` leads to the folder of disclosures."""
    head = "".join(
        f"<th{attributes({'scope': 'col', 'class': 'mz-n' if h in _NUMERIC else None})}>{h}</th>"
        for h in _HEADS
    )
    rows = "".join(_row(view, base) for view in views)
    how = f'<p class="mz-basis">{_CHANGE}</p>' if views else ""
    return (
        f'<div class="mz-scroll" role="region" tabindex="0" aria-label="{raw(label)}">'
        f'<table class="mz-twin mz-list"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{how}"
    )


def _change(view: Overview, to: Way) -> str:
    """More or less than the year before, by a table or by the prose; a dash for neither."""
    if view.now and view.before:
        return raw(amounts.change(view.now.amount, view.before.amount).split("（")[0])
    if view.stated is None:
        return "—"
    change = stated.signed(view.stated)
    said = amounts.change(change, Decimal(0))
    whose = stated.of_whom(view.stated, view.total)  # of one fund only: told of it
    return raw(whose) + number(Quantity(said, change, view.stated.source), to)


def _row(view: Overview, base: str) -> str:
    manifest, reading = view.package.manifest, view.package.reading
    home = f"{base}{view.package.id}/"
    to = way(reading, home)
    publisher, _ = measured(view.package)

    def money(fact: object, none: str) -> str:
        amount = getattr(fact, "amount", None)
        if amount is None:
            return raw(none)
        return number(Quantity(amounts.brief(amount), amount, getattr(fact, "source", "")), to)

    violated = sum(c.verdict == VIOLATED for c in reading.checks)
    complete = f"{publisher.done}/{publisher.total}"
    checked = f"{violated} 处" if reading.checks else "未核对"
    cells = (
        f'<td class="mz-wraps">{raw(manifest.division_name)}</td>',
        f'<th scope="row" class="mz-name">{link(home, raw(short(manifest)))}'
        f'<small class="mz-where">{raw(manifest.division_name)}</small></th>',
        f'<td class="mz-year">{manifest.fiscal_year} {words.phase(manifest.phase)}</td>',
        f'<td class="mz-n">{money(view.total, "—")}</td>',
        f'<td class="mz-wraps">{_change(view, to)}</td>',
        f'<td class="mz-n">{money(view.three_public, view.three_public_note or "—")}</td>',
        f'<td class="mz-n">{link(home + "checks/#published", complete)}</td>',
        f'<td class="mz-n">{link(home + "checks/", checked)}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"
