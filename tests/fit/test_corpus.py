"""Little layouts with one fault each, and their twins without (`corpus/`): each fault is found, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sheets import CORPUS, FAULTY, examine_sheet, said_of

if TYPE_CHECKING:
    from programm_print.render.engine import Engine

# How many pages a product has is declared: no text can mean it otherwise.
MARKABLE = [name for name in FAULTY if name not in {"spill-to-a-third-page", "one-page-too-many", "one-page-too-few"}]


def test_there_are_enough_and_each_has_its_twin() -> None:
    assert len(FAULTY) >= 40
    assert set(CORPUS) == {twin for name in FAULTY for twin in (name, f"{name}.ok")}


@pytest.mark.parametrize("name", CORPUS)
def test_each_fault_is_found_and_nothing_else(engine: Engine, name: str) -> None:
    html = CORPUS[name].read_text(encoding="utf-8")
    assert {str(misfit.code) for misfit in examine_sheet(engine, html)} == set(said_of(html)["expects"].split())


@pytest.mark.parametrize("name", MARKABLE)
def test_what_is_marked_as_deliberate_is_not_reported(engine: Engine, name: str) -> None:
    html = CORPUS[name].read_text(encoding="utf-8").replace("<body>", "<body data-deliberate>")
    assert examine_sheet(engine, html.replace("content: string(title);", "content: string(title); --deliberate: true;")) == ()


def test_a_mark_covers_no_fault_beside_it(engine: Engine) -> None:
    html = CORPUS["hidden-overflow"].read_text(encoding="utf-8")
    beside = '<p data-deliberate style="width:2mm">Text</p>'
    assert [str(misfit.code) for misfit in examine_sheet(engine, html + beside)] == ["fit.cut"]
