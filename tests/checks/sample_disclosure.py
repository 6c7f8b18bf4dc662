"""Small disclosures made of prose, facts and tables, for the tests of single checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.checks.model import Check, Disclosure, Evaluation
from generator.facts.model import (
    Fact,
    Indicator,
    NarrativeBlock,
    PublishedCell,
    PublishedTable,
    Reading,
    Statement,
)

_FIGURE = re.compile(r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>亿元|万元|元|%)")
_FACTOR = {"亿元": Decimal(10) ** 8, "万元": Decimal(10) ** 4, "元": Decimal(1), "%": Decimal(1)}
_VERB = re.compile(r"(增加|增长|上升|新增)(了|为)?\s*$|(减少|下降|压减|降低)(了|为)?\s*$")


def prose(*texts: str, section: str = "说明", level: int = 0) -> tuple[NarrativeBlock, ...]:
    """Paragraphs of one section, at lines 1, 2, 3 …"""
    return tuple(
        NarrativeBlock(number, section, level, text, f"line:{number}")
        for number, text in enumerate(texts, 1)
    )


def statements(blocks: Iterable[NarrativeBlock], year: int) -> tuple[Statement, ...]:
    """The plain figures of paragraphs: amount, unit and kind, without subject and facts."""
    return tuple(
        _statement(block, found, year) for block in blocks for found in _FIGURE.finditer(block.text)
    )


def _statement(block: NarrativeBlock, found: re.Match[str], year: int) -> Statement:
    before = block.text[: found.start()]
    verb = _VERB.search(before)
    kind = "share" if found["unit"] == "%" else "level"
    if verb:
        kind = "increase" if verb[1] else "decrease"
    decimals = len(found["n"].partition(".")[2])
    factor = _FACTOR[found["unit"]]
    return Statement(
        statement_id=f"s-{block.block}-{found.start()}",
        block=block.block,
        subject="",
        kind=kind,
        fiscal_year=year,
        amount=Decimal(found["n"].replace(",", "")) * factor,
        published=found["n"],
        published_unit=found["unit"],
        precision=factor / 10**decimals,
        start=found.start(),
        fact_ids=(),
        verdict="not-in-tables",
        source=block.source,
    )


def table(table_id: str, kind: str, **changes: object) -> PublishedTable:
    values: dict[str, object] = {
        "table_id": table_id,
        "ordinal": 1,
        "number": "",
        "title": "",
        "table_kind": kind,
        "reporting_level": "department",
        "unit_published": "万元",
        "status": "parsed",
        "status_reason": "",
        "source": "line:20-30",
        "amount_cells": 1,
        "facts": 1,
        "binding": "printed",
    }
    return PublishedTable(**(values | changes))  # type: ignore[arg-type]


def fact(amount: str, **changes: object) -> Fact:
    """A fact of `amount` 万元."""
    label = str(changes.get("label", ""))
    values: dict[str, object] = {
        "fact_id": f"f-{amount}-{label}-{changes.get('row', 1)}-{changes.get('column', '')}",
        "table_id": "t1",
        "table_kind": "expenditure-summary",
        "reporting_level": "department",
        "row": 1,
        "label": label,
        "row_role": "item",
        "column": "合计",
        "column_role": "total",
        "direction": "expenditure",
        "phase": "approved",
        "fiscal_year": 2024,
        "amount": Decimal(amount) * 10000,
        "published": amount,
        "published_unit": "万元",
        "precision": Decimal(100),
        "source": "line:21#2",
    }
    return Fact(**(values | changes))  # type: ignore[arg-type]


def indicator(name: str, operator: str, target: str, unit: str, **changes: object) -> Indicator:
    values: dict[str, object] = {
        "indicator_id": f"i-{name}-{target}-{changes.get('table_id', 'p1')}",
        "table_id": "p1",
        "scope": "project",
        "project_code": "",
        "project_name": "甲项目",
        "level1": "产出指标",
        "level2": "质量指标",
        "indicator": name,
        "operator": operator,
        "target": target,
        "unit": unit,
        "weight": None,
        "core": None,
        "description": "",
        "basis": "",
        "published": f"{operator}{target}{unit}",
        "source": "line:40#2",
    }
    return Indicator(**(values | changes))  # type: ignore[arg-type]


def cell(table_id: str, text: str, row: int = 1, column: int = 1) -> PublishedCell:
    return PublishedCell(table_id, row, column, text, 1, 1, "text", f"line:{row}#{column}")


def disclosure(
    *texts: str,
    blocks: Sequence[NarrativeBlock] = (),
    year: int = 2024,
    publisher: str = "某某市财政局",
    division: str = "500152",
    siblings: tuple[Disclosure, ...] = (),
    **reading: object,
) -> Disclosure:
    """A disclosure whose prose is `texts`; `reading` gives facts, tables and the rest."""
    narrative = tuple(blocks) or prose(*texts)
    values: dict[str, object] = {
        "tables": (), "facts": (), "indicators": (), "cells": (), "unread": (),
        "narrative": narrative, "statements": statements(narrative, year),
    }  # fmt: skip
    made = Reading(**(values | reading))  # type: ignore[arg-type]
    return Disclosure(made, publisher, division, year, "approved", siblings)


def verdicts(check: Check, case: Disclosure) -> list[str]:
    """The verdicts of a check, in order."""
    return [evaluation.verdict for evaluation in evaluations(check, case)]


def evaluations(check: Check, case: Disclosure) -> list[Evaluation]:
    """What a check says of a disclosure."""
    return list(check.function(case))
