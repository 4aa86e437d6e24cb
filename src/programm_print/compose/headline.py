"""Headlines: as large as their width allows, broken where the language allows. CSS has neither a fit to width nor, in WeasyPrint,
`text-wrap: balance`; so lines are made here, from the font's metrics.

A line keeps the space it ends in: the lines of a headline, joined, are its text.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from programm_print.compose.metrics import FontMetrics
from programm_print.measures import mm_to_pt

WORTH_A_LINE = 1.35
"""Another line is worth its room from this gain in size on."""

_PARTS = re.compile(r"[^ \-/]*(?:[\-/]+ ?| +|$)")
_SAFETY = 0.998
"""Pango rounds glyph positions to 1/1024 of its unit; a line must not break again for that."""


@dataclass(frozen=True, slots=True)
class Line:
    """`indent_pt` (negative for most letters) moves the first letter's ink to the left edge."""

    text: str
    size_pt: float
    indent_pt: float


@dataclass(frozen=True, slots=True)
class Headline:
    """All lines have one size. Where it does not even fit at its least size, `fits` is False and the lines overrun."""

    lines: tuple[Line, ...]
    size_pt: float
    leading_pt: float
    width_pt: float
    fits: bool

    @property
    def height_pt(self) -> float:
        return self.leading_pt * len(self.lines)


def fit_headline(
    text: str,
    metrics: FontMetrics,
    *,
    width_mm: float,
    most_pt: float,
    least_pt: float,
    leading: float = 1.0,
    lines: int = 1,
    letter_spacing: float = 0.0,
) -> Headline:
    """The largest size from `least_pt` to `most_pt` at which the ink of `text` fills `width_mm` in at most `lines` lines.

    It breaks at spaces and after hyphens and slashes, into as few lines as possible: one more only where it makes the type 35 %
    larger, or makes it fit at all. `leading` is the line height over the size, `letter_spacing` in em.
    """
    limit = mm_to_pt(width_mm) * _SAFETY
    parts = _parts(text)
    widths = _Widths(parts, metrics, letter_spacing)
    best: tuple[float, tuple[str, ...]] | None = None
    for count in range(1, min(lines, len(parts)) + 1):
        # A high power in place of the maximum: the widest line decides, the others settle ties.
        broken = _broken(parts, count, lambda start, end: widths[start, end] ** 12)
        size = min(most_pt, limit / max(metrics.measure(line.rstrip(" "), letter_spacing).ink for line in broken))
        if best is None or size >= best[0] * WORTH_A_LINE or (best[0] < least_pt and size > best[0]):
            best = (size, broken)
    assert best is not None
    size = math.floor(best[0] * 10) / 10
    fits = size >= least_pt
    size = max(size, least_pt)
    measured = [metrics.measure(line.rstrip(" "), letter_spacing) for line in best[1]]
    made = tuple(Line(line, size, round(-m.ink_left * size, 3)) for line, m in zip(best[1], measured, strict=True))
    return Headline(made, size, round(size * leading, 3), max(m.ink for m in measured) * size, fits)


def balance_lines(
    text: str,
    metrics: FontMetrics,
    *,
    size_pt: float,
    width_mm: float,
    weak_words: Set[str] = frozenset(),
    letter_spacing: float = 0.0,
) -> tuple[str, ...]:
    """`text` in the fewest lines that `width_mm` takes, and these as even as possible.

    A line does not end in one of `weak_words` (lower case) and the last is not a lone short word, where another break avoids it.
    A word wider than the width stands alone and overruns.
    """
    parts = _parts(text)
    widths = _Widths(parts, metrics, letter_spacing)
    end_of_text = len(parts)
    limit = max(mm_to_pt(width_mm) * _SAFETY / size_pt, *(widths[index, index + 1] for index in range(end_of_text)))
    count, start = 1, 0
    for end in range(1, end_of_text + 1):
        if widths[start, end] > limit:
            count, start = count + 1, end - 1
    even = sum(widths[index, index + 1] for index in range(end_of_text)) / count

    def price(start: int, end: int) -> float:
        width = widths[start, end]
        if width > limit + 1e-9:
            return math.inf
        uneven = (width / even - 1) ** 2 if even else 0.0
        if end == end_of_text:
            lone = count > 1 and end - start == 1 and width < limit / 3
            return uneven + (_LONE if lone else 0.0)
        word = parts[end - 1]
        return uneven + (_WEAK if word.strip().lower() in weak_words else 0.0) + _INSIDE.get(word[-1], 0.0)

    return _broken(parts, count, price)


# What an awkward break costs, in the squares of a line's difference from the mean width (1: a line of twice the width).
_WEAK = 0.35
_LONE = 0.4
_INSIDE = {"/": 0.2, "-": 0.3}
"""After a slash, which stands between two words, or a hyphen, which makes one of them."""


class _Widths:
    """The ink of parts `start` to `end` as one line, in em."""

    def __init__(self, parts: Sequence[str], metrics: FontMetrics, letter_spacing: float) -> None:
        self._parts, self._metrics, self._letter_spacing = parts, metrics, letter_spacing

    def __getitem__(self, piece: tuple[int, int]) -> float:
        line = "".join(self._parts[piece[0] : piece[1]]).rstrip(" ")
        return self._metrics.measure(line, self._letter_spacing).ink


def _broken(parts: Sequence[str], count: int, price: Callable[[int, int], float]) -> tuple[str, ...]:
    """The cheapest way to make `count` lines of the parts; `price` is a line's, from its first part to before its end."""
    total = len(parts)
    cheapest: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        ends = range(line, total + 1) if line < count else (total,)
        cheapest = {
            end: min((before + price(start, end), (*cuts, end)) for start, (before, cuts) in cheapest.items() if start < end)
            for end in ends
            if any(start < end for start in cheapest)
        }
    cuts = (0, *cheapest[total][1])
    return tuple("".join(parts[start:end]) for start, end in itertools.pairwise(cuts))


def _parts(text: str) -> list[str]:
    """The pieces between which a line may break; each keeps its space. A no-break space holds."""
    return [part for part in _PARTS.findall(text) if part] or [""]
