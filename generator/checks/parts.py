"""Which part of a document a place is in: the department's, or that of its single units.

Documents that publish both print the units' part after the department's. Known for text
only; other formats have no order of places here and count as the department's part.
"""

from __future__ import annotations

from generator import locator
from generator.facts.model import Reading


def first_unit_line(reading: Reading) -> int:
    """The line at which the tables of single units begin; 0 when there are none."""
    lines = [
        address.first
        for table in reading.tables
        if table.reporting_level == "unit" and (address := locator.parse_line(table.source))
    ]
    return min(lines, default=0)


def is_in_unit_part(source: str, first_unit: int) -> bool:
    """True for a place at or after the line where the units' part begins."""
    address = locator.parse_line(source)
    return bool(first_unit and address and address.first >= first_unit)
