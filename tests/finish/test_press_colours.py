from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterable
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
Streams = Callable[[pikepdf.Pdf], Iterable[tuple[pikepdf.Object, list[tuple[str, list[Any]]]]]]

SPOT = b"q /spot cs 1 scn 0 0 9 9 re f Q"


def codes(error: pytest.ExceptionInfo[RenderError]) -> set[str]:
    return {finding.code for finding in error.value.findings}


def test_every_colour_of_a_whole_sheet_is_cmyk(raw: Raw, settings: Settings, streams: Streams) -> None:
    body = """
      <h1 style="background: device-cmyk(.9 .3 .1 .05); color: device-cmyk(0 0 0 0)">Titel</h1>
      <p style="opacity: .5">halb</p><p style="color: black">schwarz</p>
      <p style="border: 1pt dashed device-cmyk(.2 .9 0 0); text-decoration: underline">Rand</p>
      <svg width=60 height=30><rect width=20 height=20 fill="device-cmyk(0 .5 1 0)"/><circle cx=40 cy=10 r=9 /></svg>
      <div style="width: 3cm; height: 2cm; background: url(data:image/svg+xml;base64,%s)"></div>"""
    tile = b"""<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5">
      <rect width="3" height="3" fill="device-cmyk(1 0 0 0)"/></svg>"""
    body %= base64.b64encode(tile).decode()
    with pikepdf.open(io.BytesIO(finish_press(raw(body), settings()))) as pdf:
        seen = set()
        for owner, instructions in streams(pdf):
            for operator, operands in instructions:
                seen.add(operator)
                assert operator not in ("rg", "RG", "g", "G")
                assert operator not in ("cs", "CS") or operands[0] in ("/DeviceCMYK", "/Pattern")
            assert "/Group" not in owner or owner.Group.CS == "/DeviceCMYK"
            assert "/ColorSpace" not in owner.Resources
        assert {"k", "scn", "Do", "TJ", "gs"} <= seen
        assert any(isinstance(item, pikepdf.Stream) and "/PatternType" in item for item in pdf.objects)
        profiles = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Alternate" in item]
        assert len(profiles) == 1, "only the output intent names a profile"


def test_default_black_becomes_k_only(raw: Raw, settings: Settings, plates: Separate) -> None:
    seen = plates(finish_press(raw('<p style="color: black; font-size: 60pt">schwarz</p>'), settings()))
    assert seen["Black"].max() == 100
    assert max(seen[ink].max() for ink in ("Cyan", "Magenta", "Yellow")) == 0


def test_gray_becomes_the_same_k(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    press = finish_press(drawn(b"0.25 g 0 0 300 400 re f"), settings())
    seen = plates(press)
    assert abs(int(seen["Black"][200, 100]) - 75) <= 1
    assert seen["Cyan"].max() == 0


def test_content_that_sets_no_colour_is_black(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    assert plates(finish_press(drawn(b"0 0 300 400 re f"), settings()))["Black"][200, 100] == 100


@pytest.mark.parametrize(
    ("body", "colour"),
    [
        ("<p style='color: #1a73e8'>blau", "#1a73e8"),
        ("<a href='https://example.org/'>Link</a>", "#0000ff"),
        ("<svg width=9 height=9><rect width=9 height=9 fill=red /></svg>", "#ff0000"),
        ("<p style='border: 1pt solid white'>weiß", "#ffffff"),
        ("<p style='opacity: .5; color: lime'>in einer Gruppe", "#00ff00"),
    ],
)
def test_an_rgb_colour_is_refused_with_its_page_and_value(raw: Raw, settings: Settings, body: str, colour: str) -> None:
    data = raw(f"<p>eins</p><div style='break-before: page'>{body}</div>")
    with pytest.raises(RenderError) as error:
        finish_press(data, settings())
    (finding,) = error.value.findings
    assert (finding.code, finding.page) == ("finish.rgb", 2)
    assert f"page 2 has the RGB colour {colour}" in finding.message


def test_all_faults_are_told_at_once(raw: Raw, settings: Settings) -> None:
    body = """<p style="color: red">rot</p><p style="color: red">rot</p><p style="color: lab(50% 40 20)">Lab</p>
      <div style="height: 1cm; background: linear-gradient(lime, lime)"></div>"""
    with pytest.raises(RenderError) as error:
        finish_press(raw(body), settings())
    assert sorted((finding.code, finding.measured) for finding in error.value.findings) == [
        ("finish.colour-space", None),
        ("finish.rgb", "#00ff00"),
        ("finish.rgb", "#ff0000"),
    ]


def test_a_gradient_in_cmyk_passes(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0, 0], C1=[0, 0, 1, 0], N=1)
        shading = pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[0, 0, 300, 0], Function=function, Extend=[True, True]
        )
        return {"Shading": {"/fade": shading}}

    seen = plates(finish_press(drawn(b"/fade sh", resources), settings()))
    assert seen["Cyan"][200, 5] > 90 > 20 > seen["Cyan"][200, 300]


