"""The verbs that build and check: the use case is called, what it gives is told as it comes."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from programm_print.models.selection import Selection


@dataclass(frozen=True)
class How:
    """How a verb that builds goes about it, and what it tells."""

    jobs: int | None = None
    force: bool = False
    dry_run: bool = False
    why: bool = False
    prune: bool = False
    strict: bool = False
    json: bool = False
    scheduler: str | None = None


def run_build(
    verb: str,
    root: Path,
    selection: Selection,
    how: How,
    *,
    out: Path | None = None,
    shop: str | None = None,
    marks: bool = False,
    draft: bool = False,
) -> int:
    """Build, or check, what was selected in the project at `root`; returns the exit code."""
    from programm_print.build.crew import cores
    from programm_print.build.memory import Memory
    from programm_print.build.starting import Wish, start_build, start_check
    from programm_print.build.unchanged import Request
    from programm_print.build.values import Options
    from programm_print.cli.printing import findings_of
    from programm_print.cli.reporting import BuildReport
    from programm_print.errors import ToolError, UsageError
    from programm_print.findings import Finding, has_errors
    from programm_print.messages import say
    from programm_print.observing import ObservedFiles

    if how.scheduler and how.jobs:
        raise UsageError(say("build.cluster-jobs"))
    request = Request(
        selection, out or root / "out", Options(marks=marks, draft=draft), shop, os.environ.get("SOURCE_DATE_EPOCH", "")
    )
    report = BuildReport(verb, as_json=how.json, dry=how.dry_run, why=how.why)
    code, findings = 0, list[Finding]()
    with closing(Memory(root)) as memory:
        files = ObservedFiles(root, memory.digest)
        wish = Wish(how.jobs or cores(), report.begin, how.force, how.dry_run, how.prune, how.scheduler)
        started = (start_check if verb == "check" else start_build)(memory, files, request, wish)
        findings += started.findings
        try:
            with report.of(started.total), closing(started.results) as results:
                for built in results:
                    report.add(built)
        except ToolError as error:
            # What was written before the disk was full is told all the same.
            code = error.exit_code
            findings += findings_of(error)
        findings += memory.findings
    findings += report.findings
    report.close(request.out, findings)
    return code or int(has_errors(findings, strict=how.strict))
