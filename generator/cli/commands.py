"""The commands: each takes its parsed arguments and returns an exit code.

Imports stand inside the functions on purpose: the help must not wait for readers, charts
and validators.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.report import error, internal_error, note, progress, result
from generator.errors import MingzhangError, UsageError

if TYPE_CHECKING:
    from generator.facts.identity import IdentityOptions


def add(arguments: argparse.Namespace) -> int:
    """`mingzhang add`"""
    from generator.cli.add import add_disclosure

    result(add_disclosure(arguments, identity_options(arguments)))
    return 0


def convert(arguments: argparse.Namespace) -> int:
    """`mingzhang convert`: one package a path; a bad file does not stop the others."""
    written: dict[Path, Path] = {}
    failed = 0
    total = len(arguments.path)
    for number, path in enumerate(arguments.path, 1):
        package = _convert_one(path, arguments, written)
        if package is None:
            failed += 1
        else:
            written[package] = path
            result(package)
        if total > 1:
            progress(path.name, number, total)
    return 2 if failed else 0


def _convert_one(
    path: Path, arguments: argparse.Namespace, written: dict[Path, Path]
) -> Path | None:
    from generator import build

    try:
        package = build.convert([path], arguments.to, identity_options(arguments))
    except (MingzhangError, OSError) as fault:
        error(fault, str(path))
        return None
    except Exception as fault:
        internal_error(fault, str(path))
        return None
    if package in written:
        error(f"{path}: has the same id as {written[package]} and replaced it: give --slug")
        return None
    return package


def show(arguments: argparse.Namespace) -> int:
    """`mingzhang show`"""
    from generator.cli.show import reading_of, show_table, show_tables

    reading = reading_of(arguments.disclosure, arguments.datapackages, identity_options(arguments))
    if arguments.table is None:
        result(show_tables(reading))
    else:
        result(show_table(reading, arguments.table, wide=arguments.wide))
    return 0


def build(arguments: argparse.Namespace) -> int:
    """`mingzhang build`"""
    from generator import build as stages

    _require_directory(arguments.datapackages, "run this in the project's directory")
    if not arguments.no_convert:
        stages.convert_registered(arguments.datapackages, progress=progress)
    stages.build_site(arguments.datapackages, arguments.docs, arguments.site, progress=progress)
    note(f"site built in {arguments.site}/")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """`mingzhang serve`"""
    from generator.cli.serve import serve_live, serve_site

    if arguments.live:
        return serve_live(arguments.port)
    _require_directory(arguments.site, "run mingzhang build first")
    serve_site(arguments.site, arguments.port)
    return 0


def validate(arguments: argparse.Namespace) -> int:
    """`mingzhang validate`"""
    from generator.package.gate import validate_package

    packages = list(_packages(arguments.package, arguments.datapackages))
    invalid = 0
    for number, path in enumerate(packages, 1):
        messages = validate_package(path)
        invalid += bool(messages)
        for message in messages:
            result(f"{path.name}: {message}")
        progress(path.name, number, len(packages))
    note(f"{len(packages)} data packages, {invalid} with mistakes")
    return 1 if invalid else 0


def identity_options(arguments: argparse.Namespace) -> IdentityOptions:
    """What the person said of the disclosure on the command line."""
    from generator.facts.identity import IdentityOptions

    return IdentityOptions(
        publisher=arguments.publisher,
        slug=arguments.slug,
        division=arguments.division,
        fiscal_year=arguments.year,
        phase=arguments.phase,
    )


def _packages(named: Sequence[str], datapackages: Path) -> Iterator[Path]:
    """The packages named by id or path; all that are registered when none is named."""
    if not named:
        _require_directory(datapackages, "run this in the project's directory or name a package")
        yield from sorted(path.parent for path in datapackages.glob("*/disclosure.yml"))
    for name in named:
        found = [path for path in (Path(name), datapackages / name) if path.is_dir()]
        if not found:
            raise UsageError(f"{name}: neither a directory nor an id in {datapackages}/")
        yield found[0]


def _require_directory(path: Path, advice: str) -> None:
    if not path.is_dir():
        raise UsageError(f"there is no directory {path}/: {advice}")


def interactive() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
