"""Data packages become the pages of the site: the table of contents of this layer.

`write_pages` writes below `docs/` only what it owns, so hand-made files and assets stay.
A file is replaced in one step and only when it changed: a killed run is simply run again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from generator.checks.catalogue import CATALOGUE
from generator.package.read import Package
from generator.pages.catalogue_pages import catalogue_pages
from generator.pages.charts.render import Pictures
from generator.pages.codes_pages import code_folders, codes_pages
from generator.pages.compare_page import compare_page
from generator.pages.desk import Desk
from generator.pages.disclosure import disclosure_pages
from generator.pages.downloads import catalogue, downloads_page, everything, offer, package_page
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.lists import list_page, region_pages
from generator.pages.narrative import narrative_page
from generator.pages.passports import passport_pages
from generator.pages.performance import performance_page
from generator.pages.projects_page import projects_pages
from generator.pages.schema_page import schema_page
from generator.pages.shelf import make_shelf
from generator.pages.site import read_site
from generator.pages.social import card
from generator.pages.source import source_page
from generator.pages.tables import tables_page
from generator.pages.verdicts import checks_page

_OWNED = (
    "disclosures", "regions", "compare", "codes", "projects", "checks", "downloads", "method",
    "numbers", "glossary",
)  # fmt: skip
_TEMPORARY = ".tmp-page"
_CACHE = Path("build") / "pictures"
_ACCURACY = Path("benchmarks") / "results" / "checker-accuracy.json"


def write_pages(packages: Sequence[Package], docs: Path) -> None:
    """Write all pages of `packages`; remove those of packages that are gone.

    Beside `docs` stand `mkdocs.yml` with the site's address, the folder that remembers
    pictures, and the measured accuracy of the checker.
    """
    desk = make_desk(packages, docs.parent)
    written = set()
    for name, content in _pages(desk):
        _write(docs / name, content)
        written.add(docs / name)
    _remove_others(docs, written)


def make_desk(packages: Sequence[Package], root: Path) -> Desk:
    """What all pages share."""
    measured = root / _ACCURACY
    return Desk(
        make_shelf(packages),
        read_site(root / "mkdocs.yml"),
        Pictures(root / _CACHE),
        CATALOGUE,
        json.loads(measured.read_text("utf-8")) if measured.is_file() else None,
        code_folders(packages),
    )


def _pages(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Every file of the site's source, by its name below `docs/`."""
    packages = desk.shelf.packages
    yield "index.md", home_page(desk).encode()
    yield "disclosures/index.md", list_page(desk.shelf).encode()
    for package in packages:
        for name, content in _disclosure(package, desk):
            yield f"disclosures/{package.id}/{name}", content
    for folder, pages in (
        ("regions", region_pages(desk.shelf)),
        ("codes", codes_pages(packages)),
        ("projects", projects_pages(desk.shelf)),
        ("checks", catalogue_pages(packages, desk)),
    ):
        for name, text in pages.items():
            yield f"{folder}/{name}", text.encode()
    yield "compare/index.md", compare_page(packages).encode()
    yield "glossary/index.md", glossary_page(packages).encode()
    yield from _downloads(desk)
    for name in ("method", "numbers"):
        yield f"{name}/index.md", _written_page(name)


def _disclosure(package: Package, desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The files of one disclosure."""
    yield from disclosure_pages(package, desk).items()
    yield "tables/index.md", tables_page(package, desk).encode()
    yield "narrative/index.md", narrative_page(package, desk).encode()
    yield "performance/index.md", performance_page(package, desk).encode()
    yield "checks/index.md", checks_page(package, desk).encode()
    yield "source/index.md", source_page(package, desk).encode()
    for name, content in passport_pages(package, desk).items():
        yield f"facts/{name}", content
    yield "card.png", card(package, desk.pictures)


def _downloads(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The lists of downloads and every file offered."""
    offers = [offer(package) for package in desk.shelf.packages]
    whole = everything(offers)
    yield "downloads/index.md", downloads_page(offers, whole).encode()
    for name, content in whole.items():
        yield f"downloads/{name}", content
    yield "downloads/schema/index.md", schema_page().encode()
    for name, content in catalogue(offers, desk).items():
        yield f"downloads/{name}", content
    for offered in offers:
        base = f"downloads/{offered.package.id}"
        yield f"{base}/index.html", package_page(offered, desk)
        for name, content in offered.files.items():
            yield f"{base}/{name}", content


def _written_page(name: str) -> bytes:
    """A page that is prose of ours, kept beside this module."""
    return (resources.files("generator.pages") / "texts" / f"{name}.md").read_bytes()


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + _TEMPORARY)
    temporary.write_bytes(content)
    os.replace(temporary, path)


def _remove_others(docs: Path, written: set[Path]) -> None:
    """Remove pages of earlier runs from the folders this module owns."""
    for folder in _OWNED:
        for path in sorted((docs / folder).rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and path not in written:
                path.unlink()
