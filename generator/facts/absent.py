"""What was not published, what was published empty, and why we say so.

A table is absent when the contents list it, the numbering skips it, or the law demands
it for the fiscal year, and no grid in the document is it. An empty grid is
`declared-empty` when a sentence of the document says there is nothing to show, else
`published-blank`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from generator.documents.model import Block, Grid, Paragraph
from generator.facts.likeness import may_be
from generator.facts.numbering import Gap, gaps
from generator.facts.setting import Subject
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.captions import is_chapter, match_title
from generator.tables.model import RawTable


@dataclass(frozen=True, slots=True)
class Absent:
    """A table that should be there: number and title as far as the document gives them."""

    kind: str
    number: str
    title: str
    reason: str
    source: str
    # or unreadable: the title is there, its grid was not read; or declared-empty below its title
    status: str = "not-published"


@dataclass(frozen=True, slots=True)
class Nameless:
    """A table whose title was not made out: its place and the kinds it may be."""

    source: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents that names a table."""

    kind: str
    number: str
    title: str
    source: str
    empty: str = ""  # what says below the title that the table is empty


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


def _sentence(kind: str, prose: Iterable[Paragraph]) -> str:
    """The plainest clause of the prose that says a table is empty, with its place."""
    found = [
        (clause.strip(), paragraph.source)
        for paragraph in prose
        for clause in re.split(r"[。；，,]", paragraph.text)
        if _says_empty(kind, clause, near=False)
    ]
    words = table_words()
    for form in (words.plainly_empty, words.plainly_none, re.compile("")):
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


def below_grids(blocks: Sequence[Block]) -> frozenset[str]:
    """The places of the paragraphs right below a grid: what they say is said of that."""
    return frozenset(
        below.source
        for above, below in pairwise(blocks)
        if isinstance(above, Grid) and isinstance(below, Paragraph)
    )


def titles_without_grid(
    prose: Sequence[Paragraph], ends: Collection[str] = ()
) -> tuple[ContentsEntry, ...]:
    """Titles of tables in the prose with a unit line right below: a grid that was not read.

    A sentence there that says the table is empty stands for its grid. Nothing at or below one
    of `ends` is below a title above it.

    A chapter of tables (第二部分 2024年部门预算表) has the title of one between it and the unit.
    """
    found = []
    for at, paragraph in enumerate(prose):
        matches = match_title(paragraph.text)
        near = takewhile(lambda p: p.source not in ends, prose[at + 1 : at + 4])
        after = list(takewhile(lambda p: not match_title(p.text), near))
        below = [squash(p.text) for p in after]
        one = len(matches) == 1 and not is_chapter(paragraph.text)
        empty = _empty_below(matches[0].kind, after) if one else ""
        has_unit = any(vocabulary.lines().unit.search(text) for text in below)
        if len(matches) == 1 and (has_unit or empty):
            title = squash(paragraph.text)
            numbered = vocabulary.lines().number.match(title)
            number = numbered["number"] if numbered else ""
            title = title.removeprefix(numbered[0]) if numbered else title
            found.append(ContentsEntry(matches[0].kind, number, title, paragraph.source, empty))
    return tuple(found)


def _empty_below(kind: str, below: Sequence[Paragraph]) -> str:
    """The first of the lines below a title that says its table is empty."""
    near = takewhile(lambda p: not p.level, below)
    return next((p.text for p in near if _says_empty(kind, p.text, near=True)), "")


def absent_tables(
    tables: Sequence[RawTable],
    prose: Sequence[Paragraph],
    subject: Subject,
    kinds: Collection[str],
    ends: Collection[str] = (),
) -> tuple[Absent, ...]:
    """Tables listed, skipped in the numbering or demanded by law that are not there.

    `kinds` are those that are there, readable or not. What may be there though we could
    not read it is `unreadable`, never `not-published`. `ends`: see `titles_without_grid`.
    """
    present = set(kinds)
    titles = {e.kind: e for e in titles_without_grid(prose, ends) if e.kind not in present}
    there = {*present, *titles, *(kind.kind for kind in vocabulary.kinds() if kind.of_all)}
    listed = {e.kind: e for e in contents(prose) if e.kind not in there}
    found = [
        Absent(e.kind, e.number, e.title, _listed(e, prose), e.source) for e in listed.values()
    ]
    found += [_not_read(entry) for entry in titles.values()]
    known = present | {absent.kind for absent in found}
    demanded = [
        replace(kind, title=kind.called(subject.phase))
        for kind in vocabulary.kinds()
        if kind.demand and kind.demand.first_year <= subject.fiscal_year and kind.kind not in known
    ]
    numbers = {entry.number for entry in titles.values()}
    skipped = {  # by number: a department's part and a unit's may skip the same one
        gap.number: gap
        for gap in gaps(tables, prose)
        if gap.number not in numbers and not gap.kinds
    }
    by_order = {}
    if len(skipped) == 1:  # of several, the order of the law does not say which is which
        gap = next(iter(skipped.values()))
        by_order = {_expected_at(gap.kind_after, demanded): gap}
    doubts = nameless_tables(tables)
    found += [_demanded(kind, by_order.get(kind.kind), doubts) for kind in demanded]
    told = {gap.number for kind, gap in by_order.items() if kind}
    found += [_of_number(gap) for gap in skipped.values() if gap.number not in told]
    return tuple(found)


