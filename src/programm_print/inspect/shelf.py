"""What the contents of a document share: fonts, spaces, forms, images, graphics states, each read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf

from programm_print.inspect.fonts import Font
from programm_print.inspect.layers import Layers
from programm_print.inspect.matrices import Box, Matrix
from programm_print.inspect.objects import MALFORMED, elements, entry, matrix, name, number, rectangle
from programm_print.inspect.shadings import Shading
from programm_print.inspect.spaces import DEVICE_SPACES, ColourSpace, SpaceShelf
from programm_print.inspect.streams import filters_of
from programm_print.models.inspection import Space

_BLEND_MODES = frozenset(
    (
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"),
        *("HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"),
    )
)
_STATE_CONSTRUCTS = ("/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2")
_STREAM_CONSTRUCTS = ("LZWDecode", "JPXDecode", "JBIG2Decode", "Crypt")


class Resources:
    """One resource dictionary. What it lacks is looked for in the one around it, as readers do (7.8.3)."""

    def __init__(self, source: Any, around: Resources | None = None) -> None:
        self.source = source
        self.around = around
        self._found: dict[tuple[str, str], Any] = {}
        #: What was made of entries that are no objects of their own.
        self.made: dict[tuple[str, str], Any] = {}

    def get(self, category: str, called: str) -> Any:
        key = (category, called)
        if key not in self._found:
            found = entry(entry(self.source, category), "/" + called) if called else None
            if found is None and self.around is not None:
                found = self.around.get(category, called)
            self._found[key] = found
        return self._found[key]


@dataclass(frozen=True, slots=True)
class ExtState:
    """A graphics state's settings by the attribute they set; its soft mask's group and font, where it has them."""

    settings: dict[str, Any]
    constructs: tuple[str, ...]
    mask: Any
    font: Any
    size: float


@dataclass(frozen=True, slots=True)
class Form:
    """`group` is None for a form that is no transparency group."""

    stream: Any
    key: tuple[int, int]
    matrix: Matrix
    box: Box | None
    resources: Any
    group: Any
    layer: Any
    constructs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Image:
    pixels: tuple[int, int]
    bits: int
    space: Space | None
    filters: tuple[str, ...]
    stencil: bool
    soft_mask: bool
    layer: Any
    constructs: tuple[str, ...]


class Shelf:
    """`fonts` are those that text was set in, with the pages of each."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.spaces = SpaceShelf()
        #: Something was read that may have taken long: time for who reads to look at the clock.
        self.laboured = False
        self.fonts: dict[str, tuple[Font, set[int]]] = {}
        self.shadings: dict[tuple[int, int], Shading] = {}
        self._made: dict[tuple[str, tuple[int, int]], Any] = {}
        self._resources: dict[tuple[int, int], Resources] = {}

    def resources(self, source: Any, around: Resources | None = None) -> Resources:
        """Those of a page or form; without any of its own, the ones around it."""
        if not isinstance(source, pikepdf.Dictionary):
            return around or Resources(None)
        key = source.objgen
        if key == (0, 0) or around is not None:
            return Resources(source, around)
        if key not in self._resources:
            self._resources[key] = Resources(source)
        return self._resources[key]

    def font(self, resources: Resources, called: str) -> Font | None:
        found: Font | None = self._of(resources, "/Font", called, self.read_font)
        return found

    def read_font(self, source: Any) -> Font | None:
        if not isinstance(source, pikepdf.Dictionary):
            return None
        number, generation = source.objgen
        key = f"{number} {generation}" if number else f"{name(entry(source, '/BaseFont'))} {len(self.fonts)}"
        return Font(source, key)

    def used(self, font: Font, page: int) -> None:
        self.fonts.setdefault(font.key, (font, set()))[1].add(page)

    def state(self, resources: Resources, called: str) -> ExtState | None:
        found: ExtState | None = self._of(resources, "/ExtGState", called, _state)
        return found

    def space(self, resources: Resources, source: Any) -> ColourSpace:
        """A space by its resource's name (`str`), an inline image's array, or an object; device spaces by their defaults."""
        if isinstance(source, str):
            made: ColourSpace = self._of(resources, "/ColorSpace", source, self.spaces.of) or self.spaces.named(source)
        else:
            made = self.spaces.of(source)
        family = made.space.family
        return self.device(resources, family) if family in DEVICE_SPACES else made

    def device(self, resources: Resources, family: str) -> ColourSpace:
        """DeviceGray, DeviceRGB and DeviceCMYK, or what the resources put in their place (8.6.5.6)."""
        default: ColourSpace | None = self._of(resources, "/ColorSpace", f"Default{family[6:]}", self.spaces.of)
        return default or self.spaces.device(family)

    def xobject(self, resources: Resources, called: str) -> Form | Image | None:

        found: Form | Image | None = self._of(resources, "/XObject", called, lambda source: self.external(source, resources))
        return found

    def external(self, source: Any, resources: Resources) -> Form | Image | None:
        if not isinstance(source, pikepdf.Stream):
            return None
        kind = name(entry(source, "/Subtype"))
        return self._image(source, resources) if kind == "Image" else form_of(source, kind)

    def _image(self, source: Any, resources: Resources) -> Image:
        stencil = entry(source, "/ImageMask") is True
        declared = entry(source, "/ColorSpace")
        filters = filters_of(source)
        if isinstance(declared, pikepdf.Name):
            declared = name(declared)
        space = None if stencil or declared is None else self.space(resources, declared).space
        bits = 1 if stencil else int(number(entry(source, "/BitsPerComponent"), 8))
        soft = entry(source, "/SMask") is not None or number(entry(source, "/SMaskInData")) > 0
        found = [key for key in ("/OPI", "/Alternates") if entry(source, key) is not None]
        return Image(
            (int(number(entry(source, "/Width"))), int(number(entry(source, "/Height")))),
            bits,
            space,
            filters,
            stencil,
            soft,
            entry(source, "/OC"),
            (*found, *stream_constructs(source)),
        )

    def _of(self, resources: Resources, category: str, called: str, make: Callable[[Any], Any]) -> Any:
        source = resources.get(category, called)
        if source is None:
            return None
        objgen = source.objgen if isinstance(source, pikepdf.Object) else (0, 0)
        store: dict[Any, Any] = self._made if objgen != (0, 0) else resources.made
        key = (category, objgen) if objgen != (0, 0) else (category, called)
        if key not in store:
            self.laboured = True
            try:
                store[key] = make(source)
            except MALFORMED:
                store[key] = None
        return store[key]


