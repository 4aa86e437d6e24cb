"""What the command line shows: data on stdout, messages on stderr, each message on one line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from programm_print.cli.tables import aligned
from programm_print.errors import ContentError, ProgrammError, RenderError, ToolError
from programm_print.findings import Finding, Severity, has_errors
from programm_print.messages import say
from programm_print.project import reason

if TYPE_CHECKING:
    from programm_print.doctor import Check
    from programm_print.models.content import Content
    from programm_print.models.product import Product

_PLACEHOLDER = "content.placeholder"


def tell(message: str) -> None:
    """A message for the person at the terminal."""
    _write(sys.stderr, message)


def show(line: str) -> None:
    """A line of what was asked for."""
    _write(sys.stdout, line)


def _write(stream: TextIO, line: str) -> None:
    try:
        print(line, file=stream, flush=True)
    except OSError as error:
        # Also what is still in the buffer must go somewhere, or Python fails once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        # A reader that has gone (`… | head`) wants no more. The work goes on, and its exit code tells how it ended.
        if not isinstance(error, BrokenPipeError):
            raise ToolError(say("cli.no-output", reason=reason(error))) from error


def can_show(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def tell_findings(findings: Iterable[Finding]) -> None:
    """Each finding as one line, a blank line between files; files with errors first, and in each what is grave first.

    What is only for information stays away beside errors. Placeholders are many and all alike: they are counted. So are
    findings of many sheets about the same text.
    """
    ordered = _by_file(findings)
    if has_errors(ordered):
        ordered = [finding for finding in ordered if finding.severity is not Severity.INFO]
    alike: dict[object, list[Finding]] = {}
    for finding in ordered:
        if finding.code != _PLACEHOLDER:
            # What has a place in the content and a page is about a sheet.
            on_sheet = finding.place and finding.page and not finding.sheet
            key = (finding.code, finding.severity, finding.place, finding.page) if on_sheet else replace(finding, sheet=None)
            alike.setdefault(key, []).append(finding)
    file = None
    for first, *others in alike.values():
        if file not in (None, _file_of(first)):
            tell("")
        file = _file_of(first)
        sentence = first.sentence()
        tell(f"{sentence} {say('cli.likewise', count=len(others))}" if others else sentence)
    placeholders = [finding for finding in ordered if finding.code == _PLACEHOLDER]
    if placeholders:
        files = sorted({finding.place.file for finding in placeholders if finding.place})
        shown = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
        tell(say("cli.placeholders", count=len(placeholders), files=shown))


def show_json(command: str, findings: Iterable[Finding], **data: Any) -> None:
    """One object, whatever happened: `findings` says it."""
    document = {"version": 1, "command": command, "findings": [finding.as_json() for finding in findings], **data}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    show(text if can_show(sys.stdout, text) else json.dumps(document, indent=2))


def findings_of(error: ProgrammError) -> tuple[Finding, ...]:
    """An error as findings: its own, or one for each of its sentences."""
    if isinstance(error, ContentError | RenderError):
        return error.findings
    code = "cli.usage" if error.exit_code == 2 else "cli.tool"
    return tuple(Finding(code, Severity.ERROR, sentence) for sentence in str(error).splitlines())


def show_listing(products: Iterable[Product], content: Content) -> None:
    scopes = [(item.id, item.title, say(f"build.scope-{item.scope}")) for item in products]
    chapters = [(item.id, item.title, str(len(item.demands))) for item in content.manifesto.chapters]
    districts = [(item.id, item.name, str(len(item.demands))) for item in content.districts]
    shops = [(item.id, item.name or "", say(f"shops.paper-{item.paper}")) for item in content.shops.values()]
    for line in (
        *aligned([say(f"cli.column-{name}") for name in ("product", "title", "scope")], scopes),
        "",
        *aligned([say(f"cli.column-{name}") for name in ("chapter", "title", "demands")], chapters, numbers=(2,)),
        "",
        *aligned([say(f"cli.column-{name}") for name in ("district", "name", "picks")], districts, numbers=(2,)),
        "",
        *aligned([say(f"cli.column-{name}") for name in ("shop", "name", "paper")], shops),
    ):
        show(line)


def show_checks(checks: Iterable[Check]) -> None:
    """What was looked at as a table; then, one a line, what is wrong and what to do."""
    found = list(checks)
    rows = [
        (say(f"doctor.state-{check.finding.severity if check.finding else 'ok'}"), check.topic, check.fact) for check in found
    ]
    for line in aligned((), rows):
        show(line)
    findings = [check.finding for check in found if check.finding]
    for finding in findings:
        tell(finding.sentence())
    if not any(finding.severity is Severity.ERROR for finding in findings):
        tell(say("cli.doctor-ready"))


def shown_path(path: Path) -> str:
    """The path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _by_file(findings: Iterable[Finding]) -> list[Finding]:
    """File by file, the one with the gravest finding first; in each by severity and line."""
    order = list(Severity)
    ordered = sorted(findings, key=lambda finding: (order.index(finding.severity), _file_of(finding), _line_of(finding)))
    files = {file: rank for rank, file in enumerate(dict.fromkeys(map(_file_of, ordered)))}
    return sorted(ordered, key=lambda finding: files[_file_of(finding)])


def _file_of(finding: Finding) -> str:
    return finding.place.file if finding.place else ""


def _line_of(finding: Finding) -> tuple[int, int]:
    place = finding.place
    return (place.line or 0, place.column or 0) if place else (0, 0)
