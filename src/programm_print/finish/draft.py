"""The word that tells a draft from what may be printed, from corner to corner of each page.

It is drawn as outlines, so that no font needs to be embedded for it, and translucent, so that what is wrong can be read below.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name

if TYPE_CHECKING:
    from programm_print.finish.boxes import Box
    from programm_print.finish.resources import Resources

# Parts of the trim's width or height, and of the letters' height.
_REACH = 0.94
_HALO = 0.07
_OPACITY = 0.5
# Magenta within bare paper: seen on every ground, on screen and in print.
_INKS = "0 0 0 0 K 0 1 0 0 k"


@dataclass(frozen=True)
class Draft:
    """The `word` in the reader's language, and a font file (TrueType or OpenType) that has its letters."""

    word: str
    font: bytes


def draft_content(pdf: pikepdf.Pdf, draft: Draft, trim: Box, resources: Resources) -> bytes:
    """The operators that draw the word rising across a page with this trim; what they name goes into the page's resources."""
    outlines, (x0, y0, x1, y1) = _outlines(draft)
    width, height = trim.x1 - trim.x0, trim.y1 - trim.y0
    angle = math.atan2(height, width)
    cosine, sine = math.cos(angle), math.sin(angle)
    # As large as the turned word, its halo included, stays within the trim.
    halo = _HALO * (y1 - y0)
    long, high = x1 - x0 + halo, y1 - y0 + halo
    size = _REACH * min(width / (long * cosine + high * sine), height / (long * sine + high * cosine))
    x, y = (x0 + x1) / 2 * size, (y0 + y1) / 2 * size
    matrix = (
        size * cosine,
        size * sine,
        -size * sine,
        size * cosine,
        (trim.x0 + trim.x1) / 2 - x * cosine + y * sine,
        (trim.y0 + trim.y1) / 2 - x * sine - y * cosine,
    )
    # As a group: the halo ends where the letter begins instead of shining through it, and strokes of a letter that overlap,
    # as they do in cuts of a variable font, are one.
    form = pdf.make_stream(f"1 j {halo:.1f} w {_INKS} {outlines} S {outlines} f".encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = pikepdf.Array([round(value, 1) for value in (x0 - halo, y0 - halo, x1 + halo, y1 + halo)])
    form.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
    form.Resources = Dictionary()
    state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=_OPACITY))
    translucent, word = (
        resources.add(category, value, "draft").unparse().decode()
        for category, value in (("/ExtGState", state), ("/XObject", form))
    )
    return f"q {translucent} gs {' '.join(f'{value:.5f}' for value in matrix)} cm {word} Do Q".encode()


def _outlines(draft: Draft) -> tuple[str, tuple[float, float, float, float]]:
    """The word's outlines as path operators, in units of its font, and the box around them."""
    font = TTFont(io.BytesIO(draft.font))
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    path, bounds, advance = _PathPen(glyphs), BoundsPen(glyphs), 0.0
    for letter in draft.word:
        glyph = glyphs[names[ord(letter)]]
        for pen in (path, bounds):
            glyph.draw(TransformPen(pen, (1, 0, 0, 1, advance, 0)))
        advance += glyph.width
    return " ".join(path.operators), bounds.bounds


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Collects outlines as PDF path operators; BasePen makes cubic curves of TrueType's quadratic ones."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{_point(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{_point(pt)} l")

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{_point(pt1)} {_point(pt2)} {_point(pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


def _point(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
