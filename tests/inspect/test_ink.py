"""Ink as printed, and gaps in the bleed: one PDF of many small pages, separated once."""

from __future__ import annotations

from functools import cache

import pdfs
import pikepdf
import pytest
from pikepdf import Array

from programm_print.inspect.ink import ink_of
from programm_print.inspect.separations import find_ghostscript, separations
from programm_print.models.inspection import InkFact, PageFact

pytestmark = pytest.mark.skipif(find_ghostscript() is None, reason="Ghostscript is not installed")

# Trim 60 × 40 mm, bleed 3 mm, 7 mm of slug around; contents in millimetres from the trim's lower left corner.
BOXES = {"media": (-10, -10, 70, 50), "bleed": (-3, -3, 63, 43), "trim": (0, 0, 60, 40)}
BLUE = "1 0.5 0 0 k "
CIRCLE = "q {r} 0 0 {r} {x} {y} cm 1 0 m 1 .55 .55 1 0 1 c -.55 1 -1 .55 -1 0 c -1 -.55 -.55 -1 0 -1 c .55 -1 1 -.55 1 0 c f Q"

CONTENTS = {
    "empty": "",
    "field": "1 1 1 0.5 k 10 10 30 20 re f",
    "lines": "1 1 1 1 K 0.4 w " + " ".join(f"{x} 5 m {x} 35 l" for x in range(5, 55)) + " S",
    "small and dark": "0.5 0 0 0 k -3 -3 66 46 re f 1 1 1 1 k 20 20 3 3 re f",
    "marks in the slug": "1 1 1 1 k -9 -9 5 5 re f 64 0 5 40 re f",
    "bleeds everywhere": BLUE + "-3 -3 66 46 re f",
    "bleeds a hair less": BLUE + "-2.85 -2.85 65.7 45.7 re f",
    "ends at the trim": BLUE + "0 0 60 40 re f",
    "ends in the bleed, left": BLUE + "-1 10 20 20 re f",
    "ends in the bleed, right": BLUE + "40 10 21 20 re f",
    "ends in the bleed, top": BLUE + "20 20 20 21.5 re f",
    "ends in the bleed, bottom": BLUE + "20 -2 20 20 re f",
    "a part without bleed": BLUE + "-3 -3 66 20 re f 0 17 60 10 re f -3 27 66 16 re f",
    "stays inside": BLUE + "5 5 50 30 re f",
    "an arc that leaves": BLUE + CIRCLE.format(r=15, x=5, y=20),
    "strokes aslant": BLUE + "1 0.5 0 0 K 2 w -10 5 m 70 35 l S -10 35 m 30 -20 l S 8 w 10 50 m 65 -15 l S",
    "marks of a pattern": BLUE + " ".join(f"{x} {-2 + x % 3} 2.5 2.5 re f" for x in range(0, 60, 4)),
    "fading out": BLUE + " ".join(f"{0.3 - k * 0.02:.2f} 0 0 0 k {3 - k * 0.5} 10 0.5 20 re f" for k in range(12)),
    "starts outside": BLUE + "-3 10 2 20 re f",
}


@cache
def inks() -> dict[str, InkFact]:
    def fill(pdf: pikepdf.Pdf) -> None:
        for leaf, content in zip(pdf.pages, CONTENTS.values(), strict=True):
            for name, box in BOXES.items():
                leaf.obj[f"/{name.capitalize()}Box"] = Array([value * pdfs.MM for value in box])
            leaf.obj.Contents = pdf.make_stream(f"{pdfs.MM} 0 0 {pdfs.MM} 0 0 cm {content}".encode())

    data = pdfs.page_pdf(pages=len(CONTENTS), change=fill)
    media, bleed, trim = (tuple(map(float, box)) for box in BOXES.values())
    pages = [PageFact(n, media, None, bleed, trim, None, 0, 1.0) for n in range(1, len(CONTENTS) + 1)]  # type: ignore[arg-type]
    return dict(zip(CONTENTS, map(ink_of, separations(data, pages)), strict=True))


def test_an_empty_page_has_no_ink() -> None:
    assert (inks()["empty"].mean_percent, inks()["empty"].most_percent, inks()["empty"].gaps_mm) == (0, 0, ())


def test_a_field_of_many_inks_is_measured_and_placed_from_the_trims_top_left_corner() -> None:
    ink = inks()["field"]
    assert ink.mean_percent == pytest.approx(350, abs=1)
    assert ink.most_percent == pytest.approx(350, abs=1)
    assert ink.most_box_mm == pytest.approx((10, 10, 40, 30), abs=0.3)
    x0, y0, x1, y1 = ink.mean_box_mm
    assert 9.7 <= x0 <= x1 <= 40.3
    assert 9.7 <= y0 <= y1 <= 30.3
    assert x1 - x0 == pytest.approx(15, abs=0.2) == y1 - y0


def test_lines_weigh_what_they_ink() -> None:
    assert inks()["lines"].mean_percent == pytest.approx(160, rel=0.2), "0.4 mm of 400 % in every millimetre"


def test_a_small_dark_place_is_the_highest_point_and_hardly_the_mean() -> None:
    ink = inks()["small and dark"]
    assert ink.most_percent == pytest.approx(400, abs=1)
    assert ink.most_box_mm == pytest.approx((20, 17, 23, 20), abs=0.4)
    assert ink.mean_percent == pytest.approx(50 + 350 * 9 / 225, abs=2)


def test_marks_in_the_slug_do_not_count() -> None:
    ink = inks()["marks in the slug"]
    assert (ink.mean_percent, ink.most_percent) == (0, 0)


@pytest.mark.parametrize(
    "name",
    [
        "bleeds everywhere",
        "bleeds a hair less",
        "stays inside",
        "an arc that leaves",
        "strokes aslant",
        "marks of a pattern",
        "fading out",
        "starts outside",
        "marks in the slug",
    ],
)
def test_what_bleeds_or_ends_by_design_has_no_gap(name: str) -> None:
    assert inks()[name].gaps_mm == ()


@pytest.mark.parametrize(
    ("name", "gap"),
    [
        ("ends in the bleed, left", (-3, 10, -1, 30)),
        ("ends in the bleed, right", (61, 10, 63, 30)),
        ("ends in the bleed, top", (20, -3, 40, -1.5)),
        ("ends in the bleed, bottom", (20, 42, 40, 43)),
    ],
)
def test_a_field_that_ends_in_the_bleed_leaves_a_gap_at_its_edge(name: str, gap: tuple[float, ...]) -> None:
    (found,) = inks()[name].gaps_mm
    assert found == pytest.approx(gap, abs=0.4)


def test_a_page_without_bleed_has_a_gap_along_each_edge() -> None:
    assert [pytest.approx(gap, abs=0.5) for gap in inks()["ends at the trim"].gaps_mm] == [
        (-3, 0, 0, 40),
        (0, -3, 60, 0),
        (0, 40, 60, 43),
        (60, 0, 63, 40),
    ]


def test_a_part_without_bleed_between_parts_that_have_it_is_found() -> None:
    gaps = inks()["a part without bleed"].gaps_mm
    assert [(x0 > 30, round((y0 + y1) / 2)) for x0, y0, x1, y1 in gaps] == [(False, 18), (True, 18)]
    assert all(y1 - y0 > 4 for _, y0, _, y1 in gaps)
