"""A docx file becomes a document; only text, tables, styles and list numbers are read.

Headers, footers, comments and notes at the foot are not part of the reading. The file is
first brought to a simple form with contact details masked; that form is both what is read
and what is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents.limits import Meter
from generator.documents.limits_xml import (
    Element,
    child,
    local,
    parse_xml,
    to_bytes,
)
from generator.documents.limits_zip import write_package
from generator.documents.model import Block, Document, Paragraph
from generator.documents.ooxml import content_types, main_part, open_package, relationships
from generator.documents.spans import hidden_notes
from generator.documents.word.canonical import LeftOut, simplify
from generator.documents.word.flow import Flow, tape_of
from generator.documents.word.numbering import Numbering
from generator.documents.word.styles import Styles, hidden_styles
from generator.errors import UnusableInput

_MAIN = "word/document.xml"
_TYPE = "wordprocessingml"
_SIDE_PARTS = ("styles", "numbering")
_PICTURES = {"numPicBullet", "lvlPicBulletId"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a docx that are read, contact details masked."""

    main: Element
    side: dict[str, Element]  # styles, numbering
    left_out: LeftOut


def read_word(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a docx file; UnusableInput says why it cannot be read."""
    data = path.read_bytes()
    return word_document(data, path.name, keep_public_landline=keep_public_landline)


def word_document(data: bytes, name: str, *, keep_public_landline: bool = False) -> Document:
    """The document in the bytes of a docx file."""
    meter = Meter(name)
    parts = _parts(data, meter, keep_public_landline)
    blocks = tuple(_blocks(parts, meter))
    digest = hashlib.sha256(data).hexdigest()
    left_out = parts.left_out
    return Document(
        name,
        "docx",
        blocks,
        digest,
        stored=_package(parts),
        notes=_notes(left_out, blocks),
        unseen=_notes(replace(left_out, pictures=left_out.large, hidden=0), ()),
    )


def _notes(left_out: LeftOut, blocks: Sequence[Block]) -> tuple[str, ...]:
    notes = []
    if left_out.pictures:
        notes.append(f"文件中有 {left_out.pictures} 张图片，图片中的内容没有读取")
    if left_out.files:
        notes.append(f"文件中嵌入了 {left_out.files} 个其他文件，其中的内容没有读取")
    if left_out.hidden:
        notes.append(f"文件中有 {left_out.hidden} 处隐藏的文字没有读取")
    return (*notes, *hidden_notes(blocks))


def masked_copy(path: Path, *, keep_public_landline: bool = False) -> bytes:
    """The docx as it is stored: text, tables and formatting, contact details masked."""
    parts = _parts(path.read_bytes(), Meter(path.name), keep_public_landline)
    return _package(parts)


def word_places(data: bytes, name: str) -> dict[str, str]:
    """What is printed at each place of a docx, blanks around it taken off."""
    meter = Meter(name)
    printed: dict[str, str] = {}
    for block in _blocks(_parts(data, meter, False), meter):
        if isinstance(block, Paragraph):
            before = printed.get(block.source)
            printed[block.source] = f"{before}\n{block.text}" if before else block.text
        else:
            hidden = block.hidden.cells if block.hidden else ()
            printed |= {cell.source: cell.raw for row in block.rows for cell in row.cells}
            printed |= {cell.source: cell.raw for _, _, cell in hidden}
    return printed


def _blocks(parts: Parts, meter: Meter) -> list[Block]:
    flow = Flow(Styles(parts.side.get("styles")), Numbering(parts.side.get("numbering")), meter)
    return list(flow.blocks(child(parts.main, "body")))


def _parts(data: bytes, meter: Meter, keep_public_landline: bool) -> Parts:
    package = open_package(data, meter)
    main_name = main_part(package, _MAIN, meter)
    if main_name not in package:
        raise UnusableInput(f"{meter.name}: a zip, but not a Word document")
    main = parse_xml(package.read(main_name), meter)
    if child(main, "body") is None:
        raise UnusableInput(f"{meter.name}: not a Word document: it has no body")
    folder = main_name.rpartition("/")[0]
    side = {
        part: parse_xml(package.read(f"{folder}/{part}.xml"), meter)
        for part in _SIDE_PARTS
        if f"{folder}/{part}.xml" in package
    }
    left_out = simplify(main, hidden_styles(side.get("styles")))
    tape_of(child(main, "body"), meter).mask(keep_public_landline=keep_public_landline)
    for root in side.values():
        for element in [e for e in root.iter() if local(e) in _PICTURES]:
            element.getparent().remove(element)
    return Parts(main, side, left_out)


def _package(parts: Parts) -> bytes:
    """A docx of the parts, and of nothing else the file had in it."""
    names = [name for name in _SIDE_PARTS if name in parts.side]
    files = {
        "[Content_Types].xml": content_types(
            [(_MAIN, f"{_TYPE}.document.main")]
            + [(f"word/{name}.xml", f"{_TYPE}.{name}") for name in names]
        ),
        "_rels/.rels": relationships([("officeDocument", _MAIN)]),
        _MAIN: to_bytes(parts.main),
        "word/_rels/document.xml.rels": relationships([(n, f"{n}.xml") for n in names]),
    }
    files |= {f"word/{name}.xml": to_bytes(parts.side[name]) for name in names}
    return write_package(files)
