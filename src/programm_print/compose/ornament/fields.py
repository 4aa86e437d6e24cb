"""Fields of many forms: chapter 3's pluses, chapter 5's octagons that grow from pluses, chapter 6's quarter contours.

Forms that would touch an inner edge or a box to keep clear are left out, never cut.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from functools import partial

from programm_print.compose.ornament.drawing import Drawing, Field, Point, Shape, around, colour_at, polygon
from programm_print.compose.ornament.radial import CORNER, Relief, grown_plus, rounded_octagon, sector

_LEAST_RADIUS_MM = 0.45


def _lattice(field: Field, across: Point, shift: float = 0.0) -> Iterator[Point]:
    """A square lattice as far as the reach, `across` one of its two vectors; a point or (`shift` ½) a gap at the centre."""
    vx, vy = across
    (cx, cy), span = field.centre_mm, math.ceil(field.reach_mm / math.hypot(vx, vy))
    for row in range(-span, span + 1):
        for column in range(-span, span + 1):
            u, v = column + shift, row + shift
            yield cx + u * vx - v * vy, cy + u * vy + v * vx


def _loudness(field: Field, pitch: float, stage: float, point: Point, relief: Relief | None = None) -> float:
    """1 at the centre to 0 at the rim: measured in octagons, or with a relief along its contour lines.

    The rim grows with the stage from the lattice's innermost points to the reach, never beyond.
    """
    dx, dy = point[0] - field.centre_mm[0], point[1] - field.centre_mm[1]
    least = min(field.reach_mm, 1.6 * pitch)
    distance = math.hypot(dx, dy) / (least + (field.reach_mm - least) * min(1.0, max(0.0, stage)))
    if distance >= 1 or distance == 0:
        return 0.0 if distance else 1.0
    angle = math.atan2(dy, dx)
    octagonal = distance / rounded_octagon(angle, 40) * CORNER
    if relief is None:
        return max(0.0, 1 - octagonal)
    height = sum(a * math.cos(k * angle + p + k * relief.twist * 8 * distance) for k, a, p in relief.waves)
    return max(0.0, 1 - octagonal / CORNER * (1 + distance * 0.28 * (1 + height)))


def plus_field(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "3") -> Drawing:
    """Chapter 3: voices. Pluses on the lattice on which crosses of five squares tile the plane: nearly closed at the centre,
    small far away."""
    relief = Relief.of(seed)
    unit = 0.36 * math.sqrt(field.reach_mm)
    paths: dict[str, list[str]] = {}
    for point in _lattice(field, (2 * unit, unit)):
        loud = _loudness(field, math.sqrt(5) * unit, stage, point, relief)
        radius = 1.5 * unit * 0.9 * loud**0.8
        reaches = math.hypot(point[0] - field.centre_mm[0], point[1] - field.centre_mm[1]) + radius * 1.06 <= field.reach_mm
        if radius >= _LEAST_RADIUS_MM and reaches and field.takes(around(point, radius)):
            colour = colour_at(colours, min(len(colours) - 1, int((1 - loud) * len(colours))))
            paths.setdefault(colour, []).append(grown_plus(point, radius, 0.0, 1 / 3))
    return field.drawing(Shape("".join(found), fill=colour) for colour, found in paths.items())


def octagon_tiling(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "5") -> Drawing:
    """Chapter 5: small pluses that fill their corners and join to a pavement of octagons towards the centre.

    The seed decides whether an octagon or the square between four stands at the centre.
    """
    pitch = 0.95 * math.sqrt(field.reach_mm)
    paths: dict[str, list[str]] = {}
    for point in _lattice(field, (pitch, 0.0), random.Random(f"tiling {seed}").choice((0.0, 0.5))):
        loud = _loudness(field, pitch, stage, point)
        radius = pitch * (0.1 + 0.37 * min(1.0, loud * 1.9)) if loud > 0.02 else 0.0
        reaches = math.hypot(point[0] - field.centre_mm[0], point[1] - field.centre_mm[1]) + radius * 1.09 <= field.reach_mm
        if radius >= _LEAST_RADIUS_MM and reaches and field.takes(around(point, radius)):
            growth = min(1.0, max(0.0, loud * 2.2 - 0.35))
            colour = colour_at(colours, min(len(colours) - 1, int((1 - loud) * len(colours))))
            paths.setdefault(colour, []).append(grown_plus(point, radius, growth, 1 / 3))
    return field.drawing(Shape("".join(found), fill=colour) for colour, found in paths.items())


def quarter_contours(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "6") -> Drawing:
    """Chapter 6: tiles that each hold a quarter of a hill, octagonal at its core and round at its rim. They open towards the
    centre, where four leave a plus of free space; towards the reach the hills are lower. The seed chooses which colours begin."""
    swap = random.Random(f"quarters {seed}").randrange(len(colours))
    pitch = 1.9 * math.sqrt(field.reach_mm)
    side = pitch * 0.95
    shapes = []
    for x, y in _lattice(field, (pitch, 0.0), 0.5):
        dx, dy = x - field.centre_mm[0], y - field.centre_mm[1]
        loud = _loudness(field, pitch, stage, (x, y))
        far = math.hypot(abs(dx) + side / 2, abs(dy) + side / 2)
        if loud <= 0 or far > field.reach_mm or not field.takes(around((x, y), side / 2)):
            continue
        corner = (x + math.copysign(side / 2, dx), y + math.copysign(side / 2, dy))
        start = {(1, 1): 2, (-1, 1): 3, (-1, -1): 0, (1, -1): 1}[int(math.copysign(1, dx)), int(math.copysign(1, dy))]
        rings = min(_QUARTER_RINGS, 1 + round(loud * 1.6 * _QUARTER_RINGS))
        tile = round(abs(dx) / pitch + 0.5) + round(abs(dy) / pitch + 0.5)
        for ring in range(rings, 0, -1):
            path = _quarter(corner, side * ring / _QUARTER_RINGS, start, ring / _QUARTER_RINGS)
            shapes.append(Shape(path, fill=colour_at(colours, ring + swap + tile)))
    return field.drawing(shapes)


_QUARTER_RINGS = 6


def _quarter(corner: Point, radius: float, turn: int, growth: float) -> str:
    """A quarter of an octagon, from half the growth on with rounder and rounder corners; `radius` is the farthest it reaches."""
    start = turn * math.pi / 2
    if growth <= 0.5:
        ends = ((start, 1.0), (start + math.pi / 8, CORNER), (start + 3 * math.pi / 8, CORNER), (start + math.pi / 2, 1.0))
        (x, y) = corner
        return polygon([corner, *((x + radius * r * math.cos(a), y + radius * r * math.sin(a)) for a, r in ends)])
    return sector(corner, partial(_rounded, radius, 9 / (2 * growth - 1)), start, start + math.pi / 2)


def _rounded(radius: float, power: float, angle: float) -> float:
    return radius * rounded_octagon(angle, power) / rounded_octagon(0.0, power)
