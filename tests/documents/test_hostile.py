"""Hostile and broken files: one clear line each, nothing run, nothing written, no hang."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from pathlib import Path

import pytest
from office_files import docx_of, p, rows, tbl, tc, xlsx_of, zipped
from read_blocks import grids

from generator.build import read_disclosure
from generator.documents.model import Block, Document, Grid, Paragraph
from generator.documents.open import open_document
from generator.documents.pieces import plain
from generator.documents.sheets.read import sheets_document
from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.documents.word.read import word_document
from generator.errors import UnusableInput
from generator.tables.amounts import parse_amount

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = tbl(tc("项目") + tc("金额"), tc("合计") + tc("1.00"))
GOOD = {
    ".docx": docx_of(p("标题") + TABLE),
    ".xlsx": xlsx_of({"表": rows(["项目", "金额"], ["合计", "1.00"])}),
    ".html": "<p>标题</p><table><tr><td>项目<td>金额<tr><td>合计<td>1.00</table>".encode(),
}
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


def opened(data: bytes, suffix: str, directory: Path) -> Document:
    path = directory / f"t{suffix}"
    path.write_bytes(data)
    return open_document(path)


def refusal(data: bytes, suffix: str, directory: Path) -> str:
    with pytest.raises(UnusableInput) as caught:
        opened(data, suffix, directory)
    message = str(caught.value)
    assert "\n" not in message
    assert f"t{suffix}" in message
    return message


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".doc", ".xls", ".html"])
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 999, b"%PDF-1.4 x", b"PK\3\4", b"PK\5\6" + b"\0" * 18, b"\x89PNG"]
)
def test_what_is_no_office_file_is_refused_in_one_line(
    data: bytes, suffix: str, tmp_path: Path
) -> None:
    refusal(data, suffix, tmp_path)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".doc", ".xls"])
def test_encrypted_files_are_said_to_be_encrypted(suffix: str, tmp_path: Path) -> None:
    data = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "encrypted with a password" in refusal(data, suffix, tmp_path)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_encrypted_zips_are_said_to_be_encrypted(suffix: str, tmp_path: Path) -> None:
    data = bytearray(GOOD[suffix])
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "encrypted" in refusal(bytes(data), suffix, tmp_path)


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE], ids=["expanding", "outside"])
def test_entities_are_refused(doctype: str, tmp_path: Path) -> None:
    main = f'{doctype}<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p>'
    data = zipped({"word/document.xml": f"{main}</w:body></w:document>"})
    refusal(data, ".docx", tmp_path)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 2000 + p("x") + "</w:sdtContent></w:sdt>" * 2000
    refusal(docx_of(deep), ".docx", tmp_path)
    refusal(b"<div>" * 100_000 + b"x", ".html", tmp_path)
    refusal(b"<table><tr><td>" * 5_000 + b"x", ".html", tmp_path)


def test_names_that_lead_outside_lead_nowhere(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"../../evil.txt": "x", "/abs.txt": "x", "C:\\evil.txt": "x"}
    with zipfile.ZipFile(io.BytesIO(GOOD[".docx"])) as archive:
        parts |= {name: archive.read(name) for name in archive.namelist()}
    document = opened(zipped(parts), ".docx", tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["t.docx"]
    with zipfile.ZipFile(io.BytesIO(document.stored)) as archive:
        assert not [name for name in archive.namelist() if "evil" in name or "abs" in name]


def test_a_part_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"word/document.xml": "<x>" + "y" * 5000 + "</x>"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    refusal(bytes(data), ".docx", tmp_path)


def test_spans_beyond_all_measure_do_not_fill_the_memory(tmp_path: Path) -> None:
    page = b"<table><tr><td rowspan=999999 colspan=999999>a<td>1<tr><td>b<td>2</table>"
    started = time.process_time()
    refusal(page, ".html", tmp_path)
    span = '<w:gridSpan w:val="99999"/>'
    refusal(docx_of(tbl(tc("a", span) + tc("1"), tc("b") + tc("2"))), ".docx", tmp_path)
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = f"<sheetData>{far}</sheetData>{merged}"
    opened(xlsx_of({"S": sheet}), ".xlsx", tmp_path)
    many = '<mergeCell ref="A1:A9999"/>' * 999
    bomb = rows(["a", "1"]) + f"<mergeCells>{many}</mergeCells>"
    refusal(xlsx_of({"S": bomb}), ".xlsx", tmp_path)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "piece",
    ["<w:r/>", "<w:t>a</w:t><w:tab/>", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:r>'],
)
def test_a_paragraph_of_endless_pieces_is_read_in_one_go(piece: str, tmp_path: Path) -> None:
    # Whoever asks the paragraph or the run anew with every piece needs minutes.
    many = piece * 30_000 if piece.startswith("<w:r") else f"<w:r>{piece * 30_000}</w:r>"
    started = time.process_time()
    opened(docx_of(f"{p('标题')}{TABLE}<w:p>{many}</w:p>"), ".docx", tmp_path)
    assert time.process_time() - started < 8


def test_tags_and_attributes_that_fill_the_memory_are_refused(tmp_path: Path) -> None:
    many = "".join(f'<w:r w:a="{n % 9_973}"/>' for n in range(1_300_000))
    assert "elements" in refusal(docx_of(f"<w:p>{many}</w:p>"), ".docx", tmp_path)
    assert "elements" in refusal(f"<p>{many}</p>".encode(), ".html", tmp_path)


def test_a_header_of_one_endless_word_is_not_read_anew_with_every_row() -> None:
    head = f"科目编码\t科目名称\t合计\t{'网' * 30_000}\n"
    rows = "".join(f"{2010000 + n}\t事务{n}\t1.00\t1.00\n" for n in range(3000))
    started = time.process_time()
    document = parse_text(f"部门支出总表\n\n单位：万元\n\n{head}{rows}", "a.txt")
    read_disclosure(document, fiscal_year=2023, phase="approved")
    assert time.process_time() - started < 8


def test_cells_stay_plain_text() -> None:
    hostile = ["=cmd|' /C calc'!A0", "{{ 7*7 }}", "&lt;script&gt;a()&lt;/script&gt;",
               "[x](javascript:a)", '--8&lt;-- "x"', "{: onclick=a }", "| a | b |"]  # fmt: skip
    shown = [text.replace("&lt;", "<").replace("&gt;", ">") for text in hostile]
    word = word_document(docx_of(tbl(*(tc("甲") + tc(text) for text in hostile))), "t")
    sheet = sheets_document(xlsx_of({"S": rows(*(["甲", text] for text in hostile))}), "t")
    page = "".join(f"<tr><td>甲<td>{text}" for text in hostile)
    web = web_document(f"<table>{page}</table>".encode(), "t")
    for document in (word, sheet, web):
        (grid,) = grids(document)
        assert [row.cells[1].text for row in grid.rows] == shown


def test_invisible_characters_are_taken_out_and_kept_in_the_raw_text() -> None:
    raw = "1\u200b23\u2060.\ufeff45\u00ad"
    document = word_document(docx_of(tbl(tc("甲") + tc(raw), tc("乙") + tc("１２.５０"))), "t")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    cell = grid.rows[0].cells[1]
    assert (cell.text, cell.raw) == ("123.45", raw)
    assert parse_amount(grid.rows[1].cells[1].text) is not None


def test_a_number_that_prints_backwards_is_no_amount() -> None:
    assert parse_amount(plain("\u202e54.321\u202c")) is None
    assert parse_amount(plain("\u200e54.32\u200e")) is not None


def mutations(seed: int, data: bytes) -> bytes:
    """One mutation: bytes changed, cut out, doubled or put in."""
    rng = random.Random(seed)
    at = rng.randrange(len(data))
    length = rng.choice([1, 2, 8, 64])
    piece = {
        0: bytes(rng.randrange(256) for _ in range(length)),
        1: b"",
        2: data[at : at + length] * 3,
        3: rng.choice([b"<", b">", b"&", b"\x00", b"\xff\xfe", b"</w:tbl>", b"<table>", b"999999"]),
    }[rng.randrange(4)]
    return data[:at] + piece + data[at + (length if rng.random() < 0.7 else 0) :]


def repacked(seed: int, data: bytes) -> bytes:
    """One mutation inside one member of a zip, so that it reaches the XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    name = random.Random(seed).choice(sorted(parts))
    parts[name] = mutations(seed, bytes(parts[name]))  # type: ignore[arg-type]
    return zipped(parts)


