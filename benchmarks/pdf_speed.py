"""How fast PDF files are read, and how much memory a long one takes.

    python benchmarks/pdf_speed.py FILE...

The pages of the files are put together, again and again, to one file of 200 pages.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped,unused-ignore]

from generator.documents.model import Grid
from generator.documents.pdf.read import read_pdf

PAGES = 200


def main(paths: list[Path]) -> int:
    """Prints pages per second, cells per page and the memory at its peak."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_file(paths))
        before = peak()
        started = time.perf_counter()
        document = read_pdf(path)
        seconds = time.perf_counter() - started
    rows = [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]
    cells = sum(len(row.cells) for row in rows)
    print(f"{PAGES} pages in {seconds:.2f} s: {PAGES / seconds:.0f} pages/s, {cells} cells")
    print(f"memory: {peak():.0f} MB at its peak, {before:.0f} MB before reading")
    return 0


def long_file(paths: list[Path]) -> bytes:
    """One file of 200 pages."""
    joined = pypdfium2.PdfDocument.new()
    while len(joined) < PAGES:
        for path in paths:
            source = pypdfium2.PdfDocument(path)
            joined.import_pages(source, list(range(min(len(source), PAGES - len(joined)))))
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def peak() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main([Path(name) for name in sys.argv[1:]]))
