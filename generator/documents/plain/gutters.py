"""A table of columns that blanks part, with a header of one level or two: strictly.

A column is what no line of the body crosses. Words of the header that nothing stands below
are as many as the columns, or each stands over its own; a word over several others has its
middle over theirs, and there is but one way to part them. Where any of it is not so, there
is no table here (None), and the caller tells it as unread. Knows places on lines only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.documents.numbers import OPENS_ITEM, is_number

_NEAR = 2  # characters: a middle is where another one is
_FULL = 3  # a word that ends so near the end of its column may go on in the next line
_MOST_HEADER_LINES = 5
_NAME_AND_AMOUNT = 2  # columns


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two gaps of a line; places count characters of the narrow width."""

    line: int
    field: int  # its place among the cells of its line, from 1
    text: str
    start: int
    end: int
    fields: int = 1  # how many cells of its line it takes: 项  目

    def over(self, other: Word | Column) -> bool:
        """Whether it stands over something, or under it."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Column:
    """The stretch that a column takes."""

    start: int
    end: int


Rows = list[dict[int, Word]]
Stretch = tuple[int, int]

# Twice how far a word is from where it stands when it is set in the middle, left or right.
_SETTINGS: tuple[Callable[[Word, int, int], int], ...] = (
    lambda word, start, end: word.start + word.end - start - end,
    lambda word, start, end: 2 * (word.start - start),
    lambda word, start, end: 2 * (word.end - end),
)


def table_of(lines: Sequence[Sequence[Word]]) -> tuple[Rows, int] | None:
    """The rows of a table, header first, each word by its column, and how many columns.

    `lines` are those from the first of the header to the last of the body, without blank ones.
    """
    first = next((at for at, line in enumerate(lines) if _is_row(line)), 0)
    header, body = lines[:first], lines[first:]
    if not 0 < len(header) <= _MOST_HEADER_LINES:
        return None
    columns = _columns(body)
    if len(columns) < 2 or not _is_clear(body, columns):
        return None
    return _headed(header, body, columns) or _headed(
        [_joined(line) for line in header], body, columns
    )


def is_title(word: Word, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a word above a table can be no word of its header.

    It begins over the first column, and no columns have their middle, begin or end where it
    has; all of them together may.
    """
    first = next((at for at, line in enumerate(lines) if _is_row(line)), 0)
    columns = _columns(lines[first:])
    if not first or word.start >= columns[0].end:
        return False
    words = sorted((w for line in lines[:first] for w in _joined(line)), key=lambda w: w.start)
    for extents in (columns, [Column(w.start, w.end) for w in words]):
        for i, left in enumerate(extents):
            for j in range(i, len(extents)):
                whole = (i, j) == (0, len(extents) - 1)
                if not whole and _fits(word, left.start, extents[j].end):
                    return False
    return True


def _fits(word: Word, start: int, end: int) -> bool:
    """Whether a word begins or ends with a stretch, or has its middle in the middle."""
    return any(abs(off(word, start, end)) <= 4 * _NEAR for off in _SETTINGS)


def _headed(
    header: Sequence[Sequence[Word]], body: Sequence[Sequence[Word]], columns: Sequence[Column]
) -> tuple[Rows, int] | None:
    """The rows under a header whose words stand as they should; else None."""
    leaves, groups = _levels(header, columns)
    every = _with_empty(leaves, columns) or _name_and_amount(header, body, columns)
    if every is None:
        return None
    order, places = every
    head = _header_rows(order, groups, dict(zip(places, columns, strict=True)))
    if head is None:
        return None
    rows = [{places[_at(word, columns)]: word for word in line} for line in body]
    return [*head, *rows], len(order)


def _joined(line: Sequence[Word]) -> list[Word]:
    """The words of a line, two single characters beside each other as one: 项  目."""
    words: list[Word] = []
    for word in line:
        before = words[-1] if words else None
        if before and len(before.text) == len(word.text) == 1 and not word.text.isascii():
            words[-1] = Word(
                word.line, before.field, before.text + word.text, before.start, word.end, 2
            )
        else:
            words.append(word)
    return words


