"""The committed disclosures printed to PDF by Chromium and read back: what is lost, by style.

    python benchmarks/pdf_fidelity.py [WORD_OF_A_STYLE...]

A fact counts as found when table, label, column and amount are those of the text. For every
style of `tests/fidelity/printing.py` the facts are counted that are missing, that came out
instead, and the amounts stated as unread; the worst is an amount that is none of these, lost
in silence. What is missing and what came out instead is printed where lines part the rows:
there nothing may be. Needs an installed Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "fidelity")]

import printing  # type: ignore[import-not-found,unused-ignore]  # noqa: E402
import render  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

from generator import build  # noqa: E402
from generator.documents.open import open_document  # noqa: E402
from generator.facts.model import Reading  # noqa: E402
from generator.package.manifest import load_manifest  # noqa: E402
from generator.package.read import package_directories  # noqa: E402

_SHOWN = 5
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a printed disclosure gives, beside what its text gives."""

    facts: int
    missing: Counter[Key]
    instead: Counter[Key]
    unread: int
    silent: int  # amounts that are neither fact nor unread


def main(words: Sequence[str]) -> int:
    """Print, read, compare; 1 when a ruled table gives other facts."""
    path = printing.chromium()
    if not path:
        print("no chromium or google-chrome in PATH", file=sys.stderr)
        return 2
    styles = {
        name: style
        for name, style in printing.STYLES.items()
        if not words or any(word in name for word in words)
    }
    differing = 0
    with tempfile.TemporaryDirectory() as scratch, printing.browser(path) as running:
        for name, style in styles.items():
            found = {
                package.name: compared(package, running, style, Path(scratch) / "printed.pdf")
                for package in package_directories(ROOT / "datapackages")
            }
            print_figures(name, list(found.values()))
            if style.ruled:
                print_differences(found)
                differing += sum(d.missing.total() + d.instead.total() for d in found.values())
    return 1 if differing else 0


def compared(
    package: Path,
    running: Browser,
    style: printing.Style,
    path: Path,
    then: Callable[[Path], None] = lambda _: None,
) -> Difference:
    """The package printed in a style, what is `then` done to the file, and what is read of it."""
    manifest = load_manifest(package / "disclosure.yml")
    year, phase = manifest.fiscal_year, manifest.facts_phase
    document = build.load_document([package / "source" / manifest.source[0].file])
    expected = build.read_disclosure(document, fiscal_year=year, phase=phase)
    printing.print_pdf(running, render.layouts(document, expected), style, path)
    then(path)
    found = build.read_disclosure(open_document(path), fiscal_year=year, phase=phase)
    wanted, got = keys_of(expected), keys_of(found)
    printed = Counter(fact.published for fact in expected.facts)
    stated = Counter([f.published for f in found.facts] + [t.text for t in found.unread])
    silent = (printed - stated).total()
    return Difference(len(expected.facts), wanted - got, got - wanted, len(found.unread), silent)


def keys_of(reading: Reading) -> Counter[Key]:
    """What makes a fact the same in both."""
    return Counter((f.table_kind, f.label, f.column, str(f.amount)) for f in reading.facts)


def print_figures(name: str, found: Sequence[Difference]) -> None:
    """One line for a style."""
    facts = sum(d.facts for d in found)
    missing, instead = (
        sum(counter.total() for counter in counters)
        for counters in zip(*((d.missing, d.instead) for d in found), strict=True)
    )
    unread, silent = sum(d.unread for d in found), sum(d.silent for d in found)
    print(f"{name}: {facts - missing} of {facts} facts, {instead} instead,", end=" ")
    print(f"{unread} amounts stated as unread, {silent} lost in silence", flush=True)


def print_differences(found: dict[str, Difference]) -> None:
    """The first facts missing from a disclosure, and the first that came out instead."""
    for package, difference in found.items():
        for sign, keys in (("-", difference.missing), ("+", difference.instead)):
            for key in list(keys.elements())[:_SHOWN]:
                print("   ", package, sign, *key)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
