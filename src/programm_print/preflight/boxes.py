"""Sizes: the page boxes among themselves, against the order, the bleed, the number of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.models.product import Binding
from programm_print.preflight.faults import Fault
from programm_print.preflight.sight import bleed_of

if TYPE_CHECKING:
    from programm_print.models.inspection import PageFact, Rectangle
    from programm_print.models.press_order import Order
    from programm_print.preflight.sight import Case

_TOLERANCE_MM = 0.1
_SIDES = ("left", "top", "right", "bottom")


def page_boxes(case: Case) -> Iterator[Fault]:
    """Each page says where it is cut, in boxes that lie within each other, as it shall lie on the table."""
    for page in case.inspection.pages:
        if page.trim_mm is None and page.art_mm is None:
            yield Fault("preflight.trim-missing", "preflight.hint-trim", {}, page.number, measured="–", limit="TrimBox")
        elif page.trim_mm is not None and page.art_mm is not None:
            yield Fault("preflight.trim-and-art", "preflight.hint-export-again", {}, page.number, measured="TrimBox, ArtBox")
        for inner, outer in _not_within(page):
            values = {"inner": inner, "outer": outer}
            yield Fault(
                "preflight.box-outside",
                "preflight.hint-export-again",
                values,
                page.number,
                kind=inner + outer,
                measured=inner,
                limit=outer,
            )
        if page.crop_mm is not None and not _equal(page.crop_mm, page.media_mm):
            yield Fault("preflight.crop", "preflight.hint-crop", {}, page.number, measured="CropBox", limit="MediaBox")
        if page.rotate % 360:
            values = {"degrees": f"{page.rotate % 360}"}
            yield Fault(
                "preflight.rotated", "preflight.hint-rotated", values, page.number, measured=f"{page.rotate % 360}°", limit="0°"
            )
        if page.user_unit != 1:
            values = {"unit": f"{page.user_unit:g}"}
            yield Fault(
                "preflight.user-unit",
                "preflight.hint-export-again",
                values,
                page.number,
                measured=f"{page.user_unit:g}",
                limit="1",
            )
    if case.inspection.pages:
        yield from _sizes(case.inspection.pages, case.order)


def _not_within(page: PageFact) -> Iterator[tuple[str, str]]:
    trim = page.trim_mm or page.art_mm
    if trim is not None and page.bleed_mm is not None and not _within(trim, page.bleed_mm):
        yield "TrimBox", "BleedBox"
    if trim is not None and not _within(trim, page.media_mm):
        yield "TrimBox", "MediaBox"
    if page.bleed_mm is not None and not _within(page.bleed_mm, page.media_mm):
        yield "BleedBox", "MediaBox"


def _within(inner: Rectangle, outer: Rectangle) -> bool:
    low = all(inner[side] >= outer[side] - _TOLERANCE_MM for side in (0, 1))
    return low and all(inner[side] <= outer[side] + _TOLERANCE_MM for side in (2, 3))


def _equal(one: Rectangle, other: Rectangle) -> bool:
    return _within(one, other) and _within(other, one)


def _sizes(pages: tuple[PageFact, ...], order: Order | None) -> Iterator[Fault]:
    """Against the order; without one, against the size that most pages have."""
    sizes = {page.number: _size(page) for page in pages}
    if order is not None:
        sentence, hint, wanted = "preflight.size-ordered", "preflight.hint-size-ordered", order.trim_mm
    else:
        common = Counter((round(width, 1), round(height, 1)) for width, height in sizes.values())
        sentence, hint, wanted = "preflight.sizes-differ", "preflight.hint-sizes-differ", max(common, key=common.__getitem__)
    for number, size in sizes.items():
        # Half a step of rounding where the wanted size is a found one.
        if any(abs(found - length) > _TOLERANCE_MM + (0 if order else 0.05) for found, length in zip(size, wanted, strict=True)):
            values = {"found": _words(size), "wanted": _words(wanted), "product": order.name if order else ""}
            yield Fault(
                sentence,
                hint,
                values,
                number,
                kind=values["found"],
                measured=f"{values['found']} mm",
                limit=f"{values['wanted']} mm",
            )


def _size(page: PageFact) -> tuple[float, float]:
    box = page.trim_mm or page.art_mm or page.crop_mm or page.media_mm
    return box[2] - box[0], box[3] - box[1]


def _words(size: tuple[float, float]) -> str:
    return " × ".join(f"{length:.1f}".removesuffix(".0") for length in size)


def bleed(case: Case) -> Iterator[Fault]:
    """Enough bleed on each side that is cut. The inner side of a stitched page is its spine, and is not."""
    stitched = case.order is not None and case.order.binding is Binding.SADDLE_STITCH
    for page in case.inspection.pages:
        width, height = _size(page)
        outer = bleed_of(page)
        given = dict(zip(_SIDES, (-outer[0], -outer[1], outer[2] - width, outer[3] - height), strict=True))
        spine = ("left" if page.number % 2 else "right") if stitched else None
        short = {
            side: amount for side, amount in given.items() if side != spine and amount < case.limits.bleed_mm - _TOLERANCE_MM
        }
        if short:
            least = f"{max(0.0, min(short.values())):.1f}"
            yield Fault(
                "preflight.bleed-short",
                "preflight.hint-bleed",
                {"mm": least, "limit": f"{case.limits.bleed_mm:g}"},
                page.number,
                _edge(min(short, key=lambda side: short[side]), width, height),
                weight=-min(short.values()),
                measured=f"{least} mm",
                limit=f"{case.limits.bleed_mm:g} mm",
                limited_by="bleed_mm",
            )


def _edge(side: str, width: float, height: float) -> Rectangle:
    """The strip along an edge of the trim, for a picture of the fault."""
    strip = 1.0
    return {
        "left": (0.0, 0.0, strip, height),
        "top": (0.0, 0.0, width, strip),
        "right": (width - strip, 0.0, width, height),
        "bottom": (0.0, height - strip, width, height),
    }[side]


def page_count(case: Case) -> Iterator[Fault]:
    """Stitched sheets have four pages each; a folded sheet is a PDF of its two sides."""
    count = len(case.inspection.pages)
    if case.order is not None and case.order.pages is not None and count != case.order.pages:
        values = {"count": count, "wanted": case.order.pages, "product": case.order.name}
        yield Fault(
            "preflight.pages-ordered", "preflight.hint-pages-ordered", values, measured=str(count), limit=str(case.order.pages)
        )
    multiple = (case.order and case.order.pages_multiple) or case.limits.pages_multiple
    stitched = case.order is None or case.order.pages is None
    if multiple and stitched and count % multiple:
        values = {"count": count, "multiple": multiple}
        yield Fault(
            "preflight.pages-multiple",
            "preflight.hint-pages-multiple",
            values,
            measured=str(count),
            limit=f"n × {multiple}",
            limited_by="pages_multiple",
        )
    if case.limits.pages_most is not None and count > case.limits.pages_most:
        values = {"count": count, "most": case.limits.pages_most}
        yield Fault(
            "preflight.pages-most",
            "preflight.hint-pages-most",
            values,
            measured=str(count),
            limit=str(case.limits.pages_most),
            limited_by="pages_most",
        )
