"""Gradients in press colours: what a shading's functions give is proved ink by ink, for WeasyPrint labels all of them CMYK."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Object

from programm_print.finish.colour import Kind, hexadecimal, space_of


def press_shading(shading: Object, profile: bytes) -> tuple[str, ...] | None:
    """Give a shading its device colour space and four inks at every stop.

    RGB stops that are black become K alone, as black does everywhere; other ones are returned as `#RRGGBB`, since they cannot
    go to press. None where it is no gradient in inks for another reason.
    """
    kind = space_of(shading.get("/ColorSpace"), profile).kind
    if kind not in (Kind.CMYK, Kind.GRAY):
        return None
    inks = 4 if kind is Kind.CMYK else 1
    shading.ColorSpace = Name.DeviceCMYK if kind is Kind.CMYK else Name.DeviceGray
    refused: dict[str, None] = {}
    for function in _functions(shading):
        if isinstance(function, Array):
            if len(function) != inks or any(_outputs(part) != 1 for part in function.as_list()):
                return None
        elif int(function.FunctionType) != 2:
            if _outputs(function) != inks:
                return None
        else:
            for key in ("/C0", "/C1"):
                values = [float(value) for value in function.get(key, Array([])).as_list()]
                if len(values) == inks:
                    continue
                if len(values) != 3 or inks != 4:
                    return None
                if any(values):
                    refused[hexadecimal(values)] = None
                function[key] = Array([0, 0, 0, 1])
    return tuple(refused)


def _functions(shading: Object) -> Iterator[Object]:
    """The functions that give colours, those within a stitching one by one; a mesh may have none."""
    waiting = [shading.Function] if "/Function" in shading else []
    while waiting:
        function = waiting.pop(0)
        if not isinstance(function, Array) and int(function.FunctionType) == 3:
            waiting = [*function.Functions.as_list(), *waiting]
        else:
            yield function


def _outputs(function: Object) -> int:
    """How many values a PDF function gives."""
    if "/Range" in function:
        return len(function.Range) // 2
    if int(function.FunctionType) == 3:
        return _outputs(function.Functions[0])
    return len(function.get("/C0", Array([0])))
