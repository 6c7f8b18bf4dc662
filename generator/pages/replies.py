"""The questions every citizen asks of a budget, each answered once or honestly refused.

A question that has a chart is answered by the chart's own sentence, from the same frame; the
others are answered in words whose numbers lead to their places. Nothing is computed here
that the words do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.checks.catalogue import CATALOGUE
from generator.checks.consequences import grouped
from generator.checks.meters import has_prose, owed
from generator.facts.model import Fact, PublishedTable, Reading, Statement
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.package.read import Package
from generator.pages import amounts, quotes, selection, stated, words
from generator.pages.charts.answers import IN_PROSE, money
from generator.pages.charts.frame import Frame, Missing, Quantity, Said
from generator.pages.html import link, raw, slug
from generator.pages.overview import Overview, overview, why
from generator.pages.posts import Posts, posts, units
from generator.pages.tables import name
from generator.tables.amounts import rounded

Reply = Frame | Said | Missing
_MOST_TARGETS = 3
_PUBLISHED = ("parsed", "declared-empty", "unreadable")
_IN_WORDS = {"changes", "posts", "procurement", "agency-operating-expenses"}
_TABLES_ONLY = "这份文件只有表格，文字说明可能另行公开。"
_NO_RUNNING = "表中和文字说明里都没有机关运行经费。"
_AGENCIES_ONLY = "行政单位和参照公务员法管理的事业单位才有这项经费。"
_MONEY = ("inside", "across", "prose")  # groups of checks that compare amounts


@dataclass(frozen=True, slots=True)
class Asked:
    """What replies are made from: the package, its key figures, the frames of its charts."""

    package: Package
    view: Overview
    frames: Sequence[Frame | Missing]


def replies(package: Package, frames: Sequence[Frame | Missing]) -> list[Reply]:
    """The answers in the order of the page."""
    asked = Asked(selection.settled(package), overview(package), frames)
    return [_only_due(ask(asked), package.reading) for ask in QUESTIONS]


def _only_due(reply: Reply, reading: Reading) -> Reply:
    """Nobody is to ask for a table that was published, empty or not read by us."""
    if not isinstance(reply, Missing) or reply.name == "unpublished":
        return reply
    published = {t.table_kind: t.status for t in reading.tables if t.status in _PUBLISHED}
    wanted = tuple(key for key in reply.wanted if key not in published)
    if wanted and set(wanted) <= _IN_WORDS and not has_prose(reading):
        return replace(reply, wanted=(), reason=f"{reply.reason}{_TABLES_ONLY}")
    unread = any(published.get(key) == "unreadable" for key in reply.wanted)
    reason = reply.reason + ("这张表已公布，本站未能读出。" if unread else "")
    return replace(reply, wanted=wanted, reason=reason)


def how_much(asked: Asked) -> Reply:
    """How much is it in all?"""
    key, title = "how-much", "一共要花多少钱？"
    manifest, total = asked.package.manifest, asked.view.total
    if total is None:
        return Missing(key, title, "没有印出支出总计的表。", ("revenue-expenditure-summary",))
    subject = f"{words.spending(total.table_kind)}{words.phase(manifest.phase)}"
    said: list[str | Quantity] = [
        f"{manifest.fiscal_year} 年{subject} ",
        money(total.amount, total.source),
    ]
    said.append("。")
    return Said(key, title, tuple(said), _basis(asked, total))


def compared(asked: Asked) -> Reply:
    """Compared with last year, and why?"""
    key, title = "compared", "比上年多了还是少了，为什么？"
    view = asked.view
    quote = why(view)
    said: list[str | Quantity] = []
    basis = "文字说明"
    if view.now and view.before:
        said = _difference(view.now, view.before)
        basis = _basis(asked, view.now)
    elif view.stated:
        said = _stated(view.stated, view.total)
    if quote:
        said += [f"部门的说明是：{_quoted_words(quote)}"]
    elif said:
        said.append("原因没有说明。")
    if not said:
        reason = "表中没有上年数，文字说明里也没有与上年的比较和原因。"
        return Missing(key, title, reason, ("changes",))
    place = quote.block.source if quote else view.stated.source if view.stated else ""
    return Said(key, title, tuple(said), basis, place)


def _stated(change: Statement, total: Fact | None) -> list[str | Quantity]:
    """A change that only the prose says; of one fund only, in its own words."""
    amount = stated.signed(change)
    word, _, written = amounts.change(amount, Decimal(0)).partition(" ")
    whose = stated.of_whom(change, total)
    quantity = Quantity(written or amounts.brief(amount), amount, change.source)
    return [f"文字说明写明{whose}比上年{word} ", quantity, "。"]


def _quoted_words(quote: quotes.Quote) -> str:
    return quotes.quoted(quotes.cut(quote.text))


def _difference(now: Fact, before: Fact) -> list[str | Quantity]:
    """Two printed totals of one table and what lies between them."""
    lead = f"{words.spending(now.table_kind)}上年 "
    said: list[str | Quantity] = [lead, money(before.amount, before.source), "，本年 "]
    said += [money(now.amount, now.source), f"，{amounts.change(now.amount, before.amount)}。"]
    return said


def purchasing(asked: Asked) -> Reply:
    """How much is bought?"""
    key, title = "procurement", "政府采购多少？"
    reading, year = asked.package.reading, asked.package.manifest.fiscal_year
    total = selection.purchases(reading, year)
    if total:
        phase = words.phase(asked.package.manifest.phase)
        said: list[str | Quantity] = [f"政府采购{phase} ", money(total.amount, total.source)]
        for lead, fact in zip(("，其中", *["、"] * 9), _lines(reading.facts, total), strict=False):
            label = words.PROCUREMENT.get(fact.item, fact.label)
            said += [f"{lead}{label} ", money(fact.amount, fact.source)]
        return Said(key, title, (*said, "。"), _basis(asked, total))
    return _quoted(asked, key, title, "procurement", "没有政府采购表，文字说明里也没有数额。")


def _lines(facts: Sequence[Fact], total: Fact) -> list[Fact]:
    """Goods, works and services, where the first line of each makes up the total."""
    first: dict[str, Fact] = {}
    for fact in facts:
        same = fact.table_id == total.table_id and fact.column == total.column
        if same and fact.item and fact is not total:
            first.setdefault(fact.item, fact)
    lines = [fact for fact in first.values() if fact.amount]
    spread = sum((fact.precision for fact in lines), total.precision)
    added = sum((fact.amount for fact in lines), Decimal(0))
    return lines if abs(added - total.amount) * 2 <= spread else []


def running(asked: Asked) -> Reply:
    """What does running the office cost, as the law calls it?"""
    key, title = "operating", "机关运行经费多少？"
    reading, year = asked.package.reading, asked.package.manifest.fiscal_year
    total = selection.total(reading, year, ("agency-operating-expenses",))
    if total:
        said = ("机关运行经费 ", money(total.amount, total.source), "。")
        return Said(key, title, said, _basis(asked, total))
    reply = _quoted(asked, key, title, "operating-expenses", _NO_RUNNING)
    publisher = asked.package.manifest.publisher
    if isinstance(reply, Missing) and not owed("operating-expenses", publisher, reading):
        return replace(reply, wanted=(), reason=f"{_NO_RUNNING}{_AGENCIES_ONLY}")
    return reply


def _quoted(asked: Asked, key: str, title: str, subject: str, reason: str) -> Reply:
    """The department's own sentence, where no table answers."""
    quote = quotes.about(asked.package.reading, subject)
    if quote is None:
        missing = {"operating-expenses": "agency-operating-expenses"}.get(subject, subject)
        return Missing(key, title, reason, (missing,))
    return _in_its_words(key, title, quote)


