"""Annotations: where they lie, what they may do, and how they look (ISO 32000-1, 12.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from programm_print.inspect.machine import Machine
from programm_print.inspect.matrices import IDENTITY, Box, transformed
from programm_print.inspect.objects import elements, entry, matrix, name, number, rectangle
from programm_print.inspect.pages import origin_of
from programm_print.inspect.shelf import form_of
from programm_print.measures import PT_PER_MM
from programm_print.models.inspection import AnnotationFact

_MEDIA = frozenset(("Screen", "Movie", "Sound", "RichMedia", "3D"))
_HIDDEN, _PRINT, _NO_VIEW = 2, 4, 32
_MOST = 10_000


def annotations_of(pages: Iterable[Any]) -> dict[int, list[pikepdf.Dictionary]]:
    """The annotations by the numbers of their pages, as many as a document can be expected to have."""
    found: dict[int, list[pikepdf.Dictionary]] = {}
    left = _MOST
    for place, page in enumerate(pages, 1):
        if left <= 0:
            break
        given = elements(entry(page, "/Annots"))[:left]
        if given:
            left -= len(given)
            found[place] = [each for each in given if isinstance(each, pikepdf.Dictionary)]
    return found


def annotation_fact(annotation: Any, page: Any, number_of_page: int, unit: float) -> AnnotationFact:
    x0, y0, x1, y1 = rectangle(entry(annotation, "/Rect")) or (0.0, 0.0, 0.0, 0.0)
    left, _, _, top = origin_of(page)
    mm = unit / PT_PER_MM
    box = ((x0 - left) * mm, (top - y1) * mm, (x1 - left) * mm, (top - y0) * mm)
    return AnnotationFact(number_of_page, name(entry(annotation, "/Subtype")), box, _hidden(annotation))


def actions_of(annotation: Any) -> Iterator[str]:
    """What an annotation may run, play or open, by its name in the PDF."""
    action = entry(annotation, "/A")
    if action is not None:
        yield f"/{name(entry(action, '/S')) or 'A'}"
    if entry(annotation, "/AA") is not None:
        yield "/AA"
    subtype = name(entry(annotation, "/Subtype"))
    if subtype in _MEDIA:
        yield f"/{subtype}"


def enter_appearance(machine: Machine, annotation: Any) -> bool:
    """Read an annotation's normal appearance, laid into its rectangle (12.5.5, algorithm 8.1). False where it has none."""
    stream = entry(entry(annotation, "/AP"), "/N")
    if isinstance(stream, pikepdf.Dictionary) and not isinstance(stream, pikepdf.Stream):
        stream = entry(stream, "/" + name(entry(annotation, "/AS")))
    frame = rectangle(entry(annotation, "/Rect"))
    if not isinstance(stream, pikepdf.Stream) or _hidden(annotation) or frame is None:
        return False
    form = form_of(stream)
    box = transformed(form.box or (0.0, 0.0, 1.0, 1.0), matrix(entry(stream, "/Matrix")))
    across, up = _factor(box, frame, 0), _factor(box, frame, 1)
    machine.state.ctm = IDENTITY
    machine.transform((across, 0.0, 0.0, up, frame[0] - box[0] * across, frame[1] - box[1] * up))
    return machine.enter(form, silent=not machine.shelf.layers.shown(entry(annotation, "/OC")))


def _factor(box: Box, frame: Box, axis: int) -> float:
    side = box[axis + 2] - box[axis]
    return (frame[axis + 2] - frame[axis]) / side if side > 0 else 1.0


def _hidden(annotation: Any) -> bool:
    flags = int(number(entry(annotation, "/F")))
    return bool(flags & (_HIDDEN | _NO_VIEW)) or not flags & _PRINT
