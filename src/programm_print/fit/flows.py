"""Text that leaves its room, is cut off there or stands nowhere, told once for each room; and too many pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programm_print.fit.misfits import Code, Misfit, Slot
from programm_print.fit.paragraphs import last_words, running_text

if TYPE_CHECKING:
    from programm_print.models.layout import FrameFact, Layout, Lost, TextFact
    from programm_print.models.product import Product


def misfits_of_flows(layout: Layout, product: Product) -> Iterator[Misfit]:
    rooms: dict[tuple[int, str], _Room] = {}
    for text in layout.texts:
        if text.leaves is not None:
            _room(rooms, layout, text.leaves).leaving.append(text)
    nowhere = [lost for lost in layout.lost if lost.frame is None]
    for lost in layout.lost:
        if lost.frame is not None:
            _room(rooms, layout, lost.frame).lost.append(lost)
    for room in rooms.values():
        yield room.misfit(layout)
    for lost in nowhere:
        yield Misfit(Code.LOST, lost.at, text=lost.text, visible=last_words(lost.visible))
    spills = list(_spills(layout))
    yield from spills
    if not spills:
        yield from _page_count(layout, product)
    for picture in layout.pictures:
        frame = layout.frames[picture.leaves]
        if _key(layout, picture.leaves) in rooms:
            continue  # It went with its text.
        yield Misfit(
            Code.PICTURE,
            picture.at,
            picture.page,
            picture.box_mm,
            frame.name,
            frame.fit,
            by_mm=max(frame.overflow_mm),
            text=picture.name,
        )


@dataclass
class _Room:
    """A frame, all its fragments together, with what does not find room in it."""

    frames: list[FrameFact] = field(default_factory=list)
    leaving: list[TextFact] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def misfit(self, layout: Layout) -> Misfit:
        first_out = min(self.leaving, key=lambda text: text.element) if self.leaving else None
        first_lost = min(self.lost, key=lambda lost: lost.element) if self.lost else None
        overflow = max(max(frame.overflow_mm) for frame in self.frames)
        frame = self.frames[0]
        flow = flow_of(layout, frame.elements)
        kin = _kin(layout, self.frames, flow)
        if first_lost is not None and (first_out is None or first_lost.element <= first_out.element):
            visible = _visible_before(layout, frame, first_lost.element, first_lost.visible)
            size = next((text.size_pt for text in layout.texts if text.element == first_lost.element), None)
            place = self.frames[-1]
            return Misfit(
                Code.LOST,
                first_lost.at,
                place.page,
                place.box_mm,
                frame.name,
                frame.fit,
                flow,
                kin,
                size,
                by_mm=overflow or None,
                text=first_lost.text,
                visible=visible,
                count=len(self.lost),
            )
        assert first_out is not None
        place = layout.frames[first_out.leaves or 0]
        inside = [text for text in layout.texts if text.element == first_out.element and text.leaves is None]
        out = [text for text in self.leaving if text.element == first_out.element]
        return Misfit(
            Code.CUT if place.clipped else Code.OVERFLOW,
            first_out.at,
            place.page,
            place.box_mm,
            place.name,
            place.fit,
            flow,
            kin,
            first_out.size_pt,
            by_mm=overflow,
            text=running_text(out),
            visible=_visible_before(layout, place, first_out.element, running_text(inside)),
        )


def _room(rooms: dict[tuple[int, str], _Room], layout: Layout, index: int) -> _Room:
    frame = layout.frames[index]
    room = rooms.setdefault(_key(layout, index), _Room())
    if frame not in room.frames:
        room.frames.append(frame)
    return room


def _key(layout: Layout, index: int) -> tuple[int, str]:
    """One key for all fragments of a frame. Boxes of a page have no element; each is a room of its own."""
    frame = layout.frames[index]
    return frame.elements[0] if frame.elements[0] >= 0 else -1 - index, frame.name


def _texts_in(layout: Layout, elements: tuple[int, int]) -> list[TextFact]:
    return [text for text in layout.texts if elements[0] <= text.element <= elements[1] and not text.generated]


def flow_of(layout: Layout, elements: tuple[int, int]) -> tuple[Slot, ...]:
    """The texts of the content between two elements, in the order of the source; what stands nowhere counts too."""
    pieces: dict[str, list[TextFact]] = {}
    for text in _texts_in(layout, elements):
        if text.at:
            pieces.setdefault(text.at, []).append(text)
    lengths = {at: (texts[0].element, len(running_text(texts))) for at, texts in pieces.items()}
    for lost in layout.lost:
        if lost.at and elements[0] <= lost.element <= elements[1]:
            element, length = lengths.get(lost.at, (lost.element, 0))
            lengths[lost.at] = element, length + len(lost.text)
    return tuple(Slot(at, length) for at, (_, length) in sorted(lengths.items(), key=lambda item: item[1][0]))


def _kin(layout: Layout, room: list[FrameFact], flow: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The texts of other frames with a fit that the room has too."""
    fits, told = set(room[0].fit), {slot.at for slot in flow}
    others = {frame.elements for frame in layout.frames if frame.named and fits & set(frame.fit)}
    return tuple(dict.fromkeys(slot for elements in sorted(others) for slot in flow_of(layout, elements) if slot.at not in told))


def _visible_before(layout: Layout, frame: FrameFact, element: int, own: str) -> str:
    """The last words that can be read in a frame before an element's text, or the beginning of that text itself."""
    if own:
        return last_words(own)
    before = [
        text
        for text in layout.texts
        if frame.elements[0] <= text.element < element and text.leaves is None and not text.generated and text.page == frame.page
    ]
    return last_words(running_text(before))


def _spills(layout: Layout) -> Iterator[Misfit]:
    """Boxes with a height of their own that go on on another page."""
    begun: dict[int, FrameFact] = {}
    for frame in layout.frames:
        if not frame.fixed:
            continue
        first = begun.setdefault(frame.elements[0], frame)
        if first.page == frame.page:
            continue
        spilled = [text for text in _texts_in(layout, frame.elements) if text.page == frame.page]
        if not spilled:
            continue
        start = spilled[0]
        yield Misfit(
            Code.SPILL,
            start.at,
            first.page,
            first.box_mm,
            frame.name,
            frame.fit,
            flow_of(layout, frame.elements),
            size_pt=start.size_pt,
            text=running_text(spilled),
            visible=_visible_before(layout, first, start.element, ""),
        )


def _page_count(layout: Layout, product: Product) -> Iterator[Misfit]:
    exactly, multiple = product.pages.exactly, product.pages.multiple
    wrong = (exactly and layout.page_count != exactly) or (multiple and layout.page_count % multiple)
    if not wrong:
        return
    if exactly and layout.page_count < exactly:
        yield Misfit(Code.FEW_PAGES, "", count=layout.page_count)
        return
    wanted = exactly or layout.page_count - layout.page_count % (multiple or 1)
    beyond = next((text for text in layout.texts if text.page > wanted and not text.generated), None)
    yield Misfit(
        Code.PAGES,
        beyond.at if beyond else "",
        beyond.page if beyond else None,
        beyond.box_mm if beyond else None,
        flow=flow_of(layout, (0, max((text.element for text in layout.texts), default=0))),
        size_pt=beyond.size_pt if beyond else None,
        text=running_text([text for text in layout.texts if beyond and text.element == beyond.element]),
        count=layout.page_count,
    )
