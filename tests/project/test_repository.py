"""What holds for the repository as a whole: no contacts, no machine, pinned actions, layers."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.documents.contacts import find_contacts
from generator.documents.encoding import decode
from generator.facts.model import Fact
from generator.package.manifest import Correction
from generator.package.read import read_package

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# Other people's code, with their public addresses in its licences.
VENDORED = "docs/assets/vendor/"
# Hosts of package registries, written so that this file does not hold them itself.
REGISTRIES = [
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("registry.np", "mjs.org"),
        ("npmmirror", ".com"),
        ("tuna.tsinghua", ".edu.cn"),
        ("crates", ".io"),
        ("proxy.golang", ".org"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|tmp|home|root|Users|private|opt)/[\w.-]+")
INVENTED_NAMES = {"某某", "张三", "张 三", "李四", "王五", "王小明", "阿依古丽·买买提"}


@functools.cache
def project_files() -> tuple[Path, ...]:
    """The files of the project: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "-c", "-o", "--exclude-standard"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def text_files() -> Iterator[tuple[str, str]]:
    """Name and text of every project file that is UTF-8 text."""
    for path in project_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def built_files() -> Iterator[Path]:
    """Files of the built site and of the generated pages, when there are any."""
    for directory in ("site", "docs", "datapackages"):
        yield from (path for path in (ROOT / directory).rglob("*") if path.is_file())


# Nothing of the machine


def test_no_registry_hosts() -> None:
    found = [
        (name, host)
        for name, text in text_files()
        for host in REGISTRIES
        if host in text and not name.startswith(VENDORED)
    ]
    assert found == []


def test_no_machine_paths() -> None:
    found = [
        (name, match[0])
        for name, text in text_files()
        if not name.startswith(VENDORED)
        for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


def test_requirements_are_locked_with_hashes_and_nothing_else() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith("-") or "://" in line]
        pinned = [line for line in lines if re.match(r"^[A-Za-z0-9]", line)]
        assert pinned
        assert all(re.match(r"^[\w.-]+(\[[\w,]+\])?==\S+( ;.*)? \\$", line) for line in pinned)
        assert "--hash=sha256:" in lines[-1]


def test_development_requirements_agree_with_those_of_the_program() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[\w.-]+==[^ ]+", text, re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


# No contacts


def _is_invented(detail: str) -> bool:
    """Names of nobody, and numbers too round to be anybody's."""
    digits = re.sub(r"\D", "", detail)
    return detail in INVENTED_NAMES or digits.endswith("0000") or "example.com" in detail


def test_no_unmasked_contact_in_the_project() -> None:
    found = [
        (name, len(detail))  # the detail itself must not end up in a log
        for name, text in text_files()
        if not name.startswith(VENDORED)
        and not name.startswith("tests/documents/test_contacts")
        and not name.endswith(("contacts/words.yml", "contacts/shapes.py"))
        for detail in find_contacts(text)
        if not _is_invented(detail)
    ]
    assert found == []


def _originals() -> Path:
    """Where the unmasked originals are, on the machines that have them."""
    return Path(os.environ.get("MINGZHANG_ORIGINALS", ROOT.parent / "shared" / "disclosures"))


def test_no_contact_of_the_originals_anywhere() -> None:
    """No name or number of an original in any stored or built file."""
    if not _originals().is_dir():
        pytest.skip("the originals are not on this machine")
    details = {
        detail.encode()
        for path in sorted(_originals().glob("*.txt"))
        for detail in find_contacts(decode(path.read_bytes(), path.name))
    }
    assert details
    places = [
        path.relative_to(ROOT).as_posix()
        for path in sorted({*project_files(), *built_files()})
        if any(detail in (content := path.read_bytes()) for detail in details)
        or any(re.sub(rb"\D", b"", d) in content for d in details if d[-1:].isdigit())
    ]
    assert places == []


# The committed packages


