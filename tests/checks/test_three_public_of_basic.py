"""What the “三公” table says may be more than basic expenditure, hardly less."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import DOCUMENT, changed, outcome

RECEPTION = "| 二、公务接待费 | 3.00 |"
CARS = "| 其中：公务用车运行费 | 4.00 |"


def _told(text: str, directory: Path) -> list[tuple[str, str]]:
    checks = [c for c in outcome(text, directory).checks if c.code == "CROSS-THREE-PUBLIC"]
    against = [c for c in checks if "基本支出表" in c.subject and c.verdict != "holds"]
    return [(c.verdict, c.reason) for c in against]


@pytest.mark.parametrize(
    ("printed", "wrong", "told"),
    [
        (RECEPTION, "| 二、公务接待费 | 5.00 |", ("undetermined", "差额可能由项目支出安排")),
        (RECEPTION, "| 二、公务接待费 | 2.00 |", ("violated", "")),
    ],
)
def test_projects_pay_for_no_less_than_basic_expenditure(
    printed: str, wrong: str, told: tuple[str, str], tmp_path: Path
) -> None:
    assert _told(changed(DOCUMENT, printed, wrong), tmp_path) == [told]


def test_what_is_too_much_is_not_put_down_to_the_unit_of_its_table(tmp_path: Path) -> None:
    found = outcome(changed(DOCUMENT, RECEPTION, RECEPTION.replace("3", "2")), tmp_path).findings
    own = [f for f in found if f.code == "CROSS-THREE-PUBLIC" and f.verdict == "violated"]
    assert any("应不大于" in f.message for f in own)
    assert not any("计量单位" in f.message + f.explanation for f in own)


def test_a_class_may_hold_more_cars_than_those_of_the_three_expenses(tmp_path: Path) -> None:
    ((verdict, reason),) = _told(changed(DOCUMENT, CARS, CARS.replace("4", "3")), tmp_path)
    assert verdict == "undetermined"
    assert "特种专业技术用车" in reason


def test_the_three_expenses_of_this_year_may_be_less_than_with_money_carried_over(
    tmp_path: Path,
) -> None:
    text = changed(DOCUMENT, RECEPTION, RECEPTION.replace("3", "2"))
    text = text.replace("| 项目 | 2024年预算数 |", "| 项目 | 当年拨款预算数 |")
    assert [verdict for verdict, _ in _told(text, tmp_path)] == ["violated"]
    text = text.replace("| 事业收入 |\n", "| 上年结转 |\n").replace(
        "| | 合计 | 200.00 | 200.00 | 190.00 | |", "| | 合计 | 200.00 | 190.00 | 190.00 | 10.00 |"
    )
    ((verdict, reason),) = _told(text, tmp_path)
    assert verdict == "undetermined"
    assert "结转" in reason


def test_totals_that_differ_may_be_of_another_scope(tmp_path: Path) -> None:
    text = changed(DOCUMENT, RECEPTION, RECEPTION.replace("3", "2"))
    text = text.replace(
        "| | 合计 | 160.00 | 115.00 | 45.00 |", "| | 合计 | 150.00 | 105.00 | 45.00 |"
    )
    ((verdict, reason),) = _told(text, tmp_path)
    assert verdict == "undetermined"
    assert "口径" in reason
