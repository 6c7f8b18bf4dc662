"""What all pages of a disclosure share: head, breadcrumb, title, the way between them.

Knows the manifest of a package and its neighbours, not what the pages say.
"""

from __future__ import annotations

from generator.package.manifest import Manifest
from generator.pages import words
from generator.pages.html import front_matter, link, raw, text
from generator.pages.shelf import Shelf, department

_TABS = (
    ("", "概览"),
    ("tables", "表格"),
    ("narrative", "文字说明"),
    ("performance", "绩效目标"),
    ("checks", "核对"),
    ("source", "原文"),
)


def short(manifest: Manifest) -> str:
    """The publisher's short name where there is one."""
    return manifest.publisher_short or manifest.publisher


def heading(manifest: Manifest) -> str:
    """`某某局 2024 年部门预算`: the disclosure in one line."""
    return f"{short(manifest)} {manifest.fiscal_year} 年{manifest.kind}"


def year_of(manifest: Manifest) -> str:
    """The year as lists print it; that of final accounts is called so: `2023 决算`."""
    said = "" if manifest.phase == "budget" else f" {words.phase(manifest.phase)}"
    return f"{manifest.fiscal_year}{said}"


def page(
    title: str,
    body: str,
    description: str = "",
    *,
    indexed: bool = True,
    toc: bool = False,
    boost: float = 1,
) -> str:
    """A whole Markdown page with its head; `boost` weighs it in the search."""
    head: dict[str, object] = {"title": raw(title)}
    if description:
        head["description"] = raw(description)
    head["hide"] = ["navigation"] if toc else ["navigation", "toc"]
    if not indexed:
        head["search"] = {"exclude": True}
    elif boost != 1:
        head["search"] = {"boost": boost}
    return front_matter(head) + "\n" + body.strip() + "\n"


def disclosure_page(
    manifest: Manifest,
    part: str,
    body: str,
    shelf: Shelf,
    *,
    indexed: bool = True,
    toc: bool = False,
) -> str:
    """One of the pages of a disclosure; `part` is its folder, empty for the overview."""
    name = dict(_TABS)[part]
    title = heading(manifest) if not part else f"{name} · {heading(manifest)}"
    shown = text(heading(manifest)) if not part else text(f"{name}：{heading(manifest)}")
    top = f"{_path(manifest, part, shelf)}\n\n# {shown}\n\n{_tabs(manifest, part)}"
    description = f"{manifest.publisher} {manifest.fiscal_year} 年{manifest.kind}公开：{name}"
    boost = 1 if part else 3
    return page(title, f"{top}\n\n{body}", description, indexed=indexed, toc=toc, boost=boost)


def breadcrumb(steps: list[str]) -> str:
    """The way from the front page to here; the last step is the page itself."""
    items = "".join(f"<li>{step}</li>" for step in steps)
    return f'<nav class="mz-path" data-search-exclude aria-label="所在位置"><ol>{items}</ol></nav>'


def _path(manifest: Manifest, part: str, shelf: Shelf) -> str:
    up = "../../../" if part else "../../"
    region = shelf.region(manifest)
    page_of_region = f"{up}regions/{region.code}/"
    steps = [link(up, "首页"), link(f"{up}disclosures/", "公开")]
    steps.append(link(page_of_region, raw(region.name)))
    steps.append(link(f"{page_of_region}#{department(manifest)}", raw(short(manifest))))
    here = f"{manifest.fiscal_year} 年{words.phase(manifest.phase)}"
    steps += [link("../", here), raw(dict(_TABS)[part])] if part else [here]
    return breadcrumb(steps)


def years(manifest: Manifest, shelf: Shelf) -> str:
    """The same department's disclosures before and after; nothing when there is only one."""
    all_years = shelf.years(manifest)
    place = next(n for n, other in enumerate(all_years) if other.id == manifest.id)
    items = []
    if place:
        before = all_years[place - 1]
        items.append(link(f"../{before.id}/", f"← {_year(before)}", rel="prev"))
    if place + 1 < len(all_years):
        after = all_years[place + 1]
        items.append(link(f"../{after.id}/", f"{_year(after)} →", rel="next"))
    return f'<nav class="mz-years" aria-label="其他年度">{" ".join(items)}</nav>' if items else ""


def _year(manifest: Manifest) -> str:
    return f"{manifest.fiscal_year} 年{words.phase(manifest.phase)}"


def _tabs(manifest: Manifest, part: str) -> str:
    up = "../" if part else ""
    items = []
    for folder, name in _TABS:
        current = "page" if folder == part else None
        href = f"{up}{folder}/" if folder else (up or "./")
        items.append(f"<li>{link(href, name, aria_current=current)}</li>")
    downloads = f"{'../../../' if part else '../../'}downloads/{manifest.id}/"
    items.append(f"<li>{link(downloads, '下载')}</li>")
    listed = f"<ul>{''.join(items)}</ul>"
    return f'<nav class="mz-tabs" data-search-exclude aria-label="本份公开">{listed}</nav>'
