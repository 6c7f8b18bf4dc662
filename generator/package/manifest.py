"""The manifest of a disclosure, `disclosure.yml`: who published what, where the file is from.

People edit it. It says nothing of what the document contains; that is read from the source.

    id: 500000-example-2024-budget      <division>-<slug>-<fiscal_year>-<phase>
    publisher: 某某市某某局              full name, as printed
    publisher_short: 某某局              optional, for charts and lists
    slug: example                       the publisher in an address: a-z, 0-9 and hyphens
    division: '500000'                  GB/T 2260, six digits, in quotes
    division_name: 某某市                full name
    fiscal_year: 2024
    phase: budget                       budget | final
    reporting_entity: 某某市某某局        optional; the publisher when it is not given
    reporting_level: unit               optional; department | unit, as the document's tables are
    language: zh
    source:                             the documents as disclosed, kept masked in source/
    - file: 500000-example-2024-budget.txt
      format: txt
      sha256: <64 hex digits>           of the original, before contact details were masked
      url: https://…                    optional
      retrieved: 2024-03-01             optional
      published: 2024-02-20             optional
      not_read: [文件中有 2 张图片 …]     what the kept copy lacks, noted when it was made
      may_hold_tables: [ … ]            those of them that a whole table may be in
    licence: {name: …, title: …, url: …}   optional; official documents are free of copyright
    keep_public_landline: false         true keeps the office's own public landline unmasked
    corrections:                        mistakes of the source put right, each with its guard
    - locator: line:90#2
      expected: '858.21'                what is printed there; the correction fails otherwise
      value: '885.21'                   what is read instead
      reason: …
      evidence: …
    created: 2024-03-01                 the day the manifest was made; never the clock
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.errors import ManifestError
from generator.package.strict_yaml import Section, parse

MANIFEST_NAME = "disclosure.yml"
PHASES = {"budget": "approved", "final": "executed"}
_STAGES = {"budget": "预算", "final": "决算"}
_LEVELS = {"": "部门", "department": "部门", "unit": "单位"}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LICENCE_NAME = re.compile(r"[-A-Za-z0-9._]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)  # of Windows
_RESERVED = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Source:
    """One document as disclosed; `sha256` is that of the original, unmasked file."""

    file: str
    format: str
    sha256: str
    url: str = ""
    retrieved: date | None = None
    published: date | None = None
    not_read: tuple[str, ...] = ()
    may_hold_tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of reuse; `name` is an Open Definition licence id."""

    name: str = "other-pd"
    title: str = (
        "政府依法公开的文件，属官方文件，不适用著作权法；整理后的数据可自由使用，请注明出处"
    )
    url: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake of the source put right; void when `expected` is no longer printed there."""

    locator: str
    expected: str
    value: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A disclosure's identity and origin; see the module's text for every key."""

    id: str
    publisher: str
    slug: str
    division: str
    division_name: str
    fiscal_year: int
    phase: str
    source: tuple[Source, ...]
    created: date
    publisher_short: str = ""
    reporting_entity: str = ""
    reporting_level: str = ""
    language: str = "zh"
    licence: Licence = field(default_factory=Licence)
    keep_public_landline: bool = False
    corrections: tuple[Correction, ...] = ()

    @property
    def facts_phase(self) -> str:
        """The phase as facts say it: approved or executed."""
        return PHASES[self.phase]

    @property
    def kind(self) -> str:
        """What the document is called: 部门预算, 部门决算, 单位预算, 单位决算."""
        return f"{_LEVELS[self.reporting_level]}{_STAGES[self.phase]}"


def package_id(division: str, slug: str, year: int, phase: str) -> str:
    """The stable name of a package: its directory and its address."""
    return f"{division}-{slug}-{year}-{phase}"


