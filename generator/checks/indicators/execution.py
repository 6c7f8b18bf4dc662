"""The points of a self-evaluation that are kept for the rate of execution, apart from the targets.

They stand beside the money (分值 over 年度资金总额), in a row of their own (预算执行率, 10), or
are only said (预算执行率10分, 总分 100 above targets of 90).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.facts.model import Indicator, PublishedCell, Reading
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


def points_of_execution(
    reading: Reading, table_id: str, indicators: Iterable[Indicator]
) -> list[tuple[Decimal, str]]:
    """The points that a form prints for execution, with their place; none where it does not."""
    words = rules().indicators
    cells = [cell for cell in reading.cells if cell.table_id == table_id]
    listed = {indicator.source for indicator in indicators}
    targets = {cell.row for cell in cells if cell.source in listed}
    told = {cell.row for cell in cells if cell.role == "amount" or _is_rate(cell)}
    heads = [cell for cell in cells if words.points.fullmatch(squash(cell.text))]
    told |= {head.row + 1 for head in heads if head.row in told}  # 分值 and 执行率 over the money
    found = [
        cell
        for cell in cells
        if cell.row in told - targets and squash(cell.text) == str(words.reserved_weight)
        if any(head.column == cell.column and head.row < cell.row for head in heads)
    ]
    found += [cell for before, cell in pairwise(cells) if _is_weight_of_rate(before, cell)]
    return [(Decimal(words.reserved_weight), cell.source) for cell in found[:1]]


def _is_weight_of_rate(key: PublishedCell, cell: PublishedCell) -> bool:
    """True for the points right behind their key: 预算执行率权重（%） | 10."""
    words, key_text = rules().indicators, squash(key.text)
    is_key = words.rate_of_execution.fullmatch(key_text) and words.points_in_key.search(key_text)
    return bool(is_key) and cell.row == key.row and squash(cell.text) == str(words.reserved_weight)


def may_be_of_execution(reading: Reading, table_id: str) -> bool:
    """True where the form says its rate of execution, or that all points make a hundred."""
    words = rules().indicators
    cells = [cell for cell in reading.cells if cell.table_id == table_id]
    sums = {cell.row for cell in cells if words.all_points.fullmatch(squash(cell.text))}
    hundred = any(cell.row in sums and squash(cell.text) == "100" for cell in cells)
    return hundred or any(map(_is_rate, cells)) or _is_said(reading, cells)


def _is_rate(cell: PublishedCell) -> bool:
    return rules().indicators.rate_of_execution.fullmatch(squash(cell.text)) is not None


def _is_said(reading: Reading, cells: Sequence[PublishedCell]) -> bool:
    """True where a note, in the form or in the prose, gives points to the rate of execution."""
    said = rules().indicators.points_said
    texts = (*(cell.text for cell in cells), *(block.text for block in reading.narrative))
    return any(said.search(squash(text)) for text in texts)
