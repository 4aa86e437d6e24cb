"""Pictures that the content may have: a party mark, a portrait, a district's image. And the paper that all is printed on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from programm_print.build.values import BuiltFile, Status
from programm_print.finish.drawings import press_drawing
from programm_print.finish.inking import in_press_colours
from programm_print.layout.palette import load_palette
from programm_print.render.engine import Engine

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="{}"/></svg>'


Paint = int | tuple[int, ...]
#: Ground and disc in a picture of a Pillow mode; 1 is black and white, RGBA transparent round the disc.
PAINTS: dict[str, tuple[Paint, Paint]] = {
    "1": (1, 0),
    "L": (255, 90),
    "RGB": ((255, 255, 255), (70, 150, 40)),
    "RGBA": ((0, 0, 0, 0), (70, 150, 40, 255)),
}


def draw(path: Path, mode: str) -> None:
    ground, disc = PAINTS[mode]
    picture = Image.new(mode, (1200, 1200), ground)
    ImageDraw.Draw(picture).ellipse((40, 40, 1160, 1160), fill=disc)
    path.parent.mkdir(exist_ok=True)
    picture.save(path)


def give_mark(root: Path, file: str) -> None:
    campaign = root / "content/campaign.yaml"
    mark = f"party_mark:\n  file: content/images/{file}\n  alt: Zeichen der Partei\n"
    campaign.write_text(campaign.read_text("utf-8") + mark, "utf-8")


def images(built: BuiltFile) -> list[tuple[str, int, bool]]:
    """Colour space, bits and whether transparent, of the images of all pages."""
    assert built.status is Status.BUILT, built.findings
    with pikepdf.open(built.path) as pdf:
        found = {image.objgen: image for page in pdf.pages for image in page.get_images().values()}  # pages share resources
        return [(str(image.ColorSpace), int(image.BitsPerComponent), "/SMask" in image) for image in found.values()]


def inks(built: BuiltFile) -> set[tuple[float, ...]]:
    """All CMYK fills of the first page, in percent."""
    with pikepdf.open(built.path) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    fills = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) (?:k|scn)\b", content)
    return {tuple(round(float(tint) * 100) for tint in fill) for fill in fills}


@pytest.mark.parametrize(
    ("mode", "space", "bits", "masked"),
    [
        ("RGB", "/DeviceCMYK", 8, False),
        ("RGBA", "/DeviceCMYK", 8, True),
        ("L", "/DeviceGray", 8, False),
        ("1", "/DeviceGray", 1, False),
    ],
)
def test_a_party_mark_goes_to_press_in_its_own_kind(
    build_product: BuildProduct, mode: str, space: str, bits: int, masked: bool
) -> None:
    def prepare(root: Path) -> None:
        draw(root / "content/images/mark.png", mode)
        give_mark(root, "mark.png")

    assert images(build_product("flyer-a6", ("mitte",), prepare)["mitte"]) == [(space, bits, masked)]


def test_a_drawn_party_mark_stays_a_drawing(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        (root / "content/images").mkdir()
        (root / "content/images/mark.svg").write_text(DRAWN.format("device-cmyk(0.6 0 1 0)"), "utf-8")
        give_mark(root, "mark.svg")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert images(built) == []
    assert (60, 0, 100, 0) in inks(built)


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><title>Grün</title>
<style>.a { fill: #46962b; } .b{stroke:rgb(0,0,255);fill:none}</style>
<rect class="a" width="40" height="40"/><path class="b" d="M0 0h40"/><rect width="9" height="9" fill='white'/>
<circle r="9" style="stroke-width:2;fill:#000"/><circle r="5" fill="#808080"/><path fill="currentColor" d="M1 1h9v9z"/></svg>"""


