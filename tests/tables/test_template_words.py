"""The words of templates are declared: a slip in their file is named, not passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import StandardsError
from generator.standards.template_words import ProseWords, prose_words, read, table_words


def test_the_declared_words_load() -> None:
    assert table_words().continued.fullmatch("续表")
    assert prose_words().posts.search("人员编制35人")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("extra: a\n", "unknown key 'extra'"),
        ("posts: '('\n", "posts:"),
        ("", "missing key 'posts'"),
    ],
)
def test_every_fault_of_a_file_is_named(change: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "words.yml"
    keys = [name for name in ProseWords.__dataclass_fields__ if name != "posts"]
    file.write_text("".join(f"{key}: a\n" for key in keys) + change, "utf-8")
    with pytest.raises(StandardsError) as error:
        read(file, ProseWords)
    assert fault in str(error.value)
