"""What the checks of layout add to a job's CPU time, on jobs without findings: the facts that are read, and examining them.

Usage, from the project's folder: PYTHONPATH=src python bench/fit.py [JOB …]; a job is a product and a variant, `flyer-a6/mitte`.

One run measures both, each time inside the other's total, so that a busy machine changes the ratio little. Copyfitting is
left out: it lays out more often, and reads the facts each time, because it asks them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from programm_print.compose.composing import Composer
from programm_print.compose.hyphenation import Hyphenator
from programm_print.copyfitting import copyfit
from programm_print.finish.press import OutputIntent, PressSettings, finish_press
from programm_print.fit.colours import judge_colours
from programm_print.fit.examining import examine
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.models.job import Job
from programm_print.models.layout import Layout
from programm_print.models.product import Product
from programm_print.models.sheet import Sizes
from programm_print.opening import Project, open_project
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

JOBS = ("flyer-a6/mitte", "flyer-dl/mitte", "leaflet-a5/klima", "brochure-a5/")
RUNS = 5
CREATED = datetime(2026, 1, 1, tzinfo=UTC)

P = ParamSpec("P")
R = TypeVar("R")


class Stopwatch:
    """Adds up the CPU time of the functions it watches."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def watch(self, function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def watched(*args: P.args, **kwargs: P.kwargs) -> R:
            begun = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += time.process_time() - begun

        return watched


class Bench:
    def __init__(self, project: Project) -> None:
        read, campaign = project.files.read, project.content.campaign
        self.project = project
        self.checks = Stopwatch()
        self.palette = load_palette(read, project.content.shop.paper)
        self.engine = Engine(read, self.palette.spots)
        self.composer = Composer(campaign, self.palette, load_fonts(read), read)
        self.excepted = Hyphenator(campaign.language, tuple(campaign.hyphenation)).excepted
        self.examine = self.checks.watch(examine)
        self.judge_colours = self.checks.watch(judge_colours)
        # The facts of a layout have no other way in than the engine's own.
        Engine._facts = self.checks.watch(Engine._facts)  # type: ignore[method-assign]

    def ratio(self, job: Job) -> tuple[float, float]:
        """CPU seconds of a job without the checks, and of the checks, each the mean of some runs."""
        sizes, _ = copyfit(job.product, lambda sizes: self.lay_out(job, sizes)[1])
        self.checks.seconds, begun = 0.0, time.process_time()
        for _ in range(RUNS):
            title, layout = self.lay_out(job, sizes)
            self.examine(layout, job.product, self.excepted)
            self.judge_colours(layout, self.palette.areas_only(job.edition), job.name)
            finish_press(self.engine.write_pdf(layout, created=CREATED), self.settings(job.product, title))
        seconds = time.process_time() - begun
        return (seconds - self.checks.seconds) / RUNS, self.checks.seconds / RUNS

    def lay_out(self, job: Job, sizes: Sizes) -> tuple[str, Layout]:
        composed = self.composer.compose(job, self.project.content, sizes)
        layout = self.engine.lay_out(composed.html, base=f"layouts/{job.product.id}")
        if job.product.measured and sizes.heights_mm is None:
            return self.lay_out(job, replace(sizes, heights_mm=layout.heights_mm))
        return composed.title, layout

    def settings(self, product: Product, title: str) -> PressSettings:
        campaign, shop = self.project.content.campaign, self.project.content.shop
        return PressSettings(
            title=title,
            language=campaign.language,
            author=str(campaign.party),
            created=CREATED,
            intent=OutputIntent(shop.condition, shop.registry, shop.description, self.project.files.read(shop.profile)),
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            bleed_mm=product.bleed_mm,
            marks=False,
            colours=tuple(self.palette.colours.values()),
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 1) + 1)),
        )


def main(names: list[str]) -> None:
    project = open_project(ProjectFiles(Path.cwd()))
    bench = Bench(project)
    for name in names:
        product, _, variant = name.partition("/")
        rest, checks = bench.ratio(Job(project.products[product], variant))
        print(f"{name:<20} {rest:6.3f} s, checks {checks:6.3f} s: {checks / rest:5.1%}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(JOBS))
