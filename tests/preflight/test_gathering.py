from __future__ import annotations

from judged import area, judged, only, page, text
from pdfs import page_pdf

from programm_print.messages import speaking
from programm_print.preflight.faults import ranges

SMALL = "/over gs 0 0 0 1 k"


def test_equal_faults_of_a_page_are_one_finding_with_the_worst_figure_and_all_places() -> None:
    content = "".join(text(size=5 + n / 100, at=(60, 100 + 6 * n), colour=SMALL) for n in range(30))
    finding = only(judged(page(content)), "text.size")
    assert finding.measured == "5.0 pt"
    assert finding.message.startswith("page 1: ")
    assert "30 places" in finding.message
    assert len(finding.also_mm) == 19
    assert finding.box_mm not in finding.also_mm


def test_equal_faults_of_many_pages_are_one_finding() -> None:
    finding = only(judged(page(text(size=5, colour=SMALL), pages=40)), "text.size")
    assert finding.message.startswith("pages 1–40: ")
    three = judged(page(text(size=5, colour=SMALL), pages=3))
    assert [finding.page for finding in three] == [1, 2, 3]


def test_two_kinds_of_a_fault_are_two_findings() -> None:
    found = judged(page(area("1 0 0 rg") + area("/Lab cs 60 30 30 sc")))
    assert {finding.measured for finding in found} == {"DeviceRGB", "Lab"}


def test_errors_come_first_then_pages_in_order() -> None:
    found = judged(page_pdf(area("0 0.03 0 0 k").encode(), pages=2, bleed_mm=1))
    assert [(finding.code, finding.page) for finding in found] == [
        ("box.bleed", 1),
        ("box.bleed", 2),
        ("ink.minimum", 1),
        ("ink.minimum", 2),
    ]


def test_findings_speak_the_readers_language() -> None:
    with speaking("de"):
        finding = only(judged(page(text(size=5, colour=SMALL))), "text.size")
    assert finding.message.startswith("Seite 1: Text ist 5.0 pt groß")
    assert finding.source == "Vorgaben der Druckereien"


def test_page_numbers_are_told_in_ranges() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"
