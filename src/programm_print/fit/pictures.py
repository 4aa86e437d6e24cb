"""Pictures that have too few pixels for the size at which they are printed, told at the file and at who names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.models.layout import Layout, RasterFact
    from programm_print.models.press_order import Limits

# GWG R0031: what is so small is a flat colour and no picture.
_FLAT_PIXELS = 16


def judge_pictures(layout: Layout, limits: Limits, is_line_art: Callable[[str], bool], sheet: str) -> tuple[Finding, ...]:
    """One finding for each file, where it is coarsest. `is_line_art` says of a file whether a pixel is one bit."""
    coarsest: dict[str, RasterFact] = {}
    for fact in layout.rasters:
        if min(fact.pixels) > _FLAT_PIXELS and (fact.file not in coarsest or fact.ppi < coarsest[fact.file].ppi):
            coarsest[fact.file] = fact
    return tuple(
        finding
        for fact in coarsest.values()
        if (finding := _judged(fact, limits, sheet, line_art=is_line_art(fact.file))) is not None
    )


def _judged(fact: RasterFact, limits: Limits, sheet: str, *, line_art: bool) -> Finding | None:
    good = limits.line_art_ppi_good if line_art else limits.ppi_good
    least = min(good, limits.line_art_ppi_least if line_art else limits.ppi_least)
    found = round(fact.ppi)
    if found >= good:
        return None
    width, height = fact.pixels
    factor = good / fact.ppi
    values = {"file": fact.file, "page": fact.page, "sheet": sheet, "ppi": found, "good": f"{good:g}"}
    needed = f"{round(width * factor)} × {round(height * factor)}"
    return Finding(
        "image.resolution",
        Severity.ERROR if found < least else Severity.WARNING,
        say("fit.coarse-line-art" if line_art else "fit.coarse-picture", **values),
        say("fit.hint-coarse", found=f"{width} × {height}", needed=needed, percent=int(100 / factor)),
        place=None if fact.at else Place(fact.file),
        at=fact.at or None,
        page=fact.page,
        box_mm=fact.box_mm,
        measured=f"{found} ppi",
        limit=f"{least if found < least else good:g} ppi",
    )
