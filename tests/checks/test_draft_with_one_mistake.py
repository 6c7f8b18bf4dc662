"""A draft with one mistake: it is told once, at its place, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from draft_document import DRAFT

from generator.build import load_document, read_disclosure
from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.prose.claims import subject_of
from generator.checks.report import Report, make_report
from generator.checks.run import run_checks
from generator.findings import VIOLATED

_GROUPS = ("inside", "across", "prose")


def report_of(
    text: str, directory: Path, year: int = 2025, *groups: str, phase: str = "approved"
) -> Report:
    """What an officer is told of a draft, of sums and prose alone where no group is named."""
    path = directory / "draft.txt"
    path.write_text(text, encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=year, phase=phase)
    checks = [check for check in CATALOGUE if check.group in (groups or _GROUPS)]
    case = Disclosure(reading, "某县林业局", "500000", year, phase)
    return make_report(case, run_checks(case, checks), checks)


def changed(*pairs: tuple[str, str]) -> str:
    """The sound draft with words replaced, each where it stands last."""
    text = DRAFT
    for old, new in pairs:
        before, found, after = text.rpartition(old)
        assert found, old
        text = before + new + after
    return text


def in_table(number: int, old: str, new: str) -> str:
    """The sound draft with one row of one table replaced."""
    tables = DRAFT.split("\n表")
    assert old in tables[number], old
    tables[number] = tables[number].replace(old, new, 1)
    return "\n表".join(tables)


def test_a_sound_draft_is_told_nothing(tmp_path: Path) -> None:
    assert report_of(DRAFT, tmp_path).entries == ()


def test_a_total_misprinted_leaves_the_rows_of_its_table_comparable(tmp_path: Path) -> None:
    row, wrong = "| | 合计 | 300.00 | 220.00", "| | 合计 | 308.00 | 220.00"
    report = report_of(in_table(3, row, wrong), tmp_path)
    assert [entry.code for entry in report.entries] == ["SUM-ROW"]
    assert "308.00若为300.00万元则成立" in report.entries[0].explanation


def test_a_row_dropped_is_one_matter(tmp_path: Path) -> None:
    row = "| 2130234 | 林业草原防灾减灾 | 25.00 | | 25.00 |\n"
    report = report_of(in_table(4, row, ""), tmp_path)
    assert [entry.code for entry in report.entries] == ["SUM-HIERARCHY"]
    assert "少25.00万元：可能缺页、漏列一行" in report.entries[0].explanation
    assert {below.code for below in report.entries[0].consequences} == {"CROSS-ITEM"}


def test_a_code_with_a_digit_lost_is_no_institution(tmp_path: Path) -> None:
    report = report_of(in_table(3, "| 2130234 |", "| 213024 |"), tmp_path)
    assert [e.code for e in report.entries if e.verdict == VIOLATED] == []
    text = in_table(3, "| 2210201 |", "| 221021 |")  # completed by its name
    assert report_of(text, tmp_path).entries == ()


def told(report: Report) -> list[tuple[str, list[str]]]:
    """The code of every entry with those told below it."""
    return [(e.code, [below.code for below in e.consequences]) for e in report.entries]


def test_an_amount_misprinted_in_prose_takes_its_shares_and_sums_with_it(tmp_path: Path) -> None:
    wrong = ("（类）250.00万元", "（类）205.00万元")
    report = report_of(changed(wrong), tmp_path)
    assert told(report) == [("PROSE-TABLE", ["PROSE-SHARE"])]

    wrong = ("公务接待费2.00万元，占", "公务接待费3.00万元，占")
    report = report_of(changed(wrong), tmp_path)
    (entry,) = report.entries
    assert entry.code == "PROSE-TABLE"
    assert "PROSE-SHARE" in {below.code for below in entry.consequences}

    wrong = ("其中：基本支出220.00万元，占", "其中：基本支出202.00万元，占")
    (entry,) = report_of(changed(wrong), tmp_path).entries
    below = {other.code for other in entry.consequences}
    assert (entry.code, below) == ("PROSE-TABLE", {"PROSE-PARTS", "PROSE-SHARE", "PROSE-TWICE"})


def test_a_share_is_of_what_all_shares_beside_it_are_of(tmp_path: Path) -> None:
    report = report_of(changed(("占6.67%", "占7.66%")), tmp_path)
    (entry,) = report.entries
    assert (entry.code, entry.verdict) == ("PROSE-SHARE", VIOLATED)
    assert "应为6.67%" in entry.advice
    # 20.00 is 8.00 % of 250.00, said beside it: it may be a share of that.
    (entry,) = report_of(changed(("占6.67%", "占8.00%")), tmp_path).entries
    assert entry.verdict != VIOLATED


def test_what_cannot_be_decided_for_the_same_cell_is_told_with_it(tmp_path: Path) -> None:
    text = in_table(6, "| 6.00 | 2.00 |", "| 6.00 | 3.00 |")
    (entry,) = report_of(text, tmp_path).entries
    assert entry.code == "SUM-ROW"
    assert "CROSS-THREE-PUBLIC" in {b.code for b in entry.consequences if b.verdict != VIOLATED}
    assert {b.also for b in entry.consequences} == {"因同一处不符的还有", "因同一处不能判断的还有"}


def test_a_subject_opens_no_bracket_that_it_does_not_close() -> None:
    assert subject_of("(人员经费") == "人员经费"
    assert subject_of("公务用车购置及运行费(含维修)") == "公务用车购置及运行费(含维修)"


def test_a_form_that_nobody_demands_is_not_missed(tmp_path: Path) -> None:
    text = in_table(4, "## 一般公共预算支出表", "## 财政拨款支出表")
    report = report_of(text, tmp_path)
    assert not any("财政拨款基本支出表" in entry.message for entry in report.entries)
    assert any("没有公开《一般公共预算支出表》" in entry.message for entry in report.entries)


def test_a_total_left_out_is_told_with_what_it_should_be(tmp_path: Path) -> None:
    text = in_table(3, "| | 合计 | 300.00 | 220.00", "| | 合计 | | 220.00")
    (entry,) = report_of(text, tmp_path).entries
    assert (entry.code, entry.expected, entry.found) == ("SUM-BLANK", "300.00万元", "空白")
    assert "“合计”行“合计”栏（各栏相加为300.00万元）" in entry.advice


def test_totals_of_rows_mostly_left_blank_are_how_the_table_is_printed(tmp_path: Path) -> None:
    tables = DRAFT.split("\n表")
    tables[3] = re.sub(r"(\| 2\d+ \| \S+ \|) [\d.]+ \|", r"\1 |", tables[3])
    codes = {entry.code for entry in report_of("\n表".join(tables), tmp_path).entries}
    assert "SUM-BLANK" not in codes


def test_the_year_of_the_title_is_held_against_headings_and_text(tmp_path: Path) -> None:
    title = "# 某县林业局2025年部门预算\n"
    wrong = DRAFT.replace(title, title.replace("2025", "2024"))
    for text, year, told in ((wrong, 2024, True), (DRAFT, 2025, False)):
        report = report_of(text, tmp_path, year, "completeness")
        entries = [entry for entry in report.entries if entry.code == "COMP-YEAR"]
        assert bool(entries) is told
        assert all("写的都是2025年" in entry.message for entry in entries)


def test_a_table_printed_twice_is_no_gap_in_the_numbers(tmp_path: Path) -> None:
    tables = DRAFT.split("\n表")
    again = "\n表".join([*tables[:3], tables[4], *tables[3:]])  # 表1 表2 表4 表3 表4 …
    report = report_of(again, tmp_path, 2025, "completeness")
    (entry,) = [entry for entry in report.entries if entry.code == "COMP-NUMBERING"]
    assert entry.message == "表4《一般公共预算支出表》印了两次，内容完全相同。"
    swapped = "\n表".join([*tables[:3], tables[4], tables[3], *tables[5:]])
    report = report_of(swapped, tmp_path, 2025, "completeness")
    (entry,) = [entry for entry in report.entries if entry.code == "COMP-NUMBERING"]
    assert entry.message == "表2之后是表4，表3排在别处，次序与编号不符。"
