"""Where ink stops at the trim, told from boxes alone: for pages whose separations nobody made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.measures import pt_to_mm
from programm_print.models.inspection import PaintedImage, PaintedPath, PaintedShading

if TYPE_CHECKING:
    from programm_print.models.inspection import Painted, Rectangle

_SIDES = ("left", "top", "right", "bottom")
_TOLERANCE_MM = 0.1
_LEAST_GAP_MM = 1.0
# A page may have any number of marks at its edge; so many tell enough.
_REMEMBERED = 1_000


class Edges:
    """Along each edge: marks that touch the trim and stop short of the bleed's edge, and marks that run on to it.

    Only images and upright rectangles can be said to stop: the box of a curve touches where the curve itself does not.
    """

    def __init__(self, trim: Rectangle, bleed: Rectangle, wanted_mm: float) -> None:
        self._width, self._height = trim[2], trim[3]
        given = (-bleed[0], -bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        self._needed = dict(zip(_SIDES, (min(amount, wanted_mm) for amount in given), strict=True))
        self._short: list[tuple[str, float, float]] = []
        self._covered: list[tuple[str, float, float]] = []

    def pass_by(self, mark: Painted) -> None:
        x0, y0, x1, y1 = mark.box_mm
        if x0 > _TOLERANCE_MM < y0 and x1 < self._width - _TOLERANCE_MM and y1 < self._height - _TOLERANCE_MM:
            return
        for side in _SIDES:
            out, inside, start, end = self._from_edge(mark.box_mm, side)
            if self._needed[side] <= _TOLERANCE_MM or out < -_TOLERANCE_MM or inside < -_TOLERANCE_MM or end <= start:
                continue
            if out >= self._needed[side] - _TOLERANCE_MM:
                if len(self._covered) < _REMEMBERED:
                    self._covered.append((side, start, end))
            elif inside > _TOLERANCE_MM and fills_its_box(mark) and len(self._short) < _REMEMBERED:
                self._short.append((side, start, end))

    def gaps(self) -> Iterator[tuple[float, Rectangle]]:
        """The length of each gap and its box, between the trim's edge and the bleed's."""
        for side in _SIDES:
            covered = sorted((start, end) for other, start, end in self._covered if other == side)
            for _, start, end in sorted({item for item in self._short if item[0] == side}):
                for low, high in _uncovered(start, end, covered):
                    if high - low > _LEAST_GAP_MM:
                        yield high - low, self._box(side, low, high)

    def _from_edge(self, box: Rectangle, side: str) -> tuple[float, float, float, float]:
        """How far a box reaches out across an edge, how far inwards from it, and from where to where along it."""
        x0, y0, x1, y1 = box
        along_x, along_y = (max(x0, 0.0), min(x1, self._width)), (max(y0, 0.0), min(y1, self._height))
        match side:
            case "left":
                return -x0, x1, *along_y
            case "right":
                return x1 - self._width, self._width - x0, *along_y
            case "top":
                return -y0, y1, *along_x
            case _:
                return y1 - self._height, self._height - y0, *along_x

    def _box(self, side: str, low: float, high: float) -> Rectangle:
        depth = self._needed[side]
        return {
            "left": (-depth, low, 0.0, high),
            "right": (self._width, low, self._width + depth, high),
            "top": (low, -depth, high, 0.0),
            "bottom": (low, self._height, high, self._height + depth),
        }[side]


def fills_its_box(mark: Painted) -> bool:
    """Whether a mark fills its box: an image, a gradient, or a rectangle that is not turned."""
    if isinstance(mark, (PaintedImage, PaintedShading)):
        return True
    if not isinstance(mark, PaintedPath) or mark.fill is None or mark.thickness_mm is None:
        return False
    x0, y0, x1, y1 = mark.box_mm
    bold = pt_to_mm(mark.stroke_pt) if mark.stroke else 0.0
    return abs(min(x1 - x0, y1 - y0) - bold - mark.thickness_mm) < _TOLERANCE_MM


def _uncovered(start: float, end: float, covered: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What of a stretch none of the sorted others covers."""
    for low, high in covered:
        if low > start:
            yield start, min(low, end)
        start = max(start, high)
        if start >= end:
            return
    if start < end:
        yield start, end
