from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from programm_print.errors import ContentError, UsageError
from programm_print.models.selection import Scope, Selection
from programm_print.opening import Project, open_project
from programm_print.planning import Plan, plan_jobs
from programm_print.project import find_project


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(find_project(Path(__file__).parent))


def plan(project: Project, selection: Selection) -> Plan:
    return plan_jobs(project.products, project.content, selection)


def names(planned: Plan) -> list[str]:
    return [job.name for job in planned.jobs]


def codes(planned: Plan) -> list[str]:
    return [finding.code for finding in planned.findings]


def test_everything_is_two_flyers_a_district_a_leaflet_a_chapter_and_the_brochure(project: Project) -> None:
    planned = plan(project, Selection())
    assert len(planned.jobs) == 2 * 23 + 4 + 1
    assert {"flyer-a6_wehlheiden", "flyer-dl_wehlheiden", "leaflet-a5_klima", "brochure-a5"} <= set(names(planned))
    assert planned.findings == ()


def test_a_district_named_narrows_to_its_own_sheets(project: Project) -> None:
    assert names(plan(project, Selection(districts=("Wehlheiden",)))) == ["flyer-a6_wehlheiden", "flyer-dl_wehlheiden"]


def test_a_district_and_a_chapter_named_narrow_to_the_sheets_of_both(project: Project) -> None:
    planned = plan(project, Selection(districts=("mitte",), chapters=("klima",)))
    assert names(planned) == ["flyer-a6_mitte", "flyer-dl_mitte", "leaflet-a5_klima"]


def test_a_product_named_with_a_district_is_built_too(project: Project) -> None:
    planned = plan(project, Selection(products=("brochure", "flyer-a6"), districts=("mitte",)))
    assert names(planned) == ["brochure-a5", "flyer-a6_mitte"]
    assert planned.findings == ()


@pytest.mark.parametrize("typed", ["suesterfeld", "Süsterfeld", "Süsterfeld/Helleböhn", "helleboehn"])
def test_names_are_forgiving(project: Project, typed: str) -> None:
    assert names(plan(project, Selection(("flyer-a6",), (typed,)))) == ["flyer-a6_suesterfeld-helleboehn"]


def test_what_is_named_twice_is_built_once_and_said(project: Project) -> None:
    planned = plan(project, Selection(("flyer-a6",), ("mitte", "Mitte", "waldau")))
    assert names(planned) == ["flyer-a6_mitte", "flyer-a6_waldau"]
    assert [finding.message.rsplit(": ", 1)[1] for finding in planned.findings] == ["mitte."]


def test_a_narrowing_that_no_product_takes_is_a_warning(project: Project) -> None:
    planned = plan(project, Selection(("brochure",), ("mitte",)))
    assert names(planned) == ["brochure-a5"]
    assert codes(planned) == ["build.narrows-nothing"]


def test_a_scope_keeps_to_its_products(project: Project) -> None:
    assert names(plan(project, Selection(chapters=("klima",), scope=Scope.CHAPTER))) == ["leaflet-a5_klima"]
    planned = plan(project, Selection(chapters=("klima",), scope=Scope.CAMPAIGN))
    assert names(planned) == ["brochure-a5"]
    assert codes(planned) == ["build.narrows-nothing"]


def test_a_product_of_another_scope_is_told_with_the_command_that_takes_it(project: Project) -> None:
    with pytest.raises(UsageError, match=r'"leaflet-a5" is built per chapter, not per district\. The command "build"'):
        plan(project, Selection(products=("leaflet",), scope=Scope.DISTRICT))


def test_all_misses_are_told_at_once_each_with_a_suggestion(project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        plan(project, Selection(districts=("wehlhieden", "waldua", "waldua")))
    first, second = str(caught.value).splitlines()
    assert '"wehlheiden"' in first
    assert '"waldau"' in second


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (Selection(products=("mitte",)), '"mitte" is not a product but a district. Write before it: --district'),
        (Selection(districts=("klima",)), '"klima" is not a district but a chapter. Write before it: --chapter'),
        (Selection(chapters=("flyer-a6",)), '"flyer-a6" is not a chapter but a product. Name it without an option before it.'),
        (
            Selection(chapters=("flyer-a6",), scope=Scope.CHAPTER),
            '"flyer-a6" is not a chapter but a product. Write before it: --product',
        ),
    ],
)
def test_a_name_of_another_kind_is_told_how_to_say_it(project: Project, selection: Selection, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan(project, selection)
    assert str(caught.value) == sentence


def test_a_project_without_a_product_of_the_scope_says_so(project: Project) -> None:
    products = {"brochure-a5": project.products["brochure-a5"]}
    with pytest.raises(UsageError, match="no sheet"):
        plan_jobs(products, project.content, Selection(scope=Scope.DISTRICT))


@pytest.mark.parametrize("count", [1, 7])
def test_too_few_and_too_many_chapters_for_a_product_are_said_before_anything_is_built(project: Project, count: int) -> None:
    chapters = project.content.manifesto.chapters
    manifesto = project.content.manifesto.model_copy(update={"chapters": (chapters * 2)[:count]})
    content = replace(project.content, manifesto=manifesto)
    with pytest.raises(ContentError) as caught:
        plan_jobs(project.products, content, Selection())
    assert {finding.code for finding in caught.value.findings} == {"build.chapter-count"}
