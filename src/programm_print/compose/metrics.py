"""What a line of text measures before it is laid out: shaped and kerned by HarfBuzz, as WeasyPrint's Pango does."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz


@dataclass(frozen=True, slots=True)
class Measured:
    """A shaped line in em: its advance, and how far its ink stands off the advance's two edges (negative: it overhangs)."""

    advance: float
    ink_left: float
    ink_right: float

    @property
    def ink(self) -> float:
        return self.advance - self.ink_left - self.ink_right


class _Face:
    """One font file, in HarfBuzz."""

    def __init__(self, data: bytes) -> None:
        import uharfbuzz

        self.font: uharfbuzz.Font = uharfbuzz.Font(uharfbuzz.Face(data))
        self.units = int(self.font.face.upem)

    def covers(self, letter: str) -> bool:
        return self.font.get_nominal_glyph(ord(letter)) is not None

    def glyphs(self, text: str, ligatures: bool) -> list[tuple[float, float, float]]:
        """Advance, left and right end of the ink (equal where there is none) of each glyph, in em."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer, {} if ligatures else {"liga": False, "clig": False, "dlig": False})
        found = []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            extents = self.font.get_glyph_extents(info.codepoint)
            start = position.x_offset + (extents.x_bearing if extents else 0)
            width = extents.width if extents else 0
            found.append((position.x_advance / self.units, start / self.units, (start + width) / self.units))
        return found

    def top(self, letter: str) -> float:
        glyph = self.font.get_nominal_glyph(ord(letter))
        extents = self.font.get_glyph_extents(glyph) if glyph is not None else None
        return float(extents.y_bearing) / self.units if extents else 0.0


@dataclass(frozen=True)
class FontMetrics:
    """A static TrueType or OpenType font's metrics; `others` stand in, in this order, for letters that it lacks.

    Results in em are for a size of 1. A letter that no font has is measured as the first font's missing glyph.
    """

    data: bytes
    others: tuple[bytes, ...] = ()

    @cached_property
    def _faces(self) -> tuple[_Face, ...]:
        return tuple(_Face(data) for data in (self.data, *self.others))

    @cached_property
    def _measured(self) -> dict[tuple[str, float], Measured]:
        return {}

    def measure(self, text: str, letter_spacing_em: float = 0.0) -> Measured:
        """The whole text on one line, trailing spaces too."""
        key = (text, letter_spacing_em)
        if key not in self._measured:
            self._measured[key] = self._shape(text, letter_spacing_em)
        return self._measured[key]

    def _shape(self, text: str, letter_spacing_em: float) -> Measured:
        x, inked = 0.0, []
        for face, run in itertools.groupby(text, self._face_of):
            # Pango sets no optional ligatures in letterspaced text, and puts half a space on each side of a glyph.
            for advance, start, end in face.glyphs("".join(run), ligatures=not letter_spacing_em):
                if end > start:
                    inked.append((x + letter_spacing_em / 2 + start, x + letter_spacing_em / 2 + end))
                x += advance + letter_spacing_em
        if not inked:
            return Measured(x, 0.0, 0.0)
        return Measured(x, min(start for start, _ in inked), x - max(end for _, end in inked))

    def _face_of(self, letter: str) -> _Face:
        return next((face for face in self._faces if face.covers(letter)), self._faces[0])

    def advance(self, text: str, size_pt: float, letter_spacing_em: float = 0.0) -> float:
        """The line's advance in points."""
        return self.measure(text, letter_spacing_em).advance * size_pt

    def ink_width(self, text: str, size_pt: float, letter_spacing_em: float = 0.0) -> float:
        """From the first ink to the last, in points."""
        return self.measure(text, letter_spacing_em).ink * size_pt

    @cached_property
    def ascent_em(self) -> float:
        return float(self._faces[0].font.get_font_extents("ltr").ascender) / self._faces[0].units

    @cached_property
    def descent_em(self) -> float:
        """Below the baseline, positive."""
        return -float(self._faces[0].font.get_font_extents("ltr").descender) / self._faces[0].units

    @cached_property
    def cap_height_em(self) -> float:
        return self._faces[0].top("H")

    @cached_property
    def x_height_em(self) -> float:
        return self._faces[0].top("x")

    def ink_top_em(self, text: str) -> float:
        """How high the ink of these letters rises above the baseline: an umlaut on a capital is taller than the capital."""
        return max((self._face_of(letter).top(letter) for letter in text), default=0.0)
