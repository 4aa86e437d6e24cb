"""Letters on proofs: the project's own label font, since Pillow's has no umlauts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# In an installed package beside this module (see pyproject.toml), in a checkout where the layouts' fonts are.
_HERE = Path(__file__).parent
_FOLDERS = (_HERE, _HERE.parents[2] / "fonts")


@cache
def letters(size_px: int, *, strong: bool = False) -> FreeTypeFont:
    """A font of this size; `strong` for headings and numbers."""
    from PIL import ImageFont

    name = f"bricolage-grotesque-label{'' if strong else '-light'}.ttf"
    file = next(path for folder in _FOLDERS if (path := folder / name).is_file())
    return ImageFont.truetype(str(file), size_px)


def wrapped(text: str, font: FreeTypeFont, width_px: float) -> list[str]:
    """The text in lines of at most this width; a word that is wider than a line is cut into pieces."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width_px:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while font.getlength(line) > width_px and len(line) > 1:
            fitting = next(
                count for count in range(len(line) - 1, 0, -1) if count == 1 or font.getlength(line[:count]) <= width_px
            )
            lines.append(line[:fitting])
            line = line[fitting:]
    return [*lines, line] if line else lines
