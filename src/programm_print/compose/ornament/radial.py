"""The one form behind all ornaments: a plus that grows into an octagon and on into a contour line.

Growth 0 is the plus, `OCTAGON` the octagon, 1 the free contour. Plus and octagon are the same twelve points: a plus whose arms
are as wide as an octagon's side is an octagon with four notched corners, so growing means filling the notches. Beyond the
octagon its corners become round and the relief of a landscape pushes the line in and out.
"""

from __future__ import annotations

import cmath
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from programm_print.compose.ornament.drawing import Point, number, polygon

OCTAGON = 0.35
CORNER = 1 / math.cos(math.pi / 8)
"""An octagon's outer radius for an inner radius (apothem) of 1."""
HALF_SIDE = math.tan(math.pi / 8)

_FACES = tuple(i * math.pi / 4 for i in range(8))
_LEAST_POWER = 9.0
_TOLERANCE_MM = 0.02


def grown_plus(centre: Point, radius: float, growth: float = 0.0, arm: float = 0.32) -> str:
    """A plus (`growth` 0) to an octagon (1) of inner radius `radius`; `arm` is half the plus's arm width over the radius."""
    x, y = centre
    half = arm + (HALF_SIDE - arm) * growth
    notch = arm + ((1 + HALF_SIDE) / 2 - arm) * growth
    quarter = ((1.0, -half), (1.0, half), (notch, notch)) if growth < 1 else ((1.0, -half), (1.0, half))
    points: list[Point] = []
    for turn in range(4):
        cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        points.extend((x + radius * (px * cos - py * sin), y + radius * (px * sin + py * cos)) for px, py in quarter)
    return polygon(points)


def octagon_points(centre: Point, inner_radius: float, turn: float = 0.0) -> list[Point]:
    """Corners clockwise, the first at 22.5° + `turn` (radians) from the x axis."""
    x, y = centre
    outer = inner_radius * CORNER
    angles = (turn + math.pi / 8 + i * math.pi / 4 for i in range(8))
    return [(x + outer * math.cos(a), y + outer * math.sin(a)) for a in angles]


def octagon(centre: Point, inner_radius: float, turn: float = 0.0) -> str:
    return polygon(octagon_points(centre, inner_radius, turn))


@lru_cache(maxsize=1 << 14)  # the same angles and powers for every landscape, half a thousand of them on each sheet
def rounded_octagon(angle: float, power: float) -> float:
    """Radius at an angle of an octagon of inner radius 1 whose corners round as `power` falls (a p-norm of its eight faces)."""
    cosines = [c for face in _FACES if (c := math.cos(angle - face)) > 0.3]
    most = max(cosines)
    return float(1 / (most * sum((c / most) ** power for c in cosines) ** (1 / power)))


def _round(growth: float, angle: float) -> float:
    """The radius of an octagon that is as round as this growth makes it, of inner radius 1."""
    return rounded_octagon(angle, _LEAST_POWER / max(1e-3, (growth - OCTAGON) / (1 - OCTAGON)) ** 1.15)


def closed_curve(centre: Point, radius_at: Callable[[float], float]) -> str:
    """A smooth closed path of cubic Béziers through a polar curve, with as many knots as 0.02 mm of truth need."""
    (x, y), body = _curve(centre, radius_at, 0.0, 2 * math.pi)
    return f"M{number(x)} {number(y)}{body}Z"


def sector(centre: Point, radius_at: Callable[[float], float], start: float, end: float) -> str:
    """The same between two angles (radians), closed through the centre."""
    (x, y), body = _curve(centre, radius_at, start, end)
    return f"M{number(centre[0])} {number(centre[1])}L{number(x)} {number(y)}{body}Z"


def _curve(centre: Point, radius_at: Callable[[float], float], start: float, end: float) -> tuple[Point, str]:
    """The first point and the path's segments from there on."""
    step = 1e-4
    x, y = centre

    def knot(angle: float) -> tuple[Point, Point]:
        r = radius_at(angle)
        slope = (radius_at(angle + step) - radius_at(angle - step)) / (2 * step)
        cos, sin = math.cos(angle), math.sin(angle)
        return (x + r * cos, y + r * sin), (slope * cos - r * sin, slope * sin + r * cos)

    def segments(a: float, b: float, at_a: tuple[Point, Point], at_b: tuple[Point, Point], depth: int) -> str:
        third = (b - a) / 3
        (ax, ay), (adx, ady) = at_a
        (bx, by), (bdx, bdy) = at_b
        handles = (ax + adx * third, ay + ady * third, bx - bdx * third, by - bdy * third)
        middle = knot((a + b) / 2)
        off_x = (ax + bx + 3 * (handles[0] + handles[2])) / 8 - middle[0][0]
        off_y = (ay + by + 3 * (handles[1] + handles[3])) / 8 - middle[0][1]
        if depth and math.hypot(off_x, off_y) > _TOLERANCE_MM:
            half = (a + b) / 2
            return segments(a, half, at_a, middle, depth - 1) + segments(half, b, middle, at_b, depth - 1)
        return "C" + " ".join(number(value) for value in (*handles, bx, by))

    count = round((end - start) / (math.pi / 8))
    angles = [start + (end - start) * i / count for i in range(count + 1)]
    knots = [knot(angle) for angle in angles]
    spans = range(count)
    return knots[0][0], "".join(segments(angles[i], angles[i + 1], knots[i], knots[i + 1], 4) for i in spans)


