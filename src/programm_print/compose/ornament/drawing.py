"""What an ornament is made of: shapes with palette names for colours, a drawing that holds them, the field it stands in.

All lengths are millimetres, the origin is the field's top left corner. Paths know three commands, all absolute: M, L, C, and Z.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""

LEAST_LINE_MM = 0.18
"""0.5 pt: the thinnest line that holds in several inks or on a dark field (GWG R0018–19)."""

_LEAST_FORM_MM = 3.0
# An angle, its cosine and sine.
_RAYS = tuple((angle, (math.cos(angle), math.sin(angle))) for angle in (step * math.pi / 360 for step in range(720)))

SIDES = frozenset({"left", "top", "right", "bottom"})

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """One SVG path. `fill` and `stroke` are palette names: WeasyPrint's inline SVG knows no CSS variables, the template writes
    the colour."""

    path: str
    fill: str | None = None
    stroke: str | None = None
    stroke_width_mm: float = 0.0

    @property
    def bounds_mm(self) -> Box:
        """The box of the path's points and Bézier handles (which hold the curve), with half the line's width around."""
        numbers = [float(number) for number in _NUMBER.findall(self.path)]
        xs, ys, grow = numbers[0::2], numbers[1::2], self.stroke_width_mm / 2 if self.stroke else 0.0
        return min(xs) - grow, min(ys) - grow, max(xs) + grow, max(ys) + grow


@dataclass(frozen=True)
class Drawing:
    """A picture of `width_mm` × `height_mm` that shows a plane from (`left_mm`, `top_mm`) on; its shapes lie back to front."""

    width_mm: float
    height_mm: float
    shapes: tuple[Shape, ...]
    left_mm: float = 0.0
    top_mm: float = 0.0

    @property
    def view_box(self) -> str:
        return " ".join(number(value) for value in (self.left_mm, self.top_mm, self.width_mm, self.height_mm))

    @cached_property
    def bounds_mm(self) -> Box | None:
        """The box of everything drawn, in the drawing's plane, also beyond its edges; None for an empty drawing."""
        boxes = [shape.bounds_mm for shape in self.shapes]
        if not boxes:
            return None
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

    def window(self, left_mm: float, top_mm: float, width_mm: float, height_mm: float) -> Drawing:
        """Another cutting of the same plane: the front's half of a landscape that runs across the spine."""
        return replace(self, left_mm=left_mm, top_mm=top_mm, width_mm=width_mm, height_mm=height_mm)


@dataclass(frozen=True, slots=True)
class Field:
    """Where an ornament may stand: nothing drawn lies farther than `reach_mm` from `centre_mm`.

    `bleeds` names the sides that are the page's trim, where forms may run off; at any other side a drawing stays inside whole.
    No form reaches into a box of `keep_clear`.
    """

    width_mm: float
    height_mm: float
    centre_mm: Point
    reach_mm: float
    bleeds: frozenset[str] = frozenset()
    keep_clear: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        if not self.bleeds <= SIDES:
            raise ValueError(f"bleeds: {sorted(self.bleeds - SIDES)}")

    @property
    def free_reach_mm(self) -> float:
        """The reach of one whole form at the centre that neither crosses an inner edge nor enters a box to keep clear.

        0 where there is too little room to draw one.
        """
        x, y = self.centre_mm
        room = {"left": x, "top": y, "right": self.width_mm - x, "bottom": self.height_mm - y}
        limits = [self.reach_mm, *(value for side, value in room.items() if side not in self.bleeds)]
        for x0, y0, x1, y1 in self.keep_clear:
            limits.append(math.hypot(max(x0 - x, 0.0, x - x1), max(y0 - y, 0.0, y - y1)))
        return min(limits) if min(limits) >= _LEAST_FORM_MM else 0.0

    def free_scale(self, radius_at: Callable[[float], float]) -> float:
        """The same for one closed form round the centre, of radius 1 at most, whose outline is known: what to scale it by.

        A form that leans away from a clear box may so grow larger than one that leans against it.
        """
        x, y = self.centre_mm
        across = [edge for side, edge in (("left", -x), ("right", self.width_mm - x)) if side not in self.bleeds]
        down = [edge for side, edge in (("top", -y), ("bottom", self.height_mm - y)) if side not in self.bleeds]
        least = self.reach_mm
        for angle, ray in _RAYS:
            cos, sin = ray
            hits = [edge / cos for edge in across if edge * cos > 0]
            hits += [edge / sin for edge in down if edge * sin > 0]
            hits += [hit for box in self.keep_clear if (hit := _hit((x, y), ray, box)) < math.inf]
            if hits:
                least = min(least, min(hits) / radius_at(angle))
        return least if least >= _LEAST_FORM_MM else 0.0

    def takes(self, box: Box) -> bool:
        """Whether a small form of this box may be drawn: at least partly inside, whole at inner edges, off the clear boxes."""
        x0, y0, x1, y1 = box
        if x1 <= 0 or y1 <= 0 or x0 >= self.width_mm or y0 >= self.height_mm:
            return False
        over = {"left": x0 < 0, "top": y0 < 0, "right": x1 > self.width_mm, "bottom": y1 > self.height_mm}
        if any(crosses and side not in self.bleeds for side, crosses in over.items()):
            return False
        return not any(x0 < c1 and x1 > c0 and y0 < d1 and y1 > d0 for c0, d0, c1, d1 in self.keep_clear)

    def drawing(self, shapes: Iterable[Shape]) -> Drawing:
        return Drawing(self.width_mm, self.height_mm, tuple(shapes))


def _hit(origin: Point, ray: Point, box: Box) -> float:
    """How far a ray goes before it enters a box; infinite where it never does."""
    enter, leave = 0.0, math.inf
    for start, step, low, high in zip(origin, ray, box[:2], box[2:], strict=True):
        if abs(step) < 1e-12:
            if not low < start < high:
                return math.inf
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter if enter < leave else math.inf


def number(value: float) -> str:
    """Two decimals (a hundredth of a millimetre is below what a plate shows), no trailing zeros, no negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polygon(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def around(centre: Point, radius: float) -> Box:
    x, y = centre
    return x - radius, y - radius, x + radius, y + radius


def colour_at(colours: Sequence[str], index: int) -> str:
    """The names in turn, as often as needed."""
    return colours[index % len(colours)]
