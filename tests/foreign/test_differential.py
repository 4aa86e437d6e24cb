"""What inspect says of PDFs by other tools, held against poppler (its words are in the manifest) and PDFium."""

from __future__ import annotations

import ctypes
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from programm_print.inspect.opening import InspectedPdf, inspect_pdf
from programm_print.measures import PT_PER_MM
from programm_print.models.inspection import PageFact, Painted, PaintedImage, PaintedText, Rectangle

HERE = Path(__file__).parent
MANIFEST: dict[str, dict[str, object]] = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
NAMES = sorted(MANIFEST)

#: pdffonts' words for what the PDF calls by its subtypes.
KINDS = {
    "Type 1": {"Type1", "MMType1"},
    "Type 1C": {"Type1"},
    "Type 3": {"Type3"},
    "TrueType": {"TrueType"},
    "CID TrueType": {"Type0/CIDFontType2"},
    "CID Type 0C": {"Type0/CIDFontType0"},
    "CID Type 0C (OT)": {"Type0/CIDFontType0"},
    "CID Type 0": {"Type0/CIDFontType0"},
}


@cache
def inspected(name: str) -> tuple[InspectedPdf, tuple[Painted, ...]]:
    inspection = inspect_pdf((HERE / f"pdfs/{name}.pdf").read_bytes(), name)
    return inspection, tuple(inspection.painted())


def rows(name: str, command: str) -> list[str]:
    found = MANIFEST[name][command]
    assert isinstance(found, list)
    return found


class Font(NamedTuple):
    name: str
    kind: str
    embedded: bool
    subset: bool


def poppler_fonts(name: str) -> Counter[Font]:
    """The columns of pdffonts end at fixed places, counted from the right, since a name may be longer than its column."""
    fonts: Counter[Font] = Counter()
    for row in rows(name, "pdffonts"):
        *_, embedded, subset, _unicode, _number, _generation = row.split()
        kind = next(kind for kind in sorted(KINDS, key=len, reverse=True) if f" {kind} " in row)
        name_in_full = re.sub(r"^[A-Z]{6}\+", "", row.split()[0])
        fonts[comparable(Font(name_in_full, kind, embedded == "yes", subset == "yes"))] += 1
    return fonts


def comparable(font: Font) -> Font:
    """A Type 3 font has no name that counts, and is what is used of it."""
    return font._replace(name="", subset=True) if font.kind in ("Type 3", "Type3") else font


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_those_that_pdffonts_names(name: str) -> None:
    """pdffonts also names those that no text uses."""
    ours = Counter(comparable(Font(font.name, font.kind, font.embedded, font.subset)) for font in inspected(name)[0].fonts)
    for font, count in poppler_fonts(name).items():
        for kind in KINDS[font.kind]:
            ours -= Counter({font._replace(kind=kind): count})
    assert ours == Counter()


class Picture(NamedTuple):
    page: int
    pixels: tuple[int, int]
    stencil: bool
    bits: int
    ppi: tuple[int, int]


def poppler_pictures(name: str) -> Iterator[Picture]:
    for row in rows(name, "pdfimages"):
        page, _, kind, width, height, _, _, bits, *rest = row.split()
        if kind in ("image", "stencil"):
            across, down = (int(value) for value in rest[-4:-2])
            yield Picture(int(page), (int(width), int(height)), kind == "stencil", int(bits), (across, down))


def within(name: str, holders: Callable[[pikepdf.Object], Iterator[pikepdf.Object]]) -> set[tuple[int, int]]:
    """Sizes of the pictures in the forms or patterns that `holders` finds in any object of the file."""
    with pikepdf.open(HERE / f"pdfs/{name}.pdf") as pdf:
        objects = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]
        return {size for item in objects for holder in holders(item) for size in sizes_in(holder)}


def sizes_in(form: pikepdf.Object) -> Iterator[tuple[int, int]]:
    if "/Width" in form:
        yield int(form.Width), int(form.Height)
    for inner in form.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary()).values():
        yield from sizes_in(inner)


