"""Page boxes, computed from millimetres and not from what the raw PDF rounded."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, Object

from programm_print.measures import mm_to_pt, pt_to_mm

SLUG_MM = 10.0
_TOLERANCE_MM = 0.1
_INHERITABLE = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_KEPT = ("/Type", "/Parent", "/Contents", "/Resources")


@dataclass(frozen=True)
class Box:
    """A rectangle in points, PDF's direction: y upwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def grown(self, margin_pt: float) -> Box:
        return Box(self.x0 - margin_pt, self.y0 - margin_pt, self.x1 + margin_pt, self.y1 + margin_pt)

    def array(self) -> Array:
        return Array([round(value, 5) for value in (self.x0, self.y0, self.x1, self.y1)])


@dataclass(frozen=True)
class PageBoxes:
    trim: Box
    bleed: Box
    media: Box


def flatten_page_tree(pdf: pikepdf.Pdf) -> None:
    """Give each page what it inherits, so that nothing above it speaks of boxes any more."""
    for page in pdf.pages:
        node: Object = page.obj
        while "/Parent" in node:
            node = node.Parent
            for key in _INHERITABLE:
                if key in node and key not in page.obj:
                    page.obj[key] = node[key]
    for page in pdf.pages:
        node = page.obj
        while "/Parent" in node:
            node = node.Parent
            for key in _INHERITABLE:
                if key in node:
                    del node[key]


def page_boxes(page: Object, trim_mm: tuple[float, float], bleed_mm: float, *, slug: bool) -> PageBoxes | None:
    """The exact boxes of a raw page; None where its size is not trim plus bleed, to a tenth of a millimetre.

    The raw MediaBox ends at the bleed. Its corner tells where the trim lies; sizes come from the settings. WeasyPrint's own
    BleedBox is at most 10 points wide.
    """
    if int(page.get("/Rotate", 0)) % 360 or float(page.get("/UserUnit", 1)) != 1:
        return None
    x0, y0, x1, y1 = (float(value) for value in page.MediaBox.as_list())
    left, bottom = min(x0, x1), min(y0, y1)
    for found_pt, trim in zip((abs(x1 - x0), abs(y1 - y0)), trim_mm, strict=True):
        if abs(pt_to_mm(found_pt) - trim - 2 * bleed_mm) > _TOLERANCE_MM:
            return None
    bleed_pt = mm_to_pt(bleed_mm)
    # The raw corner is rounded to 6 digits: an origin that is 0 but for that shall be 0.
    origin_x, origin_y = round(left + bleed_pt, 4), round(bottom + bleed_pt, 4)
    trim_box = Box(origin_x, origin_y, origin_x + mm_to_pt(trim_mm[0]), origin_y + mm_to_pt(trim_mm[1]))
    bleed_box = trim_box.grown(bleed_pt)
    return PageBoxes(trim_box, bleed_box, bleed_box.grown(mm_to_pt(SLUG_MM)) if slug else bleed_box)


def found_size(page: Object) -> str:
    """A raw page's size in words of a finding."""
    x0, y0, x1, y1 = (float(value) for value in page.MediaBox.as_list())
    return f"{pt_to_mm(abs(x1 - x0)):.2f} × {pt_to_mm(abs(y1 - y0)):.2f} mm"


def write_page(page: Object, boxes: PageBoxes, content: Object, *, transparent: bool) -> None:
    """Leave a page its content and boxes: no annotation, action, tag, thumbnail or crop stays (ISO 15930-7).

    Blending happens in the inks of the press (GWG R0030); a page without transparency needs no group.
    """
    for key in list(page.keys()):
        if key not in _KEPT:
            del page[key]
    page.Contents = content
    page.MediaBox = boxes.media.array()
    page.BleedBox = boxes.bleed.array()
    page.TrimBox = boxes.trim.array()
    if transparent:
        page.Group = pikepdf.Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
