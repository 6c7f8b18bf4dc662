"""Checks of the text as text: each triggered once, and kept quiet once."""

from __future__ import annotations

import pytest
from sample_disclosure import cell, disclosure, evaluations, fact, prose, table, verdicts

from generator.checks.text import CHECKS

CHECK = {check.code: check for check in CHECKS}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("未安排购置车辆经费（或安排购置车辆经费 万元）。", 1),
        ("××局2024年预算。", 1),
        ("实有人数 X 人。", 1),
        ("预算16万元，比去年减少。", 1),
        ("预算 16 万元，比去年减少 3 万元。", 0),
        ("人员变动导致基本支出较上年减少。", 0),
        ("单位：万元", 0),
        ("持续推进IPv6和5G。", 0),
        ("单价50万元以上设备0台。", 0),
    ],
)
def test_placeholders_of_a_template(text: str, count: int) -> None:
    assert verdicts(CHECK["TEXT-TEMPLATE"], disclosure(text)) == ["violated"] * count


def test_a_change_without_an_amount_is_a_notice() -> None:
    found = evaluations(CHECK["TEXT-TEMPLATE"], disclosure("预算16万元，比去年减少。"))
    assert found[0].severity == "notice"


def test_a_project_under_two_names() -> None:
    project = fact("228", table_kind="project-expenditure", project_name="信息化建设项目")
    case = disclosure("项目名称：信息化项目建设经费", facts=(project,))
    assert verdicts(CHECK["TEXT-PROJECT-NAME"], case) == ["violated"]
    case = disclosure("项目名称：信息化建设项目", facts=(project,))
    assert verdicts(CHECK["TEXT-PROJECT-NAME"], case) == ["holds"]
    case = disclosure("项目名称：网络维护费", facts=(project,))
    assert verdicts(CHECK["TEXT-PROJECT-NAME"], case) == []


PASSAGE = "负责处理委员会日常事务工作，协调督促有关方面落实委员会的决定事项、工作部署和要求。"


def test_a_passage_in_two_sections() -> None:
    blocks = (*prose(f"（一）{PASSAGE}", section="职责"), *prose(f"1、{PASSAGE}", section="目标"))
    assert verdicts(CHECK["TEXT-COPIED"], disclosure(blocks=blocks)) == ["violated"]
    notes = prose(f"备注：{PASSAGE}", f"备注：{PASSAGE}")
    assert verdicts(CHECK["TEXT-COPIED"], disclosure(blocks=notes)) == []


def test_amounts_that_are_the_same_for_two_funds_may_be_said_twice() -> None:
    said = "公用经费1585.96万元，主要包括：办公费、水费、电费、邮电费、差旅费、会议费、培训费。"
    blocks = (*prose(said, section="六"), *prose(said, section="九"))
    assert verdicts(CHECK["TEXT-COPIED"], disclosure(blocks=blocks)) == []


def test_the_same_grounds_for_two_projects() -> None:
    tables = tuple(table(t, "project-performance") for t in ("p1", "p2"))
    cells = tuple(cell(t, PASSAGE * 2) for t in ("p1", "p2"))
    case = disclosure(tables=tables, cells=cells)
    assert verdicts(CHECK["TEXT-COPIED"], case) == ["violated"]
    assert verdicts(CHECK["TEXT-COPIED"], disclosure(tables=tables, cells=cells[:1])) == []


def test_the_level_of_government() -> None:
    assert verdicts(CHECK["TEXT-PLACE"], disclosure("目前我县部门预算实行综合预算。")) == [
        "violated"
    ]
    assert verdicts(CHECK["TEXT-PLACE"], disclosure("目前我区部门预算实行综合预算。")) == ["holds"]
    assert verdicts(CHECK["TEXT-PLACE"], disclosure("贯彻我市政策。")) == []


def test_headings_are_numbered_without_a_gap() -> None:
    def headings(*texts: str) -> list[str]:
        return verdicts(CHECK["TEXT-HEADINGS"], disclosure(blocks=prose(*texts, level=2)))

    assert headings("一、职责", "三、预算") == ["undetermined"]
    assert headings("一、职责", "二、机构", "三、预算") == []
    assert headings("九、其他", "一、名词") == []


def test_a_table_the_prose_speaks_of() -> None:
    text = "收支预算总表、项目支出表按功能分类编制。"
    assert verdicts(CHECK["TEXT-TABLE-NAMED"], disclosure(text)) == ["undetermined"]
    there = disclosure(text, tables=(table("t", "project-expenditure"),))
    assert verdicts(CHECK["TEXT-TABLE-NAMED"], there) == []
