"""The built site in a real browser: errors, foreign requests, narrow screens, no script.

Served below a sub-path, as on a project page; see `conftest.py`.
"""

from __future__ import annotations

import html.parser
import json
import re
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_pages import PREFIX, disclosure_ids, every_kind_of_page

LUMINANCE = """() => {
  const colours = [document.body, document.documentElement].map(
    (element) => getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number));
  const rgb = colours.find((colour) => colour[3] !== 0);
  return (rgb[0] + rgb[1] + rgb[2]) / 3;
}"""


class _Watched:
    """A page whose troubles are written down."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.troubles = page, list[str]()
        origin = base.removesuffix(PREFIX)
        page.on("console", lambda m: self._note(m.type in ("error", "warning"), m.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", lambda r: self._note(not _own(r.url, origin), f"foreign: {r.url}"))
        page.on("response", lambda r: self._note(r.status >= 400, f"{r.status} {r.url}"))

    def _note(self, bad: bool, what: str) -> None:
        if bad:
            self.troubles.append(what)


def _own(url: str, origin: str) -> bool:
    return url.startswith((origin, "data:", "blob:", "about:"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_quiet_and_fit(
    browser: Browser, base: str, site: Path, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    watched = _Watched(context.new_page(), base)
    for path in every_kind_of_page(site):
        watched.page.goto(base + path)
        wide = watched.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} scrolls sideways by {wide} px at {width}"
        bright = watched.page.evaluate(LUMINANCE)
        assert bright > 200 if scheme == "light" else bright < 60, path
    assert watched.troubles == []
    context.close()


def test_all_columns_of_the_disclosures_are_seen_beside_long_names(
    browser: Browser, base: str
) -> None:
    """The last column was cut off where one place and one change were long."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(base)
    hidden = page.evaluate(
        """() => {
            const list = document.querySelector(".mz-list");
            const [place, change] = list.tBodies[0].rows[0].querySelectorAll(".mz-wraps");
            place.textContent = "新疆维吾尔自治区克拉玛依市独山子区";
            change.prepend("一般公共预算财政拨款支出");
            return list.parentElement.scrollWidth - list.parentElement.clientWidth;
        }"""
    )
    assert hidden <= 0
    context.close()


