"""Header words become columns: what stands below each, and what the words say of it.

Uses the declared vocabulary first and the printed body second (a column of words holds
labels, whatever stands above it). Knows nothing of arithmetic; see `identities`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash, unit_of_word
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.class_levels import uses_of_levels
from generator.tables.header import Header, Span, looks_like_code
from generator.tables.measures import with_measures
from generator.tables.model import BodyRow, Column
from generator.tables.own_sides import with_own_sides
from generator.tables.subjects import with_classifications
from generator.tables.unheaded import with_unheaded

CODE_USES = frozenset(
    {
        "class",
        "section",
        "item-code",
        "function-code",
        "economic-code",
        "government-economic-code",
        "unit-code",
        "project-code",
        "project-code-or-unit",
        "sequence",
    }
)
# Uses of columns that name nothing: numbers, or nothing at all.
NUMBERS = frozenset({"amount", "ignored", "unknown", "none"})
_NAMED = "named"  # the concept of a thing that `columns.yml` has none for
_SUMS = frozenset({("total",), ("prior-year",)})  # below them it is told
_SUBJECT = {"subject-code": "code", "subject-name": "name"}
_CODE_AND_NAME = re.compile(r"[\[(【]?\d{3,7}[\])】]?[-—－_]?[^\W\d_]{2}")
# Words, then a number with decimals or thousands commas: no name ends so (平台2.0 does).
_NAME_AND_MONEY = re.compile(
    r"(?=.{0,120}$)[^\d]*[^\d\s.,，A-Za-z(（-][\s:：]*-?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d{2,})"
    r"(?:亿元|万元|元)?",
    re.S,
)
_ECONOMIC = frozenset({"economic", "government-economic"})
_CLASSES = _ECONOMIC | {"function"}
_THINGS = frozenset({"purchase", "goods-class", "project-name", "project-code"})
_PARTS = frozenset({"class", "section", "item-code"})


def read_columns(header: Header, rows: Sequence[BodyRow], kind: TableKind) -> tuple[Column, ...]:
    """One column for every printed position."""
    body = [[row.cells[i] for row in rows if i in row.cells] for i in range(header.width)]
    columns = _made(header, body, kind)
    own = with_own_sides(kind, columns, body)
    if own is not kind:
        kind, columns = own, _made(header, body, own)
    columns = with_unheaded(columns, body)
    columns = _with_spent(with_measures(columns, body), body, kind)
    columns = with_classifications(columns, rows)
    columns = _with_names(columns, body)
    return _with_sides(columns) if kind.direction == "two-sided" else columns


def _made(header: Header, body: Sequence[Sequence[Cell]], kind: TableKind) -> tuple[Column, ...]:
    return tuple(
        make_column(index, header.path(index), body[index], kind) for index in range(header.width)
    )


def _with_spent(
    columns: tuple[Column, ...], body: Sequence[Sequence[Cell]], kind: TableKind
) -> tuple[Column, ...]:
    """支出 or 收入 over nothing but money beside money is an amount: 预算数 | 支出 | 结余."""
    if kind.direction == "two-sided":
        return columns
    return tuple(
        replace(column, use="amount", concepts=concepts_of(column.path))
        if column.use == "line"
        and squash(column.path[-1]) in vocabulary.columns().sides
        and any(c.use == "line" or is_subject(c.use) for c in columns[: column.index])
        and any(c.use == "amount" for c in columns[max(0, column.index - 1) : column.index + 2])
        and _are_money(body[column.index])
        else column
        for column in columns
    )


def _are_money(body: Sequence[Cell]) -> bool:
    printed = [cell.text for cell in body if not is_blank(cell.text)]
    return bool(printed) and all(map(_is_decimal, printed))


def _with_names(columns: tuple[Column, ...], body: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """A word for codes over nothing but names is the label where the block has no other.

    A code may stand before any of the names; no cell holds a code alone.
    """
    lone = set()
    for block in blocks(columns):
        labels = [c for c in block if c.use not in NUMBERS | {"text"}]
        if len(labels) == 1 and labels[0].use.rpartition("-")[0] in _CLASSES:
            printed = [c.text for c in body[labels[0].index] if not is_blank(c.text)]
            if printed and all(
                not has_digit(t) or _CODE_AND_NAME.match(squash(t)) for t in printed
            ):
                lone.add(labels[0].index)
    named = {c.index for block in blocks(columns) for c in _lone_words(block)}
    outer = {c.index: "text" for block in blocks(columns) for c in _outer_projects(block)}
    for block in blocks(columns):
        outer |= uses_of_levels(block, body)
    columns = tuple(replace(c, use=outer.get(c.index, c.use)) for c in columns)
    return tuple(
        replace(c, use="line") if c.index in named
        else replace(c, use=f"{c.use.rpartition('-')[0]}-name") if c.index in lone else c
        for c in columns
    )  # fmt: skip


def _outer_projects(block: Sequence[Column]) -> list[Column]:
    """The columns of projects that others in the block divide further."""
    levels = vocabulary.columns().project_levels
    found = [
        (depth, column)
        for column in block
        for depth, words in enumerate(levels)
        if column.use == "project-name" and column.path and words.fullmatch(squash(column.path[-1]))
    ]
    deepest = max((depth for depth, _ in found), default=0)
    return [column for depth, column in found if depth < deepest]


def _lone_words(block: Sequence[Column]) -> list[Column]:
    """The column that alone names the rows: 资金来源, or words without a header on the left."""
    words = [c for c in block if c.use not in {"amount", "ignored", "none", "sequence"}]
    if len(words) != 1 or (not words[0].path and words[0] is not block[0]):
        return []
    head = squash("".join(words[0].path[-1:]))
    return words if not head or vocabulary.columns().row_funds.fullmatch(head) else []


def make_column(index: int, path: Sequence[Span], body: Sequence[Cell], kind: TableKind) -> Column:
    """The column at `index` from the words above it and the cells below."""
    words = _without_repeats([span.text for span in path])
    use = _use([squash(w) for w in words], body)
    side = side_of(words) if kind.direction == "two-sided" else ""
    classification = classify(words, kind)
    use = _subject_use(use, classification)
    if use == "project-name" and not kind.projects:
        use = "line"
    if use.endswith("-code") and use.rpartition("-")[0] in _CLASSES and _are_words(body):
        use = f"{use.rpartition('-')[0]}-name"
    if use == "line" and classification in _ECONOMIC and _are_words(body):
        use = f"{classification}-name"
    return Column(
        index=index,
        path=words,
        use=use,
        side=side,
        concepts=concepts_of(words) if use == "amount" else (),
        classification=classification,
        unit=next((unit for w in reversed(words) if (unit := unit_of_word(squash(w)))), ""),
    )


def _with_sides(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Every block of a two-sided table on its side: as its header says, else by order.

    Revenue stands on the left in every template; what follows it is expenditure.
    """
    sided: list[Column] = []
    for position, block in enumerate(blocks(columns)):
        if len({column.side for column in block if column.side and column.use == "amount"}) > 1:
            sided += _with_nearest_side(block)
            continue
        said = next((column.side for column in block if column.side), "")
        words = "".join(squash(word) for column in block for word in column.path)
        if not said and ("收入" in words) != ("支出" in words):
            said = "收入" if "收入" in words else "支出"
        side = said or ("支出" if position else "收入")
        both = not said and "收入" in words and "支出" in words
        sided += [
            replace(column, side=_own_side(column, side) if both else side) for column in block
        ]
    return tuple(sided)


