"""Who carries out orders: this process, workers of its own, or others. An order that fails or kills its worker stops no other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, Protocol, TypeVar

from programm_print.build.values import Bundle, Order, Outcome, Step
from programm_print.build.workers import Workers
from programm_print.errors import ToolError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say

T = TypeVar("T")

Then = Callable[[Outcome], T | None]
"""What is to be done with an outcome; what it returns is a result of the whole."""

_TRIES = 2
# So many orders that are composed alone take no longer than the nursery to load.
_FEW = 4
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
            if self._hire:
                yield from self._together(self._hire(bundle))
            elif self._workers == 1:
                yield from self._alone(bundle)
            else:
                bundle = yield from self._meanwhile(bundle)
                if self._waiting:
                    yield from self._together(Workers(bundle, self._workers))
        yield from self._at_hand()

    def _at_hand(self) -> Iterator[T]:
        while self._known:
            yield self._known.popleft()

    def _alone(self, bundle: Bundle) -> Iterator[T]:
        """All in this process."""
        # Not before: where workers do it, this process is spared WeasyPrint.
        from programm_print.build.workshop import work

        while self._waiting:
            yield from self._here(self._waiting.popleft(), partial(work, bundle))

    def _meanwhile(self, bundle: Bundle) -> Generator[T, None, Bundle]:
        """While the workers' nursery still loads, this process composes what is to be composed alone, if that is not much, and
        compiles templates for all workers."""
        from programm_print.build.composing_room import ComposingRoom

        room = ComposingRoom(bundle)
        ahead = [task for task in self._waiting if task.order.step is Step.LENGTHS]
        for task in ahead if len(ahead) <= _FEW else ():
            self._waiting.remove(task)
            yield from self._here(task, lambda order: room.carry_out(order, room.lengths))
        return replace(bundle, templates=room.compiled({task.order.job.product.id for task in self._waiting}))

    def _here(self, task: _Task[T], work: Callable[[Order], Outcome]) -> Iterator[T]:
        self._begin(task.order.job.name)
        future: Future[Outcome] = Future()
        try:
            future.set_result(work(task.order))
        except Exception as error:
            future.set_exception(error)
        yield from self._ended(task, future)

    def _together(self, team: Team) -> Iterator[T]:
        running: dict[Future[Outcome], _Task[T]] = {}
        with closing(team):
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
    with suppress(AttributeError):  # macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
