"""Picture files of a project on their way through WeasyPrint and finishing: every format prints what it was saved as."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from programm_print.errors import RenderError
from programm_print.finish.pictures import PictureFile, for_layout, press_pixels
from programm_print.finish.press import PressSettings, finish_press
from programm_print.models.layout import Layout, RasterFact
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

PROFILE = Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc"
SHEET = """<!doctype html><html lang="de"><title>Bild</title><style>
@color-profile device-cmyk {{ src: url("project:/press.icc"); components: cyan, magenta, yellow, black }}
@page {{ size: 105mm 148mm; bleed: 3mm; margin: 0 }}
body {{ margin: 0 }} img {{ display: block; width: 40mm }} {css}</style><body>{body}"""
Settings = Callable[..., PressSettings]
Plates = Callable[..., dict[str, NDArray[np.int_]]]


class Sheets:
    """Lays out and finishes sheets whose pictures lie in a folder."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.opened: list[pikepdf.Pdf] = []  # Objects live as long as their PDF.
        files = ProjectFiles(root)
        self._read = files.read
        self._engine = Engine(lambda path: for_layout(files.read(path)))

    def save(self, name: str, picture: Image.Image, **options: Any) -> Path:
        picture.save(self.root / name, **options)
        return self.root / name

    def lay_out(self, body: str, css: str = "") -> Layout:
        layout = self._engine.lay_out(SHEET.format(css=css, body=body), base="layouts/sheet")
        assert layout.findings == ()
        return layout

    def press(self, body: str, css: str = "") -> bytes:
        layout = self.lay_out(body, css)
        raw = self._engine.write_pdf(layout, created=self.settings().created)
        named = self._engine.picture_files(layout)
        pictures = {name: PictureFile(path, self._read(path)) for name, path in named.items()}
        return finish_press(raw, self.settings(pictures=pictures))

    def image(self, name: str) -> pikepdf.PdfImage:
        """The one picture of a sheet as it goes to press."""
        pdf = pikepdf.open(io.BytesIO(self.press(f"<img src='project:/{name}'>")))
        self.opened.append(pdf)
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        masks = {item.SMask.objgen for item in found if "/SMask" in item}
        (image,) = [item for item in found if item.objgen not in masks]
        return pikepdf.PdfImage(image)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Sheets:
    root = tmp_path_factory.mktemp("project")
    (root / "layouts/sheet").mkdir(parents=True)
    (root / "press.icc").write_bytes(PROFILE.read_bytes())
    return Sheets(root, settings)


