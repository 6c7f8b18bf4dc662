"""Which rows and columns are sums of others, so that nobody counts an amount twice.

A row is `total` when it sums the table, `subtotal` when other rows of the table are its
parts (a 类 with its 款, an enumerated heading with its lines, an “其中” line, which is a
part already counted), else `item`. A column is `total` when it sums the row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.facts.attributes import direction_of, row_spending
from generator.facts.enumerators import depth_of
from generator.facts.labels import Label, unnumbered
from generator.facts.named_wholes import named_wholes
from generator.standards import vocabulary
from generator.standards.stages import phase_of, year_of
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.columns import is_change, is_sum_of_part
from generator.tables.flows import is_balance
from generator.tables.model import Column

_RECEPTION = "three-public/reception"
_APPROPRIATION = "revenue/fiscal-appropriation"
_APPROPRIATED = frozenset(
    {"revenue/general-public-budget", "revenue/government-fund", "revenue/state-capital"}
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a block, and what is known of all of them together, gathered once."""

    labels: Sequence[Label]
    texts: tuple[str, ...]  # squashed
    depths: tuple[int | None, ...]
    grand: bool  # one of them is a 总计, or a 合计 of more than the year
    over_all: bool  # one of them is a 总计, so that no 合计 is the sum of all
    coded: bool  # one of them is
    above: frozenset[tuple[str, str]]  # classification and code that a longer code begins with
    projects: dict[tuple[str, str], int]  # the last row of a project below a code
    after_of_which: tuple[bool, ...]  # the row goes on with the “其中” lines above it
    mixed: bool  # the table is about several things


def row_roles(
    labels: Sequence[Label], beside: Sequence[Label] = (), *, mixed: bool = False
) -> tuple[str, ...]:
    """Role of every row of one block; `beside` are the rows of the blocks next to it.

    A list of codes may go on in the next block: 302 at the foot of one, 30201 at the head of
    the other. A `mixed` table is about several things, so that the total of one is not its own.
    """
    rows = _rows(labels, beside, mixed)
    named = named_wholes(labels)
    return tuple(
        "subtotal" if role == "item" and at in named else role
        for at in range(len(labels))
        for role in (_role(at, rows),)
    )


def _rows(labels: Sequence[Label], beside: Sequence[Label], mixed: bool) -> _Rows:
    texts = tuple(squash(label.text) for label in labels)
    depths = tuple(depth_of(text) for text in texts)
    above: set[tuple[str, str]] = set()
    projects: dict[tuple[str, str], int] = {}
    for at, label in enumerate(labels):
        for own, code in _codes(label):
            above |= {(own, code[:length]) for length in range(1, len(code))}
            if label.project_name:
                projects[own, code] = at
    for label in beside:
        for own, code in _codes(label):
            if own != "unit":
                above |= {(own, code[:length]) for length in range(1, len(code))}
    return _Rows(
        labels,
        texts,
        depths,
        grand=any(map(_sums_all, texts)),
        over_all=any(map(_is_over_all, texts)),
        coded=any(label.coded for label in labels),
        above=frozenset(above),
        projects=projects,
        after_of_which=_after_of_which(texts, depths),
        mixed=mixed,
    )


def _sums_all(text: str) -> bool:
    """True for 总计, and for 合计 where the sums of the year stand beside it."""
    words = table_words()
    is_total = vocabulary.lines().totals.fullmatch(text) and not words.year_total.fullmatch(text)
    return bool(words.grand_total.fullmatch(text) or is_total)


def _is_over_all(text: str) -> bool:
    """True for 总计, 收入总计."""
    is_total = vocabulary.lines().totals.fullmatch(unnumbered(text))
    return bool(is_total and table_words().grand_total.fullmatch(unnumbered(text)))


def _codes(label: Label) -> Iterator[tuple[str, str]]:
    """The codes of a row, each with its classification."""
    yield "function", label.function.full
    yield "economic", label.economic.full
    yield "government_economic", label.government_economic.full
    yield "unit", label.unit_code


