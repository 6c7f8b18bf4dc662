"""`disclosure.yml`: read strictly, every problem at once, and written for people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sample_package import make_manifest

from generator.errors import ManifestError
from generator.package.manifest import (
    Licence,
    dump_manifest,
    is_plain_name,
    load_manifest,
    package_id,
)

GOOD = dump_manifest(make_manifest())


def _load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "disclosure.yml"
    path.write_text(text, encoding="utf-8")
    load_manifest(path)


def _problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        _load(tmp_path, text)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{tmp_path / 'disclosure.yml'}: ") for line in lines)
    return [line.partition(": ")[2] for line in lines]


def test_a_manifest_survives_dump_and_load(tmp_path: Path) -> None:
    manifest = make_manifest(
        reporting_entity="某某市某某局（本级）",
        keep_public_landline=True,
        licence=Licence("CC-BY-4.0", "署名", "https://example.org/licence"),
    )
    path = tmp_path / "disclosure.yml"
    path.write_text(dump_manifest(manifest), encoding="utf-8")
    assert load_manifest(path) == manifest
    assert dump_manifest(load_manifest(path)) == dump_manifest(manifest)


@pytest.mark.parametrize("licence", [Licence(), Licence("CC-BY-4.0", ""), Licence("other-pd", "")])
def test_a_named_licence_does_not_take_the_default_title(tmp_path: Path, licence: Licence) -> None:
    path = tmp_path / "disclosure.yml"
    path.write_text(dump_manifest(make_manifest(licence=licence)), encoding="utf-8")
    assert load_manifest(path).licence == licence


def test_what_a_document_is_called() -> None:
    assert make_manifest().kind == "部门预算"
    assert make_manifest(reporting_level="unit").kind == "单位预算"
    assert make_manifest(reporting_level="unit", phase="final").kind == "单位决算"


def test_a_level_is_of_a_department_or_a_unit(tmp_path: Path) -> None:
    dumped = dump_manifest(make_manifest(reporting_level="unit"))
    assert "reporting_level: unit" in dumped
    told = _problems(tmp_path, dumped.replace("level: unit", "level: school"))
    assert told == ["reporting_level: must be department or unit, found 'school'"]


def test_the_dump_is_for_people() -> None:
    assert GOOD.splitlines()[:2] == ["id: 500000-example-2024-budget", "publisher: 某某市某某局"]
    assert "division: '500000'" in GOOD
    assert "created: 2024-03-02" in GOOD
    assert "reporting_entity" not in GOOD


def test_the_id_says_division_slug_year_and_phase() -> None:
    assert package_id("500152", "example", 2023, "final") == "500152-example-2023-final"


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    assert _problems(tmp_path, GOOD + "publsher: x\n") == ["publsher: unknown key"]
    inside = GOOD.replace("  format: txt", "  format: txt\n  pages: 3")
    assert _problems(tmp_path, inside) == ["source[1].pages: unknown key"]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = (
        GOOD.replace("division: '500000'", "division: 500000")
        .replace("fiscal_year: 2024", "fiscal_year: MMXXIV")
        .replace("phase: budget", "phase: plan")
        .replace("expected: '858.21'", "expected: 858.21")
        .replace("created: 2024-03-02", "created: today")
        .replace("slug: example", "sluggish: example")
    )
    problems = _problems(tmp_path, text)
    assert "division: must be text, not a number: put it in quotes" in problems
    assert "fiscal_year: must be a whole number, not text" in problems
    assert "corrections[1].expected: must be text, not a number: put it in quotes" in problems
    assert "created: must be a date such as 2024-02-29, not text" in problems
    assert "slug: is missing" in problems
    assert "sluggish: unknown key" in problems
    assert "phase: must be budget or final, found 'plan'" in problems
    assert len([one for one in problems if one.startswith("division")]) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: 500000-example-2024-budget", "id: 500000-other-2024-budget", "id: must be 500000"),
        ("slug: example", "slug: ../example", "slug: only a-z"),
        ("- file: 500000", "- file: ../500000", "source[1].file: must be a plain file name"),
        ("  url: https:", "  url: ftp:", "source[1].url: must start with"),
        ("language: zh", "language: 中文", "language: must be a language tag"),
        ("division: '500000'", "division: '５０００００'", "division: must be six digits"),
        ("phase: budget", "phase: budget\nphase: final", "line 9: the key phase is given twice"),
        ("phase: budget", "phase: [budget", "expected ',' or ']'"),
        ("keep_public_landline: false", "keep_public_landline: 'no'", "must be true or false"),
        ("corrections:\n", "corrections: none\nx:\n", "corrections: must be a list, not text"),
    ],
)
def test_a_wrong_value_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert any(said in problem for problem in _problems(tmp_path, GOOD.replace(old, new, 1)))


@pytest.mark.parametrize("text", ["", "- a list\n", "just text\n", "\t\n", "a: !!python/none\n"])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    assert _problems(tmp_path, text)


def test_a_missing_or_binary_file_is_refused_in_one_line(tmp_path: Path) -> None:
    binary = tmp_path / "binary.yml"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (binary, tmp_path / "missing.yml", tmp_path):
        with pytest.raises(ManifestError) as caught:
            load_manifest(path)
        assert len(str(caught.value).splitlines()) == 1


def test_a_day_is_read_as_a_date(tmp_path: Path) -> None:
    path = tmp_path / "disclosure.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_manifest(path).source[0].retrieved == date(2024, 3, 1)


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1.tar.gz", "../a", "a/b", "-", "..", ""])
def test_names_that_lead_elsewhere_on_some_system_are_none(name: str) -> None:
    assert is_plain_name(name) == (name == "-")


@pytest.mark.parametrize("name", ["2024年预算.pdf", "control.txt", "com.txt", "-x.txt", "nulls.md"])
def test_other_names_are(name: str) -> None:
    assert is_plain_name(name)
