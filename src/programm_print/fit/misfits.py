"""A misfit is what fit has to say of a layout, before it is worded: values, addresses and measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from programm_print.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programm_print.models.layout import Rectangle


class Code(StrEnum):
    """What is wrong. Each is a finding's code."""

    LOST = "fit.lost"
    CUT = "fit.cut"
    OVERFLOW = "fit.overflow"
    SPILL = "fit.spill"
    PAGES = "fit.pages"
    PICTURE = "fit.picture"
    TRIM = "fit.trim"
    FOLD = "fit.fold"
    OVERLAP = "fit.overlap"
    SAFETY = "fit.safety"
    HEADING = "fit.heading-at-foot"
    LAST_WORD = "fit.last-word"
    HYPHENS = "fit.hyphens"
    SPLIT_LIST = "fit.split-list"
    SHORT_COLUMN = "fit.short-column"
    BREAK = "fit.break"

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self in _ERRORS else Severity.WARNING

    @property
    def too_long(self) -> bool:
        """Whether less text may help."""
        return self in _TOO_LONG


class Slot(NamedTuple):
    """A text of a flow and how many characters it has."""

    at: str
    characters: int


_TOO_LONG = frozenset({Code.LOST, Code.CUT, Code.OVERFLOW, Code.SPILL, Code.PAGES, Code.TRIM, Code.FOLD})
_PAGES = frozenset({Code.SPILL, Code.PAGES})
_PLACES = frozenset({Code.TRIM, Code.FOLD})
_ROOMS = frozenset({Code.LOST, Code.CUT, Code.OVERFLOW})
_ERRORS = _TOO_LONG | {Code.PICTURE, Code.OVERLAP}


# A text stands out when it is so many times as long as its neighbours are.
_STANDS_OUT = 1.5


@dataclass(frozen=True)
class Misfit:
    """One thing that does not fit.

    `at` is the text that it befalls: of a flow the first that falls out. `flow` are the texts that share its room, `frame`
    is the name of that room and `fit` the fits declared for it. `text` is what the sentence quotes: what is missing, what
    leaves, the broken word. `visible` are the last words before it that can be read. `by_mm` is how far something leaves or
    how much too near it comes; `limit_mm` how far away it has to stay. `other` is the second text of two that meet.
    """

    code: Code
    at: str
    page: int | None = None
    box_mm: Rectangle | None = None
    frame: str = ""
    fit: tuple[str, ...] = ()
    flow: tuple[Slot, ...] = ()
    size_pt: float | None = None
    by_mm: float | None = None
    limit_mm: float | None = None
    text: str = ""
    visible: str = ""
    other: str = ""
    count: int | None = None

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def longest(self) -> str:
        """The text that stands out by its length among those it shares its room with, "" where none does."""
        if len(self.flow) < 2:
            return ""
        longest = max(self.flow, key=lambda slot: slot.characters)
        others = [slot.characters for slot in self.flow if slot is not longest]
        return longest.at if longest.characters >= median(others) * _STANDS_OUT else ""

    def persists_in(self, misfits: Iterable[Misfit]) -> bool:
        """Whether the same room is still too small on another layout of the sheet."""
        if self.code in _PAGES:
            return any(other.code in _PAGES for other in misfits)
        if self.code in _PLACES:
            return any((other.code, other.at) == (self.code, self.at) for other in misfits)
        return any(other.code in _ROOMS and other.room == self.room for other in misfits)

    @property
    def room(self) -> tuple[str, tuple[str, ...]]:
        """What is too small, told the same of two layouts of one sheet."""
        return self.frame, tuple(slot.at for slot in self.flow)
