"""Compose: content and a layout become the HTML of one job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from programm_print.compose.artwork import Artwork
from programm_print.compose.columns import break_into_columns, break_into_pages
from programm_print.compose.faults import FAULTS, Lengths, Unknown, content_error, declared
from programm_print.compose.fitting import HeadlineSetter
from programm_print.compose.headline import Headline
from programm_print.compose.ornament.signs import badge, mark, sign
from programm_print.compose.picking import Pick, pick_demands
from programm_print.compose.qr import qr_code
from programm_print.compose.typesetting import Typesetter
from programm_print.findings import Finding
from programm_print.measures import pt_to_mm
from programm_print.messages import say
from programm_print.models.colour import ChapterScheme, Palette
from programm_print.models.content import Content
from programm_print.models.district import District
from programm_print.models.font import FontRole
from programm_print.models.job import Edition, Job
from programm_print.models.manifesto import Chapter, Demand, Section
from programm_print.models.product import Product, Scope
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.models.text import Text
from programm_print.placeholders import find_placeholders

Read = Callable[[str], bytes]


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


class Composer:
    """Makes the HTML of jobs. Holds what all jobs of a project share: content, colours, fonts, parsed templates."""

    def __init__(self, content: Content, palette: Palette, fonts: Mapping[str, FontRole], read: Read) -> None:
        """`read` gives the bytes of a project's file by its path from the root."""
        self._content = content
        self._palette = palette
        self._fonts = fonts
        self._read = read
        campaign = content.campaign
        self._setter = HeadlineSetter(fonts, campaign.language, read)
        typesetter = Typesetter(campaign.language, tuple(campaign.hyphenation))
        self._plain = typesetter.plain
        self._chapters = tuple(
            NumberedChapter(number, chapter, palette.chapter_scheme(number))
            for number, chapter in enumerate(content.manifesto.chapters, 1)
        )
        # Only files of the project, and of its layouts alone: an include cannot name anything else.
        # A file's name makes Jinja's tracebacks say where a template broke; files do not change while a project is open.
        loader = FunctionLoader(lambda name: (read(f"layouts/{name}").decode("utf-8"), f"layouts/{name}", lambda: True))
        self._environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do"],
        )
        self._environment.filters |= {
            "text": typesetter.text,
            "heading": typesetter.heading,
            "plain": typesetter.plain,
            "fill": fill,
            "short_address": short_address,
            "in_mm": pt_to_mm,
            "placeholders": find_placeholders,
        }
        self._environment.globals |= {
            "qr_code": qr_code,
            "badge": badge,
            "mark": mark,
            "sign": sign,
            "break_into_columns": break_into_columns,
            "break_into_pages": break_into_pages,
        }

    def compose(self, job: Job, sizes: Sizes) -> ComposedSheet:
        """The job as HTML. Raises ContentError where a template is broken, with its file and line."""
        product, content = job.product, self._content
        findings: list[Finding] = []
        district = _by_id(content.districts, job.variant) if product.scope is Scope.DISTRICT else None
        chapter = _by_id(self._chapters, job.variant) if product.scope is Scope.CHAPTER else None
        title = self._title(job, district, chapter)
        context: dict[str, Any] = {
            "title": title,
            "product": product,
            "edition": job.edition,
            "mm": Lengths(product.lengths_mm),
            "campaign": content.campaign,
            "captions": content.campaign.captions,
            "chapters": self._chapters,
            "demand_count": len(content.manifesto.demands),
            "section_count": sum(len(item.sections) for item in self._chapters),
            "sizes": sizes,
            "heights_mm": sizes.heights_mm,
            "palette": self._palette,
            "fonts": self._fonts,
            "colour": partial(self._colour, job.edition),
            "headline": partial(self._headline, product, findings),
            "even_lines": self._even_lines,
            "artwork": Artwork(product),
        }
        if chapter:
            context["chapter"] = chapter
        if district:
            picked = pick_demands(product, content.manifesto, district)
            findings += picked.findings
            context["district"] = district
            context["web_address"] = district_address(content.campaign.web.district, district)
            context["picks"] = tuple((self._chapters[pick.chapter_number - 1], pick) for pick in picked.picks)
            context["chapter_picks"] = tuple(ChapterPicks(item, picked.of_chapter(item.number)) for item in self._chapters)
        html = self._render(product.id, context)
        return ComposedSheet(title, html, tuple(findings))

    def _title(self, job: Job, district: District | None, chapter: NumberedChapter | None) -> str:
        variant = district.name if district else chapter.title if chapter else self._content.campaign.captions.programme
        return f"{self._plain(' '.join(self._content.campaign.slogan))} – {self._plain(variant)} – {job.product.title}"

    def _colour(self, edition: Edition, name: str) -> str:
        return self._palette.css(declared(self._palette.colours, name, "compose.no-colour").name, edition)

    def _headline(
        self, product: Product, findings: list[Finding], fit: str, text: Text, ceiling_pt: float | None = None
    ) -> Headline:
        declared(product.fit, fit, "compose.no-fit")
        return self._setter.set_headline(product, fit, text, findings, ceiling_pt)

    def _even_lines(self, markup: Markup, role: str, size_pt: float, width_mm: float) -> Markup:
        return self._setter.even_lines(markup, declared(self._fonts, role, "compose.no-font").name, size_pt, width_mm)

    def _render(self, product: str, context: Mapping[str, Any]) -> str:
        try:
            return self._environment.get_template(f"{product}/template.html").render(context)
        except FAULTS as error:
            names = (*context, *self._environment.globals)
            raise content_error(error, f"layouts/{product}", names, self._read) from error


def fill(text: Text, **values: object) -> Text:
    """A caption with its braces filled in; it keeps the caption's address."""
    try:
        return Text(text.format(**values), text.at)
    except KeyError as error:
        raise ValueError(say("compose.not-filled", name=error.args[0])) from error


def district_address(pattern: Text, district: District) -> Text:
    """The district's own web page, or the campaign's pattern with the district's id."""
    return district.url or fill(pattern, district=district.id)


def short_address(url: str) -> str:
    """A web address as it is printed: without its scheme and a closing slash. Keeps the address of a Text."""
    return Text(url.split("://", 1)[-1].rstrip("/"), getattr(url, "at", ""))


def _by_id(items: tuple[Any, ...], wanted: str) -> Any:
    return next(item for item in items if item.id == wanted)
