"""All checks, in the order they are told: the registry that everything else reads.

A check exists when it is listed at the bottom of its module and joined here.
"""

from __future__ import annotations

from generator.checks import (
    across,
    codes,
    completeness,
    foreign,
    indicators,
    prose,
    scans,
    sums,
    text,
    titles,
    years,
)
from generator.checks.model import Check

CATALOGUE: tuple[Check, ...] = (
    *sums.CHECKS,
    *across.CHECKS,
    *prose.CHECKS,
    *codes.CHECKS,
    *titles.CHECKS,
    *foreign.CHECKS,
    *completeness.CHECKS,
    *scans.CHECKS,
    *indicators.CHECKS,
    *text.CHECKS,
    *years.CHECKS,
)
