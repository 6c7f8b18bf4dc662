"""Regular expressions keep to what all supported versions of Python match alike."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# A group that is repeated possessively, or an atomic one: Python before 3.11.5 matches some of
# them wrongly (https://github.com/python/cpython/issues/106052). Of single characters they are
# right in all versions.
_UNSOUND = re.compile(r"\)(?:[*+?]\+|\{[\d,]+\}\+)|\(\?>")


def test_no_group_is_repeated_possessively() -> None:
    files = [*PROJECT.glob("generator/**/*.py"), *PROJECT.glob("generator/**/*.yml")]
    found = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in sorted(files)
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if _UNSOUND.search(line) and not line.lstrip().startswith("#")
    ]
    assert found == []
