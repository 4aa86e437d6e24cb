"""Fonts as far as a page's text needs them: advances, letters, height (ISO 32000-1, 9.5 to 9.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pikepdf

from programm_print.inspect.cmaps import CMap, ToUnicode
from programm_print.inspect.encodings import letters_of, standard_widths
from programm_print.inspect.matrices import Matrix
from programm_print.inspect.objects import elements, entry, items, matrix, name, number, numbers

_TAG = re.compile(r"[A-Z]{6}\+")
_SYMBOLIC = 4
_PICTURES = ("ZapfDingbats", "Symbol")
#: Of a font that does not tell: what most have.
_HEIGHT = (750.0, -250.0)
_TALLEST = 3000.0
_MOST_WIDTHS = 1 << 16


class Glyph(NamedTuple):
    """One character of a string: its code, its advance (per mille of the size, or of Type 3's own unit), its text ("" where
    the file does not say), and whether it is the one byte 32, to which word spacing is added."""

    code: int
    advance: float
    text: str
    space: bool


class Font:
    """One font resource. `scale` is what an advance is multiplied with to become text space."""

    def __init__(self, source: Any, key: str) -> None:
        self.key = key
        self.source = source
        subtype = name(entry(source, "/Subtype"))
        self._descendant = next(iter(elements(entry(source, "/DescendantFonts"))), None) if subtype == "Type0" else None
        self.type3 = subtype == "Type3"
        self.kind = f"Type0/{name(entry(self._descendant, '/Subtype'))}" if subtype == "Type0" else subtype
        called = name(entry(source, "/BaseFont")) or name(entry(source, "/Name"))
        self.name = _TAG.sub("", called, count=1)
        self.subset = bool(_TAG.match(called)) or self.type3
        descriptor = entry(self._descendant or source, "/FontDescriptor")
        self.embedded = self.type3 or any(
            entry(descriptor, f"/{file}") is not None for file in ("FontFile", "FontFile2", "FontFile3")
        )
        self.matrix: Matrix = matrix(entry(source, "/FontMatrix")) if self.type3 else (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
        self.ascent, self.descent = _height(source, descriptor, type3=self.type3)
        to_unicode = entry(source, "/ToUnicode")
        self._texts = ToUnicode(to_unicode) if isinstance(to_unicode, pikepdf.Stream) else None
        self.vertical = False
        self.procedures: dict[int, Any] = {}
        if self._descendant is not None:
            self._cmap = CMap(entry(source, "/Encoding"))
            self.vertical = self._cmap.vertical
            self._default = number(entry(self._descendant, "/DW"), 1000.0)
            self._widths = _cid_widths(entry(self._descendant, "/W"))
            vertical = numbers(entry(self._descendant, "/DW2"), 2) or (880.0, -1000.0)
            self._down = vertical[1]
            self._known: dict[tuple[int, int], Glyph] = {}
        else:
            self._simple = self._simple_glyphs(descriptor)

    def glyphs(self, data: bytes) -> Iterable[Glyph]:
        """The characters of a string that is shown in this font."""
        if self._descendant is None:
            simple = self._simple
            return [simple[code] for code in data]
        return self._composite(data)

    def _composite(self, data: bytes) -> Iterator[Glyph]:
        for code, count in self._cmap.codes(data):
            glyph = self._known.get((code, count))
            if glyph is None:
                text = self._texts.get(code) if self._texts else None
                if text is None:
                    text = self._cmap.text(code, count)
                advance = self._down if self.vertical else self._widths.get(self._cmap.cid(code), self._default)
                glyph = self._known[code, count] = Glyph(code, advance, text or "", count == 1 and code == 32)
            yield glyph

    def _simple_glyphs(self, descriptor: Any) -> list[Glyph]:
        encoding = entry(self.source, "/Encoding")
        symbolic = bool(int(number(entry(descriptor, "/Flags"))) & _SYMBOLIC)
        letters = letters_of(encoding, symbolic=symbolic or self.kind == "TrueType")
        if self.name in _PICTURES and encoding is None:
            letters = [""] * 256
        missing = number(entry(descriptor, "/MissingWidth"))
        widths = [missing] * 256
        declared = numbers(entry(self.source, "/Widths"))
        if declared is None:
            widths = standard_widths(self.name, letters) or [missing or 500.0] * 256
        else:
            first = int(number(entry(self.source, "/FirstChar")))
            for place, width in enumerate(declared[:256]):
                if 0 <= first + place < 256:
                    widths[first + place] = width
        if self.type3:
            self.procedures = _procedures(self.source, encoding)
        texts = self._texts
        return [
            Glyph(code, widths[code], (texts.get(code) if texts else None) or letters[code], code == 32) for code in range(256)
        ]


def _height(source: Any, descriptor: Any, *, type3: bool) -> tuple[float, float]:
    """Ascent and descent, per mille of the size (of a Type 3 font in its own unit)."""
    box = numbers(entry(source if type3 else descriptor, "/FontBBox"), 4)
    ascent, descent = number(entry(descriptor, "/Ascent")), -abs(number(entry(descriptor, "/Descent")))
    if not type3 and 0 < ascent < _TALLEST and -descent < _TALLEST:
        return ascent, descent
    # Chromium mirrors its Type 3 fonts by their FontMatrix: their box hangs, and its sides come in either order.
    if box and box[3] != box[1] and (type3 or max(abs(side) for side in box) < _TALLEST):
        return (box[3], box[1]) if type3 else (max(box[1], box[3]), min(box[1], box[3]))
    return _HEIGHT


def _cid_widths(source: Any) -> dict[int, float]:
    """/W: `first [w1 w2 …]` or `first last w` (9.7.4.3)."""
    widths: dict[int, float] = {}
    rest = iter(source if isinstance(source, pikepdf.Array) else ())
    # Not by the widths that are known: ranges may name the same ones again and again.
    left = _MOST_WIDTHS
    for item in rest:
        first, second = int(number(item)), next(rest, None)
        if isinstance(second, pikepdf.Array):
            given = elements(second)[:left]
            widths.update((first + offset, number(each)) for offset, each in enumerate(given))
            left -= len(given)
        else:
            width = number(next(rest, None))
            last = min(int(number(second)) + 1, first + left)
            widths.update(dict.fromkeys(range(first, last), width))
            left -= max(last - first, 1)
        if left <= 0:
            break
    return widths


def _procedures(source: Any, encoding: Any) -> dict[int, Any]:
    """The streams that draw a Type 3 font's glyphs, by code."""
    drawn = {key[1:]: stream for key, stream in items(entry(source, "/CharProcs"))}
    found: dict[int, Any] = {}
    code = 0
    for item in elements(entry(encoding, "/Differences")):
        if isinstance(item, pikepdf.Name):
            if name(item) in drawn:
                found[code] = drawn[name(item)]
            code += 1
        else:
            code = int(number(item))
    return found
