"""A district's landscape: filled contour bands round a plus, another for each district, one family."""

from __future__ import annotations

import random
from collections.abc import Sequence

from programm_print.compose.ornament.drawing import Drawing, Field, Shape
from programm_print.compose.ornament.radial import OCTAGON, Relief, grown_plus, terrain

# Relative widths of the bands from the core outwards, read in turn: what makes one hill broad and calm, another quick.
_RHYTHMS = ((1.0, 1.0), (1.25, 0.75), (0.7, 1.0, 1.3), (1.3, 1.0, 0.7), (1.2, 1.2, 0.6), (0.8, 1.4, 0.8))


def landscape(seed: str, field: Field, colours: Sequence[str]) -> Drawing:
    """`colours`: the plus, then the bands from the core to the rim. The seed decides shape, lean, turn and rhythm.

    The outermost point lies at the field's reach; choose a reach beyond the trim for a landscape that bleeds.
    """
    reach = field.free_reach_mm
    if reach <= 0:
        return field.drawing(())
    plus, *bands = colours
    chance = random.Random(f"landscape {seed}")
    rhythm = chance.choice(_RHYTHMS)
    shift = chance.randrange(len(rhythm))
    widths = [rhythm[(index + shift) % len(rhythm)] * (1 + 0.06 * index) for index in range(len(bands) - 1)]
    rings = terrain(Relief.of(seed), widths, 1.15, chance.uniform(0.42, 0.56), OCTAGON * 0.6)
    shapes = [
        Shape(ring.path(field.centre_mm, reach), fill=colour) for ring, colour in reversed(list(zip(rings, bands, strict=True)))
    ]
    shapes.append(Shape(grown_plus(field.centre_mm, rings[0].base * reach * 0.6), fill=plus))
    return field.drawing(shapes)
