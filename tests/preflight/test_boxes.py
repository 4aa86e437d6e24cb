from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from judged import area, judged, only, page
from pdfs import MM
from pikepdf import Array

from programm_print.models.press_order import Limits, Order
from programm_print.models.product import Binding

PLAIN = area("0 1 0 0 k")


def with_page(change: Callable[[pikepdf.Object], None], **given: object) -> bytes:
    return page(PLAIN, change=lambda pdf: change(pdf.pages[0].obj), **given)


def box(*millimetres: float) -> Array:
    return Array([value * MM for value in millimetres])


@pytest.mark.parametrize(
    ("change", "measured"),
    [
        (lambda obj: obj.__delitem__("/TrimBox"), "–"),
        (lambda obj: obj.__setitem__("/ArtBox", obj.TrimBox), "TrimBox, ArtBox"),
        (lambda obj: obj.__setitem__("/CropBox", obj.TrimBox), "CropBox"),
        (lambda obj: obj.__setitem__("/Rotate", 90), "90°"),
        (lambda obj: obj.__setitem__("/BleedBox", box(-9, -9, 114, 157)), "BleedBox"),
    ],
)
def test_the_boxes_say_where_to_cut(change: Callable[[pikepdf.Object], None], measured: str) -> None:
    assert [finding.measured for finding in judged(with_page(change)) if finding.code == "box.trim"] == [measured]
    assert judged(with_page(lambda _: None)) == ()


def test_a_crop_box_that_hides_nothing_may_stay() -> None:
    assert judged(with_page(lambda obj: obj.__setitem__("/CropBox", obj.MediaBox))) == ()


def test_pages_count_in_points() -> None:
    def change(obj: pikepdf.Object) -> None:
        obj.UserUnit = 2
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            obj[name] = Array([float(value) / 2 for value in obj[name]])

    assert only(judged(with_page(change)), "box.trim").measured == "2"


def test_the_size_is_the_ordered_one() -> None:
    finding = only(judged(page(PLAIN), order=Order("flyer-dl", (297, 210))), "box.trim")
    assert (finding.measured, finding.limit) == ("105 × 148 mm", "297 × 210 mm")
    assert "flyer-dl" in finding.message
    assert judged(page(PLAIN), order=Order("flyer-a6", (105.05, 148))) == ()


def test_all_pages_have_one_size() -> None:
    odd = with_page(lambda obj: obj.__setitem__("/TrimBox", box(0, 0, 104, 148)), pages=3)
    finding = only(judged(odd), "box.trim")
    assert (finding.page, finding.measured, finding.limit) == (1, "104 × 148 mm", "105 × 148 mm")
    assert judged(page(PLAIN, pages=3)) == ()


def test_the_bleed_is_the_shops() -> None:
    finding = only(judged(page(PLAIN, bleed_mm=2)), "box.bleed")
    assert (finding.measured, finding.limit) == ("2.0 mm", "3 mm")
    assert judged(page(PLAIN, bleed_mm=2), Limits(bleed_mm=2)) == ()


def test_one_side_without_bleed_is_enough_for_a_white_edge() -> None:
    finding = only(judged(with_page(lambda obj: obj.__setitem__("/BleedBox", box(-3, -3, 105, 151)))), "box.bleed")
    assert finding.measured == "0.0 mm"
    assert finding.box_mm == (104, 0, 105, 148)


def test_a_spine_is_not_cut() -> None:
    def spines(pdf: pikepdf.Pdf) -> None:
        for number, one in enumerate(pdf.pages, start=1):
            one.obj.BleedBox = box(0, -3, 108, 151) if number % 2 else box(-3, -3, 105, 151)

    stitched = Order("booklet", (105, 148), pages_multiple=4, binding=Binding.SADDLE_STITCH)
    assert judged(page(PLAIN, pages=4, change=spines), order=stitched) == ()
    assert {finding.code for finding in judged(page(PLAIN, pages=4, change=spines))} == {"box.bleed"}


def test_the_number_of_pages_is_the_ordered_one() -> None:
    flyer = Order("flyer", (105, 148), pages=2)
    finding = only(judged(page(PLAIN, pages=3), order=flyer), "pages.count")
    assert (finding.measured, finding.limit) == ("3", "2")
    assert judged(page(PLAIN, pages=2), order=flyer) == ()


def test_stitched_pages_come_by_fours() -> None:
    booklet = Order("booklet", (105, 148), pages_multiple=4, binding=Binding.SADDLE_STITCH)
    assert only(judged(page(PLAIN, pages=6), order=booklet), "pages.count").limit == "n × 4"
    assert judged(page(PLAIN, pages=8), order=booklet) == ()


def test_a_shop_binds_so_many_pages_at_most() -> None:
    assert only(judged(page(PLAIN, pages=5), Limits(pages_most=4)), "pages.count").limit == "4"
    assert judged(page(PLAIN, pages=4), Limits(pages_most=4)) == ()
