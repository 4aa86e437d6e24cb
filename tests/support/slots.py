"""Every place of a product where a text of the content stands, and what a reader of the PDF sees when such a text grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from printed import Letter, find, letters_of, squeezed

from programm_print.compose.composing import Composer
from programm_print.copyfitting import copyfit
from programm_print.errors import ContentError
from programm_print.findings import Finding, Severity, placed
from programm_print.fit.examining import too_long_or_misplaced
from programm_print.fit.judging import Sheet, judge
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.models.job import Job
from programm_print.models.product import Pages, Product, StepFit, WidthFit
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.opening import open_project
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine, Layout

if TYPE_CHECKING:
    from programm_print.models.layout import FrameFact, TextFact

CREATED = datetime(2026, 2, 1, 12, tzinfo=UTC)
WORDS = ("mit", "guten", "Wegen", "und", "sicheren", "Plätzen", "für", "alle")
# So many words more are not a slip any more: what takes them all takes any text.
MANY = 160
# Type is set tight: less is not seen where letters meet, and leave their frame at a side.
_SEEN_MM = 0.12
# At a frame's foot nothing is tight, but for large letters.
_FOOT_MM = 0.05
_TIGHT_PT = 20
# PDFium's boxes reach up to a hundredth of a letter's size beyond its ink: those of an M of 179 pt by 0.63 mm.
_ROUNDING = 25.4 / 72 / 100


class Laid:
    """A sheet as copyfitting asks of it."""

    def __init__(self, composed: ComposedSheet, layout: Layout, sizes: Sizes) -> None:
        self.composed, self.layout, self.sizes = composed, layout, sizes

    @property
    def page_count(self) -> int:
        return self.layout.page_count

    def overflows(self, fit: str) -> bool:
        return self.layout.overflows(fit)


class Growing:
    """One job of a project, of which one text after the other is lengthened. `chapters` limits the manifesto to its first."""

    def __init__(self, root: Path, product: str, variant: str, chapters: int | None = None) -> None:
        self.project = open_project(ProjectFiles(root))
        manifesto = self.project.content.manifesto
        self.content = replace(
            self.project.content, manifesto=manifesto.model_copy(update={"chapters": manifesto.chapters[:chapters]})
        )
        read, campaign = self.project.files.read, self.content.campaign
        palette = load_palette(read, self.content.shop.paper)
        self.job = Job(self.project.products[product], variant)
        self.composer = Composer(campaign, palette, load_fonts(read), read)
        self.engine = Engine(read, palette.spots)
        self.texts = texts_of(self.content)
        self.fitted = cache(self._fitted)

    def lay_out(self, sizes: Sizes, texts: Mapping[str, str]) -> Laid:
        composed = self.composer.compose(self.job, with_texts(self.content, texts), sizes)
        layout = self.engine.lay_out(composed.html, base=f"layouts/{self.job.product.id}")
        if self.job.product.measured and sizes.heights_mm is None:
            return self.lay_out(replace(sizes, heights_mm=layout.heights_mm), texts)
        return Laid(composed, layout, sizes)

    def longer(self, at: str, words: int) -> str:
        return " ".join([self.texts[at], *(WORDS[index % len(WORDS)] for index in range(words))])

    def _fitted(self, at: str, words: int) -> Laid:
        return copyfit(self.job.product, lambda sizes: self.lay_out(sizes, {at: self.longer(at, words)}))[1]

    def errors(self, at: str, words: int) -> tuple[Finding, ...]:
        """What `build` calls an error with a text that is longer by so many words."""
        texts = {at: self.longer(at, words)}
        try:
            laid = self.fitted(at, words)
        except ContentError as error:
            return placed(error.findings, self.content.places)
        sheet = Sheet(self.job.name, self.job.product, {**self.texts, **texts}, self.content.places)
        sizes = replace(laid.sizes, heights_mm=None)
        misfits = judge(laid.layout, sheet, lambda word: None, lambda less: self.lay_out(sizes, {**texts, **less}).layout)
        found = placed((*laid.composed.findings, *laid.layout.findings, *misfits), self.content.places)
        return tuple(finding for finding in found if finding.severity is Severity.ERROR)

    def slots(self) -> tuple[str, ...]:
        """One text for each place: in frames of one name, and of the texts that the content has many of, the first."""
        layout = copyfit(self.job.product, lambda sizes: self.lay_out(sizes, {}))[1].layout
        found: dict[tuple[str, str], str] = {}
        for text in layout.texts:
            if not text.generated and text.at in self.texts:
                frame = layout.frames[text.frame].name.partition(":")[0] if text.frame is not None else ""
                found.setdefault((frame, _kind(text.at)), text.at)
        return tuple(dict.fromkeys(found.values()))

    def most(self, at: str) -> int:
        """The words by which a text can grow without an error; MANY where it is never too long.

        Sought at the smallest sizes; where copyfitting chooses larger ones that then collide, fewer words do.
        """
        high = 1
        while high < MANY and not self._too_long(at, high):
            high *= 2
        high = min(high, MANY)
        most = self._last_without(partial(self._too_long, at), 0, high) if self._too_long(at, high) else high
        return self._last_without(partial(self._has_errors, at), 0, most) if self._has_errors(at, most) else most

    def _last_without(self, fault: Callable[[int], bool], low: int, high: int) -> int:
        """By bisection: nothing is wrong with so many words, and something is with one more, as it is with `high`."""
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if fault(middle) else (middle, high)
        return low

    def _has_errors(self, at: str, words: int) -> bool:
        """Whether `errors` would tell any, without laying out again to find by how much a text is too long."""
        try:
            laid = self.fitted(at, words)
        except ContentError:
            return True
        return _amounts_to_errors(laid, self.job.product)

    def _too_long(self, at: str, words: int) -> bool:
        """At the smallest sizes: copyfitting finds some that fit exactly then."""
        least = {name: fit.to_pt for name, fit in self.job.product.fit.items() if isinstance(fit, StepFit)}
        try:
            laid = self.lay_out(Sizes(least), {at: self.longer(at, words)})
        except ContentError:
            return True
        return _amounts_to_errors(laid, self._any_number_of_pages)

    @cached_property
    def _any_number_of_pages(self) -> Product:
        """The product as the first layout has it: where pages come in multiples, fillers make these up afterwards."""
        product = self.job.product
        return product.model_copy(update={"pages": Pages()}) if product.pages.multiple else product

    def seen(self, at: str, words: int, folder: Path) -> list[str]:
        """What a reader of the PDF sees amiss: told from its letters alone, and where the layout's frames and folds lie."""
        laid = self.fitted(at, words)
        layout = laid.layout
        path = folder / "sheet.pdf"
        path.write_bytes(self.engine.write_pdf(layout, created=CREATED))
        letters = letters_of(path)
        return [*self._amiss(at, words, layout, letters), *_too_small(at, laid, letters)]

    def _amiss(self, at: str, words: int, layout: Layout, letters: tuple[Letter, ...]) -> Iterator[str]:
        product = self.job.product
        if product.pages.exactly not in (None, layout.page_count):
            yield "another number of pages"
        all_signs = squeezed("".join(letter.sign for letter in letters))
        if squeezed("".join(self.longer(at, words)[len(self.texts[at]) :].split())) not in all_signs:
            yield "words are missing"
        for page, (width, height) in enumerate(layout.page_sizes_mm, 1):
            here = [letter for letter in letters if letter.page == page]
            owners = _owners(here, [text for text in layout.texts if text.page == page])
            for letter, owner in zip(here, owners, strict=True):
                if letter.x0 < 0 or letter.y0 < 0 or letter.x1 > width or letter.y1 > height:
                    yield f"{letter.sign} leaves the page"
                for frame in _frames_around(owner, layout):
                    if _leaves(letter, frame):
                        yield f"{letter.sign} leaves {frame.name}"
            yield from self._across_folds(page, here, owners)
            yield from self._too_wide(here, owners)
            yield from _meeting(here, owners)

    def _across_folds(self, page: int, letters: list[Letter], owners: list[TextFact | None]) -> Iterator[str]:
        spans: dict[TextFact, tuple[float, float]] = {}
        for letter, owner in zip(letters, owners, strict=True):
            if owner is not None:
                start, end = spans.get(owner, (letter.x0, letter.x1))
                spans[owner] = min(start, letter.x0), max(end, letter.x1)
        for fold in self.job.product.folds_mm(page):
            if any(start < fold - _SEEN_MM and end > fold + _SEEN_MM for start, end in spans.values()):
                yield "text lies on a fold"

    def _too_wide(self, letters: list[Letter], owners: list[TextFact | None]) -> Iterator[str]:
        """Lines of a headline that are wider than it may become, at its smallest size."""
        fits = [fit for fit in self.job.product.fit.values() if isinstance(fit, WidthFit)]
        lines: dict[int, list[Letter]] = {}
        for letter, owner in zip(letters, owners, strict=True):
            if owner is not None and owner.line is not None:
                lines.setdefault(owner.line, []).append(letter)
        for line in lines.values():
            width = max(letter.x1 for letter in line) - min(letter.x0 for letter in line)
            if any(abs(line[0].size - fit.least_pt) < 0.06 and width > fit.width_mm for fit in fits):
                yield "a headline is too wide"