def _after_of_which(texts: Sequence[str], depths: Sequence[int | None]) -> tuple[bool, ...]:
    """For every row, whether it goes on with the “其中” lines right above it.

    So do lines without number below a numbered heading, lines with the number that “其中” began
    with (其中：1.…, 2.…), and lines of the same kind (其中：人员经费, 公用经费).
    """
    lines = vocabulary.lines()
    found: list[bool] = []
    begun: list[_OfWhich] = []  # the “其中” that goes on, within those it stands in
    for at, (text, depth) in enumerate(zip(texts, depths, strict=True)):
        if text and lines.of_which.fullmatch(text):
            bare, above = lines.of_which_word.sub("", text), texts[at - 1] if at else ""
            family = _family(bare)
            family = "" if family == _family(above) else family
            if len(begun) > 1 and above and lines.of_which.fullmatch(above):
                begun.pop()  # beside the one above it
            elif not (at and found[-1]):
                begun.clear()
            begun.append(_OfWhich(depth_of(bare), at > 0 and depths[at - 1] is not None, family))
            found.append(False)
            continue
        if not text or lines.totals.fullmatch(text):
            begun.clear()
        while begun and not begun[-1].goes_on(text, depth):
            begun.pop()
        found.append(bool(begun))
    return tuple(found)


def going_on(labels: Sequence[Label]) -> tuple[bool, ...]:
    """For every row, whether it has no code and goes on with the “其中” lines above it."""
    texts = tuple(squash(label.text) for label in labels)
    after = _after_of_which(texts, tuple(map(depth_of, texts)))
    return tuple(goes and not label.coded for goes, label in zip(after, labels, strict=True))


@dataclass(frozen=True, slots=True)
class _OfWhich:
    """What an “其中” line began with: its number's depth, a numbered heading above it, its kind."""

    first: int | None
    heading: bool
    family: str

    def goes_on(self, text: str, depth: int | None) -> bool:
        """True for a line with the same number, of the same kind, or without number below one."""
        if depth is None:
            return self.heading or (bool(self.family) and _family(text) == self.family)
        return depth == self.first


def _family(text: str) -> str:
    """The declared kind of line that an “其中” goes on with, or empty."""
    kinds = vocabulary.lines().of_which_families
    return next((kind.pattern for kind in kinds if kind.fullmatch(text)), "")


def with_item_parts(
    roles: Sequence[str], items: Sequence[str], labels: Sequence[Label] = ()
) -> tuple[str, ...]:
    """Roles where lines have item keys: a key with longer keys below it is their sum.

    So is 财政拨款 above the funds it consists of. A line without key that breaks one of the
    three public expenses down (公务接待费, （1）国内接待费) is a part already counted.
    """
    wholes = {item[:end] for item in items for end in range(len(item)) if item[end] == "/"}
    aside = _breaks_expense_down(items, labels)
    grouped = {at: label.is_sum for at, label in enumerate(labels) if label.group}
    aside -= grouped.keys()
    found = list(roles)
    for at, item in enumerate(items):
        if item and roles[at] != "total" and not grouped.get(at):
            found[at] = _item_role(roles[at], item, wholes)
    for at, role in enumerate(found):
        below = items[at + 1] if at + 1 < len(items) else ""
        sums_below = items[at] == _APPROPRIATION and below in _APPROPRIATED
        if role == "item" and (at in aside or sums_below and found[at + 1] == "item"):
            found[at] = "subtotal"
    return tuple(found)


def _item_role(role: str, item: str, wholes: Collection[str]) -> str:
    if item in wholes or item == "three-public/total":
        return "subtotal"
    return "item" if item.startswith("three-public/") else role


