"""`check --stress`: one sheet of each product with every hostile content, and its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from programm_print.findings import Finding, Severity
from programm_print.messages import say
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.replacing import texts_of
from programm_print.opening import Project
from programm_print.stressing.hostile import hostile_cases, with_options
from programm_print.stressing.limits import Limit, find_limits
from programm_print.stressing.trying import Outcome, Trials, Verdict, of_one_sheet


@dataclass(frozen=True)
class TriedCase:
    """What became of a sheet with a hostile content; `case` is a sentence."""

    job: Job
    case: str
    verdict: Verdict

    def as_json(self) -> dict[str, Any]:
        return {
            "product": self.job.product.id,
            "sheet": self.job.name,
            "case": self.case,
            "outcome": str(self.verdict.outcome),
            "errors": [finding.as_json() for finding in self.verdict.errors],
        }

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A fault of the program or of a layout; a refusal is none."""
        if self.verdict.outcome is not Outcome.BROKEN:
            return ()
        message = say("stress.broken", sheet=self.job.name, case=self.case)
        return (Finding("stress.broken", Severity.ERROR, message, say("stress.tell-us")), *self.verdict.errors)


def stress(project: Project, jobs: Sequence[Job]) -> Iterator[TriedCase | Limit]:
    """For each product among the jobs, of its fullest sheet: the hostile cases, then the limits.

    Raises ContentError and RenderError when a product breaks off with the content as it is.
    """
    trials = Trials(project)
    filled = with_options(project.content)
    for product in dict.fromkeys(job.product.id for job in jobs):
        of_product = (job for job in jobs if job.product.id == product)
        job = max(of_product, key=lambda job: _own_text(job, filled))
        content = of_one_sheet(project.content, job)
        yield from _cases(job, content, trials)
        whole = with_options(content)
        # Where not even all optional fields have room at once, limits are those of the content as it is.
        fits = trials.judge(job, whole).outcome is Outcome.FITS
        yield from find_limits(job, whole if fits else content, trials)


def _cases(job: Job, content: Content, trials: Trials) -> Iterator[TriedCase]:
    shown = tuple(dict.fromkeys(text.at for text in trials.layout(job, content).texts))
    for case in hostile_cases(content, shown):
        yield TriedCase(job, say(f"stress.case-{case.name}", word=case.word), trials.judge(job, case.content))


def _own_text(job: Job, content: Content) -> int:
    """How many characters a sheet's district or chapter brings to it."""
    own = [f"districts/{job.variant}/"]
    for chapter in content.manifesto.chapters:
        if chapter.id == job.variant:
            own += [f"chapters/{chapter.id}/", *(demand.text.at for demand in chapter.demands)]
    # Picks are ids, not texts.
    picks = f"districts/{job.variant}/demands/"
    return sum(len(text) for at, text in texts_of(content).items() if at.startswith(tuple(own)) and not at.startswith(picks))
