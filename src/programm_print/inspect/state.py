"""The graphics state of ISO 32000-1, 8.4, as far as marks depend on it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from programm_print.inspect.matrices import IDENTITY, Box, Matrix
from programm_print.models.inspection import Colour, Paint

if TYPE_CHECKING:
    from programm_print.inspect.fonts import Font
    from programm_print.inspect.spaces import ColourSpace

#: A clip that lets nothing through.
NOTHING: Box = (inf, inf, -inf, -inf)


class GraphicsState:
    """What q saves and Q restores. Copied for each q: plain attributes, no slots, since copying a dict is what is fast.

    `group_alpha` and `group_blend` are what the groups around a mark were painted with. `fill` is None for a pattern, which
    `fill_pattern` then holds. The two paints are made when they are first asked for, and dropped by `changed`.
    """

    def __init__(self, clip: Box, black: ColourSpace) -> None:
        self.ctm: Matrix = IDENTITY
        self.clip = clip
        self.fill_space = self.stroke_space = black
        self.fill: Colour | None = black.initial()
        self.stroke: Colour | None = black.initial()
        self.fill_pattern: Any = None
        self.stroke_pattern: Any = None
        self.line_width = 1.0
        self.fill_alpha = self.stroke_alpha = 1.0
        self.fill_overprint = self.stroke_overprint = False
        self.overprint_mode = 0
        self.blend = "Normal"
        self.masked = False
        self.group_alpha = 1.0
        self.group_blend = "Normal"
        self.font: Font | None = None
        self.size = 0.0
        self.character_space = 0.0
        self.word_space = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0
        self.mode = 0
        self._fill_paint: Paint | None = None
        self._stroke_paint: Paint | None = None

    def copy(self) -> GraphicsState:
        other = GraphicsState.__new__(GraphicsState)
        other.__dict__.update(self.__dict__)
        return other

    def changed(self) -> None:
        """To be called after a colour, an opacity, a blend mode or overprint is set."""
        self._fill_paint = self._stroke_paint = None

    def set(self, settings: dict[str, Any]) -> None:
        self.__dict__.update(settings)
        self.changed()

    def fill_paint(self) -> Paint:
        if self._fill_paint is None:
            self._fill_paint = self._paint(self.fill, self.fill_alpha, self.fill_overprint)
        return self._fill_paint

    def stroke_paint(self) -> Paint:
        if self._stroke_paint is None:
            self._stroke_paint = self._paint(self.stroke, self.stroke_alpha, self.stroke_overprint)
        return self._stroke_paint

    def image_paint(self) -> Paint:
        """An image has its own colours; all else is that of filling."""
        return self._paint(None, self.fill_alpha, self.fill_overprint)

    def _paint(self, colour: Colour | None, alpha: float, overprint: bool) -> Paint:
        blend = self.blend if self.blend != "Normal" else self.group_blend
        return Paint(colour, alpha * self.group_alpha, overprint, self.overprint_mode, blend, self.masked)
