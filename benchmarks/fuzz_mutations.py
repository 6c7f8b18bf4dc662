"""How the fuzzer damages a seed: bytes, lines, tags, members of a zip, drawings of a page.

Every mutation follows from the random numbers it is given and nothing else. It does not
know what the program does with its inputs.
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

from fuzz_seeds import Seed, to_pdf, to_xls
from fuzz_sentences import sentences
from lxml import etree
from PIL import Image, ImageDraw, ImageOps

from generator.documents.text import parse_text
from generator.errors import UnusableInput

_XML_NO = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HOSTILE = (
    '=HYPERLINK("http://a.invalid")', "<script>a()</script>", "{{ x }}", "--8<-- 'a'", "|", "||",
    "{: onclick=a }", "[x](javascript:a)", "\x00", "\u200b", "\u202e", "٣٤٥", "１２３.４５", "-",
    "--", ".", "..", "1e999", "NaN", "Infinity", "-0.00", "9" * 60, "0." + "0" * 60 + "1", "1,2,3",
    "1.2.3", "(5.00)", "△5.00", "²", "①", "½", "万", "万元", "亿元", "合计", "其中：", "表", "表一",
    "附件3", "单位：元", "单位：万元", "2024年", "9999年", "0000", "20191399", "\t", "\n", "\n\n",
    "　" * 9, "\r", "联系人：", "电话：13800000000", "| --- | --- |", "# ", "**", "__", "$", "\\",
    "&lt;", "\ud7ff", "𠀀", "../../x", "%s", "'", '"', "《", "（", "）", "。", "比上年增加", "占",
    "百分之", "≥", "9" * 4400,
)  # fmt: skip


def mutated(seed: Seed, rng: random.Random) -> bytes:
    """The seed with one to three mutations of one of the kinds that fit it."""
    if seed.suffix in {".docx", ".xlsx"}:
        kinds: Sequence[Callable[[bytes, random.Random], bytes]] = (
            _bytes, _members, *(_in_member,) * 8,
        )  # fmt: skip
    elif seed.suffix == ".html":
        kinds = (_bytes, _tags, _tags, _encoded("gb18030"))
    elif seed.suffix in {".txt", ".md"}:
        encoding = seed.form.removeprefix("text ") if seed.form.startswith("text ") else "utf-8"
        kinds = (
            _bytes, _lines(encoding), _encoded(encoding), _encoded(encoding), _said(encoding),
        )  # fmt: skip
    elif seed.form.startswith("picture"):
        kinds = (_few_bytes, *(_pixels,) * 4)
    elif seed.suffix == ".pdf":
        kinds = (_bytes, *(_drawing,) * 4)
    else:
        kinds = (_bytes, *(_few_bytes,) * 4)
    data = seed.data
    if seed.text and rng.random() < 0.6:
        data = _written_anew(seed, rng)
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = rng.choice(kinds)(data, rng)
    return data


def _written_anew(seed: Seed, rng: random.Random) -> bytes:
    """The seed's text changed, and written in the seed's format."""
    changed = rng.choice((_encoded("utf-8"), _lines("utf-8")))(seed.text.encode(), rng)
    try:
        document = parse_text(changed.decode("utf-8", "replace")[:100_000], "t.txt")
    except UnusableInput:
        return changed  # no table could hold it: the bytes as they are, under the wrong name
    if seed.suffix == ".xls":
        return to_xls(document)
    return to_pdf(document)


def _few_bytes(data: bytes, rng: random.Random) -> bytes:
    """One to three bytes in the middle changed, or none."""
    changed = bytearray(data)
    for _ in range(rng.randrange(4) if len(data) > 1024 else 0):
        changed[rng.randrange(512, len(data))] = rng.randrange(256)
    return bytes(changed)


def _bytes(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, put in, or the end lost."""
    at, length = rng.randrange(len(data) or 1), rng.choice((1, 2, 8, 64, 512))
    kind = rng.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + rng.randbytes(length) + data[at + length :]
    if kind == 2:
        return data[:at] + data[at + length :]
    if kind == 3:
        return data[:at] + data[at : at + length] * rng.choice((2, 3, 50)) + data[at + length :]
    if kind == 4:
        return data[:at] + rng.choice(HOSTILE).encode("utf-8", "replace") + data[at:]
    flipped = bytearray(data)
    for _ in range(rng.choice((1, 4, 30)) if data else 0):
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(flipped)


def _encoded(encoding: str) -> Callable[[bytes, random.Random], bytes]:
    """Tokens of the text changed, in its encoding."""
    return lambda data, rng: _tokens(data.decode(encoding, "replace"), rng).encode(
        encoding, "replace"
    )


