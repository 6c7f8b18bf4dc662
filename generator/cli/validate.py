"""Checks packages and documents and reports what was found, on the page or in a file.

A data package is first judged as a package (structure, Fiscal Data Package); then it, or a
document that is read without writing anything, is checked as a disclosure. What the checks
are is not known here.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.report import error, internal_error, note, progress, result
from generator.errors import MingzhangError, PackageError, UsageError

if TYPE_CHECKING:
    from generator.checks.model import Disclosure
    from generator.checks.report import Report
    from generator.facts.identity import IdentityOptions
    from generator.package.read import Package

SEVERITIES = ("error", "warning", "notice")  # the serious first


@dataclass(frozen=True, slots=True)
class Validated:
    """What is to be said of one package or document; no report when it cannot be read."""

    name: str
    faults: tuple[str, ...] = ()  # of the data package, not of the disclosure
    report: Report | None = None


def validate_all(arguments: argparse.Namespace, options: IdentityOptions) -> int:
    """The exit code; the report goes to standard output or into a file."""
    if arguments.format == "docx" and not arguments.output and sys.stdout.isatty():
        raise UsageError("a Word report cannot be shown in a terminal: give --output FILE")
    paths, unusable = find_targets(arguments.target, arguments.datapackages)
    targets = _together(paths) if arguments.together else [[path] for path in paths]
    validated: list[Validated] = []
    for number, target in enumerate(targets, 1):
        try:
            validated.append(_validated(target, options))
        except (MingzhangError, OSError) as fault:
            error(fault, *target)
        except Exception as fault:
            internal_error(fault, *target)
        progress(target[0].name, number, len(targets))
    if validated:
        _write(validated, arguments.format, arguments.output)
    failing = sum(fails(found, arguments.fail_on) for found in validated)
    if validated:
        checked = f"{_counted(len(validated), 'disclosure')} checked"
        note(f"{checked}, {failing} failed (--fail-on {arguments.fail_on})")
    if unusable or len(validated) < len(targets):
        return 2
    return 1 if failing else 0


def _together(paths: Sequence[Path]) -> list[list[Path]]:
    """The files as those of one disclosure."""
    packages = [path for path in paths if not path.is_file()]
    if packages:
        raise UsageError(f"{packages[0]}: --together is for the files of one document, not this")
    return [list(paths)]


def find_targets(named: Sequence[str], datapackages: Path) -> tuple[list[Path], int]:
    """Packages and files named by id or path, and how many names are neither.

    All registered packages when none is named.
    """
    from generator.package.read import package_directories

    if not named:
        found = package_directories(datapackages)
        if not found:
            raise UsageError(
                f"there is no data package in {datapackages}/: run this in the project's "
                "directory, or name a package or a document"
            )
        return found, 0
    paths: dict[Path, None] = {}
    unusable = 0
    for name in named:
        try:
            paths.update(dict.fromkeys(_targets(name, datapackages)))
        except UsageError as fault:
            error(fault)
            unusable += 1
    return list(paths), unusable


def _targets(name: str, datapackages: Path) -> list[Path]:
    from generator.package.descriptor import DESCRIPTOR_NAME
    from generator.package.manifest import MANIFEST_NAME
    from generator.package.read import package_directories

    path = Path(name) if Path(name).exists() else datapackages / name
    if not path.exists():
        raise UsageError(f"{name}: neither a file, a directory nor an id in {datapackages}/")
    if path.is_file() or any((path / own).exists() for own in (DESCRIPTOR_NAME, MANIFEST_NAME)):
        return [path]
    inside = package_directories(path)
    if not inside:
        raise UsageError(f"{name}: there is no data package in this directory")
    return inside


def fails(validated: Validated, fail_on: str) -> bool:
    """Whether something found is as serious as `fail_on`; faults of a package are errors."""
    if fail_on == "never":
        return False
    serious = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    entries = validated.report.entries if validated.report else ()
    every = (each for entry in entries for each in (entry, *entry.consequences))
    violated = (entry.severity for entry in every if entry.verdict == "violated")
    return bool(validated.faults) or any(severity in serious for severity in violated)


# One package or document


def _validated(target: Sequence[Path], options: IdentityOptions) -> Validated:
    first = target[0]
    if first.is_file():
        report = _report(read_draft(target, options))
        named = replace(report, publisher=report.publisher or first.stem)
        return Validated(first.name, report=named)
    return _validated_package(first)


def _validated_package(path: Path) -> Validated:
    from generator.package.gate import validate_package
    from generator.package.read import read_package

    faults = tuple(validate_package(path))
    try:
        package = read_package(path)
    except PackageError as fault:
        return Validated(path.name, faults or (str(fault),))
    return Validated(path.name, faults, _report(_with_siblings(package)))


def read_draft(paths: Sequence[Path], options: IdentityOptions) -> Disclosure:
    """A document that is perhaps not published yet; only its year must be known."""
    from generator import build
    from generator.checks.model import Disclosure
    from generator.documents.merge import merge_documents
    from generator.facts.identity import identify, resolve
    from generator.package.manifest import PHASES

    files = build.load_files(paths)
    document = merge_documents(files)
    identity = resolve(identify(files), options)
    if identity.fiscal_year is None:
        raise UsageError(f"{paths[0]}: does not say its fiscal year: give --year")
    phase = PHASES[identity.phase or "budget"]
    reading = build.read_disclosure(
        document,
        fiscal_year=identity.fiscal_year,
        phase=phase,
        publisher=identity.publisher or "",
    )
    return Disclosure(
        reading=reading,
        publisher=identity.publisher or "",
        division=identity.division or "",
        fiscal_year=identity.fiscal_year,
        phase=phase,
    )


def _with_siblings(package: Package) -> Disclosure:
    """The disclosure of a package, with those of other years that lie beside it."""
    from generator.package.read import package_directories, read_package

    manifest = package.manifest
    stem = f"{manifest.division}-{manifest.slug}-"
    siblings = []
    for beside in package_directories(package.path.absolute().parent):
        if beside.name.startswith(stem) and beside.name != manifest.id:
            try:
                siblings.append(_disclosure(read_package(beside)))
            except PackageError as fault:
                note(f"left out of comparisons between years: {fault}")
    return replace(_disclosure(package), siblings=tuple(siblings))


def _disclosure(package: Package) -> Disclosure:
    from generator.checks.model import Disclosure

    return Disclosure(
        reading=package.reading,
        publisher=package.manifest.publisher,
        division=package.manifest.division,
        fiscal_year=package.manifest.fiscal_year,
        phase=package.manifest.facts_phase,
    )


def _report(disclosure: Disclosure) -> Report:
    from generator.checks.catalogue import CATALOGUE
    from generator.checks.report import make_report
    from generator.checks.run import run_checks

    return make_report(disclosure, run_checks(disclosure, CATALOGUE), CATALOGUE)


# What is written


def _write(validated: Sequence[Validated], form: str, output: Path | None) -> None:
    reports = [found.report for found in validated if found.report]
    faults = [f"{found.name}: {fault}" for found in validated for fault in found.faults]
    if form == "text":
        colour = not output and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        content = _text(reports, faults, colour=colour).encode("utf-8")
    else:
        content = _rendered(reports, form)
        for fault in faults:  # the other forms are for the disclosure only
            error(fault)
    if output:
        _write_whole(output, content)
        result(output)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def _write_whole(output: Path, content: bytes) -> None:
    """The file, whole or as it was: a report that is cut off looks like a good one."""
    if output.exists() and not output.is_file():  # a device or a pipe
        output.write_bytes(content)
        return
    aside = output.with_name(f".{output.name[:50]}.tmp-{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(output)
    except OSError as fault:
        raise UsageError(f"{output}: cannot be written: {fault.strerror}") from fault
    finally:
        aside.unlink(missing_ok=True)


def _text(reports: Sequence[Report], faults: Sequence[str], *, colour: bool) -> str:
    from generator.checks.report import render_terminal

    head = "".join(f"{fault}\n" for fault in faults)
    return "\n".join([head] * bool(head) + [render_terminal(r, colour=colour) for r in reports])


def _rendered(reports: Sequence[Report], form: str) -> bytes:
    from generator.checks import report as renderings

    match form:
        case "json":
            return renderings.render_json(reports).encode("utf-8")
        case "markdown":
            return renderings.render_markdown(reports).encode("utf-8")
        case "html":
            return renderings.render_html(reports).encode("utf-8")
        case _:
            return renderings.render_docx(reports)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
