"""Addresses of spreadsheet cells: `B7` and `sheet:<name>!B7`, columns and rows from 1."""

from __future__ import annotations

import re

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def column_letters(column: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """(7, 2) → B7."""
    return f"{column_letters(column)}{row}"


def parse_cell(address: str) -> tuple[int, int] | None:
    """B7 → (7, 2); None for what is no address."""
    found = _CELL.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def parse_range(reference: str) -> tuple[int, int, int, int] | None:
    """`B2:C7` → first row, first column, last row, last column."""
    first, _, last = reference.partition(":")
    a, b = parse_cell(first), parse_cell(last or first)
    if a is None or b is None or b[0] < a[0] or b[1] < a[1]:
        return None
    return (*a, *b)


def sheet_place(name: str, row: int, column: int) -> str:
    """Locator of a cell."""
    return f"sheet:{name}!{cell_address(row, column)}"
