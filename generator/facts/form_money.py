"""The money of a performance form becomes facts, and the project it is of is told.

A form prints a key before each amount; it has neither columns nor rows to be bound.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.ids import KeyMaker
from generator.facts.labels import Label, split_project, split_unit, squash_words
from generator.facts.model import Fact
from generator.facts.record import keyed, record
from generator.facts.setting import Setting
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.form_sides import with_form_sides
from generator.tables.forms import Form, Money
from generator.tables.model import BodyRow, Column


def form_facts(
    form: Form, project: tuple[str, str], setting: Setting, keys: KeyMaker
) -> tuple[Fact, ...]:
    """The money cells of a performance form; `project` is its code and name.

    The first money key is the form's total, unless it names a part; the others are its parts.
    """
    facts = []
    for position, money in enumerate(with_form_sides(form.money)):
        amount = parse_amount(money.cell.text)
        if amount is None:
            continue
        is_part = bool(position) or _is_part_key(money.key)
        fact = record(
            BodyRow(money.row, {0: money.cell}),
            _label(money, project),
            money.role or ("item" if is_part else "total"),
            _column(money.key),
            money.cell,
            amount,
            _own(setting, money),
            "printed",
        )
        own = money.column_role if money.role else "part" if is_part else "total"
        facts.append(keyed(replace(fact, column_role=own), keys))
    return tuple(facts)


def _column(key: str) -> Column:
    """A key as the header of its amount; 其中：财政拨款 is of that fund beside any other key."""
    path = tuple(key.split(" / "))
    word = vocabulary.columns().amount(squash(path[-1]))
    concepts = (word.concept,) if word and word.of_which else ()
    return Column(0, path, "amount", concepts=concepts)


def _own(setting: Setting, money: Money) -> Setting:
    """The unit and the side of an amount, where the form says them."""
    kind = setting.kind if money.side != "收入" else replace(setting.kind, direction="revenue")
    return replace(setting, unit=money.unit or setting.unit, kind=kind)


def _label(money: Money, project: tuple[str, str]) -> Label:
    """What an amount of a form is called, with the codes printed before the names in one cell."""
    code, name = project if money.project is None else money.project
    unit_code, unit_name = money.administration
    if not code:
        code, name = split_project(name)
    if not unit_code:
        unit_code, unit_name = split_unit(unit_name)
    return Label(
        text=money.label,
        project_code=code,
        project_name=name,
        unit_code=unit_code,
        unit_name=unit_name,
    )


def _is_part_key(key: str) -> bool:
    return vocabulary.forms().part_keys.fullmatch(squash(key.split(" / ")[-1])) is not None


def project_of_title(title: str) -> str:
    """The project a form's title names before 绩效目标表, or empty."""
    words = squash_words(title)
    found = table_words().performance.search(words)
    name = words[: found.start()] if found else ""
    generic = vocabulary.kind("project-performance").titles[0]
    return "" if not name or generic.search(words) else name
