"""Which level an indicator stands under when the level cell was merged over rows.

Extraction prints the word of a merged cell once and leaves the other rows blank. Mostly
the word stands in the first row, so a blank row belongs to the word above it. But a word
centred in its cell, or torn by a page break, stands lower; then the rows above it belong
to it. That is decided only on evidence, and said in the row's note:

* rows after the word whose level cells are missing altogether (the page broke inside the
  merged cell) show how far the cell reaches below; a centred word reaches as far above;
* an indicator that names the level below it (…数量 right above 数量指标);
* rows at the top of the list, above any level word, stand under the first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.tables.model import PrintedIndicator


def settle_levels(found: Sequence[PrintedIndicator]) -> tuple[PrintedIndicator, ...]:
    """The indicators with the levels the evidence gives them."""
    rows = list(found)
    _torn_top(rows)
    _centred(rows)
    _named(rows)
    return tuple(rows)


def _torn_top(rows: list[PrintedIndicator]) -> None:
    """Rows above the first level 1 belong to it: its merged cell was torn by a page break."""
    first = next((row.level1 for row in rows if row.level1), "")
    note = "一级指标印在续页，按合并单元格被分页拆开认定"
    for at, row in enumerate(rows):
        if row.level1:
            return
        rows[at] = replace(row, level1=first, note=note)


def _centred(rows: list[PrintedIndicator]) -> None:
    """A level word with torn rows below it takes as many blank rows above it."""
    for at, row in enumerate(rows):
        if "level2" not in row.levels_printed or "level1" in row.levels_printed:
            continue
        below = 0
        while at + below + 1 < len(rows) and rows[at + below + 1].levels_dropped:
            below += 1
        for above in range(at - 1, max(at - 1 - below, -1), -1):
            if rows[above].levels_printed or rows[above].level1 != row.level1:
                break
            note = "二级指标按合并单元格居中印刷认定"
            rows[above] = replace(rows[above], level2=row.level2, note=note)


def _named(rows: list[PrintedIndicator]) -> None:
    """A blank row right above a level word that its own name repeats belongs to it."""
    for at in range(len(rows) - 1, 0, -1):
        row, above = rows[at], rows[at - 1]
        stem2, stem1 = _stem(row.level2), _stem(row.level1)
        if "level2" in row.levels_printed and not above.levels_printed:
            if stem2 and stem2 in above.name.text and _stem(above.level2) not in above.name.text:
                note = "二级指标按指标名称认定"
                rows[at - 1] = replace(above, level2=row.level2, level1=row.level1, note=note)
        elif "level1" in row.levels_printed and above.levels_printed == {"level2"}:
            if stem1 and stem1 in above.level2 and _stem(above.level1) not in above.level2:
                rows[at - 1] = replace(above, level1=row.level1, note="一级指标按二级指标名称认定")


def _stem(level: str) -> str:
    """数量 of 数量指标; empty for a level word of another form."""
    return level.removesuffix("指标") if level.endswith("指标") else ""
