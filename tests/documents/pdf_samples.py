"""Writes small PDF files for the tests: text at places, straight lines, pages turned.

Places are given as on paper, from the upper left corner, in points. The font is one of
the Chinese fonts every reader has; nothing is embedded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class Page:
    """A page that is being drawn; `turn` is its rotation when it is shown."""

    turn: int = 0
    width: float = WIDTH
    height: float = HEIGHT
    parts: list[str] = field(default_factory=list)
    fields: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 10, mode: int = 0) -> None:
        """Words whose first character begins at `x`, on the baseline `y`."""
        code = words.encode("utf-16-be").hex()
        self.parts.append(
            f"BT /F1 {size} Tf {mode} Tr 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET"
        )

    def upwards(self, x: float, y: float, words: str, size: float = 10) -> None:
        """Words that are printed from the bottom to the top."""
        code = words.encode("utf-16-be").hex()
        self.parts.append(
            f"BT /F1 {size} Tf 0 Tr 0 1 -1 0 {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET"
        )

    def downwards(self, x: float, y: float, words: str, size: float = 10) -> None:
        """Words that are printed from the top to the bottom, as on the back of a book."""
        code = words.encode("utf-16-be").hex()
        self.parts.append(
            f"BT /F1 {size} Tf 0 Tr 0 -1 1 0 {x:.2f} {self.height - y:.2f} Tm <{code}> Tj ET"
        )

    def right(self, x: float, y: float, words: str, size: float = 10) -> None:
        """Words that end at `x`."""
        self.text(x - width_of(words, size), y, words, size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin straight line."""
        self.parts.append(
            f"0.5 w {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S"
        )

    def fillable(self, x0: float, y0: float, x1: float, y1: float, value: str) -> None:
        """A field of a form, filled in; the file does not say what it looks like."""
        self.fields.append((x0, y0, x1, y1, value))

    def picture(self) -> None:
        """A grey picture that covers the page."""
        self.parts.append(f"q {self.width} 0 0 {self.height} 0 0 cm /P1 Do Q")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """All lines of a plain grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)


def width_of(words: str, size: float) -> float:
    """Han characters are as wide as high, the others half as wide."""
    return sum(size / 2 if char.isascii() else size for char in words)


def table(
    page: Page, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], high: float = 20
) -> list[float]:
    """A plain ruled table; numbers stand at the right of their cells. Its row bounds."""
    ys = [top + high * index for index in range(len(rows) + 1)]
    page.grid(xs, ys)
    words(page, xs, top, rows, high)
    return ys


def words(
    page: Page, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], high: float = 20
) -> None:
    """The words of a table without its lines; those of the first row are centred."""
    for r, row in enumerate(rows):
        for c, word in enumerate(row):
            baseline = top + high * r + high / 2 + 4
            if word[:1].isdigit() and "." in word:
                page.right(xs[c + 1] - 3, baseline, word)
            elif r == 0:
                page.text((xs[c] + xs[c + 1] - width_of(word, 10)) / 2, baseline, word)
            else:
                page.text(xs[c] + 3, baseline, word)


def pdf(pages: Sequence[Page], copied: Mapping[str, str] | None = None) -> bytes:
    """The file; `copied` are characters that give another one when they are copied."""
    first = 7
    extracted = f" /ToUnicode {first + 2 * len(pages)} 0 R".encode() if copied else b""
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R]%b >>" % extracted,
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /W [1 95 500 814 939 500]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        b" /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0"
        b" /FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}]"
            f" /Rotate {page.turn} /Contents {first + 2 * index + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /P1 6 0 R >> >> >>".encode()
        )
        stream = "\n".join(page.parts).encode()
        objects.append(_stream(stream))
    if copied:
        objects.append(_stream(_to_unicode(copied)))
    _add_fields(objects, pages, first)
    return _file(objects)


def _add_fields(objects: list[bytes], pages: Sequence[Page], first: int) -> None:
    """The fields of the pages, and the form they belong to."""
    every = []
    for index, page in enumerate(pages):
        mine = []
        for x0, y0, x1, y1, value in page.fields:
            box = f"{x0} {page.height - y1} {x1} {page.height - y0}"
            objects.append(
                f"<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (f{len(objects)})"
                f" /Rect [{box}] /V <FEFF{value.encode('utf-16-be').hex()}> >>".encode()
            )
            mine.append(f"{len(objects)} 0 R")
        if mine:
            at = first + 2 * index - 1
            objects[at] = objects[at][:-2] + f"/Annots [{' '.join(mine)}] >>".encode()
        every += mine
    if every:
        objects[0] = (
            f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{' '.join(every)}]"
            " /DA (/F1 10 Tf) /DR << /Font << /F1 3 0 R >> >> >> >>"
        ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def _to_unicode(copied: Mapping[str, str]) -> bytes:
    pairs = "\n".join(
        f"<{ord(shown):04X}> <{text.encode('utf-16-be').hex()}>" for shown, text in copied.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /C def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(copied)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
