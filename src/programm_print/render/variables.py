"""Custom properties that a stylesheet asks for and nobody declares.

The engine puts nothing in the place of such a var(), and says so only where the rest is no valid value: what is left of
`border: 1pt solid var(--unknown)` is one, in another colour than was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARED = re.compile(r"(?<![\w-])(--[\w-]+)\s*:|@property\s+(--[\w-]+)")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_VALUE = re.compile(r"\s*[\w-]+\s*:\s*")
_ENDS = re.compile(r"[;{}]")


@dataclass(frozen=True, slots=True)
class Undeclared:
    """`name` is asked for in `declaration`, whose value begins at a line and column (from 1) of the text `source`."""

    source: str
    name: str
    declaration: str
    line: int
    column: int


def undeclared(styles: Iterable[tuple[str, str]]) -> Iterator[Undeclared]:
    """What the styles of one document, all together, do not declare. A style is a pair of a source's name and its text.

    A var() with a second value asks for nothing: that is what it is for.
    """
    texts = [(source, _COMMENT.sub(_blank, text)) for source, text in styles]
    declared = {name for _, text in texts for names in _DECLARED.findall(text) for name in names}
    for source, text in texts:
        for asked in _ASKED.finditer(text):
            if asked[1] not in declared:
                before = [end.end() for end in _ENDS.finditer(text, 0, asked.start())]
                start, after = before[-1] if before else 0, _ENDS.search(text, asked.end())
                declaration = " ".join(text[start : after.start() if after else len(text)].split())
                value = _VALUE.match(text, start)
                at = value.end() if value else asked.start()
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                yield Undeclared(source, asked[1], declaration, line, column)


def _blank(comment: re.Match[str]) -> str:
    """As many lines and columns, and nothing in them."""
    return re.sub(r"[^\n]", " ", comment[0])
