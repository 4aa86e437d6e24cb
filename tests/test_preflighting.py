"""The use case preflight: many files, what cannot be read, what is measured and what is estimated, pictures."""

from __future__ import annotations

from pathlib import Path

import pdfs
import pikepdf
import pytest
from pikepdf import Array
from PIL import Image

from programm_print.errors import UnreadableError
from programm_print.findings import Severity
from programm_print.inspect.separations import find_ghostscript
from programm_print.models.press_order import Limits
from programm_print.preflighting import Preflighted, preflight_bytes, preflight_files
from programm_print.terms import terms_of

needs_ghostscript = pytest.mark.skipif(find_ghostscript() is None, reason="Ghostscript is not installed")

FINE = b"0.2 0.1 0.6 0 k -9 -9 320 440 re f"
HEAVY = b"1 1 1 0.6 k 60 60 150 150 re f"
SHORT = b"0.2 0.1 0.6 0 k 0 100 200 200 re f"
WITHOUT_PROGRAMS = ("preflighting.no-ghostscript",)


def preflight(*files: Path, proof: Path | None = None) -> list[Preflighted]:
    return list(preflight_files([str(file) for file in files], Limits(), proof=proof))


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(data)
    return path


def codes(result: Preflighted) -> set[str]:
    return {finding.code for finding in result.findings if finding.code not in WITHOUT_PROGRAMS}


def test_a_faultless_file_has_nothing_to_object_to(tmp_path: Path) -> None:
    (result,) = preflight(written(tmp_path, "fine.pdf", pdfs.page_pdf(FINE)))
    assert (codes(result), result.pages, result.proofs) == (set(), 1, ())


def test_files_that_cannot_be_read_do_not_stop_the_others(tmp_path: Path) -> None:
    fine = written(tmp_path, "fine.pdf", pdfs.page_pdf(FINE))
    letter = written(tmp_path, "letter.pdf", b"Dear printer")
    results = preflight(tmp_path / "missing.pdf", letter, tmp_path, fine)
    assert [result.readable for result in results] == [False, False, False, True]
    assert [finding.code for result in results[:3] for finding in result.findings] == [
        "preflighting.unreadable",
        "preflighting.no-pdf",
        "preflighting.unreadable",
    ]
    assert all(finding.severity is Severity.ERROR for result in results[:3] for finding in result.findings)


@needs_ghostscript
def test_ink_and_bleed_are_measured_on_separations(tmp_path: Path) -> None:
    heavy, short = preflight(
        written(tmp_path, "heavy.pdf", pdfs.page_pdf(HEAVY)), written(tmp_path, "short.pdf", pdfs.page_pdf(SHORT))
    )
    (ink,) = (finding for finding in heavy.findings if finding.code == "ink.coverage")
    assert (ink.severity, ink.measured, ink.limit) == (Severity.ERROR, "360 %", "300 %")
    (gap,) = (finding for finding in short.findings if finding.code == "bleed.inked")
    assert gap.severity is Severity.ERROR
    assert gap.box_mm == pytest.approx((-3, 42.2, 0, 112.7), abs=0.5)


def test_without_ghostscript_ink_is_estimated_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (result,) = preflight(written(tmp_path, "heavy.pdf", pdfs.page_pdf(HEAVY)))
    found = {finding.code: finding for finding in result.findings}
    assert found["preflighting.no-ghostscript"].severity is Severity.INFO
    assert found["ink.coverage"].severity is Severity.WARNING
    assert str(found["ink.coverage"].measured).startswith("≤")


@needs_ghostscript
def test_pages_that_give_no_separations_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = written(tmp_path, "bin/gs", b"#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    (result,) = preflight(written(tmp_path, "heavy.pdf", pdfs.page_pdf(HEAVY, pages=2)))
    found = {finding.code: finding for finding in result.findings}
    assert found["preflighting.not-separated"].severity is Severity.WARNING
    assert found["ink.coverage"].severity is Severity.WARNING


def test_a_pdf_that_was_just_made_is_separated_only_where_its_ink_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert preflight_bytes(pdfs.page_pdf(FINE), "fine", Limits()) == ()
    assert "preflighting.no-ghostscript" in {finding.code for finding in preflight_bytes(pdfs.page_pdf(HEAVY), "heavy", Limits())}
    with pytest.raises(UnreadableError):
        preflight_bytes(b"", "empty", Limits())


def test_findings_name_their_file_their_page_and_their_place(tmp_path: Path) -> None:
    def shrink(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.BleedBox = Array([0, 0, 297, 419])

    path = written(tmp_path, "two.pdf", pdfs.page_pdf(FINE, pages=2, change=shrink))
    (result,) = preflight(path)
    assert result.findings
    assert {str(finding.place) for finding in result.findings} == {str(path)}


@needs_ghostscript
def test_pictures_are_written_for_each_page_and_named_after_their_file(tmp_path: Path) -> None:
    first = written(tmp_path, "a/sheet.pdf", pdfs.page_pdf(HEAVY, pages=2))
    second = written(tmp_path, "b/sheet.pdf", pdfs.page_pdf(FINE))
    results = preflight(first, second, proof=tmp_path / "proofs")
    names = [[path.name for path in result.proofs] for result in results]
    assert names == [
        ["sheet-ink-01.png", "sheet-ink-02.png", "sheet-page-01.png", "sheet-page-02.png"],
        ["sheet-2-ink-01.png", "sheet-2-page-01.png"],
    ]
    for path in (tmp_path / "proofs").iterdir():
        with Image.open(path) as picture:
            picture.verify()


def test_outside_of_a_project_the_programs_own_shops_count(tmp_path: Path) -> None:
    limits, order = terms_of(tmp_path, None, None)
    assert (limits, order) == (Limits(), None)
    limits, order = terms_of(tmp_path, "pinguindruck-uncoated", None)
    assert (limits.ink_percent, order) == (280, None)


def test_inside_a_project_product_and_shop_are_its_own() -> None:
    limits, order = terms_of(Path(__file__).parents[1], "pinguindruck", "dl")
    assert order is not None
    assert (order.name, order.trim_mm, order.pages) == ("flyer-dl", (297, 210), 2)
    assert "pinguin" in limits.shop
