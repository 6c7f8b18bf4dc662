"""Ways to lay expected columns over printed positions, the least disturbed first.

Order is kept: columns never cross. A position may stay without a column when nothing is
printed under it, a column without a position when it was lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.tables.leaves import Leaf

_MOST_LEFT_OUT = 3
_MOST_READINGS = 4000


@dataclass(frozen=True, slots=True)
class Reading:
    """Leaves put over positions, with what it cost."""

    pairs: tuple[tuple[int, Leaf], ...]
    cost: float


def readings(leaves: Sequence[Leaf], first: int, width: int, filled: set[int]) -> list[Reading]:
    """All ways to lay the leaves over the positions in order, the least disturbed first."""
    found: list[Reading] = []

    def lay(position: int, leaf: int, left_out: int, pairs: tuple[tuple[int, Leaf], ...]) -> None:
        if len(found) >= _MOST_READINGS or left_out > _MOST_LEFT_OUT:
            return
        if position >= width or leaf >= len(leaves):
            rest_positions = range(position, width)
            if not filled.intersection(rest_positions):
                spare = len(leaves) - leaf + len(rest_positions)
                if left_out + spare <= _MOST_LEFT_OUT + 2:
                    found.append(Reading(pairs, _cost(pairs, leaves, first, width)))
            return
        lay(position + 1, leaf + 1, left_out, (*pairs, (position, leaves[leaf])))
        lay(position, leaf + 1, left_out + 1, pairs)
        if position not in filled:
            lay(position + 1, leaf, left_out + 1, pairs)

    lay(first, 0, 0, ())
    return sorted(found, key=lambda reading: reading.cost)


def _cost(
    pairs: tuple[tuple[int, Leaf], ...], leaves: Sequence[Leaf], first: int, width: int
) -> float:
    """How far a reading departs from the print: changes of shift, lost and unused words."""
    cost, shift = 0.0, 0
    used = {leaf.concepts for _, leaf in pairs}
    seen_groups: set[int] = set()
    for position, leaf in pairs:
        if leaf.printed < 0:
            cost += 1
        elif position - leaf.printed != shift:
            shift = position - leaf.printed
            cost += 1
        for group in leaf.groups:
            if group >= 0 and group not in seen_groups:
                seen_groups.add(group)
                cost += 0.5 * (group != position)
    cost += sum(1.5 if leaf.printed >= 0 else 0.3 for leaf in leaves if leaf.concepts not in used)
    taken = {position for position, _ in pairs}
    for position in range(first, width):
        if position not in taken:
            cost += 0.5 if position > max(taken, default=first) else 1.5
    return cost
