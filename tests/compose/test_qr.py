from __future__ import annotations

import re

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from programm_print.compose.qr import QrDrawing, qr_code
from programm_print.errors import ContentError

URL = "https://kassel.example/philippinenhof-warteberg"


def read_back(code: QrDrawing) -> str:
    """The code as a phone reads it from a sheet printed at 300 dpi."""
    size = code.size_mm
    html = (
        f"<style>@page{{size:{size + 10}mm;margin:0;background:#333}}svg{{position:absolute;left:5mm;top:5mm}}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" viewBox="{code.view_box}">'
        f'<path d="{code.ground}" fill="white"/><path d="{code.path}" fill="black"/></svg>'
    )
    page = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0]
    found = zxingcpp.read_barcodes(page.render(scale=300 / 72).to_numpy())
    assert len(found) == 1
    return str(found[0].text)


@pytest.mark.parametrize("url", ["https://k.example/", URL, URL + "/" + "a" * 120, "https://kassel.example/mitte?ä=ö"])
@pytest.mark.parametrize("module_mm", [0.5, 0.8])
def test_the_printed_code_says_the_address(url: str, module_mm: float) -> None:
    modules = qr_code(url, 200).modules + 8
    assert read_back(qr_code(url, modules * module_mm)) == url


def test_the_size_includes_a_quiet_zone_of_four_modules() -> None:
    code = qr_code(URL, 36)
    assert code.quiet_modules == 4
    assert code.view_box == f"-4 -4 {code.modules + 8} {code.modules + 8}"
    assert code.module_mm == pytest.approx(36 / (code.modules + 8))


def test_modules_under_half_a_millimetre_are_an_error_that_says_the_least_width() -> None:
    modules = qr_code(URL, 36).modules + 8
    with pytest.raises(ContentError, match=f"{modules * 0.5:g} mm") as caught:
        qr_code(URL, modules * 0.5 - 0.1)
    assert caught.value.findings[0].code == "compose.qr-too-small"


def test_an_address_too_long_for_any_code_is_an_error() -> None:
    with pytest.raises(ContentError) as caught:
        qr_code("https://kassel.example/" + "ä" * 2400, 200)
    assert caught.value.findings[0].code == "compose.qr-too-long"


@given(st.text("abcdefghijklmnop-/0123456789", min_size=1, max_size=200))
def test_merged_rectangles_cover_exactly_the_dark_modules(path: str) -> None:
    import segno

    url = f"https://kassel.example/{path}"
    code = qr_code(url, 200)
    dark = [[0] * code.modules for _ in range(code.modules)]
    for x, y, width, height in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z", code.path):
        for row in range(int(y), int(y) + int(height)):
            for column in range(int(x), int(x) + int(width)):
                dark[row][column] += 1
    assert dark == [list(row) for row in segno.make_qr(url, error="m", boost_error=False).matrix]
