"""Ids that outlive a correction: what stood in the manifesto already keeps its id and its rank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from programm_print.content.importing.naming import Namer, chapter_word
from programm_print.content.importing.structure import SourceChapter, SourceText, finding
from programm_print.findings import Finding, Severity
from programm_print.models.manifesto import Chapter, Demand, Section
from programm_print.models.text import Text

#: A corrected text; below it is another text.
_SAME_DEMAND = 0.75
#: A title, or the share of the demands it has in common with the old one.
_SAME_TITLE = 0.6


def identify(
    chapters: Sequence[SourceChapter], existing: Sequence[Chapter], source: str
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """The chapters as models, with ids (and default ranks) of `existing` where they are the same or nearly so."""
    findings: list[Finding] = []
    demands = [demand for chapter in chapters for demand in chapter.demands]
    old_demands = [demand for chapter in existing for demand in chapter.demands]
    kept = _match_demands(demands, old_demands)
    for index, old in kept.items():
        if demands[index].text != old.text:
            findings.append(
                finding(source, "corrected", Severity.INFO, demands[index].line, id=old.id, old=old.text, new=demands[index].text)
            )
    left = {old.id for old in kept.values()}
    for old in old_demands:
        if old.id not in left:
            name = "removed-ranked" if old.default else "removed"
            findings.append(
                finding(
                    source,
                    name,
                    Severity.WARNING if old.default else Severity.INFO,
                    1,
                    id=old.id,
                    text=old.text,
                    rank=old.default,
                )
            )

    old_chapters = {chapter.id: chapter for chapter in existing}
    old_sections = {section.id: section for chapter in existing for section in chapter.sections}
    kept_ids = iter([kept[index].id if index in kept else None for index in range(len(demands))])
    demand_ids = [[[next(kept_ids) for _ in section.demands] for section in chapter.sections] for chapter in chapters]
    chapter_kept = _match_titles(
        [
            (chapter.title.text, [at for section in ids for at in section])
            for chapter, ids in zip(chapters, demand_ids, strict=True)
        ],
        {chapter.id: (chapter.title, [demand.id for demand in chapter.demands]) for chapter in existing},
    )
    section_kept = _match_titles(
        [
            (section.title.text, ids)
            for chapter, rows in zip(chapters, demand_ids, strict=True)
            for section, ids in zip(chapter.sections, rows, strict=True)
        ],
        {section.id: (section.title, [demand.id for demand in section.demands]) for section in old_sections.values()},
    )

    demand_namer = Namer((demand.text for demand in demands), {old.id for old in old_demands})
    new_ids = {index: kept[index].id if index in kept else demand_namer.name(text.text) for index, text in enumerate(demands)}
    chapter_namer = Namer((), old_chapters)
    chapter_ids = [
        chapter_kept.get(at) or chapter_namer.name(chapter_word(chapter.title.text), most_words=1)
        for at, chapter in enumerate(chapters)
    ]
    sections = [section for chapter in chapters for section in chapter.sections]
    section_namer = Namer((section.title.text for section in sections), {*old_sections, *old_chapters, *chapter_ids})
    section_ids = iter(
        [section_kept.get(at) or section_namer.name(section.title.text, most_words=2) for at, section in enumerate(sections)]
    )
    gone = (old.title for old in existing if old.id not in chapter_kept.values())
    findings += [finding(source, "removed-chapter", Severity.WARNING, 1, title=title) for title in gone]

    numbers = iter(range(len(demands)))

    def demand_model(text: SourceText) -> Demand:
        number = next(numbers)
        return Demand(id=new_ids[number], text=Text(text.text), default=kept[number].default if number in kept else None)

    models = tuple(
        Chapter(
            id=chapter_ids[at],
            title=Text(chapter.title.text),
            summary=tuple(Text(text.text) for text in chapter.summary),
            sections=tuple(
                Section(
                    id=next(section_ids),
                    title=Text(section.title.text),
                    demands=tuple(demand_model(text) for text in section.demands),
                )
                for section in chapter.sections
            ),
        )
        for at, chapter in enumerate(chapters)
    )
    return models, tuple(findings)


def _match_demands(new: Sequence[SourceText], old: Sequence[Demand]) -> dict[int, Demand]:
    """From the place of a new demand to the old one it is: equal texts first, then the nearest pairs."""
    found: dict[int, Demand] = {}
    waiting: defaultdict[str, list[Demand]] = defaultdict(list)
    for demand in old:
        waiting[_plain(demand.text)].append(demand)
    for index, text in enumerate(new):
        if waiting[_plain(text.text)]:
            found[index] = waiting[_plain(text.text)].pop(0)
    rest = [demand for demands in waiting.values() for demand in demands]
    pairs = [
        (ratio, index, at)
        for index, text in enumerate(new)
        if index not in found
        for at, demand in enumerate(rest)
        if (ratio := _likeness(text.text, demand.text, _SAME_DEMAND)) >= _SAME_DEMAND
    ]
    used: set[int] = set()
    for _, index, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if index not in found and at not in used:
            found[index] = rest[at]
            used.add(at)
    return found


def _match_titles(
    new: Sequence[tuple[str, Sequence[str | None]]], old: Mapping[str, tuple[str, Sequence[str]]]
) -> dict[int, str]:
    """From the place of a new heading to the id of the old one that has its title or most of its demands."""
    scored = []
    for index, (title, ids) in enumerate(new):
        counted = Counter(ids)
        for old_id, (old_title, old_ids) in old.items():
            common = sum(counted[at] for at in old_ids) / max(len(ids), len(old_ids), 1)
            # an equal title with other demands yields to the same demands under another title only where both compete
            score = 0.5 * _likeness(title, old_title, _SAME_TITLE) + 0.5 * common
            if max(_likeness(title, old_title, _SAME_TITLE), common) >= _SAME_TITLE:
                scored.append((score, index, old_id))
    found: dict[int, str] = {}
    for _, index, old_id in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        if index not in found and old_id not in found.values():
            found[index] = old_id
    return found


def _likeness(one: str, other: str, least: float) -> float:
    """Between 0 and 1; 0 where it cannot reach `least` (the exact ratio costs much)."""
    matcher = SequenceMatcher(None, _plain(one), _plain(other), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
