"""The ornaments of one product: places from product.yaml, forms from the generator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from programm_print.compose.faults import declared
from programm_print.compose.ornament.chapters import contour_lines, turning_octagons
from programm_print.compose.ornament.drawing import Drawing, Field
from programm_print.compose.ornament.fields import octagon_tiling, plus_field, quarter_contours
from programm_print.compose.ornament.landscape import landscape
from programm_print.compose.ornament.woven import woven_octagons
from programm_print.models.product import OrnamentPlace, Product

#: One variant a chapter; a seventh chapter begins again.
VARIANTS: tuple[Callable[..., Drawing], ...] = (
    contour_lines,
    woven_octagons,
    plus_field,
    turning_octagons,
    octagon_tiling,
    quarter_contours,
)


@dataclass(frozen=True)
class Artwork:
    """What a template calls to get a drawing.

    `place` names an entry of `ornaments` in product.yaml; colours are palette names. `below_mm`, from the top of the
    place without its bleed, is where the text above really ends, with the air it needs: the drawing stays below it.
    """

    product: Product

    def chapter(self, place: str, number: int, colours: Sequence[str], *, stage: float = 1.0, below_mm: float = 0) -> Drawing:
        """The ornament of a chapter's number, grown to `stage` (0 to 1)."""
        return _chapter(self._field(place, below_mm), number, tuple(colours), stage)

    def landscape(self, place: str, seed: str, colours: Sequence[str], *, below_mm: float = 0) -> Drawing:
        """A landscape of its own for each seed; colours from the plus outwards."""
        return _landscape(self._field(place, below_mm), seed, tuple(colours))

    def _field(self, name: str, below_mm: float) -> Field:
        place = declared(self.product.ornaments, name, "compose.no-ornament")
        return _field(place, self.product.bleed_mm, below_mm)


@lru_cache(maxsize=256)
def _chapter(field: Field, number: int, colours: tuple[str, ...], stage: float) -> Drawing:
    return VARIANTS[(number - 1) % len(VARIANTS)](field, colours, stage=stage, seed=str(number))


@lru_cache(maxsize=64)
def _landscape(field: Field, seed: str, colours: tuple[str, ...]) -> Drawing:
    return landscape(seed, field, colours)


def _field(place: OrnamentPlace, bleed_mm: float, below_mm: float) -> Field:
    """The field with its share of the bleed, by which all that is measured from its top left corner moves."""
    beyond = {side: bleed_mm if side in place.into_bleed else 0.0 for side in ("left", "top", "right", "bottom")}
    left, top = beyond["left"], beyond["top"]
    width = left + place.width_mm + beyond["right"]
    above = ((0.0, 0.0, width, top + below_mm),) if below_mm > 0 else ()
    x, y = place.centre_mm
    if place.lowest_mm is not None:
        y = max(y, min(below_mm + place.reach_mm, place.lowest_mm))
    clear = tuple((x0 + left, y0 + top, x1 + left, y1 + top) for x0, y0, x1, y1 in place.keep_clear_mm)
    return Field(
        width_mm=width,
        height_mm=top + place.height_mm + beyond["bottom"],
        centre_mm=(x + left, y + top),
        reach_mm=place.reach_mm,
        bleeds=frozenset(place.bleeds),
        keep_clear=clear + above,
    )
