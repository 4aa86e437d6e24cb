"""The colours that layouts may ask for, by name. Declared in `layouts/palette.yaml`, read by layout.palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programm_print.models.base import Id, Model


@dataclass(frozen=True, slots=True)
class Colour:
    """`cmyk` in percent; `srgb` as `#RRGGBB` says how these inks look on the palette's paper.

    A colour with a `spot` prints on a plate of that name; `cmyk` is then what stands in for it. `overprint` says whether it
    leaves what lies below it, None that black alone does. `areas_only` colours are not for text: rich black would fringe.
    """

    name: str
    cmyk: tuple[float, float, float, float]
    srgb: str
    spot: str | None = None
    overprint: bool | None = None
    areas_only: bool = False


class ChapterScheme(Model):
    """The colours of a chapter, by name: its `field`, a `tone` for the ornament, and what stands on the field:
    `text` in display sizes, `small` text under 12 pt, `mark` for the plus before a demand and other small signs."""

    field: Id
    tone: Id
    text: Id
    small: Id
    mark: Id


@dataclass(frozen=True)
class Palette:
    """All colours by name, and the schemes of the chapters in the order of the manifesto."""

    colours: Mapping[str, Colour]
    chapters: tuple[ChapterScheme, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.colours)

    @property
    def spots(self) -> tuple[str, ...]:
        """The colours that print on a plate of their own."""
        return tuple(name for name, colour in self.colours.items() if colour.spot)

    def chapter_scheme(self, number: int) -> ChapterScheme:
        """The colours of the chapter `number` (from 1). IndexError where the palette has no more schemes."""
        return self.chapters[number - 1]

    def areas_only(self, edition: str) -> dict[str, str]:
        """The names of the colours that are not for text, by their CSS values."""
        return {self.css(name, edition): name for name, colour in self.colours.items() if colour.areas_only}

    def css(self, name: str, edition: str) -> str:
        """A colour as a CSS value: inks or a plate for `press`, else hexadecimal sRGB. KeyError for an unknown name."""
        colour = self.colours[name]
        if edition == "press" and colour.spot:
            return f"color(--{name} 1)"
        if edition == "press":
            return f"device-cmyk({' '.join(f'{percent / 100:g}' for percent in colour.cmyk)})"
        return colour.srgb
