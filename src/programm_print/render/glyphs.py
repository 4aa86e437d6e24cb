"""Whether every character is set in a font that the layout declared: WeasyPrint takes any other font without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.render.boxes import StyledText
    from programm_print.render.faces import Faces


def font_findings(texts: Iterable[StyledText], faces: Faces, base: str) -> Iterator[Finding]:
    """Undeclared families, each once, and missing characters, each once for an address and family.

    Place is the layout's folder `base` where a text has no address.
    """
    said: set[tuple[str, ...]] = set()
    for text in texts:
        families = text.stack[0]
        for family in families:
            if not faces.declares(family) and (family,) not in said:
                said.add((family,))
                yield _finding("render.family", say("render.family", family=family), text, base)
        declared = next((family for family in families if faces.declares(family)), None)
        if declared is None:
            continue
        for character in faces.lacks(text.stack, text.fact.text):
            if (key := (character, declared, text.fact.at)) not in said:
                said.add(key)
                code = " ".join(f"U+{ord(letter):04X}" for letter in character)
                sentence = say("render.glyph", character=character, code=code, family=declared)
                yield _finding("render.glyph", sentence, text, base)


def _finding(code: str, message: str, text: StyledText, base: str) -> Finding:
    fact = text.fact
    place = None if fact.at else Place(base)
    return Finding(code, Severity.ERROR, message, place=place, at=fact.at or None, page=fact.page, box_mm=fact.box_mm)