def turned(picture: Image.Image, orientation: int) -> tuple[Image.Image, Image.Exif]:
    """The picture as a camera saves it: its pixels turned, and the Exif tag that turns them back."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    back = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    return picture.transpose(back[orientation]), exif


def four_corners(mode: str) -> Image.Image:
    """48 by 32 pixels with another colour in each corner."""
    inks: dict[str, Any] = {"CMYK": [(255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255)], "L": [0, 80, 160, 240]}
    colours = inks.get(mode, [(255, 0, 0), (0, 255, 0), (0, 0, 255), (90, 90, 20)])
    picture = Image.new(mode, (48, 32))
    for index, colour in enumerate(colours):
        picture.paste(colour, (24 * (index % 2), 16 * (index // 2), 24 * (index % 2) + 24, 16 * (index // 2) + 16))
    return picture


def corners(image: pikepdf.PdfImage) -> list[tuple[int, ...]]:
    """The inks (0 to 255) of CMYK or the gray of the upper left, upper right, lower left, lower right."""
    count = 4 if image.obj.ColorSpace == "/DeviceCMYK" else 1
    pixels = np.frombuffer(image.read_bytes(), np.uint8).reshape(image.height, image.width, count)
    if "/Decode" in image.obj:
        pixels = 255 - pixels
    return [tuple(int(value) for value in pixels[y, x]) for y in (4, -4) for x in (4, -4)]


@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
def test_a_tiff_in_cmyk_keeps_its_numbers(sheets: Sheets, compression: str | None) -> None:
    sheets.save("cmyk.tif", four_corners("CMYK"), compression=compression)
    image = sheets.image("cmyk.tif")
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert corners(image) == [(255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255)]


def test_an_inverted_jpeg_of_adobe_prints_upright_in_its_inks(sheets: Sheets, plates: Plates) -> None:
    path = sheets.save("adobe.jpg", four_corners("CMYK"), quality=100)
    assert b"Adobe" in path.read_bytes()[:200]
    assert sheets.image("adobe.jpg").obj.Filter == "/DCTDecode", "not pressed twice"
    seen = plates(sheets.press("<img src='project:/adobe.jpg'>"))
    at = [(round(y * 72 / 25.4), round(x * 72 / 25.4)) for y in (3 + 5, 3 + 20) for x in (3 + 5, 3 + 35)]
    found = [max(("Cyan", "Magenta", "Yellow", "Black"), key=lambda ink: seen[ink][place]) for place in at]
    assert found == ["Cyan", "Magenta", "Yellow", "Black"]
    assert all(sum(int(seen[ink][place]) for ink in seen) < 110 for place in at)


@pytest.mark.parametrize("orientation", [3, 6, 8])
@pytest.mark.parametrize(("mode", "suffix"), [("RGB", "jpg"), ("RGB", "png"), ("RGB", "tif"), ("CMYK", "jpg"), ("CMYK", "tif")])
def test_a_camera_s_picture_stands_upright(sheets: Sheets, mode: str, suffix: str, orientation: int) -> None:
    upright = four_corners(mode)
    sheets.save(f"upright.{suffix}", upright, **({"quality": 100} if suffix == "jpg" else {}))
    saved, exif = turned(upright, orientation)
    sheets.save(f"turned-{orientation}.{suffix}", saved, exif=exif, **({"quality": 100} if suffix == "jpg" else {}))
    wanted, found = sheets.image(f"upright.{suffix}"), sheets.image(f"turned-{orientation}.{suffix}")
    assert (found.width, found.height) == (48, 32)
    if wanted.obj.Filter != "/DCTDecode":
        assert np.abs(np.subtract(corners(found), corners(wanted))).max() <= 4
    else:
        assert np.array_equal(np.argmax(corners(found), axis=1), [0, 1, 2, 3])


def test_the_profile_of_a_png_decides_its_colour(sheets: Sheets) -> None:
    """Swapped primaries: what is called red prints green. WeasyPrint hands on the pixels without the profile."""
    red = Image.new("RGB", (32, 32), (255, 0, 0))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    sheets.save("plain.png", red)
    sheets.save("tagged.png", red, icc_profile=srgb)
    sheets.save("swapped.png", red, icc_profile=swapped)
    plain, tagged, own = (corners(sheets.image(f"{name}.png"))[0] for name in ("plain", "tagged", "swapped"))
    assert plain == tagged
    assert plain[0] < plain[1]
    assert own[0] > own[1]


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_line_art_stays_one_bit_and_sharp(sheets: Sheets, suffix: str) -> None:
    art = Image.radial_gradient("L").resize((61, 67)).convert("1")
    sheets.save(f"art.{suffix}", art, **({"compression": "group4"} if suffix == "tif" else {}))
    image = sheets.image(f"art.{suffix}")
    assert image.bits_per_component == 1
    assert image.obj.ColorSpace == "/DeviceGray"
    assert image.as_pil_image().convert("1").tobytes() == art.tobytes()


def test_deep_gray_keeps_its_tones(sheets: Sheets) -> None:
    ramp = np.tile(np.linspace(0, 65535, 64).astype(np.uint16), (64, 1))
    sheets.save("deep.png", Image.fromarray(ramp))
    image = sheets.image("deep.png")
    seen = np.frombuffer(image.read_bytes(), np.uint8).reshape(64, 64)[0].astype(int)
    assert image.obj.ColorSpace == "/DeviceGray"
    assert np.abs(seen - np.linspace(0, 255, 64)).max() <= 1


def gray_profile(gamma: float) -> bytes:
    """The least ICC profile of a gray: a white point and a gamma curve."""
    import struct

    def tag(kind: bytes, data: bytes) -> bytes:
        return (kind + bytes(4) + data).ljust((8 + len(data) + 3) // 4 * 4, b"\0")

    parts = {
        b"desc": tag(b"desc", struct.pack(">I", 5) + b"gray\0" + bytes(78)),
        b"wtpt": tag(b"XYZ ", struct.pack(">3i", 63190, 65536, 54061)),
        b"kTRC": tag(b"curv", struct.pack(">IH", 1, round(gamma * 256))),
    }
    offset, table, body = 128 + 4 + 12 * len(parts), b"", b""
    for name, data in parts.items():
        table += name + struct.pack(">2I", offset + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"lcms", 0x02400000, b"mntr", b"GRAY", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(parts)) + table + body


def test_a_gray_profile_decides_how_dark_a_gray_prints(sheets: Sheets) -> None:
    middle = Image.new("L", (32, 32), 128)
    sheets.save("gray.png", middle)
    for gamma in (1.0, 2.2):
        sheets.save(f"gray-{gamma}.png", middle, icc_profile=gray_profile(gamma))
    plain, light, usual = (corners(sheets.image(f"{name}.png"))[0][0] for name in ("gray", "gray-1.0", "gray-2.2"))
    assert plain == 128
    assert light > usual + 40, "linear light: the same number is much lighter"
    pixels = Image.new("L", (2, 1))
    pixels.putdata([0, 255])
    target = io.BytesIO()
    pixels.save(target, "PNG", icc_profile=gray_profile(2.2))
    assert list(press_pixels(target.getvalue(), PROFILE.read_bytes()).tobytes()) == [0, 255], "black is black, paper is paper"


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_soft_masks_stay(sheets: Sheets, suffix: str) -> None:
    picture = four_corners("RGB")
    picture.putalpha(Image.linear_gradient("L").resize((48, 32)))
    sheets.save(f"soft.{suffix}", picture)
    image = sheets.image(f"soft.{suffix}")
    mask = image.obj.SMask
    assert isinstance(mask, pikepdf.Stream)
    assert image.obj.ColorSpace == "/DeviceCMYK"
    assert pikepdf.PdfImage(mask).as_pil_image().tobytes() == picture.getchannel("A").tobytes()


def test_the_original_is_not_touched(sheets: Sheets) -> None:
    path = sheets.save("kept.tif", four_corners("CMYK"))
    before = path.read_bytes(), path.stat().st_mtime_ns
    sheets.press("<img src='project:/kept.tif'>")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_pictures_of_backgrounds_and_drawings_take_their_pixels_from_the_file_too(sheets: Sheets, plates: Plates) -> None:
    sheets.save("ground.tif", Image.new("CMYK", (64, 64), (0, 128, 0, 0)))
    svg = "<svg width=100 height=100><image href='project:/ground.tif' width=100 height=100 /></svg>"
    body = f"<div style='height: 60mm; background: url(project:/ground.tif)'></div>{svg}"
    seen = plates(sheets.press(body))
    assert abs(int(seen["Magenta"][60, 150]) - 50) <= 1
    assert abs(int(seen["Magenta"][round(73 * 72 / 25.4), 40]) - 50) <= 1
    assert max(seen[ink].max() for ink in ("Cyan", "Yellow", "Black")) == 0


def test_a_picture_in_colours_that_cannot_go_to_press_is_refused_at_its_file(sheets: Sheets) -> None:
    sheets.save("lab.tif", Image.new("LAB", (32, 32)))
    with pytest.raises(RenderError) as error:
        sheets.press("<img src='project:/lab.tif'>")
    (finding,) = error.value.findings
    assert (finding.code, finding.place and finding.place.file, finding.page) == ("finish.image", "lab.tif", 1)


@pytest.mark.parametrize(
    ("body", "css", "ppi"),
    [
        ("<img src='project:/five.png'>", "img { width: 25.4mm }", 500),
        ("<img src='project:/five.png'>", "img { width: 50.8mm; height: 25.4mm }", 250),
        ("<img src='project:/five.png'>", "img { width: 25.4mm; height: 50.8mm; object-fit: cover }", 250),
        ("<img src='project:/five.png'>", "img { width: 25.4mm; transform: scale(2) }", 250),
        ("<img src='project:/five.png'>", "img { width: 25.4mm; transform: rotate(30deg) }", 500),
        ("<div style='width: 5cm; height: 5cm'></div>", "div { background: url(project:/five.png) 0 0 / 50.8mm }", 250),
        (
            "<p></p>",
            "p::before { content: ''; display: block; height: 5cm; background: url(project:/five.png) 0 0 / 25.4mm }",
            500,
        ),
        ("<p></p>", "@page { background: url(project:/five.png) 0 0 / 127mm }", 100),
    ],
)
def test_a_picture_s_resolution_is_told_at_its_printed_size(sheets: Sheets, body: str, css: str, ppi: float) -> None:
    if not (sheets.root / "five.png").exists():
        sheets.save("five.png", Image.linear_gradient("L").resize((500, 500)))
    (fact,) = {(fact.file, fact.pixels, round(fact.ppi, 1)) for fact in sheets.lay_out(body, css).rasters}
    assert fact == ("five.png", (500, 500), ppi)


def test_a_raster_fact_says_where_and_whose(sheets: Sheets) -> None:
    sheets.save("five.png", Image.linear_gradient("L").resize((500, 500)))
    (fact,) = sheets.lay_out("<img data-at='campaign/party_mark/file' src='project:/five.png'>", "img { width: 25.4mm }").rasters
    assert isinstance(fact, RasterFact)
    assert (fact.page, fact.at) == (1, "campaign/party_mark/file")
    assert fact.box_mm == pytest.approx((0, 0, 25.4, 25.4), abs=0.01)
