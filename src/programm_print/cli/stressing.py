"""What `check --stress` shows: on the way a line for each thing tried, at the end two tables, or with --json one object."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from programm_print.cli.printing import show, show_json, tell, tell_findings
from programm_print.cli.tables import aligned
from programm_print.findings import has_errors
from programm_print.messages import say
from programm_print.models.selection import Selection
from programm_print.opening import open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.stressing.limits import Limit
from programm_print.stressing.running import TriedCase, stress
from programm_print.stressing.trying import Outcome

if TYPE_CHECKING:
    from programm_print.findings import Finding


def stress_products(files: ProjectFiles, selection: Selection, *, shop: str | None, strict: bool, json: bool) -> int:
    """Try what was selected and show what came of it; returns the exit code."""
    project = open_project(files, shop)
    plan = plan_jobs(project.products, project.content, selection)
    report = StressReport(as_json=json)
    for tried in stress(project, plan.jobs):
        report.add(tried)
    findings = [*project.content.findings, *plan.findings, *report.findings]
    report.close(findings)
    return int(has_errors(findings, strict=strict))


class StressReport:
    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._cases: list[TriedCase] = []
        self._limits: list[Limit] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for case in self._cases for finding in case.findings)

    def add(self, tried: TriedCase | Limit) -> None:
        if isinstance(tried, Limit):
            self._limits.append(tried)
            line = f"{tried.sheet}: {' '.join(limit_words(tried))}"
        else:
            self._cases.append(tried)
            line = f"{tried.job.name}: {tried.case}: {say(f'stress.outcome-{tried.verdict.outcome}')}"
        if not self._as_json:
            tell(line)

    def close(self, findings: Sequence[Finding]) -> None:
        """The tables on stdout, `findings` on stderr; with --json one object on stdout instead."""
        if self._as_json:
            cases, limits = [case.as_json() for case in self._cases], [limit.as_json() for limit in self._limits]
            show_json("check", findings, files=[], cases=cases, limits=limits)
            return
        tell_findings(findings)
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        headings = [say(f"stress.column-{name}") for name in ("sheet", "case", "outcome")]
        for line in aligned(headings, [_case_row(case) for case in self._cases], width=width):
            show(line)
        for heading, rows in limit_tables(self._limits):
            show("")
            for line in aligned([f"{heading}: {say('stress.column-text')}", say("stress.column-limit")], rows, width=width):
                show(line)


def limit_tables(limits: Iterable[Limit]) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each sheet that was measured its name and, in rows, what it takes."""
    tables: dict[str, list[tuple[str, str]]] = {}
    for limit in limits:
        tables.setdefault(limit.sheet, []).append(limit_words(limit))
    return list(tables.items())


def limit_words(limit: Limit) -> tuple[str, str]:
    """A limit as a campaigner reads it: of what, and how much."""
    words = {"most": limit.most, "number": limit.number, "length": limit.length}
    how_much = say(f"stress.{limit.measure}", **words) if limit.most else say("stress.none")
    return say(f"stress.slot-{limit.slot}", **words), say("stress.unmet", limit=how_much) if limit.unmet else how_much


def _case_row(case: TriedCase) -> tuple[str, str, str]:
    outcome = say(f"stress.outcome-{case.verdict.outcome}")
    if case.verdict.outcome is Outcome.REFUSED:
        # One place is enough to see that there is one; --json has them all.
        outcome = f"{outcome}: {case.verdict.errors[0].place}"
    return case.job.name, case.case, outcome
