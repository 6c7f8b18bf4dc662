"""Pipe tables without outer pipes: `a | b` under a dashed line, or lines that are all alike.

As many pipes as in the header mean that a row has no outer pipe, also where its first cell
is blank and a pipe comes first. Knows pipes only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.documents.plain.fields import split_fields, unquoted

_OPEN_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?(\s*\|\s*:?-{2,}:?)+\s*\|?\s*$")
_NUMBER = re.compile(r"(?:^|\|)\s*-?\d[\d,]*(?:\.\d+)?\s*(?=\||$)")
# A name and its number: 公务接待费|30,000
_PAIR = re.compile(r"^[^|]{1,80}\|\s*(?:[-–—/]|-?\d[\d,]*(?:\.\d+)?%?)?\s*$")
_FEWEST_ALIKE = 3

Fields = list[tuple[int, str]]


def open_pipes(lines: Sequence[str]) -> dict[int, Fields]:
    """The rows of such tables by their index: the cells, and their places in the line."""
    found: dict[int, Fields] = {}
    for at, line in enumerate(lines):
        if at and _OPEN_RULE.match(unquoted(line)) and _is_open(lines[at - 1]):
            pipes = _pipes(lines[at - 1])
            rows = [at - 1, *_below(lines, at + 1)]
            found |= {row: _cells(lines[row], pipes) for row in rows}
    for run in _alike(lines):
        found |= {row: _cells(lines[row], _pipes(lines[row])) for row in run if row not in found}
    return found


def _below(lines: Sequence[str], start: int) -> Iterator[int]:
    at = start
    while at < len(lines) and "|" in lines[at] and not _OPEN_RULE.match(unquoted(lines[at])):
        yield at
        at += 1


def _alike(lines: Sequence[str]) -> Iterator[list[int]]:
    """Runs of lines with as many pipes and numbers between them.

    With a single pipe, every line below the first is a name and its number, or none.
    """
    run: list[int] = []
    for at in range(len(lines) + 1):
        line = lines[at] if at < len(lines) else ""
        pipes = _pipes(line) if "\t" not in line and "<" not in line else 0
        if run and pipes == _pipes(lines[run[0]]):
            run.append(at)
            continue
        numbered = sum(_NUMBER.search(lines[row]) is not None for row in run)
        if len(run) >= _FEWEST_ALIKE and numbered >= 2 and _is_open(lines[run[0]]):
            if _pipes(lines[run[0]]) > 1 or all(_PAIR.match(lines[row]) for row in run[1:]):
                yield run
        run = [at] if pipes else []


def _is_open(line: str) -> bool:
    """True for a line with pipes, none of them at its ends."""
    stripped = unquoted(line).strip()
    return "|" in stripped and not stripped.startswith("|") and not stripped.endswith("|")


def _pipes(line: str) -> int:
    return line.replace("\\|", "").count("|")


def _cells(line: str, pipes: int) -> Fields:
    """The cells of a row; `pipes` are those of the header, which has no outer ones.

    The place of a cell in its line is counted as `split_fields` does.
    """
    stripped = unquoted(line).strip()
    fields = list(enumerate(split_fields(line), 1))
    if _pipes(line) != pipes or not stripped.startswith("|"):
        return fields
    ends = stripped.endswith("|")
    return [(0, ""), *fields, *([(0, "")] if ends else [])]
