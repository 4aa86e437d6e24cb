"""What a layout says of itself: plain values, free of the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programm_print.findings import Finding

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextFact:
    """One piece of a line of text as it stands on a page.

    `page` counts from 1. `box_mm` is (x0, y0, x1, y1) of its ink, from the trim's top left corner. `at` is the address
    (`data-at`) of the nearest element that has one. `frame` indexes `Layout.frames`: the innermost named frame around it.
    `generated` text comes from the stylesheet or repeats in a page's margin.
    """

    page: int
    at: str
    text: str
    box_mm: Rectangle
    size_pt: float
    families: tuple[str, ...]
    frame: int | None
    generated: bool


@dataclass(frozen=True, slots=True)
class FrameFact:
    """A box that text must stay in: one named by `data-frame` or `data-fit`, a column, or one that cuts off what leaves it.

    `box_mm` is its content box. `overflow_mm` is how far ink leaves on the left, top, right and bottom, 0 where it does
    not. `fit` holds the tokens of the nearest `data-fit`. `clipped` says that what leaves is cut off.
    """

    page: int
    name: str
    fit: tuple[str, ...]
    box_mm: Rectangle
    overflow_mm: Rectangle
    first_out_at: str
    clipped: bool

    @property
    def overflows(self) -> bool:
        return max(self.overflow_mm) > 0


class Lost(NamedTuple):
    """Text (or the alternative text or name of a picture) that stands on no page, and its address."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages laid out, not yet written. `document` is the engine's own and opaque to everyone else.

    `page_sizes_mm` are trim sizes (width, height). `lost_fits` are the `data-fit` tokens around lost text.
    """

    page_count: int
    page_sizes_mm: tuple[tuple[float, float], ...]
    texts: tuple[TextFact, ...]
    frames: tuple[FrameFact, ...]
    lost: tuple[Lost, ...]
    lost_fits: frozenset[str]
    findings: tuple[Finding, ...]
    document: object = field(repr=False, compare=False)

    def overflows(self, fit: str) -> bool:
        """Whether text leaves, or is missing from, a frame that names this fit."""
        return fit in self.lost_fits or any(frame.overflows for frame in self.frames if fit in frame.fit)
