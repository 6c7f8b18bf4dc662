"""Checks of what the prose says of changes: their rates, their parts, their bases."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, said, with_nouns
from sample_disclosure import disclosure, evaluations, fact, prose, verdicts

from generator.facts.model import Reading
from generator.facts.statements import read_statements


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # 110 − 10 = 100, 10 %: the words say less where the amounts make it more
        ("收支总预算110.00万元，比上年减少10.00万元，下降10.00%。", "“减少”若为“增加”"),
        ("收支总预算110.00万元，比上年增加10.00万元，下降10.00%。", "增减率却说相反的方向"),
        ("收支总预算110.00万元，比上年增加10.00万元，增长11.00%。", "应为10.00%"),
    ],
)
def test_a_direction_written_the_wrong_way_round_is_told_as_such(text: str, told: str) -> None:
    (found,) = evaluations(CHECK["PROSE-CHANGE"], disclosure(text))
    assert found.verdict == "violated"
    assert told in found.message


def test_a_change_in_a_new_sentence_behind_a_semicolon_has_its_rate_checked() -> None:
    text = "“三公”经费支出22.00万元，完成预算的73.33%；主要原因是厉行节约。"
    change = "与上年相比，“三公”经费支出增加2.00万元，增长10.00%。"
    wrong = change.replace("10.00%", "11.00%")
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text + change)) == ["holds"]
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text + wrong)) == ["violated"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出 347.90 万元，比上年执行数增加 71.75 万元，增长 25.98%。", "holds"),
        ("基本支出 347.90 万元，比上年执行数增加 71.75 万元，增长 52.98%。", "violated"),
        ("基本支出 13.36 万元，比上年减少 7.29 万元，减少 35.30%。", "holds"),
        ("支出 334.54 万元，比上年增加 334.54 万元，增长 0%。", "violated"),
        ("支出 334.54 万元，比上年增加 334.54 万元，增长 100%。", "undetermined"),
    ],
)
def test_rates_of_change(text: str, expected: str) -> None:
    assert said("PROSE-CHANGE", text) == [expected]


def test_the_change_in_all_is_the_sum_of_the_changes() -> None:
    good = "支出 291 万元，比上年减少 21.49 万元。其中：基本支出 189 万元，比上年减少 19.99 万元；项目支出 102 万元，比上年减少 1.5 万元。"  # noqa: E501
    assert said("PROSE-CHANGE-PARTS", good) == ["holds"]
    still = "收支安排 135.09 万元，较上年增加 27.29 万元，其中：基本支出增加 7.42 万元；项目支出与去年持平；其他支出无增减变化。"  # noqa: E501
    assert said("PROSE-CHANGE-PARTS", still) == ["violated"]
    assert said("PROSE-CHANGE-PARTS", "支出减少 9 万元，其中：基本支出减少 2 万元。") == []


def item_facts() -> tuple[object, ...]:
    return tuple(
        fact(
            amount, label=name, function_name=name, function_code=code, row=row,
            table_kind="general-public-expenditure", expenditure_type="basic",
        )
        for row, (amount, name, code) in enumerate(
            [("30", "行政运行", "2010101"), ("5", "养老保险", "2080505")], 1
        )
    )  # fmt: skip


def test_changes_of_items_make_the_change_of_basic_expenditure() -> None:
    texts = (
        "基本支出 35 万元，比上年执行数增加 3 万元。",
        "一般公共服务（类）人大事务（款）行政运行（项）预算数为 30 万元，比上年执行数增加 4 万元。",
        "社会保障（类）养老（款）养老保险（项）预算数为 5 万元，比上年执行数减少 1 万元。",
    )
    assert said("PROSE-ITEM-CHANGES", *texts, facts=item_facts()) == ["holds"]
    wrong = (texts[0], texts[1].replace("4 万", "14 万"), texts[2])
    assert said("PROSE-ITEM-CHANGES", *wrong, facts=item_facts()) == ["violated"]
    assert said("PROSE-ITEM-CHANGES", *texts[:2], facts=item_facts()) == []


def test_different_bases_are_told_and_never_an_error() -> None:
    one = "基本支出 347.90 万元，比上年预算数减少 33.79 万元。"
    two = "基本支出 347.90 万元，比上年执行数增加 71.75 万元。"
    assert said("PROSE-BASES", one, two) == ["undetermined"]
    assert said("PROSE-BASES", one, one) == ["holds"]
    assert said("PROSE-BASES", one, one.replace("33.79", "39.33")) == ["violated"]


def test_revenue_and_expenditure_are_named_together() -> None:
    """The subject was “支”."""
    text = "收、支总计 110.00 万元，比上年增加 10.00 万元，增长 5.00%。"
    (found,) = evaluations(CHECK["PROSE-CHANGE"], disclosure(text))
    assert (found.verdict, "“收、支”" in found.message) == ("violated", True)


def test_a_rate_is_measured_against_the_level_it_is_said_of() -> None:
    text = "公务接待费支出决算为5.00万元，比预算数6.00万元减少1.00万元，降低{}%。"
    assert said("PROSE-CHANGE", text.format("16.67")) == ["holds"]
    assert said("PROSE-CHANGE", text.format("14.29")) == ["violated"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 4156.00 − 256.00 = 3900.00; 256 ÷ 3900 = 6.56 %
        ("收、支总计均为4156.00万元。与上年相比，收、支总计各增加256.00万元，"
         "增长6.56%。", ["holds"]),
        ("收、支总计均为4156.00万元。与上年相比，收、支总计各增加256.00万元，"
         "增长9.56%。", ["violated"]),
        # 3930.24 + 169.76 = 4100.00; 169.76 ÷ 4100 = 4.14 %
        ("收入总预算3930.24万元，支出总预算3930.24万元。与上年相比，收支总预算减少169.76万元，"
         "下降4.31%。", ["violated"]),
        ("收入总预算3930.24万元，支出总预算3950.24万元。与上年相比，收支总预算减少169.76万元，"
         "下降4.31%。", []),
        ("收入总计4156.00万元。与上年相比，支出总计增加256.00万元，增长9.56%。", []),
    ],
)  # fmt: skip
def test_a_rate_is_measured_against_the_amount_said_before(text: str, expected: list[str]) -> None:
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == expected


@pytest.mark.parametrize(
    ("rate", "expected"), [("2.47", "holds"), ("31.75", "holds"), ("9.99", "violated")]
)
def test_a_change_after_an_aside_may_be_of_the_whole_before_it(rate: str, expected: str) -> None:
    whole = "收入总计 5000.00 万元，其中年初结转和结余 500.00 万元"
    text = f"{whole}，较2023年增加 120.50 万元，增长 {rate}%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [expected]


def test_a_change_is_not_of_an_amount_of_another_sentence() -> None:
    text = "收入总计 5000.00 万元。其中年初结转 500.00 万元，较2023年增加 120.50 万元，增长 2.47%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == ["violated"]


def test_no_change_at_a_rate_of_nothing_holds() -> None:
    text = "公务接待费支出1.82万元，比上年增加{}万元，增长{}%，主要原因是：严格执行预算。"
    assert said("PROSE-CHANGE", text.format("0.00", "0.00")) == ["holds"]
    assert said("PROSE-CHANGE", text.format("0.00", "0.20")) == ["holds"]  # 0.004 of 1.82
    assert said("PROSE-CHANGE", text.format("0.00", "5.00")) == ["violated"]


def test_less_than_the_budget_is_a_change_and_no_amount_of_its_own() -> None:
    """190 are half of the 380 spent; the 20 are what was budgeted above that."""
    whole = "养老服务决算 380.00 万元，决算数小于预算数 20.00 万元"
    text = f"{whole}；其中人员经费 190.00 万元，占 {{}}%。"
    for share, expected in (("50.00", "holds"), ("95.00", "violated")):
        case = with_nouns(text.format(share))
        assert verdicts(CHECK["PROSE-SHARE"], case) == [expected]
    change = case.reading.statements[1]
    assert (change.kind, change.subject) == ("decrease", "养老服务决算")


@pytest.mark.parametrize(("rate", "expected"), [("16.67", "holds"), ("26.67", "violated")])
def test_a_change_behind_the_budget_is_of_what_was_spent(rate: str, expected: str) -> None:
    """5 + 1 = 6 the year before; 1 ÷ 6 = 16.67 %."""
    text = (
        "“三公”经费支出决算 5.00 万元，完成预算 8.00 万元的 62.50%，决算数小于预算数 3.00 万元，"
        "比上年减少 1.00 万元，下降 {}%。"
    )
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text.format(rate))) == [expected]


def test_less_than_a_budget_may_say_the_budget_itself() -> None:
    """3 less than the 8 budgeted are 37.5 %."""
    text = "三公经费支出决算 5.00 万元，低于预算数 8.00 万元，下降 37.50%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == []


def test_a_change_against_the_budget_is_no_sum_of_changes_against_the_year_before() -> None:
    text = (
        "支出决算 500.00 万元，决算数小于预算数 20.00 万元，其中：基本支出 350.00 万元，"
        "比上年增加 30.00 万元；项目支出 150.00 万元，比上年减少 10.00 万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == []


@pytest.mark.parametrize(("less", "expected"), [("15.00", "holds"), ("25.00", "violated")])
def test_changes_of_parts_are_of_their_own_side_of_a_semicolon(less: str, expected: str) -> None:
    """75 − 15 = 60, the change of the clause that the parts stand in, not the 20 before it."""
    text = (
        "政府性基金预算支出 170.00 万元，比上年增加 20.00 万元；一般公共预算基本支出比上年增加"
        " 60.00 万元，其中人员经费增加 75.00 万元，公用经费减少 {} 万元。"
    )
    case = with_nouns(text.format(less))
    (found,) = evaluations(CHECK["PROSE-CHANGE-PARTS"], case)
    assert (found.verdict, found.found) == (expected, "+60万元")


@pytest.mark.parametrize(("less", "expected"), [("15.00", ["holds"]), ("25.00", ["violated"])])
def test_the_change_of_basic_expenditure_is_that_of_people_and_offices(
    less: str, expected: list[str]
) -> None:
    text = (
        "基本支出 500.00 万元，比上年增加 60.00 万元，主要是人员经费增加 75.00 万元，公用经费减少"
        f" {less} 万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == expected


def test_a_semicolon_before_the_list_of_a_change_does_not_end_it() -> None:
    text = "支出比上年增加 100.00 万元；其中：基本支出增加 60.00 万元；项目支出增加 {} 万元。"
    for project, expected in (("40.00", "holds"), ("50.00", "violated")):
        case = with_nouns(text.format(project))
        assert verdicts(CHECK["PROSE-CHANGE-PARTS"], case) == [expected]


@pytest.mark.parametrize(("rate", "expected"), [("40.00", "holds"), ("28.57", "violated")])
def test_a_change_behind_the_year_before_is_of_this_year(rate: str, expected: str) -> None:
    text = f"公务接待费 3.00 万元，上年为 5.00 万元，减少 2.00 万元，下降 {rate}%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("增加 80.00 万元，增长 20.00%", "holds"),  # 480 − 80 = 400
        ("增加 70.00 万元，增长 70.00%", "holds"),  # 170 − 70 = 100
        ("增加 80.00 万元，增长 21.00%", "violated"),
    ],
)
def test_a_change_that_closes_a_list_is_of_its_whole_or_of_its_last_part(
    change: str, expected: str
) -> None:
    text = (
        "本年收入预算 480.00 万元，其中：一般公共预算拨款收入 310.00 万元；"
        f"政府性基金预算拨款收入 170.00 万元；比上年{change}。"
    )
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [expected]


def test_a_change_behind_a_semicolon_may_be_of_every_part() -> None:
    text = (
        "三公经费 10.00 万元，其中：接待费 4.00 万元；比上年减少 1.00 万元，下降 20.00%；"
        "运行费 6.00 万元；比上年减少 2.00 万元，下降 {}%。"
    )
    for rate, expected in (("25.00", "holds"), ("26.00", "violated")):
        case = with_nouns(text.format(rate))
        assert verdicts(CHECK["PROSE-CHANGE"], case) == ["holds", expected]
        assert case.reading.statements[-1].subject == "运行费"


def test_a_change_behind_the_amount_of_the_year_before_is_not_measured_as_its_own() -> None:
    text = "2024年收入1500万元，2023年收入1400万元，增加100万元，增长{}%。"
    check = CHECK["PROSE-CHANGE"].function
    told = [[e.verdict for e in check(with_nouns(text.format(rate)))] for rate in ("7.14", "7.69")]
    assert told == [["holds"], ["violated"]]


def test_a_change_behind_the_budget_of_the_year_before_is_not_measured_as_its_own() -> None:
    text = "公务接待费本年预算2.00万元，上年预算3.00万元，减少1.00万元，减少{}%。"
    check = CHECK["PROSE-CHANGE"].function
    told = [[e.verdict for e in check(with_nouns(text.format(rate)))] for rate in ("33.33", "25")]
    assert told == [["holds"], ["violated"]]


@pytest.mark.parametrize(
    ("change", "rate", "verdict"),
    [
        ("-20.00", "-16.67", "holds"),
        ("-20.00", "-16.76", "violated"),
        ("20.00", "-25.00", "violated"),
    ],
)
def test_a_fall_said_as_an_increase_below_zero_has_a_rate_below_zero(
    change: str, rate: str, verdict: str
) -> None:
    text = f"2024年支出总计100.00万元，比上年增加{change}万元，增长{rate}%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [verdict]


@pytest.mark.parametrize(("whole", "verdict"), [("1.00", "holds"), ("0.60", "violated")])
@pytest.mark.parametrize("abroad", ["增加0万元", "增加0.00万元", "与上年持平"])
def test_a_change_of_nothing_is_as_exact_as_those_beside_it(
    whole: str, verdict: str, abroad: str
) -> None:
    text = (
        f"2024年“三公”经费财政拨款预算比上年减少{whole}万元，其中：因公出国（境）费{abroad}，"
        "公务用车运行费减少0.90万元，公务接待费减少0.10万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == [verdict]


@pytest.mark.parametrize(("reception", "expected"), [("6.00", []), ("7.00", [])])
def test_changes_of_vehicles_are_not_all_of_three_public(
    reception: str, expected: list[str]
) -> None:
    """90 − 30 − 6 = 54; the first two alone make 公务用车购置及运行费, not the “三公”经费."""
    text = (
        "“三公”经费预算比上年增加54.00万元，其中：公务用车购置费增加90.00万元、公务用车运行费减少30.00万元、"
        f"公务接待费减少{reception}万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == expected


@pytest.mark.parametrize(("project", "expected"), [("700.00", "holds"), ("600.00", "violated")])
def test_changes_of_personnel_and_public_use_are_not_all_beside_projects(
    project: str, expected: str
) -> None:
    text = (
        "支出比上年减少654.40万元，主要是：人员经费增加120.00万元，公用经费减少74.40万元，"
        f"项目支出减少{project}万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == [expected]
    basic = text.replace("支出比上年减少654.40", "基本支出比上年增加45.60")
    assert "violated" not in verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(basic))


@pytest.mark.parametrize(("goods", "expected"), [("729.70", "holds"), ("792.70", "violated")])
def test_classes_with_their_codes_behind_them_make_their_whole(goods: str, expected: str) -> None:
    paragraphs = (
        "2024年一般公共预算支出1709.15万元，其中：",
        "工资福利支出（301）945.80万元，较上年增加46.88万元，原因是工资正常增长；",
        f"商品和服务支出（302）{goods}万元，较上年增加43.27万元，原因是项目支出调整；",
        "对个人和家庭的补助支出（303）33.65万元，较上年增加1.87万元。",
        "本部门没有其他支出。",
    )
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(*paragraphs)) == [expected]


@pytest.mark.parametrize(("rate", "expected"), [("11.11", "holds"), ("15.11", "violated")])
def test_a_change_in_the_next_sentence_is_of_the_sum_it_names(rate: str, expected: str) -> None:
    text = f"收入合计1000.00万元。与上年相比，收入合计增加100.00万元，增长{rate}%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [expected]


@pytest.mark.parametrize("than", ["。比年初预算增加120万元，增长13.33%；", "。"])
def test_changes_behind_a_list_are_not_measured_by_its_last_part(than: str) -> None:
    parts = "其中：基本支出570万元，项目支出450万元"
    text = f"支出合计1020万元，{parts}{than}比上年增加20万元，增长2.00%。"
    assert set(verdicts(CHECK["PROSE-CHANGE"], with_nouns(text))) == {"holds"}


@pytest.mark.parametrize(("rate", "expected"), [("11.11", ["holds"]), ("15.11", ["violated"])])
def test_a_change_below_another_paragraph_is_of_the_sum_that_the_tables_print(
    rate: str, expected: list[str]
) -> None:
    between = "各单位严格执行预算。"
    change = f"与上年相比，收入合计增加100.00万元，增长{rate}%。"
    blocks = prose("收入合计1000.00万元。", between, change)
    total = fact("1000.00", label="合计", row_role="total", direction="revenue")
    for facts, verdicts_ in (((total,), expected), ((), [])):
        reading = Reading((), facts, (), tuple(blocks), (), ())
        statements = read_statements(reading, 2024)
        case = disclosure(blocks=blocks, statements=statements, facts=facts)
        assert verdicts(CHECK["PROSE-CHANGE"], case) == verdicts_


@pytest.mark.parametrize(("rate", "expected"), [("11.11", "holds"), ("15.11", "violated")])
def test_a_change_in_the_next_paragraph_is_of_the_sum_right_above(rate: str, expected: str) -> None:
    change = f"与上年相比，收入合计增加100.00万元，增长{rate}%。"
    found = verdicts(CHECK["PROSE-CHANGE"], with_nouns("收入合计1000.00万元。", change))
    assert found == [expected]


@pytest.mark.parametrize("carried", ["年末结转和结余", "结余分配"])
@pytest.mark.parametrize("whole", ["支出总计", "支出"])
def test_changes_of_what_is_spent_are_not_all_beside_what_is_carried_over(
    carried: str, whole: str
) -> None:
    text = (
        f"{whole}比上年增加22.39万元，其中：基本支出增加41.48万元，项目支出减少15.59万元，"
        f"{carried}减少3.50万元。"
    )
    assert "violated" not in verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text))


def test_a_reason_of_the_change_of_both_totals_need_not_be_all_of_it() -> None:
    text = "收、支总计各增加22.39万元，主要是人员经费增加22.16万元，公用经费增加19.32万元，项目支出减少15.59万元。"  # noqa: E501
    assert "violated" not in verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text))


@pytest.mark.parametrize("said", ["增长率为{}", "增长率{}", "增长幅度为{}", "增加比例{}"])
def test_a_rate_may_be_called_so(said: str) -> None:
    text = "支出 1000.00 万元，比上年 950.00 万元增加了 50.00 万元，" + said
    for rate, expected in (("5.26%", "holds"), ("4.26%", "violated")):
        assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text.format(rate) + "。")) == [expected]


@pytest.mark.parametrize(("whole", "expected"), [("18.00", "holds"), ("19.00", "violated")])
def test_the_change_of_a_part_and_its_parts_does_not_hide_that_of_the_whole(
    whole: str, expected: str
) -> None:
    text = (
        f"支出200.00万元，比上年增加{whole}万元，其中：基本支出130.00万元，比上年增加8.00万元，"
        "主要是人员经费增加5.00万元、公用经费增加3.00万元；项目支出70.00万元，比上年增加10.00万元。"
    )
    assert verdicts(CHECK["PROSE-CHANGE-PARTS"], with_nouns(text)) == [expected, "holds"]


def test_a_rate_of_more_or_less_says_no_direction() -> None:
    text = "收入 130.00 万元，比上年增加 10.00 万元，增减率为 8.33%。"
    assert "violated" not in verdicts(CHECK["PROSE-CHANGE"], with_nouns(text))
