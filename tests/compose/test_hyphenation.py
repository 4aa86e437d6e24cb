from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programm_print.compose.hyphenation import Hyphenator

LETTERS = st.characters(categories=["Ll"])

# Compounds of local politics that no content file names, each with the breaks a typesetter would allow.
COMPOUNDS = (Path(__file__).parent / "compounds_de.txt").read_text(encoding="utf-8").split()

WHOLE = [
    "Prostituierten",
    "erreichender",
    "Holländischem",
    "Urinstinkt",
    "vereinfachen",
    "arbeitsamen",
    "Konzeption",
    "Zuversicht",
    "Gesellschaft",
    "Wissenschaftler",
    "Interessenten",
    "Volksfest",
    "Stadtteil",
    "desinformieren",
    "Alternativen",
    "Tomate",
    "Unterstützung",
    "Innenstadt",
]


def shown(word: str, exceptions: tuple[str, ...] = (), language: str = "de") -> str:
    breaks = (0, *Hyphenator(language, exceptions).breaks(word), len(word))
    return "|".join(word[start:end] for start, end in pairwise(breaks))


@pytest.mark.parametrize("expected", COMPOUNDS)
def test_compounds_are_broken_at_their_main_joints(expected: str) -> None:
    assert shown(expected.replace("|", "")) == expected


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_without_a_clear_joint_is_not_broken(word: str) -> None:
    assert shown(word) == word


@pytest.mark.parametrize("expected", ["Goethe|straße", "Marien|kirche", "Humboldt|allee", "Hermann|platz"])
def test_a_clear_head_is_split_from_an_unknown_name(expected: str) -> None:
    assert shown(expected.replace("|", "")) == expected


@pytest.mark.parametrize("expected", ["Standardi|sierung", "Nachhaltig|keit", "Verlässlich|keit", "gesell|schaftlicher"])
def test_a_long_word_without_a_joint_is_broken_before_a_clear_ending(expected: str) -> None:
    assert shown(expected.replace("|", "")) == expected


def test_a_break_never_stands_inside_sch_ch_ck_or_st_of_a_stem() -> None:
    for word in COMPOUNDS:
        for left, right in pairwise(word.split("|")):
            assert (left[-1] + right[0]).lower() not in {"ch", "ck"}
            assert len(left) >= 4 <= len(right)


def test_words_with_a_gender_star_are_broken_only_at_a_joint_far_before_it() -> None:
    assert shown("Sorgeassistent*innen") == "Sorge|assistent*innen"
    assert shown("Klimaschutzmanager:innen") == "Klimaschutz|manager:innen"
    assert shown("Projektleiter*innen") == "Projektleiter*innen"
    assert shown("Bürger_innen") == "Bürger_innen"


@pytest.mark.parametrize("word", ["BahnCard", "WAHLPROGRAMM", "CO2", "2030", "A49", "", "x", "*", "a*b"])
def test_what_is_no_plain_word_is_not_broken(word: str) -> None:
    assert shown(word) == word


def test_the_campaigns_exceptions_win_with_every_ending_and_whatever_the_case() -> None:
    exceptions = ("Sport|stätten|bau", "Klimaschutz", "Rothen|ditmold")
    assert shown("Sportstättenbaus", exceptions) == "Sport|stätten|baus"
    assert shown("sportstättenbau", exceptions) == "sport|stätten|bau"
    assert shown("Klimaschutzes", exceptions) == "Klimaschutzes"
    assert shown("Klimaschutzgesetz", exceptions) == "Klimaschutz|gesetz"
    assert shown("Rothenditmold", exceptions) == "Rothen|ditmold"
    assert shown("Rothenditmolder*innen", ("Rothen|ditmolder",)) == "Rothen|ditmolder*innen"


def test_other_languages_use_their_own_patterns_and_an_unknown_one_none() -> None:
    assert shown("sustainability", language="en") == "sustain|ab|ility"
    assert "|" in shown("développement", language="fr")
    assert shown("sustainability", language="tlh") == "sustainability"
    assert shown("Klimaschutzgesetz", language="de-AT") == "Klimaschutz|gesetz"


@settings(deadline=None)  # the first very long word loads the patterns
@given(st.text(LETTERS, min_size=1, max_size=60))
def test_breaks_rise_inside_any_word_and_are_always_the_same(word: str) -> None:
    breaks = Hyphenator("de").breaks(word)
    assert list(breaks) == sorted(set(breaks))
    assert all(4 <= offset <= len(word) - 4 for offset in breaks)
    assert breaks == Hyphenator("de").breaks(word)
