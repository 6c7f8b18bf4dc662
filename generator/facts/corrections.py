"""Guarded corrections: a printed cell is read as another value, publicly and with reason.

A correction names the cell and the value it expects there; when the document no longer
prints that value, the reading fails, so that no correction outlives its cause. The
printed text stays what it is; only the value read changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Block, Document, Grid, Row
from generator.errors import ManifestError


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """Read the cell at `locator`, which prints `expected`, as `value`."""

    locator: str
    expected: str
    value: str


def corrected(document: Document, corrections: Sequence[CellCorrection]) -> Document:
    """The document with its corrected cells.

    Raises ManifestError when a cell is not there or prints something else.
    """
    if not corrections:
        return document
    wanted = {correction.locator: correction for correction in corrections}
    blocks = tuple(_block(block, wanted) for block in document.blocks)
    if wanted:
        missing = ", ".join(sorted(wanted))
        raise ManifestError(f"{document.name}: corrected cells are not in any table: {missing}")
    return replace(document, blocks=blocks)


def _block(block: Block, wanted: dict[str, CellCorrection]) -> Block:
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(_row(row, wanted) for row in block.rows))


def _row(row: Row, wanted: dict[str, CellCorrection]) -> Row:
    cells = []
    for cell in row.cells:
        correction = wanted.pop(cell.source, None)
        if correction is None:
            cells.append(cell)
            continue
        if cell.raw != correction.expected:
            raise ManifestError(
                f"correction of {cell.source}: expected {correction.expected!r}, "
                f"the document prints {cell.raw!r}"
            )
        cells.append(replace(cell, text=correction.value))
    return replace(row, cells=tuple(cells))
