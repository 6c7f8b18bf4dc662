"""The pages of the checks themselves: all of them over all disclosures, and one for each.

Generated from the catalogue: code, titles, rule, legal basis, strength, severity. The
accuracy of the checker is printed from the file its measurement wrote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.checks.model import Check
from generator.findings import HOLDS, UNDETERMINED, VIOLATED, CheckRecord
from generator.package.read import Package
from generator.pages import words_checks
from generator.pages.accuracy import accuracy
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, link, raw, slug, text, unwrapped
from generator.pages.shell import breadcrumb, heading, page, short, year_of

_VERDICTS = (HOLDS, VIOLATED, UNDETERMINED)
_MARKS = {HOLDS: "✓", VIOLATED: "✕", UNDETERMINED: "?", "": ""}
_WIDE = 12  # disclosures with a column of their own; more are counted instead
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MOST = 50  # violations listed on the page of a check

Records = dict[str, dict[str, list[CheckRecord]]]  # code -> package id -> records


def catalogue_pages(packages: Sequence[Package], desk: Desk) -> dict[str, str]:
    """`index.md`, `accuracy/index.md` and a page for each check, by name."""
    records = _records(packages)
    pages = {"index.md": _overview(packages, records, desk)}
    for check in desk.catalogue:
        found = records.get(check.code, {})
        pages[f"{slug(check.code)}/index.md"] = _check_page(check, found, packages)
    return pages


def _records(packages: Sequence[Package]) -> Records:
    records: Records = defaultdict(lambda: defaultdict(list))
    for package in packages:
        for record in package.reading.checks:
            records[record.code][package.id].append(record)
    return records


def _overview(packages: Sequence[Package], records: Records, desk: Desk) -> str:
    body = "\n\n".join(
        (
            "# 核对",
            "每份公开都用同一套核对：表内加总、表间勾稽、文字与表格是否一致、该公开的是否公开。"
            "结果只有三种：相符、不符、无法判断；没有运行的不算通过。",
            "## 核对 × 公开 { #map }",
            _map(packages, records, desk),
            "## 核对目录 { #catalogue }",
            _catalogue(records, desk),
            "## 核对程序自己有多准 { #accuracy }",
            accuracy(desk.accuracy),
            "## 依据的强弱 { #strength }",
            _strengths(desk),
        )
    )
    return page("核对", body, "核对目录、各份公开的核对结果、核对程序的实测准确度", toc=True)


def _map(packages: Sequence[Package], records: Records, desk: Desk) -> str:
    if not records:
        return "还没有核对记录。"
    if len(packages) > _WIDE:
        return _counted(records, desk)
    heads = "".join(
        f'<th scope="col">{link(f"../disclosures/{p.id}/checks/", _label(p))}</th>'
        for p in packages
    )
    rows = "".join(_map_row(code, packages, records[code], desk) for code in _codes(records, desk))
    return (
        f'<p class="mz-facts">{_key()}</p>\n\n'
        f'{SCROLL} aria-label="核对与公开">'
        f'<table class="mz-twin mz-heat"><thead><tr><th scope="col">核对</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _label(package: Package) -> str:
    return f"{raw(short(package.manifest))}<br>{year_of(package.manifest)}"


def _key() -> str:
    shown = " ".join(
        f'<span class="mz-h mz-h--{v}">{_MARKS[v]}</span> {words_checks.VERDICTS[v]}'
        for v in _VERDICTS
    )
    return f"{shown}　空格：没有可核对的内容。格中数字为“不符 / 核对过的处数”。"


def _codes(records: Records, desk: Desk) -> list[str]:
    known = [c.code for c in desk.catalogue if c.code in records]
    return known + sorted(set(records) - set(known))


def _map_row(
    code: str, packages: Sequence[Package], found: Mapping[str, list[CheckRecord]], desk: Desk
) -> str:
    check = desk.check(code)
    title = link(f"{slug(code)}/", raw(check.title)) if check else raw(code)
    cells = "".join(_heat(p, found.get(p.id, [])) for p in packages)
    return f'<tr><th scope="row">{title}</th>{cells}</tr>'


def _heat(package: Package, records: Sequence[CheckRecord]) -> str:
    if not records:
        return '<td class="mz-h"><span class="mz-hidden">没有可核对的内容</span></td>'
    count = Counter(r.verdict for r in records)
    worst = VIOLATED if count[VIOLATED] else HOLDS if count[HOLDS] else UNDETERMINED
    numbers = f"{count[VIOLATED]} / {len(records)}" if count[VIOLATED] else f"{len(records)}"
    said = words_checks.VERDICTS[worst]
    return (
        f'<td class="mz-h mz-h--{worst}"><span aria-hidden="true">{_MARKS[worst]}</span>'
        f'<span class="mz-hidden">{said}</span> <span class="mz-n">{numbers}</span></td>'
    )


def _counted(records: Records, desk: Desk) -> str:
    """For many disclosures: how many of them fall under each verdict."""
    head = '<th scope="col">核对</th>' + "".join(
        f'<th scope="col" class="mz-n">{words_checks.VERDICTS[v]}</th>' for v in _VERDICTS
    )
    rows = []
    for code in _codes(records, desk):
        check = desk.check(code)
        title = link(f"{slug(code)}/", raw(check.title)) if check else raw(code)
        counts = Counter(r.verdict for same in records[code].values() for r in same)
        cells = "".join(f'<td class="mz-n">{counts[v]:,}</td>' for v in _VERDICTS)
        rows.append(f'<tr><th scope="row">{title}</th>{cells}</tr>')
    return (
        f'{SCROLL} aria-label="核对结果计数">'
        f'<table class="mz-twin"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody>'
        "</table></div>"
    )


def _catalogue(records: Records, desk: Desk) -> str:
    if not desk.catalogue:
        return "核对目录尚未就绪。"
    heads = ("代码", "核对", "English", "依据的强弱", "不符时")
    head = "".join(f'<th scope="col">{h}</th>' for h in heads)
    groups: dict[str, list[Check]] = defaultdict(list)
    for check in desk.catalogue:
        groups[check.group].append(check)
    parts = []
    for group, checks in groups.items():
        rows = "".join(_catalogue_row(check) for check in checks)
        name = words_checks.GROUPS.get(group, group)
        parts.append(
            f"### {text(name)}\n\n"
            f'{SCROLL} aria-label="{raw(name)}">'
            f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
    return "\n\n".join(parts)


def _catalogue_row(check: Check) -> str:
    title = link(f"{slug(check.code)}/", raw(check.title))
    strength = words_checks.STRENGTHS.get(check.strength, check.strength)
    severity = words_checks.SEVERITIES.get(check.severity, check.severity)
    return (
        f'<tr><td><code>{raw(check.code)}</code></td><th scope="row">{title}</th>'
        f'<td lang="en">{raw(check.title_en)}</td><td>{raw(strength)}</td>'
        f"<td>{raw(severity)}</td></tr>"
    )


def _strengths(desk: Desk) -> str:
    """Statutes are law; the item list of the ministry is known from those who quote it."""
    bases: dict[str, list[str]] = defaultdict(list)
    for check in desk.catalogue:
        if check.basis and check.basis not in bases[check.strength]:
            bases[check.strength].append(check.basis)
    listed = "".join(
        f"<dt>{label}</dt><dd>{raw('；'.join(bases[key])) or '—'}</dd>"
        for key, label in words_checks.STRENGTHS.items()
        if key != "arithmetic"
    )
    return (
        "预算法、预算法实施条例和政府信息公开条例是法律和行政法规。财预〔2016〕143号的公开目录"
        "未见全文公布，本站依据引用它的各地公开目录认定，强度低于法规。算术核对不需要依据。\n\n"
        f'<dl class="mz-glossary"><div>{listed}</div></dl>'
    )


def _check_page(
    check: Check, found: Mapping[str, Sequence[CheckRecord]], packages: Sequence[Package]
) -> str:
    crumbs = breadcrumb([link("../../", "首页"), link("../", "核对"), raw(check.title)])
    facts = (
        ("代码", f"<code>{raw(check.code)}</code>"),
        ("English", f'<span lang="en">{raw(check.title_en)}</span>'),
        ("类别", raw(words_checks.GROUPS.get(check.group, check.group))),
        ("依据", raw(check.basis) or "算术，不需要依据"),
        ("依据的强弱", raw(words_checks.STRENGTHS.get(check.strength, check.strength))),
        ("不符时", raw(words_checks.SEVERITIES.get(check.severity, check.severity))),
    )
    listed = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts)
    body = "\n\n".join(
        (
            crumbs,
            f"# {text(check.title)}",
            f'<dl class="mz-facts-list">{listed}</dl>',
            "## 规则 { #rule }",
            _rule(check.rule),
            "## 在各份公开中的结果 { #results }",
            _by_package(found, packages),
        )
    )
    return page(
        f"核对：{check.title}", body, f"{check.title}：规则、依据和各份公开的结果", boost=0.3
    )


def _rule(rule: str) -> str:
    paragraphs = re.split(r"\n\s*\n", rule) if rule else ["（没有写明规则）"]
    return "\n".join(_paragraph(" ".join(unwrapped(p).split())) for p in paragraphs)


def _paragraph(said: str) -> str:
    language = "" if _CHINESE.search(said) else ' lang="en"'
    return f"<p{language}>{raw(said)}</p>"


def _by_package(found: Mapping[str, Sequence[CheckRecord]], packages: Sequence[Package]) -> str:
    rows = []
    for package in packages:
        records = found.get(package.id, ())
        if records:
            counts = Counter(r.verdict for r in records)
            home = f"../../disclosures/{package.id}/checks/"
            cells = "".join(f'<td class="mz-n">{counts[v]}</td>' for v in _VERDICTS)
            title = link(home, raw(heading(package.manifest)))
            wrong = "".join(
                f"<li>{link(f'{home}#{slug(r.check_id)}', raw(r.subject))}</li>"
                for r in [r for r in records if r.verdict == VIOLATED][:_MOST]
            )
            listed = f"<ul>{wrong}</ul>" if wrong else ""
            rows.append(f'<tr><th scope="row">{title}{listed}</th>{cells}</tr>')
    if not rows:
        return "各份公开都没有这项核对的记录：没有要核对的内容，或没有它要指出的问题。"
    head = "".join(
        f'<th scope="col" class="mz-n">{words_checks.VERDICTS[v]}</th>' for v in _VERDICTS
    )
    return (
        f'{SCROLL} aria-label="各份公开的结果">'
        f'<table class="mz-twin"><thead><tr><th scope="col">公开</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
