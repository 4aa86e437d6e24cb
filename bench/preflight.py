"""What a preflight costs: of the 28-page brochure against the time that WeasyPrint needs to render it, and of a large PDF.

Usage, from the project's folder: PYTHONPATH=src python bench/preflight.py

Ghostscript is kept out of sight. The preflight is that of the verb, its own process and the search for QR codes included.
Seconds are of the processor, of this process and those it starts; rendering and preflight take turns in one run, so that a
busy machine changes the ratio little.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from programm_print.models.press_order import Limits
from programm_print.preflighting import preflight_files

RUNS = 5


def preflight(path: Path) -> int:
    """The number of its findings."""
    (result,) = preflight_files([str(path)], Limits())
    return len(result.findings)


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor, and seconds that passed."""
    before, start = os.times(), time.perf_counter()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]), time.perf_counter() - start


def main() -> None:
    # Not above: the process of a preflight reads this file too, as it would that of the verb.
    from brochure import PAGES, Brochure, large

    from programm_print.opening import open_project
    from programm_print.project import ProjectFiles

    os.environ["PATH"] = ""
    brochure = Brochure(open_project(ProjectFiles(Path.cwd())))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brochure.pdf"
        path.write_bytes(brochure.pressed(brochure.render()))
        runs = [(measured(brochure.render)[0], measured(lambda: preflight(path))[0]) for _ in range(RUNS)]
        rendering, preflighting = (median(run[side] for run in runs) for side in (0, 1))
        ratio = median(checked / rendered for rendered, checked in runs)
        print(f"brochure-a5: WeasyPrint {rendering:.2f} s, preflight {preflighting:.2f} s: {ratio:.2f} ×")
        data = large(path.read_bytes())
        path.write_bytes(data)
        seconds, passed = measured(lambda: preflight(path))
        print(f"{PAGES} pages, {len(data) / 1e6:.1f} MB: {seconds:.1f} s of the processor, {passed:.1f} s passed")


if __name__ == "__main__":
    main()
