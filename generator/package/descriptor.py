"""`datapackage.json`: what a package says of itself.

Tabular Data Package v1 with the properties of Fiscal Data Package 1.0.0. Everything in it comes
from the manifest, the schema and the bytes of the files; nothing from the clock or the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.facts.model import Reading
from generator.package.manifest import Manifest, Source
from generator.package.published_layout import Layout
from generator.package.resources import ExtraField, FieldSpec, ResourceSpec, package_schema
from generator.package.taxonomy import CANONICAL_URL, own_types

DESCRIPTOR_NAME = "datapackage.json"
COLUMN_TYPES_NAME = "columntypes.json"

_DESCRIPTION = (
    "{publisher}公开的{year}年{kind}，由原文逐格整理：每个金额一行，以元计，附原文、单位、精度和"
    "在原文中的位置。以 = + - @ 或制表符、换行开头且不是数字的文字，前面加有一个英文单引号，以免被"
    "电子表格当作公式；读取时去掉即为原文。原文中的个人联系方式已用“█”遮盖。"
)
_JSON = Mapping[str, Any]


def levelled(manifest: Manifest, reading: Reading) -> Manifest:
    """The manifest with the level of the document: that of its tables, where it does not say."""
    if manifest.reporting_level or not reading.is_of_unit:
        return manifest
    return replace(manifest, reporting_level="unit")


def package_title(manifest: Manifest) -> str:
    """The package's name for people."""
    return f"{manifest.publisher}{manifest.fiscal_year}年{manifest.kind}"


def package_descriptor(
    manifest: Manifest, resources: Sequence[_JSON], sources: Mapping[str, bytes]
) -> dict[str, Any]:
    """The descriptor as a mapping in the order it is written."""
    year = manifest.fiscal_year
    kind = manifest.kind
    return {
        "profile": "tabular-data-package",
        "name": manifest.id,
        "id": manifest.id,
        "title": package_title(manifest),
        "description": _DESCRIPTION.format(publisher=manifest.publisher, year=year, kind=kind),
        "version": package_schema().version,
        "created": f"{manifest.created.isoformat()}T00:00:00Z",
        "languages": [manifest.language],
        "keywords": _keywords(manifest, kind),
        "licenses": [_licence(manifest)],
        "sources": [_source(source, sources[source.file]) for source in manifest.source],
        "contributors": [
            {"title": manifest.publisher, "role": "publisher"},
            {"title": "明账", "role": "wrangler"},
        ],
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "columnTypes": [CANONICAL_URL, COLUMN_TYPES_NAME, list(own_types())],
        "resources": list(resources),
    }


def record_resource(spec: ResourceSpec, manifest: Manifest, content: bytes) -> dict[str, Any]:
    """The descriptor of a resource the schema describes."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in spec.fields],
        "missingValues": [""],
    }
    if spec.primary_key:
        schema["primaryKey"] = list(spec.primary_key)
    if spec.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": key.field, "reference": {"resource": key.resource, "fields": key.field}}
            for key in spec.foreign_keys
        ]
    if spec.extra_fields:
        schema["extraFields"] = [_extra_field(field, manifest) for field in spec.extra_fields]
    path = f"data/{spec.name}.csv"
    return _resource(spec.name, spec.title, spec.description, path, content, schema)


def layout_resource(table_id: str, title: str, layout: Layout, content: bytes) -> dict[str, Any]:
    """The descriptor of a published table in its own layout."""
    paths = layout.paths or ("",) * len(layout.header)
    schema = {
        "fields": [
            {"name": name, "type": "string", **({"title": path} if path else {})}
            for name, path in zip(layout.header, paths, strict=True)
        ],
        "missingValues": [""],
    }
    description = "按原表版式整理的一张公开表，文字照原文；表头重复或缺损时各列记作 c1、c2……"
    path = f"data/tables/{table_id}.csv"
    return _resource(f"table-{table_id}", title or table_id, description, path, content, schema)


def json_bytes(value: Any) -> bytes:
    """JSON as it is stored: UTF-8, two spaces, a final line feed."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def json_lines(items: Iterable[_JSON]) -> bytes:
    """A JSON array with one item per line."""
    lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n".encode()


def _resource(
    name: str, title: str, description: str, path: str, content: bytes, schema: _JSON
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": title,
        "description": description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(spec: FieldSpec) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": spec.name,
        "type": spec.type,
        "title": spec.title,
        "description": spec.description,
    }
    if spec.description_en:
        field["description_en"] = spec.description_en
    if spec.column_type:
        field["columnType"] = spec.column_type
    constraints = dict(spec.constraints)
    if spec.enum:
        constraints["enum"] = [value for value, _ in spec.enum]
        field["categories"] = [{"value": value, "label": word} for value, word in spec.enum]
    if constraints:
        field["constraints"] = constraints
    return field


def _extra_field(field: ExtraField, manifest: Manifest) -> dict[str, Any]:
    constant = field.constant or getattr(manifest, field.manifest)
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "columnType": field.column_type,
        "constant": constant,
    }


def _keywords(manifest: Manifest, kind: str) -> list[str]:
    words = [
        kind,
        "预算公开" if manifest.phase == "budget" else "决算公开",
        manifest.division_name,
        manifest.publisher_short or manifest.publisher,
        str(manifest.fiscal_year),
    ]
    return list(dict.fromkeys(words))


def _licence(manifest: Manifest) -> dict[str, str]:
    licence = manifest.licence
    said = {"name": licence.name, "title": licence.title, "path": licence.url}
    return {key: value for key, value in said.items() if value}


def _source(source: Source, stored: bytes) -> dict[str, str]:
    """The origin; `sha256` is the original's, `stored_sha256` that of the masked copy."""
    described = {
        "title": source.file,
        "path": source.url or f"source/{source.file}",
        "stored": f"source/{source.file}",
        "format": source.format,
        "sha256": source.sha256,
        "stored_sha256": hashlib.sha256(stored).hexdigest(),
    }
    for key, day in (("retrieved", source.retrieved), ("published", source.published)):
        if day:
            described[key] = day.isoformat()
    return described
