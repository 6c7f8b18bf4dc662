"""Sums along a row: 合计 = 基本支出 + 项目支出, 小计 = the columns of its header group.

The header says what adds up (`generator.tables.identities`). A header that lists two
classifications side by side is split; a part whose header word is unknown makes a broken
sum undetermined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.identity import Identity, NotComparable
from generator.checks.intervals import AT_MOST, Precision
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.check_rules import sum_rules
from generator.standards.vocabulary import Pattern, squash
from generator.tables.columns import is_sum_of_part
from generator.tables.identities import row_identities
from generator.tables.model import Column

_THREE_PUBLIC = "three-public/total"  # item


@sum_check(
    "SUM-ROW",
    title="每行的合计等于各栏之和",
    title_en="The total of a row is the sum of its columns",
    group="inside",
    severity="error",
)
def row_sums(tables: Tables) -> Iterator[Identity | NotComparable]:
    """表中每一行，合计栏等于其各组成栏之和，小计栏等于其表头下各栏之和。

    “其中”栏已包含在前栏内，不再相加；空白栏按零计。数字按印出的末位取四舍五入区间比较。
    依据：表头的加总关系（算术）。
    """
    for view in tables.views:
        for number, identity in enumerate(row_identities(view.columns)):
            block = next((b for b in view.blocks if identity.total in _indices(b)), None)
            if block is None or view.is_form:
                continue
            by_index = {column.index: column for column in block.columns}
            whole = by_index[identity.total]
            printed = [by_index[i] for i in identity.parts if not _is_of_which(by_index[i])]
            parts = _without_costs_beside(_without_asides(printed, whole), whole, block)
            lone = len(parts) < 2 <= len(printed)
            if lone or _is_movement(parts):  # 年初结转 + 本年收入 = 本年支出 + 年末结转
                continue
            if any(_is_beside(c, whole) for c in parts):
                continue  # figures of several years or stages beside each other
            for at, (group, unsure) in enumerate(_readings(parts)):
                family = f"row {view.id} {number} {at}"
                unsure = unsure or _doubt_of_total(whole, view)
                for line in block.lines:
                    found = _row_sum(view, line, identity.total, group)
                    if found:
                        yield _named(view, line, *found, family, unsure)


class Blanks:
    """Which blank cells of a table are zeros: those without which their row adds up."""

    def __init__(self, view: TableView, precision: Precision) -> None:
        self._precision = precision
        self._sums = {
            part: identity for identity in row_identities(view.columns) for part in identity.parts
        }

    def is_zero(self, line: Line, column: int) -> bool:
        """True when the row's total is reached without the blank cell."""
        identity = self._sums.get(column)
        if identity is None or column in line.amounts:
            return False
        whole = line.amounts.get(identity.total)
        if whole is None:
            return self.is_zero(line, identity.total)
        parts = [line.amounts[i] for i in identity.parts if i in line.amounts]
        return bool(parts) and self._precision.compare(parts, [whole]).agrees

    def of(self, lines: Sequence[Line], column: int) -> bool:
        """True when all the lines print an amount in the column or a blank that is zero."""
        return all(column in line.amounts or self.is_zero(line, column) for line in lines)


def _indices(block: Block) -> set[int]:
    return {column.index for column in block.columns}


def _is_of_which(column: Column) -> bool:
    return bool(vocabulary.lines().of_which.fullmatch(squash(column.path[-1])))


def _is_beside(column: Column, whole: Column) -> bool:
    """True for a second total of the same group of columns; 基本支出小计 is but a part."""
    return column.is_total and column.path[:-1] == whole.path[:-1] and not is_sum_of_part(column)


def _without_asides(parts: Sequence[Column], whole: Column) -> list[Column]:
    """The parts but for columns that say again what is reserved of the others."""
    if _says(whole, sum_rules().row_asides):
        return list(parts)
    return [column for column in parts if not _says(column, sum_rules().row_asides)]


def _without_costs_beside(parts: Sequence[Column], whole: Column, block: Block) -> Sequence[Column]:
    """The parts of “三公”经费合计 but for 会议费 and 培训费, which are none of the three."""
    items = {line.amounts[whole.index].item for line in block.lines if whole.index in line.amounts}
    if items != {_THREE_PUBLIC}:
        return parts
    return [c for c in parts if not _says(c, vocabulary.lines().beside_three_public)]


def _is_movement(parts: Sequence[Column]) -> bool:
    """True where the columns are what a year begins with, what moves, and what is left."""
    return all(
        any(_says(column, words) for column in parts)
        for words in (sum_rules().opening, sum_rules().left_over)
    )


