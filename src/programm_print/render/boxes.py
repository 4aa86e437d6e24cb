"""Facts out of the laid-out box tree: each text, each picture, and the frames they must stay in.

The tree hangs on `page._page_box`, which is private to WeasyPrint; lengths are CSS pixels from the trim's top left corner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from weasyprint.anchors import rectangle_aabb
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from programm_print.measures import px_to_mm, px_to_pt
from programm_print.render.facts import FrameFact, Rectangle, TextFact

if TYPE_CHECKING:
    from programm_print.render.faces import Faces, Stack

# Sums of floats leave hairs; a fiftieth of a millimetre is finer than any printing plate.
_HAIR_MM = 0.02

_Matrix = Any  # weasyprint.matrix.Matrix, None for the identity


@dataclass
class Frame:
    """A frame while its contents are measured. `box_px` and `padding_px` are in the coordinates of `matrix`.

    What the stylesheet generates (markers of a list, bullets) may stand in the padding; the source's text may not.
    """

    page: int
    name: str
    fit: tuple[str, ...]
    box_px: Rectangle
    padding_px: Rectangle
    matrix: _Matrix
    clips: bool
    named: bool
    column: bool
    overflow_px: list[float] = field(default_factory=lambda: [0.0] * 4)
    first_out_at: str = ""

    def takes(self, leaf: Leaf, at: str) -> bool:
        """Hold a leaf against the frame; False when it leaves."""
        if leaf.picture and not (self.named or self.column):
            # A box that crops its picture is meant to.
            return True
        area = self.padding_px if leaf.generated else self.box_px
        out = _out(_seen_from(leaf.ink_px, leaf.matrix, self.matrix), area)
        if not self.clips:
            # Ink may rise above a line of tight line-height; it has left a frame that shows it only when its line has too.
            line_out = _out(_seen_from(leaf.line_px, leaf.matrix, self.matrix), area)
            out = [min(ink, line) for ink, line in zip(out, line_out, strict=True)]
        hairless = [length if px_to_mm(length) > _HAIR_MM else 0.0 for length in out]
        if not any(hairless):
            return True
        self.first_out_at = self.first_out_at or at
        self.overflow_px = [max(pair) for pair in zip(self.overflow_px, hairless, strict=True)]
        return False

    def fact(self) -> FrameFact:
        overflow = [round(px_to_mm(length), 3) for length in self.overflow_px]
        return FrameFact(
            self.page,
            self.name,
            self.fit,
            _in_mm(rectangle_aabb(self.matrix, *_as_size(self.box_px))),
            (overflow[0], overflow[1], overflow[2], overflow[3]),
            self.first_out_at,
            self.clips and any(overflow),
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text or picture that leaves ink: where its ink is and the line it stands on, in the coordinates of `matrix`."""

    ink_px: Rectangle
    line_px: Rectangle
    matrix: _Matrix
    picture: bool
    generated: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box inherits on the way down the tree. `frames` are indexes, innermost last."""

    page: int
    matrix: _Matrix = None
    frames: tuple[int, ...] = ()
    line: Any = None
    generated: bool = False
    deliberate: bool = False


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text as it was set, for the checks of fonts and of lost text. `element` is the one it comes from (an etree node)."""

    fact: TextFact
    stack: Stack
    element: Any


