"""The one palette: what each colour is in ink and on a screen, and which colours a chapter wears. `layouts/palette.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from programm_print.errors import ContentError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.base import Id, Model
from programm_print.models.colour import ChapterScheme, Colour, Palette
from programm_print.yaml_source import Reading, read_model

DECLARATION = "layouts/palette.yaml"

Paper = Literal["coated", "uncoated"]
Read = Callable[[str], bytes]

#: A lighter tint may drop out on the plate (print shops ask for 0 or at least 5 %).
LEAST_TINT = 5
#: C + M + Y + K in percent. Shops allow 300 on coated and 280 on uncoated paper; less ink keeps uncoated colours clean.
MOST_INK: Mapping[Paper, int] = {"coated": 300, "uncoated": 240}

Percent = Annotated[float, Field(ge=0, le=100)]
Inks = Annotated[tuple[Percent, Percent, Percent, Percent], Field(strict=False)]
PlateName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 .+-]{0,62}$")]
Hex = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]


#: Plates that every press has, and the names that PDF keeps for all and for none of them (ISO 32000-1, 8.6.6.4).
_TAKEN = frozenset({"cyan", "magenta", "yellow", "black", "all", "none"})


class Swatch(Model):
    """Ink in percent (C, M, Y, K) for coated and for uncoated paper, each with its twin in sRGB.

    `spot` names the plate of a spot colour, `overprint` and `areas_only` are as in `Colour`.
    """

    cmyk: Inks
    srgb: Hex
    cmyk_uncoated: Inks
    srgb_uncoated: Hex
    spot: PlateName | None = None
    overprint: bool | None = None
    areas_only: bool = False


class PaletteFile(Model):
    """`palette.yaml` as it is written. `chapters` are in the order of the manifesto."""

    colours: dict[Id, Swatch]
    chapters: Annotated[tuple[ChapterScheme, ...], Field(strict=False, min_length=1)]


def load_palette(read: Read, paper: Paper = "coated") -> Palette:
    """The palette for a paper; `read` gives the bytes of a project file.

    Raises ContentError with all findings at once: also tints too faint, too much ink, unknown colours of a chapter.
    """
    reading = read_model(read(DECLARATION), DECLARATION, PaletteFile, "palette")
    declared = reading.model
    findings = [*reading.findings, *(_contradictions(declared, reading) if declared else ())]
    if findings or declared is None:
        raise ContentError(findings)
    colours = {
        name: Colour(
            name,
            swatch.cmyk if paper == "coated" else swatch.cmyk_uncoated,
            swatch.srgb if paper == "coated" else swatch.srgb_uncoated,
            swatch.spot,
            swatch.overprint,
            swatch.areas_only,
        )
        for name, swatch in declared.colours.items()
    }
    return Palette(colours, declared.chapters)


def _contradictions(declared: PaletteFile, reading: Reading[PaletteFile]) -> Iterator[Finding]:
    def finding(code: str, address: str, **values: object) -> Finding:
        place = reading.places.get(f"palette/{address}", Place(reading.file))
        return Finding(code, Severity.ERROR, say(code, **values), place=place)

    by_inks: dict[tuple[str, tuple[float, ...]], str] = {}
    by_plate: dict[str, str] = {}
    for name, swatch in declared.colours.items():
        yield from _faults_of_inks(name, swatch, finding)
        for column, inks in (("cmyk", swatch.cmyk), ("cmyk_uncoated", swatch.cmyk_uncoated)):
            # In a PDF a process colour is known by its inks alone.
            other = name if swatch.spot else by_inks.setdefault((column, inks), name)
            if _use(declared.colours[other]) != _use(swatch):
                yield finding("layout.same-inks", f"colours/{name}/{column}", colour=name, other=other)
        if swatch.spot is None:
            continue
        other = by_plate.setdefault(swatch.spot.lower(), name)
        if swatch.spot.lower() in _TAKEN:
            yield finding("layout.plate-taken", f"colours/{name}/spot", plate=swatch.spot)
        elif other != name:
            yield finding("layout.plate-twice", f"colours/{name}/spot", plate=swatch.spot, other=other)
    for index, scheme in enumerate(declared.chapters):
        for role, colour in scheme.model_dump().items():
            if colour not in declared.colours:
                user = f"chapters/{index + 1}"
                yield finding("layout.not-declared", f"chapters/{index}", name=colour, user=user, table="colours")
            elif role in ("text", "small") and declared.colours[colour].areas_only:
                yield finding("layout.areas-only", f"chapters/{index}", colour=colour, role=role)


def _faults_of_inks(name: str, swatch: Swatch, finding: Callable[..., Finding]) -> Iterator[Finding]:
    columns: tuple[tuple[str, tuple[float, ...], Paper], ...] = (
        ("cmyk", swatch.cmyk, "coated"),
        ("cmyk_uncoated", swatch.cmyk_uncoated, "uncoated"),
    )
    for column, inks, paper in columns:
        address = f"colours/{name}/{column}"
        for tint in inks:
            if 0 < tint < LEAST_TINT:
                yield finding("layout.faint-tint", address, colour=name, column=column, tint=f"{tint:g}", least=LEAST_TINT)
        if sum(inks) > MOST_INK[paper]:
            total, most = f"{sum(inks):g}", MOST_INK[paper]
            yield finding("layout.too-much-ink", address, colour=name, column=column, total=total, most=most)
        if swatch.overprint and not any(inks):
            yield finding("layout.white-overprints", f"colours/{name}/overprint", colour=name)


def _use(swatch: Swatch) -> tuple[bool | None, bool]:
    return swatch.overprint, swatch.areas_only
