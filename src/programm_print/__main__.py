from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

from programm_print.cli import main


def run() -> NoReturn:
    """Run the program and end its process, without taking apart what it holds: that is a sixth of a build without changes."""
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # Whoever read it has gone.
            stream.flush()
    os._exit(code)


# A worker that is started anew imports this module under another name.
if __name__ == "__main__":
    run()
