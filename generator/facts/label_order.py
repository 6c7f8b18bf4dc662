"""Which label column of a block names its rows, and which stand to its left as groups of them.

Subjects and projects go before units, a column that is filled in more rows before another. Of
columns with the same sort of names the deepest names the row: 一般公共预算资金 | 小计, 专项收入.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import is_blank
from generator.tables.model import BodyRow, Column

_SUBJECTS = (
    "project-name",
    "purchase",
    "function-name",
    "economic-name",
    "line",
    "subject-name-or-unit",
    "project-name-or-unit",
)
_THINGS = (
    "project-name",
    "project-name-or-unit",
    "purchase",
    "line",
    "subject-name-or-unit",
    "function-name",
    "economic-name",
)
_PURCHASES = (
    "purchase",
    "project-name",
    "line",
    "project-name-or-unit",
    "subject-name-or-unit",
    "function-name",
    "economic-name",
)
_OTHERS = ("goods-class", "government-economic-name", "unit-name", "text")


def label_order(
    block: Sequence[Column],
    rows: Sequence[BodyRow],
    printed: Sequence[BodyRow],
    kind: TableKind,
) -> list[Column]:
    """Label columns, the one that names the rows first; `printed` rows are without merged words.

    Where a table is not about classes (goods bought), a class is an attribute of the row;
    where it names what is bought, so is the project it is bought for.
    """
    names = _SUBJECTS if kind.classification != "none" else _THINGS
    subjects = [c for c in block if c.use in _SUBJECTS]
    if not subjects and kind.kind == "project-expenditure":
        subjects = [replace(c, use="line") for c in block if names_projects(c)]
    most: dict[str, int] = {}
    for column in subjects:
        most[column.use] = max(most.get(column.use, 0), _filled(column, rows))
    subjects.sort(key=lambda c: (-most[c.use], names.index(c.use), -_filled(c, printed), c.index))
    subjects = _deepest_first(subjects)
    if kind.kind == "procurement":
        subjects = [c for use in _PURCHASES for c in subjects if c.use == use]
    deepest_first = [c for c in reversed(block) if names_outer(c)]
    plain = [c for c in block if c.use in _OTHERS and c not in deepest_first]
    others = sorted((*deepest_first, *plain), key=lambda c: _OTHERS.index(c.use))
    codes = [c for c in block if c.use.endswith("-code") or c.use in {"class", "sequence"}]
    return [*subjects, *others, *codes, *(c for c in block if c.use == "year")]


def groups_of(column: Column, block: Sequence[Column]) -> list[Column]:
    """The columns of the same sort of names to the left of the one that names a row, nearest first.

    None for columns whose headers name different things.
    """
    return [c for c in reversed(block) if c.use == column.use and c.index < column.index]


def classes_of(column: Column, block: Sequence[Column]) -> list[Column]:
    """The columns to its left that class what it names: 采购类别 beside 采购项目名称."""
    return [c for c in reversed(block) if c.use == "goods-class" and c.index < column.index]


def text_at(row: BodyRow, column: Column) -> str:
    """The words of a row in a column."""
    cell = row.cells.get(column.index)
    return cell.text if cell else ""


def names_projects(column: Column) -> bool:
    """True for a column under 项目, 支出项目, 专项名称, 项目内容."""
    words = vocabulary.columns().project_lines
    is_words = column.use in {"line", "text"}
    return is_words and words.fullmatch(squash("".join(column.path[-1:]))) is not None


def names_outer(column: Column) -> bool:
    """True for 一级项目 and for 类 of names, which name the rows that are not divided further."""
    words, columns = squash("".join(column.path[-1:])), vocabulary.columns()
    levels = (*columns.project_levels, columns.class_levels)
    return column.use == "text" and any(level.fullmatch(words) for level in levels)


def outer_projects(block: Sequence[Column]) -> list[Column]:
    """The columns of projects that others divide: 一级项目, where 二级项目 stands beside it."""
    levels = vocabulary.columns().project_levels
    words = [(c, squash("".join(c.path[-1:]))) for c in block if c.use == "text"]
    return [c for c, said in words if any(level.fullmatch(said) for level in levels)]


def _filled(column: Column, rows: Sequence[BodyRow]) -> int:
    """How many rows have a name there that is no number and no total."""
    texts = (squash(text_at(row, column)) for row in rows)
    names = (text for text in texts if not is_blank(text) and not text.isdecimal())
    return sum(1 for text in names if not vocabulary.lines().totals.fullmatch(text))


def _deepest_first(columns: Sequence[Column]) -> list[Column]:
    """The columns, those below one header with the rightmost of them first."""
    found: list[Column] = []
    for column in columns:
        beside = [c for c in columns if (c.use, c.path) == (column.use, column.path)]
        found += [] if column in found else sorted(beside, key=lambda c: -c.index)
    return found
