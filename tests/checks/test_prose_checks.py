"""Checks of the prose: each with a sentence that triggers it and one that must not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from prose_cases import CHECK, said, with_nouns
from sample_disclosure import disclosure, evaluations, fact, prose, statements, table, verdicts

from generator.checks.consequences import grouped
from generator.checks.prose import CHECKS
from generator.checks.prose.ranges import Range, printed
from generator.checks.run import run_checks


@pytest.mark.parametrize(("verdict", "expected"), [("agrees", "holds"), ("differs", "violated")])
def test_a_figure_is_compared_with_the_fact_it_restates(verdict: str, expected: str) -> None:
    restated = fact("858.21", label="合计")
    blocks = prose("收入预算 858.21 万元。")
    statement = replace(statements(blocks, 2024)[0], fact_ids=(restated.fact_id,), verdict=verdict)
    case = disclosure(blocks=blocks, facts=(restated,), statements=(statement,))
    assert verdicts(CHECK["PROSE-TABLE"], case) == [expected]


def test_a_figure_that_no_table_holds_is_not_judged() -> None:
    assert said("PROSE-TABLE", "其他资产价值 1814.92 万元。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出合计 10 万元，其中：基本支出 6 万元；项目支出 4 万元。", ["holds"]),
        ("支出合计 10.00 万元，其中：基本支出 6.00 万元；项目支出 3.00 万元。", ["violated"]),
        ("政府采购预算 10 万元，其中：服务项目 3 万元。", []),
        ("总额 9 万元：货物 0 万元。其中，一般公共预算 9 万元，货物 0 万元，服务 9 万元。", []),
        ("“三公”经费预算 7.9 万元。其中：因公出国（境）费 0 万元；公务接待费 3 万元；"
         "公务用车运行维护费 3.5 万元。", ["violated"]),
    ],
)  # fmt: skip
def test_parts_must_add_up_only_when_the_list_is_complete(text: str, expected: list[str]) -> None:
    assert said("PROSE-PARTS", text) == expected


def test_a_list_in_brackets_goes_on_to_its_closing_bracket() -> None:
    """18.5 = 0 + 12 + 6.5; the 12 of the cars are their purchase, 0, and their operation, 12."""
    text = (
        "“三公”经费预算18.5万元。其中：因公出国（境）费0万元；公务用车购置及运行费12万元（其中：公务用车"
        "购置费0万元；公务用车运行费12万元，比上年减少1万元）；公务接待费{}万元，比上年减少0.5万元。"
    )
    assert "violated" not in said("PROSE-PARTS", text.format("6.5"))
    assert "holds" in said("PROSE-PARTS", text.format("6.5"))
    assert "violated" in said("PROSE-PARTS", text.format("9.9"))


@pytest.mark.parametrize(
    ("opening", "project", "violated"),
    [
        ("具体安排情况如下：", "400.00", False),
        ("具体安排情况如下：", "450.00", True),
        ("其中：", "450.00", False),  # of the whole or of its last part
    ],
)
def test_what_follows_a_list_is_of_its_whole_not_of_its_last_part(
    opening: str, project: str, violated: bool
) -> None:
    texts = (
        "2023年拨款支出预算1000.00万元，其中，一般公共服务支出900.00万元，占90%；"
        f"住房保障支出100.00万元，占10%。{opening}",
        "（一）基本支出：2023年基本支出预算600.00万元，主要是保障运转。",
        f"（二）项目支出：2023年项目支出预算{project}万元，主要是完成任务。",
    )
    assert ("violated" in said("PROSE-PARTS", *texts)) == violated


def test_parts_in_paragraphs_of_their_own() -> None:
    texts = ("支出预算 8582060.85 元，其中：", "基本支出 347.90 万元。", "项目支出 510.31 万元。")
    assert said("PROSE-PARTS", *texts) == ["holds"]
    assert said("PROSE-PARTS", *texts[:2], "项目支出 501.31 万元。") == ["violated"]


def test_two_lists_of_one_total_are_each_of_the_total_not_of_the_last_part() -> None:
    """…收入包括：…、上年结转 4 万元。支出包括：基本支出 6 万元、项目支出 4 万元: both are of 10."""
    text = (
        "财政拨款收支总预算10.00万元。收入包括：一般公共预算拨款6.00万元、上年结转4.00万元。"
        "支出包括：基本支出{}万元、项目支出4.00万元。"
    )
    assert said("PROSE-PARTS", text.format("6.00")) == ["holds", "holds"]
    assert said("PROSE-PARTS", text.format("5.00")) == ["holds", "violated"]


def test_a_list_after_a_full_stop_is_of_what_it_names() -> None:
    """。基本支出包括：… is of the basic expenditure said before, 。其中：… of the last part."""
    text = (
        "支出预算150.00万元，其中：基本支出100.00万元，项目支出50.00万元。"
        "基本支出包括：人员经费80.00万元、公用经费{}万元。"
    )
    assert "violated" not in said("PROSE-PARTS", text.format("20.00"))
    assert "violated" in said("PROSE-PARTS", text.format("30.00"))
    last = (
        "支出预算150万元，包括：项目支出50万元，基本支出100万元。其中：人员经费80万元，"
        "公用经费20万元。"
    )
    assert "violated" not in said("PROSE-PARTS", last)


def test_a_sum_is_told_in_the_unit_of_the_sentence() -> None:
    case = disclosure(
        "政府采购预算576,000.00元，其中：政府采购货物预算120,000.00元，政府采购工程预算0.00元，政府采购服务预算465,000.00元。"
    )
    (told,) = (e.message for e in evaluations(CHECK["PROSE-PARTS"], case))
    assert "所列各项合计585000元，相差9000元" in told


def test_what_follows_from_one_misprint_of_the_prose_is_told_as_such() -> None:
    """项目支出 is 3.00 in the sentence and 4.00 in the table: with 4.00 sum and share hold."""
    blocks = prose(
        "支出合计10.00万元，其中：基本支出6.00万元，占60.00%；项目支出3.00万元，占40.00%。"
    )
    cell = fact("4.00", label="合计", column="项目支出")
    read = [
        replace(s, verdict="differs", fact_ids=(cell.fact_id,)) if s.published == "3.00" else s
        for s in statements(blocks, 2024)
    ]
    case = disclosure(blocks=blocks, facts=(cell,), statements=tuple(read))
    outcome = run_checks(case, CHECKS)
    broken = [f for f in outcome.findings if f.verdict == "violated" and f.audience == "reader"]
    assert [f.code for f in broken] == ["PROSE-TABLE", "PROSE-PARTS", "PROSE-SHARE"]
    ((first, below),) = grouped(broken + [f for f in outcome.findings if f.audience == "publisher"])
    assert first.code == "PROSE-TABLE"
    assert all("3.00万元若为表中的4.00万元" in f.explanation for f in below)


def test_a_share_follows_from_its_whole() -> None:
    good = (
        "支出 691.05 万元，其中：基本支出 500.75 万元，占 72.46%；项目支出 190.3 万元，占 27.54%。"
    )
    assert said("PROSE-SHARE", good) == ["holds", "holds"]
    assert said("PROSE-SHARE", good.replace("27.54", "25.54")) == ["holds", "violated"]
    thirds = "支出 3000.00 万元，其中：甲 1000.00 万元，占 33.33%；乙 1000.00 万元，占 33.33%；"
    moved = thirds + "丙 1000.00 万元，占 {}%。"
    assert said("PROSE-SHARE", moved.format("33.34")) == ["holds", "holds", "holds"]
    assert said("PROSE-SHARE", moved.format("33.35")) == ["holds", "holds", "violated"]
    assert said("PROSE-SHARE", "结转 0 万元，其中：一般公共预算 0 万元，占 0%。") == []


@pytest.mark.parametrize(("share", "expected"), [("30.00", "holds"), ("31.00", "violated")])
def test_a_list_inside_a_list_may_have_ended(share: str, expected: str) -> None:
    """150 are 30 % of the 500, 42.86 % of the 350 with a list of their own."""
    text = (
        "支出预算 500.00 万元，其中：基本支出 350.00 万元，占 70.00%；其中人员经费"
        " 280.00 万元，占 80.00%，公用经费 70.00 万元，占 20.00%；项目支出 150.00 万元，占 {}%。"
    )
    found = verdicts(CHECK["PROSE-SHARE"], with_nouns(text.format(share)))
    assert found == ["holds", "holds", "holds", expected]


@pytest.mark.parametrize(
    ("share", "expected"), [("64.58", "holds"), ("62.00", "holds"), ("66.58", "violated")]
)
def test_a_clause_may_name_its_whole(share: str, expected: str) -> None:
    """310 are 64.58 % of the year's 480 and 62 % of all 500."""
    text = (
        "收入总计 500.00 万元，其中本年收入 480.00 万元，占 96.00%，上年结转 20.00 万元，占 4.00%；"
        "本年收入中一般公共预算拨款收入 310.00 万元，占 {}%。"
    )
    found = verdicts(CHECK["PROSE-SHARE"], with_nouns(text.format(share)))
    assert found == ["holds", "holds", expected]


