"""Prints what the site costs as it grows: page generation and MkDocs, per disclosure and page.

The committed disclosures are copied as other departments and years, their amounts moved a
little so that no chart is drawn twice; pages are written into a temporary directory and built
there. It shows whether the cost per page stays the same.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.package.read import Package

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and sizes of one site."""

    disclosures: int
    pages: int
    writing: float
    again: float
    mkdocs: float
    index: int


def main() -> int:
    """Measure the sizes asked for and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 50, 200])
    parser.add_argument("--json", type=Path, help="write the result to a file as well")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # the program need not be installed
    costs = [measure(size) for size in arguments.sizes]
    report(costs)
    if arguments.json:
        arguments.json.write_text(json.dumps([as_record(c) for c in costs], indent=1) + "\n")
    return 0


def copies(size: int) -> list[Package]:
    """`size` disclosures: the committed ones, then re-dated and moved copies of them."""
    from generator.package.read import package_directories, read_package

    originals = [read_package(path) for path in package_directories(ROOT / "datapackages")]
    return [_copy(originals[n % len(originals)], n // len(originals)) for n in range(size)]


def _copy(package: Package, number: int) -> Package:
    if not number:
        return package
    manifest = package.manifest
    year = 2010 + (manifest.fiscal_year + number) % 15
    slug = f"{manifest.slug}-{number}"
    identifier = f"{manifest.division}-{slug}-{year}-{manifest.phase}"
    factor = 1 + Decimal(number) / 1000
    facts = tuple(
        replace(
            fact,
            amount=(fact.amount * factor).quantize(Decimal("0.01")),
            fiscal_year=fact.fiscal_year - manifest.fiscal_year + year,
        )
        for fact in package.reading.facts
    )
    return replace(
        package,
        id=identifier,
        manifest=replace(manifest, id=identifier, slug=slug, fiscal_year=year),
        reading=replace(package.reading, facts=facts),
    )


def measure(size: int) -> Cost:
    """The cost of a site of `size` disclosures: from nothing, again, and MkDocs."""
    from generator.pages.build import write_pages
    from generator.pages.finish import finish_site
    from generator.pages.site import Site

    packages = copies(size)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
        shutil.copy(ROOT / "mkdocs.yml", root)
        writing = _timed(lambda: write_pages(packages, root / "docs"))
        again = _timed(lambda: write_pages(packages, root / "docs"))
        mkdocs = _timed(lambda: _mkdocs(root))
        finish_site(packages, root / "site", Site())
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
        index = (root / "site" / "search" / "search_index.json").stat().st_size
    return Cost(size, pages, writing, again, mkdocs, index)


def _timed(work: object) -> float:
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _mkdocs(root: Path) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


def as_record(cost: Cost) -> dict[str, float]:
    """The numbers of one size."""
    return {
        "disclosures": cost.disclosures,
        "pages": cost.pages,
        "writing_seconds": round(cost.writing, 2),
        "writing_again_seconds": round(cost.again, 2),
        "mkdocs_seconds": round(cost.mkdocs, 2),
        "milliseconds_per_page": round(1000 * (cost.writing + cost.mkdocs) / cost.pages, 1),
        "search_index_bytes": cost.index,
    }


def report(costs: Sequence[Cost]) -> None:
    """A table for people."""
    print("disclosures  pages  writing  again  mkdocs  ms/page  ms/disclosure  index kB")
    for cost in costs:
        whole = 1000 * (cost.writing + cost.mkdocs)
        print(
            f"{cost.disclosures:11,}  {cost.pages:5,}  {cost.writing:5.1f} s {cost.again:5.1f} s"
            f" {cost.mkdocs:5.1f} s  {whole / cost.pages:7.1f}  {whole / cost.disclosures:13.0f}"
            f"  {cost.index / 1000:8,.0f}"
        )


if __name__ == "__main__":
    sys.exit(main())
