"""The door to dask.distributed: orders are carried out by the workers of a cluster, which have this program and nothing else."""

from __future__ import annotations

import asyncio
import logging
import pickle
import threading
import time
import warnings
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from typing import Any

from distributed import Client, KilledWorker, Scheduler, Security, Worker, WorkerPlugin, get_worker
from distributed.comm.core import connect

from programm_print.build.crew import CrewError, broken
from programm_print.build.values import Bundle, Order, Outcome
from programm_print.build.versions import makers
from programm_print.build.workers import AHEAD
from programm_print.build.workshop import work
from programm_print.messages import say, speaking

_ANSWER_S = 10
# Workers may start with the build, or anew in the middle of it.
_ARRIVAL_S = 30
_PATIENCE_S = 60
_GLANCE_S = 1
_PREFIX = "programm-print/"

#: In a worker: what was brought to it; else the builder's language, and what is of another version here.
_bundles: dict[str, Bundle] = {}
_strange: dict[str, tuple[str, tuple[str, str, str]]] = {}
# Engines belong to one thread at a time; a worker may have several.
_turn = threading.Lock()


class _Luggage(WorkerPlugin):
    """Brings a bundle to each worker once, also to those that come later. In a plugin, since dask moves data as it likes."""

    def __init__(self, name: str, bundle: Bundle) -> None:
        self.name = name
        self._language = bundle.language
        self._makers = makers()
        # Packed: another version of this program might not even be able to open it.
        self._packed = pickle.dumps(bundle, pickle.HIGHEST_PROTOCOL)

    def setup(self, worker: Worker) -> None:
        del worker
        if difference := _difference(self._makers, makers()):
            _strange[self.name] = self._language, difference
        else:
            _bundles[self.name] = pickle.loads(self._packed)  # noqa: S301  # whoever may send us orders may have us do anything

    def teardown(self, worker: Worker) -> None:
        del worker
        _bundles.pop(self.name, None)
        _strange.pop(self.name, None)


def _work_on(name: str, order: Order) -> Outcome:
    """In a worker: carry out an order for the bundle of this name."""
    with _turn:
        if name in _strange:
            language, difference = _strange[name]
            with speaking(language):
                raise CrewError(_told(get_worker().address, *difference))
        bundle = _bundles[name]
        try:
            return work(bundle, order)
        except Exception as error:
            # As an outcome: one that cannot be pickled, such as a RecursionError, would be waited for in vain.
            with speaking(bundle.language):
                return broken(order, error)


class Cluster:
    """The workers of a cluster, as many as there are at the time. What was brought to them is taken away again on `close`."""

    def __init__(self, address: str, bundle: Bundle) -> None:
        """`address` is the scheduler's, such as `tcp://host:8786`.

        Raises CrewError when the scheduler does not answer, has no workers, or one of them is not of this version.
        """
        # They report to the terminal each worker that comes or goes, and tracebacks of what is told in words here.
        for name in ("distributed", "distributed.client", "tornado.application", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        warnings.filterwarnings("ignore", module="distributed")
        self._address = address
        self._client = self._connected()
        self._name = f"{_PREFIX}{self._client.id}"
        self._executor = self._client.get_executor(pure=False)
        self._seen = self._since = time.monotonic()
        self._count = 0
        try:
            self._prove_workers()
            for name in self._client.run_on_scheduler(_left_behind):
                self._client.unregister_worker_plugin(name)
            self._client.register_plugin(_Luggage(self._name, bundle))
        except OSError as error:
            self.close()
            raise self._lost() from error
        except BaseException:
            self.close()
            raise

    def room(self) -> int:
        now = time.monotonic()
        if now - self._seen > _GLANCE_S or not self._count:
            self._count = self._counted()
            self._seen = now
        if self._count:
            self._since = now
        elif now - self._since > _PATIENCE_S:
            raise CrewError(say("build.cluster-no-workers", address=self._address))
        return AHEAD * max(1, self._count)

    def submit(self, order: Order) -> Future[Outcome]:
        outcome: Future[Outcome] = Future()

        def take(done: Future[Outcome]) -> None:
            error = None if done.cancelled() else done.exception()
            if done.cancelled():  # By dask, when it has lost the scheduler.
                outcome.set_exception(self._lost())
            elif isinstance(error, KilledWorker):
                # Dask gives up what several workers died with, be it that it only waited there: alone it gets another try.
                outcome.set_exception(BrokenExecutor(str(error)))
            elif error is not None:
                outcome.set_exception(error)
            else:
                outcome.set_result(done.result())

        self._executor.submit(_work_on, self._name, order).add_done_callback(take)
        return outcome

    def renew(self) -> None:
        """Whoever started the cluster starts its workers anew, and dask gives them what the old ones had not ended."""

    def close(self) -> None:
        # What is not to be reached any more needs no farewell; ValueError: nothing was brought yet.
        with suppress(OSError, TimeoutError, RuntimeError, ValueError):
            if self._client.status == "running":
                self._executor.shutdown(wait=False)
                self._client.unregister_worker_plugin(self._name)
        self._client.close(timeout=_ANSWER_S)

    def _connected(self) -> Client:
        try:
            asyncio.run(_greet(self._address))
            return Client(self._address, timeout=_ANSWER_S, set_as_default=False)
        except Exception as error:  # A port where another program answers brings errors of any kind.
            raise CrewError(say("build.cluster-no-answer", address=self._address)) from error

    def _prove_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_ARRIVAL_S)
        except TimeoutError as error:
            raise CrewError(say("build.cluster-no-workers", address=self._address)) from error
        found: dict[str, Any] = self._client.run(makers, on_error="return")
        here = makers()
        for address, there in found.items():
            if isinstance(there, ImportError):
                raise CrewError(say("build.cluster-without", worker=address))
            if isinstance(there, BaseException):  # It has gone meanwhile; if others come, they prove themselves.
                continue
            if difference := _difference(here, there):
                raise CrewError(_told(address, *difference))

    def _counted(self) -> int:
        try:
            return len(self._client.nthreads())
        except (OSError, TimeoutError) as error:
            raise self._lost() from error

    def _lost(self) -> CrewError:
        return CrewError(say("build.cluster-lost", address=self._address))


async def _greet(address: str) -> None:
    """Raises one error or another when no scheduler answers. A client would wait for ever for one that says nothing."""
    arguments = Security().get_connection_args("client")
    comm = await asyncio.wait_for(connect(address, timeout=_ANSWER_S, **arguments), _ANSWER_S)
    await comm.close()


def _left_behind(dask_scheduler: Scheduler) -> list[str]:
    """In the scheduler: what builders that were killed had brought."""
    names = [name for name in dask_scheduler.worker_plugins if name.startswith(_PREFIX)]
    return [name for name in names if name.removeprefix(_PREFIX) not in dask_scheduler.clients]


def _difference(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first of the makers that is another one there, with both versions."""
    return next(((name, here[name], there.get(name, "–")) for name in here if there.get(name) != here[name]), None)


def _told(worker: str, name: str, here: str, there: str) -> str:
    return say("build.cluster-version", worker=worker, name=name, here=here, there=there)
