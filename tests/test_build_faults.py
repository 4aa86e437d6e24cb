"""What goes wrong around a build: full disks, damaged or locked memories, signals. Finished PDFs stay whole, and it is told."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from cards import ALL, MITTE, ROOT, make_cards, write

from programm_print.cli import main
from programm_print.messages import use_language

Result = subprocess.CompletedProcess[str]
Call = Callable[..., Result]

MEMORY = ".programm/memory.db"
_LOST = "Nothing more can be kept in"


def start(root: Path, *words: str, temporary: Path | None = None) -> subprocess.Popen[str]:
    """A build as a process of its own, and of a group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1767225600", "LC_ALL": "C.UTF-8"}
    if temporary:
        environment["TMPDIR"] = str(temporary)
    line = [sys.executable, "-m", "programm_print", "build", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=root, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = (tmp_path_factory.mktemp("built") / "town").resolve()
    root.mkdir()
    make_cards(root)
    out, err = start(root, "-j", "1", "--json").communicate(timeout=120)
    assert {file["status"] for file in json.loads(out)["files"]} == {"built"}, err
    return root


@pytest.fixture
def town(built: Path, tmp_path: Path) -> Path:
    """A copy of its own of what was built."""
    return shutil.copytree(built, (tmp_path / "town").resolve(), symlinks=True)


@pytest.fixture
def call(town: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Runs the program in this process, in the town or in another folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*words: str, verb: str = "build", root: Path = town) -> Result:
        monkeypatch.chdir(root)
        capfd.readouterr()
        code = main((verb, *words))
        sys.stdout.flush()
        return Result(words, code, *capfd.readouterr())

    yield run
    use_language("en")


def statuses(result: Result) -> dict[str, str]:
    files = json.loads(result.stdout)["files"]
    return {Path(file["path"]).stem: file["status"] for file in files}


def codes(result: Result) -> list[str]:
    """Of the findings that are about the build and not about the content."""
    found = [finding["code"] for finding in json.loads(result.stdout)["findings"]]
    return [code for code in found if not code.startswith("content.")]


def pdfs(root: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((root / "out/press").glob("*.pdf"))}


def are_whole(root: Path) -> bool:
    for path in (root / "out/press").glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 1
    return True


def hidden_parts(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*.part")]


def rename(root: Path, name: str) -> None:
    write(root, MITTE, f"name: {name}\ndemands:\n  - netz\n")


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Mounts small disks, with what lay in the folder on them; unmounted in the end."""
    mounted: list[Path] = []

    def mounting(folder: Path, kilobytes: int, *, read_only: bool = False) -> None:
        before = tmp_path / f"before{len(mounted)}"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(folder, before)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("only root may mount a disk")
        mounted.append(folder)
        shutil.copytree(before, folder, dirs_exist_ok=True)
        if read_only:
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)

    yield mounting
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Write until nothing more fits on the disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096) == 4096:
                pass
        except OSError:
            return


def test_a_full_disk_for_what_is_built_is_one_sentence_and_the_old_files_stay(
    town: Path, call: Call, mount: Callable[..., None]
) -> None:
    before = pdfs(town)
    mount(town / "out", 2000)
    fill(town / "out")
    rename(town, "Mitten")
    result = call("-j", "1")
    assert result.returncode == 3
    (told,) = [line for line in result.stderr.splitlines() if "disk is full" in line]
    assert (
        told
        == f"{town}/out/press/card_mitte.pdf: the disk is full. Make room and start again; the file that was there is unharmed."
    )
    assert pdfs(town) == before
    assert hidden_parts(town) == []
    (town / "out/filler").unlink()
    assert statuses(call("--json")) == {**dict.fromkeys(ALL, "unchanged"), "card_mitte": "built"}


def test_a_full_disk_for_the_memory_is_told_once_and_the_build_goes_on(
    town: Path, call: Call, mount: Callable[..., None]
) -> None:
    mount(town / ".programm", 2000)
    fill(town / ".programm")
    rename(town, "Mitten")
    result = call("-j", "1", "--json")
    assert (result.returncode, codes(result)) == (0, ["build.memory-lost"])
    assert statuses(result) == {**dict.fromkeys(ALL, "unchanged"), "card_mitte": "built"}
    assert are_whole(town)
    said = call("-j", "1").stderr.splitlines()
    assert [line for line in said if line.startswith(_LOST)] == [
        f"{_LOST} {town}/.programm (the disk is full): sheets are built all the same, but all of them again next time. Mend that."
    ]
    (town / ".programm/filler").unlink()
    assert codes(call("--json")) == []
    assert set(statuses(call("--json")).values()) == {"unchanged"}


def test_a_disk_that_is_full_from_the_beginning_can_be_cleaned(town: Path, call: Call, mount: Callable[..., None]) -> None:
    mount(town / ".programm", 2000)
    fill(town / ".programm")
    result = call("--json", verb="clean")
    assert result.returncode == 0
    assert json.loads(result.stdout)["freed"] > 100_000
    assert not (town / ".programm/pdf").exists()


def test_a_full_disk_for_temporary_files_is_one_sentence(town: Path, tmp_path: Path, mount: Callable[..., None]) -> None:
    mount(tmp_path / "temporary", 100)
    process = start(town, "-j", "2", "--force", temporary=tmp_path / "temporary")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    (told,) = [line for line in err.splitlines() if "disk is full" in line]
    assert str(tmp_path / "temporary") in told
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_memory_that_may_only_be_read_is_read(town: Path, call: Call, mount: Callable[..., None]) -> None:
    mount(town / ".programm", 4000, read_only=True)
    assert set(statuses(call("--json")).values()) == {"unchanged"}
    rename(town, "Mitten")
    result = call("-j", "1", "--json")
    assert (result.returncode, codes(result)) == (0, ["build.memory-lost"])
    assert statuses(result) == {**dict.fromkeys(ALL, "unchanged"), "card_mitte": "built"}
    cleaned = call(verb="clean")
    assert (cleaned.returncode, "the disk is read-only" in cleaned.stderr) == (3, True)


def _a_file(root: Path) -> None:
    shutil.rmtree(root / ".programm")
    (root / ".programm").write_text("mine\n", encoding="ascii")


def _a_folder_for_the_database(root: Path) -> None:
    (root / MEMORY).unlink()
    (root / MEMORY).mkdir()


def _a_file_for_the_pdfs(root: Path) -> None:
    shutil.rmtree(root / ".programm/pdf")
    (root / ".programm/pdf").touch()
    rename(root, "Mitten")


@pytest.mark.parametrize("disturb", [_a_file, _a_folder_for_the_database, _a_file_for_the_pdfs])
def test_what_stands_where_the_memory_belongs_is_told_and_left_alone(
    town: Path, call: Call, disturb: Callable[[Path], None]
) -> None:
    disturb(town)
    result = call("-j", "1", "--json")
    assert (result.returncode, codes(result)) == (0, ["build.memory-lost"])
    assert set(statuses(result).values()) <= {"built", "unchanged"}
    assert (town / ".programm").is_file() == (disturb is _a_file)


@pytest.mark.parametrize("change", ["PRAGMA user_version = 99", "PRAGMA application_id = 1", "DROP TABLE facts"])
def test_a_memory_of_another_version_or_program_is_begun_anew(town: Path, call: Call, change: str) -> None:
    with sqlite3.connect(town / MEMORY) as database:
        database.execute(change)
    database.close()
    result = call("-j", "1", "--json")
    assert (result.returncode, codes(result)) == (0, ["build.memory-anew"])
    assert statuses(result) == dict.fromkeys(ALL, "built")
    assert set(statuses(call("--json")).values()) == {"unchanged"}


@pytest.mark.parametrize(
    "seeds", [pytest.param(range(2), id="few"), pytest.param(range(2, 100), id="many", marks=pytest.mark.long)]
)
def test_bytes_that_were_flipped_anywhere_in_the_memory_change_no_sheet(
    town: Path, call: Call, tmp_path: Path, seeds: range
) -> None:
    """Of the database, its index and the kept PDFs, some bytes each time; the finished PDFs are removed, to be put back."""
    before = pdfs(town)
    for seed in seeds:
        copy = shutil.copytree(town, tmp_path / f"copy{seed}", symlinks=True)
        chance = random.Random(seed)
        for path in [copy / MEMORY, *(path for path in (copy / ".programm/pdf").rglob("*") if path.is_file())]:
            data = bytearray(path.read_bytes())
            # Now and then in the header too, else where the rows are.
            for _ in range(chance.choice((1, 20, 400))):
                data[chance.randrange(0 if chance.random() < 0.1 else 100, len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        shutil.rmtree(copy / "out")
        result = call("-j", "1", "--json", "--prune", root=copy)
        assert result.returncode == 0, (seed, result)
        assert set(codes(result)) <= {"build.memory-anew"}, (seed, result)
        assert pdfs(copy) == before, seed
        shutil.rmtree(copy)


def test_ctrl_c_ends_workers_too_and_leaves_nothing_half_written(town: Path, tmp_path: Path) -> None:
    before = pdfs(town)
    (tmp_path / "temporary").mkdir()
    process = start(town, "-j", "2", "--force", temporary=tmp_path / "temporary")
    deadline = time.monotonic() + 60
    while len(_group(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    begun = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - begun < 20
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Interrupted. Finished files are whole; none is half-written."
    assert "Traceback" not in err
    assert _group(process.pid) == set()
    assert pdfs(town) == before
    assert hidden_parts(town) == []
    assert list((tmp_path / "temporary").iterdir()) == []


def _group(leader: int) -> set[int]:
    """The living processes of a group."""
    said = subprocess.run(["ps", "-e", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()]
    return {int(pid) for pid, group, state in rows if int(group) == leader and not state.startswith("Z")}


@pytest.mark.parametrize("times", [pytest.param(2, id="few"), pytest.param(100, id="many", marks=pytest.mark.long)])
def test_a_build_that_is_killed_again_and_again_leaves_whole_files_and_the_next_completes(
    town: Path, call: Call, tmp_path: Path, times: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    begun = time.monotonic()
    start(town, "--force", "-j", "2").communicate(timeout=120)
    whole = time.monotonic() - begun
    for index in range(times):
        process = start(town, "--force", "-j", "2", temporary=temporary)
        # At all moments of a build, the late ones, when it writes, more often.
        time.sleep(whole * (1 - (1 - (index + 1) / times) ** 2))
        process.kill()
        process.communicate()
        assert are_whole(town)
        assert set(pdfs(town)) == ALL
    result = call("--json")
    assert (result.returncode, set(statuses(result))) == (0, ALL), result
    assert [path.name for path in (town / "out/press").iterdir() if path.name[0] == "."] == []
    assert set(statuses(call("--json")).values()) == {"unchanged"}
    assert are_whole(town)


def test_prune_removes_what_the_builder_wrote_and_nobody_changed_and_nothing_else(town: Path, call: Call) -> None:
    press = town / "out/press"
    write(town, "content/districts/neu.yaml", "name: Neu\n")
    assert statuses(call("-j", "1", "--json"))["card_neu"] == "built"
    write(town, "content/districts/alt.yaml", (town / "content/districts/neu.yaml").read_text(encoding="utf-8"))
    (town / "content/districts/neu.yaml").unlink()
    (town / "content/districts/waldau.yaml").unlink()
    (press / "card_fremd.pdf").write_bytes(b"a printer's own")
    (press / "card_waldau.pdf").write_bytes(b"changed by a person")
    told = call("-j", "1")
    assert told.returncode == 0
    warnings = [line for line in told.stderr.splitlines() if "was built before" in line]
    assert warnings == [
        f"card_neu: {press}/card_neu.pdf was built before; now no sheet belongs to it. Do not print it; --prune removes it."
    ], told.stderr
    assert codes(call("--json")) == ["build.left-over"]  # each time, also when nothing else is to be said
    assert (press / "card_neu.pdf").is_file()
    assert codes(call("--json", "--prune", "--dry-run")) == ["build.left-over"]
    assert codes(call("--json", "--prune")) == ["build.pruned"]
    assert sorted(pdfs(town)) == ["card_alt", "card_fremd", "card_mitte", "card_waldau", "list"]
    assert codes(call("--json", "--prune")) == []


def test_clean_forgets_what_was_built_but_not_what_is_the_builders_own(town: Path, call: Call) -> None:
    before = pdfs(town)
    (town / "content/districts/waldau.yaml").unlink()
    freed = json.loads(call("--json", verb="clean").stdout)["freed"]
    assert freed > sum(map(len, before.values())) / 2
    result = call("-j", "1", "--json", "--prune")
    assert statuses(result) == {"card_mitte": "built", "list": "built"}
    assert codes(result) == ["build.pruned"]
    assert pdfs(town) == {name: data for name, data in before.items() if name != "card_waldau"}
