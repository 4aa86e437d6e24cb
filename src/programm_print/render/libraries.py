"""Loading WeasyPrint with the libraries that it needs."""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import sys


def load_weasyprint() -> None:
    """Import what binds WeasyPrint to Pango, HarfBuzz and Fontconfig.

    WeasyPrint 70 tries the names of all systems, and for each that is not there cffi asks gcc, ld and ldconfig: twenty programs,
    and nearly half of the time that importing takes. On Linux it also tries the names that the loader finds by itself. Where
    these fail, the next import of WeasyPrint searches on, and says what is missing.
    """
    if not sys.platform.startswith("linux"):
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        # It prints how to install the libraries: to be said only after the search.
        with contextlib.suppress(OSError), contextlib.redirect_stdout(io.StringIO()):
            import weasyprint.text.ffi  # noqa: F401
    finally:
        ctypes.util.find_library = search
