from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageCms

from programm_print.errors import RenderError
from programm_print.finish import images as images_module
from programm_print.finish import inking
from programm_print.finish.press import PressSettings, finish_press

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

OPENED: list[pikepdf.Pdf] = []


def uri(picture: Image.Image, kind: str = "PNG", **options: object) -> str:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(buffer.getvalue()).decode()}"


def img(picture: Image.Image, kind: str = "PNG", **options: object) -> str:
    return f"<img src='{uri(picture, kind, **options)}' style='width: 40mm; height: 40mm; display: block'>"


@pytest.fixture
def photo() -> Image.Image:
    ramp = Image.linear_gradient("L").resize((64, 64))
    return Image.merge("RGB", (ramp, ramp.rotate(90), ramp.rotate(180)))


@pytest.fixture(autouse=True)
def _closing() -> Iterator[None]:
    yield
    OPENED.clear()


def stream_of(value: pikepdf.Object) -> pikepdf.Stream:
    assert isinstance(value, pikepdf.Stream)
    return value


def images(press: bytes) -> list[pikepdf.PdfImage]:
    """The pictures of a PDF, soft masks left out. An object lives as long as its PDF, which is kept until the test ends."""
    pdf = pikepdf.open(io.BytesIO(press))
    OPENED.append(pdf)
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    masks = {item.SMask.objgen for item in found if "/SMask" in item}
    return [pikepdf.PdfImage(item) for item in found if item.objgen not in masks]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_rgb_pictures_become_cmyk_of_the_intent(raw: Raw, settings: Settings, photo: Image.Image, kind: str) -> None:
    press = finish_press(raw(img(photo, kind)), settings())
    (image,) = images(press)
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert "/Interpolate" not in image.obj
    seen = Image.frombytes("CMYK", image.size, image.read_bytes())
    profile = ImageCms.ImageCmsProfile(io.BytesIO(settings().intent.profile))
    back = ImageCms.profileToProfile(seen, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert back is not None
    middle = (32, 32)
    for found, wanted in zip(back.split(), photo.split(), strict=True):
        difference = ImageChops.difference(found, wanted)
        assert difference.getpixel(middle) in range(12)
    assert max(sum(pixel) for pixel in zip(*[iter(image.read_bytes())] * 4, strict=True)) <= 3 * 255 + 2, "300 % in all"


def test_a_jpeg_keeps_the_meaning_of_its_own_profile(raw: Raw, settings: Settings) -> None:
    """Swapped primaries in the profile: what is called red prints green. WeasyPrint passes the JPEG's bytes on."""
    red = Image.new("RGB", (16, 16), (255, 0, 0))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    plain, own = (
        images(finish_press(raw(img(red, "JPEG", quality=100, icc_profile=profile)), settings()))[0].read_bytes()[:4]
        for profile in (srgb, swapped)
    )
    assert plain[0] < plain[1]  # red: magenta and yellow, hardly cyan
    assert own[0] > own[1]  # green: cyan and yellow, hardly magenta


def test_an_alpha_channel_stays_a_soft_mask(raw: Raw, settings: Settings, photo: Image.Image) -> None:
    photo.putalpha(Image.linear_gradient("L").resize((64, 64)))
    press = finish_press(raw(img(photo)), settings())
    (image,) = images(press)
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert image.obj.SMask.ColorSpace == "/DeviceGray"
    assert pikepdf.PdfImage(stream_of(image.obj.SMask)).as_pil_image().tobytes() == photo.getchannel("A").tobytes()
    with pikepdf.open(io.BytesIO(press)) as pdf:
        assert pdf.pages[0].Group.CS == "/DeviceCMYK"


@pytest.mark.parametrize("mode", ["L", "P"])
def test_gray_pictures_stay_gray(raw: Raw, settings: Settings, mode: str) -> None:
    gray = Image.linear_gradient("L").resize((64, 64))
    (image,) = images(finish_press(raw(img(gray.convert(mode))), settings()))
    assert image.obj.ColorSpace == "/DeviceGray"
    assert image.bits_per_component == 8
    assert image.as_pil_image().convert("L").tobytes() == gray.tobytes()


def test_line_art_of_one_bit_stays_one_bit(raw: Raw, settings: Settings) -> None:
    art = Image.radial_gradient("L").resize((61, 67)).convert("1")
    (image,) = images(finish_press(raw(img(art)), settings()))
    assert image.obj.ColorSpace == "/DeviceGray"
    assert image.bits_per_component == 1
    assert image.as_pil_image().convert("1").tobytes() == art.tobytes()


def test_a_cmyk_jpeg_passes_through_unchanged(raw: Raw, settings: Settings) -> None:
    picture = Image.merge("CMYK", [Image.linear_gradient("L").resize((32, 32))] * 4)
    source = uri(picture, "JPEG", quality=90)
    (image,) = images(finish_press(raw(f"<img src='{source}'>"), settings()))
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert image.obj.Filter == "/DCTDecode"
    assert image.obj.read_raw_bytes() == base64.b64decode(source.split(",")[1])


def test_a_palette_picture_in_rgb_of_another_producer_is_converted(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        palette = pikepdf.String(b"\xff\x00\x00\x00\x00\xff")
        space = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 1, palette])
        image = pdf.make_stream(
            b"\x80\x40", Subtype=pikepdf.Name.Image, Width=2, Height=2, BitsPerComponent=1, ColorSpace=space, Interpolate=True
        )
        return {"XObject": {"/i": image}}

    (image,) = images(finish_press(drawn(b"50 0 0 50 9 9 cm /i Do", resources), settings()))
    data = image.read_bytes()
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert len(data) == 16
    assert data[0:4] == data[12:16] != data[4:8] == data[8:12]


