"""Pipe tables without outer pipes: `a | b` under dashed lines, or lines that are all alike.

As many pipes as in the header mean that a row has no outer pipe, also where its first cell
is blank and a pipe comes first. Knows pipes only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator import locator
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.numbers import is_finished, is_number
from generator.documents.plain.fields import split_fields, unquoted

_OPEN_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?(\s*\|\s*:?-{2,}:?)+\s*\|?\s*$")
_NUMBER = re.compile(r"(?:^|\|)\s*-?\d[\d,]*(?:\.\d+)?\s*(?=\||$)")
# A name and its number: 公务接待费|30,000
_PAIR = re.compile(r"^[^|]{1,80}\|\s*(?:[-–—/]|-?\d[\d,]*(?:\.\d+)?%?)?\s*$")
_FEWEST_ALIKE = 3
_SINGLE = 2  # lines: a header and its row
_MOST_LOOSE = 100  # lines that are told together
_FEWEST_AMOUNTS = 2  # of lines that are told not to be read
UNKNOWN_CELLS = "各行的竖线数目不一，无法确定各个数字属于哪一栏，表中的数字没有读取"

Fields = list[tuple[int, str]]


def open_pipes(lines: Sequence[str]) -> dict[int, Fields]:
    """The rows of such tables by their index: the cells, and their places in the line."""
    found: dict[int, Fields] = {}
    for at, line in enumerate(lines):
        if at and _OPEN_RULE.match(unquoted(line)) and (heads := _heads(lines, at)):
            pipes = _pipes(lines[at - 1])
            rows = [*heads, *_below(lines, at + 1)]
            found |= {row: _cells(lines[row], pipes) for row in rows}
    for run in _alike(lines):
        found |= {row: _cells(lines[row], _pipes(lines[row])) for row in run if row not in found}
    return found


def _heads(lines: Sequence[str], rule: int) -> list[int]:
    """The header above a dashed line: one row, or several with as many pipes as the line has."""
    pipes, at = _pipes(lines[rule]), rule
    while at and _is_open(lines[rule]) and _pipes(lines[at - 1]) == pipes:
        at -= 1
    return list(range(at, rule)) or ([rule - 1] if _is_open(lines[rule - 1]) else [])


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
        if _is_single(lines, run):
            yield run
        numbered = sum(_NUMBER.search(lines[row]) is not None for row in run)
        if len(run) >= _FEWEST_ALIKE and numbered >= 2 and _are_open(lines, run):
            if _pipes(lines[run[0]]) > 1 or all(_PAIR.match(lines[row]) for row in run[1:]):
                yield run
        run = [at] if pipes else []


def _is_single(lines: Sequence[str], run: Sequence[int]) -> bool:
    """True for a header of words alone and one row below it: a name, then numbers."""
    if len(run) != _SINGLE or not all(_is_open(lines[at]) for at in run):
        return False
    (header, row) = ([clean(field) for field in split_fields(lines[at])] for at in run)
    numbers = sum(map(is_number, row[1:]))
    words = all(header) and not any(map(is_number, header)) and not is_number(row[0])
    return words and numbers >= _FEWEST_AMOUNTS


def _are_open(lines: Sequence[str], run: Sequence[int]) -> bool:
    """True where the header, or half of the rows, has no pipe at its ends.

    Rows with as many pipes that begin or end with one have a blank cell there.
    """
    is_open = [_is_open(lines[at]) for at in run]
    return is_open[0] or sum(is_open) * 2 >= len(run)


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


def loose_rows(lines: Sequence[str], index: int, others: Collection[int]) -> Grid | None:
    """Lines with pipes between amounts that make no table: its cells in no columns."""
    at, end = index, min(len(lines), index + _MOST_LOOSE)
    while at < end and "|" in lines[at] and "\t" not in lines[at] and at not in others:
        at += 1
    rows = []
    for number in range(index, at):
        fields = enumerate(split_fields(lines[number]), 1)
        cells = [Cell(clean(f), f.strip(), locator.line(number + 1, n)) for n, f in fields]
        rows.append(Row(tuple(cells), locator.line(number + 1)))
    amounts = sum(is_finished(cell.text) for row in rows for cell in row.cells)
    if amounts < _FEWEST_AMOUNTS:
        return None
    return Grid(tuple(rows), locator.lines(index + 1, at), unread=UNKNOWN_CELLS)
