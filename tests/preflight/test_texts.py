from __future__ import annotations

import pytest
from judged import area, codes, judged, only, page, text

from programm_print.models.press_order import Limits, Order

DARK = "0 1 0 0 k"


def test_text_is_six_points_large() -> None:
    black = "/over gs 0 0 0 1 k"
    finding = only(judged(page(text(size=5.5, colour=black))), "text.size")
    assert (finding.page, finding.measured, finding.limit) == (1, "5.5 pt", "6 pt")
    assert "Hamburg" in finding.message
    assert judged(page(text(size=6, colour=black))) == ()


def test_the_size_is_the_one_on_paper() -> None:
    scaled = f"q 0.5 0 0 0.5 0 0 cm {text(size=11, at=(120, 400), colour='/over gs 0 0 0 1 k')} Q"
    assert only(judged(page(scaled)), "text.size").measured == "5.5 pt"
    assert judged(page(f"q 2 0 0 2 0 0 cm {text(size=5.5, at=(30, 100), colour='/over gs 0 0 0 1 k')} Q")) == ()


def test_white_text_on_colour_is_eight_points_large() -> None:
    ground = area(DARK)
    assert only(judged(page(ground + text(size=7, at=(70, 200), colour="0 0 0 0 k"))), "text.size").limit == "8 pt"
    assert judged(page(ground + text(size=8, at=(70, 200), colour="0 0 0 0 k"))) == ()


def test_white_text_on_paper_is_nothing_to_read() -> None:
    assert judged(page(text(size=4, colour="0 0 0 0 k"))) == ()


def test_small_text_takes_one_ink() -> None:
    found = judged(page(text(size=7, colour="0 1 0.5 0 k")))
    assert {finding.code for finding in found} == {"text.size", "ink.text"}
    assert judged(page(text(size=7, colour="0 1 0 0 k"))) == ()
    assert judged(page(text(size=8, colour="0 1 0.5 0 k"))) == ()


def test_black_text_is_not_made_of_four_inks() -> None:
    finding = only(judged(page(text(size=30, colour="0.7 0.7 0.7 0.9 k"))), "ink.text")
    assert (finding.measured, finding.limit) == ("300 %", "280 %")
    assert judged(page(text(size=30, colour="0.6 0.6 0.6 0.9 k"))) == ()


def test_text_that_is_not_seen_is_not_judged() -> None:
    assert judged(page(text(size=4, at=(1, 1), colour="3 Tr 0 0 0 1 k"))) == ()
    assert judged(page(text("   ", size=4, at=(1, 1)))) == ()


def test_text_keeps_off_the_trim() -> None:
    finding = only(judged(page(text(at=(4, 200)))), "text.safe")
    assert finding.measured == "1.4 mm"
    assert finding.limit == "3 mm"
    assert finding.box_mm is not None
    assert finding.box_mm[0] == pytest.approx(1.41, abs=0.02)
    assert judged(page(text(at=(9, 200)))) == ()


def test_text_beyond_the_trim_is_cut_off_and_not_judged() -> None:
    assert judged(page(text("A", size=6, at=(-8, 200), colour="/over gs 0 0 0 1 k"))) == ()


def test_letters_large_as_pictures_may_run_off() -> None:
    large = "HHHHHHH"
    assert judged(page(text(large, size=60, at=(40, 200)))) == ()
    assert codes(judged(page(text(large, size=20, at=(200, 200))))) == {"text.safe"}
    assert codes(judged(page(text("H", size=60, at=(255, 200))))) == {"text.safe"}


def test_text_keeps_off_folds() -> None:
    order = Order("folded", (105, 148), folds_mm=((52.5,),))
    finding = only(judged(page(text(at=(140, 200))), order=order), "text.safe")
    assert finding.measured is not None
    assert finding.measured.startswith("-")
    assert judged(page(text(at=(160, 200))), order=order) == ()


def test_a_shop_names_its_own_margin_and_is_cited() -> None:
    limits = Limits(shop="Eins", safety_mm=5, told={"safety_mm": "Eins, data sheet"})
    assert judged(page(text(at=(10, 200)))) == ()
    finding = only(judged(page(text(at=(10, 200))), limits), "text.safe")
    assert (finding.limit, finding.source) == ("5 mm", "Eins, data sheet")


def test_lines_are_a_quarter_point_wide() -> None:
    over = "/over gs 0 0 0 1 K"
    finding = only(judged(page(f"q {over} 0.2 w 60 200 m 160 200 l S Q")), "line.width")
    assert (finding.measured, finding.limit) == ("0.20 pt", "0.25 pt")
    assert judged(page(f"q {over} 0.25 w 60 200 m 160 200 l S Q")) == ()
    assert only(judged(page(f"q {over} 0 w 60 200 m 160 200 l S Q")), "line.width").measured == "0.00 pt"


def test_lines_in_several_inks_or_in_white_are_half_a_point_wide() -> None:
    assert only(judged(page("q 1 1 0 0 K 0.4 w 60 200 m 160 200 l S Q")), "line.width").limit == "0.5 pt"
    assert judged(page("q 1 1 0 0 K 0.5 w 60 200 m 160 200 l S Q")) == ()
    white = "q 0 0 0 0 K 0.4 w 70 200 m 150 200 l S Q"
    assert only(judged(page(area(DARK) + white)), "line.width").limit == "0.5 pt"
    assert judged(page(white)) == ()


def test_a_narrow_area_is_a_line() -> None:
    assert only(judged(page(area(DARK, (60, 200, 100, 0.2)))), "line.width").measured == "0.20 pt"
    assert judged(page(area(DARK, (60, 200, 100, 0.25)))) == ()


def test_an_outline_in_the_colour_of_its_shape_is_no_line() -> None:
    assert judged(page("q 0 1 0 0 k 0 1 0 0 K 0.1 w 60 180 40 40 re B Q")) == ()
    assert only(judged(page("q 0 1 0 0 k 1 0 0 0 K 0.1 w 60 180 40 40 re B Q")), "line.width").measured == "0.10 pt"
