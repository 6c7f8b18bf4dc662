"""Pages that are pictures, and picture files, become sheets by text recognition."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from generator.documents import ocr
from generator.documents.pdf.model import Sheet
from generator.errors import UnusableInput

_DOTS = 200  # to the inch; what the recognition was measured with
_POINTS = 72
_A4 = 842.0  # a picture says nothing of its size: its long side is taken for that of A4
_MOST_PIXELS = 80_000_000
_LONGEST_SIDE = 5_000  # pixels: A3 of 300 dots to the inch; more is made smaller
_LONGEST_PAGE = 10_000  # pixels of a page of a PDF
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError)  # an unknown kind is an OSError
_DAMAGED = "a damaged picture, or of an unknown kind"


def recognised_page(page: Any, number: int, name: str, quarters: int = 0) -> Sheet:
    """The sheet of a page of a PDF that is a picture; `quarters` turned the page before it."""
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, _LONGEST_PAGE / max(width, height, 1.0))
    if width * height * scale * scale > _MOST_PIXELS:
        raise UnusableInput(f"{name}: page {number} is too large to be recognised")
    pixels = page.render(scale=scale, rev_byteorder=True, no_smoothpath=True).to_numpy()
    return ocr.picture_to_sheet(pixels[:, :, :3].copy(), number, scale, quarters)


def picture_pages(data: bytes, name: str) -> int:
    """How many pages a picture file holds: a TIFF may hold those of a whole document."""
    with _opened(data, name) as image:
        return int(getattr(image, "n_frames", 1))


def recognised_picture(data: bytes, name: str, number: int = 1, quarters: int = 0) -> Sheet:
    """The sheet of a page of a picture file (PNG, JPEG, TIFF, BMP), from 1."""
    import numpy

    with _opened(data, name) as image:
        try:
            image.seek(number - 1)
            if image.width * image.height > _MOST_PIXELS:
                raise UnusableInput(f"{name}: more than {_MOST_PIXELS} pixels")
            image.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            pixels = numpy.asarray(image.convert("RGB"))
        except _DAMAGE as error:
            raise UnusableInput(f"{name}: {_DAMAGED}") from error
    return ocr.picture_to_sheet(pixels, number, max(pixels.shape[:2]) / _A4, quarters)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """A picture file; UnusableInput when it is none, or one of more pixels than any scan."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels: they are counted here
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise UnusableInput(f"{name}: more than {_MOST_PIXELS} pixels") from error
    except _DAMAGE as error:
        raise UnusableInput(f"{name}: {_DAMAGED}") from error
    with image:
        yield image
