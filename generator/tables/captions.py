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
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.model import Caption
from generator.tables.offices import office_of

_LONGEST_TITLE = 80
_YUAN = "元"
_BRACKETED = re.compile(r"[(（][^()（）]{0,30}[)）]")
_SUFFIX = re.compile(r"[-—－(（]?([一二三四五六七八九十\d]{1,2})[)）]?$")
# A title in 《》 that is all of its line, numbered or not.
_IN_BOOK_MARKS = re.compile(
    r"(?P<item>(?:[\d一二三四五六七八九十]{1,3}[、.．]|[(][\d一二三四五六七八九十]{1,3}[)])?)"
    r"《(?P<title>[^《》]{3,60})》"
)
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
    """The kinds with the longest fitting title in `text`: none, one or several.

    What is written inside 《》 is a title where nothing but its number stands beside it.
    """
    squashed = squash(text)
    if marked := _IN_BOOK_MARKS.fullmatch(squashed):
        squashed = marked["item"] + marked["title"]
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


def is_chapter(text: str) -> bool:
    """True for the heading of a part that holds tables: 第二部分 2022年度单位预算表."""
    numbered = table_words().part_number.match(squash(text))
    rest = squash(text)[numbered.end() :] if numbered else ""
    return vocabulary.lines().chapter.fullmatch(rest) is not None


def _match(kind: str, pattern: vocabulary.Pattern, squashed: str) -> TitleMatch | None:
    """The last fitting place of one expression; what follows must be short."""
    best = None
    for found in pattern.finditer(squashed):
        if len(_BRACKETED.sub("", squashed[found.end() :])) > 14 or not found[0]:
            continue
        before = squashed[: found.start()]
        if kind in _BARE and not _may_stand_before(found[0], before):
            continue
        if kind in _BARE and table_words().one_fund.search(before):
            continue
        best = TitleMatch(kind, found.start(), found.end(), squashed)
    return best


