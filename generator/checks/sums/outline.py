"""Sums down a column of named lines: lines sum to 本年支出合计, that and 结转 to 总计.

Used for two-sided tables and for tables without codes. Where a heading's parts cannot be
told, the lines that the reader took for no sums may make up the total; a broken sum is
undetermined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.hierarchy import is_coded
from generator.checks.sums.outline_tree import (
    Closing,
    Node,
    is_carryover,
    loose_nodes,
    outline,
    sums_group,
)
from generator.checks.sums.rows import Blanks
from generator.checks.sums.told_items import (
    PERHAPS_NOT_ALL,
    UNCLEAR,
    ToldItems,
    sum_of_lines,
    told_items,
    told_sums,
)
from generator.facts.attributes import row_spending
from generator.facts.labels import Label, unnumbered
from generator.facts.model import Fact
from generator.standards.check_rules import sum_rules
from generator.standards.vocabulary import squash
from generator.tables.model import Column


@sum_check(
    "SUM-OUTLINE",
    title="各项之和等于本年合计，本年合计加结转等于总计",
    title_en="Lines sum to their heading, to the year's total and to the grand total",
    group="inside",
    severity="error",
)
def outline_sums(tables: Tables) -> Iterator[Identity | NotComparable]:
    """收支总表等按行列示的表：各项之和等于本年收入（支出）合计，加结转等于总计；
    分级编号的上级等于其下级之和。

    “其中”行不重复相加；同一栏内比较；层次不明的不判为错误。依据：表的结构（算术）。
    """
    for view in tables.views:
        if view.is_form or view.kind.kind == "three-public-expenses":
            continue
        for number, block in enumerate(view.blocks):
            if view.kind.direction == "two-sided" or not is_coded(block):
                blanks = Blanks(view, tables.precision)
                yield from _block_sums(view, block, blanks, f"outline {view.id} {number}")


def _is_spending(node: Node) -> bool:
    """True for a line that its own words make a heading: 项目支出; amounts alone prove nothing."""
    return bool(row_spending(Label(text=node.line.first.label)))


def _items(nodes: Iterable[Node]) -> Iterator[Line]:
    """The lines that sum no others."""
    for node in nodes:
        if node.line.first.row_role == "item":
            yield node.line
        yield from _items(node.parts)


def _block_sums(view: TableView, block: Block, blanks: Blanks, family: str) -> Iterator[Identity]:
    found = outline(block)
    loose = [*loose_nodes(found.nodes), *(n for n in found.nodes if not n.certain)]
    unsure = UNCLEAR if loose else ""
    by_items = bool(loose) and all(map(_is_spending, loose))
    if any(column.use == "project-name-or-unit" for column in view.columns):
        unsure = "一栏中既有单位也有项目，各行的层次不明"
    if view.kind.kind in sum_rules().loose_tables:
        unsure = "本表不是收支表，各行不一定相加"
    told = told_items(view, block) if len(found.closings) == 1 else ToldItems()
    for column in block.columns:
        for node in found.nodes:
            yield from _heading_sums(view, node, column, family)
        yield from told_sums(view, told, column, family)
        for closing in found.closings:
            terms = list(_closing_terms(closing, column.index, blanks))
            if terms and by_items and not closing.below:
                items = _amounts(list(_items(closing.all_nodes)), column.index)
                terms += [(items, terms[0][1])] if items else []
            doubt = unsure
            if terms and told.items and not closing.below:
                terms = [*told.readings(column.index, terms[0][1]), *terms]
                doubt = "" if told.agree(column.index) else UNCLEAR
            if terms:
                yield sum_of_lines(view, closing.line, column.name, terms, family, doubt)


def _heading_sums(view: TableView, node: Node, column: Column, family: str) -> Iterator[Identity]:
    whole = node.line.amounts.get(column.index)
    parts = _amounts([part.line for part in node.parts], column.index)
    if whole is not None and parts:
        loose = list(loose_nodes(node.parts))
        is_loose = loose or not node.certain or view.kind.kind in sum_rules().loose_tables
        unsure = PERHAPS_NOT_ALL if is_loose else ""
        terms = [(parts, (whole,))]
        if loose and all(map(_is_spending, loose)):
            terms.append((_amounts(list(_items(node.parts)), column.index), (whole,)))
        yield sum_of_lines(view, node.line, column.name, terms, family, unsure)
    for part in node.parts:
        yield from _heading_sums(view, part, column, family)


def _closing_terms(closing: Closing, column: int, blanks: Blanks) -> Iterator[Terms]:
    """The readings of a closing line, the plainest first."""
    fact = closing.line.amounts.get(column)
    if fact is None and not blanks.is_zero(closing.line, column):
        return
    whole = (fact,) if fact else ()
    if closing.below:
        yield _amounts([n.line for n in closing.below], column), whole
        return
    bare = unnumbered(squash(closing.line.first.label))
    this_year = sum_rules().current_year.fullmatch(bare)
    nodes = closing.all_nodes
    if this_year and nodes and all(is_carryover(n.line) for n in nodes):
        return  # no line of the year is printed: what was carried over is none
    last = closing.last.amounts.get(column) if closing.last else None
    since = _amounts([n.line for n in closing.nodes], column)
    everything = _amounts([n.line for n in closing.all_nodes], column)
    if last is not None:
        yield (last, *since), whole
        if since and sums_group(closing.line):
            yield since, whole
    lines = [n.line for n in closing.all_nodes]
    if everything or (fact and lines and blanks.of(lines, column)):
        yield everything, whole
    if this_year or sum_rules().side.fullmatch(bare):
        kept = [n.line for n in closing.nodes if not is_carryover(n.line)]
        if _amounts(kept, column):
            yield _amounts(kept, column), whole


def _amounts(lines: Sequence[Line], column: int) -> tuple[Fact, ...]:
    return tuple(line.amounts[column] for line in lines if column in line.amounts)
