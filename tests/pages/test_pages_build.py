"""The generated pages: same bytes, safe text, links that resolve, nothing left behind."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from pages_sample import HOSTILE, package

from generator.package.archive import zip_package
from generator.pages.build import write_pages
from generator.pages.grid import grid
from generator.pages.html import front_matter, raw, text, unwrapped
from generator.pages.places import Way, anchor, source_url
from generator.pages.shell import year_of


@pytest.fixture(name="docs", scope="module")
def _docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pages")
    (root / "packages").mkdir()
    write_pages([package(root / "packages")], root / "docs")
    return root / "docs"


def _tree(docs: Path) -> dict[str, bytes]:
    files = sorted(path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in files}


def _html(page: Path) -> str:
    if page.suffix == ".html":
        return page.read_text("utf-8")
    body = page.read_text("utf-8").split("---\n", 2)[2]
    html: str = markdown.markdown(body, extensions=["attr_list", "toc"])
    return html


def _pages(docs: Path) -> list[Path]:
    return sorted([*docs.rglob("*.md"), *docs.rglob("*.html")])


class _Seen(HTMLParser):
    """Tags, ids and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        self.loaded += [values["src"] or ""] if "src" in values else []


def test_two_runs_give_the_same_bytes(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    write_pages([package(tmp_path / "packages")], tmp_path / "docs")
    assert _tree(docs) == _tree(tmp_path / "docs")


def test_pages_of_a_disclosure_are_all_there(docs: Path) -> None:
    base = docs / "disclosures" / "500000-example-2024-budget"
    for part in ("", "tables", "narrative", "performance", "checks", "source"):
        assert (base / part / "index.md").is_file()
    for kind in ("json", "svg", "png", "csv"):
        assert len(list((base / "charts").glob(f"*.{kind}"))) == 10
    assert (base / "card.png").read_bytes().startswith(b"\x89PNG")
    assert len(list((base / "facts").glob("*/index.html"))) == 5


def test_packages_that_are_gone_lose_their_pages_and_assets_stay(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    docs = tmp_path / "docs"
    both = [package(tmp_path / "packages", year) for year in (2023, 2024)]
    (docs / "assets").mkdir(parents=True)
    (docs / "assets" / "own.css").write_text("x")
    write_pages(both, docs)
    assert (docs / "disclosures" / both[0].id).is_dir()
    write_pages(both[1:], docs)
    assert not (docs / "disclosures" / both[0].id).exists()
    assert not (docs / "downloads" / both[0].id).exists()
    assert (docs / "disclosures" / both[1].id / "index.md").is_file()
    assert (docs / "assets" / "own.css").read_text() == "x"


def test_no_packages_still_gives_a_site(tmp_path: Path) -> None:
    write_pages([], tmp_path)
    assert (tmp_path / "index.md").is_file()


def test_hostile_text_stays_text(docs: Path) -> None:
    for page in _pages(docs):
        source, seen = page.read_text("utf-8"), _Seen(_html(page))
        own = 1 if page.suffix == ".html" else 0  # the colour scheme of a plain page
        assert seen.tags.count("script") == own, page
        assert not {"iframe", "img", "em"} & set(seen.tags), page
        if page.suffix == ".md":
            assert "{{" not in source.split("---\n", 2)[2], page
            assert "--8<--" not in source.split("---\n", 2)[2], page
        assert not [href for href in seen.links if "d.invalid" in href], page
        assert not seen.loaded, page


def test_headings_show_exactly_the_printed_text(docs: Path) -> None:
    page = _html(docs / "disclosures" / "500000-example-2024-budget" / "tables" / "index.md")
    heading = re.search(r'<h2 id="t1">(.*?)</h2>', page)
    assert heading
    assert _Text(heading[1]).said == f"表1 示例表 {HOSTILE}"


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("escape", [text, raw])
def test_escaped_text_survives_markdown(escape: object) -> None:
    assert callable(escape)
    inside = escape(HOSTILE)
    html = markdown.markdown(f"<p>{inside}</p>" if escape is raw else inside)
    assert _Text(html).said == HOSTILE


def test_every_relative_link_leads_somewhere(docs: Path) -> None:
    ids = {page: set(_Seen(_html(page)).ids) for page in _pages(docs)}
    checked = 0
    for page in ids:
        for href in _Seen(_html(page)).links:
            if "://" in href:
                continue
            path, _, fragment = href.partition("#")
            target = (page.parent / path).resolve() if path else page.parent
            target = _page_of(target) if target.is_dir() else target
            assert target.is_file(), f"{page.relative_to(docs)}: {href}"
            if fragment:
                assert fragment in ids[_same(target, ids)], f"{page.relative_to(docs)}: {href}"
            checked += 1
    assert checked > 100


def _page_of(folder: Path) -> Path:
    page = folder / "index.md"
    return page if page.is_file() else folder / "index.html"


def _same(target: Path, pages: dict[Path, set[str]]) -> Path:
    return next(page for page in pages if page.resolve() == target.resolve())


def test_ids_are_unique_on_every_page(docs: Path) -> None:
    for page in _pages(docs):
        ids = _Seen(_html(page)).ids
        assert len(ids) == len(set(ids)), page


def test_every_number_links_to_itself_in_the_source(docs: Path, tmp_path: Path) -> None:
    base = docs / "disclosures" / "500000-example-2024-budget"
    html = _html(base / "tables" / "index.md")
    source = _html(base / "source" / "index.md")
    facts = package(tmp_path).reading.facts
    for fact in facts:
        place = "L" + fact.source.removeprefix("line:").replace("#", "-")
        assert f'<a href="../source/#{place}">{fact.published}</a>' in html
        assert f'<b id="{place}">{fact.published}</b>' in source


def test_source_page_has_one_anchor_per_line(docs: Path, tmp_path: Path) -> None:
    html = _html(docs / "disclosures" / "500000-example-2024-budget" / "source" / "index.md")
    seen = _Seen(html)
    lines = [i for i in seen.ids if i.startswith("L") and "-" not in i]
    assert lines == [f"L{n}" for n in range(1, 30)]
    assert len(seen.ids) == len(set(seen.ids))


def test_tables_and_source_stay_out_of_the_search(docs: Path) -> None:
    base = docs / "disclosures" / "500000-example-2024-budget"
    for part, excluded in (("tables", True), ("source", True), ("narrative", True), ("", False)):
        head = (base / part / "index.md").read_text("utf-8").split("---\n")[1]
        assert ('search: {"exclude": true}' in head) is excluded


def test_status_reason_and_restored_header_are_shown(docs: Path) -> None:
    html = _html(docs / "disclosures" / "500000-example-2024-budget" / "tables" / "index.md")
    assert "未公布" in html
    assert "表头缺损，按合计等于各项之和认定" in html
    assert "按勾稽关系认定" in html


def test_downloads_are_the_package_with_checksums(docs: Path, tmp_path: Path) -> None:
    base = docs / "downloads" / "500000-example-2024-budget"
    sample = package(tmp_path)
    assert (base / f"{sample.id}.zip").read_bytes() == zip_package(sample.path)
    for line in (base / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((base / name).read_bytes()).hexdigest() == digest
    facts = (sample.path / "data" / "facts.csv").read_bytes()
    assert (base / "facts.csv").read_bytes() == facts


def test_merged_headers_are_restored(tmp_path: Path) -> None:
    cells = [c for c in package(tmp_path).reading.cells if c.table_id == "t1"]
    html = grid(cells, {}, Way("../source/"))
    assert 'rowspan="2"' in html
    assert 'scope="colgroup" colspan="3"' in html
    head = html.split("</thead>")[0]
    assert head.count("<tr>") == 2
    assert head.count("<th ") == 5


def test_places_of_all_kinds_of_documents_have_anchors() -> None:
    assert anchor("line:90#5") == "L90"
    assert anchor("line:90-95") == "L90"
    assert anchor("page:3#1,2,3,4") == "page-3-1-2-3-4"
    assert anchor("sheet:表1!B7") == "sheet-表1-B7"
    assert source_url("../source/", "") == "../source/"


def test_front_matter_cannot_be_broken_out_of() -> None:
    assert front_matter({"title": "a\n---\n# b"}).count("\n---\n") == 1


def test_wrapped_prose_shows_no_blank_between_chinese_words(docs: Path) -> None:
    wrapped = "见[下载](a.md)；\n  数字来自\n原文，\nCSV 为\nUTF-8。\n\n## 引用\n\n- 一\n- 二"
    joined = "见[下载](a.md)；数字来自原文，CSV 为\nUTF-8。\n\n## 引用\n\n- 一\n- 二"
    assert unwrapped(wrapped) == joined
    own = ("index.md", "downloads/index.md", "checks/*/index.md")
    pages = [page for pattern in own for page in docs.glob(pattern)]
    assert len(pages) > 2
    blank = re.compile(r"[，。；：、）][ \n](?=[\u4e00-\u9fff])")
    assert [page for page in pages if blank.search(page.read_text("utf-8"))] == []


def test_final_accounts_are_called_so_beside_budgets(tmp_path: Path) -> None:
    budget = package(tmp_path).manifest
    final = replace(budget, phase="final")
    assert year_of(budget) == str(budget.fiscal_year)
    assert year_of(final) == f"{budget.fiscal_year} 决算"
