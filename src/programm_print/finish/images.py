"""Raster images in press colours: RGB becomes CMYK of the output intent, or gray or 1-bit where that is what it holds."""

from __future__ import annotations

import io
import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from programm_print.finish.colour import Kind, space_of
from programm_print.finish.inking import UnfitImageError, in_press_colours
from programm_print.finish.pictures import PictureFile, passes_through, press_pixels

_REMEMBERED = 64
_INKS = {"CMYK": 4, "L": 1}
_remembered: OrderedDict[bytes, _Encoded] = OrderedDict()


@dataclass(frozen=True)
class _Encoded:
    """Flate data of an image; with a PNG predictor for 8 bits, without for 1 bit."""

    data: bytes
    mode: str
    size: tuple[int, int]


def press_image(image: pikepdf.Stream, profile: bytes, file: PictureFile | None = None) -> None:
    """Change `image` (an XObject) in place to DeviceCMYK, DeviceGray or a 1-bit DeviceGray; soft masks stay.

    The pixels come from its `file` where that is known. Of an image without one, what is gray or CMYK keeps its data, and RGB
    is converted as a file's is; the source is then sRGB, except for a JPEG or an ICCBased image with an own profile.
    Interpolation is off, so that every RIP shows the same pixels. Raises UnfitImageError.
    """
    for key in ("/Interpolate", "/Alternates"):
        if key in image:
            del image[key]
    if "/SMask" in image and "/Interpolate" in image.SMask:
        del image.SMask.Interpolate
    if image.get("/ImageMask", False):
        return
    if file is not None and not passes_through(file.data):
        _write(image, _of_file(file, profile))
        return
    filters = _filters(image)
    if "/JPXDecode" in filters:
        raise UnfitImageError("/JPXDecode")
    colour_space = image.get("/ColorSpace")
    palette = colour_space.as_list() if isinstance(colour_space, Array) and colour_space[0] == Name.Indexed else None
    space = space_of(palette[1] if palette else colour_space, profile)
    if space.kind in (Kind.CMYK, Kind.GRAY):
        device = Name.DeviceCMYK if space.kind is Kind.CMYK else Name.DeviceGray
        image.ColorSpace = Array([Name.Indexed, device, *palette[2:]]) if palette else device
        return
    if space.kind is not Kind.RGB or space.label == "/CalRGB":
        raise UnfitImageError(space.label)
    if isinstance(image.get("/Mask"), Array):
        raise UnfitImageError("/Mask")
    if "/SMask" in image and "/Matte" in image.SMask:
        raise UnfitImageError("/Matte")
    if "/Decode" in image and [float(value) for value in image.Decode.as_list()] != [0.0, 1.0] * 3:
        raise UnfitImageError("/Decode")
    _write(image, _converted(image, profile))


def _filters(image: pikepdf.Stream) -> list[str]:
    filters = image.get("/Filter", Array())
    return [str(name) for name in (filters.as_list() if isinstance(filters, Array) else [filters])]


def _of_file(file: PictureFile, profile: bytes) -> _Encoded:
    return _remember(_key(file.data, profile), lambda: press_pixels(file.data, profile))


def _converted(image: pikepdf.Stream, profile: bytes) -> _Encoded:
    try:
        picture = pikepdf.PdfImage(image).as_pil_image()
        own_profile = picture.info.get("icc_profile", b"")
        picture = picture.convert("RGB")
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError) as error:
        raise UnfitImageError(", ".join(_filters(image)) or str(image.get("/BitsPerComponent"))) from error
    key = _key(repr(picture.size).encode(), picture.tobytes(), own_profile, profile)
    return _remember(key, lambda: in_press_colours(picture, own_profile, profile))


def _key(*parts: bytes) -> bytes:
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()


def _remember(key: bytes, convert: Callable[[], Image.Image]) -> _Encoded:
    """The same picture stands on many sheets of one build: what became of it is kept by what it was made of."""
    encoded = _remembered.pop(key, None) or _encode(convert())
    _remembered[key] = encoded
    if len(_remembered) > _REMEMBERED:
        _remembered.popitem(last=False)
    return encoded


def _encode(picture: Image.Image) -> _Encoded:
    """PNG's filters halve a photograph's size. PNG knows no CMYK, but four channels: the filters are the same.

    Level 4 gives the size of zlib's usual 6 in a third of the time (measured on filtered photographs).
    """
    if picture.mode == "1":
        return _Encoded(zlib.compress(picture.tobytes(), 9), "1", picture.size)
    four = picture.mode == "CMYK"
    carrier = Image.frombytes("RGBA", picture.size, picture.tobytes()) if four else picture
    buffer = io.BytesIO()
    carrier.save(buffer, format="PNG", compress_level=4)
    png, position, data = buffer.getvalue(), 8, bytearray()
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position : position + 8])
        if kind == b"IDAT":
            data += png[position + 8 : position + 8 + length]
        position += length + 12
    return _Encoded(bytes(data), picture.mode, picture.size)


def _write(image: pikepdf.Stream, encoded: _Encoded) -> None:
    if encoded.size != (int(image.Width), int(image.Height)):
        raise UnfitImageError(f"{image.Width} × {image.Height} ≠ {encoded.size[0]} × {encoded.size[1]}")
    parameters = None
    if encoded.mode != "1":
        parameters = Dictionary(Predictor=15, Colors=_INKS[encoded.mode], Columns=int(image.Width))
    image.write(encoded.data, filter=Name.FlateDecode, decode_parms=parameters)
    image.ColorSpace = Name.DeviceCMYK if encoded.mode == "CMYK" else Name.DeviceGray
    image.BitsPerComponent = 1 if encoded.mode == "1" else 8
    if "/Decode" in image:
        del image.Decode
