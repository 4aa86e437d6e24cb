"""The launcher is tried in a copy with an empty lock file: what it installs is pip's affair, when and how is its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).parents[1] / "programm"
ECHO = """
import os, sys
print(os.getcwd(), *sys.argv[1:], sep="|")
sys.exit(int(os.environ.get("PROGRAM_EXIT", "0")))
"""


def make_copy(folder: Path) -> Path:
    (folder / "src/programm_print").mkdir(parents=True)
    (folder / "src/programm_print/__main__.py").write_text(ECHO, encoding="utf-8")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (folder / name).write_text("# nothing to install\n", encoding="utf-8")
    shutil.copy2(LAUNCHER, folder)
    return folder


# On one worker, so that the first call is made once.
once = pytest.mark.xdist_group("launcher")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return make_copy(tmp_path / "a copy")


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A copy after its first call, and that call's result."""
    copy = make_copy(tmp_path_factory.mktemp("called") / "a copy")
    return copy, call(copy, "build", "a b", "--json", PROGRAM_EXIT="2")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The only folder on PATH: the few programs that the launcher calls, and a `python3.12` that lacks venv and libraries."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("readlink", "dirname", "cmp", "env", "flock"):
        found = shutil.which(name)
        if found is not None:
            (folder / name).symlink_to(found)
    _script(folder / "id", "echo 1000")
    _script(
        folder / "python3.12", f'case "$2" in *ensurepip*) exit 2 ;; esac; shift; exec {sys.executable} -c "raise SystemExit(1)"'
    )
    return folder


def _script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def call(folder: Path, *arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        [str(folder / "programm"), *arguments], cwd=cwd or folder, env=clean, capture_output=True, text=True, timeout=120
    )


@once
def test_the_first_call_makes_the_environment_and_runs_the_program(called: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    copy, first = called
    assert (first.returncode, first.stdout) == (2, f"{copy}|build|a b|--json\n"), first.stderr
    assert first.stderr == "Setting up .venv/; this takes about a minute, once …\n"


@once
def test_later_calls_start_from_any_folder_without_a_word(
    called: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    link = tmp_path / "programm"
    link.symlink_to(called[0] / "programm")
    later = call(tmp_path, "list")
    assert (later.stdout, later.stderr) == (f"{tmp_path}|list\n", "")


@once
def test_a_file_in_the_working_directory_is_never_run(
    called: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "programm_print.py").write_text("raise SystemExit('the wrong program')", encoding="utf-8")
    assert call(called[0], cwd=tmp_path).returncode == 0


@pytest.mark.long
def test_an_interrupted_first_call_is_healed_by_the_next(copy: Path) -> None:
    process = subprocess.Popen([copy / "programm"], cwd=copy, stderr=subprocess.DEVNULL, start_new_session=True)
    packages = copy / ".venv/lib"
    while not packages.exists() and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (copy / ".venv/requirements.lock").exists()
    assert call(copy, "list").stdout == f"{copy}|list\n"


@pytest.mark.long
def test_a_changed_lock_renews_the_environment(copy: Path) -> None:
    call(copy)
    (copy / ".venv/left-over").touch()
    (copy / "requirements.lock").write_text("# another lock\n", encoding="utf-8")
    assert "Setting up" in call(copy).stderr
    assert not (copy / ".venv/left-over").exists()


@pytest.mark.long
def test_two_first_calls_at_once_share_one_set_up(copy: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    calls = [
        subprocess.Popen([copy / "programm"], cwd=copy, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[1] for process in calls]
    assert [process.returncode for process in calls] == [0, 0]
    assert sorted(text.split()[0] for text in said) == ["Another", "Setting"]


@pytest.mark.long
def test_packages_without_the_right_hash_are_not_installed(copy: Path) -> None:
    (copy / "requirements.lock").write_text("segno==1.6.6 --hash=sha256:" + 64 * "0" + "\n", encoding="utf-8")
    result = call(copy)
    assert (result.returncode, result.stdout) == (3, "")
    assert "The Python packages could not be installed" in result.stderr
    assert not (copy / ".venv/requirements.lock").exists()


def test_all_missing_packages_stand_in_one_line(copy: Path, programs: Path) -> None:
    _script(programs / "apt-get", "exit 1")
    result = call(copy, "test", PATH=str(programs))
    line = "sudo apt install python3.12-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ghostscript poppler-utils"
    assert result.returncode == 3
    assert result.stderr.endswith(f"{line}\n")
    assert result.stderr.count("\n") == 1


def test_the_line_is_in_the_language_of_the_locale(copy: Path, programs: Path) -> None:
    _script(programs / "apt-get", "exit 1")
    (programs / "python3.12").rename(programs / "python3")
    result = call(copy, PATH=str(programs), LC_ALL="de_DE.UTF-8")
    assert result.stderr.startswith("Diesem Rechner fehlen Systempakete. ")
    assert result.stderr.endswith("sudo apt install python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n")


def test_root_installs_the_packages_with_apt(copy: Path, programs: Path, tmp_path: Path) -> None:
    _script(programs / "apt-get", f'echo "$DEBIAN_FRONTEND $*" >>{tmp_path}/calls; case "$*" in *install*) exit 1 ;; esac')
    _script(programs / "id", "echo 0")
    result = call(copy, PATH=str(programs))
    update, install = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive ")
    assert update.endswith(" update")
    assert install.endswith(" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    assert (result.returncode, result.stdout) == (3, "")
    assert "apt could not install everything" in result.stderr


def test_a_system_without_apt_is_told_what_is_missing(copy: Path, programs: Path) -> None:
    result = call(copy, PATH=str(programs))
    assert result.returncode == 3
    assert "with its package manager" in result.stderr
