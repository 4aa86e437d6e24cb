"""Chapter 2: octagons that hold each other, woven over and under.

A chain of octagons: from one to the next it is √2·d in one of the eight directions of their sides. Their bands lie around d from
their centres, so two neighbours cross on their diagonal (or straight) sides only, always at a right angle. Going round an
octagon its bands pass over and under in turn: `(own band + other band + place) % 2` decides, and the parity of the places makes
both octagons agree. Eight links, each turned 45° against the last, close to a wreath.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from programm_print.compose.ornament.drawing import Drawing, Field, Point, Shape, colour_at, polygon
from programm_print.compose.ornament.radial import CORNER, HALF_SIDE, grown_plus

_SPREAD = 0.19
"""Bands lie between 1 − spread and 1 + spread, in units of d: beyond, the next but one in a wreath would touch."""
_OUTER = (1 + _SPREAD) * CORNER
_LINKS = 8
_WREATH = 1 / math.sqrt(2) / math.sin(math.pi / 8)
"""Radius of the ring of eight centres, in units of d."""
_SMALL_MM = 24.0
"""Under this reach a wreath's bands would be hairlines: two octagons stand alone."""

Cut = tuple[int, float, float]
"""Side (0 faces right, counting by 45°), and from where to where along it, from its middle."""


def woven_octagons(field: Field, colours: Sequence[str], *, stage: float = 1.0, seed: str = "2") -> Drawing:
    """Two octagons at the first stage, a closed wreath of eight at the last; `colours` from octagon to octagon, in turn.

    An open chain is an arc of the wreath, up to half of it centred; it begins at an eighth of a turn that the seed chooses.
    """
    reach = field.free_reach_mm
    if reach <= 0:
        return field.drawing(())
    x, y = field.centre_mm
    first = random.Random(f"wreath {seed}").randrange(8)
    if reach < _SMALL_MM:
        d = reach / (1 / math.sqrt(2) + _OUTER)
        shift = d / math.sqrt(2)
        angle = (first % 2 + 0.5) * math.pi / 2
        centres = [(x + side * shift * math.cos(angle), y + side * shift * math.sin(angle)) for side in (-1, 1)]
        return field.drawing(_woven(centres, d, colours, 2))
    d = reach / (_WREATH + _OUTER)
    links = max(2, round(_LINKS * min(1.0, stage)))
    angles = [(first + link + 0.5) * math.pi / 4 for link in range(links)]
    ring = [(d * _WREATH * math.cos(angle), d * _WREATH * math.sin(angle)) for angle in angles]
    if links <= _LINKS // 2:  # centred; a longer arc needs the whole reach where it stands
        mid_x = (min(px for px, _ in ring) + max(px for px, _ in ring)) / 2
        mid_y = (min(py for _, py in ring) + max(py for _, py in ring)) / 2
        ring = [(px - mid_x, py - mid_y) for px, py in ring]
    centres = [(x + px, y + py) for px, py in ring]
    return field.drawing(_woven(centres, d, colours, 4 if d > 9 else 2))


def _woven(centres: Sequence[Point], d: float, colours: Sequence[str], bands: int) -> list[Shape]:
    pitch = 2 * _SPREAD * d / (bands - 1 / 3)
    width = pitch * 2 / 3
    radii = [(1 - _SPREAD) * d + width / 2 + band * pitch for band in range(bands)]
    shapes = []
    for index, centre in enumerate(centres):
        neighbours = {
            round(math.atan2(y - centre[1], x - centre[0]) / (math.pi / 4)) % 8
            for x, y in centres
            if (x, y) != centre and math.hypot(x - centre[0], y - centre[1]) < 1.5 * d
        }
        paths = [_band(centre, radius, width, _cuts(neighbours, own, radii, d, pitch)) for own, radius in enumerate(radii)]
        shapes.append(Shape("".join((*paths, grown_plus(centre, d * 0.2))), fill=colour_at(colours, index)))
    return shapes


def _cuts(neighbours: set[int], own: int, radii: Sequence[float], d: float, pitch: float) -> list[Cut]:
    """Where a band passes under another, in order round the octagon; `neighbours` are directions in eighths of a turn."""
    half = pitch / 2
    cuts = []
    for direction in neighbours:
        for step in (-1, 1):
            for other, radius in enumerate(radii):
                if (own + other + (step > 0)) % 2:
                    along = step * (radius - d)
                    cuts.append(((direction + step) % 8, along - half, along + half))
    return sorted(cuts)


def _band(centre: Point, inner_radius: float, width: float, cuts: Sequence[Cut]) -> str:
    """An octagonal band as closed polygons: whole, or its pieces between the cuts."""
    low, high = inner_radius - width / 2, inner_radius + width / 2

    def at(radius: float, side: int, along: float) -> Point:
        cos, sin = math.cos(side * math.pi / 4), math.sin(side * math.pi / 4)
        return centre[0] + radius * cos - along * sin, centre[1] + radius * sin + along * cos

    if not cuts:
        ends = [at(high, side, high * HALF_SIDE) for side in range(8)]
        hole = [at(low, side, low * HALF_SIDE) for side in reversed(range(8))]
        return polygon(ends) + polygon(hole)
    pieces = []
    for (side, _, start), (last, end, _) in zip(cuts, (*cuts[1:], cuts[0]), strict=True):
        corners = (last - side) % 8 if last != side or end >= start else 8
        sides = [(side + turn) % 8 for turn in range(corners)]
        outside = [at(high, side, start), *(at(high, s, high * HALF_SIDE) for s in sides), at(high, last, end)]
        inside = [at(low, side, start), *(at(low, s, low * HALF_SIDE) for s in sides), at(low, last, end)]
        pieces.append(polygon([*outside, *reversed(inside)]))
    return "".join(pieces)
