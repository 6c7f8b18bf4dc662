"""The declared words of statements: loaded strictly, and naming only what exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import StandardsError
from generator.standards import statement_words
from generator.standards.statement_words import figure_words, phrase_words, subject_words
from generator.standards.vocabulary import kinds


def test_all_words_load() -> None:
    assert figure_words().units["万元"] == 10000
    assert phrase_words().generic.fullmatch("年初预算数")
    assert subject_words().rules


def test_tables_named_by_the_words_are_known() -> None:
    words = subject_words()
    known = {kind.kind for kind in kinds()}
    named = set(words.authority) | words.partial
    named |= {kind for topic in words.topics.values() for kind in topic}
    assert named <= known


@pytest.mark.parametrize("line", ["unheard_of: x", "definition: '('"])
def test_an_unknown_key_or_broken_expression_is_an_error(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path(statement_words.__file__).parent / "statements" / "figures.yml"
    rest = original.read_text("utf-8")
    if line.startswith("definition"):
        rest = "\n".join(x for x in rest.splitlines() if not x.startswith("definition"))
    (tmp_path / "figures.yml").write_text(f"{rest}\n{line}\n", "utf-8")
    monkeypatch.setattr(statement_words, "_HERE", tmp_path)
    with pytest.raises(StandardsError):
        figure_words.__wrapped__()
