"""Texts of different blocks whose glyphs lie on each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.measures import px_to_mm
from programm_print.models.layout import LineFact, Overlap, Rectangle
from programm_print.render.geometry import common, in_mm, on_page

if TYPE_CHECKING:
    from programm_print.render.boxes import StyledText
    from programm_print.render.faces import Faces

# Glyphs may touch: set tight, an ascender meets a descender. What covers more than this in both directions is seen.
_TOUCH_MM = 0.1


def overlaps(texts: list[StyledText], lines: list[LineFact], faces: Faces) -> tuple[Overlap, ...]:
    """Pairs of texts on one page, each pair of blocks once. `lines` are those that the texts' facts refer to."""
    found: dict[tuple[int | None, ...], Overlap] = {}
    for first, second in _near(texts):
        pair = tuple(lines[line].block if (line := texts[index].fact.line) is not None else None for index in (first, second))
        if pair[0] == pair[1] or pair in found:
            continue
        box = next(_meeting(texts[first], texts[second], faces), None)
        if box is not None:
            found[pair] = Overlap(min(first, second), max(first, second), in_mm(box))
    return tuple(found.values())


def _near(texts: list[StyledText]) -> Iterator[tuple[int, int]]:
    """Indexes of texts whose ink boxes meet, by a sweep down each page."""
    order = sorted((text.fact.page, text.fact.box_mm[1], index) for index, text in enumerate(texts) if not text.fact.deliberate)
    open_texts: list[int] = []
    last_page = 0
    for page, top, index in order:
        if page != last_page:
            open_texts, last_page = [], page
        open_texts = [other for other in open_texts if texts[other].fact.box_mm[3] > top + _TOUCH_MM]
        for other in open_texts:
            if _covers(common(texts[index].fact.box_mm, texts[other].fact.box_mm), _TOUCH_MM):
                yield other, index
        open_texts.append(index)


def _meeting(first: StyledText, second: StyledText, faces: Faces) -> Iterator[Rectangle]:
    """Where glyphs of both texts lie on each other, in pixels."""
    others = list(_glyphs(second, faces))
    for one in _glyphs(first, faces):
        for other in others:
            box = common(one, other)
            if _covers(tuple(px_to_mm(side) for side in box), _TOUCH_MM):
                yield box


def _glyphs(text: StyledText, faces: Faces) -> Iterator[Rectangle]:
    """The boxes of a text's glyphs on the page; kerning and spacing are spread over its width."""
    box, size = text.box, text.box.style["font_size"]
    shapes = [(face.outlines, letter) for letter in box.text if (face := faces.face_for(text.stack, letter)) is not None]
    natural = sum(outlines.advance(letter) for outlines, letter in shapes) * size
    if not natural:
        yield on_page(text.ink_px, text.matrix)
        return
    stretch, x, baseline = box.width / natural, box.position_x, box.position_y + box.baseline
    for outlines, letter in shapes:
        advance = outlines.advance(letter) * size
        ink = outlines.ink(letter)
        if ink is not None:
            left, right = x + ink.left * size, x + advance - ink.right * size
            yield on_page((left, baseline - ink.high * size, right, baseline - ink.low * size), text.matrix)
        x += advance * stretch


def _covers(box: tuple[float, ...], least_mm: float) -> bool:
    return box[2] - box[0] > least_mm and box[3] - box[1] > least_mm
