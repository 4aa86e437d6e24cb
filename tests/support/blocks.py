"""A project with one block font, whose letters are all half an em wide and 0.7 em high: geometry that can be told by heart."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from programm_print.models.layout import Layout

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:-*äöüÄÖÜß"

FONT_FACE = '@font-face { font-family: Block; src: url("project:/fonts/block.ttf") }\n'
SHEET = (
    FONT_FACE
    + """
@page { size: 100mm 100mm; margin: 10mm; bleed: 3mm }
html { font: 10pt/1.2 Block; color: device-cmyk(0 0 0 1) }
body { margin: 0 }
p, ul { margin: 0; padding: 0 }
"""
)


def block_font(letters: str = LETTERS, family: str = "Block", height: int = 700) -> bytes:
    """A TrueType font of 1000 units whose `letters` are blocks of 400 by `height` in an advance of 500."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    def block(top: int) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((50, 0))
        for point in ((50, top), (450, top), (450, 0)):
            pen.lineTo(point)
        pen.closePath()
        return pen.glyph()

    names = [f"u{ord(letter):04X}" for letter in letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *names])
    builder.setupCharacterMap({0x20: "space", 0xA0: "space", **dict(zip(map(ord, letters), names, strict=True))})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": block(height), "space": empty, **dict.fromkeys(names, block(height))})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "space", *names], (500, 50)))
    builder.setupHorizontalHeader(ascent=1000, descent=-300)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=1000, sTypoDescender=-300, usWinAscent=1000, usWinDescent=300)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def write_project(root: Path) -> Path:
    """A project's folder below `root`: a font, a stylesheet, a picture."""
    for folder in ("layouts/sheet", "fonts", "images"):
        (root / folder).mkdir(parents=True)
    (root / "fonts/block.ttf").write_bytes(block_font())
    (root / "layouts/sheet/sheet.css").write_text(SHEET, encoding="utf-8")
    Image.new("L", (40, 40), 128).save(root / "images/gray.png")
    return root


def document(body: str, css: str = "") -> str:
    link = '<link rel="stylesheet" href="project:/layouts/sheet/sheet.css">'
    return f'<!doctype html><html lang="de"><meta charset="utf-8"><title>Sheet</title>{link}<style>{css}</style><body>{body}'


class LayOut(Protocol):
    """Lays out a body with a <style> of its own."""

    def __call__(self, body: str, css: str = "") -> Layout: ...
