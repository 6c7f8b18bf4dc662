"""The report before publication in every format, and the documentation of the checks."""

from __future__ import annotations

import builtins
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from sample_disclosure import disclosure, table

from generator.checks import codes, completeness, indicators, prose, text, titles, years
from generator.checks.model import Check
from generator.checks.report import (
    Report,
    make_report,
    render_docx,
    render_html,
    render_json,
    render_markdown,
    render_terminal,
)
from generator.checks.run import run_checks
from generator.errors import UsageError
from generator.findings import nested

CATALOGUE: tuple[Check, ...] = (
    *prose.CHECKS, *codes.CHECKS, *titles.CHECKS, *completeness.CHECKS,
    *indicators.CHECKS, *text.CHECKS,
    *years.CHECKS,
)  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    case = disclosure(
        "支出合计 10.00 万元，其中：基本支出 6.00 万元；项目支出 3.00 万元。<script>",
        "××局2024年预算。",
        tables=(table("t", "revenue-summary", title="收入<总>表", unit_published=""),),
    )
    return make_report(case, run_checks(case, CATALOGUE), CATALOGUE)


def test_quotation_marks_inside_a_quotation_are_the_inner_ones() -> None:
    assert nested("“一般公共预算“三公”经费表”没有") == "“一般公共预算‘三公’经费表”没有"
    assert nested("““三公”经费”和“甲”") == "“‘三公’经费”和“甲”"
    assert nested("没有闭合“三公") == "没有闭合“三公"  # not paired: as printed
    assert nested("”三公“经费") == "”三公“经费"
    case = disclosure(tables=(table("t", "other", title="“三公”经费表", unit_published=""),))
    found = run_checks(case, CATALOGUE).findings
    assert any("“‘三公’经费表”没有印计量单位" in finding.message for finding in found)


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.code)
def test_every_check_is_documented(check: Check) -> None:
    assert check.code
    assert check.title
    assert check.title_en
    assert len(check.rule) >= 20, "the docstring states the rule"
    assert check.group in {"prose", "codes", "completeness", "indicators", "text", "years"}
    assert check.severity in {"error", "warning", "notice"}
    assert check.strength in {"statute", "rule", "practice", "arithmetic"}
    assert bool(check.basis) == (check.strength != "arithmetic")


def test_codes_are_unique() -> None:
    assert len({check.code for check in CATALOGUE}) == len(CATALOGUE)


def test_the_serious_come_first_and_every_entry_says_what_to_do(report: Report) -> None:
    verdicts = [entry.verdict for entry in report.entries]
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict == "undetermined")
    assert all(entry.advice and entry.message for entry in report.entries)
    assert report.evaluated == report.held + report.violated + report.undetermined
    assert report.not_covered


def test_the_terminal_is_plain_unless_colour_is_asked(report: Report) -> None:
    plain = render_terminal(report)
    assert "\033" not in plain
    assert "PROSE-PARTS line:1" in plain
    assert "本次体检不涉及" in plain
    assert "\033[33m[警告]\033[0m" in render_terminal(report, colour=True)


def test_json_has_stable_keys(report: Report) -> None:
    made = json.loads(render_json([report]))["reports"][0]
    assert made["counts"]["violated"] == report.violated
    assert {"code", "verdict", "severity", "place", "advice"} <= set(made["findings"][0])


def test_the_documents_text_is_no_mark_up(report: Report) -> None:
    page = render_html([report])
    assert "收入<总>表" not in page
    assert "收入&lt;总&gt;表" in page
    assert "http" not in page
    assert "收入\\<总\\>表" in render_markdown([report])


def test_places_are_said_in_words(report: Report) -> None:
    """What stood at a place is found by a reader who knows no locators; JSON keeps them."""
    cell = "甲（table:3!r17c3）、乙（page:4#306.10,125.88,350.05,149.02@2）"
    entry = replace(report.entries[0], message=cell, explanation=cell, place="sheet:表 1!B7")
    changed = replace(report, entries=(entry,))
    words = "甲（原文表 3 第 17 行第 3 格）、乙（原文第 4 页（第 2 个文件））"
    for told in (render_html([changed]), render_markdown([changed])):
        assert told.count(words) == 2
        assert "原文表 1 B7" in told
        assert not any(mark in told for mark in ("table:3", "page:4", "sheet:"))
    assert "table:3!r17c3" in render_json([changed])


def test_what_follows_from_one_place_stands_below_it(report: Report) -> None:
    """One misprint is one entry; the summary says to how many the broken checks come."""
    first, second, *_ = report.entries
    told = replace(first, verdict="violated", consequences=(replace(second, message="丙行不符"),))
    changed = replace(report, entries=(told,), violated=2)
    for page in (render_html([changed]), render_markdown([changed]), render_terminal(changed)):
        assert "因同一处不符的还有" in page
        assert "丙行不符" in page
        assert "不符2（归为1处）" in page
    assert json.loads(render_json([changed]))["reports"][0]["findings"][0]["consequences"]


def test_word_reports_are_the_same_bytes(report: Report) -> None:
    pytest.importorskip("docx")
    assert render_docx([report]) == render_docx([report])


def test_without_python_docx_it_says_what_to_install(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = builtins.__import__

    def missing(
        name: str,
        scope: Mapping[str, object] | None = None,
        local: Mapping[str, object] | None = None,
        names: Sequence[str] = (),
        level: int = 0,
    ) -> object:
        if name == "docx":
            raise ImportError(name)
        return original(name, scope, local, names, level)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match="python-docx"):
        render_docx([report])
