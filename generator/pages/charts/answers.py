"""Frames from rows: sorted bars or parts of a whole, with the sentence that says them.

The sentence is built from the same rows as the frame. Which facts the rows come from is
decided in `charts.questions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.facts.model import Fact, PublishedTable
from generator.pages import amounts
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row, write
from generator.pages.charts.palette import SERIES

Answer = Frame | Missing
IN_PROSE = "文字说明"  # the basis of what no table prints


def sum_row(label: str, facts: Sequence[Fact], series: str = "main") -> Row:
    """One line from one fact, or the sum of several with the same key."""
    amount = sum((f.amount for f in facts), Decimal(0))
    alone = facts[0] if len(facts) == 1 else None
    part = Part(series, amount, alone.source if alone else "")
    return Row(label, (part,), published=alone.published if alone else "")


def basis_of(table: PublishedTable) -> str:
    """The table a chart rests on, as printed."""
    return f"{table.number} {table.title}".strip()


def money(amount: Decimal, source: str = "") -> Quantity:
    """An amount of a sentence."""
    return Quantity(amounts.brief(amount), amount, source)


def sorted_bars(
    name: str,
    title: str,
    rows: Sequence[Row],
    subject: str,
    by: str,
    basis: str,
    total: Fact | None,
    shape: str = "bars",
) -> Answer:
    """Rows by size; the sentence names the largest two."""
    ordered = sorted((r for r in rows if r.amount), key=lambda row: -row.amount)
    if not ordered:
        return Missing(name, title, f"{basis}中的金额全部为零或空白。")
    added = sum((row.amount for row in ordered), Decimal(0))
    whole = total.amount if total else added
    if total and whole != added:
        basis += rounding_note(total, added, len(ordered))
    said: list[str | Quantity] = [
        f"{subject}共 ",
        money(whole, total.source if total else ""),
    ]
    if len(ordered) == 1:
        said.append(f"，按{by}只有一项：{ordered[0].label}。")
        return Frame(name, title, shape, "money", tuple(ordered), tuple(said), basis, whole)
    said.append(f"，按{by}分为 {len(ordered)} 项；")
    for lead, row in zip(("最多的是", "，其次是"), ordered, strict=False):
        share = f"（{Frame(name, title, shape, 'money', (), (), '', whole).share(row.amount)}）"
        said += [f"{lead}{row.label} ", money(row.amount, row.parts[0].source), share]
    said.append("。")
    return Frame(name, title, shape, "money", tuple(ordered), tuple(said), basis, whole)


def rounding_note(total: Fact, added: Decimal, lines: int) -> str:
    """What to say when the lines do not add up to the printed total."""
    difference = abs(total.amount - added)
    rounding = difference * 2 <= total.precision * (lines + 1)
    cause = "，在四舍五入的范围内" if rounding else ""
    return f"。各项相加为 {write('money', added)}，与合计相差 {write('money', difference)}{cause}"


def parts_of_whole(
    name: str, title: str, parts: tuple[Part, ...], subject: str, basis: str
) -> Frame:
    """One bar of a few parts; the sentence names them all."""
    row = Row(subject, parts)
    said: list[str | Quantity] = [f"{subject} ", money(row.amount), "："]
    frame = Frame(name, title, "parts", "money", (row,), (), basis, row.amount)
    for lead, part in zip(["", *["，"] * len(parts)], parts, strict=False):
        said += [f"{lead}{SERIES[part.series].label} ", money(part.amount, part.source)]
        said.append(f"（{frame.share(part.amount)}）")
    said.append("。")
    return Frame(name, title, "parts", "money", (row,), tuple(said), basis, row.amount)
