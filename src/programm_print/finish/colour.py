"""Which colour spaces a press PDF knows, and what a colour space object of the raw PDF means there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from pikepdf import Array, Name, Object

_DEVICE = {
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/DeviceGray": "gray",
    "/G": "gray",
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/Pattern": "pattern",
}


class Kind(Enum):
    CMYK = "cmyk"
    GRAY = "gray"
    RGB = "rgb"
    PATTERN = "pattern"
    SPOT = "spot"
    OTHER = "other"


@dataclass(frozen=True)
class Space:
    """`label` is the colour space as the PDF names it, or the name of the spot colour."""

    kind: Kind
    label: str


def space_of(value: Object | None, profile: bytes) -> Space:
    """The meaning of a colour space's name or array; `profile` is the output intent's.

    WeasyPrint writes its `device-cmyk` as ICCBased in groups and shadings. With the intent's own profile that is the same
    as DeviceCMYK, and PDF/X-4 (ISO 15930-7) wants it written so.
    """
    if isinstance(value, Name):
        return Space(Kind(_DEVICE.get(str(value), "other")), str(value))
    if not isinstance(value, Array) or len(value) == 0:
        return Space(Kind.OTHER, str(value))
    family = str(value[0])
    if len(value) == 1:
        return space_of(value[0], profile)
    if family == "/ICCBased":
        components = int(value[1].get("/N", 0))
        if components == 4 and value[1].read_bytes() == profile:
            return Space(Kind.CMYK, family)
        return Space(Kind.RGB if components == 3 else Kind.OTHER, family)
    if family == "/CalRGB":
        return Space(Kind.RGB, family)
    if family == "/Pattern":
        base = space_of(value[1], profile)
        return base if base.kind in (Kind.RGB, Kind.SPOT, Kind.OTHER) else Space(Kind.PATTERN, family)
    if family == "/Separation":
        return Space(Kind.SPOT, str(value[1]).removeprefix("/"))
    if family == "/DeviceN":
        return Space(Kind.SPOT, ", ".join(str(name).removeprefix("/") for name in value[1].as_list()))
    return Space(Kind.OTHER, family)


def hexadecimal(rgb: list[float]) -> str:
    """`#0000ee`: an RGB colour as a designer writes it."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in rgb)


def black_of_gray(gray: Decimal | int | float) -> Decimal:
    """The K that DeviceGray means in DeviceCMYK (ISO 32000-1, 10.3.3: black is one minus gray)."""
    return round(1 - min(Decimal(1), max(Decimal(0), Decimal(str(gray)))), 6).normalize()


def is_cmyk_printer_profile(profile: bytes) -> bool:
    """ISO 15930-7: the intent's profile is an output device profile; here one of four inks (ICC.1 header, 7.2)."""
    return profile[12:16] == b"prtr" and profile[16:20] == b"CMYK" and profile[36:40] == b"acsp"
