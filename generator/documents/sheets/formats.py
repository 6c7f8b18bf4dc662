"""A stored number and its display format become the text a reader of the sheet sees.

Sections, conditions, thousands separators, scaling, percent, literals, accounting
formats, dates, scientific notation, Chinese digits. All in Decimal: a stored
12.499999999999998 is the 12.5 that was typed (15 digits count in a spreadsheet). Fractions
are shown as decimals. Width of columns is not known here, so nothing is cut to `####`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from generator.documents.sheets.dates import is_date_format, show_date

_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
UNSHOWN = "########"  # what a cell prints that no width is enough for
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_SHOWN_DIGITS = 11  # what General shows at most
_TOKEN = re.compile(
    r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]|E[+-]0+|General|[0#?]+|[.,%@]|.', re.S | re.I
)
_PLACES = re.compile(r"[0#?]+")
_EXPONENT = re.compile(r"E([+-])(0+)", re.I)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*\d+"
    r"|[黑蓝青绿红白黄]色|洋红色?|颜色\s*\d+)\]",
    re.I,
)
_MINUS = frozenset("-‐‑‒–—―−﹣－")
_SIGNS = _MINUS | frozenset("(（负△▲")  # before a number: it is below zero
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
_COMPARE = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_CAPITAL_DIGITS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format, its tokens, and the condition it is for."""

    tokens: tuple[str, ...]
    operator: str = ""
    bound: Decimal = Decimal(0)


def number_of(stored: str) -> Decimal | None:
    """A stored number as it was typed: 15 significant digits; None for anything else."""
    try:
        value = Decimal(stored.strip())
    except InvalidOperation:
        return None
    return _SIGNIFICANT.plus(value) if value.is_finite() and abs(value.adjusted()) < 300 else None


def show(value: Decimal, code: str, date1904: bool = False) -> str:
    """What a cell with display format `code` prints for a number."""
    if not code or code.strip().lower() == "general":
        return general(value)
    sections = parse_format(code)
    section, signed = _choose(value, sections)
    if section is None:
        return ""
    if is_date_format(section.tokens):
        return show_date(value, section.tokens, date1904)
    try:
        shown = _show_number(value if signed else abs(value), section.tokens)
    except InvalidOperation:
        return UNSHOWN
    sign = "" if signed or not shown else _unprinted_sign(section, sections[0])
    return _with_digits(sign + shown, code)


def show_text(text: str, code: str) -> str:
    """What a cell prints for a text: as it is, or put into the format's text section."""
    if "@" not in code:
        sections = parse_format(code) if code.count(";") >= 3 else ()
        return "" if len(sections) == 4 and not _literals(sections[3].tokens) else text
    section = parse_format(code)[-1]
    return "".join(text if token == "@" else _literal(token) for token in section.tokens)


def general(value: Decimal) -> str:
    """A number in the format General: as many digits as fit, no zeros at the end."""
    if not value:
        return "0"
    digits = value.adjusted()
    places = max(0, min(9, _SHOWN_DIGITS - 2 - max(digits, 0)))
    shown = _fixed(value, places)
    if digits >= _SHOWN_DIGITS or (digits < -4 and Decimal(shown) != value):
        mantissa = _fixed(value.scaleb(-digits, _WIDE), 5).rstrip("0").rstrip(".")
        return f"{mantissa}E{digits:+03d}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


