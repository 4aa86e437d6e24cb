"""What a PDF says and paints: plain values, free of the library that read it. Inspect makes them, preflight judges them.

Pages count from 1. `box_mm` is (x0, y0, x1, y1) in millimetres from the trim's top left corner (the CropBox's or MediaBox's
where a page has no TrimBox), y downwards, as the page stands in the file, before /Rotate. Sizes in points are effective:
after the text matrix, the CTM and UserUnit. What only shapes a soft mask is no ink, and no fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from programm_print.findings import Finding

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space as declared (ISO 32000-1, 8.6).

    `family` is the PDF's name for it (`DeviceCMYK`, `ICCBased`, `Separation`, `Pattern` …). `base` is the space under an
    Indexed or uncoloured Pattern space, and the alternate of Separation and DeviceN. `profile` is the SHA-256 of an
    ICCBased space's profile.
    """

    family: str
    components: int
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    profile: str = ""
    solid: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour set by a content stream. `inks` are the plates it prints on with tints 0 to 1 (`Cyan`, `Magenta`, `Yellow`,
    `Black`, names of spots); None where only a conversion would tell (RGB, Lab)."""

    space: Space
    values: tuple[float, ...]
    inks: tuple[tuple[str, float], ...] | None


@dataclass(frozen=True, slots=True)
class Paint:
    """How something is laid on the page. `colour` is None for a pattern, whose own marks are facts of their own.

    `alpha` is that of the mark times that of the groups around it, `blend` its own or else its group's. `masked` says that a
    soft mask is in force.
    """

    colour: Colour | None
    alpha: float = 1.0
    overprint: bool = False
    overprint_mode: int = 0
    blend: str = "Normal"
    masked: bool = False


@dataclass(frozen=True, slots=True)
class PaintedText:
    """Glyphs that one operator shows. `font` is the key of a `FontFact`; `fill` and `stroke` are None where the rendering
    mode leaves them out, both for invisible text. `box_mm` is by ascent, descent and advances, cut to the clip."""

    page: int
    box_mm: Rectangle
    text: str
    font: str
    size_pt: float
    fill: Paint | None
    stroke: Paint | None
    stroke_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class PaintedPath:
    """`stroke_pt` is the line's width where it is thinnest; `thickness_mm` the shorter side of the thinnest rectangle (also a
    turned one) among the filled subpaths, None without one. Equal neighbours may be one fact with a common box."""

    page: int
    box_mm: Rectangle
    fill: Paint | None
    stroke: Paint | None
    stroke_pt: float = 0.0
    thickness_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PaintedImage:
    """`pixels` is (width, height), `ppi` along both of its own axes as printed. A stencil takes the current colour; the
    `paint` of any other image has none."""

    page: int
    box_mm: Rectangle
    pixels: tuple[int, int]
    ppi: tuple[float, float]
    bits: int
    space: Space | None
    filters: tuple[str, ...]
    paint: Paint
    stencil: bool = False
    soft_mask: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class PaintedShading:
    """A shading by `sh` or a shading pattern. `inks` are each plate's highest tint in it; None where unknown."""

    page: int
    box_mm: Rectangle
    space: Space
    kind: int
    inks: tuple[tuple[str, float], ...] | None
    paint: Paint


Painted = PaintedText | PaintedPath | PaintedImage | PaintedShading


@dataclass(frozen=True, slots=True)
class GroupFact:
    """A transparency group; `space` is None where it names none."""

    page: int
    space: Space | None


@dataclass(frozen=True, slots=True)
class ConstructFact:
    """Something that PDF/X-4 or a shop forbids or restricts, by its name in the PDF; page 0 is the document.

    `/TR`, `/TR2`, `/HT`, `/BG`, `/UCR` of graphics states; `/PS`, `/Ref`, `/OPI` of XObjects, `/Alternates` of images;
    `LZWDecode`, `JPXDecode`, `JBIG2Decode`, `Crypt` of streams, `/F` where a stream's data lie in another file; a blend mode
    that is none of the standard's; `/OCProperties` (layers), `/AS` (in them), `/OC` (what belongs to one, on a page).
    """

    page: int
    name: str


