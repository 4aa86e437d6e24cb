from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programm_print.models.base import ID_PATTERN
from programm_print.naming import Match, match_name, nearest, slug

NAMES = {
    "mitte": "Mitte",
    "suedstadt": "Südstadt",
    "bad-wilhelmshoehe": "Bad Wilhelmshöhe",
    "suesterfeld-helleboehn": "Süsterfeld/Helleböhn",
    "philippinenhof-warteberg": "Philippinenhof-Warteberg",
    "niederzwehren": "Niederzwehren",
    "oberzwehren": "Oberzwehren",
    "nord-holland": "Nord (Holland)",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mitte", "mitte"),
        ("MITTE", "mitte"),
        ("Südstadt", "suedstadt"),
        ("sudstadt", "suedstadt"),
        ("suesterfeld", "suesterfeld-helleboehn"),
        ("Süsterfeld", "suesterfeld-helleboehn"),
        ("Su\u0308sterfeld", "suesterfeld-helleboehn"),
        ("Süsterfeld/Helleböhn", "suesterfeld-helleboehn"),
        ("helleböhn", "suesterfeld-helleboehn"),
        ("philippinenhof", "philippinenhof-warteberg"),
        ("Warteberg", "philippinenhof-warteberg"),
        ("wilhelmshöhe", "bad-wilhelmshoehe"),
        ("Bad Wilhelmshöhe", "bad-wilhelmshoehe"),
        ("nordholland", "nord-holland"),
        ("Nord-Holland", "nord-holland"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, meant: str) -> None:
    assert match_name(typed, NAMES) == Match(id=meant)


def test_a_name_that_may_mean_several_gives_them_all() -> None:
    assert match_name("zwehren", NAMES) == Match(candidates=("niederzwehren", "oberzwehren"))
    assert match_name("su", NAMES) == Match(candidates=("suedstadt", "suesterfeld-helleboehn"))


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("Philipinenhof", "philippinenhof-warteberg"),
        ("mite", "mitte"),
        ("Helebön", "suesterfeld-helleboehn"),
        ("xyz", None),
        ("", None),
    ],
)
def test_a_miss_suggests_the_nearest_if_there_is_one(typed: str, suggestion: str | None) -> None:
    assert match_name(typed, NAMES) == Match(suggestion=suggestion)


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("solarstartegie", ["solarstrategie", "waermeplan"], "solarstrategie"),
        ("Wärmeplan", ["solarstrategie", "waermeplan"], "waermeplan"),
        ("titel", ["id", "title", "text"], "title"),
        ("xyz", ["solarstrategie"], None),
        ("x", [], None),
    ],
)
def test_the_nearest_word_is_found_across_slips_and_umlauts(word: str, known: list[str], found: str | None) -> None:
    assert nearest(word, known) == found


@given(st.text())
def test_a_slug_is_an_id_or_empty(text: str) -> None:
    assert not slug(text) or re.fullmatch(ID_PATTERN, slug(text))


@given(st.text())
def test_whatever_is_typed_gives_a_match(text: str) -> None:
    found = match_name(text, NAMES)
    assert found.id is None or (found.id in NAMES and not found.candidates)
    assert set(found.candidates) <= set(NAMES)
