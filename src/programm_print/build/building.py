"""The use case build: plan the jobs, have each made by whoever is there, and put it into `out/` in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from programm_print.build.bundling import Orders, bundle_of
from programm_print.build.causes import Causes
from programm_print.build.crew import Crew, Team
from programm_print.build.memory import Memory
from programm_print.build.remembering import Kept, Remembering
from programm_print.build.sharing import Sharing
from programm_print.build.values import DEFAULTS, DRAFTS, BuiltFile, Bundle, Options, Outcome, Status, Step
from programm_print.build.versions import program_version
from programm_print.errors import ToolError
from programm_print.findings import Finding, Place, has_errors, placed
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.messages import say
from programm_print.models.job import Job
from programm_print.models.selection import Selection
from programm_print.observing import ObservedFiles
from programm_print.opening import Project
from programm_print.planning import plan_jobs
from programm_print.project import make_folder, remove_file, write_atomically
from programm_print.siblings import shared_fits


@dataclass(frozen=True)
class How:
    """How a build is carried out, whatever it builds.

    `workers` is how many sheets are made at once, unless the cluster at the address `scheduler` makes them.
    `begin` is told the name of each job that is about to be worked on. With a
    `memory` only what has changed is built, and with `force` all of it once more.
    """

    workers: int = 1
    begin: Callable[[str], None] = lambda name: None
    memory: Memory | None = None
    force: bool = False
    scheduler: str | None = None


ALONE = How()


class _NotKnownError(Exception):
    """Something would have to be laid out to be known."""


class Builder:
    """Builds jobs of one project. What all jobs share is read once."""

    def __init__(self, project: Project, out: Path, *, created: datetime, options: Options = DEFAULTS, how: How = ALONE) -> None:
        """Writes below `out`."""
        self._project = project
        self._out = out
        self._how = how
        if project.content.shop.marks == "always":
            options = replace(options, marks=True)
        files = ObservedFiles(project.files.root) if how.memory is None else project.files
        assert isinstance(files, ObservedFiles)
        palette, fonts = load_palette(files.read, project.content.shop.paper), load_fonts(files.read)
        epoch, program = os.environ.get("SOURCE_DATE_EPOCH", ""), program_version()
        self._causes = Causes(project, files, palette, fonts, options, epoch=epoch, program=program)
        self._remembering = Remembering(how.memory, self._causes) if how.memory else None
        self._orders = Orders(project)
        hire = partial(_hired, how.scheduler) if how.scheduler else None
        bundle = partial(bundle_of, project, palette, fonts, options, created)
        self._done: dict[str, tuple[Mapping[str, float], Outcome]] = {}
        self._crew: Crew[BuiltFile] = Crew(bundle, how.workers, how.begin, hire)

    def build(self, jobs: Sequence[Job]) -> Generator[BuiltFile]:
        """Build each job that needs it and yield what became of each, as it comes. One that fails does not stop the others.

        Raises ToolError when a file cannot be written.
        """
        for folder in {(self._out / job.path).parent for job in jobs}:
            make_folder(folder)  # Told before the work and not after it.
        for product, wanted in _by_product(jobs).items():
            self._sharing(wanted[0], partial(self._ask, Step.MAKE, wanted), partial(self._build_at, product, wanted)).begin()
        yield from self._crew.results()
        if self._how.memory:
            self._how.memory.tidy()

    def check(self, jobs: Sequence[Job]) -> Generator[BuiltFile]:
        """Lay out and judge each job as `build` does, and write nothing."""
        for wanted in _by_product(jobs).values():
            self._sharing(wanted[0], partial(self._ask, Step.CHECK, wanted), partial(self._check_at, wanted)).begin()
        return self._crew.results()

    def plan(self, jobs: Sequence[Job]) -> Generator[BuiltFile]:
        """What `build` would do with each job. Nothing is laid out for it: siblings are taken to keep the size they share."""
        for product, wanted in _by_product(jobs).items():
            settled: list[Mapping[str, float]] = []
            try:
                self._sharing(wanted[0], self._ask_memory, settled.append).begin()
            except _NotKnownError:
                known = self._how.memory.named("shared", product) if self._how.memory else ()
                settled = [known[0]["sizes"] if known else shared_fits(wanted[0].product)]
            for job in wanted:
                kept = self._recall(Step.MAKE, job, settled[-1])
                yield self._unchanged(job, kept) or self._described(job, Status.PLANNED, why=self._why(job, settled[-1], kept))

    def _sharing(self, job: Job, ask: Callable[..., None], settled: Callable[[Mapping[str, float]], None]) -> Sharing:
        siblings = plan_jobs({job.product.id: job.product}, self._project.content, Selection()).jobs
        return Sharing(siblings, ask, settled)

    def _ask(
        self,
        goal: Step,
        wanted: Sequence[Job],
        step: Step,
        job: Job,
        ceilings: Mapping[str, float],
        then: Callable[[Outcome], None],
    ) -> None:
        kept = self._recall(step, job, ceilings)
        if kept:
            then(kept.outcome)
            return
        answer = partial(self._answer, step, job, ceilings, then)
        if step is Step.SIZES and job in wanted:
            # Mostly all siblings take the size that is tried on it: then it is done, and not laid out a second time.
            self._crew.give(self._orders.order(goal, job, ceilings), partial(self._answer_done, job, ceilings, answer))
        else:
            self._crew.give(self._orders.order(step, job, ceilings), answer)

    def _ask_memory(self, step: Step, job: Job, ceilings: Mapping[str, float], then: Callable[[Outcome], None]) -> None:
        kept = self._recall(step, job, ceilings)
        if not kept:
            raise _NotKnownError
        then(kept.outcome)

    def _answer(
        self, step: Step, job: Job, ceilings: Mapping[str, float], then: Callable[[Outcome], None], outcome: Outcome
    ) -> None:
        if self._remembering and not has_errors(outcome.findings):
            self._remembering.keep(step, job, ceilings, outcome)
        then(outcome)

    def _answer_done(self, job: Job, ceilings: Mapping[str, float], answer: Callable[[Outcome], None], outcome: Outcome) -> None:
        self._done[job.path] = (dict(ceilings), outcome)
        # What a sheet is faulty for does not make its size wrong, unless none was found.
        answer(outcome if outcome.sizes is None else replace(outcome, findings=(), pages=0, pdf=None))

    def _give(self, step: Step, job: Job, ceilings: Mapping[str, float], then: Callable[[Outcome], BuiltFile]) -> None:
        tried, outcome = self._done.pop(job.path, ({}, None))
        if outcome is not None and tried == ceilings:
            self._crew.add(then(outcome))
        else:
            self._crew.give(self._orders.order(step, job, ceilings), then)

    def _recall(self, step: Step, job: Job, ceilings: Mapping[str, float]) -> Kept | None:
        return self._remembering.recall(step, job, ceilings) if self._remembering and not self._how.force else None

    def _build_at(self, product: str, jobs: Sequence[Job], ceilings: Mapping[str, float]) -> None:
        """Build jobs of one product, now that the sizes they share are known."""
        if self._how.memory:
            self._how.memory.keep("shared", product, product, {"sizes": dict(ceilings)})
        for job in jobs:
            kept = self._recall(Step.MAKE, job, ceilings)
            why = self._why(job, ceilings, kept)
            done = self._unchanged(job, kept) or self._put_back(job, kept, why)
            if done:
                remove_file(self._draft_of(job))
                self._crew.add(done)
            else:
                self._give(Step.MAKE, job, ceilings, partial(self._end, job, ceilings, why))

    def _check_at(self, jobs: Sequence[Job], ceilings: Mapping[str, float]) -> None:
        for job in jobs:
            self._give(Step.CHECK, job, ceilings, partial(self._checked, job))

    def _checked(self, job: Job, outcome: Outcome) -> BuiltFile:
        findings = self._findings(job, outcome)
        if has_errors(findings):
            return self._described(job, Status.FAILED, findings)
        return replace(self._described(job, Status.CHECKED, findings), pages=outcome.pages)

    def _unchanged(self, job: Job, kept: Kept | None) -> BuiltFile | None:
        """The job's file, if it stands there as it would be made now."""
        if kept is None or self._standing(job) != kept.sha256:
            return None
        return self._of_kept(job, kept, Status.UNCHANGED)

    def _put_back(self, job: Job, kept: Kept | None, why: tuple[str, ...]) -> BuiltFile | None:
        """The job's file as it was made before, written once more."""
        pdf = self._how.memory.pdf(kept.sha256) if kept and self._how.memory else None
        if kept is None or pdf is None:
            return None
        self._write(job, pdf, kept.sha256)
        return replace(self._of_kept(job, kept, Status.BUILT), why=why)

    def _end(self, job: Job, ceilings: Mapping[str, float], why: tuple[str, ...], outcome: Outcome) -> BuiltFile:
        """Write what was made; what has errors only as the draft that it is."""
        findings = self._findings(job, outcome)
        if has_errors(findings) or outcome.pdf is None:
            return self._end_faulty(job, self._described(job, Status.FAILED, findings, why), outcome)
        digest = sha256(outcome.pdf).hexdigest()
        self._write(job, outcome.pdf, digest)
        kept = Kept(outcome, len(outcome.pdf), digest)
        if self._remembering:
            self._remembering.keep(Step.MAKE, job, ceilings, outcome)
        return replace(self._of_kept(job, kept, Status.BUILT), why=why)

    def _end_faulty(self, job: Job, file: BuiltFile, outcome: Outcome) -> BuiltFile:
        if outcome.pdf is None or not has_errors(outcome.findings):
            return file  # Only what the sheet itself has said stands on it as a draft.
        pdf, path = outcome.pdf, self._draft_of(job)
        write_atomically(path, pdf)
        digest = sha256(pdf).hexdigest()
        return replace(file, path=path, status=Status.DRAFT, pages=outcome.pages, bytes=len(pdf), sha256=digest)

    def _draft_of(self, job: Job) -> Path:
        return self._out / DRAFTS / job.path

    def _write(self, job: Job, pdf: bytes, digest: str) -> None:
        path = self._out / job.path
        if self._how.memory:
            # Before it is there: what the builder may have written is never taken for someone else's.
            self._how.memory.note_written(self._out, job.path, job.name, digest)
        write_atomically(path, pdf)
        remove_file(self._draft_of(job))
        if self._how.memory:
            self._how.memory.know_digest(path, digest)

    def _standing(self, job: Job) -> str | None:
        """The digest of the file that stands where the job's belongs."""
        return self._how.memory.digest(self._out / job.path) if self._how.memory else None

    def _why(self, job: Job, ceilings: Mapping[str, float], kept: Kept | None) -> tuple[str, ...]:
        """What asks for a job to be built."""
        if self._remembering is None:
            return ()
        if self._how.force:
            return (say("build.why-force"),)
        if kept:
            standing = self._standing(job)
            return (say("build.why-missing") if standing is None else say("build.why-other"),)
        return self._remembering.why(Step.MAKE, job, ceilings) or (say("build.why-new"),)

    def _of_kept(self, job: Job, kept: Kept, status: Status) -> BuiltFile:
        file = self._described(job, status, self._findings(job, kept.outcome))
        return replace(file, pages=kept.outcome.pages, bytes=kept.bytes, sha256=kept.sha256)

    def _described(self, job: Job, status: Status, findings: tuple[Finding, ...] = (), why: tuple[str, ...] = ()) -> BuiltFile:
        path, edition = self._out / job.path, str(job.edition)
        return BuiltFile(job.name, job.product.id, job.variant, edition, path, status, findings, why=why)

    def _findings(self, job: Job, outcome: Outcome) -> tuple[Finding, ...]:
        """At their lines; what has none, such as a colour in the finished PDF, names the product's folder and the sheet."""
        folder = Place(f"layouts/{job.product.id}")
        found = placed((*self._causes.said_of(job), *outcome.findings), self._project.content.places)
        return tuple(finding if finding.place else replace(finding, place=folder, sheet=job.name) for finding in found)


def _hired(scheduler: str, bundle: Bundle) -> Team:
    try:
        from programm_print.build.cluster import Cluster
    except ModuleNotFoundError as error:
        raise ToolError(say("build.cluster-extra")) from error
    return Cluster(scheduler, bundle)


def _by_product(jobs: Sequence[Job]) -> dict[str, list[Job]]:
    found: dict[str, list[Job]] = {}
    for job in jobs:
        found.setdefault(job.product.id, []).append(job)
    return found
