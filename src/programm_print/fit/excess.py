"""How much too long a text is: found by laying the sheet out again with less of it, never estimated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programm_print.fit.misfits import Misfit

ErrorsWith = Callable[[str, str], Iterable["Misfit"]]
"""What does not fit on the sheet with the text at an address replaced by another."""


@dataclass(frozen=True)
class Excess:
    """A text whose shortening alone helps: so many characters fit, so many are too many; it is cut after a word."""

    at: str
    characters: int
    allowed: int


def find_excess(misfit: Misfit, texts: Mapping[str, str], errors_with: ErrorsWith) -> Excess | None:
    """By how much the text of a misfit is too long; None when no shortening of one text alone helps.

    Tried are the texts that stand out by their length, then the first that falls out. `texts` are the whole texts by their
    addresses. A few layouts for each misfit.
    """
    for at in misfit.suspects:
        text = texts.get(at, "")
        if not text:
            continue

        def fits(length: int, at: str = at, text: str = text) -> bool:
            return not misfit.persists_in(errors_with(at, text[:length]))

        allowed = _longest(text, fits)
        if allowed:
            return Excess(at, len(text) - allowed, allowed)
    return None


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
