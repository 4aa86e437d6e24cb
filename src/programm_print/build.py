"""The use case build: plan the jobs, compose, lay out, fit, write and finish each, and put it into `out/` in one step."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from programm_print.compose.composing import Composer
from programm_print.copyfitting import copyfit
from programm_print.errors import RenderError, UsageError
from programm_print.findings import Finding, Severity, has_errors, placed
from programm_print.finish.press import OutputIntent, PressSettings, finish_press
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.messages import say
from programm_print.models.job import Job
from programm_print.models.product import Product, StepFit
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.opening import Project
from programm_print.planning import Selection, plan_jobs
from programm_print.project import write_atomically
from programm_print.render.engine import Engine, Layout


class Status(StrEnum):
    BUILT = "built"
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


class Builder:
    """Builds jobs of one project, one after the other; fonts, stylesheets and templates are read once."""

    def __init__(self, project: Project, out: Path, *, created: datetime, marks: bool = False) -> None:
        self._project = project
        self._out = out
        self._created = created
        self._marks = marks
        files, press = project.files, project.content.campaign.press
        self._composer = Composer(project.content, load_palette(files.read), load_fonts(files.read), files.read)
        self._engine = Engine(files.read)
        self._intent = OutputIntent(press.condition, press.registry, press.description, files.read(press.profile))
        self._shared: dict[str, dict[str, float]] = {}

    def build(self, jobs: Iterable[Job]) -> Iterator[BuiltFile]:
        """Build each job and yield what became of it. One job that fails does not stop the others."""
        for job in jobs:
            yield self._build_one(job)

    def _build_one(self, job: Job) -> BuiltFile:
        path = self._out / job.path
        places = self._project.content.places
        try:
            composed, layout, findings = self._lay_out_fitted(job)
            if has_errors(findings):
                return BuiltFile(job, path, Status.FAILED, placed(findings, places))
            raw = self._engine.write_pdf(layout, created=self._created)
            data = finish_press(raw, self._press_settings(job, composed))
        except RenderError as error:
            return BuiltFile(job, path, Status.FAILED, placed(error.findings, places))
        write_atomically(path, data)
        return BuiltFile(
            job, path, Status.BUILT, placed(findings, places), layout.page_count, len(data), hashlib.sha256(data).hexdigest()
        )

    def _lay_out_fitted(self, job: Job) -> tuple[ComposedSheet, Layout, tuple[Finding, ...]]:
        sizes, layout = copyfit(job.product, partial(self._lay_out, job), self._shared_sizes(job.product))
        composed = self._composer.compose(job, sizes)
        return composed, layout, composed.findings + layout.findings + tuple(_lost_text(job, layout))

    def _lay_out(self, job: Job, sizes: Sizes) -> Layout:
        return self._engine.lay_out(self._composer.compose(job, sizes).html, base=f"layouts/{job.product.id}")

    def _shared_sizes(self, product: Product) -> Mapping[str, float]:
        """The sizes that all variants of a product share: the smallest that any of them needs.

        Always measured over all variants, so that one sheet built alone is set like its siblings.
        """
        shared = {name: fit.from_pt for name, fit in product.fit.items() if isinstance(fit, StepFit) and fit.share == "product"}
        if product.id not in self._shared and shared:
            for job in self._siblings(product):
                sizes, _ = copyfit(product, partial(self._lay_out, job), shared)
                shared = {name: sizes.values[name] for name in shared}
        return self._shared.setdefault(product.id, shared)

    def _siblings(self, product: Product) -> tuple[Job, ...]:
        return plan_jobs({product.id: product}, self._project.content, Selection())

    def _press_settings(self, job: Job, composed: ComposedSheet) -> PressSettings:
        product, campaign = job.product, self._project.content.campaign
        return PressSettings(
            title=composed.title,
            language=campaign.language,
            author=str(campaign.party),
            created=self._created,
            intent=self._intent,
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            bleed_mm=product.bleed_mm,
            marks=self._marks,
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 1) + 1)),
        )


def _lost_text(job: Job, layout: Layout) -> Iterator[Finding]:
    """Text that would not stand whole on the printed sheet."""
    exactly = job.product.pages.exactly
    if exactly is not None and layout.page_count != exactly:
        message = say("build.page-count", product=job.product.id, pages=layout.page_count, wanted=exactly)
        yield Finding("build.page-count", Severity.ERROR, message, measured=str(layout.page_count), limit=str(exactly))
    for frame in layout.frames:
        if max(frame.overflow_mm) > 0:
            yield Finding(
                "build.overflow",
                Severity.ERROR,
                say(
                    "build.overflow",
                    product=job.product.id,
                    page=frame.page,
                    frame=frame.name,
                    mm=f"{max(frame.overflow_mm):.1f}",
                ),
                at=frame.first_out_at or None,
                page=frame.page,
                box_mm=frame.box_mm,
            )
    for at, text in layout.lost:
        yield Finding("build.lost-text", Severity.ERROR, say("build.lost-text", product=job.product.id, text=text), at=at or None)
