"""Pages: their boxes, and a machine that reads one (ISO 32000-1, 7.7.3 and 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import Box
from programm_print.inspect.objects import elements, entry, number, rectangle
from programm_print.inspect.shelf import Shelf, stream_constructs
from programm_print.inspect.streams import MOST_BYTES, decoded
from programm_print.measures import pt_to_mm
from programm_print.models.inspection import PageFact, Rectangle

#: What readers take where no MediaBox is: US Letter.
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_MOST_PARENTS = 64


def pages_of(root: Any, most: int) -> list[pikepdf.Dictionary]:
    """The first pages of the page tree, in order (7.7.3).

    pikepdf's own list of them makes a copy of each page that the tree names again, and takes minutes for 300,000 of them.
    """
    pages: list[pikepdf.Dictionary] = []
    entered: set[tuple[int, int]] = set()
    waiting: list[Iterator[Any]] = [iter([entry(root, "/Pages")])]
    while waiting and len(pages) < most:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, pikepdf.Dictionary):
            kids = entry(node, "/Kids")
            if kids is None:
                pages.append(node)
            elif node.objgen not in entered:
                entered.add(node.objgen)
                waiting.append(iter([each for each in elements(kids) if each is not None]))
    return pages


def inherited(page: Any, key: str) -> Any:
    """An entry of the page or of the nearest node above it."""
    node = page
    for _ in range(_MOST_PARENTS):
        found = entry(node, key)
        if found is not None or node is None:
            return found
        node = entry(node, "/Parent")
    return None


def page_fact(page: Any, number_of_page: int) -> PageFact:
    unit = number(entry(page, "/UserUnit"), 1.0)
    unit = unit if 0 < unit < 1e6 else 1.0

    def millimetres(key: str, *, inherit: bool = False) -> Rectangle | None:
        box = rectangle(inherited(page, key) if inherit else entry(page, key))
        return None if box is None else tuple(pt_to_mm(side * unit) for side in box)  # type: ignore[return-value]

    return PageFact(
        number=number_of_page,
        media_mm=millimetres("/MediaBox", inherit=True) or tuple(pt_to_mm(side * unit) for side in _LETTER),  # type: ignore[arg-type]
        crop_mm=millimetres("/CropBox", inherit=True),
        bleed_mm=millimetres("/BleedBox"),
        trim_mm=millimetres("/TrimBox"),
        art_mm=millimetres("/ArtBox"),
        rotate=int(number(inherited(page, "/Rotate"))) % 360,
        user_unit=unit,
    )


def media_of(page: Any) -> Box:
    return rectangle(inherited(page, "/MediaBox")) or _LETTER


def origin_of(page: Any) -> Box:
    """The box whose top left corner places are told from."""
    return rectangle(entry(page, "/TrimBox")) or rectangle(inherited(page, "/CropBox")) or media_of(page)


def machine_for(page: Any, fact: PageFact, shelf: Shelf) -> Machine:
    """A machine that has the page's content before it."""
    resources = shelf.resources(inherited(page, "/Resources"))
    machine = Machine(shelf, fact, resources, origin_of(page), media_of(page))
    parts: list[bytes] = []
    size = 0
    for stream in elements(entry(page, "/Contents")):
        data, whole = decoded(stream, MOST_BYTES - size)
        machine.damaged |= not whole
        if isinstance(stream, pikepdf.Stream):
            machine.construct(*stream_constructs(stream))
        # A content may end within an operator's operands, not within a token (7.8.2).
        parts.append(data)
        size += len(data) + 1
        if size >= MOST_BYTES:
            break
    machine.begin(b"\n".join(parts), resources)
    return machine
