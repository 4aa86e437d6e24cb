"""Crop and fold marks in the slug, on all plates, outside the bleed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from programm_print.measures import mm_to_pt

if TYPE_CHECKING:
    from programm_print.finish.boxes import Box, PageBoxes

_GAP_MM = 1.0
_LENGTH_MM = 6.0
_WIDTH_PT = 0.25


def registration_space(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """/Separation /All: its tint goes to every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def marks_content(boxes: PageBoxes, folds_mm: tuple[float, ...], space: Name) -> bytes:
    """The operators that draw the marks; `space` is the name of the registration colour in the page's resources.

    Crop marks lie in line with the trim at each corner, fold marks (dashed) above and below each fold; each begins 1 mm
    outside the bleed, so that none is printed into it.
    """
    inner = boxes.bleed.grown(mm_to_pt(_GAP_MM))
    outer = inner.grown(mm_to_pt(_LENGTH_MM))
    trim = boxes.trim
    crops = [line for x in (trim.x0, trim.x1) for line in _vertical(x, inner, outer)]
    crops += [line for y in (trim.y0, trim.y1) for line in _horizontal(y, inner, outer)]
    folds = [line for fold in folds_mm for line in _vertical(trim.x0 + mm_to_pt(fold), inner, outer)]
    name = space.unparse().decode()
    lines = ["q", f"{name} CS", "1 SCN", f"{_WIDTH_PT} w", *crops]
    if folds:
        lines += ["[2 1.5] 0 d", *folds]
    return "\n".join([*lines, "Q"]).encode()


def _vertical(x: float, inner: Box, outer: Box) -> list[str]:
    return [_line(x, outer.y0, x, inner.y0), _line(x, inner.y1, x, outer.y1)]


def _horizontal(y: float, inner: Box, outer: Box) -> list[str]:
    return [_line(outer.x0, y, inner.x0, y), _line(inner.x1, y, outer.x1, y)]


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.4f} {y0:.4f} m {x1:.4f} {y1:.4f} l S"
