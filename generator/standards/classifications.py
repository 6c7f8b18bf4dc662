"""Budget classifications as data: functional and economic codes by fiscal year.

The lists hold codes seen in official disclosures (and, for economic codes, recalled
ones); they are incomplete. A code that is absent is unknown, never wrong. Source:
政府收支分类科目 (annual, Ministry of Finance), as quoted in published budgets.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from generator.standards.vocabulary import squash

_HERE = Path(__file__).parent / "codes"
_FUNCTION_CODE = re.compile(r"2[0-3]\d(\d\d){0,2}")
_CLASS, _ITEM = 3, 7  # digits of the codes of a class and of an item
_BEFORE_NAME = re.compile(
    r"^([一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,7}[、.．-]?)"
)


@dataclass(frozen=True, slots=True)
class Classification:
    """Codes with every name each has carried; `names[code]` is in order of the list.

    A list that is `whole` holds all codes of its years, none of which changed its meaning.
    """

    names: dict[str, tuple[str, ...]]
    is_whole: bool = False

    def codes_named(self, name: str) -> tuple[str, ...]:
        """All codes that have carried `name`."""
        return tuple(code for code, names in self.names.items() if name in names)

    def name(self, code: str) -> str:
        """The first known name of `code`, or empty."""
        return self.names.get(code, ("",))[0]


@cache
def functional() -> Classification:
    """支出功能分类科目: 类 (3 digits), 款 (5), 项 (7)."""
    names = _read("function_attested.csv", "code", "name")
    with (_HERE / "function_classes_by_era.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for era in ("name_to_2018", "name_2019_2020", "name_2021_on"):
                if row[era]:
                    names.setdefault(row["code"], []).append(row[era])
    return _classification(names)


@cache
def economic(fiscal_year: int) -> Classification:
    """部门预算支出经济分类科目 of the year; the codes changed in 2018."""
    file = "economic_dept_2018plus_all.csv" if fiscal_year >= 2018 else "economic_dept_2017.csv"
    found = _classification(_read(file, "code", "name"))
    return replace(found, is_whole=fiscal_year >= 2018)


@cache
def government_economic() -> Classification:
    """政府预算支出经济分类科目, from 2018."""
    return _classification(_read("economic_gov_2018plus_all.csv", "code", "name"))


@cache
def code_names(kind: str, code: str) -> tuple[str, ...]:
    """All names a code of a classification has carried in any year; none where it is unknown."""
    lists = {
        "function": (functional(),),
        "economic": (economic(2017), economic(2018)),
        "government-economic": (government_economic(),),
    }
    return tuple(name for known in lists[kind] for name in known.names.get(code, ()))


@cache
def _economic_names() -> frozenset[str]:
    lists = (economic(2017), economic(2018), government_economic())
    return frozenset(
        squash(name) for known in lists for all_ in known.names.values() for name in all_
    )


def is_economic_name(squashed: str) -> bool:
    """True for the name of an economic class of any year and of either classification."""
    return squashed in _economic_names()


def is_economic_part(squashed: str, of: str) -> bool:
    """True where both name economic classes, and the first is one of the second's."""
    lists = (economic(2017), economic(2018), government_economic())
    return any(
        code.startswith(wider) and code != wider
        for known in lists
        for wider in known.codes_named(of)
        for code in known.codes_named(squashed)
    )


@lru_cache(maxsize=4096)
def are_classes_apart(squashed: str, other: str) -> bool:
    """True where both name classes of the highest level of one classification, not the same."""
    lists = (functional(), economic(2017), economic(2018), government_economic())
    found = ((known.codes_named(squashed), known.codes_named(other)) for known in lists)
    return any(
        one and two and not {*one} & {*two} and {len(code) for code in (*one, *two)} == {_CLASS}
        for one, two in found
    )


@cache
def _functional_names() -> frozenset[str]:
    return frozenset(squash(name) for all_ in functional().names.values() for name in all_)


@cache
def _codes_named() -> dict[str, tuple[str, ...]]:
    """The functional codes by the names that they have carried."""
    found: dict[str, list[str]] = {}
    for code, names in functional().names.items():
        for name in names:
            found.setdefault(squash(name), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def functional_path(squashed: str) -> tuple[str, ...]:
    """The names of a class and of what is below it, which a text is one after the other.

    None where the text is a name itself, or is made of names in several ways.
    """
    found = set() if squashed in _functional_names() else set(_paths(squashed, ""))
    return found.pop() if len(found) == 1 else ()


def _paths(squashed: str, above: str) -> Iterator[tuple[str, ...]]:
    """The names that a text is, each of a code right below the one before, two at the least."""
    length = len(above) + 2 if above else _CLASS
    for end in range(2, len(squashed) + 1):
        codes = _codes_named().get(squashed[:end], ())
        below = [code for code in codes if len(code) == length and code.startswith(above)]
        if below and above and end == len(squashed):
            yield (squashed,)
        for code in below if length < _ITEM else ():
            yield from ((squashed[:end], *rest) for rest in _paths(squashed[end:], code))


def is_functional(squashed: str) -> bool:
    """True for the name or the code of a functional class, a name with its number or code too."""
    bare = _BEFORE_NAME.sub("", squashed)
    named = bare in _functional_names() and not is_economic_name(bare)
    return named or _FUNCTION_CODE.fullmatch(squashed) is not None


def _read(file: str, code: str, name: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    with (_HERE / file).open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names.setdefault(row[code], []).append(row[name])
    return names


def _classification(names: dict[str, list[str]]) -> Classification:
    return Classification({code: tuple(dict.fromkeys(all_)) for code, all_ in names.items()})
