"""The stage fit: a layout judged, and each text that is too long told with its line and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programm_print.fit.examining import Excepted, examine
from programm_print.fit.excess import LayOutWith, find_excess
from programm_print.fit.wording import word

if TYPE_CHECKING:
    from programm_print.findings import Finding, Place
    from programm_print.models.layout import Layout
    from programm_print.models.product import Product


@dataclass(frozen=True)
class Sheet:
    """What judging a layout needs beside it: the job's name, its product, and the content's texts and lines by address."""

    name: str
    product: Product
    texts: Mapping[str, str]
    places: Mapping[str, Place]


def judge(layout: Layout, sheet: Sheet, excepted: Excepted, lay_out_with: LayOutWith) -> tuple[Finding, ...]:
    """All that does not fit, as findings. Lays out again only for what is too long."""
    findings = []
    for misfit in examine(layout, sheet.product, excepted):
        excess = find_excess(misfit, sheet.texts, lay_out_with, sheet.product) if misfit.code.too_long else None
        findings.append(word(misfit, excess, sheet=sheet.name, product=sheet.product, places=sheet.places))
    return tuple(findings)
