"""Several files of one disclosure become one document, in the order they are named.

Locators of the second file and those after it end in `@2`, `@3` …; those of the first stay
as they are. The files themselves are kept apart: each has its own masked copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import locator
from generator.documents.model import Block, Document, Hidden, Paragraph


def merge_documents(documents: Sequence[Document]) -> Document:
    """One document with the blocks of all; a single one is given back unchanged."""
    first, *others = documents
    if not others:
        return first
    blocks = list(first.blocks)
    for number, document in enumerate(others, 2):
        blocks += [_moved(block, number) for block in document.blocks]
    return replace(
        first,
        blocks=tuple(blocks),
        lines=(),
        links=tuple(link for document in documents for link in document.links),
        notes=tuple(f"“{d.name}”：{note}" for d in documents for note in d.notes),
        unseen=tuple(f"“{d.name}”：{note}" for d in documents for note in d.unseen),
        recognised=tuple(
            locator.in_file(page, number)
            for number, document in enumerate(documents, 1)
            for page in document.recognised
        ),
    )


def _moved(block: Block, file: int) -> Block:
    """A block with its locators in the numbered file."""
    if isinstance(block, Paragraph):
        return replace(block, source=locator.in_file(block.source, file))
    rows = tuple(
        replace(
            row,
            source=locator.in_file(row.source, file),
            cells=tuple(
                replace(cell, source=locator.in_file(cell.source, file)) for cell in row.cells
            ),
        )
        for row in block.rows
    )
    hidden = block.hidden and _moved_hidden(block.hidden, file)
    return replace(block, rows=rows, source=locator.in_file(block.source, file), hidden=hidden)


def _moved_hidden(hidden: Hidden, file: int) -> Hidden:
    cells = tuple(
        (row, column, replace(cell, source=locator.in_file(cell.source, file)))
        for row, column, cell in hidden.cells
    )
    shown = {locator.in_file(source, file): at for source, at in hidden.shown.items()}
    white = frozenset(locator.in_file(source, file) for source in hidden.white)
    return Hidden(locator.in_file(hidden.table, file), cells, shown, white)
