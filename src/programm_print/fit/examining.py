"""Everything on a layout that does not fit, and everything a typographer would mend: from its facts alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
    """What does not fit, errors first. Lays nothing out."""
    return (*misfits_of_flows(layout, product), *misfits_of_place(layout, product), *misfits_of_type(layout, excepted))
