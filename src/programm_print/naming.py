"""Names as people type them: found without umlauts, hyphens or the right case; a miss suggests the nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "ı": "i"})
_LIKENESS = 0.65


def fold(text: str) -> str:
    """Lower case and, where a letter has one, its ASCII spelling: `Süsterfeld` → `suesterfeld`."""
    lower = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))


def slug(text: str) -> str:
    """The id that a name suggests: `Süsterfeld/Helleböhn` → `suesterfeld-helleboehn`; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is alike enough to suggest."""
    folded = fold(word)
    likeness = [(SequenceMatcher(None, folded, fold(each)).ratio(), each) for each in sorted(known)]
    best = max(likeness, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= _LIKENESS else None


@dataclass(frozen=True)
class Match:
    """`id` when exactly one thing is meant; else the `candidates` that may be meant, or the `suggestion` nearest to the word."""

    id: str | None = None
    candidates: tuple[str, ...] = ()
    suggestion: str | None = None


def match_name(word: str, names: Mapping[str, str]) -> Match:
    """Find the thing that `word` means in `names` (id → printed name).

    The first of these rules that fits any thing decides: the id itself; the same letters as id or name; their beginning;
    the beginning of a word in them; a part of them.
    """
    if word in names:
        return Match(id=word)
    wanted = slug(word)
    if not wanted:
        return Match()
    spellings = {each: (each, slug(name)) for each, name in names.items()}
    rules: tuple[Callable[[str], bool], ...] = (
        lambda spelling: _letters(spelling) == _letters(wanted),
        lambda spelling: _letters(spelling).startswith(_letters(wanted)),
        lambda spelling: f"-{wanted}" in f"-{spelling}",
        lambda spelling: _letters(wanted) in _letters(spelling),
    )
    for rule in rules:
        found = tuple(each for each, variants in spellings.items() if any(map(rule, variants)))
        if len(found) == 1:
            return Match(id=found[0])
        if found:
            return Match(candidates=found)
    parts = {part: each for each in names for part in (*each.split("-"), each)}
    suggestion = nearest(wanted, parts)
    return Match(suggestion=parts[suggestion] if suggestion else None)


def _letters(spelling: str) -> str:
    """Without hyphens, and with umlauts as a keyboard without them gives: `sudstadt` and `suedstadt` are the same."""
    return re.sub(r"([aou])e", r"\1", spelling.replace("-", ""))
