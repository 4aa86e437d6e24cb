"""Pixels of a screen as inks of a press: RGB through ICC profiles, gray as K."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms


class UnfitImageError(Exception):
    """An image that cannot be written in press colours; `what` is the reason in the words of its format."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def in_press_colours(picture: Image.Image, own_profile: bytes, profile: bytes) -> Image.Image:
    """An RGB picture as mode CMYK, L or 1.

    Neutral pixels (R = G = B) alone make it gray, black and white alone make it 1 bit. Everything else goes through the
    profiles, relative colorimetric with black point compensation; without a readable one of its own it is sRGB.
    """
    red, green, blue = picture.split()
    if ImageChops.difference(red, green).getbbox() is None and ImageChops.difference(red, blue).getbbox() is None:
        bilevel = sum(red.histogram()[1:255]) == 0
        return red.convert("1") if bilevel else red
    transform = ImageCms.buildTransform(
        _rgb_profile(own_profile),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    converted = ImageCms.applyTransform(picture, transform)
    assert converted is not None  # only inPlace returns None
    return converted


@lru_cache(maxsize=8)
def gray_as_black(own_profile: bytes, profile: bytes) -> list[int]:
    """For each gray of a gray profile the DeviceGray whose K looks as light, between paper white and what K alone reaches."""
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    tint = Image.merge("CMYK", [Image.new("L", (256, 1))] * 3 + [ImageChops.invert(ramp)])
    wanted, reached = (_lightness(picture, source) for picture, source in ((ramp, own_profile), (tint, profile)))
    darkest, white = reached[0], reached[255]
    grays = []
    for lightness in wanted:
        aim = darkest + (lightness - wanted[0]) / (wanted[255] - wanted[0] or 1) * (white - darkest)
        grays.append(min(range(256), key=lambda gray: abs(reached[gray] - aim)))
    return grays


def _lightness(picture: Image.Image, profile: bytes) -> list[int]:
    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("LAB"),
        picture.mode,
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    converted = ImageCms.applyTransform(picture, transform)
    assert converted is not None
    return list(converted.getchannel(0).tobytes())


def _rgb_profile(own_profile: bytes) -> ImageCms.ImageCmsProfile:
    """The picture's own profile where it is one for RGB and readable, else sRGB, as browsers do."""
    if own_profile[16:20] == b"RGB ":
        try:
            return ImageCms.ImageCmsProfile(io.BytesIO(own_profile))
        except (OSError, ImageCms.PyCMSError):
            pass
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
