"""The checks page of one disclosure: what holds, what does not, what cannot be decided.

Readers first, then what the publisher can mend, then everything that was compared with its
operands, then what was not covered. Sober words: a difference is a signal, not a proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.checks.consequences import grouped
from generator.checks.model import Check
from generator.checks.prose.wording import SIDES
from generator.facts.model import Reading
from generator.findings import (
    HOLDS,
    PUBLISHER,
    READER,
    UNDETERMINED,
    VIOLATED,
    CheckRecord,
    Finding,
)
from generator.package.read import Package
from generator.pages import words, words_checks
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, link, raw, slug
from generator.pages.meters import meters, published_list, read_list
from generator.pages.places import Way, way, with_links
from generator.pages.shell import disclosure_page
from generator.standards.disclosure_rules import rules

_RANK = {"error": 0, "warning": 1, "notice": 2}
_NONE_YET = (
    "这份公开还没有核对记录：核对程序尚未在它上面运行。下面只列出公开和读取是否完整。"
    "没有记录不等于通过。"
)
_SOBER = (
    "“不符”只说明文件里的数字或文字之间有出入，可能出自四舍五入以外的笔误、口径或排版，"
    "不等于账有问题；“无法判断”写明缺什么；没有运行的核对不算通过。"
)


def checks_page(package: Package, desk: Desk) -> str:
    """Markdown of `checks/` of a disclosure."""
    reading = package.reading
    here = way(package.reading, "../")
    parts = [f'<div class="mz-meters">{meters(package, "../")}</div>']
    if reading.checks:
        parts += _results(reading, here, desk)
    else:
        parts.append(f'<p class="mz-remark">{_NONE_YET}</p>')
    parts += [
        "## 该公开的，公开了吗 { #published }",
        published_list(package),
        "## 公开了的，都读出来了吗 { #read }",
        read_list(package),
        "## 核对没有覆盖的 { #not-covered }",
        _not_covered(reading, desk),
    ]
    body = "\n\n".join(parts)
    return disclosure_page(package.manifest, "checks", body, desk.shelf, indexed=False, toc=True)


def _results(reading: Reading, here: Way, desk: Desk) -> list[str]:
    undetermined = _select(reading.findings, UNDETERMINED, READER)
    advice = _select(reading.findings, VIOLATED, PUBLISHER)
    records = {record.check_id: record for record in reading.checks}
    return [
        _counts(reading.checks),
        f'<p class="mz-basis">{_SOBER}</p>',
        "## 不符 { #violated }",
        _violated(reading.findings, records, here),
        "## 无法判断 { #undetermined }",
        _folded(undetermined, records, here),
        "## 给公开部门：可以更正什么 { #publisher }",
        _advice(advice, here),
        "## 核对过的全部 { #holds }",
        _all(reading.checks, here, desk),
    ]


def _select(findings: Iterable[Finding], verdict: str, audience: str) -> list[Finding]:
    found = [f for f in findings if f.verdict == verdict and f.audience == audience]
    return sorted(found, key=lambda f: _RANK.get(f.severity, 3))


def _counts(records: Sequence[CheckRecord]) -> str:
    """How many of each verdict, as a bar and in words."""
    items, bar = [], []
    for verdict in (HOLDS, VIOLATED, UNDETERMINED):
        same = [r for r in records if r.verdict == verdict]
        label = words_checks.VERDICTS[verdict]
        rounded = sum(r.exactness == "within-rounding" for r in same)
        note = f"（其中 {rounded:,} 处在四舍五入范围内）" if rounded else ""
        shown = f'<b class="mz-n">{len(same):,}</b> {label}{note}'
        items.append(link(f"#{verdict}", shown, class_=f"mz-v mz-v--{verdict}"))
        bar.append(f'<i class="mz-b--{verdict}" style="flex-grow:{len(same)}"></i>')
    return (
        f'<p class="mz-verdict-line"><span>共核对 {len(records):,} 处</span>{"".join(items)}</p>'
        f'<div class="mz-verdict-bar" aria-hidden="true">{"".join(bar)}</div>'
    )


def _violated(findings: Sequence[Finding], records: dict[str, CheckRecord], here: Way) -> str:
    """What does not hold, what goes back to one place together."""
    matters = [
        (f, [other for other in below if other.verdict == VIOLATED])  # the rest stands below
        for f, below in grouped(findings)
        if f.verdict == VIOLATED
    ]
    if not matters:
        return "<p>没有发现不符。</p>"
    matters.sort(key=lambda matter: _RANK.get(matter[0].severity, 3))
    items = "".join(
        _finding(f, records.get("c-" + f.finding_id[2:]), here, _below(below, records, here))
        for f, below in matters
    )
    return f'<ul class="mz-findings">{items}</ul>'


def _below(findings: Sequence[Finding], records: dict[str, CheckRecord], here: Way) -> str:
    """What breaks by the same number or place, folded."""
    if not findings:
        return ""
    summary = f"因同一处不符的还有 {len(findings)} 处，更正后应随之成立"
    listed = _findings(findings, records, here, "")
    return f'<details class="mz-fold"><summary>{summary}</summary>{listed}</details>'


def _findings(
    findings: Sequence[Finding], records: dict[str, CheckRecord], here: Way, none: str
) -> str:
    if not findings:
        return f"<p>{none}</p>"
    items = "".join(_finding(f, records.get("c-" + f.finding_id[2:]), here) for f in findings)
    return f'<ul class="mz-findings">{items}</ul>'


def _folded(findings: Sequence[Finding], records: dict[str, CheckRecord], here: Way) -> str:
    if not findings:
        return "<p>没有无法判断的核对。</p>"
    listed = _findings(findings, records, here, "")
    return (
        f'<details class="mz-fold"><summary>{len(findings)} 处，逐一写明缺什么</summary>'
        f"{listed}</details>"
    )


def _finding(finding: Finding, record: CheckRecord | None, here: Way, below: str = "") -> str:
    severity = words_checks.SEVERITIES.get(finding.severity, finding.severity)
    badge = f'<span class="mz-badge mz-badge--{slug(finding.severity)}">{raw(severity)}</span>'
    own = f' id="{slug(record.check_id)}"' if record else ""
    shown = compared(finding, record)
    more = []
    if record and record.operands:
        more.append(f"<dt>所据</dt><dd>{_operands(record.operands, here)}</dd>")
    if finding.explanation:
        told = (with_links(guess, here.source) for guess in finding.explanation.split("；"))
        guesses = "".join(f"<li>{guess}</li>" for guess in told)
        more.append(f"<dt>可能的解释</dt><dd><ol>{guesses}</ol></dd>")
    if finding.legal_basis:
        more.append(f"<dt>依据</dt><dd>{raw(finding.legal_basis)}</dd>")
    place = link(here.place(finding.source), "原文位置") if finding.source else ""
    rule = link(f"../../../checks/{slug(finding.code)}/", raw(finding.code))
    return (
        f'<li class="mz-finding mz-finding--{slug(finding.severity)}"{own}>'
        f"<p>{badge} {with_links(finding.message, here.source)}</p>{shown}"
        f"<dl>{''.join(more)}</dl>"
        f'<p class="mz-basis">{place}{" · " if place else ""}核对 {rule}</p>{below}</li>'
    )


def _operands(said: str, here: Way) -> str:
    """The operands of a check; the status of a table in the reader's words."""
    status, colon, rest = said.partition("：")
    return with_links(words.STATUSES.get(status, status) + colon + rest, here.source)


