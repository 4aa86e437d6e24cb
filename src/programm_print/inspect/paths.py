"""The current path: its bounds, and the thinnest rectangle in it."""

from __future__ import annotations

from math import hypot, inf

from programm_print.inspect.matrices import Box, Matrix

#: Points closer than this count as one: a thousandth of a point.
_NEAR = 1e-3


class Path:
    """Points come in user space with the CTM of their moment. Curves count with their control points, which hold them."""

    __slots__ = ("_corners", "_straight", "point", "thickness", "x0", "x1", "y0", "y1")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.x0 = self.y0 = inf
        self.x1 = self.y1 = -inf
        self.thickness: float | None = None
        self.point = (0.0, 0.0)
        self._corners: list[tuple[float, float]] = []
        self._straight = True

    @property
    def box(self) -> Box | None:
        return (self.x0, self.y0, self.x1, self.y1) if self.x0 <= self.x1 else None

    def move(self, x: float, y: float, matrix: Matrix) -> None:
        self.end_subpath()
        self.line(x, y, matrix)

    def line(self, x: float, y: float, matrix: Matrix) -> None:
        self.point = (x, y)
        a, b, c, d, e, f = matrix
        x, y = a * x + c * y + e, b * x + d * y + f
        self._take(x, y)
        if len(self._corners) < 6:
            self._corners.append((x, y))

    def curve(self, points: tuple[tuple[float, float], ...], matrix: Matrix) -> None:
        a, b, c, d, e, f = matrix
        for x, y in points:
            self._take(a * x + c * y + e, b * x + d * y + f)
        self.point = points[-1]
        self._straight = False

    def rectangle(self, x: float, y: float, width: float, height: float, matrix: Matrix) -> None:
        self.end_subpath()
        a, b, c, d, e, f = matrix
        for across, up in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
            self._take(a * across + c * up + e, b * across + d * up + f)
        self.point = (x, y)
        sides = hypot(a, b) * abs(width), hypot(c, d) * abs(height)
        longer = max(sides)
        self._thin(abs(a * d - b * c) * abs(width * height) / longer if longer else 0.0)

    def end_subpath(self) -> None:
        """A filled subpath is a rectangle where four straight sides stand square; two points make a line of no thickness."""
        corners = self._corners
        if self._straight and len(corners) in (2, 4, 5):
            if len(corners) == 2:
                if corners[0] != corners[1]:
                    self._thin(0.0)
            elif len(corners) == 4 or _near(corners[0], corners[4]):
                (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners[:4]
                along, across = (bx - ax, by - ay), (cx - bx, cy - by)
                longest, other = hypot(*along), hypot(*across)
                square = abs(along[0] * across[0] + along[1] * across[1]) <= 1e-3 * longest * other
                if square and _near((ax - bx + cx, ay - by + cy), (dx, dy)):
                    self._thin(min(longest, other))
        self._corners = []
        self._straight = True

    def _thin(self, thickness: float) -> None:
        if self.thickness is None or thickness < self.thickness:
            self.thickness = thickness

    def _take(self, x: float, y: float) -> None:
        if x < self.x0:
            self.x0 = x
        if x > self.x1:
            self.x1 = x
        if y < self.y0:
            self.y0 = y
        if y > self.y1:
            self.y1 = y


def _near(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return abs(first[0] - second[0]) < _NEAR and abs(first[1] - second[1]) < _NEAR
