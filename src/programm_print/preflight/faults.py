"""Breaches of rules, and how equal ones become one finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Severity
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.models.inspection import Rectangle
    from programm_print.models.press_order import Limits

# On so many pages an equal fault is told page by page; beyond that it is one finding that names the pages.
_PAGES_TOLD = 3
_PLACES_TOLD = 20
_BOX_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach at one place.

    `sentence` and `hint` are keys of the catalogue, `values` fill both. `page` 0 is the document. Faults with the same
    sentence and `kind` are equal; of those the one with the highest `weight` is told. `limited_by` names the field of
    Limits that was broken, so that its shop can be cited; `severity` and `source` are the rule's own where left out.
    """

    sentence: str
    hint: str
    values: Mapping[str, object] = field(default_factory=dict)
    page: int = 0
    box_mm: Rectangle | None = None
    kind: str = ""
    weight: float = 0.0
    measured: str | None = None
    limit: str | None = None
    limited_by: str = ""
    severity: Severity | None = None


@dataclass(slots=True)
class _Equal:
    """Equal faults of one page: the worst, how many, and where the first of them stand."""

    worst: Fault
    count: int = 0
    boxes: list[Rectangle] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        self.count += 1
        if fault.weight > self.worst.weight:
            self.worst = fault
        if fault.box_mm is not None and len(self.boxes) < _PLACES_TOLD:
            self.boxes.append(fault.box_mm)


class Gathered:
    """The faults of one rule. Bounded: what is kept grows with pages and kinds, not with marks."""

    def __init__(self, code: str, severity: Severity, source: str) -> None:
        self._code, self._severity, self._source = code, severity, source
        self._kinds: dict[tuple[str, str], dict[int, _Equal]] = {}

    def add(self, fault: Fault) -> None:
        pages = self._kinds.setdefault((fault.sentence, fault.kind), {})
        pages.setdefault(fault.page, _Equal(fault)).add(fault)

    def findings(self, limits: Limits) -> Iterable[Finding]:
        for pages in self._kinds.values():
            if len(pages) <= _PAGES_TOLD:
                for number, equal in pages.items():
                    yield self._finding(equal, limits, [number], equal.count)
            else:
                worst = max(pages.values(), key=lambda equal: equal.worst.weight)
                yield self._finding(worst, limits, sorted(pages), sum(equal.count for equal in pages.values()))

    def _finding(self, equal: _Equal, limits: Limits, pages: list[int], count: int) -> Finding:
        fault = equal.worst
        message = say(fault.sentence, **fault.values)
        if count > len(pages):
            message = say("preflight.times", message=message, count=count)
        if fault.page:
            on = "preflight.on-page" if len(pages) == 1 else "preflight.on-pages"
            message = say(on, message=message, pages=ranges(pages))
        box = _rounded(fault.box_mm) if fault.box_mm else None
        return Finding(
            self._code,
            fault.severity or self._severity,
            message,
            say(fault.hint, **fault.values),
            page=fault.page or None,
            box_mm=box,
            also_mm=tuple(other for other in map(_rounded, equal.boxes) if other != box),
            measured=fault.measured,
            limit=fault.limit,
            source=limits.told.get(fault.limited_by) or self._source,
        )


def ranges(numbers: Iterable[int]) -> str:
    """`1–4, 7` for 1, 2, 3, 4, 7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _rounded(box: Rectangle) -> Rectangle:
    x0, y0, x1, y1 = (round(value, _BOX_DECIMALS) for value in box)
    return x0, y0, x1, y1
