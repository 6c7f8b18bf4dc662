"""The wrapping that docx and xlsx share: which part is the main one, what a package lists.

Knows the Open Packaging Conventions as far as reading text and writing a plain copy need
them; what is in the parts is the readers' business.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.limits import Meter
from generator.documents.limits_xml import attribute, children, parse_xml
from generator.documents.limits_zip import ENCRYPTED, Package, is_encrypted_package, is_ole
from generator.errors import UnusableInput

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def open_package(data: bytes, meter: Meter) -> Package:
    """The package in the bytes of an office file; UnusableInput says why there is none."""
    if not data:
        raise UnusableInput(f"{meter.name}: the file is empty")
    if is_encrypted_package(data):
        raise UnusableInput(f"{meter.name}: {ENCRYPTED}")
    if is_ole(data):
        raise UnusableInput(f"{meter.name}: an old Office file; give it its name, .doc or .xls")
    return Package(data, meter)


def main_part(package: Package, default: str, meter: Meter) -> str:
    """Name of the main part: where the package says it is, else `default`."""
    if "_rels/.rels" in package:
        for entry in children(parse_xml(package.read("_rels/.rels"), meter), "Relationship"):
            if attribute(entry, "Type").endswith("/officeDocument"):
                return attribute(entry, "Target").lstrip("/")
    return default


def content_types(overrides: Sequence[tuple[str, str]]) -> bytes:
    """`[Content_Types].xml` for parts and their types."""
    listed = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.{kind}+xml"/>'
        for part, kind in overrides
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    ).encode()


def relationships(targets: Sequence[tuple[str, str]]) -> bytes:
    """A part's relationships by kind and target, numbered rId1, rId2 …"""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()
    )
