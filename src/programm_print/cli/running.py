"""Running a command: what it raises becomes a sentence, or with --json an object, and an exit code."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import typer
from typer import _click

from programm_print.cli.commands import app
from programm_print.cli.printing import findings_of, show, show_json, tell_findings
from programm_print.errors import ProgrammError, UsageError
from programm_print.findings import Finding, Severity
from programm_print.messages import LANGUAGES, say

_INTERRUPTED = 130
# Verbs whose object lists the files that they wrote or read, also when it was none.
_WRITING = frozenset({"build", "flyer", "leaflet", "brochure", "import", "schema", "preflight"})


def run(arguments: list[str], *, debug: bool, unknown_language: str | None) -> int:
    """Run the command line on `arguments`; returns the exit code. With `debug` an error shows its traceback too."""
    try:
        if unknown_language is not None:
            raise UsageError(say("cli.unknown-language", language=unknown_language, known=", ".join(LANGUAGES)))
        result = typer.main.get_command(app).main(arguments, prog_name=_program(), standalone_mode=False)
        if result == _INTERRUPTED:  # Typer takes Ctrl-C for an exit code.
            raise KeyboardInterrupt
        return result if isinstance(result, int) else 0
    except _click.exceptions.NoArgsIsHelpError as error:
        show(error.format_message())
        return 2
    except (Exception, KeyboardInterrupt) as error:
        if debug:
            traceback.print_exc()
        code, findings = _outcome(error)
        before_dashes = arguments[: arguments.index("--")] if "--" in arguments else arguments
        if "--json" in before_dashes:
            verb = next((word for word in arguments if not word.startswith("-")), "")
            show_json(verb, findings, **({"files": []} if verb in _WRITING else {}))
        else:
            tell_findings(findings)
        return code


def _program() -> str:
    """The program's name as it was called: the launcher runs the package, an installation has a script of its own."""
    return "./programm" if Path(sys.argv[0]).name == "__main__.py" else "programm-print"


def _outcome(error: BaseException) -> tuple[int, tuple[Finding, ...]]:
    if isinstance(error, ProgrammError):
        return error.exit_code, findings_of(error)
    if isinstance(error, _click.exceptions.ClickException):
        return 2, findings_of(UsageError(_worded(error)))
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return _INTERRUPTED, (Finding("cli.interrupted", Severity.ERROR, say("cli.interrupted")),)
    kind, reason = type(error).__name__, " ".join(str(error).split())
    return 3, (Finding("cli.unexpected", Severity.ERROR, say("cli.unexpected", kind=kind, reason=reason)),)


def _worded(error: _click.exceptions.ClickException) -> str:
    """Typer's usage errors are in English only: the common ones in the words of the catalogue."""
    if isinstance(error, _click.exceptions.NoSuchOption):
        if error.possibilities:
            return say("cli.no-such-option-near", option=error.option_name, near=", ".join(sorted(error.possibilities)))
        return say("cli.no-such-option", option=error.option_name)
    if isinstance(error, _click.exceptions.MissingParameter):
        name = (error.param.metavar or error.param.name) if error.param else "?"
        return say("cli.missing-argument", name=name)
    if isinstance(error, _click.exceptions.BadOptionUsage):
        if "does not take" in error.message:
            return say("cli.option-without-value", option=error.option_name)
        return say("cli.option-value", option=error.option_name)
    return say("cli.usage", reason=error.format_message())
