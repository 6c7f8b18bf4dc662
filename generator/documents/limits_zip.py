"""Office files are zips: opened in memory, member by member, within limits.

Nothing is ever unpacked to disk, so a name like `../x` leads nowhere. Writing makes the
same bytes from the same parts. Knows zips, not what is in them.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from generator.documents.limits import Meter
from generator.errors import UnusableInput

_SMALL = 8 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
ENCRYPTED = "encrypted with a password; save it without one"


def is_ole(data: bytes) -> bool:
    """True for the container of old Office files and of encrypted new ones."""
    return data.startswith(_OLE)


def is_encrypted_package(data: bytes) -> bool:
    """True for a docx or xlsx that is encrypted: an old container around the zip."""
    return is_ole(data) and "EncryptedPackage".encode("utf-16-le") in data


class Package:
    """The members of a zip, read one at a time and counted."""

    def __init__(self, data: bytes, meter: Meter) -> None:
        self._meter = meter
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged(error) from error
        members = self._zip.infolist()
        meter.check("members", len(members))
        if any(member.flag_bits & 1 for member in members):
            raise UnusableInput(f"{meter.name}: {ENCRYPTED}")
        self._members = {_normal(member.filename): member for member in members}
        unpacked = sum(member.file_size for member in members)
        meter.check("unpacked_bytes", unpacked)
        if unpacked > _SMALL:
            meter.check("ratio", unpacked // max(len(data), 1))

    def names(self) -> list[str]:
        """Names of all members, as the zip lists them."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member; UnusableInput when it is missing or damaged."""
        member = self._members.get(_normal(name))
        if member is None:
            raise UnusableInput(f"{self._meter.name}: damaged: it has no part {name!r}")
        limit = member.file_size + 1
        try:
            with self._zip.open(member) as file:
                data = file.read(limit)
        except _DAMAGE as error:
            raise self._damaged(error) from error
        self._meter.count("unpacked_bytes", len(data))
        if len(data) == limit:
            raise self._damaged("a part is larger than it says")
        return data

    def _damaged(self, error: object) -> UnusableInput:
        said = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        return UnusableInput(f"{self._meter.name}: damaged or not what its name says ({said!r})")


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts, in their order, without clock or machine in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            archive.writestr(member, data)
    return buffer.getvalue()


def _normal(name: str) -> str:
    """A member's name as parts refer to it: forward slashes, no dots, no leading slash."""
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).lower()
