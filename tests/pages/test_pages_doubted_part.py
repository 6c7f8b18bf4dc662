"""A sum that breaks for a misprinted part: the sound total is not told what it should be."""

from __future__ import annotations

import pytest

from generator.findings import CheckRecord, Finding
from generator.pages.verdicts import compared

# 2,620.25 is printed for 2,602.25; the total 3,412.75 is right.
OPERANDS = "2,620.25 (table:3!r17c3) + 810.50 (table:3!r22c3) = 3,412.75 (table:3!r16c3)"


@pytest.mark.parametrize(
    ("doubted", "label"), [("table:3!r17c3", "按疑误之数算得"), ("table:3!r16c3", "应为")]
)
def test_the_total_of_a_doubted_part_is_not_what_it_should_be(doubted: str, label: str) -> None:
    finding = Finding(
        "r-1", "SUM-HIERARCHY", "violated", "error", "reader", "", "", "3430.75万元",
        "3412.75万元", "-18.00万元", (), (), "", f"“农业农村”行（{doubted}）的数疑为颠倒", doubted,
    )  # fmt: skip
    record = CheckRecord(
        check_id="c-1", code="SUM-HIERARCHY", verdict="violated", exactness="", subject="",
        expected="3430.75万元", found="3412.75万元", difference="-18.00万元", operands=OPERANDS,
        reason="", table_ids=(), fact_ids=(), source=doubted,
    )  # fmt: skip
    assert f"{label} <b>3430.75万元</b>" in compared(finding, record)


def test_a_sentence_and_a_table_that_differ_are_told_side_by_side() -> None:
    """Neither is known to be right: not “应为”."""
    finding = Finding(
        "r-2", "PROSE-TABLE", "violated", "warning", "reader", "", "", "772.43万元",
        "727.43万元", "-45万元", (), ("f-1",), "", "", "line:9",
    )  # fmt: skip
    assert "表中为 <b>772.43万元</b>" in compared(finding, None)
    assert "文字为 <b>727.43万元</b>" in compared(finding, None)
    assert "应为" not in compared(finding, None)
