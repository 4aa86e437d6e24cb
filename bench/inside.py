"""Builds a product in a process that is warm, and tells what that cost: `python bench/inside.py FOLDER PRODUCT HTML COUNT`.

The HTML of the first COUNT sheets, as it was laid out last, is written to the folder HTML.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from programm_print.build.building import Builder
from programm_print.models.layout import Layout
from programm_print.models.selection import Selection
from programm_print.opening import open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

_WARMING = 3
_EARLY = 50
_PAGE = resource.getpagesize()


def main(folder: Path, product: str, html: Path, count: int) -> None:
    """Prints wall and CPU seconds of building all sheets once more, and what the process held after the 50th and the last."""
    project = open_project(ProjectFiles(folder))
    jobs = plan_jobs(project.products, project.content, Selection(products=(product,))).jobs
    note = _HtmlNoted()
    builder = Builder(project, folder / "inside", created=datetime(2026, 1, 1, tzinfo=UTC))
    for _ in builder.build(jobs[:_WARMING]):
        pass
    held: list[float] = []
    begun, cpu = time.perf_counter(), time.process_time()
    for index, built in enumerate(builder.build(jobs)):
        assert built.status == "built", built.findings
        if index < count:
            (html / f"{built.name}.html").write_text(note.written, encoding="utf-8")
        held.append(_resident_mb())
    said: dict[str, Any] = {"wall_s": time.perf_counter() - begun, "cpu_s": time.process_time() - cpu}
    said |= {"held_mb": [held[min(_EARLY, len(held)) - 1], held[-1]], "sheets": len(held)}
    print(json.dumps(said))


class _HtmlNoted:
    """Listens at the engine for the HTML of what is written."""

    def __init__(self) -> None:
        self.written = ""
        lay_out, write_pdf = Engine.lay_out, Engine.write_pdf
        made: dict[int, str] = {}

        def noted(engine: Engine, html: str, *, base: str) -> Layout:
            layout = lay_out(engine, html, base=base)
            made[id(layout)] = html
            return layout

        def taken(engine: Engine, layout: Layout, *, created: datetime) -> bytes:
            self.written = made[id(layout)]
            made.clear()
            return write_pdf(engine, layout, created=created)

        Engine.lay_out = noted  # type: ignore[assignment, method-assign]
        Engine.write_pdf = taken  # type: ignore[assignment, method-assign]


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
