"""Checks of completeness and the two meters: each triggered once, and kept quiet once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_disclosure import disclosure, evaluations, fact, prose, table, verdicts

from generator.checks.completeness import CHECKS
from generator.checks.meters import demanded_kinds, publisher_meter, reader_meter
from generator.facts.model import PublishedTable, Reading, UnreadToken
from generator.facts.statements import read_statements
from generator.standards.disclosure_rules import rules

CHECK = {check.code: check for check in CHECKS}
LONG = "本部门的主要职责是起草规划、组织实施并监督检查各项工作，完成上级交办的其他任务。" * 6


def all_tables(year: int) -> tuple[PublishedTable, ...]:
    return tuple(table(kind.kind, kind.kind, title=kind.title) for kind in demanded_kinds(year))


@pytest.mark.parametrize(("year", "count"), [(2019, 8), (2020, 8), (2021, 9), (2024, 9)])
def test_the_tables_demanded_grow_with_the_years(year: int, count: int) -> None:
    case = disclosure(tables=all_tables(year), year=year)
    assert verdicts(CHECK["COMP-TABLE"], case) == ["holds"] * count


def test_a_demanded_table_that_is_missing_or_not_read() -> None:
    tables = all_tables(2024)
    assert verdicts(CHECK["COMP-TABLE"], disclosure(tables=tables[:-1]))[-1] == "violated"
    unread = table("x", tables[-1].table_kind, status="unreadable", status_reason="表头无法识别")
    case = disclosure(tables=(*tables[:-1], unread))
    assert verdicts(CHECK["COMP-TABLE"], case)[-1] == "undetermined"


def test_a_missing_table_of_final_accounts_has_their_name() -> None:
    case = replace(disclosure(tables=all_tables(2024)[1:], year=2024), phase="executed")
    (found,) = [e for e in evaluations(CHECK["COMP-TABLE"], case) if e.verdict == "violated"]
    assert "收入支出决算总表未公开" in found.message
    assert found.advice.startswith("补充公开收入支出决算总表；")


def test_a_table_that_may_be_the_demanded_one_is_not_called_missing() -> None:
    likely = table("x", "other", title="国有资本经营预算支出功能分类预算表")
    case = disclosure(tables=(*all_tables(2024)[:-1], likely))
    assert verdicts(CHECK["COMP-TABLE"], case)[-1] == "undetermined"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("部门基本支出预算表（人员类、运转类公用经费项目）", "undetermined"),
        ("基本支出预算表", "undetermined"),
        ("部门支出预算表（基本支出、项目支出）", "violated"),
        ("财政拨款基本支出预算表", "violated"),
    ],
)
def test_basic_expenditure_by_project_may_be_the_demanded_table(title: str, expected: str) -> None:
    basic = "general-public-basic-expenditure"
    others = tuple(one for one in all_tables(2024) if one.table_kind != basic)
    case = disclosure(tables=(*others, table("x", "other", title=title)))
    found = [one.verdict for one in evaluations(CHECK["COMP-TABLE"], case)]
    assert [one for one in found if one != "holds"] == [expected]


def test_the_form_of_running_costs_shows_official_travel_vehicles_and_reception() -> None:
    """机构运行信息表 of final accounts: no word of its title says so."""
    others = [t for t in all_tables(2019) if t.table_kind != "three-public-expenses"]
    case = disclosure(tables=(*others, table("x", "other", title="机构运行信息表")), year=2019)
    assert sorted(set(verdicts(CHECK["COMP-TABLE"], case))) == ["holds", "undetermined"]


def test_an_empty_table_carries_a_statement() -> None:
    blank = table("t", "government-fund-expenditure", status="published-blank", title="基金表")
    said = table("t", "government-fund-expenditure", status="declared-empty", title="基金表")
    assert verdicts(CHECK["COMP-EMPTY"], disclosure(tables=(blank,))) == ["violated"]
    assert verdicts(CHECK["COMP-EMPTY"], disclosure(tables=(said,))) == ["holds"]
    parsed = disclosure(tables=(table("t", "procurement"),))
    assert verdicts(CHECK["COMP-EMPTY"], parsed) == []


def test_local_tables_are_recorded_and_never_violated() -> None:
    tables = tuple(table(kind, kind) for kind in rules().local_tables)
    assert verdicts(CHECK["COMP-LOCAL"], disclosure(tables=tables)) == ["holds"] * 4
    assert verdicts(CHECK["COMP-LOCAL"], disclosure()) == ["undetermined"]
    early = evaluations(CHECK["COMP-LOCAL"], disclosure(tables=tables, year=2019))
    assert "国有资本经营预算支出表" in early[-1].message


def test_explanations_demanded() -> None:
    case = disclosure(LONG, "机关运行经费预算 33.91 万元。")
    found = {e.subject: e.verdict for e in evaluations(CHECK["COMP-EXPLANATION"], case)}
    assert found["机关运行经费的说明"] == "holds"
    assert found["国有资产占用情况的说明"] == "violated"


def test_running_expenses_are_owed_by_administrative_units_only() -> None:
    def told(publisher: str, *names: str) -> tuple[str, bool]:
        facts = tuple(fact("5", row=n, function_name=name) for n, name in enumerate(names))
        case = disclosure(LONG, publisher=publisher, facts=facts)
        found = {e.subject: e.verdict for e in evaluations(CHECK["COMP-EXPLANATION"], case)}
        counted = {item.key for item in publisher_meter(case).items}
        return found["机关运行经费的说明"], "operating-expenses" in counted

    for institution in ("湘江理工学院", "清河县农业技术推广中心", "某县人民医院（本级）"):
        assert told(institution, "事业运行") == ("undetermined", False)
    # Those run by the civil service law show it by their functions.
    assert told("中共某县委党校", "行政运行") == ("violated", True)
    for agency in ("某某市财政局", "某县人民法院", "某县人民检察院"):
        assert told(agency, "事业运行") == ("violated", True)


def test_a_word_in_the_contents_or_glossary_explains_nothing() -> None:
    blocks = (
        *prose(LONG),
        *prose("机关运行经费", level=2),
        *prose("机关运行经费：是指各部门的公用经费。", section="名词解释"),
    )
    found = evaluations(CHECK["COMP-EXPLANATION"], disclosure(blocks=blocks))
    by_subject = {e.subject: e.verdict for e in found}
    assert by_subject["机关运行经费的说明"] == "violated"
    assert by_subject["名词解释的说明"] == "holds"


def test_a_duty_to_guide_or_to_report_is_no_definition() -> None:
    duties = ("负责全区应急管理工作，指导救灾工作。", "管理信访工作，反映社情民意。")
    for sentence in (*duties, "承担值守，指挥调度抢险。"):
        blocks = (*prose(LONG.replace("职责", "业务")), *prose(sentence, section="一、部门职责"))
        found = evaluations(CHECK["COMP-EXPLANATION"], disclosure(blocks=blocks))
        assert {e.subject: e.verdict for e in found}["部门职责的说明"] == "holds", sentence


def test_tables_without_prose_cannot_be_judged() -> None:
    assert set(verdicts(CHECK["COMP-EXPLANATION"], disclosure("附件1"))) == {"undetermined"}


def test_names_of_sheets_and_notes_of_tables_are_no_prose() -> None:
    names = ["2021年部门综合预算一般公共预算支出明细表（按功能科目分）"] * 12
    notes = ["注：本部门无政府性基金安排的支出，故本表无数据。"] * 12
    found = verdicts(CHECK["COMP-EXPLANATION"], disclosure(*names, *notes))
    assert set(found) == {"undetermined"}


def test_what_was_asked_step_by_step_is_not_held_against_early_years() -> None:
    found = evaluations(CHECK["COMP-EXPLANATION"], disclosure(LONG, year=2017))
    by_subject = {e.subject: e.verdict for e in found}
    assert by_subject["国有资产占用情况的说明"] == "undetermined"
    assert by_subject["政府采购安排情况的说明"] == "violated"


def test_procurement_is_divided() -> None:
    said = "政府采购预算 12 万元"
    assert verdicts(CHECK["COMP-PROCUREMENT"], disclosure(said)) == ["violated"]
    divided = f"{said}，其中货物 2 万元，工程 0 万元，服务 10 万元"
    assert verdicts(CHECK["COMP-PROCUREMENT"], disclosure(divided)) == ["holds"]
    assert verdicts(CHECK["COMP-PROCUREMENT"], disclosure("政府采购预算 0.00 万元")) == []


@pytest.mark.parametrize(("services", "expected"), [("200.00", "holds"), ("20.00", "violated")])
def test_kinds_of_procurement_that_make_the_whole_are_all(services: str, expected: str) -> None:
    text = f"政府采购预算总额310.00万元，其中：货物110.00万元、服务{services}万元。"
    blocks = prose(text)
    read = read_statements(Reading((), (), (), tuple(blocks), (), ()), 2024)
    case = disclosure(blocks=blocks, statements=read)
    assert verdicts(CHECK["COMP-PROCUREMENT"], case) == [expected]


def test_expenditure_is_told_to_the_item() -> None:
    tables = (table("t1", "general-public-expenditure"),)
    class_, item = fact("5", function_code="201"), fact("5", function_code="2010101", row=2)
    assert verdicts(CHECK["COMP-DEPTH"], disclosure(tables=tables, facts=(class_,))) == ["violated"]
    case = disclosure(tables=tables, facts=(class_, item))
    assert verdicts(CHECK["COMP-DEPTH"], case) == ["holds"]
    bare = disclosure(tables=tables, facts=(fact("5"),))
    assert verdicts(CHECK["COMP-DEPTH"], bare) == ["undetermined"]


def test_a_table_by_another_classification_is_not_asked_for_the_depth_of_this_one() -> None:
    """基本支出 by function, and again by economic class."""
    kind = "general-public-basic-expenditure"
    by_function = fact("5", table_id="function", function_code="2130101")
    by_class = fact("5", table_id="class", economic_code="30101")
    tables = (table("function", kind), table("class", kind))
    both = disclosure(tables=tables, facts=(by_function, by_class))
    assert verdicts(CHECK["COMP-DEPTH"], both) == ["holds"]
    alone = disclosure(tables=tables[:1], facts=(by_function,))
    (found,) = evaluations(CHECK["COMP-DEPTH"], alone)
    assert (found.verdict, "没有印出该分类的科目编码" in found.message) == ("undetermined", True)


def test_a_class_that_lost_its_item_is_told_by_another_table() -> None:
    tables = (
        table("wide", "expenditure-summary"),
        table("narrow", "fiscal-appropriation-expenditure"),
    )
    codes = ("20801", "2080101", "20805", "2080505", "21011", "2101102")
    narrow = [
        fact("5", table_id="narrow", function_code=code, row=row)
        for row, code in enumerate(codes, 1)
    ]
    wide = [replace(f, table_id="wide") for f in narrow]
    whole = disclosure(tables=tables, facts=(*wide, *narrow))
    assert verdicts(CHECK["COMP-DEPTH"], whole) == []
    lost = disclosure(tables=tables, facts=(*wide[:-1], *narrow))
    assert verdicts(CHECK["COMP-DEPTH"], lost) == ["violated"]
    (found,) = evaluations(CHECK["COMP-DEPTH"], lost)
    assert "21011" in found.message
    assert "2101102" in found.message
    nameless = fact("5", table_id="wide", label="事业单位医疗", row=6)
    doubtful = disclosure(tables=tables, facts=(*wide[:-1], nameless, *narrow))
    assert verdicts(CHECK["COMP-DEPTH"], doubtful) == ["undetermined"]
    ends_there = [f for f in wide if len(f.function_code) == 5]
    assert (
        verdicts(CHECK["COMP-DEPTH"], disclosure(tables=tables, facts=(*ends_there, *narrow))) == []
    )


def test_names_alone_tell_the_depth_where_all_are_known() -> None:
    tables = (table("t1", "general-public-basic-expenditure"),)
    named = [
        fact(str(row), label=label, row=row)
        for row, label in enumerate(("工资福利支出", "基本工资", "人员经费合计"), 1)
    ]
    assert verdicts(CHECK["COMP-DEPTH"], disclosure(tables=tables, facts=named)) == ["holds"]
    classes = [fact("5", label="工资福利支出"), fact("3", label="商品和服务支出", row=2)]
    (found,) = evaluations(CHECK["COMP-DEPTH"], disclosure(tables=tables, facts=classes))
    assert found.verdict == "undetermined"
    assert "没有印出可识别的科目编码" in found.message


def test_a_table_prints_its_unit() -> None:
    assert verdicts(CHECK["COMP-UNIT"], disclosure(tables=(table("t", "procurement"),))) == [
        "holds"
    ]
    none = table("t", "procurement", unit_published="")
    assert verdicts(CHECK["COMP-UNIT"], disclosure(tables=(none,))) == ["violated"]
    once = fact("1.00", table_id="t", note="本表未印计量单位，按文件所述认定为万元")
    assert verdicts(CHECK["COMP-UNIT"], disclosure(tables=(none,), facts=(once,))) == ["holds"]
    lent = fact("1.00", table_id="t", note="本表未印计量单位，按同一文件其余各表认定为万元")
    assert verdicts(CHECK["COMP-UNIT"], disclosure(tables=(none,), facts=(lent,))) == ["violated"]
    empty = table("t", "procurement", unit_published="", amount_cells=0)
    assert verdicts(CHECK["COMP-UNIT"], disclosure(tables=(empty,))) == []


def test_the_contents_agree_with_the_body() -> None:
    contents = ("一、部门收入总表", "二、项目支出表")
    body = (table("a", "revenue-summary"), table("b", "project-expenditure"))
    assert verdicts(CHECK["COMP-CONTENTS"], disclosure(*contents, tables=body)) == ["holds"] * 2
    case = disclosure(*contents, tables=body[:1])
    assert verdicts(CHECK["COMP-CONTENTS"], case) == ["holds", "violated"]
    missing = disclosure(*contents, tables=body[1:])  # a demanded table: COMP-TABLE tells it
    assert verdicts(CHECK["COMP-CONTENTS"], missing) == ["holds"]


def test_tables_are_numbered_without_a_gap() -> None:
    def numbers(*printed: str, absent: str = "") -> list[str]:
        tables = [table(n, "other", number=n) for n in printed]
        if absent:
            tables.append(table("x", "revenue-summary", number=absent, status="not-published"))
        return verdicts(CHECK["COMP-NUMBERING"], disclosure(tables=tuple(tables)))

    assert numbers("表1", "表2", "表3") == ["holds", "holds"]
    assert numbers("表五", "表七") == ["violated"]
    assert numbers("表5", "表7", absent="表6") == []
    assert numbers("附件12-1", "附件12-2") == ["holds"]
    assert numbers("公开03表", "公开05表", absent="公开04表") == []
    assert numbers("财决公开01表", "财决公开02表") == ["holds"]


def test_a_missing_number_is_written_as_its_neighbours_are() -> None:
    def missing(*printed: str) -> str:
        tables = tuple(table(n, "other", number=n) for n in printed)
        (found,) = evaluations(CHECK["COMP-NUMBERING"], disclosure(tables=tables))
        return found.message

    assert missing("公开03表", "公开05表") == "公开03表之后是公开05表，没有公开04表。"
    assert missing("附件九", "附件十二") == "附件九之后是附件十二，没有附件十、附件十一。"
    assert missing("表8", "表10") == "表8之后是表10，没有表9。"


def test_numbers_of_an_internal_system_may_have_gaps() -> None:
    tables = tuple(table(n, "other", number=n) for n in ("预算09表", "预算11表"))
    assert verdicts(CHECK["COMP-NUMBERING"], disclosure(tables=tables)) == []


def test_a_number_that_could_not_be_read_is_no_gap() -> None:
    unread = table("absent-4", "other", number="表2", status="unreadable", amount_cells=0, facts=0)
    tables = (table("a", "other", number="表1"), table("b", "other", number="表3"), unread)
    assert verdicts(CHECK["COMP-NUMBERING"], disclosure(tables=tables)) == []


def test_the_time_of_publication() -> None:
    def time(published: str) -> list[str]:
        text = f"本预算于2024年2月1日经财政局批复。{published}"
        return verdicts(CHECK["COMP-TIME"], disclosure(text))

    assert time("2024年2月18日") == ["holds"]
    assert time("2024年3月18日") == ["violated"]
    assert verdicts(CHECK["COMP-TIME"], disclosure("2024年2月18日")) == ["undetermined"]


def test_what_the_reader_could_not_make_out_is_never_violated() -> None:
    bad = table("a", "other", status="unreadable", status_reason="表头无法识别")
    restored = table("b", "revenue-summary", binding="restored", binding_note="按加总关系认定")
    token = UnreadToken("a", "12.3", "表头无法识别", "line:9#2")
    case = disclosure(tables=(bad, restored), unread=(token,))
    for code in ("READ-TABLE", "READ-UNREAD", "READ-RESTORED"):
        assert verdicts(CHECK[code], case) == ["undetermined"]
        assert verdicts(CHECK[code], disclosure(tables=(table("t", "other"),))) == []


def test_a_table_without_a_title_is_called_by_what_it_is() -> None:
    def subject(kind: str, number: str) -> str:
        bad = table("kind-absent", kind, title="", number=number, status="unreadable")
        case = disclosure(tables=(bad,))
        (found,) = evaluations(CHECK["READ-TABLE"], case)
        assert "absent" not in found.message
        named = [i.title for i in reader_meter(case.reading).items if i.key == "unreadable"]
        assert named == [found.subject.removesuffix("的读取").strip("“”")]
        return found.subject

    assert subject("general-public-basic-expenditure", "公开08表") == (
        "“一般公共预算基本支出表”的读取"
    )
    assert subject("other", "公开08表") == "“公开08表”的读取"
    assert subject("other", "") == "“没有表题的表”的读取"


def test_a_total_without_a_name_is_told() -> None:
    def told(label: str) -> list[str]:
        total = fact("5.00", table_id="a", label=label, row_role="total", item="")
        case = disclosure(tables=(table("a", "expenditure-summary"),), facts=(total,))
        return verdicts(CHECK["READ-NAME"], case)

    assert told("") == ["undetermined"]
    assert told("合计") == []


def test_the_two_meters_count_different_things() -> None:
    tables = (
        *all_tables(2024)[:-1],
        table("x", "other", status="unreadable", amount_cells=4, facts=0),
    )
    case = disclosure(LONG, tables=tables)
    publisher = publisher_meter(case)
    assert publisher.total == 9 + len(rules().explanations)
    missing = [item.title for item in publisher.items if not item.met]
    assert "国有资本经营预算支出表" in missing
    reader = reader_meter(case.reading)
    assert (reader.done, reader.total) == (8, 12)
    assert [item.key for item in reader.items if not item.met] == [
        "amount-cells",
        "tables",
        "unreadable",
    ]


@pytest.mark.parametrize(
    ("title", "kind", "column", "label", "fund", "year"),
    [
        ("国有资产占用情况表", "state-assets", "金额", "流动资产", "", 2024),
        ("项目支出表", "project-expenditure", "项目总额", "防火", "", 2024),
        ("绩效目标表", "project-performance", "中期资金总额 / 其他资金", "其他资金", "", 2024),
        ("结转资金表", "carryover", "其中：2022年", "防火", "carryover", 2022),
        ("项目表", "project-expenditure", "单位资金", "防火", "other-revenue", 2024),
        ("收入预算总表", "revenue-summary", "金额", "四、单位资金", "other-revenue", 2024),
    ],
)  # fmt: skip
def test_what_the_fields_cannot_tell_is_said(
    title: str, kind: str, column: str, label: str, fund: str, year: int
) -> None:
    one = replace(
        fact("5.00", table_id="a", label=label), column=column, fund_source=fund, fiscal_year=year
    )
    case = disclosure(tables=(table("a", kind, title=title),), facts=(one,), year=2024)
    (found,) = evaluations(CHECK["READ-FIELDS"], case)
    assert found.verdict == "undetermined"
    assert label in found.reason


@pytest.mark.parametrize(
    ("title", "kind", "column", "fund", "year"),
    [
        ("新增资产配置表", "state-assets", "金额", "", 2024),
        ("项目支出表", "project-expenditure", "单位资金 / 其他收入", "other-revenue", 2024),
        ("财政拨款收支总表", "fiscal-appropriation-summary", "2023年", "carryover", 2024),
        ("项目支出表", "project-expenditure", "资金总额", "", 2024),
        ("支出总表", "expenditure-summary", "2023年预算数", "general-public-budget", 2023),
        ("收支总表", "revenue-expenditure-summary", "收入 / 2023年预算数", "carryover", 2023),
    ],
)
def test_what_the_fields_can_tell_is_not_doubted(
    title: str, kind: str, column: str, fund: str, year: int
) -> None:
    one = replace(fact("5.00", table_id="a"), column=column, fund_source=fund, fiscal_year=year)
    case = disclosure(tables=(table("a", kind, title=title),), facts=(one,), year=2024)
    assert verdicts(CHECK["READ-FIELDS"], case) == []
