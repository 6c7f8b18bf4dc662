"""Printed money becomes exact decimals; nothing else does.

A printed amount is a sign, digits with or without thousands separators, and decimals.
Blanks inside the digits, as extraction leaves them, are allowed, and a footnote mark
after them; two numbers in one cell are not. Blank cells, a lone dot and dashes are no
amounts: a zero must be printed to be a zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from generator.standards.vocabulary import squash

UNITS = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "十万元": Decimal(100_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿元": Decimal(100_000_000),
}
_MINUS = "-‐‑‒–—―−﹣－"
_BLANKS = re.compile(rf"[\s.．·。{re.escape(_MINUS)}_/\\、]*")
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>[{re.escape(_MINUS)}+]?)[¥￥]?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<decimals>\d+))?(?P<close>\))?"
    r"(?P<unit>亿元?|[十百千]万元|万元?|[百千]?元)?"
    r"(?P<mark>\^?(?:[*＊※†]{1,3}|[①-⑳]|[(\[]注\d{0,2}[)\]]))?",
    re.ASCII,
)
_LONGEST = 40  # characters of a printed amount
# 12.00 34, 12 34.56.78; and 2023 30.00, which no thousands are printed as.
_TWO_NUMBERS = re.compile(r"\d\.\d+\s+\d|\d\s+\d+\.\d+\s*\d*\.\d|\d{4}\s+\d+\.\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number: its value as printed, its decimals, and a unit printed with it."""

    value: Decimal
    decimals: int
    unit: str = ""

    def yuan(self, table_unit: str) -> Decimal:
        """The amount in yuan, exact; the cell's own unit goes before the table's."""
        return self.value * UNITS[self.unit or table_unit]

    def precision(self, table_unit: str) -> Decimal:
        """One unit of the last printed digit, in yuan."""
        return UNITS[self.unit or table_unit].scaleb(-self.decimals)


def is_blank(text: str) -> bool:
    """True for a cell that prints nothing: empty, a lone dot, dashes, a slash."""
    return _BLANKS.fullmatch(text) is not None


def parse_amount(text: str) -> Amount | None:
    """The amount a cell prints, or None when it prints anything else."""
    return _parsed(text) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 14)  # where a header is restored, cells are asked once for each way
def _parsed(text: str) -> Amount | None:
    if _TWO_NUMBERS.search(text):
        return None
    found = _NUMBER.fullmatch(squash(text).replace("，", ","))
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    whole, decimals = (found["whole"] or "").replace(",", ""), found["decimals"] or ""
    if not whole and not decimals:
        return None
    value = Decimal((whole or "0") + ("." + decimals if decimals else ""))
    negative = found["sign"] in set(_MINUS) and found["sign"] or found["open"]
    unit = found["unit"] or ""
    unit = f"{unit}元" if unit in {"万", "亿"} else unit
    return Amount(-value if negative else value, len(decimals), unit)


def rounded(value: Decimal, step: str, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A number to the places of `step` (`0.01`), however many digits it has before the point."""
    digits = max(28, value.adjusted() + len(step) + 2)
    return value.quantize(Decimal(step), rounding, Context(prec=digits))


def has_digit(text: str) -> bool:
    """True for a cell that prints a digit, whatever else stands beside it."""
    return any(char.isdecimal() for char in text)


def is_integer(text: str) -> bool:
    """True for a cell of digits only (a code, a sequence number, or a round amount)."""
    return squash(text).isdecimal()
