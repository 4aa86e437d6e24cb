"""Colour beyond flat inks on a sheet that is built as designers build it: palette, stylesheet, template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]

SWATCHES = """\
colours:
  signal:
    spot: HKS 8 K
    cmyk: [0, 80, 90, 0]
    srgb: "#E75124"
    cmyk_uncoated: [0, 70, 80, 0]
    srgb_uncoated: "#EF6B49"
  night:
    areas_only: true
    cmyk: [60, 40, 40, 100]
    srgb: "#000000"
    cmyk_uncoated: [40, 30, 30, 100]
    srgb_uncoated: "#1B1815"
"""
FRONT = '<section class="page front">'
# What stands in the middle of the sheet, below all its text.
BOX = "<div class='test-box'></div>"
CSS = (
    "@layer product {{ .test-box {{ position: absolute; left: 20mm; top: 70mm; width: 40mm; height: 20mm; {style} }} {more} }}\n"
)


def sheet(style: str = "", more: str = "", body: str = BOX) -> Callable[[Path], None]:
    """Puts a box onto the first page of the flyer, and two colours into the palette."""

    def prepare(root: Path) -> None:
        palette = root / "layouts/palette.yaml"
        palette.write_text(palette.read_text("utf-8").replace("colours:\n", SWATCHES, 1), "utf-8")
        stylesheet = root / "layouts/flyer-a6/style.css"
        stylesheet.write_text(CSS.format(style=style, more=more) + stylesheet.read_text("utf-8"), "utf-8")
        template = root / "layouts/flyer-a6/template.html"
        template.write_text(template.read_text("utf-8").replace(FRONT, FRONT + body, 1), "utf-8")

    return prepare


def test_gradients_shadows_and_plates_of_the_palette_go_to_press(build_product: BuildProduct) -> None:
    style = "background: linear-gradient(var(--leaf), transparent 60%, var(--sun)); box-shadow: 1mm 1mm 2mm var(--forest)"
    svg = """<svg class="test-box" width="40" height="20"><linearGradient id="g"><stop stop-color="{{ colour("river") }}"/><stop
      offset="1" stop-color="{{ colour("paper") }}"/></linearGradient><rect width="40" height="20" fill="url(#g)"/>
      <circle r="5" fill="{{ colour("signal") }}"/></svg>"""
    more = ".front { border-top: 1pt solid var(--signal) }"
    built = build_product("flyer-a6", ("mitte",), sheet(style, more, BOX + svg))["mitte"]
    assert built.status is Status.BUILT, built.findings
    with pikepdf.open(built.path) as pdf:
        shadings = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item]
        inks = {
            tuple(round(float(ink), 3) for ink in part[key].as_list())
            for shading in shadings
            for part in shading.Function.Functions.as_list()
            for key in ("/C0", "/C1")
        }
        river, sun, leaf, forest = (0.92, 0.48, 0.08, 0.05), (0, 0.18, 0.92, 0), (0.54, 0, 0.88, 0), (0.92, 0.45, 0.82, 0.58)
        assert {river, sun, leaf, forest, (0, 0, 0, 0)} <= inks
        plates = {str(item[1]) for item in pdf.objects if isinstance(item, pikepdf.Array) and len(item) == 4}
        assert plates == {"/HKS 8 K"}


def test_a_colour_in_rgb_is_told_at_the_line_that_writes_it(build_product: BuildProduct) -> None:
    prepare = sheet(
        "background: linear-gradient(red, var(--leaf)); border: 1pt solid #1a73e8",
        body=BOX + '<div class="test-box" style="background: lime"></div>',
    )
    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert built.status is Status.FAILED
    lines = Path(__file__).parents[2].joinpath("layouts/flyer-a6/template.html").read_text("utf-8").splitlines()
    places = {finding.measured: finding.place for finding in built.findings if finding.code == "finish.rgb"}
    assert {colour: (place.file, place.line) for colour, place in places.items() if place} == {
        "#ff0000": ("layouts/flyer-a6/style.css", 1),
        "#1a73e8": ("layouts/flyer-a6/style.css", 1),
        "#00ff00": ("layouts/flyer-a6/template.html", lines.index(FRONT) + 1),
    }


def test_text_in_rich_black_is_told_at_the_line_of_the_text(build_product: BuildProduct) -> None:
    built = build_product("flyer-a6", ("mitte",), sheet("background: var(--night)", ".demands { color: var(--night) }"))["mitte"]
    findings = [finding for finding in built.findings if finding.code == "fit.areas-only"]
    assert built.status is Status.FAILED
    assert findings
    assert all(finding.place is not None and finding.place.file.startswith("content/") for finding in findings)
