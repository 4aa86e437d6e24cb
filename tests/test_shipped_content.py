"""What the shipped content of Kassel keeps."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from programm_print.content.importing import import_into, import_text
from programm_print.content.loading import load_content
from programm_print.findings import Severity
from programm_print.models.campaign import Campaign
from programm_print.models.district import DistrictFile
from programm_print.models.manifesto import Chapter
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
SOURCE = (Path(__file__).parent / "content" / "fixtures" / "kassel.txt").read_text(encoding="utf-8")
CHAPTER_FILES = sorted((CONTENT / "manifesto").glob("*.yaml"))
DISTRICT_FILES = sorted((CONTENT / "districts").glob("*.yaml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


CHAPTERS = tuple(Chapter.model_validate(read(path)) for path in CHAPTER_FILES)
DISTRICTS = {path.stem: DistrictFile.model_validate(read(path)) for path in DISTRICT_FILES}


def test_the_manifesto_has_all_chapters_sections_and_demands() -> None:
    assert [path.name for path in CHAPTER_FILES] == [
        "01-klima.yaml",
        "02-zusammenhalt.yaml",
        "03-mitmachen.yaml",
        "04-wirtschaft.yaml",
    ]
    assert [len(chapter.demands) for chapter in CHAPTERS] == [42, 45, 48, 34]
    assert sum(len(chapter.sections) for chapter in CHAPTERS) == 18


def test_the_manifesto_is_the_import_of_its_source_with_the_ranks_kept() -> None:
    files = import_into(SOURCE, CHAPTERS).files
    assert files == {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in CHAPTER_FILES}


def test_ids_come_from_the_source_alone() -> None:
    fresh = import_text(SOURCE).chapters
    assert [demand.id for chapter in fresh for demand in chapter.demands] == [
        demand.id for chapter in CHAPTERS for demand in chapter.demands
    ]
    assert [section.id for chapter in fresh for section in chapter.sections] == [
        section.id for chapter in CHAPTERS for section in chapter.sections
    ]


def test_demands_are_the_lines_of_the_source_in_their_order() -> None:
    lines = [line[2:].strip() for line in SOURCE.splitlines() if line.startswith("- ")]
    assert [demand.text for chapter in CHAPTERS for demand in chapter.demands] == lines


def test_ids_are_unique_short_and_ascii() -> None:
    demands = [demand.id for chapter in CHAPTERS for demand in chapter.demands]
    headings = [chapter.id for chapter in CHAPTERS] + [section.id for chapter in CHAPTERS for section in chapter.sections]
    assert max(Counter(demands).values()) == max(Counter(headings).values()) == 1
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) and len(name) <= 30 for name in demands + headings)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.id)
def test_default_ranks_are_dense_and_their_demands_short(chapter: Chapter) -> None:
    ranks = [demand.default for demand in chapter.default_set]
    assert ranks == list(range(1, len(ranks) + 1))
    assert 6 <= len(ranks) <= 8
    assert all(len(demand.text) <= 80 for demand in chapter.default_set)


def test_there_are_23_districts_with_ascii_stems_and_known_picks() -> None:
    assert len(DISTRICTS) == 23
    assert {
        "mitte",
        "philippinenhof-warteberg",
        "suesterfeld-helleboehn",
        "wolfsanger-hasenhecke",
        "nord-holland",
        "bad-wilhelmshoehe",
        "vorderer-westen",
    } <= set(DISTRICTS)
    known = {demand.id for chapter in CHAPTERS for demand in chapter.demands}
    for stem, district in DISTRICTS.items():
        letters = re.sub("[/ ]", "-", district.name.lower()).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
        assert stem == letters
        assert set(district.demands) <= known
        assert len(set(district.demands)) == len(district.demands)


def test_the_campaign_is_whole_and_unknown_facts_are_placeholders() -> None:
    campaign = Campaign.model_validate(read(CONTENT / "campaign.yaml"))
    assert campaign.slogan == ("Mehr", "für Kassel.")
    assert campaign.printer
    unknown = [
        campaign.election.date,
        campaign.responsible.name,
        campaign.printer.name,
        campaign.printer.street,
        campaign.publisher.street,
    ]
    unknown += [step.text for step in campaign.how_to_vote.steps]
    assert all(re.fullmatch(r"\[.+\]", text) for text in unknown)


def test_hyphenations_are_single_words_with_parts_that_can_stand_alone() -> None:
    entries = Campaign.model_validate(read(CONTENT / "campaign.yaml")).hyphenation
    words = [entry.replace("|", "") for entry in entries]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[A-Za-zÄÖÜäöüß]+(\*innen)?", word) for word in words)
    assert all(len(part) >= 3 for entry in entries for part in entry.split("|"))
    assert {"Sport|stätten|bau", "Tierschutz|beauftragten", "Prostituierten", "erreichender", "Holländischem"} <= set(entries)


def test_every_file_names_its_schema() -> None:
    for path in (*CHAPTER_FILES, *DISTRICT_FILES, CONTENT / "campaign.yaml"):
        assert re.match(
            r"# yaml-language-server: \$schema=(\.\./)+schemas/(chapter|district|campaign)\.schema\.json\n",
            path.read_text(encoding="utf-8"),
        )


def test_the_content_loads_with_nothing_but_notes() -> None:
    content = load_content(ProjectFiles(ROOT))
    assert (len(content.manifesto.demands), len(content.districts)) == (169, 23)
    assert {finding.severity for finding in content.findings} == {Severity.INFO}
