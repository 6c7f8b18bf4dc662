"""What is written is read back, byte for byte the same each time, whole or not at all."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from sample_package import FILE, MASKED, make_fact, make_manifest, make_package, make_reading

from generator.errors import PackageError
from generator.package.archive import package_names, zip_package
from generator.package.read import package_directories, read_package
from generator.package.resources import RECORD_TYPES, package_schema
from generator.package.write import write_package


def checksums(package: Path) -> dict[str, str]:
    return {
        name: hashlib.sha256((package / name).read_bytes()).hexdigest()
        for name in package_names(package)
    }


def test_what_is_written_is_read_back_locators_included(tmp_path: Path) -> None:
    package = read_package(make_package(tmp_path))
    assert package.id == "500000-example-2024-budget"
    assert package.manifest == make_manifest()
    assert dataclasses.asdict(package.reading) == dataclasses.asdict(make_reading())


def test_the_document_of_a_unit_is_called_so_where_the_manifest_does_not_say(
    tmp_path: Path,
) -> None:
    """某某市第一小学2024年单位预算: all its tables are the unit's."""
    tables = [dataclasses.replace(t, reporting_level="unit") for t in make_reading().tables]
    reading = dataclasses.replace(make_reading(), tables=tuple(tables))
    path = write_package(tmp_path, make_manifest(), reading, {FILE: MASKED})
    package = read_package(path)
    assert package.manifest.kind == "单位预算"
    assert package.descriptor["title"] == "某某市某某局2024年单位预算"
    assert "reporting_level" not in (path / "disclosure.yml").read_text(encoding="utf-8")
    said = make_manifest(reporting_level="department")
    other = write_package(tmp_path / "b", said, reading, {FILE: MASKED})
    assert read_package(other).manifest.kind == "部门预算"


def test_two_writes_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = make_package(tmp_path / "a"), make_package(tmp_path / "b")
    make_package(tmp_path / "b")  # over an existing package
    assert package_names(first) == package_names(second)
    assert checksums(first) == checksums(second)
    assert zip_package(first) == zip_package(second)


def test_amounts_are_bare_decimals_in_yuan(tmp_path: Path) -> None:
    facts = (make_package(tmp_path) / "data" / "facts.csv").read_text(encoding="utf-8")
    assert ",2910000.00,2910000,元," in facts
    assert ",-12.345,-12.345,元," in facts
    assert "\r" not in facts
    assert not facts.startswith("\ufeff")


def test_an_amount_that_is_no_number_is_refused(tmp_path: Path) -> None:
    reading = dataclasses.replace(make_reading(), facts=(make_fact(1, "NaN"),))
    with pytest.raises(PackageError, match="facts cannot be written"):
        write_package(tmp_path, make_manifest(), reading, {FILE: MASKED})
    assert list(tmp_path.iterdir()) == []


def test_the_schema_names_the_fields_of_the_records() -> None:
    for spec in package_schema().resources:
        described = {field.name for field in spec.fields}
        assert described == {field.name for field in dataclasses.fields(RECORD_TYPES[spec.name])}


