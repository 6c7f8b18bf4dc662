"""Pages say which figures were recognised in a picture, and which of them nothing proves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pages_sample

from generator.facts.model import Reading
from generator.findings import CheckRecord
from generator.pages.scanned import PROVED, UNPROVED, banner, remarked


def scan(doubted: int, directory: Path) -> Reading:
    """A sample of which all figures are recognised and the first so many are unproved."""
    reading = pages_sample.package(directory).reading
    facts = tuple(replace(fact, confidence=Decimal("0.98")) for fact in reading.facts)
    tables = dict.fromkeys(fact.table_id for fact in facts)
    unsure = tuple(fact.fact_id for fact in facts[:doubted])
    records = tuple(
        CheckRecord(
            f"c-{table}", "READ-SCAN", "undetermined" if doubted else "holds", "", "", "", "", "",
            "", "", (table,), unsure, "",
        )
        for table in tables
    )  # fmt: skip
    return replace(reading, facts=facts, checks=records)


def test_a_printed_disclosure_says_nothing_of_pictures(tmp_path: Path) -> None:
    reading = pages_sample.package(tmp_path).reading
    assert banner(reading) == ""
    assert remarked(reading) == reading.facts


def test_unproved_figures_are_counted_above_and_marked_one_by_one(tmp_path: Path) -> None:
    reading = scan(2, tmp_path)
    assert f"{len(reading.facts) - 2} 个已由加总关系证实，其余 2 个可能识别有误" in banner(reading)
    marked = [fact.note.endswith(UNPROVED) for fact in remarked(reading)]
    assert marked == [True, True, *[False] * (len(marked) - 2)]
    notes = [fact.note for fact in remarked(reading, proved_too=True)]
    assert sum(note.endswith(PROVED) for note in notes) == len(notes) - 2


def test_without_the_check_nothing_is_proved(tmp_path: Path) -> None:
    reading = replace(scan(0, tmp_path), checks=())
    assert all(fact.note.endswith(UNPROVED) for fact in remarked(reading))
    assert "其余" not in banner(scan(0, tmp_path))


def test_names_are_said_to_be_recognised_even_where_all_figures_are_proved(tmp_path: Path) -> None:
    # A sum proves 3,592.00, not that it is of 一般公共预算拨款收入.
    assert "名称和其他文字也由图片识别得出" in banner(scan(0, tmp_path))
