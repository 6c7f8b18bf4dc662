"""Forms of a whole unit that print the sums of both its revenue and its expenditure.

    收入预算合计 | 7783.26 | 其中：上级财政拨款 |
    其中：本级财政安排 | 751.80 | 其他资金 | 7031.46
    支出预算合计 | 7783.26 | 其中：人员经费 | 426.29

What stands behind one of the sums, as far as the other, are its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.forms import Money


def with_form_sides(found: Sequence[Money]) -> tuple[Money, ...]:
    """The money, each of the side whose sum stands before it; unchanged without both sums."""
    own = [_side(money.key) for money in found]
    if not {*vocabulary.forms().sides} <= {*own} or any(money.role for money in found):
        return tuple(found)
    placed: list[Money] = []
    side = whole = ""
    for money, said in zip(found, own, strict=True):
        side, whole = (said, money.key) if said else (side, whole)
        role, part = ("total", "total") if said else ("item", "part")
        key = money.key if said or not whole else f"{whole} / {money.key}"
        placed.append(replace(money, key=key, side=side, role=role, column_role=part))
    return tuple(placed)


def _side(key: str) -> str:
    """The side that a key sums."""
    word = squash(key)
    return next((s for s, p in vocabulary.forms().sides.items() if p.fullmatch(word)), "")
