"""Short ragged paragraphs broken as a whole: CSS breaks line by line, and WeasyPrint has neither `text-wrap: pretty` nor a limit
for hyphens.

A typeset text goes in and comes out with fewer places to break, so that the engine's own breaking, line by line, finds the lines
chosen here: soft hyphens that are not used are gone, spaces that would let a line run on do not break.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from programm_print.compose.hyphenation import SOFT_HYPHEN
from programm_print.compose.metrics import FontMetrics
from programm_print.compose.spacing import NBSP
from programm_print.measures import mm_to_pt

_SAFETY = 0.998
_NOWRAP = '<span class="nowrap">'
_PIECES = re.compile(r"<[^>]+>|&[^;]+;|.", re.DOTALL)
_LEAST_LAST = 0.34
_LEAST_FULL = 0.55

# What a line costs, beside the square of the room it leaves free (1: an empty line).
_HYPHEN = 0.4
_SECOND_HYPHEN = 1.0
_LONE = 0.5
_SHORT = 0.25
_WEAK = 0.12
_STUB = 1.6
"""For each part of the measure that a line before the last is shorter than `_LEAST_FULL`."""
_TAIL = 0.8
"""The same of the last line."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a line may end. The next line begins with the sign at `after`; `fixed` cannot be taken away."""

    before: int
    after: int
    hyphen: bool
    fixed: bool


