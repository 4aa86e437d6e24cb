"""Text in colours that are for areas alone: what stands on four plates at full strength fringes at the edges of letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Severity
from programm_print.fit.wording import shortened
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.models.layout import Layout


def judge_colours(layout: Layout, areas_only: Mapping[str, str], sheet: str) -> tuple[Finding, ...]:
    """One finding for each text and colour; `areas_only` leads from CSS values to the names of such colours."""
    findings: dict[tuple[str, str], Finding] = {}
    for fact in layout.texts:
        name = areas_only.get(fact.colour)
        if name is None or (fact.at or fact.text, name) in findings:
            continue
        text = shortened(fact.text)
        findings[fact.at or fact.text, name] = Finding(
            "fit.areas-only",
            Severity.ERROR,
            say("fit.areas-only", sheet=sheet, page=fact.page, text=text, colour=name),
            say("fit.hint-areas-only"),
            at=fact.at or None,
            page=fact.page,
            box_mm=fact.box_mm,
        )
    return tuple(findings.values())
