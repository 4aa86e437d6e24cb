"""The operators that keep the state, place objects and mark contents (ISO 32000-1, 8.4.4, 8.8 to 8.11, 14.6)."""

from __future__ import annotations

from typing import Any

from programm_print.inspect.colouring import Operator
from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import Box, lengths, transformed
from programm_print.inspect.objects import entry, name
from programm_print.inspect.patterns import paint_pattern, paint_shading, shading_box
from programm_print.inspect.shelf import ExtState, Form, Image, form_of
from programm_print.inspect.streams import FILTERS
from programm_print.models.inspection import GroupFact, PaintedImage

_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


def _save(machine: Machine, operands: list[Any]) -> None:
    machine.save()


def _restore(machine: Machine, operands: list[Any]) -> None:
    machine.restore()


def _transform(machine: Machine, operands: list[Any]) -> None:
    a, b, c, d, e, f = map(float, operands)
    machine.transform((a, b, c, d, e, f))


def _line_width(machine: Machine, operands: list[Any]) -> None:
    machine.state.line_width = abs(float(operands[-1]))


def _state(machine: Machine, operands: list[Any]) -> None:
    found: ExtState | None = machine.shelf.state(machine.resources, operands[-1])
    if found is None:
        machine.damaged = True
        return
    machine.construct(*found.constructs)
    settings = found.settings
    machine.state.set(settings)
    if found.font is not None:
        machine.state.font, machine.state.size = machine.shelf.read_font(found.font), found.size
    if found.mask is not None:
        form = form_of(found.mask)
        # What shapes a mask is no ink, but its fonts are in the file; once on a page is enough to see them.
        if machine.drawn.setdefault(("mask", form.key), 0) == 0:
            machine.drawn["mask", form.key] = 1
            _enter(machine, form, silent=True, mask=True)


def _external(machine: Machine, operands: list[Any]) -> None:
    found = machine.shelf.xobject(machine.resources, operands[-1])
    if isinstance(found, Image):
        _image(machine, found)
    elif isinstance(found, Form):
        if found.layer is not None:
            machine.construct("/OC")
        _enter(machine, found, silent=not machine.shelf.layers.shown(found.layer))
    else:
        machine.damaged = True


def _enter(machine: Machine, form: Form, *, silent: bool = False, mask: bool = False) -> None:
    """Read a form. A group is painted as a whole with the state's opacity and blend mode, its marks with their own (11.6.6)."""
    if not machine.enter(form, silent=silent) or form.group is None:
        return
    state = machine.state
    if not mask:
        machine.groups.add(GroupFact(machine.page, group_space(machine, form.group)))
    state.group_alpha *= state.fill_alpha
    state.group_blend = state.blend if state.blend != "Normal" else state.group_blend
    state.set({"fill_alpha": 1.0, "stroke_alpha": 1.0, "blend": "Normal"})


def group_space(machine: Machine, group: Any) -> Any:
    declared = entry(group, "/CS")
    if declared is None:
        return None
    return machine.shelf.space(machine.resources, name(declared) or declared).space


def _image(machine: Machine, image: Image, *, inline: bool = False) -> None:
    machine.construct(*image.constructs)
    if image.layer is not None:
        machine.construct("/OC")
        if not machine.shelf.layers.shown(image.layer):
            return
    state = machine.state
    box = machine.clipped(transformed(_UNIT, state.ctm))
    if box is None or not machine.visible:
        return
    sides = lengths(state.ctm)
    inches = [side * machine.unit / 72 for side in sides]
    ppi = [count / inch if inch > 1e-9 else 0.0 for count, inch in zip(image.pixels, inches, strict=True)]
    machine.marks.append(
        PaintedImage(
            machine.page,
            machine.rectangle_mm(box),
            image.pixels,
            (ppi[0], ppi[1]),
            image.bits,
            image.space,
            image.filters,
            state.fill_paint() if image.stencil else state.image_paint(),
            image.stencil,
            image.soft_mask,
            inline,
        )
    )
    if image.stencil and state.fill_pattern is not None:
        paint_pattern(machine, state.fill_pattern, box)


def _inline(machine: Machine, operands: list[Any]) -> None:
    """An inline image's entries have short names, and its space may be a resource's (8.9.7)."""
    entries: dict[str, Any] = operands[0]
    # Its end was looked for in all that follows.
    machine.shelf.laboured = True

    def get(short: str, full: str) -> Any:
        return entries.get(short, entries.get(full))

    stencil = get("IM", "ImageMask") is True
    declared = get("CS", "ColorSpace")
    filters = get("F", "Filter")
    names = [each for each in (filters if isinstance(filters, list) else [filters]) if isinstance(each, str)]
    space = None
    if not stencil and isinstance(declared, str):
        space = machine.shelf.space(machine.resources, declared).space
    elif not stencil and isinstance(declared, list) and len(declared) > 1 and isinstance(declared[1], str):
        base = machine.shelf.space(machine.resources, declared[1])
        space = machine.shelf.spaces.indexed(base).space
    sizes = [get("W", "Width"), get("H", "Height")]
    width, height = (int(size) if isinstance(size, float) else 0 for size in sizes)
    bits = get("BPC", "BitsPerComponent")
    read = tuple(FILTERS.get(each, each) for each in names)
    constructs = tuple(each for each in read if each == "LZWDecode")
    count = 1 if stencil else int(bits) if isinstance(bits, float) else 8
    _image(machine, Image((width, height), count, space, read, stencil, False, None, constructs), inline=True)


def _shading(machine: Machine, operands: list[Any]) -> None:
    source = machine.resources.get("/Shading", operands[-1])
    if source is None:
        machine.damaged = True
        return
    box = shading_box(machine, source)
    if box is not None and machine.visible:
        paint_shading(machine, source, machine.resources, box)


def _begin_marked(machine: Machine, operands: list[Any]) -> None:
    """Marked content; that of a layer is there only where the layer is shown (8.11.3.2)."""
    hidden = False
    if len(operands) > 1 and operands[0] == "OC":
        machine.construct("/OC")
        layer = machine.resources.get("/Properties", operands[1]) if isinstance(operands[1], str) else None
        hidden = not machine.shelf.layers.shown(layer)
    machine.mark_content(hidden=hidden)


def _end_marked(machine: Machine, operands: list[Any]) -> None:
    machine.unmark_content()


def _postscript(machine: Machine, operands: list[Any]) -> None:
    machine.construct("/PS")


def _nothing(machine: Machine, operands: list[Any]) -> None:
    """Dashes, caps and joins, flatness, intents and compatibility sections change nothing that is told here."""


PLACING: dict[bytes, Operator] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"w": _line_width,
    b"gs": _state,
    b"Do": _external,
    b"BI": _inline,
    b"sh": _shading,
    b"BDC": _begin_marked,
    b"BMC": _begin_marked,
    b"EMC": _end_marked,
    b"PS": _postscript,
    **dict.fromkeys((b"d", b"J", b"j", b"M", b"i", b"ri", b"BX", b"EX", b"MP", b"DP"), _nothing),
}
