"""Loading WeasyPrint."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere libraries have to be searched for")


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)


def test_no_program_is_started_to_find_libraries() -> None:
    done = _run(
        "import ctypes.util, subprocess\n"
        "search = ctypes.util.find_library\n"
        "def refuse(*args, **rest): raise AssertionError(args)\n"
        "subprocess.Popen = refuse\n"
        "import programm_print.render.engine\n"
        "assert ctypes.util.find_library is search\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_library_that_the_loader_does_not_find_is_searched_for_and_told_once() -> None:
    done = _run(
        "import cffi, ctypes.util\n"
        "asked = []\n"
        "def search(name): asked.append(name)\n"
        "def missing(ffi, name, flags=0): ctypes.util.find_library(name); raise OSError('cannot load library ' + name)\n"
        "ctypes.util.find_library, cffi.FFI.dlopen = search, missing\n"
        "try:\n"
        "    import programm_print.render.engine\n"
        "except OSError as error:\n"
        "    print('told', error, asked[0])\n"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("could not import some external libraries") == 1
    assert done.stdout.rstrip().endswith("told cannot load library libgobject-2.0-0 libgobject-2.0-0")
