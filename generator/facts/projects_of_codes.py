"""Projects below their class in one column with units and classes, where codes are printed.

单位名称（科目、项目）: below the unit stands the class, with its code or without, and below the
class its projects, which repeat the code, print it in its place, or print none. The lists say
what the class of a code is called: another name below it is a project where the rows make the
amount of the class. Where they do elsewhere in the table, projects below a class that the lists
name stay projects though one of the amounts is wrong. A project called as its class is one only
beside others. What is called as an office or a class of expenditure is never a project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.class_names import ClassNames
from generator.facts.codes import Code
from generator.facts.following import ends_of_runs, next_other, next_same
from generator.facts.labels import Label
from generator.facts.named_levels import codes_named
from generator.facts.projects_of_units import Amounts, is_class, is_office
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.rounding import Sums, half_step


@dataclass(frozen=True, slots=True)
class _Group:
    """A row and those right below it that may be its projects, by index."""

    whole: int
    below: range
    code: str
    alike: bool  # one of them is called as the row is
    named: bool  # the row is called as the class of the code is
    sure: bool  # they are no classes themselves, if they make the row


def with_projects_of_codes(
    labels: Sequence[Label], values: Sequence[Amounts], names: ClassNames
) -> tuple[tuple[Label, ...], frozenset[int]]:
    """The labels, projects below their classes named, and the rows that are their sums."""
    half, sums, rows = half_step(values), Sums(values), _Rows(labels, names)
    groups = [group for at, own in enumerate(values) if own and (group := _group(at, rows))]
    made = {g.whole for g in groups if sums.make(g.below, values[g.whole], half)}
    summed = [group for group in groups if group.whole in made]
    found = [group for group in summed if group.sure]
    if found:  # the others are like them
        found += [g for g in summed if not g.sure and (g.named or not g.alike)]
        found += [g for g in groups if g.whole not in made and g.named and not g.alike]
    of_groups: dict[int, _Group] = {}
    for group in found:
        of_groups.update(dict.fromkeys(group.below, group))
    named = list(labels)
    for at, group in of_groups.items():
        named[at] = _as_project(labels[at], group, labels, names)
    projects = {label.project_name for label in named if label.project_name}
    named = [replace(x, unit_name="") if x.unit_name in projects else x for x in named]
    return tuple(named), frozenset(group.whole for group in found)


class _Rows:
    """What is asked of every row and of those below it, found in one pass for all."""

    def __init__(self, labels: Sequence[Label], names: ClassNames) -> None:
        self.labels, self.names = labels, names
        self.called = [squash(label.text) for label in labels]
        self.codes = [x.function.full if _may_be_project(x) else "" for x in labels]
        self.ends = ends_of_runs(self.codes)
        self.next_alike = next_same(self.called)
        self.next_name = next_other(self.called)
        self.next_unit = next_other([label.unit_code for label in labels])
        self.next_class = next_other([self._class(at) for at in range(len(labels))])
        of_units: dict[str, set[str]] = {}
        for label in labels:
            if not label.coded:
                of_units.setdefault(label.unit_code, set()).add(label.text)
        self.several = {unit for unit, own in of_units.items() if len(own) > 1}

    def _class(self, at: int) -> str:
        """What a row is called, where that is the class of its code."""
        own = self.called[at]
        return own if own in self.names.of(self.labels[at].function.full) else ""


def _group(at: int, rows: _Rows) -> _Group | None:
    whole, code = rows.labels[at], rows.labels[at].function.full
    if not whole.text or whole.project_name or whole.economic.full or _is_sum(whole):
        return None
    if not code and (whole.unit_code or is_office(whole)):
        return None
    below = _repeating(at, rows) or (_bare(at, rows) if code else range(0))
    if not below:
        return None
    code, own = code or rows.labels[below[0]].function.full, rows.called[at]
    known = rows.names.of(code)
    is_project = bool(whole.function.full and known and own not in known)
    if is_project or (known and _has_classes(at, below, code, rows)):
        return None
    several = rows.next_name[below.start] < below.stop
    told = bool(whole.function.full or known) or several
    alike = rows.next_alike[at] < below.stop
    return _Group(at, below, code, alike, named=own in known, sure=told and not alike)


def _has_classes(at: int, below: range, code: str, rows: _Rows) -> bool:
    """True where a row below another one may be the class of its code itself."""
    own = rows.called[at]
    if rows.labels[below.start].function.full == rows.labels[at].function.full:
        return rows.next_class[at] < below.stop  # the row itself is called as the class
    called = {rows.called[row] for row in below}
    return any(_is_class(name, own, code, rows.names) for name in called - {own})


def _is_class(name: str, whole: str, code: str, names: ClassNames) -> bool:
    """True for a row that may be the class itself: below another name, what is but like it, too."""
    known = names.of(code)
    return name in known or (whole not in known and names.calls(code, name))


def _repeating(at: int, rows: _Rows) -> range:
    """The rows right below one that print its code, or one code where it has none."""
    own, first = rows.labels[at].function.full, at + 1
    code = rows.codes[first] if first < len(rows.codes) else ""
    if not code or own not in {"", code}:
        return range(0)
    return range(first, min(rows.ends[first], rows.next_unit[at]))


def _bare(at: int, rows: _Rows) -> range:
    """The rows right below one without codes of their own; its unit's may stand beside them."""
    for row in range(at + 1, len(rows.labels)):
        label = rows.labels[row]
        own = label.unit_code in {"", rows.labels[at].unit_code}
        alone = not own and label.unit_code not in rows.several
        if label.coded or alone or codes_named(label.text) or not _may_be_project(label):
            return range(at + 1, row)
    return range(at + 1, len(rows.labels))


def _may_be_project(label: Label) -> bool:
    """True for a row with a name that is called neither as an office nor as a sum or class."""
    is_other = label.project_name or label.project_class or label.economic.full or is_class(label)
    return bool(label.text) and not (is_other or is_office(label) or _is_sum(label))


def _is_sum(label: Label) -> bool:
    lines, text = vocabulary.lines(), squash(label.text)
    return bool(lines.totals.fullmatch(text) or lines.subtotals.fullmatch(text))


def _as_project(label: Label, group: _Group, labels: Sequence[Label], names: ClassNames) -> Label:
    whole = labels[group.whole]
    name = whole.function.name or (whole.text if group.named else names.first(group.code))
    own = label.function if label.function.full else Code(group.code)
    own = own if own.name not in {"", label.text} else replace(own, name=name)
    return replace(
        label,
        project_name=label.text,
        function=own,
        unit_code=label.unit_code or whole.unit_code,
    )
