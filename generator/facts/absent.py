"""What was not published, what was published empty, and why we say so.

A table is absent when the contents list it, the numbering skips it, or the law demands
it for the fiscal year, and no grid in the document is it. An empty grid is
`declared-empty` when a sentence of the document says there is nothing to show, else
`published-blank`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title
from generator.tables.model import RawTable

_NUMBER = re.compile(r"(?P<stem>附表|附件|表|公开)(?P<n>[一二三四五六七八九十\d]+)")
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Absent:
    """A table that should be there: number and title as far as the document gives them."""

    kind: str
    number: str
    title: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents that names a table."""

    kind: str
    number: str
    title: str
    source: str


def empty_statement(kind: str, raw: RawTable, prose: Iterable[Paragraph]) -> str:
    """The sentence that declares a table empty, with its place; empty when there is none."""
    for note in raw.notes:
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
        fits = form.words.fullmatch(words) if near else form.words.search(words)
        if fits and (form.kind == kind or (near and not form.kind)):
            return True
    return False


def contents(prose: Sequence[Paragraph]) -> tuple[ContentsEntry, ...]:
    """The tables that the list of contents names."""
    found = []
    for paragraph in prose:
        entry = vocabulary.lines().contents.fullmatch(squash(paragraph.text))
        if not entry or not entry["title"].endswith("表"):
            continue
        matches = match_title(entry["title"])
        if len(matches) == 1:
            found.append(
                ContentsEntry(matches[0].kind, entry["number"], entry["title"], paragraph.source)
            )
    return tuple(found)


def absent_tables(
    tables: Sequence[RawTable], prose: Sequence[Paragraph], fiscal_year: int
) -> tuple[Absent, ...]:
    """Tables listed, skipped in the numbering or demanded by law that are not there."""
    present = {table.caption.kind for table in tables}
    listed = [e for e in contents(prose) if e.kind not in present]
    found = [
        Absent(entry.kind, entry.number, entry.title, _listed(entry, prose), entry.source)
        for entry in {entry.kind: entry for entry in listed}.values()
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
    """Numbers missing between two printed ones, each with the kind of the table after it."""
    numbered: list[tuple[str, int, str]] = []
    for table in tables:
        found = _NUMBER.match(table.caption.number)
        if found:
            numbered.append((found["stem"], _value(found["n"]), table.caption.kind))
    gaps: dict[str, str] = {}
    for (stem, a, _), (other, b, kind) in zip(numbered, numbered[1:], strict=False):
        if stem == other and 1 < b - a <= 4:
            gaps.update({f"{stem}{n}": kind if n == b - 1 else "" for n in range(a + 1, b)})
    return gaps


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if "十" in number:
        tens, _, ones = number.partition("十")
        return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
    return _DIGITS.index(number)


def _expected_at(kind_after: str, demanded: Sequence[vocabulary.TableKind]) -> str:
    """The demanded kind that stands right before `kind_after` in the order of the law."""
    order = [kind.kind for kind in vocabulary.kinds()]
    if kind_after not in order or order.index(kind_after) == 0:
        return ""
    before = order[order.index(kind_after) - 1]
    return before if any(kind.kind == before for kind in demanded) else ""
