"""Questions, refusals, passports, marks, workbooks: every number shown is the one printed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pages_sample import HOSTILE, package, reading

from generator import locator
from generator.checks.catalogue import CATALOGUE
from generator.facts.model import PublishedCell, Statement
from generator.findings import CheckRecord, Finding
from generator.package.read import Package, package_directories, read_package
from generator.pages.asked import questions
from generator.pages.build import make_desk
from generator.pages.catalogue_pages import catalogue_pages
from generator.pages.charts.frame import Frame, Missing, Quantity, Said, sentence_text
from generator.pages.desk import Desk
from generator.pages.disclosure import answers
from generator.pages.downloads import everything, offer
from generator.pages.finish import finish_site
from generator.pages.html import raw
from generator.pages.marked import marked
from generator.pages.passports import passport_pages
from generator.pages.places import Way, way
from generator.pages.replies import QUESTIONS, replies
from generator.pages.requests import request, wanted
from generator.pages.shelf import make_shelf
from generator.pages.site import Site, read_site
from generator.pages.source import as_read
from generator.pages.terms import explained
from generator.pages.verdicts import checks_page
from generator.pages.workbook import Sheet, sheet_names, workbook

ROOT = Path(__file__).parents[2]
_THERE = ("parsed", "declared-empty", "unreadable")
_TALLY = {"mutations": 120, "in_scope": 100, "detected": 97, "detection": "0.9700",
          "location": "0.9900"}  # fmt: skip
_ACCURACY = {
    "mutations": _TALLY
    | {"by_kind": {"decimal-point": _TALLY}, "by_table": {"procurement": _TALLY}},
    "rounding": {"perturbations": 300, "false_violations": 0},
}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(name="packages", scope="module")
def _packages(tmp_path_factory: pytest.TempPathFactory) -> list[Package]:
    found = [read_package(path) for path in package_directories(ROOT / "datapackages")]
    return [package(tmp_path_factory.mktemp("sample")), *found]


def test_every_question_is_answered_or_refused(packages: list[Package]) -> None:
    for each in packages:
        found = replies(each, answers(each))
        assert len(found) == len(QUESTIONS) >= 12
        assert len({reply.name for reply in found}) == len(found)
        for reply in found:
            if isinstance(reply, Missing):
                assert reply.reason
                published = {t.table_kind for t in each.reading.tables if t.status in _THERE}
                assert reply.name == "unpublished" or not published & set(reply.wanted)


def test_numbers_of_the_answers_are_those_printed(packages: list[Package]) -> None:
    """The amount of every linked number is that of the fact at its place."""
    checked = 0
    for each in packages:
        facts = {f.source: f.amount for f in each.reading.facts}
        for reply in replies(each, answers(each)):
            said = () if isinstance(reply, Missing) else reply.sentence
            for quantity in (x for x in said if isinstance(x, Quantity)):
                if quantity.source in facts:
                    assert quantity.amount == facts[quantity.source], (each.id, reply.name)
                    checked += 1
    assert checked > 30


def test_an_answer_with_a_chart_is_the_sentence_of_the_chart(packages: list[Package]) -> None:
    for each in packages:
        frames = answers(each)
        by_name = {f.name: f for f in frames if isinstance(f, Frame)}
        for reply in replies(each, frames):
            if isinstance(reply, Frame):
                assert sentence_text(reply).startswith(sentence_text(by_name[reply.name]))
                assert reply.rows == by_name[reply.name].rows


def test_nobody_is_to_ask_for_what_was_published(packages: list[Package]) -> None:
    """An explained empty table, and a table that only we could not read, are no gaps."""
    each = packages[0]
    frame = Missing("three-public", "题", "没有金额。", ("three-public-expenses",))
    frames = [frame if f.name == frame.name else f for f in answers(each)]
    for status, asked_for in (
        ("declared-empty", ()),
        ("unreadable", ()),
        ("not-published", ("three-public-expenses",)),
    ):
        tables = tuple(
            replace(t, status=status) if t.table_kind == "three-public-expenses" else t
            for t in each.reading.tables
        )
        changed = replace(each, reading=replace(each.reading, tables=tables))
        reply = next(r for r in replies(changed, frames) if r.name == frame.name)
        assert isinstance(reply, Missing)
        assert reply.wanted == asked_for
        assert ("本站未能读出" in reply.reason) is (status == "unreadable")


def test_what_the_prose_says_answers_where_the_table_is_empty(packages: list[Package]) -> None:
    each = next(p for p in packages if p.id.startswith("130184"))
    by_name = {r.name: r for r in replies(each, answers(each))}
    for name, words in (("three-public", "安排0万元"), ("projects", "视频会议系统2万元")):
        reply = by_name[name]
        assert isinstance(reply, Said), name
        assert words in sentence_text(reply)
        assert reply.place.startswith("line:")


def test_everything_can_be_taken_at_once(packages: list[Package]) -> None:
    offers = [offer(each) for each in packages[1:]]
    files = everything(offers)
    with zipfile.ZipFile(io.BytesIO(files["all.zip"])) as archive:
        names = archive.namelist()
    assert all(f"{each.id}/datapackage.json" in names for each in packages[1:])
    rows = list(csv.DictReader(io.StringIO(files["facts.csv"].decode())))
    assert len(rows) == sum(len(each.reading.facts) for each in packages[1:])
    assert {row["package"] for row in rows} == {each.id for each in packages[1:]}
    assert everything([]) == {}


def test_a_refusal_names_table_and_clause_and_can_be_copied(packages: list[Package]) -> None:
    each = packages[0]
    missing = Missing("x", "题", "没有这张表。", ("state-capital-expenditure", "posts"))
    html = questions([missing], each.manifest, Way("source/"))
    for item in (wanted("state-capital-expenditure"), wanted("posts")):
        assert item.what in html
        assert item.clause in html
    letter = request(each.manifest, [wanted("posts")])
    assert each.manifest.publisher in letter
    assert "第二十九条" in letter
    assert "<" not in letter


def test_every_number_has_one_passport(packages: list[Package]) -> None:
    for each in packages:
        pages = passport_pages(each, Desk(shelf=make_shelf([each])))
        ids = [
            i
            for page in pages.values()
            for i in re.findall(r'<section[^>]* id="([^"]*)"', page.decode())
        ]
        assert len(ids) == len(set(ids)) == len(each.reading.facts)
        urls = way(each.reading, "").passports
        assert {url.split("#")[1] for url in urls.values()} <= set(ids)
        assert len(urls) == len({f.source for f in each.reading.facts})


def test_a_passport_says_what_was_printed_and_what_it_means(packages: list[Package]) -> None:
    each = packages[0]
    page = passport_pages(each, Desk())["t1/index.html"].decode()
    block = page.split('id="t1-1"')[1].split("</section>")[0]
    for said in ("180.00", "万元", "1,800,000 元", "±50 元", "基本支出", "合计行", "line:3#3"):
        assert said in block
    assert '<a href="../../source/#L3-3">原文位置</a>' in block


def _checked(each: Package) -> Package:
    """The sample with one check of each verdict and one statement of each kind."""

    def record(number: int, verdict: str) -> CheckRecord:
        return CheckRecord(
            f"c-{number}", CATALOGUE[0].code, verdict, "", f"对象 {HOSTILE}", "1", "2", "1",
            f"1.00 (line:3#2) {HOSTILE}", "缺表" if verdict == "undetermined" else "", ("t1",),
            ("t1-1",), "line:3",
        )  # fmt: skip

    def finding(number: int, verdict: str, audience: str) -> Finding:
        return Finding(
            f"{audience[0]}-{number}", CATALOGUE[0].code, verdict, "error", audience,
            f"消息 {HOSTILE}", "message", "1.00", "2.00", "1.00", ("t1",), ("t1-1",), "依据",
            f"解释一；{HOSTILE}", "line:3",
        )  # fmt: skip

    checks = (record(1, "holds"), record(2, "violated"), record(3, "undetermined"))
    findings = (
        finding(2, "violated", "reader"), finding(2, "violated", "publisher"),
        finding(3, "undetermined", "reader"),
    )  # fmt: skip
    return replace(each, reading=replace(each.reading, checks=checks, findings=findings))


def test_checks_page_tells_verdicts_apart_and_stays_safe(packages: list[Package]) -> None:
    each = _checked(packages[0])
    desk = Desk(shelf=make_shelf([each]), catalogue=CATALOGUE)
    page = checks_page(each, desk)
    for said in ("相符", "不符", "无法判断", "应为", "给公开部门", "没有覆盖"):
        assert said in page
    assert "<script" not in page
    for number in (1, 2, 3):
        assert page.count(f'id="c-{number}"') == 1
    assert "还没有核对记录" in checks_page(packages[0], desk)


def test_every_check_of_the_catalogue_has_a_page(packages: list[Package]) -> None:
    each = _checked(packages[0])
    pages = catalogue_pages([each], Desk(catalogue=CATALOGUE, accuracy=_ACCURACY))
    for check in CATALOGUE:
        page = pages[f"{check.code}/index.md"]
        assert raw(check.title_en) in page
        assert check.rule, check.code
    assert "发现 97 个（97.0%）" in pages["index.md"]
    assert "小数点错位" in pages["index.md"]
    assert "误报 0 处" in pages["index.md"]
    assert "没有实测结果" in catalogue_pages([each], Desk())["index.md"]


def test_figures_in_the_prose_are_marked_three_ways() -> None:
    facts = {f.fact_id: f for f in reading().facts}
    said = "共 300.00 万元，其中 170.00 万元，另有 5 万元。{{ x }}"
    statements = [
        _statement(said, "300.00", "agrees", ("t1-0",)),
        _statement(said, "170.00", "differs", ("t1-1",)),
        _statement(said, "5", "not-in-tables", ()),
    ]
    html = marked(said, statements, facts, Way("../source/"), {"其中": "g/#t"})
    assert '<a href="../source/#L3" class="mz-say mz-say--agrees">300.00</a>' in html
    assert "表中 180.00 万元" in html
    assert "（表中没有）" in html
    assert 'class="mz-term"' in html
    assert "{{" not in html
    assert re.sub(r"<[^>]*>", "", html).startswith("共 300.00 万元")


def _statement(said: str, published: str, verdict: str, facts: tuple[str, ...]) -> Statement:
    amount = Decimal(published) * 10000
    return Statement(
        f"s-{published}", 1, "支出", "level", 2024, amount, published, "万元", Decimal(100),
        said.index(published), facts, verdict, "line:24",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "said", "unit", "amount", "precision", "shown"),
    [
        # The tables print 180 and 300 万元.
        ("share", "63.31", "%", "63.31", "0.01", "按表计算 60.00%"),
        ("increase", "12", "%", "12", "1", "按表计算减少 40%"),
        ("decrease", "110", "万元", "1100000", "10000", "按表计算减少 120.00 万元"),
    ],
)
def test_a_share_or_change_that_differs_is_told_what_the_tables_make_it(
    kind: str, said: str, unit: str, amount: str, precision: str, shown: str
) -> None:
    facts = {f.fact_id: f for f in reading().facts}
    statement = replace(
        _statement(said, said, "differs", ("t1-1", "t1-0")), kind=kind, published_unit=unit,
        amount=Decimal(amount), precision=Decimal(precision),
    )  # fmt: skip
    html = marked(said, [statement], facts, Way("../source/"))
    assert re.sub(r"<[^>]*>", "", html) == f"{said}（≠ {shown}）"


def test_terms_are_those_the_documents_explain(packages: list[Package]) -> None:
    words = {term.word for each in packages for term in explained(each.reading)}
    assert {"基本支出", "项目支出"} <= words
    assert all(len(word) <= 24 for word in words)


def test_workbook_holds_the_numbers_as_printed_and_nothing_active() -> None:
    cells = (
        PublishedCell("t", 1, 1, "名称", 1, 2, "header", "line:1#1"),
        PublishedCell("t", 2, 1, "=1+1", 1, 1, "stub", "line:2#1"),
        PublishedCell("t", 2, 2, "1,234.50", 1, 1, "amount", "line:2#2"),
        PublishedCell("t", 3, 2, "", 1, 1, "amount", "line:3#2"),
    )
    content = workbook([Sheet("表[1]/x", cells), Sheet("表 1 x", cells)])
    assert content == workbook([Sheet("表[1]/x", cells), Sheet("表 1 x", cells)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    values = [v.text for v in sheet.iter(f"{_MAIN}v")]
    assert values == ["1234.50"]
    assert not list(sheet.iter(f"{_MAIN}f"))
    assert [m.get("ref") for m in sheet.iter(f"{_MAIN}mergeCell")] == ["A1:B1"]
    assert sheet_names(["a" * 40, "A" * 40])[1].endswith(" (2)")


def test_source_of_another_format_has_an_anchor_for_every_number() -> None:
    base = reading()
    cells = tuple(replace(c, source=f"sheet:表 1!R{c.row}C{c.column}") for c in base.cells)
    html = as_read(replace(base, cells=cells, narrative=()))
    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert "sheet-表-1-R3C2" in ids


def test_a_table_has_an_anchor_for_all_of_it_and_for_where_it_begins() -> None:
    base = reading()
    span = "page:1#1.00,2.00,3.00,4.00..page:2#1.00,2.00,3.00,9.00"
    cells = tuple(
        replace(c, table_id="a", source=f"page:1#{c.row}.00,{c.column}.00,5.00,6.00")
        for c in base.cells
        if c.table_id == base.tables[0].table_id
    )
    table = replace(base.tables[0], table_id="a", source=span)
    html = as_read(replace(base, tables=(table,), cells=cells, narrative=()))
    assert 'id="page-1-1.00-2.00-3.00-4.00..page-2-1.00-2.00-3.00-9.00"' in html
    assert 'id="page-1-1.00-2.00-3.00-4.00"' in html


def test_where_a_span_begins() -> None:
    assert locator.beginning("page:1#1,2,3,4..page:2#1,2,3,9") == "page:1#1,2,3,4"
    assert locator.beginning("page:1#1,2,3,4..page:2#1,2,3,9@2") == "page:1#1,2,3,4@2"
    assert locator.beginning("page:1#1,2,3,4@2..page:2#1,2,3,9@2") == "page:1#1,2,3,4@2"
    assert locator.beginning("line:3#2@2") == "line:3#2@2"


def test_addresses_come_from_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        'site_url: !ENV [A_URL, "http://127.0.0.1:8000/"]\n'
        'extra:\n  repository: !ENV [A_REPO, ""]\n'
    )
    assert read_site(file) == Site()
    assert read_site(tmp_path / "none.yml") == Site()
    monkeypatch.setenv("A_URL", "https://budget.example")
    monkeypatch.setenv("A_REPO", "https://code.example/a/b")
    site = read_site(file)
    assert site.permanent("x/") == "https://budget.example/x/"
    assert site.report("题 & 目", "a\nb").startswith(
        "https://code.example/a/b/issues/new?title=%E9"
    )
    assert "&body=a%0Ab" in site.report("x", "a\nb")


def test_shared_links_show_a_picture_and_nothing_twice(
    packages: list[Package], tmp_path: Path
) -> None:
    each = packages[0]
    page = tmp_path / "disclosures" / each.id / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><head><title>x</title></head><body></body></html>")
    finish_site([each], tmp_path, Site("https://budget.example/"))
    once = page.read_text("utf-8")
    assert f'content="https://budget.example/disclosures/{each.id}/card.png"' in once
    assert "300.00 万元" in once
    finish_site([each], tmp_path, Site("https://budget.example/"))
    assert page.read_text("utf-8") == once


def test_the_search_index_holds_text_not_escapes(packages: list[Package], tmp_path: Path) -> None:
    index = tmp_path / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text('{"docs": [{"title": "\\u9884\\u7b97", "text": "1,234.50 万元"}]}')
    for _ in range(2):
        finish_site(packages[:1], tmp_path, Site())
        said = '{"docs":[{"title":"预算","text":"1,234.50 万元 1234.50"}]}'
        assert index.read_text("utf-8") == said


def test_pictures_are_rendered_once(packages: list[Package], tmp_path: Path) -> None:
    desk = make_desk(packages[:1], tmp_path)
    spec = {"mark": "bar", "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a"}}}
    first = desk.pictures.svg(spec, "x")
    kept = sorted((tmp_path / "build" / "pictures").iterdir())
    assert len(kept) == 1
    changed = kept[0].read_bytes().replace(b"<g", b"<g id='kept'", 1)
    kept[0].write_bytes(changed)
    assert desk.pictures.svg(spec, "x") != first
