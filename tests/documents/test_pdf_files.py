"""PDF files as a whole: prose, furniture, contact details, and files that are refused."""

from __future__ import annotations

import hashlib
import re
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_samples import Page, pdf, table
from read_blocks import grids, said

from generator.documents import ocr
from generator.documents.open import open_document
from generator.documents.pdf.limits import Limits
from generator.documents.pdf.model import Box
from generator.documents.pdf.place import parse_place, place
from generator.documents.pdf.read import open_page, read_pdf
from generator.errors import UnusableInput

ROWS = [["项目", "金额"], ["合计", "58.00"]]


def written(tmp_path: Path, *pages: Page) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    return path


def test_lines_of_a_paragraph_are_joined_and_headings_kept_apart(tmp_path: Path) -> None:
    page = Page()
    page.text(200, 60, "第一部分 部门概况", 16)
    page.text(60, 100, "一、主要职能")
    page.text(80, 120, "贯彻执行国家和本市有关财政工作的法律、法规、规章和方针、政策，研究拟订本区")
    page.text(60, 140, "财政发展战略；年初预算为1234.50万元，占百分之百，与上年持平，支出决算为")
    page.text(60, 160, "12345678.25万元。")
    page.text(80, 180, "（二）承担管理责任。")
    assert said(read_pdf(written(tmp_path, page))) == [
        "第一部分 部门概况",
        "一、主要职能",
        "贯彻执行国家和本市有关财政工作的法律、法规、规章和方针、政策，研究拟订本区财政发展战略；"
        "年初预算为1234.50万元，占百分之百，与上年持平，支出决算为12345678.25万元。",
        "（二）承担管理责任。",
    ]


def test_contents_lose_leaders_and_are_no_table(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 140, "一、收支预算总表" + "." * 40 + "3")
    page.text(60, 160, "二、收入预算总表" + "…" * 20 + " 4")
    document = read_pdf(written(tmp_path, page))
    assert said(document) == ["一、收支预算总表", "二、收入预算总表"]


