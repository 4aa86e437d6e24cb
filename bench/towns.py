"""Projects to measure with: the one that lies here, with as many districts as are wanted."""

from __future__ import annotations

import re
import shutil
from itertools import islice, product
from pathlib import Path
from random import Random

import yaml

PARTS = ("content", "fonts", "layouts", "profiles", "shops")
_BEGINNINGS = ("Alt", "Berg", "Birken", "Eichen", "Erlen", "Feld", "Hasel", "Heide", "Linden", "Mühl", "Neu", "Nieder", "Ober")
_ENDINGS = ("au", "bach", "berg", "brunn", "burg", "dorf", "hain", "hausen", "heim", "hof", "ried", "rode", "stadt", "tal")
_SUFFIXES = ("", " Nord", " Süd", "-West", "-Ost")
_SEED = 20261122
_SHORT, _MOST = 45, 6


def make_town(source: Path, folder: Path, districts: int | None) -> Path:
    """A copy of the project `source` with its first `districts`, or all; with made-up ones alone where it has not as many."""
    for name in PARTS:
        shutil.copytree(source / name, folder / name)
    written = sorted((folder / "content/districts").glob("*.yaml"))
    if districts is None:
        return folder
    for file in written if districts > len(written) else written[districts:]:
        file.unlink()
    if districts > len(written):
        _make_up(folder, districts)
    return folder


def change_a_word(folder: Path, *, of_a_district: bool) -> None:
    """Change the name of a district, which its own sheets alone show, or the text of a demand."""
    file = min((folder / "content" / ("districts" if of_a_district else "manifesto")).glob("*.yaml"))
    key = "name" if of_a_district else "text"
    text = file.read_text(encoding="utf-8")
    changed = re.sub(rf"^( *){key}: ([\w -]+)$", rf"\1{key}: \2 neu", text, count=1, flags=re.MULTILINE)
    assert changed != text, file
    file.write_text(changed, encoding="utf-8")


def _make_up(folder: Path, count: int) -> None:
    """Districts with names of their own, each with some demands of the manifesto of its own; so short that any six fit."""
    random = Random(_SEED)  # noqa: S311  # so that it is the same town each time
    files = sorted((folder / "content/manifesto").glob("*.yaml"))
    chapters = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    demands = [demand for chapter in chapters for section in chapter["sections"] for demand in section["demands"]]
    short = [demand["id"] for demand in demands if len(str(demand["text"])) <= _SHORT]
    names = islice(product(_SUFFIXES, _BEGINNINGS, _ENDINGS), count)
    for number, (suffix, beginning, ending) in enumerate(names, 1):
        data = {"name": f"{beginning}{ending}{suffix}", "demands": random.sample(short, random.randint(0, _MOST))}
        file = folder / f"content/districts/d{number:05}.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