def compared(finding: Finding, record: CheckRecord | None) -> str:
    """What was expected and found; what a doubted part makes of a sum is not what it should be."""
    expected, found = SIDES.get(finding.code, ("应为", "印为"))
    if record and _blames_a_part(finding, record):
        expected = "按疑误之数算得"
    said = [
        f"{label} <b>{raw(value)}</b>"
        for label, value in (
            (expected, finding.expected),
            (found, finding.found),
            ("相差", finding.difference),
        )
        if value
    ]
    return f'<p class="mz-compared mz-n">{"　".join(said)}</p>' if said else ""


def _blames_a_part(finding: Finding, record: CheckRecord) -> bool:
    """True where the likeliest explanation is a number on the left of the sum."""
    likeliest = finding.explanation.partition("；")[0]
    parts, equals, whole = record.operands.rpartition(" = ")
    doubted = bool(finding.source) and f"（{finding.source}）" in likeliest
    place = f"({finding.source})"
    return bool(equals) and doubted and place in parts and place not in whole


def _advice(findings: Sequence[Finding], here: Way) -> str:
    if not findings:
        return "<p>没有需要更正的建议。</p>"
    items = "".join(
        f"<li>{with_links(f.message, here.source)} "
        f"{link(here.place(f.source), '位置') if f.source else ''}</li>"
        for f in findings
    )
    return f'<ol class="mz-advice">{items}</ol>'


