"""The frame of a chart: the only place from which picture, table and sentence are made.

A frame holds exact amounts and where each was printed. It knows no colours, pixels or
HTML, and no data package: `charts.questions` fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.pages import amounts

ZERO = Decimal(0)
MOST = 12  # lines a picture has room for


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written in a sentence or table, and the place it comes from."""

    written: str
    amount: Decimal
    source: str = ""  # locator, empty for a number we computed


@dataclass(frozen=True, slots=True)
class Part:
    """One coloured piece of a row; `series` is a key of `charts.palette.SERIES`."""

    series: str
    amount: Decimal
    source: str = ""
    page: str = ""  # URL of the disclosure, where rows come from several


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart: a label and its parts, perhaps the year before."""

    label: str
    parts: tuple[Part, ...]
    before: Part | None = None
    published: str = ""  # as printed, for the table twin
    said: str = ""  # written in the picture instead of the amount
    side: str = ""  # of a flow
    path: tuple[str, ...] = ()  # of an icicle: the groups above it, widest first
    note: str = ""  # the department's words on it

    @property
    def amount(self) -> Decimal:
        """Sum of the parts."""
        return sum((part.amount for part in self.parts), ZERO)

    @property
    def group(self) -> tuple[str, ...]:
        """What the row belongs to: its side, its widest group."""
        return (self.side, *self.path[:1])


@dataclass(frozen=True, slots=True)
class Group:
    """The printed amount of a group of rows; rows may round to another sum."""

    path: tuple[str, ...]
    amount: Decimal
    source: str = ""


def _rest(rows: Sequence[Row], unit: str) -> Row:
    """Several rows of one group as one line; shares have no sum."""
    amount = sum((row.amount for row in rows), ZERO)
    first, label = rows[0], f"其余 {len(rows)} 项"
    if unit == "share":
        return Row(label, (), said="见数据表", side=first.side, path=first.path[:1])
    return Row(label, (Part("other", amount),), side=first.side, path=first.path[:1])


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything one chart says."""

    name: str  # file name and id of the chart
    title: str  # the question
    shape: str  # bars | parts | dots | flow | icicle | multiples | waterfall
    unit: str  # money | change | share | count | weight
    rows: tuple[Row, ...]
    sentence: tuple[str | Quantity, ...]
    basis: str  # which published table, in which scope
    whole: Decimal | None = None  # what shares are shares of
    groups: tuple[Group, ...] = ()  # of an icicle, where printed
    before: Decimal | None = None  # the whole of the year before, where printed

    def shown(self) -> tuple[Row, ...]:
        """Rows of the picture: the largest, and the rest of each group as one line."""
        if len(self.rows) <= MOST:
            return self.rows
        by_size = sorted(range(len(self.rows)), key=lambda n: -abs(self.rows[n].amount))
        kept = set(by_size[: MOST - 1])
        shown: list[Row] = []
        for _, members in groupby(enumerate(self.rows), key=lambda member: member[1].group):
            same = list(members)
            shown += [row for number, row in same if number in kept]
            rest = [row for number, row in same if number not in kept]
            shown += [_rest(rest, self.unit)] if rest else []
        return tuple(shown)

    def group_amount(self, path: tuple[str, ...]) -> Decimal:
        """What is printed for a group, else the sum of its rows."""
        printed = (group.amount for group in self.groups if group.path == path)
        rows = (row.amount for row in self.rows if row.path[: len(path)] == path)
        return next(printed, sum(rows, ZERO))

    def written(self, amount: Decimal) -> str:
        """`amount` in the unit of the frame."""
        return write(self.unit, amount)

    def told(self, amount: Decimal) -> str:
        """`amount` at a glance, as pictures write it; a rounded one says so."""
        return write(self.unit, amount, amounts.brief)

    def share(self, amount: Decimal) -> str:
        """Share of the whole, or nothing where a share makes no sense."""
        return amounts.share(amount, self.whole) if self.whole else ""

    def series(self) -> tuple[str, ...]:
        """Keys of the series in the picture, by appearance; the year before comes last."""
        keys = [part.series for row in self.shown() for part in row.parts]
        keys += [row.before.series for row in self.shown() if row.before]
        return tuple(dict.fromkeys(keys))

    def quantities(self) -> Iterator[Quantity]:
        """Every number of the rows, for tests and for finding sources."""
        for row in self.rows:
            yield Quantity(self.written(row.amount), row.amount)
            for part in (*row.parts, *([row.before] if row.before else [])):
                yield Quantity(self.written(part.amount), part.amount, part.source)


@dataclass(frozen=True, slots=True)
class Missing:
    """A question the disclosure does not answer, and why."""

    name: str
    title: str
    reason: str
    wanted: tuple[str, ...] = ()  # what would answer it, as the law or practice calls it


@dataclass(frozen=True, slots=True)
class Said:
    """A question answered in words only; `basis` says where from."""

    name: str
    title: str
    sentence: tuple[str | Quantity, ...]
    basis: str = ""
    place: str = ""  # locator of the words quoted


def write(unit: str, amount: Decimal, money: Callable[[Decimal], str] = amounts.money) -> str:
    """An amount in words of its unit; `money` writes one of yuan."""
    if unit == "money":
        return money(amount)
    if unit == "change":
        sign = "+" if amount > 0 else "−" if amount < 0 else ""
        return sign + money(abs(amount))
    suffix = {"share": "%", "count": " 张", "weight": ""}[unit]
    return amounts.plain(amount) + suffix


def sentence_text(frame: Frame | Said) -> str:
    """The sentence as plain text: the text alternative of the picture."""
    return "".join(x if isinstance(x, str) else x.written for x in frame.sentence)