def _says(column: Column, words: Pattern) -> bool:
    return any(words.fullmatch(squash(word)) for word in column.path)


def _doubt_of_total(column: Column, view: TableView) -> str:
    """Why a column may not be the sum of those beside it: no word says so."""
    if view.kind.kind in sum_rules().loose_tables:
        return "本表不是收支表，各栏不一定相加"
    if sum_rules().sum_words.search(squash(column.path[-1])):
        return ""
    return f"“{column.path[-1]}”栏不一定是各栏之和"


def _readings(parts: Sequence[Column]) -> Iterator[tuple[Sequence[Column], str]]:
    """The parts, split when the header lists two classifications beside each other."""
    unknown = [c for c in parts if not c.concepts]
    if unknown:
        yield parts, f"表头“{unknown[0].path[-1] if unknown[0].path else ''}”含义不明"
        return
    by_dimension: dict[str, list[Column]] = {}
    for column in parts:
        by_dimension.setdefault(_dimension(column), []).append(column)
    if len(by_dimension) > 1 and all(len(group) > 1 for group in by_dimension.values()):
        for group in by_dimension.values():
            yield group, "表头并列了不止一种分类"
        return
    yield parts, ""


def _dimension(column: Column) -> str:
    """What kind of part a column is: a fund, a kind of spending, or something else."""
    for word in column.path:
        known = vocabulary.columns().amount(squash(word))
        if known and known.fund_source:
            return "fund"
        if known and known.expenditure_type:
            return "type"
    return ""


def _row_sum(
    view: TableView, line: Line, total: int, parts: Sequence[Column]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]] | None:
    """Parts and total of one row; None when there is nothing to compare."""
    whole = line.amounts.get(total)
    found = tuple(line.amounts[c.index] for c in parts if c.index in line.amounts)
    if whole is None or not found:
        return None
    return found, (whole,)


def _named(
    view: TableView,
    line: Line,
    parts: tuple[Fact, ...],
    whole: tuple[Fact, ...],
    family: str,
    unsure: str,
) -> Identity:
    label = label_of(line)
    one_row = view.table.binding == "restored" and len(view.blocks[0].lines) == 1
    return Identity(
        subject=f"{view.called}{row_of(line)}：“{whole[0].column}”等于各栏之和",
        subject_en=f"Table {view.called_en}, row “{label}”: total against its columns",
        parts=parts,
        wholes=whole,
        parts_called="各栏相加",
        wholes_called=f"“{whole[0].column}”",
        family=family,
        unsure=unsure or ("本表表头残缺，各栏由程序认定" if one_row else ""),
    )


def label_of(line: Line) -> str:
    """How a message names a row."""
    first = line.first
    return first.project_name or first.label or first.function_name or f"第{first.row}行"


def row_of(line: Line) -> str:
    """A row in a message; one without a name by its number."""
    label, number = label_of(line), f"第{line.first.row}行"
    return number if label == number else f"“{label}”行"


@sum_check(
    "SUM-OF-WHICH",
    title="“其中”不大于其所在的合计",
    title_en="An “of which” figure is at most what it is part of",
    group="inside",
    severity="error",
)
def of_which_columns(tables: Tables) -> Iterator[Identity | NotComparable]:
    """“其中：”栏是同组小计（或前一栏）的一部分，金额不得大于它。

    依据：“其中”的含义（算术）。
    """
    for view in tables.views:
        if view.is_form:
            continue
        for block in view.blocks:
            for column in block.columns:
                whole = _whole_of(column, block)
                for line in block.lines:
                    if whole is not None and {column.index, whole.index} <= set(line.amounts):
                        yield _of_which(view, line, column, whole)


def _whole_of(column: Column, block: Block) -> Column | None:
    """The total of the header group of an “其中” column."""
    if not vocabulary.columns().of_which(column.concepts[-1:]):
        return None
    return next((c for c in block.columns if c.is_total and c.path[:-1] == column.path[:-1]), None)


def _of_which(view: TableView, line: Line, column: Column, whole: Column) -> Identity:
    return Identity(
        subject=f"{view.called}{row_of(line)}：“{column.name}”不大于“{whole.name}”",
        subject_en=f"Table {view.called_en}, row “{label_of(line)}”: of-which against its total",
        parts=(line.amounts[column.index],),
        wholes=(line.amounts[whole.index],),
        relation=AT_MOST,
        parts_called="“其中”栏",
        wholes_called=f"“{whole.name}”",
    )