class Reader:
    """Walks pages once and gathers `texts`, `frames` and the elements of `pictures`.

    `unseen` are (element, text) of what `visibility: hidden` keeps off the paper: there, but on purpose not seen.

    `address_of` and `fit_of` give an element's nearest address (`data-at`) and `data-fit` tokens.
    """

    def __init__(self, faces: Faces, address_of: Callable[[Any], str], fit_of: Callable[[Any], tuple[str, ...]]) -> None:
        self._faces = faces
        self._address_of = address_of
        self._fit_of = fit_of
        self.texts: list[StyledText] = []
        self.frames: list[Frame] = []
        self.pictures: set[Any] = set()
        self.unseen: list[tuple[Any, str]] = []

    def read(self, number: int, page_box: Any) -> None:
        """Read one page, numbered from 1."""
        for box in _children(page_box):
            self._walk(box, _Around(number, generated=isinstance(box, boxes.MarginBox)))

    def _walk(self, box: Any, around: _Around) -> None:
        if box.transformation_matrix is not None:
            # As weasyprint.anchors.gather_anchors composes them.
            own = box.transformation_matrix
            around = replace(around, matrix=own @ around.matrix if around.matrix else own)
        if isinstance(box, boxes.TextBox):
            self._text(box, around)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box, around)
        else:
            around = self._inside(box, around)
            for child in _children(box):
                self._walk(child, around)

    def _inside(self, box: Any, around: _Around) -> _Around:
        if isinstance(box, boxes.LineBox):
            return replace(around, line=box)
        if box.element is None or _is_generated(box):
            return replace(around, generated=around.generated or box.element is not None)
        if box.element.get("data-deliberate") is not None:
            return replace(around, deliberate=True)
        if isinstance(box, boxes.InlineBox):
            return around
        frame = self._frame(box, around)
        if frame is None:
            return around
        self.frames.append(frame)
        return replace(around, frames=(*around.frames, len(self.frames) - 1))

    def _frame(self, box: Any, around: _Around) -> Frame | None:
        element = box.element
        own = _is_principal(box) and element.tag not in {"html", "body"}
        named = own and (element.get("data-frame") is not None or element.get("data-fit") is not None)
        clips = own and box.style["overflow"] != "visible"
        if not (named or clips or box.is_column):
            return None
        return Frame(
            around.page,
            _name(element),
            self._fit_of(element),
            _from_size(box.content_box_x(), box.content_box_y(), box.width, box.height),
            _from_size(box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height()),
            around.matrix,
            clips,
            named,
            box.is_column,
        )

    def _text(self, box: Any, around: _Around) -> None:
        style = box.style
        if not box.text.strip():
            return
        if style["visibility"] != "visible":
            self.unseen.append((box.element, box.text))
            return
        stack = tuple(style["font_family"]), int(style["font_weight"]), style["font_style"] != "normal"
        ink = self._ink(box, stack)
        line = _line(ink, around.line)
        at = self._address_of(box.element) if box.element is not None else ""
        named = [index for index in around.frames if self.frames[index].named]
        fact = TextFact(
            around.page,
            at,
            box.text,
            _in_mm(rectangle_aabb(around.matrix, *_as_size(ink))),
            round(px_to_pt(style["font_size"]), 3),
            stack[0],
            named[-1] if named else None,
            around.generated or _is_generated(box),
        )
        self.texts.append(StyledText(fact, stack, box.element))
        self._hold(Leaf(ink, line, around.matrix, picture=False, generated=fact.generated), around, at)

    def _picture(self, box: Any, around: _Around) -> None:
        if box.element is not None and not _is_generated(box):
            self.pictures.add(box.element)
            if box.element.get("data-deliberate") is not None:
                return
        if box.style["visibility"] != "visible":
            return
        rectangle = _from_size(box.content_box_x(), box.content_box_y(), box.width, box.height)
        at = self._address_of(box.element) if box.element is not None else ""
        leaf = Leaf(rectangle, rectangle, around.matrix, picture=True, generated=around.generated or _is_generated(box))
        self._hold(leaf, around, at)

    def _hold(self, leaf: Leaf, around: _Around, at: str) -> None:
        """Hold a leaf against the frames around it, innermost first: what leaves one is not told again of the outer ones."""
        if around.deliberate:
            return
        for index in reversed(around.frames):
            if not self.frames[index].takes(leaf, at):
                return

    def _ink(self, box: Any, stack: Stack) -> Rectangle:
        ink = self._faces.ink(stack, box.text)
        baseline, size = box.position_y + box.baseline, box.style["font_size"]
        x0, x1 = box.position_x, box.position_x + box.width
        if ink is None:
            return x0, box.position_y + box.margin_top, x1, box.position_y + box.margin_top + box.height
        # Pango adds letter-spacing after each letter, the last one too.
        spacing = box.style["letter_spacing"]
        x1 -= 0 if spacing == "normal" else spacing
        return x0 + ink.left * size, baseline - ink.high * size, x1 - ink.right * size, baseline - ink.low * size


def _children(box: Any) -> Iterator[Any]:
    """The boxes below; absolutely positioned ones are stood in for by placeholders, which isinstance() does not see through."""
    for child in box.children:
        yield child._box if isinstance(child, AbsolutePlaceholder) else child


def _is_generated(box: Any) -> bool:
    """Whether a box comes from the stylesheet (`p::before`, `li::marker`); a `::first-letter` holds the source's own text."""
    tag = box.element_tag or ""
    return "::" in tag.replace("::first-letter", "").replace("::first-line", "")


def _is_principal(box: Any) -> bool:
    """Whether this is the element's own box, not an anonymous one around or inside it that shares the element."""
    return not isinstance(box.style, AnonymousStyle)


def _name(element: Any) -> str:
    """`data-frame`, else `tag#id.class` as in a selector."""
    if name := element.get("data-frame"):
        return str(name)
    identity = f"#{element.get('id')}" if element.get("id") else ""
    return str(element.tag) + identity + "".join(f".{name}" for name in (element.get("class") or "").split())


def _line(ink: Rectangle, line: Any) -> Rectangle:
    """The text's share of its line: as wide as its ink, as high as the line."""
    if line is None:
        return ink
    return ink[0], line.position_y, ink[2], line.position_y + line.height


def _out(inner: Rectangle, outer: Rectangle) -> list[float]:
    """How far `inner` leaves `outer` on the left, top, right and bottom; negative where it stays inside."""
    return [outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]]


def _seen_from(rectangle: Rectangle, matrix: _Matrix, frame: _Matrix) -> Rectangle:
    """A rectangle of one coordinate system in another's."""
    if matrix is frame:
        return rectangle
    relative = (matrix @ frame.invert if matrix else frame.invert) if frame else matrix
    return _rectangle(rectangle_aabb(relative, *_as_size(rectangle)))


def _as_size(rectangle: Rectangle) -> Rectangle:
    """(x, y, width, height), as WeasyPrint takes it."""
    x0, y0, x1, y1 = rectangle
    return x0, y0, x1 - x0, y1 - y0


def _from_size(x: float, y: float, width: float, height: float) -> Rectangle:
    return x, y, x + width, y + height


def _rectangle(values: Any) -> Rectangle:
    x0, y0, x1, y1 = values
    return float(x0), float(y0), float(x1), float(y1)


def _in_mm(rectangle_px: Any) -> Rectangle:
    x0, y0, x1, y1 = (round(px_to_mm(value), 3) for value in rectangle_px)
    return x0, y0, x1, y1
