"""The stages put together; the table of contents of the program.

    load_document       a file becomes paragraphs and grids           documents
    read_disclosure     grids become tables, facts, statements        tables, facts
    check_disclosure    facts and prose against rules                 checks
    convert             the reading becomes a data package            package
    convert_registered  all packages are read again from their sources
    build_site          packages become pages, pages become the site  pages, MkDocs

Only this module sees all stages; none of them prints, and only `package` and `pages`
write.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.documents.limits import thinking
from generator.documents.merge import merge_documents
from generator.documents.model import Document
from generator.documents.open import open_document, stored_copy
from generator.errors import MingzhangError, UnusableInput, UsageError
from generator.facts.corrections import CellCorrection
from generator.facts.identity import (
    Identity,
    IdentityOptions,
    identify,
    require_complete,
    resolve,
)
from generator.facts.model import Reading
from generator.facts.read import read_disclosure as _read
from generator.facts.statements import read_statements
from generator.package.alone import alone
from generator.package.manifest import (
    MANIFEST_NAME,
    Manifest,
    Source,
    load_manifest,
    package_id,
)
from generator.package.read import Package, package_directories, read_package, require_plain_files
from generator.package.write import write_package

Progress = Callable[[str, int, int], None]


def load_files(
    paths: Sequence[Path], *, keep_public_landline: bool = False
) -> tuple[Document, ...]:
    """The files of one disclosure, each with its own name."""
    if len({path.name for path in paths}) < len(paths):
        raise UsageError("two files of one disclosure have the same name: rename one")
    return tuple(open_document(path, keep_public_landline=keep_public_landline) for path in paths)


def load_document(paths: Sequence[Path]) -> Document:
    """The document of one disclosure; UnusableInput says why its files are none."""
    return merge_documents(load_files(paths))


def _require_content(document: Document, reading: Reading) -> None:
    """UnusableInput for a document with neither tables nor a money figure in its prose."""
    found = [table for table in reading.tables if table.source and table.status != "not-published"]
    if not found and not reading.statements:
        raise UnusableInput(
            f"{document.name}: no table was found in it, and no money figure in its prose; "
            "tables that are pictures cannot be read"
        )


def read_disclosure(
    document: Document,
    *,
    fiscal_year: int,
    phase: str,
    publisher: str = "",
    manifest: Manifest | None = None,
) -> Reading:
    """The reading of a document, statements included; `phase` is `approved` or `executed`.

    Raises UnusableInput when there is nothing to read in it.
    """
    corrections = tuple(
        CellCorrection(c.locator, c.expected, c.value)
        for c in (manifest.corrections if manifest else ())
    )
    with thinking(document.name):
        reading = _read(document, fiscal_year=fiscal_year, phase=phase, corrections=corrections)
        statements = read_statements(reading, fiscal_year, document.lines, publisher)
    reading = replace(reading, statements=statements)
    _require_content(document, reading)
    return reading


def check_disclosure(
    reading: Reading, manifest: Manifest, siblings: Sequence[Disclosure] = ()
) -> Reading:
    """The reading with what the checks say of it."""
    disclosure = replace(_disclosure(reading, manifest), siblings=tuple(siblings))
    with thinking(manifest.source[0].file):
        outcome = run_checks(disclosure, CATALOGUE)
    return replace(reading, checks=outcome.checks, findings=outcome.findings)


def _disclosure(reading: Reading, manifest: Manifest) -> Disclosure:
    return Disclosure(
        reading=reading,
        publisher=manifest.publisher,
        division=manifest.division,
        fiscal_year=manifest.fiscal_year,
        phase=manifest.facts_phase,
    )


def convert(
    paths: Sequence[Path], to: Path, options: IdentityOptions, taken: Collection[str] = ()
) -> Path:
    """Detects what the files are, writes one package below `to`, returns its directory.

    Raises UsageError, before anything is written, when the id is one of `taken`.
    """
    files = load_files(paths)
    document = merge_documents(files)
    identity = require_complete(resolve(identify(files), options))
    manifest = _manifest(identity, files)
    if manifest.id in taken:
        raise UsageError(
            f"{paths[0]}: has the same id as a file before it: {manifest.id}; give --slug, "
            "or --together when they are the files of one disclosure"
        )
    reading = read_disclosure(
        document,
        fiscal_year=manifest.fiscal_year,
        phase=manifest.facts_phase,
        publisher=manifest.publisher,
    )
    reading = check_disclosure(reading, manifest)
    to.mkdir(parents=True, exist_ok=True)
    return write_package(to, manifest, reading, {f.name: stored_copy(f) for f in files})


def _manifest(identity: Identity, files: Sequence[Document]) -> Manifest:
    """The manifest of a newly read disclosure.

    `created` is the first day of the fiscal year until somebody writes another date into
    the manifest: the clock must not decide the bytes of a package.
    """
    division, slug = str(identity.division), str(identity.slug)
    year, phase = int(identity.fiscal_year or 0), str(identity.phase)
    return Manifest(
        id=package_id(division, slug, year, phase),
        publisher=str(identity.publisher),
        slug=slug,
        division=division,
        division_name=str(identity.division_name),
        fiscal_year=year,
        phase=phase,
        source=tuple(map(_source, files)),
        created=date(year, 1, 1),
    )


def _source(file: Document) -> Source:
    """A file in the manifest; with what is not read of it, where the kept copy lacks it."""
    source = Source(file.name, file.format, file.sha256)
    if hashlib.sha256(stored_copy(file)).hexdigest() == file.sha256:
        return source
    return replace(source, not_read=file.notes, may_hold_tables=file.unseen)


def convert_registered(
    datapackages: Path, ids: Sequence[str] = (), progress: Progress | None = None
) -> list[Path]:
    """Reads every registered source again and rewrites its package.

    A package that cannot be read stops nothing: the others are written first, then one
    error names all that failed.
    """
    wanted = [p for p in package_directories(datapackages) if not ids or p.name in ids]
    unknown = set(ids) - {path.name for path in wanted}
    if unknown:
        raise UsageError(f"not in {datapackages}/: {', '.join(sorted(unknown))}")
    failed: list[str] = []
    for number, path in enumerate(wanted, 1):
        if progress:
            progress(path.name, number, len(wanted))
        try:
            with alone(path.parent):
                _convert_again(path)
        except MingzhangError as error:
            failed.append(str(error))
    if failed:
        raise MingzhangError("\n".join(failed))
    return wanted


def _convert_again(path: Path) -> None:
    require_plain_files(path)
    manifest = load_manifest(path / MANIFEST_NAME)
    files, reading = _registered(path, manifest)
    reading = check_disclosure(reading, manifest, _siblings(path, manifest))
    write_package(path.parent, manifest, reading, {f.name: stored_copy(f) for f in files})


def _registered(path: Path, manifest: Manifest) -> tuple[tuple[Document, ...], Reading]:
    """The source of a registered package, read again."""
    sources = [path / "source" / source.file for source in manifest.source]
    copies = load_files(sources, keep_public_landline=manifest.keep_public_landline)
    files = tuple(map(_with_what_is_lacking, copies, manifest.source))
    reading = read_disclosure(
        merge_documents(files),
        fiscal_year=manifest.fiscal_year,
        phase=manifest.facts_phase,
        publisher=manifest.publisher,
        manifest=manifest,
    )
    return files, reading


def _with_what_is_lacking(copy: Document, source: Source) -> Document:
    """The kept copy of a file, with what was not read of the file itself."""
    notes = tuple(dict.fromkeys((*source.not_read, *copy.notes)))
    return replace(copy, notes=notes, unseen=source.may_hold_tables or copy.unseen)


def _siblings(path: Path, manifest: Manifest) -> list[Disclosure]:
    """Other registered disclosures of the same publisher, for checks between years."""
    stem = f"{manifest.division}-{manifest.slug}-"
    found = []
    for other in package_directories(path.parent):
        if other.name.startswith(stem) and other.name != path.name:
            theirs = load_manifest(other / MANIFEST_NAME)
            found.append(_disclosure(_registered(other, theirs)[1], theirs))
    return found


def build_site(
    datapackages: Path, docs: Path, site: Path, progress: Progress | None = None
) -> None:
    """Writes the pages of all packages into `docs` and builds the site into `site`.

    MkDocs runs strictly, in a process of its own: a warning stops the build. Of two builds of
    the same site the second waits for the first.
    """
    from generator.pages.build import write_pages
    from generator.pages.finish import finish_site
    from generator.pages.site import read_site

    site.parent.mkdir(parents=True, exist_ok=True)
    with alone(docs.parent), alone(site.parent):
        packages = _packages(datapackages, progress)
        write_pages(packages, docs)
        described = read_site(Path("mkdocs.yml"))
        _build_aside(site, lambda built: finish_site(packages, built, described))


def _packages(datapackages: Path, progress: Progress | None) -> list[Package]:
    """All packages, none of them being replaced meanwhile."""
    packages = []
    with alone(datapackages):
        directories = package_directories(datapackages)
        for number, path in enumerate(directories, 1):
            if progress:
                progress(path.name, number, len(directories))
            packages.append(read_package(path))
    return packages


def _build_aside(site: Path, finish: Callable[[Path], None]) -> None:
    """Builds beside `site` and swaps, so that a broken-off build leaves the old site whole."""
    aside = site.with_name(f"{site.name}.tmp-new")
    old = site.with_name(f"{site.name}.tmp-old")
    if old.exists() and not site.exists():  # killed between the two renames
        old.rename(site)
    for leftover in (aside, old):
        shutil.rmtree(leftover, ignore_errors=True)
    _run_mkdocs(aside)
    finish(aside)
    if site.exists():
        site.rename(old)
    aside.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _run_mkdocs(site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    result = subprocess.run(
        [*command, "--site-dir", str(site.resolve())],
        # The date in the site map must not be today's: same input, same bytes.
        env={"SOURCE_DATE_EPOCH": "0", **os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        said = (result.stderr or result.stdout).strip().splitlines()
        raise MingzhangError(f"mkdocs build failed: {said[-1] if said else result.returncode}")