def of_soft_masks(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A mask stands in a graphics state; that of an image is an image itself."""
    mask = item.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary):
        yield mask.G


def of_patterns(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if item.get("/PatternType") == 1:
        yield item


@pytest.mark.parametrize("name", NAMES)
def test_pictures_have_the_pixels_and_the_resolution_that_pdfimages_names(name: str) -> None:
    """pdfimages names those in soft masks, which are no ink, and none in patterns and in the glyphs of Type 3 fonts."""
    masks, patterns = within(name, of_soft_masks), within(name, of_patterns)
    ours = {
        Picture(image.page, image.pixels, image.stencil, image.bits, (round(image.ppi[0]), round(image.ppi[1])))
        for image in inspected(name)[1]
        if isinstance(image, PaintedImage)
    }
    theirs = {picture for picture in poppler_pictures(name) if picture.pixels not in masks}
    assert [picture for picture in theirs if not any(same(picture, our) for our in ours)] == []
    more = [picture for picture in ours if not any(same(picture, their) for their in theirs)]
    assert [picture for picture in more if picture.pixels not in patterns and not drawn_by_type_3(name)] == []


def same(picture: Picture, other: Picture) -> bool:
    """Poppler cuts the resolution to a whole number."""
    alike = picture._replace(ppi=(0, 0)) == other._replace(ppi=(0, 0))
    return alike and picture.ppi == pytest.approx(other.ppi, abs=1)


def drawn_by_type_3(name: str) -> bool:
    return all(font.kind == "Type3" for font in inspected(name)[0].fonts) and bool(inspected(name)[0].fonts)


class Glyph(NamedTuple):
    """A character where PDFium begins to draw it: on its baseline, in points of the page."""

    page: int
    text: str
    size_pt: float
    x: float
    y: float


@cache
def pdfium_glyphs(name: str) -> tuple[Glyph, ...]:
    glyphs = []
    with pypdfium2.PdfDocument(HERE / f"pdfs/{name}.pdf") as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                glyph = _glyph(text.raw, index)
                if glyph:
                    glyphs.append(Glyph(number, *glyph))
    return tuple(glyphs)


def _glyph(text: object, index: int) -> tuple[str, float, float, float] | None:
    sign = chr(pdfium.FPDFText_GetUnicode(text, index))
    if pdfium.FPDFText_IsGenerated(text, index) or not sign.strip() or sign < " ":
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return sign, size, x.value, y.value


def in_points(box_mm: Rectangle, origin_pt: tuple[float, float]) -> Rectangle:
    """From millimetres below and right of the trim's corner to the page's own points."""
    x0, y0, x1, y1 = (value * PT_PER_MM for value in box_mm)
    return (origin_pt[0] + x0, origin_pt[1] - y1, origin_pt[0] + x1, origin_pt[1] - y0)


@pytest.mark.parametrize("name", NAMES)
def test_each_glyph_of_pdfium_lies_in_a_text_of_its_size(name: str) -> None:
    inspection, painted = inspected(name)
    texts: dict[int, list[tuple[Rectangle, float]]] = {}
    for text in painted:
        if isinstance(text, PaintedText):
            fact = inspection.pages[text.page - 1]
            box = fact.trim_mm or fact.crop_mm or fact.media_mm
            origin = (box[0] * PT_PER_MM, box[3] * PT_PER_MM)
            texts.setdefault(text.page, []).append((in_points(text.box_mm, origin), text.size_pt))
    seen = [glyph for glyph in pdfium_glyphs(name) if on_page(inspection.pages[glyph.page - 1], glyph)]
    lost = [glyph for glyph in seen if not any(holds(box, size, glyph) for box, size in texts.get(glyph.page, []))]
    assert lost == []


def on_page(page: PageFact, glyph: Glyph) -> bool:
    x0, y0, x1, y1 = (value * PT_PER_MM for value in page.crop_mm or page.media_mm)
    return x0 <= glyph.x <= x1 and y0 <= glyph.y <= y1


def holds(box: Rectangle, size_pt: float, glyph: Glyph) -> bool:
    slack = 0.5
    inside = box[0] - slack <= glyph.x <= box[2] + slack and box[1] - slack <= glyph.y <= box[3] + slack
    return inside and size_pt == pytest.approx(glyph.size_pt, rel=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_pages_have_the_boxes_that_pdfium_reads(name: str) -> None:
    inspection, _ = inspected(name)
    with pypdfium2.PdfDocument(HERE / f"pdfs/{name}.pdf") as document:
        assert len(document) == len(inspection.pages)
        for page, fact in zip(document, inspection.pages, strict=True):
            unit = fact.user_unit
            assert fact.rotate == page.get_rotation()
            for box, read in (
                (fact.media_mm, page.get_mediabox),
                (fact.crop_mm, page.get_cropbox),
                (fact.bleed_mm, page.get_bleedbox),
                (fact.trim_mm, page.get_trimbox),
                (fact.art_mm, page.get_artbox),
            ):
                theirs = read(fallback_ok=False)  # None where the page inherits it
                if box is not None and theirs is not None:
                    assert box == pytest.approx([value / PT_PER_MM * unit for value in theirs], abs=0.01)


def test_there_are_thirty_foreign_pdfs_and_more_by_seven_tools_at_least() -> None:
    assert {path.stem for path in (HERE / "pdfs").glob("*.pdf")} == set(NAMES)
    assert len(NAMES) >= 30
    assert len({str(entry["tool"]) for entry in MANIFEST.values()}) >= 7
