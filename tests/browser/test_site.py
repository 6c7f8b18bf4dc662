"""The built site in a real browser: errors, foreign requests, narrow screens, no script.

The site is taken from the directory in MINGZHANG_SITE, else built once from the committed
packages (or, while there are none, from a sample). It is served below a sub-path, as on a
project page. Without a browser the tests are skipped, but fail on a CI machine.
"""

from __future__ import annotations

import functools
import html.parser
import http.server
import importlib
import os
import shutil
import subprocess
import sys
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
PREFIX = "/sub/path/"
LUMINANCE = """() => {
  const rgb = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (rgb[0] + rgb[1] + rgb[2]) / 3;
}"""


@pytest.fixture(name="site", scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("MINGZHANG_SITE")
    return Path(given).resolve() if given else _build(tmp_path_factory.mktemp("site"))


def _build(directory: Path) -> Path:
    from generator.package.read import package_directories, read_package
    from generator.pages.build import write_pages

    paths = package_directories(ROOT / "datapackages")
    packages = [read_package(path) for path in paths] or [_sample(directory)]
    shutil.copytree(ROOT / "docs" / "assets", directory / "docs" / "assets")
    shutil.copy(ROOT / "mkdocs.yml", directory)
    write_pages(packages, directory / "docs")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]
    subprocess.run(command, cwd=directory, env=environment, check=True)
    return directory / "site"


def _sample(directory: Path) -> Any:
    sys.path.insert(0, str(ROOT / "tests" / "pages"))
    (directory / "packages").mkdir()
    return importlib.import_module("pages_sample").package(directory / "packages")


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(name="base", scope="session")
def _base(site: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        message = "no chromium or google-chrome in PATH"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def _paths(site: Path) -> list[str]:
    """Every kind of page, those of a disclosure for every disclosure."""
    parts = ("", "tables/", "narrative/", "performance/", "source/")
    ids = sorted(path.name for path in (site / "disclosures").iterdir() if path.is_dir())
    pages = ["", "disclosures/", "downloads/", "method/", "numbers/"]
    return pages + [f"disclosures/{name}/{part}" for name in ids for part in parts]


def _first(site: Path) -> str:
    return _paths(site)[5]


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
    for path in _paths(site):
        watched.page.goto(base + path)
        wide = watched.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} scrolls sideways by {wide} px at {width}"
    bright = watched.page.evaluate(LUMINANCE)
    assert bright > 200 if scheme == "light" else bright < 60
    assert watched.troubles == []
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
    page.goto(base + _first(site))
    assert page.locator("h1").count() == 1
    assert page.locator(".mz-keys .mz-n").first.is_visible()
    assert page.locator("svg[role=img]").count() >= 5
    assert page.locator("svg[role=img]").first.is_visible()
    assert page.locator(".mz-live:visible").count() == 0
    page.locator(".mz-more summary").first.click()
    assert page.locator(".mz-more table").first.is_visible()
    context.close()


def test_a_number_leads_to_its_highlighted_line(browser: Browser, base: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + _first(site) + "tables/")
    number = page.locator("td.mz-n a").first
    printed = number.inner_text()
    number.click()
    line = page.locator("li:target")
    assert printed in line.inner_text()
    plain = page.locator(".mz-source li:not(:target)").first
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
    page.locator(".mz-list th a").first.click()  # by instant navigation
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


def test_chinese_search_finds_a_disclosure(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watched = _Watched(context.new_page(), base)
    watched.page.goto(base)
    watched.page.fill(".md-search__input", "绩效")
    watched.page.wait_for_selector(".md-search-result__item", timeout=15_000)
    name = watched.page.locator(".md-search[role=dialog]").get_attribute("aria-label")
    assert name == "搜索"
    assert watched.troubles == []
    context.close()