def test_what_was_budgeted_for_a_whole_is_no_other_whole() -> None:
    """13.25 are 68.40 % of the 19.37 spent; 66.25 % of the 20.00 budgeted is a wrong share."""
    text = (
        "三公经费支出预算 20.00 万元，三公经费支出决算 19.37 万元，其中：出国费 0 万元；"
        "用车费 13.25 万元，占 {}%；接待费 6.12 万元，占 31.60%。"
    )
    for share, expected in (("68.40", "holds"), ("66.25", "violated")):
        found = verdicts(CHECK["PROSE-SHARE"], with_nouns(text.format(share)))
        assert found == [expected, "holds"]


def test_the_whole_of_a_share_is_the_figure_before_that_its_list_makes_up() -> None:
    """19.37 = 0 + 13.25 + 6.12; 13.25 of it are 68.40 %, of the 20.00 budgeted 66.25 %."""
    head = "三公经费支出预算 20.00 万元，支出决算 19.37 万元，完成预算的 96.85%。"
    parts = "其中：出国费 0 万元；用车费 13.25 万元，占 {}%；接待费 6.12 万元，占 31.60%。"
    good, wrong = parts.format("68.40"), parts.format("66.40")
    # The two shares, then 19.37 of 20.00.
    assert said("PROSE-SHARE", head, good) == ["holds"] * 3
    assert said("PROSE-SHARE", head + good) == ["holds"] * 3
    assert said("PROSE-SHARE", head, wrong) == ["violated", "holds", "holds"]
    other = wrong.replace("6.12", "5.12")  # makes up nothing that was said
    assert said("PROSE-SHARE", head, other) == ["holds"]


