"""Colour: in the inks that were ordered, strong enough to print, overprinting where it should and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.measures import mm_to_pt
from programm_print.models.inspection import PaintedImage, PaintedPath, PaintedShading, PaintedText
from programm_print.preflight.faults import Fault
from programm_print.preflight.inks import (
    NORMAL,
    NOTHING,
    PROCESS,
    inks_of,
    is_picture,
    is_solid_black,
    is_white,
    named,
    overprints,
    paints_of,
)
from programm_print.preflight.texts import shown

if TYPE_CHECKING:
    from programm_print.models.inspection import Paint, Painted, Space
    from programm_print.preflight.sight import Case, Sight, Spots

_PRESS = frozenset(("DeviceCMYK", "DeviceGray"))
_SPOT = frozenset(("Separation", "DeviceN"))
# GWG R0009 to R0012.
_BLACK_TEXT_PT = 12.0
_BLACK_LINE_PT = 2.0
_TOLERANCE = 0.002
_OPAQUE = 0.999


def spaces_of(mark: Painted) -> Iterator[Space]:
    """The colour spaces a mark is declared in; patterns' marks are facts of their own."""
    if is_picture(mark):
        if mark.space is not None:
            yield _ground(mark.space)
    else:
        yield from (_ground(paint.colour.space) for paint in paints_of(mark) if paint.colour is not None)


def _ground(space: Space) -> Space:
    """The space that an Indexed or an uncoloured Pattern space takes its colours from."""
    while space.family in ("Indexed", "Pattern") and space.base is not None:
        space = space.base
    return space


def _kind_of(mark: Painted) -> str:
    match mark:
        case PaintedText():
            return "text"
        case PaintedPath():
            return "shape"
        case PaintedImage():
            return "image"
        case _:
            return "gradient"