@pytest.mark.parametrize("suffix", GOOD)
def test_mutated_files_are_read_or_refused(suffix: str, tmp_path: Path) -> None:
    for seed in range(150):
        data = GOOD[suffix]
        changed = [mutations(seed, data)] + ([repacked(seed, data)] if suffix != ".html" else [])
        for mutated in changed:
            blocks = blocks_or_refusal(mutated, suffix, tmp_path)
            assert all(isinstance(block, (Grid, Paragraph)) for block in blocks)


def blocks_or_refusal(data: bytes, suffix: str, directory: Path) -> tuple[Block, ...]:
    """The blocks of a mutated file, none when it was refused; anything else fails."""
    try:
        return opened(data, suffix, directory).blocks
    except UnusableInput:
        return ()


def test_what_repeats_very_often_costs_little(tmp_path: Path) -> None:
    started = time.process_time()
    links = '<a href="a.docx">x</a>' * 20_000
    opened(f"<body>{links}<p>x</p><table><tr><td>a<td>1</table>".encode(), ".html", tmp_path)
    opened(("<%" * 200_000 + "<p>x</p>").encode(), ".html", tmp_path)
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%s"/></w:lvl>'
    listed = p("x", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') * 3000
    numbering = f'<w:abstractNum w:abstractNumId="0">{level % ("%1" * 20_000)}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    opened(docx_of(listed + TABLE, numbering=numbering), ".docx", tmp_path)
    assert time.process_time() - started < 20


def test_twenty_million_lines_are_refused_before_anything_is_looked_for(tmp_path: Path) -> None:
    started = time.process_time()
    assert "more than 400,000 lines" in refusal(b"a" + b"\n" * 20_000_000, ".txt", tmp_path)
    assert time.process_time() - started < 5
