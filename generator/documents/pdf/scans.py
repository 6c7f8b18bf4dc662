"""Pages that are pictures, and picture files, become sheets by text recognition."""

from __future__ import annotations

import io
from typing import Any

from generator.documents import ocr
from generator.documents.pdf.model import Sheet
from generator.errors import UnusableInput

_DOTS = 200  # to the inch; what the recognition was measured with
_POINTS = 72
_A4 = 842.0  # a picture says nothing of its size: its long side is taken for that of A4
_MOST_PIXELS = 80_000_000


def recognised_page(page: Any, number: int, name: str, quarters: int = 0) -> Sheet:
    """The sheet of a page of a PDF that is a picture; `quarters` turned the page before it."""
    scale = _DOTS / _POINTS
    width, height = page.get_size()
    if width * height * scale * scale > _MOST_PIXELS:
        raise UnusableInput(f"{name}: page {number} is too large to be recognised")
    pixels = page.render(scale=scale, rev_byteorder=True, no_smoothpath=True).to_numpy()
    return ocr.picture_to_sheet(pixels[:, :, :3].copy(), number, scale, quarters)


def recognised_picture(data: bytes, name: str) -> Sheet:
    """The sheet of a picture file (PNG, JPEG, TIFF, BMP)."""
    import numpy
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise UnusableInput(f"{name}: more than {_MOST_PIXELS} pixels")
            pixels = numpy.asarray(image.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise UnusableInput(f"{name}: a damaged picture, or of an unknown kind") from error
    return ocr.picture_to_sheet(pixels, 1, max(pixels.shape[:2]) / _A4)