def test_allocations_of_a_project() -> None:
    texts = (
        "预算安排规模：228.00 万元",
        "资金分配情况：租金 164.52 万元，开发 24 万元，租赁 39.48 万元",
    )
    assert said("PROSE-ALLOCATION", *texts) == ["holds"]
    assert said("PROSE-ALLOCATION", texts[0], texts[1].replace("24 ", "42 ")) == ["violated"]


def test_a_project_is_compared_with_the_table() -> None:
    project = fact("212.75", project_name="网络维护费")
    texts = ("项目名称：网络维护费", "预算安排规模：212.74 万元")
    assert said("PROSE-PROJECT", *texts, facts=(project,)) == ["holds"]
    texts = ("项目名称：网络维护费", "预算安排规模：221.75 万元")
    assert said("PROSE-PROJECT", *texts, facts=(project,)) == ["violated"]


def test_one_subject_said_twice() -> None:
    texts = ("基本支出 500.75 万元。", "基本支出 500.75 万元。")
    assert said("PROSE-TWICE", *texts) == ["holds"]
    assert said("PROSE-TWICE", texts[0], "基本支出 505.75 万元。") == ["violated"]
    assert said("PROSE-TWICE", texts[0], "财政拨款基本支出 400 万元。") == ["undetermined"]


def test_what_is_said_of_two_funds_is_no_contradiction() -> None:
    """Project spending of all money, and that of the general public budget."""
    texts = (
        "本年支出 500.00 万元，其中：项目支出 203.85 万元。",
        "一般公共预算财政拨款支出 480.00 万元，其中：项目支出 191.85 万元。",
    )
    assert "violated" not in said("PROSE-TWICE", *texts)


def test_the_basic_expenditure_of_a_class_is_not_that_of_the_whole() -> None:
    texts = (
        "一般公共预算拨款支出149.39万元，其中：基本支出144.02万元，项目支出5.37万元。",
        "机构运行110.09万元，其中：基本支出110.09万元，项目支出0万元。",
        "其他技术研究与开发支出5.37万元，其中：基本支出0万元，项目支出5.37万元。",
    )
    wrong = (texts[0], texts[1].replace("项目支出0万元", "项目支出1万元"), texts[2])
    sound_case, wrong_case = with_nouns(*texts), with_nouns(*wrong)
    assert verdicts(CHECK["PROSE-TWICE"], sound_case) == []
    assert verdicts(CHECK["PROSE-PARTS"], sound_case) == ["holds"] * 3
    assert verdicts(CHECK["PROSE-TWICE"], wrong_case) == []
    assert verdicts(CHECK["PROSE-PARTS"], wrong_case) == ["holds", "violated", "holds"]


