"""The overview page of one disclosure: key figures, questions, charts, its tables.

Charts come from `charts.questions`, answers from `replies`; the files of the charts are
given back beside the page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from generator.facts.model import Fact, PublishedTable, Statement
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.package.read import Package
from generator.pages import amounts, quotes, stated, words, words_checks
from generator.pages.asked import questions
from generator.pages.charts.draw import specification
from generator.pages.charts.figure import Setting, chart_files, figure
from generator.pages.charts.frame import Frame, Missing
from generator.pages.charts.questions import QUESTIONS
from generator.pages.cite import citation, cite_box, report_link
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, link, raw, slug
from generator.pages.meters import meters
from generator.pages.overview import Overview, overview, why
from generator.pages.places import Way, way, with_links
from generator.pages.replies import replies
from generator.pages.scanned import banner
from generator.pages.selection import settled
from generator.pages.shell import disclosure_page, heading, years
from generator.pages.tables import name, status_badge

_FILES = "charts/"


def answers(package: Package) -> list[Frame | Missing]:
    """The frames of all questions that have a chart, in the order of the page."""
    reading = settled(package).reading
    return [ask(reading, package.manifest.fiscal_year) for ask in QUESTIONS]


def disclosure_pages(package: Package, desk: Desk) -> dict[str, bytes]:
    """`index.md` and the files of the charts of one disclosure, by name."""
    found = answers(package)
    here = way(package.reading, "")
    files: dict[str, bytes] = {}
    for frame in (f for f in found if isinstance(f, Frame)):
        files[f"{_FILES}{frame.name}.json"] = interactive(frame, here)
        for file, content in chart_files(frame, desk.pictures).items():
            files[_FILES + file] = content
    address = desk.site.permanent(f"disclosures/{package.id}/")
    setting = Setting(here, desk.pictures, _FILES, address)
    pictured = _pictured(found)
    figures = "\n".join(figure(answer, setting) for answer in pictured)
    # Links to a picture that the flow stands for find the flow.
    left_out = (a for a in found if a not in pictured)
    anchors = "".join(f'<div id="{answer.name}"></div>\n\n' for answer in left_out)
    body = "\n\n".join(
        (
            _who(package, desk),
            *_scan(package),
            _top(overview(package), here),
            "## 十四个问题 { #questions }",
            questions(replies(package, found), package.manifest, here),
            "## 图 { #charts data-search-exclude }",
            f'{anchors}<div class="mz-charts">\n{figures}\n</div>',
            "## 公开了哪些表 { #tables data-search-exclude }",
            _tables(package),
            "## 下载与引用 { #download data-search-exclude }",
            _downloads(package, desk),
        )
    )
    page = disclosure_page(package.manifest, "", body, desk.shelf)
    return files | {"index.md": page.encode()}


def _pictured(found: Sequence[Frame | Missing]) -> list[Frame | Missing]:
    """One picture of where the money comes from: the flow, or what stands in its place.

    A single source needs no bar of its own beside the flow.
    """
    by_name = {answer.name: answer for answer in found}
    flow, sources = by_name["flow"], by_name["sources"]
    if isinstance(flow, Missing):
        return [answer for answer in found if answer is not flow]
    alone = isinstance(sources, Frame) and len(sources.rows) == 1
    return [answer for answer in found if not (alone and answer is sources)]


def interactive(frame: Frame, here: Way) -> bytes:
    """The specification a reader's browser draws; pieces lead to their source lines."""
    places = {q.source: here.place(q.source) for q in frame.quantities() if q.source}
    spec = specification(frame, places)
    return json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _who(package: Package, desk: Desk) -> str:
    manifest = package.manifest
    said = [raw(manifest.publisher), raw(manifest.division_name)]
    if manifest.reporting_entity and manifest.reporting_entity != manifest.publisher:
        said.append(raw(f"填报单位：{manifest.reporting_entity}"))
    said.append(link("source/", "公开原文"))
    said += [
        f'<a href="{raw(s.url)}" rel="external">发布页面</a>' for s in manifest.source if s.url
    ]
    line = f'<p class="mz-who">{" · ".join(said)}</p>'
    return line + years(manifest, desk.shelf)


def _scan(package: Package) -> list[str]:
    """That figures were recognised, above all of them."""
    said = banner(package.reading)
    return [f'<p class="mz-remark">{said}{link("checks/", "看核对")}</p>'] if said else []


def _top(view: Overview, here: Way) -> str:
    """Everything above the fold: figures on the left, state and downloads on the right."""
    package = view.package
    return (
        f'<div class="mz-top"><div>{_figures(view, here)}</div>'
        f'<aside class="mz-side" aria-label="完整度、核对与下载">{meters(package, "")}'
        f"{verdicts(package, '')}{_quick(package)}</aside></div>"
    )


def _figures(view: Overview, here: Way) -> str:
    """The numbers above the fold, largest first."""
    manifest = view.package.manifest
    subject = words.spending(view.total.table_kind if view.total else "")
    year = f"{manifest.fiscal_year} 年{subject}{words.phase(manifest.phase)}"
    items = [
        _money(year, view.total, here, "mz-key--main", _change(view)),
        _money("基本支出", view.basic, here, "", _share(view.basic, view.total)),
        _money("项目支出", view.project, here, "", _share(view.project, view.total)),
        _or_said("three-public", view, here),
        _or_said("procurement", view, here),
    ]
    return f'<dl class="mz-keys">{"".join(items)}</dl>{_reason(view, here)}'


