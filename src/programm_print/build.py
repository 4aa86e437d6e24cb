"""The use case build: plan the jobs, compose, lay out, fit, write and finish each, and put it into `out/` in one step."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from programm_print.compose.composing import Composer
from programm_print.compose.hyphenation import Hyphenator
from programm_print.content.folders import CONTENT
from programm_print.copyfitting import copyfit, first_sizes
from programm_print.errors import ContentError, RenderError, UsageError
from programm_print.findings import Finding, Place, has_errors, placed
from programm_print.finish.drawings import press_drawing
from programm_print.finish.press import OutputIntent, PressSettings, finish_press
from programm_print.fit.judging import Sheet, judge
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.messages import say
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.product import Product, StepFit
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.opening import Project
from programm_print.planning import Selection, plan_jobs
from programm_print.project import make_folder, write_atomically
from programm_print.render.engine import Engine, Layout
from programm_print.siblings import lengths_in_frames, longest_of_each_frame

# Sheets that measuring has laid out and that wait to be written: each holds some megabytes.
_KEPT = 16


class Status(StrEnum):
    BUILT = "built"
    CHECKED = "checked"
    FAILED = "failed"


@dataclass(frozen=True)
class BuiltFile:
    """What became of one job. A failed job has left the file that stood at `path` as it was; its sizes are 0."""

    job: Job
    path: Path
    status: Status
    findings: tuple[Finding, ...]
    pages: int = 0
    bytes: int = 0
    sha256: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "product": self.job.product.id,
            "variant": self.job.variant,
            "edition": str(self.job.edition),
            "pages": self.pages,
            "bytes": self.bytes,
            "sha256": self.sha256,
            "status": str(self.status),
        }


def creation_time(environment: Mapping[str, str] = os.environ) -> datetime:
    """Now, or the time that SOURCE_DATE_EPOCH names, so that a build can be repeated to the byte."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(say("build.source-date-epoch", value=epoch)) from error


@dataclass(frozen=True)
class _Sheet:
    """A job composed and laid out at some sizes. What copyfitting asks is answered by the layout."""

    composed: ComposedSheet
    layout: Layout
    sizes: Sizes

    @property
    def page_count(self) -> int:
        return self.layout.page_count

    def overflows(self, fit: str) -> bool:
        return self.layout.overflows(fit)