def per_post(asked: Asked) -> Reply:
    """How much is spent on people, for each post?"""
    key, title = "per-post", "平均每个编制的人员经费是多少？"
    frame = _frame(asked, "people-office")
    people = next((p for p in frame.rows[0].parts if p.series == "people"), None) if frame else None
    found = posts(asked.package.reading)
    if people is None or frame is None:
        reason = "没有单列人员经费的基本支出表。"
        return Missing(key, title, reason, ("general-public-basic-expenditure",))
    if found is None or not found.number:
        whose = "全部单位的" if units(asked.package.reading) > 1 else ""
        reason = f"文字说明里没有写明{whose}编制数，或前后不一。"
        return Missing(key, title, reason, ("posts",))
    each = rounded(people.amount / found.number / amounts.WAN, "0.01")
    said: tuple[str | Quantity, ...] = (
        f"{frame.rows[0].label}中的人员经费 ", money(people.amount, people.source),
        f"，{found.said}{_present(found)}，平均每个编制约 ",
        Quantity(f"{each:,} 万元", each * amounts.WAN),
        "。编制数不等于实有人数，平均数也不等于工资。",
    )  # fmt: skip
    basis = frame.basis if frame.basis.startswith(IN_PROSE) else f"{frame.basis}；{IN_PROSE}"
    return Said(key, title, said, basis, found.source)