def test_a_failure_while_writing_leaves_the_previous_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = make_package(tmp_path)
    before = checksums(target)
    written: list[Path] = []

    def write_then_fail(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 3:
            raise OSError("disk full")
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", write_then_fail)
    with pytest.raises(PackageError, match="disk full"):
        make_package(tmp_path)
    assert checksums(target) == before
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_failure_of_the_last_rename_brings_the_previous_package_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = make_package(tmp_path)
    before = checksums(target)
    rename = Path.rename

    def fail_for_new(path: Path, to: Path) -> Path:
        if path.name.endswith(".tmp-new"):
            raise OSError("interrupted")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(PackageError, match="interrupted"):
        make_package(tmp_path)
    assert checksums(target) == before


def test_a_run_killed_between_the_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    note = target / "disclosure.yml"
    note.write_text("# 人工核对过\n" + note.read_text(encoding="utf-8"), encoding="utf-8")
    target.rename(target.with_name(f".{target.name}.tmp-old"))
    (target.with_name(f".{target.name}.tmp-new") / "data").mkdir(parents=True)
    assert package_directories(tmp_path) == []
    make_package(tmp_path)
    assert package_directories(tmp_path) == [target]
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert note.read_text(encoding="utf-8").startswith("# 人工核对过\n")


def test_comments_in_an_unchanged_manifest_are_kept(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    manifest = target / "disclosure.yml"
    manifest.write_text("# 备注\n" + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    make_package(tmp_path)
    assert manifest.read_text(encoding="utf-8").startswith("# 备注\n")
    changed = make_manifest(publisher_short="另一简称")
    write_package(tmp_path, changed, make_reading(), {FILE: MASKED})
    assert read_package(target).manifest == changed


def test_a_directory_that_is_something_else_is_not_replaced(tmp_path: Path) -> None:
    other = tmp_path / make_manifest().id / "thesis"
    other.mkdir(parents=True)
    with pytest.raises(PackageError, match="thesis"):
        make_package(tmp_path)
    assert other.is_dir()


def test_sources_must_be_those_of_the_manifest(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"differ: extra\.txt"):
        write_package(tmp_path, make_manifest(), make_reading(), {FILE: MASKED, "extra.txt": b"x"})


def test_a_table_id_may_not_leave_the_directory(tmp_path: Path) -> None:
    reading = make_reading()
    table = dataclasses.replace(reading.tables[0], table_id="../t")
    with pytest.raises(PackageError, match="not fit for a file name"):
        write_package(
            tmp_path, make_manifest(), dataclasses.replace(reading, tables=(table,)), {FILE: MASKED}
        )


def test_the_masked_copy_is_stored_and_the_original_is_named(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    assert (target / "source" / FILE).read_bytes() == MASKED
    source = json.loads((target / "datapackage.json").read_bytes())["sources"][0]
    assert source["sha256"] == make_manifest().source[0].sha256
    assert source["stored_sha256"] == hashlib.sha256(MASKED).hexdigest()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("data/facts.csv", "2910000.00", "2.9e6", "record 1: amount: '2.9e6' is not of type"),
        ("data/facts.csv", "2910000.00", "", "record 1: amount is empty"),
        ("data/facts.csv", "fact_id,", "fact,", "columns are not those of this version: fact"),
        ("data/tables.csv", ",line:5-14,3,3,restored", ",line:5-14,3", "fields instead of 16"),
        ("data/cells.csv", "table_id", '"table_id', "not a CSV file"),
        ("datapackage.json", "{", "", "not JSON"),
        ("datapackage.json", "500000-example", "500001-example", "different packages"),
        ("disclosure.yml", "slug: example", "slug: Example", "slug"),
    ],
)
def test_a_broken_package_is_refused_in_one_line(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    target = make_package(tmp_path)
    file = target / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    if name == "datapackage.json" and old == "{":
        file.write_text("[" + new, encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        read_package(target)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_resource_is_refused_in_one_line(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    (target / "data" / "unread.csv").unlink()
    with pytest.raises(PackageError, match=r"unread\.csv: cannot be read"):
        read_package(target)


def test_the_zip_is_fixed_in_order_time_and_permissions(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    (target / ".hidden").write_bytes(b"x")
    with zipfile.ZipFile(io.BytesIO(zip_package(target))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert f"{target.name}/datapackage.json" in names
    assert not any("hidden" in name for name in names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_amounts_are_exact_beyond_the_precision_of_decimal_contexts(tmp_path: Path) -> None:
    amount = "123456789012345678901234567890.123456789"
    reading = dataclasses.replace(make_reading(), facts=(make_fact(1, amount),))
    package = read_package(write_package(tmp_path, make_manifest(), reading, {FILE: MASKED}))
    assert package.reading.facts[0].amount == Decimal(amount)
