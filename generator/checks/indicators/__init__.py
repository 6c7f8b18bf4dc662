"""Checks of performance targets: weights, directions, repetitions, money.

An indicator is judged by its own words only (`standards/disclosure_rules.yml`); whether a
target is ambitious is nobody's business here.
"""

from generator.checks.indicators import form, meaning, money
from generator.checks.model import Check

CHECKS: tuple[Check, ...] = (*meaning.CHECKS, *money.CHECKS, *form.CHECKS)
