from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from programm_print.errors import ContentError
from programm_print.opening import open_project, write_schemas
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[1]


@pytest.fixture
def files(tmp_path: Path) -> ProjectFiles:
    for name in ("content", "fonts", "layouts", "profiles"):
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
        assert json.loads(files.read(path))["properties"]
    before = {path: files.read(path) for path in written}
    assert write_schemas(files) == written
    assert {path: files.read(path) for path in written} == before
