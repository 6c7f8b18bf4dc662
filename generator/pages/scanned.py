"""Figures recognised in a picture: what a page says of them, proved by sums or not.

Which are proved is said by the checks of the package; a page repeats it wherever such a figure
may be taken for a printed one.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.model import Fact, Reading
from generator.findings import HOLDS

CODE = "READ-SCAN"
UNPROVED = "由图片识别，没有加总关系证实，请对照原件"
PROVED = "由图片识别，已由加总关系证实"
_NAMES = "名称和其他文字也由图片识别得出，加总关系不能证实，个别字可能有误。"


def proved_ids(reading: Reading) -> frozenset[str]:
    """The recognised figures that sums prove."""
    records = [record for record in reading.checks if record.code == CODE]
    doubted = {i for record in records if record.verdict != HOLDS for i in record.fact_ids}
    tables = {table for record in records for table in record.table_ids}
    return frozenset(
        fact.fact_id
        for fact in reading.facts
        if fact.confidence is not None and fact.table_id in tables and fact.fact_id not in doubted
    )


def banner(reading: Reading) -> str:
    """The line above a disclosure or a table that was recognised; empty for a printed one."""
    recognised = [fact for fact in reading.facts if fact.confidence is not None]
    if not recognised:
        return ""
    proved = proved_ids(reading)
    rest = sum(fact.fact_id not in proved for fact in recognised)
    said = f"{len(recognised)} 个数字由图片识别得出，{len(recognised) - rest} 个已由加总关系证实"
    said += f"，其余 {rest} 个可能识别有误，请对照原件" if rest else ""
    return f"{said}。{_NAMES}"


def remarked(reading: Reading, *, proved_too: bool = False) -> tuple[Fact, ...]:
    """The figures, with a note on each that was recognised and that no sum proves."""
    proved = proved_ids(reading)
    return tuple(_remarked(fact, fact.fact_id in proved, proved_too) for fact in reading.facts)


def _remarked(fact: Fact, is_proved: bool, proved_too: bool) -> Fact:
    if fact.confidence is None or (is_proved and not proved_too):
        return fact
    said = PROVED if is_proved else UNPROVED
    return replace(fact, note="；".join(filter(None, (fact.note, said))))