def load_manifest(path: Path) -> Manifest:
    """The manifest in a file; every problem is told, one line each."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ManifestError(f"{path}: there is no manifest here") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    try:
        value = parse(text)
    except ValueError as error:
        raise ManifestError(f"{path}: {error}") from error
    problems: list[str] = []
    manifest = _read(Section(value, problems))
    told = {problem.split(":")[0] for problem in problems}
    problems += [found for found in check_manifest(manifest) if found.split(":")[0] not in told]
    if problems:
        raise ManifestError("\n".join(f"{path}: {problem}" for problem in problems))
    return manifest


def check_manifest(manifest: Manifest) -> list[str]:
    """What is wrong with the values, as `key: problem`; types are taken as right."""
    return [*_identity_problems(manifest), *_source_problems(manifest), *_other_problems(manifest)]


def dump_manifest(manifest: Manifest) -> str:
    """The manifest as YAML for people: stable order, Chinese as is, empty options left out."""
    document: dict[str, Any] = {key: getattr(manifest, key) for key in _ORDER}
    document["source"] = [_filled(source) for source in manifest.source]
    document["licence"] = _filled(manifest.licence)
    document["corrections"] = [_filled(correction) for correction in manifest.corrections]
    document = {key: value for key, value in document.items() if value != ""}
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


_ORDER = (
    "id",
    "publisher",
    "publisher_short",
    "slug",
    "division",
    "division_name",
    "fiscal_year",
    "phase",
    "reporting_entity",
    "reporting_level",
    "language",
    "source",
    "licence",
    "keep_public_landline",
    "corrections",
    "created",
)


def _read(section: Section) -> Manifest:
    licence = section.section("licence")
    manifest = Manifest(
        id=section.text("id", required=True),
        publisher=section.text("publisher", required=True),
        publisher_short=section.text("publisher_short"),
        slug=section.text("slug", required=True),
        division=section.text("division", required=True),
        division_name=section.text("division_name", required=True),
        fiscal_year=section.integer("fiscal_year"),
        phase=section.text("phase", required=True),
        reporting_entity=section.text("reporting_entity"),
        reporting_level=section.text("reporting_level"),
        language=section.text("language") or "zh",
        source=tuple(_read_source(part) for part in section.sections("source", required=True)),
        licence=_read_licence(licence) if licence else Licence(),
        keep_public_landline=section.boolean("keep_public_landline", False),
        corrections=tuple(_read_correction(part) for part in section.sections("corrections")),
        created=section.day("created", required=True) or date.min,
    )
    section.close()
    return manifest


def _read_source(section: Section) -> Source:
    source = Source(
        file=section.text("file", required=True),
        format=section.text("format", required=True),
        sha256=section.text("sha256", required=True),
        url=section.text("url"),
        retrieved=section.day("retrieved"),
        published=section.day("published"),
        not_read=section.texts("not_read"),
        may_hold_tables=section.texts("may_hold_tables"),
    )
    section.close()
    return source


def _read_licence(section: Section) -> Licence:
    """The licence; without a name it is the default, with one the default title is not its."""
    name, title, url = (section.text(key) for key in ("name", "title", "url"))
    section.close()
    default = Licence()
    if not name:
        return Licence(default.name, title or default.title, url)
    return Licence(name, title, url)


def _read_correction(section: Section) -> Correction:
    keys = [part.name for part in fields(Correction)]
    correction = Correction(*(section.text(key, required=True) for key in keys))
    section.close()
    return correction


def _identity_problems(manifest: Manifest) -> Iterator[str]:
    if not re.fullmatch(r"[0-9]{6}", manifest.division):
        yield f"division: must be six digits (GB/T 2260), found {manifest.division!r}"
    if not _SLUG.fullmatch(manifest.slug):
        yield f"slug: only a-z, 0-9 and single hyphens, found {manifest.slug!r}"
    if not 1990 <= manifest.fiscal_year <= 2100:
        yield f"fiscal_year: must be a year from 1990 to 2100, found {manifest.fiscal_year}"
    if manifest.phase not in PHASES:
        yield f"phase: must be budget or final, found {manifest.phase!r}"
    if manifest.reporting_level not in _LEVELS:
        yield f"reporting_level: must be department or unit, found {manifest.reporting_level!r}"
    expected = package_id(manifest.division, manifest.slug, manifest.fiscal_year, manifest.phase)
    if manifest.id != expected:
        yield f"id: must be {expected} (division-slug-fiscal_year-phase), found {manifest.id!r}"
    for key in ("publisher", "division_name"):
        if not getattr(manifest, key).strip():
            yield f"{key}: is missing"


def _source_problems(manifest: Manifest) -> Iterator[str]:
    if not manifest.source:
        yield "source: is missing"
    seen: set[str] = set()
    for number, source in enumerate(manifest.source, 1):
        where = f"source[{number}]"
        if not is_plain_name(source.file):
            said = "must be a plain file name on any system, without folders, :, ? and the like"
            yield f"{where}.file: {said}: found {source.file!r}; rename the file"
        if source.file in seen:
            yield f"{where}.file: {source.file} is listed twice"
        seen.add(source.file)
        if not re.fullmatch(r"[a-z0-9]+(-ocr)?", source.format):
            yield f"{where}.format: must be such as txt or pdf, found {source.format!r}"
        if not re.fullmatch(r"[0-9a-f]{64}", source.sha256):
            yield f"{where}.sha256: must be 64 lower-case hex digits, found {source.sha256!r}"
        if source.url and not re.match(r"https?://\S+$", source.url):
            yield f"{where}.url: must start with http:// or https://, found {source.url!r}"


def _other_problems(manifest: Manifest) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", manifest.language):
        yield f"language: must be a language tag such as zh, found {manifest.language!r}"
    if not _LICENCE_NAME.fullmatch(manifest.licence.name):
        yield f"licence.name: only letters, digits, dot and hyphen, found {manifest.licence.name!r}"
    seen: set[str] = set()
    for number, correction in enumerate(manifest.corrections, 1):
        if correction.locator in seen:
            yield f"corrections[{number}].locator: {correction.locator} is corrected twice"
        seen.add(correction.locator)


def is_plain_name(name: str) -> bool:
    """Whether a name is safe as that of one file in a directory, on any system."""
    if _DEVICE.fullmatch(name):
        return False
    return (
        bool(name) and name[0] not in ". " and name[-1] not in ". " and not _RESERVED.search(name)
    )


def _filled(record: Source | Licence | Correction) -> dict[str, Any]:
    values = {part.name: getattr(record, part.name) for part in fields(record)}
    return {key: value for key, value in values.items() if value not in ("", None, ())}
