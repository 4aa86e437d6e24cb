"""Aligned tables as plain lines. Nothing is ever cut: where a terminal is too narrow, a row takes two lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_GAP = "  "


def aligned(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Collection[int] = (), width: int | None = None
) -> list[str]:
    """Lines of a table; `numbers` are the columns that stand to the right. `headings` may be empty.

    In less than `width` characters the first cell stands on a line of its own and the others below it, under their headings.
    """
    table = [headings, *rows] if headings else list(rows)
    if not table:
        return []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        below = aligned(headings[1:], [row[1:] for row in rows], numbers={number - 1 for number in numbers})
        return [line for row, cells in zip(table, below, strict=True) for line in (row[0], _GAP + cells)]
    return [_line(row, widths, numbers) for row in table]


def _line(row: Sequence[str], widths: Sequence[int], numbers: Collection[int]) -> str:
    cells = [
        cell.rjust(width) if index in numbers else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return _GAP.join(cells).rstrip()
