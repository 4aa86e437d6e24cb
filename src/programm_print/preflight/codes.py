"""QR codes as they were read from the rendered page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from programm_print.preflight.faults import Fault

if TYPE_CHECKING:
    from programm_print.models.inspection import CodeFact
    from programm_print.preflight.sight import Case

# Practice for a hand-held telephone; the quiet zone is ISO/IEC 18004, 9.1.
_MODULE_MM = 0.4
_QUIET_MODULES = 4
# Both are measured on pixels.
_TOLERANCE_MM = 0.01
_TOLERANCE_MODULES = 0.25


def qr_codes(case: Case) -> Iterator[Fault]:
    """Large enough, free enough, dark on white, and leading where they shall."""
    if case.codes is None:
        return
    for code in case.codes:
        yield from _one(code)
    if case.order is None or case.order.codes is None:
        return
    for code in case.codes:
        if code.text and code.text not in case.order.codes:
            yield _fault(
                "preflight.code-foreign",
                "preflight.hint-code-foreign",
                code,
                code.text,
                ", ".join(case.order.codes),
                {"text": code.text},
            )
    texts = {code.text for code in case.codes}
    for wanted in case.order.codes:
        if wanted not in texts:
            yield Fault(
                "preflight.code-lost", "preflight.hint-code-unread", {"text": wanted}, kind=wanted, measured="–", limit=wanted
            )


def _one(code: CodeFact) -> Iterator[Fault]:
    if not code.text:
        yield _fault("preflight.code-unread", "preflight.hint-code-unread", code, "–", None, {})
    if code.module_mm < _MODULE_MM - _TOLERANCE_MM:
        measured = f"{code.module_mm:.2f}"
        values = {"text": code.text, "mm": measured, "limit": f"{_MODULE_MM:g}"}
        yield _fault("preflight.code-small", "preflight.hint-code-small", code, f"{measured} mm", f"{_MODULE_MM:g} mm", values)
    if code.quiet_modules < _QUIET_MODULES - _TOLERANCE_MODULES:
        measured = f"{code.quiet_modules:.1f}"
        values = {"text": code.text, "modules": measured, "limit": str(_QUIET_MODULES)}
        yield _fault("preflight.code-quiet", "preflight.hint-code-quiet", code, measured, str(_QUIET_MODULES), values)
    if code.inks is not None and len(code.inks) != 1:
        inks = ", ".join(code.inks) or "–"
        yield _fault("preflight.code-inks", "preflight.hint-code-inks", code, inks, "1", {"text": code.text, "inks": inks})
    if not code.on_paper:
        yield _fault("preflight.code-ground", "preflight.hint-code-inks", code, None, None, {"text": code.text})


def _fault(
    sentence: str, hint: str, code: CodeFact, measured: str | None, limit: str | None, values: Mapping[str, object]
) -> Fault:
    return Fault(sentence, hint, values, code.page, code.box_mm, kind=code.text, measured=measured, limit=limit)
