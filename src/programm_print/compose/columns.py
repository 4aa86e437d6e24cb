"""A list of sections broken into columns by measured heights.

CSS columns cannot say "continued" where a section goes on, and WeasyPrint balances neither across pages nor with a care for what
stands alone: so the breaks are chosen here, and the template prints each column by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from typing import Protocol

from programm_print.models.manifesto import Demand
from programm_print.models.text import Text

LEAST_TOGETHER = 2
"""So many demands of a section stand on each side of a break."""
LEAST_AFTER_FOLD = 3
"""The same behind a fold, where the eye has lost the title."""

_SPLIT = 160.0
"""What a section in two columns costs, in square millimetres of a column that ends too high."""
_SPLIT_OVER_PAGES = 0.35
"""What a section on two pages costs, in the squares of a page's empty share: pages may end high, sections should stay whole."""


class AnySection(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def demands(self) -> tuple[Demand, ...]: ...


@dataclass(frozen=True)
class Part:
    """The demands of a section that stand in one column; `continued` says that its title stands in a column before."""

    section: AnySection
    demands: tuple[Demand, ...]
    continued: bool


@dataclass(frozen=True)
class Column:
    parts: tuple[Part, ...]
    height_mm: float
    depth_mm: float

    def air_mm(self, most_mm: float) -> float:
        """What may be added after each demand, up to `most_mm`, so that the column ends at its depth."""
        demands = sum(len(part.demands) for part in self.parts)
        return max(0.0, min(most_mm, (self.depth_mm - self.height_mm) / demands)) if demands else 0.0


def break_into_columns(
    sections: Sequence[AnySection],
    heights_mm: Mapping[str, float],
    *,
    count: int,
    depth_mm: float,
    folds: Set[int] = frozenset(),
) -> tuple[Column, ...]:
    """The sections in `count` columns of at most `depth_mm`, in their order, as even as possible.

    `heights_mm` holds `title:<section id>`, `continued:<section id>` and `demand:<demand id>`. A section may go on in the next
    column, two demands at least on each side, three behind a fold (`folds`: after which columns, from 1). Where it
    does not fit, the columns are too deep and as even as they can be. The last columns are empty where demands are few.
    """
    breaker = _Breaker(sections, heights_mm, depth_mm)
    ends = (
        breaker.ends(count, folds, depth_mm=depth_mm, together=True)
        or breaker.ends(count, folds, depth_mm=math.inf, together=True)
        or breaker.ends(count, folds, depth_mm=math.inf, together=False)
    )
    return tuple(breaker.column(start, end) for start, end in pairwise((0, *(ends or ()))))


def break_into_pages(
    sections: Sequence[AnySection], heights_mm: Mapping[str, float], *, depth_mm: float, gap_mm: float
) -> tuple[Column, ...]:
    """The sections in as few pages of `depth_mm` as hold them, of which the first is a left one; an even number where possible.

    Heights are as for columns; `gap_mm` lies above a title that does not begin a page. Sections stay whole where they
    can, pages are even, two demands stand on each side of a break and three where the reader turns the page, unless demands
    are so long that this leaves no way.
    """
    breaker = _Breaker(sections, heights_mm, depth_mm, gap_mm, _SPLIT_OVER_PAGES * depth_mm**2, may_be_empty=False)
    most = sum(len(section.demands) for section in sections)
    least = min(most, max(1, math.ceil(breaker.height_mm / depth_mm)))
    # Rather a demand alone than one that has no room. Where one is deeper than a page nothing fits: the layout will say so.
    ways = (
        breaker.ends(count, _turns(count), depth_mm=depth_mm, together=together)
        for together in (True, False)
        for count in range(least, most + 1)
    )
    ends = next(filter(None, ways), None)
    ends = ends or breaker.ends(least, _turns(least), depth_mm=math.inf, together=False) or ()
    if len(ends) % 2:
        ends = breaker.ends(len(ends) + 1, _turns(len(ends) + 1), depth_mm=depth_mm, together=True) or ends
    return tuple(breaker.column(start, end) for start, end in pairwise((0, *ends)))


def _turns(count: int) -> frozenset[int]:
    """After which of so many pages, from 1 (a left one), the reader turns over."""
    return frozenset(range(2, count, 2))


class _Breaker:
    """The sections as one list of demands; positions name the gap before a demand."""

    def __init__(
        self,
        sections: Sequence[AnySection],
        heights_mm: Mapping[str, float],
        depth_mm: float,
        gap_mm: float = 0.0,
        split_mm2: float = _SPLIT,
        may_be_empty: bool = True,
    ) -> None:
        self._items = [(section, demand) for section in sections for demand in section.demands]
        self._heights = heights_mm
        self._depth = depth_mm
        self._gap = gap_mm
        self._split = split_mm2
        self._may_be_empty = may_be_empty

    @property
    def height_mm(self) -> float:
        """Of all in one column."""
        return self._height(0, len(self._items))

    @cached_property
    def _sums(self) -> list[float]:
        """The height of all before a position: demands, and titles before their first demand."""
        return list(accumulate(self._block_heights(), initial=0.0))

    def _block_heights(self) -> Iterator[float]:
        for position, (section, demand) in enumerate(self._items):
            title = self._gap + self._heights[f"title:{section.id}"] if self._begins(position) else 0.0
            yield title + self._heights[f"demand:{demand.id}"]

    def _begins(self, position: int) -> bool:
        """Whether a section begins here, or everything ends."""
        return position in (0, len(self._items)) or self._items[position][0] is not self._items[position - 1][0]

    def _height(self, start: int, end: int) -> float:
        if start == end:
            return 0.0
        again = -self._gap if self._begins(start) else self._heights[f"continued:{self._items[start][0].id}"]
        return again + self._sums[end] - self._sums[start]

    def column(self, start: int, end: int) -> Column:
        parts, position = [], start
        for _, group in groupby(self._items[start:end], key=lambda item: item[0].id):
            items = list(group)
            parts.append(Part(items[0][0], tuple(demand for _, demand in items), not self._begins(position)))
            position += len(items)
        return Column(tuple(parts), self._height(start, end), self._depth)

    def ends(self, count: int, folds: Set[int], *, depth_mm: float, together: bool) -> tuple[int, ...] | None:
        """Where each column ends, at the lowest cost; None where there is no way within `depth_mm`.

        With `together`, demands of a section keep company at a break.
        """
        total = len(self._items)
        before = LEAST_TOGETHER if together else 0
        after = [LEAST_AFTER_FOLD if together and column in folds else before for column in range(count)]
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for column in range(1, count + 1):
            best = {
                end: min(found)
                for end in (range(total + 1) if column < count else (total,))
                if (found := list(self._ways(best, end, after[column - 1], before, depth_mm)))
            }
        return best[total][1] if total in best else None

    def _ways(
        self, best: Mapping[int, tuple[float, tuple[int, ...]]], end: int, at_head: int, at_foot: int, depth_mm: float
    ) -> Iterator[tuple[float, tuple[int, ...]]]:
        """The ways to end a column before `end`; `at_head` and `at_foot` demands of a broken section stand together there."""
        for start, (cost, ends) in best.items():
            # Only the columns after the last demand may be empty.
            if start > end or (start == end and not (self._may_be_empty and end == len(self._items))):
                continue
            if self._alone(start, end, at_head, at_foot):
                continue
            height = self._height(start, end)
            if height <= depth_mm:
                yield cost + (self._depth - height) ** 2 + (0.0 if self._begins(end) else self._split), (*ends, end)

    def _alone(self, start: int, end: int, at_head: int, at_foot: int) -> bool:
        """Whether a break leaves too few demands of its section in this column."""
        if not self._begins(start) and min(self._bounds[start][1], end) - start < at_head:
            return True
        return not self._begins(end) and end - max(self._bounds[end][0], start) < at_foot

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """Where the section of each demand begins and ends."""
        starts = [position for position in range(len(self._items) + 1) if self._begins(position)]
        return [(start, end) for start, end in pairwise(starts) for _ in range(end - start)]