@functools.lru_cache(maxsize=512)
def parse_format(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    sections: list[list[str]] = [[]]
    for token in _TOKEN.findall(code[:1000]):
        if token == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(_section(tokens) for tokens in sections[:4])


def _section(tokens: list[str]) -> Section:
    for token in tokens:
        if found := _CONDITION.fullmatch(token):
            rest = tuple(t for t in tokens if t != token)
            return Section(rest, found[1], Decimal(found[2]))
    return Section(tuple(tokens))


def _choose(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for a value, and whether the number prints its own minus sign."""
    numeric = [s for s in sections if "@" not in s.tokens] or [Section(("@",))]
    if any(s.operator for s in numeric):
        for section in numeric:
            if not section.operator or _COMPARE[section.operator](value, section.bound):
                return section, value >= 0 or not _prints_sign(section)
        return None, True
    if len(sections) >= 4:
        numeric = list(sections[:3])
    if value > 0 or len(numeric) == 1:
        return numeric[0], True
    if value < 0:
        return numeric[1], False
    return numeric[2] if len(numeric) > 2 else numeric[0], True


def _unprinted_sign(negative: Section, positive: Section) -> str:
    """What stands before a number below zero whose section prints no sign.

    A colour of its own is the sign, and a minus stands for it; of a number that looks like
    those above zero nobody sees the sign, so that it must not pass for one of them.
    """
    if _prints_sign(negative) or not _prints_number(negative):
        return ""
    return "±" if _colours(negative) == _colours(positive) else "-"


def _prints_sign(section: Section) -> bool:
    """Whether a section prints a sign before its number, or a minus behind it."""
    places = [i for i, token in enumerate(section.tokens) if _is_place(token)]
    if not places:
        return False
    before = _literals(section.tokens[: places[0]])
    behind = _literals(section.tokens[places[-1] + 1 :]).strip()
    return not _SIGNS.isdisjoint(before) or behind[:1] in _MINUS


def _prints_number(section: Section) -> bool:
    return any(_is_place(token) for token in section.tokens)


def _is_place(token: str) -> bool:
    return _PLACES.fullmatch(token) is not None or token.lower() in {"general", "@"}


def _colours(section: Section) -> list[str]:
    return [token.lower() for token in section.tokens if _COLOUR.fullmatch(token)]


def _show_number(value: Decimal, tokens: tuple[str, ...]) -> str:
    """A number in one section: literals around and between the digits of its pattern."""
    if any(t.lower() == "general" for t in tokens) or "@" in tokens:
        return "".join(
            general(value) if t.lower() == "general" or t == "@" else _literal(t) for t in tokens
        ).strip()
    places = [i for i, t in enumerate(tokens) if _PLACES.fullmatch(t)]
    if not places:
        sign = "-" if value < 0 and _literals(tokens) else ""
        return sign + _literals(tokens).strip()
    if "/" in tokens[places[0] : places[-1]]:
        return general(value)
    first, last = places[0], _end_of_pattern(tokens, places)
    number = _WIDE.multiply(value, Decimal(100) ** tokens.count("%"))
    digits = _digits(abs(number), tokens[first : last + 1])
    before = "".join(_literal(t) for t in tokens[:first])
    after = "".join(_literal(t) for t in tokens[last + 1 :])
    # The sign stands before everything else: -¥1,234.50
    return (("-" if value < 0 else "") + (before + digits + after).strip()).strip()


def _end_of_pattern(tokens: tuple[str, ...], places: list[int]) -> int:
    """Index of the last token of the digits: with the point or commas right behind them."""
    last = places[-1]
    while last + 1 < len(tokens) and (
        tokens[last + 1] in {".", ","} or _EXPONENT.fullmatch(tokens[last + 1])
    ):
        last += 1
    return last


def _digits(value: Decimal, tokens: tuple[str, ...]) -> str:
    """The digits in a pattern such as `#,##0.00`; literals inside it keep their place."""
    if exponent := _EXPONENT.fullmatch(tokens[-1]):
        pattern = "".join(t for t in tokens[:-1] if _PLACES.fullmatch(t) or t == ".")
        return _scientific(value, pattern, exponent[1], len(exponent[2]))
    point = tokens.index(".") if "." in tokens else len(tokens)
    whole, decimals = list(tokens[:point]), list(tokens[point + 1 :])
    scaled = _trailing_commas(whole) + _trailing_commas(decimals)
    places = sum(len(t) for t in decimals if _PLACES.fullmatch(t))
    fixed = _fixed(value.scaleb(-3 * scaled, _WIDE), places)
    left, _, right = fixed.partition(".")
    shown = _whole_part(left.lstrip("0"), whole) + ("." if point < len(tokens) else "")
    return shown + _decimal_part(right, decimals)


def _trailing_commas(tokens: list[str]) -> int:
    """Takes the commas off the end: each divides the number by a thousand."""
    count = 0
    while tokens and tokens[-1] == ",":
        tokens.pop()
        count += 1
    return count


def _whole_part(digits: str, tokens: list[str]) -> str:
    """Digits filled in from the right; what is left over stands at the first place."""
    slots = [c for t in tokens for c in (t if _PLACES.fullmatch(t) else [t])]
    first = next((i for i, slot in enumerate(slots) if slot in "0#?"), 0)
    printed, count = "", 0
    for index in range(len(slots) - 1, -1, -1):
        slot = slots[index]
        if slot == ",":
            continue
        if slot not in "0#?":
            printed = (_literal(slot) if digits or count or "0" in slots[:index] else "") + printed
            continue
        take = digits if index == first else digits[-1:]
        digits = "" if index == first else digits[:-1]
        for digit in reversed(take or ("0" if slot == "0" else "")):
            comma = "," in slots and count and count % 3 == 0
            printed = digit + ("," if comma else "") + printed
            count += 1
    return printed


def _decimal_part(digits: str, tokens: list[str]) -> str:
    """Digits filled in from the left; zeros at the end only where the pattern has a 0."""
    slots = [c for t in tokens for c in (t if _PLACES.fullmatch(t) else [t])]
    kept = len(digits)
    places = [slot for slot in slots if slot in "0#?"]
    while kept and places[kept - 1] != "0" and digits[kept - 1] == "0":
        kept -= 1
    printed, at = "", 0
    for slot in slots:
        if slot not in "0#?":
            printed += _literal(slot)
        else:
            printed += digits[at] if at < kept else ""
            at += 1
    return printed


def _scientific(value: Decimal, pattern: str, sign: str, width: int) -> str:
    places = len(pattern.partition(".")[2])
    power = value.adjusted() if value else 0
    mantissa = _fixed(value.scaleb(-power, _WIDE), places)
    if mantissa.startswith("10"):
        power += 1
        mantissa = _fixed(value.scaleb(-power, _WIDE), places)
    mark = "-" if power < 0 else ("+" if sign == "+" else "")
    return f"{mantissa}E{mark}{abs(power):0{width}d}"


def _fixed(value: Decimal, places: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    return f"{rounded:f}"


def _literals(tokens: tuple[str, ...]) -> str:
    return "".join(_literal(token) for token in tokens if token not in {"@"})


def _literal(token: str) -> str:
    """What a token that is no digit prints: quoted text, a currency, itself; blanks for space."""
    if token.startswith('"'):
        return token[1:-1]
    if token[0] in "\\!" and len(token) > 1:
        return token[1:]
    if token.startswith("_"):
        return " "
    if token.startswith("*"):
        return ""
    if found := _CURRENCY.fullmatch(token):
        return found[1]
    if token.startswith("[") or _PLACES.fullmatch(token):
        return ""
    return token


def _with_digits(shown: str, code: str) -> str:
    """Chinese digits where the format asks for them."""
    upper = code.upper()
    if "[DBNUM1]" in upper:
        return shown.translate(_CHINESE_DIGITS)
    return shown.translate(_CAPITAL_DIGITS) if "[DBNUM2]" in upper else shown
