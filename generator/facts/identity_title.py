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
from generator.standards.template_words import table_words

_OPENING_LINES = 25
_JOINED_LINES = 4
_CAPTION_LENGTH = 60

_YEAR = r"(?:20\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})年?度?"
_ORGAN = r"[一-鿿（）()·]{3,60}?"
_PREFIX = r"(?:标题[:：]|附件\d*[:：]?|关于)*"
_PART = r"(?:部门单位|部门|单位)?"
_SUBJECT = r"(?:部门|单位|本级|综合|收支|财政拨款|财政|一般公共|“?三公”?经费|的)*"
_PHASE = r"(?:预决算|预算|决算)"
_TITLE = re.compile(
    rf"^{_PREFIX}(?P<year1>{_YEAR})?(?P<organ>{_ORGAN}){_PART}{_SUBJECT}"
    rf"(?:(?P<year2>{_YEAR})[^，。；]{{0,24}}?|(?<=.)){_SUBJECT}(?P<rest>{_PHASE}[^，。；]{{0,30}})$"
)
_ORGAN_END = re.compile(
    r"(?:办公室|办公厅|委员会|委|局|厅|院|部|处|中心|站|所|会|政府|学校|大学|中学|小学|学院|幼儿园|馆|队|团|社|公司"
    r"|海关|办|镇|乡|街道|庭|党校|工会|联|署|台|园|室|场|集团|纪委|机关|总队|支队|大队|兵团|银行|联盟|政协|人大|基地"
    r"|协会|研究会|学会|科)(?:[（(](?:本级|机关|汇总)[)）]|本级|机关)?$"
)
_NOT_ORGAN = re.compile(
    r"预算|决算|收支|收入|支出|拨款|情况|附件|目录|公开|说明|^第[一二三四五六七八九十]|一览|明细|总体"
)
_LABELLED = re.compile(
    r"(?:编制|填报|编报|公开|预算|申报|编制单位及)?(?:部门|单位)(?:[（(](?:单位|部门)[)）])?(?:名称)?(?:[（(](?:盖章|公章|签章)[)）])?[:：]"
    rf"(?P<organ>{_ORGAN})(?=单位[:：]|金额|$|[，。；\d])"
)
_LABEL_CELL = re.compile(
    r"^(?:编制|填报|编报|公开|预算|申报)?(?:部门|单位)(?:[（(](?:单位|部门)[)）])?(?:名称)?(?:[（(](?:盖章|公章|签章)[)）])?[:：]?$"
)
_CAPTION = re.compile(
    rf"^{_PREFIX}(?:{_YEAR})?(?P<organ>{_ORGAN}){_PART}(?:{_YEAR})?(?:部门|单位)?(?:预算|决算)?"
    r"(?:财政拨款|收支|收入|支出|一般公共|政府性基金|国有资本|“?三公|项目|政府采购|整体)[^，。；]{0,24}表$"
)
_CODED = re.compile(rf"^\d{{3,9}}(?P<organ>{_ORGAN})$")
_LABELLED_YEAR = re.compile(rf"(?P<phase>预算|决算)?(?:年度|年份)[:：](?P<year>{_YEAR})")
_CAPTION_YEAR = re.compile(
    rf"(?P<year>{_YEAR})[^，。；]{{0,40}}(?:{_PHASE}[^，。；]{{0,16}}|[^，。；]{{4}}表)$"
)
# What a cover without an organ says: 2024年部门预算公开, 2020年区级单位预算.
_NAMELESS = re.compile(
    rf"(?<![\d\-—－~～至到])(?P<year>{_YEAR})[^，。；\d]{{0,8}}?(?:部门|单位)(?:综合|收支)?(?P<phase>{_PHASE})"
)
# The day a document was made or published is not the year it is about.
_DATE = re.compile(
    r"(?:20\d\d|二[〇○零Oo0-9一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
)
_CAPTION_PHASE = re.compile(r"(预算|决算)[^，。；]{0,12}表(?:[（(].{1,8}[)）]|[-—\d]*)?$")
# A year that stands alone, as a title's second line or beside 部门：… and 金额单位：….
_BARE_YEAR = re.compile(rf"[（(]?(?P<year>{_YEAR}度)[)）]?")
_STAGE = re.compile(rf"(?:{_YEAR}|本年|上年|年初|全年)?(?:预算|决算)(?:数|额|金额)")
_SPENT = re.compile(r"(?:全年|本年)?(?:实际(?:采购|支出|执行|发生|完成)?|执行|统计)(?:数|额|金额)")
# The name of a sheet or page, which is no part of the title below it.
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
        if organ and phase and not re.search(_YEAR, line.text):
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
    found = [(match, line) for line in short for match in _NAMELESS.finditer(line.text)]
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
    match = _TITLE.match(text)
    years = {_year(year) for year in re.findall(_YEAR, _DATE.sub("", text))}
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
    text = re.sub(r"^(?:关于|附件\d*[:：]?)", "", text)
    long_enough = len(text) >= 4 or is_central(text)
    named = long_enough and _ORGAN_END.search(text) and not _NOT_ORGAN.search(text)
    # An organ “itself” (本级) is the organ, without the units below it.
    return re.sub(r"(?:[（(](?:本级|机关|汇总)[)）]|本级)$", "", text) if named else ""