def test_a_share_is_of_what_it_names_though_another_list_stands_between() -> None:
    texts = (
        "一般公共预算基本支出113.38万元，其中：",
        "人员经费103.02万元，占基本支出预算90.86%。主要包括：基本工资、津贴补贴。",
        "公用经费10.36万元，占基本支出预算9.14%。主要包括：办公费、水费。",
    )
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(*texts)) == ["holds", "holds"]
    wrong = texts[1].replace("90.86%", "95.86%")
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(texts[0], wrong)) == ["violated"]


def test_two_amounts_that_both_stand_in_tables_are_not_held_against_each_other() -> None:
    blocks = prose("项目支出 203.85 万元。", "项目支出 191.85 万元。")
    restated = [fact("203.85", label="合计"), fact("191.85", label="合计")]
    both = tuple(
        replace(one, fact_ids=(f"f{n}",), verdict="agrees")
        for n, one in enumerate(statements(blocks, 2024))
    )
    case = disclosure(blocks=blocks, facts=tuple(restated), statements=both)
    assert verdicts(CHECK["PROSE-TWICE"], case) == []
    one = (both[0], replace(both[1], fact_ids=both[0].fact_ids))
    case = disclosure(blocks=blocks, facts=tuple(restated), statements=one)
    assert verdicts(CHECK["PROSE-TWICE"], case) == ["violated"]


def test_the_year_said_is_this_budgets_year() -> None:
    total = fact("135.09", row_role="total")
    assert said("PROSE-YEAR", "2024年预算收入135.09万元。", facts=(total,)) == ["holds"]
    assert said("PROSE-YEAR", "2023年预算收入135.09万元。", facts=(total,)) == ["violated"]
    assert said("PROSE-YEAR", "2023年预算收入120万元。", facts=(total,)) == []
    prior = replace(total, fiscal_year=2023, fact_id="f-prior")
    assert said("PROSE-YEAR", "2023年预算收入135.09万元。", facts=(total, prior)) == []


def test_a_year_is_not_compared_with_itself() -> None:
    assert said("PROSE-AGAINST-YEAR", "2024年预算比2023年增加3万元。") == ["holds"]
    assert said("PROSE-AGAINST-YEAR", "2024年预算比2024年增加3万元。") == ["violated"]
    assert said("PROSE-AGAINST-YEAR", "2023年预算较2023年增加3万元。") == []  # PROSE-YEAR tells it


def test_accounts_are_compared_with_the_budget_of_their_year() -> None:
    text = "2024年度决算70.00万元，比2024年{}增加10.00万元，增长16.67%。"
    accounts = replace(disclosure(text.format("年初预算")), phase="executed")
    assert verdicts(CHECK["PROSE-AGAINST-YEAR"], accounts) == []
    named = replace(disclosure(text.format("“三公”经费财政拨款年初预算")), phase="executed")
    assert verdicts(CHECK["PROSE-AGAINST-YEAR"], named) == []
    for spent in ("决算", "政府性基金预算支出决算"):
        slip = replace(disclosure(text.format(spent)), phase="executed")
        assert verdicts(CHECK["PROSE-AGAINST-YEAR"], slip) == ["violated"]
    assert said("PROSE-AGAINST-YEAR", text.format("年初预算")) == ["violated"]


def test_staff_is_the_sum_of_its_kinds() -> None:
    text = "实有人数 {} 人，其中：在职 7 人，增加 2 人；退休 3 人，增加 0 人；离休 0 人。"
    assert said("PROSE-STAFF", text.format(10)) == ["holds"]
    assert said("PROSE-STAFF", text.format(12)) == ["violated"]
    assert said("PROSE-STAFF", "实有人数 10 人。另有退休 3 人、离休 1 人。") == []


def test_vehicles_are_the_sum_of_their_kinds() -> None:
    text = "共有车辆{}辆，其中：一般公务用车1辆、执法执勤用车2辆。"
    assert said("PROSE-VEHICLES", text.format(3)) == ["holds"]
    assert said("PROSE-VEHICLES", text.format(4)) == ["violated"]
    assert said("PROSE-VEHICLES", "共有车辆4辆，其中一般公务用车4辆。") == []


