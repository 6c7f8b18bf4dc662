"""The rules of Fiscal Data Package 1.0.0, as far as they can be checked (F01 to F14).

No maintained validator of 1.0.0 exists, and its published profile is that of 0.3; so the text is
checked here. Structure, types and keys of the tables are frictionless' business (see `gate`).
Each rule is a function from the package to its violations; the list at the bottom is the
registry.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.package.fdp_model import (
    Denormalised,
    Field,
    FiscalPackage,
    FiscalResource,
    column_type,
    denormalise,
    is_castable,
    is_value,
    load_fiscal,
    wide_fields,
)

_LEVEL = re.compile(r"(?P<stem>.+):level(?P<number>[0-9]+)(?::.*)?")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that does not hold.

    `level` is error, or warning where the text only advises or the fault may be the publisher's.
    """

    rule: str
    level: str
    message: str


def check_fiscal(path: Path, descriptor: Mapping[str, Any]) -> list[Violation]:
    """Every violation in the package of a directory, in the order of the rules."""
    package = load_fiscal(path, descriptor)
    return [
        Violation(name.upper(), level, message)
        for name, level, rule in RULES
        for message in rule(package)
    ]


def known_types(package: FiscalPackage) -> Iterator[str]:
    """F01: every column type is in a taxonomy, declared, or extends one that is."""
    for address in package.out_of_reach:
        if "://" not in address:
            yield f"columnTypes: the package has no file {address}"
    for field, where in _all_fields(package):
        name = column_type(field)
        if name and not package.out_of_reach and package.taxonomy.find(name) is None:
            yield f"{where}: column type {name} is in no taxonomy of the package"


def data_types(package: FiscalPackage) -> Iterator[str]:
    """F02: a field has the data type its column type demands."""
    for field, where in _all_fields(package):
        wanted = (package.taxonomy.find(column_type(field)) or {}).get("dataType")
        found = field.get("type", "string")
        if wanted and wanted != found:
            yield f"{where}: {column_type(field)} must be of type {wanted}, found {found}"


def labels_with_codes(package: FiscalPackage) -> Iterator[str]:
    """F03: a label comes with the code it is the label of."""
    for resource in package.resources:
        present = _present_types(package, resource)
        for name in sorted(present):
            code = (package.taxonomy.find(name) or {}).get("labelOf")
            if code and code not in present:
                yield f"{resource.name}: {name} has no column of its code {code}"


def one_field_per_type(package: FiscalPackage) -> Iterator[str]:
    """F04: after denormalisation no two columns have the same column type."""
    for resource in package.resources:
        fields = wide_fields(package, resource)
        counts = Counter(column_type(field) for field in fields if column_type(field))
        for name, count in sorted(counts.items()):
            if count > 1:
                yield f"{resource.name}: {count} columns are of type {name} after denormalisation"


def normalised_alike(package: FiscalPackage) -> Iterator[str]:
    """F05: measures say the same extra fields, and these exist."""
    for resource in package.resources:
        extra = {str(field.get("name")) for field in resource.extra_fields}
        said = [(str(field.get("name")), set(field["normalize"])) for field in resource.measures]
        for name, keys in said:
            if keys - extra:
                unknown = _list(keys - extra)
                yield f"{resource.name}.{name}: normalize names no extra field: {unknown}"
            if keys != said[0][1]:
                yield f"{resource.name}.{name}: normalize has other keys than {said[0][0]}"


def one_target(package: FiscalPackage) -> Iterator[str]:
    """F06: measures have exactly one target column, and a target has measures."""
    for resource in package.resources:
        targets = [field for field in resource.extra_fields if field.get("normalizationTarget")]
        wanted = 1 if resource.measures else 0
        if len(targets) != wanted:
            yield f"{resource.name}: {len(targets)} normalization targets, must be {wanted}"


def castable_constants(package: FiscalPackage) -> Iterator[str]:
    """F07: a constant is a value of its field's type."""
    for resource in package.resources:
        for field in resource.extra_fields:
            if "constant" in field and not is_castable(field["constant"], field):
                kind = field.get("type", "string")
                yield f"{_where(resource, field)}: {field['constant']!r} is not of type {kind}"


def extra_fields_are_extra(package: FiscalPackage) -> Iterator[str]:
    """F08: an extra field is not a column of the file."""
    for resource in package.resources:
        real = {field.get("name") for field in resource.fields}
        for field in resource.extra_fields:
            if field.get("name") in real:
                yield f"{_where(resource, field)}: is a column of the file already"


def unique_key(package: FiscalPackage) -> Iterator[str]:
    """F09: after denormalisation the columns of unique types form a key."""
    for table in _fact_tables(package):
        key = [place for place, field in enumerate(table.fields) if _is_unique(package, field)]
        if not key:
            yield f"{table.resource}: no column is of a unique type"
            continue
        counts = Counter(tuple(row[place] for place in key) for row in table.rows)
        doubles = [values for values, count in counts.items() if count > 1]
        if doubles:
            shown = " ".join(text for text in doubles[0] if text)
            yield f"{table.resource}: {len(doubles)} keys are not unique, the first: {shown}"


