"""How deep the printed number of a line is: 一、 above （一）, （一） above 1.

Which numbers there are stands in `standards/tables/lines.yml`.
"""

from __future__ import annotations

from generator.standards import vocabulary


def depth_of(squashed: str) -> int | None:
    """The depth of a line's number, 0 the highest; None where it has none."""
    enumerators = vocabulary.lines().enumerators
    return next((at for at, number in enumerate(enumerators) if number.match(squashed)), None)
