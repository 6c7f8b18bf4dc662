"""Where each disclosure stands among the others: its region, the years before and after.

Regions are provinces; a province with very many disclosures is divided by prefecture, so
that no list becomes too long. Knows manifests only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.package.manifest import Manifest
from generator.package.read import Package
from generator.standards.divisions import divisions

MOST = 300  # disclosures on one page of a region


@dataclass(frozen=True, slots=True)
class Region:
    """One page of regions."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The order of all disclosures."""

    packages: tuple[Package, ...] = ()
    crowded: frozenset[str] = frozenset()
    by_department: dict[str, tuple[Manifest, ...]] = field(default_factory=dict)

    def region(self, manifest: Manifest) -> Region:
        """The page of regions a disclosure is listed on."""
        province = manifest.division[:2] + "0000"
        code = province
        if province in self.crowded and manifest.division != province:
            code = manifest.division[:4] + "00"
        known = divisions().get(code)
        return Region(code, known.full_name if known else manifest.division_name)

    def regions(self) -> dict[Region, list[Package]]:
        """All regions with their disclosures, in order of code."""
        found: dict[Region, list[Package]] = defaultdict(list)
        for package in self.packages:
            found[self.region(package.manifest)].append(package)
        return dict(sorted(found.items(), key=lambda item: item[0].code))

    def years(self, manifest: Manifest) -> tuple[Manifest, ...]:
        """All disclosures of a department, the oldest first."""
        return self.by_department.get(department(manifest), (manifest,))


def make_shelf(packages: Sequence[Package]) -> Shelf:
    """Packages by region, department, year."""
    ordered = sorted(packages, key=lambda p: (p.manifest.division, p.manifest.slug, p.id))
    count = Counter(p.manifest.division[:2] + "0000" for p in ordered)
    crowded = frozenset(code for code, number in count.items() if number > MOST)
    years: dict[str, list[Manifest]] = defaultdict(list)
    for package in ordered:
        years[department(package.manifest)].append(package.manifest)
    return Shelf(tuple(ordered), crowded, {k: tuple(v) for k, v in years.items()})


def department(manifest: Manifest) -> str:
    """The key of a department over the years; an anchor on its region's page."""
    return f"{manifest.division}-{manifest.slug}"
