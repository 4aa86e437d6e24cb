"""Whether a font travels inside the PDF, with only the glyphs it needs, and what its glyphs say to who copies or searches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_BFCHAR = re.compile(rb"^(<[0-9A-Fa-f]{4}>) <((?:[0-9A-Fa-f]{4})+)>$", re.MULTILINE)
_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " ") | dict.fromkeys("\u00ad\u2010\u2011", "-"))
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


def plain_text(font: Object) -> None:
    """Let every space of a used font copy as U+0020 and every hyphen as U+002D.

    WeasyPrint maps a glyph to the character it first stood for. Where two characters share a glyph, one no-break space
    would otherwise turn all spaces of a sheet into U+00A0, and no search for two words would find them.
    """
    if "/ToUnicode" in font:
        written = font.ToUnicode.read_bytes()
        plain = _BFCHAR.sub(_plain_entry, written)
        if plain != written:
            font.ToUnicode.write(plain)


def _plain_entry(entry: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(entry[2].decode()).decode("utf-16-be", "surrogatepass")
    if len(text) > 1:
        # A ligature may reach across a place where the word could have been broken.
        text = text.replace("\u00ad", "")
    return b"%s <%s>" % (entry[1], text.translate(_PLAIN).encode("utf-16-be", "surrogatepass").hex().encode())
