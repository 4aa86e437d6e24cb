"""The command line: the only part that prints, asks, colours and exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from programm_print.messages import LANGUAGES, language_of_locale, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 (all is well), 1 (an error on a sheet), 2 (wrong usage or content) or 3 (a failed tool)."""
    # One that the caller has closed must be open all the same, or the next file that is written would stand in its place.
    nothing = Path(os.devnull)
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")  # open as long as the process
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        # A locale without UTF-8, or a path that is no text: shown as an escape instead of breaking off.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # always a TextIOWrapper
    rest, language, debug = _everywhere(list(sys.argv[1:] if arguments is None else arguments))
    # The language comes first, since the help texts are made while the commands are imported.
    use_language(language if language in LANGUAGES else language_of_locale())
    try:
        from programm_print.cli.running import run

        return run(rest, debug=debug, unknown_language=language if language not in (*LANGUAGES, None) else None)
    except KeyboardInterrupt:  # before `run` can word it
        return 130


def _everywhere(arguments: list[str]) -> tuple[list[str], str | None, bool]:
    """Take out the options that may stand at any place: --lang and --debug."""
    rest: list[str] = []
    language, debug = None, False
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            language = next(words, "")
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        elif word == "--debug":
            debug = True
        else:
            rest.append(word)
            if word == "--":
                rest += words
    return rest, language, debug
