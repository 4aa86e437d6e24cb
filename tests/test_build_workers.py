"""Workers: what is made is the same as without them; one that dies, or a sheet that fails, takes no other with it."""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cards import ALL, MITTE, ROOT, make_cards, write

from programm_print.build import workers, workshop
from programm_print.build.building import Builder, How
from programm_print.build.values import BuiltFile, Order, Outcome
from programm_print.models.selection import Selection
from programm_print.opening import open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = (tmp_path / "town").resolve()
    root.mkdir()
    make_cards(root)
    return root


def build(root: Path, workers: int) -> dict[str, BuiltFile]:
    project = open_project(ProjectFiles(root))
    jobs = plan_jobs(project.products, project.content, Selection()).jobs
    builder = Builder(project, root / f"out{workers}", created=NOW, how=How(workers=workers))
    return {file.name: file for file in builder.build(jobs)}


def command(root: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1767225600"}
    line = [sys.executable, "-m", "programm_print", "build", *words]
    return subprocess.Popen(line, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def are_whole(folder: Path) -> bool:
    for path in folder.iterdir():
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) == 1
    return True


def test_workers_make_the_same_bytes_and_a_sheet_that_fails_stops_no_other(town: Path) -> None:
    write(town, MITTE, "name: Mitte\nimage: {file: content/images/broken.png, alt: Nichts}\n")
    write(town, "content/images/broken.png", "no picture")
    alone, together = build(town, 1), build(town, 2)
    assert {name: str(file.status) for name, file in together.items()} == {
        "card_mitte": "failed",
        "card_waldau": "built",
        "list": "built",
    }
    assert {name: file.sha256 for name, file in alone.items()} == {name: file.sha256 for name, file in together.items()}
    assert [finding.code for finding in together["card_mitte"].findings] == ["render.picture"]


def kill_on_mitte(path: str, order: Order) -> Outcome:
    """In a worker: Mitte's sheet brings it down."""
    if order.job.variant == "mitte":
        os.kill(os.getpid(), signal.SIGKILL)
    return workers._work_on(path, order)


def test_a_sheet_that_kills_its_worker_fails_alone(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = workers.Workers.__init__

    def with_a_killer(self: workers.Workers, *arguments: object) -> None:
        start(self, *arguments)  # type: ignore[arg-type]
        self._work = _Killer(str(self._folder / "bundle"))

    monkeypatch.setattr(workers.Workers, "__init__", with_a_killer)
    files = build(town, 2)
    assert {name: str(file.status) for name, file in files.items()} == {**dict.fromkeys(ALL, "built"), "card_mitte": "failed"}
    (finding,) = files["card_mitte"].findings
    assert finding.message.startswith("The process that set this sheet crashed twice.")


def test_workers_are_replaced_after_so_many_sheets_and_none_is_lost(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []

    def pool(*arguments: Any, **named: Any) -> ProcessPoolExecutor:
        started.append(ProcessPoolExecutor(*arguments, **named))
        return started[-1]  # type: ignore[return-value]

    monkeypatch.setattr(workers, "ProcessPoolExecutor", pool)
    monkeypatch.setattr(workers, "_SHEETS", 1)
    assert {name: str(file.status) for name, file in build(town, 2).items()} == dict.fromkeys(ALL, "built")
    assert len(started) == 2
    assert multiprocessing.active_children() == []


class _Killer:
    """Can be sent to a worker."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self, order: Order) -> Outcome:
        return kill_on_mitte(self._path, order)


def descendants(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from descendants(int(child))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_garbage_is_looked_for_after_so_many_sheets(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python is told to look for it seldom: without this a process keeps what sheets long since written have left."""
    found: list[int] = []
    collect = gc.collect
    monkeypatch.setattr(workshop, "_COLLECTED_EVERY", 2)
    monkeypatch.setattr(gc, "collect", lambda: found.append(collect()))
    assert len(build(town, 1)) >= 2
    assert sum(found) > 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_temporary_is_left(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    process = command(town, "-j", workers)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert said.endswith("\n")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_workers_end_with_their_builder(town: Path) -> None:
    process = command(town, "-j", "2", "--force")
    found: list[int] = []
    while process.poll() is None and len(found) < 2:
        found = list(descendants(process.pid))
        time.sleep(0.05)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}/fd/0").exists() for worker in found) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert found
    assert not any(Path(f"/proc/{worker}/fd/0").exists() for worker in found)


def test_two_builds_at_once_in_one_folder_do_not_harm_each_other(town: Path) -> None:
    first, second = command(town, "--json"), command(town, "--json")
    said = [json.loads(process.communicate(timeout=120)[0]) for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert {file["sha256"] for file in said[0]["files"]} == {file["sha256"] for file in said[1]["files"]}
    assert are_whole(town / "out/press")
    again, _ = command(town, "--json").communicate(timeout=120)
    assert {file["status"] for file in json.loads(again)["files"]} == {"unchanged"}