def has_value(package: FiscalPackage) -> Iterator[str]:
    """F10: there are amounts."""
    if not any(resource.is_fact_table for resource in package.resources):
        yield "no column is of type value"


def acyclic_priors(package: FiscalPackage) -> Iterator[str]:
    """F11: following `prior` comes to an end."""
    for one in package.taxonomy:
        seen = [str(one["name"])]
        while prior := (package.taxonomy.find(seen[-1]) or {}).get("prior"):
            if prior in seen:
                yield f"column type {one['name']}: prior runs in a circle"
                break
            seen.append(str(prior))


def period_and_country(package: FiscalPackage) -> Iterator[str]:
    """F12: the fiscal period is of ISO dates in order, the country an ISO 3166-1 alpha-2 code."""
    period = package.descriptor.get("fiscalPeriod")
    if period is not None:
        yield from _period_problems(period)
    country = package.descriptor.get("countryCode", [])
    for code in country if isinstance(country, list) else [country]:
        if not re.fullmatch(r"[A-Z]{2}", str(code)):
            yield f"countryCode: {code!r} is not two capital letters"


def levels_in_order(package: FiscalPackage) -> Iterator[str]:
    """F13: a level of a classification comes with the level above it."""
    for resource in package.resources:
        found = [
            match for name in _present_types(package, resource) if (match := _LEVEL.match(name))
        ]
        present = {(match["stem"], int(match["number"])) for match in found}
        for stem, number in sorted(present):
            if number > 1 and (stem, number - 1) not in present:
                yield f"{resource.name}: {stem}:level{number} without level{number - 1}"


def codes_and_labels(package: FiscalPackage) -> Iterator[str]:
    """F14: a code has one label, and below one parent a label has one code.

    A warning: publishers spell one name in several ways, and a package says what they printed.
    """
    for table in _fact_tables(package):
        places = table.by_type()
        for name, label in sorted(places.items()):
            code_type = (package.taxonomy.find(name) or {}).get("labelOf")
            if code_type in places:
                parent_type = (package.taxonomy.find(code_type) or {}).get("prior")
                parent = places.get(str(parent_type))
                yield from _ambiguous(table, code_type, places[code_type], label, parent)


def _ambiguous(
    table: Denormalised, name: str, code: int, label: int, parent: int | None
) -> Iterator[str]:
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table.rows:
        above = row[parent] if parent is not None else ""
        if row[code] and row[label]:
            labels[above, row[code]].add(row[label])
            codes[above, row[label]].add(row[code])
    for (_, value), found in sorted(labels.items()):
        if len(found) > 1:
            yield f"{table.resource}: {name} {value} has several labels: {_list(found)}"
    for (_, value), found in sorted(codes.items() if parent is not None else ()):
        if len(found) > 1:
            yield f"{table.resource}: label {value} has several codes in {name}: {_list(found)}"


def _period_problems(period: Any) -> Iterator[str]:
    days = []
    for key in ("start", "end"):
        text = period.get(key) if isinstance(period, Mapping) else None
        try:
            days.append(date.fromisoformat(str(text)))
        except ValueError:
            if key == "start" or text is not None:
                yield f"fiscalPeriod.{key}: {text!r} is not an ISO date"
    if len(days) == 2 and days[0] > days[1]:
        yield "fiscalPeriod: ends before it starts"


def _all_fields(package: FiscalPackage) -> Iterator[tuple[Field, str]]:
    for resource in package.resources:
        for field in (*resource.fields, *resource.extra_fields):
            yield field, _where(resource, field)


def _where(resource: FiscalResource, field: Field) -> str:
    return f"{resource.name}.{field.get('name')}"


def _present_types(package: FiscalPackage, resource: FiscalResource) -> set[str]:
    return {column_type(field) for field in wide_fields(package, resource)} - {""}


def _fact_tables(package: FiscalPackage) -> Iterator[Denormalised]:
    for resource in package.resources:
        if resource.is_fact_table:
            yield denormalise(package, resource)


def _is_unique(package: FiscalPackage, field: Field) -> bool:
    name = column_type(field)
    found = package.taxonomy.find(name) if name and not is_value(field) else None
    return bool(found and found.get("unique"))


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values))


RULES: tuple[tuple[str, str, Callable[[FiscalPackage], Iterator[str]]], ...] = (
    ("f01", "error", known_types),
    ("f02", "error", data_types),
    ("f03", "warning", labels_with_codes),
    ("f04", "error", one_field_per_type),
    ("f05", "error", normalised_alike),
    ("f06", "error", one_target),
    ("f07", "error", castable_constants),
    ("f08", "error", extra_fields_are_extra),
    ("f09", "error", unique_key),
    ("f10", "error", has_value),
    ("f11", "error", acyclic_priors),
    ("f12", "error", period_and_country),
    ("f13", "error", levels_in_order),
    ("f14", "warning", codes_and_labels),
)