def form_of(source: Any, kind: str = "Form") -> Form:
    """A form, an appearance or a tiling pattern. PostScript XObjects have no marks that one could read."""
    group = entry(source, "/Group")
    found = [key for key in ("/Ref", "/OPI") if entry(source, key) is not None]
    if kind == "PS" or entry(source, "/PS") is not None or name(entry(source, "/Subtype2")) == "PS":
        found.append("/PS")
    return Form(
        source,
        source.objgen,
        matrix(entry(source, "/Matrix")),
        rectangle(entry(source, "/BBox")),
        entry(source, "/Resources"),
        group if name(entry(group, "/S")) == "Transparency" else None,
        entry(source, "/OC"),
        (*found, *stream_constructs(source)),
    )


def stream_constructs(source: Any) -> tuple[str, ...]:
    found = [each for each in filters_of(source) if each in _STREAM_CONSTRUCTS]
    return (*found, "/F") if entry(source, "/F") is not None else tuple(found)


def _state(source: Any) -> ExtState:
    settings: dict[str, Any] = {}
    constructs = [key for key in _STATE_CONSTRUCTS if entry(source, key) is not None]
    constructs = [
        key for key in constructs if not (key in ("/TR2", "/HT", "/BG2", "/UCR2") and name(entry(source, key)) == "Default")
    ]
    for key, attribute in (("/CA", "stroke_alpha"), ("/ca", "fill_alpha"), ("/LW", "line_width")):
        if entry(source, key) is not None:
            settings[attribute] = max(number(entry(source, key), 1.0), 0.0)
    stroke, fill = entry(source, "/OP"), entry(source, "/op")
    if isinstance(stroke, bool):
        settings["stroke_overprint"] = settings["fill_overprint"] = stroke
    if isinstance(fill, bool):
        settings["fill_overprint"] = fill
    if entry(source, "/OPM") is not None:
        settings["overprint_mode"] = int(number(entry(source, "/OPM")))
    modes = [name(each) for each in elements(entry(source, "/BM"))]
    if modes:
        blend = next((mode for mode in modes if mode in _BLEND_MODES), "Normal")
        settings["blend"] = "Normal" if blend == "Compatible" else blend
        constructs += [mode for mode in modes if mode and mode not in _BLEND_MODES]
    mask = entry(source, "/SMask")
    group = None
    if isinstance(mask, pikepdf.Name):
        settings["masked"] = False
    elif isinstance(mask, pikepdf.Dictionary):
        settings["masked"] = True
        group = entry(mask, "/G")
        constructs += [key for key in ("/TR",) if entry(mask, key) is not None and name(entry(mask, key)) != "Identity"]
    font = elements(entry(source, "/Font"))
    return ExtState(settings, tuple(constructs), group, font[0] if font else None, number(font[1]) if len(font) > 1 else 0.0)
