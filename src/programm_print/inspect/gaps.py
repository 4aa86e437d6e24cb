"""Paper white where a cut that is a hair off would show it: ink that touches the trim edge and ends before the bleed does.

Each edge is looked at as a strip of rows that lead from the trim edge outwards. Ink is followed from the bleed's edge back
to the trim, also aslant, so that a stroke or an arc that leaves the page at an angle is none of it. What is left must end
along the trim edge, as the side of a box does: a shape whose outline runs through the bleed ends there by design.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from programm_print.models.inspection import Rectangle
from programm_print.models.plates import Plates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from programm_print.models.plates import Flags, Percent

# Percent of all inks: what is meant to be seen, and what is paper. Between them lie the edges' smoothed pixels.
_INK = 4.0
_PAPER = 1.0
# What is shorter is a letter, a line or one mark of a pattern, and by design where it is: the fault is a field, a bar, a picture.
_LEAST_MM = 5.0
# The ink ends along the trim edge where its end wanders by one pixel at most over this length.
_LEVEL_MM = 3.0
_WANDER_PX = 1


def bleed_gaps(plates: Plates, total: Percent) -> tuple[Rectangle, ...]:
    """The pieces of paper between ink at the trim edge and the bleed's edge, in millimetres from the trim's corner."""
    import numpy as np

    pixel = plates.pixel_mm
    trim, bleed = plates.trim_mm, plates.bleed_mm
    found: list[Rectangle] = []
    # Each edge turned so that its strip's rows lead outwards: what was turned is turned back for the place.
    for turns in range(4):
        turned = np.rot90(total, k=turns)
        frame, outer = (_turned(box, total.shape, pixel, turns) for box in (trim, bleed))
        for x0, y0, x1, y1 in _gaps_above(turned, frame, outer, pixel):
            box = _turned((x0, y0, x1, y1), turned.shape, pixel, -turns % 4)
            found.append(plates.from_trim(box))
    return tuple(sorted(found))


def _turned(box: Rectangle, shape: tuple[int, ...], pixel: float, turns: int) -> Rectangle:
    """A box of a raster after so many quarter turns counter-clockwise (`numpy.rot90`)."""
    x0, y0, x1, y1 = box
    height, width = shape[0] * pixel, shape[1] * pixel
    for _ in range(turns):
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
        height, width = width, height
    return x0, y0, x1, y1


def _gaps_above(total: Percent, trim: Rectangle, bleed: Rectangle, pixel: float) -> list[Rectangle]:
    """The gaps at the upper edge."""
    import numpy as np

    # The first row that lies wholly inside the trim; the last one inside the bleed, but for a pixel that nobody would miss.
    inner, outer = _first_inside(trim[1], pixel), _first_inside(bleed[1], pixel) + 1
    left, right = _first_inside(trim[0], pixel), min(total.shape[1], int(trim[2] / pixel))
    depth = inner - outer
    if depth < 2 or inner >= total.shape[0] or right <= left:
        return []
    strip = total[outer : inner + 1, left:right][::-1]  # row 0 is just inside the trim, the last one at the bleed's edge
    ink = strip >= _INK
    ends = np.where(ink.all(axis=0), depth, ink.argmin(axis=0))
    paper = np.take_along_axis(strip, np.minimum(ends + 1, depth)[None, :], axis=0)[0] <= _PAPER
    gaps = []
    for start, stop in _runs(ink[0] & ~_led_out(ink) & paper):
        for first, last in _level(ends[start:stop], round(_LEVEL_MM / pixel)):
            if (last - first) * pixel >= _LEAST_MM:
                end = int(ends[start + first : start + last].min())
                x0, x1 = ((left + start + column) * pixel for column in (first, last))
                gaps.append((x0, (outer - 1) * pixel, x1, (inner + 1 - end) * pixel))
    return gaps


def _first_inside(edge_mm: float, pixel: float) -> int:
    """The first row or column that lies inside an edge, to a tenth of a pixel."""
    return max(0, math.ceil(edge_mm / pixel - 0.1))


def _led_out(ink: Flags) -> Flags:
    """For each place at the trim edge whether its ink can be followed to the bleed's edge, at 45 degrees at most."""
    led: Flags = ink[-1]
    for row in ink[-2::-1]:
        beside = led.copy()
        beside[1:] |= led[:-1]
        beside[:-1] |= led[1:]
        led = row & beside
    return led


def _level(ends: NDArray[np.intp], span: int) -> list[tuple[int, int]]:
    """The pieces of a run in which the ink's end lies level over `span` places, or over all of a shorter run."""
    import numpy as np

    span = min(span, len(ends))
    windows = np.lib.stride_tricks.sliding_window_view(ends, span)
    level = np.zeros(len(ends), dtype=bool)
    for start in np.flatnonzero(np.ptp(windows, axis=1) <= _WANDER_PX):
        level[start : start + span] = True
    return _runs(level)


def _runs(flags: Flags) -> list[tuple[int, int]]:
    """Where flags are set: start and stop of each run."""
    import numpy as np

    steps = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in zip(steps[::2], steps[1::2], strict=True)]
