"""What each kind of change rebuilds, and what it does not: a real build of a small project, then plans of what would follow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cards import ALL, CAMPAIGN, CARDS, MITTE, make_cards, write

from programm_print.build.building import Builder, How
from programm_print.build.memory import Memory
from programm_print.build.values import BuiltFile, Options
from programm_print.models.selection import Selection
from programm_print.observing import ObservedFiles
from programm_print.opening import open_project
from programm_print.planning import plan_jobs

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def change(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        write(root, path, text.replace(old, new, 1))

    return apply


def add(path: str, text: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        file = root / path
        write(root, path, (file.read_text(encoding="utf-8") if file.is_file() else "") + text)

    return apply


def append_bytes(path: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        (root / path).write_bytes((root / path).read_bytes() + b"\0")

    return apply


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("town").resolve()
    make_cards(root)
    files = run(root)
    assert {file.name: str(file.status) for file in files} == dict.fromkeys(ALL, "built"), files
    return root


@pytest.fixture
def town(built: Path, tmp_path: Path) -> Path:
    """A copy of its own, with all times as they were."""
    return shutil.copytree(built, tmp_path / "town", symlinks=True)


def run(root: Path, *, dry: bool = False, options: Options | None = None, force: bool = False) -> list[BuiltFile]:
    memory = Memory(root)
    project = open_project(ObservedFiles(root, memory.digest))
    how = How(memory=memory, force=force)
    builder = Builder(project, root / "out", created=NOW, options=options or Options(), how=how)
    jobs = plan_jobs(project.products, project.content, Selection()).jobs
    files = list(builder.plan(jobs) if dry else builder.build(jobs))
    memory.close()
    return files


def planned(root: Path, options: Options | None = None) -> set[str]:
    return {file.name for file in run(root, dry=True, options=options) if file.status == "planned"}


def reasons(root: Path) -> set[str]:
    return {reason for file in run(root, dry=True) for reason in file.why}


@pytest.mark.parametrize(
    ("changed", "rebuilt", "because"),
    [
        pytest.param(lambda root: None, set(), "", id="nothing"),
        pytest.param(
            change("content/manifesto/01-klima.yaml", "Ein Netz", "Das Netz"), {"card_mitte"}, "01-klima", id="a demand"
        ),
        pytest.param(change("content/manifesto/01-klima.yaml", "Wind vor", "Wind hinter"), set(), "", id="a demand on no sheet"),
        pytest.param(change("content/manifesto/01-klima.yaml", "Energie", "Strom"), {"list"}, "01-klima", id="a section's title"),
        pytest.param(change(MITTE, "- netz", "- wind"), {"card_mitte"}, "", id="a pick"),
        pytest.param(change(MITTE, "name: Mitte", "name: Mitten"), {"card_mitte"}, MITTE, id="a name"),
        pytest.param(add(MITTE, "lead: Gut hier\n"), set(), "", id="a field that the layout does not print"),
        pytest.param(add(MITTE, "# ein Kommentar\n"), set(), "", id="a comment"),
        pytest.param(change("content/manifesto/01-klima.yaml", "id: klima\n", "\n\nid: klima\n"), set(), "", id="moved lines"),
        pytest.param(add("layouts/palette.yaml", "# ein Kommentar\n"), set(), "", id="a comment in the palette"),
        pytest.param(change("layouts/palette.yaml", "cmyk: [", "cmyk: [5."), ALL, "palette", id="a palette colour"),
        pytest.param(
            add("layouts/card/style.css", "/* new */\n"), CARDS, "layouts/card/style.css", id="one product's stylesheet"
        ),
        pytest.param(add("layouts/card/template.html", "{# new #}\n"), CARDS, "template.html", id="one product's template"),
        pytest.param(add("layouts/list/product.yaml", "# new\n"), set(), "", id="a comment in a product"),
        pytest.param(change("layouts/list/product.yaml", "margin: 10", "margin: 11"), {"list"}, "product.yaml", id="a length"),
        pytest.param(add("layouts/_shared/slogan.html", "{# new #}\n"), CARDS, "slogan.html", id="a shared part"),
        pytest.param(add("layouts/_shared/base.css", "/* new */\n"), ALL, "base.css", id="a shared stylesheet"),
        pytest.param(add("layouts/_shared/unused.html", "new\n"), set(), "", id="a part that nobody includes"),
        pytest.param(append_bytes("fonts/programm-serif-text.ttf"), ALL, "programm-serif-text.ttf", id="a font"),
        pytest.param(append_bytes("profiles/FOGRA39L_coated.icc"), ALL, "FOGRA39L", id="the profile"),
        pytest.param(append_bytes("profiles/FOGRA47L_uncoated.icc"), set(), "", id="another profile"),
        pytest.param(change(CAMPAIGN, "- für Kassel.", "- für alle."), ALL, CAMPAIGN, id="the slogan, which every title has"),
        pytest.param(change(CAMPAIGN, "scan: Scannen", "scan: Abscannen"), set(), "", id="a caption that nobody prints"),
        pytest.param(add("content/images/square.svg", "<!-- new -->\n"), {"card_waldau"}, "square.svg", id="an image"),
        pytest.param(add("content/images/unused.svg", "<!-- new -->\n"), set(), "", id="an unused image"),
        pytest.param(add("content/districts/neu.yaml", "name: Neu\n"), {"card_neu"}, "", id="another district"),
    ],
)
def test_a_change_rebuilds_the_sheets_that_see_it_and_no_others(
    town: Path, changed: Callable[[Path], None], rebuilt: set[str], because: str
) -> None:
    changed(town)
    assert planned(town) == rebuilt
    assert all(because in reason for reason in reasons(town))


def test_another_option_or_time_of_creation_rebuilds_all(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert planned(town, Options(marks=True)) == ALL
    assert planned(town, Options(draft=True)) == set()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert planned(town) == ALL


def test_what_was_built_before_is_found_again_when_a_change_is_taken_back(town: Path) -> None:
    path = town / "out/press/card_mitte.pdf"
    before, text = path.read_bytes(), (town / MITTE).read_text(encoding="utf-8")
    change(MITTE, "name: Mitte", "name: Mitten")(town)
    (changed,) = [file for file in run(town) if file.status == "built"]
    assert path.read_bytes() != before
    write(town, MITTE, text)
    (again,) = [file for file in run(town) if file.status == "built"]
    assert path.read_bytes() == before
    assert (changed.name, again.name) == ("card_mitte", "card_mitte")
    assert changed.sha256 != again.sha256


def test_a_pdf_that_was_removed_or_replaced_is_put_back(town: Path) -> None:
    mitte, whole = town / "out/press/card_mitte.pdf", town / "out/press/list.pdf"
    before = mitte.read_bytes(), whole.read_bytes()
    mitte.unlink()
    whole.write_bytes(before[0])
    assert {file.name: file.why for file in run(town) if file.status == "built"} == {
        "card_mitte": ("the finished PDF is missing",),
        "list": ("the finished PDF is not the one that was built",),
    }
    assert (mitte.read_bytes(), whole.read_bytes()) == before


@pytest.mark.parametrize("damage", ["flipped", "foreign", "empty", "cut"])
def test_a_damaged_memory_is_never_trusted(town: Path, damage: str) -> None:
    memory, pdfs = town / ".programm/memory.db", [*(town / ".programm/pdf").rglob("*")]
    for path in [memory, *(path for path in pdfs if path.is_file())]:
        data = bytearray(path.read_bytes())
        if damage == "flipped":
            data[1000:] = bytes(byte ^ 0x55 for byte in data[1000:])
        path.write_bytes(
            {"flipped": bytes(data), "foreign": b"SQLite format 4" * 99, "empty": b"", "cut": bytes(data[:5000])}[damage]
        )
    os.remove(town / "out/press/list.pdf")  # noqa: PTH107
    assert {file.name: str(file.status) for file in run(town)} == dict.fromkeys(ALL, "built")
    assert planned(town) == set()


def test_force_builds_all(town: Path) -> None:
    assert {file.why for file in run(town, force=True)} == {("asked for by --force",)}
