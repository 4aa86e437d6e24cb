from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from programm_print.errors import ContentError
from programm_print.messages import LANGUAGES, speaking
from programm_print.opening import open_project, schema_files, write_schemas
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[1]


@pytest.fixture
def files(tmp_path: Path) -> ProjectFiles:
    for name in ("content", "fonts", "layouts", "profiles", "shops"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return ProjectFiles(tmp_path.resolve())


def test_errors_of_content_and_of_layouts_come_together(files: ProjectFiles) -> None:
    (files.root / "content/districts/mitte.yaml").write_text("", encoding="utf-8")
    (files.root / "layouts/flyer-a6/product.yaml").write_text("title: A6\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        open_project(files)
    assert {finding.place.file for finding in caught.value.findings if finding.place and finding.severity == "error"} == {
        "content/districts/mitte.yaml",
        "layouts/flyer-a6/product.yaml",
    }


def test_schemas_are_written_once_for_every_kind_of_file(files: ProjectFiles) -> None:
    written = write_schemas(files)
    named = {path.stem.removesuffix(".schema") for path in (files.root / "schemas").iterdir()}
    assert {Path(path).stem.removesuffix(".schema") for path in written} == named
    assert {"campaign", "chapter", "district", "product"} <= named
    for path in written:
        schema = json.loads(files.read(path))
        assert schema.get("properties") or schema["$defs"]["District"]["properties"]["id"]
    before = {path: files.read(path) for path in written}
    assert write_schemas(files) == written
    assert {path: files.read(path) for path in written} == before


@pytest.mark.parametrize(
    ("campaign", "title"),
    [
        ("language: de\n", "Ein Kapitel des Programms"),
        ("# Texte\nlanguage: 'de-AT'\nshop: [\n", "Ein Kapitel des Programms"),
        ("language: en\n", "A chapter of the manifesto"),
        ("language: fr\n", "A chapter of the manifesto"),
        ("", "A chapter of the manifesto"),
    ],
)
def test_schemas_speak_the_campaign_s_language_whoever_makes_them(files: ProjectFiles, campaign: str, title: str) -> None:
    (files.root / "content/campaign.yaml").write_text(campaign, encoding="utf-8")
    made = []
    for language in LANGUAGES:
        with speaking(language):
            made.append(schema_files(files))
    assert made[0] == made[1]
    assert json.loads(made[0]["schemas/chapter.schema.json"])["title"] == title
