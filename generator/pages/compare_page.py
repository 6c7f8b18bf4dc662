"""The page of comparisons: shares and figures per post, side by side where that is allowed.

Groups hold only what `comparable` admits; between groups the page says why not. In order of
region, never of size: this is no ranking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from generator.facts.model import Fact
from generator.package.read import Package
from generator.pages import amounts, selection, words
from generator.pages.charts.figure import number
from generator.pages.charts.frame import Quantity
from generator.pages.comparable import Measure, comparable, funds, quartiles
from generator.pages.html import SCROLL, link, raw, text
from generator.pages.overview import overview
from generator.pages.people import in_table
from generator.pages.places import way
from generator.pages.posts import posts
from generator.pages.shelf import department
from generator.pages.shell import page, short
from generator.tables.amounts import rounded

_LEAST_FOR_BAND = 5
_MOST_REASONS = 12
_MOST_GROUPS = 40  # whose reasons are looked for: pairs grow with their square

_POSTS = "编制数不等于实有人数：实有人数少于编制的部门，按实有人数平均会更高；平均数也不等于工资。"

Placed = tuple[Measure, Package]


def compare_page(packages: Sequence[Package]) -> str:
    """Markdown of `compare/`."""
    placed = [(m, p) for p in packages for m in measures(p)]
    sections = [
        _section([(m, p) for m, p in placed if m.key == key])
        for key in dict.fromkeys(m.key for m, _ in placed)
    ]
    body = "\n\n".join(
        (
            "# 比较",
            "只比意义相同的数：同一计量单位、同一资金口径、同一阶段、同一填报口径、同一年度（同一部门可以跨年）。"
            "只列占比和按编制平均的数，不列总额；按地区顺序排列，不排名。不能比的写明原因。",
            *(sections or ["还没有可以比较的数字。"]),
        )
    )
    return page("比较", body, "各部门预算的占比与按编制平均数，只在口径一致时并列", toc=True)


def measures(package: Package) -> Iterator[Measure]:
    """What can be measured in one disclosure, from the same facts as its overview."""
    reading, year = selection.settled(package).reading, package.manifest.fiscal_year
    view = overview(package)
    if view.basic and view.project:
        whole = view.basic.amount + view.project.amount
        yield from _share(package, "project-share", "项目支出占支出的比重", view.project, whole)
    people, office = _people(package)
    if people and office:
        whole = people.amount + office.amount
        label = f"人员经费占{_of(people)}基本支出的比重"
        yield from _share(package, "people-share", label, people, whole)
    three = view.three_public
    general = selection.total(reading, year, ("general-public-expenditure",))
    if three and general and _scope(three) == _scope(general):
        yield from _share(
            package, "three-public-share", "“三公”经费占一般公共预算支出的比重", three,
            general.amount, "general-public-budget",
        )  # fmt: skip
    found = posts(reading)
    if people and found and found.number:
        each = rounded(people.amount / found.number, "1")
        scope = _scope(people)
        label = f"每个编制的{_of(people)}人员经费"
        yield _measure(package, "people-per-post", label, each, "yuan-per-post", people, scope)


def _of(fact: Fact) -> str:
    """The fund in front of what a figure is about: 一般公共预算 of 基本支出."""
    return words.FUND_SOURCES.get(_scope(fact), "")


def _people(package: Package) -> tuple[Fact | None, Fact | None]:
    reading, year = selection.settled(package).reading, package.manifest.fiscal_year
    for kind in selection.BY_ECONOMY:
        for table in selection.tables_of(reading, kind):
            people, office = in_table(reading, table, year)
            if people and office:
                return people, office
    return None, None


def _share(
    package: Package, key: str, label: str, part: Fact, whole: Decimal, scope: str | None = None
) -> Iterator[Measure]:
    if whole:
        percent = rounded(part.amount * 100 / whole, "0.01")
        funds = _scope(part) if scope is None else scope
        yield _measure(package, key, label, percent, "percent", part, funds)


_SCOPES = {
    "fiscal-appropriation-expenditure": "fiscal-appropriation",
    "fiscal-appropriation-basic-expenditure": "fiscal-appropriation",
    "general-public-expenditure": "general-public-budget",
    "general-public-basic-expenditure": "general-public-budget",
    "three-public-expenses": "general-public-budget",
}


def _scope(fact: Fact) -> str:
    """The funds a figure covers: its own, else those of its table."""
    return fact.fund_source or _SCOPES.get(fact.table_kind, "")


def _measure(
    package: Package, key: str, label: str, value: Decimal, unit: str, fact: Fact, scope: str
) -> Measure:
    return Measure(
        key, label, value, unit, scope, fact.phase, fact.fiscal_year, fact.reporting_level,
        department(package.manifest), fact.source,
    )  # fmt: skip


def groups(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Measures that may all be compared with each other, in order of appearance."""
    found: list[list[Placed]] = []
    for measure, package in placed:
        for group in found:
            if all(comparable(measure, other) is None for other, _ in group):
                group.append((measure, package))
                break
        else:
            found.append([(measure, package)])
    return found


