"""What was not published, what was published empty, and why we say so.

A table is absent when the contents list it, the numbering skips it, or the law demands
it for the fiscal year, and no grid in the document is it. An empty grid is
`declared-empty` when a sentence of the document says there is nothing to show, else
`published-blank`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title
from generator.tables.model import RawTable

_NUMBER = re.compile(r"(?P<stem>附表|附件|表|公开)(?P<n>[一二三四五六七八九十\d]+)(?P<tail>表?)")
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Absent:
    """A table that should be there: number and title as far as the document gives them."""

    kind: str
    number: str
    title: str
    reason: str
    source: str
    status: str = "not-published"  # or unreadable: the title is there, its grid was not read


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents that names a table."""

    kind: str
    number: str
    title: str
    source: str


def empty_statement(
    kind: str, raw: RawTable, prose: Iterable[Paragraph], inside: Sequence[str] = ()
) -> str:
    """The sentence that declares a table empty, with its place; empty when there is none.

    `inside` are the notes printed in the grid itself.
    """
    for note in (*raw.notes, *inside):
        if _says_empty(kind, note, near=True):
            return f"表下注明：{note}"
    said = _sentence(kind, prose)
    return f"文中说明：{said}" if said else ""


_PLAINNESS = (re.compile("空表|为空|无数据"), re.compile("没有|无|未"), re.compile(""))


def _sentence(kind: str, prose: Iterable[Paragraph]) -> str:
    """The plainest clause of the prose that says a table is empty, with its place."""
    found = [
        (clause.strip(), paragraph.source)
        for paragraph in prose
        for clause in re.split(r"[。；，,]", paragraph.text)
        if _says_empty(kind, clause, near=False)
    ]
    for form in _PLAINNESS:
        for clause, source in found:
            if form.search(clause):
                return f"{clause}（{source}）"
    return ""


def _says_empty(kind: str, sentence: str, near: bool) -> bool:
    """True when a sentence says that a table of this kind has nothing to show."""
    words = re.sub(r"^(备注|注)[:：]", "", squash(sentence)).rstrip("。")
    for form in vocabulary.lines().empty:
        if (form.kind == kind or (near and not form.kind)) and form.words.search(words):
            return True
    return False


def contents(prose: Sequence[Paragraph]) -> tuple[ContentsEntry, ...]:
    """The tables that the list of contents names."""
    found = []
    for paragraph in prose:
        entry = vocabulary.lines().contents.fullmatch(squash(paragraph.text))
        if not entry or not entry["title"].endswith("表"):
            continue
        if vocabulary.lines().chapter.fullmatch(entry["title"]):
            continue  # a chapter of tables, not a table
        matches = match_title(entry["title"])
        if len(matches) == 1:
            found.append(
                ContentsEntry(matches[0].kind, entry["number"], entry["title"], paragraph.source)
            )
    return tuple(found)


def titles_without_grid(prose: Sequence[Paragraph]) -> tuple[ContentsEntry, ...]:
    """Titles of tables in the prose with a unit line right below: a grid that was not read."""
    found = []
    for at, paragraph in enumerate(prose):
        matches = match_title(paragraph.text)
        below = [squash(p.text) for p in prose[at + 1 : at + 4]]
        if len(matches) == 1 and any(vocabulary.lines().unit.search(text) for text in below):
            title = squash(paragraph.text)
            found.append(ContentsEntry(matches[0].kind, "", title, paragraph.source))
    return tuple(found)


def absent_tables(
    tables: Sequence[RawTable],
    prose: Sequence[Paragraph],
    fiscal_year: int,
    kinds: Collection[str],
) -> tuple[Absent, ...]:
    """Tables listed, skipped in the numbering or demanded by law that are not there.

    `kinds` are those that are there, readable or not.
    """
    present = set(kinds)
    listed = [e for e in contents(prose) if e.kind not in present]
    found = [
        Absent(entry.kind, entry.number, entry.title, _listed(entry, prose), entry.source)
        for entry in {entry.kind: entry for entry in listed}.values()
    ]
    untitled = {e.kind: e for e in titles_without_grid(prose) if e.kind not in present}
    found = [entry for entry in found if entry.kind not in untitled] + [
        Absent(
            e.kind, e.number, e.title, f"有表题“{e.title}”，但没有读到表格", e.source, "unreadable"
        )
        for e in untitled.values()
    ]
    known = present | {absent.kind for absent in found}
    demanded = [
        kind
        for kind in vocabulary.kinds()
        if kind.demand and kind.demand.first_year <= fiscal_year and kind.kind not in known
    ]
    gaps = skipped_numbers(tables)
    by_order = {gap: _expected_at(before, demanded) for gap, before in gaps.items()}
    for kind in demanded:
        number = next((gap for gap, name in by_order.items() if name == kind.kind), "")
        skipped = f"编号跳过{number}，按各表次序应为此表；" if number else ""
        assert kind.demand is not None
        reason = f"{skipped}应公开（{kind.demand.basis}），文件中没有"
        found.append(Absent(kind.kind, number, kind.title if not number else "", reason, ""))
    found += [
        Absent("other", gap, "", f"编号跳过{gap}，文件中没有这张表", "")
        for gap, name in by_order.items()
        if not name
    ]
    return tuple(found)


def _listed(entry: ContentsEntry, prose: Sequence[Paragraph]) -> str:
    """That the contents list the table, and what the prose says of it."""
    said = _sentence(entry.kind, prose)
    return f"目录列有“{entry.title}”，正文中没有这张表" + (f"；文中说明：{said}" if said else "")


def skipped_numbers(tables: Sequence[RawTable]) -> dict[str, str]:
    """Numbers missing between two printed ones; a lone one with the kind of the table after it.

    Where several are missing, the order of the law says nothing about which is which.
    """
    numbered = [
        (found, _value(found["n"]), table.caption.kind)
        for table in tables
        if (found := _NUMBER.match(table.caption.number))
    ]
    gaps: dict[str, str] = {}
    for (before, a, _), (after, b, kind) in zip(numbered, numbered[1:], strict=False):
        if before["stem"] == after["stem"] and 1 < b - a <= 4:
            only_one = b - a == 2
            gaps.update({_printed(after, n): kind if only_one else "" for n in range(a + 1, b)})
    return gaps if len(gaps) == 1 else dict.fromkeys(gaps, "")


def _printed(like: re.Match[str], number: int) -> str:
    """A number in the form its neighbour prints: 表6, 附件十二, 公开06表."""
    digits = like["n"]
    if digits.isdecimal():
        return f"{like['stem']}{number:0{len(digits)}d}{like['tail']}"
    tens, ones = divmod(number, 10)
    words = (
        ("" if tens < 2 else _DIGITS[tens])
        + ("十" if tens else "")
        + (_DIGITS[ones] if ones else "")
    )
    return f"{like['stem']}{words}{like['tail']}"


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if "十" in number:
        tens, _, ones = number.partition("十")
        return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)
    return _DIGITS.find(number)


def _expected_at(kind_after: str, demanded: Sequence[vocabulary.TableKind]) -> str:
    """The demanded kind that stands right before `kind_after` in the order of the law."""
    order = [kind.kind for kind in vocabulary.kinds()]
    if kind_after not in order or order.index(kind_after) == 0:
        return ""
    before = order[order.index(kind_after) - 1]
    return before if any(kind.kind == before for kind in demanded) else ""
