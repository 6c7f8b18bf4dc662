"""Which rows and columns are sums of others, so that nobody counts an amount twice.

A row is `total` when it sums the table, `subtotal` when other rows of the table are its
parts (a 类 with its 款, an enumerated heading with its lines, an “其中” line, which is a
part already counted), else `item`. A column is `total` when it sums the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.facts.attributes import direction_of, phase_of, row_spending
from generator.facts.labels import Label
from generator.facts.named_levels import named_levels
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import Column

_YEAR = re.compile(r"\d{4}年?|上年度?(预算|决算|执行|完成)数?")


def row_roles(labels: Sequence[Label], beside: Sequence[Label] = ()) -> tuple[str, ...]:
    """Role of every row of one block; `beside` are the rows of the blocks next to it.

    A list of codes may go on in the next block: 302 at the foot of one, 30201 at the head of
    the other.
    """
    grand = _has_grand_total(labels)
    named = _named_wholes(labels)
    return tuple(
        "subtotal" if role == "item" and at in named else role
        for at in range(len(labels))
        for role in (_role(at, labels, grand, beside),)
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
    if item == "three-public/total":
        return "subtotal"
    return "item" if item.startswith("three-public/") else role


def _has_grand_total(labels: Sequence[Label]) -> bool:
    return any(re.fullmatch(r".*总计", squash(label.text)) for label in labels)


def _role(at: int, labels: Sequence[Label], grand: bool, beside: Sequence[Label]) -> str:
    label, text = labels[at], squash(labels[at].text)
    lines = vocabulary.lines()
    if re.fullmatch(r"本年.*合计", text):
        return "subtotal" if grand else "total"
    if lines.totals.fullmatch(text):
        return "total"
    if lines.subtotals.fullmatch(text):
        return "subtotal"
    if lines.of_which.fullmatch(text) or _goes_on_of_which(at, labels):
        return "subtotal"
    if not text and not label.coded and not label.year and at == 0 and len(labels) > 1:
        return "total"
    return "subtotal" if _has_parts(at, labels, beside) else "item"


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


def _has_parts(at: int, labels: Sequence[Label], beside: Sequence[Label]) -> bool:
    """True when other rows of the block, or codes of those beside it, break this one down."""
    label = labels[at]
    for own in ("function", "economic", "government_economic"):
        code = getattr(label, own).full
        if own == "government_economic" and label.economic.full:
            continue  # the second classification of a row follows the first
        if code and not label.project_name:
            rest = [*labels[:at], *labels[at + 1 :], *beside]
            others = (getattr(o, own).full for o in rest)
            if any(o.startswith(code) and o != code for o in others):
                return True
            if any(
                getattr(o, own).full == code and o.project_name
                for i, o in enumerate(labels) if i > at
            ):  # fmt: skip
                return True
    if label.coded:
        return False
    if label.unit_code:
        units = [o.unit_code for i, o in enumerate(labels) if i != at]
        longer = any(u.startswith(label.unit_code) and u != label.unit_code for u in units)
        return longer or any(o.coded for o in labels)
    return _is_deeper_below(at, labels) or _is_spending_of_next(at, labels)


def _is_spending_of_next(at: int, labels: Sequence[Label]) -> bool:
    """True for 基本支出 above 人员经费: a kind of spending whose part is the next row."""
    own = row_spending(labels[at])
    below = row_spending(labels[at + 1]) if at + 1 < len(labels) else ""
    return bool(own) and below.startswith(f"{own}-")


def _is_deeper_below(at: int, labels: Sequence[Label]) -> bool:
    """True when the next line has a deeper enumerator than this one."""
    own = _depth(labels[at].text)
    if own is None or at + 1 >= len(labels):
        return False
    below = _depth(labels[at + 1].text)
    return below is not None and below > own


def counting_rows(labels: Sequence[Label]) -> frozenset[int]:
    """Rows that count cars, persons or visits, and the lines their numbers put below them."""
    found: set[int] = set()
    over: int | None = None  # depth of the counting row whose lines these are
    for at, label in enumerate(labels):
        own = _depth(label.text)
        counts = not label.coded and vocabulary.lines().counts.fullmatch(squash(label.text))
        is_below = over is not None and own is not None and own > over
        if counts or is_below:
            found.add(at)
        if not is_below:
            over = own if counts else None
    return frozenset(found)


def _depth(text: str) -> int | None:
    for depth, pattern in enumerate(vocabulary.lines().enumerators):
        if pattern.match(squash(text)):
            return depth
    return None


def column_roles(amounts: Sequence[Column], kind: TableKind, phase: str) -> dict[int, str]:
    """Role of every amount column of one block, by index.

    Per year, phase and direction the outermost 合计 is the total; a lone amount column is
    one too; a change against another year never is. `phase` is the disclosure's own.
    """
    roles: dict[int, str] = {}
    groups: dict[tuple[str, str, str], list[Column]] = {}
    for column in amounts:
        if "change" in column.concepts:
            roles[column.index] = "part"
            continue
        year = next((m[0] for word in column.path if (m := _YEAR.search(word))), "")
        year = year if re.match(r"\d|上", year) else ""
        key = (year, phase_of(column.path) or phase, direction_of(column, kind))
        groups.setdefault(key, []).append(column)
    for members in groups.values():
        totals = [c for c in members if c.is_total]
        first = min(totals, key=lambda c: (len(c.path), c.index), default=None)
        for column in members:
            alone = len(members) == 1 and not squash("".join(column.path[-1:])).startswith("其中")
            roles[column.index] = "total" if column is first or alone else "part"
    return roles
