"""How an amount in yuan is written on the site: 万元 or 亿元 with thousands separators.

Numbers are written exactly or with the digits said here; a rounded one says 约. Nothing is
rounded in silence except shares, which have one decimal. Knows nothing of where an amount stands.
"""

from __future__ import annotations

from decimal import Decimal

from generator.tables.amounts import rounded

WAN = Decimal(10_000)
YI = Decimal(100_000_000)
ABOUT = "约\u00a0"  # before a rounded amount


def plain(amount: Decimal) -> str:
    """Exact digits with thousands separators and without needless zeros."""
    written = f"{amount.normalize():,f}"
    return "0" if written in ("-0", "") else written


def in_wan(amount: Decimal) -> str:
    """Exact 万元, at least two decimals: `7,348.40`."""
    value = amount / WAN
    exponent = value.normalize().as_tuple().exponent
    digits = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{value:,.{digits}f}"


def money(amount: Decimal) -> str:
    """Exact amount with its unit; from 1 亿元 on in 亿元 where that loses no digit."""
    if abs(amount) >= YI and amount % (WAN * 100) == 0:
        return f"{amount / YI:,.2f} 亿元"
    return f"{in_wan(amount)} 万元"


def brief(amount: Decimal) -> str:
    """An amount at a glance: two decimals; a rounded one says so: `约 1,077.16 万元`."""
    exact = money(amount)
    number, unit = exact.split(" ")
    near = rounded(amount / WAN, "0.01")
    if len(number.partition(".")[2]) <= 2 or not near:  # a few yuan are not nothing
        return exact
    return f"{ABOUT}{near:,} {unit}"


def yuan(amount: Decimal) -> str:
    """Exact amount in yuan: `2,910,000 元`."""
    return f"{plain(amount)} 元"


def share(part: Decimal, whole: Decimal) -> str:
    """`part` of `whole` in per cent with one decimal; a dash when there is no whole."""
    if not whole:
        return "—"
    percent = rounded(part * 100 / whole, "0.1")
    return "不足 0.1%" if part and not percent else f"{percent}%"


def change(now: Decimal, before: Decimal) -> str:
    """Direction and size of a change in words: `减少 21.49 万元（6.9%）`."""
    difference = now - before
    if not difference:
        return "持平"
    word = "增加" if difference > 0 else "减少"
    ratio = f"（{share(abs(difference), abs(before))}）" if before else ""
    return f"{word} {brief(abs(difference))}{ratio}"
