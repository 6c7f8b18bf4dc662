"""Registers a disclosure: says what was detected and how, asks for what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import build
from generator.cli.commands import interactive
from generator.cli.report import note
from generator.errors import UsageError
from generator.facts.identity import (
    Identity,
    IdentityOptions,
    identify,
    require_complete,
    resolve,
)
from generator.package.manifest import (
    MANIFEST_NAME,
    Licence,
    Manifest,
    dump_manifest,
    load_manifest,
    package_id,
)
from generator.package.read import read_package

_QUESTIONS = {
    "publisher": "Publisher (full name)",
    "division": "Division (GB/T 2260 code or name)",
    "year": "Fiscal year",
    "phase": "Phase (budget or final)",
    "slug": "Short name for the id (pinyin)",
}


def add_disclosure(arguments: argparse.Namespace, options: IdentityOptions) -> Path:
    """The directory of the new data package."""
    retrieved = _day(arguments.retrieved)
    detected = identify(build.load_files(arguments.path))
    may_ask = interactive() and not arguments.yes
    options = _ask(detected, options, input) if may_ask else options
    identity = require_complete(resolve(detected, options))
    _explain(identity)
    target = arguments.datapackages / _id(identity)
    before = _before(target, force=arguments.force)
    if may_ask and input(f"Add it as {target.name}? [Y/n] ").strip().lower() in {"n", "no"}:
        raise UsageError("nothing was added")
    written = build.convert(arguments.path, arguments.datapackages, options)
    made = load_manifest(written / MANIFEST_NAME)
    manifest = _described(_kept(made, before, retrieved or date.today()), arguments, retrieved)
    if manifest != made:
        draft = written / f"{MANIFEST_NAME}.tmp-add"
        draft.write_text(dump_manifest(manifest), encoding="utf-8")
        draft.replace(written / MANIFEST_NAME)
        build.convert_registered(arguments.datapackages, [written.name])
    _tell_unread(written)
    return written


def _tell_unread(written: Path) -> None:
    """Says in one line what of the disclosure could not be read, if anything."""
    reading = read_package(written).reading
    tables = sum(table.status == "unreadable" for table in reading.tables)
    if tables or reading.unread:
        note(
            f"not read: {tables} tables, {len(reading.unread)} numbers; the reasons: "
            f"mingzhang show {written.name}, data/unread.csv"
        )


def _ask(
    detected: Identity, options: IdentityOptions, answer: Callable[[str], str]
) -> IdentityOptions:
    """The options with an answer for every field nothing was found for."""
    for name in resolve(detected, options).missing():
        if name not in resolve(detected, options).missing():
            continue  # an earlier answer settled it: the publisher gives the slug
        options = _answered(options, name, answer(f"{_QUESTIONS[name]}: ").strip())
    return options


def _answered(options: IdentityOptions, name: str, said: str) -> IdentityOptions:
    match name:
        case "publisher":
            return replace(options, publisher=said or None)
        case "division":
            return replace(options, division=said or None)
        case "year":
            return replace(options, fiscal_year=_year(said))
        case "phase":
            return replace(options, phase=said or None)
        case _:
            return replace(options, slug=said or None)


def _year(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{text!r} is not a year: give --year such as 2024")
    return int(text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--retrieved {text}: give a day such as 2024-03-01") from None


def _explain(identity: Identity) -> None:
    values = {
        "publisher": identity.publisher,
        "division": f"{identity.division} {identity.division_name}",
        "fiscal_year": identity.fiscal_year,
        "phase": identity.phase,
        "slug": identity.slug,
    }
    for name, value in values.items():
        where = identity.evidence.get(name)
        how = f"  <- {where.text} {where.source}".rstrip() if where else ""
        note(f"{name:12} {value}{how}")


def _id(identity: Identity) -> str:
    return package_id(
        str(identity.division),
        str(identity.slug),
        int(identity.fiscal_year or 0),
        str(identity.phase),
    )


def _before(target: Path, *, force: bool) -> Manifest | None:
    """The manifest that is about to be replaced, if there is one."""
    if not target.exists():
        return None
    if not force:
        raise UsageError(f"{target}: already registered; --force replaces it")
    manifest = target / MANIFEST_NAME
    return load_manifest(manifest) if manifest.exists() else None


def _kept(made: Manifest, before: Manifest | None, today: date) -> Manifest:
    """The new manifest, dated, or with what people had written into the old one."""
    if before is None:
        return replace(made, created=today)
    return replace(
        made,
        publisher_short=before.publisher_short,
        reporting_entity=before.reporting_entity,
        reporting_level=before.reporting_level,
        licence=before.licence,
        keep_public_landline=before.keep_public_landline,
        corrections=before.corrections,
        created=before.created,
    )


def _described(
    manifest: Manifest, arguments: argparse.Namespace, retrieved: date | None
) -> Manifest:
    """The manifest with what the options say of the source."""
    sources = tuple(
        replace(source, url=arguments.url or source.url, retrieved=retrieved or source.retrieved)
        for source in manifest.source
    )
    licence = Licence(name=arguments.licence, title="") if arguments.licence else manifest.licence
    return replace(manifest, source=sources, licence=licence)
