"""The use case build: plan the jobs, have each made by whoever is there, and put it into `out/` in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from programm_print.build.bundling import Orders, bundle_of
from programm_print.build.crew import Crew
from programm_print.build.sharing import Sharing
from programm_print.build.values import DEFAULTS, BuiltFile, Options, Outcome, Status, Step
from programm_print.compose.showing import shown_to
from programm_print.findings import Finding, Place, has_errors, placed
from programm_print.models.job import Job
from programm_print.opening import Project
from programm_print.planning import Selection, plan_jobs
from programm_print.project import make_folder, remove_file, write_atomically

#: Where drafts lie below the output folder: what lies in `press` may go to press.
DRAFTS = "draft"


class Builder:
    """Builds jobs of one project. What all jobs share is read once."""

    def __init__(
        self,
        project: Project,
        out: Path,
        *,
        created: datetime,
        options: Options = DEFAULTS,
        workers: int = 1,
        begin: Callable[[str], None] | None = None,
    ) -> None:
        """Writes below `out`, with so many `workers`. `begin` is told the name of each job that is about to be worked on."""
        self._project = project
        self._out = out
        self._orders = Orders(project)
        if project.content.shop.marks == "always":
            options = replace(options, marks=True)
        self._bundle = bundle_of(project, options, created)
        self._crew: Crew[BuiltFile] = Crew(self._bundle, workers, begin or (lambda _: None))

    def build(self, jobs: Sequence[Job]) -> Iterator[BuiltFile]:
        """Build each job and yield what became of it, as it comes. One job that fails does not stop the others.

        Raises ToolError when a file cannot be written.
        """
        for folder in {(self._out / job.path).parent for job in jobs}:
            make_folder(folder)  # Told before the work and not after it.
        return self._each(jobs, Step.MAKE)

    def check(self, jobs: Sequence[Job]) -> Iterator[BuiltFile]:
        """Lay out and judge each job as `build` does, and write nothing."""
        return self._each(jobs, Step.CHECK)

    def _each(self, jobs: Sequence[Job], step: Step) -> Iterator[BuiltFile]:
        for product in dict.fromkeys(job.product.id for job in jobs):
            wanted = [job for job in jobs if job.product.id == product]
            siblings = plan_jobs({product: wanted[0].product}, self._project.content, Selection()).jobs
            Sharing(siblings, self._ask, partial(self._order, wanted, step)).begin()
        return self._crew.results()

    def _ask(self, step: Step, job: Job, ceilings: Mapping[str, float], then: Callable[[Outcome], None]) -> None:
        self._crew.give(self._orders.order(step, job, ceilings), then)

    def _order(self, jobs: Sequence[Job], step: Step, ceilings: Mapping[str, float]) -> None:
        for job in jobs:
            self._crew.give(self._orders.order(step, job, ceilings), partial(self._end, job))

    def _end(self, job: Job, outcome: Outcome) -> BuiltFile:
        """Write what was made; what has errors only as the draft that it is, beside the last good file."""
        said = shown_to(job, self._project.content, self._bundle.palette).findings
        findings = self._placed(job, (*said, *outcome.findings))
        file = BuiltFile(job.name, job.product.id, job.variant, str(job.edition), self._out / job.path, Status.FAILED, findings)
        pdf, draft = outcome.pdf, self._out / DRAFTS / job.path
        if has_errors(findings):
            if pdf is None or not has_errors(outcome.findings):
                return file
            file = replace(file, path=draft, status=Status.DRAFT, pages=outcome.pages)
        elif pdf is None:
            return replace(file, status=Status.CHECKED, pages=outcome.pages)
        else:
            remove_file(draft)
            file = replace(file, status=Status.BUILT, pages=outcome.pages)
        write_atomically(file.path, pdf)
        return replace(file, bytes=len(pdf), sha256=sha256(pdf).hexdigest())

    def _placed(self, job: Job, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """At their lines; what has none, such as a colour in the finished PDF, names the product's folder and the sheet."""
        folder = Place(f"layouts/{job.product.id}")
        return tuple(
            finding if finding.place else replace(finding, place=folder, sheet=job.name)
            for finding in placed(findings, self._project.content.places)
        )
