"""A page's picture with its faults boxed and numbered, the numbers those of the list that a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Severity
from programm_print.messages import current_language, say
from programm_print.models.inspection import PageFact, Rectangle
from programm_print.proof.pages import Pages, best_ppi, from_trim, media_from_trim, trim_of
from programm_print.proof.sheets import FAINT, Box, Colour, Line, ProofSheet

if TYPE_CHECKING:
    from programm_print.proof.pages import Pixels

PPI = 130.0
_MOST_PIXELS = 6_000_000
COLOURS: dict[Severity, Colour] = {
    Severity.ERROR: (200, 24, 40),
    Severity.WARNING: (214, 112, 0),
    Severity.INFO: (0, 98, 155),
}
_TRIM: Colour = (0, 140, 190)
# A place smaller than this is framed with some air, so that the frame does not hide it.
_LEAST_PX = 14.0

Numbered = tuple[int, Finding]


def page_proof(pages: Pages, page: PageFact, faults: Sequence[Numbered]) -> bytes | None:
    """A PNG of the page with its bleed and the trim's line. `faults` are those of this page and of the document, with their
    numbers; None where PDFium does not open the page."""
    whole = media_from_trim(page)
    ppi = best_ppi(whole, PPI, _MOST_PIXELS)
    pixels = pages.picture(page, ppi)
    if pixels is None:
        return None

    def placed(box: Rectangle) -> Box:
        x0, y0, x1, y1 = ((box[index] - whole[index % 2]) / 25.4 * ppi for index in range(4))
        return max(x0, 0.0), max(y0, 0.0), min(x1, pixels.shape[1] - 1.0), min(y1, pixels.shape[0] - 1.0)

    trim = placed(from_trim(page, trim_of(page)))
    sheet = ProofSheet(_faded(pixels, trim), _column(page, faults))
    sheet.hair(trim, _TRIM)
    frames = [(number, finding, box) for number, finding in reversed(faults) for box in _boxes(finding, page)]
    for _, finding, box in frames:
        sheet.frame(_roomy(placed(box)), COLOURS[finding.severity])
    for number, finding, box in reversed(frames):
        sheet.number(_roomy(placed(box)), number, COLOURS[finding.severity])
    return sheet.png()


def _boxes(finding: Finding, page: PageFact) -> tuple[Rectangle, ...]:
    if finding.page != page.number:
        return ()
    return (*((finding.box_mm,) if finding.box_mm else ()), *finding.also_mm)


def _roomy(box: Box) -> Box:
    x0, y0, x1, y1 = box
    across, down = (max(0.0, _LEAST_PX - side) / 2 for side in (x1 - x0, y1 - y0))
    return x0 - across, y0 - down, x1 + across, y1 + down


def _faded(pixels: Pixels, trim: Box) -> Pixels:
    """What will be cut off stands back."""
    x0, y0, x1, y1 = (round(value) for value in trim)
    faded: Pixels = 255 - (255 - pixels) // 5 * 2
    faded[y0:y1, x0:x1] = pixels[y0:y1, x0:x1]
    return faded


def _column(page: PageFact, faults: Sequence[Numbered]) -> list[Line]:
    trim = trim_of(page)
    size = say("proof.size", width=_number(trim[2] - trim[0]), height=_number(trim[3] - trim[1]))
    lines = [Line(say("proof.page", page=page.number), head=True), Line(f"{size}. {say('proof.key')}", colour=FAINT)]
    here = [item for item in faults if item[1].page is not None]
    whole = [item for item in faults if item[1].page is None]
    lines += [_line(*item) for item in here]
    if whole:
        lines += [Line(say("proof.whole"), strong=True), *(_line(*item) for item in whole)]
    if not faults:
        lines.append(Line(say("proof.faultless")))
    return lines


def _line(number: int, finding: Finding) -> Line:
    return Line(finding.message, colour=COLOURS[finding.severity], badge=number)


def _number(length_mm: float) -> str:
    text = f"{length_mm:.1f}".removesuffix(".0")
    return text.replace(".", ",") if current_language() == "de" else text