def _with_nearest_side(block: Sequence[Column]) -> list[Column]:
    """Amounts of both sides in one row: one that says none is of the side to its left."""
    side, found = next(column.side for column in block if column.side), []
    for column in block:
        side = column.side or side
        found.append(replace(column, side=side))
    return found


def _own_side(column: Column, side: str) -> str:
    """The side of a column beside those of the other: 年度 | 收入合计 | 支出合计."""
    word = squash("".join(column.path))
    if ("收入" in word) == ("支出" in word):
        return side
    return "收入" if "收入" in word else "支出"


def _without_repeats(words: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for word in words:
        if not kept or kept[-1] != word:
            kept.append(word)
    return tuple(kept)


def _use(words: Sequence[str], body: Sequence[Cell]) -> str:
    """Use of a column: the lowest word decides, then the words above it, then the body."""
    columns = vocabulary.columns()
    if words:
        leaf = words[-1]
        if columns.is_ignored(leaf):
            return "ignored"
        stub = columns.column_use(leaf)
        if stub:
            return stub
        if columns.is_rate_below(words):
            return "ignored"
        if columns.amount(leaf):
            return "amount"
        upper = next((s for w in reversed(words[:-1]) if (s := columns.stub(w))), "")
        if upper in CODE_USES or (upper in _SUBJECT and upper.endswith("-code")):
            return upper
    return _use_by_body(body, bool(words))


def _use_by_body(body: Sequence[Cell], has_words: bool) -> str:
    printed = [cell.text for cell in body if not is_blank(cell.text)]
    numbers = sum(parse_amount(text) is not None for text in printed)
    if not printed:
        return "amount" if has_words else "none"
    if numbers * 2 > len(printed):
        return "amount"
    return "line" if has_words else "text"


def _subject_use(use: str, classification: str) -> str:
    """`subject-code` and `subject-name` with their classification."""
    if use in _SUBJECT:
        return f"{classification or 'function'}-{_SUBJECT[use]}"
    return use


def _are_words(body: Sequence[Cell]) -> bool:
    """True where most cells under a word for codes print the name right after the code.

    Names alone are none: they may have slid there from the column beside it.
    """
    printed = [squash(cell.text) for cell in body if not is_blank(cell.text)]
    printed = [t for t in printed if not vocabulary.lines().sum_words.fullmatch(t)]
    named = sum(bool(_CODE_AND_NAME.match(text)) for text in printed)
    return named * 2 > len(printed)


def is_subject(use: str) -> bool:
    """True for label uses that hold codes or official names, never a heading over money."""
    return use in CODE_USES - {"sequence"} or use.endswith(("-code", "-name"))


def classify(words: Sequence[str], kind: TableKind) -> str:
    """Which classification a subject column belongs to: the header says, else the kind."""
    text = squash("".join(words))
    if "政府" in text and "经济" in text:
        return "government-economic"
    if "经济" in text:
        return "economic"
    if "功能" in text:
        return "function"
    return kind.classification if kind.classification != "none" else ""


def side_of(words: Sequence[str]) -> str:
    """收入 or 支出, by the outermost word of a two-sided header."""
    if not words:
        return ""
    outer = squash(words[0])
    for side, pattern in vocabulary.columns().sides.items():
        if pattern.fullmatch(outer):
            return side
    return ""


def concepts_of(words: Sequence[str]) -> tuple[str, ...]:
    """The amount concepts along a header path, outermost first.

    A word that names a thing no concept is for ends them (决算数 / 会议费 is no total), but for one
    that says no more than stage, fund or money.
    """
    columns = vocabulary.columns()
    squashed = [squash(word) for word in words]
    found = tuple(word.concept for word in map(columns.amount, squashed) if word)
    above = found[-1:] in _SUMS
    return (*found, _NAMED) if above and not columns.names_nothing(squashed[-1]) else found


def is_change(column: Column | str) -> bool:
    """True for a column of differences between two years or stages, or its name in facts."""
    concepts = _concepts_named(column) if isinstance(column, str) else column.concepts
    return vocabulary.CHANGE in concepts


@lru_cache(maxsize=1 << 12)
def _concepts_named(name: str) -> tuple[str, ...]:
    return concepts_of(name.split(" / "))


def is_sum_of_part(column: Column) -> bool:
    """True for a sum that says of what it is, beside 合计 a part of that: 基本支出小计."""
    word = vocabulary.columns().amount(squash(column.path[-1])) if column.path else None
    return bool(column.is_total and word and word.says_more)


def fits(column: Column, text: str) -> bool:
    """True when a printed text may stand in the column."""
    return _fits(column.use, text)


@lru_cache(maxsize=1 << 13)  # where a header is restored, cells are asked once for each way
def _fits(use: str, text: str) -> bool:
    if is_blank(text):
        return True
    if use == "amount":
        words, said = table_words(), squash(text)
        instead = words.nothing.fullmatch(said) or words.failed.fullmatch(said)
        return instead is not None or parse_amount(text) is not None
    if use in {"indicator", "target", "ignored", "unknown"}:
        return True
    if use in {"text", "line", "none"}:
        return use != "none" and not _is_decimal(text)
    if use == "sequence" and table_words().numbering.fullmatch(squash(text)):
        return True
    if use in CODE_USES and _is_decimal(text):
        return False
    if use in CODE_USES:
        return bool(re.fullmatch(r"[A-Za-z]{0,3}[\d\-.]{1,30}[A-Za-z\d]*", squash(text))) or bool(
            vocabulary.lines().sum_words.fullmatch(squash(text))
        )
    return not _is_decimal(text) and not (looks_like_code(text) and len(squash(text)) >= 7)


def stands_for_amount(text: str) -> bool:
    """True for words where an amount was meant: spelled out, not computed, said elsewhere."""
    words, said = table_words(), squash(text)
    return any(form.fullmatch(said) for form in (words.spelled, words.failed, words.referred))


def holds_money(column: Column, text: str) -> bool:
    """True for a label and its amount in one cell: 收入总计 1,234.56."""
    if column.use in {"amount", "ignored", "none", "text", "indicator", "target"}:
        return False
    return _NAME_AND_MONEY.fullmatch(text.strip()) is not None


def _is_decimal(text: str) -> bool:
    """True for a number printed with decimals or separators: money, never a label."""
    amount = parse_amount(text)
    return amount is not None and not looks_like_code(text)


def blocks(columns: Sequence[Column]) -> tuple[tuple[Column, ...], ...]:
    """Groups of label columns with the amount columns to their right.

    A one-sided table is one block. Side by side tables (收入 | 支出; code, name, amount
    twice) have one block each: a new one begins where labels follow amounts. A unit, project
    or purchase that was not named yet goes on with the row: 项目名称 | 预算资金 | 采购物品.
    Codes and names to the right of all amounts name these.
    """
    found: list[list[Column]] = [[]]
    for column in columns:
        is_label = column.use not in NUMBERS | {"text"}
        goes_on = column.use in _THINGS and not column.side
        goes_on = goes_on and all(column.use != c.use for c in found[-1])
        if is_label and not goes_on and any(c.use == "amount" for c in found[-1]):
            found.append([])
        found[-1].append(column)
    if _names_on_the_right(found):
        return (tuple(columns),)
    return tuple(tuple(block) for block in found)


def _names_on_the_right(found: Sequence[Sequence[Column]]) -> bool:
    """True where nothing names the amounts but codes and names to the right of all of them."""
    uses = [{column.use for column in block} for block in found]
    if len(uses) != 2 or not uses[0] <= NUMBERS or "amount" in uses[1]:
        return False
    return any(map(is_subject, uses[1]))
