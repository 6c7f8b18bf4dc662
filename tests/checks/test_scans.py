"""Recognised figures are proved by sums, or stay undetermined."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.recognised import proved_facts
from generator.checks.run import run_checks
from generator.checks.scans import CHECKS
from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

TABLE = (
    "部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "2010101\t行政运行\t12.00\t7.00\t5.00\n\t合计\t12.00\t7.00\t5.00\n"
)


def scanned(text: str, confidence: Decimal | None = Decimal("0.99")) -> Disclosure:
    """The disclosure as if its lines stood on a page that was recognised."""
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2024, phase="approved")
    place = "page:1#1,1,2,2"
    facts = tuple(replace(f, confidence=confidence, source=place) for f in reading.facts)
    tables = tuple(replace(table, source=place) for table in reading.tables)
    pages = ("page:1",) if confidence is not None else ()
    reading = replace(reading, facts=facts, tables=tables, recognised=pages)
    return Disclosure(reading, "某局", "500152", 2024, "approved")


def proved(text: str) -> list[str]:
    """What is printed in the cells that sums prove, in their order."""
    disclosure = scanned(text)
    ids = proved_facts(disclosure)
    return [fact.published for fact in disclosure.reading.facts if fact.fact_id in ids]


HEAD = "部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


def verdicts(disclosure: Disclosure) -> list[str]:
    return [evaluation.verdict for evaluation in CHECKS[0].function(disclosure)]


def test_figures_in_sums_that_hold_are_proved() -> None:
    assert verdicts(scanned(TABLE)) == ["holds"]


def test_figures_in_no_sum_stay_undetermined() -> None:
    lone = "部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n2010101\t行政运行\t12.00\n"
    assert verdicts(scanned(lone)) == ["undetermined"]


def test_a_figure_printed_in_two_places_does_not_prove_itself() -> None:
    # A total of one part: a 3 taken for an 8 in both would still agree.
    copies = "2010101\t行政运行\t83.00\t83.00\t0.00\n\t合计\t83.00\t83.00\t0.00\n"
    assert proved(HEAD + copies) == []
    assert verdicts(scanned(HEAD + copies)) == ["undetermined"]


def test_what_agrees_with_a_proved_figure_is_proved() -> None:
    # 12.00 + 3.00 = 15.00 is a sum; 基本支出 repeats each of its figures.
    rows = "2010101\t行政运行\t12.00\t12.00\t0.00\n2010102\t事务\t3.00\t3.00\t0.00\n"
    total = "\t合计\t15.00\t15.00\t0.00\n"
    assert len(proved(HEAD + rows + total)) == 9


def test_a_figure_without_the_decimals_of_the_others_is_not_proved_by_a_sum() -> None:
    # Three points lost in one row: 1200 = 700 + 500 holds as 12.00 = 7.00 + 5.00 does.
    rows = "".join(f"201010{n}\t事务{n}\t12.00\t7.00\t5.00\n" for n in range(1, 9))
    lost = "2010109\t事务9\t1200\t700\t500\n"
    found = proved(HEAD + rows * 2 + lost)
    assert not {"1200", "700", "500"} & set(found)
    assert set(found) == {"12.00", "7.00", "5.00"}


def test_a_comma_read_as_a_point_is_not_proved_by_a_sum() -> None:
    # 5,574 = 4,200 + 1,374 holds as 5.574 = 4.200 + 1.374 does.
    row = "2010101\t行政运行\t5.574\t4.200\t1.374\n\t合计\t5.574\t4.200\t1.374\n"
    assert proved(HEAD + row) == []


def test_points_lost_in_all_of_a_document_are_proved_by_no_sum() -> None:
    # 1540 = 740 + 800 holds as 15.40 = 7.40 + 8.00 does, everywhere.
    rows = "2010101\t行政运行\t1200\t700\t500\n2010102\t事务\t340\t40\t300\n"
    lost = f"{HEAD}{rows}\t合计\t1540\t740\t800\n"
    assert proved(lost) == []
    found = next(CHECKS[0].function(scanned(lost)))
    assert "9 个识别出的数字" in found.message
    assert "其中 9 个没有小数点可凭" in found.message


def test_more_lost_points_than_kept_ones_are_in_doubt_all_the_same() -> None:
    rows = "2010101\t行政运行\t1200\t700\t500\n2010102\t事务\t340\t40\t300\n"
    lost = f"{HEAD}{rows}\t合计\t1540\t740\t800\n"
    kept = "部门收支总表\n\n单位：万元\n\n项目\t预算数\t项目\t预算数\n"
    kept += "其他收入\t7.00\t社会保障和就业支出\t7.00\n收入总计\t7.00\t支出总计\t7.00\n"
    assert not {"1540", "340"} & set(proved(f"{kept}\n{lost}"))


def test_commas_vouch_for_figures_printed_whole() -> None:
    rows = "2010101\t行政运行\t1,200\t700\t500\n2010102\t事务\t340\t40\t300\n"
    whole = f"{HEAD}{rows}\t合计\t1,540\t740\t800\n"
    assert len(proved(whole)) == 9
    # One without its comma would stand so, had it lost a point.
    assert proved(whole.replace("1,200", "1200")) == []


def test_a_sum_that_breaks_by_recognised_figures_is_no_reproach() -> None:
    misread = TABLE.replace("行政运行\t12.00", "行政运行\t18.00")
    verdict = {f.verdict for f in run_checks(scanned(misread, None), CATALOGUE).findings}
    assert "violated" in verdict
    outcome = run_checks(scanned(misread), CATALOGUE)
    assert {f.verdict for f in outcome.findings} == {"undetermined"}
    broken = next(c for c in outcome.checks if c.code == "SUM-ROW" and c.verdict != "holds")
    assert "识别有误" in broken.reason
    assert not [f for f in outcome.findings if f.audience == "publisher"]


def test_two_proved_figures_that_contradict_each_other_are_a_reproach() -> None:
    rows = "2010101\t行政运行\t12.00\t8.00\t4.00\n2080505\t养老\t3.00\t2.00\t1.00\n"
    table = f"{HEAD}{rows}\t合计\t15.00\t10.00\t5.00\n"
    summary = (
        "部门收支总表\n\n单位：万元\n\n项目\t预算数\t项目\t预算数\n"
        "一般公共预算拨款收入\t9.00\t一般公共服务支出\t12.00\n"
        "其他收入\t7.00\t社会保障和就业支出\t4.00\n收入总计\t16.00\t支出总计\t16.00\n"
    )
    findings = run_checks(scanned(f"{summary}\n{table}"), CATALOGUE).findings
    assert {f.code for f in findings if f.verdict == "violated"} == {"CROSS-EXPENDITURE"}


def test_a_text_layer_needs_no_proof() -> None:
    assert verdicts(scanned(TABLE, None)) == []
    assert CHECKS[0] in CATALOGUE


def test_flattened_tables_are_unreadable_with_every_number_unread() -> None:
    reading: Reading = read_disclosure(
        parse_text(
            "当前位置 2014年部门支出总表 单位：万元 项目 合计 161.90 45.03 116.87 1,511.71\n", "t"
        ),
        fiscal_year=2014,
        phase="executed",
    )
    table = reading.tables[0]
    assert (table.status, table.table_kind, table.amount_cells) == (
        "unreadable",
        "expenditure-summary",
        4,
    )
    assert [token.text for token in reading.unread] == ["161.90", "45.03", "116.87", "1,511.71"]
    assert reading.facts == ()
