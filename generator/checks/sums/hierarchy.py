"""Sums down a column of coded rows: Σ项 = 款, Σ款 = 类, Σ类 = 合计, Σ项目 = 合计.

A row belongs to the nearest row whose code its own begins with, inside the section of one
institution; rows without such a parent belong to the institution, or to the table. Levels
that a table does not print are skipped: items alone sum to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.rows import Blanks, label_of
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.vocabulary import squash

_ROOT = -1


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


@dataclass(frozen=True, slots=True)
class _Key:
    """What a coded row stands for; longer codes lie below shorter ones."""

    function: str
    economic: str
    project: str

    def is_above(self, other: _Key) -> bool:
        if self == other or (self.project and self.project != other.project):
            return False
        if other.function and not self.function:
            return False
        within = other.function.startswith(self.function)
        return within and other.economic.startswith(self.economic)

    @property
    def depth(self) -> tuple[int, int, int]:
        return len(self.function), len(self.economic), bool(self.project)


def _key(line: Line) -> _Key:
    first = line.first
    economic = first.economic_code
    if not economic and not first.function_code:
        economic = first.government_economic_code
    return _Key(first.function_code, economic, first.project_name)


def _block_sums(
    view: TableView, block: Block, blanks: Blanks, family: str, year: int
) -> Iterator[Identity]:
    parents = row_parents(block.lines)
    totals = [line for line in block.lines if _is_grand_total(line)]
    children: dict[int, list[Line]] = {}
    for line in block.lines:
        if line.at in parents:
            children.setdefault(parents[line.at], []).append(line)
    unsure = _unsure(block, parents, totals)
    for at, members in sorted(children.items()):
        wholes = totals if at == _ROOT else [block.lines[at]]
        for whole in wholes:
            group = f"{family} {whole.at}"
            for column in block.columns:
                parts, fact = _column(column.index, members), whole.amounts.get(column.index)
                if is_comparable(column.index, whole, members, block, blanks):
                    terms = parts, (fact,) if fact else ()
                    doubt = unsure if at == _ROOT else ""
                    yield _sum(view, whole, column.name, terms, family, group, doubt, year)


def row_parents(lines: Sequence[Line]) -> dict[int, int]:
    """The row above each row that is a part: by position, `_ROOT` for the table itself."""
    parents: dict[int, int] = {}
    section = _ROOT
    for line in lines:
        if _is_grand_total(line) or _is_aside(line):
            continue
        if line.is_unit:
            parents[line.at] = _unit_above(line, lines)
            section = line.at
            continue
        parents[line.at] = _above(line, lines, section)
    return parents


def _is_grand_total(line: Line) -> bool:
    return line.is_total and not line.coded and not line.first.project_name


def _is_aside(line: Line) -> bool:
    """A row that repeats what others say: “其中” and uncoded subtotals."""
    words = squash(line.first.label)
    if vocabulary.lines().of_which.fullmatch(words):
        return True
    plain = not line.coded and not line.first.project_name and not line.is_unit
    return plain and line.first.row_role == "subtotal"


def _unit_above(line: Line, lines: Sequence[Line]) -> int:
    code = line.first.unit_code
    for other in reversed(lines[: line.at]):
        above = other.first.unit_code
        if other.is_unit and above and code.startswith(above) and code != above:
            return other.at
    return _ROOT


def _above(line: Line, lines: Sequence[Line], section: int) -> int:
    """The deepest row above a coded row in its section; the section when there is none."""
    key = _key(line)
    if not line.coded and not line.first.project_name:
        return section
    best, depth = section, (-1, -1, -1)
    end = next((o.at for o in lines[section + 1 :] if o.is_unit), len(lines))
    for other in lines[section + 1 : end]:
        own = _key(other)
        if other.coded and own.is_above(key) and own.depth >= depth:
            if other.at < line.at or own.depth > depth:
                best, depth = other.at, own.depth
    return best


def _unsure(block: Block, parents: dict[int, int], totals: Sequence[Line]) -> str:
    """Why rows that do not sum to the total would be no proof."""
    if block.merged:
        return "一张表并排印成几栏，合计行的范围不明"
    if len(totals) > 1:
        return "表中有不止一个合计行"
    tops = [block.lines[at] for at, above in parents.items() if above == _ROOT]
    kinds = {(line.coded, bool(line.first.project_name), line.is_unit) for line in tops}
    return "表中各行的层次关系不明" if len(kinds) > 1 else ""


def _column(index: int, lines: Sequence[Line]) -> tuple[Fact, ...]:
    return tuple(line.amounts[index] for line in lines if index in line.amounts)


def is_comparable(
    column: int, whole: Line, members: Sequence[Line], block: Block, blanks: Blanks
) -> bool:
    """True when both sides print amounts, or what is blank must be zero."""
    has_parts = any(column in line.amounts for line in members)
    if column in whole.amounts:
        return has_parts or blanks.of(members, column) or _is_filled(column, members, block)
    return has_parts and blanks.is_zero(whole, column)


def of_another_year(facts: Sequence[Fact], year: int) -> str:
    """Why figures of another year may be incomplete; empty for the disclosure's own year."""
    other = any(fact.fiscal_year != year for fact in facts)
    return "以前年度的科目可能未全部列出" if other else ""


def _is_filled(index: int, members: Sequence[Line], block: Block) -> bool:
    """True when coded rows of the members' depth print amounts in this column elsewhere."""
    depths = {_key(line).depth for line in members if line.coded}
    return any(index in line.amounts and _key(line).depth in depths for line in block.lines)


def _sum(
    view: TableView,
    whole: Line,
    column: str,
    terms: Terms,
    family: str,
    group: str,
    unsure: str,
    year: int,
) -> Identity:
    label = label_of(whole) if not _is_grand_total(whole) else "合计"
    return Identity(
        subject=f"{view.called}“{column}”栏：“{label}”等于所列下级各行之和",
        subject_en=f"Table {view.called_en}, column “{column}”: “{label}” against its rows",
        parts=terms[0],
        wholes=terms[1],
        parts_called="下级各行相加",
        wholes_called=f"“{label}”",
        family=family,
        group=group,
        unsure=unsure,
        short=of_another_year((*terms[1], *terms[0]), year),
        table_ids=(view.id,),
    )
