"""A site built from hostile text, in a real browser: nothing runs, the text is shown as it is.

Without a browser the tests are skipped, but fail on a CI machine.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_disclosure import HOST, ODD, PAYLOADS, hostile_package
from playwright.sync_api import Browser, Dialog, Page

from generator.package.read import read_package
from generator.pages.build import write_pages

ROOT = Path(__file__).resolve().parents[2]
# Everything that the text of a document must not have brought into a page.
FOREIGN = """() => {
  const found = [];
  for (const e of document.querySelectorAll('*')) {
    for (const a of e.attributes) {
      if (/^on/i.test(a.name)) found.push(e.tagName + ' ' + a.name);
      const loads = /^(href|src|action|srcdoc)$/i.test(a.name);
      if (loads && /^\\s*(javascript|data:text)/i.test(a.value))
        found.push(e.tagName + ' ' + a.value.slice(0, 60));
      if (a.name === 'id' && a.value === 'id') found.push('attribute list');
    }
    if (/^(IFRAME|OBJECT|EMBED|BASE)$/.test(e.tagName)) found.push(e.tagName);
    if (e.tagName === 'META' && /refresh/i.test(e.httpEquiv)) found.push('META refresh');
    if (e.tagName === 'FORM' && e.hasAttribute('action')) found.push('FORM');
  }
  return found;
}"""


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copy(ROOT / "mkdocs.yml", root)
    write_pages([read_package(hostile_package(root))], root / "docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1/"}
    done = subprocess.run(
        command, cwd=root, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return root / "site"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is left in the middle of a download is none of our errors."""


@pytest.fixture(name="base", scope="module")
def _base(site: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Watched:
    """A page, and everything it does that it must not do."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.faults = page, list[str]()
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda e: self.faults.append(f"error {e}"))
        page.on("request", lambda request: self._asked(request.url, base))

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, base: str) -> None:
        if not url.startswith((base, "data:", "blob:", "about:")):
            self.faults.append(f"request {url}")

    def look(self, where: str) -> None:
        if (ran := self.page.evaluate("window.pwned")) is not None:
            self.faults.append(f"{where}: ran {ran}")
        self.faults += [f"{where}: {found}" for found in self.page.evaluate(FOREIGN)]


@pytest.fixture(name="watched")
def _watched(browser: Browser, base: str) -> Iterator[_Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield _Watched(context.new_page(), base)
    context.close()


def pages(site: Path) -> list[str]:
    """Every page of the disclosure, and one of every forty of the many others."""
    found = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    found = [name for name in found if name != "404.html"]
    many = [name for name in found if "/facts/" in name or name.startswith("codes/")]
    return [name for name in found if name not in many] + many[::40]


def test_nothing_runs_on_any_page(watched: _Watched, base: str, site: Path) -> None:
    seen = pages(site)
    for name in seen:
        watched.page.goto(base + name)
        watched.look(name)
    assert watched.faults == []
    assert len(seen) > 20


def test_nothing_runs_when_pages_are_used(watched: _Watched, base: str, site: Path) -> None:
    page = watched.page
    page.goto(f"{base}disclosures/500152-sample-2024-budget/")
    buttons = page.locator(".mz-live:visible")
    for number in range(buttons.count()):
        buttons.nth(number).click()
        page.wait_for_timeout(400)
        _move_over(page)
        watched.look(f"chart {number}")
    page.goto(f"{base}disclosures/500152-sample-2024-budget/tables/")
    for button in page.locator(".mz-sort:visible").all()[:10]:
        button.click()
    watched.look("sorted tables")
    for words in ("pwned", "script", "onerror", "{{ x }}", "点我"):
        page.goto(base)
        page.locator(".md-search__input").press_sequentially(words)
        page.wait_for_timeout(700)
        watched.look(f"search {words}")
    assert watched.faults == []


def _move_over(page: Page) -> None:
    """The pointer over a chart, for what it tells of its marks."""
    box = page.locator(".mz-drawing:visible").first.bounding_box()
    assert box
    for step in range(1, 6):
        across, down = box["width"] * step / 6, box["height"] * step / 6
        page.mouse.move(box["x"] + across, box["y"] + down)


@pytest.mark.parametrize("part", ["tables", "narrative", "performance", "source"])
def test_the_text_is_shown_as_it_was_printed(watched: _Watched, base: str, part: str) -> None:
    watched.page.goto(f"{base}disclosures/500152-sample-2024-budget/{part}/")
    shown = squashed(watched.page.evaluate("document.querySelector('main, article').textContent"))
    missing = [text for text in [*PAYLOADS, *ODD.values()] if not _is_shown(text, shown)]
    assert missing == []


def _is_shown(text: str, shown: str) -> bool:
    """As it stands; a table and the prose may say `<` for `&lt;`, the source never does."""
    said = text.replace("&lt;", "<").replace("&gt;", ">")
    return squashed(text) in shown or squashed(said) in shown


def squashed(text: str) -> str:
    """Without blanks and invisible characters, which pages may leave out."""
    return "".join(char for char in text if not char.isspace() and char.isprintable())


def test_no_host_is_named_in_a_link(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        content = path.read_text("utf-8")
        for mark in (f'href="http://{HOST}', f'src="http://{HOST}', f"href=http://{HOST}"):
            assert mark not in content, path
