"""The verb import, from a text on disk to the chapter files of a project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from programm_print.errors import ContentError, UsageError
from programm_print.importing import import_manifesto
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tests/content/fixtures/kassel.txt"


@pytest.fixture
def files(tmp_path: Path) -> ProjectFiles:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return ProjectFiles(tmp_path.resolve())


def chapters(files: ProjectFiles) -> dict[str, bytes]:
    return {path: files.read(path) for path in files.list("content/manifesto")}


def test_the_same_text_again_changes_nothing(files: ProjectFiles) -> None:
    before = chapters(files)
    result = import_manifesto(files, SOURCE, replace=False)
    assert (result.written, result.removed) == ((), ())
    assert chapters(files) == before


def test_into_an_empty_project_all_chapters_are_written(files: ProjectFiles) -> None:
    shutil.rmtree(files.root / "content/manifesto")
    result = import_manifesto(files, SOURCE, replace=False)
    assert len(result.written) == 4
    assert sorted(result.written) == list(files.list("content/manifesto"))


def test_what_would_be_changed_is_told_file_by_file_and_nothing_is_written(files: ProjectFiles) -> None:
    for path in list(files.list("content/manifesto"))[:2]:
        with (files.root / path).open("a", encoding="utf-8") as chapter:
            chapter.write("# a note of ours\n")
    before = chapters(files)
    with pytest.raises(UsageError) as caught:
        import_manifesto(files, SOURCE, replace=False)
    assert [line.split(" ")[0] for line in str(caught.value).splitlines()] == list(before)[:2]
    assert "--force" in str(caught.value)
    assert chapters(files) == before
    assert import_manifesto(files, SOURCE, replace=True).written == tuple(list(before)[:2])


def test_a_text_that_is_not_there_or_not_utf8_or_holds_nothing_is_told(files: ProjectFiles, tmp_path: Path) -> None:
    before = chapters(files)
    (tmp_path / "latin.txt").write_bytes("Für Bürger".encode("latin-1"))
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    with pytest.raises(UsageError, match="there is no such file"):
        import_manifesto(files, tmp_path / "gone.txt", replace=True)
    with pytest.raises(UsageError, match="not saved in UTF-8"):
        import_manifesto(files, tmp_path / "latin.txt", replace=True)
    with pytest.raises(UsageError, match="a folder lies where a file is needed"):
        import_manifesto(files, tmp_path, replace=True)
    with pytest.raises(ContentError):
        import_manifesto(files, tmp_path / "empty.txt", replace=True)
    assert chapters(files) == before
