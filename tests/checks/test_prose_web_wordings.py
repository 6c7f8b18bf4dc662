"""Wordings of web pages that the checks of the prose hold or tell, each with one figure changed."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, said, with_nouns
from sample_disclosure import verdicts

COMPLETED = (
    "“三公”经费支出决算为{}万元，完成预算100.00万元的{}%。其中：因公出国（境）费支出决算为1.00万元，"
    "完成预算1.00万元的100%；公务用车购置及运行费支出决算为50.00万元，完成预算60.00万元的83.33%；"
    "公务接待费支出决算为30.00万元，完成预算39.00万元的76.92%。"
)
CASES = [
    ("PROSE-CHANGE", "“三公”经费预算45.00万元，比上年增加5.00万元，同比增长{}%。", "12.5", "16.5"),
    ("PROSE-CHANGE", "“三公”经费预算45.00万元，比上年减少5.00万元，减幅{}%。", "10.00", "0.10"),
    ("PROSE-CHANGE", "“三公”经费9.00万元，较2023年预算下降{}%，减少6.00万元。", "40", "50"),
    ("PROSE-CHANGE", "收入总计90.00万元，支出总计90.00万元。收支较上年减少10.00万元，减少{}%。",
     "10.00", "11.00"),
    ("PROSE-SHARE", "本年收入合计100.00万元，包括财政拨款收入90.00万元（其中：一般公共预算拨款"
     "90.00万元，政府性基金0万元），占收入合计{}%；其他收入10.00万元，占收入合计10%。", "90", "80"),
    ("PROSE-SHARE", "“三公”经费10.00万元，其中：公务接待费4.00万元（国内接待费4.00万元，"
     "国（境）外接待费0万元），占{}%。", "40", "41"),
    ("PROSE-VEHICLES", "全年购置公务用车0辆，年末公务用车保有量{}辆，其中：公务用车4辆，"
     "执法执勤用车34辆。", "38", "37"),
    ("PROSE-CHANGE", "公务用车购置及运行费44.00万元（购置费4.00万元；运行费40.00万元。）"
     "比上年增加4.00万元，增长{}%。", "10.00", "11.00"),
    ("PROSE-PARTS", "2024年支出100.00万元。其中：基本支出80.00万元，主要用于人员工资。"
     "项目支出{}万元，主要用于专项工作。", "20.00", "30.00"),
    ("PROSE-PARTS", "“三公”经费预算52.87万元。其中：因公出国（境）费6.74万元、"
     "公务用车购置及运行费43.68万元（包括购置费9.26万元、运行费34.42万元）、公务接待费{}万元。",
     "2.45", "1.45"),
    ("PROSE-PARTS", "“三公”经费决算总额30.00万元，比上年下降1.8%。分项情况是："
     "因公出国（境）经费1.00万元；公务接待费{}万元；公务用车购置及运行费19.00万元。",
     "10.00", "11.00"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "right", "wrong"), CASES)
def test_a_sound_sentence_holds_and_a_changed_one_is_told(
    code: str, text: str, right: str, wrong: str
) -> None:
    sound = verdicts(CHECK[code], with_nouns(text.format(right)))
    assert "holds" in sound
    assert "violated" not in sound
    assert "violated" in verdicts(CHECK[code], with_nouns(text.format(wrong)))


@pytest.mark.parametrize(
    ("whole", "share", "told"), [("81.00", "81", "holds"), ("91.00", "91", "violated")]
)
def test_a_budget_between_the_parts_is_no_part(whole: str, share: str, told: str) -> None:
    text = COMPLETED.format(whole, share)
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == [told]


@pytest.mark.parametrize(("share", "told"), [("40.00", "holds"), ("89.33", "violated")])
def test_a_share_is_of_what_the_paragraph_above_says(share: str, told: str) -> None:
    parts = (
        f"“三公”经费支出决算中，公务接待费支出4.00万元，占{share}%；公务用车购置及运行费6.00万元。"
    )
    case = with_nouns("2024年度“三公”经费支出决算为10.00万元。", parts)
    assert verdicts(CHECK["PROSE-SHARE"], case) == [told]


def test_the_budget_of_a_share_is_no_second_amount_of_what_was_spent() -> None:
    text = "“三公”经费支出决算为17.06万元，完成预算27.00万元的63.2%。"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(text)) == []


@pytest.mark.parametrize("of", ["预算", "年初预算", "上年"])
def test_a_share_of_another_amount_is_none_of_the_list(of: str) -> None:
    text = f"2024年支出100万元，其中：基本支出40万元，占{of}的80%；项目支出60万元，占{of}的90%。"
    assert said("PROSE-SHARE", text) == []


def test_nothing_that_stays_nothing_holds() -> None:
    assert said("PROSE-CHANGE", "公务接待费0万元，比上年增加0万元，增长0%。") == ["holds"]


def test_a_list_goes_on_behind_the_share_of_a_part_with_a_bracket() -> None:
    text = (
        "本年收入合计100.00万元；包括财政拨款收入90.00万元（其中：一般公共预算拨款90.00万元，"
        "政府性基金0万元），占收入合计90%；其他收入10.00万元，占收入合计10%。"
    )
    assert "holds" in verdicts(CHECK["PROSE-PARTS"], with_nouns(text))
