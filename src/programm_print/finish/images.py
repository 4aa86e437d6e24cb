"""Raster images in press colours: RGB becomes CMYK of the output intent, or gray or 1-bit where that is what it holds."""

from __future__ import annotations

import io
import struct
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms

from programm_print.finish.colour import Kind, space_of

_REMEMBERED = 64
_INKS = {"CMYK": 4, "L": 1}
_remembered: OrderedDict[bytes, _Encoded] = OrderedDict()


class UnfitImageError(Exception):
    """An image that cannot be written in press colours; `what` is the PDF's word for the reason."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class _Encoded:
    """Flate data of an image; with a PNG predictor for 8 bits, without for 1 bit."""

    data: bytes
    mode: str


def press_image(image: pikepdf.Stream, profile: bytes) -> None:
    """Change `image` (an XObject) in place to DeviceCMYK, DeviceGray or a 1-bit DeviceGray; soft masks stay.

    What is gray or CMYK already keeps its data: a CMYK JPEG passes through. Interpolation is off, so that every RIP shows the
    same pixels.

    RGB whose pixels are all neutral (R = G = B) becomes DeviceGray, and if there is only black and white, 1 bit: WeasyPrint
    turns 1-bit and palette images to RGB, and the pixels are all that is left to know them by. Everything else goes through the
    profile, relative colorimetric with black point compensation. The source is sRGB, except for a JPEG or an ICCBased image
    that carries an own profile: WeasyPrint passes a JPEG's bytes on, but of a PNG only the pixels.
    """
    for key in ("/Interpolate", "/Alternates"):
        if key in image:
            del image[key]
    if "/SMask" in image and "/Interpolate" in image.SMask:
        del image.SMask.Interpolate
    if image.get("/ImageMask", False):
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


def _converted(image: pikepdf.Stream, profile: bytes) -> _Encoded:
    """The same picture stands on many sheets of one build: what it became is remembered by its pixels and profiles."""
    try:
        picture = pikepdf.PdfImage(image).as_pil_image()
        own_profile = picture.info.get("icc_profile", b"")
        picture = picture.convert("RGB")
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError) as error:
        raise UnfitImageError(", ".join(_filters(image)) or str(image.get("/BitsPerComponent"))) from error
    key = sha256(repr(picture.size).encode())
    for part in (picture.tobytes(), own_profile, profile):
        key.update(sha256(part).digest())
    encoded = _remembered.pop(key.digest(), None) or _encode(in_press_colours(picture, own_profile, profile))
    _remembered[key.digest()] = encoded
    if len(_remembered) > _REMEMBERED:
        _remembered.popitem(last=False)
    return encoded


def in_press_colours(picture: Image.Image, own_profile: bytes, profile: bytes) -> Image.Image:
    """An RGB picture as mode CMYK, L or 1."""
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


def _rgb_profile(own_profile: bytes) -> ImageCms.ImageCmsProfile:
    """The picture's own profile where it is one for RGB and readable, else sRGB, as browsers do."""
    if own_profile[16:20] == b"RGB ":
        try:
            return ImageCms.ImageCmsProfile(io.BytesIO(own_profile))
        except (OSError, ImageCms.PyCMSError):
            pass
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _encode(picture: Image.Image) -> _Encoded:
    """PNG's filters halve a photograph's size. PNG knows no CMYK, but four channels: the filters are the same.

    Level 4 gives the size of zlib's usual 6 in a third of the time (measured on filtered photographs).
    """
    if picture.mode == "1":
        return _Encoded(zlib.compress(picture.tobytes(), 9), "1")
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
    return _Encoded(bytes(data), picture.mode)


def _write(image: pikepdf.Stream, encoded: _Encoded) -> None:
    parameters = None
    if encoded.mode != "1":
        parameters = Dictionary(Predictor=15, Colors=_INKS[encoded.mode], Columns=int(image.Width))
    image.write(encoded.data, filter=Name.FlateDecode, decode_parms=parameters)
    image.ColorSpace = Name.DeviceCMYK if encoded.mode == "CMYK" else Name.DeviceGray
    image.BitsPerComponent = 1 if encoded.mode == "1" else 8
    if "/Decode" in image:
        del image.Decode
