"""Which rows and columns are sums of others, so that nobody counts an amount twice.

A row is `total` when it sums the table, `subtotal` when other rows of the table are its
parts (a 类 with its 款, an enumerated heading with its lines, an “其中” line, which is a
part already counted), else `item`. A column is `total` when it sums the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.labels import Label
from generator.facts.named_levels import named_levels
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.model import Column

_CLASSIFICATIONS = ("function", "economic", "government_economic")


def row_roles(labels: Sequence[Label]) -> tuple[str, ...]:
    """Role of every row of one block."""
    grand = _has_grand_total(labels)
    named, below = _named_wholes(labels), _Below.of(labels)
    return tuple(
        "subtotal" if role == "item" and at in named else role
        for at in range(len(labels))
        for role in (_role(at, labels, grand, below),)
    )


def _named_wholes(labels: Sequence[Label]) -> frozenset[int]:
    """Rows without codes that the names of classes say to be sums of the rows below."""
    if any(label.coded for label in labels):
        return frozenset()
    return frozenset(named_levels([label.text for label in labels]).parents) - {-1}


def with_item_parts(roles: Sequence[str], items: Sequence[str]) -> tuple[str, ...]:
    """Roles where lines have item keys: a key with longer keys below it is their sum."""
    return tuple(
        _item_role(role, item, items) if item and role != "total" else role
        for role, item in zip(roles, items, strict=True)
    )


def _item_role(role: str, item: str, items: Sequence[str]) -> str:
    if any(other.startswith(f"{item}/") for other in items):
        return "subtotal"
    return "item" if item.startswith("three-public/") else role


def _has_grand_total(labels: Sequence[Label]) -> bool:
    return any(table_words().grand_total.fullmatch(squash(label.text)) for label in labels)


@dataclass(frozen=True, slots=True)
class _Below:
    """What the rows of a block break down, looked up once for all of them."""

    codes: dict[str, frozenset[str]]  # by classification: all that a longer code begins with
    projects: dict[str, dict[str, int]]  # by classification and code: its last row of a project
    units: frozenset[str]  # all that a longer unit code begins with
    coded: bool  # whether any row has a code

    @classmethod
    def of(cls, labels: Sequence[Label]) -> _Below:
        codes: dict[str, frozenset[str]] = {}
        projects: dict[str, dict[str, int]] = {}
        for own in _CLASSIFICATIONS:
            full = [getattr(label, own).full for label in labels]
            codes[own] = _beginnings(full)
            projects[own] = {c: at for at, c in enumerate(full) if c and labels[at].project_name}
        units = _beginnings([label.unit_code for label in labels])
        return cls(codes, projects, units, any(label.coded for label in labels))


def _beginnings(codes: Sequence[str]) -> frozenset[str]:
    return frozenset(code[:n] for code in set(codes) for n in range(1, len(code)))


def _role(at: int, labels: Sequence[Label], grand: bool, below: _Below) -> str:
    label, text = labels[at], squash(labels[at].text)
    lines = vocabulary.lines()
    if table_words().year_total.fullmatch(text):
        return "subtotal" if grand else "total"
    if lines.totals.fullmatch(text):
        return "total"
    if lines.subtotals.fullmatch(text):
        return "subtotal"
    if lines.of_which.fullmatch(text) or _goes_on_of_which(at, labels):
        return "subtotal"
    if not text and not label.coded and at == 0 and len(labels) > 1:
        return "total"
    return "subtotal" if _has_parts(at, labels, below) else "item"


def _goes_on_of_which(at: int, labels: Sequence[Label]) -> bool:
    """True for a line without number right below “其中” lines of a numbered heading."""
    for above in range(at - 1, -1, -1):
        text = squash(labels[above].text)
        if _depth(labels[at].text) is not None or labels[at].coded or not text:
            return False
        if vocabulary.lines().of_which.fullmatch(text):
            return above > 0 and _depth(labels[above - 1].text) is not None
        if _depth(text) is not None or vocabulary.lines().totals.fullmatch(text):
            return False
        if vocabulary.lines().totals.fullmatch(squash(labels[at].text)):
            return False
    return False


def _has_parts(at: int, labels: Sequence[Label], below: _Below) -> bool:
    """True when other rows of the block break this one down."""
    label = labels[at]
    for own in _CLASSIFICATIONS:
        code = getattr(label, own).full
        if own == "government_economic" and label.economic.full:
            continue  # the second classification of a row follows the first
        if code and not label.project_name:
            if code in below.codes[own] or below.projects[own].get(code, -1) > at:
                return True
    if label.coded:
        return False
    if label.unit_code:
        return label.unit_code in below.units or below.coded
    return _is_deeper_below(at, labels)


def _is_deeper_below(at: int, labels: Sequence[Label]) -> bool:
    """True when the next line has a deeper enumerator than this one."""
    own = _depth(labels[at].text)
    if own is None or at + 1 >= len(labels):
        return False
    below = _depth(labels[at + 1].text)
    return below is not None and below > own


def _depth(text: str) -> int | None:
    for depth, pattern in enumerate(vocabulary.lines().enumerators):
        if pattern.match(squash(text)):
            return depth
    return None


def column_roles(amounts: Sequence[Column]) -> dict[int, str]:
    """Role of every amount column of one block, by index.

    Per year the outermost 合计 is the total; a lone amount column is one too; a change
    against another year never is.
    """
    roles: dict[int, str] = {}
    years: dict[str, list[Column]] = {}
    for column in amounts:
        year = next(
            (m[0] for word in column.path if (m := table_words().year_column.search(word))), ""
        )
        years.setdefault(year if re.match(r"\d|上", year) else "", []).append(column)
    for members in years.values():
        roles.update({c.index: "part" for c in members if "change" in c.concepts})
        members = [c for c in members if "change" not in c.concepts]
        totals = [c for c in members if c.is_total]
        first = min(totals, key=lambda c: (len(c.path), c.index), default=None)
        for column in members:
            alone = len(members) == 1
            roles[column.index] = "total" if column is first or alone else "part"
    return roles
