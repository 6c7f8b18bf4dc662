"""A reading and its manifest become a data package on disk, whole or not at all.

The files are written into `.<id>.tmp-new` beside the target, which is then put in the target's
place by rename. When a run is killed the previous package is still there: either under its name
or, between the two renames, as `.<id>.tmp-old`, from where the next run brings it back.
A `disclosure.yml` that says the same as the manifest is kept byte for byte, with the comments
people wrote into it. What the document says is no business of this module.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.errors import ManifestError, PackageError
from generator.facts.model import PublishedCell, PublishedTable, Reading
from generator.package.alone import alone
from generator.package.csv_text import guard_formula, to_csv, to_text
from generator.package.descriptor import (
    COLUMN_TYPES_NAME,
    DESCRIPTOR_NAME,
    json_bytes,
    json_lines,
    layout_resource,
    levelled,
    package_descriptor,
    record_resource,
)
from generator.package.manifest import (
    MANIFEST_NAME,
    Manifest,
    check_manifest,
    dump_manifest,
    is_plain_name,
    load_manifest,
)
from generator.package.published_layout import rectangle
from generator.package.resources import ResourceSpec, package_schema
from generator.package.taxonomy import budget_types

_OWN_ENTRIES = {MANIFEST_NAME, DESCRIPTOR_NAME, COLUMN_TYPES_NAME, "source", "data"}

Files = dict[str, bytes]


def write_package(
    directory: Path, manifest: Manifest, reading: Reading, sources: Mapping[str, bytes]
) -> Path:
    """Write `directory/<id>/` and return it; `sources` are the masked documents by file name."""
    problems = check_manifest(manifest)
    if problems:
        raise ManifestError("\n".join(f"{manifest.id}: {problem}" for problem in problems))
    target = directory / manifest.id
    files = package_files(manifest, reading, sources)
    directory.mkdir(parents=True, exist_ok=True)
    with alone(directory):
        _recover(target)
        _refuse_foreign(target)
        files[MANIFEST_NAME] = _kept_manifest(target, manifest) or files[MANIFEST_NAME]
        _replace(target, files)
    return target


def package_files(manifest: Manifest, reading: Reading, sources: Mapping[str, bytes]) -> Files:
    """Every file of the package by its path, the same bytes for the same input."""
    _match_sources(manifest, sources)
    files: Files = {MANIFEST_NAME: dump_manifest(manifest).encode("utf-8")}
    resources: list[Mapping[str, Any]] = []
    for spec in package_schema().resources:
        content = _records_csv(spec, getattr(reading, spec.name), manifest.id)
        files[f"data/{spec.name}.csv"] = content
        resources.append(record_resource(spec, manifest, content))
    for path, content, described in _published_tables(reading):
        files[path] = content
        resources.append(described)
    files |= {f"source/{name}": sources[name] for name in sorted(sources)}
    files[COLUMN_TYPES_NAME] = json_lines(budget_types())
    called = levelled(manifest, reading)
    files[DESCRIPTOR_NAME] = json_bytes(package_descriptor(called, resources, sources))
    return files


def _records_csv(spec: ResourceSpec, records: Sequence[object], package: str) -> bytes:
    try:
        rows = [
            [to_text(getattr(record, field.name), field) for field in spec.fields]
            for record in records
        ]
        return to_csv([field.name for field in spec.fields], rows)
    except ValueError as error:
        raise PackageError(f"{package}: {spec.name} cannot be written: {error}") from error


def _published_tables(reading: Reading) -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
    """Path, content and descriptor of each published table that has cells, in document order."""
    cells = _cells_by_table(reading.cells)
    for table in reading.tables:
        _refuse_unsafe(table)
        layout = rectangle(cells.get(table.table_id, ()))
        if layout:
            header = [guard_formula(name) for name in layout.header]
            content = to_csv(header, [[guard_formula(text) for text in row] for row in layout.rows])
            title = " ".join(part for part in (table.number, table.title) if part)
            described = layout_resource(table.table_id, title, layout, content)
            for field, name in zip(described["schema"]["fields"], header, strict=True):
                field["name"] = name
            yield f"data/tables/{table.table_id}.csv", content, described


def _cells_by_table(cells: Sequence[PublishedCell]) -> dict[str, list[PublishedCell]]:
    ordered = sorted(cells, key=lambda cell: cell.table_id)
    return {name: list(part) for name, part in groupby(ordered, key=lambda cell: cell.table_id)}


def _refuse_unsafe(table: PublishedTable) -> None:
    name = table.table_id
    if not is_plain_name(name) or not name.isascii() or name != name.lower():
        raise PackageError(f"table id {name!r} is not fit for a file name: use a-z, 0-9, - and .")


def _match_sources(manifest: Manifest, sources: Mapping[str, bytes]) -> None:
    listed = {source.file for source in manifest.source}
    if listed != set(sources):
        odd = ", ".join(sorted(listed ^ set(sources)))
        raise PackageError(f"{manifest.id}: sources given and listed in the manifest differ: {odd}")


def _kept_manifest(target: Path, manifest: Manifest) -> bytes | None:
    """The bytes of the manifest in place, if it says the same; it may hold comments."""
    path = target / MANIFEST_NAME
    try:
        return path.read_bytes() if load_manifest(path) == manifest else None
    except ManifestError:
        return None


def _refuse_foreign(target: Path) -> None:
    """Never replace a directory that is something else than a package."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PackageError(f"{target}: is not a directory, move it away first")
    if target.exists():
        entries = {entry.name for entry in target.iterdir() if not entry.name.startswith(".")}
        foreign = sorted(entries - _OWN_ENTRIES)
        if foreign:
            raise PackageError(f"{target}: holds {foreign[0]}, which no package has: move it away")


def _replace(target: Path, files: Files) -> None:
    new, old = _beside(target, "new"), _beside(target, "old")
    try:
        _write_files(new, files)
        if target.exists():
            target.rename(old)
        new.rename(target)
    except OSError as error:
        raise PackageError(f"{target}: cannot be written: {error}") from error
    finally:
        _recover(target)


def _write_files(root: Path, files: Files) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _recover(target: Path) -> None:
    """Bring back what a killed run left aside, and clear away what it left half-done."""
    new, old = _beside(target, "new"), _beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.tmp-{role}")
