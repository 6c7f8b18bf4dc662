"""Web pages: spans, layout tables, encodings, what is hidden, what is offered for download."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_blocks import grids, said, tables

from generator.documents.model import Document, Grid, Paragraph
from generator.documents.open import open_document
from generator.documents.places import open_places
from generator.documents.web.read import masked_copy, web_document
from generator.errors import UnusableInput

TABLE = "<table><tr><td>项目<td>金额<tr><td>合计<td>1.00</table>"


def read(body: str) -> Document:
    return web_document(body.encode(), "t.html")


def test_spans_are_walked_as_a_browser_does() -> None:
    document = read(
        "<table><tr><th rowspan=2>科目</th><th colspan=2>支出</th><th rowspan=2>备注</th></tr>"
        "<tr><th>基本</th><th>项目</th></tr>"
        "<tr><td>合计</td><td>1.00</td><td>2.00</td><td></td></tr></table>"
    )
    assert tables(document) == [
        [["科目", "支出", "", "备注"], ["", "基本", "项目", ""], ["合计", "1.00", "2.00", ""]]
    ]
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert grid.rows[1].cells[2].source == "table:1!r2c3"


def test_a_table_around_tables_is_layout() -> None:
    document = read(f"<table><tr><td>导航<td><h1>标题</h1>{TABLE}说明<br>第二行</table>{TABLE}")
    assert said(document) == ["导航", "标题", "说明", "第二行"]
    assert [b.source for b in document.blocks if isinstance(b, Grid)] == ["table:2", "table:3"]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert said(read("<table><tr><td><p>一段</p><p>两段</p></td></tr></table>")) == [
        "一段",
        "两段",
    ]


def test_the_foot_of_a_table_is_printed_last() -> None:
    document = read(
        "<table><thead><tr><td>a<td>b</thead><tfoot><tr><td>合计<td>2.00</tfoot>"
        "<tbody><tr><td>c<td>1.00</tbody></table>"
    )
    assert tables(document) == [[["a", "b"], ["c", "1.00"], ["合计", "2.00"]]]


def test_what_does_not_show_is_not_read() -> None:
    document = read(
        "<style>p{}</style><script>var a='<p>x</p>'</script><p hidden>1</p><!-- 2 -->"
        f"<div style='DISPLAY : none'>3{TABLE}</div><template><p>4</p></template><p>示<b>出</b></p>"
    )
    assert said(document) == ["示出"]
    assert tables(document) == []
    assert document.notes == ("网页中有 1 个隐藏的表格，没有读取",)


def test_breaks_and_blocks_are_lines() -> None:
    document = read("<div>甲<br/>乙<div>丙</div>丁</div><pre>戊\n己</pre><ul><li>庚<li>辛</ul>")
    assert said(document) == list("甲乙丙丁戊己庚辛")


def test_headings_have_levels() -> None:
    levels = [
        b.level for b in read("<h2>甲</h2><p>乙</p><h3>丙</h3>").blocks if isinstance(b, Paragraph)
    ]
    assert levels == [2, 0, 3]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gbk", "gb2312"), ("gb18030", "GBK"), ("utf-8", "utf-8"), ("utf-8", "gb2312"),
     ("utf-16", ""), ("utf-8-sig", "gbk"), ("gbk", "")],
)  # fmt: skip
def test_encodings_declared_rightly_wrongly_or_not(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    body = f"<body><p>部门预算公开</p>{TABLE}</body>"
    page = f"<html><head>{head if declared else ''}</head>{body}</html>"
    document = web_document(page.encode(encoding), "t.html")
    assert said(document) == ["部门预算公开"]
    assert tables(document) == [[["项目", "金额"], ["合计", "1.00"]]]


def test_files_offered_for_download_are_listed() -> None:
    document = read(
        '<a href="/a/2024年部门预算.xls">附件1：<b>预算表</b></a>'
        '<a href="down.jsp?file=b.pdf">附件2</a><a href="index.html">首页</a>'
        '<a href="javascript:open(1.pdf)">x</a>'
    )
    assert [(link.text, link.target) for link in document.links] == [
        ("附件1：预算表", "/a/2024年部门预算.xls"),
        ("附件2", "down.jsp?file=b.pdf"),
    ]


def test_contacts_are_masked_across_tags_and_cells(tmp_path: Path) -> None:
    page = (
        "<p>联系<b>人</b>：<i>张</i>三</p><table><tr><td>联系人<td>李四<tr>"
        "<td>联系电话<td><a href='tel:13800000000'>138</a>00000000</table>"
    )
    path = tmp_path / "t.html"
    path.write_text(page, encoding="utf-8")
    document = open_document(path)
    assert said(document) == ["联系人：██"]
    assert tables(document) == [[["联系人", "██"], ["联系电话", "█" * 11]]]
    assert masked_copy(path) == document.stored
    assert b"13800000000" not in document.stored


def test_the_stored_page_runs_and_loads_nothing() -> None:
    document = read(
        "<body onload=a()><img src=http://x/y.png onerror=b()><svg onload=c()></svg>"
        "<iframe src=d></iframe><object data=e></object><form action=f><p onclick=g()>文</p></form>"
        "<a href='java&#10;script:h()'>i</a><p>&lt;script&gt;j()&lt;/script&gt;</p>"
        "<base href=k><link rel=stylesheet href=l><meta http-equiv=refresh content='0;m'>"
    )
    stored = document.stored.decode()
    for forbidden in ("onload", "onerror", "onclick", "<img", "<svg", "<iframe", "<object", "<form",
                      "script:", "<script", "<base", "<link", "refresh"):  # fmt: skip
        assert forbidden not in stored
    assert said(document) == ["文", "i", "<script>j()</script>"]


def test_every_place_gives_back_what_was_printed() -> None:
    document = read(f"<p>标题</p>{TABLE}")
    places = open_places(document.stored, "t.html", ["paragraph:1", "table:1!r2c2", "table:2!r1c1"])
    assert list(places.values()) == ["标题", "1.00", None]


TAGS = ["table", "tr", "td", "th", "p", "div", "h1", "a", "span", "ul", "li", "br", "pre", "form"]
pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<td rowspan=2>", "<td colspan=3>", "<a href=a.pdf>", "<p hidden>", "&lt;b&gt;"]
    ),
    st.text("甲乙1. \n<&", max_size=4),
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_the_stored_page_reads_as_the_page_did(body: str) -> None:
    try:
        document = read(f"<html><body>{body}</body></html>")
    except UnusableInput:
        return
    again = web_document(document.stored, "t.html")
    assert again.blocks == document.blocks
    assert again.stored == document.stored


def test_what_is_entered_in_fields_is_printed() -> None:
    document = read(
        "<table><tr><td>项目<td>金额<tr><td>合计<td><input value='1.00'><tr><td>甲<td>"
        "<textarea>2.00</textarea><tr><td>乙<td><select><option>3.00<option selected>4.00</select>"
        "<tr><td>丙<td><input type=hidden value=5.00><input type=submit value=6.00></table>"
    )
    assert tables(document)[0][1:] == [["合计", "1.00"], ["甲", "2.00"], ["乙", "4.00"], ["丙", ""]]


def test_a_table_beside_amounts_is_unread_with_all_of_them() -> None:
    document = read(
        "<table><tr><td>合计<td>1.00<tr><td>甲<td>2.00<tr><td>注<td><table><tr><td>乙<td>3.00"
        "</table></table>"
    )
    (grid,) = grids(document)
    assert "单元格里还有表格" in grid.unread
    texts = [cell.text for row in grid.rows for cell in row.cells]
    assert [text for text in texts if "." in text and " " not in text] == ["1.00", "2.00", "3.00"]


def test_menus_and_the_foot_of_a_page_are_no_prose() -> None:
    document = read(
        "<nav>首页</nav><div class='main-nav'>公开</div>前<div id=footer>版权所有</div>后"
        f"<div class='nav'>2024年支出 1.00 万元</div><div class='navigate'>文</div>{TABLE}"
    )
    assert said(document) == ["前后", "2024年支出 1.00 万元", "文"]
    assert document.notes == ("网页中有 3 处导航或页脚，没有读取",)


def test_framed_files_are_listed() -> None:
    document = read("<p>文</p><iframe src='/a/b.pdf'></iframe><embed src=c.xls><iframe src=d.html>")
    assert [(link.text, link.target) for link in document.links] == [
        ("b.pdf", "/a/b.pdf"),
        ("c.xls", "c.xls"),
    ]
