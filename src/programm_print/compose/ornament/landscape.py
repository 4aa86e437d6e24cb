"""A district's landscape: filled contour bands round a plus, another for each district, one family."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from operator import mul

from programm_print.compose.ornament.drawing import Drawing, Field, Shape
from programm_print.compose.ornament.radial import OCTAGON, Relief, Ring, grown_plus, rising, terrain

# Relative widths of the bands from the core outwards, read in turn: what makes one hill broad and calm, another quick.
_RHYTHMS = ((1.0, 1.0), (1.4, 0.6), (0.5, 1.0, 1.5), (1.5, 1.0, 0.5), (1.3, 1.3, 0.4), (0.6, 1.8, 0.6))

_CORE = 1.15
_FIRST = OCTAGON * 0.6
_STEPS = 72
# How far each direction goes upwards, which is where y falls.
_UPWARDS = tuple(-math.sin(step * 2 * math.pi / _STEPS) for step in range(_STEPS))


def landscape(seed: str, field: Field, colours: Sequence[str]) -> Drawing:
    """`colours`: the plus, then the bands from the core to the rim. The seed decides shape, lean, turn and rhythm.

    It is as large as its outline allows; the outermost point lies within the field's reach. Choose a reach beyond the trim
    for a landscape that bleeds.
    """
    plus, *bands = colours
    chance = random.Random(f"landscape {seed}")
    rhythm = chance.choice(_RHYTHMS)
    shift = chance.randrange(len(rhythm))
    widths = [rhythm[(index + shift) % len(rhythm)] * (1 + 0.06 * index) for index in range(len(bands) - 1)]
    steepness = chance.uniform(0.55, 0.78)
    rings = _lying(Relief.of(seed), widths, steepness)
    reach = field.free_scale(rings[-1].radius_at)
    if reach <= 0:
        return field.drawing(())
    shapes = [
        Shape(ring.path(field.centre_mm, reach), fill=colour) for ring, colour in reversed(list(zip(rings, bands, strict=True)))
    ]
    shapes.append(Shape(grown_plus(field.centre_mm, rings[0].base * reach * 0.6), fill=plus))
    return field.drawing(shapes)


def _lying(relief: Relief, widths: Sequence[float], steepness: float) -> tuple[Ring, ...]:
    """The terrain of the relief, turned so that it rises least above its centre: text stands there, and below text a wide
    hill has more room than a tall one."""
    outline = rising(relief, widths, _CORE, steepness, _FIRST)[-1].radius_at
    radii = [outline(step * 2 * math.pi / _STEPS) for step in range(_STEPS)]

    def rise(turn: int) -> float:
        highest: float = max(map(mul, _UPWARDS, radii[-turn:] + radii[:-turn]))
        return highest

    turn = min(range(_STEPS), key=rise) * 2 * math.pi / _STEPS
    turned = Relief(tuple((k, a, p - k * turn) for k, a, p in relief.waves), relief.twist)
    return terrain(turned, widths, _CORE, steepness, _FIRST)
