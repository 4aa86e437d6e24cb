"""Proof pictures: a fault is framed where it stands, its number beside it, its sentence in the column."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pdfs
import pytest
from numpy.typing import NDArray
from PIL import Image

from programm_print.findings import Finding, Severity
from programm_print.inspect.ink import ink_of
from programm_print.models.inspection import PageFact
from programm_print.models.plates import Plates
from programm_print.proof.faults import COLOURS, PPI, page_proof
from programm_print.proof.heat import heat_map
from programm_print.proof.lettering import letters, wrapped
from programm_print.proof.pages import Pages

Picture = NDArray[np.int_]
Places = NDArray[np.float64]

MEDIA, TRIM = (-3.0, -3.0, 108.0, 151.0), (0.0, 0.0, 105.0, 148.0)
PAGE = PageFact(1, MEDIA, None, MEDIA, TRIM, None, 0, 1.0)
MARGIN = 36


def proof(*findings: Finding) -> Picture:
    with Pages(pdfs.page_pdf()) as pages:
        data = page_proof(pages, PAGE, list(enumerate(findings, 1)))
    assert data is not None
    return np.asarray(Image.open(BytesIO(data)).convert("RGB")).astype(int)


def where(picture: Picture, colour: tuple[int, int, int]) -> tuple[Places, Places]:
    """Millimetres from the trim's corner, across and down, of the pixels of a colour on the page."""
    width = round(111 / 25.4 * PPI) + 2 * MARGIN
    rows, columns = np.nonzero((np.abs(picture[:, :width] - colour).sum(axis=2)) < 6)
    return (columns - MARGIN) / PPI * 25.4 - 3, (rows - MARGIN) / PPI * 25.4 - 3


@pytest.mark.parametrize("severity", list(Severity))
def test_a_fault_is_framed_in_the_colour_of_its_gravity(severity: Severity) -> None:
    picture = proof(Finding("x.y", severity, "Something is wrong", page=1, box_mm=(30, 40, 60, 70)))
    x, y = where(picture, COLOURS[severity])
    frame = x > 29
    assert x[frame].max() == pytest.approx(60, abs=0.7)
    assert (y[frame].min(), y[frame].max()) == (pytest.approx(40, abs=0.7), pytest.approx(70, abs=0.7))
    assert 22 < x.min() < 29, "the number stands at the left of the frame and covers nothing in it"
    inside = (x > 31) & (x < 59) & (y > 41) & (y < 69)
    assert not inside.any()


def test_each_place_of_a_fault_is_framed_and_none_of_another_page() -> None:
    picture = proof(
        Finding("x.y", Severity.ERROR, "Twice", page=1, box_mm=(30, 40, 40, 50), also_mm=((60, 90, 70, 100),)),
        Finding("x.y", Severity.WARNING, "Elsewhere", page=2, box_mm=(30, 40, 40, 50)),
    )
    x, y = where(picture, COLOURS[Severity.ERROR])
    assert ((x > 30) & (y > 88)).any()
    assert where(picture, COLOURS[Severity.WARNING])[0].size == 0


def test_many_findings_make_the_column_longer_and_are_all_written() -> None:
    few = proof(Finding("x.y", Severity.INFO, "Of the whole document"))
    many = proof(*(Finding("x.y", Severity.INFO, f"Finding {number}") for number in range(60)))
    assert many.shape[0] > few.shape[0]
    assert many[-200:, -400:].min() < 60, "there is writing at the foot"


def test_a_document_that_cannot_be_shown_has_no_proof() -> None:
    with Pages(b"no PDF") as pages:
        assert page_proof(pages, PAGE, []) is None


def test_lines_are_broken_at_spaces_and_nothing_is_lost() -> None:
    font = letters(16)
    text = "Größe „Straße“ – ein_sehr_langes_Wort_ohne_jede_Fuge_das_in_keine_Zeile_passt und mehr ≥ 3 mm"
    lines = wrapped(text, font, 120)
    assert max(font.getlength(line) for line in lines) <= 120
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_map_of_ink_shows_what_exceeds_the_limit_in_orange_and_red() -> None:
    tints = np.zeros((4, 300, 200), dtype=np.uint8)
    tints[:, 100:200, 50:100] = 255
    tints[:, 100:200, 100:150] = 127
    plates = Plates(1, ("Cyan", "Magenta", "Yellow", "Black"), tints, 0.254, (3, 3, 47.8, 73.2), (0, 0, 50.8, 76.2))
    picture = np.asarray(Image.open(BytesIO(heat_map(plates, ink_of(plates), 300))).convert("RGB")).astype(int)
    page = picture[MARGIN + 1 : MARGIN + 300, MARGIN + 1 : MARGIN + 200]
    red, green, blue = page[150, 75]
    assert red > 200 > 100 > max(green, blue), "400 %"
    red, green, blue = page[150, 125]
    assert blue > green > red, "200 %"
    assert page[20, 20].min() == 255, "paper"
