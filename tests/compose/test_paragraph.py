from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from programm_print.compose.metrics import FontMetrics
from programm_print.compose.paragraph import even_lines
from programm_print.compose.typesetting import Typesetter

METRICS = FontMetrics((Path(__file__).parents[2] / "fonts" / "programm-serif-text.ttf").read_bytes())
SHY, NBSP = "\u00ad", "\u00a0"


def evened(text: str, width_mm: float = 55, size_pt: float = 10, exceptions: tuple[str, ...] = ()) -> str:
    typeset = Typesetter("de", exceptions).text(text)
    return str(even_lines(typeset, METRICS, size_pt=size_pt, width_mm=width_mm))


def lines(markup: str, width_mm: float = 55, size_pt: float = 10) -> list[str]:
    """What a greedy breaker makes of it, as the engine does: the last break that fits."""
    text = html.unescape(re.sub("<[^>]+>", "", markup))
    made, start = [], 0
    while start < len(text):
        fits = len(text)
        for place in [*(m.start() for m in re.finditer(f"[ {SHY}]", text)), len(text)]:
            line = text[start:place].replace(SHY, "") + ("-" if place < len(text) and text[place] == SHY else "")
            if place > start and METRICS.advance(line, size_pt) * 25.4 / 72 <= width_mm:
                fits = place
        made.append(text[start:fits].replace(SHY, "") + ("-" if fits < len(text) and text[fits] == SHY else ""))
        start = fits + 1
    return made


@pytest.mark.parametrize(
    "text",
    ["Aufstellung einer Solarstrategie", "Förderung selbstbestimmten Wohnens", "Unterstützung von Bildungsprojekten"],
)
def test_the_last_line_is_not_a_short_word(text: str) -> None:
    last = lines(evened(text))[-1]
    assert METRICS.advance(last, 10) * 25.4 / 72 > 55 / 3


def test_one_word_at_most_is_broken_even_if_that_takes_a_line_more() -> None:
    text = "Fortführung der Erfolgsmodelle der Beteiligungsprozesse bei den integrierten Stadtentwicklungskonzepten"
    exceptions = ("Erfolgs|modelle", "Beteiligungs|prozesse", "Stadt|entwicklungs|konzepten", "inte|grierten")
    assert sum(line.endswith("-") for line in lines(evened(text, exceptions=exceptions))) <= 1


@given(
    st.lists(st.sampled_from(["Ausbau", "der", "Nahverkehrsnetze", "Bürger*innen", "&", "CO2", "„Charta“", "in"]), max_size=14)
)
def test_the_words_stay_as_they_were(words: list[str]) -> None:
    typeset = Typesetter("de", ()).text(" ".join(words))
    set_evenly = even_lines(typeset, METRICS, size_pt=10, width_mm=55)

    def plain(markup: Markup) -> str:
        return html.unescape(re.sub("<[^>]+>", "", str(markup))).replace(SHY, "").replace(NBSP, " ")

    assert plain(set_evenly) == plain(typeset)
    assert re.findall("<[^>]+>", set_evenly) == re.findall("<[^>]+>", typeset)


def test_a_word_wider_than_the_column_is_left_as_it_came() -> None:
    typeset = Typesetter("de", ()).text("Donaudampfschifffahrtsgesellschaftskapitänspatent")
    assert even_lines(typeset, METRICS, size_pt=40, width_mm=20).replace(SHY, "") == typeset.replace(SHY, "")


@given(
    words=st.lists(st.text("abdeinorstu", min_size=2, max_size=13), min_size=1, max_size=12),
    width=st.floats(30, 80),
    size=st.sampled_from([9.8, 10.4, 13]),
)
def test_lines_are_as_many_as_told_and_none_is_wider_than_the_column_where_words_are_not(
    words: list[str], width: float, size: float
) -> None:
    set_evenly = even_lines(Markup(" ".join(words)), METRICS, size_pt=size, width_mm=width)
    if all(METRICS.advance(word, size) * 25.4 / 72 < width * 0.99 for word in words):
        made = lines(set_evenly, width, size)
        assert set_evenly.line_count == len(made)
        for line in made:
            assert METRICS.advance(line.rstrip(), size) * 25.4 / 72 <= width


def test_a_space_bound_to_an_unbroken_group_stands_inside_it() -> None:
    """Outside, WeasyPrint 70 would end the line after its first word."""
    text = "Ermöglichung fußläufig zu erreichender Parks für jede/n Bürger*in"
    markup = evened(text, width_mm=92, size_pt=10.4)
    assert f'für<span class="nowrap">{NBSP}jede/n</span> Bürger*in' in markup
