"""How much ink a page carries, and whether what touches the trim edge goes on into the bleed: measured on its plates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programm_print.inspect.gaps import bleed_gaps
from programm_print.models.inspection import InkFact, Rectangle
from programm_print.models.plates import Plates

if TYPE_CHECKING:
    from programm_print.models.plates import Flags, Percent

#: GWG 2015, R0026: what counts is the mean over a square, since fast presses bear a dark hairline but no dark field.
SQUARE_MM = 15.0


def ink_of(plates: Plates) -> InkFact:
    """The ink of one page inside its BleedBox: marks in the slug do not count."""
    import numpy as np

    total = plates.total()
    top, bottom, left, right = _pixels(plates, total.shape)
    inside = total[top:bottom, left:right]
    if inside.size == 0:
        return InkFact(plates.page, 0.0, (0.0, 0.0, 0.0, 0.0), 0.0, (0.0, 0.0, 0.0, 0.0))
    mean, square = _highest_mean(inside, max(1, round(SQUARE_MM / plates.pixel_mm)))
    row, column = np.unravel_index(int(inside.argmax()), inside.shape)
    most = float(inside[row, column])
    spot = _as_dark(inside, int(row), int(column), most - 1)

    def placed(rows_columns: tuple[int, int, int, int]) -> Rectangle:
        y0, y1, x0, x1 = rows_columns
        pixel = plates.pixel_mm
        return plates.from_trim(((left + x0) * pixel, (top + y0) * pixel, (left + x1) * pixel, (top + y1) * pixel))

    return InkFact(plates.page, round(mean, 1), placed(square), round(most, 1), placed(spot), bleed_gaps(plates, total))


def _pixels(plates: Plates, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The BleedBox in whole pixels, cut to the page: rows from, to; columns from, to."""
    left, top, right, bottom = (round(value / plates.pixel_mm) for value in plates.bleed_mm)
    return max(0, top), min(shape[0], bottom), max(0, left), min(shape[1], right)


def _highest_mean(total: Percent, side: int) -> tuple[float, tuple[int, int, int, int]]:
    """The highest mean over any square of `side` pixels, pixel by pixel, and its rows and columns.

    By a table of sums from the corner, so that each square costs four look-ups. A narrower page is one strip of squares.
    """
    import numpy as np

    rows, columns = min(side, total.shape[0]), min(side, total.shape[1])
    sums = np.zeros((total.shape[0] + 1, total.shape[1] + 1))
    np.cumsum(np.cumsum(total, axis=0, dtype=np.float64), axis=1, out=sums[1:, 1:])
    means = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    row, column = np.unravel_index(int(means.argmax()), means.shape)
    square = (int(row), int(row) + rows, int(column), int(column) + columns)
    return float(means[row, column]) / (rows * columns), square


def _as_dark(total: Percent, row: int, column: int, least: float) -> tuple[int, int, int, int]:
    """The rows and columns around a pixel that are as dark, followed along its own row and column."""
    down = total[:, column] >= least
    across = total[row, :] >= least
    y0, y1 = _run(down, row)
    x0, x1 = _run(across, column)
    return y0, y1, x0, x1


def _run(flags: Flags, at: int) -> tuple[int, int]:
    import numpy as np

    breaks = np.flatnonzero(~flags)
    before, after = breaks[breaks < at], breaks[breaks > at]
    return int(before[-1]) + 1 if before.size else 0, int(after[0]) if after.size else len(flags)