def test_lzw_is_written_as_flate(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        # LZW of four zero bytes: clear, 0, 258, 0, end in codes of 9 bits.
        bits = "".join(f"{code:09b}" for code in (256, 0, 258, 0, 257))
        data = int(bits.ljust(48, "0"), 2).to_bytes(6, "big")
        image = pdf.make_stream(
            data, Subtype=pikepdf.Name.Image, Width=2, Height=2, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray
        )
        image.Filter = pikepdf.Name.LZWDecode
        return {"XObject": {"/i": image}}

    (image,) = images(finish_press(drawn(b"50 0 0 50 9 9 cm /i Do", resources), settings()))
    assert image.obj.Filter == "/FlateDecode"
    assert image.read_bytes() == bytes(4)


@pytest.mark.parametrize(
    "content", [b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI", b"q BI /W 1 /H 1 /ColorSpace/DeviceRGB /BPC 8 ID abc EI Q"]
)
def test_an_inline_picture_in_rgb_is_refused(drawn: Drawn, settings: Settings, content: bytes) -> None:
    with pytest.raises(RenderError, match="page 1 has an image that cannot go to press"):
        finish_press(drawn(content), settings())


def test_an_inline_picture_in_gray_or_a_stencil_passes(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    gray = b"q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q "
    stencil = b"q 50 0 0 50 200 50 cm BI /W 1 /H 1 /IM true /D[1 0] ID \x80 EI Q"
    seen = plates(finish_press(drawn(gray + stencil), settings()))
    assert seen["Black"][-80, 80] == seen["Black"][-80, 220] == 100


def test_the_same_picture_is_converted_once(
    raw: Raw, settings: Settings, photo: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    convert = inking.in_press_colours

    def counting(*given: Any) -> Image.Image:
        seen.append(given)
        return convert(*given)

    monkeypatch.setattr(images_module, "in_press_colours", counting)
    odd = photo.resize((63, 59))
    first, second = (finish_press(raw(img(odd)), settings()) for _ in range(2))
    assert first == second
    assert len(seen) == 1
