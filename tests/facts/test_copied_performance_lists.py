"""Lists of targets copied from a page: what a merged cell covers is gone, not blank."""

from __future__ import annotations

import pytest
from made_tables import form, read, table

HEAD = ("项目名称|预算金额|年度目标|绩效指标", "一级指标|二级指标|三级指标|指标值|分值")
ROWS = (
    "村级道路养护|288.00|养护道路|产出指标|数量指标|养护里程|≥72公里|50",
    "质量指标|合格率|≥98%|20",
    "优良率|提升|10",
    "效益指标|社会效益|出行条件|改善|20",
)


def test_a_list_without_the_cells_that_merged_ones_cover_was_read_a_column_aside() -> None:
    reading = read(table("项目支出绩效目标表", *HEAD, *ROWS))
    assert [(f.project_name, f.column, f.published) for f in reading.facts] == [
        ("村级道路养护", "预算金额", "288.00")
    ]
    assert {i.project_name for i in reading.indicators} == {"村级道路养护"}
    assert [(i.level1, i.level2, i.indicator, i.published) for i in reading.indicators] == [
        ("产出指标", "数量指标", "养护里程", "≥72公里"),
        ("产出指标", "质量指标", "合格率", "≥98%"),
        ("产出指标", "质量指标", "优良率", "提升"),
        ("效益指标", "社会效益", "出行条件", "改善"),
    ]
    assert reading.unread == ()


def test_blanks_at_the_end_of_a_copied_row_may_be_gone_too() -> None:
    head = (HEAD[0], HEAD[1] + "|备注")
    rows = ("道路养护|288.00|养护|产出指标|数量指标|里程|≥72公里|50",)
    reading = read(table("项目支出绩效目标表", *head, *rows, "质量指标|合格率|≥98%|20|按月"))
    assert [f.published for f in reading.facts] == ["288.00"]
    assert [i.indicator for i in reading.indicators] == ["里程", "合格率"]


@pytest.mark.parametrize(
    "row",
    [
        "质量指标|98%|合格率|20",
        "优良|提升|产出指标|数量指标|合格率|≥98%|20",
        "村级道路养护|产出指标|288.00|养护道路|数量指标|养护里程|≥72公里|50",
    ],
)
def test_a_copied_list_with_a_row_that_fits_nowhere_is_not_read(row: str) -> None:
    reading = read(table("项目支出绩效目标表", *HEAD, *ROWS, row))
    published = next(t for t in reading.tables if t.title)
    assert (published.status, reading.facts, reading.indicators) == ("unreadable", (), ())
    assert "合并的格没有标出" in published.status_reason
    assert "288.00" in {token.text for token in reading.unread}


COPIED_FORM = (
    "项目名称|全民健身",
    "项目资金（万元）|年度资金总额：|4,310.00",
    "绩效指标|一级指标|二级指标|三级指标|指标值|分值权重（90）",
    "产出指标|数量指标|举办活动场次|≥60场|40",
    "质量指标|活动覆盖率|≥95%|10",
    "活动满意|提升|10",
)


def test_the_rows_of_a_copied_form_end_at_the_right_edge() -> None:
    reading = read(form(*COPIED_FORM))
    assert [(i.level1, i.level2, i.indicator, i.published) for i in reading.indicators] == [
        ("产出指标", "数量指标", "举办活动场次", "≥60场"),
        ("产出指标", "质量指标", "活动覆盖率", "≥95%"),
        ("产出指标", "质量指标", "活动满意", "提升"),
    ]
    assert {i.weight for i in reading.indicators} == {None}  # of 90 points, not of a hundred


def test_a_target_that_stands_as_a_name_is_no_indicator_and_is_told() -> None:
    reading = read(form(*COPIED_FORM[:4], "效益指标|社会效益|≥60场|场次|40"))
    assert [i.indicator for i in reading.indicators] == ["举办活动场次"]
    assert [token.text for token in reading.unread] == ["40"]
    assert [f.published for f in reading.facts] == ["4,310.00"]


def test_a_number_printed_as_an_indicator_stays_below_its_word() -> None:
    reading = read(
        form(
            "项目名称|道路|资金总额|40万元||",
            "绩效指标|一级指标|二级指标|指标内容|指标值|备注",
            "|产出指标|数量指标|88|100|",
        )
    )
    assert [(i.level2, i.indicator, i.target) for i in reading.indicators] == [
        ("数量指标", "88", "100")
    ]


@pytest.mark.parametrize("target", ["≤3.6万元", "控制"])
def test_costs_may_be_a_second_level_of_a_copied_list(target: str) -> None:
    row = f"成本指标|人均报酬|{target}|10"
    listed = read(table("项目支出绩效目标表", *HEAD, *ROWS[:1], row))
    single = read(form(*COPIED_FORM[:4], row))
    assert [
        (i.level1, i.level2, i.indicator) for i in (*listed.indicators, *single.indicators)
    ] == [
        ("产出指标", "数量指标", "养护里程"),
        ("产出指标", "成本指标", "人均报酬"),
        ("产出指标", "数量指标", "举办活动场次"),
        ("产出指标", "成本指标", "人均报酬"),
    ]
    assert listed.indicators[1].published == single.indicators[1].published == target
