"""The stage fit: a layout judged, and each text that is too long told with its line and by how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from programm_print.fit.examining import Excepted, examine, too_long_or_misplaced
from programm_print.fit.excess import ErrorsWith, find_excess
from programm_print.fit.wording import word

if TYPE_CHECKING:
    from programm_print.findings import Finding, Place
    from programm_print.fit.misfits import Misfit
    from programm_print.models.layout import Layout
    from programm_print.models.product import Product

LayOutWith = Callable[[Mapping[str, str]], "Layout"]
"""The sheet with the texts at these addresses replaced, at the sizes of the layout that is judged."""


@dataclass(frozen=True)
class Sheet:
    """What judging a layout needs beside it: the job's name, its product, and the content's texts and lines by address."""

    name: str
    product: Product
    texts: Mapping[str, str]
    places: Mapping[str, Place]


def judge(layout: Layout, sheet: Sheet, excepted: Excepted, lay_out_with: LayOutWith) -> tuple[Finding, ...]:
    """All that does not fit, as findings. Lays out again only for what is too long."""
    errors = _remembered(lay_out_with, sheet.product)
    judged = [
        (misfit, find_excess(misfit, sheet.texts, errors) if misfit.code.too_long else None)
        for misfit in examine(layout, sheet.product, excepted)
    ]
    most: dict[str, int] = {}
    for _, excess in judged:
        if excess:
            most[excess.at] = max(excess.characters, most.get(excess.at, 0))
    findings = []
    for misfit, excess in judged:
        # Shortened by its greatest excess, a text fits everywhere: it is told once.
        if excess and excess.characters != most.get(excess.at):
            continue
        if excess:
            del most[excess.at]
        findings.append(word(misfit, excess, sheet=sheet.name, product=sheet.product, places=sheet.places))
    return tuple(findings)


def _remembered(lay_out_with: LayOutWith, product: Product) -> ErrorsWith:
    """Errors of the sheet with one text replaced. Several misfits ask for the same layouts: each is made once."""

    @cache
    def errors(at: str, text: str) -> tuple[Misfit, ...]:
        return too_long_or_misplaced(lay_out_with({at: text}), product)

    return errors
