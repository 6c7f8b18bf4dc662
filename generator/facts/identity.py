"""What a document says it is: publisher, division, fiscal year, phase; and with what evidence.

The title speaks first, then labels (编制部门：…), then captions of tables, last the file's
own name; prose never. A field is None when nothing says it or when several answers are
possible. Options given by a person override what was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.documents.model import Document
from generator.errors import UsageError
from generator.facts.identity_division import find_division
from generator.facts.identity_title import Evidence, find_title
from generator.standards.centre import centre, division_of_code
from generator.standards.departments import slug_for
from generator.standards.divisions import Division, divisions, divisions_by_name

PHASES = ("budget", "final")

_ID_FORM = re.compile(r"^(\d{6})-([a-z0-9-]+)-(20\d\d)-(budget|final)$")
_YEARS = range(1990, 2101)
_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class IdentityOptions:
    """What a person says about a disclosure; None leaves a field to detection."""

    publisher: str | None = None
    slug: str | None = None
    division: str | None = None  # a six-digit code, or the unique name of a division
    fiscal_year: int | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What was found; `evidence` says for each field where, as text and locator."""

    publisher: str | None = None
    slug: str | None = None
    division: str | None = None
    division_name: str | None = None
    fiscal_year: int | None = None
    phase: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    division_candidates: tuple[Division, ...] = ()
    division_unlisted: str = ""  # the name of a division that the list does not have

    def missing(self) -> tuple[str, ...]:
        """The fields nothing was found for, by the names of their options."""
        fields = {
            "publisher": self.publisher,
            "slug": self.slug,
            "division": self.division,
            "year": self.fiscal_year,
            "phase": self.phase,
        }
        return tuple(name for name, value in fields.items() if value is None)


def detect_identity(document: Document) -> Identity:
    """What the document itself says it is."""
    title = find_title(document)
    found = find_division(document, title.publisher)
    evidence = {name: where for name, where in title.evidence.items() if where}
    if found.evidence:
        evidence["division"] = found.evidence
    identity = Identity(
        publisher=title.publisher,
        division=found.division.code if found.division else None,
        division_name=found.division.full_name if found.division else None,
        fiscal_year=title.fiscal_year,
        phase=title.phase,
        evidence=evidence,
        division_candidates=found.candidates,
        division_unlisted=found.unlisted,
    )
    return _with_slug(_from_file_name(identity, document))


def identify(files: Sequence[Document]) -> Identity:
    """What the files of one disclosure say it is: the one that says most, then the others."""
    found = sorted((detect_identity(file) for file in files), key=lambda i: len(i.missing()))
    identity = found[0]
    for other in found[1:]:
        names = ("publisher", "slug", "fiscal_year", "phase", "division", "division_name")
        lacking = [name for name in names if getattr(identity, name) is None]
        identity = replace(
            identity,
            **{name: getattr(other, name) for name in lacking},
            evidence={**other.evidence, **identity.evidence},
            division_candidates=identity.division_candidates or other.division_candidates,
            division_unlisted=identity.division_unlisted or other.division_unlisted,
        )
    return identity


def resolve(identity: Identity, options: IdentityOptions) -> Identity:
    """The identity with a person's options laid over it."""
    said = replace(
        identity,
        publisher=options.publisher or identity.publisher,
        # A publisher that was read wrongly gives a wrong slug.
        slug=_checked_slug(options.slug) or (None if options.publisher else identity.slug),
        fiscal_year=_checked_year(options.fiscal_year) or identity.fiscal_year,
        phase=_checked_phase(options.phase) or identity.phase,
        evidence={**identity.evidence, **_option_evidence(options)},
    )
    if options.division:
        place = _division_named(options.division)
        said = replace(said, division=place.code, division_name=place.full_name)
    elif options.publisher:
        said = _with_division_of(options.publisher, said)
    return _with_slug(said)


