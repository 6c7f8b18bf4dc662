"""The prose of a disclosure, in order, under its own headings, every figure marked.

Every paragraph leads to its lines in the source. Headings are brought into a regular
hierarchy, whatever levels the document used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.facts.model import Fact, NarrativeBlock, Statement
from generator.package.read import Package
from generator.pages import words_checks
from generator.pages.desk import Desk
from generator.pages.html import link, text
from generator.pages.marked import marked
from generator.pages.places import Way, source_url, way
from generator.pages.shell import disclosure_page
from generator.pages.terms import explained, links

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Prose:
    """What the blocks are marked with."""

    statements: Mapping[int, Sequence[Statement]]
    facts: Mapping[str, Fact]
    terms: Mapping[str, str]
    defining: frozenset[int]  # blocks that explain a term; nothing in them is linked to it
    way: Way


def narrative_page(package: Package, desk: Desk) -> str:
    """Markdown of `narrative/`."""
    blocks = package.reading.narrative
    if not blocks:
        body = "公开文本中没有文字说明。"
        return disclosure_page(package.manifest, "narrative", body, desk.shelf)
    prose = _prose(package)
    open_levels: list[int] = []
    parts = [_legend(package), *(_block(block, open_levels, prose) for block in blocks)]
    body = "\n\n".join(parts)
    return disclosure_page(package.manifest, "narrative", body, desk.shelf, indexed=False, toc=True)


def _prose(package: Package) -> _Prose:
    reading = package.reading
    statements: dict[int, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        statements[statement.block].append(statement)
    terms = explained(reading)
    return _Prose(
        statements,
        {fact.fact_id: fact for fact in reading.facts},
        links(terms, "../../../glossary/"),
        frozenset(term.block for term in terms),
        way(reading, "../"),
    )


def _legend(package: Package) -> str:
    """What the marks mean, and how many figures carry each."""
    statements = package.reading.statements
    if not statements:
        return '<p class="mz-facts">文字中的数字还没有与表格核对的记录。</p>'
    count = Counter(s.verdict for s in statements)
    shown = "；".join(
        f'<span class="mz-say mz-say--{verdict}">{label}</span> {count[verdict]} 个'
        for verdict, label in words_checks.STATEMENTS.items()
    )
    return (
        f'<p class="mz-facts">文字中的金额、占比和增减共 {len(statements)} 个：{shown}。'
        "与表相符的可点到表中的数字；表中没有的，多为上年数、增减数或更细的说明，不是错误。</p>"
    )


def _block(block: NarrativeBlock, open_levels: list[int], prose: _Prose) -> str:
    name = f"b{block.block}"
    if block.level:
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        depth = min(len(open_levels) + 1, _DEEPEST)
        return f"{'#' * depth} {text(block.text)} {{ #{name} }}"
    place = link(
        source_url("../source/", block.source), "原文", class_="mz-src", aria_label="原文位置"
    )
    terms = {} if block.block in prose.defining else prose.terms
    said = marked(block.text, prose.statements.get(block.block, ()), prose.facts, prose.way, terms)
    return f'<p id="{name}" class="mz-prose">{said} {place}</p>'
