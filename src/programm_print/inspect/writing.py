"""The operators of text (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

from programm_print.inspect.colouring import Operator
from programm_print.inspect.fonts import Font
from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import IDENTITY, Box, Matrix, multiply, scales, transformed, usable
from programm_print.inspect.patterns import paint_pattern
from programm_print.inspect.shelf import form_of
from programm_print.models.inspection import PaintedText

#: A move to the right by more of the size than that stands for a space (thousandths).
_WORD_GAP = -200.0
_INVISIBLE = 3
#: Glyphs of a Type 3 font beyond it are not read for their marks.
_MOST_GLYPHS = 4096


def _begin(machine: Machine, operands: list[Any]) -> None:
    machine.frame.text_matrix = machine.frame.line_matrix = IDENTITY
    machine.frame.text_clip = None


def _end(machine: Machine, operands: list[Any]) -> None:
    if machine.frame.text_clip is not None:
        machine.clip(machine.frame.text_clip)
        machine.frame.text_clip = None


def _number(attribute: str, factor: float = 1.0) -> Operator:
    def set_number(machine: Machine, operands: list[Any]) -> None:
        setattr(machine.state, attribute, float(operands[-1]) * factor)

    return set_number


def _mode(machine: Machine, operands: list[Any]) -> None:
    mode = int(operands[-1])
    machine.state.mode = mode if 0 <= mode <= 7 else 0


def _font(machine: Machine, operands: list[Any]) -> None:
    called, size = operands
    font = machine.shelf.font(machine.resources, called)
    machine.damaged |= font is None
    machine.state.font, machine.state.size = font, float(size)


def _place(machine: Machine, matrix: Matrix) -> None:
    if usable(matrix):
        machine.frame.text_matrix = machine.frame.line_matrix = matrix
    else:
        machine.damaged = True


def _matrix(machine: Machine, operands: list[Any]) -> None:
    a, b, c, d, e, f = map(float, operands)
    _place(machine, (a, b, c, d, e, f))


def _move(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    _place(machine, multiply((1.0, 0.0, 0.0, 1.0, float(x), float(y)), machine.frame.line_matrix))


def _move_and_lead(machine: Machine, operands: list[Any]) -> None:
    machine.state.leading = -float(operands[-1])
    _move(machine, operands)


def _next_line(machine: Machine, operands: list[Any]) -> None:
    _move(machine, [0.0, -machine.state.leading])


def _show(machine: Machine, operands: list[Any]) -> None:
    _Line(machine).show(operands[-1:])


def _show_spaced(machine: Machine, operands: list[Any]) -> None:
    _Line(machine).show(operands[-1] if isinstance(operands[-1], list) else operands[-1:])


def _show_next(machine: Machine, operands: list[Any]) -> None:
    _next_line(machine, [])
    _show(machine, operands)


def _show_next_spaced(machine: Machine, operands: list[Any]) -> None:
    word, character, string = operands
    machine.state.word_space, machine.state.character_space = float(word), float(character)
    _show_next(machine, [string])


class _Line:
    """What one operator shows: how far it goes, where its ink begins and ends, and what it says."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._letters: list[str] = []
        self._from: float | None = None
        self._to = 0.0

    def show(self, parts: list[Any]) -> None:
        machine, state = self.machine, self.machine.state
        font = state.font
        if font is None:
            machine.damaged = True
            return
        machine.use_font(font)
        end = self._set(parts, font)
        frame = machine.frame
        if self._from is not None:
            self._mark(font)
        moved = (1.0, 0.0, 0.0, 1.0, 0.0, end) if font.vertical else (1.0, 0.0, 0.0, 1.0, end, 0.0)
        matrix = multiply(moved, frame.text_matrix)
        if usable(matrix):
            frame.text_matrix = matrix

    def _set(self, parts: list[Any], font: Font) -> float:
        """Measure; the advance of the whole in text space."""
        state = self.machine.state
        stretch = 1.0 if font.vertical else state.stretch
        scale = font.matrix[0] * state.size
        character, word = state.character_space, state.word_space
        letters = self._letters
        at = 0.0
        for part in parts:
            if isinstance(part, bytes):
                for glyph in font.glyphs(part):
                    wide = glyph.advance * scale
                    text = glyph.text
                    letters.append(text)
                    if not text.isspace():
                        if self._from is None:
                            self._from = at
                        self._to = at + wide * stretch
                        if font.type3:
                            self._draw(font, glyph.code, at)
                    at += (wide + character + (word if glyph.space else 0.0)) * stretch
            elif isinstance(part, (int, float)):
                at -= part / 1000 * state.size * stretch
                if part < _WORD_GAP and letters and not letters[-1].isspace():
                    letters.append(" ")
        return at

    def _mark(self, font: Font) -> None:
        machine, state = self.machine, self.machine.state
        first, last = min(self._from or 0.0, self._to), max(self._from or 0.0, self._to)
        matrix = multiply(machine.frame.text_matrix, state.ctm)
        if font.vertical:
            area: Box = (-state.size / 2, first, state.size / 2, last)
        else:
            up = font.matrix[3] * state.size
            area = (first, font.descent * up + state.rise, last, font.ascent * up + state.rise)
        bounds = transformed(area, matrix)
        if state.mode > _INVISIBLE:
            held = machine.frame.text_clip or bounds
            machine.frame.text_clip = (
                min(held[0], bounds[0]),
                min(held[1], bounds[1]),
                max(held[2], bounds[2]),
                max(held[3], bounds[3]),
            )
        box = machine.clipped(bounds)
        if box is None or not machine.visible:
            return
        kind = state.mode & 3
        fill, stroke = kind in (0, 2), kind in (1, 2)
        machine.marks.append(
            PaintedText(
                machine.page,
                machine.rectangle_mm(box),
                "".join(self._letters).strip(),
                font.key,
                abs(state.size) * hypot(matrix[2], matrix[3]) * machine.unit,
                state.fill_paint() if fill else None,
                state.stroke_paint() if stroke else None,
                state.line_width * scales(state.ctm)[0] * machine.unit if stroke else 0.0,
            )
        )
        if fill and state.fill_pattern is not None:
            paint_pattern(machine, state.fill_pattern, box)

    def _draw(self, font: Font, code: int, at: float) -> None:
        """Read a Type 3 glyph's marks, once on a page for each colour (9.6.5)."""
        machine, state = self.machine, self.machine.state
        drawn = ("glyph", font.key, code, state.fill)
        if code not in font.procedures or drawn in machine.drawn or len(machine.drawn) > _MOST_GLYPHS:
            return
        machine.drawn[drawn] = 1
        size = state.size
        inner = multiply((size * state.stretch, 0.0, 0.0, size, at, state.rise), machine.frame.text_matrix)
        placed = multiply(font.matrix, multiply(inner, state.ctm))
        machine.later(lambda: machine.enter(form_of(font.procedures[code]), placed=placed, around=machine.type3(font)))


def _glyph_without_colour(machine: Machine, operands: list[Any]) -> None:
    machine.frame.coloured = False


def _nothing(machine: Machine, operands: list[Any]) -> None:
    """d0 gives an advance, which the font's widths give as well."""


WRITING: dict[bytes, Callable[[Machine, list[Any]], None]] = {
    b"BT": _begin,
    b"ET": _end,
    b"Tc": _number("character_space"),
    b"Tw": _number("word_space"),
    b"Tz": _number("stretch", 0.01),
    b"TL": _number("leading"),
    b"Ts": _number("rise"),
    b"Tr": _mode,
    b"Tf": _font,
    b"Td": _move,
    b"TD": _move_and_lead,
    b"Tm": _matrix,
    b"T*": _next_line,
    b"Tj": _show,
    b"TJ": _show_spaced,
    b"'": _show_next,
    b'"': _show_next_spaced,
    b"d0": _nothing,
    b"d1": _glyph_without_colour,
}
