"""The stage preflight: facts of a PDF held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Severity
from programm_print.messages import find
from programm_print.models.inspection import Painted, PaintedImage, PaintedPath, PaintedShading, PaintedText
from programm_print.preflight.faults import Fault, Gathered
from programm_print.preflight.imprint import Imprints
from programm_print.preflight.inks import paints_of
from programm_print.preflight.rules import RULES, OfMark, Rule
from programm_print.preflight.sight import Case, Sight, Spots

if TYPE_CHECKING:
    from programm_print.models.inspection import CodeFact, InkFact, Inspection
    from programm_print.models.press_order import Imprint, Limits, Order

MeasureInk = Callable[[tuple[int, ...]], Iterable["InkFact"]]
"""Given the pages whose painting may bring more ink than the limit: the ink of these pages at least, measured."""

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def judge(
    inspection: Inspection,
    limits: Limits,
    *,
    order: Order | None = None,
    measure_ink: MeasureInk | None = None,
    codes: Iterable[CodeFact] | None = None,
    imprint: Imprint | None = None,
) -> tuple[Finding, ...]:
    """All that a print shop would object to, the grave first, then by page; with what inspection itself had to say.

    The contents are walked once, a page at a time. Where `measure_ink` is missing, or leaves a page out, an upper bound of
    its ink is judged and called one. `codes` None: nobody looked for any. `imprint` is asked for in deliveries only.
    """
    gathered = {rule.code: Gathered(rule.code, rule.severity, find_source(rule)) for rule in RULES}
    imprints = Imprints(imprint) if imprint else None
    bounded = list(_walk(inspection, limits, order, gathered, imprints))
    exceeding = tuple(fault.page for code, fault in bounded if code == "ink.coverage")
    inks = tuple(measure_ink(exceeding)) if measure_ink else ()
    measured = {fact.page for fact in inks}
    for code, fault in bounded:
        if fault.page not in measured:
            gathered[code].add(fault)
    case = Case(inspection, limits, order, inks, None if codes is None else tuple(codes))
    for rule in RULES:
        for fault in rule.document(case) if rule.document else ():
            gathered[rule.code].add(fault)
    for fault in imprints.faults() if imprints else ():
        gathered["imprint.complete"].add(fault)
    found = [*inspection.findings, *(finding for rule in gathered.values() for finding in rule.findings(limits))]
    return tuple(sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.page or 0)))


def find_source(rule: Rule) -> str:
    """Where a rule comes from, for a reader."""
    return (find(rule.source) if rule.source.startswith("preflight.") else None) or rule.source


def _walk(
    inspection: Inspection, limits: Limits, order: Order | None, gathered: dict[str, Gathered], imprints: Imprints | None
) -> Iterator[tuple[str, Fault]]:
    """Ask each mark of each page. Yields what only counts where a page's separations are not measured."""
    pages = {page.number: page for page in inspection.pages}
    asked = {kind: [(rule.code, rule.mark) for rule in RULES if rule.mark and kind in rule.on] for kind in _KINDS}
    spots = Spots()
    sight: Sight | None = None
    for mark in inspection.painted():
        if sight is None or sight.number != mark.page:
            yield from _turn(sight, imprints)
            sight = Sight(pages[mark.page], inspection.document, limits, order, spots)
        if not _is_visible(mark):
            continue
        _ask(mark, sight, asked[type(mark)], gathered)
        if imprints and isinstance(mark, PaintedText):
            imprints.add(mark, sight)
        sight.pass_by(mark)
    yield from _turn(sight, imprints)


_KINDS: tuple[type[Painted], ...] = (PaintedText, PaintedPath, PaintedImage, PaintedShading)


def _ask(mark: Painted, sight: Sight, rules: list[tuple[str, OfMark]], gathered: dict[str, Gathered]) -> None:
    for code, rule in rules:
        for fault in rule(mark, sight):
            gathered[code].add(fault)


def _turn(sight: Sight | None, imprints: Imprints | None) -> Iterator[tuple[str, Fault]]:
    if sight is None:
        return
    if imprints:
        imprints.turn(sight)
    for rule in RULES:
        for fault in rule.page(sight) if rule.page else ():
            yield rule.code, fault


def _is_visible(mark: Painted) -> bool:
    """Blank text and what is painted with nothing leave no trace on paper."""
    return bool(paints_of(mark)) and not (isinstance(mark, PaintedText) and mark.text.isspace())
