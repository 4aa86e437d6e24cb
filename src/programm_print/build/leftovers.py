"""PDFs that the builder wrote and that no job makes any more: nobody shall print them by mistake."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from programm_print.build.memory import Memory
from programm_print.build.values import DRAFTS, BuiltFile
from programm_print.findings import Finding, Severity
from programm_print.messages import say
from programm_print.project import remove_file


def leftovers(memory: Memory, out: Path, planned: Collection[str], *, prune: bool) -> tuple[Finding, ...]:
    """Each is a warning; with `prune` it is removed, which is told. A file that a person has put there or changed is theirs."""
    findings = []
    for path, name, digest in memory.written(out):
        if name in planned:
            continue
        file = out / path
        if memory.digest(file) == digest:
            if not prune:
                message, hint = say("build.left-over", file=file), say("build.left-over-hint")
                findings.append(Finding("build.left-over", Severity.WARNING, message, hint, sheet=name))
                continue
            remove_file(file)
            findings.append(Finding("build.pruned", Severity.INFO, say("build.pruned", file=file)))
        if prune:
            memory.forget_written(out, path)
    return tuple(findings)


def remove_drafts(out: Path, files: Iterable[BuiltFile]) -> None:
    """Sheets without an error need no draft of a time when they had some."""
    for file in files:
        remove_file(out / DRAFTS / file.path.relative_to(out))
