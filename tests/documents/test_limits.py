"""Limits: each stops the reader with one line, and each can be set."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx_of, p, rows, tbl, tc, xlsx_of, zipped

from generator.documents.limits import Limits, Meter, Stopwatch, current_limits, thinking
from generator.documents.open import open_document
from generator.documents.sheets.read import sheets_document
from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.documents.word.read import word_document
from generator.errors import UnusableInput, UsageError


def test_limits_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LIMITS", "cells=7, seconds=2")
    assert (current_limits().cells, current_limits().seconds) == (7, 2)
    assert current_limits().rows == Limits().rows


@pytest.mark.parametrize("wrong", ["cell=7", "cells", "cells=-1", "cells=0", "cells=x"])
def test_what_is_not_understood_is_an_error(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LIMITS", wrong)
    with pytest.raises(UsageError, match=r"not understood"):
        current_limits()


def test_time_is_a_limit() -> None:
    with pytest.raises(UnusableInput, match=r"^t: not read within 0 seconds"):
        Meter("t", Limits(seconds=0)).count("cells")


TABLE = tbl(tc("a") + tc("b"), tc("c") + tc("1"))
WIDE = "<table><tr>" + "<td>x" * 4 + "<tr>" + "<td>1" * 4 + "</table>"


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ("lines=3", lambda: parse_text("\n" * 3, "t")),
        ("cells=3", lambda: word_document(docx_of(TABLE), "t")),
        ("paragraphs=1", lambda: word_document(docx_of(p("a") + p("b")), "t")),
        ("members=1", lambda: word_document(docx_of(p("a"), styles=""), "t")),
        ("unpacked_bytes=99", lambda: word_document(docx_of(p("a")), "t")),
        ("elements=9", lambda: word_document(docx_of(p("a")), "t")),
        ("depth=3", lambda: word_document(docx_of(p("a")), "t")),
        ("cells=3", lambda: sheets_document(xlsx_of({"S": rows(["a", "1"], ["b", "2"])}), "t")),
        ("rows=1", lambda: sheets_document(xlsx_of({"S": rows(["a", "1"], ["b", "2"])}), "t")),
        ("columns=3", lambda: web_document(WIDE.encode(), "t")),
        ("rows=1", lambda: web_document(WIDE.encode(), "t")),
        ("depth=1", lambda: web_document(WIDE.encode(), "t")),
        ("paragraphs=1", lambda: web_document(b"<p>a<p>b", "t")),
    ],
)
def test_every_reader_keeps_to_the_limits(
    limit: str, what: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LIMITS", limit)
    name = limit.partition("=")[0].replace("_", " ")
    with pytest.raises(UnusableInput, match=rf"^t: more than \d+ {name} \(MINGZHANG_LIMITS="):
        what()  # type: ignore[operator]


def test_what_a_zip_unpacks_to_is_limited_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"<x>" + b" " * 40_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(UnusableInput, match="more than 300 ratio"):
        word_document(bomb, "t")


def test_time_counts_only_where_clock_and_computing_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    now = {"clock": 0.0, "computing": 0.0}
    monkeypatch.setattr("time.monotonic", lambda: now["clock"])
    monkeypatch.setattr("time.process_time", lambda: now["computing"])
    watch = Stopwatch()
    now["clock"] = 60.0  # a loaded machine
    assert not watch.is_over(30)
    now["clock"], now["computing"] = 20.0, 60.0  # several threads
    assert not watch.is_over(30)
    now["clock"] = 31.0
    assert watch.is_over(30)


def endless() -> None:
    with thinking("t"):
        while True:
            pass


def test_what_is_thought_about_for_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LIMITS", "seconds_of_thought=1")
    with pytest.raises(UnusableInput, match=r"^t: not understood within"):
        endless()
    with thinking("t"):
        pass


def test_a_line_without_end_is_refused_before_it_is_thought_about(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("a" * 600_000)
    with pytest.raises(UnusableInput, match="more than 500,000 characters together"):
        open_document(tmp_path / "t.txt")
