"""项目支出绩效自评表: stages beside each other, some with letters; rows without merged cells."""

from __future__ import annotations

import pytest
from made_tables import form, read

from generator.facts.model import Reading

STAGES = ("年初预算数", "全年预算数", "全年执行数")
HEAD = "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分"
ROWS = (
    "年度资金总额|100.00|110.00|105.00|10|95.45%|9.55",
    "其中：当年财政拨款|100.00|102.00|98.00|—|96.08%|—",
    "上年结转资金|0.00|8.00|7.00|—|87.50%|—",
)
MONEY = {
    "年度资金总额": ["100.00", "110.00", "105.00"],
    "其中：当年财政拨款": ["100.00", "102.00", "98.00"],
    "上年结转资金": ["0.00", "8.00", "7.00"],
}


def _read(head: str, *rows: str) -> Reading:
    lines = ("项目名称|监测工程||||||", head, *rows)
    return read(form(*lines, title="项目支出绩效自评表"), year=2022, phase="executed")


def _money(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in reading.facts:
        found.setdefault(fact.label, []).append(fact.published)
    return found


@pytest.mark.parametrize(
    ("budget", "spent"),
    [("（A）", "（B）"), ("(A)", "(B)"), ("（1）", "（2）"), ("（1）", "（2=3+4）")],
)
def test_letters_of_formulas_behind_the_stages_are_no_other_words(budget: str, spent: str) -> None:
    head = HEAD.replace("全年预算数", f"全年预算数{budget}").replace("执行率", "执行率（B/A）")
    reading = _read(head.replace("全年执行数", f"全年执行数{spent}"), *(f"|{row}" for row in ROWS))
    assert _money(reading) == MONEY
    assert [f.phase for f in reading.facts[:3]] == ["approved", "approved", "executed"]
    assert reading.unread == ()


def test_rows_copied_without_the_merged_cell_before_them_stand_under_their_stages() -> None:
    reading = _read(HEAD, *ROWS)
    assert _money(reading) == MONEY
    assert [f.column for f in reading.facts] == [*STAGES] * 3


def test_a_row_with_an_amount_before_the_stages_is_not_read_at_all() -> None:
    rows = (f"|{ROWS[0]}", "其中：当年财政拨款|100.00|102.00|98.00|—|—||", f"|{ROWS[2]}")
    reading = _read(HEAD, *rows)
    assert set(_money(reading)) == {"年度资金总额", "上年结转资金"}
    assert [token.text for token in reading.unread] == ["100.00", "102.00", "98.00"]


@pytest.mark.parametrize("key", ["项目名称", "项目支出名称", "预算项目名称"])
def test_the_key_before_the_name_of_the_project(key: str) -> None:
    lines = (f"{key}|监测工程||||||", HEAD, *(f"|{row}" for row in ROWS))
    reading = read(form(*lines, title="项目支出绩效自评表"), year=2022, phase="executed")
    assert {f.project_name for f in reading.facts} == {"监测工程"}


@pytest.mark.parametrize(
    "key",
    [
        *("项目（政策）名称", "政策和项目名称", "转移支付（项目）名称", "专项名称"),
        *("项目名称及编码", "一级项目名称", "专项资金（政策）名称"),
    ],
)
def test_a_project_by_the_other_words_forms_have_for_its_name(key: str) -> None:
    lines = (f"{key}|监测工程||||||", HEAD, *(f"|{row}" for row in ROWS))
    reading = read(form(*lines, title="项目支出绩效自评表"), year=2022, phase="executed")
    assert {fact.project_name for fact in reading.facts} == {"监测工程"}
