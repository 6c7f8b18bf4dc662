"""How amounts and places are written in the messages of the checks of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from generator.checks.prose.claims import Claim, Figure
from generator.checks.prose.ranges import Range
from generator.tables.amounts import UNITS, rounded

_WAN = Decimal(10000)
_EXACT = Context(prec=400)  # a text may print any number of digits
# What is expected and found where a sentence and a table differ: neither is known to be right.
SIDES = {"PROSE-TABLE": ("表中为", "文字为"), "PROSE-PROJECT": ("表中为", "文字为")}


def wan(amount: Decimal) -> str:
    """An amount of yuan in 万元, without idle zeros."""
    text = f"{rounded(_EXACT.divide(amount, _WAN), '0.000001', ROUND_HALF_EVEN):f}"
    return f"{text.rstrip('0').rstrip('.') or '0'}万元"


def like(amount: Decimal, figure: Figure) -> str:
    """An amount of yuan in the unit that a figure of the text is said in, without idle zeros."""
    unit = figure.statement.published_unit
    value = _EXACT.divide(amount, UNITS.get(unit, _WAN))
    text = f"{rounded(value, '0.000001', ROUND_HALF_EVEN):f}"
    return f"{text.rstrip('0').rstrip('.') or '0'}{unit if unit in UNITS else '万元'}"


def percent(value: Decimal) -> str:
    """A percentage with two decimals."""
    return f"{rounded(value, '0.01', ROUND_HALF_EVEN):f}%"


def signed(range_: Range) -> str:
    """A change in 万元 with its sign."""
    mark = "+" if range_.value > 0 else "−" if range_.value < 0 else ""
    return f"{mark}{wan(abs(range_.value))}"


def figure_at(figure: Figure, claim: Claim) -> str:
    """A figure and its place."""
    return f"{figure.text}（{claim.block.source}）"


def sum_of(parts: Sequence[Claim]) -> str:
    """The parts of a sum, each with its name and place."""
    return " + ".join(
        f"{claim.subject} {figure_at(claim.level, claim)}" for claim in parts if claim.level
    )


def name(claim: Claim) -> str:
    """What a claim is about, in words that can stand in a sentence."""
    item = re.search(r"([^()]{2,40})\(项\)$", claim.subject)
    return f"{item[1]}（项）" if item else claim.subject or claim.block.text[:24].strip()
