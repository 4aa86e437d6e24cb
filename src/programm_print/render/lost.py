"""Text and pictures of the source that stand on no page.

WeasyPrint drops what does not fit into an absolute, floated or fixed-height box at the page's end: no box, no log line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from programm_print.render.facts import Lost

# Hyphens come and go with line ends, joiners and spaces with line breaking.
_HYPHENS = frozenset("-\u2010\u00ad\u2011")

_WITHOUT_TEXT = {"head", "style", "script", "title", "template", "br", "wbr", "object", "iframe", "video", "audio"}
_SVG = "{http://www.w3.org/2000/svg}svg"


@dataclass(frozen=True, slots=True)
class Missing:
    """A piece of the source that was not laid out, and the element it belongs to."""

    lost: Lost
    element: Any


def find_missing(
    root: Any,
    style_for: Callable[[Any], Any],
    laid_out: Iterable[tuple[Any, str]],
    pictures: set[Any],
    address_of: Callable[[Any], str],
) -> Iterator[Missing]:
    """Each element below `root` (an etree tree) whose own text, or whose picture, was not laid out whole.

    `laid_out` are (element, text) in the order of the pages, without generated text. What is hidden on purpose is not
    lost: `display: none`, running elements (they go to the margins) and everything under `data-deliberate`.
    """
    got: dict[Any, list[str]] = {}
    for element, text in laid_out:
        got.setdefault(element, []).append(text)
    for element in _visible(root, style_for):
        if element.tag == _SVG or element.tag == "img":
            if element not in pictures:
                yield Missing(Lost(address_of(element), _picture_name(element)), element)
            continue
        own = "".join([element.text or "", *(child.tail or "" for child in element)])
        missing = missing_part(own, "".join(got.get(element, ())))
        if missing:
            yield Missing(Lost(address_of(element), missing), element)


def _visible(element: Any, style_for: Callable[[Any], Any]) -> Iterator[Any]:
    """The elements meant to be seen, in document order; an SVG's inside is its own picture's matter."""
    if not isinstance(element.tag, str) or element.tag in _WITHOUT_TEXT or element.get("data-deliberate") is not None:
        return
    style = style_for(element)
    if style["display"] == ("none",) or style["position"][0] == "running()":
        return
    yield element
    if element.tag != _SVG:
        for child in element:
            yield from _visible(child, style_for)


def missing_part(source: str, laid_out: str) -> str:
    """What of `source` is not in `laid_out`, spaces folded; "" when all is there.

    Compared are the letters alone: case (text-transform), spaces, hyphens and compatibility forms do not count. Text that
    stands twice (a table's head on each page, `position: fixed`) is not missing.
    """
    wanted, present = list(_letters(source)), "".join(letter for letter, _ in _letters(laid_out))
    letters = "".join(letter for letter, _ in wanted)
    if letters in present:
        return ""
    start = _common(letters, present)
    end = len(letters) - _common(letters[start:][::-1], present[start:][::-1])
    first, last = wanted[start][1], wanted[end - 1][1]
    return " ".join(source[first : last + 1].split())


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """The letters that matter, each with its index in `text`."""
    for index, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if not letter.isspace() and letter not in _HYPHENS and unicodedata.category(letter) not in {"Cf", "Cc"}:
                yield letter, index


def _common(first: str, second: str) -> int:
    """The length of the beginning that both share."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def _picture_name(element: Any) -> str:
    name = element.get("alt") or element.get("aria-label") or element.get("id") or element.get("class") or element.get("src")
    return str(name or "svg")
