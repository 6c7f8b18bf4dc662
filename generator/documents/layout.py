"""The words of lines around tables, from `layout.yml`; it does not look at any text.

One key, one expression, as a field of `LayoutWords`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """The expressions of `layout.yml`."""

    unit: _Pattern
    reports: _Pattern
    year: _Pattern
    title: _Pattern
    number: _Pattern
    no_label: _Pattern
    total: _Pattern
    above_header: _Pattern
    unit_at_end: _Pattern
    row_numbers: _Pattern
    without_one: _Pattern
    continued: _Pattern
    whole_label: _Pattern


@cache
def layout_words() -> LayoutWords:
    """The words, from the file the first time and from memory afterwards."""
    raw = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return LayoutWords(**{key: re.compile(words) for key, words in raw.items()})
