"""How to cite a disclosure or one of its numbers: in words, GB/T 7714 and BibTeX.

The day of access is the reader's to add. Knows manifests and addresses, no contents.
"""

from __future__ import annotations

from generator.facts.model import Fact
from generator.package.manifest import Manifest
from generator.package.read import Package
from generator.pages.html import link, raw
from generator.pages.quotes import quoted
from generator.pages.site import Site


def citation(package: Package) -> str:
    """How to cite a package, in one line."""
    manifest = package.manifest
    return (
        f"{manifest.publisher}：《{_title(manifest)}公开》，明账整理，"
        f"数据包 {package.id}，整理日期 {manifest.created}。"
    )


def number_citation(fact: Fact, table: str, manifest: Manifest, address: str) -> str:
    """How to cite one number, in one sentence."""
    row = f"{quoted(fact.label)}行" if fact.label else f"第 {fact.row} 行"
    return (
        f"{manifest.publisher}《{_title(manifest)}》{table}，{row}{quoted(fact.column)}列："
        f"{fact.published} {fact.published_unit}（原文 {fact.source}；明账数据编号 {fact.fact_id}，"
        f"{address}）。"
    )


def gbt7714(manifest: Manifest, address: str) -> str:
    """The entry of a reference list by GB/T 7714—2015, as an electronic data set."""
    return (
        f"{manifest.publisher}. {_title(manifest)}公开[DS/OL]. 明账整理, 数据包 {manifest.id}. "
        f"({manifest.created})[引用日期]. {address}."
    )


def bibtex(manifest: Manifest, address: str) -> str:
    """The entry of a BibTeX file."""
    return (
        f"@misc{{{manifest.id},\n"
        f"  author = {{{{{manifest.publisher}}}}},\n"
        f"  title = {{{_title(manifest)}公开}},\n"
        f"  year = {{{manifest.fiscal_year}}},\n"
        f"  note = {{明账整理，数据包 {manifest.id}，整理日期 {manifest.created}}},\n"
        f"  howpublished = {{{address}}}\n}}"
    )


def cite_box(manifest: Manifest, site: Site) -> str:
    """The box “引用” of a disclosure: folded, plain text to be copied."""
    address = site.permanent(f"disclosures/{manifest.id}/")
    return (
        '<details class="mz-fold" data-search-exclude><summary>引用（GB/T 7714、BibTeX）</summary>'
        f'<p class="mz-basis">GB/T 7714</p>{copyable(gbt7714(manifest, address))}'
        f'<p class="mz-basis">BibTeX</p>{copyable(bibtex(manifest, address))}</details>'
    )


def copyable(content: str) -> str:
    """Text to be taken over as it stands; a script adds the button."""
    lines = "&#10;".join(raw(line) for line in content.split("\n"))
    return f'<pre class="mz-copy" tabindex="0">{lines}</pre>'


def report_link(site: Site, what: str, path: str, up: str) -> str:
    """The way to report an error: a prefilled issue, or the page that says how."""
    body = f"页面：{site.permanent(path)}\n\n原文写的是：\n\n本站写的是：\n"
    url = site.report(f"数据有误：{what}", body) or f"{up}method/#report"
    return link(url, "报告错误", rel="external" if "://" in url else None)


def _title(manifest: Manifest) -> str:
    return f"{manifest.fiscal_year} 年{manifest.kind}"
