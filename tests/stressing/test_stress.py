"""Hostile contents on the shipped products: taken to the last word, or refused with a line; and the limits the document names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from printed import squeezed, text_of

from programm_print.build.building import Builder
from programm_print.build.values import Status
from programm_print.cli.stressing import limit_tables
from programm_print.messages import speaking
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.selection import Selection
from programm_print.opening import Project, open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.stressing.hostile import hostile_cases
from programm_print.stressing.limits import LENGTHS, Limit, Measure
from programm_print.stressing.running import TriedCase, stress
from programm_print.stressing.trying import Outcome, Trials, of_one_sheet
from programm_print.stressing.wording import Wording

ROOT = Path(__file__).parents[2]
PROJECT = open_project(ProjectFiles(ROOT))


def job_of(product: str, variant: str) -> tuple[Job, Content]:
    job = Job(PROJECT.products[product], variant)
    return job, of_one_sheet(PROJECT.content, job)


def shown_on(job: Job, content: Content) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.at for text in Trials(PROJECT).layout(job, content).texts if text.at in texts_of(content)))


def as_printed(text: str) -> str:
    """Without the scheme of an address and the stars of emphasis; a gender star is a letter of its word."""
    return re.sub(r"(?<!\w)\*+|\*+(?!\w)", "", text.rsplit("://", maxsplit=1)[-1])


def test_demands_of_ten_characters_have_room_and_demands_of_four_hundred_have_none() -> None:
    job, content = job_of("flyer-a6", "mitte")
    trials, wording = Trials(PROJECT), Wording(content)
    for length, room in ((10, True), (400, False)):
        texts = {demand.text.at: wording.text(demand.text.at, length) for demand in content.manifesto.demands}
        assert trials.has_room(job, with_texts(content, texts)) is room


def test_a_refusal_names_a_line_of_the_content_and_a_broken_template_is_a_fault() -> None:
    job, content = job_of("flyer-a6", "mitte")
    trials = Trials(PROJECT)
    long = with_texts(content, {content.districts[0].name.at: "Schmedeswurtherwesterdeich"})
    refused = trials.judge(job, long)
    assert refused.outcome is Outcome.REFUSED
    assert {finding.place for finding in refused.errors} == {content.places["districts/mitte/name"]}
    missing = replace(job, product=job.product.model_copy(update={"lengths_mm": {}}))
    assert trials.judge(missing, content).outcome is Outcome.BROKEN


@pytest.mark.long
@pytest.mark.parametrize(("product", "variant"), [("flyer-a6", "mitte"), ("flyer-dl", "mitte"), ("leaflet-a5", "klima")])
def test_a_hostile_content_that_is_taken_is_printed_to_the_last_word(product: str, variant: str, tmp_path: Path) -> None:
    job, content = job_of(product, variant)
    trials = Trials(PROJECT)
    for case in hostile_cases(content, shown_on(job, content)):
        verdict = trials.judge(job, case.content)
        assert verdict.outcome is not Outcome.BROKEN, (case.name, verdict.errors)
        if verdict.outcome is Outcome.REFUSED or case.name == "all-options":  # its picture is in no project
            continue
        project: Project = replace(PROJECT, content=case.content)
        (built,) = Builder(project, tmp_path, created=datetime(2026, 1, 1, tzinfo=UTC)).build([job])
        assert built.status is Status.BUILT, (case.name, built.findings)
        printed = text_of(built.path)
        texts = texts_of(case.content)
        lost = [at for at in shown_on(job, case.content) if squeezed(as_printed(texts[at])) not in printed]
        assert lost == [], case.name


@pytest.mark.long
def test_one_step_beyond_a_limit_the_build_names_the_line(tmp_path: Path) -> None:
    job, content = job_of("flyer-a6", "philippinenhof-warteberg")
    limits = [tried for tried in stress(PROJECT, [job]) if isinstance(tried, Limit)]
    wording = Wording(content)
    for slot, at in (("districts-name", "districts/philippinenhof-warteberg/name"), ("campaign-party", "campaign/party")):
        (most,) = [limit.most for limit in limits if limit.slot == slot and limit.measure is Measure.ALONE]
        longer = wording.text(at, LENGTHS[LENGTHS.index(most) + 1])
        builder = Builder(
            replace(PROJECT, content=with_texts(content, {at: longer})), tmp_path, created=datetime(2026, 1, 1, tzinfo=UTC)
        )
        (checked,) = builder.check([job])
        assert content.places[at] in {finding.place for finding in checked.findings if finding.severity == "error"}


@pytest.mark.exhaustive
def test_no_product_breaks_and_the_document_names_the_limits() -> None:
    tried = list(stress(PROJECT, plan_jobs(PROJECT.products, PROJECT.content, Selection()).jobs))
    assert [case.as_json() for case in tried if isinstance(case, TriedCase) and case.findings] == []
    with speaking("de"):
        tables = limit_tables([limit for limit in tried if isinstance(limit, Limit)])
    said = {f"{sheet} | {what} | {how_much}" for sheet, rows in tables for what, how_much in rows}
    document = (ROOT / "docs/limits.md").read_text("utf-8").split("<!-- ./programm check --stress -->")[1]
    written: set[str] = set()
    for part in document.split("\n## ")[1:]:
        sheet = re.search(r"\(`([^`]+)`\)", part)
        assert sheet
        written.update(f"{sheet[1]} | {row[2:-2]}" for row in part.splitlines() if row.startswith("| ") and "---" not in row)
    assert written - {f"{sheet} | Text | Grenze" for sheet, _ in tables} == said
