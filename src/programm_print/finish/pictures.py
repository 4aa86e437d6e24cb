"""The picture files that a layout names, as they were saved: what they mean on press, and what WeasyPrint takes of them.

WeasyPrint hands on pixels: those of a PNG without its profile, 1-bit and palette pictures as RGB, a turned JPEG compressed
once more. So the press edition takes the pixels from the file, and from WeasyPrint only where they stand.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from programm_print.finish.inking import UnfitImageError, gray_as_black, in_press_colours

# What WeasyPrint can write; CMYK it writes as JPEG alone.
_LAID_OUT = frozenset({"1", "P", "I", "L", "LA", "RGB", "RGBA"})
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class PictureFile:
    """A file of the project, by its path."""

    path: str
    data: bytes


def for_layout(data: bytes) -> bytes:
    """What WeasyPrint lays out: the file itself, or where it cannot write that, a picture of the same size and alpha."""
    try:
        picture = _opened(data)
    except UnfitImageError:
        return data  # WeasyPrint says so, and the finding stands where the file is named.
    # It heeds Exif, but not a TIFF's own tag.
    turned = picture.format == "TIFF" and picture.getexif().get(_ORIENTATION, 1) != 1
    if picture.format in ("JPEG", "MPO") or (picture.mode in _LAID_OUT and not turned):
        return data
    try:
        upright = ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError):
        return data
    stand_in = upright if upright.mode in ("RGBA", "LA") else Image.new("L", upright.size)
    target = io.BytesIO()
    stand_in.save(target, "PNG")
    return target.getvalue()


def is_line_art(data: bytes) -> bool:
    """Whether a picture is saved with one bit for each pixel."""
    try:
        return _opened(data).mode == "1"
    except UnfitImageError:
        return False


def passes_through(data: bytes) -> bool:
    """Whether a JPEG's own data is what goes to press: upright, in CMYK, or in gray without a profile."""
    picture = _opened(data)
    plain = picture.mode == "CMYK" or (picture.mode == "L" and not picture.info.get("icc_profile"))
    return picture.format == "JPEG" and plain and picture.getexif().get(_ORIENTATION, 1) == 1


def press_pixels(data: bytes, profile: bytes) -> Image.Image:
    """The picture upright, in mode CMYK, L or 1, without its alpha channel.

    CMYK keeps its numbers. RGB goes to `profile` through its own profile, or as sRGB. Gray keeps its numbers, unless it has a
    profile of its own: then K takes its lightness. Raises UnfitImageError.
    """
    picture = _opened(data)
    own_profile: bytes = picture.info.get("icc_profile") or b""
    try:
        picture = ImageOps.exif_transpose(picture)
        if picture.mode in ("1", "CMYK"):
            picture.load()
            return picture
        if picture.mode in ("L", "LA"):
            gray = picture.getchannel("L")
            return gray.point(gray_as_black(own_profile, profile)) if own_profile[16:20] == b"GRAY" else gray
        if picture.mode.startswith("I"):
            return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        if picture.mode in ("RGB", "RGBA", "P", "PA", "YCbCr"):
            # A palette with its own alpha has to become RGBA first.
            four = picture.convert("RGBA") if picture.mode.startswith("P") else picture
            return in_press_colours(four.convert("RGB"), own_profile, profile)
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError) as error:
        raise UnfitImageError(str(error)) from error
    raise UnfitImageError(picture.mode)


def _opened(data: bytes) -> Image.Image:
    """The picture of a file, of which only the header is read yet."""
    try:
        return Image.open(io.BytesIO(data))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnfitImageError(str(error)) from error
