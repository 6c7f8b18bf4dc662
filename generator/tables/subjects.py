"""Which classification the code columns of a table hold, by the codes printed in them.

A header that says 科目编码 and no more leaves open whether functional or economic classes
are meant; the table's kind says what is usual. The first digit of a code decides: 2
functional, 3 economic of the departments, 5 economic of the government (政府收支分类科目).
Codes that contradict each other, the header's own words or all the names beside them (501
职工活动支出 of a trade union) decide nothing; a name whose header says its classification
(功能科目名称) says it of silent codes beside it (类, 款, 项) that agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.standards.classifications import code_names
from generator.standards.vocabulary import squash
from generator.tables.model import BodyRow, Column

_BY_DIGIT = {"2": "function", "3": "economic", "5": "government-economic"}
_NAME_END = re.compile(r"(支出|费用?)$")
_SEVERAL = 3  # codes known by other names, to deny a classification
_CODE = re.compile(r"[235]\d{2}(\d{2}){0,2}")
_PARTS = frozenset({"class", "section", "item-code"})
_SUBJECTS = frozenset(f"{name}-{what}" for name in _BY_DIGIT.values() for what in ("code", "name"))


def with_classifications(columns: Sequence[Column], rows: Sequence[BodyRow]) -> tuple[Column, ...]:
    """The columns, a run of code and name columns under the classification of its codes."""
    settled = list(columns)
    for run in _runs(columns):
        digits = {d for i in run for d in _first_digits(columns[i], rows)}
        if len(digits) != 1:
            continue
        found = _BY_DIGIT[digits.pop()]
        if _names_deny(found, [columns[i] for i in run], rows):
            continue
        said = {columns[i].classification for i in run if _says_which(columns[i])}
        if said - {found}:
            continue
        for index in (i for i in run if not _says_which(columns[i])):
            column, what = columns[index], columns[index].use.rpartition("-")[2]
            use = f"{found}-{what}" if column.use in _SUBJECTS else column.use
            settled[index] = replace(column, use=use, classification=found)
    return tuple(settled)


def _runs(columns: Sequence[Column]) -> list[list[int]]:
    """Positions of code and name columns, a new run where codes follow names or money.

    So do codes whose header says their classification, after codes whose header does not.
    """
    runs: list[list[int]] = []
    named = True
    for column in columns:
        is_code = column.use in _PARTS or column.use in _SUBJECTS and column.use.endswith("-code")
        is_name = column.use in _SUBJECTS and not is_code
        says_more = is_code and _says_which(column) and runs and _is_silent(columns, runs[-1])
        if is_code and named or says_more:
            runs.append([])
        if is_code or is_name and runs and not named:
            runs[-1].append(column.index)
        named = named if not (is_code or is_name or column.use == "amount") else not is_code
    return runs


def _is_silent(columns: Sequence[Column], run: Sequence[int]) -> bool:
    return not any(_says_which(columns[index]) for index in run)


def _says_which(column: Column) -> bool:
    """True when the header's own words name the classification."""
    words = squash("".join(column.path))
    return "功能" in words or "经济" in words


def _first_digits(column: Column, rows: Sequence[BodyRow]) -> set[str]:
    if column.use not in _PARTS - {"section", "item-code"} and not column.use.endswith("-code"):
        return set()
    codes = [_printed(row, column) for row in rows]
    return {code[0] for code in codes if _CODE.fullmatch(code)}


def _names_deny(found: str, run: Sequence[Column], rows: Sequence[BodyRow]) -> bool:
    """True where the list knows several of the codes, and none by the name beside it."""
    code = next((c for c in run if c.use.endswith("-code")), None)
    name = next((c for c in run if c.use.endswith("-name")), None)
    if code is None or name is None:
        return False
    pairs = {(_printed(row, code), _printed(row, name)) for row in rows}
    asked = [(code_names(found, c), n) for c, n in pairs if n]
    known = [any(_is_alike(n, own) for own in names) for names, n in asked if names]
    return len(known) >= _SEVERAL and not any(known)


def _is_alike(name: str, other: str) -> bool:
    """True for names of which one holds the other, but for 支出 and 费 at their ends."""
    one, two = (_NAME_END.sub("", word) or word for word in (name, squash(other)))
    return one in two or two in one


def _printed(row: BodyRow, column: Column) -> str:
    cell = row.cells.get(column.index)
    return squash(cell.text) if cell else ""
