"""The parsed source of a sheet: which address and which fit an element belongs to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from weasyprint.urls import iri_to_uri

_IMPORT = re.compile(r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)""")
_REFERENCES = ("src", "href", "data", "{http://www.w3.org/1999/xlink}href")


class Source:
    """Elements of an etree and what their ancestors say of them (`data-at`, `data-fit`)."""

    def __init__(self, root: Any, base_url: str) -> None:
        self._root = root
        self._base_url = base_url
        self._numbers: dict[Any, int] = {}
        self._parents: dict[Any, Any] = {}
        for number, element in enumerate(root.iter()):
            self._numbers[element] = number
            for child in element:
                self._parents[child] = element
        self._addresses: dict[Any, str] = {}

    def number_of(self, element: Any) -> int:
        """The element's number in the order of the source."""
        return self._numbers[element]

    def address_of(self, element: Any) -> str:
        """The nearest `data-at` on the element or above it, "" when there is none."""
        if element not in self._addresses:
            self._addresses[element] = self._nearest(element, "data-at")
        return self._addresses[element]

    def nearest_in(self, element: Any, chosen: Container[Any]) -> Any:
        """The element itself, or the nearest above it, that is among `chosen`; None when there is none."""
        while element is not None and element not in chosen:
            element = self._parents.get(element)
        return element

    def is_deliberate(self, element: Any) -> bool:
        """Whether the element, or one above it, is marked as meant to be cut."""
        while element is not None and element.get("data-deliberate") is None:
            element = self._parents.get(element)
        return element is not None

    def numbers_in(self, element: Any) -> tuple[int, int]:
        """The numbers of the first and the last element of a subtree, (-1, -1) without an element."""
        if element is None:
            return -1, -1
        last = element
        while len(last):
            last = last[-1]
        return self._numbers[element], self._numbers[last]

    def fit_of(self, element: Any) -> tuple[str, ...]:
        """The tokens of the nearest `data-fit` on the element or above it."""
        return tuple(self._nearest(element, "data-fit").split())

    def absolute(self, reference: str) -> str:
        """A reference as WeasyPrint's URL."""
        return str(iri_to_uri(urljoin(self._base_url, reference.strip())))

    def attachments(self) -> list[str]:
        """The URLs of <link rel=attachment>."""
        links = (link for link in self._root.iter("link") if "attachment" in (link.get("rel") or "").lower().split())
        return [self.absolute(link.get("href")) for link in links if link.get("href")]

    def styles(self, sheets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The styles of this document alone: the text of each linked or imported sheet by its URL, of what stands in it by "".

        `sheets` are the texts of sheets by URL, also of other documents.
        """
        linked = [self.absolute(element.get("href")) for element in self._root.iter("link") if element.get("href")]
        for url in linked:
            if url in sheets:
                yield url, sheets[url]
                linked += [imported for name in _IMPORT.findall(sheets[url]) if (imported := urljoin(url, name)) not in linked]
        for element in self._root.iter():
            if element.tag == "style":
                yield "", element.text or ""
            elif style := element.get("style"):
                yield "", style

    def referring_address(self, url: str) -> str:
        """The address of the first element that has one and refers to `url` (absolute, or `#anchor`)."""
        for element in self._root.iter():
            if not isinstance(element.tag, str) or element.tag == "link":
                continue
            for name in _REFERENCES:
                reference = element.get(name)
                if reference and (reference == url or self.absolute(reference) == url):
                    return self.address_of(element)
        return ""

    def _nearest(self, element: Any, attribute: str) -> str:
        while element is not None:
            value = element.get(attribute)
            if value is not None:
                return str(value)
            element = self._parents.get(element)
        return ""
