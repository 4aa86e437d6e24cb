"""Typed errors. Each carries its exit code; `str()` is the user's sentence (message catalogue, what and what next)."""

from __future__ import annotations

from collections.abc import Sequence

from programm_print.findings import Finding


class ProgrammError(Exception):
    """Base of all errors that the command line words and turns into an exit code."""

    exit_code = 2


class UsageError(ProgrammError):
    """A wrong word on the command line, or no project here."""

    exit_code = 2


class ContentError(ProgrammError):
    """Content or a layout's declaration that cannot be used; holds all findings at once."""

    exit_code = 2

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(finding.sentence() for finding in findings))
        self.findings = tuple(findings)


class RenderError(ProgrammError):
    """A job whose sheet may not be printed: what the engine warned of, a missing glyph, lost text."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(finding.sentence() for finding in findings))
        self.findings = tuple(findings)


class UnreadableError(ProgrammError):
    """A file that is given as a PDF and is none, or cannot be opened as one."""

    exit_code = 2


class ToolError(ProgrammError):
    """An engine or external tool that failed, or a disk that is full."""

    exit_code = 3