def _breaks_expense_down(items: Sequence[str], labels: Sequence[Label]) -> frozenset[int]:
    """Lines without key, of a deeper number or of reception, below one of the expenses."""
    found = set()
    over: tuple[str, int | None] = "", None  # the expense and its number's depth
    for at, label in enumerate(labels):
        text = squash(label.text)
        depth = depth_of(text)
        if over[0] and vocabulary.lines().of_which.fullmatch(text):
            continue  # 其中：外事接待费, a part already counted
        if items[at].startswith("three-public/"):
            over = items[at], depth
        deeper = depth is not None and over[1] is not None and depth > over[1]
        of_reception = over[0] == _RECEPTION and vocabulary.lines().receptions.fullmatch(text)
        if over[0] and not items[at]:
            if deeper or of_reception:
                found.add(at)
            else:
                over = "", None
    return frozenset(found)


def _role(at: int, rows: _Rows) -> str:
    label, text = rows.labels[at], rows.texts[at]
    lines = vocabulary.lines()
    if label.carried == "aside" or label.left in {"whole", "aside"}:
        return "subtotal"
    if "part" in (label.carried, label.left) and lines.of_which.fullmatch(text):
        return "item"
    if (label.sums and label.coded) or (label.group and label.is_sum):
        return "subtotal"
    if table_words().year_total.fullmatch(text):
        return "subtotal" if rows.grand else "total"
    if lines.totals.fullmatch(unnumbered(text)):
        part = rows.mixed and _is_below_others(at, rows.depths)
        return "subtotal" if part or (rows.over_all and not _is_over_all(text)) else "total"
    if lines.subtotals.fullmatch(text):
        return "subtotal"
    if at == 0 and _heads_a_side(text) and not _is_beside_next(at, rows.depths):
        return "subtotal" if any(map(lines.totals.fullmatch, rows.texts)) else "total"
    if lines.of_which.fullmatch(text) or _goes_on_of_which(at, rows):
        return "subtotal"
    if not text and not label.coded and not label.year and at == 0 and len(rows.labels) > 1:
        return "total"
    return "subtotal" if _has_parts(at, rows) else "item"


def _is_below_others(at: int, depths: Sequence[int | None]) -> bool:
    """True for a line whose number is deeper than that of a line above it."""
    own = depths[at]
    return own is not None and any(above is not None and above < own for above in depths[:at])


def _heads_a_side(text: str) -> bool:
    """True for 收入 or 支出 above the rows of its side."""
    words = (table_words().revenue_heading, table_words().expenditure_heading)
    return any(word.fullmatch(unnumbered(text)) for word in words)


def _goes_on_of_which(at: int, rows: _Rows) -> bool:
    """True for a line without code that goes on with the “其中” lines above it."""
    return rows.after_of_which[at] and not rows.labels[at].coded


def _has_parts(at: int, rows: _Rows) -> bool:
    """True when other rows of the block, or codes of those beside it, break this one down."""
    label = rows.labels[at]
    for own, code in _codes(label):
        if own == "unit" or not code or label.project_name:
            continue
        if own == "government_economic" and label.economic.full:
            continue  # the second classification of a row follows the first
        if (own, code) in rows.above or rows.projects.get((own, code), -1) > at:
            return True
    if label.coded:
        return False
    if label.unit_code:
        return ("unit", label.unit_code) in rows.above or rows.coded
    return _is_deeper_below(at, rows.depths) or _is_spending_of_next(at, rows.labels)


def _is_spending_of_next(at: int, labels: Sequence[Label]) -> bool:
    """True for 基本支出 above 人员经费: a kind of spending whose part is the next row."""
    own = row_spending(labels[at])
    below = labels[at + 1] if at + 1 < len(labels) else Label()
    aside = vocabulary.lines().of_which.fullmatch(squash(below.text))
    return bool(own) and not aside and row_spending(below).startswith(f"{own}-")


def _is_deeper_below(at: int, depths: Sequence[int | None]) -> bool:
    """True when the next line has a deeper enumerator than this one."""
    own, below = depths[at], depths[at + 1] if at + 1 < len(depths) else None
    return own is not None and below is not None and below > own


def _is_beside_next(at: int, depths: Sequence[int | None]) -> bool:
    """True when the next line has an enumerator of the same depth: 三、本年支出, 四、结转下年."""
    return depths[at] is not None and depths[at] in depths[at + 1 : at + 2]


