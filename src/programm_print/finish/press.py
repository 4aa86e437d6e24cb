"""From WeasyPrint's raw PDF to the press edition: PDF/X-4 (ISO 15930-7) in process colours and declared spot colours."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf

from programm_print import __version__
from programm_print.finish.boxes import PageBoxes, flatten_page_tree, found_size, page_boxes, write_page
from programm_print.finish.colour import is_cmyk_printer_profile
from programm_print.finish.contents import PressContents
from programm_print.finish.declared import DeclaredColours
from programm_print.finish.draft import Draft, draft_content
from programm_print.finish.faults import Faults
from programm_print.finish.marks import marks_content, registration_space
from programm_print.finish.metadata import clear_root, write_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from programm_print.finish.pictures import PictureFile
    from programm_print.models.colour import Colour


@dataclass(frozen=True)
class OutputIntent:
    """The printing condition: its identifier in the registry (`FOGRA39`), the registry's address, words, the ICC profile."""

    condition: str
    registry: str
    description: str
    profile: bytes


@dataclass(frozen=True)
class PressSettings:
    """One press PDF; with `draft` one that may not be printed.

    `author` is who publishes, `creator` the program that made the document; `created` must know its time zone.
    `trim_mm` is (width, height) of every page. `folds_mm` holds, per page, the distances of the folds from the trim's
    left edge; pages beyond its end have none. Folds show only with `marks`. `colours` are the palette's: which of them have a
    plate of their own, overprint or knock out. `pictures` are the files of the raw PDF's images, by the names of these
    without their last letter.
    """

    title: str
    language: str
    author: str
    created: datetime
    intent: OutputIntent
    trim_mm: tuple[float, float]
    draft: Draft | None = None
    bleed_mm: float = 3.0
    marks: bool = False
    folds_mm: tuple[tuple[float, ...], ...] = ()
    colours: tuple[Colour, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    creator: str = f"programm-print {__version__}"

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("created needs a time zone: XMP and Info must name the same moment")
        if not self.title.strip():
            raise ValueError("PDF/X-4 needs a title")


def finish_press(raw: bytes, settings: PressSettings) -> bytes:
    """The press PDF of `raw`, whose pages are trim plus bleed; the same input gives the same bytes.

    Raises RenderError with all findings where something cannot be written validly: an RGB colour, a spot colour
    that nobody declared, a font that is not embedded, a page of another size. It makes and refuses; judging what is legal but
    unwise is preflight's.
    """
    faults = Faults()
    if not is_cmyk_printer_profile(settings.intent.profile):
        faults.add("finish.profile", condition=settings.intent.condition)
        faults.raise_any()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        producer = str(pdf.docinfo.get("/Producer", settings.creator))
        clear_root(pdf)
        flatten_page_tree(pdf)
        _write_pages(pdf, settings, faults)
        faults.raise_any()
        # The content alone, without metadata, is what the identifiers are drawn from.
        write_metadata(pdf, settings, producer, content=_saved(pdf, for_identity=True))
        return _saved(pdf)


def _write_pages(pdf: pikepdf.Pdf, settings: PressSettings, faults: Faults) -> None:
    colours = DeclaredColours(settings.colours)
    contents = PressContents(pdf, settings.intent.profile, colours, settings.pictures, faults)
    registration = registration_space(pdf) if settings.marks else None
    for index, page in enumerate(pdf.pages):
        boxes = _boxes(page, settings, index + 1, faults)
        if boxes is None:
            continue
        content, transparent = contents.page(page, index + 1)
        if settings.draft is not None:
            mark = draft_content(pdf, settings.draft, boxes.trim, contents.page_resources(page))
            content, transparent = b"\n".join((b"q", content, b"Q", mark)), True
        if registration is not None:
            folds = settings.folds_mm[index] if index < len(settings.folds_mm) else ()
            name = contents.page_resources(page).add("/ColorSpace", registration, "registration")
            content = b"\n".join((b"q", content, b"Q", marks_content(boxes, folds, name)))
        write_page(page.obj, boxes, pdf.make_stream(content), transparent=transparent)
    contents.finish_resources()


def _boxes(page: pikepdf.Page, settings: PressSettings, number: int, faults: Faults) -> PageBoxes | None:
    boxes = page_boxes(page.obj, settings.trim_mm, settings.bleed_mm, slug=settings.marks)
    if boxes is None:
        width, height = (length + 2 * settings.bleed_mm for length in settings.trim_mm)
        faults.add("finish.page-size", page=number, found=found_size(page.obj), wanted=f"{width:.2f} × {height:.2f} mm")
    return boxes


def _saved(pdf: pikepdf.Pdf, *, for_identity: bool = False) -> bytes:
    """The file's bytes; PDF/X-4 is PDF 1.6. Metadata is left as written, and `/ID` comes from the content."""
    target = io.BytesIO()
    pdf.save(
        target,
        force_version="1.6",
        preserve_pdfa=False,
        fix_metadata_version=False,
        compress_streams=not for_identity,
        object_stream_mode=pikepdf.ObjectStreamMode.disable if for_identity else pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return target.getvalue()
