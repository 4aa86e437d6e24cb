"""The fonts that stylesheets declare: which characters they have, and how high their glyphs reach."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

Stack = tuple[tuple[str, ...], int, bool]
"""What decides which face a text is set in: families, weight, whether italic."""

_WEIGHTS = {"normal": 400, "bold": 700}


class Outlines:
    """A font file's characters and the vertical reach of their glyphs."""

    def __init__(self, data: bytes) -> None:
        from fontTools.ttLib import TTFont

        font: Any = TTFont(BytesIO(data), lazy=True)
        self._units: int = font["head"].unitsPerEm
        self._characters: dict[int, str] = font.getBestCmap() or {}
        self._glyphs = font.getGlyphSet()
        self._reaches: dict[str, tuple[float, float]] = {}

    def __contains__(self, character: str) -> bool:
        return ord(character) in self._characters

    def reach(self, character: str) -> tuple[float, float]:
        """How far below and above the baseline the glyph's ink lies, in ems: (lowest, highest); (0, 0) when it has none."""
        if character not in self._reaches:
            from fontTools.pens.boundsPen import BoundsPen

            pen: Any = BoundsPen(self._glyphs)
            self._glyphs[self._characters[ord(character)]].draw(pen)
            low, high = (pen.bounds[1], pen.bounds[3]) if pen.bounds else (0, 0)
            self._reaches[character] = low / self._units, high / self._units
        return self._reaches[character]


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
        """Note a face. `descriptors` are those of WeasyPrint's parsed @font-face rule, `data` the font file."""
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

    def reach(self, stack: Stack, text: str) -> tuple[float, float] | None:
        """How far below and above the baseline a text's ink lies, in ems; None when no face is known for it."""
        reaches = [face.outlines.reach(character) for character in set(text) if (face := self.face_for(stack, character))]
        inked = [reach for reach in reaches if reach != (0, 0)]
        if not inked:
            return None
        return min(low for low, _ in inked), max(high for _, high in inked)

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
