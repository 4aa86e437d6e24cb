"""The option --shop, as people type it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf

Call = Callable[..., subprocess.CompletedProcess[str]]


def test_list_shows_the_shops_by_the_names_that_the_option_takes(call: Call) -> None:
    shops = json.loads(call("list", "--json").stdout)["shops"]
    assert {"id": "generic-uncoated", "name": "", "paper": "uncoated"} in shops
    assert {"id": "flyer-de", "name": "flyer.de", "paper": "coated"} in shops


def test_a_shop_that_does_not_exist_ends_with_what_there_is(call: Call) -> None:
    done = call("build", "flyer-a6", "--shop", "Flyeralarm")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'The print shop "Flyeralarm" does not exist. Known are: generic, generic-uncoated' in done.stderr


def test_a_shop_that_takes_no_x_4_is_told_and_its_sheets_have_its_bleed(call: Call, project: Path) -> None:
    done = call("build", "flyer-a6", "--district", "mitte", "--shop", "flyer.de")
    assert done.returncode == 1
    assert "flyer.de takes PDF/X-3:2002 only; what is written is PDF/X-4." in done.stderr
    with pikepdf.open(project / "out/press/flyer-a6_mitte.pdf") as pdf:
        assert round(float(pdf.pages[0].obj.BleedBox[0]) * 25.4 / 72, 3) == -1
