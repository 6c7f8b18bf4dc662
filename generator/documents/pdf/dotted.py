"""Dots drawn one by one in a row become the line that one sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.pdf.frame import Points

DOT = 2.0  # what is as wide or high is no dot
_FEWEST = 4
_LEVEL = 0.4  # what stands at one height
_APART = 2.0  # dots of one line, in their own length

Dot = tuple[float, float, float]  # where it begins and ends along a line, and the line's place


def dots_to_lines(dots: Sequence[Points]) -> Iterator[Points]:
    """The lines of rectangles no larger than a dot, level and upright ones."""
    for x0, x1, y in _lines([(x0, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in dots]):
        yield x0, y, x1, y
    for y0, y1, x in _lines([(y0, y1, (x0 + x1) / 2) for x0, y0, x1, y1 in dots]):
        yield x, y0, x, y1


def _lines(dots: Sequence[Dot]) -> Iterator[Dot]:
    level: list[Dot] = []
    for dot in sorted(dots, key=lambda d: d[2]):
        if level and dot[2] - level[0][2] > _LEVEL:
            yield from _runs(level)
            level = []
        level.append(dot)
    yield from _runs(level)


def _runs(level: Sequence[Dot]) -> Iterator[Dot]:
    """The lines at one height: dots that follow each other within their own length."""
    run: list[Dot] = []
    for dot in sorted(level):
        if run and dot[0] - run[-1][1] > _APART * (run[-1][1] - run[-1][0]):
            yield from _line(run)
            run = []
        run.append(dot)
    yield from _line(run)


def _line(run: Sequence[Dot]) -> Iterator[Dot]:
    if len(run) >= _FEWEST:
        yield run[0][0], max(end for _, end, _ in run), run[0][2]
