"""What the palette declares of its colours beyond their inks: plates of their own, overprint and knockout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name

from programm_print.models.colour import Colour

_BLACK = (0, 0, 0, 10000)


class DeclaredColours:
    """Colours as a PDF's contents name them: process colours by their inks, spot colours by their colour space."""

    def __init__(self, colours: Iterable[Colour]) -> None:
        self._spots: dict[str, Colour] = {}
        self._overprints: dict[tuple[int, ...], bool] = {}
        for colour in colours:
            if colour.spot:
                # WeasyPrint names a colour space as CSS does: color(--name 1).
                self._spots[f"/--{colour.name}"] = colour
            elif colour.overprint is not None:
                self._overprints[_in_steps(percent / 100 for percent in colour.cmyk)] = colour.overprint

    def overprint(self, inks: Sequence[Any]) -> bool:
        """Whether an opaque process colour (inks from 0 to 1) overprints: as declared, else K at 100 % alone; never white."""
        steps = _in_steps(inks)
        return any(steps) and self._overprints.get(steps, steps == _BLACK)

    def spot(self, space: str) -> Colour | None:
        """The spot colour that a content means by the colour space of this name."""
        return self._spots.get(space)


def plate_space(colour: Colour) -> Array:
    """/Separation of a spot colour: its tint goes to its plate, or where there is none, in proportion to its inks."""
    inks = [round(percent / 100, 6) for percent in colour.cmyk]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks, N=1)
    return Array([Name.Separation, Name(f"/{colour.spot}"), Name.DeviceCMYK, tint])


def _in_steps(inks: Iterable[Any]) -> tuple[int, ...]:
    """A hundred steps to a percent: colours are written with fewer digits than they are computed with."""
    return tuple(round(10000 * min(1.0, max(0.0, float(ink)))) for ink in inks)
