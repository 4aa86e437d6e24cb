"""Work in a process of its own: what it returns and raises, and what becomes of it when it ends otherwise."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from programm_print.apart import LostError, apart, at_most
from programm_print.errors import UnreadableError
from programm_print.messages import current_language, speaking

ROOMY = 1024


def add(one: int, other: int) -> int:
    return one + other


def language() -> str:
    return current_language()


def refuse() -> None:
    raise UnreadableError("no PDF")


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def circle() -> None:
    while True:
        pass


def circle_within(seconds: float) -> None:
    with at_most(seconds):
        circle()


def hasten() -> str:
    with at_most(30.0):
        pass
    return "done"


def swell() -> int:
    return len(bytearray(2 << 30))


def leave_a_program(note: str) -> None:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(note).write_text(str(program.pid), encoding="utf-8")


def test_a_result_comes_back() -> None:
    assert apart(add, 2, 3, seconds=60.0, megabytes=ROOMY) == 5


def test_it_speaks_the_language_of_the_caller() -> None:
    with speaking("de"):
        assert apart(language, seconds=60.0, megabytes=ROOMY) == "de"


def test_an_error_is_raised_here_with_where_it_arose() -> None:
    with pytest.raises(UnreadableError, match="no PDF") as raised:
        apart(refuse, seconds=60.0, megabytes=ROOMY)
    assert "in refuse" in "".join(raised.value.__notes__)


def test_a_crash_is_told() -> None:
    with pytest.raises(LostError):
        apart(crash, seconds=60.0, megabytes=ROOMY)


def test_time_is_bounded_as_a_whole_and_for_a_part() -> None:
    start = time.monotonic()
    with pytest.raises(LostError):
        apart(circle, seconds=2.0, megabytes=ROOMY)
    with pytest.raises(LostError):
        apart(circle_within, 0.2, seconds=600.0, megabytes=ROOMY)
    assert apart(hasten, seconds=60.0, megabytes=ROOMY) == "done"
    assert time.monotonic() - start < 60


def test_outside_of_such_a_process_there_is_all_the_time() -> None:
    with at_most(0.001):
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_memory_is_bounded() -> None:
    with pytest.raises(LostError):
        apart(swell, seconds=60.0, megabytes=ROOMY)


def test_what_it_has_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    apart(leave_a_program, str(note), seconds=60.0, megabytes=ROOMY)
    pid = int(note.read_text(encoding="utf-8"))
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if sys.platform == "linux" and Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] == "Z":
            return  # ended, and nobody has asked for it yet
        time.sleep(0.05)
    pytest.fail("still runs")
