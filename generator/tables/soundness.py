"""Is a binding sound? What makes it impossible, whatever the sums say.

A wrong column is worse than none: a table is refused when its header cannot mean what it
would have to mean, a row when its cells do not fit the columns. Sums that merely do not
add up are the publisher's affair, and news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.classifications import economic, functional, is_economic_part
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.columns import NUMBERS, blocks, fits, is_subject
from generator.tables.header import looks_like_code
from generator.tables.identities import row_identities, tally
from generator.tables.model import BodyRow, BoundTable, Column
from generator.tables.sum_pairs import half_of

_GROUPED = re.compile(r"\d[,，]\d{3}")  # thousands: no share is written so


def unsoundness(bound: BoundTable, kind: TableKind) -> str:
    """Why the binding cannot be right; empty when nothing speaks against it."""
    filled = _filled(bound)
    refused = sum(row.refused for row in bound.rows)
    counted = sum(1 for row in bound.rows if _amount_cells(row))
    if refused * 2 > counted:
        return "多数行的内容与各栏不符，无法确定数字属于哪一栏"
    if not _moved_alike(bound.rows):
        return "各行错开的方向不一，无法确定数字属于哪一栏"
    for column in bound.columns:
        fault = _column_fault(column, bound, column.index in filled)
        if fault:
            return fault
    if _same_names(bound.columns, filled):
        return "有金额的两栏表头相同，无法区分"
    if _in_the_other_half(bound):
        return "人员经费、公用经费的合计行与表头相反，表头错位"
    if _on_the_other_side(bound):
        return "收入、支出的合计行与表头相反，表头错位"
    if _unlabelled(bound, kind):
        return "各行没有名称，无法确定数字说的是什么"
    return ""


def _is_under_a_sum(column: Column) -> bool:
    sums = vocabulary.lines().sum_words.fullmatch
    return any(sums(squash(word)) for word in column.path[:-1])


def _has_money(bound: BoundTable) -> bool:
    columns = [column.index for column in bound.columns if column.use == "amount"]
    return any(row.amount(index) for row in bound.rows for index in columns)


def _in_the_other_half(bound: BoundTable) -> bool:
    """True where 人员经费合计 stands before an amount under 公用经费, or the other way round."""
    halves = {"personnel", "public-use"}
    for column in bound.columns:
        own = halves.intersection(column.concepts)
        if column.use != "amount" or len(own) != 1:
            continue
        labels = [c.index for c in bound.columns[: column.index] if c.use not in NUMBERS]
        for row in bound.rows:
            amount = row.amount(column.index)
            if amount and amount.value and _half_said(row, labels) in halves - own:
                return True
    return False


def _half_said(row: BodyRow, labels: Sequence[int]) -> str:
    """The half of the basic expenditure that the nearest label at the left sums, if it does."""
    words = (squash(row.cells[i].text) for i in reversed(labels) if i in row.cells)
    label = next((word for word in words if word), "")
    return half_of(label)


def _on_the_other_side(bound: BoundTable) -> bool:
    """True where 支出总计 stands before an amount under 收入, or the other way round.

    Of two blocks beside each other: one alone may hold the rows of both sides.
    """
    parts = [b for b in blocks(bound.columns) if any(c.use == "amount" for c in b)]
    for block in parts if len(parts) > 1 else []:
        names = [c.index for c in block if c.use not in NUMBERS]
        for column in block:
            if column.use == "amount" and column.side:
                rows = (row for row in bound.rows if row.amount(column.index))
                if any(_side_said(row, names) not in {"", column.side} for row in rows):
                    return True
    return False


def _side_said(row: BodyRow, names: Sequence[int]) -> str:
    """The side that the row's label in a block sums, if it sums one."""
    words = [squash(row.cells[i].text) for i in names if i in row.cells]
    label = next((word for word in words if word), "")
    is_sum = table_words().side_total.fullmatch(label) and label.endswith("计")
    said = [side for side in vocabulary.columns().sides if side in label]
    return said[0] if is_sum and len(said) == 1 else ""


def _filled(bound: BoundTable) -> set[int]:
    return {i for row in bound.rows for i, cell in row.cells.items() if parse_amount(cell.text)}


def _amount_cells(row: BodyRow) -> int:
    return sum(parse_amount(cell.text) is not None for cell in row.cells.values())


def _moved_alike(rows: Sequence[BodyRow]) -> bool:
    """True when rows that were moved all moved the same way."""
    return len({row.note[-6:] for row in rows if row.note.endswith("归位")}) <= 1


