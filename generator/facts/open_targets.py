"""Performance targets in a table whose rows no lines part: not read, each told as unread.

Where a name goes on over several lines is a guess there, and no sum would show that a line
of a name is another's.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.model import UnreadToken
from generator.facts.table_reading import TableReading
from generator.tables.model import RawTable

_REASON = "表格没有完整的框线，无法确定各指标的名称和级别各有几行，指标没有读取"


def without_open_targets(reading: TableReading, raw: RawTable) -> TableReading:
    """The reading without its indicators where rows are open; their targets are unread."""
    table, targets = reading.table, reading.indicators
    if not raw.rows_open or not targets:
        return reading
    reason = "；".join(filter(None, (table.status_reason, _REASON)))
    printed = {target.published for target in targets if target.target}
    cells = [cell for cell in reading.cells if cell.text in printed]
    unread = [UnreadToken(table.table_id, cell.text, _REASON, cell.source) for cell in cells]
    return replace(
        reading,
        table=replace(table, status_reason=reason, amount_cells=table.amount_cells + len(unread)),
        indicators=(),
        unread=(*reading.unread, *unread),
    )
