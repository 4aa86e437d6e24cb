"""How much too long a text is: found by laying the sheet out again with less of it, never estimated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programm_print.fit.flows import misfits_of_flows
from programm_print.fit.safety import misfits_of_place

if TYPE_CHECKING:
    from programm_print.fit.misfits import Misfit
    from programm_print.models.layout import Layout
    from programm_print.models.product import Product

LayOutWith = Callable[[Mapping[str, str]], "Layout"]
"""The sheet with the texts at these addresses replaced, at the sizes that the misfits were found at."""


@dataclass(frozen=True)
class Excess:
    """A text whose shortening alone helps: so many characters fit, so many are too many; it is cut after a word."""

    at: str
    characters: int
    allowed: int


def find_excess(misfit: Misfit, texts: Mapping[str, str], lay_out_with: LayOutWith, product: Product) -> Excess | None:
    """By how much the text of a misfit is too long; None when no shortening of one text alone helps.

    Tried are the text that stands out by its length, then the first that falls out. `texts` are the whole texts by their
    addresses. A few layouts for each misfit.
    """
    for at in dict.fromkeys((misfit.longest, misfit.at)):
        text = texts.get(at, "")
        if not text or not misfit.code.too_long:
            continue

        def fits(length: int, at: str = at, text: str = text) -> bool:
            layout = lay_out_with({at: text[:length]})
            return not misfit.persists_in(_errors(layout, product))

        allowed = _longest(text, fits)
        if allowed:
            return Excess(at, len(text) - allowed, allowed)
    return None


def _errors(layout: Layout, product: Product) -> Iterable[Misfit]:
    yield from misfits_of_flows(layout, product)
    yield from misfits_of_place(layout, product)


def _longest(text: str, fits: Callable[[int], bool]) -> int:
    """The length of the longest beginning that fits, 0 for none: whole words, or of the first word its letters."""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    if len(ends) > 1 and fits(ends[0]):
        return _last_that_fits(ends[:-1], fits)
    letters = range(1, ends[0])
    return _last_that_fits(letters, fits) if letters and fits(1) else 0


def _last_that_fits(lengths: Sequence[int], fits: Callable[[int], bool]) -> int:
    """By bisection; the first is known to fit."""
    low, high = 0, len(lengths)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(lengths[middle]):
            low = middle
        else:
            high = middle
    return lengths[low]
