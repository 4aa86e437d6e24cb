"""A page as the printer's plates: how much of each ink lies where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from programm_print.models.inspection import Rectangle

    Tints = NDArray[np.uint8]
    Percent = NDArray[np.float32]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Plates:
    """One page's separations.

    `tints` has a layer for each of `names`, then rows and columns from the MediaBox's top left corner as the page stands in
    the file, before /Rotate: 0 is paper, 255 full ink. A pixel is `pixel_mm` wide and high. `trim_mm` and `bleed_mm` are
    (x0, y0, x1, y1) in millimetres from that same corner, y downwards.
    """

    page: int
    names: tuple[str, ...]
    tints: Tints
    pixel_mm: float
    trim_mm: Rectangle
    bleed_mm: Rectangle

    def total(self) -> Percent:
        """All inks of each pixel together, in percent."""
        import numpy as np

        summed: Percent = self.tints.sum(axis=0, dtype=np.float32)
        summed *= np.float32(100 / 255)
        return summed

    def from_trim(self, box_mm: Rectangle) -> Rectangle:
        """A box of the raster in millimetres from the trim's top left corner, as findings tell it."""
        left, top = self.trim_mm[:2]
        x0, y0, x1, y1 = (round(value, 2) for value in (box_mm[0] - left, box_mm[1] - top, box_mm[2] - left, box_mm[3] - top))
        return x0, y0, x1, y1
