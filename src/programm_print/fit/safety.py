"""Text against the trimmed edge, the folds, the margin of safety beside both, and other text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.fit.flows import flow_of
from programm_print.fit.misfits import Code, Misfit, Slot
from programm_print.fit.paragraphs import running_text

if TYPE_CHECKING:
    from programm_print.models.layout import Layout, TextFact
    from programm_print.models.product import Product

_HAIR_MM = 0.02


def misfits_of_place(layout: Layout, product: Product) -> Iterator[Misfit]:
    """What already left a frame is not told again: only texts that stand where the layout puts them."""
    worst: dict[tuple[Code, int, int | str], tuple[float, TextFact]] = {}
    folds = {page: product.folds_mm(page) for page in range(1, layout.page_count + 1)}
    for text in layout.texts:
        if text.deliberate or text.leaves is not None:
            continue
        found = _misplaced(text, layout.page_sizes_mm[text.page - 1], folds[text.page], product.safety_mm)
        if found is None:
            continue
        code, by_mm = found
        block = layout.lines[text.line].block if text.line is not None else text.text
        key = (code, text.page, block)
        if key not in worst or by_mm > worst[key][0]:
            worst[key] = (by_mm, text)
    for (code, page, _), (by_mm, text) in sorted(worst.items(), key=lambda item: item[0][0] is Code.SAFETY):
        limit = product.safety_mm if code is Code.SAFETY else None
        yield Misfit(
            code, text.at, page, text.box_mm, size_pt=text.size_pt, by_mm=by_mm, limit_mm=limit, text=running_text([text])
        )
    for overlap in layout.overlaps:
        first, second = layout.texts[overlap.first], layout.texts[overlap.second]
        if first.leaves is None and second.leaves is None:
            yield Misfit(
                Code.OVERLAP,
                first.at or second.at,
                first.page,
                overlap.box_mm,
                flow=_flow_of_both(layout, first, second),
                size_pt=first.size_pt,
                text=running_text([first]),
                other_text=running_text([second]),
                other=second.at if first.at else "",
            )


def _flow_of_both(layout: Layout, first: TextFact, second: TextFact) -> tuple[Slot, ...]:
    """The texts of the largest boxes around each of two texts that are not around the other: any of them may push."""
    slots: list[Slot] = []
    for one, other in ((first, second), (second, first)):
        around = {frame.elements for frame in layout.frames if _is_in(one, frame.elements) and not _is_in(other, frame.elements)}
        slots += flow_of(layout, min(around, key=lambda elements: (elements[0], -elements[1]), default=(one.element,) * 2))
    return tuple(dict.fromkeys(slots))


def _is_in(text: TextFact, elements: tuple[int, int]) -> bool:
    return elements[0] <= text.element <= elements[1]


def _misplaced(
    text: TextFact, size_mm: tuple[float, float], folds: tuple[float, ...], safety_mm: float
) -> tuple[Code, float] | None:
    x0, y0, x1, y1 = text.box_mm
    width, height = size_mm
    inside = min(x0, y0, width - x1, height - y1)
    if inside < -_HAIR_MM:
        return Code.TRIM, -inside
    across = [min(fold - x0, x1 - fold) for fold in folds if x0 < fold - _HAIR_MM and x1 > fold + _HAIR_MM]
    if across:
        return Code.FOLD, max(across)
    beside = [max(fold - x1, x0 - fold) for fold in folds]
    distance = min([inside, *beside])
    return (Code.SAFETY, distance) if distance < safety_mm - _HAIR_MM else None
