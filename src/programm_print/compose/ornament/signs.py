"""The small signs: the list's plus, the campaign's mark, the chapters' badges: few forms, heavy lines, for 2 to 10 mm.

The same few stand on every sheet, and several times: they are drawn once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from programm_print.compose.ornament.drawing import Drawing, Point, Shape, polygon
from programm_print.compose.ornament.radial import (
    OCTAGON,
    Relief,
    grown_plus,
    octagon,
    octagon_points,
    sector,
    terrain,
)

_MARK = Relief(((1, 0.2, 0.6), (2, 0.35, 2.2), (3, 0.45, 0.9)), 0.0)


@lru_cache(maxsize=64)
def sign(size_mm: float, colour: str) -> Drawing:
    """The list's plus, `size_mm` high and wide, in one ink."""
    half = size_mm / 2
    return Drawing(size_mm, size_mm, (Shape(grown_plus((half, half), half, 0.0, 0.3), fill=colour),))


def mark(size_mm: float, colours: Sequence[str]) -> Drawing:
    """The campaign's mark: plus, octagon, contour line; `colours` from the core outwards (a fourth for a second contour)."""
    plus, *bands = colours
    centre = (size_mm / 2, size_mm / 2)
    rings = terrain(_MARK, [1.0] * (len(bands) - 1), 1.7, 0.65, OCTAGON)
    shapes = [
        Shape(ring.path(centre, size_mm / 2), fill=colour) for ring, colour in reversed(list(zip(rings, bands, strict=True)))
    ]
    return Drawing(size_mm, size_mm, (*shapes, Shape(grown_plus(centre, rings[0].base * size_mm * 0.31, 0.0, 0.33), fill=plus)))


@lru_cache(maxsize=64)
def badge(variant: int, size_mm: float, field: str, figure: str) -> Drawing:
    """A chapter's badge: an octagon in the colour `field` with the smallest form of the chapter's ornament in `figure`."""
    centre, radius = (size_mm / 2, size_mm / 2), size_mm / 2
    shapes = [Shape(octagon(centre, radius), fill=field)]
    shapes.extend(_FIGURES[(variant - 1) % len(_FIGURES)](centre, radius, field, figure))
    return Drawing(size_mm, size_mm, tuple(shapes))


def _contours(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    rings = terrain(_MARK, [1.0, 1.0, 1.0, 1.0], 1.2, 0.5, OCTAGON)
    paths = [ring.path(centre, radius * 0.78) for ring in reversed(rings)]
    return [Shape(path, fill=(figure, field)[index % 2]) for index, path in enumerate(paths)]


def _pair(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    x, y = centre
    off, inner, line = radius * 0.21, radius * 0.42, radius * 0.15
    left, right = (x - off, y - off), (x + off, y + off)
    ring = "".join(polygon(points) for points in (octagon_points(left, inner), octagon_points(left, inner - line)[::-1]))
    other = "".join(polygon(points) for points in (octagon_points(right, inner), octagon_points(right, inner - line)[::-1]))
    return [Shape(ring + other, fill=figure)]


def _pluses(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    unit = radius * 0.2
    places = [(0.0, 0.0), (2.0, 1.0), (-1.0, 2.0), (-2.0, -1.0), (1.0, -2.0)]
    sizes = [1.5, 1.2, 1.2, 1.2, 1.2]
    paths = (
        grown_plus((centre[0] + px * unit, centre[1] + py * unit), unit * size * 0.92, 0.0, 1 / 3)
        for (px, py), size in zip(places, sizes, strict=True)
    )
    return [Shape("".join(paths), fill=figure)]


def _rosette(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    sizes = ((0.74, 0.0), (0.54, math.pi / 8), (0.36, 0.0), (0.18, math.pi / 8))
    return [
        Shape(octagon(centre, radius * size, turn), fill=(figure, field)[index % 2]) for index, (size, turn) in enumerate(sizes)
    ]


def _pavement(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    off = radius * 0.31
    places = [(centre[0] + sx * off, centre[1] + sy * off) for sx in (-1, 1) for sy in (-1, 1)]
    growths = (0.0, 1.0, 1.0, 1.0)
    return [Shape("".join(grown_plus(p, off * 0.9, g) for p, g in zip(places, growths, strict=True)), fill=figure)]


def _quarters(centre: Point, radius: float, field: str, figure: str) -> list[Shape]:
    corner = (centre[0] - radius * 0.48, centre[1] + radius * 0.48)
    sizes = (1.02, 0.82, 0.62, 0.42, 0.22)
    return [
        Shape(sector(corner, partial(_round, radius * size), 1.5 * math.pi, 2 * math.pi), fill=(figure, field)[index % 2])
        for index, size in enumerate(sizes)
    ]


def _round(radius: float, angle: float) -> float:
    return radius


_Figure = Callable[[Point, float, str, str], list[Shape]]
_FIGURES: tuple[_Figure, ...] = (_contours, _pair, _pluses, _rosette, _pavement, _quarters)
