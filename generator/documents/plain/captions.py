"""Lines above a table of blanks: its number, its title, who reports and in which unit.

They say that the table above them has ended, whatever their words stand below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.documents.plain.fields import GAP

_UNIT = re.compile(r"[(（]?(?:金额|货币|计量)?单位[:：](?:人民币)?[十百千万亿]{0,2}元[)）]?")
_REPORTS = re.compile(
    r"(?:(?:填报|填制|编制|编报|公开|预算)?(?:单位|部门)(?:名称)?|编制日期|填报日期)[:：].{0,40}"
)
_YEAR = re.compile(r"(?:19|20)\d\d年(?:度|\d{1,2}月(?:\d{1,2}日)?)?")
_TITLE = re.compile(r"[^。；，：:]{3,50}表(?:[(（][^()（）]{1,12}[)）])?")
_NUMBER = re.compile(
    r"[(（]?(?:附?表|附件|公开)[一二三四五六七八九十\d]{1,3}(?:[-—－.]\d{1,2}){0,2}表?[)）]?[:：]?"
    rf"(?:\s?{_TITLE.pattern})?"
)
_MOST_ABOVE = 3  # lines of titles
_LONGEST = 200


def is_caption(lines: Sequence[str], index: int) -> bool:
    """Whether a line stands above a table that it begins, never in one.

    A title alone does where a blank line parts it from what is above it, or where a line of
    another kind follows.
    """
    line = lines[index]
    if len(line) > _LONGEST:
        return False
    if _is_number(line) or _is_unit(line):
        return True
    if not _is_title(line):
        return False
    below = range(index + 1, min(index + 1 + _MOST_ABOVE, len(lines)))
    next_one = next((lines[at] for at in below if not _is_title(lines[at])), "")
    parted = index > 0 and not lines[index - 1].strip()
    return parted or _is_number(next_one) or _is_unit(next_one)


def _is_number(line: str) -> bool:
    first, *others = _parts(line)
    return _NUMBER.fullmatch(first) is not None and all(map(_TITLE.fullmatch, others))


def _is_unit(line: str) -> bool:
    """Who reports and in which unit: every part of the line says such a thing."""
    parts = _parts(line)
    named = [part for part in parts if _UNIT.fullmatch(part) or _REPORTS.fullmatch(part)]
    others = [part for part in parts if part not in named]
    return bool(named) and all(map(_YEAR.fullmatch, others))


def _is_title(line: str) -> bool:
    parts = _parts(line)
    return len(parts) == 1 and _TITLE.fullmatch(parts[0]) is not None


def _parts(line: str) -> list[str]:
    return GAP.split(line.strip())
