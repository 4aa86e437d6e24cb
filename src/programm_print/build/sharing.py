"""The sizes that all variants of a product share: the smallest that any of them needs, whichever of them are built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from programm_print.build.values import Outcome, Step
from programm_print.models.job import Job
from programm_print.siblings import longest_of_each_frame, shared_fits

Ask = Callable[[Step, Job, Mapping[str, float], Callable[[Outcome], None]], None]
"""Gives an order, or finds its outcome remembered; either way the last argument is told of it."""


class Sharing:
    """Finds out the sizes of one product.

    Always the same, whichever variants are wanted, so that one sheet built alone is set like its siblings. Laid out are those
    with the longest text in some frame; one that needs less all the same takes less when it is built.
    """

    def __init__(self, jobs: Sequence[Job], ask: Ask, settled: Callable[[Mapping[str, float]], None]) -> None:
        """`jobs` are all variants of the product; `settled` is told its sizes by fit once they are known."""
        self._jobs = {job.name: job for job in jobs}
        self._ask = ask
        self._settled = settled
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._unknown = len(jobs)
        self._sizes: dict[str, float] = shared_fits(jobs[0].product)

    def begin(self) -> None:
        if not self._sizes:
            self._settled({})
            return
        for job in self._jobs.values():
            self._ask(Step.LENGTHS, job, {}, self._measured(job))

    def _measured(self, job: Job) -> Callable[[Outcome], None]:
        def note(outcome: Outcome) -> None:
            if outcome.lengths is not None:  # Else its template breaks off, which is told when it is built.
                self._lengths[job.name] = outcome.lengths
            self._unknown -= 1
            if self._unknown == 0:
                # In the jobs' order, not in that in which they happened to be measured: the first of equals is laid out.
                lengths = {name: self._lengths[name] for name in self._jobs if name in self._lengths}
                self._fit(longest_of_each_frame(lengths))

        return note

    def _fit(self, names: Sequence[str]) -> None:
        """Each is asked for the sizes that it needs by itself, all at once, so that workers share them."""
        wished, self._unknown = dict(self._sizes), len(names)

        def note(outcome: Outcome) -> None:
            if outcome.sizes is not None:  # Else it will fail again, and be told, when it is built itself.
                self._sizes = {fit: min(size, outcome.sizes[fit]) for fit, size in self._sizes.items()}
            self._unknown -= 1
            if self._unknown == 0:
                self._settled(self._sizes)

        for name in names:
            self._ask(Step.SIZES, self._jobs[name], wished, note)
        if not names:
            self._settled(self._sizes)
