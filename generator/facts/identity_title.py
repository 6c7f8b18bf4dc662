"""Publisher, fiscal year and phase, from the words a document calls itself by.

It reads titles, labels and captions, and does not know divisions or kinds of departments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.documents.model import Document, Paragraph
from generator.standards.centre import is_central
from generator.standards.identity_words import identity_words
from generator.standards.template_words import table_words
from generator.tables.captions import match_title

_OPENING_LINES = 25
_JOINED_LINES = 4
_CAPTION_LENGTH = 60

_NUMERALS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a field was read from, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Title:
    """What the words say; None when they say nothing or contradict each other."""

    publisher: str | None = None
    fiscal_year: int | None = None
    phase: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, or the text of a cell, without spaces."""

    text: str
    source: str
    next_cell: str = ""
    caption: bool = True  # of its own, or in a row of nothing but labels (部门：…)


def find_title(document: Document) -> Title:
    """Publisher, year and phase, each from the first kind of evidence that has it."""
    lines = list(_lines(document))
    title = _opening_title(lines, document)
    publisher = title.get("publisher") or _labelled_publisher(lines) or _captioned(lines)
    cover = _nameless_cover(lines)
    year = title.get("fiscal_year") or cover.get("fiscal_year") or _labelled_year(lines)
    year = year or _captioned_year(lines) or _bare_year(lines)
    phase = title.get("phase") or cover.get("phase") or _labelled_phase(lines)
    phase = phase or _captioned_phase(lines) or _phase_of_columns(lines)
    found = {"publisher": publisher, "fiscal_year": year, "phase": phase}
    return Title(
        publisher=publisher[0] if publisher else None,
        fiscal_year=int(year[0]) if year else None,
        phase=phase[0] if phase else None,
        evidence={name: said[1] for name, said in found.items() if said},
    )


_Said = tuple[str, Evidence]


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield _Line(_joined(block.text), block.source)
            continue
        for row in block.rows:
            texts = [_joined(cell.text) for cell in row.cells]
            for index, cell in enumerate(row.cells):
                following = next((text for text in texts[index + 1 :] if text), "")
                others = [text for at, text in enumerate(texts) if text and at != index]
                if texts[index]:
                    labels = all(re.search("[:：]", text) for text in others)
                    yield _Line(texts[index], cell.source, following, labels)


def _joined(text: str) -> str:
    return re.sub(r"[\s　]+", "", text)


# Titles


def _opening_title(lines: list[_Line], document: Document) -> dict[str, _Said]:
    """The first run of lines at the beginning that reads as a title; else the file's name."""
    cover = table_words().cover
    opening = [line for line in lines if not cover.fullmatch(line.text)][:_OPENING_LINES]
    for start in range(len(opening)):
        for count in range(1, _JOINED_LINES + 1):
            run = opening[start : start + count]
            if count > 1 and any(_is_name_of_sheet(line) for line in run):
                break
            text = "".join(line.text for line in run)
            if said := _read_title(text, run[0].source):
                return said
    stem = _joined(document.name.rsplit(".", 1)[0])
    return _read_title(stem, "file name") or _title_without_year(opening)


def _title_without_year(opening: list[_Line]) -> dict[str, _Said]:
    """Publisher and phase of a cover that says no year: 某市某局部门预算."""
    for line in opening:
        found = table_words().title_page.fullmatch(line.text)
        organ = _organ(found["organ"]) if found else ""
        phase = _phase(line.text) if organ else None
        if organ and phase and not identity_words().year.search(line.text):
            where = Evidence(line.text, line.source)
            return {"publisher": (organ, where), "phase": (phase, where)}
    return {}


def _nameless_cover(lines: list[_Line]) -> dict[str, _Said]:
    """Year and phase of a cover that names no organ: 2024年部门预算公开."""
    short = [
        line
        for line in lines[:_OPENING_LINES]
        if len(line.text) <= _CAPTION_LENGTH and not re.search(r"[，。；]", line.text)
    ]
    words = identity_words().nameless
    found = [(match, line) for line in short for match in words.finditer(line.text)]
    years = _agreed((_year(m["year"]), Evidence(line.text, line.source)) for m, line in found)
    phases = _agreed(
        (_phase(m["phase"]) or "", Evidence(line.text, line.source)) for m, line in found
    )
    said = {"fiscal_year": years, "phase": phases if phases and phases[0] else None}
    return {name: value for name, value in said.items() if value}


def _is_name_of_sheet(line: _Line) -> bool:
    """True for the name of a sheet of a workbook, which is no part of a title beside it."""
    return line.source.startswith("sheet:") and "!" not in line.source


def _read_title(text: str, source: str) -> dict[str, _Said]:
    words = identity_words()
    match = words.title.match(text)
    years = {_year(year) for year in words.year.findall(words.date.sub("", text))}
    if not match or not years:
        return {}
    organ = _organ(match["organ"])
    if not organ:
        return {}
    where = Evidence(text, source)
    said = {"publisher": (organ, where)}
    if len(years) == 1:
        said["fiscal_year"] = (years.pop(), where)
    if phase := _phase(match["rest"]):
        said["phase"] = (phase, where)
    return said


