"""Text and pictures of the source, and what the stylesheet adds to them, that stand on no page.

WeasyPrint drops what does not fit into an absolute, floated or fixed-height box at the page's end: no box, no log line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from programm_print.models.layout import Lost
from programm_print.render.frames import is_deliberate

if TYPE_CHECKING:
    from programm_print.render.source import Source

# Hyphens come and go with line ends, joiners and spaces with line breaking.
_HYPHENS = frozenset("-\u2010\u00ad\u2011")

_WITHOUT_TEXT = {"head", "style", "script", "title", "template", "br", "wbr", "object", "iframe", "video", "audio"}
_NUMBERS = {"counter()", "counters()", "target-counter()", "target-counters()", "target-text()"}
_SVG = "{http://www.w3.org/2000/svg}svg"


@dataclass(frozen=True, slots=True)
class Missing:
    """A piece of the source that was not laid out, and the element it belongs to."""

    lost: Lost
    element: Any


@dataclass(frozen=True)
class LaidOut:
    """What stands on the pages: the texts of each element and of each pseudo-element (`p::before`), the pictures."""

    own: Mapping[Any, list[str]]
    generated: Mapping[tuple[Any, str], list[str]]
    pictures: Container[Any]


def find_missing(root: Any, style_for: Callable[..., Any], laid_out: LaidOut, source: Source) -> Iterator[Missing]:
    """Each element below `root` (an etree tree) whose own text, generated text or picture was not laid out whole.

    What is hidden on purpose is not lost: `display: none`, running elements that no margin shows, and everything under
    `data-deliberate`.
    """
    for element in _visible(root, style_for, laid_out):
        at, number = source.address_of(element), source.number_of(element)
        if element.tag == _SVG or element.tag == "img":
            if element not in laid_out.pictures:
                yield Missing(Lost(at, _picture_name(element), number), element)
            continue
        own = "".join([element.text or "", *(child.tail or "" for child in element)])
        got = "".join(laid_out.own.get(element, ()))
        missing = missing_part(own, got)
        if missing:
            yield Missing(Lost(at, missing, number, visible=" ".join(got.split())), element)
        for pseudo in ("before", "after"):
            missing = _missing_generated(element, pseudo, style_for, laid_out)
            if missing:
                yield Missing(Lost(at, missing, number), element)


def _missing_generated(element: Any, pseudo: str, style_for: Callable[..., Any], laid_out: LaidOut) -> str:
    """What of a pseudo-element's text was not laid out: its strings to the letter, of numbers that one stands there."""
    style = style_for(element, pseudo)
    if style is None or not isinstance(style["content"], tuple) or style["display"] == ("none",) or is_deliberate(style):
        return ""
    tag = f"{element.tag}::{pseudo}"
    got = "".join(laid_out.generated.get((element, tag), ()))
    numbers = False
    for kind, value in style["content"]:
        if kind == "string" or kind == "attr()":
            if missing := missing_part(value if kind == "string" else element.get(value[0]) or "", got):
                return missing
        elif kind in _NUMBERS:
            numbers = numbers or value[-1] != "none"
    return tag if numbers and not got.strip() else ""


def _visible(element: Any, style_for: Callable[..., Any], laid_out: LaidOut) -> Iterator[Any]:
    """The elements meant to be seen, in document order; an SVG's inside is its own picture's matter."""
    if not isinstance(element.tag, str) or element.tag in _WITHOUT_TEXT or element.get("data-deliberate") is not None:
        return
    style = style_for(element)
    if style["display"] == ("none",):
        return
    if style["position"][0] == "running()" and not any(part in laid_out.own for part in element.iter()):
        return
    yield element
    if element.tag != _SVG:
        for child in element:
            yield from _visible(child, style_for, laid_out)


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