def test_a_spot_colour_is_refused_by_name(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
        space = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/HKS 41"), pikepdf.Name.DeviceCMYK, function])
        return {"ColorSpace": {"/spot": space}}

    with pytest.raises(RenderError, match="HKS 41") as error:
        finish_press(drawn(SPOT, resources), settings())
    assert codes(error) == {"finish.spot"}


@pytest.mark.parametrize("content", [b"/DeviceRGB cs 1 0 0 sc", b"/DeviceRGB CS 1 0 0 SCN", b"1 0 0 rg", b"1 0 0 RG"])
def test_rgb_is_refused_by_whatever_operator_it_comes(drawn: Drawn, settings: Settings, content: bytes) -> None:
    with pytest.raises(RenderError) as error:
        finish_press(drawn(content + b" 0 0 9 9 re B"), settings())
    assert codes(error) == {"finish.rgb"}


@pytest.mark.parametrize(
    "content",
    [
        b"/DeviceGray cs 0 sc",
        b"/DeviceGray cs",
        b"/DeviceRGB cs",
        b"/DeviceRGB cs 0 0 0 scn",
        b"0 0 0 rg",
        b"0 g",
        b"0. 0.0 .0 rg",
        b"1 0 0 0 k /DeviceCMYK cs",
        b"0 0 0 1 k",
        b"/DeviceCMYK cs 0 0 0 1 sc",
        b"",
        b"% a comment\n0%another\n0 0 rg",
    ],
)
def test_every_way_to_say_black_is_overprinting_k(drawn: Drawn, settings: Settings, plates: Separate, content: bytes) -> None:
    press = finish_press(drawn(b"1 0 0 0 k -9 -9 400 500 re f q 0 g " + content + b" 50 50 100 100 re f Q"), settings())
    seen = plates(press)
    middle = (seen["Cyan"].shape[0] - 100, 100)
    assert (seen["Black"][middle], seen["Magenta"][middle], seen["Cyan"][middle]) == (100, 0, 100)


def test_a_mask_made_of_white_keeps_showing_what_it_showed(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = """<svg width=200 height=200><defs><mask id=m><rect width=100 height=200 fill=white /></mask></defs>
      <rect width=200 height=200 fill="device-cmyk(0 1 0 0)" mask="url(#m)"/></svg>"""
    seen = plates(finish_press(raw(body, css="@page { margin: 0 }"), settings()))["Magenta"]
    assert (seen[60, 60], seen[60, 150]) == (100, 0)


def test_nothing_active_stays(raw: Raw, settings: Settings) -> None:
    body = """<h1>Titel</h1><a href="https://example.org/" style="color: device-cmyk(1 0 0 0)">Link</a><a href="#z"
      style="color: device-cmyk(1 0 0 0)">intern</a><p id=z>Ziel</p>"""
    before = raw(body)
    assert b"/Annots" in before
    with pikepdf.open(io.BytesIO(finish_press(before, settings()))) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/Lang", "/ViewerPreferences"}
        allowed = {"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/BleedBox", "/TrimBox"}
        assert all(set(page.obj.keys()) <= allowed for page in pdf.pages)
        assert not any(isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Annot" for item in pdf.objects)


def test_only_pages_with_transparency_have_a_group(raw: Raw, settings: Settings) -> None:
    data = raw("<p>deckend</p><p style='break-before: page; opacity: .5'>durchscheinend</p>")
    with pikepdf.open(io.BytesIO(finish_press(data, settings()))) as pdf:
        assert "/Group" not in pdf.pages[0]
        assert pdf.pages[1].Group.CS == "/DeviceCMYK"


def test_transfer_functions_and_foreign_overprint_go(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)
        return {"ExtGState": {"/x": pikepdf.Dictionary(TR=function, OP=True, op=True, OPM=0, ca=1)}}

    with pikepdf.open(io.BytesIO(finish_press(drawn(b"/x gs 0 0 0 0 k 0 0 9 9 re f", resources), settings()))) as pdf:
        assert set(pdf.pages[0].Resources.ExtGState["/x"].keys()) == {"/ca"}


def test_what_no_content_uses_is_not_in_the_file(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pdf.make_stream(
            b"\xff\x00\x00", Subtype=pikepdf.Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB
        )
        return {"XObject": {"/unused": image}, "ColorSpace": {"/rgb": pikepdf.Array([pikepdf.Name.DeviceRGB])}}

    with pikepdf.open(io.BytesIO(finish_press(drawn(b"0 0 9 9 re f", resources), settings()))) as pdf:
        assert not any(isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" for item in pdf.objects)
        assert {"/XObject", "/ColorSpace"}.isdisjoint(pdf.pages[0].Resources.keys())
