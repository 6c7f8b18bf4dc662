"""The prose of a disclosure, in order, under its own headings.

Every paragraph leads to its lines in the source. Headings are brought into a regular
hierarchy, whatever levels the document used.
"""

from __future__ import annotations

from generator.facts.model import NarrativeBlock
from generator.package.read import Package
from generator.pages.html import link, raw, text
from generator.pages.places import source_url
from generator.pages.shell import disclosure_page

_DEEPEST = 4


def narrative_page(package: Package) -> str:
    """Markdown of `narrative/`."""
    blocks = package.reading.narrative
    if not blocks:
        body = "公开文本中没有文字说明。"
        return disclosure_page(package.manifest, "narrative", body)
    open_levels: list[int] = []
    parts = [_block(block, open_levels) for block in blocks]
    return disclosure_page(package.manifest, "narrative", "\n\n".join(parts), toc=True)


def _block(block: NarrativeBlock, open_levels: list[int]) -> str:
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
    return f'<p id="{name}" class="mz-prose">{raw(block.text)} {place}</p>'
