"""Lists of targets copied from a page: the cells that merged ones cover are gone, not blank.

    项目名称 | 预算金额 | 年度目标 | 绩效指标
    一级指标 | 二级指标 | 三级指标 | 指标值

绩效指标 stands over all the words of the second row, and the other words reach down beside
them. A row without its first cells is read from the right. What then stands in a wrong column
(an amount as a name, 产出指标 as anything but a first level) shows that this does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount

LOST = "合并的格没有标出，绩效指标各栏不能确定"
_VALUE = re.compile(r"[≥≤=<>＝＞＜]+\s*\d.*|[\d.,]+%?")
_NAMES = ("project-name", "unit-name", "level1", "level2", "indicator")


def are_cut(heads: Sequence[Row], width: int) -> bool:
    """True for a header whose first and last row are short, with nothing where a cell is gone."""
    first, last = heads[0], heads[-1]
    if len(heads) < 2 or any(c.colspan > 1 or c.rowspan > 1 for row in heads for c in row.cells):
        return False
    short = all(len(row.cells) < width for row in (first, last))
    return short and all(squash(c.text) for c in first.cells) and bool(squash(last.cells[0].text))


def whole_heads(heads: Sequence[Row], widest: int) -> list[Row] | None:
    """Both rows of the header at full width; None where their places are not sure.

    A table is as wide as its header, and none of its rows is wider.
    """
    section = vocabulary.forms().section_keys.fullmatch
    upper, lower = heads[0].cells, heads[-1].cells
    places = [at for at, cell in enumerate(upper) if section(squash(cell.text))]
    if len(heads) != 2 or len(places) != 1 or len(upper) - 1 + len(lower) < widest:
        return None
    at, blank = places[0], Cell("", "", heads[0].source)
    beside = len(upper) - at - 1
    over = (*upper[: at + 1], *[blank] * (len(lower) - 1), *upper[at + 1 :])
    under = (*[blank] * at, *lower, *[blank] * beside)
    return [replace(heads[0], cells=over), replace(heads[1], cells=under)]


def placed_lines(uses: Mapping[int, str], rows: Sequence[Row], width: int) -> list[Row] | None:
    """The rows at full width; None where one of them fits nowhere, or in two ways.

    They end at the right edge, unless blanks at the end of one are gone, too.
    """
    ways = [list(_ways(uses, row, width)) for row in rows]
    if not all(ways):
        return None
    trimmed = any(width - len(row.cells) not in way for row, way in zip(rows, ways, strict=True))
    if trimmed and any(len(way) > 1 for way in ways):
        return None
    return [_moved(row, way[-1], width) for row, way in zip(rows, ways, strict=True)]


def _ways(uses: Mapping[int, str], row: Row, width: int) -> Iterator[int]:
    """The columns at which a row may begin, from left to right."""
    for start in range(width - len(row.cells) + 1):
        if _fits(uses, _moved(row, start, width)):
            yield start


def _moved(row: Row, start: int, width: int) -> Row:
    blank = Cell("", "", row.source)
    after = width - start - len(row.cells)
    return replace(row, cells=(*[blank] * start, *row.cells, *[blank] * after))


def _fits(uses: Mapping[int, str], row: Row) -> bool:
    """True for a row whose cells hold what their columns say, a target or money among them."""
    cells = {index: cell for index, cell in enumerate(row.cells) if not is_blank(cell.text)}
    levels = vocabulary.forms().level1_words.fullmatch
    for index, cell in cells.items():
        use, word = uses.get(index, ""), squash(cell.text)
        if use == "money" and not parse_amount(cell.text):
            return False
        if not levels(word) if use == "level1" else is_first_level(word):
            return False
    by_use = {uses[index]: cell.text for index, cell in cells.items() if index in uses}
    both = ("target" in by_use) == ("indicator" in by_use)
    return both and bool({"target", "money"} & by_use.keys()) and are_in_place(by_use, moved=True)


def are_in_place(texts: Mapping[str, str], *, moved: bool) -> bool:
    """False where a cell of a list of targets, by use, cannot be what its column says.

    An amount or a target is no name, the name of a level no indicator and no target. What is
    printed below the word itself, and was not moved there, may be a bare number: 88.
    """
    words = {use: squash(text) for use, text in texts.items() if not is_blank(text)}
    forms = vocabulary.forms()
    number = "" if moved else words.get("indicator", "")
    if any(_is_value(words[use]) for use in _NAMES if use in words and words[use] != number):
        return False
    if _is_value(number) and not number.isdecimal():
        return False
    if _is_second_level(words.get("level1", "")):
        return False
    if is_first_level(words.get("level2", "")) and "level1" not in words:
        return False
    named = [words[use] for use in ("indicator", "target") if use in words]
    if any(forms.level1_words.fullmatch(w) or forms.level2_words.fullmatch(w) for w in named):
        return False
    weights = (words.get(use, "0").rstrip("%分") for use in ("weight", "points"))
    return all(map(parse_amount, weights))


def is_first_level(word: str) -> bool:
    """True for the name of a first level and of no second one; 成本指标 may be either."""
    forms = vocabulary.forms()
    return bool(forms.level1_words.fullmatch(word)) and not forms.level2_words.fullmatch(word)


def _is_second_level(word: str) -> bool:
    """True for the name of a second level and of no first one."""
    forms = vocabulary.forms()
    return bool(forms.level2_words.fullmatch(word)) and not forms.level1_words.fullmatch(word)


def _is_value(word: str) -> bool:
    return parse_amount(word) is not None or _VALUE.fullmatch(word) is not None