class Builder:
    """Builds jobs of one project, one after the other; fonts, stylesheets and templates are read once."""

    def __init__(
        self, project: Project, out: Path, *, created: datetime, marks: bool = False, begin: Callable[[str], None] | None = None
    ) -> None:
        """Writes below `out`. `begin` is told the name of each job that is about to be laid out, siblings included."""
        self._project = project
        self._out = out
        self._created = created
        self._marks = marks
        self._begin = begin or (lambda _: None)
        files, press = project.files, project.content.campaign.press
        self._palette, self._fonts = load_palette(files.read, press.paper), load_fonts(files.read)
        self._composer = self._composer_of(project.content)
        campaign = project.content.campaign
        self._excepted = Hyphenator(campaign.language, tuple(campaign.hyphenation)).excepted
        self._texts = texts_of(project.content)
        self._intent = OutputIntent(press.condition, press.registry, press.description, files.read(press.profile))
        self._engine = Engine(self._read)
        self._shared: dict[str, dict[str, float]] = {}
        self._kept: dict[str, _Sheet] = {}

    def build(self, jobs: Sequence[Job]) -> Iterator[BuiltFile]:
        """Build each job and yield what became of it. One job that fails does not stop the others.

        Raises ToolError when a file cannot be written.
        """
        wanted = frozenset(job.name for job in jobs)
        for folder in {(self._out / job.path).parent for job in jobs}:
            make_folder(folder)  # Told before the work and not after it.
        for job in jobs:
            self._begin(job.name)
            yield self._build_one(job, wanted)

    def check(self, jobs: Sequence[Job]) -> Iterator[BuiltFile]:
        """Lay out and judge each job as `build` does, and write nothing."""
        wanted = frozenset(job.name for job in jobs)
        for job in jobs:
            self._begin(job.name)
            yield self._build_one(job, wanted, write=False)

    def _build_one(self, job: Job, wanted: frozenset[str], *, write: bool = True) -> BuiltFile:
        path = self._out / job.path
        try:
            sheet = self._lay_out_fitted(job, self._shared_sizes(job.product, wanted))
            findings = self._placed(job, (*sheet.composed.findings, *sheet.layout.findings, *self._judge(job, sheet)))
            if has_errors(findings):
                return BuiltFile(job, path, Status.FAILED, findings)
            if not write:
                return BuiltFile(job, path, Status.CHECKED, findings, sheet.page_count)
            raw = self._engine.write_pdf(sheet.layout, created=self._created)
            data = finish_press(raw, self._press_settings(job, sheet.composed.title))
        except (ContentError, RenderError) as error:
            # A template that breaks off fails its own sheets, like a stylesheet that the engine warns of.
            return BuiltFile(job, path, Status.FAILED, self._placed(job, error.findings))
        write_atomically(path, data)
        return BuiltFile(job, path, Status.BUILT, findings, sheet.page_count, len(data), hashlib.sha256(data).hexdigest())

    def _read(self, path: str) -> bytes:
        """What the engine loads. Drawings of the content come as they were exported, in sRGB; layouts have the palette."""
        data = self._project.files.read(path)
        drawn = path.startswith(f"{CONTENT}/") and path.lower().endswith(".svg")
        return press_drawing(data, self._intent.profile) if drawn else data

    def _placed(self, job: Job, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """At their lines; what has none, such as a colour in the finished PDF, names the product's folder and the sheet."""
        folder = Place(f"layouts/{job.product.id}")
        return tuple(
            finding if finding.place else replace(finding, place=folder, sheet=job.name)
            for finding in placed(findings, self._project.content.places)
        )

    def _lay_out_fitted(self, job: Job, ceilings: Mapping[str, float]) -> _Sheet:
        kept = self._kept.pop(job.name, None)
        return kept or copyfit(job.product, partial(self._lay_out, job), ceilings)[1]

    def _composer_of(self, content: Content) -> Composer:
        return Composer(content, self._palette, self._fonts, self._project.files.read)

    def _judge(self, job: Job, sheet: _Sheet) -> tuple[Finding, ...]:
        """What does not fit on the sheet; only where a text is too long is the sheet laid out again, with less of it."""
        content = self._project.content

        def lay_out_with(replacements: Mapping[str, str]) -> Layout:
            composer = self._composer_of(with_texts(content, replacements))
            return self._lay_out(job, replace(sheet.sizes, heights_mm=None), composer).layout

        return judge(sheet.layout, Sheet(job.name, job.product, self._texts, content.places), self._excepted, lay_out_with)

    def _lay_out(self, job: Job, sizes: Sizes, composer: Composer | None = None) -> _Sheet:
        composed = (composer or self._composer).compose(job, sizes)
        layout = self._engine.lay_out(composed.html, base=f"layouts/{job.product.id}")
        if not job.product.measured or sizes.heights_mm is not None:
            return _Sheet(composed, layout, sizes)
        return self._lay_out(job, replace(sizes, heights_mm=layout.heights_mm), composer)

    def _shared_sizes(self, product: Product, wanted: frozenset[str]) -> Mapping[str, float]:
        """The sizes that all variants of a product share: the smallest that any of them needs.

        Always the same, whichever variants are `wanted`, so that one sheet built alone is set like its siblings. Laid out are
        those with the longest text in some frame, the longest of all first, since the others then fit at once; one that needs
        less all the same takes less when its turn comes. What was laid out at the final sizes is kept for its turn.
        """
        if product.id in self._shared:
            return self._shared[product.id]
        self._kept.clear()
        fits = {name: fit for name, fit in product.fit.items() if isinstance(fit, StepFit) and fit.share == "product"}
        shared = {name: fit.from_pt for name, fit in fits.items()}
        for job in self._longest(product, frozenset(fits)) if fits else ():
            self._begin(job.name)
            try:
                sizes, sheet = copyfit(product, partial(self._lay_out, job), shared)
            except (ContentError, RenderError):
                continue  # It will fail again, and be told, when it is built itself.
            needed = {name: sizes.values[name] for name in fits}
            if needed != shared:
                self._kept.clear()
                shared = needed
            if job.name in wanted and len(self._kept) < _KEPT:
                self._kept[job.name] = sheet
        self._shared[product.id] = shared
        return shared

    def _longest(self, product: Product, fits: frozenset[str]) -> list[Job]:
        """The variants that decide how small the text in the frames of these fits must be."""
        jobs = {job.name: job for job in plan_jobs({product.id: product}, self._project.content, Selection()).jobs}
        lengths = {}
        for name, job in jobs.items():
            with suppress(ContentError):  # told when it is built
                lengths[name] = lengths_in_frames(self._composer.compose(job, first_sizes(product)).html, fits)
        return [jobs[name] for name in longest_of_each_frame(lengths)]

    def _press_settings(self, job: Job, title: str) -> PressSettings:
        product, campaign = job.product, self._project.content.campaign
        return PressSettings(
            title=title,
            language=campaign.language,
            author=str(campaign.party),
            created=self._created,
            intent=self._intent,
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            bleed_mm=product.bleed_mm,
            marks=self._marks,
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 1) + 1)),
        )
