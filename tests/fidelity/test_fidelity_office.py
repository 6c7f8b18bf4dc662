"""The committed disclosures in other formats and dialects give the facts that their text gives."""

from __future__ import annotations

import functools
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from drawing import to_drawing, to_markdown
from lxml import html
from plain import to_dump, to_pipes, to_tabs
from render import Rendered, layouts, to_docx, to_html, to_unruled_xlsx, to_xlsx

from generator import build
from generator.documents.model import Document
from generator.documents.open import open_document, stored_copy
from generator.documents.places import open_places
from generator.facts.model import Fact, Indicator, Reading
from generator.package.manifest import Manifest, load_manifest
from generator.tables.amounts import parse_amount

PACKAGES = Path(__file__).resolve().parents[2] / "datapackages"
IDS = sorted(path.name for path in PACKAGES.iterdir() if path.is_dir())
FORMATS: dict[str, Callable[[Sequence[Rendered]], bytes]] = {
    "a.docx": to_docx,
    "a.xlsx": to_xlsx,
    "unruled.xlsx": to_unruled_xlsx,
    "a.html": to_html,
    "a.md": to_markdown,
    "drawn.txt": to_drawing,
    "pipes.md": to_pipes,
    "tabs.txt": to_tabs,
    "dump.txt": to_dump,
}


def read(document: Document, manifest: Manifest) -> Reading:
    return build.read_disclosure(
        document, fiscal_year=manifest.fiscal_year, phase=manifest.facts_phase
    )


@functools.cache
def from_text(identifier: str) -> tuple[Manifest, Document, Reading]:
    package = PACKAGES / identifier
    manifest = load_manifest(package / "disclosure.yml")
    document = build.load_document([package / "source" / manifest.source[0].file])
    return manifest, document, read(document, manifest)


@pytest.fixture(scope="module", params=[(i, name) for i in IDS for name in FORMATS], ids="-".join)
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Reading, Document, Reading]:
    """What the text gives; the rendered file as read; what that gives."""
    identifier, name = request.param
    manifest, document, expected = from_text(identifier)
    path = tmp_path_factory.mktemp("rendered") / name
    path.write_bytes(FORMATS[name](layouts(document, expected)))
    opened = open_document(path)
    return expected, opened, read(opened, manifest)


def fact_key(fact: Fact) -> tuple[object, ...]:
    return (
        fact.table_kind, fact.reporting_level, fact.row, fact.label, fact.row_role, fact.column,
        fact.column_role, fact.function_code, fact.function_code_published, fact.economic_code,
        fact.government_economic_code, fact.project_code, fact.project_name, fact.unit_code,
        fact.item, fact.fund_source, fact.expenditure_type, fact.fiscal_year, str(fact.amount),
        fact.published, fact.published_unit,
    )  # fmt: skip


def indicator_key(indicator: Indicator) -> tuple[object, ...]:
    return (
        indicator.scope, indicator.project_name, indicator.level1, indicator.level2,
        indicator.indicator, indicator.operator, indicator.target, indicator.unit,
        str(indicator.weight),
    )  # fmt: skip


def test_the_same_facts_come_out(case: tuple[Reading, Document, Reading]) -> None:
    expected, _, found = case
    wanted, got = (Counter(map(fact_key, r.facts)) for r in (expected, found))
    assert sorted(map(str, (wanted - got).elements())) == []
    assert sorted(map(str, (got - wanted).elements())) == []
    assert found.unread == ()


def test_the_same_indicators_come_out(case: tuple[Reading, Document, Reading]) -> None:
    expected, _, found = case
    wanted, got = (Counter(map(indicator_key, r.indicators)) for r in (expected, found))
    assert sorted(map(str, (wanted - got).elements())) == []
    assert sorted(map(str, (got - wanted).elements())) == []


def test_the_stored_copy_reads_as_the_file_did(case: tuple[Reading, Document, Reading]) -> None:
    _, document, found = case
    stored = stored_copy(document)
    places = open_places(stored, document.name, [f.source for f in found.facts])
    assert [places[f.source] for f in found.facts] == [f.published for f in found.facts]


def test_other_programs_find_the_amounts_there(case: tuple[Reading, Document, Reading]) -> None:
    """Independent of the program's own readers: python-docx, openpyxl, a walk of its own."""
    _, document, found = case
    opener = OTHERS[document.name](stored_copy(document))
    for fact in found.facts:
        there, printed = parse_amount(opener(fact.source)), parse_amount(fact.published)
        assert there is not None, fact.source
        assert printed is not None
        assert there.value == printed.value, fact.source


def by_python_docx(data: bytes) -> Callable[[str], str]:
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(data)).tables
    ]
    return lambda place: tables[numbers(place)[0] - 1][numbers(place)[1] - 1][numbers(place)[2] - 1]


def by_openpyxl(data: bytes) -> Callable[[str], str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return lambda place: str(book[place[6:].rpartition("!")[0]][place.rpartition("!")[2]].value)


def by_a_walk(data: bytes) -> Callable[[str], str]:
    tables = []
    for table in html.fromstring(data.decode("utf-8")).iter("table"):
        cells: dict[tuple[int, int], str] = {}
        for r, row in enumerate(table.iter("tr"), 1):
            c = 1
            for cell in row:
                while (r, c) in cells:
                    c += 1
                for y in range(int(cell.get("rowspan", 1))):
                    for x in range(int(cell.get("colspan", 1))):
                        cells[r + y, c + x] = cell.text_content() if not x + y else ""
        tables.append(cells)
    return lambda place: tables[numbers(place)[0] - 1][numbers(place)[1], numbers(place)[2]]


def numbers(place: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", place)]


def by_cutting(begin: str, end: str) -> Callable[[bytes], Callable[[str], str]]:
    def opener(data: bytes) -> Callable[[str], str]:
        lines = data.decode("utf-8").split("\n")

        def there(place: str) -> str:
            line, field = numbers(place)
            return re.split(begin, lines[line - 1])[field].partition(end)[0].strip()

        return there

    return opener


OTHERS = {
    "a.docx": by_python_docx,
    "a.xlsx": by_openpyxl,
    "unruled.xlsx": by_openpyxl,
    "a.html": by_a_walk,
    "a.md": by_cutting("<td[^>]*>", "</td>"),
    "drawn.txt": by_cutting("│", "│"),
    "pipes.md": by_cutting(r"\|", r"|"),
    "tabs.txt": by_cutting("^|\t", "\t"),
    "dump.txt": by_cutting("^|\t", "\t"),
}
