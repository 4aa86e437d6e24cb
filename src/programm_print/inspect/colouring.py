"""The operators that set colours (ISO 32000-1, 8.6.8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from programm_print.inspect.machine import Machine
from programm_print.inspect.spaces import UNKNOWN, ColourSpace

Operator = Callable[[Machine, list[Any]], None]


def _set_space(machine: Machine, space: ColourSpace, stroke: bool) -> None:
    if not machine.frame.coloured:
        return
    state = machine.state
    if stroke:
        state.stroke_space, state.stroke, state.stroke_pattern = space, space.initial(), None
    else:
        state.fill_space, state.fill, state.fill_pattern = space, space.initial(), None
    state.changed()


def _set_values(machine: Machine, space: ColourSpace, values: list[Any], stroke: bool) -> None:
    if not machine.frame.coloured:
        return
    colour = space.colour([float(value) for value in values if isinstance(value, (int, float))])
    state = machine.state
    if stroke:
        state.stroke_space, state.stroke, state.stroke_pattern = space, colour, None
    else:
        state.fill_space, state.fill, state.fill_pattern = space, colour, None
    state.changed()


def _device(family: str, *, stroke: bool) -> Operator:
    def set_device(machine: Machine, operands: list[Any]) -> None:
        _set_values(machine, machine.shelf.device(machine.resources, family), operands, stroke)

    return set_device


def _named(*, stroke: bool) -> Operator:
    def set_named(machine: Machine, operands: list[Any]) -> None:
        space = machine.shelf.space(machine.resources, operands[-1])
        machine.damaged |= space is UNKNOWN
        _set_space(machine, space, stroke)

    return set_named


def _colour(*, stroke: bool) -> Operator:
    def set_colour(machine: Machine, operands: list[Any]) -> None:
        state = machine.state
        space = state.stroke_space if stroke else state.fill_space
        if operands and isinstance(operands[-1], str):
            _set_pattern(machine, operands, stroke)
        elif not space.is_pattern:
            _set_values(machine, space, operands, stroke)

    return set_colour


def _set_pattern(machine: Machine, operands: list[Any], stroke: bool) -> None:
    """A pattern by its name, after the components of the colour that an uncoloured one is painted in (8.7.3.3)."""
    if not machine.frame.coloured:
        return
    state = machine.state
    pattern = machine.resources.get("/Pattern", operands[-1])
    machine.damaged |= pattern is None
    space = state.stroke_space if stroke else state.fill_space
    under = space.base.colour(operands[:-1]) if space.is_pattern and space.base is not None and len(operands) > 1 else None
    held = (pattern, machine.resources, under, space.base) if pattern is not None else None
    if stroke:
        state.stroke, state.stroke_pattern = None, held
    else:
        state.fill, state.fill_pattern = None, held
    state.changed()


COLOURING: dict[bytes, Operator] = {
    b"g": _device("DeviceGray", stroke=False),
    b"G": _device("DeviceGray", stroke=True),
    b"rg": _device("DeviceRGB", stroke=False),
    b"RG": _device("DeviceRGB", stroke=True),
    b"k": _device("DeviceCMYK", stroke=False),
    b"K": _device("DeviceCMYK", stroke=True),
    b"cs": _named(stroke=False),
    b"CS": _named(stroke=True),
    b"sc": _colour(stroke=False),
    b"SC": _colour(stroke=True),
    b"scn": _colour(stroke=False),
    b"SCN": _colour(stroke=True),
}