@pytest.mark.parametrize(("own", "expected"), [(3, ["holds"]), (4, ["violated"])])
def test_a_word_in_brackets_does_not_hide_vehicles(own: int, expected: list[str]) -> None:
    text = f"现有公务用车12辆，其中：轿车2辆，旅行车（含商务车）{own}辆，越野车7辆。"
    assert said("PROSE-VEHICLES", text) == expected
    assert said("PROSE-VEHICLES", text.replace("越野车", "皮卡")) == []


def test_vehicle_costs_go_with_vehicles() -> None:
    cost = fact("4.37", item="three-public/vehicle/operation")
    assert said("PROSE-CAR-COST", "车辆 0 辆。", facts=(cost,)) == ["violated"]
    assert said("PROSE-CAR-COST", "车辆 1 辆。", facts=(cost,)) == ["holds"]
    assert said("PROSE-CAR-COST", "车辆 0 辆。") == []


def test_operating_expenses_are_never_an_error() -> None:
    public_use = fact(
        "131.21", row_role="total", table_kind="general-public-basic-expenditure",
        expenditure_type="basic-public-use",
    )  # fmt: skip
    case = {"facts": (public_use,)}
    assert said("PROSE-OPERATING", "机关运行经费 33.91 万元。", **case) == ["undetermined"]
    assert said("PROSE-OPERATING", "机关运行经费 131.21 万元。", **case) == ["holds"]


def test_the_glossary_is_no_statement() -> None:
    blocks = prose("基本支出：是指 10 万元，其中：基本支出 6 万元；项目支出 3 万元。")
    assert verdicts(CHECK["PROSE-PARTS"], disclosure(blocks=blocks)) == []


def test_a_finding_says_what_was_expected_and_where() -> None:
    case = disclosure(
        "支出合计 10.00 万元，其中：基本支出 6.00 万元；项目支出 3.00 万元。",
        tables=(table("t", "other"),),
    )
    found = evaluations(CHECK["PROSE-PARTS"], case)[0]
    assert (found.expected, found.found, found.difference) == ("9万元", "10.00万元", "1万元")
    assert found.source == "line:1"
    assert "9万元" in found.message
    assert found.advice


def test_a_whole_number_of_ten_thousands_is_rounded_like_any_other() -> None:
    assert printed(Decimal(2910000), Decimal(10000)).meets(printed(Decimal(2910100), Decimal(100)))
    assert Range(Decimal(1), Decimal(1), Decimal(1)).percent_of(Range(*[Decimal(0)] * 3)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 19.37 ÷ 24.00 = 80.71 %
        ("“三公”经费支出预算为24.00万元，支出决算为19.37万元，完成预算的80.71%。", ["holds"]),
        ("“三公”经费支出预算为24.00万元，支出决算为19.37万元，完成预算的87.71%。", ["violated"]),
        # 6.30 ÷ 6.00 = 105 %, 6.30 ÷ 6.30 = 100 %
        ("住房公积金年初预算为6.00万元，全年预算为6.30万元，支出决算为6.30万元，"
         "完成年初预算的105.00%，完成全年预算的100.00%。", ["holds", "holds"]),
        ("住房公积金年初预算为6.00万元，全年预算为6.30万元，支出决算为6.30万元，"
         "完成年初预算的150.00%。", ["violated"]),
        ("住房公积金年初预算为6.00万元，全年预算为6.30万元，支出决算为6.30万元，"
         "完成预算的150.00%。", []),
        ("公务接待费支出决算为5.00万元，完成年初预算20.00万元的25.00%。", ["holds"]),
        ("公务接待费支出决算为5.00万元，完成年初预算20.00万元的52.00%。", ["violated"]),
        ("公务接待费支出决算为5.00万元，完成预算的52.00%。", []),
        ("公务接待费预算为20.00万元。因公出国费支出决算为5.00万元，完成预算的52.00%。", []),
    ],
)  # fmt: skip
def test_the_share_of_a_budget_that_was_carried_out(text: str, expected: list[str]) -> None:
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(text)) == expected


RESERVED = (
    "2023年政府采购预算总额为 120.50 万元，其中：货物 60.50 万元、服务 60 万元。"
    "面向中小企业预留 96.40 万元，占政府采购预算的 {}%。"
)


@pytest.mark.parametrize(("share", "expected"), [("80", "holds"), ("70", "undetermined")])
def test_a_share_is_of_the_amount_it_names_in_its_paragraph(share: str, expected: str) -> None:
    case = with_nouns(RESERVED.format(share))
    total = fact("1000.00", label="合计", row_role="total")
    case = replace(case, reading=replace(case.reading, facts=(total,)))
    assert verdicts(CHECK["PROSE-SHARE"], case) == [expected]