def _may_stand_before(title: str, before: str) -> bool:
    """True for what may stand before a title as short as 收入总表: a year, an office."""
    words = table_words()
    if words.given_to.search(before):
        return False
    named = not words.listed.search(title) and words.office_before_title.search(before)
    return bool(named or words.before_bare_title.search(before))


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line that may be part of a title, and which paragraph it is."""

    text: str
    paragraph: int


def read_caption(paragraphs: Sequence[Paragraph], inside: Sequence[str]) -> tuple[Caption, int]:
    """Caption from the paragraphs above a grid and the title rows inside it.

    Also returns how many of the paragraphs, from the first, have no part in it.
    """
    number = ""
    units: list[tuple[int, str]] = []
    first = len(paragraphs)
    titles: list[TitleLine] = []
    above_number: list[TitleLine] = []
    texts = _with_cut_units([*(p.text for p in paragraphs), *inside])
    for index, text in enumerate(texts):
        squashed = squash(text)
        units += [(index, unit) for unit in _units(squashed)]
        numbered = vocabulary.lines().number.match(squashed)
        if numbered:
            above_number = titles[-2:]
            number, titles, first = numbered["number"], [], index
            rest = squashed[numbered.end() :]
            if rest and not _is_meta(rest):
                titles.append(TitleLine(rest, index))
        elif _is_of_meta(text):
            number = number or _number_among(text)
        elif not (
            table_words().year_alone.fullmatch(squashed)
            or parse_amount(squashed)
            or _is_value(texts, index)
        ):
            titles.append(TitleLine(text, index))
    caption, title_start = _titled(titles)
    if not caption.core and above_number:
        over, over_start = _titled(above_number)  # the number stands below the title
        is_title = vocabulary.lines().table_title.fullmatch(squash(over.title))
        own = caption.title and is_chapter(over.title)  # 第二部分 部门预算表 above another title
        if (over.core and not own) or (not caption.title and is_title):
            caption, title_start = over, over_start
    if not any(index >= title_start for index, _ in units):
        units += _units_in_words(paragraphs, inside, title_start)
    caption = _with_unit(replace(caption, number=number), units, title_start)
    if number and caption.suffix:
        caption = replace(caption, number=f"{number}-{caption.suffix}")
    used = min(first, title_start, len(paragraphs))
    while 0 < used < len(paragraphs) and table_words().office.fullmatch(
        squash(paragraphs[used - 1].text)
    ):
        used -= 1  # the office's name on a line of its own above the title
    place = paragraphs[title_start].source if title_start < len(paragraphs) else ""
    around = [*(p.text for p in paragraphs[used:]), *inside]
    caption = replace(caption, office=office_of(around), year=_year_counted_at(around))
    return replace(caption, level=_level(caption), source=place), used


def _year_counted_at(texts: Sequence[str]) -> int:
    """The year of the one day that lines around a title name: 截止时间：2021年12月31日; else 0."""
    as_of = vocabulary.lines().as_of
    lines = list(map(squash, texts))
    found = [as_of.search(line) if _is_meta(line) else as_of.fullmatch(line) for line in lines]
    years = {int(said["year"]) for said in found if said}
    return years.pop() if len(years) == 1 else 0


def _is_of_meta(text: str) -> bool:
    """True for a line of office, day and unit, the year and number of the table among them."""
    year, number = table_words().year_alone.fullmatch, vocabulary.lines().number.fullmatch
    words = list(map(squash, text.split()))
    others = [word for word in words if not (year(word) or number(word))]
    is_mixed = 0 < len(others) < len(words)
    return _is_meta(squash(text)) or (is_mixed and all(map(_is_meta, others)))


def _number_among(text: str) -> str:
    """The number that stands apart in a line of office, year and unit; empty where none does."""
    found = map(vocabulary.lines().number.fullmatch, text.split())
    return next((said["number"] for said in found if said), "")


def _with_cut_units(texts: Sequence[str]) -> list[str]:
    """The lines, a unit that a narrow cell cuts made whole: 单位：万, and 元 further below."""
    whole, cut = list(texts), vocabulary.lines().unit_cut.fullmatch
    for at, text in enumerate(texts):
        if squash(text) != _YUAN:
            continue
        above = next((n for n in range(at - 1, -1, -1) if cut(squash(texts[n]))), None)
        if above is not None:
            whole[above], whole[at] = f"{texts[above]}{_YUAN}", ""
    return whole


def _with_unit(caption: Caption, units: Sequence[tuple[int, str]], title: int) -> Caption:
    """The unit printed from the title on, else above it; where they differ, none of them."""
    from_title = [unit for index, unit in units if index >= title]
    said = tuple(dict.fromkeys(from_title or [unit for _, unit in units]))
    return replace(caption, unit=said[0]) if len(said) == 1 else replace(caption, units=said)


def _is_meta(squashed: str) -> bool:
    lines = vocabulary.lines()
    patterns = (lines.meta, lines.unit, lines.unit_words)
    return any(pattern.fullmatch(squashed) for pattern in patterns)


def _is_value(texts: Sequence[str], index: int) -> bool:
    """True for no words, and for those behind a label of their own cell: 编制单位： | 某局."""
    label = squash(texts[index - 1]) if index else ""
    return not squash(texts[index]) or (label.endswith((":", "：")) and _is_meta(label))


def _titled(titles: list[TitleLine]) -> tuple[Caption, int]:
    """The lowest run of lines that reads as a title, else the last line; where it begins.

    The heading of a chapter of tables is none where another title stands below it.
    """
    is_title = vocabulary.lines().table_title.fullmatch
    last_is_title = bool(titles and is_title(squash(titles[-1].text)))
    for end in range(len(titles), 0, -1):
        for first in range(end - 1, -1, -1):
            run = [line.text for line in titles[first:end]]
            matches = match_title("".join(run))
            if last_is_title and end < len(titles) and is_chapter(run[-1]):
                continue
            above = squash("".join(run[:-1]))  # a bracket it opens may end in the last line
            if not matches or (matches[0].end <= len(above) and match_title(above)):
                continue
            if len(matches) > 1:
                kinds = "、".join(sorted(vocabulary.kind(m.kind).title for m in matches))
                several = Caption(title=_tidy("".join(run)), reason=f"表题可指几种表：{kinds}")
                return several, titles[first].paragraph
            return _caption(_tidy("".join(run)), matches[0]), titles[first].paragraph
    if not titles:
        return Caption(reason="表上方没有表题"), 10_000
    title = _tidy(titles[-1].text)[:_LONGEST_TITLE]
    return Caption(title=title, reason="表题不属于已知的各种表"), titles[-1].paragraph


def _caption(title: str, match: TitleMatch) -> Caption:
    core = match.text[match.start : match.end]
    suffix = _SUFFIX.fullmatch(match.text[match.end :])
    mixed = f"“{core}”合并列示几类事项，不属于任何一种法定表，各行按行名归类"
    return Caption(
        title=title,
        core=core,
        kind=match.kind,
        suffix=suffix[1] if suffix else "",
        reason=mixed if match.kind == "other" else f"表题“{core}”",
    )


def _tidy(title: str) -> str:
    """A printed title on one line, list marks, blanks and a unit after it taken out."""
    text = re.sub(r"^[\d一二三四五六七八九十]{1,3}[、.．]", "", re.sub(r"\s+", "", title))
    said = vocabulary.lines().unit.finditer(text)
    behind = next((unit for unit in said if unit.end() == len(text)), None)
    return text[: behind.start()] if behind else text


def _units(squashed: str) -> list[str]:
    """The units of money a line prints; of another currency, its words."""
    lines = vocabulary.lines()
    if foreign := lines.foreign_unit.search(squashed):
        return re.split("[:：]", foreign[0])[-1:]
    found = []
    for said in lines.unit.finditer(squashed):
        more = lines.further_unit.match(squashed, said.end())
        found += [said["unit"], *([more["unit"]] if more else [])]
    return found


def _units_in_words(
    paragraphs: Sequence[Paragraph], inside: Sequence[str], title: int
) -> list[tuple[int, str]]:
    """What lines below the title say of a unit in other words: (万元), 金额：万元.

    In a cell above the header the unit may stand alone.
    """
    lines = [squash(text) for text in [*(p.text for p in paragraphs), *inside]]
    words = vocabulary.lines()
    found: list[tuple[int, str]] = []
    for index, line in enumerate(lines[title + 1 :], title + 1):
        alone = words.unit_cell.fullmatch(line) if index >= len(paragraphs) else None
        if said := words.unit_words.fullmatch(line) or alone:
            found.append((index, said["unit"]))
    return found


def _level(caption: Caption) -> str:
    """Department or unit, where the words before the title say so."""
    squashed = squash(caption.title)
    before = squashed[: squashed.find(caption.core)] if caption.core in squashed else ""
    if table_words().unit_level.search(before):
        return "unit"
    return "department" if table_words().department_level.search(before) else ""
