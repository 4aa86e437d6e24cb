"""What stands on a printed page: letters with their places and sizes, text joined over lines, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """A sign that leaves ink: its page (from 1), its size in points, its box in millimetres from the trim's top left corner."""

    page: int
    sign: str
    size: float
    x0: float
    y0: float
    x1: float
    y1: float


def letters_of(path: Path) -> tuple[Letter, ...]:
    return tuple(_letters(path))


def _letters(path: Path) -> Iterator[Letter]:
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            left, _, _, top = page.get_trimbox()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                sign = text.get_text_range(index, 1)
                if sign.strip() and sign not in "\u0002\ufffe":
                    x0, y0, x1, y1 = text.get_charbox(index)
                    # PDFium leaves out the page's own scale: WeasyPrint writes CSS pixels, 4/3 to a point.
                    size = round(pdfium.FPDFText_GetFontSize(text.raw, index) * 0.75, 2)
                    yield Letter(number, sign, size, (x0 - left) / MM, (top - y1) / MM, (x1 - left) / MM, (top - y0) / MM)


def squeezed(text: str) -> str:
    """Without spaces and hyphens: at a line's end nobody can tell a word's own hyphen from one of the setting."""
    return re.sub(r"[\s\u0002\u00ad\ufffe-]", "", text)


def text_of(path: Path, page: int | None = None) -> str:
    """All text of one page (from 1) or of all, squeezed."""
    with pypdfium2.PdfDocument(path) as pdf:
        return squeezed("".join(sheet.get_textpage().get_text_range() for at, sheet in enumerate(pdf, 1) if page in (None, at)))


def codes_on(path: Path, page: int) -> list[str]:
    """What a scanner reads on a page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [code.text for code in zxingcpp.read_barcodes(pdf[page - 1].render(scale=3).to_pil())]


def find(letters: tuple[Letter, ...], words: str, page: int | None = None) -> tuple[Letter, ...]:
    """The letters that print `words`, wherever lines break; none where the words do not stand there contiguously."""
    kept = [letter for letter in letters if squeezed(letter.sign) and page in (None, letter.page)]
    at = "".join(letter.sign for letter in kept).find(squeezed(words))
    return tuple(kept[at : at + len(squeezed(words))]) if at >= 0 else ()
