"""What tinyhtml5 2 would compile again at each run of text."""

from __future__ import annotations

import re

import tinyhtml5.inputstream


class _Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """Patterns that find the end of a run of characters, each compiled once.

    tinyhtml5 means to keep them too, but keeps each under the pattern itself, where nobody looks for it.
    """

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, among = key
        signs = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[key] = pattern = re.compile(f"[{signs}]+" if among else f"[^{signs}]+")
        return pattern


def keep_patterns() -> None:
    """Change tinyhtml5, once for the process."""
    if not isinstance(tinyhtml5.inputstream.characters_until_regex, _Patterns):
        tinyhtml5.inputstream.characters_until_regex = _Patterns()