def _column_fault(column: Column, bound: BoundTable, filled: bool) -> str:
    """What makes a single column impossible."""
    words = vocabulary.columns()
    parents = [words.parents.get(concept, "") for concept in column.concepts]
    for at, parent in enumerate(parents):
        over = {parent, words.wholes.get(parent, parent), *_stand_ins(parent, bound.columns)}
        if parent and at and not over & {*column.concepts[:at]} and not _is_class_of_class(column):
            return f"栏名“{column.name}”的上下级不可能如此，表头错位"
    is_label = column.use not in NUMBERS
    if is_subject(column.use) and _is_under_a_sum(column) and _has_money(bound):
        return f"名称栏“{column.name}”在合计栏之下，表头错位"
    if bound.binding == "aligned" and is_label and len(column.path) > 1:
        outer = words.amount(squash(column.path[0]))
        if outer and outer.fund_source:
            return f"名称栏“{column.name}”在资金栏之下，表头错位"
    if is_label and _over_money(column):
        return f"科目或单位栏“{column.name}”之下印的是金额栏名，表头错位"
    if column.use != "amount" or not filled:
        return ""
    if _below_a_sum(column, bound.columns):
        return f"“{column.name}”栏在合计之下，表头错位"
    if not column.path:
        return "有金额的栏没有表头"
    if _under_label(column, bound.columns):
        return f"金额栏“{column.name}”在科目或单位名下，表头错位"
    printed = [row.cells[column.index].text for row in bound.rows if column.index in row.cells]
    if _are_codes([t for t in printed if not is_blank(t)]) and not _adds_up(column, bound):
        return f"“{column.name}”栏下是科目编码，表头错位"
    return ""


def _stand_ins(parent: str, columns: Sequence[Column]) -> tuple[str, ...]:
    """What a part may stand below where no column of its table is its parent."""
    named = any(parent in column.concepts for column in columns)
    return () if named else vocabulary.columns().stand_ins.get(parent, ())


def _is_class_of_class(column: Column) -> bool:
    """True for an economic class below its own: 商品和服务支出 / 公务用车运行维护费."""
    inner = squash(column.path[-1])
    return any(is_economic_part(inner, squash(word)) for word in column.path[:-1])


def _over_money(column: Column) -> bool:
    """True for a word for codes or names with a word for money below it."""
    words = vocabulary.columns()
    upper = [is_subject(words.stub(squash(word))) for word in column.path[:-1]]
    lowest = squash(column.path[-1]) if column.path else ""
    return any(upper) and not words.stub(lowest) and words.amount(lowest) is not None


def _below_a_sum(column: Column, columns: Sequence[Column]) -> bool:
    """True for the only column below 合计, where another thing is printed below that."""
    inner = table_words().inner_total
    for depth, word in enumerate(column.path[:-1]):
        alone = sum(c.path[: depth + 1] == column.path[: depth + 1] for c in columns) == 1
        if alone and inner.fullmatch(squash(word)) and _names_a_part(column.path[-1]):
            return True
    return False


def _names_a_part(word: str) -> bool:
    known = vocabulary.columns().amount(squash(word))
    return known is not None and not known.total and not known.year


def _adds_up(column: Column, bound: BoundTable) -> bool:
    """True where the column is part of sums that all hold: 210 may be an amount, too."""
    sums = [i for i in row_identities(bound.columns) if column.index in (i.total, *i.parts)]
    said = tally(sums, bound.rows)
    return said.held > 1 and not said.broken


def _under_label(column: Column, columns: Sequence[Column]) -> bool:
    """True for money below a word for codes or names that heads no label column beside it."""
    stub = vocabulary.columns().stub
    for depth, word in enumerate(column.path):
        if not is_subject(stub(squash(word))):
            continue
        group = [c for c in columns if c.path[: depth + 1] == column.path[: depth + 1]]
        if not any(c.use not in NUMBERS for c in group) and not _are_classes(group, depth):
            return True
    return False


def _are_classes(group: Sequence[Column], depth: int) -> bool:
    """True for columns called by classes below the name of their classification."""
    words = vocabulary.columns()
    below = {squash(column.path[depth + 1]) for column in group if len(column.path) > depth + 1}
    named = words.classifications.fullmatch(squash(group[0].path[depth]))
    return bool(named) and len(below) == len(group) > 1 and all(map(words.money.fullmatch, below))


