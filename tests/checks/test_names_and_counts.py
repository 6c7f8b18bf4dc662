"""What a draft took over from another one: names, stages, years, and numbers of things."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft_document import DRAFT
from test_draft_with_one_mistake import changed, report_of

SENTENCE = "按照综合预算的原则，{}所有收入和支出均纳入部门预算管理。2025年收支总预算"


def told(text: str, directory: Path, *groups: str, phase: str = "approved") -> list[str]:
    """The codes of what is said of a draft, the consequences not counted."""
    return [entry.code for entry in report_of(text, directory, 2025, *groups, phase=phase).entries]


@pytest.mark.parametrize(
    ("organ", "codes"),
    [
        ("某县林业局", []),
        ("本部门", []),
        ("某县林业和草原局", []),  # the publisher's name may be the short one
        ("某县水利局", ["PROSE-ORG"]),
        ("某市水务集团", []),  # of another place: nobody knows whose unit it is
    ],
)
def test_another_office_in_a_sentence_is_told(organ: str, codes: list[str], tmp_path: Path) -> None:
    text = changed(("2025年收支总预算", SENTENCE.format(organ)))
    assert told(text, tmp_path, "codes") == codes


def test_an_office_that_the_document_names_elsewhere_may_be_a_unit(tmp_path: Path) -> None:
    text = changed(("2025年收支总预算", SENTENCE.format("某县水利局")))
    assert told(f"{text}\n某县水利局2025年并入本部门。\n", tmp_path, "codes") == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("单位共3个：某县林业局（本级）、某县苗圃场、某县林业站。", []),
        ("单位共4个：某县林业局（本级）、某县苗圃场、某县林业站。", ["PROSE-COUNT"]),
        ("单位共三个，分别是：某县林业局、某县林业站。", ["PROSE-COUNT"]),
        ("单位共4个：某县林业局（含机关党委、工会）、某县林业站等。", []),
        ("内设机构4个：办公室、财务、审计科、法规科。", []),  # 财务 may be part of a name
        ("内设机构3个：办公室、计财科、人事科和监察室。", []),
    ],
)
def test_offices_are_as_many_as_are_said(said: str, codes: list[str], tmp_path: Path) -> None:
    assert told(f"{DRAFT}\n纳入预算编制范围的{said}\n", tmp_path) == codes


PROJECTS = """
表7

## 项目支出表

单位：万元

| 项目名称 | 合计 | 一般公共预算 |
| --- | --- | --- |
| 合计 | 80.00 | 80.00 |
| 森林资源培育 | 55.00 | 55.00 |
| 林业草原防灾减灾 | 25.00 | 25.00 |

# 2025年部门预算情况说明
"""


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("项目2个，涉及资金80.00万元", []),
        ("项目5个，涉及资金80.00万元", ["PROSE-COUNT"]),
        ("项目1个，涉及资金55.00万元", []),  # of some projects: which is not said
    ],
)
def test_projects_with_all_the_money_are_all_the_projects(
    said: str, codes: list[str], tmp_path: Path
) -> None:
    text = changed(("# 2025年部门预算情况说明\n", PROJECTS.lstrip()))
    assert told(f"{text}\n2025年纳入绩效目标管理的{said}。\n", tmp_path) == codes


def test_a_title_of_the_budget_in_final_accounts_is_told(tmp_path: Path) -> None:
    final = DRAFT.replace("部门预算", "部门决算").replace("总表", "决算总表")
    final = final.replace("支出表", "支出决算表")
    assert told(final, tmp_path, "codes", phase="executed") == []
    wrong = final.replace("## 部门支出决算总表", "## 部门支出预算总表")
    assert told(wrong, tmp_path, "codes", phase="executed") == ["TITLE-STAGE"]


def test_a_wrong_year_in_the_title_is_one_matter(tmp_path: Path) -> None:
    text = DRAFT.replace("# 某县林业局2025年部门预算", "# 某县林业局2024年部门预算")
    report = report_of(text, tmp_path, 2024, "codes", "prose", "completeness")
    about = [e for e in report.entries if e.code in {"COMP-YEAR", "TITLE-YEAR", "PROSE-YEAR"}]
    assert [entry.code for entry in about] == ["COMP-YEAR"]
    assert {entry.code for entry in about[0].consequences} == {"PROSE-YEAR"}


PROCUREMENT = """
表7

## 政府采购预算表

单位：万元

| 采购项目 | 合计 | 货物 | 工程 | 服务 |
| --- | --- | --- | --- | --- |
| 合计 | 35.00 | 35.00 | | |
| 办公设备 | 35.00 | 35.00 | | |

# 2025年部门预算情况说明
"""


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("2025年政府采购预算35.00万元", []),
        ("2025年无政府采购预算", ["PROSE-NONE"]),
        ("本部门没有政府采购预算，故本表无数据", ["PROSE-NONE"]),
        ("2024年无政府采购预算", []),  # of another year
        ("没有政府采购预算的下属单位不列", []),  # of units, not of all
    ],
)
def test_what_the_text_denies_is_not_in_the_tables(
    said: str, codes: list[str], tmp_path: Path
) -> None:
    text = changed(("# 2025年部门预算情况说明\n", PROCUREMENT.lstrip()))
    assert told(f"{text}\n{said}。\n", tmp_path) == codes


def test_an_amount_said_of_a_fund_whose_table_is_empty_is_told(tmp_path: Path) -> None:
    empty = "\n表7\n\n## 政府性基金预算支出表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n"
    empty += (
        "| --- | --- | --- |\n| | | |\n\n备注：本部门没有政府性基金预算支出，故本表无数据。\n\n"
    )
    text = changed(("# 2025年部门预算情况说明", f"{empty}# 2025年部门预算情况说明"))
    assert told(text, tmp_path) == []
    said = "2025年政府性基金预算支出50.00万元，用于农村道路。"
    assert told(f"{text}\n{said}\n", tmp_path) == ["PROSE-NONE"]


def test_two_rows_exchanged_are_one_matter_and_nothing_is_dropped(tmp_path: Path) -> None:
    # Both rows differ from two other tables, in their totals and in 项目支出.
    start, other = "| 2130205 | 森林资源培育 | ", "| 2130234 | 林业草原防灾减灾 | "
    tables = DRAFT.split("\n表")
    one, two = (line for line in tables[3].splitlines() if line.startswith((start, other)))
    exchanged = start + two.removeprefix(other), other + one.removeprefix(start)
    for old, new in zip((one, two), exchanged, strict=True):
        tables[3] = tables[3].replace(old, new)
    report = report_of("\n表".join(tables), tmp_path)
    (entry,) = report.entries
    assert entry.code == "CROSS-ITEM"
    assert len(entry.consequences) + 1 == report.violated


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("住房保障支出", []),
        ("教育支出", ["PROSE-CLASS"]),
        ("农林水事务", []),  # the name of years ago of a class in the tables
        ("其他民生支出", []),  # no name of any class
    ],
)
def test_a_class_that_no_table_prints_with_the_amount_of_another_is_told(
    name: str, codes: list[str], tmp_path: Path
) -> None:
    text = changed(("3.住房保障支出（类）20.00万元", f"3.{name}（类）20.00万元"))
    assert [code for code in told(text, tmp_path) if code == "PROSE-CLASS"] == codes
