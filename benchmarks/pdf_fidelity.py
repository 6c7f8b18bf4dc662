"""The committed disclosures printed to PDF by Chromium and read back: which facts are lost.

    python benchmarks/pdf_fidelity.py

A fact counts as found when table, label, column and amount are those of the text. What is
missing and what came out instead is printed; the number of both is the result, and it is not
yet zero. Needs an installed Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "fidelity")]

import render  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

from generator import build  # noqa: E402
from generator.documents.open import open_document  # noqa: E402
from generator.facts.model import Reading  # noqa: E402
from generator.package.manifest import load_manifest  # noqa: E402
from generator.package.read import package_directories  # noqa: E402

_STYLE = (
    "<style>@page{size:A4 landscape;margin:15mm}body{font:10px sans-serif}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:2px}</style>"
)
_SHOWN = 5
Key = tuple[str, str, str, str]


def main() -> int:
    """Print, read, compare; 1 while anything differs."""
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        for package in package_directories(ROOT / "datapackages"):
            missing, instead, unread, facts = compared(package, Path(scratch) / "printed.pdf")
            print(f"{package.name}: {facts} facts, {missing.total()} missing,", end=" ")
            print(f"{instead.total()} instead, {unread} amounts stated as unread")
            for sign, keys in (("-", missing), ("+", instead)):
                for key in list(keys.elements())[:_SHOWN]:
                    print("   ", sign, *key)
            differing += missing.total() + instead.total()
    return 1 if differing else 0


def compared(package: Path, path: Path) -> tuple[Counter[Key], Counter[Key], int, int]:
    """Facts missing from the PDF, facts there instead, unread amounts, and facts of the text."""
    manifest = load_manifest(package / "disclosure.yml")
    year, phase = manifest.fiscal_year, manifest.facts_phase
    document = build.load_document([package / "source" / manifest.source[0].file])
    expected = build.read_disclosure(document, fiscal_year=year, phase=phase)
    print_pdf(render.to_html(render.layouts(document, expected)).decode("gb18030"), path)
    found = build.read_disclosure(open_document(path), fiscal_year=year, phase=phase)
    wanted, got = keys_of(expected), keys_of(found)
    return wanted - got, got - wanted, len(found.unread), len(expected.facts)


def keys_of(reading: Reading) -> Counter[Key]:
    """What makes a fact the same in both."""
    return Counter((f.table_kind, f.label, f.column_role, str(f.amount)) for f in reading.facts)


def print_pdf(page: str, path: Path) -> None:
    """The page as a PDF on A4 across."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        tab = browser.new_page()
        tab.set_content(_STYLE + page)
        tab.pdf(path=path, prefer_css_page_size=True)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
