"""Builds as they are called: what is written and where, what is told, and what is left when one is broken off."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import numpy as np
import pikepdf
import pypdfium2
import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]

ROOT = Path(__file__).parents[2]
A6 = ("flyer", "--product", "flyer-a6")


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def wait_for_line(process: subprocess.Popen[str], beginning: str) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(beginning):
            return
    pytest.fail(f"{beginning!r} was never said")


def test_a_build_tells_each_sheet_and_closes_with_a_table(call: Call, project: Path) -> None:
    result = call(*A6, cwd=project / "content")
    press = project / "out/press"
    names = ["flyer-a6_mitte", "flyer-a6_suesterfeld-helleboehn"]
    assert result.returncode == 0
    assert sorted(path.name for path in press.iterdir()) == [f"{name}.pdf" for name in names]
    told = [line for line in result.stderr.splitlines() if line.startswith("[")]
    assert [line[:5] for line in told] == ["[1/2]", "[2/2]"]
    assert sorted(line[6:] for line in told) == [f"{name}: built" for name in names]
    header, *rows, summary = result.stdout.splitlines()
    assert header.split() == ["File", "Pages", "Size", "Warnings", "Status"]
    for name, row in zip(names, rows, strict=True):
        size = round((press / f"{name}.pdf").stat().st_size / 1000)
        assert re.fullmatch(rf"\S*{name}\.pdf +2 +{size} kB +0  built", row)
    assert summary.endswith(": 2. Unchanged: 0. With errors, not written: 0.")
    assert len([line for line in result.stderr.splitlines() if "placeholders are still to be filled in" in line]) == 1


def test_json_describes_every_file(call: Call, project: Path, tmp_path: Path) -> None:
    result = call(*A6, "mitte", "--json", "-o", "../else where", cwd=project)
    document = json.loads(result.stdout)
    (file,) = document["files"]
    path = tmp_path / "else where/press/flyer-a6_mitte.pdf"
    assert (result.returncode, result.stderr) == (0, "")
    assert (document["version"], document["command"]) == (1, "flyer")
    assert Path(file.pop("path")).samefile(path)
    assert len(file.pop("sha256")) == 64
    assert file == {
        "product": "flyer-a6",
        "variant": "mitte",
        "edition": "press",
        "pages": 2,
        "bytes": path.stat().st_size,
        "status": "built",
    }
    assert {finding["code"] for finding in document["findings"]} == {"content.placeholder"}
    assert len(document["findings"]) > 10
    assert not (project / "out").exists()


@pytest.mark.long
def test_a_sheet_alone_is_the_same_file_as_among_its_siblings(call: Call, project: Path) -> None:
    assert call("flyer").returncode == 0
    together = {path.name: path.read_bytes() for path in (project / "out/press").iterdir()}
    assert call("flyer", "Mitte", "-o", "alone").returncode == 0
    alone = {path.name: path.read_bytes() for path in (project / "alone/press").iterdir()}
    assert sorted(alone) == ["flyer-a6_mitte.pdf", "flyer-dl_mitte.pdf"]
    assert alone == {name: data for name, data in together.items() if name in alone}


def test_marks_stand_in_the_slug_alone_and_only_when_asked_for(call: Call, project: Path) -> None:
    call(*A6, "mitte")
    call(*A6, "mitte", "--marks", "-o", "marked")
    with (
        pypdfium2.PdfDocument(project / "out/press/flyer-a6_mitte.pdf") as plain,
        pypdfium2.PdfDocument(project / "marked/press/flyer-a6_mitte.pdf") as marked,
    ):
        for without, with_marks in zip(plain, marked, strict=True):
            assert without.get_mediabox() == without.get_bleedbox()
            bleed = with_marks.get_bleedbox()
            assert with_marks.get_mediabox() != bleed
            whole = np.asarray(with_marks.render(scale=2).to_pil().convert("L"))
            assert whole[:20].min() < 100  # above the sheet
            with_marks.set_mediabox(*bleed)
            assert np.array_equal(np.asarray(without.render(scale=2).to_pil()), np.asarray(with_marks.render(scale=2).to_pil()))


def test_what_the_finished_pdf_or_a_code_lacks_names_the_layout_or_the_line_and_fails_that_sheet_alone(
    call: Call, project: Path
) -> None:
    style, district = project / "layouts/flyer-a6/style.css", project / "content/districts/mitte.yaml"
    text = style.read_text(encoding="utf-8")
    style.write_text(text + "@layer product { .poster { color: #f00; } .further { color: #00f; } }\n", encoding="utf-8")
    line = len(text.splitlines()) + 1
    messages = [said for said in call(*A6).stderr.splitlines() if said.startswith("layouts/")]
    assert [said.split(". Give")[0] for said in messages] == [
        f"layouts/flyer-a6/style.css:{line}:35: page 1 has the RGB colour #ff0000",
        f"layouts/flyer-a6/style.css:{line}:61: page 2 has the RGB colour #0000ff",
    ]
    assert not (project / "out/press").exists() or not list((project / "out/press").iterdir())

    style.write_text(text, encoding="utf-8")
    district.write_text(f"name: Mitte\nurl: https://kassel.example/{'x' * 400}\n", encoding="utf-8")
    result = call(*A6)
    assert result.returncode == 1
    assert [path.name for path in (project / "out/press").iterdir()] == ["flyer-a6_suesterfeld-helleboehn.pdf"]
    assert re.search(r"^content/districts/mitte\.yaml:2:6: the QR code .* Shorten the address", result.stderr, re.MULTILINE)


@pytest.mark.long
def test_a_sheet_that_fails_leaves_its_last_good_file_and_the_others_are_built(call: Call, project: Path) -> None:
    press = project / "out/press"
    press.mkdir(parents=True)
    (press / "flyer-a6_mitte.pdf").write_bytes(b"the last good one")
    district = project / "content/districts/mitte.yaml"
    long_name = "Mitte" + "mitte" * 40
    district.write_text(district.read_text(encoding="utf-8").replace("name: Mitte", f"name: {long_name}"), encoding="utf-8")
    result = call(*A6)
    assert result.returncode == 1
    assert (press / "flyer-a6_mitte.pdf").read_bytes() == b"the last good one"
    assert pages(press / "flyer-a6_suesterfeld-helleboehn.pdf") == 2
    assert re.search(r"^\[\d/2\] flyer-a6_mitte: FAILED$", result.stderr, re.MULTILINE)
    assert re.search(r"^content/districts/mitte\.yaml:2:7: ", result.stderr, re.MULTILINE)
    assert re.search(r"flyer-a6_mitte\.pdf +- +- +-  FAILED$", result.stdout, re.MULTILINE)
    document = json.loads(call(*A6, "mitte", "--json").stdout)
    assert [(file["status"], file["bytes"]) for file in document["files"]] == [("failed", 0)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("template.html", "{% block body %}", "{% block body %}{{ nothing_of_the_kind }}"),
        ("template.html", "{% block body %}", '{% block body %}{% include "_shared/gone.html" %}'),
        ("style.css", ".back {", ".back { colour: red;"),
    ],
)
def test_what_is_wrong_in_a_layout_fails_its_sheets_with_its_place(
    call: Call, project: Path, file: str, old: str, new: str
) -> None:
    path = project / "layouts/flyer-a6" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = call(*A6)
    assert result.returncode == 1
    (line,) = [line for line in result.stderr.splitlines() if not line.startswith("[")]
    assert re.match(rf"layouts/flyer-a6/{file}:\d+", line)


def test_warnings_count_as_errors_where_that_is_asked_for(call: Call) -> None:
    words = (*A6, "mitte", "Mitte", "--chapter", "klima")
    relaxed, strict = call(*words), call(*words, "--strict")
    sentence = "--chapter changes nothing here: nothing of flyer-a6 is made per chapter. Leave it out, or name a product for it."
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert relaxed.stderr.splitlines().count(sentence) == 1
    assert relaxed.stderr.splitlines().count("Named more than once; each sheet is built once: mitte.") == 1


def test_a_full_disk_stops_the_build_with_one_sentence_and_all_files_whole(
    call: Call, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = project / "out/press"
    press.mkdir(parents=True)
    (press / "flyer-a6_suesterfeld-helleboehn.pdf").write_bytes(b"the last good one")
    really, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) % 2 == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    result = call(*A6, "-j", "1")
    assert result.returncode == 3
    said = [line for line in result.stderr.splitlines() if not line.startswith("[")]
    assert [line.split(": ", 1)[1] for line in said] == [
        "the disk is full. Make room and start again; the file that was there is unharmed."
    ]
    assert "flyer-a6_mitte.pdf" in result.stdout
    assert sorted(path.name for path in press.iterdir()) == ["flyer-a6_mitte.pdf", "flyer-a6_suesterfeld-helleboehn.pdf"]
    assert pages(press / "flyer-a6_mitte.pdf") == 2
    assert (press / "flyer-a6_suesterfeld-helleboehn.pdf").read_bytes() == b"the last good one"
    calls.clear()
    document = json.loads(call(*A6, "-j", "1", "--force", "--json").stdout)
    assert [file["variant"] for file in document["files"]] == ["mitte"]
    assert [finding["code"] for finding in document["findings"] if finding["severity"] == "error"] == ["cli.tool"]


def test_an_output_folder_that_is_a_file_is_told_before_the_work(call: Call, project: Path) -> None:
    (project / "out").touch()
    begin = time.perf_counter()
    result = call("build")
    assert time.perf_counter() - begin < 5
    assert result.returncode == 3
    assert result.stderr.splitlines()[-1].endswith(
        "out/press: this cannot be written (a file lies where a folder is needed). Mend that, or choose another folder with -o."
    )
    assert (project / "out").is_file()


def test_an_interrupted_build_ends_at_once_and_leaves_whole_files(start: Start, project: Path) -> None:
    process = start("flyer", "-j", "1")
    wait_for_line(process, "[1/4]")
    begin = time.perf_counter()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert time.perf_counter() - begin < 20  # far less than the build would take; machines may be busy
    assert process.returncode == 130
    assert err.strip().endswith("Interrupted. Finished files are whole; none is half-written.")
    assert len(list((project / "out/press").iterdir())) < 4
    assert {path.suffix for path in (project / "out/press").iterdir()} == {".pdf"}
    assert {pages(path) for path in (project / "out/press").iterdir()} == {2}


def test_a_killed_build_leaves_whole_files(start: Start, project: Path) -> None:
    process = start(*A6)
    wait_for_line(process, "[1/2]")
    process.kill()
    process.wait(timeout=30)
    whole = [pages(path) for path in (project / "out/press").glob("*.pdf")]
    assert set(whole) == {2}


def test_a_reader_of_messages_that_goes_away_does_not_stop_the_build(project: Path) -> None:
    script = f"{sys.executable} -m programm_print {' '.join(A6)} -j 1 2>&1 >/dev/null | head -1; exit ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", script], cwd=project, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[1/2] flyer-a6_mitte: built\n")
    assert len(list((project / "out/press").glob("*.pdf"))) == 2


def test_on_a_narrow_terminal_a_bar_tells_the_time_left_and_names_stay_whole(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    main_end, terminal = pty.openpty()
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 56, 0, 0))
    command = [sys.executable, "-m", "programm_print", *A6, "suesterfeld"]
    process = subprocess.Popen(command, cwd=project, env=environment, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    shown = b""
    while select.select([main_end], [], [], 60)[0]:
        try:
            shown += os.read(main_end, 4096)
        except OSError:  # Linux tells so that the other end is closed
            break
    os.close(main_end)
    assert process.wait(timeout=30) == 0
    text = re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", shown.decode())
    assert re.search(r"0/1 -:--:-- flyer-a6_", text)
    assert "out/press/flyer-a6_suesterfeld-helleboehn.pdf\r\n" in text
    assert "[1/1]" not in text
