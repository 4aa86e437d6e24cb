from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from programm_print.errors import ToolError, UsageError
from programm_print.project import ProjectFiles, find_project, make_folder, write_atomically


@pytest.fixture
def project(tmp_path: Path) -> ProjectFiles:
    root = tmp_path / "town"
    (root / "content" / "districts").mkdir(parents=True)
    (root / "layouts" / "_shared").mkdir(parents=True)
    (root / "layouts" / "flyer").mkdir()
    (root / "content" / "campaign.yaml").write_text("town: Kassel\n")
    (tmp_path / "secret.txt").write_text("secret")
    return ProjectFiles(root.resolve())


def test_a_project_is_found_from_a_folder_inside_it(project: ProjectFiles) -> None:
    assert find_project(project.root / "content" / "districts").root == project.root


def test_folders_of_the_same_names_are_no_project(project: ProjectFiles) -> None:
    tests = project.root / "tests"
    for name in ("content", "layouts"):
        (tests / name).mkdir(parents=True)
    assert find_project(tests).root == project.root


def test_where_no_project_is_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="content/"):
        find_project(tmp_path)


@pytest.mark.parametrize("path", ["../secret.txt", "content/../../secret.txt", "/etc/hostname", ".git/config"])
def test_nothing_outside_the_project_is_read(project: ProjectFiles, path: str) -> None:
    with pytest.raises(UsageError):
        project.read(path)


def test_a_symbolic_link_does_not_lead_out(project: ProjectFiles) -> None:
    (project.root / "content" / "link.txt").symlink_to(project.root.parent / "secret.txt")
    with pytest.raises(UsageError, match=r"content/link\.txt"):
        project.read("content/link.txt")
    assert not project.exists("content/link.txt")


def test_shared_folders_are_no_products(project: ProjectFiles) -> None:
    assert project.folders("layouts") == ["flyer"]


def test_a_file_is_replaced_in_one_step_and_leaves_no_part(tmp_path: Path) -> None:
    target = tmp_path / "press" / "a.pdf"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert [entry.name for entry in target.parent.iterdir()] == ["a.pdf"]


def test_what_killed_builds_left_of_files_goes_when_one_is_written_to_their_folder(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = (f".a.pdf.{ended.pid}.part", f".a.pdf.{os.getppid()}.part", f".b.pdf.{ended.pid}.part", ".a.pdf.notes.part")
    for name in names:
        (tmp_path / name).touch()
    write_atomically(tmp_path / "a.pdf", b"whole")
    assert {entry.name for entry in tmp_path.iterdir()} == {"a.pdf", names[1], names[3]}


def test_a_full_disk_is_one_sentence_and_the_last_good_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"good")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ToolError, match="full") as caught:
        write_atomically(target, b"new")
    assert caught.value.exit_code == 3
    assert target.read_bytes() == b"good"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_where_a_folder_is_needed_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(ToolError, match=r"out/press: .*a file lies where a folder is needed") as caught:
        make_folder(tmp_path / "out/press")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_at_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(ToolError, match="no permission"):
        make_folder(tmp_path)


def test_what_breaks_off_writing_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []
