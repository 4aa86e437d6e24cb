"""Frames: the boxes that texts and pictures must stay in, and which boxes of the tree are such."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from programm_print.measures import px_to_mm
from programm_print.models.layout import FrameFact, Rectangle
from programm_print.render.geometry import Matrix, from_size, in_mm, on_page, out_of, seen_from

# Sums of floats leave hairs; a fiftieth of a millimetre is finer than any printing plate.
_HAIR_MM = 0.02


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text or picture that leaves ink, in the coordinates of `matrix`: where its ink is, and its room on its line."""

    ink_px: Rectangle
    line_px: Rectangle
    matrix: Matrix
    picture: bool
    generated: bool
    placed: bool


@dataclass
class Frame:
    """A frame while its contents are measured. `box_px` and `padding_px` are in the coordinates of `matrix`.

    Whoever names a frame says with it that text stays in its content box; what the stylesheet generates (markers of a
    list, bullets) may stand in the padding. Other boxes bind only where their size is given: `across`, `down`.
    """

    page: int
    name: str
    fit: tuple[str, ...]
    element: Any
    box_px: Rectangle
    padding_px: Rectangle
    matrix: Matrix
    clips: bool = False
    named: bool = False
    column: bool = False
    fixed: bool = False
    placed: bool = False
    across: bool = True
    down: bool = True
    overflow_px: list[float] = field(default_factory=lambda: [0.0] * 4)
    first_out_at: str = ""

    @property
    def strict(self) -> bool:
        """Whether it holds all that lies below it in the tree, however that is positioned."""
        return self.named or self.column or self.clips

    @property
    def ends(self) -> bool:
        """Whether it may be the reason why text in it stands nowhere: what has no more room in it is dropped."""
        return self.fixed or self.clips or self.column or self.placed

    def takes(self, leaf: Leaf, at: str) -> bool:
        """Hold a leaf against the frame; False when it leaves."""
        if leaf.picture and not (self.named or self.column) and (self.clips or leaf.placed):
            # A box that crops its picture is meant to, and a picture put beside its box by position is too.
            return True
        area = self.box_px if self.strict and not leaf.generated else self.padding_px
        ink = leaf.ink_px if leaf.matrix is self.matrix else seen_from(leaf.ink_px, leaf.matrix, self.matrix)
        if ink[0] >= area[0] and ink[1] >= area[1] and ink[2] <= area[2] and ink[3] <= area[3]:
            return True
        out = out_of(ink, area)
        if not self.clips:
            # Ink may rise above a line of tight line-height, or begin before its place (J); it has left a frame that shows it
            # only when its line has too.
            line_out = out_of(seen_from(leaf.line_px, leaf.matrix, self.matrix), area)
            out = [min(pair) for pair in zip(out, line_out, strict=True)]
        binding = (self.across, self.down) * 2
        hairless = [length if binds and px_to_mm(length) > _HAIR_MM else 0.0 for length, binds in zip(out, binding, strict=True)]
        if not any(hairless):
            return True
        self.first_out_at = self.first_out_at or at
        self.overflow_px = [max(pair) for pair in zip(self.overflow_px, hairless, strict=True)]
        return False

    def fact(self, elements: tuple[int, int]) -> FrameFact:
        """As a fact. `elements` are the numbers of the first and the last element within."""
        overflow = [round(px_to_mm(length), 3) for length in self.overflow_px]
        return FrameFact(
            page=self.page,
            name=self.name,
            fit=self.fit,
            box_mm=in_mm(on_page(self.box_px, self.matrix)),
            overflow_mm=(overflow[0], overflow[1], overflow[2], overflow[3]),
            first_out_at=self.first_out_at,
            clipped=self.clips and any(overflow),
            named=self.named,
            column=self.column,
            fixed=self.fixed,
            elements=elements,
        )


def frame_of(box: Any, page: int, matrix: Matrix, fit_of: Callable[[Any], tuple[str, ...]]) -> Frame | None:
    """The frame that a laid-out box is, None when it is none. `fit_of` gives an element's `data-fit` tokens."""
    element, style = box.element, box.style
    holds_lines = bool(box.children) and isinstance(box.children[0], boxes.LineBox)
    if isinstance(style, AnonymousStyle):
        # A box of the engine's own making shares its element, and may share its size, with the element's own box.
        if holds_lines or box.is_column:
            frame = _frame(box, page, matrix, fit_of(element))
            frame.column, frame.down = box.is_column, box.is_column
            return frame
        return None
    named = element.get("data-frame") is not None or element.get("data-fit") is not None
    clips = style["overflow"] != "visible" or (box.is_absolutely_positioned() and bool(style["clip"]))
    item = box.is_flex_item or box.is_grid_item
    fixed = item or _is_fixed(style, "height") or (box.is_absolutely_positioned() and _spans(style, "top", "bottom"))
    across = item or holds_lines or _is_fixed(style, "width")
    placed = box.is_absolutely_positioned() or box.is_floated()
    if not (named or clips or fixed or across or placed):
        return None
    frame = _frame(box, page, matrix, fit_of(element))
    frame.named, frame.clips, frame.column = named, clips, box.is_column
    frame.fixed, frame.placed = fixed and not item, placed
    if not frame.strict:
        frame.across, frame.down = across, fixed
    if clips and box.is_absolutely_positioned() and style["clip"]:
        frame.padding_px = frame.box_px = _clip(box)
    return frame


def margin_frame(box: Any, page: int) -> Frame:
    """The frame of one of a page's margin boxes."""
    frame = _frame(box, page, None, ())
    frame.name = str(box.at_keyword)
    frame.clips = box.style["overflow"] != "visible"
    return frame


def page_frame(box: Any, page: int) -> Frame:
    """The page's own area, which holds all that is neither placed nor in the margins."""
    frame = _frame(box, page, None, ())
    frame.name = "@page"
    # `overflow` of the root element cuts at the page's area, whatever the position.
    frame.clips = box.style["overflow"] != "visible"
    return frame


def frame_name(element: Any) -> str:
    """`data-frame`, else `tag#id.class` as in a selector."""
    if element is None:
        return ""
    if name := element.get("data-frame"):
        return str(name)
    identity = f"#{element.get('id')}" if element.get("id") else ""
    return str(element.tag).rpartition("}")[2] + identity + "".join(f".{name}" for name in (element.get("class") or "").split())


def is_deliberate(style: Any) -> bool:
    """Whether a margin box or pseudo-element, which can bear no attribute, says `--deliberate: true` instead."""
    return bool(style["__deliberate"])


def _frame(box: Any, page: int, matrix: Matrix, fit: tuple[str, ...]) -> Frame:
    content = from_size(box.content_box_x(), box.content_box_y(), box.width, box.height)
    padding = from_size(box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height())
    return Frame(page, frame_name(box.element), fit, box.element, content, padding, matrix)


def _is_fixed(style: Any, side: str) -> bool:
    return bool(style[side] != "auto" or style[f"max_{side}"].value != inf)


def _spans(style: Any, start: str, end: str) -> bool:
    return bool(style[start] != "auto" and style[end] != "auto")


def _clip(box: Any) -> Rectangle:
    """As WeasyPrint's draw_stacking_context cuts it."""
    top, right, bottom, left = box.style["clip"]
    x, y = box.border_box_x(), box.border_box_y()
    return (
        x + (0 if left == "auto" else left),
        y + (0 if top == "auto" else top),
        x + (box.border_width() if right == "auto" else right),
        y + (box.border_height() if bottom == "auto" else bottom),
    )
