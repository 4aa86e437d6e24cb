"""A sheet tried with other content than the project's: as a build would judge it, or only whether its text has room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial

from programm_print.compose.composing import Composer
from programm_print.compose.hyphenation import Hyphenator
from programm_print.compose.showing import shown_to
from programm_print.copyfitting import copyfit, first_sizes
from programm_print.errors import ContentError, RenderError
from programm_print.findings import Finding, Severity, has_errors, placed
from programm_print.fit.examining import Excepted
from programm_print.fit.judging import Sheet, judge
from programm_print.fit.misfits import Code
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.messages import say
from programm_print.models.colour import Palette
from programm_print.models.content import Content
from programm_print.models.font import FontRole
from programm_print.models.job import Job
from programm_print.models.layout import Layout
from programm_print.models.product import Product, StepFit
from programm_print.models.selection import Scope, Selection
from programm_print.models.sheet import Sizes
from programm_print.opening import Project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine
from programm_print.stressing.hostile import PICTURE, PICTURE_DATA


class Outcome(StrEnum):
    """`fits`: the build takes it. `refused`: it says of which text. `broken`: it breaks off, or says nothing that helps."""

    FITS = "fits"
    REFUSED = "refused"
    BROKEN = "broken"


@dataclass(frozen=True)
class Verdict:
    """What a build says of a sheet: its errors alone."""

    outcome: Outcome
    errors: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Sheet:
    """A sheet laid out at some sizes, and what was said while it was. Copyfitting asks it how it fits."""

    layout: Layout
    findings: tuple[Finding, ...]

    @property
    def page_count(self) -> int:
        return self.layout.page_count

    def overflows(self, fit: str) -> bool:
        return self.layout.overflows(fit)


class Trials:
    """Tries sheets of one project."""

    def __init__(self, project: Project) -> None:
        self._project = replace(project, files=_FilesWithPicture(project.files.root))

    def judge(self, job: Job, content: Content) -> Verdict:
        """What `check` says of the sheet, but for by how much a text is too long: that takes it many layouts for each."""
        try:
            plan_jobs({job.product.id: job.product}, content, Selection())
            findings = self._judged(job, content, self._smallest(job, content))
            # What does not fit at the smallest sizes stays there; what does is set as large as a build would set it.
            if not has_errors(findings):
                findings = self._judged(job, content, self._fitted(job, content))
        except (ContentError, RenderError) as error:
            findings = error.findings
        except Exception as error:  # What breaks off, and how, is what this looks for.
            findings = (_crash(error),)
        return _verdict(placed(findings, content.places))

    def has_room(self, job: Job, content: Content) -> bool:
        """Whether all text has room at the smallest sizes that the product allows. One layout, or two of a measured product."""
        try:
            plan_jobs({job.product.id: job.product}, content, Selection())
            return not has_errors(self._judged(job, content, self._smallest(job, content)))
        except (ContentError, RenderError):
            return False

    def fits(self, job: Job, content: Content) -> bool:
        """Whether all is well at the sizes that a build would choose, where there is room at the smallest."""
        try:
            return not has_errors(self._judged(job, content, self._fitted(job, content)))
        except (ContentError, RenderError):
            return False

    def layout(self, job: Job, content: Content) -> Layout:
        """The sheet at its smallest sizes. Raises ContentError and RenderError as a build would tell."""
        return self._smallest(job, content).layout

    def _judged(self, job: Job, content: Content, sheet: _Sheet) -> tuple[Finding, ...]:
        # Without its texts, no sheet is laid out again with less of them.
        about = Sheet(job.name, job.product, {}, content.places)
        misfits = judge(sheet.layout, about, self._excepted, lambda _: sheet.layout)
        if job.product.pages.multiple:
            # Pages that make up a multiple are added by copyfitting, which cannot add too few.
            misfits = tuple(each for each in misfits if each.code != Code.PAGES)
        return (*shown_to(job, content, self._palette).findings, *sheet.findings, *misfits)

    def _fitted(self, job: Job, content: Content) -> _Sheet:
        return copyfit(job.product, partial(self._lay_out, job, content))[1]

    def _smallest(self, job: Job, content: Content) -> _Sheet:
        return self._lay_out(job, content, _smallest_sizes(job.product))

    def _lay_out(self, job: Job, content: Content, sizes: Sizes) -> _Sheet:
        composed = self._composer.compose(job, content, sizes)
        layout = self._engine.lay_out(composed.html, base=f"layouts/{job.product.id}")
        if not job.product.measured or sizes.heights_mm is not None:
            return _Sheet(layout, (*composed.findings, *layout.findings))
        return self._lay_out(job, content, replace(sizes, heights_mm=layout.heights_mm))

    @cached_property
    def _composer(self) -> Composer:
        """One for all: of the campaign it takes the language and its hyphenation, which no hostile content changes."""
        return Composer(self._project.content.campaign, self._palette, self._fonts, self._project.files.read)

    @cached_property
    def _excepted(self) -> Excepted:
        campaign = self._project.content.campaign
        return Hyphenator(campaign.language, tuple(campaign.hyphenation)).excepted

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self._project.files.read, self._palette.spots)

    @cached_property
    def _palette(self) -> Palette:
        return load_palette(self._project.files.read, self._project.content.shop.paper)

    @cached_property
    def _fonts(self) -> Mapping[str, FontRole]:
        return load_fonts(self._project.files.read)


@dataclass(frozen=True)
class _FilesWithPicture(ProjectFiles):
    """The project's files and the picture of hostile contents, which stands in no folder."""

    def read(self, path: str) -> bytes:
        return PICTURE_DATA if path == PICTURE else super().read(path)


def of_one_sheet(content: Content, job: Job) -> Content:
    """The content with the district alone whose sheet is tried, so that no sibling has a say in its sizes."""
    if job.product.scope is not Scope.DISTRICT:
        return content
    return replace(content, districts=tuple(each for each in content.districts if each.id == job.variant))


def _smallest_sizes(product: Product) -> Sizes:
    """Type at its smallest, columns at their deepest."""
    least = {name: fit.to_pt for name, fit in product.fit.items() if isinstance(fit, StepFit)}
    return Sizes({**first_sizes(product).values, **least})


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    """Refused is a sheet whose every error names a text. What else a layout may refuse is a number of chapters; that its
    template or stylesheet breaks is its own fault, whatever the text."""
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if not errors:
        return Verdict(Outcome.FITS)
    clear = all(_is_clear(finding) for finding in errors)
    return Verdict(Outcome.REFUSED if clear else Outcome.BROKEN, errors)


def _is_clear(finding: Finding) -> bool:
    if finding.place is None:
        return False
    return finding.place.file.startswith("content/") or finding.code == "build.chapter-count"


def _crash(error: Exception) -> Finding:
    reason = " ".join(str(error).split())
    return Finding("stress.crash", Severity.ERROR, say("stress.crash", kind=type(error).__name__, reason=reason))
