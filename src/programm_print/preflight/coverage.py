"""Ink on the page: how much, as measured on separations or bounded by what is painted; whether it runs on into the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.findings import Severity
from programm_print.models.inspection import PaintedImage, PaintedPath, PaintedShading, PaintedText
from programm_print.preflight.edges import fills_its_box
from programm_print.preflight.faults import Fault
from programm_print.preflight.inks import NORMAL, UNKNOWN, inks_of, overprints, paints_of, total

if TYPE_CHECKING:
    from programm_print.models.inspection import Paint, Painted, Space
    from programm_print.preflight.sight import Case, Sight

# Separations are made of whole pixels and steps of 1/255.
_TOLERANCE_PERCENT = 0.5
# A square of 15 mm over letters smaller than itself, or over rules, is for half of it ground at least: even bold capitals
# set solid ink less than half of their lines.
_LETTERS_PT, _LINE_MM, _FINE_SHARE = 40.0, 2.0, 0.5
_OPAQUE = 0.999
_PLATES = {
    "DeviceGray": ("Black",),
    "CalGray": ("Black",),
    "DeviceCMYK": ("Cyan", "Magenta", "Yellow", "Black"),
}


def highest_inks(mark: Painted) -> dict[str, float]:
    """The highest tint of each plate anywhere in a mark: exact for flat colours, by the colour space for images."""
    if isinstance(mark, PaintedShading):
        return dict(mark.inks) if mark.inks is not None else {UNKNOWN: 1.0}
    if isinstance(mark, PaintedImage) and not mark.stencil:
        return dict.fromkeys(_plates(mark.space), 1.0)
    highest: dict[str, float] = {}
    for paint in paints_of(mark):
        # The marks of a pattern are facts of their own.
        inks = inks_of(paint) if paint.colour is not None else {}
        for plate, tint in ({UNKNOWN: 1.0} if inks is None else inks).items():
            highest[plate] = max(tint, highest.get(plate, 0.0))
    return highest


def _plates(space: Space | None) -> tuple[str, ...]:
    if space is not None and space.family in ("Indexed", "Pattern"):
        return _plates(space.base)
    if space is not None and space.family in ("Separation", "DeviceN"):
        return tuple(name for name in space.colorants if name != "None")
    if space is not None and space.family == "ICCBased" and space.components in (1, 4):
        return _PLATES["DeviceGray" if space.components == 1 else "DeviceCMYK"]
    return _PLATES.get(space.family, (UNKNOWN,)) if space is not None else (UNKNOWN,)


def adds_ink(mark: Painted) -> bool:
    """Whether what lies beneath a mark stays. What knocks out leaves its own inks alone, and Normal transparency mixes both,
    so that their sum stays between them (ISO 32000-1, 11.3.3); overprint and the other blend modes add."""
    return any(overprints(paint) or _blends(paint) for paint in paints_of(mark))


def hides_what_is_beneath(mark: Painted) -> bool:
    """Whether a mark that adds no ink fills all of its box, and lets nothing through. An image may be clipped by a curve."""
    if not isinstance(mark, PaintedPath) or not fills_its_box(mark):
        return False
    return all(paint.alpha >= _OPAQUE and not paint.masked and not paint.overprint for paint in paints_of(mark))


def _blends(paint: Paint) -> bool:
    return paint.blend not in NORMAL


def most_ink(mark: Painted, own: dict[str, float], sight: Sight) -> float:
    """An upper bound of the ink in a square over a mark that adds to what lies beneath, 1 for a plate in full."""
    blends = any(_blends(paint) for paint in paints_of(mark))
    # Mostly all plates of the page together stay within the limit, and nobody need look what lies where.
    if total(_added(own, sight.plates, blends=blends)) <= sight.limits.ink_percent / 100:
        return total(own)
    share = _share(mark)
    sums = [(total(ground), total(_added(own, all_beneath, blends=blends))) for ground, all_beneath in sight.beneath(mark.box_mm)]
    return max((ground + share * (both - ground) for ground, both in sums), default=total(own))


def _share(mark: Painted) -> float:
    """The most of a 15 mm square that marks like this one cover, its neighbours among them."""
    if isinstance(mark, PaintedText):
        return _FINE_SHARE if mark.size_pt <= _LETTERS_PT else 1.0
    x0, y0, x1, y1 = mark.box_mm
    return _FINE_SHARE if min(x1 - x0, y1 - y0) <= _LINE_MM else 1.0


def _added(own: dict[str, float], beneath: dict[str, float], *, blends: bool) -> dict[str, float]:
    added = dict(own)
    for plate, tint in beneath.items():
        if plate not in own:
            added[plate] = tint
        elif blends:
            added[plate] = min(1.0, own[plate] + tint)
    return added


def ink_bound(sight: Sight) -> Iterator[Fault]:
    """What is painted tells how much ink may meet at one place; whether it does, only separations tell."""
    percent, limit = 100 * sight.bound, sight.limits.ink_percent
    if percent > limit + _TOLERANCE_PERCENT:
        measured = f"{percent:.0f}"
        yield Fault(
            "preflight.ink-bound",
            "preflight.hint-ink-bound",
            {"percent": measured, "limit": f"{limit:g}"},
            sight.number,
            sight.bound_mm,
            weight=percent,
            measured=f"≤ {measured} %",
            limit=f"{limit:g} %",
            limited_by="ink_percent",
            severity=Severity.WARNING,
        )


def ink_coverage(case: Case) -> Iterator[Fault]:
    """Too much ink does not dry: sheets stick, and smear."""
    for fact in case.inks:
        if fact.mean_percent > case.limits.ink_percent + _TOLERANCE_PERCENT:
            measured, limit = f"{fact.mean_percent:.0f}", f"{case.limits.ink_percent:g}"
            yield Fault(
                "preflight.ink-mean",
                "preflight.hint-ink",
                {"percent": measured, "limit": limit, "most": f"{fact.most_percent:.0f}"},
                fact.page,
                fact.mean_box_mm,
                weight=fact.mean_percent,
                measured=f"{measured} %",
                limit=f"{limit} %",
                limited_by="ink_percent",
            )


def bleed_inked(case: Case) -> Iterator[Fault]:
    """Cut a hair outside, the sheet shows a white edge where the ink stops at the trim."""
    for fact in case.inks:
        for gap in fact.gaps_mm:
            length = max(gap[2] - gap[0], gap[3] - gap[1])
            yield Fault(
                "preflight.bleed-gap",
                "preflight.hint-bleed",
                {"mm": f"{length:.1f}", "limit": f"{case.limits.bleed_mm:g}"},
                fact.page,
                gap,
                weight=length,
                measured=f"{length:.1f} mm",
                limited_by="bleed_mm",
            )


def bleed_short(sight: Sight) -> Iterator[Fault]:
    """What stops at the trim by its box; whether it shows there, only separations tell."""
    for length, gap in sight.edges.gaps():
        yield Fault(
            "preflight.bleed-stops",
            "preflight.hint-bleed",
            {"mm": f"{length:.1f}", "limit": f"{sight.limits.bleed_mm:g}"},
            sight.number,
            gap,
            weight=length,
            measured=f"{length:.1f} mm",
            limited_by="bleed_mm",
            severity=Severity.WARNING,
        )
