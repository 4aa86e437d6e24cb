"""What a command costs: wall and CPU time, memory and the size of what it wrote. Needs Linux."""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
_GLANCE_S = 0.1


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of all processors, the most memory at a time in MB, and bytes written."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    bytes: int = 0

    def scaled(self, factor: float) -> Cost:
        """For so many times as many documents, one process after the other."""
        return Cost(self.wall_s * factor, self.cpu_s * factor, self.peak_mb, round(self.bytes * factor))


def cost_of(command: Sequence[str], *, folder: Path, environment: dict[str, str] | None = None) -> tuple[Cost, str]:
    """Run a command to its end; what it cost with all its descendants, and its standard output.

    Raises RuntimeError when it fails.
    """
    # Descendants whose own parent ends before them (Chromium's) come to us, so that their time is counted too.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    said = folder / "said"
    begun = time.perf_counter()
    with said.open("wb") as out, (folder / "complained").open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=out, stderr=err)
        glance = _Glance(process.pid)
        glance.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        glance.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime + sum(_orphans())
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}\n{(folder / 'complained').read_text()[-2000:]}")
    # A process that is over between two glances is known by its largest part alone.
    return Cost(wall, cpu, max(glance.most_mb, used.ru_maxrss / 1000)), said.read_text(encoding="utf-8")


def mean_cost(costs: Sequence[Cost]) -> Cost:
    """The mean of single processes; the largest of them in memory."""
    count = len(costs)
    wall, cpu = sum(cost.wall_s for cost in costs) / count, sum(cost.cpu_s for cost in costs) / count
    return Cost(wall, cpu, max(cost.peak_mb for cost in costs), sum(cost.bytes for cost in costs) // count)


def _orphans() -> Iterator[float]:
    """CPU seconds of each process that was left to us."""
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return
        yield used.ru_utime + used.ru_stime


class _Glance(threading.Thread):
    """Looks again and again how much memory a process and its descendants hold: shared pages are shared out among them."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.most_mb = 0.0

    def run(self) -> None:
        while not self._over.wait(_GLANCE_S):
            self.most_mb = max(self.most_mb, sum(_held_mb(each) for each in _family(self._process)))

    def end(self) -> None:
        self._over.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        return
    for child in children:
        yield from _family(child)


def _held_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
