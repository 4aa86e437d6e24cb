"""How a rule sees a page: its edges in the frame that facts are told in, what it is held against, what lies beneath a mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programm_print.preflight.coverage import adds_ink, hides_what_is_beneath, highest_inks, most_ink
from programm_print.preflight.edges import Edges
from programm_print.preflight.inks import total

if TYPE_CHECKING:
    from programm_print.models.inspection import CodeFact, DocumentFact, InkFact, Inspection, PageFact, Painted, Rectangle
    from programm_print.models.press_order import Limits, Order

# A page of a map may hold a million shapes: so many of them are remembered one by one, the others by their common box.
_GROUNDS = 1_000
# Marks that ask what lies beneath them; beyond so many on a page the question is answered by the common box alone.
_QUESTIONS = 1_000


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule about the whole document sees, once its contents have been read."""

    inspection: Inspection
    limits: Limits
    order: Order | None
    inks: tuple[InkFact, ...]
    codes: tuple[CodeFact, ...] | None


@dataclass(slots=True)
class Spots:
    """Each spot colour's first definition in the document: its alternate's family and full tint; names by their letters."""

    solids: dict[str, tuple[str, tuple[float, ...]]] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A mark that others may lie on. One that `adds` leaves what is beneath it, one that `covers` hides it in all its box."""

    box_mm: Rectangle
    inks: dict[str, float]
    adds: bool
    covers: bool


class Sight:
    """One page while its marks pass by in the order of painting. Boxes are in millimetres from the trim's top left corner."""

    def __init__(self, page: PageFact, document: DocumentFact, limits: Limits, order: Order | None, spots: Spots) -> None:
        self.number = page.number
        self.document = document
        self.limits = limits
        self.spots = spots
        frame = page.trim_mm or page.crop_mm or page.media_mm
        self.trim = (0.0, 0.0, frame[2] - frame[0], frame[3] - frame[1])
        self.bleed = bleed_of(page)
        self.edges = Edges(self.trim, self.bleed, limits.bleed_mm)
        self.opaque_only = opaque_standard(document, limits)
        self.bound = 0.0
        self.bound_mm: Rectangle | None = None
        self.folds = order.folds_of(page.number) if order else ()
        #: The highest tint of each plate anywhere on the page so far.
        self.plates: dict[str, float] = {}
        self._grounds: list[_Ground] = []
        self._beyond: Rectangle | None = None
        self._questions = 0

    def within_trim(self, box: Rectangle) -> bool:
        """Whether any of it stays on the page after cutting."""
        return overlap(box, self.trim)

    def within_bleed(self, box: Rectangle) -> bool:
        return overlap(box, self.bleed)

    def pass_by(self, mark: Painted) -> None:
        """Count the ink of a mark, and remember it as ground for those after it."""
        if not self.within_bleed(mark.box_mm):
            return
        inks, adds = highest_inks(mark), adds_ink(mark)
        if inks:
            self.edges.pass_by(mark)
            most = most_ink(mark, inks, self) if adds else total(inks)
            if most > self.bound:
                self.bound, self.bound_mm = most, mark.box_mm
            for plate, tint in inks.items():
                if tint > self.plates.get(plate, 0.0):
                    self.plates[plate] = tint
        if len(self._grounds) < _GROUNDS:
            covers = not adds and hides_what_is_beneath(mark)
            if inks or covers:
                self._grounds.append(_Ground(mark.box_mm, inks, adds, covers))
        elif inks:
            self._beyond = mark.box_mm if self._beyond is None else union(self._beyond, mark.box_mm)

    def beneath(self, box: Rectangle) -> list[tuple[dict[str, float], dict[str, float]]]:
        """What may lie beneath a box, by the boxes of what was painted before; empty on bare paper.

        At each point one colour has knocked out the others: each of them, alone and with all that was laid over it without
        knocking out.
        """
        self._questions += 1
        if self._questions > _QUESTIONS or (self._beyond and overlap(box, self._beyond)):
            return [(self.plates, self.plates)] if self.plates else []
        added: dict[str, float] = {}
        grounds: list[dict[str, float]] = []
        for ground in self._grounds:
            if not overlap(box, ground.box_mm):
                continue
            if ground.covers and contains(ground.box_mm, box):
                added, grounds = {}, [ground.inks] if ground.inks else []
            elif ground.adds:
                added = highest(added, ground.inks)
            elif ground.inks and ground.inks not in grounds:
                grounds.append(ground.inks)
        if added and not grounds:
            grounds = [{}]
        return [(inks, highest(inks, added)) for inks in grounds]


def highest(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """Each plate's higher tint."""
    return {plate: max(one.get(plate, 0.0), other.get(plate, 0.0)) for plate in one | other}


def standard_of(document: DocumentFact) -> str:
    """The PDF/X version that a file claims, as it names it: X-4 in XMP, the older ones in Info; "" without one."""
    info = document.info
    return document.xmp.get("pdfxid:GTS_PDFXVersion") or info.get("GTS_PDFXConformance") or info.get("GTS_PDFXVersion") or ""


def opaque_standard(document: DocumentFact, limits: Limits) -> str:
    """The PDF/X-1a or X-3 that forbids transparency here: the file's own, or all that the shop takes; else ""."""
    asked = [standard_of(document), *(limits.standards[:1] if all(map(_is_opaque, limits.standards)) else ())]
    return next(filter(_is_opaque, asked), "")


def _is_opaque(standard: str) -> bool:
    return standard.startswith(("PDF/X-1", "PDF/X-3"))


def bleed_of(page: PageFact) -> Rectangle:
    """The BleedBox in the frame of facts; where there is none, the CropBox or MediaBox (ISO 32000-1, 14.11.2)."""
    frame = page.trim_mm or page.crop_mm or page.media_mm
    bleed = page.bleed_mm or page.crop_mm or page.media_mm
    return bleed[0] - frame[0], frame[3] - bleed[3], bleed[2] - frame[0], frame[3] - bleed[1]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two boxes share a place; a line's box may have no height."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def contains(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def union(one: Rectangle, other: Rectangle) -> Rectangle:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
