"""What sheets cost, side by side with other ways to make them, as tables in Markdown. Needs Linux.

Usage, from the project's folder: PYTHONPATH=src python bench/build.py [--sample N] [PART …]
A part is a number of flyers (1, 23 and 500 are measured without one), or `brochure`.

In one run and one after the other: a process of WeasyPrint, Chromium and Typst for each sheet, where they are installed, and
this program. The first two get the very HTML and stylesheets that this program laid out last, so they are spared composing and
copyfitting, and they check and finish nothing; Typst gets a flyer of its own (flyer.typ). Of single processes so many are
measured as `--sample` says, and their mean stands for the others. Projects are copies in a temporary folder: the districts that
lie here, or made-up ones where there are not as many.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from measuring import Cost, cost_of
from rivals import lay_out_files, rivals, single_cost
from towns import change_a_word, make_town

FLYER, BROCHURE = "flyer-a6", "brochure-a5"
PARTS = ("1", "23", "500", "brochure")
SAMPLE = 20


@dataclass(frozen=True)
class Row:
    """A way to make all sheets of a part."""

    name: str
    cost: Cost


@dataclass(frozen=True)
class Part:
    """`districts` flyers, or the brochure; `folder` is a new one to work in."""

    product: str
    districts: int | None
    folder: Path
    sample: int

    def rows(self) -> Iterator[Row]:
        town = make_town(Path.cwd(), self.folder / "town", self.districts)
        warm, held, pages = self._inside(town)
        copy = make_town(Path.cwd(), self.folder / "files", self.districts)
        files = lay_out_files(copy, self.product, pages)
        sheets = self.districts or 1
        for name, make in rivals(self.product).items():
            scaled = f"{name} ({len(files)} measured)" if len(files) < sheets else name
            yield Row(scaled, single_cost(make, files, copy).scaled(sheets))
        yield self._build("cold, `-j 1`", town, sheets, "-j", "1")
        yield Row(f"this program, in a warm process{held}", warm)
        if sheets > 1:
            yield self._build("all again, `-j 2 --force`", town, sheets, "-j", "2", "--force")
        yield self._build("unchanged", town, 0)
        change_a_word(town, of_a_district=self.districts is not None)
        yield self._build("one word changed", town, 1)

    def _inside(self, town: Path) -> tuple[Cost, str, Path]:
        """A process that is warm; of many sheets what it held in memory meanwhile; and the folder of the pages it laid out."""
        pages = self.folder / "pages"
        pages.mkdir()
        script = Path(__file__).with_name("inside.py")
        command = [sys.executable, str(script), str(town), self.product, str(pages), str(self.sample)]
        cost, said = cost_of(command, folder=town)
        told = json.loads(said)
        size = sum(file.stat().st_size for file in (town / "inside").rglob("*.pdf"))
        shutil.rmtree(town / "inside")
        early, late = told["held_mb"]
        held = f", {early:.0f} MB after 50 sheets, {late:.0f} MB at the end" if told["sheets"] > 50 else ""
        return Cost(told["wall_s"], told["cpu_s"], cost.peak_mb, size), held, pages

    def _build(self, name: str, town: Path, built: int, *words: str) -> Row:
        """This program once, which must build so many sheets."""
        command = [sys.executable, "-m", "programm_print", "build", self.product, "--json", *words]
        cost, said = cost_of(command, folder=town)
        files = json.loads(said)["files"]
        done = [file for file in files if file["status"] == "built"]
        assert len(done) == built, (name, len(done))
        return Row(f"this program, {name}", replace(cost, bytes=sum(file["bytes"] for file in files)))


def table(rows: Iterator[Row]) -> Iterator[str]:
    """Each way, as it has been measured, with its ratio to the first: one process of WeasyPrint per sheet."""
    yield "| way | CPU | wall | memory | PDFs | CPU, less by | wall, less by |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    base: Cost | None = None
    for row in rows:
        cost = row.cost
        base = base or cost
        ratios = f"{base.cpu_s / cost.cpu_s:.1f} × | {base.wall_s / cost.wall_s:.1f} ×"
        figures = f"{cost.cpu_s:.2f} s | {cost.wall_s:.2f} s | {cost.peak_mb:.0f} MB | {cost.bytes / 1000:.0f} kB"
        yield f"| {row.name} | {figures} | {ratios} |"


def machine() -> str:
    """What all this was measured on, and how busy that was when it began."""
    models = [line for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
    model = models[0].split(":")[1].strip() if models else platform.machine()
    engines = f"Python {platform.python_version()}, WeasyPrint {version('weasyprint')}"
    now, load = datetime.now(UTC), os.getloadavg()[0]
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {engines}, {now:%-d %B %Y, %H:%M} UTC, load {load:.1f} at the start"


def main() -> None:
    words = argparse.ArgumentParser(description="What sheets cost, side by side with other ways to make them.")
    words.add_argument("parts", nargs="*", metavar="PART", help="a number of flyers, or `brochure`", default=PARTS)
    words.add_argument("--sample", type=int, default=SAMPLE, help="so many single processes are measured", metavar="N")
    asked = words.parse_args()
    # Commands run in other folders: what they load must be named from the root.
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(Path(path).resolve()) for path in paths if path)
    print(machine())
    for name in asked.parts:
        product, districts = (BROCHURE, None) if name == "brochure" else (FLYER, int(name))
        print(f"\n### {districts or 1} × {product}\n", flush=True)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for line in table(Part(product, districts, Path(folder).resolve(), asked.sample).rows()):
                print(line, flush=True)


if __name__ == "__main__":
    main()
