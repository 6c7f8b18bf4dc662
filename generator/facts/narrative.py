"""The prose of a disclosure, paragraph by paragraph, below the headings it stands under.

A paragraph cut by a page break, or printed line by line (no mark at its end, and a plain
continuation after it), is joined; its locator then covers all its lines. Headings are those
the document marks and the usual enumerations of official prose (一、 （一） 第一部分). Marks
mean the same in either width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import locator
from generator.documents.model import Paragraph
from generator.facts.model import NarrativeBlock
from generator.tables.between import is_page_number

_ENDS = re.compile(r"[。；：！？…”’）)》:;!?.]$")
_OPENS = re.compile(
    r"^([一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d+-]{1,3}[)）]|\d{1,2}[、.．]|"
    r"第[一二三四五六七八九十]+部分|附件|附表|表\d|注[:：]|备注|[-•·])"
)
_HEADINGS = (
    (1, re.compile(r"^第[一二三四五六七八九十]+部分.{0,40}$")),
    (2, re.compile(r"^[一二三四五六七八九十]{1,3}、[^。；]{1,60}$")),
    (3, re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）][^。；，]{1,40}$")),
)
_AMOUNT = re.compile(r"^\d[\d,]*(?:\.\d+)?\s*(?:[亿万千百]*元|[%％]|个百分点)")
_MARK = re.compile(r"[，。；、]")
_WIDE = str.maketrans(";:", "；：")
_SHORTEST_CUT = 25
_LONGEST_HEADING = 80
_SHORTEST_CONTENTS = 6


def narrative(prose: Sequence[Paragraph]) -> tuple[NarrativeBlock, ...]:
    """Blocks in document order, numbered from 1."""
    blocks = []
    path: dict[int, str] = {}
    paragraphs = list(_joined(prose))
    levels = _without_contents([p.text for p in paragraphs], [_level(p) for p in paragraphs])
    for number, (paragraph, level) in enumerate(zip(paragraphs, levels, strict=True), 1):
        if level:
            path = {depth: text for depth, text in path.items() if depth < level}
        section = " / ".join(path[depth] for depth in sorted(path))
        blocks.append(NarrativeBlock(number, section, level, paragraph.text, paragraph.source))
        if level:
            path[level] = paragraph.text
    return tuple(blocks)


def _without_contents(texts: Sequence[str], levels: Sequence[int]) -> list[int]:
    """Levels with the lines of a table of contents taken for text.

    A long run of headings with nothing between them is a list of contents, but for its
    end: the headings, ever deeper, that the first paragraph after it stands under.
    """
    found = list(levels)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and levels[end]:
            end += 1
        if end - start >= _SHORTEST_CONTENTS:
            real = end
            while (
                real - 1 >= start
                and texts[real - 1] not in texts[real:]
                and (real == end or levels[real - 1] < levels[real])
            ):
                real -= 1
            found[start:real] = [0] * (real - start)
        start = end + 1
    return found


def _joined(prose: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs with those cut by a page break put together again."""
    pending: Paragraph | None = None
    for paragraph in prose:
        if is_page_number(paragraph.text):
            continue
        if pending is not None and _goes_on(pending, paragraph):
            pending = Paragraph(
                pending.text + paragraph.text,
                pending.level,
                locator.span(pending.source, paragraph.source),
            )
            continue
        if pending is not None:
            yield pending
        pending = paragraph
    if pending is not None:
        yield pending


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    """True when `second` is the rest of `first`, cut off in mid-sentence.

    A line that begins with an amount (29.2%，主要原因是…) has its noun in the line before, and
    is no numbered one.
    """
    if first.level or second.level or _ENDS.search(first.text[-2:]) or _level(first):
        return False
    rest, long = _wide(second.text), len(first.text) >= _SHORTEST_CUT
    if _AMOUNT.match(rest):
        is_cut = long or _MARK.search(_wide(first.text)) is not None
    else:
        is_cut = long and not _OPENS.match(rest)
    return is_cut and _near(first, second) and _MARK.search(rest) is not None


def _wide(text: str) -> str:
    """A text with the full-width form of its marks; commas inside numbers stay."""
    return re.sub(r"(?<!\d),|,(?!\d)", "，", text).translate(_WIDE)


def _near(first: Paragraph, second: Paragraph) -> bool:
    """True when at most a few lines lie between two paragraphs."""
    a, b = locator.parse_line(first.source), locator.parse_line(second.source)
    return a is None or b is None or (a.file == b.file and b.first - a.last <= 4)


def _level(paragraph: Paragraph) -> int:
    if paragraph.level:
        is_sentence = paragraph.text.endswith("。") or len(paragraph.text) > 80
        return 0 if is_sentence else paragraph.level
    text = paragraph.text.strip()
    if len(text) > _LONGEST_HEADING:
        return 0
    return next((lv for lv, form in _HEADINGS if form.match(_wide(text))), 0)
