"""Everything on a layout that does not fit, and everything a typographer would mend: from its facts alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from programm_print.findings import Severity
from programm_print.fit.flows import misfits_of_flows
from programm_print.fit.safety import misfits_of_place
from programm_print.fit.typography import misfits_of_type

if TYPE_CHECKING:
    from programm_print.fit.misfits import Misfit
    from programm_print.models.layout import Layout
    from programm_print.models.product import Product

Excepted = Callable[[str], tuple[int, ...] | None]
"""The only offsets at which a word may be broken; None for a word that no exception names."""


def examine(layout: Layout, product: Product, excepted: Excepted) -> tuple[Misfit, ...]:
    """What does not fit; where all fits, what a typographer would mend. Lays nothing out.

    Lines and columns of a text that is too long are not final: they are looked at when it is shortened.
    """
    misfits = too_long_or_misplaced(layout, product)
    if any(misfit.severity is Severity.ERROR for misfit in misfits):
        return misfits
    return (*misfits, *misfits_of_type(layout, excepted))


def too_long_or_misplaced(layout: Layout, product: Product) -> tuple[Misfit, ...]:
    """What does not fit, without what only a typographer would mend."""
    return (*misfits_of_flows(layout, product), *misfits_of_place(layout, product))
