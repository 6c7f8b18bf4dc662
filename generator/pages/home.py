"""The home page and the list of disclosures: all packages side by side.

Totals of different places and years stand in one list for finding, not for ranking; the
page says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.package.read import Package
from generator.pages import amounts, words
from generator.pages.charts.figure import figure
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row
from generator.pages.html import attributes, link, raw
from generator.pages.overview import Overview, overview
from generator.pages.shell import page, short

_INTRO = """# 明账

部门预算依法公开，但多是难以检索的文件。明账把它们逐字读成数据：**每一个数字都能点回原文的那一行**，
可以下载、引用、复核。
"""
_CITE = """## 引用与下载

每份公开都可以整包下载（zip）或按表下载 CSV，见[下载](downloads/index.md)；
数字从哪里来、怎样认定，见[方法](method/index.md)和[关于数字](numbers/index.md)。
引用时请写明公开部门、年度和数据包标识，例如“明账，数据包 <标识>”。
"""
_NOT_COMPARABLE = "各份公开的年度、口径和地区不同，并列仅为查找，不作高低比较。"


def home_pages(packages: Sequence[Package]) -> dict[str, bytes]:
    """`index.md` and `disclosures/index.md`."""
    views = [overview(package) for package in packages]
    return {
        "index.md": _home(views).encode(),
        "disclosures/index.md": _list(views).encode(),
    }


def home_frames(views: Sequence[Overview]) -> list[Frame | Missing]:
    """The three charts of the home page."""
    return [_totals(views), _split(views), _completeness(views)]


def _home(views: Sequence[Overview]) -> str:
    figures = "\n".join(figure(frame) for frame in home_frames(views))
    body = "\n\n".join(
        (
            _INTRO.strip(),
            f'<p class="mz-lead">{raw(_counted(views))}</p>',
            "## 已收录的公开",
            _table(views, "disclosures/"),
            f'<p class="mz-basis">{_NOT_COMPARABLE}</p>',
            "## 一眼看去",
            f'<div class="mz-charts mz-charts--three">\n{figures}\n</div>',
            _CITE.replace("<标识>", views[0].package.id if views else "标识").strip(),
        )
    )
    return page("明账：部门预算公开数据", body, "部门预算公开的精确数据，每个数字可追溯到原文")


def _counted(views: Sequence[Overview]) -> str:
    facts = sum(len(v.package.reading.facts) for v in views)
    indicators = sum(len(v.package.reading.indicators) for v in views)
    tables = sum(len(v.published) for v in views)
    return f"现有 {len(views)} 份公开、{tables} 张表、{facts:,} 个金额、{indicators} 项绩效指标。"


def _list(views: Sequence[Overview]) -> str:
    """All disclosures, by region, department and year, with the way to every page."""
    body = "\n\n".join(("# 公开", "按地区、部门、年度排列。", _table(views, ""), _NOT_COMPARABLE))
    return page("公开", body, "已收录的部门预算公开")


def _table(views: Sequence[Overview], base: str) -> str:
    heads = ("地区", "部门", "年度", "支出总额", "“三公”经费", "公布 / 未公布", "未归类数字")
    numeric = {"支出总额", "“三公”经费", "未归类数字"}
    head = "".join(
        f"<th{attributes({'scope': 'col', 'class': 'mz-n' if h in numeric else None})}>{h}</th>"
        for h in heads
    )
    rows = "".join(_table_row(view, base) for view in views)
    return (
        '<div class="mz-scroll" role="region" tabindex="0" aria-label="已收录的公开">'
        f'<table class="mz-twin mz-list mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _table_row(view: Overview, base: str) -> str:
    manifest = view.package.manifest
    home = f"{base}{view.package.id}/"
    three = view.three_public
    absent = f" / {len(view.absent)}"
    cells = (
        f"<td>{raw(manifest.division_name)}</td>",
        f'<th scope="row">{link(home, raw(short(manifest)))}</th>',
        f"<td>{manifest.fiscal_year} {words.phase(manifest.phase)}</td>",
        f'<td class="mz-n">{amounts.money(view.total.amount) if view.total else "—"}</td>',
        f'<td class="mz-n">{amounts.money(three.amount) if three else "—"}</td>',
        f"<td>{link(home + 'tables/', f'{len(view.published)}{absent}')}</td>",
        f'<td class="mz-n">{len(view.package.reading.unread)}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _label(view: Overview) -> str:
    return f"{short(view.package.manifest)} {view.package.manifest.fiscal_year}"


def _url(view: Overview) -> str:
    return f"disclosures/{view.package.id}/"


def _totals(views: Sequence[Overview]) -> Frame | Missing:
    name, title = "totals", "各部门一年支出多少？"
    rows = [Row(_label(v), (Part("main", v.total.amount, page=_url(v)),)) for v in views if v.total]
    rows.sort(key=lambda row: -row.amount)
    if not rows:
        return Missing(name, title, "还没有可用的支出总额。")
    said: list[str | Quantity] = ["支出总额最大的是", f"{rows[0].label} 年预算，"]
    said += [Quantity(amounts.money(rows[0].amount), rows[0].amount), "；最小的是"]
    said += [
        f"{rows[-1].label} 年预算，",
        Quantity(amounts.money(rows[-1].amount), rows[-1].amount),
    ]
    said.append("。")
    basis = "各份公开的支出总计。" + _NOT_COMPARABLE
    return Frame(name, title, "bars", "money", tuple(rows), tuple(said), basis)


def _split(views: Sequence[Overview]) -> Frame | Missing:
    name, title = "split", "基本支出和项目支出各占几成？"
    rows = []
    for view in views:
        if view.basic and view.project:
            whole = view.basic.amount + view.project.amount
            basic = (view.basic.amount * 100 / whole).quantize(Decimal("0.1"))
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
