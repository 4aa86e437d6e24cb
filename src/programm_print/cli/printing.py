"""What the command line shows: data on stdout, messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programm_print.findings import Finding, Severity
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.build import BuiltFile
    from programm_print.doctor import Check
    from programm_print.models.content import Content
    from programm_print.models.product import Product

_PLACEHOLDER = "content.placeholder"


def print_error(message: str) -> None:
    print(message, file=sys.stderr)


def print_findings(findings: Iterable[Finding]) -> None:
    """Each finding as one line, errors and warnings by file and line; what is only for information comes last.

    Placeholders are many and all alike: they are counted, and listed by file.
    """
    ordered = sorted(findings, key=_by_place)
    for finding in ordered:
        if finding.code != _PLACEHOLDER:
            print(finding.sentence(), file=sys.stderr)
    placeholders = [finding for finding in ordered if finding.code == _PLACEHOLDER]
    if placeholders:
        files = sorted({finding.place.file for finding in placeholders if finding.place})
        shown = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
        print(say("cli.placeholders", count=len(placeholders), files=shown), file=sys.stderr)


def print_json(command: str, findings: Iterable[Finding], **data: Any) -> None:
    document = {"version": 1, "command": command, "findings": [finding.as_json() for finding in findings], **data}
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_written(paths: Iterable[str]) -> None:
    for path in paths:
        print(path)


def print_listing(products: Iterable[Product], content: Content) -> None:
    table = _table("cli.column-product", "cli.column-title", "cli.column-scope")
    for product in products:
        table.add_row(product.id, product.title, say(f"cli.scope-{product.scope}"))
    _show(table)
    table = _table("cli.column-chapter", "cli.column-title", "cli.column-demands")
    for chapter in content.manifesto.chapters:
        table.add_row(chapter.id, chapter.title, str(len(chapter.demands)))
    _show(table)
    table = _table("cli.column-district", "cli.column-name", "cli.column-picks")
    for district in content.districts:
        table.add_row(district.id, district.name, str(len(district.demands)))
    _show(table)


def print_checks(checks: Sequence[Check]) -> None:
    for check in checks:
        print(check.sentence())


class BuildReport:
    """Progress while jobs are built, and the closing table. On a terminal a bar with the time left, elsewhere a line a job."""

    def __init__(self, verb: str, total: int, *, as_json: bool, interactive: bool) -> None:
        self._verb = verb
        self._total = total
        self._as_json = as_json
        self._built: list[BuiltFile] = []
        self._progress = _progress_bar() if interactive and not as_json else None
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

    def add(self, built: BuiltFile) -> None:
        self._built.append(built)
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, description=built.job.name)
        elif not self._as_json:
            done = f"[{len(self._built)}/{self._total}]"
            print(f"{done} {built.job.name}: {say(f'cli.status-{built.status}')}", file=sys.stderr)

    def close(self, content_findings: Sequence[Finding]) -> None:
        """The closing table on stdout, findings on stderr; with --json one object on stdout instead."""
        findings = tuple(dict.fromkeys((*content_findings, *self.findings)))
        if self._as_json:
            print_json(self._verb, findings, files=[built.as_json() for built in self._built])
            return
        print_findings(findings)
        table = _table(
            "cli.column-file", "cli.column-pages", "cli.column-size", "cli.column-warnings", "cli.column-status", numbers=3
        )
        for built in self._built:
            warnings = sum(finding.severity is Severity.WARNING for finding in built.findings)
            table.add_row(
                _shown(built.path), str(built.pages), _size(built.bytes), str(warnings), say(f"cli.status-{built.status}")
            )
        _show(table)
        failed = sum(built.status == "failed" for built in self._built)
        print(say("cli.summary", built=len(self._built) - failed, failed=failed))


def _by_place(finding: Finding) -> tuple[int, str, int, int]:
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    place = finding.place
    return (
        order.index(finding.severity),
        place.file if place else "",
        place.line or 0 if place else 0,
        place.column or 0 if place else 0,
    )


def _shown(path: Path) -> str:
    """The path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _size(count: int) -> str:
    return f"{count / 1000:.0f} kB"


def _table(*headings: str, numbers: int = 0) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(say(heading), justify="right" if 0 < index <= numbers else "left", no_wrap=True)
    return table


def _show(table: Any) -> None:
    from rich.console import Console

    # Outside a terminal nothing may be cut or wrapped to a guessed width.
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)


def _progress_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description:28}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
