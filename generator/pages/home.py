"""The home page and the list of disclosures: all packages side by side.

Totals of different places and years stand in one list for finding, not for ranking; the
page says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.pages import amounts
from generator.pages.charts.figure import Setting, figure
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row
from generator.pages.desk import Desk
from generator.pages.html import raw, unwrapped
from generator.pages.lists import MOST, NOT_COMPARABLE, region_links, table
from generator.pages.overview import Overview, overview
from generator.pages.shell import page, short, year_of
from generator.tables.amounts import rounded

_INTRO = """# 明账

部门预算依法公开，但多是难以检索的文件。明账把它们逐字读成数据：**每一个数字都能点回原文的那一行**，
可以下载、引用、复核。点下表中的部门，看它的钱从哪里来、花在哪里、与上年相比如何、数字对不对得上。
"""
_CITE = """## 引用与下载

每份公开都可以整包下载（zip）或按表下载 CSV，见[下载](downloads/index.md)；
数字从哪里来、怎样认定，见[方法](method/index.md)和[关于数字](numbers/index.md)。
按[科目](codes/index.md)、[项目](projects/index.md)可以跨部门查找，[比较](compare/index.md)只在口径一致时并列，
看不懂的词见[术语](glossary/index.md)。
引用时请写明公开部门、年度和数据包标识，例如“明账，数据包 <标识>”。
"""


def home_page(desk: Desk) -> str:
    """Markdown of the front page."""
    views = [overview(package) for package in desk.shelf.packages]
    setting = Setting(pictures=desk.pictures)
    figures = "\n".join(figure(frame, setting) for frame in home_frames(views))
    some = views[:MOST]
    more = f"<p>{region_links(desk.shelf, 'regions/')}</p>" if len(some) < len(views) else ""
    body = "\n\n".join(
        (
            unwrapped(_INTRO).strip(),
            f'<p class="mz-lead">{raw(_counted(views))}</p>',
            "## 已收录的公开",
            more or table(some, "disclosures/"),
            f'<p class="mz-basis">{NOT_COMPARABLE}</p>',
            "## 一眼看去",
            f'<div class="mz-charts mz-charts--three">\n{figures}\n</div>',
            unwrapped(_CITE).replace("<标识>", views[0].package.id if views else "标识").strip(),
        )
    )
    return page("明账：部门预算公开数据", body, "部门预算公开的精确数据，每个数字可追溯到原文")


def home_frames(views: Sequence[Overview]) -> list[Frame | Missing]:
    """The three charts of the home page."""
    return [_totals(views), _split(views), _completeness(views)]


def _counted(views: Sequence[Overview]) -> str:
    facts = sum(len(v.package.reading.facts) for v in views)
    indicators = sum(len(v.package.reading.indicators) for v in views)
    tables = sum(len(v.published) for v in views)
    return f"现有 {len(views)} 份公开、{tables} 张表、{facts:,} 个金额、{indicators} 项绩效指标。"


def _label(view: Overview) -> str:
    return f"{short(view.package.manifest)} {year_of(view.package.manifest)}"


def _url(view: Overview) -> str:
    return f"disclosures/{view.package.id}/"


def _totals(views: Sequence[Overview]) -> Frame | Missing:
    name, title = "totals", "各部门一年支出多少？"
    rows = [Row(_label(v), (Part("main", v.total.amount, page=_url(v)),)) for v in views if v.total]
    rows.sort(key=lambda row: -row.amount)
    if not rows:
        return Missing(name, title, "还没有可用的支出总额。")
    low, high = rows[-1], rows[0]
    said: list[str | Quantity] = [f"{len(rows)} 份公开的支出总额在 "]
    said += [Quantity(amounts.brief(low.amount), low.amount), f"（{low.label} 年）和 "]
    said += [Quantity(amounts.brief(high.amount), high.amount), f"（{high.label} 年）之间。"]
    basis = "各份公开的支出总计。" + NOT_COMPARABLE
    return Frame(name, title, "bars", "money", tuple(rows), tuple(said), basis)


def _split(views: Sequence[Overview]) -> Frame | Missing:
    name, title = "split", "基本支出和项目支出各占几成？"
    rows = []
    for view in views:
        if view.basic and view.project:
            whole = view.basic.amount + view.project.amount
            basic = rounded(view.basic.amount * 100 / whole, "0.1")
            parts = (Part("basic", basic, page=_url(view)), Part("project", 100 - basic))
            rows.append(Row(_label(view), parts, said=f"{basic}% / {100 - basic}%"))
    if not rows:
        return Missing(name, title, "还没有分基本支出和项目支出的公开。")
    rows.sort(key=lambda row: -row.parts[1].amount)
    top = rows[0]
    said = (
        "项目支出占比最高的是",
        f"{top.label}，",
        _percent(top.parts[1].amount),
        "；最低的是",
        f"{rows[-1].label}，",
        _percent(rows[-1].parts[1].amount),
        "。",
    )
    return Frame(
        name, title, "bars", "share", tuple(rows), said, "各份公开的部门支出表，四舍五入到 0.1%"
    )


def _percent(value: Decimal) -> Quantity:
    return Quantity(f"{amounts.plain(value)}%", value)


def _completeness(views: Sequence[Overview]) -> Frame | Missing:
    name, title = "completeness", "该公布的表，公布了吗？"
    rows = []
    for view in views:
        full = len(view.published) - len(view.empty) - len(view.unreadable)
        counts = (
            ("published", full, "tables/"),
            ("empty", len(view.empty), "tables/"),
            ("absent", len(view.absent) + len(view.unreadable), "tables/"),
        )
        parts = tuple(Part(k, Decimal(n), page=_url(view) + at) for k, n, at in counts if n)
        if parts:
            rows.append(Row(_label(view), parts))
    if not rows:
        return Missing(name, title, "还没有收录公开。")
    missing = sum(len(v.absent) for v in views)
    unread = sum(len(v.unreadable) for v in views)
    said = (f"{len(views)} 份公开中，应有而未公布的表共 {missing} 张，未能读取的 {unread} 张。",)
    return Frame(name, title, "bars", "count", tuple(rows), said, "各份公开的表格目录")
