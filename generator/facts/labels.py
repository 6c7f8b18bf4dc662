"""The words of one row: its label, codes, unit and project, block by block.

A block is a group of label columns with the amounts to their right (a two-sided table
has two). Which of them names the row is `label_order`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from generator.documents.model import Cell
from generator.facts.codes import (
    BROKEN_CODE,
    CODE_AND_NAME,
    Code,
    between_rows,
    coded_words,
    read_code,
)
from generator.facts.label_order import label_order, names_outer, text_at
from generator.facts.named_levels import codes_named
from generator.standards import vocabulary
from generator.standards.vocabulary import AmountWord, Pattern, TableKind, squash
from generator.tables.amounts import is_blank
from generator.tables.model import BodyRow, Column

_NUMBER = re.compile(
    r"^([一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])"
)
# 101001-某局, [101001]某局
_CODED_UNIT = re.compile(r"[\[【(（]?(\d{3,12})[\])】）]?[-—－_]?([^\W\d_].+)")
# 51000021R0000000142-某项目
_CODE_BEFORE = re.compile(r"^\d{1,3}[-—_]?")  # 22-其他运转类
_CODED_PROJECT = re.compile(r"(?P<code>[0-9A-Z]{10,})[-—－](?P<name>.+)")
# Rows of several classes typed into one: 2010301 / 2010302
_SEVERAL_CODES = re.compile(r"(?:\d{3}|\d{5}|\d{7})(?:[\s/、，,]+(?:\d{3}|\d{5}|\d{7}))+")
# What a row over all columns of codes and names is called: 某县水利局（本级）.
_CODED = frozenset({"class", "function-code", "economic-code"})
_WORDS = re.compile(r"[\u4e00-\u9fff]{4}")
_UNSURE_WHICH = "编码栏印有几个编码，该行的数字属于哪一个不能确定"
_CLASSIFIED = ("function", "economic", "government-economic")


_NO_CODE = Code()


@dataclass(frozen=True, slots=True)
class Label:
    """What the label columns of one row say."""

    text: str = ""
    function: Code = _NO_CODE
    economic: Code = _NO_CODE
    government_economic: Code = _NO_CODE
    unit_code: str = ""
    unit_name: str = ""
    project_code: str = ""
    project_name: str = ""
    project_class: str = ""  # a name in its place that a class of projects has: 运转类项目
    cell: Cell | None = None  # where the label itself is printed
    fund: str = ""  # the fund source that a column of the row names
    spending: AmountWord | None = None  # the kind of spending that one names, or the row itself
    sums: bool = False  # such a column says 小计: the row sums those of its class or project
    year: str = ""  # words of the row that name a year of its own: 2023年预算数
    carried: str = ""  # part | aside: of the carryover that a line above it sums
    left: str = ""  # whole | part | aside: of what the year leaves, with the lines it consists of
    heading: str = ""  # of a sum right below it, which says no more than 合计
    group: str = ""  # the name to the left that its own name stands in: 一般公共预算资金 | 小计
    note: str = ""

    @property
    def coded(self) -> bool:
        """True when the row carries a functional or economic code, or a project."""
        coded = self.function.full or self.economic.full or self.government_economic.full
        return bool(coded or self.project_name)

    @property
    def is_sum(self) -> bool:
        """True for a row that is called 合计, 小计 and nothing else."""
        return _is_sum(squash(self.text))


def tidy(text: str) -> str:
    """A label without the blanks of extraction; a code before a name keeps its blank."""
    coded = CODE_AND_NAME.fullmatch(text.strip())
    if coded:
        return f"{coded[1]} {squash_words(coded[2])}"
    return squash_words(text)


def squash_words(text: str) -> str:
    """All blanks out; the characters stay as printed."""
    return re.sub(r"[\s\u3000\u200b-\u200f\u2060\ufeff]+", "", text)


def split_project(text: str) -> tuple[str, str]:
    """Code and name of a project printed in one cell: `50015223T…-2023 网络宣传专项`."""
    words = squash_words(text)
    found = _CODED_PROJECT.fullmatch(words)
    return (found["code"], found["name"]) if found else ("", words)


def split_unit(name: str) -> tuple[str, str]:
    """Code and name of a unit printed in one cell: 101001-某局, [101001]某局."""
    coded = _CODED_UNIT.fullmatch(name)
    return (coded[1], coded[2]) if coded else ("", name)


def unnumbered(squashed: str) -> str:
    """A label without the number of its line: 一、 （一） 1."""
    return _NUMBER.sub("", squashed)


def read_labels(
    block: Sequence[Column], rows: Sequence[BodyRow], kind: TableKind, fiscal_year: int
) -> tuple[Label, ...]:
    """One label a row, in order; codes may lean on the rows above."""
    printed, rows = rows, under_merged(block, rows)
    order = label_order(block, rows, printed, kind)
    above: dict[str, list[str]] = {name: [] for name in _CLASSIFIED}
    labels: list[Label] = []
    units: dict[str, str] = {}
    for row in rows:
        label = _read_row(block, row, order, kind, fiscal_year, above)
        if label.unit_code and label.unit_name:
            units[label.unit_code] = label.unit_name
        elif label.unit_code in units:
            label = replace(label, unit_name=units[label.unit_code])
        for name, code in zip(
            _CLASSIFIED, (label.function, label.economic, label.government_economic), strict=True
        ):
            if code.full:
                above[name].append(code.full)
        labels.append(label)
    return tuple(_with_codes_between(labels))


def _with_codes_between(labels: Sequence[Label]) -> Iterator[Label]:
    """The labels, a 款 without its class completed by the rows above and below it."""
    above = ""
    for label, below in pairwise((*labels, Label())):
        code = between_rows(label.function, above, below.function.full)
        above = code.full or above
        if code is label.function:
            yield label
        else:
            others = (note for note in label.note.split("；") if note != label.function.note)
            note = "；".join(filter(None, (*others, code.note)))
            yield replace(label, function=code, note=note)


def under_merged(block: Sequence[Column], rows: Sequence[BodyRow]) -> list[BodyRow]:
    """The rows, what a merged cell says said in every row it covers; amounts stay as printed."""
    columns = [column.index for column in block if column.use not in {"amount", "ignored"}]
    filled: list[BodyRow] = []
    for row in rows:
        above = filled[-1].cells if filled else {}
        said = {
            at: above[at]
            for at in columns
            if at in above and (at == row.hangs or (at in row.cells and row.cells[at].hangs))
        }
        filled.append(replace(row, cells={**row.cells, **said}) if said else row)
    return filled


def _read_row(
    block: Sequence[Column],
    row: BodyRow,
    order: Sequence[Column],
    kind: TableKind,
    fiscal_year: int,
    above: dict[str, list[str]],
) -> Label:
    label = _name(row, order)
    texts = {c.use: text_at(row, c) for c in reversed(block) if not is_blank(text_at(row, c))}
    for column in block:  # of offices the innermost is the row's own
        if column.use in {"unit-code", "unit-name"} and not is_blank(text_at(row, column)):
            texts[column.use] = text_at(row, column)
    label = label if row.unplaced else _unit_and_project(label, texts)
    codes = {name: _code(name, block, row, label, fiscal_year, above[name]) for name in _CLASSIFIED}
    label = replace(
        label,
        function=codes["function"],
        economic=codes["economic"],
        government_economic=codes["government-economic"],
    )
    columns = vocabulary.columns()
    fund, spending = _said(block, row, columns.row_funds), _said(block, row, columns.row_spending)
    label = replace(
        label,
        year=_year_words(label, texts, kind),
        fund=fund.fund_source if fund else "",
        spending=spending,
        sums=any(word.total for word in (fund, spending) if word),
    )
    label = _coded_label(label, kind)
    notes = [c.note for c in codes.values() if c.note] + ([row.note] if row.note else [])
    return _misplaced_unit(replace(label, note="；".join(notes)), texts, above["function"])


def _name(row: BodyRow, order: Sequence[Column]) -> Label:
    """The label text: the first filled label column that holds words."""
    alone = sum(not is_blank(text_at(row, c)) for c in order if c.use != "sequence") == 1
    for column in order:
        text = text_at(row, column)
        if is_blank(text) or (squash(text).isdecimal() and column.use != "year"):
            continue
        if column.use.endswith("-code") or column.use in {"class", "text", "sequence"}:
            sums = vocabulary.lines().sum_words.fullmatch(squash(text))
            is_name = column.use in _CODED and _WORDS.search(squash(text)) and alone
            if not (sums or is_name or names_outer(column)):
                continue
        return Label(text=tidy(text), cell=row.cells[column.index])
    return Label()


def _unit_and_project(label: Label, texts: dict[str, str]) -> Label:
    """Unit and project columns, columns shared by both read by what they hold."""
    unit_code = squash(texts.get("unit-code", ""))
    project_code = squash(texts.get("project-code", ""))
    shared = squash(texts.get("project-code-or-unit", ""))
    project_name = squash_words(texts.get("project-name", ""))
    of_which = vocabulary.lines().of_which_word
    project_name = of_which.sub("", project_name)
    unit_name = squash_words(texts.get("unit-name", ""))
    if shared:
        is_project = len(shared) > 9 or bool(re.search(r"[A-Za-z]", shared))
        unit_code, project_code = ("", shared) if is_project else (shared, "")
        if not is_project and not unit_name:
            unit_name, project_name = project_name, ""
    if "subject-name-or-unit" in texts and unit_code and not _has_code(texts):
        unit_name = squash_words(texts["subject-name-or-unit"])
    elif "project-name-or-unit" in texts and unit_code.isdecimal() and not _has_code(texts):
        unit_name = squash_words(texts["project-name-or-unit"])
    if _is_sum(project_name):
        project_name = ""
    like_class = vocabulary.columns().project_classes.fullmatch(unnumbered(squash(project_name)))
    if like_class and not project_code:
        label, project_name = replace(label, project_class=project_name), ""
    unit_name = of_which.sub("", unit_name)
    is_unit = vocabulary.lines().unit_cell.fullmatch(squash(unit_name))  # 单位：万元
    unit_name = "" if is_unit or _is_sum(squash(unit_name)) else unit_name
    if not unit_code:
        unit_code, unit_name = split_unit(unit_name)
    if not project_code:
        project_code, project_name = split_project(project_name)
    return replace(
        label,
        unit_code=unit_code if unit_code.isdecimal() else "",
        unit_name=unit_name,
        project_code=project_code,
        project_name=project_name,
    )


def _said(block: Sequence[Column], row: BodyRow, header: Pattern) -> AmountWord | None:
    """The word of an amount that a row prints in a column so called; a code may stand before it."""
    for column in block:
        if column.path and header.fullmatch(squash(column.path[-1])):
            words = _CODE_BEFORE.sub("", squash(text_at(row, column)))
            return vocabulary.columns().amount(words)
    return None


def _is_sum(squashed: str) -> bool:
    lines = vocabulary.lines()
    return bool(lines.totals.fullmatch(squashed) or lines.subtotals.fullmatch(squashed))


def _year_words(label: Label, texts: dict[str, str], kind: TableKind) -> str:
    """What the row's year column says, or the label itself where it is nothing but a year.

    In a table of no kind of the law, also where it names the end or the beginning of one.
    """
    said = squash(texts.get("year", ""))
    words = vocabulary.full_years(squash(label.text))
    lines = vocabulary.lines()
    patterns = [lines.row_years, *([lines.row_moments] if kind.kind == "other" else [])]
    return said or (words if any(p.fullmatch(words) for p in patterns) else "")


def _has_code(texts: dict[str, str]) -> bool:
    """True when the row prints a functional or economic code."""
    uses = ("class", "section", "item-code", "function-code", "economic-code")
    return any(squash(texts.get(use, "")).isdecimal() for use in uses)


def _code(
    name: str,
    block: Sequence[Column],
    row: BodyRow,
    label: Label,
    fiscal_year: int,
    above: Sequence[str],
) -> Code:
    """The row's code of one classification, from one cell or from those of 类, 款 and 项."""
    named = next((text_at(row, c) for c in block if c.use == f"{name}-name"), "")
    words = squash_words(named) or (label.text if not label.project_name else "")
    cells = [text_at(row, c) for c in block if c.use == f"{name}-code"]
    whole, is_split = "".join(cells[:1]), any(squash(cell).isdecimal() for cell in cells[1:])
    if _SEVERAL_CODES.fullmatch(whole.strip()):
        return Code(note=_UNSURE_WHICH)
    if not is_split and (squash(whole).isdecimal() or BROKEN_CODE.fullmatch(squash(whole))):
        return read_code(name, [whole], words, above, fiscal_year)
    if inside := coded_words(name, named.strip()):
        return Code(inside[0], inside[0], squash_words(inside[1]))
    levels = [
        next((text_at(row, c) for c in block if c.use == use and c.classification == name), "")
        for use in ("class", "section", "item-code")
    ]
    parts = cells if is_split else levels
    if not any(squash(part).isdecimal() for part in parts):
        return Code()
    return read_code(name, parts, words, above, fiscal_year)