def colour_space(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """Only plates are printed: every other space leaves the conversion to chance."""
    if not sight.within_bleed(mark.box_mm):
        return
    for space in spaces_of(mark):
        foreign = _foreign(space)
        if foreign:
            yield Fault(
                f"preflight.space-{_kind_of(mark)}",
                "preflight.hint-space",
                {"space": foreign},
                mark.page,
                mark.box_mm,
                kind=foreign,
                measured=foreign,
                limit="DeviceCMYK, DeviceGray",
            )
            return


def _foreign(space: Space) -> str | None:
    """The space that is none of the press, as a reader knows it; None where all is well."""
    if space.family in _PRESS or space.family in _SPOT or space.family == "Pattern":
        return None
    if space.family == "ICCBased":
        return f"ICCBased ({ {1: 'Gray', 3: 'RGB', 4: 'CMYK'}.get(space.components, space.components) })"
    return space.family


def colour_spot(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """Each spot colour is one more plate that somebody pays: ordered, defined once, and `All` for marks alone."""
    for space in spaces_of(mark):
        for name in space.colorants if space.family in _SPOT else ():
            if name == "All":
                if sight.within_trim(mark.box_mm):
                    yield Fault("preflight.spot-all", "preflight.hint-spot-all", {}, mark.page, mark.box_mm)
            elif name != "None" and name not in PROCESS:
                yield from _spot(name, mark, sight)
                if space.family == "Separation":
                    yield from _one_name(name, space, mark, sight.spots)


def _spot(name: str, mark: Painted, sight: Sight) -> Iterator[Fault]:
    if name not in sight.limits.spots:
        yield Fault(
            "preflight.spot-unordered",
            "preflight.hint-spot-unordered",
            {"name": name},
            mark.page,
            mark.box_mm,
            kind=name,
            measured=name,
            limit=", ".join(sight.limits.spots) or "0",
            limited_by="spots",
        )


def _one_name(name: str, space: Space, mark: Painted, spots: Spots) -> Iterator[Fault]:
    """The same name with two looks, or two spellings of one name, give a plate too many or a wrong proof."""
    if space.base is not None and space.solid:
        solid = (space.base.family, tuple(round(value, 2) for value in space.solid))
        if spots.solids.setdefault(name, solid) != solid:
            yield Fault("preflight.spot-tints", "preflight.hint-spot-tints", {"name": name}, mark.page, mark.box_mm, kind=name)
    first = spots.spelled.setdefault(re.sub(r"[\W_]+", "", name).casefold(), name)
    if first != name:
        values = {"name": name, "other": first}
        yield Fault("preflight.spot-spelling", "preflight.hint-spot-tints", values, mark.page, mark.box_mm, kind=name)


def ink_minimum(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """A dot of a few percent does not hold on the plate. Images have such dots by nature."""
    if isinstance(mark, PaintedImage) and not mark.stencil:
        return
    least = sight.limits.tint_percent / 100
    if isinstance(mark, PaintedShading):
        tints = [(max((tint for _, tint in mark.inks), default=0.0) * mark.paint.alpha, "")] if mark.inks else []
    else:
        tints = [tint for paint in paints_of(mark) for tint in _tints(paint)]
    faint = [(tint, colour) for tint, colour in tints if NOTHING <= tint < least - _TOLERANCE]
    if faint and sight.within_trim(mark.box_mm):
        tint, colour = min(faint)
        measured, limit = f"{100 * tint:.1f}", f"{sight.limits.tint_percent:g}"
        yield Fault(
            "preflight.tint-faint",
            "preflight.hint-tint-faint",
            {"percent": measured, "limit": limit, "colour": f" ({colour})" if colour else ""},
            mark.page,
            mark.box_mm,
            weight=-tint,
            measured=f"{measured} %",
            limit=f"{limit} %",
            limited_by="tint_percent",
        )


def _tints(paint: Paint) -> Iterator[tuple[float, str]]:
    """Each ink's tint, with the colour for a reader; of a translucent colour the strongest, since the ground adds to it."""
    inks = inks_of(paint)
    if not inks or paint.colour is None:
        return
    colour = named(paint.colour)
    if paint.alpha >= _OPAQUE:
        yield from ((tint, colour) for tint in inks.values())
    else:
        yield max(inks.values()) * paint.alpha, f"{colour} × {100 * paint.alpha:.0f} %"


def overprint_black(mark: PaintedText | PaintedPath, sight: Sight) -> Iterator[Fault]:
    """Fine black that knocks out shows white seams as soon as a plate is out of register."""
    if not sight.within_trim(mark.box_mm):
        return
    if isinstance(mark, PaintedText):
        if mark.size_pt < _BLACK_TEXT_PT and any(is_solid_black(paint) and not overprints(paint) for paint in paints_of(mark)):
            size, limit = f"{mark.size_pt:.1f} pt", f"{_BLACK_TEXT_PT:g}"
            yield Fault(
                "preflight.black-text",
                "preflight.hint-black",
                {"text": shown(mark), "size": size, "limit": limit},
                mark.page,
                mark.box_mm,
                weight=-mark.size_pt,
                measured=size,
                limit=f"{limit} pt",
            )
        return
    if mark.stroke is not None and mark.stroke.alpha > 0:
        width, paint = mark.stroke_pt, mark.stroke
    elif mark.fill is not None and mark.thickness_mm is not None:
        width, paint = mm_to_pt(mark.thickness_mm), mark.fill
    else:
        return
    if width < _BLACK_LINE_PT and is_solid_black(paint) and not overprints(paint):
        size, limit = f"{width:.2f} pt", f"{_BLACK_LINE_PT:g}"
        yield Fault(
            "preflight.black-line",
            "preflight.hint-black",
            {"size": size, "limit": limit},
            mark.page,
            mark.box_mm,
            weight=-width,
            measured=size,
            limit=f"{limit} pt",
        )


def overprint_white(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """White that overprints is not there on paper, though the screen shows it."""
    if is_picture(mark):
        return
    if any(paint.overprint and is_white(paint) for paint in paints_of(mark)) and sight.within_bleed(mark.box_mm):
        what = shown(mark) if isinstance(mark, PaintedText) else ""
        sentence = "preflight.white-text" if what else "preflight.white-shape"
        yield Fault(sentence, "preflight.hint-white", {"text": what}, mark.page, mark.box_mm)


def transparency(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """PDF/X-1a and X-3 know no transparency (ISO 15930-4 and -6, 6.3)."""
    if not sight.opaque_only:
        return
    soft = isinstance(mark, PaintedImage) and mark.soft_mask
    if soft or any(paint.alpha < _OPAQUE or paint.masked or paint.blend not in NORMAL for paint in paints_of(mark)):
        values = {"standard": sight.opaque_only}
        yield Fault(
            "preflight.transparent", "preflight.hint-transparent", values, mark.page, mark.box_mm, limit=sight.opaque_only
        )


def group_spaces(case: Case) -> Iterator[Fault]:
    """Where transparency is computed in another space, the colours of everything in the group change."""
    profiles = {intent.profile_sha256 for intent in case.inspection.document.intents} - {""}
    for group in case.inspection.groups:
        space = group.space
        if space is None or space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.profile in profiles):
            continue
        name = _foreign(space) or space.family
        yield Fault(
            "preflight.group-space",
            "preflight.hint-group-space",
            {"space": name},
            group.page,
            kind=name,
            measured=name,
            limit="DeviceCMYK",
        )


def marks(mark: Painted, sight: Sight) -> Iterator[Fault]:
    """Some shops set their own marks, and others' are in their way."""
    if not sight.limits.marks and not sight.within_bleed(mark.box_mm):
        yield Fault("preflight.marks", "preflight.hint-marks", {}, mark.page, mark.box_mm, limited_by="marks")