def _tokens(text: str, rng: random.Random) -> str:
    """A number or word replaced, put in front of another, lost, or repeated very often."""
    found = list(re.finditer(r"[\d.,]+|[一-鿿]{1,8}|[^\w\s]|\s", text))
    if not found:
        return rng.choice(HOSTILE)
    start, end = rng.choice(found).span()
    kind = rng.randrange(6)
    if kind == 0:
        middle = rng.choice(HOSTILE)
    elif kind == 1:
        middle = rng.choice(HOSTILE) + text[start:end]
    elif kind == 2:
        middle = ""
    elif kind == 3:
        middle = rng.choice(found)[0]
    elif kind == 4:
        middle = text[start:end] * rng.choice((2, 30, 1_000))
    else:
        middle = (rng.choice(HOSTILE) + rng.choice(("", " ", "\t", "，"))) * rng.choice(
            (3, 40, 2_000)
        )
        middle = middle[:40_000]
    return text[:start] + middle + text[end:]


def _lines(encoding: str) -> Callable[[bytes, random.Random], bytes]:
    """Lines lost, doubled, exchanged, torn, joined, shifted by a cell."""

    def change(data: bytes, rng: random.Random) -> bytes:
        lines = data.decode(encoding, "replace").split("\n")
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        kind = rng.randrange(8)
        if kind == 0:
            del lines[min(a, b) : max(a, b)]
        elif kind == 1:
            lines[a:a] = lines[b : b + rng.choice((1, 5, 40))] * rng.choice((1, 3, 20))
        elif kind == 2:
            lines[a], lines[b] = lines[b], lines[a]
        elif kind == 3:
            at = rng.randrange(len(lines[a]) + 1)
            lines[a : a + 1] = [lines[a][:at], lines[a][at:]]
        elif kind == 4:
            lines[a : a + 2] = [rng.choice(("", " ", "\t", "|")).join(lines[a : a + 2])]
        elif kind == 5:
            lines[a] = rng.choice(("\t", "|", "| ", "")) + lines[a]
        elif kind == 6:
            old, new = rng.choice((("\t", "|"), ("|", "\t"), ("\t", "\n\t"), (" ", "")))
            lines[a : a + 30] = [line.replace(old, new) for line in lines[a : a + 30]]
        else:
            rng.shuffle(lines)
        return "\n".join(lines).encode(encoding, "replace")

    return change


def _said(encoding: str) -> Callable[[bytes, random.Random], bytes]:
    """Paragraphs put in, of the clauses that explanations are made of."""

    def change(data: bytes, rng: random.Random) -> bytes:
        lines = data.decode(encoding, "replace").split("\n")
        at = rng.randrange(len(lines) + 1)
        lines[at:at] = ["", *(sentences(rng) for _ in range(rng.choice((1, 10, 30)))), ""]
        return "\n".join(lines).encode(encoding, "replace")

    return change


def _tags(data: bytes, rng: random.Random) -> bytes:
    """Elements of XML or HTML lost, doubled, moved, nested, or their attributes changed."""
    found = list(re.finditer(rb"<[^<>]{1,200}>", data))
    if not found:
        return _bytes(data, rng)
    a, b = sorted((rng.choice(found).start(), rng.choice(found).start()))
    tag = rng.choice(found)
    kind = rng.randrange(7)
    if kind == 0:
        return data[: tag.start()] + data[tag.end() :]
    if kind == 1:
        return data[:a] + data[a : min(b, a + 3_000)] * rng.choice((2, 9)) + data[a:]
    if kind == 2:
        return data[:a] + data[b:]
    if kind == 3:
        return data[: tag.start()] + tag[0] * rng.choice((2, 300)) + data[tag.end() :]
    if kind == 4:
        number = rng.choice((b"0", b"-1", b"2", b"99", b"65536", b"4294967296", b"x", b""))
        changed = re.sub(rb"\d+", lambda _: number, tag[0], count=rng.choice((0, 1)))
        return data[: tag.start()] + changed + data[tag.end() :]
    text = re.search(rb">([^<>]+)<", data[a:])
    if kind == 5 and text:
        place = a + text.start(1), a + text.end(1)
        hostile = rng.choice(HOSTILE).encode("utf-8", "replace")
        hostile = hostile.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b"\0", b"")
        return data[: place[0]] + hostile * rng.choice((1, 500)) + data[place[1] :]
    return data[: tag.start()] + rng.choice(found)[0] + data[tag.end() :]


