"""One wrong number in a sentence of the usual wording is told, and once."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import verdicts


def _told(text: str) -> dict[str, list[str]]:
    """The verdicts on a text of all that changes, rates and shares are checked by."""
    codes = ("PROSE-CHANGE", "PROSE-BASE", "PROSE-SHARE", "PROSE-PARTS", "PROSE-CHANGE-PARTS")
    found = {code: verdicts(CHECK[code], with_nouns(text)) for code in codes}
    return {code: said for code, said in found.items() if said}


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("20.00%", "holds"), ("-20.00%", "holds"), ("16.00%", "violated"), ("-16.00%", "violated")],
)
def test_a_rate_alone_in_the_bracket_behind_a_change(rate: str, expected: str) -> None:
    text = f"2024年会议费预算支出12.00万元，较上年减少3.00万元（{rate}）。"  # 3 ÷ 15
    assert _told(text) == {"PROSE-CHANGE": [expected]}


def test_another_rate_in_a_bracket_behind_a_change_is_not_its_own() -> None:
    text = "2024年会议费预算支出12.00万元，较上年减少3.00万元（占16.00%）。"
    assert "PROSE-CHANGE" not in _told(text)


@pytest.mark.parametrize(
    ("change", "share", "base_", "share_"),
    [
        ("155.00", "117.22", "holds", "holds"),  # 1055 ÷ 900
        ("155.00", "112.22", "holds", "violated"),
        ("185.00", "117.22", "violated", "holds"),
    ],
)
def test_the_budget_that_an_amount_is_compared_with(
    change: str, share: str, base_: str, share_: str
) -> None:
    text = (
        "2024年度财政拨款支出1055.00万元，与年初预算900.00万元相比，"
        f"增加{change}万元，完成年初预算的{share}%。"
    )
    assert _told(text) == {"PROSE-BASE": [base_], "PROSE-SHARE": [share_]}


@pytest.mark.parametrize(("rate", "expected"), [("2.73", "holds"), ("2.37", "violated")])
def test_a_final_account_of_both_sides_is_their_total(rate: str, expected: str) -> None:
    text = "财政拨款收、支总决算1070.00万元。与2023年相比，财政拨款收、支总计各减少30.00万元，"
    assert _told(f"{text}降低{rate}%。") == {"PROSE-CHANGE": [expected]}  # 30 ÷ 1100


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("10.00", "10.00", {"PROSE-BASE": ["holds"], "PROSE-CHANGE": ["holds"]}),
        # The rate follows from amount and base: the change alone is wrong, told once.
        ("19.00", "10.00", {"PROSE-BASE": ["violated"]}),
        ("10.00", "19.00", {"PROSE-BASE": ["holds"], "PROSE-CHANGE": ["violated"]}),
        ("19.00", "15.00", {"PROSE-BASE": ["violated"], "PROSE-CHANGE": ["violated"]}),
    ],
)
def test_a_wrong_change_with_its_rate_is_one_matter(
    change: str, rate: str, expected: dict[str, list[str]]
) -> None:
    text = f"2024年收入预算110.00万元，比2023年收入预算100.00万元增加{change}万元，增长{rate}%。"
    assert _told(text) == expected
