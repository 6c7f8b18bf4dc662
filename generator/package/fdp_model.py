"""A descriptor and its rows as Fiscal Data Package 1.0.0 sees them: one denormalised table.

The specification describes data by what it takes to denormalise it: follow foreign keys, turn
several measures of one row into several rows (`normalize`), add constant columns
(`extraFields`). This module does that; `fdp` holds the rules about the result.
It reads our packages and anybody else's, so it takes nothing in a descriptor for granted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from generator.errors import PackageError
from generator.package.csv_text import from_csv
from generator.package.taxonomy import CANONICAL_URL, ColumnType, Taxonomy, budget_types

Field = Mapping[str, Any]
Row = Mapping[str, str]

_TRUTHS = {"true", "false", "True", "False", "TRUE", "FALSE", "1", "0"}


@dataclass(frozen=True, slots=True)
class FiscalResource:
    """A resource: its columns, the columns it adds, and its rows as text (none are read when
    no column has a type: such a resource says nothing fiscal)."""

    name: str
    fields: tuple[Field, ...]
    extra_fields: tuple[Field, ...]
    foreign_keys: tuple[Mapping[str, Any], ...]
    rows: tuple[Row, ...]

    @property
    def measures(self) -> tuple[Field, ...]:
        """The columns that become rows when the table is denormalised."""
        return tuple(field for field in self.fields if "normalize" in field)

    @property
    def is_fact_table(self) -> bool:
        """Whether it holds amounts."""
        return any(is_value(field) for field in (*self.fields, *self.extra_fields))


@dataclass(frozen=True, slots=True)
class FiscalPackage:
    """A descriptor, its resources, the types it declares, and lists of types out of reach."""

    descriptor: Mapping[str, Any]
    resources: tuple[FiscalResource, ...]
    taxonomy: Taxonomy
    out_of_reach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Denormalised:
    """The one wide table of a resource: its columns and, for each row, a text per column."""

    resource: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]

    def by_type(self) -> dict[str, int]:
        """The place of the column of each column type."""
        places = enumerate(self.fields)
        return {column_type(field): place for place, field in places if column_type(field)}


def load_fiscal(path: Path, descriptor: Mapping[str, Any]) -> FiscalPackage:
    """The package in a directory, as its descriptor tells it."""
    taxonomy, out_of_reach = _taxonomy(path, descriptor)
    resources = tuple(_resource(path, one) for one in descriptor.get("resources", ()))
    return FiscalPackage(descriptor, resources, taxonomy, out_of_reach)


def column_type(field: Field) -> str:
    """The field's column type, empty when it has none."""
    return str(field.get("columnType", ""))


def is_value(field: Field) -> bool:
    """Whether the field holds amounts."""
    return column_type(field).split(":")[0] == "value"


def wide_fields(package: FiscalPackage, resource: FiscalResource) -> tuple[Field, ...]:
    """The columns of the wide table: its own, those of the tables it points to, the added ones."""
    joined = (field for _, further, _ in _joins(package, resource) for field in further)
    return (*_lasting(resource), *joined, *resource.extra_fields)


def denormalise(package: FiscalPackage, resource: FiscalResource) -> Denormalised:
    """The wide table of a resource: foreign keys followed, measures and constants spread out."""
    joins = list(_joins(package, resource))
    own = _lasting(resource)
    rows = (
        (*_texts(row, own), *_joined(row, joins), *_texts(extra, resource.extra_fields))
        for row in resource.rows
        for extra in _spread(resource, row)
    )
    return Denormalised(resource.name, wide_fields(package, resource), tuple(rows))


def is_castable(constant: Any, field: Field) -> bool:
    """Whether a constant is a value of the field's type, in logical or in written form."""
    kind = str(field.get("type", "string"))
    if not isinstance(constant, str):
        return isinstance(constant, _LOGICAL.get(kind, object)) and (
            isinstance(constant, bool) == (kind == "boolean") or kind == "any"
        )
    try:
        _CASTS.get(kind, str)(constant, field)
    except (ValueError, InvalidOperation):
        return False
    return True


def _lasting(resource: FiscalResource) -> list[Field]:
    return [field for field in resource.fields if "normalize" not in field]


def _resource(path: Path, described: Mapping[str, Any]) -> FiscalResource:
    schema = described.get("schema", {})
    fields = tuple(schema.get("fields", ()))
    extra_fields = tuple(schema.get("extraFields", ()))
    missing = set(schema.get("missingValues", [""]))
    is_fiscal = any(column_type(field) for field in (*fields, *extra_fields))
    file = path / str(described.get("path", ""))
    return FiscalResource(
        name=str(described.get("name", "")),
        fields=fields,
        extra_fields=extra_fields,
        foreign_keys=tuple(schema.get("foreignKeys", ())),
        rows=tuple(_rows(file, fields, missing)) if is_fiscal else (),
    )


