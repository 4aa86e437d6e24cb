"""Plates by Ghostscript: what a RIP would print, at its place, and what happens where a page gives none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfs
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from programm_print.inspect.separations import find_ghostscript, separations
from programm_print.models.inspection import PageFact
from programm_print.models.plates import Plates

pytestmark = pytest.mark.skipif(find_ghostscript() is None, reason="Ghostscript is not installed")

TRIM = (0.0, 0.0, 105.0, 148.0)
MEDIA = (-3.0, -3.0, 108.0, 151.0)


def page(
    number: int = 1, *, rotate: int = 0, unit: float = 1.0, crop: tuple[float, float, float, float] | None = None
) -> PageFact:
    media, trim = (tuple(value * unit for value in box) for box in (MEDIA, TRIM))
    return PageFact(number, media, crop, media, trim, None, rotate, unit)  # type: ignore[arg-type]


def spot(pdf: pikepdf.Pdf, name: str) -> Any:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0.5, 0]), N=1)
    return Array([Name.Separation, Name(name), Name.DeviceCMYK, tint])


def percent(plates: Plates, x_mm: float, y_mm: float) -> dict[str, int]:
    """The inks at a point given from the trim's top left corner, without those that are not there."""
    column, row = (int((value + 3) / plates.pixel_mm) for value in (x_mm, y_mm))
    inks = {name: round(int(plates.tints[index, row, column]) / 2.55) for index, name in enumerate(plates.names)}
    return {name: value for name, value in inks.items() if value}


def test_plates_carry_each_ink_at_its_place_with_overprint_and_spots() -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        over = Dictionary(OP=True, op=True, OPM=1)
        spaces = Dictionary(S=spot(pdf, "/Gold (matt) / ä"), A=spot(pdf, "/All"))
        return {"ExtGState": Dictionary(O=over), "ColorSpace": spaces}

    content = (
        b"1 0 0 0 k 0 0 100 100 re f q /O gs 0 0 0 1 k 50 50 100 100 re f Q 0 0 0 1 k 0 90 20 10 re f"
        b" /S cs 0.5 scn 150 0 20 20 re f /A cs 1 scn 200 0 20 20 re f"
    )
    (plates,) = separations(pdfs.page_pdf(content, resources), [page()])
    assert plates.names == ("Cyan", "Magenta", "Yellow", "Black", "Gold (matt) / ä")
    assert percent(plates, 5, 143) == {"Cyan": 100}
    assert percent(plates, 30, 118) == {"Cyan": 100, "Black": 100}, "black that overprints leaves the cyan beneath it"
    assert percent(plates, 2, 115) == {"Black": 100}, "black that does not, knocks it out"
    assert percent(plates, 56, 145) == {"Gold (matt) / ä": 50}
    assert percent(plates, 74, 145) == dict.fromkeys(plates.names, 100)
    assert percent(plates, 100, 10) == {}


def test_colours_without_a_profile_are_those_of_the_output_intent_and_stay_what_they_are() -> None:
    (plates,) = separations(pdfs.page_pdf(b"0.6 0.5 0.4 0.9 k 0 0 100 100 re f"), [page()])
    assert percent(plates, 5, 143) == {"Cyan": 60, "Magenta": 50, "Yellow": 40, "Black": 90}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_those_of_the_page_as_it_stands_in_the_file(rotate: int) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = rotate
        pdf.pages[0].obj.UserUnit = 2.0

    data = pdfs.page_pdf(b"0 0 0 1 k 0 405 56.7 14.5 re f", change=turn)
    (plates,) = separations(data, [page(rotate=rotate, unit=2.0)])
    assert plates.tints.shape[1] * plates.pixel_mm == pytest.approx(308, abs=0.3)
    assert plates.trim_mm == pytest.approx((6, 6, 216, 302))
    ink = plates.tints[3] > 127
    rows, columns = ink.any(axis=1).nonzero()[0], ink.any(axis=0).nonzero()[0]
    box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    assert [value * plates.pixel_mm for value in box] == pytest.approx([6, 6, 46, 16.2], abs=0.4)


def test_what_the_cropbox_hides_is_on_the_plates() -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.CropBox = Array([100, 100, 200, 200])

    data = pdfs.page_pdf(b"0 0 0 1 k 0 0 50 50 re f", change=crop)
    (plates,) = separations(data, [page(crop=(35.0, 35.0, 70.0, 70.0))])
    assert percent(plates, 5, 143) == {"Black": 100}


def test_pages_come_in_order_and_those_not_asked_for_do_not_come() -> None:
    def number(pdf: pikepdf.Pdf) -> None:
        for index, leaf in enumerate(pdf.pages, 1):
            leaf.obj.Contents = pdf.make_stream(b"%f 0 0 0 k 0 0 50 50 re f" % (index / 20))

    data = pdfs.page_pdf(pages=12, change=number)
    found = list(separations(data, [page(number) for number in (2, 3, 4, 5, 6, 7, 8, 9, 11, 12)]))
    assert [plates.page for plates in found] == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12]
    assert [percent(plates, 5, 143)["Cyan"] for plates in found] == [plates.page * 5 for plates in found]


def test_nothing_is_left_behind_and_what_cannot_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert list(separations(b"%PDF-1.6 nothing of the kind", [page()])) == []
    assert list(separations(pdfs.page_pdf(), [page()], seconds=0.001)) == []
    plates = separations(pdfs.page_pdf(pages=2), [page(1), page(2)])
    assert next(plates).page == 1
    plates.close()  # type: ignore[attr-defined]  # a generator
    assert list(tmp_path.iterdir()) == []


def test_without_ghostscript_no_plates_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find_ghostscript() is None
    assert list(separations(pdfs.page_pdf(), [page()])) == []


def test_no_program_is_run_and_no_file_read_by_a_pdf(tmp_path: Path) -> None:
    def attack(pdf: pikepdf.Pdf) -> None:
        program = b"(%pipe%touch " + str(tmp_path / "run").encode() + b") (w) file closefile"
        pdf.pages[0].obj.Resources = Dictionary(
            XObject=Dictionary(P=pdf.make_stream(program, Subtype=Name.PS, Type=Name.XObject))
        )
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/P Do")

    list(separations(pdfs.page_pdf(change=attack), [page()]))
    assert list(tmp_path.iterdir()) == []
