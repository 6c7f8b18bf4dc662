"""Which table is this? The words above a grid become number, title, unit and kind.

A title is recognised by the declared expressions of `kinds.yml`; the longest match wins,
two kinds with an equal claim are said to be two. Titles broken over lines are joined;
the publisher's name and the year before the title do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.model import Caption

_LONGEST_TITLE = 80
_BEFORE_BARE_TITLE = re.compile(
    r"(^|[室局委会院府厅处所站队部校馆心团社司办库段园课组层级场]|年度?|部门|单位|本级|预算|决算|"
    r"公开|汇总|收支|[)\]:：、.\-\d])$"
)
_SUFFIX = re.compile(r"[-—－(（]?([一二三四五六七八九十\d]{1,2})[)）]?$")
_BARE = {
    "revenue-expenditure-summary",
    "revenue-summary",
    "expenditure-summary",
    "line-item-budget",
}


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A kind whose expression fits, and where."""

    kind: str
    start: int
    end: int
    text: str


def match_title(text: str) -> tuple[TitleMatch, ...]:
    """The kinds with the longest fitting title in `text`: none, one or several."""
    squashed = squash(text)
    if len(squashed) > _LONGEST_TITLE or "。" in squashed or "；" in squashed:
        return ()
    found = [
        match
        for kind in vocabulary.kinds()
        for pattern in kind.titles
        if (match := _match(kind.kind, pattern, squashed))
    ]
    longest = max((match.end - match.start for match in found), default=0)
    best = {m.kind: m for m in found if m.end - m.start == longest}
    return tuple(best.values())


def _match(kind: str, pattern: vocabulary.Pattern, squashed: str) -> TitleMatch | None:
    """The last fitting place of one expression; what follows must be short."""
    best = None
    for found in pattern.finditer(squashed):
        if len(squashed) - found.end() > 14 or not found[0]:
            continue
        before = squashed[: found.start()]
        if kind in _BARE and not _BEFORE_BARE_TITLE.search(before):
            continue
        best = TitleMatch(kind, found.start(), found.end(), squashed)
    return best


def read_caption(paragraphs: Sequence[Paragraph], inside: Sequence[str]) -> Caption:
    """Caption from the paragraphs above a grid and the title rows inside it."""
    words = [p.text for p in paragraphs] + list(inside)
    number = unit = level = ""
    titles: list[str] = []
    for text in words:
        squashed = squash(text)
        unit = _unit(squashed) or unit
        numbered = vocabulary.lines().number.match(squashed)
        if numbered:
            number, titles = numbered["number"], []
            rest = squashed[numbered.end() :]
            if rest and not vocabulary.lines().meta.fullmatch(rest):
                titles.append(text if numbered.end() == 0 else rest)
        elif squashed and not vocabulary.lines().meta.fullmatch(squashed):
            titles.append(text)
    caption = replace(_titled(titles), number=number, unit=unit)
    level = _level(caption)
    if number and caption.suffix:
        caption = replace(caption, number=f"{number}-{caption.suffix}")
    return replace(caption, level=level)


def _titled(titles: list[str]) -> Caption:
    """The lowest run of lines that reads as a title; else the last line."""
    for end in range(len(titles), 0, -1):
        for first in range(end - 1, -1, -1):
            matches = match_title("".join(titles[first:end]))
            upper = len(squash("".join(titles[first : end - 1])))
            if not matches or matches[0].end <= upper:
                continue
            if len(matches) > 1:
                kinds = ", ".join(sorted(match.kind for match in matches))
                return Caption(
                    title=_tidy_all(titles[first:end]), reason=f"title fits kinds: {kinds}"
                )
            return _caption(_tidy_all(titles[first:end]), matches[0])
    title = _tidy(titles[-1]) if titles else ""
    return Caption(title=title[:_LONGEST_TITLE], reason="no known title above the table")


def _caption(title: str, match: TitleMatch) -> Caption:
    core = match.text[match.start : match.end]
    suffix = _SUFFIX.fullmatch(match.text[match.end :])
    return Caption(
        title=title,
        core=core,
        kind=match.kind,
        suffix=suffix[1] if suffix else "",
        reason=f"title “{core}”",
    )


def _tidy_all(titles: list[str]) -> str:
    return _tidy("".join(titles))


def _tidy(title: str) -> str:
    """A printed title on one line, list marks and blanks taken out."""
    return re.sub(r"^[\d一二三四五六七八九十]{1,3}[、.．]", "", re.sub(r"\s+", "", title))


def _unit(squashed: str) -> str:
    found = vocabulary.lines().unit.search(squashed)
    return found["unit"].removeprefix("人民币") if found else ""


def _level(caption: Caption) -> str:
    """Department or unit, where the words before the title say so."""
    squashed = squash(caption.title)
    before = squashed[: squashed.find(caption.core)] if caption.core in squashed else ""
    if re.search(r"(?<!部门)(?<!部门\()单位(预算|决算)?$", before):
        return "unit"
    return "department" if re.search(r"部门(预算|决算)?$", before) else ""
