"""Texts of a wanted length, made of the words that the content itself uses in such places; and words that no layout expects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import cycle

from programm_print.models.content import Content
from programm_print.models.replacing import texts_of

_ADDRESS = re.compile(r"^(demands|sections|chapters|districts)/[^/]+/|/\d+(?=/|$)")
# Whole words alone: no markup, no placeholder in brackets, no number.
_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?:-[^\W\d_]+)*[,.]?(?!\S)")
# With fewer different words a text would be a stammer.
_ENOUGH = 12
# Addresses of the net are one word, however long.
_UNBROKEN = ("/url", "/email", "/web/")


def kind_of(at: str) -> str:
    """The kind of place that an address names: `demands-text` for `demands/solarstrategie/text`."""
    return _ADDRESS.sub(lambda found: f"{found[1]}/" if found[1] else "", at).replace("/", "-").replace("_", "-")


class Wording:
    """Makes texts for one content."""

    def __init__(self, content: Content) -> None:
        words: dict[str, list[str]] = {}
        for at, text in texts_of(content).items():
            words.setdefault(kind_of(at), []).extend(_WORD.findall(text))
        everywhere = [word for kind, found in words.items() if kind == "demands-text" for word in found]
        self._words = {kind: found if len(set(found)) >= _ENOUGH else everywhere for kind, found in words.items()}
        self._everywhere = everywhere

    def text(self, at: str, length: int, skip: int = 0) -> str:
        """A text for the place `at`, `length` characters long, or less by so few that no word of such places fills them.

        `skip` lets texts that stand side by side begin with different words.
        """
        words = self._words.get(kind_of(at)) or self._everywhere
        if any(part in at for part in _UNBROKEN):
            return "".join(re.sub(r"[^a-z]", "", word.lower()) for word in words)[:length]
        text = ""
        for word in _from(words, skip):
            room = length - len(text) - bool(text)
            fitting = word if len(word) <= room else max((other for other in words if len(other) <= room), key=len, default="")
            if not fitting:
                break
            text = f"{text} {fitting}".strip()
        return text or words[0][:length]


def _from(words: list[str], skip: int) -> Iterator[str]:
    start = skip % len(words)
    return cycle(words[start:] + words[:start])


@cache
def hostile_words() -> Mapping[str, tuple[str, ...]]:
    """`place` and `compound`: the words of `hostile_words.txt` by their kind."""
    words: dict[str, list[str]] = {}
    for line in (files(__package__) / "hostile_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, word = line.partition(": ")
            words.setdefault(kind, []).append(word)
    return {kind: tuple(found) for kind, found in words.items()}