@dataclass(frozen=True, slots=True)
class AnnotationFact:
    """`hidden` is what its flags keep from print (Hidden, NoView, or no Print)."""

    page: int
    subtype: str
    box_mm: Rectangle
    hidden: bool


@dataclass(frozen=True, slots=True)
class FontFact:
    """`key` is unique in the file; `kind` is `Type1`, `TrueType`, `Type0/CIDFontType2`, `Type3` …; `pages` where text of it
    is painted (visibly or not). `name` stands without its subset's tag."""

    key: str
    name: str
    kind: str
    embedded: bool
    subset: bool
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageFact:
    """Boxes are (x0, y0, x1, y1) in millimetres of the page's own coordinates, y upwards, UserUnit applied; None where the
    page does not have one (inherited ones count)."""

    number: int
    media_mm: Rectangle
    crop_mm: Rectangle | None
    bleed_mm: Rectangle | None
    trim_mm: Rectangle | None
    art_mm: Rectangle | None
    rotate: int
    user_unit: float


@dataclass(frozen=True, slots=True)
class IntentFact:
    """An output intent. Of its profile: the ICC header's class (`prtr`) and colour space (`CMYK`), "" without one."""

    subtype: str
    condition: str
    registry: str
    profile_class: str
    profile_space: str
    profile_sha256: str
    profile_description: str


@dataclass(frozen=True, slots=True)
class LayerFact:
    """An optional content group and whether the default configuration shows it. What is not shown is not painted."""

    name: str
    shown: bool


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """`info` and `xmp` hold what the Info dictionary and the XMP packet say, by their own names (`Title`,
    `pdfxid:GTS_PDFXVersion`; the usual prefixes, whatever the packet calls them).
    `active` names what may run or open something (`/OpenAction`, `/JavaScript`, `/AcroForm` …); `embedded_files` counts
    attachments."""

    version: str
    info: dict[str, str]
    xmp: dict[str, str]
    has_id: bool
    encrypted: bool
    intents: tuple[IntentFact, ...]
    active: tuple[str, ...]
    embedded_files: int
    layers: tuple[LayerFact, ...] = ()


@dataclass(frozen=True, slots=True)
class InkFact:
    """A page's ink as printed, from its separations, inside the BleedBox. Percent of all plates together.

    `mean_percent` is the highest mean over any 15 mm square, which `mean_box_mm` places; `most_percent` the highest sum at
    any one point. `gaps_mm` are the pieces of paper white between ink that touches the trim edge and the bleed's edge.
    """

    page: int
    mean_percent: float
    mean_box_mm: Rectangle
    most_percent: float
    most_box_mm: Rectangle
    gaps_mm: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeFact:
    """A QR code read from the rendered page. `text` is "" where a code was found that does not decode. `module_mm` is the
    side of one module, `quiet_modules` the narrowest quiet zone in modules; `inks` are the plates that draw its dark modules,
    None where nobody looked; `on_paper` says that nothing is printed beneath it."""

    page: int
    box_mm: Rectangle
    text: str
    module_mm: float
    quiet_modules: float
    inks: tuple[str, ...] | None = None
    on_paper: bool = True


class Inspection(Protocol):
    """What is told of one PDF. The contents are read while `painted` is walked, a page at a time; what stands below it is
    complete after that."""

    @property
    def document(self) -> DocumentFact: ...

    @property
    def pages(self) -> tuple[PageFact, ...]: ...

    @property
    def annotations(self) -> tuple[AnnotationFact, ...]: ...

    def painted(self) -> Iterator[Painted]:
        """The marks in the order of pages and painting. Equal marks at equal places may be told once."""

    @property
    def fonts(self) -> tuple[FontFact, ...]: ...

    @property
    def groups(self) -> tuple[GroupFact, ...]: ...

    @property
    def constructs(self) -> tuple[ConstructFact, ...]: ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What kept the file from being read whole: repaired, damaged, or beyond the bounds of time."""