@dataclass(frozen=True)
class _Signs:
    """A text's signs and the markup around them. `raw` has one entry more: what follows the last sign."""

    text: str
    tags: tuple[str, ...]
    held: tuple[bool, ...]

    @classmethod
    def of(cls, markup: str) -> _Signs:
        text: list[str] = []
        tags: list[str] = [""]
        held: list[bool] = []
        open_spans: list[bool] = []
        for piece in _PIECES.findall(markup):
            if piece.startswith("<"):
                tags[-1] += piece
                if piece.startswith("</"):
                    open_spans.pop()
                elif piece != "<wbr>":
                    open_spans.append('"nowrap"' in piece)
                continue
            text.append(html.unescape(piece))
            tags.append("")
            held.append(any(open_spans))
        return cls("".join(text), tuple(tags), tuple(held))

    @cached_property
    def breaks(self) -> tuple[_Break, ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[_Break]:
        text = self.text
        for index in range(1, len(text)):
            sign, before = text[index], text[index - 1]
            if "<wbr>" in self.tags[index]:
                yield _Break(index, index, hyphen=False, fixed=True)
            elif self.held[index] and self.held[index - 1]:
                continue
            elif sign == " ":
                yield _Break(index, index + 1, hyphen=False, fixed=False)
            elif sign == SOFT_HYPHEN:
                yield _Break(index, index + 1, hyphen=True, fixed=False)
            elif before in "-/–" and sign.isalpha():
                yield _Break(index, index, hyphen=False, fixed=True)
        yield _Break(len(text), len(text), hyphen=False, fixed=True)

    def written(self, chosen: frozenset[int], bound: frozenset[int]) -> Markup:
        """The markup again: soft hyphens only where `chosen`, no-break spaces where `bound`."""
        made = []
        tags = list(self.tags)
        for index, sign in enumerate(self.text):
            following = tags[index + 1]
            if (index in bound or sign == NBSP) and following.startswith(_NOWRAP):
                # WeasyPrint 70 breaks a line at its first chance where a no-break space stands before such a span.
                tags[index] += _NOWRAP
                tags[index + 1] = following.removeprefix(_NOWRAP)
            made.append(tags[index])
            if sign == SOFT_HYPHEN:
                made.append(sign if index in chosen or self.held[index] else "")
            else:
                made.append(NBSP if index in bound else html.escape(sign))
        return Markup("".join((*made, tags[-1])))  # noqa: S704 - made of escaped markup, its signs escaped again


class Paragraph(Markup):
    """A text for the engine, and in how many lines it breaks it; 1 where a word is wider than the column."""

    line_count = 1

    @classmethod
    def of(cls, markup: Markup, line_count: int) -> Paragraph:
        paragraph = cls(markup)
        paragraph.line_count = line_count
        return paragraph


def even_lines(
    markup: Markup, metrics: FontMetrics, *, size_pt: float, width_mm: float, weak_words: frozenset[str] = frozenset()
) -> Paragraph:
    """`markup` (typeset, soft hyphens in) to be set ragged in a column of `width_mm`, in as few lines as it takes.

    The last line is not one short word where that can be had, and the lines are even. At most one word is broken, for which
    the text may take one line more.
    """
    signs = _Signs.of(str(markup))
    if not signs.text.strip():
        return Paragraph.of(markup, 0)
    return _Breaker(signs, metrics, mm_to_pt(width_mm) * _SAFETY / size_pt, weak_words).broken()


@dataclass(frozen=True, slots=True)
class _Way:
    """The lines up to a break: what they cost, how many end in a hyphen, where they end."""

    cost: float
    hyphens: int
    ends: tuple[_Break, ...]


class _Breaker:
    def __init__(self, signs: _Signs, metrics: FontMetrics, limit: float, weak_words: frozenset[str]) -> None:
        self._signs, self._metrics, self._limit, self._weak_words = signs, metrics, limit, weak_words

    def _line(self, start: int, end: _Break) -> str:
        text = self._signs.text[start : end.before].replace(SOFT_HYPHEN, "").rstrip(" ")
        return text + "-" if end.hyphen else text

    def _width(self, start: int, end: _Break) -> float:
        return self._metrics.measure(self._line(start, end)).advance

    def broken(self) -> Paragraph:
        """The cheapest breaks with as few lines as possible; the text as it came where a word is wider than the column."""
        end = len(self._signs.text)
        ways: dict[int, _Way] = {0: _Way(0.0, 0, ())}
        found: _Way | None = None
        while ways:
            ways = self._longer(ways)
            if end in ways:
                if found is None or ways[end].hyphens <= 1:
                    found = ways[end]
                if found.hyphens <= 1 or found is not ways[end]:
                    break
        if found is None:
            return Paragraph.of(self._signs.written(frozenset(range(end)), frozenset()), 1)
        return Paragraph.of(self._written(found.ends), len(found.ends))

    def _longer(self, ways: Mapping[int, _Way]) -> dict[int, _Way]:
        """The cheapest way to each break with one line more, by where the next line begins."""
        longer: dict[int, _Way] = {}
        for start, way in ways.items():
            for end in self._signs.breaks:
                if end.before <= start or self._joins(way, end):
                    continue
                if self._width(start, end) > self._limit:
                    break
                price = self._price(start, end, way)
                if price is not None and (end.after not in longer or way.cost + price < longer[end.after].cost):
                    longer[end.after] = _Way(way.cost + price, way.hyphens + end.hyphen, (*way.ends, end))
        return longer

    def _joins(self, way: _Way, end: _Break) -> bool:
        """Whether a line to `end` could run on from the line before: then that line's end could not be kept."""
        start = way.ends[-2].after if len(way.ends) > 1 else 0
        return bool(way.ends) and self._width(start, end) <= self._limit / _SAFETY

    def _price(self, start: int, end: _Break, before: _Way) -> float | None:
        """What a line costs; None where the engine could not be kept from running on."""
        width = self._width(start, end) / self._limit
        if end.before == len(self._signs.text):
            if not before.ends:
                return 0.0
            tail = _TAIL * max(0.0, _LEAST_FULL - width)
            if width >= _LEAST_LAST:
                return tail
            words = self._line(start, end).replace(NBSP, " ").split(" ")
            return tail + (_LONE if len(words) == 1 else _SHORT)
        if any(other.fixed for other in self._running_on(start, end)):
            return None
        price = (1 - width) ** 2 + _STUB * max(0.0, _LEAST_FULL - width)
        if end.hyphen:
            price += _SECOND_HYPHEN if before.hyphens else _HYPHEN
        last = self._line(start, end).rsplit(" ", 1)[-1].lower()
        return price + (_WEAK if last in self._weak_words else 0.0)

    def _running_on(self, start: int, end: _Break) -> list[_Break]:
        """Later breaks at which the line would still fit: the engine would take the last of them."""
        found = []
        for other in self._signs.breaks:
            if other.before <= end.before:
                continue
            if self._width(start, other) > self._limit / _SAFETY:
                break
            found.append(other)
        return found

    def _written(self, ends: tuple[_Break, ...]) -> Markup:
        starts = (0, *(end.after for end in ends))
        bound = {
            other.before
            for start, end in zip(starts, ends, strict=False)
            for other in self._running_on(start, end)
            if not other.hyphen and not other.fixed
        }
        return self._signs.written(frozenset(end.before for end in ends), frozenset(bound))
