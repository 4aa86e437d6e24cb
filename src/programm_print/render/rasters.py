"""Pictures made of pixels and the size at which they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from hashlib import md5
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.replaced import replacedbox_layout

from programm_print.models.layout import Rectangle
from programm_print.render.geometry import Matrix, from_size, in_mm, on_page


class Raster(NamedTuple):
    """A picture as it is placed. `ppi` is the coarser of both directions."""

    name: str
    pixels: tuple[int, int]
    ppi: float
    box_mm: Rectangle


def image_name(url: str) -> str:
    """The name that WeasyPrint gives a picture in the PDF, without the last letter (0 or 1: whether to smooth its pixels)."""
    return f"i{md5(url.encode(), usedforsecurity=False).hexdigest()}"


def rasters_of(box: Any, matrix: Matrix) -> Iterator[Raster]:
    """The picture that a box is, and those of its background; of a repeated one the first copy."""
    if box.style["visibility"] != "visible":
        return
    if isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage):
        width, height, x, y = replacedbox_layout(box)
        yield from _raster(box.replacement, (x, y, width, height), matrix)
    background = getattr(box, "background", None)
    for layer in background.layers if background is not None else ():
        if isinstance(layer.image, RasterImage):
            (x, y), (width, height) = layer.position, layer.size
            left, top = layer.positioning_area[:2]
            yield from _raster(layer.image, (left + x, top + y, width, height), matrix)


def _raster(image: Any, placed: tuple[float, ...], matrix: Matrix) -> Iterator[Raster]:
    x, y, width, height = placed
    across, down = (1.0, 1.0) if matrix is None else (math.hypot(*matrix[0][:2]), math.hypot(*matrix[1][:2]))
    if width * across > 0 and height * down > 0:
        # 96 CSS pixels are an inch.
        ppi = 96 * min(image.width / (width * across), image.height / (height * down))
        yield Raster(f"i{image.id}", (image.width, image.height), ppi, in_mm(on_page(from_size(x, y, width, height), matrix)))