def _present(found: Posts) -> str:
    """People in post, where the document says that they are not as many."""
    return f"（实有 {found.present} 人）" if found.present not in (None, found.number) else ""


def goals(asked: Asked) -> Reply:
    """What is it to achieve?"""
    key, title = "goals", "要达到什么目标？"
    indicators = asked.package.reading.indicators
    if not indicators:
        reason = "没有公布可读取的绩效指标。"
        return Missing(key, title, reason, ("project-performance",))
    said: list[str | Quantity] = [f"公布了 {len(indicators)} 项绩效指标"]
    ranked = sorted(indicators, key=lambda i: (i.scope != "department", -(i.weight or 0)))
    for lead, indicator in zip(("，例如", "、", "、"), ranked[:_MOST_TARGETS], strict=False):
        written = f"{indicator.operator} {indicator.target} {indicator.unit}".strip()
        said += [f"{lead}{quotes.quoted(indicator.indicator)} ", _target(written, indicator.source)]
    return Said(key, title, (*said, "。"), "绩效目标表")


def _target(written: str, source: str) -> Quantity:
    return Quantity(written or "（空）", Decimal(0), source)


def unpublished(asked: Asked) -> Reply:
    """What was not published?"""
    key, title = "unpublished", "什么没有公布？"
    tables = asked.package.reading.tables
    gone = [t for t in tables if t.status == "not-published"]
    absent = [t for t in gone if t.table_kind != "other"]
    numbers = [t.number for t in gone if t.table_kind == "other"]
    blank = [t for t in tables if t.status == "published-blank"]
    publisher = asked.package.manifest.publisher
    unread = _unread(tables, publisher)
    if not gone and not blank:
        said = unread or "法规要求公开的表都能在文件中找到；公布为空表的都有说明"
        return Said(key, title, (f"{said}。",), "表格目录")
    parts = []
    if absent:
        names = "、".join(quotes.quoted(name(t, publisher)) for t in absent)
        parts.append(f"应有而文件中没有的表 {len(absent)} 张：{names}")
    if blank:
        names = "、".join(quotes.quoted(name(t, publisher)) for t in blank)
        parts.append(f"没有说明的空白表 {len(blank)} 张：{names}")
    if numbers:
        among = "，可能就是上面这些表" if absent else "，文件没有说明是什么表"
        parts.append(f"表的编号跳过{'、'.join(numbers)}{among}")
    parts += [unread] if unread else []
    wanted = tuple(dict.fromkeys(t.table_kind for t in (*absent, *blank)))
    return Missing(key, title, "；".join(parts) + "。", wanted)


def _unread(tables: Sequence[PublishedTable], publisher: str) -> str:
    """What cannot be said of tables that we could not read; empty where all were read."""
    found = [t for t in tables if t.status == "unreadable"]
    if not found:
        return ""
    names = "、".join(dict.fromkeys(quotes.quoted(name(t, publisher)) for t in found))
    return f"有 {len(found)} 张表本站未能读取：{names}；要求公开的内容是否齐全，请对照原文"


