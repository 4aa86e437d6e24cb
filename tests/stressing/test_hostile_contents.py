"""Hostile contents are contents still: each text has its own address and a line in a file, each id is unique."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programm_print.content.loading import load_content
from programm_print.models.content import Content
from programm_print.models.replacing import texts_of
from programm_print.project import ProjectFiles
from programm_print.stressing.growing import with_chapters, with_demands, with_meetings, with_sections, with_steps, with_summary
from programm_print.stressing.hostile import Case, hostile_cases, with_options, without_options
from programm_print.stressing.limits import LENGTHS
from programm_print.stressing.wording import Wording, hostile_words, kind_of

CONTENT = load_content(ProjectFiles(Path(__file__).parents[2]))
CASES = tuple(hostile_cases(CONTENT, tuple(texts_of(CONTENT))))
WORDING = Wording(CONTENT)
FIRST = CONTENT.manifesto.chapters[0]


def ids(content: Content) -> list[tuple[str, str]]:
    chapters = content.manifesto.chapters
    sections = [section for chapter in chapters for section in chapter.sections]
    return [
        *(("chapter", each.id) for each in chapters),
        *(("section", each.id) for each in sections),
        *(("demand", each.id) for each in content.manifesto.demands),
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {case.word}")
def test_a_hostile_content_has_unique_ids_picks_that_exist_and_a_line_for_each_text(case: Case) -> None:
    content = case.content
    assert [each for each, count in Counter(ids(content)).items() if count > 1] == []
    known = {demand.id for demand in content.manifesto.demands}
    assert {pick for district in content.districts for pick in district.demands} <= known
    assert [at for at in texts_of(content) if at not in content.places] == []


def test_each_compound_stands_in_one_text_of_its_kind() -> None:
    before = texts_of(CONTENT)
    for case in (each for each in CASES if each.name.startswith("compounds-")):
        changed = {at: text for at, text in texts_of(case.content).items() if before[at] != text}
        assert {kind_of(at) for at in changed} == {case.name.removeprefix("compounds-")}
        assert all(text.endswith(word) for text, word in zip(changed.values(), hostile_words()["compound"], strict=True))


def test_parts_are_added_and_left_out_to_the_number() -> None:
    section = FIRST.sections[0].id
    for count in (1, 2, 12, 40):
        chapter = with_demands(CONTENT, section, count).manifesto.chapters[0]
        assert len(chapter.sections[0].demands) == count
        assert len(with_sections(CONTENT, FIRST.id, count).manifesto.chapters[0].sections) == count
        assert len(with_chapters(CONTENT, count).manifesto.chapters) == count
        assert len(with_summary(CONTENT, FIRST.id, count).manifesto.chapters[0].summary) == count
        assert {len(district.meetings) for district in with_meetings(CONTENT, count).districts} == {count}
        assert len(with_steps(CONTENT, count).campaign.how_to_vote.steps) == count


def test_all_optional_fields_are_filled_in_and_none_is_left_where_none_is_wanted() -> None:
    for district in with_options(CONTENT).districts:
        assert district.contact
        assert None not in (district.lead, district.url, district.contact.role, district.contact.email, district.contact.phone)
        assert district.meetings
    bare = without_options(CONTENT)
    assert {(each.contact, each.lead, each.url, each.meetings, each.demands) for each in bare.districts} == {
        (None, None, None, (), ())
    }
    assert [demand for demand in bare.manifesto.demands if demand.default] == []


@given(st.sampled_from(LENGTHS), st.integers(0, 200), st.sampled_from(("demands/x/text", "sections/x/title", "districts/x/name")))
def test_a_made_text_is_as_long_as_was_asked_or_a_short_word_less(length: int, skip: int, at: str) -> None:
    text = WORDING.text(at, length, skip)
    assert length - 5 <= len(text) <= length
    assert text == " ".join(text.split())
