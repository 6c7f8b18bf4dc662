"""The labels of `words.yml`, read once and compiled; it does not look at any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """`words.yml`, with the labels compiled."""

    names: re.Pattern[str]
    names_in_context: re.Pattern[str]
    phones: re.Pattern[str]
    phones_weak: re.Pattern[str]
    accounts: re.Pattern[str]
    any_label: re.Pattern[str]
    not_names: frozenset[str]
    organisations: tuple[str, ...]
    surnames: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, from the file the first time and from memory afterwards."""
    raw = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
    phones = raw["phone_labels"] + raw["phone_labels_weak"]
    # 联系人及电话, 联系人(电话), 联系人姓名 are still labels of a name.
    and_phone = rf"(?:[ 　]*[及和与、/／，,（(]?[ 　]*{_alternatives(phones)}[）)]?)?"
    note = r"(?:[（(][^（）()\n|\t]{0,12}[)）])?"
    tail = rf"(?:姓名|签字|签章|签名)?{and_phone}{note}"
    names = _alternatives(raw["name_labels"]) + tail
    in_context = _alternatives(raw["name_labels_in_context"]) + tail
    strong = _alternatives(raw["phone_labels"])
    return Words(
        names=re.compile(names),
        names_in_context=re.compile(in_context),
        phones=re.compile(rf"{strong}(?!费){note}"),
        phones_weak=re.compile(_alternatives(raw["phone_labels_weak"]) + r"(?![费卡机])"),
        accounts=re.compile(_alternatives(raw["account_labels"])),
        any_label=re.compile(
            _alternatives(raw["name_labels"] + raw["name_labels_in_context"] + phones)
        ),
        not_names=frozenset(raw["not_names"]),
        organisations=tuple(raw["organisation_endings"]),
        surnames=frozenset(raw["surnames"].replace(" ", "")),
    )


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join("[ 　]*".join(map(re.escape, word)) for word in longest_first) + ")"