def _amounts_to_errors(laid: Laid, product: Product) -> bool:
    misfits = {misfit.severity for misfit in too_long_or_misplaced(laid.layout, product)}
    return Severity.ERROR in misfits | {found.severity for found in (*laid.composed.findings, *laid.layout.findings)}


def _kind(at: str) -> str:
    """The address without ids and numbers: `demands/*/text`."""
    parts = at.split("/")
    if parts[0] in {"demands", "chapters", "sections", "districts"} and len(parts) > 1:
        parts[1] = "*"
    return "/".join("*" if part.isdecimal() else part for part in parts)


def _owners(letters: list[Letter], texts: list[TextFact]) -> list[TextFact | None]:
    """The text that each letter belongs to: of places with the same letters the nearest."""
    signs = "".join(letter.sign[0] for letter in letters)
    owners: list[TextFact | None] = [None] * len(letters)

    def distance(start: int, text: TextFact) -> float:
        return abs(letters[start].x0 - text.box_mm[0]) + abs(letters[start].y0 - text.box_mm[1])

    for text in sorted(texts, key=lambda text: -len(text.text)):
        wanted = "".join(sign for sign in text.text if not sign.isspace() and sign not in "\u00ad\u200b\u2060")
        starts = [found.start() for found in re.finditer(f"(?={re.escape(wanted)})", signs)] if len(wanted) > 2 else []
        free = [start for start in starts if not any(owners[start : start + len(wanted)])]
        if free:
            start = min(free, key=lambda start: distance(start, text))
            owners[start : start + len(wanted)] = [text] * len(wanted)
    return owners


