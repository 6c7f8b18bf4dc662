"""What every page needs beside its package: addresses, renderer, order, catalogue of checks.

Put together once by `pages.build`; nothing here is computed from a clock or the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.checks.model import Check
from generator.pages.charts.render import Pictures
from generator.pages.shelf import Shelf
from generator.pages.site import Site


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything shared by the pages of one site."""

    shelf: Shelf = field(default_factory=Shelf)
    site: Site = field(default_factory=Site)
    pictures: Pictures = field(default_factory=Pictures)
    catalogue: tuple[Check, ...] = ()
    accuracy: Mapping[str, Any] | None = None  # as measured by benchmarks/
    codes: frozenset[str] = frozenset()  # folders of the pages of codes

    def check(self, code: str) -> Check | None:
        """The check with a code."""
        return next((c for c in self.catalogue if c.code == code), None)
