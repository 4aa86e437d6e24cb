from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from numpy.typing import NDArray

from programm_print.finish.draft import Draft
from programm_print.finish.press import PressSettings, finish_press

Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

FONT = (Path(__file__).parents[2] / "fonts/bricolage-grotesque-head.ttf").read_bytes()
MM = 72 / 25.4
DRAFT = Draft("DRAFT", FONT)
# Everything in all inks: a mark must be seen on it too.
DARK = b"1 1 1 1 k 0 0 2000 2000 re f"


@pytest.mark.parametrize("content", [DARK, b"0 1 0 0 k -9 -9 2000 2000 re f"])
def test_a_draft_is_told_on_every_ground_in_process_inks(
    drawn: Drawn, settings: Settings, plates: Separate, content: bytes
) -> None:
    plain = plates(finish_press(drawn(content), settings()), dpi=36)
    marked = plates(finish_press(drawn(content), settings(draft=DRAFT)), dpi=36)
    assert set(marked) == {"Cyan", "Magenta", "Yellow", "Black"}
    changed = np.any([plain[ink] != marked[ink] for ink in plain], axis=0)
    # From one end of the page to the other, but not over it all.
    assert np.ptp(np.nonzero(changed.any(axis=1))[0]) > 0.7 * changed.shape[0]
    assert np.ptp(np.nonzero(changed.any(axis=0))[0]) > 0.7 * changed.shape[1]
    assert 0.01 < changed.mean() < 0.2


def test_each_page_is_marked_within_its_trim_and_nothing_else_changes(drawn: Drawn, settings: Settings) -> None:
    with pikepdf.open(io.BytesIO(drawn(b""))) as pdf:
        pdf.pages.append(pdf.pages[0])
        target = io.BytesIO()
        pdf.save(target)
    press = finish_press(target.getvalue(), settings(draft=DRAFT, marks=True))
    without = finish_press(target.getvalue(), settings(marks=True))
    with pypdfium2.PdfDocument(press) as document, pypdfium2.PdfDocument(without) as plain:
        assert len(document) == 2
        for page, unmarked in zip(document, plain, strict=True):
            media, trim = page.get_mediabox(), page.get_trimbox()
            changed = np.asarray(page.render().to_pil()) != np.asarray(unmarked.render().to_pil())
            rows, columns = np.nonzero(changed.any(axis=2))
            assert columns.min() >= trim[0] - media[0] - 1
            assert columns.max() <= trim[2] - media[0] + 1
            assert rows.min() >= media[3] - trim[3] - 1
            assert rows.max() <= media[3] - trim[1] + 1
            # Outlines: there is no text that a search could take for the sheet's own.
            assert page.get_textpage().get_text_range() == ""


def test_what_lies_below_stays_readable(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    black = b"0 0 0 1 k 0 0 2000 2000 re f"
    marked = plates(finish_press(drawn(black), settings(draft=DRAFT)))["Black"]
    assert marked[20:-20, 20:-20].min() >= 45


@pytest.mark.parametrize("word", ["DRAFT", "ENTWURF"])
@pytest.mark.parametrize("size_mm", [(297.0, 210.0), (60.0, 200.0)])
def test_the_word_is_as_large_as_the_page_allows(
    drawn: Drawn, settings: Settings, word: str, size_mm: tuple[float, float]
) -> None:
    with pikepdf.open(io.BytesIO(drawn(b""))) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array([-3 * MM, -3 * MM, *((length + 3) * MM for length in size_mm)])
        target = io.BytesIO()
        pdf.save(target)
    press = finish_press(target.getvalue(), settings(draft=Draft(word, FONT), trim_mm=size_mm))
    with pypdfium2.PdfDocument(press) as document:
        inked = np.asarray(document[0].render(scale=1 / MM).to_pil().convert("L")) < 250
    rows, columns = np.nonzero(inked)
    margins = [columns.min(), inked.shape[1] - columns.max(), rows.min(), inked.shape[0] - rows.max()]
    assert 3 <= min(margins) < 3 + 0.06 * max(size_mm)