def test_committed_packages_are_what_the_program_makes(tmp_path: Path) -> None:
    """Converting again changes no byte of what is stored."""
    from generator import build

    stored = ROOT / "datapackages"
    again = tmp_path / "datapackages"
    shutil.copytree(stored, again)
    build.convert_registered(again)
    files = {path.relative_to(stored) for path in stored.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    changed = [
        str(f) for f in sorted(files) if (stored / f).read_bytes() != (again / f).read_bytes()
    ]
    assert changed == []


# The advice of the READMEs

WITHOUT_ITEMS = {"department-performance", "project-performance"}


def _sums() -> Iterator[tuple[str, list[Fact], list[Fact]]]:
    """For each table of the five, year and direction: the items and totals of total columns."""
    for path in sorted((ROOT / "datapackages").glob("*/disclosure.yml")):
        facts = [fact for fact in read_package(path.parent).reading.facts if fact.amount]
        chosen: dict[tuple[str, str, str, int, str], list[Fact]] = {}
        for fact in (fact for fact in facts if fact.column_role == "total"):
            key = (path.parent.name, fact.table_kind, fact.table_id, fact.fiscal_year)
            chosen.setdefault((*key, fact.direction), []).append(fact)
        for (_, kind, *_), group in chosen.items():
            items = [fact for fact in group if fact.row_role == "item"]
            yield kind, items, [fact for fact in group if fact.row_role == "total"]


def test_advice_on_adding_up_holds_and_its_exceptions_are_all() -> None:
    wrong, without_total, without_items = set(), set(), set()
    for kind, items, totals in _sums():
        if not totals:
            without_total.add(kind)
            assert len(items) == 1
        elif not items:
            without_items.add(kind)
        else:
            assert len(totals) == 1
            within = sum((fact.precision / 2 for fact in (*items, *totals)), Decimal(0))
            if abs(sum(fact.amount for fact in items) - totals[0].amount) > within:
                wrong.add(kind)
    assert without_total == {"three-public-expenses"}
    assert without_items == WITHOUT_ITEMS
    assert wrong == {"line-item-budget"}
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(f"`{kind}`" in text for kind in (*without_total, *without_items, *wrong))


@pytest.mark.parametrize("name", ["README.md", "README.en.md", "CONTRIBUTING.md"])
def test_documented_corrections_have_the_keys_of_the_manifest(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(\s*corrections:.*?)```", text, re.DOTALL)
    assert example
    corrections = yaml.safe_load(example[1])["corrections"]
    wanted = [field.name for field in fields(Correction)]
    assert [list(correction) for correction in corrections] == [wanted]


# The workflow


def _steps() -> Iterator[dict[str, str]]:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            yield from job["steps"]


def test_actions_are_official_and_pinned_by_commit() -> None:
    used = [step["uses"] for step in _steps() if "uses" in step]
    assert len(used) >= 5
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)


def test_no_permission_that_is_not_asked_for_by_a_job() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        writing = [
            name
            for name, job in workflow["jobs"].items()
            if "write" in str(job["permissions"].values())
        ]
        assert writing in ([], ["deploy"])


def test_workflow_is_clean_for_zizmor() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    assert zizmor, "zizmor is among the development requirements"
    command = [zizmor, "--offline", "--quiet", "--no-progress", *map(str, WORKFLOWS)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


# The code


def test_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [str(lint), "--no-cache"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stdout + result.stderr


def _modules() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


ONLY_IN = {
    "altair": "generator/pages/",
    "vl_convert": "generator/pages/",
    "frictionless": "generator/package/",
    "lxml": "generator/documents/",
    "docx": "generator/checks/report/",
    "pdfplumber": "generator/documents/",
    "openpyxl": "generator/documents/",
    "mkdocs": "generator/build",
}


@pytest.mark.parametrize("package", ONLY_IN)
def test_third_party_packages_stay_in_their_layer(package: str) -> None:
    imports = re.compile(rf"^\s*(?:from|import) {package}\b", re.MULTILINE)
    users = [name for name, text in _modules() if imports.search(text)]
    assert [name for name in users if not name.startswith(ONLY_IN[package])] == []


def test_no_float_and_no_pandas_in_facts_and_checks() -> None:
    wrong = re.compile(r"\bfloat\(|\bimport pandas\b|\bfrom pandas\b")
    layers = ("generator/facts/", "generator/checks/", "generator/tables/")
    assert [
        name for name, text in _modules() if name.startswith(layers) and wrong.search(text)
    ] == []


def test_no_publisher_is_named_in_the_program() -> None:
    publishers = {
        str(yaml.safe_load(path.read_text(encoding="utf-8"))["publisher"])
        for path in (ROOT / "datapackages").glob("*/disclosure.yml")
    }
    found = [(name, who) for name, text in _modules() for who in publishers if who in text]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in _modules() if text.strip() and not text.startswith('"""')]
    assert silent == []


def test_data_files_of_the_program_are_packaged() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    kinds = {pattern.removeprefix("*") for pattern in patterns}
    data = {path.suffix for path in (ROOT / "generator").rglob("*.*") if path.is_file()}
    assert data - {".py", ".pyc"} <= kinds
    assert project["project"]["scripts"] == {"mingzhang": "generator.cli:main"}


def test_license_citation_and_changelog_are_there() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC0" in (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"


def test_the_guide_names_every_key_of_the_header_words() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    words = yaml.safe_load((ROOT / "generator/standards/tables/columns.yml").read_text("utf-8"))
    assert [key for key in words if f"`{key}`" not in guide] == []
