"""Lists of a disclosure's own tables that say which of them are empty."""

from __future__ import annotations

from made_tables import read, table

LIST = (
    "目 录\n\n"
    "序号\t内容\t是否空表\t公开空表理由\n"
    "表1\t收入支出决算总表\t否\t\n"
    "表8\t政府性基金预算财政拨款收入支出决算表\t{}\t{}\n"
    "表9\t国有资本经营预算财政拨款支出决算表\t是\t本部门不涉及\n\n"
)
EMPTY = table(
    "政府性基金预算财政拨款收入支出决算表",
    "科目编码|科目名称|年初结转和结余|本年收入|本年支出|年末结转和结余",
    "|合计||||",
)


def status(text: str) -> dict[str, tuple[str, str]]:
    tables = read(text, phase="executed").tables
    return {t.table_kind: (t.status, t.status_reason) for t in tables}


def test_a_table_the_list_calls_empty_is_declared_empty() -> None:
    found = status(LIST.format("是", "无基金预算收支") + EMPTY)
    said, reason = found["government-fund-expenditure"]
    assert said == "declared-empty"
    assert "无基金预算收支" in reason


def test_a_table_the_list_does_not_call_empty_is_blank() -> None:
    assert status(LIST.format("否", "") + EMPTY)["government-fund-expenditure"][0] == (
        "published-blank"
    )


def test_the_list_itself_is_no_table_of_what_the_contents_above_it_end_with() -> None:
    contents = "一、收入支出决算总表\n\n二、国有资本经营预算财政拨款支出决算表\n\n"
    found = status(contents + LIST.replace("目 录\n\n", "").format("否", "") + EMPTY)
    assert found["state-capital-expenditure"][0] == "not-published"


def test_a_note_below_the_heading_of_a_part_makes_no_table_of_the_heading() -> None:
    text = "第二部分 2022年度单位预算表\n\n注：本单位无政府采购支出，故本表无数据。\n\n" + EMPTY
    assert "line-item-budget" not in status(text)


def test_the_name_of_all_the_tables_in_the_contents_is_no_table_that_is_missing() -> None:
    contents = "目 录\n\n四、某小学2022年单位预算表\n\n"
    assert "line-item-budget" not in status(contents + EMPTY)


def test_an_empty_table_copied_without_merged_cells_is_declared_empty_by_its_note() -> None:
    head = ("科目编码|科目名称|合计|基本支出|项目支出", "类|款|项", "||||||")
    copied = table("国有资本经营预算支出预算表", *head)
    said = "注：本部门没有使用国有资本经营预算安排的支出，故本表为空。\n"
    assert status(copied + said)["state-capital-expenditure"][0] == "declared-empty"
    assert status(copied)["state-capital-expenditure"][0] == "unreadable"


def test_a_sentence_about_operating_expenses_declares_their_table_empty() -> None:
    text = table(
        "一般公共预算机关运行经费支出预算表", "科目编码|科目名称|机关运行经费支出", "合计||"
    )
    found = status(text + "\n本单位为事业单位，没有安排机关运行经费支出。\n")
    assert found["agency-operating-expenses"][0] == "declared-empty"


def test_a_list_of_contents_in_two_columns_and_a_box_of_the_page_have_no_amounts() -> None:
    contents = "<table><tr><td>1<td>收支总表</tr><tr><td>2<td>收入总表</tr></table>"
    row = "<tr><td>{}：<td>00012/2024-12<td>{}：<td>财务科</tr>"
    box = f"<table>{row.format('索引号', '发布机构')}{row.format('发文日期', '分类')}</table>"
    reading = read(f"某局2023年部门预算\n\n目录\n\n{contents}\n\n当前位置\n\n{box}\n")
    assert (reading.unread, reading.facts) == ((), ())
    assert {t.status for t in reading.tables if t.table_kind == "other"} == {"parsed"}


def test_numbers_beside_words_that_count_no_lines_are_unread() -> None:
    grid = "<table><tr><td>1<td>收支总表</tr><tr><td>3<td>收入总表</tr></table>"
    reading = read(f"某局2023年部门预算\n\n目录\n\n{grid}\n")
    assert [token.text for token in reading.unread] == ["1", "3"]
