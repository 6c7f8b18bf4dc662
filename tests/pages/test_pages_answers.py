"""Which figures answer: of the right phase, from the table before the prose, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pages_sample import package, reading

from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Reading
from generator.facts.statements import read_statements
from generator.package.read import Package
from generator.pages import selection
from generator.pages.charts.frame import Frame, Missing, sentence_text
from generator.pages.charts.questions import (
    basic_and_project,
    by_economy,
    by_function,
    by_source,
    people_and_office,
    weights,
)
from generator.pages.compare_page import compare_page
from generator.pages.disclosure import answers
from generator.pages.overview import overview
from generator.pages.places import with_links
from generator.pages.replies import replies
from generator.pages.stated import level_of

YEAR = 2024


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return package(tmp_path_factory.mktemp("answers"))


def with_prose(given: Reading, *texts: str) -> Reading:
    blocks = tuple(NarrativeBlock(n, "", 0, t, f"line:{n}") for n, t in enumerate(texts, 1))
    given = replace(given, narrative=blocks)
    return replace(given, statements=read_statements(given, YEAR))


def final(sample: Package, executed: str) -> Package:
    """Final accounts whose “三公” table prints the budget beside what was spent."""
    facts = [replace(f, phase="executed") for f in sample.reading.facts if f.table_id != "t3"]
    for fact in (f for f in sample.reading.facts if f.table_id == "t3"):
        facts.append(fact)
        if executed:
            spent = fact.amount * Decimal(executed)
            facts.append(replace(fact, fact_id=f"{fact.fact_id}-e", phase="executed", amount=spent))
    manifest = replace(sample.manifest, phase="final")
    return replace(sample, manifest=manifest, reading=replace(sample.reading, facts=tuple(facts)))


def test_final_accounts_answer_with_what_was_spent(sample: Package) -> None:
    given = final(sample, "0.5")
    view = overview(given)
    assert view.three_public
    assert view.three_public.amount == Decimal(40000)
    asked = next(r for r in replies(given, answers(given)) if r.name == "three-public")
    assert isinstance(asked, Frame)
    assert sentence_text(asked).startswith("2024 年“三公”经费支出 4.00 万元，其中")


def test_a_budget_column_is_never_called_what_was_spent(sample: Package) -> None:
    view = overview(final(sample, ""))
    assert view.three_public is None
    assert view.three_public_note == "表中没有决算数"


def test_a_column_of_differences_answers_nothing(sample: Package) -> None:
    given = sample.reading
    more = tuple(
        replace(f, fact_id=f"{f.fact_id}-d", column="比上年增减额", amount=f.amount * 9)
        for f in given.facts
    )
    changed = replace(sample, reading=replace(given, facts=(*more, *given.facts)))
    assert selection.settled(changed).reading.facts == given.facts


def test_classes_that_each_unit_prints_are_added(sample: Package) -> None:
    given = sample.reading
    unit = tuple(
        replace(f, fact_id=f"{f.fact_id}-u", row=f.row + 10, source=f"{f.source}9")
        for f in given.facts
        if f.table_id == "t1" and f.function_code
    )
    frame = by_function(replace(given, facts=(*given.facts, *unit)), YEAR)
    assert isinstance(frame, Frame)
    once = by_function(given, YEAR)
    assert isinstance(once, Frame)
    assert [row.amount for row in frame.rows] == [row.amount * 2 for row in once.rows]


def test_a_total_of_one_fund_is_called_so(sample: Package) -> None:
    kinds = {"expenditure-summary": "general-public-expenditure"}
    tables = tuple(
        replace(t, table_kind=kinds.get(t.table_kind, t.table_kind)) for t in sample.reading.tables
    )
    facts = tuple(
        replace(f, table_kind=kinds.get(f.table_kind, f.table_kind)) for f in sample.reading.facts
    )
    given = replace(sample, reading=replace(sample.reading, tables=tables, facts=facts))
    said = {r.name: r for r in replies(given, answers(given))}
    how_much, function = said["how-much"], said["function"]
    assert not isinstance(how_much, Missing)
    assert not isinstance(function, Missing)
    assert sentence_text(how_much).startswith("2024 年一般公共预算支出预算 300.00 万元")
    assert sentence_text(function).startswith("一般公共预算支出共 300.00 万元")


def test_two_parts_that_are_not_the_whole_are_not_called_so() -> None:
    given = reading()
    facts = tuple(
        replace(f, amount=f.amount - 75000) if f.expenditure_type == "project" else f
        for f in given.facts
    )
    frame = basic_and_project(replace(given, facts=facts), YEAR)
    assert isinstance(frame, Frame)
    assert sentence_text(frame).startswith("2024 年基本支出和项目支出 292.50 万元：")


def rows_of_sums(given: Reading) -> Reading:
    """The basic expenditure with 人员经费合计 and 公用经费合计 as rows, not as columns."""
    facts: list[Fact] = []
    for fact in given.facts:
        if fact.table_id != "t2" or not fact.expenditure_type:
            facts.append(fact)
            continue
        label = "人员经费合计" if fact.expenditure_type == "basic-personnel" else "公用经费合计"
        facts.append(
            replace(fact, label=label, row_role="subtotal", column="决算数", column_role="total")
        )
    return replace(given, facts=tuple(facts))


def test_people_and_office_of_a_side_by_side_table() -> None:
    frame = people_and_office(rows_of_sums(reading()), YEAR)
    assert isinstance(frame, Frame)
    assert [part.amount for part in frame.rows[0].parts] == [Decimal(1500000), Decimal(300000)]


def without_split(given: Reading) -> Reading:
    facts = tuple(f for f in given.facts if not f.expenditure_type.startswith("basic-"))
    return replace(given, facts=facts)


def test_people_and_office_that_only_the_prose_says() -> None:
    text = "基本支出180万元，其中：人员经费150万元，公用经费30万元。"
    frame = people_and_office(with_prose(without_split(reading()), text), YEAR)
    assert isinstance(frame, Frame)
    assert frame.basis.startswith("文字说明")
    assert {part.source for part in frame.rows[0].parts} == {"line:1"}
    wrong = text.replace("150", "140")  # does not make up the basic expenditure of the tables
    assert isinstance(people_and_office(with_prose(without_split(reading()), wrong), YEAR), Missing)


def procurement(*lines: tuple[str, str, str]) -> Reading:
    """A table of purchases: label, item, 万元; the first line is the total."""
    given = reading()
    like = next(f for f in given.facts if f.row_role == "total")
    table = replace(given.tables[0], table_id="p", table_kind="procurement")
    facts = tuple(
        replace(
            like, fact_id=f"p{n}", table_id="p", table_kind="procurement", row=n, label=label,
            item=item, amount=Decimal(amount) * 10000, row_role="item" if n else "total",
        )
        for n, (label, item, amount) in enumerate(lines)
    )  # fmt: skip
    return replace(given, tables=(*given.tables, table), facts=(*given.facts, *facts))


def bought(sample: Package, given: Reading) -> str:
    changed = replace(sample, reading=given)
    reply = next(r for r in replies(changed, answers(changed)) if r.name == "procurement")
    assert not isinstance(reply, Missing)
    return sentence_text(reply)


def test_a_line_within_services_is_not_told_beside_them(sample: Package) -> None:
    goods, services = (
        ("一、货物A", "procurement/goods", "59"),
        ("三、服务C", "procurement/services", "241"),
    )
    within = ("车辆维修服务", "procurement/services", "183.6")
    total = ("合计", "", "300")
    said = bought(sample, procurement(total, goods, services, within))
    assert said == "政府采购预算 300.00 万元，其中货物 59.00 万元、服务 241.00 万元。"
    apart = bought(sample, procurement(total, goods, within))  # do not make up the total
    assert apart == "政府采购预算 300.00 万元。"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "2024年度政府采购金额（以合同签订为准）为251.25万元，其中：货物采购金额4.79万元。",
            "251.25",
        ),
        ("面向中小企业预留政府采购金额246.47万元。", None),
    ],
)
def test_purchases_that_only_the_prose_says(text: str, shown: str | None) -> None:
    found = level_of(with_prose(reading(), text), YEAR, "procurement")
    assert (found.published if found else None) == shown


def test_what_final_accounts_say_was_spent_is_taken_not_what_was_budgeted() -> None:
    text = "“三公”经费财政拨款支出年初预算为0.95万元，支出决算为0.20万元，完成预算的21%。"
    given = with_prose(reading(), text)
    assert level_of(given, YEAR, "three-public") is None  # two values
    found = level_of(given, YEAR, "three-public", executed=True)
    assert found
    assert found.published == "0.20"


def test_sources_of_money_printed_in_rows() -> None:
    given = reading()
    like = next(f for f in given.facts if f.table_id == "t6" and f.row_role == "total")

    def line(label: str, role: str, amount: str) -> Fact:
        return replace(
            like, fact_id=label, label=label, row_role=role, column="金额", fund_source="",
            amount=Decimal(amount), source=f"line:{amount}#1",
        )  # fmt: skip

    others = tuple(f for f in given.facts if f.table_id != "t6")
    rows = (line("收入总计", "total", "30"), line("公共财政拨款", "item", "20"))
    whole = replace(given, facts=(*others, *rows, line("事业收入", "item", "10")))
    frame = by_source(whole, YEAR)
    assert isinstance(frame, Frame)
    assert [row.label for row in frame.rows] == ["公共财政拨款", "事业收入"]
    assert isinstance(by_source(replace(given, facts=(*others, *rows)), YEAR), Missing)


def test_numbers_skipped_are_not_counted_as_tables_that_are_due(sample: Package) -> None:
    def absent(kind: str, number: str) -> PublishedTable:
        return replace(
            sample.reading.tables[0], table_id=f"{kind}-absent{number}", table_kind=kind,
            number=number, title="", status="not-published", source="",
        )  # fmt: skip

    tables = (*sample.reading.tables[:4], absent("revenue-summary", ""), absent("other", "表3"))
    given = replace(sample, reading=replace(sample.reading, tables=tables))
    reply = next(r for r in replies(given, answers(given)) if r.name == "unpublished")
    assert isinstance(reply, Missing)
    assert "应有而文件中没有的表 1 张" in reply.reason
    assert "表的编号跳过表3" in reply.reason
    assert reply.wanted == ("revenue-summary",)


def test_a_file_of_tables_only_is_not_asked_for_words(sample: Package) -> None:
    given = replace(sample, reading=replace(sample.reading, narrative=()))
    reply = next(r for r in replies(given, answers(given)) if r.name == "per-post")
    assert isinstance(reply, Missing)
    assert reply.wanted == ()
    assert "可能另行公开" in reply.reason


@pytest.mark.parametrize(
    ("said", "href", "label"),
    [
        ("见（paragraph:4@2）。", "source/#paragraph-4-2", "原文第 4 段（第 2 个文件）"),
        ("见（table:1!r2c3）。", "source/#table-1-r2c3", "原文表 1 第 2 行第 3 格"),
        ("见（line:7#2@3）。", "source/#f3-L7", "原文第 7 行（第 3 个文件）"),
        ("见（page:5#1.00,2.50,3.00,4.00）。", "source/#page-5-1.00-2.50-3.00-4.00", "原文第 5 页"),
        (
            "见（page:5#1.00,2.50,3.00,4.00..page:6#1.00,2.50,3.00,9.00）。",
            "source/#page-5-1.00-2.50-3.00-4.00..page-6-1.00-2.50-3.00-9.00",
            "原文第 5 页",
        ),
        (
            "见（page:5#1,2,3,4..page:5#1,5,3,6..page:6#-1,2,3,9）。",
            "source/#page-5-1-2-3-4..page-5-1-5-3-6..page-6--1-2-3-9",
            "原文第 5 页",
        ),
        ("见（sheet:表1!B7）。", "source/#sheet-表1-B7", "原文表1 B7"),
    ],
)
def test_every_kind_of_locator_in_a_remark_is_a_link(said: str, href: str, label: str) -> None:
    assert with_links(said, "source/") == f'见（<a href="{href}">{label}</a>）。'
    assert with_links(said, "") == f"见（{label}）。"


def test_a_table_that_we_could_not_read_is_told_before_nothing_is_said_to_lack(
    sample: Package,
) -> None:
    read = [t for t in sample.reading.tables if t.status == "parsed"]
    odd = replace(read[0], table_id="x", table_kind="other", title="甲表", number="表9",
                  status="unreadable")  # fmt: skip
    given = replace(sample, reading=replace(sample.reading, tables=(*read, odd)))
    reply = next(r for r in replies(given, answers(given)) if r.name == "unpublished")
    assert not isinstance(reply, Missing)
    said = "".join(str(part) for part in reply.sentence)
    assert "有 1 张表本站未能读取：“表9 甲表”" in said
    assert "都能在文件中找到" not in said


def test_indicators_that_are_not_there_are_not_said_to_lack_weights() -> None:
    given = weights(replace(reading(), indicators=()), YEAR)
    assert isinstance(given, Missing)
    assert given.reason == "没有公布可读取的绩效指标。"


def side_by_side(*totals: tuple[str, str]) -> Reading:
    """Basic expenditure in two blocks, with the totals (column, yuan) in a last row."""
    given = reading()
    wages, office = (f for f in given.facts if f.economic_code)
    left, right = "人员经费 / 金额", "公用经费 / 金额"
    facts = [
        replace(wages, row=1, label="工资福利支出", economic_code="301", column=left),
        replace(office, row=1, label="商品和服务支出", economic_code="302", column=right),
        replace(wages, row=2, column=left, amount=Decimal(1400000)),
        replace(office, row=2, column=right, amount=Decimal(200000)),
        replace(wages, row=3, label="津贴补贴", economic_name="津贴补贴", economic_code="30102",
                column=left, amount=Decimal(100000)),
        replace(office, row=3, label="水费", economic_name="水费", economic_code="30205",
                column=right, amount=Decimal(100000)),
    ]  # fmt: skip
    facts += [
        replace(wages, row=4, label="合计", row_role="total", economic_code="", column=column,
                amount=Decimal(yuan))
        for column, yuan in totals
    ]  # fmt: skip
    numbered = (replace(f, fact_id=f"b{n}", source=f"line:{n}") for n, f in enumerate(facts))
    return replace(given, facts=tuple(numbered))


@pytest.mark.parametrize(
    "totals",
    [
        (),
        (("人员经费 / 金额", "1500000"),),
        (("人员经费 / 金额", "1500000"), ("公用经费 / 金额", "300000")),
        (("公用经费 / 金额", "1800000"),),
    ],
)
def test_blocks_side_by_side_are_all_counted(totals: tuple[tuple[str, str], ...]) -> None:
    frame = by_economy(side_by_side(*totals), YEAR)
    assert isinstance(frame, Frame)
    assert "共 180.00 万元，按经济分类的款级科目分为 4 项" in sentence_text(frame)
    assert [row.label for row in frame.rows] == ["基本工资", "办公费", "津贴补贴", "水费"]


def test_a_part_of_a_column_is_no_block_beside_it() -> None:
    given = side_by_side()
    parts = (
        replace(f, fact_id=f"{f.fact_id}-p", column="其中：财政", amount=f.amount / 2)
        for f in given.facts
    )
    frame = by_economy(replace(given, facts=(*given.facts, *parts)), YEAR)
    assert isinstance(frame, Frame)
    assert frame.whole == Decimal(1800000)


def test_a_source_without_a_word_of_ours_keeps_its_printed_name() -> None:
    given = reading()
    facts = tuple(
        replace(f, fund_source="", column="单位资金收入")
        if f.fund_source == "institution-revenue" else f
        for f in given.facts
    )  # fmt: skip
    frame = by_source(replace(given, facts=facts), YEAR)
    assert isinstance(frame, Frame)
    amounts = {row.label: row.amount for row in frame.rows}
    assert amounts == {"一般公共预算": Decimal(2900000), "单位资金收入": Decimal(100000)}
    wrong = tuple(
        replace(f, amount=Decimal(90000)) if f.column == "单位资金收入" else f for f in facts
    )
    assert isinstance(by_source(replace(given, facts=wrong), YEAR), Missing)


def test_basic_expenditure_of_one_fund_is_called_so(sample: Package) -> None:
    frame = people_and_office(sample.reading, YEAR)
    assert isinstance(frame, Frame)
    assert sentence_text(frame).startswith("2024 年一般公共预算基本支出 180.00 万元：")
    frame = by_economy(side_by_side(), YEAR)
    assert isinstance(frame, Frame)
    assert sentence_text(frame).startswith("一般公共预算基本支出共 180.00 万元")
    given = replace(sample, reading=with_prose(sample.reading, "本单位行政编制10名。"))
    reply = next(r for r in replies(given, answers(given)) if r.name == "per-post")
    assert not isinstance(reply, Missing)
    said = "".join(part if isinstance(part, str) else part.written for part in reply.sentence)
    assert said.startswith("2024 年一般公共预算基本支出中的人员经费 150.00 万元")
    assert "平均每个编制约 15.00 万元" in said


def test_the_page_of_comparisons_names_the_funds(sample: Package) -> None:
    shown = compare_page([sample])
    given = replace(sample, reading=with_prose(sample.reading, "本单位行政编制10名。"))
    with_posts = compare_page([given])
    assert "## 人员经费占一般公共预算基本支出的比重 { #people-share }" in shown
    assert "## 每个编制的一般公共预算人员经费 { #people-per-post }" in with_posts
    people = shown[shown.index("{ #people-share }") :]
    row = people[people.index("<tbody>") : people.index("</tbody>")]
    assert "<td>一般公共预算</td>" in row
