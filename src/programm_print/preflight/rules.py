"""The rules of a preflight: each with its code, how grave a breach is, where it comes from, and the functions that know it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from programm_print.findings import Severity
from programm_print.models.inspection import PaintedImage, PaintedPath, PaintedShading, PaintedText
from programm_print.preflight import boxes, codes, colours, coverage, documents, images, texts
from programm_print.preflight.faults import Fault
from programm_print.preflight.sight import Case, Sight

OfDocument = Callable[[Case], Iterator[Fault]]
OfMark = Callable[[Any, Sight], Iterator[Fault]]
OfPage = Callable[[Sight], Iterator[Fault]]

_TEXT, _LINES = (PaintedText,), (PaintedText, PaintedPath)
_ALL = (PaintedText, PaintedPath, PaintedImage, PaintedShading)


@dataclass(frozen=True)
class Rule:
    """`source` is a clause, or the key of a sentence that says where the rule comes from.

    `document` is asked once, `mark` for each visible mark of the kinds `on`, `page` at the end of each page whose
    separations are not measured.
    """

    code: str
    severity: Severity
    source: str
    document: OfDocument | None = None
    mark: OfMark | None = None
    on: tuple[type, ...] = ()
    page: OfPage | None = None


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SHOPS, _PRACTICE = "preflight.source-shops", "preflight.source-practice"

RULES = (
    Rule("pdfx.version", _ERROR, "ISO 15930-7", documents.pdfx_version),
    Rule("pdfx.metadata", _ERROR, "ISO 15930-7", documents.pdfx_metadata),
    Rule("pdfx.output-intent", _ERROR, "ISO 15930-7, GWG R0035", documents.output_intent),
    Rule("pdfx.condition", _WARNING, _SHOPS, documents.printing_condition),
    Rule("pdfx.active", _ERROR, "ISO 15930-7", documents.active_content),
    Rule("pdfx.annotation", _ERROR, "ISO 15930-7", documents.annotations_inside),
    Rule("pdfx.construct", _ERROR, "ISO 15930-7", documents.constructs),
    Rule("pdfx.transparency", _ERROR, "ISO 15930-4, ISO 15930-6", mark=colours.transparency, on=_ALL),
    Rule("pdfx.layers", _WARNING, _SHOPS, documents.layers),
    Rule("box.trim", _ERROR, "GWG R0002–R0004", boxes.page_boxes),
    Rule("box.bleed", _ERROR, _SHOPS, boxes.bleed),
    Rule("box.marks", _WARNING, _SHOPS, mark=colours.marks, on=_ALL),
    Rule("bleed.inked", _ERROR, _PRACTICE, coverage.bleed_inked, page=coverage.bleed_short),
    Rule("pages.count", _ERROR, _SHOPS, boxes.page_count),
    Rule("font.embedded", _ERROR, "ISO 15930-7, GWG R0014", documents.fonts),
    Rule("colour.space", _ERROR, "GWG R0027", mark=colours.colour_space, on=_ALL),
    Rule("colour.spot", _ERROR, "GWG R0020–R0024", mark=colours.colour_spot, on=_ALL),
    Rule("colour.group", _ERROR, "GWG R0030", colours.group_spaces),
    Rule("ink.coverage", _ERROR, "GWG R0026", coverage.ink_coverage, page=coverage.ink_bound),
    Rule("ink.text", _WARNING, "GWG R0015–R0017", mark=texts.ink_text, on=_TEXT),
    Rule("ink.minimum", _WARNING, _SHOPS, mark=colours.ink_minimum, on=_ALL),
    Rule("overprint.black", _WARNING, "GWG R0009–R0012", mark=colours.overprint_black, on=_LINES),
    Rule("overprint.white", _ERROR, "GWG R0007–R0008", mark=colours.overprint_white, on=_ALL),
    Rule("line.width", _WARNING, "GWG R0018–R0019", mark=texts.line_width, on=(PaintedPath,)),
    Rule("text.size", _WARNING, _SHOPS, mark=texts.text_size, on=_TEXT),
    Rule("image.resolution", _WARNING, "GWG R0031–R0032", mark=images.image_resolution, on=(PaintedImage,)),
    Rule("text.safe", _WARNING, _SHOPS, mark=texts.text_safe, on=_TEXT),
    Rule("qr.size", _ERROR, "ISO/IEC 18004", codes.qr_codes),
    # Asked for a delivery alone, where the addresses are known: see `imprint`.
    Rule("imprint.complete", _ERROR, "HPresseG § 6"),
)
