"""Paths of drawings, drawn at once where they are plain.

WeasyPrint 70 reads a path point by point and cuts its text anew at each: a third of the time it takes to write a sheet of
ornaments. Paths of absolute and relative lines and curves need none of what it looks for there (arcs, units, percentages,
joined numbers); they are found again where a drawing returns from sheet to sheet. Everything else is left to WeasyPrint.

Rectangles are written as `re`, one operator for the five that mean the same (ISO 32000-1, table 59): a QR code is some two
hundred of them, which finishing, preflight and the print shop read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import weasyprint.svg
from pydyf import Stream

_NUMBER = r"-?\d+(?:\.\d+)?"
# Numbers part from each other by one space alone.
_POINT = f"{_NUMBER} {_NUMBER}"
_SEGMENT = f"[Ll]{_POINT}|[Cc]{_POINT} {_POINT} {_POINT}|[HhVv]{_NUMBER}"
# Possessive, so that a long path that is not plain is not gone over again for each of its parts.
_PLAIN = re.compile(f"(?:M{_POINT}(?:{_SEGMENT})++[Zz]?)++")
_PART = re.compile(
    rf"M({_NUMBER}) ({_NUMBER})h(\d+(?:\.\d+)?)v({_NUMBER})h-\3[Zz]"  # a rectangle
    r"|([MLlCcHhVvZz])([^MLlCcHhVvZz]*)"
)
# A landscape is drawn on one sheet alone; codes, badges and fields of a product return on each.
_KEPT = 256

_Draw = Callable[[Any, Any, Any], None]


def draw_plain_paths() -> None:
    """Change WeasyPrint, once for the process."""
    draw = weasyprint.svg.TAGS["path"]
    if not hasattr(draw, "__wrapped__"):
        weasyprint.svg.TAGS["path"] = _drawing(draw)


def _drawing(draw: _Draw) -> _Draw:
    @wraps(draw)
    def path(svg: Any, node: Any, font_size: Any) -> None:
        # Markers stand at vertices, which only WeasyPrint notes.
        plain = None if any(name.startswith("marker") for name in node.attrib) else _operators(node.get("d", ""))
        if plain is None:
            draw(svg, node, font_size)
        else:
            svg.stream.stream += plain

    return path


@lru_cache(maxsize=_KEPT)
def _operators(data: str) -> tuple[bytes, ...] | None:
    """The operators of a path; None for one that is not plain."""
    if not _PLAIN.fullmatch(data):
        return None
    stream = Stream()
    x = y = start_x = start_y = 0.0
    for *rectangle, letter, text in _PART.findall(data):
        if not letter:
            x, y, width, height = map(float, rectangle)
            stream.rectangle(x, y, width, height)
            start_x, start_y = x, y
            continue
        values = [float(number) for number in text.split()]
        if letter in "lc":
            values = [value + (y if index % 2 else x) for index, value in enumerate(values)]
        if letter in "Zz":
            stream.close()
            x, y = start_x, start_y
            continue
        if letter in "Hh":
            x = values[0] + (x if letter == "h" else 0.0)
        elif letter in "Vv":
            y = values[0] + (y if letter == "v" else 0.0)
        else:
            x, y = values[-2:]
        if letter == "M":
            stream.move_to(x, y)
            start_x, start_y = x, y
        elif letter in "Cc":
            stream.curve_to(*values)
        else:
            stream.line_to(x, y)
    return tuple(stream.stream)
