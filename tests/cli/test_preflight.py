"""The verb preflight as it is called: words, exit codes, what is shown where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pdfs
import pytest

from programm_print.cli import main
from programm_print.inspect.separations import find_ghostscript

Call = Callable[..., CompletedProcess[str]]

FINE = b"0.2 0.1 0.6 0 k -9 -9 320 440 re f"
THIN = b"0 0 0 1 K 0.1 w 60 60 m 200 60 l S"
RED = b"1 0 0 rg 60 60 50 50 re f"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside of any project, with four files."""
    for name, data in {
        "fine.pdf": pdfs.page_pdf(FINE),
        "thin.pdf": pdfs.page_pdf(THIN),
        "red.pdf": pdfs.page_pdf(RED),
        "letter.pdf": b"Dear printer",
    }.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["fine.pdf"], 0),
        (["thin.pdf"], 0),
        (["thin.pdf", "--strict"], 1),
        (["fine.pdf", "red.pdf"], 1),
        (["letter.pdf", "red.pdf"], 2),
        (["missing.pdf"], 2),
        ([], 2),
        (["fine.pdf", "--shop", "nobody"], 2),
        (["fine.pdf", "--product", "flyer-a6"], 2),
        (["fine.pdf", "--proof", ""], 2),
    ],
)
def test_exit_codes(folder: Path, words: list[str], code: int) -> None:
    assert main(["preflight", *words]) == code


def test_findings_are_numbered_and_the_files_stand_in_a_table(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["preflight", "--lang", "en", "red.pdf", "letter.pdf", "fine.pdf"])
    out, err = capfd.readouterr()
    assert err.startswith("red.pdf: 1. Error: page 1: ")
    assert "(GWG R0027)" in err
    rows = [line.split() for line in out.splitlines()]
    assert rows[0] == ["File", "Pages", "Errors", "Warnings", "Status"]
    assert [row[0] for row in rows[1:]] == ["red.pdf", "letter.pdf", "fine.pdf"]
    assert rows[2][-1] == "UNREADABLE"


def test_json_holds_findings_and_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "--json", "red.pdf", "letter.pdf"]) == 2
    document = json.loads(capfd.readouterr().out)
    assert (document["version"], document["command"]) == (1, "preflight")
    (red,) = (finding for finding in document["findings"] if finding["code"] == "colour.space")
    assert (red["file"], red["page"], red["severity"]) == ("red.pdf", 1, "error")
    assert {"box_mm", "source", "hint"} <= set(red)
    assert [(file["path"], file["pages"]) for file in document["files"]] == [("red.pdf", 1), ("letter.pdf", 0)]


def test_a_call_that_goes_wrong_is_an_object_too(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "--json", "fine.pdf", "--shop", "nobody"]) == 2
    document = json.loads(capfd.readouterr().out)
    assert (document["files"], len(document["findings"])) == ([], 1)


@pytest.mark.skipif(find_ghostscript() is None, reason="Ghostscript is not installed")
def test_pictures_are_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "--lang", "en", "--proof", "proofs", "red.pdf"]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == f"Pictures written to {folder / 'proofs'}: 2."
    assert sorted(path.name for path in (folder / "proofs").iterdir()) == ["red-ink-01.png", "red-page-01.png"]


def test_a_folder_for_pictures_that_cannot_be_made_is_a_failed_tool(folder: Path) -> None:
    assert main(["preflight", "fine.pdf", "--proof", "letter.pdf"]) == 3


def test_a_build_keeps_the_old_pdf_where_the_new_one_would_be_rejected(call: Call, project: Path) -> None:
    assert call("flyer", "mitte", "--product", "flyer-a6").returncode == 0
    sheet = project / "out/press/flyer-a6_mitte.pdf"
    before = sheet.read_bytes()
    style = project / "layouts/flyer-a6/style.css"
    style.write_text(style.read_text(encoding="utf-8") + "@layer product { .qr { visibility: hidden } }\n", encoding="utf-8")
    broken = call("flyer", "mitte", "--product", "flyer-a6", "--json")
    assert broken.returncode == 1
    assert "qr.size" in {finding["code"] for finding in json.loads(broken.stdout)["findings"]}
    assert sheet.read_bytes() == before
