from __future__ import annotations

import pytest

from programm_print.compose.markup import inline_tokens, render


def html(value: str, language: str = "de") -> str:
    return render(inline_tokens(value, language))


def test_emphasis_stress_and_nesting() -> None:
    assert html("Das ist *sehr* _wichtig_ und **nötig, *ganz* nötig**") == (
        "Das ist <em>sehr</em> <em>wichtig</em> und <strong>nötig, <em>ganz</em> nötig</strong>"
    )


@pytest.mark.parametrize(
    "value",
    [
        "Bürger*innen und Radler*innen",
        "Ärzt*innen",
        "jede*r und sein*e",
        "Bürger_innen und Radler_innen",
        "Bürger:innen",
        "ein*e*r",
    ],
)
def test_the_gender_star_is_never_emphasis(value: str) -> None:
    assert html(value) == value


def test_words_with_a_gender_star_may_be_emphasised() -> None:
    assert html("*Bürger*innen und Radler*innen*") == "<em>Bürger*innen und Radler*innen</em>"
    assert html("**Bürger*innen**") == "<strong>Bürger*innen</strong>"


def test_a_link_is_its_text() -> None:
    assert html("mehr [im *ganzen* Programm](https://stadt.example/a?b=1&c=2) dazu") == (
        'mehr <span class="link">im <em>ganzen</em> Programm</span> dazu'
    )
    assert html("[böse](javascript:alert(1))") == "[böse](javascript:alert(1))"


def test_a_placeholder_is_marked_also_inside_emphasis() -> None:
    assert html("**An: [Vorname *Nachname*]**, [Straße]") == (
        '<strong>An: <span class="placeholder">[Vorname *Nachname*]</span></strong>, <span class="placeholder">[Straße]</span>'
    )
    assert html(r"\[Anmerkung]") == "[Anmerkung]"


@pytest.mark.parametrize(
    "value", ["- Punkt", "# Titel", "1. Januar", "    vier", "> Zitat", "a\\b", "`x`", "---", "| a | b |", "~~x~~"]
)
def test_marks_of_blocks_and_code_stay_what_was_typed(value: str) -> None:
    assert html(value) == value.replace(">", "&gt;")


def test_html_and_entities_are_text() -> None:
    assert (
        html("<b>5 < 6</b> & &amp; <https://a.example>")
        == "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; &amp;amp; &lt;https://a.example&gt;"
    )


def test_a_soft_hyphen_can_be_typed_in_two_ways() -> None:
    assert html("Urin&shy;stinkt, Ur\u00adinstinkt") == "Urin\u00adstinkt, Ur\u00adinstinkt"


def test_straight_quotes_and_apostrophes_become_those_of_the_language() -> None:
    assert html("Die \"Charta der 'Vielfalt'\" gilt") == "Die „Charta der ‚Vielfalt‘“ gilt"
    assert html("Wie geht's?") == "Wie geht’s?"
    assert html('„Charta“ bleibt, 5" bleibt') == "„Charta“ bleibt, 5&quot; bleibt"
    assert html('The "charter"', "en") == "The “charter”"
    assert html('La "charte"', "fr") == "La &quot;charte&quot;"


def test_a_backslash_takes_a_signs_meaning_away() -> None:
    assert html(r"\*kein Nachdruck\*") == "*kein Nachdruck*"
