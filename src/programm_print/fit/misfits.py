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
    FEW_PAGES = "fit.few-pages"
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


_TOO_LONG = frozenset({Code.LOST, Code.CUT, Code.OVERFLOW, Code.SPILL, Code.PAGES, Code.TRIM, Code.FOLD, Code.OVERLAP})
_PAGES = frozenset({Code.SPILL, Code.PAGES})
_PLACES = frozenset({Code.TRIM, Code.FOLD})
_ROOMS = frozenset({Code.LOST, Code.CUT, Code.OVERFLOW})
_ERRORS = _TOO_LONG | {Code.PICTURE, Code.FEW_PAGES}

# A text stands out when it is so many times as long as others of its kind are, and so many may: each costs layouts.
_STANDS_OUT = 1.5
_MOST_SUSPECTS = 3


@dataclass(frozen=True)
class Misfit:
    """One thing that does not fit.

    `at` is the text that it befalls: of a flow the first that falls out. `flow` are the texts that share its room, `frame`
    is the name of that room and `fit` the fits declared for it; `kin` are the texts of other rooms with such a fit, which a
    layout may fill in turn, or give room to at this one's cost. `text` is what the sentence quotes: what is missing, what
    leaves, the broken word. `visible` are the last words before it that can be read. `by_mm` is how far something leaves or
    how much too near it comes; `limit_mm` how far away it has to stay. `other` is the second text of two that meet.
    `count` is how many texts are missing, or how many pages there are.
    """

    code: Code
    at: str
    page: int | None = None
    box_mm: Rectangle | None = None
    frame: str = ""
    fit: tuple[str, ...] = ()
    flow: tuple[Slot, ...] = ()
    kin: tuple[Slot, ...] = ()
    size_pt: float | None = None
    by_mm: float | None = None
    limit_mm: float | None = None
    text: str = ""
    visible: str = ""
    other: str = ""
    other_text: str = ""
    count: int | None = None

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The texts that stand out by their length: first of all rooms that a layout fills in turn, then of this one alone."""
        return tuple(dict.fromkeys((*_outstanding(self.flow + self.kin), *_outstanding(self.flow))))

    @property
    def longest(self) -> str:
        """The text that stands out most by its length among those it shares its room with, "" where none does."""
        return next(iter(_outstanding(self.flow)), "")

    @property
    def suspects(self) -> tuple[str, ...]:
        """The texts that may be the one too long, the likeliest first."""
        longest = max(self.flow, key=lambda slot: slot.characters, default=Slot("", 0)).at
        return tuple(dict.fromkeys(at for at in (*self.outstanding, self.at, self.other, longest) if at))

    def persists_in(self, misfits: Iterable[Misfit]) -> bool:
        """Whether the same room is still too small on another layout of the sheet."""
        return any(self._is_like(other) for other in misfits)

    def _is_like(self, other: Misfit) -> bool:
        if self.code in _PAGES:
            return other.code in _PAGES
        if self.code in _ROOMS:
            # A room that a layout fills in turn with others may hold other texts now.
            shared = {slot.at for slot in self.flow} & {slot.at for slot in other.flow} or self.at == other.at
            return other.code in _ROOMS and other.frame == self.frame and bool(shared or set(self.fit) & set(other.fit))
        return (other.code, other.at, other.other) == (self.code, self.at, self.other)


def _outstanding(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """By how many times they are as long as others of their kind; what is alone of its kind is held against all others."""
    if len(slots) < 2:
        return ()
    kinds: dict[str, list[Slot]] = {}
    for slot in slots:
        kinds.setdefault(_kind(slot.at), []).append(slot)

    def times(slot: Slot) -> float:
        kind = kinds[_kind(slot.at)]
        usual = median(other.characters for other in (kind if len(kind) > 1 else slots) if other is not slot)
        return slot.characters / max(usual, 1)

    ranked = sorted(((times(slot), slot.at) for slot in slots), key=lambda ranked: -ranked[0])
    return tuple(at for often, at in ranked if often >= _STANDS_OUT)[:_MOST_SUSPECTS]


def _kind(at: str) -> str:
    """The field that an address ends in, as postcodes of all people are of one kind."""
    return next((part for part in reversed(at.split("/")) if not part.isdecimal()), at)
