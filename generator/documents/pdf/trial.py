"""Files that may unfold to more than any memory holds are opened aside first.

A few drawings, each of which draws the next ten times, or itself, or a stream of blanks well
compressed, fill the memory while PDFium loads the page, and nothing can stop it. So a process of
its own, with little memory and time, loads the pages of such a file; where it fails, the file
is refused.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import zlib

from generator.errors import UnusableInput

# The word Form of a drawing stands in plain bytes in every file, at most with escapes.
_FORM = re.compile(rb"/(?:F|#46)(?:o|#6[fF])(?:r|#72)(?:m|#6[dD])(?![A-Za-z#])")
_CHAINED = re.compile(rb"Decode\s*/\w{0,20}Decode")  # a stream compressed twice
_STREAM = re.compile(rb"\bstream\r?\n")
_LARGE = 64 << 20  # unpacked; pictures of A3 in colour have less
_LEAST = _LARGE // 1032  # packed: deflate makes nothing smaller than that
_PIECE = 1 << 16
_MEMORY = 700 << 20
_SECONDS = 60
_FAILED = 3


def try_aside(data: bytes, name: str, pages: int) -> None:
    """UnusableInput when the pages of such a file cannot be loaded with little memory."""
    if not (_FORM.search(data) or _CHAINED.search(data) or _is_packed(data)) or not sys.executable:
        return
    command = [sys.executable, "-m", "generator.documents.pdf.trial", str(pages)]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(
            command,
            input=data,
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        failed = True
    except OSError:  # no other process can be started here
        return
    else:
        failed = done.returncode == _FAILED or done.returncode < 0
    if failed:
        raise UnusableInput(
            f"{name}: drawings or data that unfold to more than memory holds; print it to a new PDF"
        )


def _is_packed(data: bytes) -> bool:
    """Whether a stream of the file unpacks to more than any page needs."""
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        if end - found.end() >= _LEAST and _is_large(memoryview(data)[found.end() : end]):
            return True
    return False


def _is_large(packed: memoryview) -> bool:
    unpacker, size = zlib.decompressobj(), 0
    with contextlib.suppress(zlib.error):  # packed otherwise, or damaged
        for at in range(0, len(packed), _PIECE):
            size += len(unpacker.decompress(packed[at : at + _PIECE]))
            if size > _LARGE:
                return True
    return False


def main(pages: int) -> int:
    """Loads the pages of the file in standard input; not 0 where that needs too much."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        _load(sys.stdin.buffer.read(), pages)
    except MemoryError:
        return _FAILED
    return 0


def _load(data: bytes, pages: int) -> None:
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]

    # What is damaged is refused by the reader, with its reason.
    with contextlib.suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(data) as document:
        for number in range(min(len(document), pages)):
            page = document[number]
            page.get_textpage().close()
            page.close()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
