"""Checks of completeness: what law and practice demand for the fiscal year, and what is there.

Which tables are demanded stands in `standards/tables/kinds.yml`, which explanations in
`standards/disclosure_rules.yml`. What our own reading could not make out is told apart
(codes READ-…): it is never held against the publisher.
"""

from generator.checks.completeness import fields, layout, reading, tables, words, year
from generator.checks.model import Check

CHECKS: tuple[Check, ...] = (
    *tables.CHECKS, *words.CHECKS, *layout.CHECKS, *reading.CHECKS, *fields.CHECKS,
    *year.CHECKS,
)  # fmt: skip
