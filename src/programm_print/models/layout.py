"""What a layout says of itself: plain values, free of the engine. Render makes them, fit judges them.

Lengths are millimetres from the trim's top left corner, rectangles (x0, y0, x1, y1), pages count from 1. `at` is the address
of a text of the content (`data-at` of the nearest element that has one), "" where there is none. `element` is the number of
an element in the order of the source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programm_print.findings import Finding

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextFact:
    """One piece of a line of text as it stands on a page.

    `box_mm` is its ink. `frame` indexes `Layout.frames`: the innermost named frame around it; `leaves` the frame that it
    leaves. `line` indexes `Layout.lines`. `generated` text comes from the stylesheet or repeats in a page's margin: its
    `element` is the one it stands before or after, or that set the string, -1 where none did. `deliberate` text may leave
    what surrounds it. `colour` is a CSS value as the palette gives it, "" for any other colour.
    """

    page: int
    at: str
    text: str
    box_mm: Rectangle
    size_pt: float
    families: tuple[str, ...]
    frame: int | None
    generated: bool
    line: int | None
    element: int
    leaves: int | None
    deliberate: bool
    colour: str


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of a block. `block` indexes `Layout.blocks`, `column` `Layout.frames`: the innermost column.

    `measure_mm` is how wide a line may become. `broken` lines end where the source says so, not for want of room.
    """

    block: int
    page: int
    column: int | None
    measure_mm: float
    broken: bool


@dataclass(frozen=True, slots=True)
class BlockFact:
    """An element that has lines of its own, all its fragments together.

    `heading`, `list` and `item` are the elements of that kind around it (`<h1>` to `<h6>`, `<ul>` or `<ol>`, `<li>`).
    `placed` blocks are positioned or float. `anew` says that a forced break lies before it.
    """

    at: str
    heading: int | None
    list: int | None
    item: int | None
    placed: bool
    anew: bool
    deliberate: bool
    generated: bool


@dataclass(frozen=True, slots=True)
class PictureFact:
    """An image or drawing. `leaves` indexes the frame that it leaves."""

    page: int
    at: str
    name: str
    box_mm: Rectangle
    leaves: int


@dataclass(frozen=True, slots=True)
class RasterFact:
    """A picture made of pixels, by its file in the project. `ppi` is what they give at the printed size, the coarser way."""

    page: int
    at: str
    file: str
    pixels: tuple[int, int]
    ppi: float
    box_mm: Rectangle


@dataclass(frozen=True, slots=True)
class FrameFact:
    """A box that text must stay in.

    Named ones carry `data-frame` or `data-fit`; the others are columns, boxes that cut off what leaves them, boxes whose
    size the layout fixes, those that hold lines, the page's own area and its margin boxes.

    `box_mm` is its content box. `overflow_mm` is how far ink leaves on the left, top, right and bottom, 0 where it does
    not. `fit` holds the tokens of the nearest `data-fit`. `clipped` says that what leaves is cut off. `fixed` boxes have a
    height of their own: a second fragment on another page means that they spilled. `elements` are the first and the last
    element within, (-1, -1) for a page's own boxes.
    """

    page: int
    name: str
    fit: tuple[str, ...]
    box_mm: Rectangle
    overflow_mm: Rectangle
    first_out_at: str
    clipped: bool
    named: bool
    column: bool
    fixed: bool
    elements: tuple[int, int]

    @property
    def overflows(self) -> bool:
        return max(self.overflow_mm) > 0


class Lost(NamedTuple):
    """Text (or the alternative text or name of a picture) that stands on no page.

    `frame` indexes the box in which it has no more room, None where that is on no page either. `visible` is what of the
    same element was laid out before it.
    """

    at: str
    text: str
    element: int = -1
    frame: int | None = None
    visible: str = ""


class Overlap(NamedTuple):
    """Two texts (indexes of `Layout.texts`) of different blocks whose glyphs lie on each other in `box_mm`."""

    first: int
    second: int
    box_mm: Rectangle


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages laid out, not yet written. `document` is the engine's own and opaque to everyone else.

    `page_sizes_mm` are trim sizes (width, height). `pictures` are those that leave a frame. `lost_fits` are the `data-fit`
    tokens around lost text.
    """

    page_count: int
    page_sizes_mm: tuple[tuple[float, float], ...]
    texts: tuple[TextFact, ...]
    lines: tuple[LineFact, ...]
    blocks: tuple[BlockFact, ...]
    frames: tuple[FrameFact, ...]
    pictures: tuple[PictureFact, ...]
    rasters: tuple[RasterFact, ...]
    overlaps: tuple[Overlap, ...]
    lost: tuple[Lost, ...]
    lost_fits: frozenset[str]
    findings: tuple[Finding, ...]
    document: object = field(repr=False, compare=False)

    @property
    def heights_mm(self) -> dict[str, float]:
        """The heights of named frames' content boxes; of frames with one name, the first's."""
        return {frame.name: _height(frame) for frame in reversed(self.frames) if frame.named}

    def overflows(self, fit: str) -> bool:
        """Whether text leaves, or is missing from, a frame that names this fit, or lies on another text there.

        Where one of two such texts leaves a frame, that frame's fit alone is to blame.
        """
        return (
            fit in self.lost_fits
            or any(frame.overflows for frame in self.frames if fit in frame.fit)
            or any(fit in fits for fits in self._meeting())
        )

    def _meeting(self) -> Iterator[tuple[str, ...]]:
        """The fits of texts that lie on another, both within their frames."""
        for overlap in self.overlaps:
            meeting = self.texts[overlap.first], self.texts[overlap.second]
            if all(text.leaves is None for text in meeting):
                yield from (self.frames[text.frame].fit for text in meeting if text.frame is not None)


def _height(frame: FrameFact) -> float:
    return frame.box_mm[3] - frame.box_mm[1]
