"""What is known of a font: its letters, and where they leave ink."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from blocks import block_font
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from programm_print.render.faces import FontError, Ink, Outlines

FONTS = sorted((Path(__file__).parents[2] / "fonts").rglob("*.ttf"))


def packed(data: bytes, flavor: str) -> bytes:
    font: Any = TTFont(BytesIO(data))
    font.flavor = flavor
    font.save(file := BytesIO())
    return file.getvalue()


@pytest.mark.parametrize("flavor", ["", "woff", "woff2"])
def test_letters_and_their_ink_are_known_of_fonts_and_of_web_fonts(flavor: str) -> None:
    outlines = Outlines(packed(block_font(), flavor) if flavor else block_font())
    assert "A" in outlines
    assert "€" not in outlines
    assert outlines.advance("A") == 0.5
    assert outlines.ink("A") == pytest.approx(Ink(0.05, 0.0, 0.05, 0.7))
    assert outlines.ink(" ") is None


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_ink_ends_where_the_outline_does_and_not_at_points_off_the_curve(font: Path) -> None:
    outlines, known = Outlines(font.read_bytes()), TTFont(font)
    glyphs = known.getGlyphSet()
    for code, name in known.getBestCmap().items():
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        ink = outlines.ink(chr(code))
        if pen.bounds is None:
            assert ink is None
        else:
            units = known["head"].unitsPerEm
            left, low, right, high = pen.bounds
            expected = (left / units, low / units, (glyphs[name].width - right) / units, high / units)
            assert ink == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("data", [b"", b"no font", block_font()[:200], b"wOF2" + bytes(40), packed(block_font(), "woff")[:-60]])
def test_what_holds_no_letters_is_no_font(data: bytes) -> None:
    with pytest.raises(FontError):
        Outlines(data)