def _all(records: Sequence[CheckRecord], here: Way, desk: Desk) -> str:
    """Everything compared, by check, folded."""
    ordered = sorted(enumerate(records), key=lambda pair: (_order(pair[1].code, desk), pair[0]))
    shown = {r.check_id for r in records if r.verdict != HOLDS}
    groups = groupby((r for _, r in ordered), key=lambda r: r.code)
    return "\n".join(_group(code, list(same), here, desk, shown) for code, same in groups)


def _order(code: str, desk: Desk) -> tuple[int, str]:
    codes = [c.code for c in desk.catalogue]
    return (codes.index(code) if code in codes else len(codes), code)


def _group(
    code: str, records: Sequence[CheckRecord], here: Way, desk: Desk, shown: set[str]
) -> str:
    check = desk.check(code)
    title = check.title if check else code
    counts = "、".join(
        f"{words_checks.VERDICTS[v]} {n}"
        for v in (HOLDS, VIOLATED, UNDETERMINED)
        if (n := sum(r.verdict == v for r in records))
    )
    rows = "".join(_record(r, here, shown) for r in records)
    head = "".join(f'<th scope="col">{h}</th>' for h in ("对象", "结果", "数字或原因"))
    rule = link(f"../../../checks/{slug(code)}/", "规则与依据", aria_label=f"规则与依据：{title}")
    return (
        f'<details class="mz-fold"><summary>{raw(title)} <code>{raw(code)}</code>：{counts}'
        f'</summary><p class="mz-basis">{rule}</p>'
        f'{SCROLL} aria-label="{raw(title)}">'
        f'<table class="mz-twin"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        "</div></details>"
    )


def _record(record: CheckRecord, here: Way, shown: set[str]) -> str:
    verdict = words_checks.VERDICTS[record.verdict]
    exact = words_checks.EXACTNESS.get(record.exactness, "")
    said = with_links(record.operands or record.reason, here.source)
    own = "" if record.check_id in shown else f' id="{slug(record.check_id)}"'
    return (
        f'<tr{own}><th scope="row">{raw(record.subject)}</th>'
        f'<td><span class="mz-badge mz-badge--{record.verdict}">{verdict}</span> {exact}</td>'
        f"<td>{said}</td></tr>"
    )


def _not_covered(reading: Reading, desk: Desk) -> str:
    limits = "".join(f"<li>{raw(said)}</li>" for said in rules().not_covered)
    run = {r.code for r in reading.checks}
    idle = [c for c in desk.catalogue if c.code not in run]
    listed = f"<ul>{limits}</ul>"
    if not reading.checks or not idle:
        return listed
    names = "".join(f"<li>{_name(c)}</li>" for c in idle)
    return (
        f'{listed}\n\n<details class="mz-fold"><summary>没有留下记录的核对 {len(idle)} 种'
        f"（文件里没有要核对的内容，或没有它要指出的问题）</summary><ul>{names}</ul></details>"
    )


def _name(check: Check) -> str:
    return link(f"../../../checks/{slug(check.code)}/", raw(check.title))
