"""Files of the standards as typed objects: every fault is named with its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import StandardsError
from generator.standards.declared import Pattern, read
from generator.standards.template_words import prose_words, table_words


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    words: Pattern
    year: int = 0


@dataclass(frozen=True, slots=True)
class Shares:
    blocks: tuple[int, ...]

    def __post_init__(self) -> None:
        if sum(self.blocks) != 3:
            raise ValueError("three blocks")


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    items: tuple[Item, ...]
    sides: dict[str, Pattern]
    shares: Shares | None = None


WHOLE = """title: 收支总表
items:
- {key: revenue, words: '收支{o}总表|单位:{unit}', year: -1}
- {key: plain, words: a}
sides: {expenditure: 支出}
"""


def from_text(text: str, directory: Path) -> Words:
    file = directory / "words.yml"
    file.write_text(text, "utf-8")
    return read(file, Words)


def test_a_file_becomes_what_its_class_declares(tmp_path: Path) -> None:
    words = from_text(WHOLE, tmp_path)
    assert (words.title, [(i.key, i.year) for i in words.items]) == (
        "收支总表",
        [("revenue", -1), ("plain", 0)],
    )
    assert words.sides["expenditure"].fullmatch("支出")


def test_a_file_may_declare_pieces_of_its_expressions(tmp_path: Path) -> None:
    pieces = "pieces: {year: '20[0-9]{2}年'}\n"
    text = pieces + WHOLE.replace("words: a}", "words: '{year}支出'}")
    assert from_text(text, tmp_path).items[1].words.fullmatch("2024年支出")
    with pytest.raises(StandardsError, match=r"words.yml: items: 1: words: .*\['year'\]"):
        from_text(text.removeprefix(pieces), tmp_path)
    with pytest.raises(StandardsError, match=r"words.yml: "):
        from_text("pieces: [a]\n" + WHOLE, tmp_path)


def test_filler_words_and_units_stand_for_themselves(tmp_path: Path) -> None:
    words = from_text(WHOLE, tmp_path).items[0].words
    assert words.fullmatch("收支预算总表")
    found = words.fullmatch("单位:万元")
    assert found
    assert found["unit"] == "万元"


@pytest.mark.parametrize(
    ("printed", "wrong", "fault"),
    [
        ("title:", "tilte:", "words.yml: missing key 'title'; unknown key 'tilte'"),
        ("key: plain, ", "", "words.yml: items: 1: missing key 'key'"),
        ("words: a", "words: '(a'", "words.yml: items: 1: words: .*'\\(a'"),
        ("words: a", "words: 3", "words.yml: items: 1: words: .*3"),
        ("year: -1", "year: often", "words.yml: items: 0: year: .*'often'"),
        ("{expenditure: 支出}", "支出", "words.yml: sides: .*'支出'"),
        ("sides:", "shares: {blocks: [1]}\nsides:", "words.yml: shares: .*three blocks"),
        (WHOLE, "- 收支总表", "words.yml: "),
        (WHOLE, "title: [", "words.yml: "),
    ],
)
def test_every_fault_is_named_with_its_place(
    printed: str, wrong: str, fault: str, tmp_path: Path
) -> None:
    assert printed in WHOLE
    with pytest.raises(StandardsError, match=fault):
        from_text(WHOLE.replace(printed, wrong), tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StandardsError, match=r"none\.yml"):
        read(tmp_path / "none.yml", Words)


def test_the_declared_words_load() -> None:
    assert table_words().continued.fullmatch("续表")
    assert prose_words().posts.search("人员编制35人")
