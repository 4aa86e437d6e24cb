"""Where a word may be broken at a line's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

import pyphen

from programm_print.compose.compounds import INFLECTED, german

SOFT_HYPHEN = "\u00ad"
STAR_WORD = re.compile(r"([^\W\d_]+)[*:_]\w+")
LEAST_BEFORE_STAR = 7

GERMAN_WORD = 12  # letters of the shortest German word that is broken
GERMAN_SYLLABLES = 22  # an unreadable word this long overflows a column of 55 mm sooner than it reads badly
LEAST_AT_SYLLABLE = 6
# In a long word without a joint these endings are as clear as one; all other syllables (Prosti-tuierten) are left alone.
GERMAN_ENDING = re.compile(
    r"(?<=\w{8})(?:keit|heit)(?:en|s)?$|(?<=\w{5})schaftlich(?:keit|e[mnrs]?)?$|(?<=\w{6})[dflnstvz]ierung(?:en|s)?$"
)
GERMAN_ENDING_WORD = 13

OTHER_LEAST = 4


@dataclass(frozen=True)
class Hyphenator:
    """`exceptions` are words with their breaks (`Sport|stätten|bau`; without a bar: never broken) and win over everything.

    They hold with each ending of inflection, whatever the case. A word is always broken at the same places.
    """

    language: str
    exceptions: tuple[str, ...] = ()

    def breaks(self, word: str) -> tuple[int, ...]:
        """Offsets in `word` before which it may be broken, rising; () for what is no plain word (digits, `BahnCard`)."""
        star = STAR_WORD.fullmatch(word)
        if star:
            return tuple(offset for offset in self.breaks(star[1]) if len(star[1]) - offset >= LEAST_BEFORE_STAR)
        if not word.isalpha() or not (word[1:].islower() or len(word) == 1):
            return ()
        excepted = self.excepted(word)
        if excepted is not None:
            return excepted
        if self.language[:2] == "de":
            return _german_breaks(word)
        patterns = _patterns(self.language, OTHER_LEAST)
        return tuple(patterns.positions(word)) if patterns else ()

    def excepted(self, word: str) -> tuple[int, ...] | None:
        """The only breaks allowed in a word that the exceptions name, in any case and inflection; None for all other words."""
        word = word.lower()
        for letters, breaks in self._exceptions.items():
            if word.startswith(letters) and re.fullmatch(INFLECTED, word[len(letters) :]):
                return breaks
        return None

    @cached_property
    def _exceptions(self) -> dict[str, tuple[int, ...]]:
        """The longest first, so that the nearest one decides."""
        exceptions: dict[str, tuple[int, ...]] = {}
        for entry in sorted(self.exceptions, key=len, reverse=True):
            pieces = entry.lower().replace(SOFT_HYPHEN, "").split("|")
            exceptions["".join(pieces)] = tuple(sum(map(len, pieces[:count])) for count in range(1, len(pieces)))
        return exceptions


@cache
def _german_breaks(word: str) -> tuple[int, ...]:
    if len(word) < GERMAN_WORD:
        return ()
    joints = german().joints(word)
    if joints:
        return joints
    ending = GERMAN_ENDING.search(word) if len(word) >= GERMAN_ENDING_WORD else None
    if ending:
        return (ending.start(),)
    patterns = _patterns("de", LEAST_AT_SYLLABLE) if joints is None and len(word) >= GERMAN_SYLLABLES else None
    return tuple(patterns.positions(word)) if patterns else ()


@cache
def _patterns(language: str, least: int) -> pyphen.Pyphen | None:
    """The syllables of a language, `least` letters on each side; None for a language without patterns."""
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=least, right=least) if name else None
