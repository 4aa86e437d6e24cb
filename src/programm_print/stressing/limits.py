"""How much text each place of a product takes, and how many parts: found by laying out again with more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from programm_print.messages import find
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.layout import Layout
from programm_print.models.replacing import texts_of, with_texts
from programm_print.stressing.growing import (
    typical_length,
    with_chapters,
    with_demands,
    with_meetings,
    with_sections,
    with_steps,
    with_summary,
)
from programm_print.stressing.trying import Trials
from programm_print.stressing.wording import Wording, kind_of

#: The lengths that are tried, in characters: about one word apart.
LENGTHS = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 120, 140, 160, 200, 250, 300, 400, 600)
#: So many parts are tried.
MOST_DEMANDS, MOST_SECTIONS, MOST_FEW = 60, 12, 8


class Measure(StrEnum):
    """`alone`: the length of one text, the others as they are. `each`: of all such texts at once. `count`: how many parts."""

    ALONE = "alone"
    EACH = "each"
    COUNT = "count"


@dataclass(frozen=True)
class Limit:
    """What a product takes. `slot` is a kind of text or part, `most` how many characters or parts; 0: not even the least.

    `unmet` says that no more was tried: the limit lies beyond. `number` is how many texts are meant by `each`, `length` how long
    the added parts of a `count` are.
    """

    product: str
    sheet: str
    slot: str
    measure: Measure
    most: int
    unmet: bool
    number: int | None = None
    length: int | None = None

    def as_json(self) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "product": self.product,
            "sheet": self.sheet,
            "slot": self.slot,
            "measure": str(self.measure),
            "most": self.most,
            "unmet": self.unmet,
            "number": self.number,
            "length": self.length,
        }
        return {key: value for key, value in fields.items() if value is not None}


def find_limits(job: Job, content: Content, trials: Trials) -> Iterator[Limit]:
    """The limits of one sheet of a product, with `content` as it is but for what is measured; all its texts must fit.

    Texts that the catalogue has no name for are the layouts' own words, and are left out.
    """
    search = _Search(job, content, trials)
    slots = _slots(trials.layout(job, content), content)
    for kind, texts in slots.items():
        if find(f"stress.slot-{kind}"):
            yield search.alone(kind, texts.tightest)
            if job.product.slots and kind == "demands-text":
                yield search.each(kind, texts.all)
    yield from search.counts(frozenset(slots))


@dataclass(frozen=True)
class _Slots:
    """The addresses of the texts of one kind on a sheet, and of each room the longest, of the fullest room first."""

    all: tuple[str, ...]
    tightest: tuple[str, ...]


def _slots(layout: Layout, content: Content) -> dict[str, _Slots]:
    known = texts_of(content)
    rooms: dict[str, dict[tuple[int | None, float], dict[str, int]]] = {}
    filled: dict[int | None, int] = {}
    for text in layout.texts:
        filled[text.frame] = filled.get(text.frame, 0) + len(text.text)
        if text.at in known and not text.generated:
            # Texts of two sizes in one frame have different parts to play there.
            room = rooms.setdefault(kind_of(text.at), {}).setdefault((text.frame, text.size_pt), {})
            room[text.at] = len(known[text.at])
    slots = {}
    for kind, of_kind in rooms.items():
        longest: dict[tuple[str, float], tuple[int, str]] = {}
        for (frame, size), texts in of_kind.items():
            # Frames of one name are filled in turn: the fullest stands for all.
            name = layout.frames[frame].name if frame is not None else ""
            longest[name, size] = max(longest.get((name, size), (0, "")), (filled[frame], max(texts, key=lambda at: texts[at])))
        ordered = [at for _, at in sorted(longest.values(), reverse=True)]
        slots[kind] = _Slots(tuple(dict.fromkeys(at for room in of_kind.values() for at in room)), tuple(dict.fromkeys(ordered)))
    return slots


@dataclass(frozen=True)
class _Search:
    job: Job
    content: Content
    trials: Trials

    def alone(self, kind: str, texts: Sequence[str]) -> Limit:
        """Of the room that is tightest for this kind: each is tried at the limit that those before it left."""
        lengths: Sequence[int] = LENGTHS
        known = texts_of(self.content)
        for at in texts:
            has_room = sum(length <= len(known[at]) for length in lengths)
            most = self._most(lengths, self._longer([at]), has_room)
            lengths = [length for length in lengths if length <= most]
        most = lengths[-1] if lengths else 0
        return Limit(self.job.product.id, self.job.name, kind, Measure.ALONE, most, most == LENGTHS[-1])

    def each(self, kind: str, texts: Sequence[str]) -> Limit:
        most = self._most(LENGTHS, self._longer(texts))
        return Limit(self.job.product.id, self.job.name, kind, Measure.EACH, most, most == LENGTHS[-1], number=len(texts))

    def counts(self, kinds: Set[str]) -> Iterator[Limit]:
        """Of the parts that stand on the sheet."""
        product, content = self.job.product, self.content
        chapter = next((each for each in content.manifesto.chapters if each.id == self.job.variant), None) or max(
            content.manifesto.chapters, key=lambda each: len(each.demands)
        )
        section = max(chapter.sections, key=lambda each: len(each.demands))
        if "chapters-title" in kinds:
            # Beyond what the product declares it is refused unseen.
            chapters = range(product.chapters.least, product.chapters.most + 1)
            yield self._count("chapters", chapters, partial(with_chapters, content), unmet=False)
        if "sections-title" in kinds:
            yield self._count("sections", range(1, MOST_SECTIONS + 1), partial(with_sections, content, chapter.id))
        if "chapters-summary" in kinds:
            yield self._count("summary", range(1, MOST_FEW + 1), partial(with_summary, content, chapter.id))
        if "demands-text" in kinds and not product.slots:
            limit = self._count("demands", range(1, MOST_DEMANDS + 1), partial(with_demands, content, section.id))
            yield replace(limit, length=typical_length(content))
        if "districts-meetings-when" in kinds:
            yield self._count("meetings", range(1, MOST_FEW + 1), partial(with_meetings, content))
        if "campaign-how-to-vote-steps-title" in kinds:
            yield self._count("steps", range(1, MOST_FEW + 1), partial(with_steps, content))

    def _count(self, slot: str, numbers: Sequence[int], content_with: Callable[[int], Content], *, unmet: bool = True) -> Limit:
        most = self._most(numbers, content_with)
        return Limit(self.job.product.id, self.job.name, slot, Measure.COUNT, most, unmet and most == numbers[-1])

    def _longer(self, texts: Sequence[str]) -> Callable[[int], Content]:
        wording = Wording(self.content)
        return lambda length: with_texts(self.content, {at: wording.text(at, length, 7 * n) for n, at in enumerate(texts)})

    def _most(self, values: Sequence[int], content_with: Callable[[int], Content], low: int = 0) -> int:
        """The largest of rising values whose content the product takes, by bisection; 0 when none is.

        Whether a content has room is asked of the smallest sizes alone; what comes of it is then built as it would be.
        """
        high = len(values)  # `low` values have room, as far as is known; those from `high` on have none
        tried = high - 1  # the last first: a room that is tried again, or has no end, is done at once
        while low < high:
            if self.trials.has_room(self.job, content_with(values[tried])):
                low = tried + 1
            else:
                high = tried
            tried = (low + high) // 2
        while low and not self.trials.fits(self.job, content_with(values[low - 1])):
            low -= 1
        return values[low - 1] if low else 0