def _not_read(entry: ContentsEntry) -> Absent:
    if entry.empty:
        reason = f"表题下注明：{entry.empty}"
        return Absent(entry.kind, entry.number, entry.title, reason, entry.source, "declared-empty")
    reason = f"有表题“{entry.title}”，但没有读到表格"
    return Absent(entry.kind, entry.number, entry.title, reason, entry.source, "unreadable")


def _demanded(kind: vocabulary.TableKind, gap: Gap | None, doubts: Sequence[Nameless]) -> Absent:
    """A demanded table that was not found: not there, or perhaps among what was not read."""
    assert kind.demand is not None
    if gap and gap.borne:
        reason = f"编号{gap.number}的表未能读出，按各表次序可能是此表"
        return Absent(kind.kind, gap.number, "", reason, gap.borne, "unreadable")
    perhaps = next((doubt for doubt in doubts if kind.kind in doubt.kinds), None)
    if perhaps and not gap:
        reason = "文件中有一张表的表题未能认出，可能就是此表"
        return Absent(kind.kind, "", kind.title, reason, perhaps.source, "unreadable")
    skipped = f"编号跳过{gap.number}，按各表次序应为此表；" if gap else ""
    reason = f"{skipped}应公开（{kind.demand.basis}），文件中没有"
    return Absent(kind.kind, gap.number if gap else "", "" if gap else kind.title, reason, "")


def _of_number(gap: Gap) -> Absent:
    if gap.borne:
        reason = f"编号{gap.number}的表未能读出"
        return Absent("other", gap.number, "", reason, gap.borne, "unreadable")
    return Absent("other", gap.number, "", f"编号跳过{gap.number}，文件中没有这张表", "")


def nameless_tables(tables: Sequence[RawTable]) -> tuple[Nameless, ...]:
    """The tables with numbers whose title was not made out, and what each may be."""
    order = [kind.kind for kind in vocabulary.kinds() if kind.kind != "other"]
    known = [order.index(t.caption.kind) if t.caption.kind in order else None for t in tables]
    found = []
    for at, table in enumerate(tables):
        if table.caption.kind != "other" or table.caption.core or not _has_numbers(table):
            continue
        several = [match.kind for match in match_title(table.caption.title)]
        if vocabulary.lines().table_title.fullmatch(squash(table.caption.title)) and not several:
            continue  # a table of another name
        before = next((k for k in reversed(known[:at]) if k is not None), -1)
        after = next((k for k in known[at + 1 :] if k is not None), len(order))
        between = order[before + 1 : after] if before < after else order
        likely = [kind for kind in several or between if may_be(table, vocabulary.kind(kind))]
        found.append(Nameless(table.rows[0].source, frozenset(likely)))
    return tuple(found)


def _has_numbers(table: RawTable) -> bool:
    if table.unread:
        return True
    amounts = (cell for row in table.rows for cell in row.cells if parse_amount(cell.text))
    return len(list(islice(amounts, 2))) > 1


def _listed(entry: ContentsEntry, prose: Sequence[Paragraph]) -> str:
    """That the contents list the table, and what the prose says of it."""
    said = _sentence(entry.kind, prose)
    return f"目录列有“{entry.title}”，正文中没有这张表" + (f"；文中说明：{said}" if said else "")


def _expected_at(kind_after: str, demanded: Sequence[vocabulary.TableKind]) -> str:
    """The demanded kind that stands right before `kind_after` in the order of the law."""
    order = [kind.kind for kind in vocabulary.kinds()]
    if kind_after not in order or order.index(kind_after) == 0:
        return ""
    before = order[order.index(kind_after) - 1]
    return before if any(kind.kind == before for kind in demanded) else ""
