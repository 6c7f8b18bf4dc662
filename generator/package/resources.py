"""The resources of a data package as `schema.yml` describes them, typed.

The writer, the reader and the descriptor all follow this one description; to add a resource,
describe it in `schema.yml` and name its record class in `RECORD_TYPES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.errors import StandardsError
from generator.facts.model import (
    Fact,
    Indicator,
    NarrativeBlock,
    PublishedCell,
    PublishedTable,
    Statement,
    UnreadToken,
)
from generator.findings import CheckRecord, Finding
from generator.package.strict_yaml import parse

RECORD_TYPES: dict[str, type] = {
    "tables": PublishedTable,
    "facts": Fact,
    "indicators": Indicator,
    "narrative": NarrativeBlock,
    "cells": PublishedCell,
    "unread": UnreadToken,
    "statements": Statement,
    "checks": CheckRecord,
    "findings": Finding,
}

_FIELD_KEYS = {
    "name", "type", "title", "description", "description_en", "columnType", "enum", "constraints",
    "decimals", "list",
}  # fmt: skip
_EXTRA_KEYS = {"name", "type", "title", "columnType", "constant", "manifest"}
_RESOURCE_KEYS = {"title", "description", "primaryKey", "foreignKeys", "fields", "extraFields"}
_TYPES = {"string", "integer", "number", "boolean"}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One column; `enum` is its closed list with Chinese words, empty when it is open."""

    name: str
    type: str
    title: str
    description: str
    description_en: str
    column_type: str
    enum: tuple[tuple[str, str], ...]
    constraints: tuple[tuple[str, Any], ...]
    decimals: int
    is_list: bool = False  # several keys in one field, separated by blanks

    @property
    def required(self) -> bool:
        """Whether the field may not be empty."""
        return ("required", True) in self.constraints


@dataclass(frozen=True, slots=True)
class ExtraField:
    """A column with one value for the whole package: `constant`, or a key of the manifest."""

    name: str
    type: str
    title: str
    column_type: str
    constant: str
    manifest: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`field` holds the key of a row of `resource`, under the same name."""

    field: str
    resource: str


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """One resource, `data/<name>.csv`."""

    name: str
    title: str
    description: str
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    fields: tuple[FieldSpec, ...]
    extra_fields: tuple[ExtraField, ...]


@dataclass(frozen=True, slots=True)
class PackageSchema:
    """Everything `schema.yml` says."""

    version: str
    resources: tuple[ResourceSpec, ...]


@cache
def package_schema() -> PackageSchema:
    """The schema this program writes and reads."""
    text = files("generator.package").joinpath("schema.yml").read_text(encoding="utf-8")
    return parse_schema(text)


def parse_schema(text: str) -> PackageSchema:
    """The typed form of a schema text; a fault in it is ours: `StandardsError`."""
    try:
        document = parse(text)
        _only(document, {"version", "enums", "resources"}, "schema")
        enums = {
            name: tuple((str(value), str(word)) for value, word in words.items())
            for name, words in document["enums"].items()
        }
        resources = tuple(
            _resource(name, value, enums) for name, value in document["resources"].items()
        )
        return PackageSchema(document["version"], resources)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StandardsError(f"schema.yml: {type(error).__name__}: {error}") from error


def _resource(name: str, value: dict[str, Any], enums: dict[str, Any]) -> ResourceSpec:
    _only(value, _RESOURCE_KEYS, name)
    spec = ResourceSpec(
        name=name,
        title=value["title"],
        description=value["description"],
        primary_key=tuple(value.get("primaryKey", ())),
        foreign_keys=tuple(_foreign_key(key, name) for key in value.get("foreignKeys", ())),
        fields=tuple(_field(item, enums, name) for item in value["fields"]),
        extra_fields=tuple(_extra_field(item, name) for item in value.get("extraFields", ())),
    )
    names = [item.name for item in spec.fields]
    if len(set(names)) != len(names):
        raise ValueError(f"{name}: a field is described twice")
    return spec


def _field(value: dict[str, Any], enums: dict[str, Any], resource: str) -> FieldSpec:
    where = f"{resource}.{value['name']}"
    _only(value, _FIELD_KEYS, where)
    if value["type"] not in _TYPES:
        raise ValueError(f"{where}: unknown type {value['type']}")
    return FieldSpec(
        name=value["name"],
        type=value["type"],
        title=value["title"],
        description=value["description"],
        description_en=value.get("description_en", ""),
        column_type=value.get("columnType", ""),
        enum=enums[value["enum"]] if "enum" in value else (),
        constraints=tuple(value.get("constraints", {}).items()),
        decimals=value.get("decimals", 0),
        is_list=value.get("list", False),
    )


def _extra_field(value: dict[str, Any], resource: str) -> ExtraField:
    where = f"{resource}.{value['name']}"
    _only(value, _EXTRA_KEYS, where)
    if ("constant" in value) == ("manifest" in value):
        raise ValueError(f"{where}: give either constant or manifest")
    return ExtraField(
        name=value["name"],
        type=value["type"],
        title=value["title"],
        column_type=value["columnType"],
        constant=value.get("constant", ""),
        manifest=value.get("manifest", ""),
    )


def _foreign_key(value: dict[str, Any], resource: str) -> ForeignKey:
    _only(value, {"fields", "reference"}, f"{resource}.foreignKeys")
    reference = value["reference"]
    if reference["fields"] != value["fields"]:
        raise ValueError(f"{resource}: a foreign key must have one name on both sides")
    return ForeignKey(value["fields"], reference["resource"])


def _only(value: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(value) - known)
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(map(str, unknown))}")