def _are_codes(texts: Sequence[str]) -> bool:
    """True for classification codes in their order: 201, 20137, 2013701."""
    if len(texts) < 2 or not all(looks_like_code(text) for text in texts):
        return False
    codes = [squash(text) for text in texts]
    formed = sum(len(code) in {3, 5, 7} and code[0] in "235" for code in codes)
    if formed * 10 < len(codes) * 8:
        return False
    nested = any(a != b and b.startswith(a) for a in codes for b in codes)
    known = sum(code in functional().names or code in economic(2018).names for code in codes)
    return nested or known * 2 >= len(codes)


def _same_names(columns: Sequence[Column], filled: set[int]) -> bool:
    """True when two columns of one block with amounts have one and the same header."""
    for block in blocks(columns):
        names = [c.path for c in block if c.use == "amount" and c.index in filled]
        if len(set(names)) < len(names):
            return True
    return False


def short_header(bound: BoundTable) -> str:
    """Why the header has a cell less than the rows; empty where it has not.

    The last word, of shares, numbers or remarks, then stands over two columns, one of them
    of numbers, or a word of shares over money: each word stands a column too far to the left.
    """
    printed_in = {i for row in bound.rows for i, c in row.cells.items() if not is_blank(c.text)}
    for block in blocks(bound.columns):
        beside = [c for c in block if c.use in {"ignored", "text"} and c.index in printed_in]
        names = [c.path for c in beside if c.path]
        for column in beside:
            if names.count(column.path) > 1 and _holds_numbers(column, bound):
                return f"“{column.path[-1]}”一个栏名下有两栏，表头可能缺格"
    ratio = table_words().ratio.fullmatch
    for column in bound.columns:
        if column.use != "ignored" or not ratio(squash(column.path[-1])):
            continue
        cells = (row.cells.get(column.index) for row in bound.rows)
        printed = [cell.text for cell in cells if cell and parse_amount(cell.text)]
        grouped = sum(_GROUPED.search(text) is not None for text in printed)
        if len(printed) > 1 and grouped * 2 > len(printed):
            return f"“{column.path[-1]}”栏下是金额，表头可能缺格"
    return ""


def _holds_numbers(column: Column, bound: BoundTable) -> bool:
    cells = (row.cells.get(column.index) for row in bound.rows)
    printed = [cell.text for cell in cells if cell and not is_blank(cell.text)]
    return len(printed) > 1 and sum(map(bool, map(parse_amount, printed))) * 2 > len(printed)


def _unlabelled(bound: BoundTable, kind: TableKind) -> bool:
    """True for several rows of money of which most have no label of any kind."""
    rows = [row for row in bound.rows if _amount_cells(row)]
    if len(rows) < 2 or kind.kind == "three-public-expenses":
        return False
    labels = {c.index for c in bound.columns if c.use not in NUMBERS}
    bare = sum(
        not any(i in labels and not is_blank(cell.text) for i, cell in row.cells.items())
        for row in rows
    )
    return bare * 2 > len(rows)


def _is_under_money(cell: Cell, row: BodyRow, columns: dict[int, Column]) -> bool:
    place = next(i for i, other in row.cells.items() if other is cell)
    column = columns.get(place)
    return column is not None and column.use == "amount"


def refuse_rows(bound: BoundTable) -> BoundTable:
    """Rows whose numbers stand under labels, or whose words stand under money, are refused.

    Words without digits under money do no harm where the sums of the row hold, and where they
    say that the amount is elsewhere (详见附件) in a document that tells the columns of its cells.
    """
    referred = table_words().referred.fullmatch if bound.raw.places else lambda _: None
    identities = row_identities(bound.columns)
    by_index = {column.index: column for column in bound.columns}
    rows = []
    for row in bound.rows:
        misplaced = [
            cell
            for i, cell in row.cells.items()
            if not is_blank(cell.text)
            and ((column := by_index.get(i)) is None or not fits(column, cell.text))
        ]
        numbers = any(parse_amount(cell.text) for cell in misplaced)
        words = any(
            not has_digit(cell.text) and not referred(squash(cell.text))
            for cell in misplaced
            if _is_under_money(cell, row, by_index)
        )
        sums = tally(identities, [row]) if words else None
        wrong = numbers or bool(sums and (sums.broken or not sums.held))
        refused = row.refused or (wrong and bool(_amount_cells(row)))
        rows.append(replace(row, refused=refused))
    return replace(bound, rows=tuple(rows))
