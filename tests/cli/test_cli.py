"""The command line: exit codes, one line an error, nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from outcome import Run, assert_one_line_each

from generator.cli import main
from generator.cli.parser import build_parser
from generator.cli.serve import make_server

COMMANDS = ("add", "convert", "show", "build", "serve", "validate")


# convert


def test_convert_writes_one_package_outside_the_project(
    run: Run, disclosure: Path, tmp_path: Path
) -> None:
    code, out, _ = run("convert", disclosure, "--to", "out")
    assert code == 0
    package = tmp_path / "out" / "500152-caizhengju-2024-budget"
    assert out.strip() == str(Path("out") / package.name)
    assert (package / "datapackage.json").is_file()
    assert (package / "disclosure.yml").is_file()
    facts = (package / "data" / "facts.csv").read_text(encoding="utf-8")
    assert "580000.00" in facts
    everything = b"".join(path.read_bytes() for path in package.rglob("*") if path.is_file())
    assert "张三".encode() not in everything
    assert b"13800000000" not in everything


def _unusable(tmp_path: Path) -> dict[str, Path]:
    """Files that are no disclosure, by what is wrong with them."""
    contents = {
        "empty": b"",
        "blank": b"\n \n\t\n",
        "binary": bytes(range(256)) * 20,
        "broken": "部门预算".encode() + b"\xff\xfe\xff\xfe\xff" * 9,
    }
    paths = {}
    for name, content in contents.items():
        paths[name] = tmp_path / f"{name}.txt"
        paths[name].write_bytes(content)
    paths["directory"] = tmp_path / "directory"
    paths["directory"].mkdir()
    paths["missing"] = tmp_path / "missing.txt"
    return paths


@pytest.mark.parametrize("kind", ["empty", "blank", "binary", "broken", "directory", "missing"])
def test_convert_unusable_input_is_one_line_and_code_2(run: Run, tmp_path: Path, kind: str) -> None:
    path = _unusable(tmp_path)[kind]
    code, out, err = run("convert", path, "--to", "out")
    assert (code, out) == (2, "")
    assert_one_line_each(err)
    assert path.name in err
    assert not list((tmp_path / "out").glob("*"))


def test_convert_goes_on_after_unusable_input(run: Run, tmp_path: Path, disclosure: Path) -> None:
    bad = _unusable(tmp_path)
    code, out, err = run("convert", bad["empty"], disclosure, bad["binary"], "--to", "out")
    assert code == 2
    assert_one_line_each(err, 2)
    assert Path(out.strip()).name == "500152-caizhengju-2024-budget"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_convert_reads_other_encodings(
    run: Run, tmp_path: Path, disclosure: Path, encoding: str
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(disclosure.read_text(encoding="utf-8").encode(encoding))
    code, _, _ = run("convert", other, "--to", "out")
    assert code == 0


def test_convert_without_a_year_says_which_option(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("潼南区财政局\n\n| 合计 | 1.00 |\n| 基本支出 | 1.00 |\n", encoding="utf-8")
    code, _, err = run("convert", path, "--to", "out")
    assert code == 2
    assert_one_line_each(err)
    assert "--year" in err


def test_convert_two_files_of_one_id_are_reported(
    run: Run, tmp_path: Path, disclosure: Path
) -> None:
    again = tmp_path / "again.txt"
    again.write_bytes(disclosure.read_bytes())
    code, out, err = run("convert", disclosure, again, "--to", "out")
    assert code == 2
    assert_one_line_each(err)
    assert "same id" in err
    package = tmp_path / out.strip()
    assert [path.name for path in (package / "source").iterdir()] == [disclosure.name]


def test_convert_a_fault_of_ours_is_one_line(
    run: Run, disclosure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.delenv("MINGZHANG_DEBUG", raising=False)
    monkeypatch.setattr("generator.build.convert", broken)
    code, _, err = run("convert", disclosure, "--to", "out")
    assert code == 2
    assert_one_line_each(err)
    assert "KeyError" in err


# add, show


def test_add_registers_and_refuses_to_replace(run: Run, disclosure: Path, tmp_path: Path) -> None:
    options = ("--yes", "--url", "https://example.gov.cn/1.html", "--retrieved", "2024-03-01")
    code, out, err = run("add", disclosure, *options)
    assert code == 0, err
    assert "重庆市潼南区财政局" in err
    assert "line:" in err
    package = tmp_path / out.strip()
    manifest = (package / "disclosure.yml").read_text(encoding="utf-8")
    assert "https://example.gov.cn/1.html" in manifest
    assert "2024-03-01" in manifest
    descriptor = (package / "datapackage.json").read_text(encoding="utf-8")
    assert "https://example.gov.cn/1.html" in descriptor
    code, _, err = run("add", disclosure, "--yes")
    assert code == 2
    assert "--force" in err
    assert run("add", disclosure, "--yes", "--force")[0] == 0


def test_add_says_what_could_not_be_read(run: Run, disclosure: Path) -> None:
    assert "not read" not in run("add", disclosure, "--yes")[2]
    text = disclosure.read_text(encoding="utf-8")
    disclosure.write_text(text.replace("| 合计 | 58.00", "| 合计 | 58。00", 1), encoding="utf-8")
    code, _, err = run("add", disclosure, "--yes", "--force")
    assert code == 0
    assert "not read: 0 tables, 1 numbers" in err


def test_add_without_a_person_names_the_options(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("| 合计 | 1.00 |\n| 基本支出 | 1.00 |\n", encoding="utf-8")
    code, _, err = run("add", path)
    assert code == 2
    assert_one_line_each(err)
    for option in ("--publisher", "--division", "--year", "--phase"):
        assert option in err


def test_add_asks_a_person(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disclosure: Path
) -> None:
    text = disclosure.read_text(encoding="utf-8").replace("2024 年", "").replace("预算情况", "情况")
    disclosure.write_text(text, encoding="utf-8")
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return {"Fiscal year: ": "2024", "Phase (budget or final): ": "budget"}.get(question, "")

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("generator.cli.add.interactive", lambda: True)
    code, _, err = run(
        "add", disclosure, "--publisher", "重庆市潼南区财政局", "--division", "500152"
    )
    assert code == 0, err
    assert asked[0] == "Fiscal year: "
    assert asked[-1].startswith("Add it as 500152-caizhengju-2024-budget")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--retrieved", "yesterday"), ("--division", "nowhere"), ("--slug", "A/B")],
)
def test_add_wrong_option_is_one_line(run: Run, disclosure: Path, option: str, value: str) -> None:
    code, _, err = run("add", disclosure, "--yes", option, value)
    assert code == 2
    assert_one_line_each(err)
    assert value in err


def test_show_lists_tables_and_draws_one(run: Run, disclosure: Path) -> None:
    code, out, err = run("show", disclosure)
    assert code == 0, err
    assert "expenditure-summary" in out
    code, out, err = run("show", disclosure, "1")
    assert code == 0, err
    assert "基本支出" in out
    assert "A 58.00" in out
    assert "binding: " in out
    grid = [line for line in out.splitlines() if "│" in line]
    assert len(grid) > 5


def test_show_package_and_unknown(run: Run, disclosure: Path) -> None:
    run("convert", disclosure, "--to", "datapackages")
    assert run("show", "500152-caizhengju-2024-budget", "部门支出总表")[0] == 0
    for arguments in (("nothing",), (disclosure, "99")):
        code, _, err = run("show", *arguments)
        assert code == 2
        assert_one_line_each(err)


# build, serve, and the whole


def test_build_outside_a_project_says_so(run: Run) -> None:
    code, _, err = run("build")
    assert code == 2
    assert_one_line_each(err)
    assert "project" in err


def test_build_with_an_unreadable_manifest(run: Run, disclosure: Path, tmp_path: Path) -> None:
    run("convert", disclosure, "--to", "datapackages")
    manifest = next((tmp_path / "datapackages").glob("*/disclosure.yml"))
    for content in ("publisher: [", "nonsense: 1\n", "\x00"):
        manifest.write_text(content, encoding="utf-8")
        code, _, err = run("build")
        assert code == 2
        assert err
        assert all(line.startswith("mingzhang: error: ") for line in err.splitlines())
        assert "disclosure.yml" in err


def test_serve_answers_on_loopback_only(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("明账", encoding="utf-8")
    with make_server(tmp_path, 0) as server:
        host, port = server.server_address[:2]
        assert host == "127.0.0.1"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            assert answer.read().decode() == "明账"
        server.shutdown()
        thread.join()


def test_serve_without_a_site_or_with_a_wrong_port(run: Run, tmp_path: Path) -> None:
    code, _, err = run("serve")
    assert code == 2
    assert_one_line_each(err)
    (tmp_path / "site").mkdir()
    code, _, err = run("serve")
    assert code == 2
    assert "index.html" in err or "no site" in err
    (tmp_path / "site" / "index.html").write_text("明账", encoding="utf-8")
    code, _, err = run("serve", "--port", "99999")
    assert code == 2
    assert_one_line_each(err)


def test_usage_errors_are_one_line(run: Run) -> None:
    for arguments in ((), ("frobnicate",), ("convert", "x"), ("add", "x", "--phase", "draft")):
        code, _, err = run(*arguments)
        assert code == 2
        assert_one_line_each(err)


def test_a_misspelled_option_names_the_command_and_the_one_meant(
    run: Run, disclosure: Path
) -> None:
    code, out, err = run("convert", disclosure, "--to", "out", "--devision", "500152")
    assert (code, out) == (2, "")
    assert "--devision 500152; did you mean --division?" in err
    assert "(see mingzhang convert --help)" in err
    assert_one_line_each(err)
    assert not Path("out").exists()


def test_a_file_in_the_place_of_the_directory_is_said(
    run: Run, disclosure: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    for target in ("taken", "taken/below"):
        code, _, err = run("convert", disclosure, "--to", target)
        assert code == 2
        assert "not a directory: a file is in its place" in err
        assert_one_line_each(err)


def test_show_of_a_directory_that_is_no_package(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    code, _, err = run("show", "plain")
    assert code == 2
    assert "plain: no data package; name a package, its id or a file" in err


def test_interrupted(run: Run, disclosure: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.build.convert", interrupted)
    assert run("convert", disclosure, "--to", "out") == (130, "", "")


def test_help_is_quick_and_has_examples(root: Path) -> None:
    durations = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "generator", "--help"],
            check=True,
            capture_output=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.3
    assert "examples:" in build_parser().format_help()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_is_documented(run: Run, root: Path, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "examples:" in out
    for readme in ("README.md", "README.en.md"):
        assert f"`mingzhang {command}" in (root / readme).read_text(encoding="utf-8")


def test_documented_options_exist(run: Run, root: Path) -> None:
    """Every --option the READMEs mention is an option of a command."""
    import re

    helps = "".join(run(command, "--help")[1] for command in COMMANDS)
    for readme in ("README.md", "README.en.md", "CONTRIBUTING.md"):
        text = (root / readme).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if "generator" in line or "`--" in line]
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(lines)):
            assert option in helps, f"{readme}: {option}"


def test_a_year_that_no_budget_is_of_is_asked_for_again(
    disclosure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["convert", str(disclosure), "--to", str(tmp_path / "out"), "--year", "99999"]
    assert main(asked) == 2
    assert capsys.readouterr().err.endswith("--year 99999: give one from 1990 to 2100\n")
    assert not (tmp_path / "out").exists()


def test_told_to_end_it_clears_away_what_it_made(tmp_path: Path) -> None:
    """A converter that runs for it would go on, and its directory stay."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        main(["convert", str(tmp_path / "none.txt"), "--to", str(tmp_path)])
        with pytest.raises(SystemExit, match="143"):
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