def counting_rows(labels: Sequence[Label], kind: TableKind) -> frozenset[int]:
    """Rows that count cars, persons or visits, and the lines their numbers put below them.

    A project or a purchase may be called by what it counts.
    """
    lines = vocabulary.lines()
    words = [lines.counts]
    if kind.kind not in {"project-expenditure", "procurement"}:
        words.append(lines.counts_beside_money)
    found: set[int] = set()
    over: int | None = None  # depth of the counting row whose lines these are
    for at, label in enumerate(labels):
        text = squash(label.text)
        own = depth_of(text)
        counts = not label.coded and any(word.fullmatch(text) for word in words)
        is_below = over is not None and own is not None and own > over
        if counts or is_below:
            found.add(at)
        if not is_below:
            over = own if counts else None
    return frozenset(found)


def column_roles(
    amounts: Sequence[Column],
    kind: TableKind,
    phase: str,
    fiscal_year: int,
    spent: Collection[int] = (),
) -> dict[int, str]:
    """Role of every amount column of one block, by index.

    Per year, phase and direction the outermost 合计 is the total, of 期初数 as of 期末数, and so
    are columns of other stages beside it; a lone amount column is one too, but no “其中”, no change
    against another year and no year beside the sum of all of them. What is carried over is no
    total where anything else is printed.
    `phase` and `fiscal_year` are the disclosure's own, `spent` the columns of what was spent of
    the budget beside them.
    """
    roles = {column.index: "part" for column in amounts}
    groups: dict[tuple[int, str, str, str], list[Column]] = {}
    moments = _moments(amounts)
    flowing = [column for column in amounts if not is_balance(column)] or amounts
    for column in flowing:
        if is_change(column) or _is_summed_year(column, amounts):
            continue
        own = phase_of(column.path) or ("executed" if column.index in spent else phase)
        moment = moments.get(column.index, "")
        key = (year_of(column.path, fiscal_year), own, direction_of(column, kind), moment)
        groups.setdefault(key, []).append(column)
    for members in groups.values():
        totals = [c for c in members if c.is_total or c.concepts[-1:] == ("prior-year",)]
        lone = [c for c in members if _may_be_total(c)]
        totals = totals or (lone if len(lone) == 1 else [])
        if totals:
            first = min(totals, key=lambda c: (len(c.path), is_sum_of_part(c), c.index))
            roles |= dict.fromkeys((first.index, *_stages_beside(first, members)), "total")
    return roles


def _moments(amounts: Sequence[Column]) -> dict[int, str]:
    """Columns of 期初数 and 期末数, each with which; nothing where only one of them is there."""
    words = {"opening": table_words().opening_moment, "closing": table_words().closing_moment}
    found = {
        column.index: moment
        for column in amounts
        for moment, said in words.items()
        if any(said.fullmatch(squash(word)) for word in column.path)
    }
    return found if set(found.values()) == set(words) else {}


def _stages_beside(total: Column, members: Sequence[Column]) -> list[int]:
    """Columns of other stages beside a total of one: 全年预算数 beside 年初预算数."""
    stage = table_words().stage_columns
    return [
        column.index
        for column in members
        if column.path[:-1] == total.path[:-1]
        and all(stage.fullmatch(squash("".join(c.path[-1:]))) for c in (column, total))
    ]


def _may_be_total(column: Column) -> bool:
    """True for a lone column, but for a part of another."""
    return not squash("".join(column.path[-1:])).startswith("其中")


def _is_summed_year(column: Column, amounts: Sequence[Column]) -> bool:
    """True for 2022年 beside 2023年 and 合计: the years are parts of a sum of all of them."""
    beside = [c for c in amounts if c.path[:-1] == column.path[:-1]]
    years = [c for c in beside if table_words().bare_year.fullmatch(squash("".join(c.path[-1:])))]
    sums = any(table_words().sum_of_years.fullmatch(squash("".join(c.path[-1:]))) for c in beside)
    return column in years and len(years) > 1 and sums
