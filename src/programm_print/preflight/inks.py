"""What a paint puts on which plates."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from programm_print.models.inspection import PaintedImage, PaintedPath, PaintedShading, PaintedText

if TYPE_CHECKING:
    from programm_print.models.inspection import Colour, Paint, Painted

#: Stands for the plates of a colour that only a conversion would tell.
UNKNOWN = ""
_LETTER = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
PROCESS = frozenset(_LETTER)
#: A tint below this is a rounding, not a wish.
NOTHING = 0.005
#: What knocks out; Compatible is an old name for it (ISO 32000-1, table 136).
NORMAL = ("Normal", "Compatible")
_FULL = 0.995


def paints_of(mark: Painted) -> tuple[Paint, ...]:
    """What a mark is painted with; empty for invisible ones."""
    if not isinstance(mark, (PaintedText, PaintedPath)):
        return (mark.paint,) if mark.paint.alpha > 0 else ()
    fill = mark.fill if mark.fill is not None and mark.fill.alpha > 0 else None
    stroke = mark.stroke if mark.stroke is not None and mark.stroke.alpha > 0 else None
    if fill is None:
        return () if stroke is None else (stroke,)
    return (fill,) if stroke is None else (fill, stroke)


def is_picture(mark: Painted) -> TypeGuard[PaintedImage | PaintedShading]:
    """Whether its colours are its own: an image or a gradient, and no stencil, which takes the current colour."""
    return isinstance(mark, PaintedShading) or (isinstance(mark, PaintedImage) and not mark.stencil)


def inks_of(paint: Paint) -> dict[str, float] | None:
    """The plates with their tints, without those at 0; None for a pattern, or where only a conversion would tell."""
    if paint.colour is None or paint.colour.inks is None:
        return None
    return {plate: tint for plate, tint in paint.colour.inks if tint >= NOTHING and plate != "None"}


def total(inks: dict[str, float]) -> float:
    """The sum of inks, 1 for a plate in full. `All` marks each of the four plates (ISO 32000-1, 8.6.6.4). What is UNKNOWN
    has no ink yet: that it must be converted is a finding of its own."""
    return sum(4 * tint if plate == "All" else tint for plate, tint in inks.items() if plate != UNKNOWN)


def is_white(paint: Paint) -> bool:
    """Paper white: a colour without any ink. White of RGB counts."""
    colour = paint.colour
    if colour is None or colour.space.colorants == ("None",):
        return False
    if colour.inks is None:
        return (
            colour.space.family in ("DeviceRGB", "CalRGB", "ICCBased") and len(colour.values) == 3 and min(colour.values) >= _FULL
        )
    return not inks_of(paint)


def is_solid_black(paint: Paint) -> bool:
    """K alone, in full, opaque."""
    inks = inks_of(paint)
    opaque = paint.alpha >= _FULL and not paint.masked and paint.blend in NORMAL
    return opaque and inks is not None and set(inks) == {"Black"} and inks["Black"] >= _FULL


def overprints(paint: Paint) -> bool:
    """Whether what lies beneath stays. Overprint of process colour takes DeviceCMYK and mode 1; gray or an ICC profile
    knocks out, whatever the graphics state says (ISO 32000-1, table 149)."""
    if not paint.overprint or paint.colour is None:
        return False
    space = paint.colour.space
    return space.family in ("Separation", "DeviceN") or (space.family == "DeviceCMYK" and paint.overprint_mode == 1)


def named(colour: Colour) -> str:
    """A colour for a reader: `C 10 M 20 Y 0 K 100`, spots by name."""
    if colour.inks is None:
        return colour.space.family
    return " ".join(f"{_LETTER.get(plate, plate)} {100 * tint:.0f}" for plate, tint in colour.inks if tint > 0)
