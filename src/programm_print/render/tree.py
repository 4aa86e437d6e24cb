"""WeasyPrint's tree of boxes: what lies below a box, and what of it the stylesheet made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder


def children_of(box: Any) -> Iterator[Any]:
    """The boxes below; absolutely positioned ones are stood in for by placeholders, which isinstance() does not see through."""
    for child in box.children:
        yield child._box if isinstance(child, AbsolutePlaceholder) else child


def is_generated(box: Any) -> bool:
    return is_pseudo(box.element_tag or "")


def is_pseudo(tag: str) -> bool:
    """Whether a tag says that a box comes from the stylesheet (`p::before`); a `::first-letter` holds the source's own text."""
    return "::" in tag and "::" in tag.replace("::first-letter", "").replace("::first-line", "")