def _elements(data: bytes, rng: random.Random) -> bytes:
    """Elements of well-formed XML lost, doubled, moved, emptied, said otherwise."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    found = [element for element in root.iter() if element.getparent() is not None]
    for _ in range(rng.choice((1, 2, 10)) if found else 0):
        one, other = rng.choice(found), rng.choice(found)
        kind, parent = rng.randrange(6), one.getparent()
        if parent is None:
            continue
        if kind == 0:
            parent.remove(one)
        elif kind == 1:
            parent.extend([copy.deepcopy(one) for _ in range(rng.choice((1, 3, 40)))])
        elif kind == 2 and one not in other.iterancestors() and one is not other:
            other.append(one)
        elif kind == 3 and one.attrib:
            name = rng.choice(sorted(one.attrib))
            one.attrib[name] = rng.choice(("0", "-1", "3", "99", "4294967296", "A1:XFD9", "x", ""))
        elif kind == 4:
            one.text = _XML_NO.sub("", rng.choice(HOSTILE)) * rng.choice((1, 1, 400))
        elif kind == 5:
            one.tag = other.tag
    changed: bytes = etree.tostring(root, encoding="utf-8")
    return changed


def _unzipped(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # damaged by a mutation before
        return {}


def _zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def _members(data: bytes, rng: random.Random) -> bytes:
    """Members of a zip lost, doubled, renamed, exchanged."""
    parts = list(_unzipped(data).items())
    if not parts:
        return _bytes(data, rng)
    a, b = rng.randrange(len(parts)), rng.randrange(len(parts))
    kind = rng.randrange(4)
    if kind == 0:
        del parts[a]
    elif kind == 1:
        parts.append((f"{'../' * 3}{parts[a][0]}", parts[a][1]))
    elif kind == 2:
        parts[a] = (rng.choice(("/etc/x", "C:\\x", "..", parts[b][0] + "x")), parts[a][1])
    else:
        parts[a], parts[b] = (parts[a][0], parts[b][1]), (parts[b][0], parts[a][1])
    return _zipped(parts)


def _in_member(data: bytes, rng: random.Random) -> bytes:
    """A mutation inside one member, most often a large one, so that it reaches the reader."""
    parts = _unzipped(data)
    if not parts:
        return _bytes(data, rng)
    names = sorted(parts, key=lambda name: (-len(parts[name]), name))
    name = rng.choice(names[: rng.choice((3, len(names)))])
    change = rng.choice((_bytes, _tags, *(_elements,) * 5))
    return _zipped([(n, change(d, rng) if n == name else d) for n, d in parts.items()])


def _drawing(data: bytes, rng: random.Random) -> bytes:
    """What a page draws: numbers and words of its operators changed, its length mended."""
    streams = list(re.finditer(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", data, re.S))
    if not streams:
        return _bytes(data, rng)
    stream = rng.choice(streams)
    lines = stream[1].split(b"\n")
    for _ in range(rng.choice((1, 3, 20))):
        at = rng.randrange(len(lines))
        kind = rng.randrange(5)
        if kind == 0:
            number = rng.choice((b"0", b"-5", b"1e9", b"99999999", b"300", b"0.001", b"nan"))
            lines[at] = re.sub(rb"(?<=[ ])-?\d+\.\d+", number, lines[at], count=1)
        elif kind == 1:
            words = rng.choice(HOSTILE)[:60].encode("utf-16-be", "replace").hex().encode()
            lines[at] = re.sub(rb"<[0-9a-f]*>", b"<" + words + b">", lines[at])
        elif kind == 2:
            lines[at] = b""
        elif kind == 3:
            lines[at:at] = lines[at : at + rng.choice((1, 30))] * rng.choice((1, 20))
        else:
            lines[at] = _bytes(lines[at] or b"q", rng)
    body = b"\n".join(lines)
    whole = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(body), body)
    return data[: stream.start()] + whole + data[stream.end() :]


def _pixels(data: bytes, rng: random.Random) -> bytes:
    """A picture turned, stretched, covered in part, turned to negative, or all of one colour."""
    try:
        picture = Image.open(io.BytesIO(data))
        form, shown = picture.format, picture.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        return data  # an earlier mutation left nothing to see
    wide, high = shown.size
    x, y = rng.randrange(wide), rng.randrange(high)
    kind = rng.randrange(6)
    if kind == 0:
        shown = shown.rotate(rng.choice((90, 180, 270, rng.uniform(-8, 8))), expand=True)
    elif kind == 1:
        shown = shown.resize((max(1, wide * rng.randint(1, 4) // 3), max(1, high // 2)))
    elif kind == 2:
        ImageDraw.Draw(shown).rectangle((x, y, x + wide // 3, y + high // 3), fill="black")
    elif kind == 3:
        shown = ImageOps.invert(shown)
    elif kind == 4:
        shown = Image.new("RGB", (rng.choice((1, 40, wide)), rng.choice((1, high))), "white")
    else:
        shown = shown.crop((x // 2, y // 2, wide, high))
    buffer = io.BytesIO()
    shown.save(buffer, form)
    return buffer.getvalue()
