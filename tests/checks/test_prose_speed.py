"""What reads prose takes time in proportion to it, also where a paragraph never ends.

A paragraph of 800 sentences takes 0.3 s on a common machine; in proportion to the square of it,
minutes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from prose_cases import CHECK, with_nouns

from generator.checks.model import Disclosure
from generator.documents.model import Paragraph
from generator.facts.flattened import flattened_tables
from generator.pages.stated import said_changes

SENTENCES = "".join(f"第{k}项支出{k}.50万元，比上年增加1.00万元，增长2.5%。" for k in range(2, 802))


@pytest.fixture(scope="module")
def endless() -> Disclosure:
    return with_nouns(SENTENCES)


@pytest.mark.parametrize(
    "read",
    [
        lambda disclosure: list(CHECK["PROSE-CHANGE"].function(disclosure)),
        lambda disclosure: said_changes(disclosure.reading, disclosure.fiscal_year),
    ],
    ids=["rates of change", "changes for the pages"],
)
def test_a_paragraph_without_end(
    endless: Disclosure, read: Callable[[Disclosure], Sequence[object]]
) -> None:
    started = time.process_time()
    assert len(read(endless)) >= 800
    assert time.process_time() - started < 4


def test_blanks_without_end_before_a_colon() -> None:
    started = time.process_time()
    assert flattened_tables([Paragraph("单位" + " " * 100_000, 0, "doc-b1")], 0) == []
    assert time.process_time() - started < 4