def _is_row(line: Sequence[Word]) -> bool:
    return len(line) > 1 and any(is_number(word.text) for word in line)


def _columns(body: Sequence[Sequence[Word]]) -> list[Column]:
    """What the body covers, from the left; two characters of blank part columns."""
    merged: list[Column] = []
    for word in sorted((w for line in body for w in line), key=lambda w: w.start):
        if merged and word.start < merged[-1].end + 2:
            merged[-1] = Column(merged[-1].start, max(merged[-1].end, word.end))
        else:
            merged.append(Column(word.start, word.end))
    return merged


def _is_clear(body: Sequence[Sequence[Word]], columns: Sequence[Column]) -> bool:
    """Whether no column has two words of a line, or one that may go on in the next line."""
    for before, line in zip((None, *body), body, strict=False):
        places = [_at(word, columns) for word in line]
        if len(set(places)) < len(places):
            return False
        words_only = not any(is_number(word.text) for word in line)
        if before and words_only and any(_may_go_on(w, before, columns) for w in line):
            return False
    return True


def _may_go_on(word: Word, before: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether a word can be the rest of the one above it, which fills its column."""
    if OPENS_ITEM.match(word.text):
        return False
    column = columns[_at(word, columns)]
    return any(w.over(column) and w.end >= column.end - _FULL for w in before)


def _at(word: Word, columns: Sequence[Column]) -> int:
    return next(at for at, column in enumerate(columns) if word.over(column))


def _levels(
    header: Sequence[Sequence[Word]], columns: Sequence[Column]
) -> tuple[list[Word], list[Word]]:
    """The words over one column each, and those over others.

    A word above the last line stands over its own column when no lower word does.
    """
    last = header[-1][0].line
    leaves = list(header[-1])
    groups: list[Word] = []
    for line in header[:-1]:
        for word in line:
            lower = [w for other in header for w in other if w.line > word.line and w.over(word)]
            own = [column for column in columns if word.over(column)]
            taken = [w for w in header[-1] for column in own if w.over(column)]
            if len(own) == 1 and not taken and not lower and word.line != last:
                leaves.append(word)
            else:
                groups.append(word)
    return sorted(leaves, key=lambda w: w.start), sorted(groups, key=lambda w: w.start)


def _with_empty(
    leaves: Sequence[Word], columns: Sequence[Column]
) -> tuple[list[Word], list[int]] | None:
    """The words from the left, and over which of them each column stands."""
    if len(leaves) == len(columns):
        for at, leaf in enumerate(leaves):
            if any(leaf.over(column) for other, column in enumerate(columns) if other != at):
                return None
        return list(leaves), list(range(len(columns)))
    places: list[int] = []
    for column in columns:
        over = [at for at, leaf in enumerate(leaves) if leaf.over(column)]
        if len(over) != 1 or over[0] in places:
            return None
        places += over
    return list(leaves), places


def _name_and_amount(
    header: Sequence[Sequence[Word]], body: Sequence[Sequence[Word]], columns: Sequence[Column]
) -> tuple[list[Word], list[int]] | None:
    """Two words, the first over names alone: the other is that of the one column of numbers."""
    if len(header) != 1 or not len(header[0]) == len(columns) == _NAME_AND_AMOUNT:
        return None
    names, amounts = columns
    sorts = {(word.over(amounts), is_number(word.text)) for line in body for word in line}
    first = header[0][0]
    is_over = first.over(names) and (first.end <= names.end or first.start <= names.start + _NEAR)
    told = is_over and sorts == {(False, False), (True, True)}
    return (list(header[0]), [0, 1]) if told else None


def _header_rows(
    leaves: Sequence[Word], groups: Sequence[Word], of_leaf: dict[int, Column]
) -> Rows | None:
    """One row of words, or two; None when it is not clear what a word stands over."""
    if not groups:
        return [dict(enumerate(leaves))] if len({leaf.line for leaf in leaves}) == 1 else None
    last = max(leaf.line for leaf in leaves)
    first = groups[0].line
    if any(group.line != first for group in groups) or first >= last:
        return None
    if any(leaf.line < first for leaf in leaves):
        return None
    upper = {at: leaf for at, leaf in enumerate(leaves) if leaf.line != last}
    lower = [at for at, leaf in enumerate(leaves) if leaf.line == last]
    under: dict[int, Word] = {}
    for run in _runs(lower):
        inside = _between(groups, leaves, run)
        if not inside:
            continue
        thought = list(zip(*(_extents(leaves[at], of_leaf.get(at)) for at in run), strict=True))
        only = _only(_partings(thought, inside, whole=bool(upper)))
        if only is None:
            return None
        for group, (start, end) in zip(inside, only, strict=True):
            upper[run[start]] = group
            under |= {at: leaves[at] for at in run[start : end + 1]}
    if sum(word in groups for word in upper.values()) != len(groups):
        return None
    alone = {at: leaf for at, leaf in enumerate(leaves) if at not in under}
    return [{**alone, **upper}, under]


def _only(ways: Iterator[tuple[Stretch, ...]]) -> tuple[Stretch, ...] | None:
    """The one way there is; None when there is none, or a second one."""
    first = next(ways, None)
    return first if all(way == first for way in ways) else None


def _between(groups: Sequence[Word], leaves: Sequence[Word], run: Sequence[int]) -> list[Word]:
    """The words above a run of columns: those right of the word before it, left of the next."""
    left = leaves[run[0] - 1].end if run[0] else -1
    right = leaves[run[-1] + 1].start if run[-1] + 1 < len(leaves) else None
    return [g for g in groups if g.start > left and (right is None or g.end < right)]


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _partings(
    thought: Sequence[Sequence[Column]], groups: Sequence[Word], *, whole: bool
) -> Iterator[tuple[Stretch, ...]]:
    """All ways in which words may stand over columns, in any way of setting words.

    `thought` are the ways to think how far columns reach. Where `whole`, no column is left
    without a word above it; else every word is above two columns or more.
    """
    for extents in thought:
        for setting in range(len(_SETTINGS)):
            fitting = [list(_fitting(extents, group, setting, whole)) for group in groups]
            yield from _in_order(fitting, 0, len(extents), whole)


def _fitting(
    extents: Sequence[Column], group: Word, setting: int, whole: bool
) -> Iterator[Stretch]:
    """The stretches of columns a word may stand over, set as it is."""
    for start in range(len(extents)):
        for end in range(start if whole else start + 1, len(extents)):
            off = _SETTINGS[setting](group, extents[start].start, extents[end].end)
            outside = (*extents[:start], *extents[end + 1 :])
            if abs(off) <= 2 * _NEAR and not any(group.over(column) for column in outside):
                yield start, end


def _in_order(
    fitting: Sequence[Sequence[Stretch]], first: int, count: int, whole: bool
) -> Iterator[tuple[Stretch, ...]]:
    """The ways to take one stretch for every word, from the left, none twice."""
    if not fitting:
        if not whole or first == count:
            yield ()
        return
    for start, end in fitting[0]:
        if start == first or (start > first and not whole):
            rest = _in_order(fitting[1:], end + 1, count, whole)
            yield from (((start, end), *others) for others in rest)


def _extents(leaf: Word, column: Column | None) -> tuple[Column, Column, Column]:
    """What a column may take up: its word; all that is printed in it; the cell around its word.

    A word in the middle of its cell is as far from one side of it as from the other.
    """
    word = Column(leaf.start, leaf.end)
    if column is None:
        return word, word, word
    all_of_it = Column(min(leaf.start, column.start), max(leaf.end, column.end))
    twice = leaf.start + leaf.end
    far = max(twice - 2 * all_of_it.start, 2 * all_of_it.end - twice)
    return word, all_of_it, Column((twice - far) // 2, (twice + far + 1) // 2)