def test_every_link_of_the_built_site_resolves(site: Path) -> None:
    pages = {path: _Links(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    checked = 0
    for page, found in pages.items():
        if page.name == "404.html":
            continue  # its links are absolute, below the real address of the site
        assert not [url for url in found.loaded if "//" in url], page
        for href in [*found.links, *found.loaded]:
            address = urllib.parse.urlsplit(href)
            if address.scheme or href.startswith("//"):
                continue
            target = (page.parent / urllib.parse.unquote(address.path)).resolve()
            target = target / "index.html" if target.is_dir() else target
            target = page if not address.path else target
            assert target.is_file(), f"{page.relative_to(site)}: {href}"
            if address.fragment and target.suffix == ".html":
                fragment = urllib.parse.unquote(address.fragment)
                assert fragment in pages[target].ids, f"{page.relative_to(site)}: {href}"
            checked += 1
    assert checked > 500


class _Links(html.parser.HTMLParser):
    """Ids of a page, links of its text, and what a browser loads by itself."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.ids, self.links, self.loaded = set[str](), list[str](), list[str]()
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values["id"]} if "id" in values else set()
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        loads = tag == "link" and values.get("rel") in ("stylesheet", "icon")
        self.loaded += [values["href"]] if loads else []
        self.loaded += [values["src"]] if "src" in values else []


def test_everything_is_there_without_script(browser: Browser, base: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + f"disclosures/{disclosure_ids(site)[0]}/")
    assert page.locator("h1").count() == 1
    assert page.locator(".mz-keys .mz-n").first.is_visible()
    assert page.locator("svg[role=img]").count() >= 5
    assert page.locator("svg[role=img]").first.is_visible()
    assert page.locator(".mz-live:visible").count() == 0
    page.locator(".mz-more summary").first.click()
    assert page.locator(".mz-more table").first.is_visible()
    context.close()


def test_rows_without_an_amount_fold_without_script(
    browser: Browser, base: str, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    shown = "row => getComputedStyle(row).display"
    for name in disclosure_ids(site):
        page.goto(base + f"disclosures/{name}/tables/")
        switches = page.locator(".mz-fold-rows")
        for number in range(switches.count()):
            sheet = page.locator(".mz-fold-rows + .mz-sheet").nth(number)
            zero = sheet.locator("tr.mz-zero")
            said = switches.nth(number).inner_text()
            assert f"收起 {zero.count()} 行" in said
            switches.nth(number).locator("input").check()
            assert zero.first.evaluate(shown) == "none"
            assert sheet.locator("tbody tr:not(.mz-zero)").first.evaluate(shown) == "table-row"
    context.close()


def test_a_number_leads_to_its_highlighted_line(browser: Browser, base: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + f"disclosures/{disclosure_ids(site)[0]}/tables/")
    number = page.locator("td.mz-n a").first
    printed = number.inner_text()
    number.click()
    assert page.locator(".mz-source b:target").inner_text() == printed
    line = page.locator(".mz-source li:has(:target)")
    plain = page.locator(".mz-source li:not(:has(:target))").first
    colour = "e => getComputedStyle(e).backgroundColor"
    assert line.evaluate(colour) != plain.evaluate(colour)
    context.close()


def test_interactive_chart_is_loaded_only_on_demand(
    browser: Browser, base: str, site: Path
) -> None:
    context = browser.new_context()
    watched = _Watched(context.new_page(), base)
    page, asked = watched.page, list[str]()
    page.on("request", lambda r: asked.append(r.url))
    page.goto(base + "disclosures/")
    page.locator(".mz-list th a").first.click()
    page.wait_for_selector(".mz-live:visible")
    assert not [url for url in asked if "vendor" in url]
    button = page.locator(".mz-live").first
    button.click()
    page.wait_for_selector(".mz-drawing svg")
    assert page.locator(".mz-plot > svg").first.is_hidden()
    assert len([url for url in asked if "vendor" in url]) == 3
    button.click()
    assert page.locator(".mz-plot > svg").first.is_visible()
    assert watched.troubles == []
    context.close()


def test_a_table_is_sorted_and_restored(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watched = _Watched(context.new_page(), base)
    page = watched.page
    page.goto(base + "disclosures/")
    button = page.locator(".mz-list th .mz-sort", has_text="支出总额")
    column = page.locator(".mz-list td:nth-child(4) .mz-n")
    printed = column.all_inner_texts()
    button.click()
    amounts = [float(t.split(" ")[0].replace(",", "")) for t in column.all_inner_texts()]
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert amounts == sorted(amounts)
    button.click()
    button.click()
    assert column.all_inner_texts() == printed
    assert watched.troubles == []
    context.close()


@pytest.mark.parametrize("words", ["绩效", "30101"])
def test_chinese_search_finds(browser: Browser, base: str, words: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watched = _Watched(context.new_page(), base)
    watched.page.goto(base)
    watched.page.locator(".md-search__input").press_sequentially(words)
    # The index may still be loading when the last key comes: no further one is needed.
    watched.page.wait_for_selector(".md-search-result__item", timeout=80_000)
    assert watched.page.locator(".md-search-result__item").count()
    name = watched.page.locator(".md-search[role=dialog]").get_attribute("aria-label")
    assert name == "搜索"
    assert watched.troubles == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cell_that_a_number_leads_to_is_marked(
    browser: Browser, base: str, scheme: Any
) -> None:
    """The cells of sources other than text were marked by a rule that another one undid."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(base)
    marked = page.evaluate(
        """() => {
          document.querySelector("article").innerHTML = '<div class="mz-as-read">' +
            '<div class="mz-scroll"><table class="mz-read"><tr><td id="a">1</td><td>2</td></tr>' +
            '</table></div></div>';
          location.hash = "#a";
          return [...document.querySelectorAll(".mz-as-read td")].map(
            (cell) => getComputedStyle(cell).backgroundColor);
        }"""
    )
    assert marked[0] != marked[1]
    context.close()


def test_the_search_index_has_no_ways_between_pages(site: Path) -> None:
    """What every page repeats is neither found nor paid for."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    said = [re.sub(r"<[^>]+>|\u200b", "", entry["text"]) for entry in index["docs"]]
    assert said
    for repeated in ("首页公开", "概览表格", "交互图", "全部表XLSX"):
        assert not [text for text in said if repeated in text.replace(" ", "")], repeated
