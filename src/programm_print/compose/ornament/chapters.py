"""The chapters' ornaments: six variants of one form. Each keeps the promises of its `Field`.

`colours` are palette names, taken in turn; `stage` (0 to 1) is how far the ornament has grown, so that it can return through a
brochure without repeating itself; `seed` chooses the relief where there is one.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from programm_print.compose.ornament.drawing import LEAST_LINE_MM, Drawing, Field, Shape, colour_at
from programm_print.compose.ornament.radial import (
    CORNER,
    Relief,
    grown_plus,
    octagon,
    terrain,
)

_PINCH = 0.6
"""How much of a band's width the next octagon's corners take."""


def _grown(stage: float, most: int, least: int) -> int:
    return max(least, round(least + (most - least) * min(1.0, max(0.0, stage))))


def contour_lines(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "1") -> Drawing:
    """Chapter 1: contour lines round a plus; each fifth is heavier, as on a map, and the lines thin out towards the rim."""
    reach = field.free_reach_mm
    if reach <= 0:
        return field.drawing(())
    step = 0.6 * math.sqrt(reach)
    most = max(5, round(reach / step) - 1)
    count = _grown(stage, most, min(5, most))
    rings = terrain(Relief.of(seed), [1 + 0.45 * i / most for i in range(most)], 1.0, 0.5)
    shapes = []
    for index, ring in enumerate(rings[: count + 1]):
        width = step * (0.26 - 0.14 * index / most) * (1.6 if index and index % 5 == 0 else 1.0)
        width = max(LEAST_LINE_MM, width)
        path = ring.path(field.centre_mm, reach - width)
        colour = colour_at(colours, index // 5)
        shapes.append(Shape(path, fill=colour) if index == 0 else Shape(path, stroke=colour, stroke_width_mm=round(width, 3)))
    return field.drawing(reversed(shapes))


def turning_octagons(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "4") -> Drawing:
    """Chapter 4: octagons of even width, each turned against the one before: a whole rosette that ends in a plus.

    The seed decides which way it turns.
    """
    reach = field.free_reach_mm
    if reach <= 0:
        return field.drawing(())
    step = 0.4 * math.sqrt(reach)
    most = max(4, round(reach / CORNER / step) - 1)
    count = _grown(stage, most, min(4, most))
    step = reach / CORNER / (most + 1)
    sense = random.Random(f"rosette {seed}").choice((-1, 1))
    shapes, turn = [], 0.0
    for index in range(count):
        radius = step * (index + 2)
        shapes.append(Shape(octagon(field.centre_mm, radius, turn), fill=colour_at(colours, count - 1 - index)))
        turn += sense * (math.pi / 8 - math.acos(min(1.0, (1 + _PINCH * step / radius) * math.cos(math.pi / 8))))
    shapes.reverse()
    shapes.append(Shape(grown_plus(field.centre_mm, step * 1.2), fill=colour_at(colours, count)))
    return field.drawing(shapes)
