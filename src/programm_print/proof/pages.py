"""The door to PDFium: pages as pixels. PDFium turns CMYK into RGB plainly, which does for a proof and not for a colour."""

from __future__ import annotations

import ctypes
import math
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from programm_print.models.inspection import PageFact, Rectangle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_MOST_PIXELS = 24_000_000
# ZXing takes no longer side.
_LONGEST_SIDE = 65_535
_SECONDS = 5.0


class Pages:
    """A PDF's pages, open for pictures: `with Pages(data) as pages: …`. One that PDFium cannot open has none."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self._pdf: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            self._pdf = None

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def picture(self, page: PageFact, ppi: float, area_mm: Rectangle | None = None, *, gray: bool = False) -> Pixels | None:
        """An area of a page (from the trim's top left corner; by default its MediaBox) as it stands in the file, before /Rotate.

        Rows, columns, and red, green, blue unless `gray`. A page that is not painted within seconds is as white as it then
        was; None where it cannot be opened, or the area has no pixel or more than a picture may have.
        """
        left, top, right, bottom = area_mm or media_from_trim(page)
        columns, rows = (max(0, round((end - start) / 25.4 * ppi)) for start, end in ((left, right), (top, bottom)))
        if self._pdf is None or not 0 < columns * rows <= _MOST_PIXELS or max(columns, rows) > _LONGEST_SIDE:
            return None
        if page.number > len(self._pdf):
            return None
        sheet = self._sheet(page)
        if sheet is None:
            return None
        media = media_from_trim(page)
        width, height = sheet.get_size()
        # PDFium leaves UserUnit out.
        scale = ppi / 72 * page.user_unit
        place = (round((media[0] - left) / 25.4 * ppi), round((media[1] - top) / 25.4 * ppi))
        size = (round(width * scale), round(height * scale))
        if max(size) >= 2**24:
            return None
        pixels = _painted(sheet, (rows, columns), place, size, gray=gray)
        sheet.close()
        return pixels

    def _sheet(self, page: PageFact) -> Any:
        """The page unturned and uncropped, as facts tell its places; both are read when it is loaded."""
        import pypdfium2

        try:
            sheet = self._pdf[page.number - 1]
            cropped = sheet.get_cropbox() != sheet.get_mediabox()
            if sheet.get_rotation() or cropped:
                sheet.set_rotation(0)
                sheet.set_cropbox(*sheet.get_mediabox())
                sheet.close()
                sheet = self._pdf[page.number - 1]
        except (pypdfium2.PdfiumError, ValueError):
            return None
        return sheet


def media_from_trim(page: PageFact) -> Rectangle:
    """The MediaBox from the trim's top left corner, y downwards."""
    return from_trim(page, page.media_mm)


def from_trim(page: PageFact, box: Rectangle) -> Rectangle:
    """One of the page's own boxes (y upwards) from the trim's top left corner, y downwards."""
    trim = trim_of(page)
    return box[0] - trim[0], trim[3] - box[3], box[2] - trim[0], trim[3] - box[1]


def trim_of(page: PageFact) -> Rectangle:
    return page.trim_mm or page.crop_mm or page.media_mm


def best_ppi(area_mm: Rectangle, wanted: float, most_pixels: int = _MOST_PIXELS) -> float:
    """`wanted`, or less where the picture would grow beyond `most_pixels`, or a strip be longer than a picture may."""
    width, height = ((area_mm[index + 2] - area_mm[index]) / 25.4 for index in (0, 1))
    longest = 0.99 * _LONGEST_SIDE / max(width, height, 1e-9)
    return min(wanted, longest, math.sqrt(most_pixels * 0.99 / max(width * height, 1e-9)))


def _painted(sheet: Any, shape: tuple[int, int], place: tuple[int, int], size: tuple[int, int], *, gray: bool) -> Pixels:
    import numpy as np
    import pypdfium2.raw as pdfium

    rows, columns = shape
    channels = 1 if gray else 4
    pixels = np.full((rows, columns, channels), 255, dtype=np.uint8)
    kind, flags = (
        (pdfium.FPDFBitmap_Gray, pdfium.FPDF_GRAYSCALE) if gray else (pdfium.FPDFBitmap_BGRx, pdfium.FPDF_REVERSE_BYTE_ORDER)
    )
    flags |= pdfium.FPDF_ANNOT | pdfium.FPDF_PRINTING
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, kind, pixels.ctypes.data_as(ctypes.c_void_p), columns * channels)
    deadline = time.monotonic() + _SECONDS
    pause = pdfium.IFSDK_PAUSE(version=1)
    # Kept by a name, or the function would be collected while PDFium calls it.
    asked = type(pause.NeedToPauseNow)(lambda _: int(time.monotonic() > deadline))
    pause.NeedToPauseNow = asked
    pdfium.FPDF_RenderPageBitmap_Start(bitmap, sheet.raw, *place, *size, 0, flags, ctypes.byref(pause))
    pdfium.FPDF_RenderPage_Close(sheet.raw)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels[:, :, 0] if gray else np.ascontiguousarray(pixels[:, :, :3])
