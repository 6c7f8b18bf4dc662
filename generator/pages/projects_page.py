"""All projects of all disclosures: what they are called, how large, how they are judged.

A list for finding, by region; no sums over departments. With very many disclosures each
region has a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.model import Indicator
from generator.package.read import Package
from generator.pages import amounts, quotes
from generator.pages.charts.figure import number
from generator.pages.charts.frame import Frame, Quantity
from generator.pages.charts.questions import projects
from generator.pages.html import link, raw
from generator.pages.places import way
from generator.pages.shelf import Shelf
from generator.pages.shell import page, short, year_of

MOST = 1000  # projects on one page


@dataclass(frozen=True, slots=True)
class Project:
    """A project of one disclosure; several lines of one name have no single place."""

    package: Package
    name: str
    quantity: Quantity | None
    indicators: tuple[Indicator, ...]


def listed(package: Package) -> list[Project]:
    """Projects with money, then those that only have targets."""
    reading = package.reading
    frame = projects(reading, package.manifest.fiscal_year)
    targets: dict[str, list[Indicator]] = {}
    for indicator in reading.indicators:
        if indicator.project_name:
            targets.setdefault(_key(indicator.project_name), []).append(indicator)
    found = []
    for row in frame.rows if isinstance(frame, Frame) else ():
        quantity = Quantity(amounts.money(row.amount), row.amount, row.parts[0].source)
        own = tuple(targets.pop(_key(row.label), ()))
        found.append(Project(package, row.label, quantity, own))
    rest = (Project(package, own[0].project_name, None, tuple(own)) for own in targets.values())
    return [*found, *rest]


def _key(name: str) -> str:
    return "".join(name.split())


def projects_pages(shelf: Shelf) -> dict[str, str]:
    """`index.md`, and a page for each region when there are too many, below `projects/`."""
    by_region = {r: [p for d in ds for p in listed(d)] for r, ds in shelf.regions().items()}
    count = sum(len(found) for found in by_region.values())
    if count <= MOST:
        everything = [p for found in by_region.values() for p in found]
        return {"index.md": _page("项目", everything, "../")}
    items = "".join(
        f"<li>{link(f'{region.code}/', raw(region.name))}（{len(found):,} 个项目）</li>"
        for region, found in by_region.items()
    )
    body = f"# 项目\n\n共 {count:,} 个项目，按地区查看。\n\n<ul>{items}</ul>"
    pages = {"index.md": page("项目", body, "各部门的项目与绩效指标")}
    for region, found in by_region.items():
        pages[f"{region.code}/index.md"] = _page(f"项目：{region.name}", found, "../../")
    return pages


def _page(title: str, found: Sequence[Project], up: str) -> str:
    rows = "".join(_row(project, up) for project in found)
    head = '<th scope="col">项目</th><th scope="col" class="mz-n">金额</th>'
    head += '<th scope="col">部门</th><th scope="col">年度</th><th scope="col">绩效指标</th>'
    table = (
        f'<div class="mz-scroll" role="region" tabindex="0" aria-label="{raw(title)}">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    lead = "各部门公开的项目、安排的金额和用来考核它的指标。只为查找，不作加总和排名。"
    return page(title, f"# {raw(title)}\n\n{lead}\n\n{table}", "各部门的项目与绩效指标")


def _row(project: Project, up: str) -> str:
    manifest = project.package.manifest
    base = f"{up}disclosures/{manifest.id}/"
    amount = f'<span class="mz-note">{_said_elsewhere(project, base)}</span>'
    if project.quantity:
        amount = number(project.quantity, way(project.package.reading, base))
    return (
        f'<tr><th scope="row">{raw(project.name)}</th>'
        f'<td class="mz-n">{amount}</td>'
        f'<td class="mz-name">{link(base, raw(short(manifest)))}</td>'
        f"<td>{year_of(manifest)}</td><td>{_targets(project, base)}</td></tr>"
    )


def _said_elsewhere(project: Project, base: str) -> str:
    """Where the prose says an amount that no table has."""
    quote = quotes.naming(project.package.reading, {project.name})
    if quote is None:
        return "表中没有金额"
    return link(way(project.package.reading, base).place(quote.block.source), "见文字说明")


def _targets(project: Project, base: str) -> str:
    if not project.indicators:
        return "未见"
    said = link(f"{base}performance/", f"{len(project.indicators)} 项")
    first = project.indicators[0]
    target = f"{first.operator} {first.target} {first.unit}".strip()
    return f'{said}<br><small class="mz-note">如 {raw(first.indicator)} {raw(target)}</small>'
