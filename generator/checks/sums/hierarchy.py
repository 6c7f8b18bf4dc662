"""Sums down a column of coded rows: Σ项 = 款, Σ款 = 类, Σ类 = 合计, Σ项目 = 合计.

A row belongs to the nearest row whose code its own begins with, inside the section of one
institution; rows without such a parent belong to the institution, or to the table. Levels
that a table does not print are skipped: items alone sum to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.parents import ROOT, branch, is_grand_total, key_of, row_parents
from generator.checks.sums.rows import Blanks, label_of
from generator.checks.sums.told_items import UNCLEAR, ToldItems, told_items, told_sums
from generator.facts.doubts import is_doubted
from generator.facts.model import Fact

_DOUBTED = "有的行属于哪个单位、哪个科目不能确定"
_MOST_TERMS = 50_000  # rows times rows of totals, of one table
_Depths = dict[int, set[tuple[int, int, bool]]]  # of columns


@sum_check(
    "SUM-HIERARCHY",
    title="下级科目之和等于上级科目，各行之和等于合计",
    title_en="Lower levels sum to the level above, rows to the total",
    group="inside",
    severity="error",
)
def hierarchy_sums(tables: Tables) -> Iterator[Identity | NotComparable]:
    """表中每一栏，项之和等于款，款之和等于类，类（或项、项目）之和等于合计。

    按科目编码的从属关系相加；没有列出的层级跳过；“其中”行与小计行不重复相加；
    某层级在该栏全部空白的不比较。依据：政府收支分类科目的类、款、项关系（算术）。
    """
    for view in tables.views:
        if view.kind.direction == "two-sided" or view.is_form:
            continue
        for number, block in enumerate(view.blocks):
            if is_coded(block):
                blanks = Blanks(view, tables.precision)
                year = tables.disclosure.fiscal_year
                yield from _block_sums(view, block, blanks, f"tree {view.id} {number}", year)


def is_coded(block: Block) -> bool:
    """True for a block whose rows are classes, projects or institutions."""
    return any(line.coded or line.first.project_name or line.is_unit for line in block.lines)


def _block_sums(
    view: TableView, block: Block, blanks: Blanks, family: str, year: int
) -> Iterator[Identity | NotComparable]:
    parents = row_parents(block.lines)
    totals = [line for line in block.lines if is_grand_total(line)]
    children: dict[int, list[Line]] = {}
    for line in block.lines:
        if line.at in parents:
            children.setdefault(parents[line.at], []).append(line)
    if len(totals) * len(children.get(ROOT, ())) > _MOST_TERMS:
        yield _too_many_totals(view)
        totals = []
    unsure, depths = _unsure(block, parents, totals), _depths(block)
    told = told_items(view, block) if len(totals) == 1 else ToldItems()
    unplaced = _unplaced(block, parents)
    doubted = [line for line in block.lines if is_doubted(line.first)]
    for column in block.columns:
        yield from told_sums(view, told, column, family)
    for at, members in sorted(children.items()):
        wholes = totals if at == ROOT else [block.lines[at]]
        for whole in wholes:
            group = f"{family} {whole.at}"
            for column in block.columns:
                parts, fact = _column(column.index, members), whole.amounts.get(column.index)
                if _is_comparable(column.index, whole, members, depths, blanks):
                    terms = parts, (fact,) if fact else ()
                    doubt = unsure if at == ROOT else _doubt(whole, members, doubted)
                    if at == ROOT and told.items:
                        doubt = "" if told.agree(column.index) else unsure or UNCLEAR
                    short = of_another_year((*terms[1], *terms[0]), year)
                    short = short or _lost_code(terms, _column(column.index, unplaced.get(at, ())))
                    own = told if at == ROOT else told.among(members)
                    others = own.readings(column.index, terms[1])
                    yield _sum(view, whole, column.name, terms, others, family, group, doubt, short)


def _unplaced(block: Block, parents: dict[int, int]) -> dict[int, list[Line]]:
    """Rows without code, by the coded rows whose lines they stand among but are no known part of.

    A row may have lost its code; what it is called need not be on any list.
    """
    found: dict[int, list[Line]] = {}
    before = ROOT
    for line in block.lines:
        if line.coded or line.is_unit:
            before = line.at if line.coded else ROOT
        elif line.at in parents and not line.first.project_name:
            placed = parents[line.at] != ROOT and block.lines[parents[line.at]].coded
            for at in () if placed else branch(before, parents):
                found.setdefault(at, []).append(line)
    return found


def _lost_code(terms: Terms, rows: Sequence[Fact]) -> str:
    """Why parts that fall short by a row without code would be no proof."""
    parts, wholes = (sum((fact.amount for fact in side), Decimal(0)) for side in terms)
    amounts = [fact.amount for fact in rows if fact.amount]
    lost = bool(amounts) and wholes - parts in (*amounts, sum(amounts))
    return "少的数额恰为表中没有编码的行，该行可能是其下级" if lost else ""


def _too_many_totals(view: TableView) -> NotComparable:
    return NotComparable(
        subject=f"{view.called}：合计行等于各行之和",
        subject_en=f"Table {view.called_en}: rows of totals against the rows they sum",
        reason="表中合计行太多，各合计行的范围不明",
        table_ids=(view.id,),
    )


def _unsure(block: Block, parents: dict[int, int], totals: Sequence[Line]) -> str:
    """Why rows that do not sum to the total would be no proof."""
    if block.merged:
        return "一张表并排印成几栏，合计行的范围不明"
    if len(totals) > 1:
        return "表中有不止一个合计行"
    if any(is_doubted(line.first) and not line.coded for line in block.lines):
        return _DOUBTED
    tops = [block.lines[at] for at, above in parents.items() if above == ROOT]
    kinds = {(line.coded, bool(line.first.project_name), line.is_unit) for line in tops}
    return "表中各行的层次关系不明" if len(kinds) > 1 else ""


def _doubt(whole: Line, members: Sequence[Line], doubted: Sequence[Line]) -> str:
    """Why rows that do not sum to the row above them would be no proof.

    Rows that are not known to be its own: without codes, below others that are, or `doubted` in
    the block and of a class within its own that another office may have.
    """
    if not doubted:
        return ""
    own = [line for line in (whole, *members) if is_doubted(line.first)]
    is_unsure = not all(line.coded for line in own) or 0 < len(own) <= len(members)
    code, known = whole.first.function_code, {line.at for line in own}
    strays = (line for line in doubted if code and line.at not in known)
    return _DOUBTED if is_unsure or any(_is_stray(line.first, code) for line in strays) else ""


def _is_stray(fact: Fact, code: str) -> bool:
    """True for a row of no known office that is of a class below a code."""
    return fact.function_code.startswith(code) and fact.function_code != code and is_doubted(fact)


def _column(index: int, lines: Sequence[Line]) -> tuple[Fact, ...]:
    return tuple(line.amounts[index] for line in lines if index in line.amounts)


def _is_comparable(
    column: int, whole: Line, members: Sequence[Line], depths: _Depths, blanks: Blanks
) -> bool:
    """True when both sides print amounts, or what is blank must be zero."""
    has_parts = any(column in line.amounts for line in members)
    if column in whole.amounts:
        return has_parts or blanks.of(members, column) or _is_filled(column, members, depths)
    return has_parts and blanks.is_zero(whole, column)


def of_another_year(facts: Sequence[Fact], year: int) -> str:
    """Why figures of another year may be incomplete; empty for the disclosure's own year."""
    other = any(fact.fiscal_year != year for fact in facts)
    return "以前年度的科目可能未全部列出" if other else ""