def _organ(text: str) -> str:
    """The name of an organ, or nothing when the words are no such name."""
    words = identity_words()
    text = words.before_organ.sub("", text)
    long_enough = len(text) >= 4 or is_central(text)
    named = long_enough and words.organ_end.search(text) and not words.no_organ.search(text)
    return words.itself.sub("", text) if named else ""


def _year(text: str) -> str:
    return text.translate(_NUMERALS)[:4]


def _phase(text: str) -> str | None:
    """`budget` or `final`; None when the words name both."""
    words = set(identity_words().phase.findall(text))
    return {"预算": "budget", "决算": "final"}.get(words.pop()) if len(words) == 1 else None


# Labels and captions


def _labelled_publisher(lines: list[_Line]) -> _Said | None:
    return _most_frequent(_labelled_organs(lines))


def _labelled_organs(lines: list[_Line]) -> Iterator[_Said]:
    for line in lines:
        match = identity_words().coded.match(line.text)
        if len(line.text) <= _CAPTION_LENGTH or line.source:
            match = match or identity_words().labelled.search(line.text)
        organ = match["organ"] if match else ""
        if not organ and identity_words().label_cell.match(line.text):
            organ = line.next_cell
            line = replace(line, text=f"{line.text} {organ}")
        if organ := _organ(organ):
            yield organ, Evidence(line.text[:80], line.source)


def _captioned(lines: list[_Line]) -> _Said | None:
    short = (line for line in lines if len(line.text) <= _CAPTION_LENGTH)
    matches = ((line, identity_words().caption.match(line.text)) for line in short)
    found = ((_organ(match["organ"]), line) for line, match in matches if match)
    return _most_frequent(
        (organ, Evidence(line.text, line.source)) for organ, line in found if organ
    )


def _labelled_year(lines: list[_Line]) -> _Said | None:
    matches = ((identity_words().labelled_year.search(line.text), line) for line in lines)
    return _agreed(
        (_year(match["year"]), Evidence(line.text[:80], line.source))
        for match, line in matches
        if match
    )


def _captioned_year(lines: list[_Line]) -> _Said | None:
    """The year of all titles and headers; where these differ (上年预算数), that of all titles."""
    short = (
        line
        for line in lines
        if len(line.text) <= _CAPTION_LENGTH and len(identity_words().year.findall(line.text)) == 1
    )
    matches = ((identity_words().caption_year.search(line.text), line) for line in short)
    found = [(match, line) for match, line in matches if match]
    return _agreed(_years(found)) or _agreed(
        _years((match, line) for match, line in found if line.caption and match_title(line.text))
    )


def _years(captions: Iterable[tuple[re.Match[str], _Line]]) -> Iterator[_Said]:
    for match, line in captions:
        yield _year(match["year"]), Evidence(line.text, line.source)


def _bare_year(lines: list[_Line]) -> _Said | None:
    """The year that all tables print below their title: 部门：某局 | 2023年度 | 金额单位：万元."""
    words = identity_words().bare_year
    matches = ((words.fullmatch(line.text), line) for line in lines if line.caption)
    return _agreed(
        (_year(match["year"]), Evidence(line.text, line.source)) for match, line in matches if match
    )


def _labelled_phase(lines: list[_Line]) -> _Said | None:
    matches = ((identity_words().labelled_year.search(line.text), line) for line in lines)
    return _agreed(
        (_phase(match["phase"]) or "", Evidence(line.text[:80], line.source))
        for match, line in matches
        if match and match["phase"]
    )


def _captioned_phase(lines: list[_Line]) -> _Said | None:
    """The stage in titles of tables; the name of a fund (一般公共预算) where none says more."""
    short = [line for line in lines if len(line.text) <= _CAPTION_LENGTH]
    own = [(table_words().fund_names.sub("", line.text), line) for line in short]
    return _agreed(_stages(own)) or _agreed(_stages((line.text, line) for line in short))


def _stages(captions: Iterable[tuple[str, _Line]]) -> Iterator[_Said]:
    for text, line in captions:
        if match := identity_words().caption_phase.search(text):
            yield _phase(match[1]) or "", Evidence(line.text, line.source)


def _phase_of_columns(lines: list[_Line]) -> _Said | None:
    """What all headers say alike: 本年预算数; beside 决算数 or 统计数 nobody can tell."""
    if any(identity_words().spent.fullmatch(line.text) for line in lines):
        return None
    return _agreed(
        (_phase(line.text) or "", Evidence(line.text, line.source))
        for line in lines
        if identity_words().stage.fullmatch(line.text)
    )


def _most_frequent(said: Iterator[_Said]) -> _Said | None:
    """The answer given most often, with its first evidence; None when two are level."""
    first: dict[str, Evidence] = {}
    counts: Counter[str] = Counter()
    for value, where in said:
        first.setdefault(value, where)
        counts[value] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0], first[ranked[0][0]]


def _agreed(said: Iterator[_Said]) -> _Said | None:
    """The only answer given, with its first evidence; None when there are several."""
    first: dict[str, Evidence] = {}
    for value, where in said:
        first.setdefault(value, where)
    return next(iter(first.items())) if len(first) == 1 else None
