"""Pages as pixels, placed as facts place them."""

from __future__ import annotations

import numpy as np
import pdfs
import pikepdf
import pytest
from pikepdf import Array

from programm_print.models.inspection import PageFact
from programm_print.proof.pages import Pages, best_ppi

BOX = (10.0, 20.0, 40.0, 30.0)  # from the trim's top left corner
CONTENT = f"0 0 0 1 k {10 * pdfs.MM} {118 * pdfs.MM} {30 * pdfs.MM} {10 * pdfs.MM} re f".encode()


@pytest.mark.parametrize("gray", [True, False])
@pytest.mark.parametrize(("rotate", "unit", "crop"), [(0, 1, False), (90, 1, True), (180, 2, False), (270, 1, False)])
def test_a_mark_stands_where_facts_say_whatever_turns_crops_or_scales_the_page(
    gray: bool, rotate: int, unit: int, crop: bool
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        leaf = pdf.pages[0].obj
        leaf.Rotate, leaf.UserUnit = rotate, unit
        if crop:
            leaf.CropBox = Array([50, 50, 100, 100])

    media, trim = ((-3.0 * unit, -3.0 * unit, 108.0 * unit, 151.0 * unit), (0.0, 0.0, 105.0 * unit, 148.0 * unit))
    fact = PageFact(1, media, None, media, trim, None, rotate, float(unit))
    with Pages(pdfs.page_pdf(CONTENT, change=change)) as pages:
        whole = pages.picture(fact, 100, gray=gray)
        part = pages.picture(fact, 200, tuple(value * unit for value in (5.0, 15.0, 45.0, 35.0)), gray=gray)  # type: ignore[arg-type]
    for picture, ppi, left, top in ((whole, 100, -3, -3), (part, 200, 5, 15)):
        assert picture is not None
        rows, columns = np.nonzero(picture < 128)[:2]
        pixels = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        found = [value / ppi * 25.4 / unit + (left, top)[index % 2] for index, value in enumerate(pixels)]
        assert found == pytest.approx(BOX, abs=0.3)


def test_what_cannot_be_opened_has_no_picture() -> None:
    fact = PageFact(1, (0.0, 0.0, 100.0, 100.0), None, None, None, None, 0, 1.0)
    with Pages(b"no PDF") as pages:
        assert pages.picture(fact, 100) is None
    with Pages(pdfs.page_pdf()) as pages:
        assert pages.picture(PageFact(2, fact.media_mm, None, None, None, None, 0, 1.0), 100) is None
        assert pages.picture(fact, 100, (5.0, 5.0, 5.0, 9.0)) is None
        assert pages.picture(fact, 9000) is None, "more pixels than a picture may have"


def test_the_resolution_gives_way_where_a_page_is_large() -> None:
    assert best_ppi((0, 0, 100, 100), 150) == 150
    area = (0.0, 0.0, 5000.0, 5000.0)
    ppi = best_ppi(area, 150, 1_000_000)
    assert (5000 / 25.4 * ppi) ** 2 == pytest.approx(1_000_000, rel=0.02)


def test_a_page_like_a_thread_has_a_picture_that_zxing_takes() -> None:
    fact = PageFact(1, (0.0, 0.0, 350_000.0, 0.3), None, None, None, None, 0, 1.0)
    assert best_ppi(fact.media_mm, 300) * 350_000 / 25.4 < 65_535
    with Pages(pdfs.page_pdf()) as pages:
        assert pages.picture(fact, 5.0) is None
