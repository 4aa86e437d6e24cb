"""The requirements of a print shop, as `shops/<id>.yaml` declares them. What a field is for says `messages/fields.py`."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from programm_print.models.base import Id, Model
from programm_print.models.press_order import Limits
from programm_print.models.product import Binding, Millimetres, Pages
from programm_print.models.text import Text

if TYPE_CHECKING:
    from programm_print.models.product import Product

Percent = Annotated[float, Field(ge=0, le=400, strict=False)]
Resolution = Annotated[float, Field(gt=0, strict=False)]
Count = Annotated[int, Field(ge=1)]

#: ISO 15930-7, the one standard that the program writes.
WRITTEN_STANDARD = "PDF/X-4"

# Of the resolution that is asked for, GWG 2015 (R0031) calls less than three quarters poor and less than half wrong.
_GOOD, _LEAST = 0.75, 0.5


class Verified(Model):
    """When the data was recorded, and what it was read from."""

    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    origin: Text


class PostalAddress(Model):
    street: Text
    postcode: Text
    city: Text


class FileNames(Model):
    """How files of a delivery may be called: ASCII letters and digits, and what is `besides`."""

    besides: str = "-_"
    longest: Count | None = None

    def accepts(self, stem: str) -> bool:
        """Whether a file may be called so; `stem` is its name without the suffix."""
        fits = re.fullmatch(rf"[A-Za-z0-9{re.escape(self.besides)}]+", stem) is not None
        return fits and (self.longest is None or len(stem) <= self.longest)


class ShopFile(Model):
    """A file of `shops/` as it is written. What it leaves out holds as in the shop named by `like`, else as in `generic`."""

    name: Text | None = None
    address: PostalAddress | None = None
    verified: Verified | None = None
    like: Id | None = None
    standards: Annotated[
        tuple[Literal["PDF/X-1a", "PDF/X-3:2002", "PDF/X-3:2003", "PDF/X-4"], ...] | None, Field(min_length=1, strict=False)
    ] = None
    paper: Literal["coated", "uncoated"] | None = None
    condition: str | None = None
    registry: str | None = None
    description: str | None = None
    profile: str | None = None
    profile_names: Annotated[tuple[str, ...] | None, Field(min_length=1, strict=False)] = None
    ink_percent: Percent | None = None
    tint_percent: Percent | None = None
    image_ppi: Resolution | None = None
    line_art_ppi: Resolution | None = None
    bleed_mm: Millimetres | None = None
    safety_mm: Millimetres | None = None
    brochure_safety_mm: Millimetres | None = None
    marks: Literal["unwanted", "on-request", "always"] | None = None
    layers: bool | None = None
    pages_multiple: Count | None = None
    pages_most: Count | None = None
    file_names: FileNames | None = None


class Shop(ShopFile):
    """A shop with what it inherits. `told` are the fields that it gave itself; None is what neither it nor `generic` says."""

    id: Id
    told: tuple[str, ...]
    paper: Literal["coated", "uncoated"]
    condition: str
    registry: str
    description: str
    profile: str

    @property
    def label(self) -> str:
        """As messages call it; the generic ones have no name."""
        return self.name or self.id

    @property
    def takes_what_is_written(self) -> bool:
        return self.standards is None or WRITTEN_STANDARD in self.standards

    def product(self, product: Product) -> Product:
        """A product as it is laid out for this shop.

        The shop's bleed replaces the product's. Of two safety margins the larger holds: a layout may keep farther from the
        trim than the shop asks, for its looks, but not nearer. A bound product's pages are a multiple of both.
        """
        changes: dict[str, object] = {}
        if self.bleed_mm is not None:
            changes["bleed_mm"] = self.bleed_mm
        changes["safety_mm"] = max(product.safety_mm, self._safety_mm(product) or 0)
        if product.pages.multiple and self.pages_multiple:
            changes["pages"] = Pages(multiple=math.lcm(product.pages.multiple, self.pages_multiple))
        return product.model_copy(update=changes)

    def _safety_mm(self, product: Product | None) -> float | None:
        bound = product is not None and product.binding is Binding.SADDLE_STITCH
        return self.brochure_safety_mm if bound and self.brochure_safety_mm is not None else self.safety_mm


def limits_of(shop: Shop, product: Product | None = None, *, spots: tuple[str, ...] = ()) -> Limits:
    """What a PDF for this shop is held against: its own data, else what shops usually ask for (`Limits`' defaults).

    With a `product` its bleed counts where the shop names none; `spots` are the spot colours that were ordered. The limits on
    pages hold for bound products alone.
    """
    bound = product is not None and product.binding is Binding.SADDLE_STITCH
    given: dict[str, object | None] = {
        "standards": shop.standards,
        "conditions": (shop.condition, *(shop.profile_names or ())) if {"condition", "profile_names"} & set(shop.told) else None,
        "bleed_mm": shop.bleed_mm if shop.bleed_mm is not None or product is None else product.bleed_mm,
        "safety_mm": shop._safety_mm(product),
        "ink_percent": shop.ink_percent,
        "tint_percent": shop.tint_percent,
        "ppi": shop.image_ppi,
        "ppi_good": shop.image_ppi and shop.image_ppi * _GOOD,
        "ppi_least": shop.image_ppi and shop.image_ppi * _LEAST,
        "line_art_ppi_good": shop.line_art_ppi,
        "line_art_ppi_least": shop.line_art_ppi and min(shop.line_art_ppi, Limits().line_art_ppi_least),
        "marks": None if shop.marks is None else shop.marks != "unwanted",
        "layers": shop.layers,
        "pages_multiple": shop.pages_multiple if bound else None,
        "pages_most": shop.pages_most if bound else None,
    }
    origin = f"{shop.label}, {shop.verified.origin} ({shop.verified.date})" if shop.verified else shop.label
    told = {limit: origin for field in shop.told for limit in _LIMITS_OF.get(field, (field,)) if given.get(limit) is not None}
    known = {name: value for name, value in given.items() if value is not None}
    return Limits(shop=shop.name or "", told=told, spots=spots, **known)  # type: ignore[arg-type]


#: The limits that follow from a field of another name.
_LIMITS_OF = {
    "condition": ("conditions",),
    "profile_names": ("conditions",),
    "image_ppi": ("ppi", "ppi_good", "ppi_least"),
    "line_art_ppi": ("line_art_ppi_good", "line_art_ppi_least"),
    "brochure_safety_mm": ("safety_mm",),
}
