from __future__ import annotations

import pikepdf
import pytest
from judged import area, codes, common_resources, judged, only, page, text
from pdfs import MM
from pikepdf import Array, Dictionary, Name, Stream

from programm_print.findings import Finding
from programm_print.models.press_order import Limits


def picture(space: str, samples: bytes) -> str:
    """An inline image of 2 by 2 pixels."""
    return f"q 50 0 0 50 60 200 cm BI /W 2 /H 2 /BPC 8 /CS {space} ID {samples.decode()} EI Q"


@pytest.mark.parametrize(
    ("content", "twin", "measured"),
    [
        (text(colour="1 0 0 rg"), text(colour="0 1 0 0 k"), "DeviceRGB"),
        (area("0 1 0 rg"), area("0.5 g"), "DeviceRGB"),
        (area("/Lab cs 60 30 30 sc"), area("/Duo cs 1 0.5 scn"), "Lab"),
        (picture("/RGB", b"abcdefghijkl"), picture("/G", b"abcd"), "DeviceRGB"),
    ],
)
def test_only_plates_are_printed(content: str, twin: str, measured: str) -> None:
    assert only(judged(page(content)), "colour.space").measured == measured
    assert judged(page(twin)) == ()


def test_patterns_forms_and_gradients_are_looked_into() -> None:
    def resources(pdf: pikepdf.Pdf, space: str = "/DeviceRGB") -> dict[str, pikepdf.Object]:
        size = 4 if space == "/DeviceCMYK" else 3
        ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0.5] * size), C1=Array([1] * size))
        shading = Dictionary(ShadingType=2, ColorSpace=Name(space), Coords=Array([60, 0, 160, 0]), Function=ramp)
        colour = b"0.5 0 0 0 k" if size == 4 else b"1 0 0 rg"
        box = Array([0, 0, 10, 10])
        tile = pdf.make_stream(
            colour + b" 0 0 5 5 re f",
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=box,
            XStep=10,
            YStep=10,
            Resources=Dictionary(),
        )
        form = pdf.make_stream(colour + b" 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)
        return {"Shading": Dictionary(S=shading), "Pattern": Dictionary(P=tile), "XObject": Dictionary(X=form)}

    contents = ("q 60 60 100 100 re W n /S sh Q", area("/Pattern cs /P scn"), "q 1 0 0 1 60 60 cm /X Do Q")
    for content in contents:
        assert codes(judged(page(content, resources=resources))) == {"colour.space"}, content
        limits = Limits(ink_percent=400)
        assert judged(page(content, resources=lambda pdf: resources(pdf, "/DeviceCMYK")), limits) == (), content


def test_what_lies_outside_the_bleed_may_have_any_colour() -> None:
    def slug(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([-20 * MM, -20 * MM, 125 * MM, 168 * MM])

    bar = area("1 0 0 rg", (-50, 100, 20, 20))
    assert judged(page(bar, change=slug)) == ()
    assert only(judged(page(bar, change=slug), Limits(marks=False)), "box.marks").page == 1
    assert judged(page(area("0 1 0 0 k")), Limits(marks=False)) == ()


def test_spot_colours_are_ordered() -> None:
    finding = only(judged(page(area("/Red cs 1 scn"))), "colour.spot")
    assert finding.measured == "Fire Red"
    assert "Fire Red" in finding.message
    assert judged(page(area("/Red cs 1 scn")), Limits(spots=("Fire Red",))) == ()


def test_the_colour_of_marks_stays_outside_the_trim() -> None:
    assert "colour.spot" in codes(judged(page(area("/All cs 0.5 scn"))))
    assert judged(page(area("/All cs 0.5 scn", (-8, 100, 5, 20)))) == ()


def test_one_name_is_one_tint_and_one_spelling() -> None:
    limits = Limits(spots=("Fire Red", "FIRE RED"))
    red = area("/Red cs 1 scn", (60, 60, 50, 50))
    assert "not alike" in only(judged(page(red + area("/Redder cs 1 scn")), limits), "colour.spot").message
    assert "spelling" in only(judged(page(red + area("/FIRE cs 1 scn")), limits), "colour.spot").message
    assert judged(page(red + area("/Red cs 0.5 scn")), limits) == ()


@pytest.mark.parametrize(("space", "fits"), [("/DeviceRGB", False), ("/DeviceCMYK", True)])
def test_transparency_is_computed_in_cmyk(space: str, *, fits: bool) -> None:
    def group(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name(space))

    found = judged(page(area("/half gs 0 1 0 0 k"), change=group))
    assert found == () if fits else only(found, "colour.group").measured == "DeviceRGB"


def test_a_tint_is_five_percent_at_least() -> None:
    finding = only(judged(page(area("0.03 0 0 0 k"))), "ink.minimum")
    assert (finding.measured, finding.limit) == ("3.0 %", "5 %")
    assert judged(page(area("0.05 0 0 0 k") + area("0 0 0 0 k"))) == ()
    assert "C 3 K 50" in only(judged(page(area("0.03 0 0 0.5 k"))), "ink.minimum").message
    assert "C 100 × 3 %" in only(judged(page(area("/faint gs 1 0 0 0 k"))), "ink.minimum").message
    assert judged(page(area("/half gs 1 0.08 0 0 k"))) == ()


def test_small_black_text_overprints() -> None:
    assert only(judged(page(text(size=10))), "overprint.black").measured == "10.0 pt"
    assert judged(page(text(size=10, colour="/over gs 0 0 0 1 k"))) == ()
    assert judged(page(text(size=12))) == ()


@pytest.mark.parametrize("knocks_out", ["/plain gs 0 0 0 1 k", "/over gs 0 g"])
def test_overprint_needs_device_cmyk_and_mode_1(knocks_out: str) -> None:
    assert codes(judged(page(text(size=10, colour=knocks_out)))) == {"overprint.black"}


def test_thin_black_lines_overprint() -> None:
    assert only(judged(page("q 0 0 0 1 K 1 w 60 200 m 160 200 l S Q")), "overprint.black").measured == "1.00 pt"
    assert only(judged(page(area("0 0 0 1 k", (60, 200, 80, 1)))), "overprint.black").measured == "1.00 pt"
    assert judged(page("q 0 0 0 1 K 2 w 60 200 m 160 200 l S Q")) == ()
    assert judged(page("q /over gs 0 0 0 1 K 1 w 60 200 m 160 200 l S Q")) == ()


@pytest.mark.parametrize("white", [text(colour="/over gs 0 0 0 0 k"), area("/over gs 0 0 0 0 k"), area("/over gs 1 g")])
def test_white_never_overprints(white: str) -> None:
    ground = area("0 1 0 0 k", (50, 150, 150, 150))
    assert only(judged(page(ground + white)), "overprint.white").page == 1
    assert judged(page(ground + white.replace("/over gs", ""))) == ()


@pytest.mark.parametrize("standard", ["PDF/X-1a:2003", "PDF/X-3:2003"])
def test_the_older_standards_know_no_transparency(standard: str) -> None:
    limits = Limits(standards=(standard,))

    def older(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info.GTS_PDFXVersion = pikepdf.String(standard)
        metadata = pdf.Root.Metadata.read_bytes().replace(b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", b"")
        pdf.Root.Metadata = Stream(pdf, metadata, Type=Name.Metadata, Subtype=Name.XML)

    def found(colour: str) -> tuple[Finding, ...]:
        return tuple(one for one in judged(page(area(colour), change=older), limits) if one.code != "pdfx.version")

    assert only(found("/half gs 0 1 0 0 k"), "pdfx.transparency").limit == standard
    assert only(found("/multiply gs 0 1 0 0 k"), "pdfx.transparency").limit == standard
    assert found("0 1 0 0 k") == ()
    assert judged(page(area("/half gs 0 1 0 0 k"))) == ()


def test_a_soft_mask_may_be_what_it_likes() -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        box = Array([0, 0, 300, 400])
        mask = pdf.make_stream(b"0.02 g 0 0 300 400 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box, Group=group)
        state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask))
        return {**common_resources(pdf), "ExtGState": Dictionary(soft=state)}

    assert judged(page(area("/soft gs 0 1 0 0 k"), resources=resources)) == ()
