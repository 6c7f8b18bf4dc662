"""The commands: each takes its parsed arguments and returns an exit code.

Imports stand inside the functions on purpose: the help must not wait for readers, charts
and validators.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
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
    """`mingzhang convert`: one package a disclosure; a bad one does not stop the others."""
    taken: set[str] = set()
    failed = 0
    disclosures = [arguments.path] if arguments.together else [[path] for path in arguments.path]
    total = len(disclosures)
    for number, paths in enumerate(disclosures, 1):
        package = _convert_one(paths, arguments, taken)
        if package is None:
            failed += 1
        else:
            taken.add(package.name)
            result(package)
        if total > 1:
            progress(paths[0].name, number, total)
    return 2 if failed else 0


def _convert_one(
    paths: Sequence[Path], arguments: argparse.Namespace, taken: Collection[str]
) -> Path | None:
    from generator import build

    try:
        return build.convert(paths, arguments.to, identity_options(arguments), taken)
    except (MingzhangError, OSError) as fault:
        error(fault, *paths)
    except Exception as fault:
        internal_error(fault, *paths)
    return None


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

    if not arguments.datapackages.is_dir():
        missing = f"there is no directory {arguments.datapackages}/"
        raise UsageError(f"{missing}: run this in the project's directory")
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
    if not (arguments.site / "index.html").is_file():
        raise UsageError(f"there is no site in {arguments.site}/: run mingzhang build first")
    serve_site(arguments.site, arguments.port)
    return 0


def validate(arguments: argparse.Namespace) -> int:
    """`mingzhang validate`"""
    from generator.cli.validate import validate_all

    return validate_all(arguments, identity_options(arguments))


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


def interactive() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
