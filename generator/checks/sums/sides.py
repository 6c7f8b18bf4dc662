"""The two sides of a two-sided table: 收入总计 = 支出总计, in all and fund by fund."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.identity import Identity, NotComparable
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.outline_tree import Node, Outline, fund_of, outline
from generator.facts.model import Fact
from generator.standards.check_rules import sum_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.columns import NUMBERS

_UNLIKE = "两侧的总计不是同一行、同一口径"
_OF_THE_YEAR = "决算的本年收入与本年支出之间可有年初、年末结转和结余，表中没有印出总计"
_UNLIKE_BELOW = "两侧所印的合计不都是总计，可能有未列的结转"


@sum_check(
    "SUM-SIDES",
    title="收入总计等于支出总计",
    title_en="Both sides of a two-sided table have the same total",
    group="inside",
    severity="error",
    basis="财预〔2016〕143号（部门收支总表、财政拨款收支总表的格式）",
    strength="rule",
)
def sides_balance(tables: Tables) -> Iterator[Identity | NotComparable]:
    """收支总表、财政拨款收支总表左右两侧（各种分类）的总计相等。

    只比较印在同一行的总计；不在同一行时只作提示，决算只印本年合计的也是。收入、支出上下排列的，比较两侧的总计。
    依据：表式平衡关系。
    """
    for view in tables.views:
        if view.kind.direction != "two-sided":
            continue
        for other in view.blocks[1:]:
            finals = final_line(view.blocks[0]), final_line(other)
            if finals[0] and finals[1] and _have_own_labels(view, view.blocks[0], other):
                for year in sorted({f.fiscal_year for f in finals[1].amounts.values()}):
                    first, second = total_of(finals[0], year), total_of(finals[1], year)
                    if first and second:
                        below = _stand_below(view.blocks[0], other)
                        accounts = any(f.phase == "executed" for f in finals[1].amounts.values())
                        yield _balance(view, first, second, below=below, accounts=accounts)


def _have_own_labels(view: TableView, first: Block, second: Block) -> bool:
    """True when the second side names its own lines (it is no further column of the first)."""
    if _stand_below(first, second):
        return True
    labels = [c.index for c in view.columns if c.use not in NUMBERS | {"text"}]
    start, end = max(c.index for c in first.columns), min(c.index for c in second.columns)
    return not labels or any(start < index < end for index in labels)


def _stand_below(first: Block, second: Block) -> bool:
    """True for sides one above the other, in the same columns."""
    return {c.index for c in first.columns} == {c.index for c in second.columns}


def final_line(block: Block) -> Line | None:
    """The last closing line of a block."""
    closings = outline(block).closings
    return closings[-1].line if closings else None


def total_of(line: Line, year: int) -> Fact | None:
    """The amount of a line that sums all funds and kinds of spending, for one year."""
    own = [f for f in line.amounts.values() if f.fiscal_year == year]
    return next((f for f in own if f.column_role == "total"), own[0] if len(own) == 1 else None)


def _balance(
    view: TableView, first: Fact, second: Fact, *, below: bool, accounts: bool
) -> Identity:
    this_year, grand = sum_rules().current_year, table_words().grand_total
    of_year = [bool(this_year.fullmatch(squash(f.label))) for f in (first, second)]
    alike = len(set(of_year)) == 1
    comparable = (
        all(grand.fullmatch(squash(f.label)) for f in (first, second))
        if below
        else alike and first.row == second.row
    )
    unsure = "" if comparable else _UNLIKE_BELOW if below else _UNLIKE
    if all(of_year) and accounts:
        unsure = _OF_THE_YEAR
    return Identity(
        subject=f"{view.called}：“{first.label}”等于“{second.label}”",
        subject_en=f"Table {view.called_en}: both sides have the same total",
        parts=(first,),
        wholes=(second,),
        parts_called=f"“{first.label}”",
        wholes_called=f"“{second.label}”",
        unsure=unsure,
    )


@sum_check(
    "SUM-FUND-SIDES",
    title="各项资金的收入等于其支出",
    title_en="Each fund's revenue equals its expenditure",
    group="inside",
    severity="error",
    basis="财预〔2016〕143号（财政拨款收支总表的格式）",
    strength="rule",
)
def funds_balance(tables: Tables) -> Iterator[Identity | NotComparable]:
    """财政拨款收支总表中，一般公共预算、政府性基金、国有资本经营预算各自的收入
    （含结转）等于支出一侧同一资金栏的总计。

    仅当收入一侧各资金行之和等于收入总计时比较；支出一侧另有结转资金栏的，结转不在各资金栏内，
    不作比较。依据：表式平衡关系。
    """
    for view in tables.of_kind("fiscal-appropriation-summary"):
        revenue = next((b for b in view.blocks if b.direction == "revenue"), None)
        expenditure = next((b for b in view.blocks if b.direction == "expenditure"), None)
        if revenue and expenditure and (final := final_line(expenditure)):
            lines = list(_fund_lines(outline(revenue)))
            if _covers(lines, final_line(revenue), tables) and not _carried_apart(final):
                yield from _by_fund(view, lines, final)


def _fund_lines(found: Outline) -> Iterator[Fact]:
    """The revenue lines that are not broken down further."""

    def leaves(node: Node) -> Iterator[Node]:
        if node.parts:
            for part in node.parts:
                yield from leaves(part)
        else:
            yield node

    for top in found.nodes:
        for node in leaves(top):
            yield from node.line.amounts.values()


def _covers(lines: list[Fact], final: Line | None, tables: Tables) -> bool:
    """True when every revenue line says its fund and all sum to the total."""
    if final is None or not lines:
        return False
    funds = sum_rules().appropriation_funds
    said = all(fund_of(f) in funds for f in lines if f.amount)
    return said and tables.precision.compare(lines, tuple(final.amounts.values())).agrees


def _carried_apart(final: Line) -> bool:
    """True where expenditure from money carried over stands in a column of its own."""
    return any(f.fund_source == "carryover" and f.amount for f in final.amounts.values())


def _by_fund(view: TableView, lines: list[Fact], final: Line) -> Iterator[Identity]:
    for fund in sum_rules().appropriation_funds:
        parts = tuple(f for f in lines if fund_of(f) == fund)
        wholes = tuple(
            f for f in final.amounts.values() if f.fund_source == fund and "其中" not in f.column
        )
        if parts and len(wholes) == 1:
            yield Identity(
                subject=f"{view.called}：收入各行与支出“{wholes[0].column}”栏总计相等",
                subject_en=f"Table {view.called_en}: revenue and expenditure of one fund",
                parts=parts,
                wholes=wholes,
                parts_called="该项资金的收入",
                wholes_called="支出总计",
            )
