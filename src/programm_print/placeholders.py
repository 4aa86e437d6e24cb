"""What is not known yet stands in square brackets (`[first and last name]`) or under the reserved domain `.example`."""

from __future__ import annotations

import re

#: A bracket that opens a link, `[text](address)`, or that is escaped, `\[`, is no placeholder. RFC 2606 reserves `.example`.
_PLACEHOLDER = re.compile(
    r"(?<!\\)\[[^\[\]]+\](?!\()"
    r"|[^\s<>()\[\]\"'„“”,;]*[\w-]\.example(?![\w-]|\.\w)(?:[/?#:][^\s<>()\[\]\"'„“”,;]*)?"
)


def find_placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of a text in reading order; an address inside brackets belongs to them."""
    if "[" not in text and ".example" not in text:  # Nearly all texts: the expression tries each letter.
        return ()
    return tuple(found.group().rstrip(".:") for found in _PLACEHOLDER.finditer(text))
