"""The operators that make paths, paint them and clip with them (ISO 32000-1, 8.5)."""

from __future__ import annotations

from functools import partial
from typing import Any

from programm_print.inspect.colouring import Operator
from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import Box, scales
from programm_print.inspect.patterns import paint_pattern
from programm_print.models.inspection import PaintedPath

#: Less than that (in points) is not cut off.
_CUT = 0.01


def _move(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.frame.path.move(x, y, machine.state.ctm)


def _line(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.frame.path.line(x, y, machine.state.ctm)


def _curve(machine: Machine, operands: list[Any]) -> None:
    x1, y1, x2, y2, x3, y3 = operands
    machine.frame.path.curve(((x1, y1), (x2, y2), (x3, y3)), machine.state.ctm)


def _short_curve(machine: Machine, operands: list[Any]) -> None:
    x1, y1, x2, y2 = operands
    machine.frame.path.curve(((x1, y1), (x2, y2)), machine.state.ctm)


def _rectangle(machine: Machine, operands: list[Any]) -> None:
    x, y, width, height = operands
    machine.frame.path.rectangle(x, y, width, height, machine.state.ctm)


def _close(machine: Machine, operands: list[Any]) -> None:
    """The line back to the start changes neither the bounds nor what is filled."""


def _clip(machine: Machine, operands: list[Any]) -> None:
    machine.frame.clip_pending = True


def _paint(machine: Machine, operands: list[Any], *, fill: bool, stroke: bool) -> None:
    frame = machine.frame
    path = frame.path
    path.end_subpath()
    bounds = path.box
    if bounds is not None:
        if (fill or stroke) and machine.visible:
            _mark(machine, fill, stroke)
        if frame.clip_pending:
            machine.clip(bounds)
    frame.clip_pending = False
    path.clear()


def _mark(machine: Machine, fill: bool, stroke: bool) -> None:
    state, path = machine.state, machine.frame.path
    width, grown = 0.0, 0.0
    if stroke:
        least, greatest = scales(state.ctm)
        width, grown = state.line_width * least, state.line_width * greatest / 2
    box = machine.clipped((path.x0 - grown, path.y0 - grown, path.x1 + grown, path.y1 + grown))
    if box is None:
        return
    thickness = None if path.thickness is None or not fill else _seen(machine, path.thickness, box) * machine.mm
    machine.marks.append(
        PaintedPath(
            machine.page,
            machine.rectangle_mm(box),
            state.fill_paint() if fill else None,
            state.stroke_paint() if stroke else None,
            width * machine.unit,
            thickness,
        )
    )
    if fill and state.fill_pattern is not None:
        paint_pattern(machine, state.fill_pattern, box)
    if stroke and state.stroke_pattern is not None:
        paint_pattern(machine, state.stroke_pattern, box)


def _seen(machine: Machine, thickness: float, box: Box) -> float:
    """How much of a rectangle's thickness is left where a clip inside the trim cuts it: so do programs draw borders."""
    path, trim = machine.frame.path, machine.origin
    for low, high in ((0, 2), (1, 3)):
        bounds = (path.x0, path.x1) if low == 0 else (path.y0, path.y1)
        cut = (box[low] - bounds[0] > _CUT, bounds[1] - box[high] > _CUT)
        inside = box[low] > trim[low] + _CUT and box[high] < trim[high] - _CUT
        if any(cut) and inside:
            thickness = min(thickness, box[high] - box[low])
    return thickness


_FILL = partial(_paint, fill=True, stroke=False)
_STROKE = partial(_paint, fill=False, stroke=True)
_BOTH = partial(_paint, fill=True, stroke=True)

DRAWING: dict[bytes, Operator] = {
    b"m": _move,
    b"l": _line,
    b"c": _curve,
    b"v": _short_curve,
    b"y": _short_curve,
    b"re": _rectangle,
    b"h": _close,
    b"W": _clip,
    b"W*": _clip,
    b"n": partial(_paint, fill=False, stroke=False),
    b"f": _FILL,
    b"F": _FILL,
    b"f*": _FILL,
    b"S": _STROKE,
    b"s": _STROKE,
    b"B": _BOTH,
    b"B*": _BOTH,
    b"b": _BOTH,
    b"b*": _BOTH,
}
