"""Which pages stand for every kind of page of a built site."""

from __future__ import annotations

from pathlib import Path

PREFIX = "/sub/path/"
_GENERAL = (
    "", "disclosures/", "compare/", "codes/", "projects/", "checks/", "downloads/",
    "downloads/schema/", "method/", "numbers/", "glossary/",
)  # fmt: skip
_PARTS = ("", "tables/", "narrative/", "performance/", "checks/", "source/", "facts/")
_ONE_OF = ("regions", "codes", "checks")


def disclosure_ids(site: Path) -> list[str]:
    """The disclosures of the site."""
    return sorted(path.name for path in (site / "disclosures").iterdir() if path.is_dir())


def kinds_of_page(site: Path) -> list[str]:
    """One page of each kind."""
    ids = disclosure_ids(site)
    # The largest overview stands for all of them.
    largest = max(ids, key=lambda i: (site / "disclosures" / i / "index.html").stat().st_size)
    base = f"disclosures/{largest}/"
    pages = [*_GENERAL, *(base + part for part in _PARTS)]
    folders = [*_ONE_OF, f"{base}facts"]
    for folder in folders:
        found = sorted(path for path in (site / folder).iterdir() if path.is_dir())
        pages += [f"{folder}/{found[0].name}/"] if found else []
    return [*pages, f"downloads/{largest}/"]


def every_kind_of_page(site: Path) -> list[str]:
    """One page of each kind, and the pages of every disclosure."""
    parts = [f"disclosures/{name}/{part}" for name in disclosure_ids(site) for part in _PARTS]
    return list(dict.fromkeys([*kinds_of_page(site), *parts]))