def test_page_numbers_headers_and_footers_go(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(200, 40, "某局2024年部门预算")
        page.text(60, 400, f"第{'一二三四'[number - 1]}页的正文。")
        page.text(290, 820, f"— {number} —")
        pages.append(page)
    assert said(read_pdf(written(tmp_path, *pages))) == [f"第{n}页的正文。" for n in "一二三四"]


@pytest.mark.parametrize("called", ["表{}", "部门公开表{}", "预算公开{}表", "附表{} 单位：万元"])
def test_the_numbers_of_tables_that_begin_pages_are_no_header(tmp_path: Path, called: str) -> None:
    pages = []
    for number in (1, 2, 4):
        page = Page()
        page.text(450, 40, called.format(number))
        page.text(200, 60, f"{'一二三四'[number - 1]}项经费表")
        pages.append(page)
    assert said(read_pdf(written(tmp_path, *pages))) == [
        said_
        for number, item in ((1, "一"), (2, "二"), (4, "四"))
        for said_ in (called.format(number), f"{item}项经费表")
    ]


@pytest.mark.parametrize(
    "head", ["附件2 某局2024年部门预算公开 第{}页", "附件1：部门预算表 第 {} 页 共 4 页"]
)
def test_the_number_of_a_page_behind_that_of_a_table_makes_no_title(
    tmp_path: Path, head: str
) -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(100, 40, head.format(number))
        page.text(60, 400, f"第{'一二三四'[number - 1]}页的正文。")
        pages.append(page)
    assert said(read_pdf(written(tmp_path, *pages))) == [f"第{n}页的正文。" for n in "一二三四"]


def test_contact_details_are_masked_in_prose_and_cells(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 60, "部门预算公开联系人：张三")
    table(page, [60, 200, 400], 100, [["联系人", "联系电话"], ["李四", "13800000000"]])
    document = read_pdf(written(tmp_path, page))
    assert said(document) == ["部门预算公开联系人：██"]
    grid = grids(document)[0]
    assert [cell.text for cell in grid.rows[1].cells] == ["██", "█" * 11]
    assert [cell.raw for cell in grid.rows[1].cells] == ["██", "█" * 11]


def test_stored_copy_has_no_contact_details(tmp_path: Path) -> None:
    page, plain = Page(), Page()
    page.text(60, 60, "部门预算公开联系人：张三")
    page.text(60, 80, "一段说明文字。")
    table(page, [60, 200, 400], 100, [["联系人", "联系电话"], ["李四", "13800000000"]])
    table(plain, [60, 200, 400], 100, ROWS)
    path = written(tmp_path, page, plain)
    document = read_pdf(path)
    assert document.stored == read_pdf(path).stored
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(document.stored)
    again = read_pdf(copy)
    assert said(again) == ["一段说明文字。"]
    assert grids(again)[-1] == document.blocks[-1]
    for secret in ("张三", "李四", "13800000000"):
        assert secret not in repr(again)
        assert secret.encode("utf-16-be").hex().encode() not in document.stored.lower()
    path = written(tmp_path, plain)
    assert read_pdf(path).stored == path.read_bytes()


def test_hidden_text_over_a_picture_is_not_taken_for_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    first, second = Page(), Page()
    first.text(60, 100, "正文在这里。")
    second.picture()
    second.text(60, 100, "合计 123.00", mode=3)
    document = read_pdf(written(tmp_path, first, second))
    assert said(document) == ["正文在这里。"]
    assert document.notes == ("第 2 页是图片，或文字没有编码：其中的文字没有读出",)


def test_same_file_gives_the_same_document(tmp_path: Path) -> None:
    page = Page()
    table(page, [60, 200, 400], 100, ROWS)
    path = written(tmp_path, page)
    assert repr(read_pdf(path)) == repr(read_pdf(path))


def test_the_door_opens_pdf_files(tmp_path: Path) -> None:
    page = Page()
    table(page, [60, 200, 400], 100, ROWS)
    document = open_document(written(tmp_path, page))
    assert document.format == "pdf"
    assert len(document.sha256) == 64


def test_locators_say_page_and_rectangle() -> None:
    locator = place(3, Box(1.234, 2.0, 30.5, 40.999))
    assert locator == "page:3#1.23,2.00,30.50,41.00"
    assert parse_place(locator) == ((3, Box(1.23, 2.0, 30.5, 41.0)),)
    assert len(parse_place(f"{locator}..{place(4, Box(0, 0, 1, 1))}")) == 2
    assert parse_place("line:3#2") == ()


def test_locator_beyond_the_last_page(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 100, "正文")
    path = written(tmp_path, page)
    with pytest.raises(UnusableInput, match="there is no page 9"):
        open_page(path, "page:9#0.00,0.00,9.00,9.00")


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 100, "正文")
    whole = pdf([page])
    path = tmp_path / "a.pdf"
    for damaged in (b"%PDF-1.4\n", whole[:200], b"%PDF-1.4\n" + bytes(500), b"no pdf at all"):
        path.write_bytes(damaged)
        with pytest.raises(UnusableInput, match=r"a\.pdf: .*PDF"):
            read_pdf(path)


def test_mutated_files_never_crash(tmp_path: Path) -> None:
    page = Page()
    table(page, [60, 200, 400], 100, ROWS)
    whole = pdf([page, page])
    path = tmp_path / "a.pdf"
    for at in range(0, len(whole), 61):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :])
        with suppress(UnusableInput):
            read_pdf(path)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(pages=1), "2 pages, more than the limit of 1"),
        (Limits(glyphs=3), "more than 3 characters"),
        (Limits(glyphs_of_a_page=3), "page 1 has more than 3 characters"),
        (Limits(objects_of_a_page=3), "page 1 has more than 3 objects"),
        (Limits(seconds=-1.0), "reading took more than -1 seconds"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, message: str) -> None:
    page = Page()
    table(page, [60, 200, 400], 100, ROWS)
    with pytest.raises(UnusableInput, match=message):
        read_pdf(written(tmp_path, page, page), limits=limits)


def test_file_without_pages_and_without_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnusableInput, match=r"without pages|cannot be opened"):
        read_pdf(written(tmp_path))
    with pytest.raises(UnusableInput, match="a PDF without any text"):
        read_pdf(written(tmp_path, Page()))
    scan = Page()
    scan.picture()
    with pytest.raises(UnusableInput, match="needs OCR"):
        read_pdf(written(tmp_path, scan))


