"""A package as one zip file; the same package, the same bytes.

Names are sorted, times, permissions and compression fixed. Hidden files are left out. The bytes
of the compressed stream are those of the zlib at hand: one machine, one result.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

_TIME = (1980, 1, 1, 0, 0, 0)
_PERMISSIONS = 0o100644 << 16
_UNIX = 3
_LEVEL = 9


def zip_package(path: Path) -> bytes:
    """The zip of a package, with the package's own directory at its top."""
    return zip_packages([path])


def zip_packages(paths: Iterable[Path]) -> bytes:
    """Several packages in one zip, each in its own directory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, name in ((each, name) for each in paths for name in package_names(each)):
            entry = zipfile.ZipInfo(f"{path.resolve().name}/{name}", _TIME)
            entry.create_system = _UNIX
            entry.external_attr = _PERMISSIONS
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (path / name).read_bytes(), compresslevel=_LEVEL)
    return stream.getvalue()


def package_names(path: Path) -> list[str]:
    """The files of a package, relative, with forward slashes, sorted."""
    inside = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
    return sorted(
        name.as_posix() for name in inside if not any(part.startswith(".") for part in name.parts)
    )
