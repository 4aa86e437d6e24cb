"""Images: enough pixels for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.findings import Severity
from programm_print.preflight.faults import Fault

if TYPE_CHECKING:
    from programm_print.models.inspection import PaintedImage
    from programm_print.preflight.sight import Sight

# GWG R0031: what is so small is a flat colour drawn as an image, not a picture.
_FLAT_PIXELS = 16


def image_resolution(image: PaintedImage, sight: Sight) -> Iterator[Fault]:
    """The coarser of both directions counts. Line art has edges, contone images have dots: their limits differ."""
    if min(image.pixels) <= _FLAT_PIXELS or not sight.within_bleed(image.box_mm):
        return
    limits, line_art = sight.limits, image.stencil or image.bits == 1
    good, good_field = (limits.line_art_ppi_good, "line_art_ppi_good") if line_art else (limits.ppi_good, "ppi_good")
    least = min(good, limits.line_art_ppi_least if line_art else limits.ppi_least)
    ppi = min(image.ppi)
    # A rounded matrix shall not turn 225 into 224.9.
    if round(ppi) >= good:
        return
    width, height = image.pixels
    yield Fault(
        "preflight.line-art-coarse" if line_art else "preflight.image-coarse",
        "preflight.hint-image-coarse",
        {
            "ppi": f"{ppi:.0f}",
            "good": f"{good:g}",
            "width": width,
            "height": height,
            "order": f"{good if line_art else limits.ppi:g}",
        },
        image.page,
        image.box_mm,
        kind="least" if round(ppi) < least else "good",
        weight=-ppi,
        measured=f"{ppi:.0f} ppi",
        limit=f"{least if round(ppi) < least else good:g} ppi",
        limited_by=good_field,
        severity=Severity.ERROR if round(ppi) < least else Severity.WARNING,
    )
