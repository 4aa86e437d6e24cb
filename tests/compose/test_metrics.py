from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from programm_print.compose.metrics import FontMetrics
from programm_print.measures import px_to_pt

FONTS = Path(__file__).parents[2] / "fonts"
DISPLAY = FONTS / "bricolage-grotesque-display.ttf"
OTHER = FONTS / "roboto-flex-display.ttf"


@pytest.fixture(scope="module")
def metrics() -> FontMetrics:
    return FontMetrics(DISPLAY.read_bytes(), (OTHER.read_bytes(),))


def set_width_pt(text: str, spacing: float) -> float:
    """How wide WeasyPrint sets the text at 50 pt."""
    html = (
        f"<style>@font-face{{font-family:D;src:url({DISPLAY.as_uri()})}}@font-face{{font-family:O;src:url({OTHER.as_uri()})}}"
        f"@page{{size:2000mm 100mm;margin:0}}p{{margin:0;font:50pt D,O;letter-spacing:{spacing}em;float:left}}</style>"
        f"<p lang=de>{text}</p>"
    )
    page = HTML(string=html).render().pages[0]._page_box
    boxes = [page]
    while boxes:
        box = boxes.pop()
        if box.element_tag == "p":
            return px_to_pt(box.width)
        boxes.extend(getattr(box, "children", ()))
    raise AssertionError("no paragraph")


@pytest.mark.parametrize(
    "text", ["Grün für", "Philippinenhof-Warteberg", "AVATAR Töne fü", "Helle/böhn", "Αθήνα, София", "1 697"]
)
@pytest.mark.parametrize("spacing", [0.0, 0.02, -0.01])
def test_a_line_measures_what_weasyprint_sets(metrics: FontMetrics, text: str, spacing: float) -> None:
    assert metrics.advance(text, 50, spacing) == pytest.approx(set_width_pt(text, spacing), abs=0.1)


def test_kerning_counts(metrics: FontMetrics) -> None:
    apart = sum(metrics.measure(letter).advance for letter in "AVAVAV")
    assert metrics.measure("AVAVAV").advance < apart


def test_ink_and_bearings_make_up_the_advance(metrics: FontMetrics) -> None:
    line = metrics.measure("Mehr")
    assert line.ink_left > 0
    assert line.ink + line.ink_left + line.ink_right == pytest.approx(line.advance)
    assert metrics.ink_width("Mehr", 40) == pytest.approx(40 * line.ink)


def test_a_line_without_ink_has_only_an_advance(metrics: FontMetrics) -> None:
    space = metrics.measure(" ")
    assert space.advance > 0
    assert space.ink_left == space.ink_right == 0
    assert metrics.measure("").advance == 0


def test_heights_stand_in_order(metrics: FontMetrics) -> None:
    assert 0.4 < metrics.x_height_em < metrics.cap_height_em < metrics.ink_top_em("Ü") < metrics.ascent_em + 0.1
    assert metrics.descent_em > 0
