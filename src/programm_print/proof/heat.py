"""A map of a page's ink: what the limit allows from pale to deep blue, what is beyond it from orange to red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programm_print.findings import Severity
from programm_print.messages import say
from programm_print.models.inspection import InkFact, Rectangle
from programm_print.models.plates import Plates
from programm_print.proof.faults import COLOURS, PPI
from programm_print.proof.sheets import FAINT, INK, Box, Colour, Line, ProofSheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from programm_print.models.plates import Percent
    from programm_print.proof.pages import Pixels

# Parts of the limit, and what they look like; the step at 1 is what one looks for.
_SCALE = (
    (0.0, (255, 255, 255)),
    (0.1, (236, 243, 244)),
    (0.5, (140, 186, 196)),
    (1.0, (38, 84, 112)),
    (1.0001, (255, 176, 0)),
    (1.15, (240, 72, 20)),
    (4.0, (150, 0, 50)),
)
_SCALE_PERCENT = 400
_FOOT_PX = 60
_TRIM: Colour = (70, 70, 70)


def heat_map(plates: Plates, ink: InkFact, limit_percent: float) -> bytes:
    """A PNG of the page's sum of inks, with the darkest square framed and the scale beside it."""
    total = plates.total()
    factor = max(1, round(PPI / 25.4 * plates.pixel_mm))
    pixels = _coloured(total, limit_percent).repeat(factor, axis=0).repeat(factor, axis=1)
    scale = factor / plates.pixel_mm
    left, top = plates.trim_mm[:2]

    def placed(box: Rectangle) -> Box:
        return (box[0] + left) * scale, (box[1] + top) * scale, (box[2] + left) * scale, (box[3] + top) * scale

    lines = [
        Line(say("proof.ink", page=plates.page), head=True),
        Line(say("proof.ink-plates", names=", ".join(plates.names)), colour=FAINT),
        Line(say("proof.ink-limit", percent=f"{limit_percent:g}"), strong=True),
        Line(say("proof.ink-mean", percent=f"{ink.mean_percent:.0f}")),
        Line(say("proof.ink-most", percent=f"{ink.most_percent:.0f}")),
        *([Line(say("proof.ink-gaps"))] if ink.gaps_mm else []),
    ]
    sheet = ProofSheet(pixels, lines, foot=_FOOT_PX)
    _draw_scale(sheet, limit_percent)
    sheet.hair(tuple(value * scale for value in plates.trim_mm), _TRIM)  # type: ignore[arg-type]  # four of them
    beyond = ink.mean_percent > limit_percent
    sheet.frame(placed(ink.mean_box_mm), COLOURS[Severity.ERROR] if beyond else INK)
    for gap in ink.gaps_mm:
        sheet.frame(placed(gap), COLOURS[Severity.ERROR])
    return sheet.png()


def _draw_scale(sheet: ProofSheet, limit: float) -> None:
    import numpy as np

    percents = np.linspace(0, _SCALE_PERCENT, 400, dtype=np.float32)
    ticks = [percent for percent in (0, 100, 200, 400) if abs(percent - limit) > 30] + [limit]
    sheet.scale(_coloured(percents, limit), [(percent / _SCALE_PERCENT, f"{percent:g} %") for percent in ticks])


def _coloured(total: Percent, limit: float) -> Pixels:
    import numpy as np

    parts = [part * limit for part, _ in _SCALE]
    channels = [np.interp(total, parts, [colour[index] for _, colour in _SCALE]) for index in range(3)]
    coloured: NDArray[np.uint8] = np.stack(channels, axis=-1).astype(np.uint8)
    return coloured
