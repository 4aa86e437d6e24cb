"""Colours and what else decides about ink: spaces, graphics states, groups, masks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pdfs
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from programm_print.inspect.functions import function_of
from programm_print.models.inspection import Colour, Paint, Painted, PaintedPath

Marks = Callable[..., list[Painted]]


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> pikepdf.Stream:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]), **entries)


def fill(mark: Painted) -> Paint:
    assert isinstance(mark, PaintedPath)
    assert mark.fill is not None
    return mark.fill


def colour(mark: Painted) -> Colour:
    found = fill(mark).colour
    assert found is not None
    return found


def spaces(pdf: pikepdf.Pdf) -> dict[str, Any]:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0.5, 0]), N=1)
    profile = pdf.make_stream(pdfs.profile(), N=4)
    return {
        "ColorSpace": Dictionary(
            Spot=Array([Name.Separation, Name("/Grün Spot"), Name.DeviceCMYK, tint]),
            Two=Array([Name.DeviceN, Array([Name.Black, Name.Gold, Name("/None")]), Name.DeviceCMYK, tint]),
            Press=Array([Name.ICCBased, profile]),
            Few=Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\x00\x00\x00\xff\xff\x00\x00\x00")]),
            Lab=Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))]),
        )
    }


@pytest.mark.parametrize(
    ("content", "family", "inks"),
    [
        (b"", "DeviceGray", {"Black": 1.0}),
        (b"0.25 g", "DeviceGray", {"Black": 0.75}),
        (b"1 g", "DeviceGray", {}),
        (b"0 0.2 0.4 0 k", "DeviceCMYK", {"Magenta": 0.2, "Yellow": 0.4}),
        (b"/DeviceCMYK cs", "DeviceCMYK", {"Black": 1.0}),
        (b"1 0 0 rg", "DeviceRGB", None),
        (b"/Spot cs", "Separation", {"Grün Spot": 1.0}),
        (b"/Spot cs 0.3 scn", "Separation", {"Grün Spot": 0.3}),
        (b"/Two cs 0.1 0.2 0.9 scn", "DeviceN", {"Black": 0.1, "Gold": 0.2}),
        (b"/Press cs 0 0 0 1 scn", "ICCBased", {"Black": 1.0}),
        (b"/Few cs 1 sc", "Indexed", {"Cyan": 1.0}),
        (b"/Few cs 0 sc", "Indexed", {"Black": 1.0}),
        (b"/Lab cs 50 0 0 sc", "Lab", None),
        (b"q 1 g Q", "DeviceGray", {"Black": 1.0}),
    ],
)
def test_a_colour_is_told_by_its_space_and_its_plates(
    painted: Marks, content: bytes, family: str, inks: dict[str, float] | None
) -> None:
    found = colour(painted(content + b" 0 0 9 9 re f", spaces)[0])
    assert found.space.family == family
    assert (None if found.inks is None else dict(found.inks)) == inks


def test_a_spot_colour_tells_what_it_is_at_full_tint(painted: Marks) -> None:
    assert colour(painted(b"/Spot cs 0.1 scn 0 0 9 9 re f", spaces)[0]).space.solid == (0, 1, 0.5, 0)


def test_default_spaces_stand_in_for_device_spaces(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"ColorSpace": Dictionary(DefaultRGB=Array([Name.ICCBased, pdf.make_stream(b"profile", N=3)]))}

    found = colour(painted(b"1 0 0 rg 0 0 9 9 re f", resources)[0])
    assert (found.space.family, len(found.space.profile)) == ("ICCBased", 64)


def test_a_graphics_state_sets_overprint_opacity_and_blend(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"ExtGState": Dictionary(A=Dictionary(OP=True, OPM=1, ca=0.5, BM=Name.Multiply), B=Dictionary(op=False))}

    first, second, third = painted(b"q /A gs 0 0 9 9 re f /B gs 0 0 8 8 re f Q 0 0 7 7 re f", resources)
    assert (fill(first).overprint, fill(first).overprint_mode, fill(first).alpha, fill(first).blend) == (True, 1, 0.5, "Multiply")
    assert fill(second).overprint is False
    assert (fill(third).overprint, fill(third).alpha, fill(third).blend) == (False, 1.0, "Normal")


def test_a_groups_opacity_counts_for_what_is_in_it(inspected: Callable[..., Any]) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        inner = form(pdf, b"/A gs 0 0 9 9 re f", Group=group, Resources=Dictionary(ExtGState=Dictionary(A=Dictionary(ca=0.5))))
        return {"ExtGState": Dictionary(A=Dictionary(ca=0.5, BM=Name.Screen)), "XObject": Dictionary(X=inner)}

    inspection, marks = inspected(pdfs.page_pdf(b"/A gs /X Do", resources))
    assert (fill(marks[0]).alpha, fill(marks[0]).blend) == (0.25, "Screen")
    assert [(group.page, group.space.family) for group in inspection.groups] == [(1, "DeviceRGB")]


def test_what_shapes_a_soft_mask_is_no_mark_but_its_fonts_count(inspected: Callable[..., Any]) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        own = Dictionary(Font=Dictionary(F=pdfs.font(pdf)))
        content = b"1 0 0 rg 0 0 9 9 re f BT /F 9 Tf (A) Tj ET"
        mask = form(pdf, content, Group=group, Resources=own)
        states = Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)), N=Dictionary(SMask=Name("/None")))
        return {"ExtGState": states}

    inspection, marks = inspected(pdfs.page_pdf(b"/M gs 0 0 9 9 re f /N gs 0 0 8 8 re f", resources))
    assert [fill(mark).masked for mark in marks] == [True, False]
    assert [font.name for font in inspection.fonts] == ["Test"]
    assert inspection.groups == ()


def test_what_a_press_forbids_is_told_by_its_name(inspected: Callable[..., Any]) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        state = Dictionary(TR=Name.Identity, HT=Name.Default, BM=Name.Fancy)
        return {"ExtGState": Dictionary(A=state), "XObject": Dictionary(X=form(pdf, b"", Ref=Dictionary(), OPI=Dictionary()))}

    inspection, _ = inspected(pdfs.page_pdf(b"/A gs /X Do", resources))
    assert [(each.page, each.name) for each in inspection.constructs] == [(1, "/OPI"), (1, "/Ref"), (1, "/TR"), (1, "Fancy")]


def test_hidden_layers_are_not_painted(inspected: Callable[..., Any]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("on", "off"))
        either = Dictionary(Type=Name.OCMD, OCGs=Array([on, off]), P=Name.AllOn)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(OFF=Array([off])))
        pdf.pages[0].Resources.Properties = Dictionary(A=on, B=off, C=either)
        pdf.pages[0].Resources.XObject = Dictionary(X=form(pdf, b"0 0 5 5 re f", OC=off))

    content = b"/OC /A BDC 0 0 9 9 re f EMC /OC /B BDC /P BMC 0 0 8 8 re f EMC 0 0 7 7 re f EMC /OC /C BDC 0 0 6 6 re f EMC /X Do"
    inspection, marks = inspected(pdfs.page_pdf(content, change=change))
    assert len(marks) == 1
    assert [(layer.name, layer.shown) for layer in inspection.document.layers] == [("on", True), ("off", False)]
    assert {each.name for each in inspection.constructs} == {"/OC", "/OCProperties"}


@pytest.mark.parametrize(
    ("program", "given", "result"),
    [
        (b"{ dup 0.5 mul exch 1 exch sub }", (0.4,), (0.2, 0.6)),
        (b"{ 0.5 gt { 1 0 } { 0 1 } ifelse }", (0.7,), (1, 0)),
        (b"{ 2 copy add 3 1 roll pop pop 0 }", (0.25, 0.5), (0.75, 0)),
        (b"{ 0 div dup }", (1.0,), (0, 0)),
        (b"{ pop pop pop }", (1.0,), (0, 0)),
    ],
)
def test_calculator_functions_calculate(program: bytes, given: tuple[float, ...], result: tuple[float, ...]) -> None:
    pdf = pikepdf.new()
    domain = Array([0, 1] * len(given))
    function = function_of(pdf.make_stream(program, FunctionType=4, Domain=domain, Range=Array([0, 1, 0, 1])))
    assert function is not None
    assert function(given) == pytest.approx(result)


def test_sampled_functions_lie_between_their_samples() -> None:
    pdf = pikepdf.new()
    shape = {"Domain": Array([0, 1, 0, 1]), "Range": Array([0, 1]), "Size": Array([2, 2]), "BitsPerSample": 8}
    function = function_of(pdf.make_stream(b"\x00\xff\x00\xff", FunctionType=0, **shape))
    assert function is not None
    assert function((0.25, 0.9)) == pytest.approx((0.25,))
