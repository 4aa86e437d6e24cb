"""Workers of this machine: processes that carry out orders.

Each is forked from a nursery, a process that has loaded WeasyPrint and all else that orders need, and has done nothing with it:
no thread runs in it, no engine is open. So a worker is there at once, and what was loaded is held in memory once.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache, partial
from multiprocessing import connection, forkserver, get_context, parent_process, resource_tracker, util
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from programm_print.build.values import Bundle, Order, Outcome, Step
from programm_print.errors import ToolError
from programm_print.project import write_atomically

Work = Callable[[Order], Outcome]

#: Orders that are under way or wait at a worker, for each worker: enough that none stands idle, so few that memory stays flat.
AHEAD = 2
# Sheets after which workers are replaced. Engines keep what they have seen, such as each font at each size: some 33 kB a sheet,
# while a new worker costs what two sheets do.
_SHEETS = 250


def prepare() -> None:
    """Have the nursery load what orders need while this process still plans them."""
    _context()


@cache
def _context() -> BaseContext:
    # macOS does not allow a process to be forked that has loaded the system's libraries.
    if sys.platform != "darwin":
        forked = get_context("forkserver")
        forked.set_forkserver_preload(["programm_print.build.loading"])
        # After semaphores were given back, before the temporary folder is removed.
        util.Finalize(None, _close_nursery, exitpriority=-50)
        # Its address is a file in the temporary folder, which may be full or have too long a name for it.
        with suppress(OSError):
            # By itself: when it starts, Python hears Ctrl-C again.
            resource_tracker.ensure_running()
            with _unheard_interrupts():
                forkserver.ensure_running()
            return forked
    return get_context("spawn")


def _close_nursery() -> None:
    """At once: left to itself it would end only when all is loaded, and hold the terminal till then."""
    nursery: Any = forkserver._forkserver
    tracker: Any = resource_tracker._resource_tracker
    for process in (nursery._forkserver_pid, tracker._pid):
        if process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    if nursery._forkserver_pid:
        with suppress(ChildProcessError):
            os.waitpid(nursery._forkserver_pid, 0)
    tracker._stop()


@contextmanager
def _unheard_interrupts() -> Iterator[None]:
    """Ctrl-C is the builder's to hear: a process that starts now takes over what this thread does not listen to."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workers:
    """Processes of their own, started when they are needed, ended with the block that they are used in."""

    def __init__(self, bundle: Bundle, count: int) -> None:
        self._count = count
        self._folder = Path(tempfile.mkdtemp(prefix="programm-print-"))
        self._pool: ProcessPoolExecutor | None = None
        self._sheets = 0
        self._leaving: list[BaseProcess] = []
        self._work: Work = partial(_work_on, str(self._folder / "bundle"))
        try:
            write_atomically(self._folder / "bundle", pickle.dumps(bundle, pickle.HIGHEST_PROTOCOL), lasting=False)
        except ToolError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def room(self) -> int:
        return AHEAD * self._count

    def submit(self, order: Order) -> Future[Outcome]:
        if self._sheets >= _SHEETS * self._count:
            self._replace()
        self._sheets += order.step in (Step.MAKE, Step.CHECK)
        if self._pool is None:
            folder = str(self._folder)
            self._pool = ProcessPoolExecutor(self._count, _context(), initializer=_begin, initargs=(folder,))
        with _unheard_interrupts():
            return self._pool.submit(self._work, order)

    def renew(self) -> None:
        # Workers may be in the middle of a sheet that nobody wants any more: they do not decide when this ends.
        for process in [*self._leaving, *self._processes]:
            process.kill()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        for process in self._leaving:
            process.join()
        self._sheets, self._leaving = 0, []

    def _replace(self) -> None:
        """The workers end what they were given, and go; the next order is for others."""
        self._leaving = [process for process in [*self._leaving, *self._processes] if process.is_alive()]
        if self._pool is not None:
            self._pool.shutdown(wait=False)
            self._pool = None
        self._sheets = 0

    @property
    def _processes(self) -> list[BaseProcess]:
        return list((self._pool._processes or {}).values()) if self._pool else []

    def close(self) -> None:
        self.renew()
        shutil.rmtree(self._folder, ignore_errors=True)


def _begin(folder: str) -> None:
    """In a new worker: its temporary files go with the builder's, and it does not outlive the builder, however that ends."""
    tempfile.tempdir = folder
    builder = parent_process()
    if builder is not None:
        # Asked for now: where there is none yet it is made, which must not fail at the end.
        folders = (folder, util.get_temp_dir())
        threading.Thread(target=_end_with, args=(builder.sentinel, folders), daemon=True).start()


def _end_with(sentinel: int, folders: tuple[str, ...]) -> None:
    connection.wait([sentinel])
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)  # A builder that was killed cannot do it.
    os._exit(1)


@cache
def _bundle_in(path: str) -> Bundle:
    bundle: Bundle = pickle.loads(Path(path).read_bytes())  # noqa: S301  # our own builder wrote it a moment ago
    return bundle


def _work_on(path: str, order: Order) -> Outcome:
    from programm_print.build.workshop import work

    return work(_bundle_in(path), order)
