"""Patterns: a tiling pattern's cell is read where it is painted, a shading becomes one mark (ISO 32000-1, 8.7)."""

from __future__ import annotations

from math import floor
from typing import Any

import pikepdf

from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import IDENTITY, Box, Matrix, cut, inverse, multiply, transformed, usable
from programm_print.inspect.objects import entry, matrix, name, number, rectangle
from programm_print.inspect.shadings import Shading, shading_of
from programm_print.inspect.shelf import form_of
from programm_print.inspect.state import NOTHING
from programm_print.models.inspection import PaintedShading

#: A page that paints the same pattern more often than that shows nothing new.
_MOST_CELLS = 8
_UNCOLOURED = 2


def paint_pattern(machine: Machine, held: Any, box: Box) -> None:
    """What a pattern leaves in a box (in points). `held` is what the colour operator put into the state."""
    pattern, resources, under, space = held
    if number(entry(pattern, "/PatternType")) == 2:
        settings = entry(pattern, "/ExtGState")
        if settings is not None:
            machine.construct(*(key for key in ("/TR", "/TR2", "/HT") if entry(settings, key) is not None))
        placed = multiply(matrix(entry(pattern, "/Matrix")), machine.frame.base)
        paint_shading(machine, entry(pattern, "/Shading"), resources, box, placed)
    elif isinstance(pattern, pikepdf.Stream):
        _paint_cell(machine, pattern, resources, under, space, box)


def paint_shading(machine: Machine, source: Any, resources: Any, box: Box, placed: Matrix | None = None) -> None:
    """`placed` is the matrix of the shading's own coordinates, the CTM without one."""
    key = source.objgen if isinstance(source, pikepdf.Object) else (0, 0)
    found = machine.shelf.shadings.get(key)
    if found is None:
        declared = entry(source, "/ColorSpace")
        called = name(declared)
        machine.shelf.laboured = True
        found = shading_of(source, machine.shelf.space(resources, called or declared))
        if key != (0, 0):
            machine.shelf.shadings[key] = found
    _mark(machine, found, box, placed or machine.state.ctm)


def _mark(machine: Machine, shading: Shading, box: Box, placed: Matrix) -> None:
    if shading.box is not None:
        within = cut(transformed(shading.box, placed), box)
        if within is None:
            return
        box = within
    paint = machine.state.image_paint()
    machine.marks.append(
        PaintedShading(machine.page, machine.rectangle_mm(box), shading.space, shading.kind, shading.inks, paint)
    )


def _paint_cell(machine: Machine, pattern: pikepdf.Stream, resources: Any, under: Any, space: Any, box: Box) -> None:
    form = form_of(pattern)
    drawn = ("pattern", form.key, under)
    machine.drawn[drawn] = machine.drawn.get(drawn, 0) + 1
    if form.box is None or (form.key != (0, 0) and machine.drawn[drawn] > _MOST_CELLS):
        return
    placed = _cell_matrix(multiply(form.matrix, machine.frame.base), form.box, pattern, box)
    uncoloured = number(entry(pattern, "/PaintType")) == _UNCOLOURED
    if not machine.enter(form, placed=placed, around=resources, coloured=not uncoloured):
        return
    state = machine.state
    clip = cut(box, state.clip)
    state.clip = clip or NOTHING
    if uncoloured:
        state.fill = state.stroke = under
        if space is not None:
            state.fill_space = state.stroke_space = space
    else:
        black = machine.shelf.device(machine.resources, "DeviceGray")
        state.fill_space = state.stroke_space = black
        state.fill = state.stroke = black.initial()
    state.fill_pattern = state.stroke_pattern = None
    state.changed()


def _cell_matrix(base: Matrix, cell: Box, pattern: Any, box: Box) -> Matrix:
    """The matrix of the one cell that lies over the middle of the painted box."""
    back = inverse(base) if usable(base) else None
    if back is None:
        return base
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    middle = (back[0] * x + back[2] * y + back[4], back[1] * x + back[3] * y + back[5])
    moved = [0.0, 0.0]
    for axis, key in enumerate(("/XStep", "/YStep")):
        step = abs(number(entry(pattern, key))) or cell[axis + 2] - cell[axis]
        if step > 0:
            moved[axis] = floor((middle[axis] - cell[axis]) / step) * step
    placed = multiply((*IDENTITY[:4], moved[0], moved[1]), base)
    return placed if usable(placed) else base


def shading_box(machine: Machine, source: Any) -> Box | None:
    """Where `sh` paints: the whole clip, or what the shading's own box leaves of it."""
    box = rectangle(entry(source, "/BBox"))
    clip = machine.state.clip
    return cut(transformed(box, machine.state.ctm), clip) if box else (clip if clip[0] <= clip[2] else None)
