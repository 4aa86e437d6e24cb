"""The door to Ghostscript: a PDF's pages as the printer's plates, overprint included, by its device tiffsep.

Ghostscript is a program of its own, found on the machine or not; without it a preflight has the interpreter's bound alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from programm_print.models.inspection import PageFact, Rectangle
from programm_print.models.plates import Plates

if TYPE_CHECKING:
    from programm_print.models.plates import Tints

#: Enough to place a fault to a quarter of a millimetre; each pixel is the mean of sixteen, so that lines weigh what they ink.
PPI = 100
_OVERSAMPLING = 4
# A poster of A0 has 15 million pixels at 100 ppi; what is larger is looked at more coarsely.
_MOST_PIXELS = 16_000_000
_PAGES_AT_ONCE = 8
_SECONDS = 120.0
_PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")


def find_ghostscript() -> str | None:
    """The path of Ghostscript's program, None where there is none."""
    return shutil.which("gs")


def separations(data: bytes, pages: Sequence[PageFact], *, seconds: float = _SECONDS) -> Iterator[Plates]:
    """The plates of these pages of a PDF, one page after the other.

    A page that Ghostscript cannot read, or that does not come within `seconds` for all together, is left out: whoever asks
    compares. Nothing comes where Ghostscript is missing. No file is left behind.
    """
    program = find_ghostscript()
    if program is None or not pages:
        return
    document = _uncropped(data, pages)
    if document is None:
        return
    deadline = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="programm-plates-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "document.pdf").write_bytes(document)
        for start in range(0, len(pages), _PAGES_AT_ONCE):
            chunk = pages[start : start + _PAGES_AT_ONCE]
            left = deadline - time.monotonic()
            if left <= 0:
                return
            ppi = min(_resolution(page) for page in chunk)
            _run(program, folder, [page.number for page in chunk], ppi, left)
            for index, page in enumerate(chunk, 1):
                plates = _read(folder, index, page, ppi)
                if plates is not None:
                    yield plates
            for file in folder.glob("*.tif"):
                file.unlink()


def _uncropped(data: bytes, pages: Sequence[PageFact]) -> bytes | None:
    """Ghostscript clips to the CropBox, which is the screen's: plates carry what lies in the MediaBox. None for a PDF too
    damaged to be written again."""
    if all(page.crop_mm in (None, page.media_mm) for page in pages):
        return data
    import pikepdf

    from programm_print.inspect.objects import MALFORMED
    from programm_print.inspect.pages import inherited, pages_of

    target = BytesIO()
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            for page in pages_of(pdf.Root, max(page.number for page in pages)):
                media = inherited(page, "/MediaBox")
                if media is not None:
                    page["/CropBox"] = media
            pdf.save(target, fix_metadata_version=False)
    except MALFORMED:
        return None
    return target.getvalue()


def _resolution(page: PageFact) -> int:
    width, height = _size(page.media_mm)
    most = (_MOST_PIXELS * 25.4**2 / max(width * height, 1.0)) ** 0.5
    return max(1, min(PPI, int(most)))


def _run(program: str, folder: Path, numbers: Sequence[int], ppi: int, seconds: float) -> None:
    command = [
        program,
        "-dSAFER",  # no file but the one named here is read, none but the output written, no program started
        "-dBATCH",
        "-dNOPAUSE",
        "-dNOPROMPT",
        "-q",
        "-K800000",  # kilobytes of memory
        "-sDEVICE=tiffsep",
        f"-r{ppi * _OVERSAMPLING}",
        f"-dDownScaleFactor={_OVERSAMPLING}",
        "-sCompression=lzw",
        # Colours of the kind that the output intent names are its own, as a RIP takes them; RGB is converted into it.
        "-dUsePDFX3Profile=0",
        f"-sPageList={','.join(map(str, numbers))}",
        "-sOutputFile=%d.tif",
        "document.pdf",
    ]
    # Its own temporary files go into the folder that is removed, even when it is killed.
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder)}
    with suppress(subprocess.TimeoutExpired, OSError):  # What is missing is left out.
        subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )


def _read(folder: Path, index: int, page: PageFact, ppi: int) -> Plates | None:
    """The plates of the page that was written as number `index`: `3(Cyan).tif`, with odd letters as in web addresses."""
    import numpy as np

    found = {unquote(file.name[len(f"{index}(") : -len(").tif")]): file for file in folder.glob(f"{index}(*).tif")}
    names = (*_PROCESS_INKS, *sorted(set(found) - set(_PROCESS_INKS)))
    if not all(name in found for name in _PROCESS_INKS):
        return None
    layers = [_layer(found[name]) for name in names]
    whole = [layer for layer in layers if layer is not None]
    if len(whole) < len(layers) or len({layer.shape for layer in whole}) != 1:
        return None
    tints: Tints = np.ascontiguousarray(np.rot90(np.stack(whole), k=page.rotate // 90, axes=(1, 2)))
    media = page.media_mm
    trim = page.trim_mm or page.crop_mm or media
    return Plates(
        page.number, names, tints, 25.4 / ppi, _downwards(trim, media), _downwards(page.bleed_mm or page.trim_mm or media, media)
    )


def _layer(file: Path) -> Tints | None:
    """One plate, 255 where it is full; None for a file that was not written to its end."""
    import numpy as np
    from PIL import Image

    try:
        with Image.open(file) as picture:
            return 255 - np.asarray(picture.convert("L"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _downwards(box: Rectangle, media: Rectangle) -> Rectangle:
    return box[0] - media[0], media[3] - box[3], box[2] - media[0], media[3] - box[1]


def _size(box: Rectangle) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]
