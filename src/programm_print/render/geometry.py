"""Rectangles and the coordinate systems that transforms make, in CSS pixels from the trim's top left corner."""

from __future__ import annotations

from typing import Any

from weasyprint.anchors import rectangle_aabb

from programm_print.measures import px_to_mm
from programm_print.models.layout import Rectangle

Matrix = Any  # weasyprint.matrix.Matrix, None for the identity


def from_size(x: float, y: float, width: float, height: float) -> Rectangle:
    return x, y, x + width, y + height


def out_of(inner: Rectangle, outer: Rectangle) -> list[float]:
    """How far `inner` leaves `outer` on the left, top, right and bottom; negative where it stays inside."""
    return [outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]]


def common(first: Rectangle, second: Rectangle) -> Rectangle:
    """What both cover; its sides are the wrong way round where they do not meet."""
    return max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])


def seen_from(rectangle: Rectangle, matrix: Matrix, frame: Matrix) -> Rectangle:
    """A rectangle of one coordinate system in another's."""
    if matrix is frame:
        return rectangle
    relative = (matrix @ frame.invert if matrix else frame.invert) if frame else matrix
    return on_page(rectangle, relative)


def on_page(rectangle: Rectangle, matrix: Matrix) -> Rectangle:
    """The smallest upright rectangle around a transformed one."""
    if matrix is None:
        return rectangle
    x0, y0, x1, y1 = rectangle
    left, top, right, bottom = rectangle_aabb(matrix, x0, y0, x1 - x0, y1 - y0)
    return float(left), float(top), float(right), float(bottom)


def in_mm(rectangle_px: Rectangle) -> Rectangle:
    x0, y0, x1, y1 = (round(px_to_mm(value), 3) for value in rectangle_px)
    return x0, y0, x1, y1
