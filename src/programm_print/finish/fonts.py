"""Whether a font travels inside the PDF, with only the glyphs it needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET_TAG = re.compile(r"/?[A-Z]{6}\+")


def font_name(font: Object) -> str:
    """The font's name without a subset's tag."""
    return _SUBSET_TAG.sub("", str(font.get("/BaseFont", font.get("/Subtype")))).removeprefix("/")


def font_fault(font: Object) -> str | None:
    """The key of the sentence on what is wrong with a used font: every one is embedded (ISO 15930-7) and subset.

    WeasyPrint writes a Type 3 font for bitmap fonts alone; their glyphs are images, not outlines.
    """
    if font.get("/Subtype") == "/Type3":
        return "finish.font-bitmap"
    described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = described.get("/FontDescriptor")
    if descriptor is None or not any(program in descriptor for program in _PROGRAMS):
        return "finish.font-embedded"
    return None if _SUBSET_TAG.match(str(described.get("/BaseFont"))) else "finish.font-subset"