def with_drawings(content: str, *drawings: str) -> bytes:
    """A page that draws `/F0`; drawing number n draws what is called so in it."""
    page = Page()
    page.text(60, 60, "2023年部门支出总表")
    page.parts.append(content)
    first, data = 9, pdf([page])
    names = " ".join(f"/F{n} {first + n} 0 R" for n in range(len(drawings)))
    listed = f"/Resources << /Font << /F1 3 0 R >> /XObject << {names} >> >>"
    objects = "".join(
        f"{first + n} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {listed}"
        f" /Length {len(drawn)} >>\nstream\n{drawn}\nendstream\nendobj\n"
        for n, drawn in enumerate(drawings)
    )
    body = data[: data.index(b"xref\n")].replace(
        b"/XObject << /P1 6 0 R >>", f"/XObject << {names} >>".encode()
    )
    # Without a table of objects the file is searched for them.
    return body + objects.encode() + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    "drawings",
    [
        ("/F0 Do /F0 Do /F0 Do",),
        ("/F1 Do /F1 Do", "/F0 Do /F0 Do"),
        tuple("".join(f"/F{n + 1} Do " for _ in range(10)) for n in range(11)),
    ],
    ids=["itself", "each other", "ten times the next"],
)
def test_drawings_inside_each_other_do_not_fill_the_memory(
    drawings: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(with_drawings("/F0 Do", *drawings))
    with pytest.raises(UnusableInput, match=r"^a\.pdf: drawings or data that unfold"):
        read_pdf(path)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def encrypted(plain: bytes, user: bytes) -> bytes:
    """The file, encrypted so that whoever has the password of a user may read it only."""
    owner = _rc4(_md5(b"owner" + _PAD[:27])[:5], (user + _PAD)[:32])
    key = _md5((user + _PAD)[:32] + owner + (-64 & 0xFFFFFFFF).to_bytes(4, "little") + b"0" * 16)
    lock = f"/O <{owner.hex()}> /U <{_rc4(key[:5], _PAD).hex()}>"

    def own(found: re.Match[bytes]) -> bytes:
        secret = _md5(key[:5] + int(found[1]).to_bytes(3, "little") + b"\0\0")[:10]
        strings = re.sub(
            rb"\((\w+)\)", lambda s: b"<%b>" % _rc4(secret, s[1]).hex().encode(), found[2]
        )
        head, start, stream = strings.partition(b"\nstream\n")
        content, end, rest = stream.partition(b"\nendstream")
        return b"%b 0 obj%b%b%b%b%b" % (
            found[1], head, start, _rc4(secret, content), end, rest + b"endobj"
        )  # fmt: skip

    body = re.sub(rb"(\d+) 0 obj(.*?)endobj", own, plain[: plain.index(b"xref\n")], flags=re.S)
    return (
        body
        + (
            f"trailer\n<< /Root 1 0 R /ID [<{b'0'.hex() * 16}> <{b'0'.hex() * 16}>]"
            f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -64 {lock} >> >>\n%%EOF\n"
        ).encode()
    )


def test_a_file_that_needs_no_password_to_be_read_is_read(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 60, "部门预算公开联系人：张三")
    table(page, [60, 200, 400], 100, ROWS)
    path, copy = tmp_path / "a.pdf", tmp_path / "copy.pdf"
    path.write_bytes(encrypted(pdf([page]), b""))
    document = read_pdf(path)
    assert grids(document)[0].rows[1].cells[1].text == ROWS[1][1]
    # Its copy without 张三 was encrypted by a key that follows from the id of the file.
    copy.write_bytes(document.stored)
    assert grids(read_pdf(copy)) == grids(document)
    path.write_bytes(encrypted(pdf([page]), b"user"))
    with pytest.raises(UnusableInput, match=r"^a\.pdf: an encrypted PDF"):
        read_pdf(path)


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_well_compressed_does_not_fill_the_memory(times: int, tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(60)) + packer.flush()
    packed = zlib.compress(packed, 9) if times == 2 else packed
    filters = b"/FlateDecode " * times
    plain = pdf([Page()])
    at = plain.index(b"/Length 0 >>\nstream\n")
    stream = b"/Length %d /Filter [%b] >>\nstream\n%b" % (len(packed), filters, packed)
    body = plain[:at] + stream + plain[at + len(b"/Length 0 >>\nstream\n") :]
    path = tmp_path / "a.pdf"
    path.write_bytes(body[: body.index(b"xref\n")] + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n")
    with pytest.raises(UnusableInput, match=r"^a\.pdf: drawings or data that unfold"):
        read_pdf(path)


def test_a_drawing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    word = "BT /F1 10 Tf 60 700 Td <54088ba1> Tj ET"
    path.write_bytes(with_drawings("/F0 Do", word))
    assert said(read_pdf(path)) == ["2023年部门支出总表", "合计"]
