"""What a PDF is held against: the limits of a print shop, and what was ordered there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programm_print.models.product import Binding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programm_print.models.campaign import Address
    from programm_print.models.product import Product


@dataclass(frozen=True, slots=True)
class Limits:
    """What a print shop takes; each default is the usual one of shops that print offset on coated paper.

    `shop` is its name, "" for no shop in particular. `told` names the fields whose value the shop itself gave, with where
    (`{"bleed_mm": "dieUmweltDruckerei, data sheet of 2026"}`): a finding then cites it as the source.

    `standards` are PDF/X versions as a file names them. `conditions` are identifiers or names of output intents, in order of
    preference; empty takes any. `ink_percent` is the highest sum of inks, `tint_percent` the lowest tint that prints.
    Contone images are wrong below `ppi_least` and poor below `ppi_good`, what to order is `ppi`; `line_art_ppi…` are the
    same for 1-bit images. `spots` are ordered spot colours. `pages_most` and `pages_multiple` are None without a limit.
    """

    shop: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    standards: tuple[str, ...] = ("PDF/X-4",)
    conditions: tuple[str, ...] = ()
    bleed_mm: float = 3.0
    safety_mm: float = 3.0
    ink_percent: float = 300.0
    tint_percent: float = 5.0
    ppi: float = 300.0
    ppi_good: float = 225.0
    ppi_least: float = 150.0
    line_art_ppi_good: float = 800.0
    line_art_ppi_least: float = 550.0
    line_pt: float = 0.25
    line_delicate_pt: float = 0.5
    text_pt: float = 6.0
    text_delicate_pt: float = 8.0
    spots: tuple[str, ...] = ()
    marks: bool = True
    layers: bool = True
    pages_multiple: int | None = None
    pages_most: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: the product a PDF claims to be. `folds_mm` holds per page the folds' distances from the trim's left
    edge; pages beyond its end have none. `codes` are the texts its QR codes shall hold, None where nobody knows."""

    name: str
    trim_mm: tuple[float, float]
    pages: int | None = None
    pages_multiple: int | None = None
    binding: Binding = Binding.NONE
    folds_mm: tuple[tuple[float, ...], ...] = ()
    codes: tuple[str, ...] | None = None

    @classmethod
    def of(cls, product: Product, *, codes: tuple[str, ...] | None = None) -> Order:
        return cls(
            name=product.id,
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            pages=product.pages.exactly,
            pages_multiple=product.pages.multiple,
            binding=product.binding,
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 0) + 1)),
            codes=codes,
        )

    def folds_of(self, page: int) -> tuple[float, ...]:
        """The folds of a page (from 1)."""
        return self.folds_mm[page - 1] if page <= len(self.folds_mm) else ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """The two addresses that the press law asks for on every printed work."""

    printer: Address
    publisher: Address