@dataclass(frozen=True, slots=True)
class Relief:
    """How a landscape leans: harmonics (waves a turn, amplitude, phase), scaled to ±1, that turn by `twist` radians a ring."""

    waves: tuple[tuple[int, float, float], ...]
    twist: float

    @staticmethod
    def of(seed: str) -> Relief:
        """The relief of a seed: the same on every machine (`Random` hashes a string by SHA-512, not by PYTHONHASHSEED)."""
        chance = random.Random(f"relief {seed}")
        lean, lead = chance.choice(_CHARACTERS)
        waves = [
            (
                k,
                lean * chance.uniform(0.8, 1.2) if k == 1 else (1.0 if k == lead else chance.uniform(0.12, 0.42) / k**0.4),
                chance.uniform(0, 2 * math.pi),
            )
            for k in (1, 2, 3, 4, 5)
        ]
        heights = [sum(a * math.cos(k * i * math.pi / 180 + p) for k, a, p in waves) for i in range(360)]
        scale = max(abs(height) for height in heights)
        return Relief(tuple((k, a / scale, p) for k, a, p in waves), chance.choice((-1, 1)) * chance.uniform(0.03, 0.09))


# (share of the first wave, which pushes the summit off the middle; the wave that gives the hill its shape)
_CHARACTERS = ((0.9, 2), (0.35, 2), (0.9, 3), (0.3, 3), (0.6, 4), (1.3, 2), (1.1, 5))


@dataclass(frozen=True, slots=True)
class Ring:
    """One line of a terrain: its growth and, in units of the terrain's reach, its base radius and its waves."""

    growth: float
    base: float
    waves: tuple[tuple[int, float, float], ...]

    def radius_at(self, angle: float) -> float:
        """For growth beyond the octagon."""
        height = 0.0
        for k, a, p in self.waves:  # A loop, since each landscape asks some thousand times.
            height += a * math.cos(k * angle + p)
        return self.base * _round(self.growth, angle) + height

    def path(self, centre: Point, scale_mm: float, arm: float = 0.32) -> str:
        if self.growth <= OCTAGON:
            return grown_plus(centre, self.base * scale_mm, self.growth / OCTAGON, arm)
        return closed_curve(centre, lambda angle: scale_mm * self.radius_at(angle))


def terrain(relief: Relief, widths: Sequence[float], core: float, steepness: float, first: float = 0.0) -> tuple[Ring, ...]:
    """Rings from the core outwards, `core` and `widths` in any unit, scaled so that the outermost point lies at radius 1.

    A ring's width varies round the turn by at most ±`steepness` of itself, so rings never cross and never pinch.
    """
    rings = rising(relief, widths, core, steepness, first)
    most = max(rings[-1].radius_at(i * math.pi / 360) for i in range(720)) * 1.002
    return tuple(Ring(ring.growth, ring.base / most, tuple((k, a / most, p) for k, a, p in ring.waves)) for ring in rings)


def rising(relief: Relief, widths: Sequence[float], core: float, steepness: float, first: float = 0.0) -> list[Ring]:
    """The rings of a terrain in the unit of `core` and `widths`."""
    total = len(widths)
    base = core
    sums = {k: 0j for k, _, _ in relief.waves}
    rings = [Ring(first, core, ())]
    for index, width in enumerate(widths, start=1):
        growth = first + (1 - first) * index / total
        # A ring is rounder than the one inside it, and so nearer to that at its corners: the relief takes but what is left.
        left = min(_round(growth, angle) * (base + width) - _round(rings[-1].growth, angle) * base for angle in (0, math.pi / 8))
        base += width
        k_growth = max(0.0, (growth - OCTAGON) / (1 - OCTAGON))
        lift = max(0.0, min(steepness * width * k_growth**0.8, left))
        for k, a, _ in relief.waves:
            sums[k] += lift * a * cmath.exp(1j * k * relief.twist * index)
        waves = tuple((k, abs(sums[k]), p + cmath.phase(sums[k])) for k, _, p in relief.waves) if k_growth else ()
        rings.append(Ring(growth, base, waves))
    return rings
