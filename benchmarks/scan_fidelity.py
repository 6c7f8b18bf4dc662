"""The committed disclosures printed, scanned and recognised: how many facts come back.

    python benchmarks/scan_fidelity.py [--dpi 200] [--lean 0] [--side 0] [WORD_OF_A_PACKAGE...]

Each disclosure is printed to PDF by Chromium, every page becomes a grey, noisy JPEG that
leans by so many degrees and lies on its side by so many, and the pictures are read by text
recognition. Counted as in pdf_fidelity.py: a fact is found when table, label, column and
amount are those of the text. Takes minutes a disclosure. Needs an installed Chromium and the
extra `ocr`.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

import numpy
import pdf_fidelity
import printing  # type: ignore[import-not-found,unused-ignore]
import pypdfium2  # type: ignore[import-untyped,unused-ignore]
from PIL import Image

from generator.documents import ocr
from generator.package.read import package_directories

_NOISE, _QUALITY, _SEED = 6.0, 70, 20191
_STYLE = "upright, Noto"


def main() -> int:
    """Print, scan, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("words", nargs="*", help="part of the identifier of a package")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--lean", type=float, default=0.0, help="degrees")
    parser.add_argument("--side", type=int, default=0, choices=(0, 90, 180, 270))
    chosen = parser.parse_args()
    path = printing.chromium()
    if not path or not ocr.available():
        print("needs chromium or google-chrome in PATH, and the extra `ocr`", file=sys.stderr)
        return 2

    def scanned(printed: Path) -> None:
        scan(printed, chosen.dpi, chosen.lean, chosen.side)

    with tempfile.TemporaryDirectory() as scratch, printing.browser(path) as running:
        for package in package_directories(pdf_fidelity.ROOT / "datapackages"):
            if chosen.words and not any(word in package.name for word in chosen.words):
                continue
            file, style = Path(scratch) / "printed.pdf", printing.STYLES[_STYLE]
            found = pdf_fidelity.compared(package, running, style, file, scanned)
            pdf_fidelity.print_figures(package.name, [found])
            pdf_fidelity.print_differences({package.name: found})
    return 0


def scan(printed: Path, dpi: int, lean: float, side: int) -> None:
    """The file's pages become pictures."""
    noise = numpy.random.default_rng(_SEED)
    with pypdfium2.PdfDocument(printed) as document:
        pages = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    pictures = []
    for page in pages:
        leaning = page.rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
        pixels = numpy.asarray(leaning) + noise.normal(0, _NOISE, (page.height, page.width))
        grey = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))
        turned = io.BytesIO()
        grey.rotate(side, expand=True).save(turned, "JPEG", quality=_QUALITY)
        pictures.append(Image.open(turned))
    pictures[0].save(printed, save_all=True, append_images=pictures[1:], resolution=dpi)


if __name__ == "__main__":
    sys.exit(main())
