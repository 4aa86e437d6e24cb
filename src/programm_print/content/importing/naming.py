"""Ids from the telling words of a text: short, readable, ASCII."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count

from programm_print.content.importing.language import (
    ADJECTIVE,
    ADJECTIVE_BEFORE_NOUN,
    ADJECTIVE_BEFORE_NOUN_AT_START,
    DEED,
    GENERIC_NOUNS,
    GENITIVE,
    GENITIVE_ARTICLES,
    OF,
    STOP_WORDS,
    VERB_OF_NOUN,
)
from programm_print.naming import slug

_LENGTH = 30
_SHORT = 10
#: The model's limit, less room for a number.
_LONGEST = 55
#: A third word must leave the id at most this long.
_LENGTH_OF_THREE = 24
_TOKEN = re.compile(r"[^\W_]+(?:[*:][^\W_]+|-[^\W_]+)*-?")
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class _Word:
    slug: str
    position: int
    rank: int
    score: int
    year: bool = False
    deed: bool = False  # a noun made from a verb, first in its text: it names the text where no other noun does


class Namer:
    """Gives ids that are taken nowhere. `texts` are all texts of one kind: words that many of them share tell little."""

    def __init__(self, texts: Iterable[str], taken: Collection[str] = ()) -> None:
        self._shared = Counter(word for text in texts for word in {_ascii(token) for token in _TOKEN.findall(text)})
        self._taken = set(taken)

    def name(self, text: str, *, most_words: int = 3) -> str:
        """An id of at most `most_words` telling words; where it is taken, one of other words of the text, last with a number."""
        words = _telling_words(text, self._shared)
        chosen = _choose(words, most_words)
        others = [word for word in words if word not in chosen]
        choices = [
            chosen,
            *([*chosen, word] for word in others),
            *([*chosen[:1], word] for word in others),
            *([word] for word in others),
        ]
        names = [name for choice in choices if (name := _join(choice))]
        free = [name for name in names if name not in self._taken and (len(name) <= _LENGTH or name == names[0])]
        name = free[0] if free else self._numbered(names[0] if names else "text")
        self._taken.add(name)
        return name

    def _numbered(self, name: str) -> str:
        name = name[:_LONGEST].rstrip("-")
        return next(unique for number in count(1) if (unique := name if number == 1 else f"{name}-{number}") not in self._taken)


def _ascii(token: str) -> str:
    """Gender signs go, so that one word stays one word: `Bürger*innen` → `buergerinnen`."""
    return slug(re.sub("[*:]", "", token))[:_LONGEST].strip("-")


def chapter_word(title: str) -> str:
    """The one word of a chapter's title that names its file."""
    tokens = _tokens(title)
    at_work = [at for at, token in enumerate(tokens) if not _tells_nothing(token, at)]
    nouns = [tokens[at] for at in at_work if _rank(tokens, at) == 0]
    return VERB_OF_NOUN.sub("", nouns[0] if nouns else max((tokens[at] for at in at_work), key=len, default=title))


def _tokens(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if not token.endswith("-")]


def _tells_nothing(token: str, position: int) -> bool:
    # with a capital inside a sentence it is a noun: "von sicheren Wegen"
    return (token.lower() in STOP_WORDS and (position == 0 or token[0].islower())) or (len(token) < 3 and not token.isupper())


def _telling_words(text: str, shared: Counter[str]) -> list[_Word]:
    """The most telling first; words that are too long for an id last."""
    tokens = _tokens(text)
    words: dict[str, _Word] = {}
    for position, token in enumerate(tokens):
        year = bool(_YEAR.match(token))
        name = _ascii(_nominative(tokens, position))
        if not name or name in words or (token.isdigit() and not year) or _tells_nothing(token, position):
            continue
        if year:
            words[name] = _Word(name, len(tokens), 1, 4, year=True)  # last in the id
        else:
            letters = min(len(name), 16) // (4 if position and _is_adjective(tokens, position) else 1)
            rank = _rank(tokens, position)
            deed = rank == 2 and position == 0 and token.lower() not in GENERIC_NOUNS
            words[name] = _Word(name, position, rank, letters - 4 * (shared[_ascii(token)] - 1), deed=deed)
    return sorted(words.values(), key=lambda word: (len(word.slug) > _LENGTH, word.rank, -word.score, word.position))


def _choose(words: list[_Word], most: int) -> list[_Word]:
    nouns = [word for word in words if word.rank == 0 and word.score > 0]
    others = [word for word in words if word.rank == 1 and not word.year]
    best = nouns or [word for word in words if word.deed] or others or words
    chosen = best[:1]
    for word in nouns[1:]:
        limit = _LENGTH if len(chosen) == 1 else _LENGTH_OF_THREE
        if len(chosen) < most and len(_join([*chosen, word])) <= limit:
            chosen.append(word)
    if len(chosen) == 1 < most:
        years = [word for word in words if word.year]
        # one short noun tells little (software: quelloffener-software)
        helpful = years or (others if most > 2 and len(chosen[0].slug) <= _SHORT else [])
        chosen += [word for word in helpful if word not in chosen and len(_join([*chosen, word])) <= _LENGTH][:1]
    return chosen


def _is_adjective(tokens: list[str], position: int) -> bool:
    following = tokens[position + 1] if position + 1 < len(tokens) else ""
    ending = ADJECTIVE_BEFORE_NOUN if position else ADJECTIVE_BEFORE_NOUN_AT_START
    return bool(
        (following[:1].isupper() and ending.search(tokens[position])) or (position == 0 and ADJECTIVE.search(tokens[position]))
    )


def _rank(tokens: list[str], position: int) -> int:
    """0 for a noun, 1 for another word, 2 for a noun that says only what is done."""
    token, following, after = (tokens[at] if at < len(tokens) else "" for at in range(position, position + 3))
    if not token[0].isupper():
        is_name = following.isdigit() and not _YEAR.match(following) and not after[:1].isupper()  # "documenta 15"
        return 0 if is_name else 1
    if position == 0 and _is_adjective(tokens, position):
        return 1
    if token.lower() in GENERIC_NOUNS or (position == 0 and (DEED.search(token) or (token.endswith("en") and following in OF))):
        return 2
    return 0


def _nominative(tokens: list[str], position: int) -> str:
    """A noun without the genitive's ending, where its article says that it is one."""
    token = tokens[position]
    if token[0].isupper():
        for before in reversed(tokens[max(0, position - 3) : position]):
            if before in GENITIVE_ARTICLES:
                return GENITIVE.sub("", token)
            if not before[0].islower():
                break
    return token


def _join(words: Iterable[_Word]) -> str:
    return "-".join(word.slug for word in sorted(words, key=lambda word: word.position))
