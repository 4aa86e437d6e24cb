"""SVG drawings of the content in press colours, before layout: after it nobody tells them from the layout's own shapes."""

from __future__ import annotations

import re
from functools import lru_cache

from PIL import Image, ImageColor

from programm_print.finish.inking import in_press_colours

# In an attribute, a style="" or a <style>.
_COLOUR = re.compile(
    r"(?<![\w-])((?:fill|stroke|color|stop-color)\s*[:=]\s*[\"']?\s*)(#[0-9a-f]{3,8}\b|rgb\([^)]*\)|[a-z]+)", re.IGNORECASE
)


@lru_cache(maxsize=64)
def press_drawing(svg: bytes, profile: bytes) -> bytes:
    """The SVG with its sRGB fills, strokes and stops as device-cmyk(), as images become it; neutral ones are black alone."""

    def replaced(match: re.Match[str]) -> str:
        return match[1] + (_inks(match[2], profile) or match[2])

    # All encodings of XML that a browser exports agree in ASCII, which colours are written in.
    return _COLOUR.sub(replaced, svg.decode("latin-1")).encode("latin-1")


def _inks(colour: str, profile: bytes) -> str | None:
    """None for what is no opaque colour: `none`, `currentColor`, `#46962b80`."""
    try:
        rgb = ImageColor.getrgb(colour)
    except ValueError:
        return None
    if len(rgb) != 3:
        return None
    pixel = in_press_colours(Image.new("RGB", (1, 1), rgb), b"", profile)
    inks = [value / 255 for value in pixel.tobytes()] if pixel.mode == "CMYK" else [0, 0, 0, 1 - rgb[0] / 255]
    return f"device-cmyk({' '.join(f'{ink:.3g}' for ink in inks)})"
