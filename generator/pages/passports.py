"""The passport of every number: what was printed where, what it means, what checks say of it.

One plain page for each table, one addressable block for each number. Any number of the site
leads to its passport and to its place in the source; here both meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.facts.model import Fact, PublishedTable
from generator.findings import CheckRecord
from generator.package.read import Package
from generator.pages import amounts, words, words_checks
from generator.pages.cite import copyable, number_citation, report_link
from generator.pages.desk import Desk
from generator.pages.html import link, raw, slug
from generator.pages.places import number_url
from generator.pages.plain import plain_page
from generator.pages.quotes import quoted
from generator.pages.scanned import remarked
from generator.pages.shell import heading
from generator.pages.tables import name

_UP = "../../../../"
_CODES = (
    ("function", "function_code", "function_name", "功能分类"),
    ("economic", "economic_code", "economic_name", "经济分类"),
)
_ROLES = {"total": "合计行", "subtotal": "小计行", "item": "明细行"}
_BINDING = {"printed": "按表头所印", **words.BINDINGS}


def passport_pages(package: Package, desk: Desk) -> dict[str, bytes]:
    """`<table>/index.html` for every table with numbers, and `index.html` that lists them."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in remarked(package.reading, proved_too=True):
        facts[fact.table_id].append(fact)
    checks = _by_fact(package.reading.checks)
    pages = {
        f"{slug(table.table_id)}/index.html": _page(
            package, table, facts[table.table_id], checks, desk
        )
        for table in package.reading.tables
        if facts[table.table_id]
    }
    return pages | {"index.html": _list(package)}


def _list(package: Package) -> bytes:
    """The tables whose numbers have passports, with how many."""
    manifest, up = package.manifest, "../../../"
    items = "".join(
        f"<li>{link(f'{slug(t.table_id)}/', raw(name(t, manifest.publisher)))}"
        f" · {t.facts:,} 个数字</li>"
        for t in package.reading.tables
        if t.facts
    )
    steps = (
        link(up, "首页"),
        link(f"{up}disclosures/", "公开"),
        link("../", raw(heading(manifest))),
    )
    body = (
        f"{_path(steps)}<h1>数字档案：{raw(heading(manifest))}</h1>"
        f'<p class="mz-who">{link("../source/", "公开原文")} · {link("../tables/", "表格")} · '
        f"{link(f'{up}downloads/{package.id}/', '下载')}</p><ul>{items}</ul>"
    )
    said = f"{heading(manifest)}：每个数字的出处、含义与核对结果，按表列出"
    return plain_page(f"数字档案 · {heading(manifest)}", said, body, up)


def _path(steps: Sequence[str]) -> str:
    items = "".join(f"<li>{step}</li>" for step in steps)
    return f'<nav class="mz-path" aria-label="所在位置"><ol>{items}</ol></nav>'


def _by_fact(records: Sequence[CheckRecord]) -> dict[str, list[CheckRecord]]:
    found: dict[str, list[CheckRecord]] = defaultdict(list)
    for record in records:
        for fact_id in dict.fromkeys(record.fact_ids):
            found[fact_id].append(record)
    return found


def _page(
    package: Package,
    table: PublishedTable,
    facts: Sequence[Fact],
    checks: Mapping[str, Sequence[CheckRecord]],
    desk: Desk,
) -> bytes:
    manifest = package.manifest
    title = name(table, manifest.publisher)
    own = f"disclosures/{package.id}/facts/{slug(table.table_id)}/"
    path = (
        link(_UP, "首页"),
        link(f"{_UP}disclosures/", "公开"),
        link("../../", raw(heading(manifest))),
        link("../", "数字档案"),
        link(f"../../tables/#{slug(table.table_id)}", raw(title)),
    )
    head = (
        f"{_path(path)}<h1>数字档案：{raw(title)}</h1>"
        f'<p class="mz-who">{raw(heading(manifest))} · 共 {len(facts)} 个数字 · '
        f"{report_link(desk.site, f'{package.id} {title}', own, _UP)}</p>"
    )
    body = "\n".join(
        _passport(fact, title, package, checks.get(fact.fact_id, ()), desk, own) for fact in facts
    )
    description = f"{heading(manifest)}，{title}：每个数字的出处、含义与核对结果"
    return plain_page(f"数字档案 · {title} · {heading(manifest)}", description, head + body, _UP)


