"""Texts of the content replaced by their addresses, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from programm_print.models.content import Content
from programm_print.models.replacing import texts_of, with_texts
from programm_print.opening import open_project
from programm_print.project import ProjectFiles


@pytest.fixture(scope="module")
def content() -> Content:
    return open_project(ProjectFiles(Path(__file__).resolve().parents[2])).content


def test_each_text_that_can_be_replaced_has_its_line(content: Content) -> None:
    texts = texts_of(content)
    assert set(texts) <= set(content.places)
    assert len(texts) > len(content.manifesto.demands)


def test_only_the_texts_at_the_given_addresses_change(content: Content) -> None:
    chosen = {f"demands/{content.manifesto.demands[7].id}/text": "Kurz", f"districts/{content.districts[3].id}/name": "Ort"}
    assert set(chosen) <= set(texts_of(content))
    changed = with_texts(content, chosen)
    assert texts_of(changed) == {**texts_of(content), **chosen}
    assert changed.places is content.places
    # What no replacement touches is the same object, so that nothing is parsed or measured again.
    assert changed.campaign is content.campaign
    assert changed.districts[4] is content.districts[4]


def test_nothing_to_replace_changes_nothing(content: Content) -> None:
    assert with_texts(content, {}) == content
    assert with_texts(content, {"demands/nowhere/text": "x"}) == content
