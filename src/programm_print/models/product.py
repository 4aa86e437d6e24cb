"""A product: one designed thing to print, declared in `layouts/<id>/product.yaml`. Millimetres are written here once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from programm_print.models.base import Id, Model
from programm_print.models.selection import Scope

Millimetres = Annotated[float, Field(ge=0, strict=False)]
Coordinate = Annotated[float, Field(strict=False)]
Points = Annotated[float, Field(gt=0, strict=False)]


class Binding(StrEnum):
    NONE = "none"
    FOLD = "fold"
    SADDLE_STITCH = "saddle-stitch"


class Size(Model):
    width: Millimetres
    height: Millimetres


class Panel(Model):
    """A face of a folded sheet. Panels of one page stand from left to right; folds lie between them."""

    id: Id
    page: Annotated[int, Field(ge=1)]
    width_mm: Millimetres


class Pages(Model):
    """How many pages the product has: `exactly`, or any `multiple` (filler pages make it up)."""

    exactly: Annotated[int | None, Field(ge=1)] = None
    multiple: Annotated[int | None, Field(ge=2)] = None


class Slots(Model):
    """How many demands a sheet takes: for each chapter, or in all. A district's picks come first, then the default set."""

    per: Literal["chapter", "sheet"]
    count: Annotated[int, Field(ge=1)]


class ChapterRange(Model):
    least: Annotated[int, Field(ge=1)] = 2
    most: Annotated[int, Field(ge=1)] = 6


class WidthFit(Model):
    """A headline as large as its width allows, from the font's metrics; it may break into lines at spaces, hyphens, slashes.

    With `height_mm` all its lines together stay as low as that.
    """

    kind: Literal["width"]
    font: str
    width_mm: Millimetres
    height_mm: Millimetres | None = None
    most_pt: Points
    least_pt: Points
    leading: Points = 1.0
    lines: Annotated[int, Field(ge=1)] = 1


class BalanceFit(Model):
    """A title of one size whose lines are broken evenly within the width, from the font's metrics."""

    kind: Literal["balance"]
    font: str
    width_mm: Millimetres
    size_pt: Points
    leading: Points = 1.0


class StepFit(Model):
    """Text that may step down from `from_pt` to `to_pt` until its frames hold it; `share` says who takes one size."""

    kind: Literal["steps"]
    from_pt: Points
    to_pt: Points
    step_pt: Points
    leading: Points
    share: Literal["sheet", "product"] = "sheet"


class DepthFit(Model):
    """A column's depth: the smallest from `from_mm` to `to_mm` that holds the text, so that columns end evenly."""

    kind: Literal["depth"]
    from_mm: Millimetres
    to_mm: Millimetres
    step_mm: Millimetres


Fit = Annotated[WidthFit | BalanceFit | StepFit | DepthFit, Field(discriminator="kind")]


Side = Literal["left", "top", "right", "bottom"]


class OrnamentPlace(Model):
    """Where an ornament stands: a field inside the trim, the drawing's centre from its top left corner, how far it may reach.

    On the sides of `into_bleed` the field goes on into the bleed, whatever the print shop's is. `bleeds` names the sides where
    forms may run off; on the others they stay whole. No form enters a box of `keep_clear_mm` (x0, y0, x1, y1). Below long text
    the centre sinks, as far as `lowest_mm`, before the form shrinks.
    """

    width_mm: Millimetres
    height_mm: Millimetres
    centre_mm: Annotated[tuple[Coordinate, Coordinate], Field(strict=False)]
    reach_mm: Millimetres
    lowest_mm: Coordinate | None = None
    into_bleed: Annotated[tuple[Side, ...], Field(strict=False)] = ()
    bleeds: Annotated[tuple[Side, ...], Field(strict=False)] = ()
    keep_clear_mm: Annotated[
        tuple[Annotated[tuple[Coordinate, Coordinate, Coordinate, Coordinate], Field(strict=False)], ...], Field(strict=False)
    ] = ()


class ProductFile(Model):
    """`product.yaml` as it is written."""

    title: str
    scope: Annotated[Scope, Field(strict=False)]
    trim_mm: Size
    bleed_mm: Millimetres
    safety_mm: Annotated[Millimetres, Field(description="From the trim and from folds, text stays this far away")]
    binding: Annotated[Binding, Field(strict=False)] = Binding.NONE
    pages: Pages
    panels: Annotated[tuple[Panel, ...], Field(strict=False)] = ()
    chapters: ChapterRange = ChapterRange()
    slots: Slots | None = None
    measured: Annotated[
        bool,
        Field(description="Laid out once to measure its named frames; the template then knows their `heights_mm`"),
    ] = False
    lengths_mm: Annotated[
        dict[Id, Millimetres],
        Field(default_factory=dict, description="Further lengths of the layout; the stylesheet reads them as --<name>"),
    ]
    fit: Annotated[dict[Id, Fit], Field(default_factory=dict)]
    ornaments: Annotated[dict[Id, OrnamentPlace], Field(default_factory=dict)]


class Product(ProductFile):
    """A product with its id, the name of its folder."""

    id: Id

    def folds_mm(self, page: int) -> tuple[float, ...]:
        """Where the folds of a page (from 1) lie, from the trim's left edge."""
        positions, x = [], 0.0
        for panel in self.panels:
            if panel.page == page:
                x += panel.width_mm
                positions.append(round(x, 3))
        return tuple(positions[:-1])
