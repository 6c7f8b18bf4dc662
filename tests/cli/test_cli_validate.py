"""`validate`: packages and drafts, every form of report, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from outcome import Run, assert_one_line_each


def test_validate_passes_then_fails(run: Run, disclosure: Path, tmp_path: Path) -> None:
    run("convert", disclosure, "--to", "datapackages")
    assert run("validate")[0] == 0
    facts = next((tmp_path / "datapackages").glob("*/data/facts.csv"))
    facts.write_text(facts.read_text(encoding="utf-8").replace("580000.00", "lots"), "utf-8")
    code, out, _ = run("validate", "500152-caizhengju-2024-budget")
    assert code == 1
    assert "facts" in out


def test_validate_what_is_not_there(run: Run) -> None:
    for arguments in ((), ("nothing",)):
        code, _, err = run("validate", *arguments)
        assert code == 2
        assert_one_line_each(err)


def test_validate_a_directory_of_packages(run: Run, disclosure: Path) -> None:
    run("convert", disclosure, "--to", "packages")
    for target in ("packages", "packages/500152-caizhengju-2024-budget"):
        code, out, err = run("validate", target)
        assert code == 0
        assert "重庆市潼南区财政局 2024年部门预算" in out
        assert "1 disclosure checked, 0 failed" in err


def test_validate_a_draft_writes_nothing(run: Run, disclosure: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run("validate", disclosure, "--fail-on", "never")
    assert code == 0, err
    assert "公开完整度" in out
    assert "\033" not in out
    assert "张三" not in out
    assert sorted(tmp_path.rglob("*")) == before


def test_files_of_one_disclosure_are_checked_together(
    run: Run, disclosure: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.md"
    words.write_text("# 2024年部门预算说明\n\n2024年支出预算59.00万元。\n", "utf-8")
    code, out, err = run("validate", disclosure, words, "--together", "--fail-on", "warning")
    assert code == 1
    assert "1 disclosure checked" in err
    assert "59.00" in out
    assert "2 disclosures checked" in run("validate", disclosure, words)[2]
    code, out, _ = run("convert", disclosure, words, "--together", "--to", "together")
    assert (code, len(list((tmp_path / "together").iterdir()))) == (0, 1)
    code, _, err = run("validate", "together", "--together")
    assert code == 2
    assert_one_line_each(err)


def test_validate_fails_on_the_severity_asked_for(run: Run, disclosure: Path) -> None:
    text = disclosure.read_text(encoding="utf-8")
    disclosure.write_text(text.replace("| 合计 | 58.00", "| 合计 | 85.00"), encoding="utf-8")
    code, out, _ = run("validate", disclosure)
    assert code == 1
    assert "[错误]" in out
    assert run("validate", disclosure, "--fail-on", "never")[0] == 0
    # What is missing from this short disclosure is a warning.
    disclosure.write_text(text, encoding="utf-8")
    assert run("validate", disclosure)[0] == 0
    assert run("validate", disclosure, "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html", "docx"])
def test_validate_writes_a_report_in_every_form(
    run: Run, disclosure: Path, tmp_path: Path, form: str
) -> None:
    if form == "docx":
        pytest.importorskip("docx")
    code, out, err = run("validate", disclosure, "--format", form, "--output", f"report.{form}")
    assert code == 0, err
    assert out.strip() == f"report.{form}"
    content = (tmp_path / f"report.{form}").read_bytes()
    if form == "json":
        assert json.loads(content)["reports"][0]["publisher"] == "重庆市潼南区财政局"
    elif form == "docx":
        assert content.startswith(b"PK")
    else:
        assert "公开前体检" in content.decode()


def test_a_report_that_finds_no_room_leaves_the_old_one_whole(
    run: Run, disclosure: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.txt").write_text("old", encoding="utf-8")

    def full(path: Path, content: bytes) -> int:
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    code, _, err = run("validate", disclosure, "--output", "report.txt")
    monkeypatch.undo()
    assert code == 2
    assert "report.txt: cannot be written: No space left on device" in err
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".report*"))


def test_validate_goes_on_after_what_cannot_be_used(
    run: Run, disclosure: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, err = run("validate", empty, "nothing", disclosure, "--format", "json")
    assert code == 2
    assert len(json.loads(out)["reports"]) == 1
    errors = [line for line in err.splitlines() if "checked" not in line]
    assert_one_line_each("\n".join(errors), 2)


def test_validate_a_draft_without_a_year_says_which_option(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("| 合计 | 1.00 |\n| 基本支出 | 1.00 |\n", encoding="utf-8")
    code, _, err = run("validate", path)
    assert code == 2
    assert_one_line_each(err)
    assert "--year" in err
    code, out, _ = run("validate", path, "--year", "2024", "--fail-on", "never")
    assert code == 0
    assert out.startswith("x 2024年部门预算")
