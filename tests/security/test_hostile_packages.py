"""Packages of strangers: nothing outside is read, nothing hangs, one clear line each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import convert_registered
from generator.documents.open import open_document
from generator.errors import ManifestError, MingzhangError, PackageError, UnusableInput
from generator.package.manifest import load_manifest
from generator.package.read import read_package

ROOT = Path(__file__).parents[2]
ORIGINAL = min((ROOT / "datapackages").iterdir())
HARE = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]\n"
    for above, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ORIGINAL, tmp_path / ORIGINAL.name))


@pytest.mark.parametrize(
    "text",
    [
        HARE,
        HARE + "publisher: *i\n",
        HARE + "? *i\n: 1\n",
        HARE + "fiscal_year: *i\n",
        "[" * 100_000,
        "{a: " * 100_000,
        "!!python/object/apply:os.system ['true']",
        "&a [*a]",
        "fiscal_year: 0x" + "f" * 9_000,
        "fiscal_year: " + "9" * 9_000,
        "created: 2024-02-30",
        "id: [1]\nsource: {a: 1}\nphase: 1.5\n",
        "\0",
        "",
    ],
    ids=lambda text: text[-24:].replace("\0", "NUL") or "nothing",
)
def test_manifests_made_to_harm_are_refused(text: str, package: Path) -> None:
    (package / "disclosure.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError) as caught:
        load_manifest(package / "disclosure.yml")
    lines = str(caught.value).splitlines()
    assert all(len(line) < 500 for line in lines)
    with pytest.raises(PackageError):
        read_package(package)


def test_a_descriptor_nested_without_end_is_refused(package: Path) -> None:
    (package / "datapackage.json").write_text("[" * 100_000)
    with pytest.raises(PackageError, match="nested too deeply"):
        read_package(package)


@pytest.mark.parametrize(
    "name",
    [
        "disclosure.yml",
        "datapackage.json",
        "data/facts.csv",
        "data/tables/more.csv",
        "source/x.txt",
    ],
)
@pytest.mark.parametrize("to", ["/etc/hostname", "/dev/zero", "../elsewhere"])
def test_no_link_in_a_package_leads_out_of_it(name: str, to: str, package: Path) -> None:
    (package / name).unlink(missing_ok=True)
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).symlink_to(to)
    with pytest.raises(PackageError, match="a link or a device"):
        read_package(package)
    if name != "disclosure.yml":  # without one it is no registered package
        with pytest.raises(MingzhangError, match="a link or a device"):
            convert_registered(package.parent)


@pytest.mark.parametrize("name", ["disclosure.yml", "data/facts.csv"])
def test_nobody_waits_for_a_pipe(name: str, package: Path) -> None:
    (package / name).unlink()
    os.mkfifo(package / name)
    with pytest.raises(PackageError, match="a link or a device"):
        read_package(package)


@pytest.mark.parametrize("name", [b"\xce\xc4\xbc\xfe.txt", "新\n行.txt".encode(), b"\x1b[2J.txt"])
def test_a_name_that_is_no_text_is_refused_in_one_line(name: bytes, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"x")
    with pytest.raises(UnusableInput, match="rename the file") as caught:
        open_document(path)
    assert str(caught.value).isprintable()


def test_blanks_of_all_kinds_in_a_name_are_text(tmp_path: Path) -> None:
    path = tmp_path / "2023年　部门\xa0预算\u200b.txt"
    path.write_text("表1\n\n单位：万元\n", encoding="utf-8")
    assert open_document(path).name == path.name


def test_two_runs_that_write_the_same_package_take_turns(package: Path) -> None:
    before = {p: p.read_bytes() for p in sorted(package.rglob("*")) if p.is_file()}
    script = "from pathlib import Path; from generator.build import convert_registered as c; "
    command = [sys.executable, "-c", f"{script}c(Path({str(package.parent)!r}))"]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 4
    assert {p: p.read_bytes() for p in sorted(package.rglob("*")) if p.is_file()} == before
    assert [p.name for p in package.parent.iterdir()] == [package.name]


def test_a_pipe_or_a_device_is_no_disclosure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path / "a.txt", Path("/dev/zero")):
        with pytest.raises(UnusableInput, match="not a file but a pipe or a device"):
            open_document(path)


def test_the_largest_file_is_set_like_every_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000_000)
    monkeypatch.setenv("MINGZHANG_LIMITS", "file_bytes=1048576")
    with pytest.raises(UnusableInput, match=r"more than the 1 MB limit \(MINGZHANG_LIMITS="):
        open_document(tmp_path / "a.txt")


def test_a_name_that_reads_backwards_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2023\u202etxt.exe.txt"
    path.write_text("部门支出总表", encoding="utf-8")
    with pytest.raises(UnusableInput, match="its name is not plain text"):
        open_document(path)