def _passport(
    fact: Fact,
    table: str,
    package: Package,
    checks: Sequence[CheckRecord],
    desk: Desk,
    own: str,
) -> str:
    address = f"{own}#{slug(fact.fact_id)}"
    rows = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _said(fact, table, desk))
    verdicts = "".join(_check(record) for record in checks)
    listed = f'<ul class="mz-verdicts">{verdicts}</ul>' if verdicts else _unchecked(package)
    cite = number_citation(fact, table, package.manifest, desk.site.permanent(address))
    return (
        f'<section class="mz-passport" id="{slug(fact.fact_id)}">'
        f'<h2><a href="#{slug(fact.fact_id)}">{raw(_row_name(fact))} · {raw(fact.column)}</a></h2>'
        f'<p class="mz-printed">{raw(fact.published)} <small>{raw(fact.published_unit)}</small></p>'
        f"<dl>{rows}<dt>参与的核对</dt><dd>{listed}</dd></dl>"
        f'<details class="mz-fold"><summary>引用这个数字</summary>{copyable(cite)}'
        f'<p class="mz-basis">永久链接：{raw(desk.site.permanent(address))}</p></details></section>'
    )


def _said(fact: Fact, table: str, desk: Desk) -> Iterator[tuple[str, str]]:
    half = f"，末位所限，精确到 ±{amounts.plain(fact.precision / 2)} 元" if fact.precision else ""
    yield "折合", f"{raw(amounts.yuan(fact.amount))}{half}"
    place = link(number_url("../../source/", fact.source), "原文位置")
    yield "出处", f"{place} <code>{raw(fact.source)}</code>"
    yield "所在表", link(f"../../tables/#{slug(fact.table_id)}", raw(table))
    said = raw(quoted(fact.label)) if fact.label else ""
    yield "行", f"第 {fact.row} 行{said}（{_ROLES[fact.row_role]}）"
    column = "合计列" if fact.column_role == "total" else "分项列"
    yield "列", f"{raw(fact.column)}（{column}，{_BINDING.get(fact.binding, fact.binding)}）"
    if fact.note:
        yield "认定说明", raw(fact.note)
    side = "收入" if fact.direction == "revenue" else "支出"
    meaning = [f"{fact.fiscal_year} 年", words.phase(fact.phase), side]
    if fact.fund_source:
        meaning.append(words.FUND_SOURCES.get(fact.fund_source, fact.fund_source))
    if fact.expenditure_type:
        meaning.append(words.EXPENDITURE_TYPES.get(fact.expenditure_type, fact.expenditure_type))
    yield "含义", raw(" · ".join(meaning))
    for kind, code_field, name_field, label in _CODES:
        code = getattr(fact, code_field)
        if code:
            folder = f"{kind}-{slug(code)}"
            shown = raw(code)
            if folder in desk.codes:
                shown = link(f"{_UP}codes/{folder}/", shown)
            yield label, f"{shown} {raw(getattr(fact, name_field))}"
    if fact.project_name:
        yield "项目", raw(fact.project_name)


def _row_name(fact: Fact) -> str:
    return fact.label or f"第 {fact.row} 行"


def _check(record: CheckRecord) -> str:
    verdict = words_checks.VERDICTS[record.verdict]
    return (
        f'<li><span class="mz-badge mz-badge--{record.verdict}">{verdict}</span> '
        f"{link(f'../../checks/#{slug(record.check_id)}', raw(record.subject))}"
        f" <code>{raw(record.code)}</code></li>"
    )


def _unchecked(package: Package) -> str:
    if not package.reading.checks:
        return "这份公开还没有核对记录。"
    return "没有核对用到这个数字。"
