"""Content with more or fewer of its parts than it has. Findings of what is added name the line of the part that it resembles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from statistics import median

from programm_print.models.campaign import VotingStep
from programm_print.models.content import Content
from programm_print.models.district import District, Meeting
from programm_print.models.manifesto import Chapter, Demand, Section
from programm_print.models.text import Text
from programm_print.stressing.wording import Wording


def typical_length(content: Content) -> int:
    """How many characters half of the demands stay below, in tens."""
    return max(10, round(median(len(demand.text) for demand in content.manifesto.demands) / 10) * 10)


def with_demands(content: Content, section: str, count: int) -> Content:
    """The section (its id) with so many demands; the further ones are of typical length."""
    wording, length = Wording(content), typical_length(content)
    homes: dict[str, str] = {}

    def changed(old: Section) -> Section:
        if old.id != section:
            return old
        name = f"{old.id[:40].strip('-')}-stress"
        more = [_demand(f"{name}-{n}", wording.text("demands", length, 7 * n)) for n in range(len(old.demands), count)]
        homes.update({demand.text.at: old.title.at for demand in more})
        return old.model_copy(update={"demands": (*old.demands, *more)[:count]})

    return settled(_each_section(content, changed), homes)


def with_sections(content: Content, chapter: str, count: int) -> Content:
    """The chapter (its id) with so many sections; the further ones are like its own, with two demands each."""
    homes: dict[str, str] = {}

    def changed(old: Chapter) -> Chapter:
        if old.id != chapter:
            return old
        copies = [_copied(each, f"stress-{n}", homes) for n, each in enumerate(islice(cycle(old.sections), count))]
        more = [each.model_copy(update={"demands": each.demands[:2]}) for each in copies]
        return old.model_copy(update={"sections": (*old.sections, *more[len(old.sections) :])[:count]})

    return settled(_each_chapter(content, changed), homes)


def with_chapters(content: Content, count: int) -> Content:
    """So many chapters; the further ones are like the first ones."""
    old, homes = content.manifesto.chapters, dict[str, str]()
    more = [_copied_chapter(each, f"stress-{n}", homes) for n, each in enumerate(islice(cycle(old), count))]
    chapters = (*old, *more[len(old) :])[:count]
    return settled(replace(content, manifesto=content.manifesto.model_copy(update={"chapters": chapters})), homes)


def with_summary(content: Content, chapter: str, count: int) -> Content:
    """The chapter with so many statements; the further ones are like its own, or where it has none of typical length."""
    homes: dict[str, str] = {}
    made = Wording(content).text("chapters/summary", typical_length(content))

    def changed(old: Chapter) -> Chapter:
        if old.id != chapter:
            return old
        texts = list(islice(cycle(old.summary or (made,)), count))
        statements = tuple(Text(text, f"chapters/{old.id}/summary/{n}") for n, text in enumerate(texts))
        homes.update({statement.at: old.title.at for statement in statements})
        return old.model_copy(update={"summary": statements})

    return settled(_each_chapter(content, changed), homes)


def with_meetings(content: Content, count: int) -> Content:
    """Each district with so many meetings; the further ones are like its own, or where it has none a few words long."""
    homes: dict[str, str] = {}
    wording = Wording(content)

    def changed(old: District) -> District:
        at = f"districts/{old.id}/meetings"
        known = [(str(meeting.when), str(meeting.where)) for meeting in old.meetings] or [
            (wording.text("meetings/when", 20), wording.text("meetings/where", 20, 3))
        ]
        meetings = tuple(
            Meeting(when=Text(when, f"{at}/{n}/when"), where=Text(where, f"{at}/{n}/where"))
            for n, (when, where) in enumerate(islice(cycle(known), count))
        )
        homes.update({text.at: old.name.at for meeting in meetings for text in (meeting.when, meeting.where)})
        return old.model_copy(update={"meetings": meetings})

    return settled(replace(content, districts=tuple(map(changed, content.districts))), homes)


def with_steps(content: Content, count: int) -> Content:
    """So many steps of voting; the further ones are like the first ones."""
    campaign = content.campaign
    how, at = campaign.how_to_vote, "campaign/how_to_vote/steps"
    steps = tuple(
        VotingStep(title=Text(step.title, f"{at}/{n}/title"), text=Text(step.text, f"{at}/{n}/text"))
        for n, step in enumerate(islice(cycle(how.steps), count))
    )
    homes = {text.at: how.title.at for step in steps for text in (step.title, step.text)}
    changed = campaign.model_copy(update={"how_to_vote": how.model_copy(update={"steps": steps})})
    return settled(replace(content, campaign=changed), homes)


def with_one_demand_a_section(content: Content) -> Content:
    """Each section with its strongest demand alone."""

    def strongest(section: Section) -> Section:
        first = min(section.demands, key=lambda demand: demand.default or len(content.manifesto.demands))
        return section.model_copy(update={"demands": (first,)})

    return settled(_each_section(content, strongest))


def settled(content: Content, homes: Mapping[str, str] | None = None) -> Content:
    """The content with each new text placed where its home stands (`homes`: address → address); picks of lost demands go."""
    known = {demand.id for demand in content.manifesto.demands}
    places = {
        at: content.places[home] for at, home in (homes or {}).items() if at not in content.places and home in content.places
    }
    districts = tuple(
        district.model_copy(update={"demands": tuple(pick for pick in district.demands if pick in known)})
        for district in content.districts
    )
    return replace(content, districts=districts, places={**content.places, **places})


def _demand(name: str, text: str, rank: int | None = None) -> Demand:
    return Demand(id=name, text=Text(text, f"demands/{name}/text"), default=rank)


def _copied(section: Section, name: str, homes: dict[str, str]) -> Section:
    """The section under a new id, its demands too."""
    title = Text(section.title, f"sections/{name}/title")
    demands = tuple(_demand(f"{name}-{n}", demand.text, demand.default) for n, demand in enumerate(section.demands))
    homes[title.at] = section.title.at
    homes.update({new.text.at: old.text.at for new, old in zip(demands, section.demands, strict=True)})
    return Section(id=name, title=title, demands=demands)


def _copied_chapter(chapter: Chapter, name: str, homes: dict[str, str]) -> Chapter:
    title = Text(chapter.title, f"chapters/{name}/title")
    summary = tuple(Text(text, f"chapters/{name}/summary/{n}") for n, text in enumerate(chapter.summary))
    homes.update({text.at: chapter.title.at for text in (title, *summary)})
    sections = tuple(_copied(each, f"{name}-{n}", homes) for n, each in enumerate(chapter.sections))
    return Chapter(id=name, title=title, summary=summary, sections=sections)


def _each_chapter(content: Content, changed: Callable[[Chapter], Chapter]) -> Content:
    chapters: Sequence[Chapter] = tuple(map(changed, content.manifesto.chapters))
    return replace(content, manifesto=content.manifesto.model_copy(update={"chapters": chapters}))


def _each_section(content: Content, changed: Callable[[Section], Section]) -> Content:
    return _each_chapter(content, lambda chapter: chapter.model_copy(update={"sections": tuple(map(changed, chapter.sections))}))
