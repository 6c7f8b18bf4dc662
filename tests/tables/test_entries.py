"""An entry of the standards: every key is taken, every fault named with its place."""

from pathlib import Path

import pytest

from generator.errors import StandardsError
from generator.standards.entries import Entry, load


def test_a_key_nobody_took_is_named() -> None:
    entry = Entry("kinds.yml", {"title": "收支总表", "tilte": "x"})
    assert entry.take("title") == "收支总表"
    with pytest.raises(StandardsError, match=r"kinds\.yml: unknown keys \['tilte'\]"):
        entry.finish()


def test_a_missing_key_and_a_broken_expression_are_named() -> None:
    entry = Entry("lines.yml", {"words": "(合计"})
    with pytest.raises(StandardsError, match=r"lines\.yml: missing key 'key'"):
        entry.take("key")
    with pytest.raises(StandardsError, match=r"lines\.yml: '\(合计'"):
        entry.pattern("words")


def test_filler_words_and_units_stand_for_themselves() -> None:
    words = Entry("kinds.yml", {"words": "收支{o}总表|单位:{unit}"}).pattern("words")
    assert words.fullmatch("收支预算总表")
    found = words.fullmatch("单位:万元")
    assert found
    assert found["unit"] == "万元"


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.yml"
    file.write_text("- a\n", "utf-8")
    assert load(file, list) == ["a"]
    with pytest.raises(StandardsError, match=r"words\.yml: must hold a dict"):
        load(file)
