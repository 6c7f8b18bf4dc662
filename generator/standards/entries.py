"""YAML of the standards as entries from which every key must be taken.

A file that cannot be read, a missing or an unknown key and a broken expression are each a
StandardsError that names file and key. This module does not know what the keys mean.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from generator.errors import StandardsError

Pattern = re.Pattern[str]

# A unit money is counted in; `{unit}` in an expression stands for it.
MONEY_UNIT = "(?:人民币|RMB)?(?P<unit>[百千]?元|[十百千]?万元|亿元)"
_FILLER = (
    "(预算|决算|情况|总体|公开|明细|汇总|统计|科目|当年|本年|年度|资金|安排|按功能分类|按经济分类)*"
)


def load(path: Path, expected: type = dict) -> Any:
    """What stands in the YAML file `path`, which must be an `expected`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load(path.read_text("utf-8"), loader)
    except (OSError, yaml.YAMLError) as error:
        raise StandardsError(f"{path.name}: {error}") from error
    if not isinstance(loaded, expected):
        raise StandardsError(f"{path.name}: must hold a {expected.__name__}")
    return loaded


def compiled(place: str, words: object) -> Pattern:
    """`words` as a regular expression; `place` is where they stand."""
    if not isinstance(words, str):
        raise StandardsError(f"{place}: not an expression: {words!r}")
    try:
        return re.compile(words)
    except re.error as error:
        raise StandardsError(f"{place}: {words!r}: {error}") from error


class Entry:
    """A YAML mapping from which every key must be taken."""

    def __init__(self, place: str, raw: dict[str, Any]) -> None:
        self.place, self.raw = place, dict(raw)

    def take(self, key: str, default: Any = ...) -> Any:
        """The value of `key`, removed; missing without a default is an error."""
        if key in self.raw:
            return self.raw.pop(key)
        if default is ...:
            raise StandardsError(f"{self.place}: missing key {key!r}")
        return default

    def pattern(self, key: str) -> Pattern:
        """The expression of `key`, removed."""
        return self.compile(self.take(key))

    def patterns(self, key: str, default: Any = ...) -> tuple[Pattern, ...]:
        """The expressions listed below `key`, removed."""
        return tuple(self.compile(words) for words in self.take(key, default))

    def entries(self, key: str) -> list[Entry]:
        """The mappings listed below `key`, removed; each must be finished."""
        return [Entry(self.place, raw) for raw in self.take(key)]

    def compile(self, words: str) -> Pattern:
        """`words` as a regular expression; `{o}` is the filler words, `{unit}` a unit of money."""
        return compiled(self.place, words.replace("{o}", _FILLER).replace("{unit}", MONEY_UNIT))

    def finish(self) -> None:
        """Every key must have been taken."""
        if self.raw:
            raise StandardsError(f"{self.place}: unknown keys {sorted(self.raw)}")