def _frames_around(text: TextFact | None, layout: Layout) -> list[FrameFact]:
    if text is None:
        return []
    here = [frame for frame in layout.frames if frame.page == text.page]
    if text.generated:
        # What stands in a page's margin has no element there; its room is the margin box that is nearest.
        margins = [frame for frame in here if _in_margin(frame)]
        return [min(margins, key=lambda frame: _distance(text.box_mm, frame.box_mm))] if margins else []
    return [frame for frame in here if frame.elements[0] <= text.element <= frame.elements[1]]


def _in_margin(frame: FrameFact) -> bool:
    return frame.name.startswith("@") and frame.name != "@page"


def _distance(box: tuple[float, ...], room: tuple[float, ...]) -> float:
    """From the middle of a box to a room; 0 inside."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return max(room[0] - x, x - room[2], 0.0) + max(room[1] - y, y - room[3], 0.0)


def _too_small(at: str, laid: Laid, letters: tuple[Letter, ...]) -> Iterator[str]:
    """A headline that stands whole where it does, but smaller than it may."""
    for text in laid.layout.texts:
        found = find(letters, text.text, text.page) if text.at == at else ()
        for finding in laid.composed.findings:
            least = re.search(r"even at ([0-9.]+) pt", finding.message)
            if found and least and finding.at == at and found[0].size < float(least[1]) - 0.05:
                yield "a headline is too small"


def _leaves(letter: Letter, frame: FrameFact) -> bool:
    """Whether a letter stands below its frame, or more than half of it elsewhere outside: a J hangs out, and what is set tight
    rises above its line and falls below it."""
    x0, y0, x1, y1 = frame.box_mm
    x, y = (letter.x0 + letter.x1) / 2, (letter.y0 + letter.y1) / 2
    if not frame.named and not _in_margin(frame):
        return x > x1 + _SEEN_MM  # Of other boxes one sees where their lines end.
    foot = letter.y1 if letter.size < _TIGHT_PT else y
    return not (x0 - _SEEN_MM <= x <= x1 + _SEEN_MM and y0 - _SEEN_MM <= y and foot <= y1 + _FOOT_MM)


def _meeting(letters: list[Letter], owners: list[TextFact | None]) -> Iterator[str]:
    """Letters of different texts that lie on each other."""
    order = sorted(range(len(letters)), key=lambda index: letters[index].y0)
    open_letters: list[int] = []
    for index in order:
        one = letters[index]
        open_letters = [other for other in open_letters if letters[other].y1 > one.y0 + _SEEN_MM]
        for other in open_letters:
            two, first, second = letters[other], owners[index], owners[other]
            least = _SEEN_MM + _ROUNDING * max(one.size, two.size)
            apart = min(min(one.x1, two.x1) - max(one.x0, two.x0), two.y1 - one.y0) <= least
            if apart or first is None or second is None or first.element == second.element:
                continue
            yield f"{one.sign} lies on {two.sign}"
        open_letters.append(index)
