"""Misfits as findings: the text, its file and line, by how much it is too long, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Place
from programm_print.fit.misfits import Code
from programm_print.messages import say
from programm_print.models.product import Product, StepFit

if TYPE_CHECKING:
    from programm_print.fit.excess import Excess
    from programm_print.fit.misfits import Misfit

# So many characters of a text tell a reader which one is meant.
_SHOWN = 60


def word(misfit: Misfit, excess: Excess | None, *, sheet: str, product: Product, places: Mapping[str, Place]) -> Finding:
    """The finding of one misfit on a sheet. `places` leads from addresses to lines; `excess` is its measured excess."""
    at = excess.at if excess else misfit.at
    where = " ".join(part for part in (sheet, _where(misfit, product)) if part)
    return Finding(
        str(misfit.code),
        misfit.severity,
        _too_long(misfit, excess, where, product) if excess else _message(misfit, where, product),
        _hint(misfit, excess, places),
        place=places.get(at) or (None if at else Place(f"layouts/{product.id}")),
        at=at or None,
        page=misfit.page,
        box_mm=misfit.box_mm,
        measured=_characters(excess.allowed + excess.characters) if excess else _mm(misfit.by_mm),
        limit=_characters(excess.allowed) if excess else _mm(misfit.limit_mm),
    )


def _too_long(misfit: Misfit, excess: Excess, sheet: str, product: Product) -> str:
    sheet = " ".join(part for part in (sheet, _size(misfit, product)) if part)
    seen = say("fit.seen", words=misfit.visible) if misfit.visible else ""
    return say("fit.too-long", characters=_characters(excess.characters), sheet=sheet, seen=seen)


def _message(misfit: Misfit, sheet: str, product: Product) -> str:
    fields = {
        "sheet": sheet,
        "text": shortened(misfit.text),
        "frame": misfit.frame,
        "mm": f"{misfit.by_mm or 0:.1f}",
        "limit": f"{misfit.limit_mm or 0:g}",
        "other": shortened(misfit.other_text),
        "pages": _pages(misfit.count or 0),
        "wanted": product.pages.exactly or product.pages.multiple or 0,
    }
    if misfit.code is Code.PAGES and product.pages.exactly is None:
        return say("fit.pages-multiple", **fields)
    if misfit.code is Code.LOST and (misfit.count or 0) > 1:
        return say("fit.lost-texts", count=misfit.count, **fields)
    return say(str(misfit.code), **fields)


def shortened(text: str) -> str:
    """The beginning that tells a reader which text is meant: whole words, or of an endless first word its letters."""
    text = " ".join(text.split())
    most = _SHOWN - len(" …")
    return text if len(text) <= _SHOWN else f"{text[: most + 1].rpartition(' ')[0] or text[:most]} …"


def _where(misfit: Misfit, product: Product) -> str:
    if misfit.page is None:
        return ""
    folds = product.folds_mm(misfit.page)
    if not folds or misfit.box_mm is None:
        return say("fit.page", page=misfit.page)
    middle = (misfit.box_mm[0] + misfit.box_mm[2]) / 2
    return say("fit.panel", page=misfit.page, panel=1 + sum(middle > fold for fold in folds))


def _size(misfit: Misfit, product: Product) -> str:
    if misfit.size_pt is None:
        return ""
    steps = [fit for name in misfit.fit if isinstance(fit := product.fit.get(name), StepFit)]
    least = any(abs(fit.to_pt - misfit.size_pt) < 0.01 for fit in steps)
    return say("fit.size-least" if least else "fit.size", size=f"{misfit.size_pt:g}")


def _hint(misfit: Misfit, excess: Excess | None, places: Mapping[str, Place]) -> str | None:
    """What to do, and the other texts that share the room, each with its file and line."""
    if not misfit.code.too_long:
        return say(f"fit.hint-{misfit.code.removeprefix('fit.')}")
    at = excess.at if excess else misfit.at
    parts = [say("fit.shorten") if excess else say("fit.shorten-group")]
    told = {at}
    for sentence, other in (
        ("fit.meets" if misfit.code is Code.OVERLAP else "fit.falls-out", misfit.at),
        ("fit.meets", misfit.other),
        # Where it stands out itself, no other one is to blame.
        ("fit.stands-out", "" if at in misfit.outstanding else misfit.longest),
    ):
        if other in places and other not in told:
            parts.append(say(sentence, place=places[other]))
            told.add(other)
    rest = _joined(places[slot.at] for slot in misfit.flow if slot.at not in told and slot.at in places)
    if rest:
        parts.append(say("fit.shares", places=rest))
    return " ".join(parts)


def _joined(places: Iterable[Place]) -> str:
    """Places, each file named once: `a.yaml:3, 7; b.yaml:12`."""
    lines: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        lines.setdefault(place.file, []).append(str(place.line or ""))
    return "; ".join(f"{file}:{', '.join(numbers)}" for file, numbers in lines.items())


def _characters(count: int) -> str:
    return say("fit.character") if count == 1 else say("fit.characters", count=count)


def _pages(count: int) -> str:
    return say("fit.one-page") if count == 1 else say("fit.number-of-pages", count=count)


def _mm(length_mm: float | None) -> str | None:
    return None if length_mm is None else f"{length_mm:.1f} mm"
