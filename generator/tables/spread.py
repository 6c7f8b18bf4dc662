"""Header rows of a format that drops the cells a merged cell covers, put over their columns.

A Word dump prints 收入 and 支出 above 项目, 预算数, 项目, 合计, 一般公共预算 and nothing says
that the first covers two columns and the second three. Where the row below allows it in one
way only, that is the way; else the words below must show where a word's share begins: the
first of them comes again, or a label (项目, 科目), or a sum (小计, 合计). What neither shows is
not known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby

from generator.standards import vocabulary
from generator.standards.vocabulary import squash


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands in the row below over its columns from `start` on; blank when covered."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Way:
    """The columns words begin at, -1 where unknown; how plainly the words below say so."""

    starts: tuple[int, ...]
    doubt: int


_Run = tuple[Unit, ...]
_Opens = Callable[[int, _Run], bool]
_UNKNOWN = -1
_PLAIN, _LIKELY, _UNSAID = 0, 1, 2
_WIDEST = 200  # columns; no table that is printed has more
_ENOUGH = 3  # ways: with two as plain as each other nothing is known


def placed(words: Sequence[str], below: Sequence[Unit]) -> tuple[int, ...] | None:
    """The column each word of a short row begins at; None where that is not known.

    A word over a blank was merged downwards and takes that one place; a word over words takes
    a run of them; a blank word is itself covered from above.
    """
    if len(below) > _WIDEST:
        return None
    units = [Unit(unit.start, squash(unit.text)) for unit in below]
    ways = _ways(tuple(squash(word) for word in words), tuple(_runs(units)))
    best = [way for way in ways if way.doubt == ways[0].doubt]
    known = len(ways) == 1 or (len(best) == 1 and best[0].doubt < _UNSAID)
    return best[0].starts if best and known and _UNKNOWN not in best[0].starts else None


def _runs(units: Sequence[Unit]) -> list[_Run]:
    """Words that follow each other, and every blank by itself."""
    found: list[_Run] = []
    for filled, group in groupby(units, key=lambda unit: bool(unit.text)):
        run = tuple(group)
        found += [run] if filled else [(unit,) for unit in run]
    return found


def _ways(words: tuple[str, ...], runs: tuple[_Run, ...]) -> tuple[_Way, ...]:
    """Ways to put words and blanks over the runs, the plainest first."""

    places = [sum(map(len, runs[at:])) for at in range(len(runs) + 1)]

    @cache
    def rest(word: int, at: int) -> tuple[_Way, ...]:
        if not len(runs) - at <= len(words) - word <= places[at]:
            return ()
        if at == len(runs):
            return (_Way((), _PLAIN),)
        found = [
            _Way(share.starts + way.starts, max(share.doubt, way.doubt))
            for share in _shares(words[word:], runs[at])
            for way in rest(word + len(share.starts), at + 1)
        ]
        return tuple(sorted(found, key=lambda way: way.doubt)[:_ENOUGH])

    return rest(0, 0)


def _shares(words: tuple[str, ...], run: _Run) -> list[_Way]:
    """How the next words may divide a run among them."""
    first = run[0].start
    if not words:
        return []
    if not run[0].text:
        return [_Way((first,), _PLAIN)]
    shares = [_Way((first,), _PLAIN)]
    for count in range(2, min(len(words), len(run)) + 1):
        if not all(words[:count]):
            break
        shares.append(_share(words[:count], run))
    return shares


def _share(words: tuple[str, ...], run: _Run) -> _Way:
    """How these words divide a run among them."""
    plain = _opened(len(words), run, _OPENINGS) or _declared(words, run)
    if plain:
        return _Way(plain, _PLAIN)
    likely = _opened(len(words), run, _LIKELY_OPENINGS)
    if likely:
        return _Way(likely, _LIKELY)
    each = tuple(unit.start for unit in run)
    return _Way(each if len(words) == len(run) else (_UNKNOWN,) * len(words), _UNSAID)


@lru_cache(maxsize=256)
def _opened(count: int, run: _Run, openings: tuple[_Opens, ...]) -> tuple[int, ...]:
    """Where the shares of so many words begin, as words of one sort show; empty if none do."""
    for opens in openings:
        found = tuple(unit.start for at, unit in enumerate(run) if opens(at, run))
        if len(found) == count and found[0] == run[0].start:
            return found
    return ()


def _declared(words: tuple[str, ...], run: _Run) -> tuple[int, ...]:
    """Where shares of several blocks begin, as a form of the state says; empty if none does."""
    blocks = tuple(unit.start for at, unit in enumerate(run) if _is_label(at, run))
    for form in vocabulary.columns().block_shares:
        fits = len(form.words) == len(words) and sum(form.blocks) == len(blocks)
        if fits and all(p.fullmatch(w) for p, w in zip(form.words, words, strict=True)):
            return tuple(blocks[at] for at in accumulate(form.blocks[:-1], initial=0))
    return ()


def _comes_again(at: int, run: _Run) -> bool:
    return run[at].text == run[0].text


def _is_label(at: int, run: _Run) -> bool:
    """The first of the labels that stand side by side; 备注 labels nothing."""
    return _names(run[at]) and not (at and _names(run[at - 1]))


def _is_sum(at: int, run: _Run) -> bool:
    lines = vocabulary.lines()
    return bool(lines.totals.fullmatch(run[at].text) or lines.subtotals.fullmatch(run[at].text))


def _is_sum_or_first(at: int, run: _Run) -> bool:
    """小计 opens a share though the first share has none."""
    return at == 0 or bool(vocabulary.lines().subtotals.fullmatch(run[at].text))


def _begins(at: int, run: _Run) -> bool:
    """The first of the labels, of the comparisons or of the rest that stand side by side."""
    return at == 0 or _class(run[at]) != _class(run[at - 1])


def _begins_or_comes_again(at: int, run: _Run) -> bool:
    """As 合计 comes again in 科目编码, 科目名称, 合计, 基本支出, 合计, 基本支出."""
    first = at
    while not _begins(first, run):
        first -= 1
    return run[at].text == run[first].text


def _is_of_another_sort(at: int, run: _Run) -> bool:
    """The first of the labels, of the amounts, of the comparisons, or of unknown words."""
    return at == 0 or _sort(run[at]) != _sort(run[at - 1])


def _names(unit: Unit) -> bool:
    return vocabulary.columns().stub(unit.text) not in {"", "text"}


def _class(unit: Unit) -> str:
    columns = vocabulary.columns()
    if columns.stub(unit.text):
        return "label"
    word = columns.amount(unit.text)
    compares = columns.is_ignored(unit.text) or (word and word.is_change)
    return "comparison" if compares else ""


def _sort(unit: Unit) -> str:
    known = vocabulary.columns().amount(unit.text)
    return _class(unit) or ("amount" if known else "")


_OPENINGS: tuple[_Opens, ...] = (
    _comes_again,
    _is_label,
    _is_sum,
    _begins,
    _begins_or_comes_again,
)
_LIKELY_OPENINGS: tuple[_Opens, ...] = (_is_sum_or_first, _is_of_another_sort)
