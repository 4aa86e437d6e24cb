"""QR codes on pages: read as a telephone does, measured in modules and millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pdfs
import pikepdf
import pytest
import segno

from programm_print.models.inspection import CodeFact, PageFact
from programm_print.proof.codes import read_codes
from programm_print.proof.pages import Pages

TEXT = "https://example.org/programme"
MODULES = 29
TRIM, MEDIA = (0.0, 0.0, 105.0, 148.0), (-3.0, -3.0, 108.0, 151.0)
BLACK, WHITE, BLUE, YELLOW = "0 0 0 1", "0 0 0 0", "1 0.6 0 0", "0 0 1 0"


def page(rotate: int = 0) -> PageFact:
    return PageFact(1, MEDIA, None, MEDIA, TRIM, None, rotate, 1.0)


def drawn(
    x: float, y: float, module: float, *, dark: str = BLACK, ground: str = WHITE, quiet: float = 4, rows: Sequence[Any] = ()
) -> str:
    """A code with its upper left module at a place from the trim's top left corner, on a ground that is `quiet` modules wider."""
    rows = rows or segno.make_qr(TEXT, error="m", version=3, boost_error=False).matrix
    modules = " ".join(
        f"{column} {-row - 1} 1 1 re" for row, line in enumerate(rows) for column, value in enumerate(line) if value
    )
    side = len(rows) + 2 * quiet
    return (
        f"q {module * pdfs.MM} 0 0 {module * pdfs.MM} {x * pdfs.MM} {(148 - y) * pdfs.MM} cm "
        f"{ground} k {-quiet} {-len(rows) - quiet} {side} {side} re f {dark} k {modules} f Q "
    )


FIELD = f"{BLUE} k -9 -9 400 600 re f "


def codes(content: str, rotate: int = 0) -> tuple[CodeFact, ...]:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = rotate

    with Pages(pdfs.page_pdf(content.encode(), change=turn)) as pages:
        return read_codes(pages, page(rotate))


@pytest.mark.parametrize("module", [0.25, 0.4, 0.6, 1.2])
@pytest.mark.parametrize("rotate", [0, 90])
def test_a_code_is_read_and_measured(module: float, rotate: int) -> None:
    (code,) = codes(FIELD + drawn(30, 50, module), rotate)
    assert code.text == TEXT
    assert code.module_mm == pytest.approx(module, rel=0.015)
    side = MODULES * module
    assert code.box_mm == pytest.approx((30, 50, 30 + side, 50 + side), abs=0.15)
    assert code.quiet_modules == pytest.approx(4, abs=0.2)
    assert code.on_paper


@pytest.mark.parametrize("quiet", [1, 2, 3, 5])
def test_the_quiet_zone_ends_where_the_ground_changes(quiet: int) -> None:
    (code,) = codes(FIELD + drawn(30, 50, 0.5, quiet=quiet))
    assert code.quiet_modules == pytest.approx(quiet, abs=0.2)


def test_a_line_beside_a_code_ends_its_quiet_zone() -> None:
    (code,) = codes(drawn(30, 50, 0.5) + f"0 0 0 1 k {29 * pdfs.MM} 100 0.6 300 re f")
    assert code.quiet_modules == pytest.approx(2 - 0.4, abs=0.3)


def test_the_trim_ends_a_quiet_zone() -> None:
    (code,) = codes(drawn(1, 50, 0.5))
    assert code.quiet_modules == pytest.approx(2, abs=0.2)


def test_a_tinted_ground_is_not_paper() -> None:
    (code,) = codes(FIELD + drawn(30, 50, 0.5, ground="0 0 0.3 0"))
    assert (code.text, code.on_paper) == (TEXT, False)


def test_a_code_in_negative_is_read_and_not_on_paper() -> None:
    (code,) = codes(drawn(30, 50, 0.5, dark=WHITE, ground=BLACK))
    assert (code.text, code.on_paper) == (TEXT, False)


def test_a_code_that_lies_aslant_is_measured_along_its_sides() -> None:
    turned = f"q 0.966 0.259 -0.259 0.966 60 -20 cm {drawn(30, 70, 0.5)} Q"
    (code,) = codes(turned)
    assert code.text == TEXT
    assert code.module_mm == pytest.approx(0.5, rel=0.02)
    assert code.quiet_modules == 6


def test_a_code_that_does_not_decode_is_told_without_text() -> None:
    rows = [bytearray(line) for line in segno.make_qr(TEXT, error="m", version=3, boost_error=False).matrix]
    for row in range(12, 17):
        for column in range(9, 29):
            rows[row][column] = (row * column) % 3 == 0
    (code,) = codes(drawn(30, 50, 0.5, rows=rows))
    assert code.text == ""
    assert code.module_mm == pytest.approx(0.5, rel=0.03)


def test_squares_and_crosses_are_no_codes() -> None:
    marks = " ".join(f"{x} {y} 14 4 re {x + 5} {y - 5} 4 14 re" for x in range(0, 300, 18) for y in range(0, 400, 18))
    assert codes(f"0 0 0 1 k {marks} f") == ()


def test_each_code_of_a_page_is_told_once() -> None:
    found = codes(drawn(20, 20, 0.5) + drawn(60, 90, 0.8))
    assert sorted(round(code.module_mm, 1) for code in found) == [0.5, 0.8]


def test_a_form_without_a_picture_has_no_codes() -> None:
    with Pages(b"%PDF-1.6 nothing") as pages:
        assert read_codes(pages, page()) == ()


def test_inks_are_those_of_the_plates() -> None:
    from programm_print.inspect.separations import find_ghostscript, separations
    from programm_print.proof.codes import with_inks

    if find_ghostscript() is None:
        pytest.skip("Ghostscript is not installed")
    data = pdfs.page_pdf((drawn(20, 20, 0.5, dark="1 0 0 1") + drawn(60, 90, 0.5)).encode())
    (plates,) = separations(data, [page()])
    with Pages(data) as pages:
        inks = [with_inks(code, plates).inks for code in sorted(read_codes(pages, page()), key=lambda code: code.box_mm)]
    assert inks == [("Cyan", "Black"), ("Black",)]
