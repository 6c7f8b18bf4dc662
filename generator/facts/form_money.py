"""The money of a performance form becomes facts, and the project it is of is told.

A form prints a key before each amount; it has neither columns nor rows to be bound.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.facts.ids import KeyMaker
from generator.facts.labels import Label, squash_words
from generator.facts.model import Fact
from generator.facts.record import keyed, record
from generator.facts.setting import Setting
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.tables.amounts import parse_amount
from generator.tables.forms import Form
from generator.tables.model import BodyRow, Column

_CODED_PROJECT = re.compile(r"(?P<code>[0-9A-Z]{10,})[-—－](?P<name>.+)")


def form_facts(
    form: Form, project: tuple[str, str], setting: Setting, keys: KeyMaker
) -> tuple[Fact, ...]:
    """The money cells of a performance form; `project` is its code and name.

    The first money key is the form's total, the others are its parts.
    """
    facts = []
    for position, money in enumerate(form.money):
        amount = parse_amount(money.cell.text)
        if amount is None:
            continue
        code, name = project if money.project is None else money.project
        label = Label(
            text=money.label,
            project_code=code,
            project_name=name,
            unit_code=money.administration[0],
            unit_name=money.administration[1],
        )
        fact = record(
            BodyRow(money.row, {0: money.cell}),
            label,
            money.role or ("item" if position else "total"),
            Column(0, tuple(money.key.split(" / ")), "amount"),
            money.cell,
            amount,
            replace(setting, unit=money.unit or setting.unit),
            "printed",
        )
        own = money.column_role if money.role else "part" if position else "total"
        facts.append(keyed(replace(fact, column_role=own), keys))
    return tuple(facts)


def split_project(text: str) -> tuple[str, str]:
    """Code and name of a project printed in one cell: `50015223T…-2023 网络宣传专项`."""
    words = squash_words(text)
    found = _CODED_PROJECT.fullmatch(words)
    return (found["code"], found["name"]) if found else ("", words)


def project_of_title(title: str) -> str:
    """The project a form's title names before 绩效目标表, or empty."""
    words = squash_words(title)
    found = table_words().performance.search(words)
    name = words[: found.start()] if found else ""
    generic = vocabulary.kind("project-performance").titles[0]
    return "" if not name or generic.search(words) else name
