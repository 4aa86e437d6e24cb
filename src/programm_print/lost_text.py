"""What would not stand whole on the printed sheet: too many pages, text that leaves its frame, text that is nowhere."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from programm_print.findings import Finding, Severity
from programm_print.messages import say
from programm_print.models.job import Job
from programm_print.render.engine import FrameFact, Layout

# So much of a text tells a reader which one is meant.
_SHOWN = 70


def lost_text(job: Job, layout: Layout) -> Iterator[Finding]:
    """Findings of a sheet's layout: its number of pages, then frames in the order of the pages, then what is on no page."""
    exactly = job.product.pages.exactly
    if exactly is not None and layout.page_count != exactly:
        message = say("build.page-count", sheet=job.name, pages=layout.page_count, wanted=exactly)
        hint = say("build.shorten-sheet")
        yield Finding("build.page-count", Severity.ERROR, message, hint, measured=str(layout.page_count), limit=str(exactly))
    for frame in layout.frames:
        if frame.overflows:
            yield _leaving(job, layout, frame)
    for at, text, *_ in layout.lost:
        message = say("build.lost-text", sheet=job.name, text=_shortened(text))
        yield Finding("build.lost-text", Severity.ERROR, message, say("build.shorten-sheet"), at=at or None)


def _leaving(job: Job, layout: Layout, frame: FrameFact) -> Finding:
    excess = f"{max(frame.overflow_mm):.1f}"
    at = frame.first_out_at
    text = " ".join(fact.text for fact in layout.texts if at and fact.at == at and fact.page == frame.page)
    place = {"sheet": job.name, "page": frame.page, "frame": frame.name, "mm": excess}
    message = say("build.overflow-of", text=_shortened(text), **place) if text else say("build.overflow", **place)
    return Finding(
        "build.overflow",
        Severity.ERROR,
        message,
        say("build.shorten-frame"),
        at=at or None,
        page=frame.page,
        box_mm=frame.box_mm,
        measured=f"{excess} mm",
        limit="0 mm",
    )


def _shortened(text: str) -> str:
    return textwrap.shorten(text.replace("\u00ad", ""), _SHOWN, placeholder=" …")
