"""A cluster: a real scheduler and workers that have no project make what a build without them makes, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cards import ROOT, make_cards, write

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT / "src"),
    "SOURCE_DATE_EPOCH": "1767225600",
    # A scheduler gives up at once what its worker died with; else it tries it with three more.
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
}
DISTRICTS = 12
#: What a worker loads first: one sheet ends its process, as an engine does that crashes.
KILLER = """
import os
from programm_print.build import cluster
from programm_print.build.workshop import work
def make(bundle, order):
    return os._exit(1) if order.job.variant == "ort-2" else work(bundle, order)
cluster.work = make
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = (tmp_path / "town").resolve()
    root.mkdir()
    make_cards(root)
    for number in range(DISTRICTS - 2):
        write(root, f"content/districts/ort-{number}.yaml", f"name: Ort {number}\n")
    return root


def command(root: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "programm_print", "--lang", "en", "build", "--json", *words]


def build(root: Path, *words: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(command(root, *words), cwd=root, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "press").glob("*.pdf"))}


@contextmanager
def process(folder: Path, *line: str, source: Path = ROOT / "src") -> Iterator[subprocess.Popen[bytes]]:
    """A process in a new, empty folder; killed at the end."""
    folder.mkdir()
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        environment = {**ENVIRONMENT, "PYTHONPATH": str(source)}
        started = subprocess.Popen([sys.executable, "-m", *line], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            yield started
        finally:
            started.kill()
            started.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    file = folder / "scheduler.json"
    line = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file")
    with process(folder / "scheduler", *line, str(file)):
        until(file.exists)
        yield json.loads(file.read_text())["address"]


def worker_line(address: str) -> tuple[str, ...]:
    return ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")


def until(condition: Any, timeout_s: float = 120) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.long
def test_workers_elsewhere_make_the_same_pdfs_though_one_is_killed(town: Path, tmp_path: Path) -> None:
    assert build(town, "-j", "1", "--out", "local")[0] == 0
    shutil.rmtree(town / ".programm")
    with (
        scheduler(tmp_path) as address,
        process(tmp_path / "first", *worker_line(address)) as first,
        process(tmp_path / "second", *worker_line(address)),
    ):
        building = subprocess.Popen(
            command(town, "--out", "far", "--scheduler", address), cwd=town, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
        )
        until(lambda: len(digests(town / "far")) >= 2)
        first.kill()
        left = DISTRICTS + 1 - len(digests(town / "far"))
        said = json.loads(building.communicate(timeout=300)[0])
    assert left > 2
    assert building.returncode == 0
    assert {file["status"] for file in said["files"]} == {"built"}
    assert len(said["files"]) == DISTRICTS + 1
    assert digests(town / "far") == digests(town / "local")
    assert list((tmp_path / "first").iterdir()) == list((tmp_path / "second").iterdir()) == []
    assert (tmp_path / "second.log").read_text().count("Starting Worker plugin programm-print") == 1


@pytest.mark.long
def test_a_sheet_that_fails_and_one_that_kills_workers_stop_no_other(town: Path, tmp_path: Path) -> None:
    write(town, "content/districts/ort-1.yaml", "name: Ort\nimage: {file: content/images/broken.png, alt: Nichts}\n")
    write(town, "content/images/broken.png", "no picture")
    killer = tmp_path / "killer.py"
    killer.write_text(KILLER, encoding="utf-8")
    options = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--preload", str(killer))
    with scheduler(tmp_path) as address, process(tmp_path / "nanny", "distributed.cli.dask_worker", address, *options):
        code, said = build(town, "--scheduler", address)
    assert code == 1, said["findings"]
    failed = {file["variant"] for file in said["files"] if file["status"] == "failed"}
    assert (failed, len(said["files"])) == ({"ort-1", "ort-2"}, DISTRICTS + 1)
    errors = {finding.get("sheet"): finding["code"] for finding in said["findings"] if finding["severity"] == "error"}
    assert errors["card_ort-2"] == "build.worker-died"


@pytest.mark.long
def test_a_worker_of_another_version_is_told_before_anything_is_built(town: Path, tmp_path: Path) -> None:
    other = tmp_path / "source"
    shutil.copytree(ROOT / "src", other, ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "programm_print/measures.py").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    with scheduler(tmp_path) as address, process(tmp_path / "old", *worker_line(address), source=other):
        code, said = build(town, "--scheduler", address)
    (message,) = [finding["message"] for finding in said["findings"] if finding["severity"] == "error"]
    assert code == 3
    assert re.fullmatch(
        r"The worker tcp://127\.0\.0\.1:\d+ has programm-print [\d.]+ \(\w+\), here it is [\d.]+ \(\w+\)\. "
        r"Install the same versions everywhere, else sheets are not alike\.",
        message,
    )
    assert digests(town / "out") == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--scheduler", "quark"), '"quark" is no address of a scheduler. Write it like this: tcp://host:8786'),
        (
            ("--scheduler", "tcp://127.0.0.1:1", "-j", "2"),
            "With --scheduler the cluster says how many sheets are made at once. Leave out -j.",
        ),
    ],
)
def test_what_cannot_be_meant_is_told(town: Path, words: tuple[str, ...], sentence: str) -> None:
    code, said = build(town, *words)
    assert (code, said["findings"][-1]["message"]) == (2, sentence)


@pytest.mark.long
def test_a_scheduler_that_does_not_answer_is_one_sentence(town: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        code, said = build(town, "--scheduler", address)
    assert code == 3
    (message,) = [finding["message"] for finding in said["findings"] if finding["severity"] == "error"]
    assert message == (
        f'No scheduler of dask answers at {address}. Start it with "dask scheduler", or check the address and the network.'
    )
    assert digests(town / "out") == {}
