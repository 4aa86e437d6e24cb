"""A build or a check as it is called for: nothing is even read when nothing has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programm_print.build.leftovers import leftovers, remove_drafts
from programm_print.build.unchanged import Request, keep_whole, recall_whole
from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding
from programm_print.messages import say
from programm_print.models.selection import Selection
from programm_print.observing import ObservedFiles

if TYPE_CHECKING:
    from programm_print.build.memory import Memory
    from programm_print.build.values import BuiltFile
    from programm_print.opening import Project

_ADDRESS = re.compile(r"(tcp|tls|wss?)://[^\s/]+:[0-9]+")


@dataclass(frozen=True)
class Started:
    """So many sheets, what there is to say before the first of them, and each as it comes."""

    total: int
    findings: tuple[Finding, ...]
    results: Generator[BuiltFile]


@dataclass(frozen=True)
class Wish:
    """How the request is to be met.

    `force` builds what is unchanged too, `dry` builds nothing and says what would be, `prune` removes what the builder wrote
    and does not plan any more. `begin` is told the name of each job that is about to be worked on by one of the `workers`, or by
    the cluster whose `scheduler` has this address.
    """

    workers: int
    begin: Callable[[str], None]
    force: bool = False
    dry: bool = False
    prune: bool = False
    scheduler: str | None = None


def start_build(memory: Memory, files: ObservedFiles, request: Request, wish: Wish) -> Started:
    """Raises UsageError and ContentError for what keeps all of it from being built, ToolError for a disk that is full."""
    if wish.scheduler and not _ADDRESS.fullmatch(wish.scheduler):
        raise UsageError(say("build.cluster-address", address=wish.scheduler))
    whole = None if wish.force else recall_whole(memory, files, request)
    if whole is None:
        return _start_anew(memory, files, request, wish)
    left = leftovers(memory, request.out, whole.planned, prune=wish.prune and not wish.dry)
    if not wish.dry:
        remove_drafts(request.out, whole.files)
    return Started(len(whole.files), (*whole.findings, *left), (file for file in whole.files))


def _foresee_work(wish: Wish) -> None:
    """Reading and planning all takes a while, and so does starting those who will do it."""
    if wish.workers > 1 and not wish.dry and not wish.scheduler:
        from programm_print.build.workers import prepare

        prepare()


def start_check(memory: Memory, files: ObservedFiles, request: Request, wish: Wish) -> Started:
    """Lay out and judge everything, whether it is changed or not; raises as `start_build` does."""
    _foresee_work(wish)
    from programm_print.build.building import Builder, How
    from programm_print.build.bundling import creation_time
    from programm_print.opening import open_project
    from programm_print.planning import plan_jobs

    project = open_project(files, request.shop)
    plan = plan_jobs(project.products, project.content, request.selection)
    how = How(wish.workers, wish.begin, memory)
    builder = Builder(project, request.out, created=creation_time(), options=request.options, how=how)
    return Started(len(plan.jobs), (*_said_of(project, request), *plan.findings), builder.check(plan.jobs))


def _start_anew(memory: Memory, files: ObservedFiles, request: Request, wish: Wish) -> Started:
    _foresee_work(wish)
    from programm_print.build.building import Builder, How
    from programm_print.build.bundling import creation_time
    from programm_print.opening import open_project
    from programm_print.planning import plan_jobs

    project = open_project(files, request.shop)
    plan = plan_jobs(project.products, project.content, request.selection)
    findings = (*_said_of(project, request), *plan.findings)
    how = How(wish.workers, wish.begin, memory, wish.force, wish.scheduler)
    builder = Builder(project, request.out, created=creation_time(), options=request.options, how=how)
    planned = _planned(project)
    left = leftovers(memory, request.out, planned, prune=wish.prune and not wish.dry) if planned else ()

    def results() -> Generator[BuiltFile]:
        if wish.dry:
            yield from builder.plan(plan.jobs)
            return
        built = {}
        for file in builder.build(plan.jobs):
            built[file.edition, file.name] = file
            yield file
        in_order = [built[job.edition, job.name] for job in plan.jobs]
        keep_whole(memory, files, request, in_order, findings, planned)

    return Started(len(plan.jobs), (*findings, *left), results())


def _said_of(project: Project, request: Request) -> tuple[Finding, ...]:
    from programm_print.content.shops import findings_of_order

    return (*project.content.findings, *findings_of_order(project.content.shop, marks=request.options.marks))


def _planned(project: Project) -> frozenset[str]:
    """The names of all jobs of the project; none where some product could not be built at all."""
    from programm_print.planning import plan_jobs

    try:
        return frozenset(job.name for job in plan_jobs(project.products, project.content, Selection()).jobs)
    except ContentError:
        return frozenset()
