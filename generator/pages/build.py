"""Data packages become the pages of the site: the table of contents of this layer.

`write_pages` writes below `docs/` only what it owns, so hand-made files and assets stay.
A file is replaced in one step and only when it changed: a killed run is simply run again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from generator.package.read import Package
from generator.pages.disclosure import disclosure_pages
from generator.pages.downloads import download_files, downloads_page
from generator.pages.home import home_pages
from generator.pages.narrative import narrative_page
from generator.pages.performance import performance_page
from generator.pages.source import source_page
from generator.pages.tables import tables_page

_OWNED = ("disclosures", "downloads", "method", "numbers")
_TEMPORARY = ".tmp-page"


def write_pages(packages: Sequence[Package], docs: Path) -> None:
    """Write all pages of `packages`; remove those of packages that are gone."""
    ordered = sorted(packages, key=lambda p: (p.manifest.division, p.manifest.slug, p.id))
    written = set()
    for name, content in _pages(ordered):
        _write(docs / name, content)
        written.add(docs / name)
    _remove_others(docs, written)


def _pages(packages: Sequence[Package]) -> Iterator[tuple[str, bytes]]:
    """Every file of the site's source, by its name below `docs/`."""
    yield from home_pages(packages).items()
    for package in packages:
        base = f"disclosures/{package.id}"
        for name, content in disclosure_pages(package).items():
            yield f"{base}/{name}", content
        yield f"{base}/tables/index.md", tables_page(package).encode()
        yield f"{base}/narrative/index.md", narrative_page(package).encode()
        yield f"{base}/performance/index.md", performance_page(package).encode()
        yield f"{base}/source/index.md", source_page(package).encode()
    downloads = [(package, download_files(package)) for package in packages]
    yield "downloads/index.md", downloads_page(downloads).encode()
    for package, files in downloads:
        for name, content in files.items():
            yield f"downloads/{package.id}/{name}", content
    for name in ("method", "numbers"):
        yield f"{name}/index.md", _written_page(name)


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
