"""Facts out of the laid-out box tree: each text, each picture, and the frames they must stay in.

The tree hangs on `page._page_box`, which is private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from programm_print.measures import px_to_mm, px_to_pt
from programm_print.models.layout import BlockFact, LineFact, PictureFact, RasterFact, Rectangle, TextFact
from programm_print.render.frames import Frame, Leaf, frame_name, frame_of, is_deliberate, margin_frame, page_frame
from programm_print.render.geometry import Matrix, from_size, in_mm, on_page
from programm_print.render.inks import css_of
from programm_print.render.rasters import rasters_of
from programm_print.render.tree import children_of, is_generated

if TYPE_CHECKING:
    from programm_print.render.faces import Faces, Stack
    from programm_print.render.source import Source

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_FORCED = frozenset({"always", "page", "left", "right", "recto", "verso", "column"})


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box inherits on the way down the tree. `frames` are indexes, innermost last.

    Absolute boxes are bound by the first `bound` frames, up to the box they are positioned by, and by the strict ones.
    """

    page: int
    frames: tuple[int, ...]
    bound: int = 0
    matrix: Matrix = None
    line: Any = None
    line_number: int | None = None
    measure_px: float = 0.0
    heading: int | None = None
    list: int | None = None
    item: int | None = None
    margin: Any = None
    placed: bool = False
    generated: bool = False
    deliberate: bool = False


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text as it was set, for the checks of fonts, of lost text and of neighbours.

    `element` is the one it comes from (an etree node), `tag` that or its pseudo-element (`p::before`). `box` is
    WeasyPrint's, `ink_px` in the coordinates of `matrix`.
    """

    fact: TextFact
    stack: Stack
    element: Any
    tag: str
    box: Any
    ink_px: Rectangle
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class SetString:
    """A string that an element sets for the margins of its page and of those after it."""

    page: int
    name: str
    text: str
    element: Any


class Reader:
    """Walks pages once and gathers what stands on them.

    `unseen` are (element, tag, text) of what `visibility: hidden` keeps off the paper: there, but on purpose not seen. `seen`
    are the elements of pictures.
    """

    def __init__(self, faces: Faces, source: Source, files: Mapping[str, str]) -> None:
        """`files` are those of pictures, by WeasyPrint's names of these."""
        self._faces, self._source, self._files = faces, source, files
        self.texts: list[StyledText] = []
        self.lines: list[LineFact] = []
        self.blocks: list[BlockFact] = []
        self.frames: list[Frame] = []
        self.pictures: list[PictureFact] = []
        self.rasters: list[RasterFact] = []
        self.seen: set[Any] = set()
        self.unseen: list[tuple[Any, str, str]] = []
        self.strings: list[SetString] = []
        self._block_numbers: dict[tuple[Any, ...], int] = {}
        self._broken: set[int] = set()
        self._anew = False
        self._page_name = ""

    def read(self, number: int, page_box: Any) -> None:
        """Read one page, numbered from 1."""
        page = _Around(number, self._add(page_frame(page_box, number), ()))
        self._note_rasters(page_box, page)
        for box in children_of(page_box):
            if isinstance(box, boxes.MarginBox):
                frames, deliberate = self._add(margin_frame(box, number), ()), is_deliberate(box.style)
                around = _Around(number, frames, bound=1, generated=True, margin=box, deliberate=deliberate)
                self._walk(box, replace(around, measure_px=box.width))
            else:
                self._walk(box, page)

    def broken_lines(self) -> tuple[LineFact, ...]:
        """All lines, those that end in <br> marked as broken."""
        return tuple(replace(line, broken=True) if index in self._broken else line for index, line in enumerate(self.lines))

    def _add(self, frame: Frame, around: tuple[int, ...]) -> tuple[int, ...]:
        self.frames.append(frame)
        return *around, len(self.frames) - 1

    def _walk(self, box: Any, around: _Around) -> None:
        if box.transformation_matrix is not None:
            # As weasyprint.anchors.gather_anchors composes them.
            own = box.transformation_matrix
            if not own.determinant:
                return  # WeasyPrint draws nothing of what is scaled to nothing.
            around = replace(around, matrix=own @ around.matrix if around.matrix else own)
        if isinstance(box, boxes.TextBox):
            self._text(box, around)
            return
        self._note_rasters(box, around)
        if box.string_set:
            self.strings += [SetString(around.page, name, text, box.element) for name, text in box.string_set]
        if isinstance(box, boxes.ReplacedBox):
            self._picture(box, around)
            return
        style, page_name = box.style, self._page_name
        around = self._inside(box, around)
        for child in children_of(box):
            self._walk(child, around)
        if style["break_after"] in _FORCED or self._page_name != page_name:
            self._anew, self._page_name = True, page_name

    def _inside(self, box: Any, around: _Around) -> _Around:
        if isinstance(box, boxes.LineBox):
            return self._line(box, around)
        element = box.element
        if element is None:
            return around
        if isinstance(box, boxes.InlineBox):
            if element.tag == "br" and around.line_number is not None:
                self._broken.add(around.line_number)
            return self._described(box, around)
        own = not isinstance(box.style, AnonymousStyle)
        frames, bound, placed = around.frames, around.bound, around.placed
        if own or is_generated(box):
            around = self._described(box, around)
        if own:
            self._note_breaks(box.style)
            if box.is_absolutely_positioned():
                frames = tuple(index for rank, index in enumerate(frames) if rank < bound or self.frames[index].strict)
                bound, placed = min(bound, len(frames)), True
            placed = placed or box.is_floated() or box.is_footnote()
        free = around.deliberate or is_generated(box)
        frame = None if free else frame_of(box, around.page, around.matrix, self._source.fit_of)
        if frame is not None:
            frames = self._add(frame, frames)
        if own and (box.style["position"] != "static" or box.transformation_matrix is not None):
            bound = len(frames)
        return replace(around, frames=frames, bound=bound, placed=placed, line=None, measure_px=box.width)

    def _described(self, box: Any, around: _Around) -> _Around:
        """With what a box's element or pseudo-element says of the texts in it."""
        element = box.element
        if is_generated(box):
            return replace(around, generated=True, deliberate=around.deliberate or is_deliberate(box.style))
        # A running element has left its ancestors behind.
        if element.get("data-deliberate") is not None or (around.margin and self._source.is_deliberate(element)):
            around = replace(around, deliberate=True)
        if element.tag in _HEADINGS:
            return replace(around, heading=self._source.number_of(element))
        if element.tag in _LISTS:
            return replace(around, list=self._source.number_of(element), item=None)
        if element.tag == "li":
            return replace(around, item=self._source.number_of(element))
        return around

    def _note_breaks(self, style: Any) -> None:
        if style["break_before"] in _FORCED:
            self._anew = True
        if style["page"] not in ("auto", self._page_name):
            # A page of another name begins on a sheet of its own.
            self._anew, self._page_name = True, style["page"]

    def _line(self, box: Any, around: _Around) -> _Around:
        column = next((index for index in reversed(around.frames) if self.frames[index].column), None)
        block = self._block(box, around)
        self.lines.append(LineFact(block, around.page, column, round(px_to_mm(around.measure_px), 3), broken=False))
        return replace(around, line=box, line_number=len(self.lines) - 1)

    def _block(self, box: Any, around: _Around) -> int:
        key = (box.element, box.element_tag, around.page if box.element is None or around.margin else 0)
        if key not in self._block_numbers:
            anew, self._anew = self._anew, False
            self._block_numbers[key] = len(self.blocks)
            fact = BlockFact(
                self._source.address_of(box.element) if box.element is not None else "",
                around.heading,
                around.list,
                around.item,
                around.placed,
                anew,
                around.deliberate,
                around.generated,
            )
            self.blocks.append(fact)
        return self._block_numbers[key]

    def _text(self, box: Any, around: _Around) -> None:
        style = box.style
        if not box.text.strip():
            return
        if style["visibility"] != "visible":
            self.unseen.append((box.element, box.element_tag or "", box.text))
            return
        element = box.element if box.element is not None else self._string_element(around)
        stack = tuple(style["font_family"]), int(style["font_weight"]), style["font_style"] != "normal"
        ink = self._ink(box, stack)
        at = self._source.address_of(element) if element is not None else ""
        named = next((index for index in reversed(around.frames) if self.frames[index].named), None)
        generated = around.generated or is_generated(box)
        line = ink
        if around.line is not None:
            top = around.line.position_y
            line = box.position_x, top, box.position_x + box.width, top + around.line.height
        leaf = Leaf(ink, line, around.matrix, picture=False, generated=generated, placed=around.placed)
        fact = TextFact(
            page=around.page,
            at=at,
            text=box.text,
            box_mm=in_mm(on_page(ink, around.matrix)),
            size_pt=round(px_to_pt(style["font_size"]), 3),
            families=stack[0],
            frame=named,
            generated=generated,
            line=around.line_number,
            element=self._source.number_of(element) if element is not None else -1,
            leaves=self._hold(leaf, around, at),
            deliberate=around.deliberate,
            colour=css_of(style["color"]),
        )
        self.texts.append(StyledText(fact, stack, box.element, box.element_tag or "", box, ink, around.matrix))

    def _string_element(self, around: _Around) -> Any:
        """The element whose string a margin box shows: the nearest one set on the page or before it."""
        content = around.margin.style["content"] if around.margin is not None else ()
        names = {value[0] for kind, value in content if kind == "string()"} if isinstance(content, tuple) else set()
        return next((string.element for string in reversed(self.strings) if string.name in names and string.text), None)

    def _picture(self, box: Any, around: _Around) -> None:
        element, deliberate = box.element, around.deliberate
        if element is not None and not is_generated(box):
            self.seen.add(element)
            deliberate = deliberate or element.get("data-deliberate") is not None
        if deliberate or box.style["visibility"] != "visible":
            return
        rectangle = from_size(box.content_box_x(), box.content_box_y(), box.width, box.height)
        at = self._source.address_of(element) if element is not None else ""
        placed = around.placed or not box.is_in_normal_flow()
        leaf = Leaf(rectangle, rectangle, around.matrix, picture=True, generated=around.generated, placed=placed)
        leaves = self._hold(leaf, around, at)
        if leaves is not None:
            name = (element.get("alt") or element.get("id") or frame_name(element)) if element is not None else ""
            self.pictures.append(PictureFact(around.page, at, name, in_mm(on_page(rectangle, around.matrix)), leaves))

    def _note_rasters(self, box: Any, around: _Around) -> None:
        for raster in rasters_of(box, around.matrix):
            at = self._source.address_of(box.element) if box.element is not None else ""
            self.rasters.append(RasterFact(around.page, at, self._files[raster.name], raster.pixels, raster.ppi, raster.box_mm))

    def _hold(self, leaf: Leaf, around: _Around, at: str) -> int | None:
        """Hold a leaf against the frames around it, innermost first: what leaves one is not told again of the outer ones."""
        if not around.deliberate:
            for index in reversed(around.frames):
                if not self.frames[index].takes(leaf, at):
                    return index
        return None

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
