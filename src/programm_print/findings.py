"""A finding is one thing a check has to say: what, where, how grave, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the project's files: `file` is relative to the project; line and column count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` and `hint` are sentences of the message catalogue, already in the user's language.

    `page` counts from 1; `box_mm` is (x0, y0, x1, y1) from the trim's top left corner; `also_mm` are further places on that
    page where the same is to be said. `at` is the address of the text the finding speaks of (`Text.at`): stages that do not
    know lines give it, and `placed` turns it into a place.
    `sheet` is the job's name (`flyer-a6_mitte`) where neither place nor message tells which sheet it is.
    """

    code: str
    severity: Severity
    message: str
    hint: str | None = None
    place: Place | None = None
    at: str | None = None
    sheet: str | None = None
    page: int | None = None
    box_mm: tuple[float, float, float, float] | None = None
    also_mm: tuple[tuple[float, float, float, float], ...] = ()
    measured: str | None = None
    limit: str | None = None
    source: str | None = None

    def sentence(self) -> str:
        """One unwrapped line: `file:line:column: sheet: message hint`."""
        text = f"{self.message} {self.hint}" if self.hint else self.message
        return ": ".join(str(part) for part in (self.place, self.sheet, text) if part)

    def as_json(self) -> dict[str, Any]:
        """The shape that `--json` prints: what is not known is left out."""
        fields: dict[str, Any] = {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
            "file": self.place.file if self.place else None,
            "line": self.place.line if self.place else None,
            "column": self.place.column if self.place else None,
            "sheet": self.sheet,
            "page": self.page,
            "box_mm": list(self.box_mm) if self.box_mm else None,
            "also_mm": [list(box) for box in self.also_mm] or None,
            "measured": self.measured,
            "limit": self.limit,
            "source": self.source,
        }
        return {key: value for key, value in fields.items() if value is not None}


def placed(findings: Iterable[Finding], places: Mapping[str, Place]) -> tuple[Finding, ...]:
    """The findings with the line their text stands on, where `places` knows it."""
    return tuple(
        replace(finding, place=places[finding.at]) if finding.place is None and finding.at and finding.at in places else finding
        for finding in findings
    )


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether one of them stops a build; with `strict` a warning does too."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in grave for finding in findings)
