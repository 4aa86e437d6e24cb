"""What a build shows while it runs and when it ends."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from programm_print.cli.printing import show, show_json, shown_path, tell, tell_findings
from programm_print.cli.tables import aligned
from programm_print.findings import Finding, Severity
from programm_print.messages import current_language, say

if TYPE_CHECKING:
    from pathlib import Path

    from programm_print.build.values import BuiltFile


class BuildReport:
    """On a terminal a bar with the time left, elsewhere a line a sheet; at the end a table, or with `as_json` one object."""

    def __init__(self, verb: str, total: int, *, as_json: bool) -> None:
        self._verb = verb
        self._total = total
        self._as_json = as_json
        self._built: list[BuiltFile] = []
        terminal = sys.stderr.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
        self._progress = _progress_bar() if terminal and not as_json else None
        self._task = self._progress.add_task(say("cli.building"), total=total) if self._progress else None

    def __enter__(self) -> BuildReport:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for built in self._built for finding in built.findings)

    def begin(self, name: str) -> None:
        """A sheet is being laid out."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, description=name)

    def add(self, built: BuiltFile) -> None:
        self._built.append(built)
        if self._progress and self._task is not None:
            self._progress.advance(self._task)
        elif not self._as_json:
            tell(f"[{len(self._built)}/{self._total}] {built.name}: {say(f'cli.status-{built.status}')}")

    def close(self, folder: Path, findings: Sequence[Finding]) -> None:
        """The table on stdout, `findings` (each once) on stderr; with --json one object on stdout instead."""
        findings = tuple(dict.fromkeys(findings))
        if self._as_json:
            files = () if self._verb == "check" else [built.as_json() for built in self._built]
            show_json(self._verb, findings, files=list(files))
            return
        tell_findings(findings)
        failed, drafts = (sum(built.status == status for built in self._built) for status in ("failed", "draft"))
        if self._verb == "check":
            show(say("cli.check-summary", checked=len(self._built) - failed, failed=failed))
            return
        rows = [_row(built) for built in self._built]
        headings = [say(f"cli.column-{name}") for name in ("file", "pages", "size", "warnings", "status")] if rows else ()
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in aligned(headings, rows, numbers=(1, 2, 3), width=width):
            show(line)
        counts = {"built": len(self._built) - failed - drafts, "failed": failed}
        if drafts:
            show(say("cli.summary-drafts", folder=shown_path(folder), drafts=drafts, **counts))
        else:
            show(say("cli.summary", folder=shown_path(folder), **counts))


def _row(built: BuiltFile) -> tuple[str, ...]:
    status = say(f"cli.status-{built.status}")
    if built.status == "failed":
        return (shown_path(built.path), "-", "-", "-", status)
    warnings = sum(finding.severity is Severity.WARNING for finding in built.findings)
    return (shown_path(built.path), str(built.pages), readable_size(built.bytes), str(warnings), status)


def readable_size(count: int) -> str:
    """`131 kB`, `1.2 MB`; the decimal sign is the language's."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))} kB"
    number = f"{count / 1_000_000:.1f} MB"
    return number.replace(".", ",") if current_language() == "de" else number


def _progress_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
    )
