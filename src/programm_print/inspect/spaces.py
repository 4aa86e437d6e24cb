"""Colour spaces: what they are called, how many components they have, and which inks their colours become (8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pikepdf

from programm_print.inspect.functions import function_of
from programm_print.inspect.objects import elements, entry, name, number
from programm_print.inspect.streams import decoded
from programm_print.models.inspection import Colour, Space

Inks = tuple[tuple[str, float], ...]
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
DEVICE_SPACES = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEEPEST = 8
#: As many colours as a picture has could be set one by one.
_MOST_COLOURS = 10_000


class ColourSpace:
    """A declared space with its colours. `palette` holds an Indexed space's entries."""

    def __init__(self, space: Space, *, base: ColourSpace | None = None, palette: bytes = b"", highest: int = 0) -> None:
        self.space = space
        self.base = base
        self._palette = palette
        self._highest = highest
        self._colours: dict[tuple[float, ...], Colour] = {}

    @property
    def is_pattern(self) -> bool:
        return self.space.family == "Pattern"

    def initial(self) -> Colour | None:
        """The colour at the start (8.6.8, table 74): black, full tint, or none at all of a pattern."""
        match self.space.family:
            case "DeviceCMYK":
                return self.colour((0.0, 0.0, 0.0, 1.0))
            case "Separation" | "DeviceN":
                return self.colour((1.0,) * self.space.components)
            case "Pattern":
                return None
        return self.colour((0.0,) * self.space.components)

    def colour(self, values: Sequence[float]) -> Colour:
        """The colour of these components; missing ones are 0."""
        count = self.space.components
        wanted = (*values[-count:], *(0.0,) * (count - len(values))) if count else ()
        found = self._colours.get(wanted)
        if found is None:
            found = Colour(self.space, wanted, self.inks(wanted))
            if len(self._colours) < _MOST_COLOURS:
                self._colours[wanted] = found
        return found

    def inks(self, values: Sequence[float]) -> Inks | None:
        """The plates with their tints above 0; None where only a conversion tells them."""
        family = self.space.family
        if family == "Indexed":
            return self._indexed(values)
        if family in ("Separation", "DeviceN"):
            names = self.space.colorants
        elif family == "DeviceGray" or (family == "ICCBased" and self.space.components == 1):
            return (("Black", _tint(1 - values[0])),) if values[0] < 1 else ()
        elif family == "DeviceCMYK" or (family == "ICCBased" and self.space.components == 4):
            names = PROCESS
        else:
            return None
        return tuple((plate, _tint(value)) for plate, value in zip(names, values, strict=False) if value > 0 and plate != "None")

    def _indexed(self, values: Sequence[float]) -> Inks | None:
        if self.base is None:
            return None
        count = self.base.space.components
        place = int(min(max(values[0], 0), self._highest)) * count
        part = self._palette[place : place + count].ljust(count, b"\0")
        if self.base.space.family == "Lab":
            return None
        return self.base.inks([byte / 255 for byte in part])


def _tint(value: float) -> float:
    return min(max(value, 0.0), 1.0)


UNKNOWN = ColourSpace(Space("", 1))


class SpaceShelf:
    """The spaces of one document, each read once."""

    def __init__(self) -> None:
        self._devices = {family: ColourSpace(Space(family, count)) for family, count in DEVICE_SPACES.items()}
        self._pattern = ColourSpace(Space("Pattern", 0))
        self._read: dict[tuple[int, int], ColourSpace] = {}
        self._profiles: dict[tuple[int, int], str] = {}

    def device(self, family: str) -> ColourSpace:
        return self._devices[family]

    def of(self, source: Any, depth: int = 0) -> ColourSpace:
        """The space an object declares; a broken one has no family and one component."""
        if depth > _DEEPEST or source is None:
            return UNKNOWN
        if isinstance(source, pikepdf.Name) or not isinstance(source, pikepdf.Array):
            return self.named(name(source))
        key = source.objgen
        if key != (0, 0) and key in self._read:
            return self._read[key]
        made = self._declared(source, depth)
        if key != (0, 0):
            self._read[key] = made
        return made

    def named(self, family: str) -> ColourSpace:
        """A space without parameters: the device spaces, also by the short names of inline images, and Pattern."""
        family = _SHORT.get(family, family)
        if family in self._devices:
            return self._devices[family]
        if family == "Pattern":
            return self._pattern
        return ColourSpace(Space(family, 3 if family in ("CalRGB", "Lab") else 1)) if family else UNKNOWN

    def indexed(self, base: ColourSpace) -> ColourSpace:
        """An inline image's palette over a base space."""
        return ColourSpace(Space("Indexed", 1, base=base.space), base=base)

    def _declared(self, source: pikepdf.Array, depth: int) -> ColourSpace:
        parts = elements(source)
        family = _SHORT.get(name(parts[0]), name(parts[0])) if parts else ""
        second = parts[1] if len(parts) > 1 else None
        if family == "ICCBased":
            return self._profiled(second)
        if family == "Indexed":
            base = self.of(second, depth + 1)
            palette = _palette(parts[3] if len(parts) > 3 else None)
            highest = int(number(parts[2])) if len(parts) > 2 else 0
            return ColourSpace(Space(family, 1, base=base.space), base=base, palette=palette, highest=min(max(highest, 0), 255))
        if family in ("Separation", "DeviceN"):
            colorants = tuple(name(each) for each in elements(second)[:64]) or ("",)
            alternate = self.of(parts[2] if len(parts) > 2 else None, depth + 1)
            solid = _solid(parts[3]) if family == "Separation" and len(parts) > 3 else ()
            return ColourSpace(Space(family, len(colorants), colorants, alternate.space, solid=solid), base=alternate)
        if family == "Pattern":
            under = self.of(second, depth + 1) if second is not None else None
            return ColourSpace(Space(family, 0, base=under.space if under else None), base=under)
        return self.named(family)

    def _profiled(self, profile: Any) -> ColourSpace:
        components = int(number(entry(profile, "/N"), 3))
        if not isinstance(profile, pikepdf.Stream):
            return ColourSpace(Space("ICCBased", 1))
        if profile.objgen not in self._profiles:
            data, _ = decoded(profile)
            self._profiles[profile.objgen] = sha256(data).hexdigest()
        components = components if components in (1, 3, 4) else 3
        return ColourSpace(Space("ICCBased", components, profile=self._profiles[profile.objgen]))


def _solid(transform: Any) -> tuple[float, ...]:
    """A spot colour at full tint, in its alternate space."""
    function = function_of(transform)
    return function((1.0,)) if function else ()


def _palette(source: Any) -> bytes:
    if isinstance(source, pikepdf.Stream):
        return decoded(source, 1 << 20)[0]
    return bytes(source) if isinstance(source, pikepdf.String) else b""
