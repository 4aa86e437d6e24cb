"""What WeasyPrint 70 does not write in inks by itself: mended where it needs but four inks for three, else refused.

WeasyPrint takes the stops of gradients and of blurred shadows for RGB: it turns them to sRGB, which tinycss2 cannot do with
`device-cmyk()`, and in SVG it keeps three values of the four. `Inks` is a colour that has its inks where WeasyPrint looks for
RGB, so that its own code writes them. What it would write wrongly is refused where a stylesheet is read, since only there the
line is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import tinycss2.color5
import weasyprint.css.tokens as css_tokens
import weasyprint.images
from tinycss2.color5 import Color
from weasyprint.css.tokens import InvalidValues
from weasyprint.css.validation.properties import PROPERTIES

from programm_print.messages import say

_PROCESS = "device-cmyk"
# The others WeasyPrint cannot turn to sRGB.
_STOP_SPACES = frozenset({_PROCESS, "srgb", "hsl", "hwb"})
# WeasyPrint makes up a lighter and a darker RGB colour for each of these.
_SHADED_STYLES = frozenset({"inset", "groove", "ridge", "outset"})


class Plate:
    """A colour profile that holds nothing but a place: finishing puts the plate of a spot colour there."""

    content = b""
    components = ("tint",)
    pdf_reference = None


class Inks(Color):  # type: ignore[misc]
    """A colour of four inks that goes through WeasyPrint's gradients as it is."""

    def to(self, space: str) -> Inks:
        return Inks(self.space, self.coordinates, self.alpha)

    def __getitem__(self, key: int | slice) -> Any:
        """As of an RGB colour: `[:3]` are the inks, all four, and `[3]` is the alpha channel."""
        if key == 3:
            return self.alpha
        return self.coordinates if key == slice(None, 3) else super().__getitem__(key)


def teach_inks() -> None:
    """Change WeasyPrint, once for the process."""
    if not hasattr(tinycss2.color5, "_inks_taught"):
        tinycss2.color5._inks_taught = True
        tinycss2.color5._parse_device_cmyk = _to_inks(tinycss2.color5._parse_device_cmyk)
        css_tokens.parse_color_stop = _checked_stop(css_tokens.parse_color_stop)
        weasyprint.images.gradient_average_color = _averaging(weasyprint.images.gradient_average_color)
        for name, validate in PROPERTIES.items():
            if name.endswith("-style") and name.startswith(("border-", "outline-", "column-rule-")):
                PROPERTIES[name] = _checked_style(validate)
        PROPERTIES["image-orientation"] = _checked_orientation(PROPERTIES["image-orientation"])


def _to_inks(parse: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(parse)
    def parse_device_cmyk(*given: Any) -> Any:
        colour = parse(*given)
        return colour and Inks(colour.space, colour.coordinates, colour.alpha)

    return parse_device_cmyk


def _checked_stop(parse: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Any]:
    @wraps(parse)
    def parse_color_stop(tokens: Sequence[Any]) -> Any:
        if tokens and getattr(tokens[0], "lower_value", "") == "currentcolor":
            # WeasyPrint would write black.
            raise InvalidValues(say("render.stop-current"))
        colour, position = parse(tokens)
        if colour.space.startswith("--"):
            raise InvalidValues(say("render.stop-spot"))
        if colour.space not in _STOP_SPACES:
            raise InvalidValues(say("render.stop-space"))
        return colour, position

    return parse_color_stop


def _checked_orientation(validate: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(validate)
    def validate_orientation(*given: Any) -> Any:
        orientation = validate(*given)
        if orientation not in (None, "from-image"):
            # Finishing takes the pixels from the file, upright as its Exif says.
            raise InvalidValues(say("render.turned-picture"))
        return orientation

    return validate_orientation


def _checked_style(validate: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(validate)
    def validate_style(*given: Any) -> Any:
        style = validate(*given)
        if style in _SHADED_STYLES:
            raise InvalidValues(say("render.shaded-style"))
        return style

    return validate_style


def _averaging(average: Callable[..., Any]) -> Callable[..., Any]:
    """The average of stops, weighted as WeasyPrint does it (https://drafts.csswg.org/css-images-3/#gradient-average-color)."""

    @wraps(average)
    def gradient_average_color(colors: Sequence[Any], positions: Sequence[float]) -> Any:
        if not all(isinstance(colour, Inks) for colour in colors):
            return average(colors, positions)
        length = positions[-1] - positions[0]
        if length == 0:
            positions, length = range(len(colors)), len(colors) - 1
        inks, alpha = [0.0] * 4, 0.0
        for index in range(1, len(colors)):
            weight = (positions[index] - positions[index - 1]) / length / 2
            for colour in colors[index - 1 : index + 1]:
                alpha += weight * colour.alpha
                inks = [ink + weight * colour.alpha * own for ink, own in zip(inks, colour.coordinates, strict=True)]
        # Rounded, since an alpha a hair below 1 would cost a soft mask.
        return Inks(_PROCESS, [ink / alpha for ink in inks] if alpha else inks, round(alpha, 6))

    return gradient_average_color


def css_of(colour: Any) -> str:
    """A computed colour, its alpha left out, as the palette writes it; "" for what no palette writes."""
    if colour.space == _PROCESS:
        return f"device-cmyk({' '.join(f'{ink:g}' for ink in colour.coordinates)})"
    if colour.space.startswith("--"):
        return f"color({colour.space} {' '.join(f'{tint:g}' for tint in colour.coordinates)})"
    if colour.space == "srgb":
        return "#" + "".join(f"{round(255 * value):02X}" for value in colour.coordinates)
    return ""
