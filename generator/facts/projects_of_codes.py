"""Projects below their class in one column with units and classes, where codes are printed.

单位名称（科目、项目）: below the unit stands the class, with its code or without, and below the
class its projects, which repeat the code, print it in its place, or print none. The lists say
what the class of a code is called: another name below it is a project where the rows make the
amount of the class. Where they do elsewhere in the table, projects below a class that the lists
name stay projects though one of the amounts is wrong. A project called as its class is one only
beside others. What is called as an office or a class of expenditure is never a project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.facts.class_names import ClassNames
from generator.facts.codes import Code
from generator.facts.labels import Label
from generator.facts.named_levels import codes_named
from generator.facts.projects_of_units import Amounts, is_class, is_office
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.rounding import half_step, makes


@dataclass(frozen=True, slots=True)
class _Group:
    """A row and those right below it that may be its projects, by index."""

    whole: int
    below: tuple[int, ...]
    code: str
    alike: bool  # one of them is called as the row is
    named: bool  # the row is called as the class of the code is
    sure: bool  # they are no classes themselves, if they make the row


def with_projects_of_codes(
    labels: Sequence[Label], values: Sequence[Amounts], names: ClassNames
) -> tuple[tuple[Label, ...], frozenset[int]]:
    """The labels, projects below their classes named, and the rows that are their sums."""
    half = half_step(values)
    rows = [at for at in range(len(labels)) if values[at]]
    groups = [group for at in rows if (group := _group(at, labels, names))]
    summed = [g for g in groups if makes([values[at] for at in g.below], values[g.whole], half)]
    found = [group for group in summed if group.sure]
    if found:  # the others are like them
        found += [g for g in summed if not g.sure and (g.named or not g.alike)]
        found += [g for g in groups if g not in summed and g.named and not g.alike]
    named = list(labels)
    for group in found:
        for at in group.below:
            named[at] = _as_project(labels[at], group, labels, names)
    projects = {label.project_name for label in named if label.project_name}
    named = [replace(x, unit_name="") if x.unit_name in projects else x for x in named]
    return tuple(named), frozenset(group.whole for group in found)


def _group(at: int, labels: Sequence[Label], names: ClassNames) -> _Group | None:
    whole, code = labels[at], labels[at].function.full
    if not whole.text or whole.project_name or whole.economic.full or _is_sum(whole):
        return None
    if not code and (whole.unit_code or is_office(whole)):
        return None
    below = tuple(_repeating(at, labels)) or (tuple(_bare(at, labels)) if code else ())
    code = code or (labels[below[0]].function.full if below else "")
    own, called = squash(whole.text), {squash(labels[row].text) for row in below}
    known = names.of(code)
    is_project = bool(whole.function.full and known and own not in known)
    if not below or is_project or any(_is_class(n, own, code, names) for n in called - {own}):
        return None
    told = bool(whole.function.full or known) or len(called) > 1
    alike = own in called
    return _Group(at, below, code, alike, named=own in known, sure=told and not alike)


def _is_class(name: str, whole: str, code: str, names: ClassNames) -> bool:
    """True for a row that may be the class itself: below another name, what is but like it, too."""
    known = names.of(code)
    return name in known or (whole not in known and names.calls(code, name))


def _repeating(at: int, labels: Sequence[Label]) -> Iterator[int]:
    """The rows right below one that print its code, or one code where it has none."""
    code, unit = labels[at].function.full, labels[at].unit_code
    for row in range(at + 1, len(labels)):
        label = labels[row]
        code = code or label.function.full
        other = label.function.full != code or (unit and label.unit_code not in {"", unit})
        if not code or other or not _may_be_project(label):
            return
        yield row


def _bare(at: int, labels: Sequence[Label]) -> Iterator[int]:
    """The rows right below one without codes of their own; its unit's may stand beside them."""
    for row in range(at + 1, len(labels)):
        label = labels[row]
        own = label.unit_code in {"", labels[at].unit_code}
        alone = not own and not _has_several_names(label.unit_code, labels)
        if label.coded or alone or codes_named(label.text) or not _may_be_project(label):
            return
        yield row


def _may_be_project(label: Label) -> bool:
    """True for a row with a name that is called neither as an office nor as a sum or class."""
    is_other = label.project_name or label.project_class or label.economic.full or is_class(label)
    return bool(label.text) and not (is_other or is_office(label) or _is_sum(label))


def _has_several_names(unit: str, labels: Sequence[Label]) -> bool:
    own = {label.text for label in labels if label.unit_code == unit and not label.coded}
    return len(own) > 1


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
