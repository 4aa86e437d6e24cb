from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programm_print.compose.headline import Headline, balance_lines, fit_headline
from programm_print.compose.metrics import FontMetrics
from programm_print.measures import mm_to_pt

FONTS = Path(__file__).parents[2] / "fonts"
METRICS = FontMetrics((FONTS / "bricolage-grotesque-display.ttf").read_bytes())
WEAK = frozenset({"und", "für", "in", "der", "eine", "mit"})

words = st.text("abehnorstuäöüßMWKG", min_size=1, max_size=14)
titles = st.lists(words, min_size=1, max_size=8).flatmap(
    lambda parts: st.lists(st.sampled_from([" ", "-", "/", "- "]), min_size=len(parts) - 1, max_size=len(parts) - 1).map(
        lambda joints: "".join(part + joint for part, joint in zip(parts, [*joints, ""], strict=True))
    )
)


def on_panel(text: str, lines: int = 2) -> Headline:
    return fit_headline(text, METRICS, width_mm=82, most_pt=108, least_pt=24, lines=lines)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Mitte", ["Mitte"]),
        ("Wehlheiden", ["Wehlheiden"]),
        ("Philippinenhof-Warteberg", ["Philippinenhof-", "Warteberg"]),
        ("Süsterfeld/Helleböhn", ["Süsterfeld/", "Helleböhn"]),
        ("Vorderer Westen", ["Vorderer ", "Westen"]),
        ("Bad\u00a0Wilhelmshöhe", ["Bad\u00a0Wilhelmshöhe"]),
    ],
)
def test_a_name_breaks_where_its_type_gains_enough(name: str, lines: list[str]) -> None:
    assert [line.text for line in on_panel(name).lines] == lines


@pytest.mark.parametrize("name", ["Mitte", "Wehlheiden", "Philippinenhof-Warteberg", "Süsterfeld/Helleböhn"])
def test_a_fitted_line_fills_its_width(name: str) -> None:
    headline = on_panel(name)
    assert headline.fits
    assert mm_to_pt(82) * 0.99 < headline.width_pt <= mm_to_pt(82) or headline.size_pt == 108


def test_ink_edges_align_at_the_left() -> None:
    for line in on_panel("Mehr für alle", lines=3).lines:
        assert line.indent_pt + METRICS.measure(line.text).ink_left * line.size_pt == pytest.approx(0, abs=0.001)


def test_a_name_that_is_too_long_says_so() -> None:
    headline = fit_headline("Donaudampfschifffahrt", METRICS, width_mm=30, most_pt=60, least_pt=40, lines=3)
    assert not headline.fits
    assert headline.size_pt == 40
    assert headline.width_pt > mm_to_pt(30)


def test_a_headline_may_take_a_line_to_fit_at_all() -> None:
    one = fit_headline("Mehr Mehr Mehr", METRICS, width_mm=60, most_pt=60, least_pt=50, lines=1)
    assert not one.fits
    three = fit_headline("Mehr Mehr Mehr", METRICS, width_mm=60, most_pt=60, least_pt=50, lines=3)
    assert three.fits


@given(titles, st.integers(1, 4), st.floats(20, 200), st.floats(8, 30), st.floats(-0.02, 0.05))
def test_a_headline_keeps_text_width_and_sizes(text: str, lines: int, width: float, least: float, spacing: float) -> None:
    headline = fit_headline(text, METRICS, width_mm=width, most_pt=least * 3, least_pt=least, lines=lines, letter_spacing=spacing)
    assert "".join(line.text for line in headline.lines) == text
    assert len(headline.lines) <= lines
    assert least <= headline.size_pt <= least * 3
    if headline.fits:
        for line in headline.lines:
            assert METRICS.ink_width(line.text.rstrip(" "), line.size_pt, spacing) <= mm_to_pt(width)
    else:
        assert headline.size_pt == least


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Klima und Umwelt schützen", ["Klima und ", "Umwelt schützen"]),
        ("Zusammenhalt", ["Zusammenhalt"]),
        ("Nachhaltig leben und wirtschaften", ["Nachhaltig leben ", "und wirtschaften"]),
    ],
)
def test_titles_break_evenly(title: str, lines: list[str]) -> None:
    assert list(balance_lines(title, METRICS, size_pt=46, width_mm=118)) == lines


def test_no_line_ends_in_a_weak_word_where_another_break_is_as_short() -> None:
    titles = ("Mehr Öko für Arbeit und Wirtschaft", "Nachhaltig leben und wirtschaften")
    for title in titles:
        lines = balance_lines(title, METRICS, size_pt=25, width_mm=70, weak_words=WEAK)
        assert len(lines) == 2
        assert not {line.split()[-1] for line in lines[:-1]} & WEAK


def test_a_title_rather_breaks_at_a_space_than_inside_a_name() -> None:
    head = FontMetrics((FONTS / "bricolage-grotesque-head.ttf").read_bytes())
    lines = balance_lines("Gestaltung des Brüder-Grimm-Platzes", head, size_pt=15.5, width_mm=77, weak_words={"des"})
    assert lines == ("Gestaltung ", "des Brüder-Grimm-Platzes")


def test_a_word_wider_than_the_width_stands_alone() -> None:
    assert balance_lines("Die Haushaltspolitik", METRICS, size_pt=60, width_mm=30) == ("Die ", "Haushaltspolitik")


@given(titles, st.floats(20, 120), st.floats(8, 50))
def test_balancing_takes_the_fewest_lines_and_keeps_the_text(text: str, width: float, size: float) -> None:
    lines = balance_lines(text, METRICS, size_pt=size, width_mm=width, weak_words=WEAK)
    assert "".join(lines) == text
    widths = [METRICS.ink_width(line.rstrip(" "), size) for line in lines]
    if len(lines) > 1:
        assert METRICS.ink_width(text, size) > mm_to_pt(width) * 0.99
    breakable = text.replace("-", " ").replace("/", " ").split()
    if all(METRICS.ink_width(part + "--", size) <= mm_to_pt(width) * 0.99 for part in breakable):
        assert max(widths) <= mm_to_pt(width)


def test_a_long_title_takes_no_time() -> None:
    """The number of possible breaks grows with two to the power of the words."""
    title = " ".join("abcdefghijklmnopqrstuvwxyz" * 3)
    assert len(balance_lines(title, METRICS, size_pt=60, width_mm=40)) > 20
