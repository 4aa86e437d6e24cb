"""German compounds taken apart into stems that the list beside this module knows.

Patterns (pyphen's too) find syllables, not meanings: they read `Bahnhofs-traße` and `Tier-schutzbeauftragter`. A joint is
trusted here only if everything to its left and right is known, or if a clear head (`straße`) follows a name.
A wrong break costs the reader more than a ragged line: what is in doubt is not broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

LINKS = ("", "e", "s", "n", "en")
S_ONLY = re.compile(r"(?:ung|heit|keit|schaft|ion|tät|tum|ling)$")
# Verbal prefixes belong to the part they open: no joint after them.
PREFIXES = ("ab", "an", "auf", "aus", "be", "bei", "ein", "ent", "mit", "nach", "um", "un", "ver", "vor", "zu")
DERIVED_FIRST = r"(?:ier|isier)?(?:ung|ation)s|(?:ig|lich|sam|bar)?(?:heit|keit)s|igkeits|schafts|ions|täts"
DERIVED_LAST = (
    r"(?:ier|isier|ell|al|iv|är|ist|ig|lich|isch|los|bar|haft|sam|schaft|ung|ation|ion"
    r"|er|ler|ität|ismus|heit|keit|nis|t|et|te|end){0,3}"
)
INFLECTED = r"(?:e|n|s|en|er|es|em|ern|ens|se|sen|ses|in|innen|ste[nmrs]?|re[nmrs]?)?"
FIRST = re.compile(DERIVED_FIRST)
LAST = re.compile(f"{DERIVED_LAST}{INFLECTED}$")

PART_COST, LINK_COST, PREFIX_COST, DERIVED_COST = 10, 1, 4, 2
DOUBT = 3  # readings this close to the cheapest one are as likely: only joints they share are sure
LEAST = 4  # letters on each side of a joint
LONG_OPENED = 15
LONG_SIDE = 18  # a side of this length is taken apart again
NAME_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Stem:
    letters: str
    joints: tuple[int, ...] = ()
    links: tuple[str, ...] = LINKS
    opens_only: bool = False
    head: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    cost: int
    joints: frozenset[int]
    whole: bool = False


def parse_stem(entry: str) -> Stem:
    """One entry of the stem list; its header describes the marks."""
    marked, *links = entry.strip("+!").removesuffix("-").lower().split("/")
    pieces = marked.split("|")
    letters = "".join(pieces)
    joints = tuple(sum(map(len, pieces[: count + 1])) for count in range(len(pieces) - 1))
    return Stem(
        letters,
        joints,
        ("s",) if S_ONLY.search(letters) else (*LINKS, *links),
        opens_only=entry.endswith("-"),
        head=entry.startswith("+"),
        whole=entry.endswith("!"),
    )


@dataclass(frozen=True)
class Compounds:
    """A reader of compounds over a list of stems."""

    entries: tuple[str, ...]

    @cached_property
    def _stems(self) -> dict[str, Stem]:
        stems: dict[str, Stem] = {}
        for entry in self.entries:
            stem = parse_stem(entry)
            known = stems.get(stem.letters)
            if known is not None:
                stem = Stem(
                    stem.letters,
                    stem.joints or known.joints,
                    tuple(dict.fromkeys((*known.links, *stem.links))),
                    stem.opens_only and known.opens_only,
                    stem.head or known.head,
                    stem.whole or known.whole,
                )
            stems[stem.letters] = stem
        return stems

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._stems), default=0)

    def joints(self, word: str) -> tuple[int, ...] | None:
        """Where `word` (letters only) may be broken, as offsets; None if it cannot be read, () if it has no good joint.

        German compounds grow to the left: [[Tier|schutz]|beauftragter]. So the last joint is the main one; a break at an
        earlier one (`Tier-schutzbeauftragter`) tears what belongs together and is kept only inside a side too long to stay
        whole.
        """
        letters = word.lower()
        readings = self._readings(letters, 0, {}) or tuple(self._after_a_name(letters))
        if not readings:
            return None
        main = _last_sure_joint(readings, len(letters))
        if main is None and not any(reading.whole for reading in readings):
            readings = tuple(reading for reading in self._readings(letters, 0, {}, apart=True))
            main = _last_sure_joint(readings, len(letters)) if readings else None
        if main is None:
            return ()
        left = self.joints(letters[:main]) if main >= LONG_SIDE else ()
        right = self.joints(letters[main:]) if len(letters) - main >= LONG_SIDE else ()
        return (*(left or ()), main, *(main + joint for joint in right or ()))

    def _readings(
        self, word: str, start: int, known: dict[int, tuple[Reading, ...]], *, apart: bool = False
    ) -> tuple[Reading, ...]:
        """All readings of `word[start:]`; the joint before `start` is the caller's. `apart`: of two parts at least."""
        if start not in known:
            known[start] = tuple(self._read_part(word, start, known, apart=apart))
        return known[start]

    def _read_part(self, word: str, start: int, known: dict[int, tuple[Reading, ...]], *, apart: bool) -> Iterator[Reading]:
        for stem, begin, cost in self._stems_at(word, start):
            end = begin + len(stem.letters)
            inner = frozenset(begin + joint for joint in stem.joints)
            rest = LAST.match(word, end)
            if rest and not stem.opens_only and not apart:
                yield Reading(cost + (DERIVED_COST if rest[0] else 0), inner, stem.whole and start == 0)
            for following, extra in _openings(word, end, stem):
                # An adverb opens its neighbour: it is no joint inside a compound (Schul|weiterbildung) nor a good one in a
                # word of middling length (Unter-stützung).
                loose = not stem.opens_only or (start == 0 and len(word) >= LONG_OPENED)
                joint = frozenset({following} if loose else ())
                for reading in self._readings(word, following, known):
                    yield Reading(cost + extra + reading.cost, inner | joint | reading.joints)

    def _stems_at(self, word: str, start: int) -> Iterator[tuple[Stem, int, int]]:
        for prefix in ("", *PREFIXES):
            if not word.startswith(prefix, start):
                continue
            begin = start + len(prefix)
            for end in range(begin + 2, min(len(word), begin + self._longest) + 1):
                stem = self._stems.get(word[begin:end])
                if stem is not None and not (prefix and (stem.opens_only or len(stem.letters) < LEAST)):
                    yield stem, begin, PART_COST + (PREFIX_COST if prefix else 0)

    def _after_a_name(self, word: str) -> Iterator[Reading]:
        """An unknown beginning and a clear head: Goethe|straße."""
        for start in range(NAME_LETTERS, len(word) - LEAST + 1):
            if not re.search("[aeiouyäöü]", word[:start]):
                continue
            for end in range(start + LEAST, min(len(word), start + self._longest) + 1):
                stem = self._stems.get(word[start:end])
                if stem is not None and stem.head and LAST.match(word, end):
                    yield Reading(PART_COST, frozenset({start}))


def _openings(word: str, end: int, stem: Stem) -> Iterator[tuple[int, int]]:
    """Where the next part may begin after this stem, and what the linking letters cost."""
    for link in stem.links:
        if word.startswith(link, end) and end + len(link) < len(word):
            yield end + len(link), LINK_COST if link else 0
    derived = FIRST.match(word, end)
    if derived and derived.end() < len(word):
        yield derived.end(), LINK_COST + DERIVED_COST


def _last_sure_joint(readings: Sequence[Reading], length: int) -> int | None:
    """The last joint that all likely readings share. A part of three letters stays with its left: Wohnungsbau|gesellschaft."""
    cheapest = min(reading.cost for reading in readings)
    joints = sorted(frozenset.intersection(*(reading.joints for reading in readings if reading.cost <= cheapest + DOUBT)))
    ends = [*joints[1:], length]
    wide = [joint for joint, end in zip(joints, ends, strict=False) if joint >= LEAST and end - joint >= LEAST]
    return wide[-1] if wide else None


@cache
def german() -> Compounds:
    """The reader of the list that the program ships."""
    text = files(__package__).joinpath("hyphenation_de.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return Compounds(tuple(entry for line in lines for entry in line.split()))
