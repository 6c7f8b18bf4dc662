"""Serial numbers with a date format become printed dates and times.

Knows the tokens of spreadsheet date formats; names of months and days are given in the
forms Chinese sheets use. A serial number out of range is printed as a number.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal

_PARTS = re.compile(
    r"y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2}|a{3,4}|AM/PM|A/P|上午/下午|\.0+|.", re.I | re.S
)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_LAST_DAY = 2_958_465  # 9999-12-31
_WEEKDAYS = "一二三四五六日"


def is_date_format(tokens: tuple[str, ...]) -> bool:
    """True when letters of dates stand in a format outside literals."""
    if any(_ELAPSED.fullmatch(t) for t in tokens):
        return True
    plain = [t.lower() for t in tokens if len(t) == 1]
    if any(re.fullmatch(r"[0#?]+", t) for t in tokens) and not {"y", "d", "h", "s"} & set(plain):
        return False
    return bool({"y", "m", "d", "h", "s"} & set(plain))


def show_date(value: Decimal, tokens: tuple[str, ...], date1904: bool) -> str:
    """What a date format prints for a serial number."""
    if value < 0 or value > _LAST_DAY:
        return f"{value.normalize():f}"
    moment = _moment(value, date1904)
    parts = _parts(tokens)
    half_day = any(p.lower() in {"am/pm", "a/p", "上午/下午"} for p in parts)
    printed = []
    for at, part in enumerate(parts):
        is_minute = _is_minute(parts, at)
        printed.append(_show_part(part, moment, value, half_day, is_minute))
    return "".join(printed).strip()


def _moment(value: Decimal, date1904: bool) -> datetime:
    """Day and time of a serial number; day 60 of the 1900 system never was."""
    days = int(value)
    seconds = int(((value - days) * 86400).to_integral_value())
    if date1904:
        return datetime(1904, 1, 1) + timedelta(days=days, seconds=seconds)
    first = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    return first + timedelta(days=days, seconds=seconds)


def _parts(tokens: tuple[str, ...]) -> list[str]:
    """Date tokens and literals; letters that stand next to each other run together."""
    parts: list[str] = []
    run = ""
    for token in tokens:
        literal = token[:1] in {'"', "\\", "!", "_", "*"} or (
            token.startswith("[") and not _ELAPSED.fullmatch(token)
        )
        if not literal and not token.startswith("["):
            run += token
            continue
        parts += _PARTS.findall(run)
        run = ""
        if token.startswith("["):
            parts += [token] if _ELAPSED.fullmatch(token) else []
        else:
            parts.append("\0" + _quoted(token))
    return parts + _PARTS.findall(run)


def _quoted(token: str) -> str:
    if token.startswith('"'):
        return token[1:-1]
    return {"\\": token[1:], "!": token[1:], "_": " "}.get(token[0], "")


def _is_minute(parts: list[str], at: int) -> bool:
    """`m` is a minute right after hours or right before seconds."""
    if not re.fullmatch(r"m{1,2}", parts[at], re.I):
        return False
    letters = [i for i, p in enumerate(parts) if re.fullmatch(r"\[?[ymdhs]+\]?", p, re.I)]
    here = letters.index(at)
    before = parts[letters[here - 1]].lower() if here else ""
    after = parts[letters[here + 1]].lower() if here + 1 < len(letters) else ""
    return before.strip("[").startswith("h") or after.strip("[").startswith("s")


def _show_part(part: str, moment: datetime, value: Decimal, half_day: bool, minute: bool) -> str:
    """One token of a date format, printed."""
    if part.startswith("\0"):
        return part[1:]
    name = part.lower()
    if found := _ELAPSED.fullmatch(part):
        factor = {"h": 24, "m": 1440, "s": 86400}[found[1][0].lower()]
        return str(int(value * factor)).zfill(len(found[1]))
    if re.fullmatch(r"y+", name):
        return f"{moment.year:04d}" if len(name) > 2 else f"{moment.year % 100:02d}"
    if re.fullmatch(r"m+", name):
        number = moment.minute if minute else moment.month
        return _month(number, len(name)) if not minute else f"{number:0{len(name)}d}"
    if re.fullmatch(r"d+", name):
        return f"{moment.day:0{len(name)}d}" if len(name) < 3 else _weekday(moment, name)
    if re.fullmatch(r"h+", name):
        hour = (moment.hour - 1) % 12 + 1 if half_day else moment.hour
        return f"{hour:0{len(name)}d}"
    if re.fullmatch(r"s+", name):
        return f"{moment.second:0{len(name)}d}"
    if re.fullmatch(r"a{3,4}", name):
        return _weekday(moment, name)
    if name in {"am/pm", "a/p", "上午/下午"}:
        return part.split("/")[moment.hour >= 12]
    return "" if part.startswith(".0") else part


def _month(number: int, width: int) -> str:
    return f"{number:0{width}d}" if width < 3 else f"{number}月"


def _weekday(moment: datetime, name: str) -> str:
    day = _WEEKDAYS[moment.weekday()]
    return day if name == "aaa" else f"星期{day}"