def _coded_label(label: Label, kind: TableKind) -> Label:
    """A label that begins with its code: “201 一般公共服务支出”."""
    name = kind.classification
    found = coded_words(name, label.text) if name in _CLASSIFIED else None
    field = name.replace("-", "_")
    if not found or getattr(label, field).full:
        return label
    changes: dict[str, Any] = {field: Code(found[0], found[0], found[1])}
    return replace(label, **changes)


def _misplaced_unit(label: Label, texts: dict[str, str], above: Sequence[str]) -> Label:
    """A unit code printed in a column of other codes or names (227 某某办公室).

    A number named like a class, or below a 款 of the rows above, is a code with digits lost.
    """
    for use in ("class", "project-name", "function-code"):
        printed = squash(texts.get(use, ""))
        if not printed.isdecimal() or len(printed) not in {3, 6, 9} or label.unit_code:
            continue
        broken = label.economic if label.economic.published == printed else label.function
        if use != "project-name" and (broken.full or broken.published != printed):
            continue
        below = len(printed) > 5 and any(printed[:5] == code[:5] for code in above)
        if use != "project-name" and (below or codes_named(label.text)):
            continue
        unit_name = label.unit_name or label.text
        cleared = replace(label, unit_code=printed, unit_name=unit_name)
        if use != "project-name":
            return replace(cleared, economic=Code(), function=Code(), note="")
        return replace(cleared, project_name="", text=label.text or unit_name)
    return label
