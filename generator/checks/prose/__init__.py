"""Checks of the prose: against the tables, and against itself.

Figures are those of `Reading.statements`; a disclosure without statements has no record
from these checks. Vocabulary is `standards/disclosure_rules.yml`.
"""

from generator.checks.model import Check
from generator.checks.prose import (
    amounts,
    bases,
    changes,
    classes,
    counts,
    denied,
    of_fund,
    outcomes,
    rates,
    sayings,
)

CHECKS: tuple[Check, ...] = (
    *amounts.CHECKS,
    *rates.CHECKS,
    *changes.CHECKS,
    *bases.CHECKS,
    *sayings.CHECKS,
    *counts.CHECKS,
    *denied.CHECKS,
    *classes.CHECKS,
    *of_fund.CHECKS,
    *outcomes.CHECKS,
)
