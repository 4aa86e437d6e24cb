"""Text: large enough, far enough from the edge, in few enough inks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.measures import mm_to_pt
from programm_print.preflight.faults import Fault
from programm_print.preflight.inks import inks_of, is_white, paints_of, total

if TYPE_CHECKING:
    from programm_print.models.inspection import Paint, PaintedPath, PaintedText, Rectangle
    from programm_print.preflight.sight import Sight

# Sizes and widths come out of products of rounded matrices.
_TOLERANCE_PT = 0.02
_TOLERANCE_MM = 0.05
_SHOWN = 40
_DISPLAY_PT = 36.0
# GWG R0015: text that reads as black may not carry more than this, or it smears and takes long to dry.
_BLACKISH = 0.85
_BLACK_TEXT_SUM = 2.8


def several_inks(paint: Paint | None) -> int:
    """The number of plates a paint needs where it is more than one, else 0."""
    inks = inks_of(paint) if paint else None
    count = len(inks) if inks else 0
    return count if count > 1 else 0


def text_size(text: PaintedText, sight: Sight) -> Iterator[Fault]:
    """Lower limits for text, and for text whose letters the ink around them or a plate out of register eats."""
    limits = sight.limits
    if text.size_pt >= limits.text_delicate_pt - _TOLERANCE_PT or not sight.within_trim(text.box_mm):
        return
    white = text.fill is not None and is_white(text.fill)
    # White on bare paper is nothing at all.
    negative = white and bool(sight.beneath(text.box_mm))
    if white and not negative:
        return
    if text.size_pt < limits.text_pt - _TOLERANCE_PT:
        yield _sized("preflight.text-small", "preflight.hint-text-small", text, limits.text_pt, "text_pt")
    elif several_inks(text.fill):
        sentence, hint = "preflight.text-small-inks", "preflight.hint-text-one-ink"
        yield _sized(sentence, hint, text, limits.text_delicate_pt, "text_delicate_pt")
    elif negative:
        sentence, hint = "preflight.text-small-negative", "preflight.hint-text-negative"
        yield _sized(sentence, hint, text, limits.text_delicate_pt, "text_delicate_pt")


def _sized(sentence: str, hint: str, text: PaintedText, limit_pt: float, field: str) -> Fault:
    size, limit = f"{text.size_pt:.1f}", f"{limit_pt:g}"
    return Fault(
        sentence,
        hint,
        {"text": shown(text), "size": size, "limit": limit},
        text.page,
        text.box_mm,
        weight=-text.size_pt,
        measured=f"{size} pt",
        limit=f"{limit} pt",
        limited_by=field,
    )


def ink_text(text: PaintedText, sight: Sight) -> Iterator[Fault]:
    """Small text needs one ink to be sharp; black text needs few to dry."""
    if not sight.within_trim(text.box_mm):
        return
    for paint in paints_of(text):
        inks = inks_of(paint) or {}
        if inks.get("Black", 0) >= _BLACKISH and total(inks) > _BLACK_TEXT_SUM:
            percent = f"{100 * total(inks):.0f}"
            yield Fault(
                "preflight.text-rich",
                "preflight.hint-text-one-ink",
                {"text": shown(text), "percent": percent, "limit": f"{100 * _BLACK_TEXT_SUM:.0f}"},
                text.page,
                text.box_mm,
                weight=total(inks),
                measured=f"{percent} %",
                limit=f"{100 * _BLACK_TEXT_SUM:.0f} %",
            )
            return
    count, limit = several_inks(text.fill), sight.limits.text_delicate_pt
    if count and text.size_pt < limit - _TOLERANCE_PT:
        yield Fault(
            "preflight.text-inks",
            "preflight.hint-text-one-ink",
            {"text": shown(text), "inks": count, "size": f"{text.size_pt:.1f}", "limit": f"{limit:g}"},
            text.page,
            text.box_mm,
            weight=count,
            measured=str(count),
            limit="1",
            limited_by="text_delicate_pt",
        )


def text_safe(text: PaintedText, sight: Sight) -> Iterator[Fault]:
    """Knife and folding machine wander. What lies outside the trim altogether is cut off, and not meant to be read; letters
    large as pictures that run off through the whole bleed are pictures."""
    box, trim, margin = text.box_mm, sight.trim, sight.limits.safety_mm
    if not sight.within_trim(box):
        return
    edge = min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
    if text.size_pt >= _DISPLAY_PT and edge < 0 and not _within(box, sight.bleed):
        return
    if edge < margin - _TOLERANCE_MM:
        yield _near("preflight.text-edge", "preflight.hint-text-edge", text, edge, margin)
    for fold in sight.folds:
        distance = _from_line(box, fold)
        if distance < margin - _TOLERANCE_MM:
            yield _near("preflight.text-fold", "preflight.hint-text-fold", text, distance, margin)


def _within(inner: Rectangle, outer: Rectangle) -> bool:
    """Whether a box stays inside another, its edges left alone."""
    low = inner[0] > outer[0] + _TOLERANCE_MM and inner[1] > outer[1] + _TOLERANCE_MM
    return low and inner[2] < outer[2] - _TOLERANCE_MM and inner[3] < outer[3] - _TOLERANCE_MM


def _from_line(box: Rectangle, x: float) -> float:
    """How far a box is from a vertical line; below 0, how far it reaches across it."""
    return max(box[0] - x, x - box[2])


def _near(sentence: str, hint: str, text: PaintedText, distance: float, margin: float) -> Fault:
    return Fault(
        sentence,
        hint,
        {"text": shown(text), "mm": f"{distance:.1f}", "limit": f"{margin:g}"},
        text.page,
        text.box_mm,
        weight=-distance,
        measured=f"{distance:.1f} mm",
        limit=f"{margin:g} mm",
        limited_by="safety_mm",
    )


def shown(text: PaintedText) -> str:
    """So much of a text that a reader finds it."""
    return textwrap.shorten(text.text, _SHOWN, placeholder=" …") or "…"


def line_width(path: PaintedPath, sight: Sight) -> Iterator[Fault]:
    """A line thinner than the plate's dots breaks off; one of several inks or in white needs twice as much."""
    if not sight.within_trim(path.box_mm):
        return
    if path.stroke is not None and path.stroke.alpha > 0:
        # The outline of a shape of the same colour only makes it bolder.
        outlined = path.fill is not None and path.fill.colour == path.stroke.colour
        width, paint = (None, None) if outlined else (path.stroke_pt, path.stroke)
    elif path.fill is not None and path.fill.alpha > 0 and path.thickness_mm is not None:
        width, paint = mm_to_pt(path.thickness_mm), path.fill
    else:
        return
    if width is None or width >= sight.limits.line_delicate_pt - _TOLERANCE_PT:
        return
    least, delicate = sight.limits.line_pt, sight.limits.line_delicate_pt
    white = paint is not None and is_white(paint)
    negative = white and bool(sight.beneath(path.box_mm))
    if white and not negative:
        return
    if width < least - _TOLERANCE_PT:
        yield _thin("preflight.line-thin", "preflight.hint-line", path, width, least, "line_pt")
    elif several_inks(paint):
        yield _thin("preflight.line-thin-inks", "preflight.hint-line-one-ink", path, width, delicate, "line_delicate_pt")
    elif negative:
        yield _thin("preflight.line-thin-negative", "preflight.hint-line", path, width, delicate, "line_delicate_pt")


def _thin(sentence: str, hint: str, path: PaintedPath, width_pt: float, limit_pt: float, field: str) -> Fault:
    width, limit = f"{width_pt:.2f}", f"{limit_pt:g}"
    return Fault(
        sentence,
        hint,
        {"width": width, "limit": limit},
        path.page,
        path.box_mm,
        weight=-width_pt,
        measured=f"{width} pt",
        limit=f"{limit} pt",
        limited_by=field,
    )
