"""Text taken out of a page, a pipe after every cell or one a line, says less than the page did.

Where cells are merged, the covered ones are missing, and nothing tells how many cells a row
has; with one cell a line, blank ones are missing, too. Nothing may come out wrong, and no
amount may be lost without a word; how much can be read at all is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from plain import to_closed_cells, to_closed_rows, to_stacked
from render import Layout, layouts
from test_fidelity_office import IDS, fact_key, from_text, read

from generator.documents.model import Paragraph
from generator.documents.open import open_document
from generator.facts.model import Reading

Writer = Callable[[list[Paragraph | Layout]], bytes]
# How many of the 1,457 facts of all five disclosures are read, at least: in some headers and in
# forms whose rows lack cells, neither words nor sums say what stands where. Without
# blank cells none of these tables says where its rows end.
READ = {"rows": 1300, "cells": 1200}
WRITERS = {"rows": to_closed_rows, "cells": to_closed_cells, "stacked": to_stacked}


@pytest.fixture(scope="module", params=WRITERS)
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[tuple[Reading, Reading]]]:
    """What all five texts give; what they give when written with a pipe after every cell."""
    found = []
    for identifier in IDS:
        manifest, document, expected = from_text(identifier)
        path = tmp_path_factory.mktemp("closed") / "a.txt"
        path.write_bytes(WRITERS[request.param](layouts(document, expected)))
        found.append((expected, read(open_document(path), manifest)))
    return request.param, found


def _without_row(key: tuple[object, ...]) -> tuple[object, ...]:
    """The key without the number of the row: blank rows are no lines of such a text."""
    return (*key[:2], *key[3:])


def test_nothing_is_wrong(case: tuple[str, list[tuple[Reading, Reading]]]) -> None:
    kind, readings = case
    for expected, found in readings:
        wanted, got = (
            Counter(
                _without_row(fact_key(fact)) if kind == "stacked" else fact_key(fact)
                for fact in r.facts
            )
            for r in (expected, found)
        )
        assert sorted(map(str, (got - wanted).elements())) == []


def test_no_amount_is_lost_without_a_word(case: tuple[str, list[tuple[Reading, Reading]]]) -> None:
    for expected, found in case[1]:
        known = Counter(fact.published for fact in found.facts)
        known += Counter(cell.text for cell in found.unread)
        lost = Counter(fact.published for fact in expected.facts) - known
        assert sorted(lost.elements()) == []


def test_most_of_it_is_read(case: tuple[str, list[tuple[Reading, Reading]]]) -> None:
    kind, readings = case
    assert kind not in READ or sum(len(found.facts) for _, found in readings) >= READ[kind]
