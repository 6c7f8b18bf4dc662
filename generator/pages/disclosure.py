"""The overview page of one disclosure: key figures, charts, its tables, what is missing.

Charts come from `charts.questions`; their interactive specifications are given back
beside the page, to be written as files of their own.
"""

from __future__ import annotations

import json

from generator.facts.model import Fact, PublishedTable
from generator.package.read import Package
from generator.pages import amounts, words
from generator.pages.charts.draw import specification
from generator.pages.charts.figure import figure
from generator.pages.charts.frame import Frame, Missing
from generator.pages.charts.questions import QUESTIONS
from generator.pages.downloads import citation
from generator.pages.html import link, raw, slug, text
from generator.pages.overview import Overview, overview
from generator.pages.places import source_url, with_links
from generator.pages.shell import disclosure_page
from generator.pages.tables import name, status_badge

_SOURCE = "source/"


def answers(package: Package) -> list[Frame | Missing]:
    """The frames of all questions, in the order of the page."""
    return [ask(package.reading, package.manifest.fiscal_year) for ask in QUESTIONS]


def disclosure_pages(package: Package) -> dict[str, bytes]:
    """`index.md` and `charts/*.json` of one disclosure, by name."""
    found = answers(package)
    files = {
        f"charts/{frame.name}.json": interactive(frame)
        for frame in found
        if isinstance(frame, Frame)
    }
    figures = "\n".join(figure(a, _SOURCE, f"charts/{a.name}.json") for a in found)
    view = overview(package)
    body = "\n\n".join(
        (
            _who(package),
            _figures(view),
            "## 钱花到哪里去 { #charts }",
            f'<div class="mz-charts">\n{figures}\n</div>',
            "## 公开了哪些表 { #tables }",
            _tables(package),
            "## 下载与引用 { #download }",
            _downloads(package),
        )
    )
    return files | {"index.md": disclosure_page(package.manifest, "", body).encode()}


def interactive(frame: Frame) -> bytes:
    """The specification a reader's browser draws; pieces lead to their source lines."""
    places = {q.source: source_url(_SOURCE, q.source) for q in frame.quantities() if q.source}
    spec = specification(frame, places)
    return json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _who(package: Package) -> str:
    manifest = package.manifest
    said = [text(manifest.publisher), text(manifest.division_name)]
    if manifest.reporting_entity and manifest.reporting_entity != manifest.publisher:
        said.append(text(f"填报单位：{manifest.reporting_entity}"))
    return f'<p class="mz-who">{" · ".join(said)}</p>'


def _figures(view: Overview) -> str:
    """The numbers above the fold, largest first."""
    manifest = view.package.manifest
    year = f"{manifest.fiscal_year} 年支出{words.phase(manifest.phase)}"
    items = [_money(year, view.total, "mz-key--main", _change(view))]
    items.append(_money("基本支出", view.basic, "", _share(view.basic, view.total)))
    items.append(_money("项目支出", view.project, "", _share(view.project, view.total)))
    items.append(_money("“三公”经费", view.three_public))
    reading = view.package.reading
    published = f"{len(view.published)} 张"
    absent = f"应有而未公布 {len(view.absent)} 张" if view.absent else "未发现缺表"
    items.append(_count("公布的表", published, "tables/", absent))
    unread = f"，{len(reading.unread)} 个数字未能归类" if reading.unread else "，无遗漏"
    items.append(_count("读出的金额", f"{len(reading.facts):,} 个", "tables/", f"逐一可查{unread}"))
    items.append(_count("绩效指标", f"{len(reading.indicators)} 项", "performance/", ""))
    return f'<dl class="mz-keys">{"".join(items)}</dl>'


def _money(label: str, fact: Fact | None, class_: str = "", remark: str = "") -> str:
    if fact is None:
        value = '<span class="mz-none">未公布</span>'
    else:
        number, unit = amounts.money(fact.amount).split(" ")
        shown = f'<span class="mz-n">{number}</span><small>{unit}</small>'
        value = link(source_url(_SOURCE, fact.source), shown)
    return _key(label, value, class_, remark)


def _count(label: str, value: str, href: str, remark: str) -> str:
    number, unit = value.split(" ")
    shown = link(href, f'<span class="mz-n">{number}</span><small>{unit}</small>')
    return _key(label, shown, "mz-key--small", remark)


def _key(label: str, value: str, class_: str, remark: str) -> str:
    note = f'<dd class="mz-note">{raw(remark)}</dd>' if remark else ""
    return f'<div class="mz-key {class_}"><dt>{raw(label)}</dt><dd>{value}</dd>{note}</div>'


def _change(view: Overview) -> str:
    """Only within one table: totals of different scope must not be compared."""
    if not view.now or not view.before:
        return ""
    kind = words.TABLE_KINDS[view.now.table_kind].removesuffix("表")
    return f"{kind}比上年{amounts.change(view.now.amount, view.before.amount)}"


def _share(part: Fact | None, whole: Fact | None) -> str:
    return f"占 {amounts.share(part.amount, whole.amount)}" if part and whole else ""


def _tables(package: Package) -> str:
    heads = ("表", "种类", "状态", "金额个数")
    head = "".join(f'<th scope="col">{h}</th>' for h in heads[:-1])
    head += f'<th scope="col" class="mz-n">{heads[-1]}</th>'
    rows = "".join(_table_row(t, package.manifest.publisher) for t in package.reading.tables)
    return (
        '<div class="mz-scroll" role="region" tabindex="0" aria-label="公开的表">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _table_row(table: PublishedTable, publisher: str) -> str:
    title = link(f"tables/#{slug(table.table_id)}", raw(name(table, publisher)))
    why = with_links(table.status_reason, _SOURCE)
    reason = f'<br><small class="mz-note">{why}</small>'
    count = f"{table.facts:,}" if table.facts else "—"
    return (
        f'<tr><th scope="row">{title}</th><td>{raw(words.TABLE_KINDS[table.table_kind])}</td>'
        f"<td>{status_badge(table)}{reason if table.status_reason else ''}</td>"
        f'<td class="mz-n">{count}</td></tr>'
    )


def _downloads(package: Package) -> str:
    base = f"../../downloads/{package.id}"
    archive = link(f"{base}/{package.id}.zip", "整个数据包（zip）", download=True)
    facts = link(f"{base}/facts.csv", "金额明细（CSV）", download=True)
    more = link(f"../../downloads/#{package.id}", "全部文件与校验和")
    return (
        f'<p class="mz-download">{archive}{facts}{more}</p>\n\n'
        f'<p class="mz-basis">引用：{raw(citation(package))}</p>'
    )
