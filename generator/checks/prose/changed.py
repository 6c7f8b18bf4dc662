"""A change said in the prose that is not the one between two years of a table."""

from __future__ import annotations

from generator.checks.model import Evaluation
from generator.checks.prose.wording import percent, wan
from generator.checks.wording import Names, cell_called
from generator.facts.model import Fact, Statement
from generator.findings import VIOLATED

CHANGES = {"increase": 1, "decrease": -1}
_HUNDRED = 100


def change_against_table(
    statement: Statement, current: Fact, prior: Fact, names: Names
) -> Evaluation:
    """What is told of a change, or of its rate, that differs from the table of both years."""
    sign = CHANGES[statement.kind]
    change = current.amount - prior.amount
    is_rate = statement.published_unit == "%"
    printed = f"{statement.published}{statement.published_unit}"
    made = percent(abs(change) * _HUNDRED / abs(prior.amount)) if is_rate and prior.amount else ""
    expected = f"{_way(change < 0)}{made or wan(abs(change))}"
    both = f"{prior.published}{prior.published_unit}、{current.published}{current.published_unit}"
    return Evaluation(
        verdict=VIOLATED,
        subject=f"文字所述“{statement.subject}”的增减",
        subject_en=f"change said in the prose: {statement.subject}",
        expected=expected,
        found=f"{_way(sign < 0)}{printed}",
        difference="" if is_rate else wan(statement.amount * sign - change),
        operands=f"{printed}（{statement.source}）；{prior.published}（{prior.source}）、"
        f"{current.published}（{current.source}）",
        message=f"文字说“{statement.subject}”{_way(sign < 0)}{printed}，"
        f"而{cell_called(current, names)}所在行两年为{both}，按表应为{expected}。",
        message_en="The prose and the table give different changes.",
        advice="核对文字说明与表格，以批复数为准更正其一（人工复核）。",
        facts=(current, prior),
        table_ids=tuple(dict.fromkeys((current.table_id, prior.table_id))),
        source=statement.source,
    )


def _way(falls: bool) -> str:
    return "减少" if falls else "增加"
