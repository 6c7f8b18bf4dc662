"""Tables with lines around header and body only, drawn cell by cell: their columns are known.

The pieces of such a line meet where the columns do. Between two lines stand several rows,
which is seen by amounts below each other; the rows are then told as in tables without
lines. Where a word is in no column, the lines tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from generator.documents.numbers import is_number
from generator.documents.pdf.band import Band, column_of, crossed
from generator.documents.pdf.model import Frame, Piece, PrintedLine
from generator.documents.pdf.rules import NEAR, Rule

_FEWEST_COLUMNS = 2  # with words


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame and the rules that draw it."""

    frame: Frame
    rules: tuple[Rule, ...]


def framed(
    rules: Sequence[Rule], words: Sequence[Piece], known: Sequence[Frame] = ()
) -> Iterator[Framed]:
    """The frames among the rules of a page, sorted from the top.

    Those `known` are of pages before it; a table may go on in the same columns.
    """
    taken: set[Rule] = set()
    for stack in sorted(_alike(rules), key=lambda s: s[0].start - s[0].end):
        if stack[0] in taken:
            continue
        found = list(_frames(stack, rules, words))
        goes_on = any(_are_alike(frame.xs, stack[0].ends) for frame in known)
        if goes_on or any(_has_rows(band, stack[0]) for band, _ in found):
            for run, whole in _runs(found):
                inner = tuple(r for r in rules if _is_inner(r, whole, run[0].top, run[-1].bottom))
                taken |= {*stack, *inner}
                yield Framed(_frame(run, whole, inner), (*stack, *inner))


def _alike(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules drawn cell by cell whose pieces meet at the same places."""
    found: list[list[Rule]] = []
    for rule in (rule for rule in rules if len(rule.ends) > 2):
        mine = next((s for s in found if _are_alike(s[0].ends, rule.ends)), None)
        if mine is None:
            found.append([rule])
        else:
            mine.append(rule)
    return found


def _are_alike(xs: Sequence[float], others: Sequence[float]) -> bool:
    return len(xs) == len(others) and all(
        abs(x - other) <= NEAR for x, other in zip(xs, others, strict=True)
    )


def with_frames(lines: Sequence[PrintedLine], frames: Sequence[Frame]) -> list[PrintedLine]:
    """The lines of a page, each with the frame it stands in."""
    done = []
    for line in lines:
        mine = [
            frame
            for frame in frames
            if frame.top < line.box.y < frame.bottom
            and frame.xs[0] - NEAR < line.box.x < frame.xs[-1] + NEAR
        ]
        done.append(replace(line, frame=mine[0]) if len(mine) == 1 else line)
    return done


def _frames(
    stack: Sequence[Rule], rules: Sequence[Rule], words: Sequence[Piece]
) -> Iterator[tuple[Band, Rule]]:
    """What stands between the rules of a stack, above the first and below the last."""
    whole = stack[0]
    others = [r.at for r in rules if not _is_inner(r, whole, float("-inf"), float("inf"))]
    first = max((at for at in others if at < whole.at), default=float("-inf"))
    last = min((at for at in others if at > stack[-1].at), default=float("inf"))
    across = [word for word in words if whole.start <= word.box.x <= whole.end]
    for top, bottom in pairwise([first, *(rule.at for rule in stack), last]):
        held = tuple(word for word in across if top < word.box.y < bottom)
        yield Band(top, bottom, held), whole


def _is_inner(rule: Rule, whole: Rule, top: float, bottom: float) -> bool:
    """Whether a rule is one of a table, or is drawn under some of its cells."""
    return (
        top - NEAR <= rule.at <= bottom + NEAR
        and whole.start - NEAR <= rule.start
        and rule.end <= whole.end + NEAR
        and all(any(abs(x - other) <= NEAR for other in whole.ends) for x in rule.ends)
    )


def _has_rows(band: Band, whole: Rule) -> bool:
    """Whether amounts stand below each other between two rules, and everything in a column."""
    columns = list(pairwise(whole.ends))
    is_body = _fits(band, whole) and band.has_number
    return is_body and (band.has_rows(columns) or _is_counted(band, columns))


def _is_counted(band: Band, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether rows are numbered, or have codes: two below each other, both with words beside."""
    numbers = [word for word in band.words if is_number(word.text)]
    beside = [w for w in numbers if any(_is_beside(w, o, columns) for o in band.words)]
    return any(
        column_of(above, columns) == column_of(below, columns) and above.box.bottom < below.box.top
        for above, below in permutations(beside, 2)
    )


def _is_beside(word: Piece, other: Piece, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a word of another column stands on the line of a number."""
    is_level = abs(word.glyphs[0].baseline - other.glyphs[0].baseline) <= NEAR
    return is_level and column_of(word, columns) != column_of(other, columns)


def _fits(band: Band, whole: Rule) -> bool:
    """Whether what stands between two rules can be of a table: no caption, no prose."""
    columns = list(pairwise(whole.ends))
    held = {column_of(word, columns) for word in band.words}
    if len(held) < _FEWEST_COLUMNS or None in held:
        return False
    cut = [word for word in band.words if any(crossed(word, whole.ends))]
    return not band.has_number or not cut or _are_over_rows(cut, band)


def _are_over_rows(words: Sequence[Piece], band: Band) -> bool:
    """Whether words over several columns stand above all amounts, as those of a header do."""
    first = min(w.box.top for w in band.words if is_number(w.text))
    return all(word.box.bottom <= first for word in words)


def _runs(found: Sequence[tuple[Band, Rule]]) -> Iterator[tuple[list[Band], Rule]]:
    """The bands of one table each: headers, and the body below them."""
    run: list[Band] = []
    whole = found[0][1]
    for at, (band, _) in enumerate(found):
        is_outside = at == 0 or at + 1 == len(found)
        if _fits(band, whole) and (band.has_number or not is_outside):
            if run and run[-1].has_number:
                yield run, whole
                run = []
            run.append(band)
            continue
        if any(other.has_number for other in run):
            yield run, whole
        run = []
    if any(other.has_number for other in run):
        yield run, whole


def _frame(run: Sequence[Band], whole: Rule, inner: Sequence[Rule]) -> Frame:
    body = next(band for band in run if band.has_number)
    first = min(w.box.top for w in body.words if is_number(w.text))
    heads = [r.at for r in inner if body.top + NEAR < r.at < min(first, body.bottom)]
    head = body.top if run[0] is not body else max(heads, default=None)
    return Frame(whole.ends, run[0].top, run[-1].bottom, head)