def _section(placed: Sequence[Placed]) -> str:
    first = placed[0][0]
    labels = dict.fromkeys(measure.label for measure, _ in placed)
    parts = [f"## {text('；'.join(labels))} {{ #{first.key} }}"]
    made = groups(placed)
    alone = [group[0] for group in made if len(group) == 1]
    together = [group for group in made if len(group) > 1]
    parts += [_group(group) for group in sorted(together, key=_years)]
    if alone:
        parts.append(_alone(alone))
    parts.append(_refusals(made))
    if first.unit == "yuan-per-post":
        parts.append(f'<p class="mz-basis">{_POSTS}</p>')
    return "\n\n".join(p for p in parts if p)


def _years(group: Sequence[Placed]) -> tuple[list[int], str]:
    """The years of a group, and its stage: budgets before accounts."""
    return sorted({measure.fiscal_year for measure, _ in group}), group[0][0].phase


def _group(group: Sequence[Placed]) -> str:
    rows = "".join(_row(measure, package, _most(group)) for measure, package in group)
    years, _ = _years(group)
    phase = words.phase(group[0][0].phase)  # others are not comparable
    title = f"{'、'.join(map(str, years))} 年{phase}，{len(group)} 份可以并列"
    scale = ""
    if group[0][0].unit == "percent":
        scale = f'<p class="mz-basis">横条满格为 {_most(group)}%。</p>'
    table = _table(f"{group[0][0].label}：{title}", rows)
    return f"### {text(title)}\n\n{table}{scale}{_band(group)}"


def _alone(alone: Sequence[Placed]) -> str:
    rows = "".join(_row(measure, package, None) for measure, package in alone)
    title = f"另有 {len(alone)} 份各自成列，没有可以并列的"
    return f"### {text(title)}\n\n{_table(f'{alone[0][0].label}：{title}', rows, plain=True)}"


def _table(title: str, rows: str, *, plain: bool = False) -> str:
    """A `plain` table has no bars and cannot be sorted: its rows must not be compared."""
    bar = "" if plain else '<th scope="col"><span class="mz-hidden">图</span></th>'
    ready = " data-ready" if plain else ""
    return (
        f'{SCROLL} aria-label="{raw(title)}">'
        f'<table class="mz-twin mz-compare"{ready}><thead><tr><th scope="col">部门</th>'
        '<th scope="col">年度</th><th scope="col" class="mz-n">数值</th>'
        f'{bar}<th scope="col">资金</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _most(group: Sequence[Placed]) -> Decimal:
    """What a full bar stands for: everything, or the next round share above small ones."""
    largest = max(m.value for m, _ in group)
    return next(d for d in map(Decimal, (1, 2, 5, 10, 20, 50, 100)) if largest <= d or d == 100)


def _row(measure: Measure, package: Package, most: Decimal | None) -> str:
    base = f"../disclosures/{package.id}/"
    name = link(base, raw(short(package.manifest)))
    quantity = Quantity(_written(measure, measure.value), measure.value, measure.source)
    shown = number(quantity, way(package.reading, base))
    year, bar = f"{measure.fiscal_year} {words.phase(measure.phase)}", ""
    if most is not None:
        bar = "<td></td>"
        if measure.unit == "percent":
            wide = rounded(min(measure.value * 100 / most, Decimal(100)), "0.1")
            bar = f'<td><span class="mz-rowbar"><i style="width:{wide}%"></i></span></td>'
    return (
        f'<tr><th scope="row" class="mz-name">{name}</th><td>{year}</td>'
        f'<td class="mz-n">{shown}</td>{bar}<td>{raw(funds(measure))}</td></tr>'
    )


def _written(measure: Measure, value: Decimal) -> str:
    if measure.unit == "percent":
        return f"{rounded(value, '0.01')}%"
    return f"约 {rounded(value / amounts.WAN, '0.01'):,} 万元"


def _band(group: Sequence[Placed]) -> str:
    """Median and quartiles, only where there are enough to mean something."""
    if len(group) < _LEAST_FOR_BAND:
        return f'<p class="mz-basis">不足 {_LEAST_FOR_BAND} 份，不计中位数和四分位。</p>'
    measure = group[0][0]
    low, middle, high = (_written(measure, v) for v in quartiles([m.value for m, _ in group]))
    return f'<p class="mz-basis">中位数 {middle}；四分位 {low} 至 {high}。</p>'


def _refusals(made: Sequence[Sequence[Placed]]) -> str:
    """Why the groups are kept apart, each reason once, with the first pair it holds for."""
    reasons: dict[str, str] = {}
    firsts = [group[0] for group in made[:_MOST_GROUPS]]
    for (one, a), (two, b) in combinations(firsts, 2):
        reason = comparable(one, two)
        if reason:
            reasons.setdefault(reason, f"{_who(one, a)}与{_who(two, b)}")
    if not reasons:
        return ""
    items = "".join(
        f"<li>{raw(reason)}（{raw(pair)}）</li>"
        for reason, pair in list(reasons.items())[:_MOST_REASONS]
    )
    return f'<details class="mz-fold"><summary>为什么不并列</summary><ul>{items}</ul></details>'


def _who(measure: Measure, package: Package) -> str:
    return f"{short(package.manifest)} {measure.fiscal_year} 年{words.phase(measure.phase)}"
