"""Tables made in a test: written as text, read, and asked for one fact."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.model import Fact, Reading
from generator.facts.read import read_disclosure


def read(text: str, year: int = 2023, phase: str = "approved") -> Reading:
    return read_disclosure(parse_text(text, "t"), fiscal_year=year, phase=phase)


def table(title: str, *rows: str, unit: str = "万元") -> str:
    lines = "\n".join(row.replace("|", "\t") for row in rows)
    return f"{title}\n\n单位：{unit}\n\n{lines}\n"


def form(*rows: str, title: str = "项目支出绩效目标表") -> str:
    return title + "\n\n" + "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def fact(reading: Reading, label: str, column: str) -> Fact:
    found = [f for f in reading.facts if f.label == label and f.column == column]
    assert len(found) == 1, [(f.label, f.column) for f in reading.facts]
    return found[0]


def roles(reading: Reading) -> dict[str, str]:
    return {f.label: f.row_role for f in reading.facts}
