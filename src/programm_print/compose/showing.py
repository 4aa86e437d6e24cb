"""What a template is given of the content, as values: no template is needed to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from programm_print.compose.picking import Pick, pick_demands
from programm_print.findings import Finding
from programm_print.messages import say
from programm_print.models.colour import ChapterScheme, Palette
from programm_print.models.content import Content
from programm_print.models.district import District
from programm_print.models.job import Job
from programm_print.models.manifesto import Chapter, Demand, Section
from programm_print.models.selection import Scope
from programm_print.models.text import Text


@dataclass(frozen=True)
class NumberedSection:
    """A section with its number as printed: `2.3`."""

    number: str
    section: Section

    @property
    def id(self) -> str:
        return self.section.id

    @property
    def title(self) -> Text:
        return self.section.title

    @property
    def demands(self) -> tuple[Demand, ...]:
        return self.section.demands


@dataclass(frozen=True)
class NumberedChapter:
    """A chapter with its number (from 1) and the colours that belong to that number."""

    number: int
    chapter: Chapter
    scheme: ChapterScheme

    @property
    def id(self) -> str:
        return self.chapter.id

    @property
    def title(self) -> Text:
        return self.chapter.title

    @property
    def summary(self) -> tuple[Text, ...]:
        return self.chapter.summary

    @property
    def demands(self) -> tuple[Demand, ...]:
        return self.chapter.demands

    @cached_property
    def sections(self) -> tuple[NumberedSection, ...]:
        return tuple(NumberedSection(f"{self.number}.{index}", section) for index, section in enumerate(self.chapter.sections, 1))


@dataclass(frozen=True)
class ChapterPicks:
    """A chapter beside the demands that a district's sheet prints of it."""

    chapter: NumberedChapter
    picks: tuple[Pick, ...]


@dataclass(frozen=True)
class Shown:
    """The values by the names that templates call them, and what there is to say about picks that found no slot.

    `common` are the names of values that are the same for all jobs of the content.
    """

    values: Mapping[str, Any]
    common: frozenset[str]
    findings: tuple[Finding, ...] = ()


def shown_to(job: Job, content: Content, palette: Palette) -> Shown:
    """What the template of a job is given of the content. Of its districts, only the job's own needs to be there."""
    product, campaign, manifesto = job.product, content.campaign, content.manifesto
    chapters = tuple(
        NumberedChapter(number, chapter, palette.chapter_scheme(number)) for number, chapter in enumerate(manifesto.chapters, 1)
    )
    values: dict[str, Any] = {
        "campaign": campaign,
        "captions": campaign.captions,
        "chapters": chapters,
        "demand_count": sum(len(section.demands) for chapter in manifesto.chapters for section in chapter.sections),
        "section_count": sum(len(chapter.sections) for chapter in manifesto.chapters),
    }
    common = frozenset(values)
    if product.scope is Scope.CHAPTER:
        values["chapter"] = next(chapter for chapter in chapters if chapter.id == job.variant)
    if product.scope is not Scope.DISTRICT:
        return Shown(values, common)
    district = next(district for district in content.districts if district.id == job.variant)
    picked = pick_demands(product, manifesto, district)
    values["district"] = district
    values["web_address"] = district_address(campaign.web.district, district)
    values["picks"] = tuple((chapters[pick.chapter_number - 1], pick) for pick in picked.picks)
    values["chapter_picks"] = tuple(ChapterPicks(item, picked.of_chapter(item.number)) for item in chapters)
    return Shown(values, common, picked.findings)


def fill(text: Text, **values: object) -> Text:
    """A caption with its braces filled in. It has the caption's address, or that of a text in it which is the most of it: whoever
    makes that longer looks for the fault there."""
    try:
        filled = text.format(**values)
    except KeyError as error:
        raise ValueError(say("compose.not-filled", name=error.args[0])) from error
    most = next(
        (value for value in values.values() if isinstance(value, Text) and value.at and len(value) * 2 > len(filled)), text
    )
    return Text(filled, most.at)


def district_address(pattern: Text, district: District) -> Text:
    """The district's own web page, or the campaign's pattern with the district's id."""
    return district.url or fill(pattern, district=district.id)
