"""Press PDFs as the command line writes them: a few sheets of every product, or (long) all of the campaign."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]

#: The shortest and the longest name: the districts of the short run.
FEW = ("mitte", "philippinenhof-warteberg")


@dataclass(frozen=True)
class Campaign:
    """A built campaign: its folder, what the build said, and its PDFs by name."""

    folder: Path
    said: dict[str, Any]
    whole: bool

    @property
    def pdfs(self) -> dict[str, Path]:
        return {path.stem: path for path in sorted((self.folder / "out/press").iterdir())}

    def of(self, product: str) -> dict[str, Path]:
        """The PDFs of a product by variant ("" for the whole campaign)."""
        return {name.partition("_")[2]: path for name, path in self.pdfs.items() if name.partition("_")[0] == product}


def checkout(folder: Path, districts: tuple[str, ...] | None) -> Path:
    """The program and the project in a folder of their own, with these districts alone (None: with all)."""
    for name in ("src", "content", "fonts", "layouts", "profiles", "shops"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (folder / "content/districts").glob("*.yaml"):
        if districts is not None and file.stem not in districts:
            file.unlink()
    return folder


def start_build(folder: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-m", "programm_print", "build", "--json", *words]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end_build(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate()
    assert (process.returncode, err) == (0, ""), (out, err)
    said: dict[str, Any] = json.loads(out)
    return said


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(False, id="few", marks=pytest.mark.xdist_group("few")),
        pytest.param(True, id="all", marks=[pytest.mark.long, pytest.mark.xdist_group("all")]),
    ],
)
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Campaign, Campaign]:
    """The same campaign built twice at once, in two folders whose paths differ in length; of a few, the second is a part."""
    whole: bool = request.param
    first = checkout(tmp_path_factory.mktemp("a") / "here", None if whole else FEW)
    second = checkout(tmp_path_factory.mktemp("b") / "another folder, elsewhere" / "and deeper", None if whole else FEW)
    builds = (
        start_build(first),
        start_build(second, *(() if whole else ("flyer-a6", "leaflet-a5", "--district=mitte", "--chapter=klima"))),
    )
    said = [end_build(build) for build in builds]
    return Campaign(first, said[0], whole), Campaign(second, said[1], whole)


@pytest.fixture(scope="session")
def campaign(twins: tuple[Campaign, Campaign]) -> Campaign:
    return twins[0]


@pytest.fixture(scope="session")
def content() -> dict[str, Any]:
    """The shipped content, read without the program: `chapters`, `districts` by id, `campaign`."""

    def read(path: Path) -> Any:
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    folder = ROOT / "content"
    return {
        "campaign": read(folder / "campaign.yaml"),
        "chapters": [read(path) for path in sorted((folder / "manifesto").glob("*.yaml"))],
        "districts": {path.stem: read(path) for path in sorted((folder / "districts").glob("*.yaml"))},
    }
