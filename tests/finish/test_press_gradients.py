"""Gradients, shadows and transparency through WeasyPrint: exact inks at the stops, valid functions, the right plates."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray

from programm_print.errors import RenderError
from programm_print.finish.press import PressSettings, finish_press

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

LEAF, NIGHT = "device-cmyk(.54 0 .88 0)", "device-cmyk(.1 .2 .3 .4)"
LEAF_INKS, NIGHT_INKS = [0.54, 0, 0.88, 0], [0.1, 0.2, 0.3, 0.4]
STOPS = f"{LEAF}, {NIGHT}"
SVG = """<svg width=200 height=200><{kind} id=g {attributes}><stop offset=0 stop-color="{first}"/><stop offset=1
  stop-color="{last}" stop-opacity="{opacity}"/></{kind}><rect width=200 height=200 fill="url(#g)"/></svg>"""


def box(style: str) -> str:
    return f"<div style='height: 4cm; {style}'></div>"


def drawing(kind: str = "linearGradient", attributes: str = "", opacity: float = 1) -> str:
    return SVG.format(kind=kind, attributes=attributes, first=LEAF, last=NIGHT, opacity=opacity)


def colour_shadings(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The shadings that print. Those of soft masks are in gray."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item and item.ColorSpace != "/DeviceGray":
            yield item


def inks_of(function: Any) -> Iterator[list[float]]:
    """Every colour that a stitching function names."""
    for part in function.Functions.as_list():
        yield from ([float(value) for value in part[key].as_list()] for key in ("/C0", "/C1"))


@pytest.mark.parametrize(
    "body",
    [
        box(f"background: linear-gradient({STOPS})"),
        box(f"background: linear-gradient(45deg, {LEAF} 20%, 35%, {NIGHT} 90%)"),
        box(f"background: repeating-linear-gradient({LEAF} 0, {NIGHT} 5mm)"),
        box(f"background: radial-gradient(circle, {STOPS})"),
        box(f"background: repeating-radial-gradient({LEAF} 2mm, {NIGHT} 5mm)"),
        box(f"border: 3mm solid; border-image: linear-gradient({STOPS}) 1"),
        drawing(),
        drawing("radialGradient"),
        drawing(attributes="spreadMethod=repeat x2=0.3"),
        drawing("radialGradient", "spreadMethod=reflect r=20%"),
    ],
)
def test_a_gradient_has_the_exact_inks_of_its_stops(raw: Raw, settings: Settings, body: str) -> None:
    with pikepdf.open(io.BytesIO(finish_press(raw(body), settings()))) as pdf:
        shadings = list(colour_shadings(pdf))
        assert {str(shading.ColorSpace) for shading in shadings} == {"/DeviceCMYK"}
        stops = [stop for shading in shadings for stop in inks_of(shading.Function)]
        assert LEAF_INKS in stops
        assert NIGHT_INKS in stops
        between = np.linspace(LEAF_INKS, NIGHT_INKS, 1001)
        assert all(np.abs(between - stop).sum(axis=1).min() < 0.003 for stop in stops), "an interpolated stop lies between"


def test_a_gradient_prints_on_the_plates_of_its_inks_alone(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = box("background: linear-gradient(to right, device-cmyk(1 0 0 0), device-cmyk(0 0 1 0))")
    seen = plates(finish_press(raw(body, css="@page { margin: 0 }"), settings()))
    line = {ink: values[40] for ink, values in seen.items()}
    assert line["Cyan"][12] > 90 > 10 > line["Cyan"][-12]
    assert line["Yellow"][-12] > 90 > 10 > line["Yellow"][12]
    assert abs(int(line["Cyan"][157]) - 50) <= 2
    assert max(seen["Magenta"].max(), seen["Black"].max()) == 0


@pytest.mark.parametrize(
    "body",
    [box("background: linear-gradient(transparent, transparent, device-cmyk(0 1 0 0))"), drawing(opacity=0)],
)
def test_a_gradient_to_nothing_fades_and_keeps_its_colour(raw: Raw, settings: Settings, body: str) -> None:
    with pikepdf.open(io.BytesIO(finish_press(raw(body), settings()))) as pdf:
        (shading,) = colour_shadings(pdf)
        assert all(len(stop) == 4 for stop in inks_of(shading.Function))
        assert pdf.pages[0].Group.CS == "/DeviceCMYK"
        groups = [item.Group.CS for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Group" in item]
        assert pikepdf.Name.DeviceGray in groups


def test_a_gradient_to_nothing_leaves_what_lies_below(raw: Raw, settings: Settings, plates: Separate) -> None:
    gradient = "linear-gradient(to right, device-cmyk(0 1 0 0), transparent)"
    seen = plates(finish_press(raw(box(f"background: {gradient}, device-cmyk(0 0 .5 0)"), css="@page { margin: 0 }"), settings()))
    assert seen["Magenta"][40, 12] > 90 > 10 > seen["Magenta"][40, -12]
    assert seen["Yellow"][40, 12] < 5
    assert abs(int(seen["Yellow"][40, -12]) - 50) <= 3


def test_black_stops_are_black_alone(raw: Raw, settings: Settings) -> None:
    with pikepdf.open(io.BytesIO(finish_press(raw(box(f"background: linear-gradient(black, {LEAF})")), settings()))) as pdf:
        (shading,) = colour_shadings(pdf)
        assert list(inks_of(shading.Function)) == [[0, 0, 0, 1], LEAF_INKS]


@pytest.mark.parametrize(
    ("stops", "colours"),
    [("red, blue", {"#ff0000", "#0000ff"}), (f"white, {LEAF}", {"#ffffff"}), (f"{LEAF}, {NIGHT}, red", {"#ff0000"})],
)
def test_a_stop_in_rgb_is_refused_by_its_colour(raw: Raw, settings: Settings, stops: str, colours: set[str]) -> None:
    with pytest.raises(RenderError) as error:
        finish_press(raw(box(f"background: linear-gradient({stops})")), settings())
    assert {(finding.code, finding.measured) for finding in error.value.findings} == {("finish.rgb", each) for each in colours}


@pytest.mark.parametrize(
    "function",
    [
        pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1),
        pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1),
        pikepdf.Array([pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)] * 3),
    ],
)
def test_a_gradient_with_too_few_inks_is_refused(drawn: Drawn, settings: Settings, function: pikepdf.Object) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[0, 0, 300, 0], Function=function)
        return {"Shading": {"/fade": shading}}

    with pytest.raises(RenderError, match="gradient"):
        finish_press(drawn(b"/fade sh", resources), settings())


def test_a_blurred_shadow_falls_in_its_own_ink(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = "<div style='margin: 20mm; height: 40mm; box-shadow: 0 0 5mm device-cmyk(0 0 0 .8)'></div>"
    seen = plates(finish_press(raw(body, css="@page { margin: 0 }"), settings()))
    rows = seen["Black"][:, 155]
    edge = round((20 + 3) * 72 / 25.4)
    assert 20 < rows[edge - 4] <= 80
    assert rows[edge - 20] < rows[edge - 4]
    assert rows[edge + 20] == 0, "not below the box itself"
    assert max(seen[ink].max() for ink in ("Cyan", "Magenta", "Yellow")) == 0


def test_sharp_and_inner_shadows_are_flat_ink(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = (
        "<div style='margin: 20mm; height: 40mm; box-shadow: inset 4mm 0 device-cmyk(1 0 0 0), 4mm 0 device-cmyk(0 1 0 0)'></div>"
    )
    seen = plates(finish_press(raw(body, css="@page { margin: 0 }"), settings()))
    row, mm = round(43 * 72 / 25.4), 72 / 25.4
    assert (seen["Cyan"][row, round(25 * mm)], seen["Magenta"][row, round(90 * mm)]) == (100, 100)
    assert max(seen["Yellow"].max(), seen["Black"].max()) == 0


def test_opacity_blends_in_the_inks(raw: Raw, settings: Settings, plates: Separate) -> None:
    inner = "<div style='height: 4cm; opacity: .5; background: device-cmyk(0 1 0 0)'></div>"
    body = f"<div style='background: device-cmyk(1 0 0 0)'>{inner}</div>"
    seen = plates(finish_press(raw(body, css="@page { margin: 0 }"), settings()))
    assert abs(int(seen["Cyan"][60, 150]) - 50) <= 1
    assert abs(int(seen["Magenta"][60, 150]) - 50) <= 1
    assert max(seen["Yellow"].max(), seen["Black"].max()) == 0
