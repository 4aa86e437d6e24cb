"""Siblings: variants of one product. To find the size they share, only those with the longest texts need to be laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from html.parser import HTMLParser

from programm_print.models.product import Product, StepFit

# Elements without an end tag.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def shared_fits(product: Product) -> dict[str, float]:
    """The fits whose size all variants of a product share, with the size that they would like, in points."""
    fits = product.fit.items()
    return {name: fit.from_pt for name, fit in fits if isinstance(fit, StepFit) and fit.share == "product"}


def longest_of_each_frame(lengths: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    """The names whose text is the longest in some frame, the longest in all first. `lengths` gives each name's, by frame."""
    found: dict[str, None] = {}
    for frame in range(max(map(len, lengths.values()), default=0)):
        in_frame = {name: texts[frame] for name, texts in lengths.items() if frame < len(texts)}
        found[max(in_frame, key=lambda name: in_frame[name])] = None
    return tuple(sorted(found, key=lambda name: -sum(lengths[name])))


def lengths_in_frames(html: str, fits: Set[str]) -> tuple[int, ...]:
    """How many characters stand in each element of `html` whose `data-fit` names one of `fits`, in order."""
    reader = _Reader(fits)
    reader.feed(html)
    reader.close()
    return tuple(reader.lengths)


class _Reader(HTMLParser):
    def __init__(self, fits: Set[str]) -> None:
        super().__init__()
        self.lengths: list[int] = []
        self._fits = fits
        self._depth = 0  # open elements, from the outermost fitted one inwards

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._depth and self._fits & set((dict(attrs).get("data-fit") or "").split()):
            self.lengths.append(0)
            self._depth = 1
        elif self._depth and tag not in _VOID:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self._depth -= self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.lengths[-1] += len(data.strip())
