"""What a build shows while it runs and when it ends."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from programm_print.cli.printing import show, show_json, shown_path, tell, tell_findings
from programm_print.cli.tables import aligned
from programm_print.findings import Finding, Severity
from programm_print.messages import current_language, say

if TYPE_CHECKING:
    from pathlib import Path

    from programm_print.build.values import BuiltFile


class BuildReport:
    """On a terminal a bar with the time left, elsewhere a line a sheet; at the end a table, or with `as_json` one object.

    With `why` each sheet is told with what asked for it; a `dry` one tells what would be built in place of the table.
    """

    def __init__(self, verb: str, *, as_json: bool, dry: bool, why: bool) -> None:
        self._verb = verb
        self._total = 0
        self._as_json = as_json
        self._dry = dry
        self._why = why
        self._built: list[BuiltFile] = []
        terminal = sys.stderr.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
        self._on_terminal = terminal and not as_json
        self._progress: Any = None
        self._task: Any = None

    @contextmanager
    def of(self, total: int) -> Iterator[None]:
        """So many sheets are looked at within the block."""
        self._total = total
        try:
            yield
        finally:
            if self._progress:
                self._progress.stop()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the sheets, whichever was done first."""
        return tuple(finding for built in self._in_order for finding in built.findings)

    @property
    def _in_order(self) -> list[BuiltFile]:
        return sorted(self._built, key=lambda built: (built.edition, built.name))

    def begin(self, name: str) -> None:
        """A sheet is being laid out."""
        if self._on_terminal and self._progress is None:
            self._progress = _progress_bar()
            self._task = self._progress.add_task(say("cli.building"), total=self._total, completed=len(self._built))
            self._progress.start()
        if self._progress:
            self._progress.update(self._task, description=name)

    def add(self, built: BuiltFile) -> None:
        self._built.append(built)
        if self._as_json or self._dry:
            return
        if self._progress:
            self._progress.advance(self._task)
        if built.status == "unchanged":
            return
        if not self._progress:
            tell(f"[{len(self._built)}/{self._total}] {built.name}: {say(f'cli.status-{built.status}')}")
        for line in self._reasons(built):
            tell(line)

    def close(self, folder: Path, findings: Sequence[Finding]) -> None:
        """The table on stdout, `findings` (each once) on stderr; with --json one object on stdout instead."""
        findings = tuple(dict.fromkeys(findings))
        if self._as_json:
            files = () if self._verb == "check" else self._in_order
            show_json(self._verb, findings, files=[self._as_data(built) for built in files])
            return
        tell_findings(findings)
        failed, drafts = (sum(built.status == status for built in self._built) for status in ("failed", "draft"))
        if self._verb == "check":
            show(say("cli.check-summary", checked=len(self._built) - failed, failed=failed))
            return
        unchanged = sum(built.status == "unchanged" for built in self._built)
        if self._dry:
            planned = [built for built in self._in_order if built.status == "planned"]
            for built in planned:
                for line in self._reasons(built) or (built.name,):
                    show(line)
            show(say("cli.dry-summary", planned=len(planned), unchanged=unchanged))
            return
        rows = [_row(built) for built in self._in_order]
        headings = [say(f"cli.column-{name}") for name in ("file", "pages", "size", "warnings", "status")] if rows else ()
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in aligned(headings, rows, numbers=(1, 2, 3), width=width):
            show(line)
        counts = {"built": len(self._built) - failed - drafts - unchanged, "unchanged": unchanged, "failed": failed}
        if drafts:
            show(say("cli.summary-drafts", folder=shown_path(folder), drafts=drafts, **counts))
        else:
            show(say("cli.summary", folder=shown_path(folder), **counts))

    def _reasons(self, built: BuiltFile) -> list[str]:
        return [f"{built.name}: {reason}" for reason in built.why] if self._why else []

    def _as_data(self, built: BuiltFile) -> dict[str, Any]:
        return {**built.as_json(), "why": list(built.why)} if self._why else built.as_json()


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
