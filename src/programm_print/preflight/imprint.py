"""The imprint: both addresses that the press law asks for, legible, where no knife reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programm_print.placeholders import find_placeholders
from programm_print.preflight.faults import Fault
from programm_print.preflight.sight import overlap

if TYPE_CHECKING:
    from programm_print.models.campaign import Address
    from programm_print.models.inspection import PaintedText
    from programm_print.models.press_order import Imprint
    from programm_print.preflight.sight import Sight

_LEAST_PT = 6.0
_TOLERANCE_PT = 0.02
_TOLERANCE_MM = 0.05


@dataclass(slots=True)
class _Page:
    """A page's letters and digits as one string; `starts` is where each text begins in it."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    texts: list[PaintedText] = field(default_factory=list)


class Imprints:
    """Looks for the addresses while the texts pass by. Lines, spaces and hyphens between their parts do not matter."""

    def __init__(self, imprint: Imprint) -> None:
        self._imprint = imprint
        self._parts = {part for address in (imprint.printer, imprint.publisher) for part in _parts(address)}
        self._found: dict[str, list[tuple[Sight, tuple[PaintedText, ...]]]] = {}
        self._page = _Page()

    def add(self, text: PaintedText, sight: Sight) -> None:
        if not sight.within_trim(text.box_mm):
            return
        self._page.starts.append(len(self._page.letters))
        self._page.letters += _letters(text.text)
        self._page.texts.append(text)

    def turn(self, sight: Sight) -> None:
        """The page is over: keep of it only where the parts of the addresses stand."""
        page, self._page = self._page, _Page()
        for part in self._parts:
            wanted = _letters(part)
            at = page.letters.find(wanted)
            if at >= 0:
                ends = [*page.starts[1:], len(page.letters)]
                texts = tuple(
                    text
                    for text, start, end in zip(page.texts, page.starts, ends, strict=True)
                    if start < at + len(wanted) and at < end
                )
                self._found.setdefault(part, []).append((sight, texts))

    def faults(self) -> Iterator[Fault]:
        for sentence, address in (
            ("preflight.no-printer", self._imprint.printer),
            ("preflight.no-publisher", self._imprint.publisher),
        ):
            parts = _parts(address)
            unknown = [part for part in parts if find_placeholders(part)]
            missing = [part for part in parts if part not in self._found]
            if unknown:
                values = {"name": address.name, "text": ", ".join(unknown)}
                yield Fault(
                    "preflight.imprint-placeholder",
                    "preflight.hint-imprint-placeholder",
                    values,
                    kind=address.name,
                    measured=values["text"],
                )
            elif missing:
                values = {"name": address.name, "text": ", ".join(missing)}
                yield Fault(sentence, "preflight.hint-imprint", values, measured="–", limit=", ".join(parts))
            else:
                for part in parts:
                    yield from _placed(part, self._found[part])


def _placed(part: str, found: list[tuple[Sight, tuple[PaintedText, ...]]]) -> Iterator[Fault]:
    """One of the places must be legible and safe; if none is, the first is told."""
    told = [list(_faults_at(part, sight, texts)) for sight, texts in found]
    if all(told):
        yield from told[0]


def _faults_at(part: str, sight: Sight, texts: tuple[PaintedText, ...]) -> Iterator[Fault]:
    margin, trim = sight.limits.safety_mm - _TOLERANCE_MM, sight.trim
    safe = trim[0] + margin, trim[1] + margin, trim[2] - margin, trim[3] - margin
    for text in texts:
        values = {"text": part, "size": f"{text.size_pt:.1f}", "limit": f"{_LEAST_PT:g}", "margin": f"{sight.limits.safety_mm:g}"}
        if text.size_pt < _LEAST_PT - _TOLERANCE_PT:
            measured, limit = f"{text.size_pt:.1f} pt", f"{_LEAST_PT:g} pt"
            yield Fault(
                "preflight.imprint-small",
                "preflight.hint-imprint",
                values,
                text.page,
                text.box_mm,
                measured=measured,
                limit=limit,
            )
        inside = (
            safe[0] <= text.box_mm[0] and safe[1] <= text.box_mm[1] and text.box_mm[2] <= safe[2] and text.box_mm[3] <= safe[3]
        )
        if not inside or any(overlap(text.box_mm, (fold, trim[1], fold, trim[3])) for fold in sight.folds):
            limit = f"{sight.limits.safety_mm:g} mm"
            yield Fault(
                "preflight.imprint-unsafe",
                "preflight.hint-imprint",
                values,
                text.page,
                text.box_mm,
                limit=limit,
                limited_by="safety_mm",
            )


def _parts(address: Address) -> tuple[str, str, str]:
    return str(address.name), str(address.street), f"{address.postcode} {address.city}"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
