from __future__ import annotations

from pathlib import Path

import pytest

from programm_print.errors import ContentError, UsageError
from programm_print.models.job import Job
from programm_print.opening import Project, open_project
from programm_print.planning import Selection, plan_jobs
from programm_print.project import find_project


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(find_project(Path(__file__).parent))


def names(jobs: tuple[Job, ...]) -> list[str]:
    return [job.name for job in jobs]


def test_everything_is_two_flyers_a_district_a_leaflet_a_chapter_and_the_brochure(project: Project) -> None:
    jobs = plan_jobs(project.products, project.content, Selection())
    assert len(jobs) == 2 * 23 + 4 + 1
    assert {"flyer-a6_wehlheiden", "flyer-dl_wehlheiden", "leaflet-a5_klima", "brochure-a5"} <= set(names(jobs))


def test_a_district_named_narrows_to_its_own_sheets(project: Project) -> None:
    jobs = plan_jobs(project.products, project.content, Selection(districts=("Wehlheiden",)))
    assert names(jobs) == ["flyer-a6_wehlheiden", "flyer-dl_wehlheiden"]


def test_a_product_named_with_a_district_is_built_too(project: Project) -> None:
    jobs = plan_jobs(project.products, project.content, Selection(products=("brochure", "flyer-a6"), districts=("mitte",)))
    assert names(jobs) == ["brochure-a5", "flyer-a6_mitte"]


@pytest.mark.parametrize("typed", ["suesterfeld", "Süsterfeld", "Süsterfeld/Helleböhn", "helleboehn"])
def test_names_are_forgiving(project: Project, typed: str) -> None:
    jobs = plan_jobs(project.products, project.content, Selection(("flyer-a6",), (typed,)))
    assert names(jobs) == ["flyer-a6_suesterfeld-helleboehn"]


def test_all_misses_are_told_at_once_each_with_a_suggestion(project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        plan_jobs(project.products, project.content, Selection(districts=("wehlhieden", "waldua")))
    assert '"wehlheiden"' in str(caught.value)
    assert '"waldau"' in str(caught.value)


def test_too_many_chapters_for_a_product_are_said_before_anything_is_built(project: Project) -> None:
    chapters = project.content.manifesto.chapters
    seven = project.content.manifesto.model_copy(update={"chapters": (chapters * 2)[:7]})
    content = type(project.content)(project.content.campaign, seven, project.content.districts, project.content.places)
    with pytest.raises(ContentError) as caught:
        plan_jobs(project.products, content, Selection())
    assert {finding.code for finding in caught.value.findings} == {"build.chapter-count"}
