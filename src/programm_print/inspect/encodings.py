"""The letters that the codes of simple fonts stand for (ISO 32000-1, 9.6.6 and annex D), and the widths of fonts that
every reader brings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from unicodedata import normalize

import pikepdf

from programm_print.inspect.objects import entry, name

#: Advances of the letters 32 to 126, per mille of the size, of the standard 14 fonts (Adobe's font metrics).
_WIDTHS = {
    "Helvetica": "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584",
    "Helvetica-Bold": "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
    "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584",
    "Times-Roman": "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 "
    "556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 "
    "500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541",
    "Times-Bold": "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 "
    "611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 "
    "556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520",
}


#: And of these: the dashes, quotes and signs of running text.
_SIGNS = "–—…•ß€‘’‚“”„"
_SIGN_WIDTHS = {
    "Helvetica": "556 1000 1000 350 611 556 222 222 222 333 333 333",
    "Helvetica-Bold": "556 1000 1000 350 611 556 278 278 278 500 500 500",
    "Times-Roman": "500 1000 1000 350 500 500 333 333 333 444 444 444",
    "Times-Bold": "500 1000 1000 350 556 500 333 333 333 500 500 500",
}
_WIDTH = 500.0


def standard_widths(font: str, letters: Sequence[str]) -> list[float] | None:
    """The advances of the codes that stand for these letters in one of the standard 14 fonts, or one that is called like it
    (Arial, Courier New); None else. A letter with an accent is as wide as without."""
    plain = font.replace(" ", "").replace(",", "-")
    bold = "Bold" in plain
    if plain.startswith("Courier"):
        return [600.0] * len(letters)
    if plain.startswith(("Helvetica", "Arial")):
        family = "Helvetica-Bold" if bold else "Helvetica"
    elif plain.startswith("Times"):
        family = "Times-Bold" if bold else "Times-Roman"
    else:
        return None
    known = _by_letter(family)
    return [known.get(letter) or known.get(normalize("NFD", letter)[:1], _WIDTH) for letter in letters]


@cache
def _by_letter(family: str) -> dict[str, float]:
    plain = {chr(code): float(width) for code, width in enumerate(_WIDTHS[family].split(), 32)}
    return plain | {sign: float(width) for sign, width in zip(_SIGNS, _SIGN_WIDTHS[family].split(), strict=True)}


@cache
def _letters_of(encoding: str) -> tuple[str, ...]:
    """The letters of the codes 0 to 255, "" for those that have none."""
    if encoding == "WinAnsiEncoding":
        return tuple(bytes((code,)).decode("cp1252", "replace") for code in range(256))
    if encoding == "MacRomanEncoding":
        return tuple(bytes((code,)).decode("mac_roman") for code in range(256))
    from fontTools.encodings.StandardEncoding import StandardEncoding

    return tuple(letter_of(glyph) for glyph in StandardEncoding)


@cache
def letter_of(glyph: str) -> str:
    """The text of a glyph's name, by the Adobe Glyph List and its rules for `uni0041` and `u1F600`; "" for other names."""
    from fontTools.agl import toUnicode

    if re.fullmatch(r"[ag][0-9]+|cid[0-9]+|glyph[0-9]+|index[0-9]+", glyph):
        return ""
    text: str = toUnicode(glyph)
    return text


def letters_of(encoding: Any, *, symbolic: bool) -> list[str]:
    """The letters of a simple font's codes, by its /Encoding: a name, or a dictionary with /Differences."""
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    if base or symbolic:
        letters = list(_letters_of(base or "WinAnsiEncoding"))
    else:
        # The font file's own encoding, which most fill up as Windows does.
        own = zip(_letters_of("StandardEncoding"), _letters_of("WinAnsiEncoding"), strict=True)
        letters = [standard or other for standard, other in own]
    code = 0
    differences = entry(encoding, "/Differences")
    for item in differences if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            if 0 <= code < 256:
                letters[code] = letter_of(name(item))
            code += 1
        elif isinstance(item, int):
            code = item
    return letters
