"""How good the pages are, measured: accessibility, weight, paper, without script.

axe-core comes from npm by the committed lock file; without npm its test is skipped, the
others run. The speed is in test_lighthouse.py.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_pages import disclosure_ids, every_kind_of_page, kinds_of_page

_FIRST_VIEW = 150_000  # bytes over the wire


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing(
    browser: Browser, base: str, site: Path, node_modules: Path, scheme: Any, width: int
) -> None:
    axe = (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = []
    for path in kinds_of_page(site):
        page.goto(base + path)
        page.evaluate(axe)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            f"{path or 'home'}: {v['id']}: {v['nodes'][0]['html'][:160]}"
            for v in result["violations"]
        ]
    context.close()
    assert found == []


def test_first_view_of_a_disclosure_is_light(browser: Browser, base: str, site: Path) -> None:
    for name in disclosure_ids(site):
        context = browser.new_context()
        page = context.new_page()
        sizes = _sizes(page)
        page.goto(f"{base}disclosures/{name}/", wait_until="load")
        assert sum(sizes) <= _FIRST_VIEW, f"{name}: {sum(sizes)} bytes"
        context.close()


def _sizes(page: Page) -> list[int]:
    """The bytes of every answer, as they come over the wire."""
    sizes: list[int] = []
    page.on("response", lambda r: sizes.append(int(r.headers.get("content-length", "0"))))
    return sizes


def test_pages_are_whole_without_script(browser: Browser, base: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in every_kind_of_page(site):
        page.goto(base + path)
        assert page.locator("h1").first.is_visible(), path
        assert page.locator("main").inner_text().strip(), path
        assert page.locator(".mz-live:visible").count() == 0, path
    context.close()


def test_any_number_has_a_place_and_a_passport(browser: Browser, base: str, site: Path) -> None:
    """From the overview, a chart's table, a sentence and a published table, one click each."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    home = f"{base}disclosures/{disclosure_ids(site)[0]}/"
    for path, inside in (
        ("", ".mz-keys"), ("", ".mz-asked"), ("", ".mz-twin"), ("tables/", ".mz-grid"),
    ):  # fmt: skip
        page.goto(home + path)
        mark = page.locator(f"{inside} .mz-pass").first
        number = mark.locator("xpath=preceding-sibling::a[1]")
        place, passport = number.get_attribute("href"), mark.get_attribute("href")
        assert place is not None
        assert passport is not None
        page.goto(_join(home + path, passport))
        shown = page.locator(".mz-passport:target")
        assert shown.is_visible()
        printed = shown.locator(".mz-printed").inner_text().split()[0]
        own = shown.get_by_text("原文位置").get_attribute("href")
        page.goto(_join(home + path, place))
        assert printed in page.locator(".mz-source li:has(:target)").inner_text()
        assert own is not None
        assert own.split("#")[1] == place.split("#")[1]
    context.close()


def _join(page: str, href: str) -> str:
    from urllib.parse import urljoin

    return urljoin(page, href)


def test_print_of_a_disclosure_is_a_report(browser: Browser, base: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}disclosures/{disclosure_ids(site)[0]}/")
    page.emulate_media(media="print")
    for selector in (".md-header", ".mz-tabs", ".mz-live", ".mz-pass", ".md-footer"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert page.locator(".mz-keys").is_visible()
    assert page.locator("svg[role=img]").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    context.close()


def test_search_index_stays_small(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_bytes()
    disclosures = len(disclosure_ids(site))
    assert len(gzip.compress(index)) < 60_000 + 12_000 * disclosures
    assert "/source/" not in json.dumps([d["location"] for d in json.loads(index)["docs"]])
