"""Shadings: their kind, their space, and the most of each ink in them (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from programm_print.inspect.functions import joined
from programm_print.inspect.matrices import Box
from programm_print.inspect.objects import elements, entry, number, numbers, rectangle
from programm_print.inspect.spaces import ColourSpace, Inks
from programm_print.models.inspection import Space

#: Steps at which a function of one variable is looked at, besides the bounds of its parts.
_STEPS = 64
_STEPS_OF_TWO = 16
#: A function may be a program of thousands of steps; then the inks stay unknown.
_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Shading:
    kind: int
    space: Space
    inks: Inks | None
    box: Box | None


def shading_of(source: Any, space: ColourSpace) -> Shading:
    """What a shading dictionary or stream says; its space is given, since it may be a resource's name."""
    kind = int(number(entry(source, "/ShadingType")))
    most: dict[str, float] = {}
    known = False
    start = time.thread_time()
    for values in _colours(source, kind, space):
        inks = space.inks(values)
        if inks is None or time.thread_time() - start > _SECONDS:
            known = False
            break
        known = True
        for plate, tint in inks:
            most[plate] = max(most.get(plate, 0.0), tint)
    return Shading(kind, space.space, tuple(most.items()) if known else None, rectangle(entry(source, "/BBox")))


def _colours(source: Any, kind: int, space: ColourSpace) -> Iterator[Sequence[float]]:
    """Colours among which the most of each ink is: of the function where it has one, else the corners' bounds."""
    count = space.space.components
    function = joined(entry(source, "/Function")) if entry(source, "/Function") is not None else None
    if function is None:
        decode = numbers(entry(source, "/Decode")) or ()
        if kind >= 4 and len(decode) >= 4 + 2 * count:
            # Each component by itself at both its ends: an upper bound for every plate.
            yield decode[4 : 4 + 2 * count : 2]
            yield decode[5 : 5 + 2 * count : 2]
        return
    if kind == 1:
        domain = numbers(entry(source, "/Domain"), 4) or (0.0, 1.0, 0.0, 1.0)
        steps = range(_STEPS_OF_TWO + 1)
        for across, up in product(steps, steps):
            yield _padded(function((_at(domain[:2], across, _STEPS_OF_TWO), _at(domain[2:], up, _STEPS_OF_TWO))), count)
        return
    domain = numbers(entry(source, "/Domain"), 2) or (0.0, 1.0)
    if kind >= 4:
        decode = numbers(entry(source, "/Decode")) or ()
        domain = (decode[4], decode[5]) if len(decode) >= 6 else domain
    for step in range(_STEPS + 1):
        yield _padded(function((_at(domain, step, _STEPS),)), count)
    for bound in _bounds(entry(source, "/Function")):
        for near in (bound - 1e-6, bound):
            yield _padded(function((min(max(near, domain[0]), domain[1]),)), count)


def _at(domain: Sequence[float], step: int, steps: int) -> float:
    return domain[0] + (domain[1] - domain[0]) * step / steps


def _padded(values: Sequence[float], count: int) -> Sequence[float]:
    return (*values[:count], *(0.0,) * (count - len(values)))


def _bounds(function: Any) -> Iterator[float]:
    """Where the parts of stitched functions meet: a narrow part may lie between two steps."""
    for each in elements(function)[:64]:
        yield from (numbers(entry(each, "/Bounds")) or ())[:256]
