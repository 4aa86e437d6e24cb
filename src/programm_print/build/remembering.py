"""Outcomes kept and found again by what they followed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from programm_print.build.causes import Causes, Fingerprint, Trace
from programm_print.build.memory import Memory
from programm_print.build.noting import finding_of, noted
from programm_print.build.values import Outcome, Step
from programm_print.messages import current_language
from programm_print.models.job import Job


@dataclass(frozen=True)
class Kept:
    """An outcome that is known; its PDF by length and SHA-256 alone."""

    outcome: Outcome
    bytes: int = 0
    sha256: str = ""


class Remembering:
    """Outcomes of jobs in a project's memory."""

    def __init__(self, memory: Memory, causes: Causes) -> None:
        self._memory = memory
        self._causes = causes
        self._traces: dict[str, dict[str, Trace]] = {}

    def recall(self, step: Step, job: Job, ceilings: Mapping[str, float]) -> Kept | None:
        """What came of the same order when all that it can see was as it is now."""
        for trace in self._known_traces(step, job).values():
            key = self._causes.fingerprint(step, job, ceilings, trace).key
            kept = self._memory.recall(str(step), key)
            # Findings are sentences: who reads another language is to be told in that.
            if kept is not None and (not kept["findings"] or kept["language"] == current_language()):
                return _kept(kept)
        return None

    def keep(self, step: Step, job: Job, ceilings: Mapping[str, float], outcome: Outcome) -> Kept:
        """Keep what came of an order."""
        trace = _trace(outcome.values, outcome.files)
        known = self._known_traces(step, job)
        if trace.key not in known:
            known[trace.key] = trace
            name = _trace_name(step, job)
            self._memory.keep("trace", f"{name} {trace.key}", name, {"values": trace.values, "files": trace.files})
        fingerprint = self._causes.fingerprint(step, job, ceilings, trace)
        pdf = outcome.pdf or b""
        digest = sha256(pdf).hexdigest() if pdf else ""
        if pdf:
            self._memory.keep_pdf(digest, pdf)
        value = {
            "trace": trace.key,
            "fingerprint": [fingerprint.key, fingerprint.parts, fingerprint.values, fingerprint.files],
            "pages": outcome.pages,
            "bytes": len(pdf),
            "sha256": digest,
            "lengths": outcome.lengths,
            "sizes": outcome.sizes,
            "findings": [noted(finding) for finding in outcome.findings],
            "language": current_language(),
        }
        self._memory.keep(str(step), fingerprint.key, job.path, value)
        return Kept(outcome, len(pdf), digest)

    def why(self, step: Step, job: Job, ceilings: Mapping[str, float]) -> tuple[str, ...] | None:
        """What has changed since the job was last made; None when it never was, or that is forgotten."""
        known = self._known_traces(step, job)
        for kept in self._memory.named(str(step), job.path):
            if kept["trace"] in known:
                trace = known[kept["trace"]]
                before = _fingerprint(*kept["fingerprint"])
                return self._causes.why(job, trace, before, self._causes.fingerprint(step, job, ceilings, trace))
        return None

    def _known_traces(self, step: Step, job: Job) -> dict[str, Trace]:
        """What was looked at for sheets of the job's product, the latest first."""
        name = _trace_name(step, job)
        if name not in self._traces:
            traces = [_trace(known["values"], known["files"]) for known in self._memory.named("trace", name)]
            self._traces[name] = {trace.key: trace for trace in traces}
        return self._traces[name]


def _trace_name(step: Step, job: Job) -> str:
    return f"{step} {job.edition}/{job.product.id}"


def _trace(values: Sequence[str], files: Sequence[str]) -> Trace:
    return Trace(tuple(values), tuple(files))


def _fingerprint(key: str, parts: Mapping[str, str], values: Sequence[str], files: Sequence[str]) -> Fingerprint:
    return Fingerprint(key, parts, tuple(values), tuple(files))


def _kept(data: Mapping[str, Any]) -> Kept:
    findings = tuple(finding_of(finding) for finding in data["findings"])
    lengths = None if data["lengths"] is None else tuple(data["lengths"])
    return Kept(Outcome(findings, data["pages"], lengths=lengths, sizes=data["sizes"]), data["bytes"], data["sha256"])
