"""Records to CSV text and back, exactly.

UTF-8, line feeds, RFC 4180 quoting. Numbers are bare decimals without an exponent. Empty means
missing. A text that a spreadsheet would run as a formula gets an apostrophe in front:

    it begins with  =  +  -  @  (or a full-width form of them), a tab or a line break,
    is longer than that one character, and is not a plain number such as -12.30 or -5%

so that `=HYPERLINK(…)` is written `'=HYPERLINK(…)` while negative amounts stay numbers. A text
that already begins with apostrophes before such a character gets one more, so that taking one
away always gives back the original.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.package.resources import FieldSpec

Value = str | int | bool | Decimal | tuple[str, ...] | None

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠].", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\.[0-9]+)%?")
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_PLAIN_INTEGER = re.compile(r"-?[0-9]+")
# What another program may take for a separator with a formula behind it is quoted, too.
_TO_QUOTE = re.compile(r'[",\r\n]|[;\t]\s*[=+\-@＝＋－＠]')
_TRUTH = {"true": True, "false": False}
_LONGEST_FIELD = 1 << 27  # characters; the csv module stops at 131,072 by itself


def guard_formula(text: str) -> str:
    """The text in a form no spreadsheet runs as a formula."""
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguard_formula(text: str) -> str:
    """The text as it was before `guard_formula`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def plain_number(value: Decimal, decimals: int = 0) -> str:
    """The exact value without exponent, with `decimals` decimals unless more are needed."""
    if not value.is_finite():
        raise ValueError(f"{value} is not an amount")
    whole, _, fraction = format(value, "f").partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    text = f"{whole}.{fraction}" if fraction else whole
    return text.removeprefix("-") if value.is_zero() else text


def to_text(value: Value, spec: FieldSpec) -> str:
    """A record's value as the text of its CSV field."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_number(value, spec.decimals)
    if isinstance(value, int):
        return str(value)
    return guard_formula(value)


def from_text(text: str, spec: FieldSpec) -> Value:
    """The value a CSV field stands for; `ValueError` when it is not of the field's type."""
    if spec.is_list:
        return tuple(text.split())
    if spec.type == "string":
        return unguard_formula(text)
    if not text:
        return None
    if spec.type == "integer" and _PLAIN_INTEGER.fullmatch(text):
        return int(text)
    if spec.type == "number" and _PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if spec.type == "boolean" and text in _TRUTH:
        return _TRUTH[text]
    raise ValueError(f"{spec.name}: {text[:40]!r} is not of type {spec.type}")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A whole CSV file."""
    return "".join(_record(fields) for fields in [header, *rows]).encode("utf-8")


def from_csv(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a CSV file; `ValueError` when it is not one."""
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"not a CSV file in UTF-8: {error}") from error
    if not rows:
        raise ValueError("the file is empty")
    return rows[0], rows[1:]


def _record(fields: Sequence[str]) -> str:
    if len(fields) == 1 and not fields[0]:
        return '""\n'  # else a reader takes the line for no record at all
    return ",".join(map(_quoted, fields)) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text
