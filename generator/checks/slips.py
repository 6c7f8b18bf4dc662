"""Slips of the hand and of the program: what one number looks like beside another.

A slip has a kind and a weight (how much likelier it is than an unknown change). Knows
two numbers and the precision they are printed with, nothing of tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.facts.model import Fact

_POWERS = (
    ("unit", Decimal(10_000), 1.5),
    ("decimal-point", Decimal(10), 1.2),
    ("decimal-point", Decimal(100), 1.2),
    ("decimal-point", Decimal(1000), 0.8),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A known way of getting a number wrong."""

    kind: str  # unit | decimal-point | sign | digits-swapped | one-digit | shifted | …
    weight: float


def slip(fact: Fact, meant: Decimal, tolerance: Decimal, step: Decimal) -> Slip | None:
    """How `meant` could have become what the cell prints, or None."""
    amount = fact.amount
    if not amount:
        return None
    if abs(amount + meant) <= tolerance and abs(amount) > tolerance:
        return Slip("sign", 1.5)
    for kind, power, weight in _POWERS if meant else ():  # of nothing every power is nothing
        if abs(meant * power - amount) <= tolerance * power and _is_near(amount, power, tolerance):
            return Slip(kind, weight)
        if abs(amount * power - meant) <= tolerance + power * step / 2:
            return Slip(kind, weight)
    printed = int(abs(amount) / step)
    for candidate in _swapped(printed):
        if abs(candidate * step - abs(meant)) <= tolerance:
            return Slip("digits-swapped", 1.0)
    return Slip("one-digit", 0.5) if _one_digit(printed, amount, meant, tolerance, step) else None


def _is_near(amount: Decimal, power: Decimal, tolerance: Decimal) -> bool:
    """False when the amount is so small that any rest would look like a power of ten."""
    return abs(amount) > 4 * tolerance * power or not amount % power


def _swapped(number: int) -> list[int]:
    """The numbers made by swapping two neighbouring digits."""
    digits = str(number)
    return [
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    ]


def _one_digit(
    printed: int, amount: Decimal, meant: Decimal, tolerance: Decimal, step: Decimal
) -> bool:
    """True when one digit, changed, gives what was meant."""
    change = abs(meant) - abs(amount)
    if amount * meant < 0 or abs(change) <= tolerance:
        return False
    for place in range(len(str(printed))):
        worth = step * 10**place
        times = round(change / worth)
        digit = printed // 10**place % 10
        if times and 0 <= digit + times <= 9 and abs(change - times * worth) <= tolerance:
            return True
    return False