def _depths(block: Block) -> _Depths:
    """How deep the rows stand that print an amount, column by column."""
    found: dict[int, set[tuple[int, int, bool]]] = {}
    for line in block.lines:
        depth = key_of(line).depth
        for column in line.amounts:
            found.setdefault(column, set()).add(depth)
    return found


def _is_filled(column: int, members: Sequence[Line], depths: _Depths) -> bool:
    """True when coded rows of the members' depth print amounts in this column elsewhere."""
    own = {key_of(line).depth for line in members if line.coded}
    return not own.isdisjoint(depths.get(column, ()))


def _sum(
    view: TableView,
    whole: Line,
    column: str,
    terms: Terms,
    others: Sequence[Terms],
    family: str,
    group: str,
    unsure: str,
    short: str,
) -> Identity:
    label = label_of(whole) if not is_grand_total(whole) else "合计"
    column = next((f.column for f in (*terms[1], *terms[0])), column)  # of its side, where two
    return Identity(
        subject=f"{view.called}“{column}”栏：“{label}”等于所列下级各行之和",
        subject_en=f"Table {view.called_en}, column “{column}”: “{label}” against its rows",
        parts=terms[0],
        wholes=terms[1],
        alternatives=tuple(others),
        parts_called="下级各行相加",
        wholes_called=f"“{label}”",
        family=family,
        group=group,
        unsure=unsure,
        short=short,
        table_ids=(view.id,),
    )
