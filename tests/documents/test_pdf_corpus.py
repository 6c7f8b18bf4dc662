"""Official PDF files against truth typed by hand from their printed pages.

The files are public but not kept in the repository; without them these tests are skipped.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from generator.documents.model import Document, Grid
from generator.documents.pdf.read import open_page, read_pdf

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
TRUTHS = sorted((ROOT / "tests" / "golden").glob("corpus-*.truth.csv"))
AMOUNT = re.compile(r"-?[\d,]+\.\d+")

Case = tuple[Path, Document, list[dict[str, str]]]


@pytest.fixture(scope="module", params=TRUTHS, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> Case:
    truth = Path(request.param)
    path = CORPUS / truth.name.removeprefix("corpus-").replace(".truth.csv", ".pdf")
    if not path.exists():
        pytest.skip("the file is not here")
    with truth.open(encoding="utf-8", newline="") as file:
        return path, read_pdf(path), list(csv.DictReader(file))


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def page_of(source: str) -> str:
    return source.removeprefix("page:").partition("#")[0]


def printed_amounts(document: Document) -> Iterator[tuple[str, str, str, str]]:
    """Page, amount, the words of its row, and the word right above its column."""
    header: list[list[str]] = []
    for block in document.blocks:
        if not isinstance(block, Grid):
            header = []
            continue
        rows = [[squash(cell.text) for cell in row.cells] for row in block.rows]
        first = next((i for i, row in enumerate(rows) if any(map(AMOUNT.fullmatch, row))), 0)
        if header and rows[0] != header[0]:
            first = 0  # a further page without the header
        header = header or rows[:first]
        for cells, row in zip(block.rows[first:], rows[first:], strict=True):
            for at, (cell, text) in enumerate(zip(cells.cells, row, strict=True)):
                if AMOUNT.fullmatch(text) or text == "0":
                    above = [line[at] for line in header if line[at]]
                    labels = "|".join(word for word in row if not AMOUNT.fullmatch(word))
                    yield page_of(cell.source), text, labels, above[-1] if above else ""


def test_amounts_are_those_of_the_pages(case: Case) -> None:
    _, document, truth = case
    found = Counter(amount[:2] for amount in printed_amounts(document))
    assert found == Counter((row["page"], row["published"]) for row in truth)


def test_amounts_stand_under_their_column_and_beside_their_label(case: Case) -> None:
    _, document, truth = case
    found = Counter(printed_amounts(document))
    for row in truth:
        leaf, label = squash(row["column"].split(" / ")[-1]), squash(row["label"])
        fits = [
            amount
            for amount in found
            if amount[:2] == (row["page"], row["published"])
            and amount[3] == leaf
            and (label in amount[2].split("|") or not label)
            and found[amount] > 0
        ]
        assert fits, row
        found[fits[0]] -= 1
    assert +found == Counter()


def test_every_cell_is_found_again_at_its_locator(case: Case) -> None:
    path, document, _ = case
    cells = [
        cell
        for block in document.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
        if cell.text
    ]
    assert [open_page(path, cell.source) for cell in cells] == [cell.raw for cell in cells]
