"""The fonts that stylesheets declare: which characters they have, and where their glyphs leave ink."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

Stack = tuple[tuple[str, ...], int, bool]
"""What decides which face a text is set in: families, weight, whether italic."""

_WEIGHTS = {"normal": 400, "bold": 700}


class Ink(NamedTuple):
    """Where ink lies, in ems: lowest and highest from the baseline, inwards from the left and right end of the advance."""

    left: float
    low: float
    right: float
    high: float


class FontError(Exception):
    """A file that holds no letters that HarfBuzz could read."""


class Outlines:
    """A font file's characters and where their glyphs leave ink."""

    def __init__(self, data: bytes) -> None:
        """Raises FontError."""
        import uharfbuzz

        face = uharfbuzz.Face(_unpacked(data))
        if not face.unicodes:
            raise FontError
        self._font = uharfbuzz.Font(face)
        self._units = int(face.upem)
        self._inks: dict[str, Ink | None] = {}

    def __contains__(self, character: str) -> bool:
        return self._font.get_nominal_glyph(ord(character)) is not None

    def advance(self, character: str) -> float:
        """How far the glyph moves on, in ems."""
        return float(self._font.get_glyph_h_advance(self._font.get_nominal_glyph(ord(character)))) / self._units

    def ink(self, character: str) -> Ink | None:
        """Where the glyph's ink lies, None when it leaves none."""
        if character not in self._inks:
            from fontTools.pens.boundsPen import BoundsPen

            # A file's own boxes may hold points off the curve, some hundredths of an em beyond the ink.
            pen: Any = BoundsPen(None)
            self._font.draw_glyph_with_pen(self._font.get_nominal_glyph(ord(character)), pen)
            ink = None
            if pen.bounds:
                left, low, right, high = (value / self._units for value in pen.bounds)
                ink = Ink(left, low, self.advance(character) - right, high)
            self._inks[character] = ink
        return self._inks[character]


def _unpacked(data: bytes) -> bytes:
    """A web font as the OpenType font that it packs: HarfBuzz reads no other."""
    if data[:4] not in (b"wOFF", b"wOF2"):
        return data
    from fontTools.ttLib import TTFont

    try:
        font: Any = TTFont(BytesIO(data))
        font.flavor = None
        font.save(plain := BytesIO())
    except Exception as error:  # fontTools raises whatever it stumbles over
        raise FontError from error
    return plain.getvalue()


@dataclass(frozen=True)
class Face:
    """One @font-face rule that was loaded."""

    family: str
    weight: int
    italic: bool
    ranges: tuple[tuple[int, int], ...]
    outlines: Outlines = field(compare=False)

    def has(self, character: str) -> bool:
        code = ord(character)
        return character in self.outlines and (not self.ranges or any(low <= code <= high for low, high in self.ranges))


class Faces:
    """All faces that the stylesheets of one engine declared."""

    def __init__(self) -> None:
        self._faces: dict[str, list[Face]] = {}
        self._outlines: dict[bytes, Outlines] = {}
        self._of_stack: dict[Stack, tuple[Face, ...]] = {}
        self._of_character: dict[tuple[Stack, str], Face | None] = {}

    def add(self, descriptors: dict[str, Any], data: bytes) -> None:
        """Note a face. `descriptors` are those of WeasyPrint's parsed @font-face rule, `data` the font file. Raises FontError."""
        digest = hashlib.sha256(data).digest()
        if digest not in self._outlines:
            self._outlines[digest] = Outlines(data)
        weight = descriptors.get("font_weight", "normal")
        face = Face(
            descriptors["font_family"].casefold(),
            _WEIGHTS.get(weight) or int(weight),
            descriptors.get("font_style", "normal") != "normal",
            tuple((part.start, part.end) for part in descriptors.get("unicode_range", ())),
            self._outlines[digest],
        )
        self._faces.setdefault(face.family, []).append(face)
        self._of_stack.clear()
        self._of_character.clear()

    def declares(self, family: str) -> bool:
        return family.casefold() in self._faces

    def face_for(self, stack: Stack, character: str) -> Face | None:
        """The face that sets a character, None when no face of the stack has it."""
        key = stack, character
        if key not in self._of_character:
            faces = self._faces_of(stack)
            self._of_character[key] = next((face for face in faces if face.has(character)), None)
        return self._of_character[key]

    def lacks(self, stack: Stack, text: str) -> tuple[str, ...]:
        """The characters of a text that no face of the stack has, each once.

        An accented letter is there when its parts are: HarfBuzz composes and decomposes before it looks for glyphs.
        """
        composed = unicodedata.normalize("NFC", text)
        missing = [
            character for character in dict.fromkeys(composed) if _is_drawn(character) and not self.face_for(stack, character)
        ]
        return tuple(
            character
            for character in missing
            if len(parts := unicodedata.normalize("NFD", character)) == 1 or not all(self.face_for(stack, part) for part in parts)
        )

    def ink(self, stack: Stack, text: str) -> Ink | None:
        """Where a text's ink lies; None when no face is known for it. A space at an end keeps its width."""
        inks = {character: face.outlines.ink(character) for character in set(text) if (face := self.face_for(stack, character))}
        inked = [ink for ink in inks.values() if ink is not None]
        if not inked:
            return None
        first, last = inks.get(text[0]), inks.get(text[-1])
        left, right = first.left if first else 0.0, last.right if last else 0.0
        return Ink(left, min(ink.low for ink in inked), right, max(ink.high for ink in inked))

    def _faces_of(self, stack: Stack) -> tuple[Face, ...]:
        """Of each family in the stack, in its order, the cut nearest to the wanted style: fontconfig chooses that one."""
        if stack not in self._of_stack:
            families, weight, italic = stack
            chosen: list[Face] = []
            for family in families:
                faces = self._faces.get(family.casefold(), [])
                distances = [(face.italic != italic, abs(face.weight - weight)) for face in faces]
                chosen += [face for face, distance in zip(faces, distances, strict=True) if distance == min(distances)]
            self._of_stack[stack] = tuple(chosen)
        return self._of_stack[stack]


def _is_drawn(character: str) -> bool:
    """Whether a character needs a glyph: spaces, breaks and invisible joiners do not, HarfBuzz makes them itself."""
    return not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
