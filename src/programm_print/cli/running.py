"""Running a command: what it raises becomes a sentence and an exit code."""

from __future__ import annotations

import os
import sys

import typer
from typer import _click

from programm_print.cli.commands import app
from programm_print.cli.printing import print_error, print_findings
from programm_print.errors import ContentError, ProgrammError, RenderError
from programm_print.messages import LANGUAGES, say


def run(arguments: list[str], *, debug: bool, unknown_language: str | None) -> int:
    """Run the command line on `arguments`; returns the exit code. With `debug` an error shows its traceback."""
    try:
        if unknown_language is not None:
            print_error(say("cli.unknown-language", language=unknown_language, known=", ".join(LANGUAGES)))
            return 2
        command = typer.main.get_command(app)
        result = command.main(arguments, prog_name="programm-print", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except _click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message())
        return 2
    except _click.exceptions.ClickException as error:
        if debug:
            raise
        print_error(_worded(error))
        return 2
    except (ContentError, RenderError) as error:
        if debug:
            raise
        print_findings(error.findings)
        return error.exit_code
    except ProgrammError as error:
        if debug:
            raise
        print_error(str(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        print_error(say("cli.interrupted"))
        return 130
    except BrokenPipeError:
        # The reader of a pipe has gone (`… | head`): nothing is left to say, also not at interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if debug:
            raise
        print_error(say("cli.unexpected", kind=type(error).__name__, reason=error))
        return 3


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
        return say("cli.option-value", option=error.option_name)
    return say("cli.usage", reason=error.format_message())
