from __future__ import annotations

from dataclasses import replace

import pytest
from judged import area, judged, only, page

from programm_print.models.inspection import CodeFact
from programm_print.models.press_order import Order

GOOD = CodeFact(1, (20, 20, 32, 32), "https://a.example/", 0.42, 4.0, inks=("Black",))


@pytest.mark.parametrize(
    ("changes", "measured", "limit"),
    [
        ({"module_mm": 0.35}, "0.35 mm", "0.4 mm"),
        ({"quiet_modules": 2.0}, "2.0", "4"),
        ({"inks": ("Cyan", "Black")}, "Cyan, Black", "1"),
        ({"on_paper": False}, None, None),
        ({"text": ""}, "–", None),
    ],
)
def test_qr_codes_can_be_read_from_paper(changes: dict[str, object], measured: str | None, limit: str | None) -> None:
    data = page(area("0 1 0 0 k"))
    finding = only(judged(data, codes=[replace(GOOD, **changes)]), "qr.size")  # type: ignore[arg-type]
    assert (finding.page, finding.box_mm, finding.measured, finding.limit) == (1, GOOD.box_mm, measured, limit)
    assert judged(data, codes=[GOOD]) == ()


def test_qr_codes_lead_where_they_shall() -> None:
    data, order = page(area("0 1 0 0 k")), Order("flyer", (105, 148), codes=(GOOD.text,))
    assert judged(data, order=order, codes=[GOOD]) == ()
    wrong = judged(data, order=order, codes=[replace(GOOD, text="https://b.example/")])
    assert [(finding.code, finding.measured) for finding in wrong] == [("qr.size", "–"), ("qr.size", "https://b.example/")]
    assert only(judged(data, order=order, codes=[]), "qr.size").limit == GOOD.text


def test_nobody_looked_for_codes() -> None:
    assert judged(page(area("0 1 0 0 k")), order=Order("flyer", (105, 148), codes=(GOOD.text,))) == ()
