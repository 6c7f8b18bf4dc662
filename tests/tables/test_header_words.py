"""What the words of a header mean, also of one that no disclosure would print."""

from __future__ import annotations

from generator.standards.vocabulary import columns


def test_among_them_before_a_word_changes_nothing_however_often() -> None:
    words = columns()
    plain = words.amount("基本支出")
    assert plain is not None
    assert words.amount("其中：基本支出") == plain
    assert words.amount("其中：" * 5_000 + "基本支出") == plain
    assert words.amount("其中：" * 5_000) is None
