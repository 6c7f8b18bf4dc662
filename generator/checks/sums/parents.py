"""Which row stands above which in a list of coded rows, by their codes.

A row belongs to the nearest row whose code its own begins with, inside the section of one
institution; an institution to the one whose code its own begins with, without a code to the
one that stands right above others as their subtotal. A row that lost its code is placed by its
name, where the lists have it below the rows it stands among. Rows are looked up by their
codes, so that a list of n rows takes n steps. Knows nothing of amounts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from generator.checks.layout import Line
from generator.facts.named_levels import codes_named
from generator.standards import vocabulary
from generator.standards.vocabulary import squash

ROOT = -1
_CLASS, _SECTION = 3, 5  # digits of a 类, of a 款
_MANY = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What a coded row stands for; longer codes lie below shorter ones."""

    function: str
    economic: str
    project: str

    @property
    def depth(self) -> tuple[int, int, bool]:
        """How far down its classifications a row stands."""
        return len(self.function), len(self.economic), bool(self.project)


def key_of(line: Line) -> Key:
    """The codes of a row, and its project."""
    first = line.first
    economic = first.economic_code
    if not economic and not first.function_code:
        economic = first.government_economic_code
    return Key(first.function_code, economic, first.project_name)


def _key_by_government(line: Line) -> Key:
    """The codes of a row, by the classes of the government."""
    return replace(key_of(line), economic=line.first.government_economic_code)


def _sums_by_government(lines: Sequence[Line]) -> bool:
    """True where rows are summed by the classes of the government, beside those of the department.

    Its sums (501) have no class of the department, and all rows that have one are of both.
    """
    firsts = [line.first for line in lines if line.coded]
    both = [f for f in firsts if f.economic_code and f.government_economic_code]
    alone = [f for f in firsts if f.government_economic_code and not f.economic_code]
    others = [f for f in firsts if f.economic_code and not f.government_economic_code]
    return bool(both and alone) and not others


def row_parents(lines: Sequence[Line]) -> dict[int, int]:
    """The row above each row that is a part: by position, `ROOT` for the table itself."""
    lines = _sums_first(lines)
    key = _key_by_government if _sums_by_government(lines) else key_of
    sections, institutions = _sections(lines, key), _unit_parents(lines)
    parents: dict[int, int] = {}
    section = before = ROOT
    for line in lines:
        if not is_grand_total(line) and not _is_aside(line):
            if line.is_unit:
                parents[line.at] = institutions[line.at]
                section = before = line.at
            elif line.coded or line.first.project_name:
                parents[line.at] = sections[section].above(line, section)
                before = line.at if line.coded else before
            else:
                among = [lines[at] for at in branch(before, parents) if lines[at].coded]
                parents[line.at] = _above_by_name(line, among, section)
    return parents


