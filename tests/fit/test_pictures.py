from __future__ import annotations

from dataclasses import replace

import pytest

from programm_print.findings import Place, Severity
from programm_print.fit.colours import judge_colours
from programm_print.fit.pictures import judge_pictures
from programm_print.models.layout import Layout, RasterFact, TextFact
from programm_print.models.press_order import Limits

FACT = RasterFact(1, "campaign/party_mark/file", "content/images/mark.png", (600, 300), 200, (0, 0, 76.2, 38.1))
EMPTY = Layout(1, (), (), (), (), (), (), (), (), (), frozenset(), (), None)


def layout(*rasters: RasterFact) -> Layout:
    return replace(EMPTY, rasters=rasters)


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("ppi", "line_art", "severity", "limit"),
    [
        (149, False, Severity.ERROR, "150 ppi"),
        (150, False, Severity.WARNING, "225 ppi"),
        (224, False, Severity.WARNING, "225 ppi"),
        (225, False, None, None),
        (224.9, False, None, None),
        (549, True, Severity.ERROR, "550 ppi"),
        (799, True, Severity.WARNING, "800 ppi"),
        (800, True, None, None),
    ],
)
def test_too_few_pixels_are_told_by_degrees(ppi: float, line_art: bool, severity: Severity | None, limit: str | None) -> None:
    findings = judge_pictures(layout(replace(FACT, ppi=ppi)), Limits(), lambda _: line_art, "a6_mitte")
    assert [(finding.code, finding.severity, finding.limit) for finding in findings] == (
        [("image.resolution", severity, limit)] if severity else []
    )


def test_a_coarse_picture_is_told_with_its_file_and_the_pixels_it_needs() -> None:
    (finding,) = judge_pictures(layout(FACT), Limits(), never, "a6_mitte")
    assert (finding.at, finding.place, finding.page, finding.measured) == (FACT.at, None, 1, "200 ppi")
    assert "content/images/mark.png has only 200 ppi on a6_mitte (p. 1)" in finding.sentence()
    assert "600 × 300 pixels: take one of 675 × 338, or print it at 88 %" in finding.sentence()


def test_a_picture_that_the_layout_names_is_told_at_its_file_and_once_where_it_is_coarsest() -> None:
    facts = [replace(FACT, at="", ppi=ppi, page=page) for page, ppi in ((1, 180), (2, 160), (3, 170))]
    (finding,) = judge_pictures(layout(*facts), Limits(), never, "a6_mitte")
    assert (finding.place, finding.page) == (Place("content/images/mark.png"), 2)


def test_a_flat_colour_drawn_as_a_picture_is_no_picture() -> None:
    assert judge_pictures(layout(replace(FACT, pixels=(16, 400), ppi=3)), Limits(), never, "a6_mitte") == ()


def test_what_a_shop_asks_for_counts() -> None:
    assert judge_pictures(layout(FACT), Limits(ppi_good=180, ppi_least=120), never, "a6_mitte") == ()


def text(colour: str, at: str = "demands/a/text", words: str = "Mehr Raum") -> TextFact:
    return TextFact(1, at, words, (0, 0, 9, 9), 10, ("serif",), None, False, None, 0, None, False, colour)


def test_text_in_a_colour_for_areas_alone_is_told_at_its_line_once() -> None:
    texts = (
        text("device-cmyk(0.6 0.4 0.4 1)"),
        text("device-cmyk(0.6 0.4 0.4 1)", words="zweite Zeile"),
        text("device-cmyk(0 0 0 1)"),
    )
    (finding,) = judge_colours(replace(EMPTY, texts=texts), {"device-cmyk(0.6 0.4 0.4 1)": "night"}, "a6_mitte")
    assert (finding.code, finding.severity, finding.at, finding.page) == ("fit.areas-only", Severity.ERROR, "demands/a/text", 1)
    assert '"night"' in finding.message
    assert "Mehr Raum" in finding.message


def test_each_text_of_the_stylesheet_is_told_by_its_words() -> None:
    texts = (text("#111111", at="", words="1"), text("#111111", at="", words="2"))
    assert len(judge_colours(replace(EMPTY, texts=texts), {"#111111": "night"}, "a6_mitte")) == 2
