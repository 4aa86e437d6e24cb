"""Work on a foreign file in a process of its own, within bounds of time and memory.

The libraries that read PDFs and paint them are written in C++: a file of a kilobyte may make them crash, or turn in a circle
that no clock of Python interrupts (PDFium does for a form that paints itself).
"""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context, parent_process
from traceback import format_exc
from typing import TYPE_CHECKING, Any, TypeVar

from programm_print.messages import current_language, use_language

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

R = TypeVar("R")

# The clock of the process begins when it has started, which a busy machine may delay.
_TO_START = 30.0


class LostError(Exception):
    """The process ended without a result: it crashed, or wanted more time or memory than it was given."""


def apart(work: Callable[..., R], *given: Any, seconds: float, megabytes: int) -> R:
    """What `work(*given)` returns or raises, done by a process of its own; all of it must be picklable.

    `seconds` is the time it may take, `megabytes` the memory it may write to (held on Linux alone). Raises LostError where
    nothing comes of it. The process and those that it has started end with this call.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    given_over = (theirs, current_language(), seconds, megabytes, work, given)
    process = context.Process(target=_serve, args=given_over)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds + _TO_START):
            raise LostError
        worked, outcome = ours.recv()
    except EOFError:
        raise LostError from None
    finally:
        process.kill()
        if process.pid is not None:
            # What it has started is of its group, and may still run.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.join()
        ours.close()
    if not worked:
        raise outcome
    result: R = outcome
    return result


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """A process apart that is still within the block when the time is over ends without a result. Any other has all the time."""
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    if not left or left < seconds:
        yield
        return
    start = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - start), 0.01))


def _serve(
    answer: Connection, language: str, seconds: float, megabytes: int, work: Callable[..., Any], given: tuple[Any, ...]
) -> None:
    os.setsid()
    _end_with_caller()
    # What libraries write there is for those who made them.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    # Left to itself the signal ends the process, whatever runs in it.
    signal.setitimer(signal.ITIMER_REAL, seconds)
    use_language(language)
    try:
        outcome = (True, work(*given))
    except MemoryError:
        os._exit(1)
    except Exception as error:
        error.add_note(format_exc())
        outcome = (False, error)
    answer.send(outcome)


def _end_with_caller() -> None:
    """Nothing goes on when the caller was ended without a chance to tidy up."""
    caller = parent_process()
    if caller is not None:
        threading.Thread(target=_wait_for_end, args=(caller.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os.killpg(0, signal.SIGKILL)
