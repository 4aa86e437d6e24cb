"""The command line: the only part that prints, asks, colours and exits."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from programm_print.messages import LANGUAGES, language_of_locale, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when all is well, 1 for an error on a sheet, 2 for wrong usage or content, 3 for a failed tool."""
    rest, language, debug = _everywhere(list(sys.argv[1:] if arguments is None else arguments))
    # The language comes first, since the help texts are made while the commands are imported.
    use_language(language if language in LANGUAGES else language_of_locale())
    from programm_print.cli.running import run

    return run(rest, debug=debug, unknown_language=language if language not in (*LANGUAGES, None) else None)


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
