from __future__ import annotations

import pytest
from judged import area, codes, judged, only, page, text

from programm_print.findings import Severity
from programm_print.models.inspection import InkFact
from programm_print.models.press_order import Limits

HEAVY, LIGHT = "0.9 0.9 0.9 0.6 k", "0.9 0.9 0.9 0.3 k"
SQUARE = (10.0, 10.0, 25.0, 25.0)


def measured(mean: float, *gaps: tuple[float, float, float, float]) -> InkFact:
    return InkFact(1, mean, SQUARE, mean + 20, SQUARE, gaps)


def test_measured_ink_stays_below_the_limit() -> None:
    finding = only(judged(page(area(LIGHT)), measure_ink=lambda _: [measured(320)]), "ink.coverage")
    assert (finding.severity, finding.measured, finding.limit) == (Severity.ERROR, "320 %", "300 %")
    assert finding.box_mm == SQUARE
    assert judged(page(area(LIGHT)), measure_ink=lambda _: [measured(300)]) == ()


def test_of_two_limits_the_shops_counts() -> None:
    uncoated = Limits(shop="Eins", ink_percent=280, told={"ink_percent": "Eins, data sheet"})
    assert only(judged(page(area(LIGHT)), uncoated, measure_ink=lambda _: [measured(290)]), "ink.coverage").limit == "280 %"


def test_without_separations_a_bound_is_judged_and_called_one() -> None:
    finding = only(judged(page(area(HEAVY))), "ink.coverage")
    assert (finding.severity, finding.measured) == (Severity.WARNING, "≤ 330 %")
    assert "upper bound" in finding.message
    assert judged(page(area(LIGHT))) == ()


def test_only_pages_whose_bound_exceeds_ask_to_be_measured() -> None:
    asked: list[tuple[int, ...]] = []

    def measure(pages: tuple[int, ...]) -> list[InkFact]:
        asked.append(pages)
        return [InkFact(number, 250, SQUARE, 330, SQUARE) for number in pages]

    assert judged(page(area(HEAVY), pages=2), measure_ink=measure) == ()
    assert judged(page(area(LIGHT)), measure_ink=measure) == ()
    assert asked == [(1, 2), ()]


@pytest.mark.parametrize("over", ["/over gs 0 0 0 1 k", "/multiply gs 0 0 0 1 k"])
def test_what_does_not_knock_out_adds_to_what_lies_beneath(over: str) -> None:
    ground = area("0.9 0.9 0.9 0 k")
    assert only(judged(page(ground + area(over))), "ink.coverage").measured == "≤ 370 %"
    assert judged(page(ground + area(over, (200, 180, 50, 50)))) == ()
    assert judged(page(ground + area("0 0 0 1 k"))) == ()


def test_what_a_white_area_hides_adds_nothing() -> None:
    ground, white = area("0.9 0.9 0.9 0 k"), area("0 0 0 0 k", (70, 190, 60, 60))
    code = area("/over gs 0 0 0 1 k", (80, 200, 40, 40))
    assert judged(page(ground + white + code)) == ()
    assert codes(judged(page(ground + white + area("/over gs 0 0 0 1 k", (100, 200, 50, 40))))) == {"ink.coverage"}
    assert codes(judged(page(ground + "/half gs " + white + code))) == {"ink.coverage"}


def test_letters_cover_half_of_a_square_at_most() -> None:
    ground = area("0.9 0.9 0.9 0 k", (50, 150, 200, 200))
    assert judged(page(ground + text(size=20, at=(70, 200), colour="/over gs 0 0 0 0.5 k"))) == ()
    assert (
        only(judged(page(ground + text(size=20, at=(70, 200), colour="/over gs 0 0 0 1 k"))), "ink.coverage").measured
        == "≤ 320 %"
    )
    assert (
        only(judged(page(ground + text("H", size=80, at=(70, 200), colour="/over gs 0 0 0 1 k"))), "ink.coverage").measured
        == "≤ 370 %"
    )


def test_the_slug_has_all_the_ink_it_wants() -> None:
    def slug(pdf: object) -> None:
        first = pdf.pages[0].obj  # type: ignore[attr-defined] # a pikepdf.Pdf
        first.MediaBox = [-60, -60, 360, 480]

    assert judged(page(area("1 1 1 1 k", (-50, 100, 20, 20)), change=slug)) == ()


def test_ink_at_the_trim_runs_on_into_the_bleed() -> None:
    gap = (-3.0, 20.0, 0.0, 60.0)
    finding = only(judged(page(area(LIGHT)), measure_ink=lambda _: [measured(200, gap)]), "bleed.inked")
    assert (finding.severity, finding.measured, finding.box_mm) == (Severity.ERROR, "40.0 mm", gap)
    assert judged(page(area(LIGHT)), measure_ink=lambda _: [measured(200)]) == ()


def test_without_separations_areas_that_stop_at_the_trim_are_told() -> None:
    colour = "0 1 0 0 k"
    finding = only(judged(page(area(colour, (0, 180, 100, 72)))), "bleed.inked")
    assert (finding.severity, finding.measured) == (Severity.WARNING, "25.4 mm")
    assert finding.box_mm == pytest.approx((-3, 59.1, 0, 84.5), abs=0.01)
    assert judged(page(area(colour, (-8.6, 180, 100, 72)))) == ()
    assert judged(page(area(colour, (1, 180, 100, 72)))) == ()


def test_an_area_that_another_carries_on_does_not_stop() -> None:
    ground = area("0.2 0 0 0 k", (-8.6, -8.6, 320, 440))
    assert judged(page(ground + area("0 1 0 0 k", (0, 180, 100, 72)))) == ()
    half = area("0.2 0 0 0 k", (-8.6, 180, 30, 36))
    assert only(judged(page(half + area("0 1 0 0 k", (0, 180, 100, 72)))), "bleed.inked").measured == "12.7 mm"


def test_a_curve_may_touch_the_edge() -> None:
    curve = "q 0 1 0 0 k 0 200 m 60 300 l 60 100 l f Q"
    assert judged(page(curve)) == ()


def test_a_million_marks_do_not_take_a_million_comparisons() -> None:
    """The ground of a mark is asked for a thousand times a page; beyond that all of the page counts as its ground."""
    marks = "".join(area("0.5 0 0 0 k", (60 + n % 50, 100 + n // 50, 0.8, 0.8)) for n in range(5_000))
    white = text("A", size=7, colour="0 0 0 0 k") * 3_000
    assert codes(judged(page(marks + white))) <= {"text.size"}
