"""What passes between who plans a build and who makes its sheets. All of it can be sent to another process or machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programm_print.findings import Finding, Place
    from programm_print.models.colour import Palette
    from programm_print.models.content import Content
    from programm_print.models.district import District
    from programm_print.models.font import FontRole
    from programm_print.models.job import Job


#: Where drafts lie below the output folder: what lies in `press` may go to press.
DRAFTS = "draft"


class Status(StrEnum):
    BUILT = "built"
    UNCHANGED = "unchanged"
    CHECKED = "checked"
    DRAFT = "draft"
    PLANNED = "planned"
    FAILED = "failed"


@dataclass(frozen=True)
class BuiltFile:
    """What became of one job. A failed job has left the file that stood at `path` as it was; its sizes are 0. A draft has too:
    it has errors, and its `path` is one of its own.

    `why` says what asked for the job to be done, one sentence each; empty for what is unchanged.
    """

    name: str
    product: str
    variant: str
    edition: str
    path: Path
    status: Status
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    bytes: int = 0
    sha256: str = ""
    why: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "product": self.product,
            "variant": self.variant,
            "edition": self.edition,
            "pages": self.pages,
            "bytes": self.bytes,
            "sha256": self.sha256,
            "status": str(self.status),
        }


@dataclass(frozen=True)
class Files:
    """Files of the project by their paths, and for those that may not be read the sentence that says why."""

    data: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    refused: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Options:
    """What a person chooses for all sheets of a build: `marks`, and whether a faulty sheet is made as a `draft`."""

    marks: bool = False
    draft: bool = False


DEFAULTS = Options()


@dataclass(frozen=True)
class Bundle:
    """All that the jobs of one build share; goes once to each worker.

    `content` is without its districts and their places: each order brings its own. `digest` tells one bundle from another.
    `language` is that of messages. `templates` are compiled ones, as far as there are any.
    """

    content: Content
    palette: Palette
    fonts: Mapping[str, FontRole]
    files: Files
    created: datetime
    options: Options
    language: str
    digest: str
    templates: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class Step(StrEnum):
    """What is to be done with a job: `make` its PDF, `check` it alone, or find out for the size that siblings share how long its
    texts are (`lengths`) or which `sizes` it needs."""

    MAKE = "make"
    CHECK = "check"
    LENGTHS = "lengths"
    SIZES = "sizes"


@dataclass(frozen=True)
class Order:
    """One step of one job. `ceilings` are the sizes, by fit, that it may not exceed; `files` those that its district names."""

    step: Step
    job: Job
    ceilings: Mapping[str, float] = field(default_factory=dict)
    district: District | None = None
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    files: Files = Files()


@dataclass(frozen=True)
class Outcome:
    """What came of an order. `values` and `files` are the paths of what was looked at, in the content and in the project.

    `pdf` is None where it was not made, and a draft where there are errors; `lengths` are None where they were not
    asked for, `sizes` those that were chosen in place of the order's ceilings; either is None where it could not be found out.
    """

    findings: tuple[Finding, ...] = ()
    pages: int = 0
    pdf: bytes | None = field(default=None, repr=False)
    lengths: tuple[int, ...] | None = None
    sizes: Mapping[str, float] | None = None
    values: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
