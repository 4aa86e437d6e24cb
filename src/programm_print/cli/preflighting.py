"""What the verb preflight shows: per file its findings, numbered as in the pictures, and one table in the end."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from programm_print.cli.printing import show, show_json, tell
from programm_print.cli.tables import aligned
from programm_print.findings import Finding, Severity, has_errors
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.preflighting import Preflighted


def report_preflight(results: Iterable[Preflighted], *, strict: bool, as_json: bool) -> int:
    """Show each file as it comes; the exit code: 2 with a file that is no PDF, 1 with an error in one, 0 without."""
    files: list[Preflighted] = []
    for result in results:
        files.append(result)
        if not as_json:
            for number, finding in enumerate(result.findings, 1):
                tell(_line(number, finding) if result.readable else finding.sentence())
    findings = tuple(finding for result in files for finding in result.findings)
    if as_json:
        show_json("preflight", findings, files=[result.as_json() for result in files])
    else:
        _show_table(files)
    if not all(result.readable for result in files):
        return 2
    return int(has_errors(findings, strict=strict))


def _line(number: int, finding: Finding) -> str:
    """`flyer.pdf: 3. Error: page 2: what is wrong. What to do. (GWG R0026)`"""
    words = [f"{finding.place}: {number}. {say(f'cli.severity-{finding.severity}')}: {finding.message}", finding.hint]
    source = f"({finding.source})" if finding.source else None
    return " ".join(word for word in (*words, source) if word)


def _show_table(files: list[Preflighted]) -> None:
    headings = [say(f"cli.column-{name}") for name in ("file", "pages", "errors", "warnings", "status")]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in aligned(headings, [_row(file) for file in files], numbers=(1, 2, 3), width=width):
        show(line)
    proofs = [proof for file in files for proof in file.proofs]
    if proofs:
        show(say("cli.proofs", count=len(proofs), folder=proofs[0].parent))


def _row(file: Preflighted) -> tuple[str, ...]:
    if not file.readable:
        return (file.file, "-", "-", "-", say("cli.status-unreadable"))
    errors, warnings = file.count(Severity.ERROR), file.count(Severity.WARNING)
    return (file.file, str(file.pages), str(errors), str(warnings), say("cli.status-rejected" if errors else "cli.status-passed"))
