"""Is a package on disk fit to be published? Asked of two who did not write it.

frictionless judges structure, types, constraints, keys, sizes and hashes; `fdp` the rules of
Fiscal Data Package 1.0.0; besides, the counts of `tables` must be those of the rows, and the
stored documents those that were converted. Slow
(half a second to import frictionless): for the gate, not for the way there. Whether the
publisher's numbers add up is asked in `generator.checks`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import PackageError
from generator.facts.model import Reading
from generator.package.descriptor import DESCRIPTOR_NAME
from generator.package.fdp import check_fiscal
from generator.package.manifest import is_plain_name
from generator.package.read import read_descriptor, read_package

_SHOWN = 20  # messages of frictionless for one resource; the rest are counted


def validate_package(path: Path) -> list[str]:
    """What keeps a package from being published, one line each; empty when nothing does."""
    try:
        descriptor = read_descriptor(path)
    except PackageError as error:
        return [str(error)]
    structural = [*_source_messages(path, descriptor), *_frictionless_messages(path)]
    try:
        fiscal = [
            f"{found.rule}: {found.message}"
            for found in check_fiscal(path, descriptor)
            if found.level == "error"
        ]
        counts = list(_count_messages(read_package(path).reading))
    except PackageError as error:
        return [*structural, str(error)]
    return [*structural, *fiscal, *counts]


def _source_messages(path: Path, descriptor: Mapping[str, Any]) -> Iterator[str]:
    """Stored documents that are no longer those that were converted: the data are of others."""
    for source in descriptor.get("sources") or ():
        name, expected = str(source.get("stored", "")), source.get("stored_sha256")
        folder, _, file = name.partition("/")
        if folder != "source" or not is_plain_name(file):
            continue  # of no package of this program
        try:
            stored = (path / folder / file).read_bytes()
        except OSError as error:
            yield f"{name}: cannot be read: {error.strerror}"
            continue
        if hashlib.sha256(stored).hexdigest() != expected:
            yield f"{name}: edited after it was converted; convert it again, or restore it"


def _frictionless_messages(path: Path) -> Iterator[str]:
    """The errors frictionless finds, without the machine's paths."""
    from frictionless import FrictionlessException, validate

    try:
        report: Mapping[str, Any] = validate(str(path / DESCRIPTOR_NAME)).to_dict()
    except FrictionlessException as error:
        yield f"{DESCRIPTOR_NAME}: {_one_line(error.error.message)}"
        return
    for fault in report.get("errors", ()):
        yield f"{DESCRIPTOR_NAME}: {_one_line(fault['message'])}"
    for task in report.get("tasks", ()):
        errors = task.get("errors", ())
        for fault in errors[:_SHOWN]:
            yield f"{task['name']}: {_one_line(fault['message'])}"
        if len(errors) > _SHOWN:
            yield f"{task['name']}: {len(errors) - _SHOWN} further errors"


def _count_messages(reading: Reading) -> Iterator[str]:
    """Counts in `tables` against the rows; a parsed table gives every amount or lists it."""
    facts = Counter(fact.table_id for fact in reading.facts)
    unread = Counter(token.table_id for token in reading.unread)
    for table in reading.tables:
        name = table.table_id
        if table.facts != facts[name]:
            yield f"tables: {name} says {table.facts} facts, there are {facts[name]}"
        missing = table.amount_cells - table.facts
        if table.status == "parsed" and missing != 0 and unread[name] < abs(missing):
            yield (
                f"tables: {name} has {table.amount_cells} amount cells, {table.facts} facts and "
                f"only {unread[name]} unread"
            )


def _one_line(text: str) -> str:
    return " ".join(text.split())
