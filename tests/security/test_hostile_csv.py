"""No field of any CSV or workbook is run by a spreadsheet; negative amounts stay numbers."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hostile_disclosure import PAYLOADS, PRINTED_BACKWARDS, disclosure_text, hostile_package

from generator.build import convert
from generator.errors import UnusableInput
from generator.facts.identity import IdentityOptions
from generator.package.read import read_package
from generator.pages.build import write_pages

NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?%?")
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
OPTIONS = IdentityOptions("重庆市潼南区财政局", "sample", "500152", 2024, "budget")


@pytest.fixture(name="package", scope="module")
def _package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_package(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(name="docs", scope="module")
def _docs(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("site") / "docs"
    write_pages([read_package(package)], docs)
    return docs


def fields(content: bytes) -> Iterator[str]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    for row in csv.reader(text, strict=True):
        yield from row


def runs(field: str) -> bool:
    """Whether a spreadsheet would take the field for a formula."""
    return len(field) > 1 and field.startswith(RUN) and not NUMBER.fullmatch(field)


def every_csv(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*.csv")):
        yield path.name, path.read_bytes()
    for path in sorted(root.rglob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".csv")]
            yield from ((f"{path.name}/{name}", archive.read(name)) for name in names)


def formulas(root: Path) -> list[tuple[str, str]]:
    """Every field of every CSV below a directory that a spreadsheet would run."""
    files = list(every_csv(root))
    assert len(files) > 10
    return [(name, field) for name, content in files for field in fields(content) if runs(field)]


def test_no_field_of_a_package_is_a_formula(package: Path) -> None:
    assert formulas(package) == []
    fields_of_all = [field for _, content in every_csv(package) for field in fields(content)]
    assert len([field for field in fields_of_all if field.startswith("'=")]) > 3


def test_no_field_of_a_csv_of_the_site_is_a_formula(docs: Path) -> None:
    assert formulas(docs) == []


def test_no_cell_of_a_workbook_is_a_formula(docs: Path) -> None:
    paths = sorted(docs.rglob("*.xlsx"))
    for path in paths:
        book = openpyxl.load_workbook(path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
            assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts)
    assert paths


def test_negative_amounts_stay_numbers(package: Path) -> None:
    with (package / "data" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["published"] == "-12.50"]
    assert len(rows) >= len(PAYLOADS)
    assert {Decimal(row["amount"]) for row in rows} == {Decimal(-125000)}
    tables = b"".join(p.read_bytes() for p in (package / "data" / "tables").glob("*.csv"))
    assert b",-12.50," in tables
    assert b"'-12.50" not in tables


def test_what_the_package_holds_reads_as_it_was_printed(package: Path) -> None:
    said = {block.text for block in read_package(package).reading.narrative}
    whole = "".join("".join(text.split()) for text in said)
    for payload in PAYLOADS:
        wanted = payload.replace("&lt;", "<").replace("&gt;", ">")
        assert "".join(wanted.split()) in whole


def test_a_number_printed_backwards_becomes_no_fact(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = disclosure_text().replace("\t100.00\t60.00", f"\t{PRINTED_BACKWARDS}\t60.00")
    path.write_text(text, encoding="utf-8")
    facts = read_package(convert([path], tmp_path / "to", OPTIONS)).reading.facts
    assert not [fact for fact in facts if "58" in fact.published or "85" in fact.published]


@pytest.mark.parametrize("odd", ["l00.00", "1O0.00", "Ⅰ00.00", "①00.00", "1²0.00", "1ᅠ00.00"])
def test_letters_and_signs_like_digits_become_no_fact(odd: str, tmp_path: Path) -> None:
    assert not published(odd, tmp_path)


@pytest.mark.parametrize("odd", ["৪00.00", "೧00.00", "١٠٠.٠٠", "𝟏00.00"])
def test_digits_of_other_scripts_become_no_fact(odd: str, tmp_path: Path) -> None:
    """The Bengali 4 is drawn like an 8: what a reader sees is not what it stores."""
    assert not published(odd, tmp_path)


def published(odd: str, directory: Path) -> list[Decimal]:
    """The amounts of the facts that are printed like this."""
    path = directory / "a.txt"
    text = disclosure_text().replace("\t100.00\t60.00", f"\t{odd}\t60.00")
    path.write_text(text, encoding="utf-8")
    facts = read_package(convert([path], directory / "to", OPTIONS)).reading.facts
    return [fact.amount for fact in facts if fact.published == odd]


def test_a_zero_byte_makes_a_file_unusable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(disclosure_text().replace("点我", "点\x00我"), encoding="utf-8")
    with pytest.raises(UnusableInput):
        convert([path], tmp_path / "to", OPTIONS)
    assert not (tmp_path / "to").exists()
