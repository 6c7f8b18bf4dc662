"""The lowest row of a header in a format that drops the cells a merged cell covers below it.

Text taken out of a page prints 合计, 因公出国（境）费, 公务用车购置及运行费, 公务接待费 and below
them 小计, 购置费, 运行费: the other words reach down to that row, and nothing says which. The
words themselves do where they are parts of one of the words above them (a part of an item, of
a type of expenditure, of a fund), or where 小计 opens the parts. What fits in two ways is not
known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.classifications import is_economic_name
from generator.standards.template_words import table_words
from generator.standards.vocabulary import AmountWord, squash

_FEWEST_PARTS = 2
_ENOUGH = 2  # ways: then it is not known which
_MOST_WAYS = 60  # that are tried one by one
_MOST_KNOWN = 8192  # groups of words whose fitting is remembered
_CODE_PARTS = frozenset({"class", "section", "item-code"})
_NO_LABEL = frozenset({"text", "sequence"})  # uses of labels: of those without parts,
_NO_PART = _NO_LABEL | {"", "line"}  # and of those that are no parts
_FUNDS = frozenset({"general-public-budget", "government-fund", "state-capital"})
_EARNED = frozenset(  # of the year, and of no other fund
    {
        "institution-revenue",
        "institution-operating",
        "superior-subsidy",
        "subordinate-remittance",
    }
)
_OF_FUNDS = frozenset({"fiscal-appropriation", "carryover"})

_Way = tuple[tuple[int, int], ...]  # for each word above: its first column, how many parts
_Fits = Callable[[str, tuple[str, ...]], bool]


def reaching_down(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows of a header with blanks in the lowest two, where words above reach down to them.

    Unchanged where the lowest row is as wide as the table, or nothing says what stands where.
    """
    below = list(rows)
    if len(rows) < 2 or len(rows[-1].cells) >= width:
        return below
    way = _way_under(_words(rows[-1]), _words(rows[-2]), width)
    if way is not None:
        upper = rows[-2] if len(rows) > 2 else _at(rows[-2], _wholes(way), width)
        return [*below[:-2], upper, _at(rows[-1], _parts(way), width)]
    if len(rows) == 3:
        return _three_levels(rows, width) or below
    return below


def _three_levels(rows: Sequence[Row], width: int) -> list[Row] | None:
    """All three rows at full width, where words of the two upper ones each reach down."""
    top, middle, lowest = rows
    found = []
    for parents in range(1, len(top.cells) + 1):
        between = len(top.cells) + len(middle.cells) - parents
        over = _way_under(_words(middle), _words(top), between)
        if over is None:
            continue
        for level in (_at(middle, _parts(over), between), _level_row(over, top, middle, between)):
            under = _way_under(_words(lowest), _words(level), width)
            if under is not None:
                found.append(_placed(rows, over, under, width))
                break
    return found[0] if len(found) == 1 else None


def _level_row(over: _Way, top: Row, middle: Row, width: int) -> Row:
    """The second row with the words of the first that reach down to it."""
    row = _at(middle, _parts(over), width)
    cells = list(row.cells)
    for start, cell in zip(_wholes(over), top.cells, strict=True):
        cells[start] = cells[start] if cells[start].text else cell
    return replace(row, cells=tuple(cells))


def _placed(rows: Sequence[Row], over: _Way, under: _Way, width: int) -> list[Row]:
    """Three rows at full width, each word at the column where its share begins."""
    top, middle, lowest = rows
    place = _wholes(under)
    return [
        _at(top, [place[at] for at in _wholes(over)], width),
        _at(middle, [place[at] for at in _parts(over)], width),
        _at(lowest, _parts(under), width),
    ]


def ways_down(rows: Sequence[Row], width: int) -> list[list[Row]]:
    """A header of two or three rows at full width, in every way its words allow.

    Empty where there are more ways than can be told apart.
    """
    found: list[list[Row]] = []
    if len(rows) == 2:
        upper, lower = rows
        found += [
            [_at(upper, _wholes(way), width), _at(lower, _parts(way), width)]
            for way in _all_ways(_words(lower), _words(upper), width)
        ]
    elif len(rows) == 3:
        top, middle, lowest = rows
        for parents in range(1, len(top.cells) + 1):
            between = len(top.cells) + len(middle.cells) - parents
            for over in _all_ways(_words(middle), _words(top), between):
                level = _level(over, _words(top), _words(middle), between)
                for under in _all_ways(_words(lowest), level, width):
                    found.append(_placed(rows, over, under, width))
    return found if len(found) < _MOST_WAYS else []


def _all_ways(lower: Sequence[str], upper: Sequence[str], width: int) -> tuple[_Way, ...]:
    parents = len(upper) + len(lower) - width
    if parents < 1 or len(lower) < _FEWEST_PARTS * parents:
        return ()
    return _ways(tuple(lower), upper, parents, _are_likely_parts, _MOST_WAYS)


def _wholes(way: _Way) -> tuple[int, ...]:
    """The columns that the words above begin at."""
    return tuple(start for start, _ in way)


def _parts(way: _Way) -> tuple[int, ...]:
    """The columns that the words below begin at."""
    return tuple(start + at for start, parts in way for at in range(parts))


def _level(way: _Way, upper: Sequence[str], lower: Sequence[str], width: int) -> list[str]:
    """The words a third row may stand below: those of the second, and those that reach to it."""
    words = [""] * width
    for at, word in zip(_wholes(way), upper, strict=True):
        words[at] = word
    for at, word in zip(_parts(way), lower, strict=True):
        words[at] = word
    return words


def _words(row: Row) -> list[str]:
    return [squash(cell.text) for cell in row.cells]