def _year(text: str) -> str:
    return text.translate(_NUMERALS)[:4]


def _phase(text: str) -> str | None:
    """`budget` or `final`; None when the words name both."""
    words = set(re.findall(r"预决算|预算|决算", text))
    return {"预算": "budget", "决算": "final"}.get(words.pop()) if len(words) == 1 else None


# Labels and captions


def _labelled_publisher(lines: list[_Line]) -> _Said | None:
    return _most_frequent(_labelled_organs(lines))


def _labelled_organs(lines: list[_Line]) -> Iterator[_Said]:
    for line in lines:
        match = _CODED.match(line.text)
        if len(line.text) <= _CAPTION_LENGTH or line.source:
            match = match or _LABELLED.search(line.text)
        organ = match["organ"] if match else ""
        if not organ and _LABEL_CELL.match(line.text):
            organ = line.next_cell
            line = replace(line, text=f"{line.text} {organ}")
        if organ := _organ(organ):
            yield organ, Evidence(line.text[:80], line.source)


def _captioned(lines: list[_Line]) -> _Said | None:
    short = (line for line in lines if len(line.text) <= _CAPTION_LENGTH)
    matches = ((line, _CAPTION.match(line.text)) for line in short)
    found = ((_organ(match["organ"]), line) for line, match in matches if match)
    return _most_frequent(
        (organ, Evidence(line.text, line.source)) for organ, line in found if organ
    )


def _labelled_year(lines: list[_Line]) -> _Said | None:
    matches = ((_LABELLED_YEAR.search(line.text), line) for line in lines)
    return _agreed(
        (_year(match["year"]), Evidence(line.text[:80], line.source))
        for match, line in matches
        if match
    )


def _captioned_year(lines: list[_Line]) -> _Said | None:
    short = (
        line
        for line in lines
        if len(line.text) <= _CAPTION_LENGTH and len(re.findall(_YEAR, line.text)) == 1
    )
    matches = ((_CAPTION_YEAR.search(line.text), line) for line in short)
    return _agreed(
        (_year(match["year"]), Evidence(line.text, line.source)) for match, line in matches if match
    )


def _bare_year(lines: list[_Line]) -> _Said | None:
    """The year that all tables print below their title: 部门：某局 | 2023年度 | 金额单位：万元."""
    matches = ((_BARE_YEAR.fullmatch(line.text), line) for line in lines if line.caption)
    return _agreed(
        (_year(match["year"]), Evidence(line.text, line.source)) for match, line in matches if match
    )


def _labelled_phase(lines: list[_Line]) -> _Said | None:
    matches = ((_LABELLED_YEAR.search(line.text), line) for line in lines)
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
        if match := _CAPTION_PHASE.search(text):
            yield _phase(match[1]) or "", Evidence(line.text, line.source)


def _phase_of_columns(lines: list[_Line]) -> _Said | None:
    """What all headers say alike: 本年预算数; beside 决算数 or 统计数 nobody can tell."""
    if any(_SPENT.fullmatch(line.text) for line in lines):
        return None
    return _agreed(
        (_phase(line.text) or "", Evidence(line.text, line.source))
        for line in lines
        if _STAGE.fullmatch(line.text)
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
