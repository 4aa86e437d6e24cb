"""Makes what is ordered: composes, lays out, fits, judges, writes and finishes a sheet. Runs in any process, on any machine."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import count

from programm_print.build.composing_room import ComposingRoom, Task
from programm_print.build.values import Bundle, Order, Outcome, Step
from programm_print.compose.hyphenation import Hyphenator
from programm_print.content.folders import CONTENT
from programm_print.copyfitting import copyfit
from programm_print.errors import RenderError
from programm_print.findings import Finding, has_errors
from programm_print.finish.draft import Draft
from programm_print.finish.drawings import press_drawing
from programm_print.finish.pictures import PictureFile, for_layout, is_line_art
from programm_print.finish.press import OutputIntent, PressSettings, finish_press
from programm_print.finish.tracing import traced
from programm_print.fit.colours import judge_colours
from programm_print.fit.judging import Sheet, judge
from programm_print.fit.pictures import judge_pictures
from programm_print.messages import say, speaking
from programm_print.models.job import Job
from programm_print.models.press_order import Order as Ordered
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.seeing import Sight
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.models.shop import WRITTEN_STANDARD, limits_of
from programm_print.preflighting import preflight_bytes
from programm_print.render.engine import Engine, Layout
from programm_print.render.fetching import is_raster

# Workshops that are kept: a process makes one build after the other, seldom two at once.
_KEPT = 2
_workshops: OrderedDict[str, Workshop] = OrderedDict()
# Laying out makes some hundred thousand objects that die together with their sheet. Python's own thresholds look for garbage
# among them all the while: a tenth of all work.
_COLLECTED_AFTER = (50_000, 20, 100)
# Then it is looked for after so many orders, or a process would grow by a third within five hundred.
_COLLECTED_EVERY = 50
_orders = count(1)


def work(bundle: Bundle, order: Order) -> Outcome:
    """What comes of an order: the same for the same bundle and order, wherever it is done.

    What is wrong with the sheet is in the outcome's findings.
    """
    if bundle.digest not in _workshops:
        gc.set_threshold(*_COLLECTED_AFTER)
        _workshops[bundle.digest] = Workshop(bundle)
        if len(_workshops) > _KEPT:
            _workshops.popitem(last=False)
    if next(_orders) % _COLLECTED_EVERY == 0:
        gc.collect()
    with speaking(bundle.language):
        return _workshops[bundle.digest].make(order)


class _Sheet:
    """A job at some sizes, composed and laid out as far as it is looked at. What copyfitting asks is answered by the layouts.

    A product that is `measured` is laid out twice. What is too long while it is measured is too long: whoever asks only that
    does not pay for the second time.
    """

    def __init__(self, lay_out: Callable[[Sizes], tuple[ComposedSheet, Layout]], sizes: Sizes, *, measured: bool) -> None:
        self._lay_out = lay_out
        self._measured = lay_out(sizes)[1] if measured and sizes.heights_mm is None else None
        self.sizes = replace(sizes, heights_mm=self._measured.heights_mm) if self._measured else sizes

    @cached_property
    def _whole(self) -> tuple[ComposedSheet, Layout]:
        return self._lay_out(self.sizes)

    @property
    def composed(self) -> ComposedSheet:
        return self._whole[0]

    @property
    def layout(self) -> Layout:
        return self._whole[1]

    @property
    def page_count(self) -> int:
        return self.layout.page_count

    def overflows(self, fit: str) -> bool:
        return (self._measured is not None and self._measured.overflows(fit)) or self.layout.overflows(fit)


class Workshop:
    """One bundle's fonts, stylesheets, templates and drawings, read once. Belongs to one thread."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        campaign, shop = bundle.content.campaign, bundle.content.shop
        self._room = ComposingRoom(bundle)
        self._excepted = Hyphenator(campaign.language, tuple(campaign.hyphenation)).excepted
        profile = bundle.files.data[shop.profile]
        self._intent = OutputIntent(shop.condition, shop.registry, shop.description, profile)
        self._engine = Engine(self._read, bundle.palette.spots)

    def make(self, order: Order) -> Outcome:
        """Carry out one order."""
        return self._room.carry_out(order, self._steps[order.step])

    @property
    def _steps(self) -> Mapping[Step, Callable[[Task], Outcome]]:
        return {Step.MAKE: self._make, Step.CHECK: self._check, Step.LENGTHS: self._room.lengths, Step.SIZES: self._sizes}

    def _sizes(self, task: Task) -> Outcome:
        return _outcome(task, self._fitted(task))

    def _check(self, task: Task) -> Outcome:
        sheet = self._fitted(task)
        return replace(_outcome(task, sheet), findings=self._judged(task, sheet), pages=sheet.page_count)

    def _make(self, task: Task) -> Outcome:
        sheet = self._fitted(task)
        findings, pdf = self._made(task, sheet)
        return replace(_outcome(task, sheet), findings=findings, pages=sheet.page_count, pdf=pdf)

    def _made(self, task: Task, sheet: _Sheet) -> tuple[tuple[Finding, ...], bytes | None]:
        findings = self._judged(task, sheet)
        draft = has_errors(findings)
        if draft and not self._bundle.options.draft:
            return findings, None
        try:
            raw = self._engine.write_pdf(sheet.layout, created=self._bundle.created)
            # Only what is written has all its pictures.
            settings = self._press_settings(task.order.job, sheet)
            if not draft:
                pdf = finish_press(raw, settings)
                findings = (*findings, *self._preflighted(task.order.job, sheet, pdf))
                if not has_errors(findings):
                    return findings, pdf
            return findings, self._draft(raw, settings) if self._bundle.options.draft else None
        except RenderError as error:
            return (*findings, *traced(error.findings, self._sources(task.order.job))), None

    def _draft(self, raw: bytes, settings: PressSettings) -> bytes:
        font = next(iter(self._bundle.fonts.values())).files[0]
        return finish_press(raw, replace(settings, draft=Draft(say("build.draft-word"), self._room.read(font))))

    def _preflighted(self, job: Job, sheet: _Sheet, pdf: bytes) -> tuple[Finding, ...]:
        """What the print shop would object to. That it takes another standard than the one written is told once for all."""
        spots = tuple(colour.spot for colour in self._bundle.palette.colours.values() if colour.spot)
        limits = replace(limits_of(self._bundle.content.shop, job.product, spots=spots), standards=(WRITTEN_STANDARD,))
        order = Ordered.of(job.product, codes=sheet.composed.codes)
        return preflight_bytes(pdf, job.name, limits, order=order)

    def _fitted(self, task: Task) -> _Sheet:
        return copyfit(task.order.job.product, partial(self._lay_out, task), task.order.ceilings)[1]

    def _lay_out(self, task: Task, sizes: Sizes) -> _Sheet:
        job = task.order.job

        def lay_out(sizes: Sizes) -> tuple[ComposedSheet, Layout]:
            composed = self._room.compose(task, sizes)
            return composed, self._engine.lay_out(composed.html, base=f"layouts/{job.product.id}")

        return _Sheet(lay_out, sizes, measured=job.product.measured)

    def _judged(self, task: Task, sheet: _Sheet) -> tuple[Finding, ...]:
        """All there is to say of a sheet; only where a text is too long is it laid out again, with less of it."""
        job, content = task.order.job, task.content

        def lay_out_with(replacements: Mapping[str, str]) -> Layout:
            # What shows parts of the content keeps them: other content is looked at anew.
            shorter = replace(task, content=with_texts(content, replacements), sight=Sight())
            return self._lay_out(shorter, replace(sheet.sizes, heights_mm=None)).layout

        about = Sheet(job.name, job.product, texts_of(content), content.places)
        return (
            *sheet.composed.findings,
            *sheet.layout.findings,
            *judge(sheet.layout, about, self._excepted, lay_out_with),
            *judge_colours(sheet.layout, self._bundle.palette.areas_only(job.edition), job.name),
            *judge_pictures(
                sheet.layout, limits_of(self._bundle.content.shop), lambda file: is_line_art(self._room.read(file)), job.name
            ),
        )

    def _sources(self, job: Job) -> Mapping[str, str]:
        """The texts that a job's colours may stand in, its own layout first."""
        folders = (f"layouts/{job.product.id}/", "layouts/_shared/", f"{CONTENT}/")
        data = self._bundle.files.data
        paths = [path for folder in folders for path in data if path.startswith(folder)]
        return {path: data[path].decode("utf-8", "replace") for path in paths if path.endswith((".css", ".html", ".svg"))}

    def _read(self, path: str) -> bytes:
        """What the engine loads. Drawings of the content come as they were exported, in sRGB; layouts have the palette."""
        data = self._room.read(path)
        if is_raster(path):
            return for_layout(data)
        drawn = path.startswith(f"{CONTENT}/") and path.lower().endswith(".svg")
        return press_drawing(data, self._intent.profile) if drawn else data

    def _press_settings(self, job: Job, sheet: _Sheet) -> PressSettings:
        product, campaign = job.product, self._bundle.content.campaign
        # Asked for, whether a stylesheet names it or not: the PDF holds it.
        profile = self._room.read(self._bundle.content.shop.profile)
        return PressSettings(
            title=sheet.composed.title,
            language=campaign.language,
            author=str(campaign.party),
            created=self._bundle.created,
            intent=replace(self._intent, profile=profile),
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            bleed_mm=product.bleed_mm,
            marks=self._bundle.options.marks,
            colours=tuple(self._bundle.palette.colours.values()),
            pictures={
                name: PictureFile(path, self._room.read(path)) for name, path in self._engine.picture_files(sheet.layout).items()
            },
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 1) + 1)),
        )


def _outcome(task: Task, sheet: _Sheet) -> Outcome:
    return Outcome(sizes={name: sheet.sizes.values[name] for name in task.order.ceilings})
