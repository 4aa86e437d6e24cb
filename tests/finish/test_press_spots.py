"""Colours of the palette with a plate of their own, with declared overprint or knockout."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray

from programm_print.errors import RenderError
from programm_print.finish.press import PressSettings, finish_press
from programm_print.models.colour import Colour

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

SIGNAL = Colour("signal", (0, 80, 90, 0), "#F05A28", spot="HKS 8 K")
VARNISH = Colour("varnish", (0, 0, 0, 10), "#EEEEEE", spot="Varnish", overprint=True)
INK = Colour("ink", (0, 0, 0, 100), "#1F1F1D")
LEAF = Colour("leaf", (54, 0, 88, 0), "#89BE46")
ALL = (SIGNAL, VARNISH, INK, LEAF)
SPOTS = ("signal", "varnish")
NO_MARGIN = "@page { margin: 0 }"


def separations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Array) and len(item) == 4 and item[0] == "/Separation"]
    return {str(space[1]): space for space in found}


def box(style: str, inner: str = "") -> str:
    return f"<div style='height: 4cm; {style}'>{inner}</div>"


def test_a_spot_colour_prints_on_its_plate_alone(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = box("background: color(--signal 1)") + box("background: color(--signal .5)")
    body += "<svg width=100 height=60><rect width=100 height=60 fill='color(--signal 1)'/></svg>"
    press = finish_press(raw(body, css=NO_MARGIN, spots=SPOTS), settings(colours=ALL))
    seen = plates(press)
    assert set(seen) == {"Cyan", "Magenta", "Yellow", "Black", "HKS 8 K"}
    assert (seen["HKS 8 K"][60, 150], seen["HKS 8 K"][260, 50]) == (100, 100)
    assert abs(int(seen["HKS 8 K"][170, 150]) - 50) <= 1
    assert max(seen[ink].max() for ink in ("Cyan", "Magenta", "Yellow", "Black")) == 0


def test_a_plate_stands_in_the_file_with_its_inks_where_it_is_used_and_else_not(raw: Raw, settings: Settings) -> None:
    press = finish_press(raw(box("background: color(--signal 1)"), spots=SPOTS), settings(colours=ALL))
    with pikepdf.open(io.BytesIO(press)) as pdf:
        (space,) = separations(pdf).values()
        assert (str(space[1]), str(space[2])) == ("/HKS 8 K", "/DeviceCMYK")
        assert [float(ink) for ink in space[3].C1] == [0, 0.8, 0.9, 0]
        assert [float(ink) for ink in space[3].C0] == [0, 0, 0, 0]
        profiles = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/N" in item and "/Type" not in item]
        assert len(profiles) == 1, "only the output intent's"
    with pikepdf.open(io.BytesIO(finish_press(raw("<p>Text", spots=SPOTS), settings(colours=ALL)))) as pdf:
        assert separations(pdf) == {}


def test_a_spot_colour_knocks_out_unless_it_is_declared_to_overprint(raw: Raw, settings: Settings, plates: Separate) -> None:
    field = "background: device-cmyk(.6 0 0 0)"
    body = box(field, box("width: 5cm; background: color(--signal 1)")) + box(field, box("background: color(--varnish 1)"))
    seen = plates(finish_press(raw(body, css=NO_MARGIN, spots=SPOTS), settings(colours=ALL)))
    assert (seen["HKS 8 K"][60, 60], seen["Cyan"][60, 60], seen["Cyan"][60, 250]) == (100, 0, 60)
    assert (seen["Varnish"][170, 150], seen["Cyan"][170, 150]) == (100, 60)


def test_black_text_overprints_a_spot_colour(raw: Raw, settings: Settings, plates: Separate) -> None:
    body = box("background: color(--signal 1); font-size: 90pt; line-height: 4cm", "HHH")
    seen = plates(finish_press(raw(body, css=NO_MARGIN, spots=SPOTS), settings(colours=ALL)))
    letters = seen["Black"][20:110, 20:280] == 100
    assert letters.sum() > 300
    assert seen["HKS 8 K"][20:110, 20:280][letters].min() == 100


def test_a_spot_colour_may_shine_through(raw: Raw, settings: Settings, plates: Separate) -> None:
    seen = plates(
        finish_press(raw(box("opacity: .5; background: color(--signal 1)"), css=NO_MARGIN, spots=SPOTS), settings(colours=ALL))
    )
    assert abs(int(seen["HKS 8 K"][60, 150]) - 50) <= 1


def test_a_spot_colour_that_the_palette_lacks_is_refused(raw: Raw, settings: Settings) -> None:
    with pytest.raises(RenderError) as error:
        finish_press(raw(box("background: color(--signal 1)"), spots=SPOTS), settings())
    assert [finding.code for finding in error.value.findings] == ["finish.colour-space"]


def drawn_over(colour: str) -> bytes:
    return b".6 .3 0 0 k -9 -9 400 500 re f " + colour.encode() + b" 50 50 100 100 re f"


@pytest.mark.parametrize(
    ("colours", "inks", "cyan"),
    [
        ((INK,), "0 0 0 1 k", 60),
        ((Colour("ink", (0, 0, 0, 100), "#1F1F1D", overprint=False),), "0 0 0 1 k", 0),
        ((Colour("sun", (0, 18, 92, 0), "#FFD00A"),), "0 .18 .92 0 k", 0),
        ((Colour("sun", (0, 18, 92, 0), "#FFD00A", overprint=True),), "0 .18 .92 0 k", 60),
        ((Colour("odd", (0, 33.333, 92, 0), "#FFD00A", overprint=True),), "0 .33333 .92 0 k", 60),
        ((Colour("sun", (0, 18, 92, 0), "#FFD00A", overprint=True),), "0 .19 .92 0 k", 0),
    ],
)
def test_overprint_and_knockout_are_as_declared(
    drawn: Drawn, settings: Settings, plates: Separate, colours: tuple[Colour, ...], inks: str, cyan: int
) -> None:
    seen = plates(finish_press(drawn(drawn_over(inks)), settings(colours=colours)))
    assert seen["Cyan"][-100, 100] == cyan


def test_white_knocks_out_even_where_a_colour_of_no_ink_is_declared_to_overprint(
    drawn: Drawn, settings: Settings, plates: Separate
) -> None:
    paper = Colour("paper", (0, 0, 0, 0), "#FFFFFF", overprint=True)
    seen = plates(finish_press(drawn(drawn_over("0 0 0 0 k")), settings(colours=(paper,))))
    assert seen["Cyan"][-100, 100] == 0
