"""How fast each format is read, and how much memory it takes at most; nothing is written.

    python benchmarks/readers_speed.py [--pages 200]

The committed disclosures are rendered to every format, each format is read in a process of
its own (so that the peak of memory is its own), warm. PDF is a long file of ruled and unruled
tables with their text layer. Conversion after reading is not in these numbers; see bench.py.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fuzz_seeds import ROOT, pdf_pages, to_xls

import render  # type: ignore[import-not-found,unused-ignore]  # isort: skip

from generator import build
from generator.documents.model import Document, Grid
from generator.documents.open import open_document
from generator.package.manifest import load_manifest
from generator.package.read import package_directories

PAGES, LIMIT_MB = 200, 500


def main() -> int:
    """Measure and print; 1 when a worker took more memory than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--read", nargs="+", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        print(json.dumps(measured(arguments.read)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        peaks = [report(form, paths) for form, paths in files(Path(scratch), arguments.pages)]
    return 1 if max(peaks) > LIMIT_MB else 0


def files(scratch: Path, pages: int) -> Iterator[tuple[str, list[Path]]]:
    """The disclosures in every format."""
    rendered: dict[str, list[Path]] = {}
    documents = []
    for number, path in enumerate(package_directories(ROOT / "datapackages")):
        manifest = load_manifest(path / "disclosure.yml")
        document = build.load_document([path / "source" / manifest.source[0].file])
        documents.append(document)
        reading = build.read_disclosure(
            document, fiscal_year=manifest.fiscal_year, phase=manifest.facts_phase
        )
        blocks = render.layouts(document, reading)
        text = "\n".join(document.lines)
        for suffix, data in {
            "txt": text.encode(),
            "gbk.txt": text.encode("gb18030"),
            "html": render.to_html(blocks),
            "docx": render.to_docx(blocks),
            "xlsx": render.to_xlsx(blocks),
            "xls": to_xls(document),
        }.items():
            name = scratch / f"{number}.{suffix}"
            name.write_bytes(data)
            rendered.setdefault(suffix, []).append(name)
    long = scratch / "long.pdf"
    long.write_bytes(pdf_of(documents, pages))
    yield from {**rendered, f"pdf, {pages} pages": [long]}.items()


def pdf_of(documents: list[Document], pages: int) -> bytes:
    """A file of so many pages with the rows of the disclosures, again and again."""
    import pdf_samples  # type: ignore[import-not-found,unused-ignore]

    drawn = [page for document in documents for page in pdf_pages(document)]
    data: bytes = pdf_samples.pdf((drawn * (pages // len(drawn) + 1))[:pages])
    return data


def report(form: str, paths: list[Path]) -> float:
    """Reads the files of one format in a process of its own and prints; its peak in MB."""
    command = [sys.executable, __file__, "--read", *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    pages = int(form.split()[1]) if form.startswith("pdf") else 0
    speed = f"{pages / said['seconds']:8.0f} pages/s" if pages else ""
    speed = speed or f"{len(paths) / said['seconds']:8.1f} documents/s"
    print(f"{form:20}{speed}{said['cells']:10} cells{said['peak']:8.0f} MB at most", flush=True)
    return float(said["peak"])


def measured(paths: list[Path]) -> dict[str, float]:
    """Seconds for all files, the first time left out when there are several."""
    if len(paths) > 1:
        open_document(paths[0])
    begun = time.perf_counter()
    cells = sum(cells_of(open_document(path)) for path in paths)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cells": cells, "peak": peak}


def cells_of(document: Document) -> int:
    """How many cells its grids have."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return sum(len(row.cells) for grid in grids for row in grid.rows)


if __name__ == "__main__":
    sys.exit(main())
