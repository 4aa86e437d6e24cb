"""A job is product × variant × edition: one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from programm_print.models.product import Product


class Edition(StrEnum):
    """How a variant is written: `press` is PDF/X-4, CMYK, with bleed."""

    PRESS = "press"


@dataclass(frozen=True)
class Job:
    """`variant` is the id of a district or chapter, and empty for a product of the whole campaign."""

    product: Product
    variant: str
    edition: Edition = Edition.PRESS

    @property
    def name(self) -> str:
        """The file's name without suffix: `flyer-a6_mitte`, `brochure-a5`."""
        return f"{self.product.id}_{self.variant}" if self.variant else self.product.id

    @property
    def path(self) -> str:
        """Below the output folder: `press/flyer-a6_mitte.pdf`."""
        return f"{self.edition}/{self.name}.pdf"