def adds_up(asked: Asked) -> Reply:
    """Does it add up?"""
    key, title = "adds-up", "数字对得上吗？"
    checks = asked.package.reading.checks
    if not checks:
        return Said(key, title, ("这份公开还没有核对记录，本站暂不作判断。",), "核对记录")
    count = {v: sum(c.verdict == v for c in checks) for v in (HOLDS, VIOLATED, UNDETERMINED)}
    money = {c.code for c in CATALOGUE if c.group in _MONEY}
    differ = sum(c.verdict == VIOLATED and c.code in money for c in checks)
    others = count[VIOLATED] - differ
    where = f"金额之间不符 {differ:,} 处" if differ else "金额之间没有发现不符"
    places = sum(f.verdict == VIOLATED for f, _ in grouped(asked.package.reading.findings))
    as_places = f"（归为 {places:,} 处）" if 0 < places < count[VIOLATED] else ""
    if others:
        where += f"；另外 {others:,} 处在标题文本、科目名称、绩效指标或应公开的内容上"
    said: tuple[str | Quantity, ...] = (
        f"{where}。共核对 {len(checks):,} 处，相符 {count[HOLDS]:,} 处，"
        f"不符 {count[VIOLATED]:,} 处{as_places}，无法判断 {count[UNDETERMINED]:,} 处。"
        "不符只说明文件里前后有出入，不等于账有问题。",
    )
    return Said(key, title, said, "核对记录")


def _frame(asked: Asked, key: str) -> Frame | None:
    return next((f for f in asked.frames if f.name == key and isinstance(f, Frame)), None)


def _basis(asked: Asked, fact: Fact) -> str:
    table = next(t for t in asked.package.reading.tables if t.table_id == fact.table_id)
    return name(table, asked.package.manifest.publisher)


def three_public(asked: Asked) -> Reply:
    """How much for journeys abroad, cars and receptions, and why more or less?"""
    key, title = "three-public", "“三公”经费多少？"
    frame = _frame(asked, key)
    if frame is None:
        quote = quotes.about(asked.package.reading, "three-public-changes")
        if quote:
            return _in_its_words(key, title, quote)
        return _chart(key, title)(asked)
    said_why = quotes.paragraph_on(asked.package.reading, "three-public-changes")
    said = (f"部门的说明是：{_quoted_words(said_why)}",) if said_why else ()
    return replace(frame, title=title, sentence=(*frame.sentence, *said))


def largest_project(asked: Asked) -> Reply:
    """Which project costs most?"""
    key, title = "projects", "最大的项目是什么？"
    names = {i.project_name for i in asked.package.reading.indicators if i.project_name}
    quote = quotes.naming(asked.package.reading, names)
    if _frame(asked, key) is None and quote:
        return _in_its_words(key, title, quote)
    return _chart(key, title)(asked)


def _in_its_words(key: str, title: str, quote: quotes.Quote) -> Said:
    said = f"文字说明写道：{_quoted_words(quote)}"
    return Said(key, title, (said,), "文字说明", quote.block.source)


def _chart(key: str, title: str) -> Callable[[Asked], Reply]:
    """A question that a chart answers, in the chart's words."""

    def ask(asked: Asked) -> Reply:
        return replace(next(f for f in asked.frames if f.name == key), title=title)

    return ask


QUESTIONS: tuple[Callable[[Asked], Reply], ...] = (
    how_much,
    _chart("sources", "钱从哪里来？"),
    _chart("function", "钱花在哪些方面？"),
    _chart("basic-project", "维持运转，还是专项办事？"),
    compared,
    _chart("people-office", "日常运转的钱，多少用在人员？"),
    per_post,
    three_public,
    running,
    purchasing,
    largest_project,
    goals,
    unpublished,
    adds_up,
)
WHERE = {
    "compared": "#changes",
    "adds-up": "checks/",
    "unpublished": "tables/",
    "goals": "performance/",
}


def reply_link(reply: Reply) -> str:
    """The way to more: the chart below, or another page of the disclosure."""
    if isinstance(reply, Frame):
        return link(f"#{slug(reply.name)}", raw("看图"))
    if reply.name in WHERE:
        return link(WHERE[reply.name], raw("看明细"))
    return ""
