"""Which lines of a column are parts of which: the outline of a table of named lines.

Structure is read from enumerators (一、 （一） 1.), from declared subtotals, and from what a
line says of its fund or kind of spending. It adds nothing up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.checks.layout import Block, Line
from generator.checks.sums.hierarchy import is_coded
from generator.facts.attributes import row_spending
from generator.facts.carried import balance_part
from generator.facts.label_groups import group_of
from generator.facts.labels import Label, unnumbered
from generator.facts.model import Fact
from generator.facts.named_levels import named_levels
from generator.standards import vocabulary
from generator.standards.check_rules import sum_rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash

_FIRST = re.compile(r"[(（]?[一1][)）、.．](?!\d)")


@dataclass(slots=True)
class Node:
    """One line with the lines that are its parts."""

    line: Line
    parts: list[Node] = field(default_factory=list)
    certain: bool = True  # False when it is not said that these are all its parts


@dataclass(frozen=True, slots=True)
class Closing:
    """A line that sums the lines above it: `nodes` since the last one, and all.

    Where 小计 stand above their lines, `below` are those down to the next one.
    """

    line: Line
    last: Line | None
    nodes: tuple[Node, ...]
    all_nodes: tuple[Node, ...]
    below: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """One block as headings, parts and closing lines."""

    nodes: tuple[Node, ...]
    closings: tuple[Closing, ...]


def outline(block: Block) -> Outline:
    """The structure of a block of named lines."""
    nodes: list[Node] = []
    since: list[Node] = []
    closings: list[Closing] = []
    by_name = _parts_by_name(block)
    aside = False
    for line in block.lines:
        words = squash(line.first.label)
        goes_on = aside and _depth(line) is None and line.first.row_role == "subtotal"
        aside = vocabulary.lines().of_which.fullmatch(unnumbered(words)) is not None
        aside = (aside and line.first.row_role == "subtotal") or goes_on
        closes = is_closing(line) and not _heads_lines(block.lines, line)
        if aside and not closes:
            continue
        if _sums_named_group(line):
            parts = _of_group(line, since)
            nodes, since = nodes[: len(nodes) - len(parts)], since[: len(since) - len(parts)]
            nodes.append(Node(line, parts))
            since.append(nodes[-1])
            continue
        if closes:
            last = closings[-1].line if closings else None
            closings.append(Closing(line, last, tuple(since), tuple(nodes)))
            since = []
            continue
        node = Node(line, certain=by_name.complete)
        above = by_name.node_above(line, nodes) or _above(node, since)
        if above is None:
            nodes.append(node)
            since.append(node)
        else:
            above.parts.append(node)
    return Outline(tuple(nodes), tuple(_above_lines(closings, tuple(nodes))))


def _sums_named_group(line: Line) -> bool:
    """True for the 小计 of a group whose name stands to the left of it and of its lines."""
    is_sum = line.first.row_role == "subtotal" and Label(text=line.first.label).is_sum
    return is_sum and bool(group_of(line.first))


def _of_group(line: Line, since: Sequence[Node]) -> list[Node]:
    """The lines right above the sum of a group that are of it."""
    group = group_of(line.first)
    return list(takewhile(lambda n: group_of(n.line.first) == group, reversed(since)))[::-1]


def _above_lines(closings: Sequence[Closing], nodes: tuple[Node, ...]) -> Iterator[Closing]:
    """The closing lines, those that stand above their lines with the lines below them.

    小计 do where the first of them has no line above it that could be its own.
    """
    groups = [closing for closing in closings if sums_group(closing.line)]
    stand_above = bool(groups) and not groups[0].nodes
    ends = [*(closing.line.at for closing in closings[1:]), math.inf]
    for at, (closing, end) in enumerate(zip(closings, ends, strict=False)):
        if stand_above and sums_group(closing.line):
            below = tuple(node for node in nodes if closing.line.at < node.line.at < end)
            yield replace(closing, below=below)
        elif not at and not closing.all_nodes:  # the total stands above its lines
            yield Closing(closing.line, None, nodes, nodes)
        else:
            yield closing


def _heads_lines(lines: Sequence[Line], line: Line) -> bool:
    """True for a numbered 合计 with lines of deeper numbers right below."""
    own = _depth(line)
    below = next((other for other in lines if other.at > line.at), None)
    if own is None or not own or below is None or line.is_total:
        return False
    deeper = _depth(below)
    return deeper is not None and deeper > own


def sums_group(line: Line) -> bool:
    """True for a 小计 of some lines, not the sum of a year, a side or the table."""
    bare, rules = unnumbered(squash(line.first.label)), sum_rules()
    of_side = any(word.fullmatch(bare) for word in (rules.current_year, rules.side))
    return line.first.row_role == "subtotal" and not of_side


@dataclass(frozen=True, slots=True)
class _ByName:
    """Lines without codes below others, by the names of classes."""

    above: dict[int, int]  # position of a line and of the line it is a part of
    complete: bool

    def node_above(self, line: Line, nodes: Sequence[Node]) -> Node | None:
        """The node of the line that this one is a part of."""
        if line.at not in self.above:
            return None
        queue = list(nodes)
        while queue:
            node = queue.pop()
            if node.line.at == self.above[line.at]:
                return node
            queue += node.parts
        return None


def _parts_by_name(block: Block) -> _ByName:
    """What the names of classes say of a block without codes; mostly nothing."""
    lines = [line for line in block.lines if not is_closing(line)]
    if is_coded(block):
        return _ByName({}, True)
    levels = named_levels([line.first.label for line in lines])
    pairs = zip(lines, levels.parents, strict=True)
    above = {line.at: lines[parent].at for line, parent in pairs if parent >= 0}
    return _ByName(above, levels.complete or not levels.nested)


def is_closing(line: Line) -> bool:
    """True for a line that sums those above it."""
    bare = unnumbered(squash(line.first.label))
    if line.coded or line.first.row_role == "item":
        return False
    rules = sum_rules()
    return line.is_total or any(word.fullmatch(bare) for word in (rules.closing, rules.side))


def _depth(line: Line) -> int | None:
    words = squash(line.first.label)
    for depth, pattern in enumerate(vocabulary.lines().enumerators):
        if pattern.match(words):
            return depth
    return None


def _above(node: Node, since: Sequence[Node]) -> Node | None:
    """The line this one is a part of, among the lines since the last closing one."""
    if not since:
        return None
    return (
        _group_above(node, since)
        or _coded_above(node, since)
        or _balance_above(node, since)
        or _fund_above(node, since)
        or _numbered_above(node, since)
        or _spending_above(node, since)
    )


def _group_above(node: Node, since: Sequence[Node]) -> Node | None:
    """The 小计 above the lines of its group."""
    last, group = since[-1], group_of(node.line.first)
    is_own = bool(group) and _sums_named_group(last.line) and group_of(last.line.first) == group
    return last if is_own else None


def _coded_above(node: Node, since: Sequence[Node]) -> Node | None:
    code = node.line.first.function_code
    if not code:
        return None
    for other in reversed(since):
        above = other.line.first.function_code
        if above and code.startswith(above) and code != above:
            return other
    return None


def _fund_above(node: Node, since: Sequence[Node]) -> Node | None:
    """财政拨款 or 上年结转 with the funds that make it up listed below."""
    rules, item = sum_rules(), node.line.first.item
    heading = since[-1]
    own_fund = item.removeprefix("revenue/").removeprefix("carryover/")
    is_fund = item.startswith("revenue/") and own_fund in rules.appropriation_funds
    if not is_fund or heading.line.first.item not in (
        "revenue/fiscal-appropriation", "revenue/carryover",
    ):  # fmt: skip
        return None
    own, above = _depth(node.line), _depth(heading.line)
    return heading if own is None or above is None or own > above else None


def _balance_above(node: Node, since: Sequence[Node]) -> Node | None:
    """年初结转和结余 or 年末结转和结余 with 基本支出结转, 项目支出结转和结余 … below it."""
    heading = since[-1]
    if not balance_part(squash(node.line.first.label)):
        return None
    words, said = table_words(), unnumbered(squash(heading.line.first.label))
    is_balance = words.opening.fullmatch(said) or words.closing.fullmatch(said)
    return heading if is_balance and not balance_part(said) else None


def _spending_above(node: Node, since: Sequence[Node]) -> Node | None:
    """基本支出 above 人员经费 and 公用经费, where no number tells; they may not be all of it."""
    own = "" if node.line.coded else row_spending(Label(text=node.line.first.label))
    wide, narrow, _ = own.partition("-")
    for other in reversed(since) if narrow else ():
        heading = other.line
        may_head = heading.first.row_role == "subtotal" and not heading.coded
        if may_head and row_spending(Label(text=heading.first.label)) == wide:
            other.certain = False
            return other
    return None


def fund_of(fact: Fact) -> str:
    """The fund of a revenue line; of a part of the carryover, the one it came from."""
    _, _, own = fact.item.partition("revenue/carryover/")
    return own or fact.fund_source


def _numbered_above(node: Node, since: Sequence[Node]) -> Node | None:
    """The heading a deeper enumerator, or a line without one, stands below."""
    depth = _depth(node.line)
    last = since[-1]
    heading_depth = _depth(last.line)
    words = squash(last.line.first.label)
    if heading_depth is None:
        this_year = sum_rules().current_year.fullmatch(words)
        return last if this_year and not is_carryover(node.line) else None
    if depth is not None:
        above = _deepest(last, depth) if depth > heading_depth else None
        return None if above is None or _begins_anew(node.line, above) else above
    if last.line.first.row_role == "subtotal":
        return last
    if is_carryover(node.line) and not is_carryover(last.line):
        return None
    last.certain = is_carryover(last.line)
    return last


def _begins_anew(line: Line, above: Node) -> bool:
    """True for （一） that is not the first part: a heading without amounts stands above it."""
    if not _FIRST.match(squash(line.first.label)):
        return False
    return bool(above.parts) or line.first.row - above.line.first.row > 1


def _deepest(node: Node, depth: int) -> Node:
    """The last part of a heading that is still above `depth`."""
    if node.parts:
        below = _depth(node.parts[-1].line)
        if below is not None and below < depth:
            return _deepest(node.parts[-1], depth)
    return node


def loose_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """The sums, as the reader knows, whose parts nothing but the indentation shows."""
    for node in nodes:
        heads = node.line.first.row_role == "subtotal" and not node.parts
        if heads and _depth(node.line) is None:
            yield node
        yield from loose_nodes(node.parts)


def is_carryover(line: Line) -> bool:
    return bool(sum_rules().carryover.fullmatch(squash(line.first.label)))
