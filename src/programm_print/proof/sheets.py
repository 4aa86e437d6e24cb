"""A proof's sheet of paper: a picture of a page on grey, and beside it a column with what there is to say."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from programm_print.proof.lettering import letters, wrapped

if TYPE_CHECKING:
    from programm_print.proof.pages import Pixels

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]

INK: Colour = (33, 33, 33)
FAINT: Colour = (112, 112, 108)
_GROUND: Colour = (228, 228, 224)
_COLUMN: Colour = (250, 250, 248)
_MARGIN, _COLUMN_WIDTH, _PADDING = 36, 430, 26
_TEXT_PX, _HEAD_PX, _LEADING = 16, 22, 1.34
BADGE_PX = 26
_BAR_PX = 18


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the column; `badge` is a number in a dot of that `colour` before it."""

    text: str
    strong: bool = False
    colour: Colour = INK
    badge: int | None = None
    head: bool = False


class ProofSheet:
    """Draws on a page's picture, whose top left pixel is (0, 0), and writes beside it."""

    def __init__(self, pixels: Pixels, paragraphs: list[Line], *, foot: int = 0) -> None:
        """`foot` is free height in pixels below what is written."""
        from PIL import Image, ImageDraw

        height, width = pixels.shape[:2]
        placed, column_height = _set(paragraphs)
        whole = (width + 2 * _MARGIN + _COLUMN_WIDTH, max(height + 2 * _MARGIN, column_height + foot))
        self._image = Image.new("RGB", whole, _GROUND)
        self._draw = ImageDraw.Draw(self._image)
        self._draw.rectangle((_MARGIN - 1, _MARGIN - 1, _MARGIN + width, _MARGIN + height), outline=(200, 200, 196))
        self._image.paste(Image.fromarray(pixels), (_MARGIN, _MARGIN))
        left = width + 2 * _MARGIN
        self._draw.rectangle((left, 0, *whole), fill=_COLUMN)
        for y, line, text in placed:
            self._write(left, y, line, text)
        self._badges: list[tuple[float, float]] = []

    def frame(self, box: Box, colour: Colour, width: int = 2) -> None:
        """An outline around a box of the picture, with a white hair around it, so that it shows on any ground."""
        x0, y0, x1, y1 = _shifted(box)
        self._draw.rectangle((x0 - width - 1, y0 - width - 1, x1 + width + 1, y1 + width + 1), outline=(255, 255, 255))
        self._draw.rectangle((x0 - width, y0 - width, x1 + width, y1 + width), outline=colour, width=width)

    def hair(self, box: Box, colour: Colour) -> None:
        self._draw.rectangle(_shifted(box), outline=colour)

    def number(self, box: Box, number: int, colour: Colour) -> None:
        """A numbered dot at the left of a box, where it hides nothing of it; where another one is, farther left or below."""
        left, top = _shifted(box)[:2]
        x, y = max(left - BADGE_PX / 2 - 4, BADGE_PX / 2 + 2), max(top + BADGE_PX / 2 - 3, BADGE_PX / 2 + 2)
        while any(abs(x - a) < BADGE_PX and abs(y - b) < BADGE_PX for a, b in self._badges):
            x -= BADGE_PX
            if x < BADGE_PX / 2:
                x, y = max(left - BADGE_PX / 2 - 4, BADGE_PX / 2 + 2), y + BADGE_PX
        self._badges.append((x, y))
        self._dot(x, y, number, colour)

    def scale(self, colours: Pixels, ticks: list[tuple[float, str]]) -> None:
        """A bar of colours (one row, left to right) at the foot of the column; `ticks` are parts of its length with words."""
        from PIL import Image

        left, top = self._image.width - _COLUMN_WIDTH + _PADDING, self._image.height - _MARGIN - _BAR_PX - 24
        width = _COLUMN_WIDTH - 2 * _PADDING
        bar = Image.fromarray(colours[None]).resize((width, _BAR_PX), Image.Resampling.NEAREST)
        self._image.paste(bar, (left, top))
        self._draw.rectangle((left - 1, top - 1, left + width, top + _BAR_PX), outline=FAINT)
        for part, text in ticks:
            x = left + part * width
            self._draw.line((x, top + _BAR_PX, x, top + _BAR_PX + 5), fill=FAINT)
            self._draw.text((x, top + _BAR_PX + 7), text, font=letters(14), fill=INK, anchor="ma")

    def png(self) -> bytes:
        target = BytesIO()
        self._image.save(target, "PNG", compress_level=6)
        return target.getvalue()

    def _write(self, left: int, y: float, line: Line, text: str) -> None:
        font = letters(_HEAD_PX if line.head else _TEXT_PX, strong=line.strong or line.head)
        x = left + _PADDING
        if line.badge is not None:
            if text.startswith(_FIRST):
                self._dot(x + BADGE_PX / 2, y + _TEXT_PX * _LEADING / 2, line.badge, line.colour)
            x += BADGE_PX + 10
        self._draw.text((x, y), text.removeprefix(_FIRST), font=font, fill=INK if line.badge is not None else line.colour)

    def _dot(self, x: float, y: float, number: int, colour: Colour) -> None:
        """Drawn four times as large and reduced: Pillow's circles have no smooth edges."""
        from PIL import Image, ImageDraw

        side = BADGE_PX + 4
        large = Image.new("L", (side * 4, side * 4), 0)
        ImageDraw.Draw(large).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
        ring = large.resize((side, side), Image.Resampling.LANCZOS)
        inner = large.resize((BADGE_PX, BADGE_PX), Image.Resampling.LANCZOS)
        self._image.paste((255, 255, 255), (round(x - side / 2), round(y - side / 2)), ring)
        self._image.paste(colour, (round(x - BADGE_PX / 2), round(y - BADGE_PX / 2)), inner)
        font = letters(15 if number < 100 else 12, strong=True)
        self._draw.text((x, y), str(number), font=font, fill=(255, 255, 255), anchor="mm")


# Marks the first line of a paragraph, where its number stands.
_FIRST = "\x00"


def _shifted(box: Box) -> Box:
    return box[0] + _MARGIN, box[1] + _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN


def _set(paragraphs: list[Line]) -> tuple[list[tuple[float, Line, str]], int]:
    """Lines with their heights in the column, and the height of it all."""
    placed: list[tuple[float, Line, str]] = []
    y = float(_MARGIN - 6)
    for line in paragraphs:
        size = _HEAD_PX if line.head else _TEXT_PX
        indent = BADGE_PX + 10 if line.badge is not None else 0
        width = _COLUMN_WIDTH - 2 * _PADDING - indent
        for index, text in enumerate(wrapped(line.text, letters(size, strong=line.strong or line.head), width)):
            placed.append((y, line, text if index else _FIRST + text))
            y += size * _LEADING
        y += size * 0.55
    return placed, round(y) + _MARGIN