def _at(row: Row, starts: Sequence[int], width: int) -> Row:
    """The row at full width, its words at the columns they begin at, with blanks between."""
    cells = [Cell("", "", row.source)] * width
    for start, cell in zip(starts, row.cells, strict=True):
        cells[start] = cell
    return replace(row, cells=tuple(cells))


def _way_under(lower: Sequence[str], upper: Sequence[str], width: int) -> _Way | None:
    """Where the words of two rows begin; None where that is not known.

    `width` is how many columns the words of both rows have, those without parts included.
    """
    parents = len(upper) + len(lower) - width
    if parents < 1 or len(lower) < _FEWEST_PARTS * parents:
        return None
    for fits in (_are_plain_parts, _are_parts, _are_likely_parts):
        ways = _ways(tuple(lower), upper, parents, fits)
        if len(ways) > 1:
            return None
        if ways:
            return ways[0]
    return None


def put_under(lower: Sequence[str], upper: Sequence[str], width: int) -> tuple[int, ...] | None:
    """The column each word of a lower row begins at; None where that is not known."""
    way = _way_under(lower, upper, width)
    return None if way is None else _parts(way)


def _ways(
    words: tuple[str, ...], above: Sequence[str], parents: int, fits: _Fits, most: int = _ENOUGH
) -> tuple[_Way, ...]:
    """The ways to put all the words below so many of those above them, so many at most."""

    @cache
    def rest(word: int, over: int, parents: int) -> tuple[tuple[int, ...], ...]:
        """How many parts each of the words above has, from one of them on."""
        left = len(words) - word
        if over == len(above):
            return ((),) if not left and not parents else ()
        if left < _FEWEST_PARTS * parents or (left and not parents):
            return ()
        found = [(0, *way) for way in rest(word, over + 1, parents)]
        for parts in range(_FEWEST_PARTS, left + 1):
            if len(found) >= most:
                break
            if fits(above[over], words[word : word + parts]):
                found += [(parts, *w) for w in rest(word + parts, over + 1, parents - 1)]
        return tuple(found[:most])

    return tuple(_columns(way) for way in rest(0, 0, parents))


def _columns(way: Sequence[int]) -> _Way:
    starts = accumulate((max(1, parts) for parts in way[:-1]), initial=0)
    return tuple(zip(starts, way, strict=True))


@lru_cache(maxsize=_MOST_KNOWN)
def _are_plain_parts(whole: str, words: tuple[str, ...]) -> bool:
    """Whether they are parts, and those of a code where they are parts of codes."""
    uses = {vocabulary.columns().stub(word) for word in words}
    if uses <= _CODE_PARTS and not _is_class_code(vocabulary.columns().stub(whole)):
        return False
    return _are_parts(whole, words)


def _is_class_code(use: str) -> bool:
    """True for the code of a classification, which 类, 款, 项 divide; no unit has such parts."""
    return use.endswith("-code") and use.partition("-")[0] not in {"unit", "project"}


@lru_cache(maxsize=_MOST_KNOWN)
def _are_parts(whole: str, words: tuple[str, ...]) -> bool:
    """Whether words name parts of what the word above them names, after a sum of them."""
    is_side = vocabulary.columns().is_side
    if is_side(whole) and _is_label(words[0]):
        return not any(_is_label(word) or is_side(word) for word in words[1:])
    named = words[1:] if _is_sum(words[0]) else words
    if len(set(words)) < len(words):
        return False  # the parts of two words
    return bool(named) and all(_is_part(word, whole) for word in named)


@lru_cache(maxsize=_MOST_KNOWN)
def _are_likely_parts(whole: str, words: tuple[str, ...]) -> bool:
    """Whether they are parts, or stand after the only sum among them and may be of that fund."""
    if _are_parts(whole, words):
        return True
    columns = vocabulary.columns()
    known = columns.amount(whole)
    if known is not None and known.fund_source:
        parts = [part for word in words if (part := columns.amount(word))]
        if any(part.fund_source in _EARNED for part in parts):
            return False
    inner = table_words().inner_total.fullmatch(whole)
    sums = [_is_sum(word) for word in words]
    told = known or columns.is_side(whole) or _are_classes(words[1:])
    return bool(told) and not inner and sums[0] and not any(sums[1:])


def _are_classes(words: tuple[str, ...]) -> bool:
    """True for names of economic classes, which a word of the publisher's own may sum."""
    return len(words) > 1 and all(map(is_economic_name, words))


def _is_label(word: str) -> bool:
    return vocabulary.columns().stub(word) not in {"", "text", "sequence"}


def _is_sum(word: str) -> bool:
    return vocabulary.lines().sum_words.fullmatch(word) is not None


def _is_part(word: str, whole: str) -> bool:
    columns = vocabulary.columns()
    if columns.is_lowest(whole):
        return False
    if any(form.whole.fullmatch(whole) and form.parts.fullmatch(word) for form in columns.parts):
        return True
    label, above = columns.stub(word), columns.stub(whole)
    if above.endswith("-code") and not _is_class_code(above):
        return False
    if label or above:
        is_label = bool(whole) and not columns.amount(whole) and above not in _NO_LABEL
        return label not in _NO_PART and is_label
    part, parent = columns.amount(word), columns.amount(whole)
    if part is None or parent is None:
        return False
    return columns.parents.get(part.concept) == parent.concept or _extends(part, parent)


def _extends(part: AmountWord, whole: AmountWord) -> bool:
    """Whether an item, a type of expenditure or a fund is a part of another one."""
    return (
        part.item.startswith(f"{whole.item or whole.concept}/")
        or bool(whole.expenditure_type)
        and part.expenditure_type.startswith(f"{whole.expenditure_type}-")
        or (whole.concept in _OF_FUNDS and part.fund_source in _FUNDS)
    )
