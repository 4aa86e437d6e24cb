"""Compose: content and a layout become the HTML of one job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FunctionLoader
from jinja2.runtime import Context
from markupsafe import Markup

from programm_print.compose.artwork import Artwork
from programm_print.compose.columns import break_into_columns, break_into_pages
from programm_print.compose.compiled import Compiled
from programm_print.compose.faults import FAULTS, Lengths, Unknown, content_error, declared
from programm_print.compose.fitting import HeadlineSetter
from programm_print.compose.headline import Headline
from programm_print.compose.ornament.signs import badge, mark, sign
from programm_print.compose.paragraph import Paragraph
from programm_print.compose.qr import QrDrawing, qr_code
from programm_print.compose.showing import fill, shown_to
from programm_print.compose.typesetting import Typesetter
from programm_print.findings import Finding
from programm_print.measures import pt_to_mm
from programm_print.models.campaign import Campaign
from programm_print.models.colour import Palette
from programm_print.models.content import Content
from programm_print.models.font import FontRole
from programm_print.models.job import Edition, Job
from programm_print.models.product import Product
from programm_print.models.seeing import Sight, Values
from programm_print.models.selection import Scope
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.models.text import Text
from programm_print.placeholders import find_placeholders

Read = Callable[[str], bytes]

NOTHING: Mapping[str, bytes] = MappingProxyType({})


class _Names(Context):
    """The names of a template. What has no parts is noted when a template asks for it, and not before."""

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        return value() if isinstance(value, _Unseen) else value


@dataclass(frozen=True)
class _Unseen:
    """A value that nobody has looked at yet."""

    sight: Sight
    name: str
    value: Any

    def __call__(self) -> Any:
        return self.sight.show(self.name, self.value)


class _Environment(Environment):
    context_class = _Names


class Composer:
    """Makes the HTML of jobs. Holds what all jobs of a project share: language, colours, fonts, parsed templates."""

    def __init__(
        self,
        campaign: Campaign,
        palette: Palette,
        fonts: Mapping[str, FontRole],
        read: Read,
        compiled: Mapping[str, bytes] = NOTHING,
    ) -> None:
        """`compiled` are the templates of another composer. `read` gives the bytes of a project's file by its path from the root.

        Whatever a sheet is made of is asked for while that sheet is made, also when it is at hand from one before: whoever
        listens at `read` hears of all of it.
        """
        self._palette = palette
        self._fonts = fonts
        self._read = read
        self._setter = HeadlineSetter(fonts, campaign.language, read)
        typesetter = Typesetter(campaign.language, tuple(campaign.hyphenation))
        self._plain = typesetter.plain
        self._compiled = Compiled(compiled)
        # Only files of the project, and of its layouts alone: an include cannot name anything else.
        self._environment = _Environment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do"],
            bytecode_cache=self._compiled,
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
            "badge": badge,
            "mark": mark,
            "sign": sign,
            "break_into_columns": break_into_columns,
            "break_into_pages": break_into_pages,
        }

    def compiled(self, templates: Iterable[str]) -> Mapping[str, bytes]:
        """These templates (`flyer-a6/template.html`), and what else was compiled, for other composers.

        One that is broken is left to the sheet that is made of it.
        """
        for name in templates:
            with suppress(*FAULTS):
                self._environment.get_template(name)
        return self._compiled.code

    def compose(self, job: Job, content: Content, sizes: Sizes, sight: Sight | None = None) -> ComposedSheet:
        """The job as HTML; `sight` notes what of the content was looked at. Its findings are those of setting it alone, without
        those of `shown_to`. Raises ContentError where a template is broken, with its file and line."""
        product, sight = job.product, sight or Sight()
        findings: list[Finding] = []
        codes: list[str] = []
        shown = shown_to(job, content, self._palette).values
        title = self._title(job, Values(shown), sight)
        context: dict[str, Any] = {
            "title": title,
            "product": product,
            "edition": job.edition,
            "profile": content.shop.profile,
            "mm": Lengths(product.lengths_mm),
            "sizes": sizes,
            "heights_mm": sizes.heights_mm,
            "palette": self._palette,
            "fonts": self._fonts,
            "colour": partial(self._colour, job.edition),
            "qr_code": partial(self._qr_code, codes),
            "headline": partial(self._headline, product, findings),
            "even_lines": self._even_lines,
            "artwork": Artwork(product),
            **{name: _Unseen(sight, name, value) for name, value in shown.items()},
        }
        html = self._render(product.id, context)
        return ComposedSheet(title, html, tuple(findings), tuple(codes))

    def _title(self, job: Job, values: Values, sight: Sight) -> str:
        def shown(path: str) -> Any:
            return sight.show(path, values.at(path))

        variants = {Scope.DISTRICT: "district.name", Scope.CHAPTER: "chapter.title", Scope.CAMPAIGN: "captions.programme"}
        variant = shown(variants[job.product.scope])
        return f"{self._plain(' '.join(shown('campaign.slogan')))} – {self._plain(variant)} – {job.product.title}"

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's source; its file, so that Jinja's tracebacks say where it broke; and that it has not changed meanwhile."""
        file = f"layouts/{name}"

        def is_current() -> bool:
            self._read(file)
            return True

        return self._read(file).decode("utf-8"), file, is_current

    def _colour(self, edition: Edition, name: str) -> str:
        return self._palette.css(declared(self._palette.colours, name, "compose.no-colour").name, edition)

    def _qr_code(self, codes: list[str], url: str, size_mm: float) -> QrDrawing:
        """The drawing; the address is noted, so that it can be compared with what a telephone reads."""
        codes.append(str(url))
        return qr_code(url, size_mm)

    def _headline(
        self, product: Product, findings: list[Finding], fit: str, text: Text, ceiling_pt: float | None = None
    ) -> Headline:
        declared(product.fit, fit, "compose.no-fit")
        return self._setter.set_headline(product, fit, text, findings, ceiling_pt)

    def _even_lines(self, markup: Markup, role: str, size_pt: float, width_mm: float) -> Paragraph:
        return self._setter.even_lines(markup, declared(self._fonts, role, "compose.no-font").name, size_pt, width_mm)

    def _render(self, product: str, context: Mapping[str, Any]) -> str:
        try:
            return self._environment.get_template(f"{product}/template.html").render(context)
        except FAULTS as error:
            names = (*context, *self._environment.globals)
            raise content_error(error, f"layouts/{product}", names, self._read) from error


def short_address(url: str) -> str:
    """A web address as it is printed: without its scheme and a closing slash. Keeps the address of a Text."""
    return Text(url.split("://", 1)[-1].rstrip("/"), getattr(url, "at", ""))