def _or_said(subject: str, view: Overview, here: Way) -> str:
    """An amount of a table, else the one the prose says, else why there is none."""
    label, fact, note = {
        "three-public": ("“三公”经费", view.three_public, view.three_public_note),
        "procurement": ("政府采购", view.procurement, view.procurement_note),
    }[subject]
    if fact:
        return _money(label, fact, here)
    manifest = view.package.manifest
    said = stated.level_of(
        view.package.reading,
        manifest.fiscal_year,
        subject,
        executed=manifest.facts_phase == "executed",
    )
    return _money(label, said, here, "", "文字说明写明" if said else note)


def _reason(view: Overview, here: Way) -> str:
    """The department's own words on the change."""
    quote = why(view)
    if quote is None:
        return '<p class="mz-reason">增减原因：文字说明中没有。</p>'
    place = link(here.place(quote.block.source), "原文")
    said = raw(quotes.quoted(quotes.cut(quote.text)))
    return f'<p class="mz-reason">部门说明：{said} {place}</p>'


def _money(
    label: str, fact: Fact | Statement | None, here: Way, class_: str = "", remark: str = ""
) -> str:
    if fact is None:
        value = '<span class="mz-none">没有数额</span>'
    else:
        exact, told = amounts.money(fact.amount), amounts.brief(fact.amount)
        number, unit = told.removeprefix(amounts.ABOUT).split(" ")
        about = f"<small>{amounts.ABOUT}</small>" if told.startswith(amounts.ABOUT) else ""
        shown = f'{about}<span class="mz-n">{number}</span><small>{unit}</small>'
        whole = {} if told == exact else {"title": amounts.yuan(fact.amount)}
        value = link(here.place(fact.source), shown, **whole) + here.mark(fact.source, exact)
    note = f'<dd class="mz-note">{raw(remark)}</dd>' if remark else ""
    return f'<div class="mz-key {class_}"><dt>{raw(label)}</dt><dd>{value}</dd>{note}</div>'


def _change(view: Overview) -> str:
    """Only within one table: totals of different scope must not be compared."""
    if not view.now or not view.before:
        if view.stated is None:
            return ""
        whose = stated.of_whom(view.stated, view.total)
        said = amounts.change(stated.signed(view.stated), Decimal(0))
        return f"文字说明写明{whose}比上年{said}"
    kind = words.TABLE_KINDS[view.now.table_kind].removesuffix("表")
    return f"{kind}比上年{amounts.change(view.now.amount, view.before.amount)}"


def _share(part: Fact | None, whole: Fact | None) -> str:
    return f"占 {amounts.share(part.amount, whole.amount)}" if part and whole else ""


def verdicts(package: Package, up: str) -> str:
    """How many checks hold, are violated, cannot be decided."""
    checks = package.reading.checks
    if not checks:
        return '<p class="mz-verdict-line">核对：还没有核对记录。</p>'
    parts = []
    for verdict in (VIOLATED, UNDETERMINED, HOLDS):
        count = sum(c.verdict == verdict for c in checks)
        label = words_checks.VERDICTS[verdict]
        shown = f'<b class="mz-n">{count:,}</b> {label}'
        parts.append(link(f"{up}checks/#{verdict}", shown, class_=f"mz-v mz-v--{verdict}"))
    return f'<p class="mz-verdict-line"><span>核对</span>{"".join(parts)}</p>'


def _quick(package: Package) -> str:
    base = f"../../downloads/{package.id}"
    items = (
        link(f"{base}/{package.id}.zip", "数据包 zip", download=True),
        link(f"{base}/{package.id}.xlsx", "全部表 XLSX", download=True),
        link(f"{base}/facts.csv", "金额明细 CSV", download=True),
    )
    return f'<p class="mz-quick" data-search-exclude>{"".join(items)}</p>'


def _tables(package: Package) -> str:
    heads = ("表", "种类", "状态", "金额个数")
    head = "".join(f'<th scope="col">{h}</th>' for h in heads[:-1])
    head += f'<th scope="col" class="mz-n">{heads[-1]}</th>'
    rows = "".join(_table_row(t, package.manifest.publisher) for t in package.reading.tables)
    return (
        f'{SCROLL} aria-label="公开的表">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _table_row(table: PublishedTable, publisher: str) -> str:
    title = link(f"tables/#{slug(table.table_id)}", raw(name(table, publisher)))
    why = with_links(table.status_reason, "source/")
    reason = f'<br><small class="mz-note">{why}</small>'
    count = f"{table.facts:,}" if table.facts else "—"
    return (
        f'<tr><th scope="row">{title}</th><td>{raw(words.TABLE_KINDS[table.table_kind])}</td>'
        f"<td>{status_badge(table)}{reason if table.status_reason else ''}</td>"
        f'<td class="mz-n">{count}</td></tr>'
    )


def _downloads(package: Package, desk: Desk) -> str:
    more = link(f"../../downloads/#{package.id}", "全部文件与校验和")
    report = report_link(
        desk.site, heading(package.manifest), f"disclosures/{package.id}/", "../../"
    )
    return (
        f'{_quick(package)}\n\n<p class="mz-download" data-search-exclude>{more}{report}</p>\n\n'
        f'<p class="mz-basis" data-search-exclude>引用：{raw(citation(package))}</p>\n\n'
        f"{cite_box(package.manifest, desk.site)}"
    )
