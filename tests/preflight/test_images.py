from __future__ import annotations

import pikepdf
import pytest
from judged import judged, only, page
from pikepdf import Dictionary, Name

from programm_print.findings import Severity
from programm_print.models.press_order import Limits


def picture(pixels: int, *, bits: int = 8, soft: int = 0, inch: float = 1, stencil: bool = False) -> bytes:
    """A square gray image of so many pixels, printed so many inches wide; `soft` gives it a soft mask of so many."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        image = pdf.make_stream(
            b"\x7f" * ((pixels * bits + 7) // 8 * pixels),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=pixels,
            Height=pixels,
            BitsPerComponent=bits,
        )
        if stencil:
            image.ImageMask = True
        else:
            image.ColorSpace = Name.DeviceGray
        if soft:
            image.SMask = pdf.make_stream(
                b"\xff" * soft * soft,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=soft,
                Height=soft,
                BitsPerComponent=8,
                ColorSpace=Name.DeviceGray,
            )
        return {"XObject": Dictionary(I=image)}

    return page(f"q 0 0 0 1 k {72 * inch} 0 0 {72 * inch} 60 200 cm /I Do Q", resources=resources)


@pytest.mark.parametrize(("pixels", "severity"), [(149, Severity.ERROR), (224, Severity.WARNING)])
def test_images_have_enough_pixels_for_their_size(pixels: int, severity: Severity) -> None:
    finding = only(judged(picture(pixels)), "image.resolution")
    assert finding.severity is severity
    assert finding.measured == f"{pixels} ppi"
    assert "300 ppi" in str(finding.hint)
    assert finding.box_mm == pytest.approx((21.17, 52.04, 46.57, 77.44), abs=0.02)
    assert judged(picture(225)) == ()


@pytest.mark.parametrize("stencil", [False, True])
def test_line_art_has_more(stencil: bool) -> None:
    assert only(judged(picture(540, bits=1, stencil=stencil)), "image.resolution").severity is Severity.ERROR
    assert only(judged(picture(790, bits=1, stencil=stencil)), "image.resolution").severity is Severity.WARNING
    assert judged(picture(800, bits=1, stencil=stencil)) == ()


def test_a_flat_colour_drawn_as_an_image_is_no_picture() -> None:
    assert judged(picture(16)) == ()


def test_a_soft_mask_may_be_coarse() -> None:
    assert judged(picture(230, soft=50)) == ()


def test_a_shop_may_be_content_with_less() -> None:
    assert judged(picture(200), Limits(shop="Eins", ppi=240, ppi_good=180)) == ()
    assert only(judged(picture(170), Limits(ppi=240, ppi_good=180)), "image.resolution").limit == "180 ppi"