def _sums_first(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows, 小计 of an institution below its rows taken before them."""
    found: list[Line] = []
    start = 0  # of the rows of the institution that are right above
    for line, below in zip_longest(lines, lines[1:]):
        if start == len(found) or _unit(found[-1]) != _unit(line):
            start = len(found)
        is_sum = vocabulary.lines().subtotals.fullmatch(squash(line.first.label)) is not None
        is_last = below is None or _unit(below) != _unit(line)
        closes = (
            line.is_unit and is_sum and is_last and not any(one.is_unit for one in found[start:])
        )
        if closes and start < len(found):
            found.insert(start, line)
        else:
            found.append(line)
    return found


def _unit(line: Line) -> tuple[str, str]:
    return line.first.unit_code, line.first.unit_name


def _unit_parents(lines: Sequence[Line]) -> dict[int, int]:
    """The institution above each institution: by position, `ROOT` for none."""
    coded: dict[str, int] = {}
    parents: dict[int, int] = {}
    heading = ROOT
    for line, below in zip_longest(lines, lines[1:]):
        code = line.first.unit_code
        if line.is_unit and code:
            parents[line.at] = _unit_above(code, coded)
            coded[code] = line.at
        elif line.is_unit and line.first.row_role == "subtotal" and below and below.is_unit:
            parents[line.at], heading = ROOT, line.at
        elif line.is_unit:
            parents[line.at] = heading
    return parents


def branch(at: int, parents: dict[int, int]) -> Iterator[int]:
    """A row and the rows above it, from the lowest to the highest."""
    while at != ROOT and at in parents:
        yield at
        at = parents[at]


def _above_by_name(line: Line, among: Sequence[Line], otherwise: int) -> int:
    """The row of a branch below which the lists have the name of a row without code.

    A name that a 类 has, too, says nothing.
    """
    codes = codes_named(line.first.label)
    if any(len(code) == _CLASS for code in codes):
        return otherwise
    for above in among:
        own = key_of(above).economic or key_of(above).function
        if any(code.startswith(own) and code != own for code in codes):
            return above.at
        if len(own) == _SECTION and own == above.first.function_code and _is_of_any(codes):
            return above.at
    return otherwise


def _is_of_any(codes: Collection[str]) -> bool:
    """True for 行政运行 and its like: one 项, by its name and last digits, of many a 款."""
    sections = {code[:_SECTION] for code in codes}
    alike = len({code[_SECTION:] for code in codes}) == 1 and not sections & set(codes)
    return alike and len(sections) >= _MANY


def is_grand_total(line: Line) -> bool:
    """True for a row that sums the table, not one class or project of it."""
    return line.is_total and not line.coded and not line.first.project_name


def _is_aside(line: Line) -> bool:
    """A row that repeats what others say: “其中” and uncoded subtotals."""
    words = squash(line.first.label)
    if vocabulary.lines().of_which.fullmatch(words):
        return line.first.row_role != "item"
    plain = not line.coded and not line.first.project_name and not line.is_unit
    return plain and line.first.row_role == "subtotal"


def _unit_above(code: str, units: dict[str, int]) -> int:
    """The last institution before, whose code this one begins with."""
    return max((units.get(code[:end], ROOT) for end in range(1, len(code))), default=ROOT)


@dataclass(frozen=True, slots=True)
class _Section:
    """The coded rows of one institution: where each key stands, from the first to the last."""

    key_of: Callable[[Line], Key]
    places: dict[Key, list[int]] = field(default_factory=dict)
    sums: dict[Key, int] = field(default_factory=dict)  # the first row of a key that sums others
    lengths: set[tuple[int, int]] = field(default_factory=set)  # of both codes of a key

    def add(self, line: Line) -> None:
        """Takes a coded row in."""
        key = self.key_of(line)
        self.places.setdefault(key, []).append(line.at)
        self.lengths.add((len(key.function), len(key.economic)))

    def add_sum(self, line: Line) -> None:
        """Takes in a row that sums others of its class or project."""
        if line.first.row_role == "subtotal":
            self.sums.setdefault(self.key_of(line), line.at)

    def above(self, line: Line, otherwise: int) -> int:
        """The deepest row above a row: the last one before it, else the first after it.

        Above the kinds of spending of one class stands their 小计, with the same code.
        """
        own = self.key_of(line)
        if line.first.row_role == "item" and self.sums.get(own, line.at) < line.at:
            return self.sums[own]
        for function, economic in sorted(self.lengths, reverse=True):
            if not self._reaches(own, function, economic):
                continue
            for project in dict.fromkeys((own.project, "")):
                key = Key(own.function[:function], own.economic[:economic], project)
                if key != own and (places := self.places.get(key)):
                    before = bisect_left(places, line.at)
                    return places[before - 1] if before else places[0]
        head = Key("", "", own.project)  # the row with the name of the project alone
        if own.project and own != head and self.sums.get(head, line.at) < line.at:
            return self.sums[head]
        return otherwise

    def _reaches(self, own: Key, function: int, economic: int) -> bool:
        """True for lengths that a code above the row can have."""
        classless = bool(own.function) and not function
        return not classless and function <= len(own.function) and economic <= len(own.economic)


def _sections(lines: Sequence[Line], key: Callable[[Line], Key]) -> dict[int, _Section]:
    """The rows between one institution and the next, by the place of the institution."""
    section = _Section(key)
    found = {ROOT: section}
    for line in lines:
        if line.is_unit and not is_grand_total(line):
            section = found[line.at] = _Section(key)
        elif line.coded or line.first.project_name:
            section.add_sum(line)
            if line.coded:
                section.add(line)
    return found
