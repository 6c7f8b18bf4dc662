"""A page for each functional and economic code, across all disclosures, and their list.

Amounts come from the most authoritative table of each disclosure; they stand in one list for
finding, with their share of the department's own total, and are never added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.facts.model import Fact
from generator.package.read import Package
from generator.pages import amounts, selection
from generator.pages.charts.figure import number
from generator.pages.charts.frame import Quantity
from generator.pages.html import SCROLL, link, raw, slug, text
from generator.pages.places import Way, way
from generator.pages.quotes import cut
from generator.pages.shell import breadcrumb, page, short, year_of
from generator.standards.classifications import functional

_MOST = 200  # disclosures listed on one page
_LEVELS = {3: "类", 5: "款", 7: "项"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two classifications."""

    key: str
    title: str
    tables: tuple[str, ...]
    code: Callable[[Fact], str]
    name: Callable[[Fact], str]


KINDS = (
    Kind(
        "function", "功能分类", selection.BY_FUNCTION,
        lambda f: f.function_code, lambda f: f.function_name,
    ),
    Kind(
        "economic", "经济分类", selection.BY_ECONOMY,
        lambda f: f.economic_code, lambda f: f.economic_name,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """A code in one disclosure: its amount, and the total of the same column."""

    package: Package
    facts: tuple[Fact, ...]
    total: Fact | None


@dataclass(slots=True)
class Code:
    """A code with its names and uses."""

    kind: Kind
    code: str
    names: dict[str, int] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The name printed most often, else that of the list of codes."""
        if self.names:
            return cut(max(self.names, key=lambda n: self.names[n]))
        return functional().name(self.code) if self.kind.key == "function" else self.code

    @property
    def path(self) -> str:
        """Its folder below `codes/`."""
        return f"{self.kind.key}-{slug(self.code)}"


def codes_pages(packages: Sequence[Package]) -> dict[str, str]:
    """`index.md` and a page for each code, by name below `codes/`."""
    codes = _codes(packages)
    ways = {p.id: way(p.reading, f"../../disclosures/{p.id}/") for p in packages}
    below: dict[tuple[str, str], list[Code]] = {}
    for code in codes.values():
        below.setdefault((code.kind.key, code.code[:-2]), []).append(code)
    pages = {"index.md": _index(list(codes.values()))}
    for code in codes.values():
        pages[f"{code.path}/index.md"] = _page(code, codes, below, ways)
    return pages


def code_folders(packages: Sequence[Package]) -> frozenset[str]:
    """The codes that have a page: those with any amount but zero."""
    return frozenset(
        Code(kind, kind.code(fact)).path
        for package in packages
        for fact in package.reading.facts
        for kind in KINDS
        if fact.amount and kind.code(fact)
    )


def _codes(packages: Sequence[Package]) -> dict[tuple[str, str], Code]:
    known = code_folders(packages)
    found: dict[tuple[str, str], Code] = {}
    for package in packages:
        for kind in KINDS:
            for fact in package.reading.facts:
                _name(found, kind, fact, known)
            for value, facts, total in _amounts(package, kind):
                code = found.get((kind.key, value))
                if code and any(f.amount for f in facts):
                    code.uses.append(Use(package, facts, total))
    return dict(sorted(found.items(), key=lambda item: (item[0][0] != "function", item[0][1])))


def _name(
    found: dict[tuple[str, str], Code], kind: Kind, fact: Fact, known: frozenset[str]
) -> None:
    """Count the name a fact gives to its code."""
    code = Code(kind, kind.code(fact))
    if not code.code or code.path not in known:
        return
    code = found.setdefault((kind.key, code.code), code)
    name = kind.name(fact)
    if name:
        code.names[name] = code.names.get(name, 0) + 1


def _amounts(package: Package, kind: Kind) -> list[tuple[str, tuple[Fact, ...], Fact | None]]:
    """The codes of the most authoritative table, each with its lines."""
    reading, year = selection.settled(package).reading, package.manifest.fiscal_year
    chosen = selection.choose(
        reading, kind.tables, lambda f: bool(kind.code(f)) and selection.spent(f, year)
    )
    if not chosen:
        return []
    by_code: dict[str, list[Fact]] = defaultdict(list)
    for fact in chosen.facts:
        by_code[kind.code(fact)].append(fact)
    return [(code, tuple(facts), chosen.total) for code, facts in by_code.items()]


def _index(codes: Sequence[Code]) -> str:
    sections = []
    for kind in KINDS:
        rows = "".join(_index_row(c) for c in codes if c.kind.key == kind.key)
        head = '<th scope="col">编码</th><th scope="col">名称</th>'
        head += '<th scope="col">级次</th><th scope="col" class="mz-n">公开份数</th>'
        sections.append(
            f"## {kind.title} {{ #{kind.key} }}\n\n"
            f'{SCROLL} aria-label="{kind.title}">'
            f'<table class="mz-twin mz-codes"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
    lead = (
        "公开中出现过的支出功能分类和部门预算支出经济分类科目。点编码看各部门在这个科目上的安排。"
    )
    return page("科目", "\n\n".join(("# 科目", lead, *sections)), "按科目查各部门的安排", toc=True)


def _index_row(code: Code) -> str:
    depth = (len(code.code) - 3) // 2
    return (
        f'<tr><td class="mz-code">{link(code.path + "/", raw(code.code))}</td>'
        f'<th scope="row" class="mz-deep{depth}">{raw(code.title)}</th>'
        f'<td>{_LEVELS.get(len(code.code), "")}</td><td class="mz-n">{len(code.uses)}</td></tr>'
    )


def _page(
    code: Code,
    codes: dict[tuple[str, str], Code],
    below: dict[tuple[str, str], list[Code]],
    ways: dict[str, Way],
) -> str:
    title = f"{code.code} {code.title}"
    steps = [link("../../", "首页"), link("../", "科目")]
    for end in range(3, len(code.code), 2):
        above = codes.get((code.kind.key, code.code[:end]))
        if above:
            steps.append(link(f"../{above.path}/", raw(above.title)))
    names = "；".join(cut(name) for name in code.names)
    said = [f"{code.kind.title}{_LEVELS.get(len(code.code), '')}级科目"]
    said += [f"公开中的写法：{names}"] if len(code.names) > 1 else []
    parts = [
        breadcrumb([*steps, raw(code.title)]),
        f"# {text(title)}",
        f'<p class="mz-facts">{raw(" · ".join(said))}</p>',
        _below(below.get((code.kind.key, code.code), ())),
        _uses(code, ways),
    ]
    body = "\n\n".join(part for part in parts if part)
    return page(f"科目：{title}", body, f"{title}：各部门的安排")


def _below(below: Sequence[Code]) -> str:
    items = "、".join(link(f"../{c.path}/", raw(f"{c.code} {c.title}")) for c in below)
    return f'<p class="mz-basis">下级科目：{items}</p>' if below else ""


def _uses(code: Code, ways: dict[str, Way]) -> str:
    if not code.uses:
        return "各部门的总表中没有这个科目的合计数；它只见于其他表。"
    rows = "".join(_use(use, ways[use.package.id]) for use in code.uses[:_MOST])
    head = '<th scope="col">地区</th><th scope="col">部门</th><th scope="col">年度</th>'
    head += '<th scope="col" class="mz-n">金额</th><th scope="col" class="mz-n">占表中合计</th>'
    more = f"另有 {len(code.uses) - _MOST} 份未列。" if len(code.uses) > _MOST else ""
    return (
        f'{SCROLL} aria-label="{raw(code.title)}">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>\n\n"
        f'<p class="mz-basis">{more}占比的分母是同一张表同一列的合计。'
        "各部门职责、口径和年度不同，并列仅为查找，不作加总和排名。</p>"
    )


def _use(use: Use, to: Way) -> str:
    manifest = use.package.manifest
    amount = sum((f.amount for f in use.facts), Decimal(0))
    source = use.facts[0].source if len(use.facts) == 1 else ""
    quantity = Quantity(amounts.money(amount), amount, source)
    share = amounts.share(amount, use.total.amount) if use.total else "—"
    home = link(f"../../disclosures/{manifest.id}/", raw(short(manifest)))
    return (
        f'<tr><td>{raw(manifest.division_name)}</td><th scope="row" class="mz-name">{home}</th>'
        f"<td>{year_of(manifest)}</td>"
        f'<td class="mz-n">{number(quantity, to)}</td><td class="mz-n">{share}</td></tr>'
    )