def _rows(file: Path, fields: Sequence[Field], missing: set[str]) -> Iterator[Row]:
    names = [str(field.get("name", "")) for field in fields]
    try:
        _, rows = from_csv(file.read_bytes())
    except (OSError, ValueError) as error:
        raise PackageError(f"{file}: cannot be read: {error}") from error
    for row in rows:
        yield {
            name: "" if text in missing else text for name, text in zip(names, row, strict=False)
        }


def _taxonomy(path: Path, descriptor: Mapping[str, Any]) -> tuple[Taxonomy, tuple[str, ...]]:
    """The declared types; the canonical address stands for the corrected copy shipped here."""
    types: list[ColumnType] = []
    out_of_reach = []
    for item in descriptor.get("columnTypes", [CANONICAL_URL]):
        if isinstance(item, Mapping):
            types.append(item)
        elif not isinstance(item, str):
            types.extend(item)
        elif item == CANONICAL_URL:
            types.extend(budget_types())
        elif "://" in item or not (path / item).is_file():
            out_of_reach.append(item)
        else:
            types.extend(json.loads((path / item).read_text(encoding="utf-8")))
    return Taxonomy(types), tuple(out_of_reach)


_Join = tuple[str, list[Field], Mapping[str, Row]]


def _joins(package: FiscalPackage, resource: FiscalResource) -> Iterator[_Join]:
    """For each simple foreign key: its column, the other table's further columns, its rows."""
    by_name = {one.name: one for one in package.resources}
    for key in resource.foreign_keys:
        reference = key.get("reference", {})
        other = by_name.get(reference.get("resource", ""))
        column, target = _single(key.get("fields")), _single(reference.get("fields"))
        if other and column and target:
            further = [field for field in other.fields if not _is_same_key(field, target, resource)]
            yield column, further, {row.get(target, ""): row for row in other.rows}


def _is_same_key(field: Field, target: str, resource: FiscalResource) -> bool:
    """A key column that both tables type alike is one column after the join."""
    types = {column_type(own) for own in resource.fields} - {""}
    return field.get("name") == target and column_type(field) in types


def _joined(row: Row, joins: Iterable[_Join]) -> Iterator[str]:
    for column, further, rows in joins:
        yield from _texts(rows.get(row.get(column, ""), {}), further)


def _spread(resource: FiscalResource, row: Row) -> Iterator[Row]:
    """The added columns of a row: once, or once for each of its measures."""
    constants = {
        str(field.get("name")): str(field["constant"])
        for field in resource.extra_fields
        if "constant" in field
    }
    targets = [
        str(field.get("name")) for field in resource.extra_fields if "normalizationTarget" in field
    ]
    for measure in resource.measures:
        said = {name: str(value) for name, value in measure["normalize"].items()}
        amount = row.get(str(measure.get("name")), "")
        yield constants | said | dict.fromkeys(targets, amount)
    if not resource.measures:
        yield constants


def _texts(row: Row, fields: Iterable[Field]) -> Iterator[str]:
    return (row.get(str(field.get("name")), "") for field in fields)


def _single(value: Any) -> str:
    if isinstance(value, list) and len(value) == 1:
        return str(value[0])
    return value if isinstance(value, str) else ""


def _cast_number(text: str, field: Field) -> None:
    if field.get("bareNumber") is False:
        text = "".join(sign for sign in text if sign in "0123456789+-.,eE")
    text = text.replace(str(field.get("groupChar", "\0")), "")
    Decimal(text.replace(str(field.get("decimalChar", ".")), "."))


def _cast_integer(text: str, field: Field) -> None:
    int(
        "".join(c for c in text if c in "+-0123456789")
        if field.get("bareNumber") is False
        else text
    )


def _cast_moment(text: str, field: Field) -> None:
    pattern = str(field.get("format", "default"))
    if "%" in pattern:
        datetime.strptime(text, pattern)
        return
    readers: dict[str, Callable[[str], object]] = {
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
    readers[str(field["type"])](text)


def _cast_boolean(text: str, field: Field) -> None:
    known = {*field.get("trueValues", ()), *field.get("falseValues", ())} or _TRUTHS
    if text not in known:
        raise ValueError(text)


def _cast_json(text: str, field: Field) -> None:
    if not isinstance(json.loads(text), _LOGICAL[str(field["type"])]):
        raise ValueError(text)


_LOGICAL: dict[str, Any] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "year": int,
    "array": list,
    "object": dict,
    "date": str,
    "time": str,
    "datetime": str,
}
_CASTS: dict[str, Any] = {
    "string": lambda text, field: None,
    "any": lambda text, field: None,
    "number": _cast_number,
    "integer": _cast_integer,
    "year": _cast_integer,
    "boolean": _cast_boolean,
    "date": _cast_moment,
    "time": _cast_moment,
    "datetime": _cast_moment,
    "array": _cast_json,
    "object": _cast_json,
}
