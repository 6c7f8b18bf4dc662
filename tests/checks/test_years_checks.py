"""Checks between the disclosures of one publisher."""

from __future__ import annotations

from dataclasses import replace

from sample_disclosure import disclosure, evaluations, fact, verdicts

from generator.checks.years import CHECKS

CHECK = {check.code: check for check in CHECKS}
LAST = fact("100", label="行政运行", function_code="2013701", fiscal_year=2023)


def prior(amount: str, code: str = "2013701", label: str = "行政运行") -> list[str]:
    mine = fact(amount, label=label, function_code=code, fiscal_year=2023)
    before = disclosure(facts=(LAST,), year=2023)
    case = disclosure(facts=(mine,), siblings=(before,))
    return [e.verdict + e.subject[-3:-1] for e in evaluations(CHECK["YEAR-PRIOR"], case)]


def test_the_prior_year_is_matched_restated_recoded_or_alone() -> None:
    assert prior("100") == ["holds一致"]
    assert prior("120") == ["undetermined重述"]
    assert prior("100", code="2013801") == ["holds改码"]
    assert prior("77", code="2080505", label="养老") == ["undetermined对应"]


def test_without_last_years_disclosure_nothing_runs() -> None:
    assert verdicts(CHECK["YEAR-PRIOR"], disclosure(facts=(LAST,))) == []


def test_a_revision_is_told() -> None:
    now = replace(LAST, fiscal_year=2024)
    then = replace(now, amount=now.amount * 2, published="200")
    same = disclosure(facts=(now,), siblings=(disclosure(facts=(now,)),))
    assert verdicts(CHECK["YEAR-REVISION"], same) == ["holds"]
    revised = disclosure(facts=(now,), siblings=(disclosure(facts=(then,)),))
    assert verdicts(CHECK["YEAR-REVISION"], revised) == ["undetermined"]
