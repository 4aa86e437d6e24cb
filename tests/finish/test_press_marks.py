from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pikepdf
from numpy.typing import NDArray

from programm_print.finish.press import PressSettings, finish_press

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

PAGE = "<p style='background: device-cmyk(.2 .1 .1 0); opacity: .8'>Text</p>"
DPI = 254  # 10 pixels a millimetre


def test_without_the_option_there_are_no_marks(raw: Raw, settings: Settings) -> None:
    with pikepdf.open(io.BytesIO(finish_press(raw(PAGE), settings(folds_mm=((50.0,),))))) as pdf:
        assert b"Separation" not in b"".join(item.unparse() for item in pdf.objects)
        assert pdf.pages[0].MediaBox == pdf.pages[0].BleedBox


def test_marks_stand_in_the_slug_on_all_four_plates_and_no_other(raw: Raw, settings: Settings, plates: Separate) -> None:
    press = finish_press(raw("<p>Text</p><p style='break-before: page'>zwei</p>"), settings(marks=True, folds_mm=((50.0,), ())))
    seen = plates(press, dpi=DPI)
    assert set(seen) == {"Cyan", "Magenta", "Yellow", "Black"}
    cyan = seen["Cyan"]
    assert cyan.shape == (148 * 10 + 260, 105 * 10 + 260)
    for ink in seen.values():
        outside = ink.copy()
        outside[100:-100, 100:-100] = 0
        assert (outside == np.where(outside > 0, cyan, 0)).all()
    assert cyan[100:-100, 100:-100].max() == 0, "no mark inside the bleed box"

    columns = {round(int(x) / 10) for x in np.nonzero(cyan[:100].max(axis=0))[0]}
    rows = {round(int(y) / 10) for y in np.nonzero(cyan[:, :100].max(axis=1))[0]}
    assert {13, 118, 63} <= columns  # trim left and right, the fold 50 mm from the left
    assert {13, 161} <= rows
    assert cyan[: 100 - 9, 625:635].max() > 0
    assert cyan[-91:, 625:635].max() > 0

    second = plates(press, dpi=DPI, page=2)["Cyan"]
    assert second[:100, 600:660].max() == 0
    assert second[:100, 125:135].max() > 0


def test_marks_leave_trim_and_bleed_where_they_were(raw: Raw, settings: Settings) -> None:
    with_marks, without = (pikepdf.open(io.BytesIO(finish_press(raw(PAGE), settings(marks=marks)))) for marks in (True, False))
    for box in ("/TrimBox", "/BleedBox"):
        assert with_marks.pages[0].obj[box] == without.pages[0].obj[box]
    width = [float(edge) for edge in with_marks.pages[0].MediaBox.as_list()]
    assert (width[2] - width[0]) * 25.4 / 72 - 105 - 2 * 3 > 2 * 7


def test_the_layouts_state_does_not_reach_the_marks(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    content = b"2 0 0 2 30 30 cm 0 0 1 1 re W n q q 5 w [9] 0 d"
    plain = plates(finish_press(drawn(b""), settings(marks=True)))
    odd = plates(finish_press(drawn(content), settings(marks=True)))
    assert (plain["Black"] == odd["Black"]).all()
    assert plain["Black"].max() > 0
