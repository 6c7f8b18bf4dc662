"""A built site, served below a sub-path and compressed, and a real browser to look at it.

The site is taken from the directory in MINGZHANG_SITE, else built once from the committed
packages (or, while there are none, from a sample). Without a browser the tests are skipped,
but fail on a CI machine.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import importlib
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PREFIX = "/sub/path/"
HERE = Path(__file__).parent


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

    def send_head(self) -> Any:
        """Text is sent compressed, as the usual hosts do."""
        path = Path(self.translate_path(self.path.split("?")[0].split("#")[0]))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        kind = self.guess_type(str(path))
        if not path.is_file() or not kind.startswith(("text/", "application/j", "image/svg")):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(name="base", scope="session")
def _base(site: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()


@pytest.fixture(name="node_modules", scope="session")
def _node_modules() -> Path:
    """Axe and Lighthouse, installed once by the lock file beside this one."""
    modules = HERE / "node_modules"
    if (modules / ".package-lock.json").is_file():
        return modules
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("no npm in PATH")
    command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        message = f"npm ci failed: {said[-1] if said else done.returncode}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return modules
