"""Matrices [a b c d e f] and boxes (x0, y0, x1, y1) of PDF's coordinates (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

from math import hypot, sqrt

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: A matrix beyond it places nothing on a page; below it no product of two runs over.
_HUGEST = 1e12


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """`first` applied before `second`: what `cm` and `Tm` do."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = second
    return (
        a * k + b * n,
        a * m + b * o,
        c * k + d * n,
        c * m + d * o,
        e * k + f * n + p,
        e * m + f * o + q,
    )


def usable(matrix: Matrix) -> bool:
    """False for what a broken file multiplies up; NaN is not usable either."""
    return all(-_HUGEST < value < _HUGEST for value in matrix)


def inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-18:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def transformed(box: Box, matrix: Matrix) -> Box:
    """The bounds of a box after a matrix."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix
    if b == 0 and c == 0:
        left, right, bottom, top = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def cut(box: Box, clip: Box) -> Box | None:
    """What two boxes share, None for nothing. A side of `box` that is no number becomes the clip's."""
    x0, y0 = max(clip[0], box[0]), max(clip[1], box[1])
    x1, y1 = min(clip[2], box[2]), min(clip[3], box[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def scales(matrix: Matrix) -> tuple[float, float]:
    """The least and the greatest factor by which a matrix stretches a length (its singular values)."""
    a, b, c, d = matrix[:4]
    total = a * a + b * b + c * c + d * d
    determinant = abs(a * d - b * c)
    spread = sqrt(max(total * total - 4 * determinant * determinant, 0.0))
    greatest = sqrt((total + spread) / 2)
    return (determinant / greatest if greatest > 0 else 0.0, greatest)


def lengths(matrix: Matrix) -> tuple[float, float]:
    """How long the unit square's two sides become."""
    return hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
