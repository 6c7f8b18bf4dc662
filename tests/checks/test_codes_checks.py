"""Checks of codes, names and titles: each triggered once, and kept quiet once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_disclosure import disclosure, evaluations, fact, table, verdicts

from generator.checks import codes, titles
from generator.facts.model import Fact, NarrativeBlock

CHECK = {check.code: check for check in (*codes.CHECKS, *titles.CHECKS)}
DISTRICT = "重庆市潼南区财政局"


def coded(code: str, published: str, name: str, row: int = 1, **changes: object) -> Fact:
    return fact(
        "1.00", label=name, row=row, function_code=code, function_code_published=published,
        function_name=name, **changes,
    )  # fmt: skip


def test_codes_printed_with_digits_missing() -> None:
    broken = coded("2013701", "20-37-01", "行政运行", note="编码印作“20-37-01”")
    assert verdicts(CHECK["CODE-FORM"], disclosure(facts=(broken,))) == ["violated"]
    lost = coded("201", "20", "一般公共服务支出")
    assert verdicts(CHECK["CODE-FORM"], disclosure(facts=(lost,))) == ["violated"]


def test_codes_in_columns_and_in_own_levels_are_whole() -> None:
    rows = (
        coded("2013701", "2013701", "行政运行", 1),
        coded("2013701", "201-37-01", "行政运行", 2),
        coded("20137", "37", "网信事务", 3),
    )
    assert verdicts(CHECK["CODE-FORM"], disclosure(facts=rows)) == ["holds"]


def test_every_code_has_its_parent() -> None:
    tree = (
        coded("201", "201", "一般公共服务支出", 1),
        coded("20137", "20137", "网信事务", 2),
        coded("2013701", "2013701", "行政运行", 3),
        coded("2080505", "2080505", "机关事业单位基本养老保险缴费支出", 4),
    )
    assert verdicts(CHECK["CODE-PARENT"], disclosure(facts=tree)) == ["violated"]
    assert verdicts(CHECK["CODE-PARENT"], disclosure(facts=tree[:3])) == ["holds"]
    assert verdicts(CHECK["CODE-PARENT"], disclosure(facts=tree[2:])) == []


def test_a_name_of_another_class_is_wrong_and_an_unknown_name_is_not() -> None:
    wrong = coded("2210201", "2210201", "机关事业单位基本养老保险缴费支出")
    assert verdicts(CHECK["CODE-NAME"], disclosure(facts=(wrong,))) == ["violated"]
    right = coded("2210201", "2210201", "住房公积金")
    assert verdicts(CHECK["CODE-NAME"], disclosure(facts=(right,))) == ["holds"]
    unknown = coded("2210299", "2210299", "没有见过的科目")
    assert verdicts(CHECK["CODE-NAME"], disclosure(facts=(unknown,))) == []


def test_a_name_that_the_document_itself_gives_to_another_code_is_wrong() -> None:
    """2130207 is 森林资源管理 in one table and bears the name of 2130205 in the other."""
    good = [
        coded("2130205", "2130205", "森林资源培育", 1, table_id="t1"),
        coded("2130207", "2130207", "森林资源管理", 2, table_id="t1"),
        coded("2130205", "2130205", "森林资源培育", 1, table_id="t2"),
    ]
    wrong = coded("2130207", "2130207", "森林资源培育", 2, table_id="t2")
    (found,) = evaluations(CHECK["CODE-NAME"], disclosure(facts=(*good, wrong)))
    assert found.facts == (wrong,)
    assert found.expected == "森林资源管理"
    renamed = coded("2130207", "2130207", "森林资源管护", 2, table_id="t2")
    assert verdicts(CHECK["CODE-NAME"], disclosure(facts=(*good, renamed))) == []
    same_name = coded("2010301", "2010301", "行政运行", 3, table_id="t2")
    other = coded("2130201", "2130201", "行政运行", 4, table_id="t2")
    assert "violated" not in verdicts(CHECK["CODE-NAME"], disclosure(facts=(same_name, other)))


def test_an_economic_code_with_its_neighbours_name() -> None:
    """The list of economic codes is whole since 2018: 职业年金缴费 is 30109."""
    row = fact("1.00", label="职业年金缴费", economic_code="30108", economic_name="职业年金缴费")
    assert verdicts(CHECK["CODE-NAME"], disclosure(facts=(row,))) == ["violated"]
    old = disclosure(facts=(row,), year=2017)
    assert verdicts(CHECK["CODE-NAME"], old) == []


def test_names_cut_off_by_their_cell() -> None:
    cut = coded("2080505", "2080505", "机关事业单位基本养老保险缴")
    assert verdicts(CHECK["CODE-CUT"], disclosure(facts=(cut,))) == ["violated"]
    slip = coded("2080599", "2080599", "其他行政事业单位养老休支出")
    assert verdicts(CHECK["CODE-CUT"], disclosure(facts=(slip,))) == ["violated"]
    unit = fact("1.00", label="重庆市潼南区规划和自然资")
    bureau = "重庆市潼南区规划和自然资源局"
    assert verdicts(CHECK["CODE-CUT"], disclosure(facts=(unit,), publisher=bureau)) == ["violated"]
    parent = disclosure(facts=(fact("1.00", label=bureau),), publisher=f"{bureau}本级")
    assert verdicts(CHECK["CODE-CUT"], parent) == []
    whole = coded("2080505", "2080505", "机关事业单位基本养老保险缴费支出")
    assert verdicts(CHECK["CODE-CUT"], disclosure(facts=(whole,))) == []


def test_the_title_of_another_level_of_government() -> None:
    city = table("t", "revenue-summary", title="重庆市财政局部门收入总表")
    case = disclosure(tables=(city,), publisher=DISTRICT, division="500152")
    assert verdicts(CHECK["TITLE-ORG"], case) == ["violated"]


def test_titles_of_this_organisation_of_others_and_of_nobody() -> None:
    own = table("a", "revenue-summary", title=f"{DISTRICT}部门收入总表")
    other = table("b", "revenue-summary", title="潼南区会计核算中心收入总表")
    nobody = table("c", "revenue-summary", title="2024年部门收入总表")
    case = disclosure(tables=(own, other, nobody), publisher=DISTRICT, division="500152")
    assert verdicts(CHECK["TITLE-ORG"], case) == ["holds", "undetermined"]


def test_the_office_printed_above_a_table() -> None:
    """部门：潼南区农业农村局 above one table of the finance bureau, a name known nowhere else."""
    own = [
        table(f"t{n}", "revenue-summary", number=f"表{n}", office=office)
        for n, office in enumerate((DISTRICT, "中共潼南区财政局", f"{DISTRICT}(汇总)"), 1)
    ]
    other = table("t9", "expenditure-summary", number="表9", office="潼南区农业农村局")
    told = evaluations(CHECK["TITLE-ORG"], disclosure(tables=(*own, other), publisher=DISTRICT))
    assert [e.verdict for e in told] == ["violated"]
    assert "表9《部门支出总表》上方写的单位是“潼南区农业农村局”" in told[0].message
    text = "纳入2024年部门预算编制范围的单位共2个：本级和潼南区农业农村局。"
    known = disclosure(text, tables=(*own, other), publisher=DISTRICT)
    assert verdicts(CHECK["TITLE-ORG"], known) == []
    half = disclosure(tables=(own[0], other), publisher=DISTRICT)
    assert verdicts(CHECK["TITLE-ORG"], half) == []


def test_an_institution_with_a_set_of_blank_tables_is_no_stranger() -> None:
    own = [table(f"t{n}", "revenue-summary", number=f"表{n}", office=DISTRICT) for n in range(5)]
    units = [
        table(kind, kind, office="潼南区会计学校", reporting_level="unit", status="declared-empty")
        for kind in ("revenue-summary", "expenditure-summary")
    ]
    several = disclosure(tables=(*own, *units), publisher=DISTRICT)
    assert verdicts(CHECK["TITLE-ORG"], several) == []
    assert verdicts(
        CHECK["TITLE-ORG"], disclosure(tables=(*own, units[0]), publisher=DISTRICT)
    ) == ["violated"]


def test_the_year_in_a_title() -> None:
    def year(title: str) -> list[str]:
        return verdicts(
            CHECK["TITLE-YEAR"],
            disclosure(tables=(table("t1", "revenue-summary", title=title),), facts=(fact("1"),)),
        )

    assert year("2024年部门收入总表") == ["holds"]
    assert year("2023年部门收入总表") == ["violated"]
    assert year("2024-2026年部门收入总表") == ["holds"]
    assert year("部门收入总表") == []


def test_the_year_in_a_heading_of_the_prose() -> None:
    """第二部分 2023年部门预算表 in the budget of 2024; what was done in 2023 is another matter."""

    def headings(*said: str) -> list[str]:
        blocks = [NarrativeBlock(at, "", 1, text, f"line:{at}") for at, text in enumerate(said, 1)]
        return verdicts(CHECK["TITLE-YEAR"], disclosure(blocks=blocks, statements=()))

    right = "第三部分 2024年部门预算情况说明"
    assert headings("第二部分 2024年部门预算表", right) == ["holds", "holds"]
    assert headings("第二部分 2023年部门预算表", right) == ["violated", "holds"]
    assert headings("一、2023年部门预算执行情况", right) == ["holds"]
    assert headings("二、2022年度部门决算情况说明", right) == ["holds"]


def test_a_table_that_is_all_of_other_years_may_be_meant_so() -> None:
    debt = table("t1", "other", title="2023年政府债务余额情况表")
    facts = tuple(fact("45.3", fiscal_year=year, row=year) for year in (2022, 2023))
    assert verdicts(CHECK["TITLE-YEAR"], disclosure(tables=(debt,), facts=facts)) == [
        "undetermined"
    ]
    own = (*facts, fact("45.3", row=1))
    assert verdicts(CHECK["TITLE-YEAR"], disclosure(tables=(debt,), facts=own)) == ["violated"]
    unread = disclosure(tables=(replace(debt, status="unreadable"),))
    assert verdicts(CHECK["TITLE-YEAR"], unread) == ["undetermined"]


@pytest.mark.parametrize(
    ("printed", "code"), [("208-20805", "20805"), ("213-21303-2130301", "2130301")]
)
def test_codes_printed_whole_at_every_level_are_complete(printed: str, code: str) -> None:
    row = fact("1.00", function_code=code, function_code_published=printed)
    assert verdicts(CHECK["CODE-FORM"], disclosure(facts=(row,))) == ["holds"]