def test_an_ordinary_logo_in_screen_colours_is_printed_in_the_inks_that_a_picture_gets(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        (root / "content/images").mkdir()
        (root / "content/images/mark.svg").write_text(LOGO, "utf-8")
        give_mark(root, "mark.svg")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert images(built) == []
    profile = (ROOT / "profiles/FOGRA39L_coated.icc").read_bytes()
    leaf = in_press_colours(Image.new("RGB", (1, 1), (0x46, 0x96, 0x2B)), b"", profile).tobytes()
    assert {tuple(round(ink / 2.55) for ink in leaf), (0, 0, 0, 0), (0, 0, 0, 100), (0, 0, 0, 50)} <= inks(built)


@pytest.mark.parametrize("colour", ["none", "currentColor", "url(#a)", "#46962b80", "device-cmyk(0 0 0 1)", "inherit"])
def test_what_is_no_plain_colour_stays_in_a_drawing(colour: str) -> None:
    drawing = DRAWN.format(colour).encode()
    assert press_drawing(drawing, b"") == drawing


def test_a_gradient_in_a_logo_runs_between_the_inks_of_its_stops(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        stops = '<linearGradient id="g"><stop stop-color="#46962b"/><stop offset="1" stop-color="#fff"/></linearGradient>'
        (root / "content/images").mkdir()
        drawing = DRAWN.format("url(#g)").replace("<rect", f"<defs>{stops}</defs><rect")
        (root / "content/images/mark.svg").write_text(drawing, "utf-8")
        give_mark(root, "mark.svg")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert built.status is Status.BUILT, built.findings
    profile = (ROOT / "profiles/FOGRA39L_coated.icc").read_bytes()
    leaf = in_press_colours(Image.new("RGB", (1, 1), (0x46, 0x96, 0x2B)), b"", profile).tobytes()
    with pikepdf.open(built.path) as pdf:
        (shading,) = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item]
        assert shading.ColorSpace == "/DeviceCMYK"
        (function,) = shading.Function.Functions.as_list()
        assert [float(ink) for ink in function.C0.as_list()] == pytest.approx([ink / 255 for ink in leaf], abs=0.003)
        assert [float(ink) for ink in function.C1.as_list()] == [0, 0, 0, 0]


def test_a_picture_with_too_few_pixels_is_told_at_the_line_that_names_it(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        (root / "content/images").mkdir()
        Image.new("RGB", (500, 500), (70, 150, 40)).save(root / "content/images/ort.png")
        image = "image:\n  file: content/images/ort.png\n  alt: Ort\n"
        (root / "content/districts/mitte.yaml").write_text("name: Mitte\n" + image, "utf-8")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    (finding,) = [finding for finding in built.findings if finding.code == "image.resolution"]
    assert built.status is Status.FAILED
    assert str(finding.place).startswith("content/districts/mitte.yaml:3")
    assert finding.measured == "114 ppi"


def test_a_picture_of_the_district_takes_the_landscape_s_place_and_says_what_it_shows(build_product: BuildProduct) -> None:
    html: list[str] = []
    lay_out = Engine.lay_out

    def keep(self: Engine, text: str, *, base: str) -> Any:
        html.append(text)
        return lay_out(self, text, base=base)

    def prepare(root: Path) -> None:
        draw(root / "content/images/Platz am Fluß.png", "RGB")
        image = 'image:\n  file: content/images/Platz am Fluß.png\n  alt: "Der \\"Platz\\" am Fluss"\n'
        (root / "content/districts/mitte.yaml").write_text("name: Mitte\n" + image, "utf-8")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "lay_out", keep)
        assert images(build_product("flyer-a6", ("mitte",), prepare)["mitte"]) == [("/DeviceCMYK", 8, False)]
    (alternative,) = re.findall(r'<img class="picture[^>]* alt="([^"]*)"', html[-1])
    assert "Platz" in alternative


def test_a_portrait_goes_to_press_where_a_layout_has_room_for_it(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        draw(root / "content/images/portrait.png", "RGB")
        contact = "contact:\n  name: Ada Beispiel\n  portrait: {file: content/images/portrait.png, alt: Ada Beispiel}\n"
        (root / "content/districts/mitte.yaml").write_text("name: Mitte\n" + contact, "utf-8")

    assert images(build_product("flyer-dl", ("mitte",), prepare)["mitte"]) == [("/DeviceCMYK", 8, False)]


@pytest.mark.parametrize(("shop", "paper"), [("generic", "coated"), ("generic-uncoated", "uncoated")])
def test_the_colours_and_the_output_intent_follow_the_shop_s_paper(build_product: BuildProduct, shop: str, paper: Any) -> None:
    def prepare(root: Path) -> None:
        campaign = root / "content/campaign.yaml"
        campaign.write_text(campaign.read_text("utf-8").replace("shop: generic", f"shop: {shop}"), "utf-8")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert built.status is Status.BUILT, built.findings
    colours = load_palette(lambda path: (ROOT / path).read_bytes(), paper).colours
    assert {colours[name].cmyk for name in ("leaf", "forest", "sun")} <= inks(built)
    with pikepdf.open(built.path) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == {"coated": "FOGRA39", "uncoated": "FOGRA47"}[paper]
        profile = (ROOT / "profiles" / {"coated": "FOGRA39L_coated.icc", "uncoated": "FOGRA47L_uncoated.icc"}[paper]).read_bytes()
        assert intent.DestOutputProfile.read_bytes() == profile
