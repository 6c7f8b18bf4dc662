"""A data package on disk becomes the records it was written from.

Fast: the csv module and Decimal, no frictionless. It trusts the schema of this program, not the
package's own: a package written by another version that lacks a column is refused, because
guessing what it meant is no reading. Whether a package is *valid* is asked in `gate`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import locator
from generator.errors import ManifestError, PackageError
from generator.facts.model import Reading
from generator.findings import NOTED
from generator.package.csv_text import from_csv, from_text
from generator.package.descriptor import DESCRIPTOR_NAME, levelled
from generator.package.manifest import MANIFEST_NAME, Manifest, load_manifest
from generator.package.resources import RECORD_TYPES, FieldSpec, ResourceSpec, package_schema


@dataclass(frozen=True, slots=True)
class Package:
    """One data package; `descriptor` is `datapackage.json` as it stands."""

    id: str
    manifest: Manifest
    reading: Reading
    path: Path
    descriptor: Mapping[str, Any]


def read_package(path: Path) -> Package:
    """The package in a directory; `PackageError` in one line when it is broken."""
    descriptor = read_descriptor(path)
    try:
        manifest = load_manifest(path / MANIFEST_NAME)
    except ManifestError as error:
        raise PackageError(str(error).splitlines()[0]) from error
    if descriptor.get("name") != manifest.id:
        raise PackageError(f"{path}: manifest and descriptor name different packages")
    records = {spec.name: _records(path, spec) for spec in package_schema().resources}
    reading = _with_what_was_said(Reading(**records), manifest)
    return Package(manifest.id, levelled(manifest, reading), reading, path, descriptor)


def _with_what_was_said(reading: Reading, manifest: Manifest) -> Reading:
    """The reading with what the document said of itself, as far as the package tells.

    Of a file that was recognised in part, only pages with figures of its text layer count as
    printed text.
    """
    notes = tuple(record.reason for record in reading.checks if record.code == NOTED)
    recognised = {n for n, s in enumerate(manifest.source, 1) if s.format.endswith("-ocr")}
    if not recognised:
        return replace(reading, notes=notes)
    places = [table.source for table in reading.tables]
    places += [fact.source for fact in reading.facts] + [b.source for b in reading.narrative]
    pages = {page for place in places for page in locator.pages(place)}
    printed = {p for f in reading.facts if f.confidence is None for p in locator.pages(f.source)}
    read = sorted(page for page in pages - printed if locator.file_of(page) in recognised)
    return replace(reading, notes=notes, recognised=tuple(read))


def package_directories(directory: Path) -> list[Path]:
    """The packages of a directory, sorted by name: those with a manifest, no temporary ones."""
    return sorted(
        path.parent
        for path in directory.glob(f"*/{MANIFEST_NAME}")
        if not path.parent.name.startswith(".")
    )


def require_plain_files(path: Path) -> None:
    """`PackageError` for a link or a device in a package: it would lead to other files."""
    for file in sorted(path.rglob("*")):
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            raise PackageError(f"{file}: a link or a device; a package holds plain files only")


def read_descriptor(path: Path) -> dict[str, Any]:
    """`datapackage.json` as it stands."""
    require_plain_files(path)
    file = path / DESCRIPTOR_NAME
    try:
        descriptor = json.loads(_bytes(file))
    except ValueError as error:
        raise PackageError(f"{file}: not JSON: {error}") from error
    except RecursionError as error:
        raise PackageError(f"{file}: nested too deeply") from error
    if not isinstance(descriptor, dict):
        raise PackageError(f"{file}: must hold one JSON object")
    return descriptor


def _records(path: Path, spec: ResourceSpec) -> tuple[Any, ...]:
    file = path / "data" / f"{spec.name}.csv"
    try:
        header, rows = from_csv(_bytes(file))
    except ValueError as error:
        raise PackageError(f"{file}: {error}") from error
    names = [field.name for field in spec.fields]
    if header != names:
        odd = sorted(set(header) ^ set(names)) or ["their order"]
        raise PackageError(f"{file}: columns are not those of this version: {', '.join(odd)}")
    return tuple(_record(file, spec, number, row) for number, row in enumerate(rows, 1))


def _record(file: Path, spec: ResourceSpec, number: int, row: list[str]) -> Any:
    if len(row) != len(spec.fields):
        raise PackageError(
            f"{file}: record {number} has {len(row)} fields instead of {len(spec.fields)}"
        )
    try:
        values = {
            field.name: _value(text, field) for text, field in zip(row, spec.fields, strict=True)
        }
    except ValueError as error:
        raise PackageError(f"{file}: record {number}: {error}") from error
    return RECORD_TYPES[spec.name](**values)


def _value(text: str, field: FieldSpec) -> Any:
    if not text and field.required:
        raise ValueError(f"{field.name} is empty")
    return from_text(text, field)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise PackageError(f"{file}: cannot be read: {error.strerror}") from error
