"""A small project (two districts) and two ways to call the program in it: in this process, and as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from programm_print.cli import main
from programm_print.messages import use_language

ROOT = Path(__file__).parents[2]
DISTRICTS = ("mitte", "suesterfeld-helleboehn")


Call = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "town"
    for name in ("content", "fonts", "layouts", "profiles", "shops"):
        shutil.copytree(ROOT / name, folder / name)
    for file in (folder / "content/districts").glob("*.yaml"):
        if file.stem not in DISTRICTS:
            file.unlink()
    return folder


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """A copy of its own, to be changed."""
    return shutil.copytree(template, tmp_path / "town")


@pytest.fixture
def call(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Runs the program in this process, in the project or in `cwd`."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd or project)
        capfd.readouterr()
        code = main(arguments)
        sys.stdout.flush()
        return subprocess.CompletedProcess(arguments, code, *capfd.readouterr())

    yield run
    use_language("en")


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts the program as a process of its own; what still runs at the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.Popen[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
        process = subprocess.Popen(
            [sys.executable, "-m", "programm_print", *arguments],
            cwd=cwd or project,
            env={**clean, "PYTHONPATH": str(ROOT / "src"), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="backslashreplace",
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