def _with_division_of(publisher: str, identity: Identity) -> Identity:
    """The identity with the division that a publisher's name says, where it says one."""
    found = find_division(Document("", "txt", (), ""), publisher)
    if found.division and found.evidence:
        return replace(
            identity,
            division=found.division.code,
            division_name=found.division.full_name,
            evidence={**identity.evidence, "division": found.evidence},
        )
    if identity.division in {None, *(place.code for place in found.candidates)}:
        return replace(
            identity,
            division_candidates=identity.division_candidates or found.candidates,
            division_unlisted=identity.division_unlisted or found.unlisted,
        )
    return identity


def _option_evidence(options: IdentityOptions) -> dict[str, Evidence]:
    values = {name: getattr(options, name) for name in IdentityOptions.__dataclass_fields__}
    return {name: Evidence(str(value), "option") for name, value in values.items() if value}


def require_complete(identity: Identity) -> Identity:
    """The same identity; UsageError with the options to give when a field is missing."""
    missing = identity.missing()
    if not missing:
        return identity
    options = ", ".join(f"--{name}" for name in missing)
    hint = ""
    if "division" in missing and identity.division_candidates:
        places = (f"{place.code} {place.full_name}" for place in identity.division_candidates[:4])
        hint = f" (the division may be {' or '.join(places)})"
    elif "division" in missing and identity.division_unlisted:
        hint = (
            f" (GB/T 2260 of 2024 has no {identity.division_unlisted} here: "
            "give the code or name of the division it belongs to today)"
        )
    elif "division" in missing:
        known = (
            f"e.g. 440100 or 广州市; {centre().code} or {centre().name} for the central government"
        )
        hint = f" (a division is a code or name of GB/T 2260, {known})"
    raise UsageError(f"the document does not say its {', '.join(missing)}: give {options}{hint}")


def _with_slug(identity: Identity) -> Identity:
    if identity.slug or not identity.publisher:
        return identity
    slug, known = slug_for(identity.publisher)
    why = "kind of department" if known else "digest of the name: no known kind of department"
    return replace(identity, slug=slug, evidence={**identity.evidence, "slug": Evidence(why, "")})


def _from_file_name(identity: Identity, document: Document) -> Identity:
    """What is still missing, from a file name in the form of an id."""
    named = _ID_FORM.match(document.name.rsplit(".", 1)[0])
    if not named:
        return identity
    said = identity
    place = division_of_code(named[1])
    if place and not said.division and place in (said.division_candidates or (place,)):
        said = replace(said, division=place.code, division_name=place.full_name)
    if not (said.publisher and slug_for(said.publisher)[1]):
        said = replace(said, slug=named[2])
    said = replace(
        said, fiscal_year=said.fiscal_year or int(named[3]), phase=said.phase or named[4]
    )
    fields = ("division", "slug", "fiscal_year", "phase")
    changed = [name for name in fields if getattr(said, name) != getattr(identity, name)]
    where = dict.fromkeys(changed, Evidence(document.name, "file name"))
    return replace(said, evidence={**identity.evidence, **where})


def _checked_slug(slug: str | None) -> str | None:
    if slug is not None and not _SLUG.match(slug):
        raise UsageError(f"--slug {slug!r}: use lower-case letters, digits and single hyphens")
    return slug


def _checked_year(year: int | None) -> int | None:
    if year is not None and year not in _YEARS:
        raise UsageError(f"--year {year}: give one from {_YEARS[0]} to {_YEARS[-1]}")
    return year


def _checked_phase(phase: str | None) -> str | None:
    if phase is not None and phase not in PHASES:
        raise UsageError(f"--phase {phase!r}: use {' or '.join(PHASES)}")
    return phase


def _division_named(text: str) -> Division:
    if place := centre() if text == centre().name else division_of_code(text):
        return place
    same = divisions_by_name().get(text, ()) or tuple(
        place for place in divisions().values() if place.full_name == text
    )
    if len(same) == 1:
        return same[0]
    if same:
        codes = ", ".join(f"{place.code} {place.full_name}" for place in same)
        raise UsageError(f"--division {text}: several have this name: {codes}")
    raise UsageError(
        f"--division {text}: not in the list of GB/T 2260 codes and names of 2024 "
        f"(the central government: {centre().code})"
    )
