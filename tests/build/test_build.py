"""Conversion as a whole: same input, same bytes; a killed run leaves packages whole."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import convert, convert_registered
from generator.facts.identity import IdentityOptions
from generator.package.archive import zip_package
from generator.package.read import package_directories, read_package

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "datapackages"


def digest(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def test_same_input_same_bytes(disclosure: Path, tmp_path: Path) -> None:
    first = convert([disclosure], tmp_path / "a", IdentityOptions())
    second = convert([disclosure], tmp_path / "b", IdentityOptions())
    assert digest(first) == digest(second)
    assert zip_package(first) == zip_package(second)


def test_the_encoding_of_the_file_does_not_matter(disclosure: Path, tmp_path: Path) -> None:
    text = disclosure.read_text("utf-8")
    expected = read_package(convert([disclosure], tmp_path / "utf8", IdentityOptions())).reading
    for encoding in ("gb18030", "gbk", "utf-16", "utf-8-sig"):
        file = tmp_path / "2024.txt"
        file.write_bytes(text.replace("　", " ").encode(encoding))
        package = convert([file], tmp_path / encoding, IdentityOptions())
        assert read_package(package).reading.facts == expected.facts


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_run_leaves_the_packages_whole(seed: int, tmp_path: Path) -> None:
    """Killed at a random moment of rewriting, every package is the old one or the new one."""
    copy = tmp_path / "datapackages"
    for package in package_directories(PACKAGES):
        target = copy / package.name
        (target / "source").mkdir(parents=True)
        for file in (*(package / "source").iterdir(), package / "disclosure.yml"):
            (target / file.relative_to(package)).write_bytes(file.read_bytes())
    convert_registered(copy)
    before = digest(copy)
    command = (
        "from pathlib import Path; from generator.build import convert_registered; "
        f"[convert_registered(Path({str(copy)!r})) for _ in range(9)]"
    )
    process = subprocess.Popen([sys.executable, "-c", command], cwd=ROOT)
    time.sleep(random.Random(seed).uniform(0.3, 1.2))
    process.kill()
    process.wait()
    convert_registered(copy)
    assert digest(copy) == before
    assert {p.name for p in package_directories(copy)} == {p.name for p in copy.iterdir()}


def test_tables_in_one_file_and_prose_in_another(tmp_path: Path) -> None:
    """Facts, statements and their links are those of the one-file disclosure."""
    package = PACKAGES / "500152-wangxin-2023-budget"
    whole = read_package(package).reading
    (source,) = (package / "source").iterdir()
    lines = source.read_text("utf-8").split("\n")
    tables, prose = tmp_path / "tables.txt", tmp_path / "prose.txt"
    tables.write_text("\n".join(lines[58:]), "utf-8")
    prose.write_text("\n".join(lines[:58]), "utf-8")
    parted = read_package(convert([tables, prose], tmp_path / "to", IdentityOptions()))
    assert [f.fact_id for f in parted.reading.facts] == [f.fact_id for f in whole.facts]
    assert [(s.subject, s.amount, s.verdict, s.fact_ids) for s in parted.reading.statements] == [
        (s.subject, s.amount, s.verdict, s.fact_ids) for s in whole.statements
    ]
    assert all(s.source.endswith("@2") for s in parted.reading.statements)
    assert sorted(p.name for p in (parted.path / "source").iterdir()) == ["prose.txt", "tables.txt"]
