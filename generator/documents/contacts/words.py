"""The labels of `words.yml`, read once and compiled; it does not look at any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from generator.documents.contacts.shapes import COLON, HAN


@dataclass(frozen=True, slots=True)
class Words:
    """`words.yml`, with the labels compiled."""

    names: re.Pattern[str]
    names_in_context: re.Pattern[str]
    names_with_colon: re.Pattern[str]
    phones: re.Pattern[str]
    phones_weak: re.Pattern[str]
    accounts: re.Pattern[str]
    any_label: re.Pattern[str]
    codes: re.Pattern[str]
    amounts: re.Pattern[str]
    titled: re.Pattern[str]
    title_end: re.Pattern[str]
    not_names: frozenset[str]
    organisations: tuple[str, ...]
    compound_surnames: frozenset[str]
    surnames: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, from the file the first time and from memory afterwards."""
    raw = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
    phones = raw["phone_labels"] + raw["phone_labels_weak"]
    # 联系人及电话, 联系人(电话), 联系人姓名 are still labels of a name.
    and_phone = rf"(?:[ 　]*+(?:[及和与、/／，,（(][ 　]*+)?{_alternatives(phones)}[）)]?)?"
    note = r"(?:[（(][^（）()\n|\t]{0,12}[)）])?"
    tail = rf"(?:姓名|签字|签章|签名)?{and_phone}{note}"
    names = _alternatives(raw["name_labels"]) + tail
    in_context = _alternatives(raw["name_labels_in_context"]) + tail
    strong = _alternatives(raw["phone_labels"])
    with_colon = rf"{_alternatives(raw['name_labels_with_colon'])}(?={COLON})"
    any_name = _alternatives(raw["name_labels"] + raw["name_labels_in_context"] + phones)
    titles = _alternatives(raw["titles"])
    size = r"(?:数|额)?(?:[ 　]*+[（(][^（）()\n|\t]{0,12}[)）])?"
    return Words(
        names=re.compile(names),
        names_in_context=re.compile(in_context),
        phones=re.compile(rf"{strong}(?!费){note}"),
        phones_weak=re.compile(_alternatives(raw["phone_labels_weak"]) + r"(?![费卡机])"),
        accounts=re.compile(_alternatives(raw["account_labels"])),
        any_label=re.compile(f"{any_name}|{with_colon}"),
        names_with_colon=re.compile(with_colon),
        codes=re.compile(_alternatives(raw["code_labels"])),
        amounts=re.compile(_alternatives(raw["amount_labels"]) + size),
        titled=re.compile(rf"[{HAN}]{{1,3}}{titles}"),
        title_end=re.compile(rf"{titles}\Z"),
        not_names=frozenset(raw["not_names"]),
        organisations=tuple(raw["organisation_endings"]),
        compound_surnames=frozenset(raw["compound_surnames"]),
        surnames=frozenset(raw["surnames"].replace(" ", "")),
    )


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join("[ 　]*+".join(map(re.escape, word)) for word in longest_first) + ")"
