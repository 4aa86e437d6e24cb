"""Who carries out orders: this process, workers of its own, or others. An order that fails or kills its worker stops no other."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from programm_print.build.values import Bundle, Order, Outcome, Step
from programm_print.errors import ToolError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.project import write_atomically

T = TypeVar("T")

Work = Callable[[Order], Outcome]
Then = Callable[[Outcome], T | None]
"""What is to be done with an outcome; what it returns is a result of the whole."""

#: Orders that are under way or wait at a worker, for each worker: enough that none stands idle, so few that memory stays flat.
AHEAD = 2
# So many are made sooner than workers have started: the sheets of one district.
_FEW = 2
_TRIES = 2
# Sheets after which workers are replaced. Engines keep what they have seen, such as each font at each size: some 33 kB a sheet,
# while a new worker costs what three sheets do.
_SHEETS = 250
# So often it is seen how many workers there are, while none of them has ended anything.
_GLANCE_S = 1


class CrewError(ToolError):
    """Nobody is there who could carry out any order."""


class Team(Protocol):
    """Workers, wherever they are."""

    def submit(self, order: Order) -> Future[Outcome]:
        """Raises BrokenExecutor when a worker has died: `renew` starts others. The future fails with CrewError if all would."""

    def room(self) -> int:
        """How many orders they take at a time, at least 1. Raises CrewError when nobody is left."""

    def renew(self) -> None:
        """Give up the workers; the next order starts new ones."""

    def close(self) -> None:
        """Give back all that was taken."""


class Workers:
    """Processes of their own, started when they are needed, ended with the block that they are used in."""

    def __init__(self, bundle: Bundle, count: int) -> None:
        self._bundle = bundle
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
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._count, context, initializer=_prepare, initargs=(str(self._folder),))
        # Ctrl-C is the builder's to hear: a worker that starts now takes over what this thread does not listen to.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return self._pool.submit(self._work, order)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

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


def _prepare(folder: str) -> None:
    """In a new worker: its temporary files go with the builder's, and it does not outlive the builder, however that ends."""
    tempfile.tempdir = folder
    builder = parent_process()
    if builder is not None:
        threading.Thread(target=_end_with, args=(builder.sentinel, folder), daemon=True).start()


def _end_with(sentinel: int, folder: str) -> None:
    connection.wait([sentinel])
    shutil.rmtree(folder, ignore_errors=True)  # A builder that was killed cannot do it.
    os._exit(1)


@cache
def _bundle_in(path: str) -> Bundle:
    bundle: Bundle = pickle.loads(Path(path).read_bytes())  # noqa: S301  # our own builder wrote it a moment ago
    return bundle


def _work_on(path: str, order: Order) -> Outcome:
    from programm_print.build.workshop import work

    return work(_bundle_in(path), order)


@dataclass(eq=False)
class _Task(Generic[T]):
    order: Order
    then: Then[T]
    tries: int = 0


class Crew(Generic[T]):
    """Carries out orders as they are given, also those that follow from the outcome of others."""

    def __init__(
        self,
        bundle: Callable[[], Bundle],
        workers: int,
        begin: Callable[[str], None],
        hire: Callable[[Bundle], Team] | None = None,
    ) -> None:
        """`bundle` is made when there is something to do. `begin` is told the name of each job that is about to be worked on.

        All is done by the team that `hire` finds; without it by this process and by so many `workers` of its own.
        """
        self._bundle = bundle
        self._workers = workers
        self._begin = begin
        self._hire = hire
        self._waiting: deque[_Task[T]] = deque()
        self._suspects: deque[_Task[T]] = deque()
        self._broken = False
        self._known: deque[T] = deque()

    def add(self, result: T) -> None:
        """A result for which nothing needs to be done."""
        self._known.append(result)

    def give(self, order: Order, then: Then[T]) -> None:
        self._waiting.append(_Task(order, then))

    def results(self) -> Generator[T]:
        """Work until nothing is left to do; yields what came of it as it comes."""
        if self._waiting:
            bundle = self._bundle()
            if self._hire is None:
                yield from self._alone(bundle)
            if self._waiting:
                team = self._hire(bundle) if self._hire else Workers(bundle, self._workers)
                try:
                    yield from self._together(team)
                finally:
                    team.close()
        yield from self._at_hand()

    def _at_hand(self) -> Iterator[T]:
        while self._known:
            yield self._known.popleft()

    def _alone(self, bundle: Bundle) -> Iterator[T]:
        """In this process, as long as there is little to do at a time."""
        while self._waiting and (self._workers == 1 or len(self._waiting) <= _FEW):
            # Not before: where workers do all, this process is spared WeasyPrint.
            from programm_print.build.workshop import work

            task = self._waiting.popleft()
            self._begin(task.order.job.name)
            future: Future[Outcome] = Future()
            try:
                future.set_result(work(bundle, task.order))
            except Exception as error:
                future.set_exception(error)
            yield from self._ended(task, future)

    def _together(self, team: Team) -> Iterator[T]:
        running: dict[Future[Outcome], _Task[T]] = {}
        while self._waiting or self._suspects or running:
            yield from self._at_hand()
            self._start(team, running)
            for future in wait(running, _GLANCE_S, FIRST_COMPLETED).done:
                task = running.pop(future)
                if isinstance(future.exception(), BrokenExecutor):
                    self._broken = True
                    task.tries += 1
                    if task.tries < _TRIES:
                        self._suspects.append(task)
                        continue
                yield from self._ended(task, future)

    def _start(self, team: Team, running: dict[Future[Outcome], _Task[T]]) -> None:
        """Hand out what is waiting. Orders that were under way when a worker died are tried once more, each by itself, so that
        the one that kills workers takes no other with it."""
        if self._broken and not running:
            team.renew()
            self._broken = False
        queue, most = (self._suspects, 1) if self._suspects else (self._waiting, team.room())
        while queue and len(running) < most and not self._broken:
            self._begin(queue[0].order.job.name)
            try:
                running[team.submit(queue[0].order)] = queue[0]
            except BrokenExecutor:  # A worker has died meanwhile, with orders that were given before this one.
                self._broken = True
            else:
                queue.popleft()

    def _ended(self, task: _Task[T], future: Future[Outcome]) -> Iterator[T]:
        error = future.exception()
        if isinstance(error, CrewError):
            raise error
        result = task.then(future.result() if error is None else broken(task.order, error))
        if result is not None:
            yield result


def broken(order: Order, error: BaseException) -> Outcome:
    """A defect of the program or of an engine, or a want of memory: it fails its own job."""
    place = Place(f"layouts/{order.job.product.id}")
    if isinstance(error, BrokenExecutor):
        code, message = "build.worker-died", say("build.worker-died")
    else:
        reason = " ".join(str(error).split())
        code, message = "build.job-broke", say("build.job-broke", kind=type(error).__name__, reason=reason)
    return Outcome((Finding(code, Severity.ERROR, message, place=place, sheet=order.job.name),))


def cores() -> int:
    """How many processors this process may use."""
    with contextlib.suppress(AttributeError):  # macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
