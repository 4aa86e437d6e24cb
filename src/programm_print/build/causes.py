"""What a job depends on, and why it is built: each input that its making can see, by value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from programm_print.build.values import Options, Step
from programm_print.compose.showing import shown_to
from programm_print.content.folders import CAMPAIGN, MANIFESTO
from programm_print.findings import Finding
from programm_print.messages import say
from programm_print.models.colour import Palette
from programm_print.models.font import FontRole
from programm_print.models.job import Job
from programm_print.models.seeing import Values
from programm_print.models.text import Text
from programm_print.observing import ObservedFiles
from programm_print.opening import Project

#: For measuring what siblings share it does not matter how the PDF is written.
_OF_WRITING = ("options", "epoch")


@dataclass(frozen=True)
class Trace:
    """What was looked at while something was made: paths of values and of files."""

    values: tuple[str, ...]
    files: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        return _digest([self.values, self.files])


@dataclass(frozen=True)
class Fingerprint:
    """Everything that an outcome followed from: `parts` by name, the values and the files of a trace in its order.

    Whatever has the same `key` comes out the same.
    """

    key: str
    parts: Mapping[str, str]
    values: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class _Seen:
    """What a job is shown; what is `common` is the same for all jobs."""

    values: Values
    common: frozenset[str]
    findings: tuple[Finding, ...]


class Causes:
    """The inputs of a project's jobs."""

    def __init__(
        self,
        project: Project,
        files: ObservedFiles,
        palette: Palette,
        fonts: Mapping[str, FontRole],
        options: Options,
        *,
        epoch: str,
        program: str,
    ) -> None:
        """`epoch` is SOURCE_DATE_EPOCH, or empty; `program` tells this program and its engines from other versions."""
        campaign = project.content.campaign
        self._project = project
        self._files = files
        self._palette = palette
        self._parts = {
            "program": program,
            "epoch": epoch,
            # A sheet without errors is the same whether faulty ones become drafts.
            "options": _digest(repr(replace(options, draft=False))),
            "palette": _digest(repr(palette)),
            "fonts": _digest(repr(fonts)),
            "shop": _digest(repr(project.content.shop)),
            "setting": _digest(repr((campaign.language, campaign.hyphenation, campaign.party))),
        }
        self._districts = {district.id: (district,) for district in project.content.districts}
        self._products: dict[str, str] = {}
        self._shown: dict[str, _Seen] = {}
        self._common_tokens: dict[str, str] = {}

    def said_of(self, job: Job) -> tuple[Finding, ...]:
        """What there is to say of a job's content, whether it is built or not."""
        return self._of(job).findings

    def fingerprint(self, step: Step, job: Job, ceilings: Mapping[str, float], trace: Trace) -> Fingerprint:
        product = job.product
        if product.id not in self._products:
            self._products[product.id] = _digest(repr(product))
        parts = {name: value for name, value in self._parts.items() if step is Step.MAKE or name not in _OF_WRITING}
        parts |= {"product": self._products[product.id], "ceilings": json.dumps(dict(ceilings), sort_keys=True)}
        seen = self._of(job)
        values = tuple(self._token(seen, path) for path in trace.values)
        files = tuple(self._files.digest(path) or "" for path in trace.files)
        key = _digest([step, job.path, parts, trace.key, values, files])
        return Fingerprint(key, parts, tuple(_short(value) for value in values), tuple(file[:10] for file in files))

    def why(self, job: Job, trace: Trace, before: Fingerprint, now: Fingerprint) -> tuple[str, ...]:
        """What has changed, one sentence for each cause."""
        changed = [name for name, value in now.parts.items() if before.parts.get(name) != value]
        files = [path for path, old, new in zip(trace.files, before.files, now.files, strict=True) if old != new]
        values = [path for path, old, new in zip(trace.values, before.values, now.values, strict=True) if old != new]
        sentences = [_why(name, job) for name in changed]
        sentences += [say("build.why-file", file=file) for file in [*self._files_of(job, values), *files]]
        return tuple(dict.fromkeys(sentences))

    def _files_of(self, job: Job, paths: list[str]) -> Iterator[str]:
        """The files of the content that values are written in."""
        values, places = self._of(job).values, self._project.content.places
        for path in paths:
            value = values.at(path)
            first = value[0] if isinstance(value, tuple) and value else value
            if isinstance(first, Text) and first.at in places:
                yield places[first.at].file
            else:
                yield self._file_of(path, job)

    def _file_of(self, path: str, job: Job) -> str:
        root = path.split(".", 1)[0]
        if root in ("campaign", "captions"):
            return CAMPAIGN
        own = root in ("district", "web_address", "picks", "chapter_picks")
        return self._project.content.places[f"districts/{job.variant}"].file if own else MANIFESTO

    def _token(self, seen: _Seen, path: str) -> str:
        known = self._common_tokens.get(path)
        if known is None:
            known = seen.values.token(path)
            if path.split(".", 1)[0] in seen.common:
                self._common_tokens[path] = known
        return known

    def _of(self, job: Job) -> _Seen:
        if job.path not in self._shown:
            content = replace(self._project.content, districts=self._districts.get(job.variant, ()))
            shown = shown_to(job, content, self._palette)
            self._shown[job.path] = _Seen(Values(shown.values), shown.common, shown.findings)
        return self._shown[job.path]


def _why(part: str, job: Job) -> str:
    files = {"palette": "layouts/palette.yaml", "fonts": "fonts/fonts.yaml", "setting": CAMPAIGN}
    if part == "product":
        return say("build.why-file", file=f"layouts/{job.product.id}/product.yaml")
    return say("build.why-file", file=files[part]) if part in files else say(f"build.why-{part}")


@lru_cache(maxsize=2**14)  # Most of what one job sees, others see too.
def _short(value: str) -> str:
    return _digest(value)[:10]


def _digest(value: Any) -> str:
    return sha256((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode()).hexdigest()
