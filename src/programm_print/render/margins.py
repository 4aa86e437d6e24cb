"""Strings that elements set for a page's margins, held against what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from programm_print.models.layout import Lost
from programm_print.render.lost import Missing, missing_part

if TYPE_CHECKING:
    from programm_print.render.boxes import SetString, StyledText
    from programm_print.render.source import Source


@dataclass(frozen=True)
class ShownString:
    """A string() that a margin box of a page asked for, and the text it got."""

    page: int
    name: str
    text: str


def missing_strings(
    shown: Iterable[ShownString], set_strings: list[SetString], texts: list[StyledText], source: Source
) -> Iterator[Missing]:
    """What of the strings was not laid out in the margins of their pages."""
    margins: dict[int, list[str]] = {}
    for text in texts:
        if text.element is None:
            margins.setdefault(text.fact.page, []).append(text.fact.text)
    for string in dict.fromkeys(shown):
        missing = missing_part(string.text, "".join(margins.get(string.page, ())))
        element = _setter(string, set_strings) if missing else None
        if element is not None and not source.is_deliberate(element):
            yield Missing(Lost(source.address_of(element), missing, source.number_of(element)), element)


def _setter(string: ShownString, set_strings: list[SetString]) -> Any:
    """The element that set a string: the last up to its page."""
    before = (one for one in reversed(set_strings) if one.page <= string.page)
    return next((one.element for one in before if (one.name, one.text) == (string.name, string.text)), None)
