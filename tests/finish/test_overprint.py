from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from programm_print.finish.press import PressSettings, finish_press

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]
Separate = Callable[..., dict[str, NDArray[np.int_]]]

FIELD = "height: 60mm; background: device-cmyk(.6 .3 0 0); font-size: 90pt; line-height: 60mm"


def test_black_text_leaves_the_colour_below_on_its_plate(raw: Raw, settings: Settings, plates: Separate) -> None:
    seen = plates(finish_press(raw(f"<div style='{FIELD}'>HHH</div>", css="@page { margin: 0 }"), settings()))
    inside = seen["Black"][20:160, 20:280] == 100
    assert inside.sum() > 500
    assert seen["Cyan"][20:160, 20:280][inside].min() >= 59
    assert seen["Magenta"][20:160, 20:280][inside].min() >= 29


def test_black_over_the_darkest_colours_stays_within_300_percent(raw: Raw, settings: Settings, plates: Separate) -> None:
    fields = "".join(
        f"<div style='height: 40mm; font-size: 90pt; background: device-cmyk({ink})'>HHH</div>"
        for ink in (".92 .48 .08 .05", ".7 .22 .05 0", "0 .9 .8 0")
    )
    seen = plates(finish_press(raw(fields, css="@page { margin: 0 }"), settings()))
    total = sum(seen[ink] for ink in ("Cyan", "Magenta", "Yellow", "Black"))
    assert 240 < np.max(total) <= 300


@pytest.mark.parametrize("ink", ["0 0 0 0", "0 0 0 .6", "0 0 1 0", "0 0 0 1 / .5"])
def test_white_tints_colours_and_translucent_black_knock_out(raw: Raw, settings: Settings, plates: Separate, ink: str) -> None:
    field = f"<div style='{FIELD}; color: device-cmyk({ink})'>HHH</div>"
    seen = plates(finish_press(raw(field, css="@page { margin: 0 }"), settings()))
    assert seen["Cyan"][20:160, 20:280].min() < 59


def test_black_lines_and_paths_overprint(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    content = b".6 0 0 0 k 0 0 300 400 re f 0 0 0 1 K 4 w 0 100 m 300 100 l S 0 0 0 1 k 50 200 50 50 re f"
    seen = plates(finish_press(drawn(content), settings()))
    ink = seen["Black"] == 100
    assert ink.sum() > 3000
    assert seen["Cyan"][ink].min() >= 59


def test_a_picture_after_black_text_knocks_out(drawn: Drawn, settings: Settings, plates: Separate) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        black = pdf.make_stream(
            b"\x00", Subtype=pikepdf.Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray
        )
        return {"XObject": {"/i": black}}

    content = b".6 0 0 0 k 0 0 300 400 re f 0 g 50 200 50 50 re f q 100 0 0 100 150 50 cm /i Do Q"
    seen = plates(finish_press(drawn(content, resources), settings()))
    line = seen["Cyan"].shape[0] - 100
    assert (seen["Black"][line, 200], seen["Cyan"][line, 200]) == (100, 0)
    assert (seen["Black"][line - 125, 80], seen["Cyan"][line - 125, 80]) == (100, 60)


def number(value: Decimal) -> bytes:
    return f"{value:f}".encode()


level = st.sampled_from([Decimal(0), Decimal(1), Decimal("0.5"), Decimal("1.0")])
colour = st.one_of(
    st.tuples(level, level, level, level, st.sampled_from([b"k", b"K"])).map(
        lambda five: b" ".join([*(number(value) for value in five[:4]), five[4]])
    ),
    st.sampled_from(
        [b"0 g", b"1 G", b"0 0 0 rg", b"0 0 0 RG", b"/DeviceCMYK cs", b"/DeviceGray CS", b"/DeviceCMYK cs 0 0 0 1 sc"]
    ),
)
state = st.sampled_from([b"/half gs", b"/full gs", b"2 w", b"1 0 0 1 5 5 cm"])
paint = st.sampled_from(
    [
        b"5 5 9 9 re f",
        b"5 5 m 9 9 l S",
        b"5 5 9 9 re B*",
        b"5 5 9 9 re W n",
        b"BT (A) Tj ET",
        b"1 1 m 2 2 l 3 3 2 2 re b",
        b"/form Do",
    ]
)
piece = st.recursive(
    st.one_of(colour, state, paint),
    lambda inner: st.lists(inner, min_size=1, max_size=5).map(lambda parts: b"q\r" + b"\n\t".join(parts) + b"\fQ"),
    max_leaves=20,
)


def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
    form = pdf.make_stream(b"9 9 9 9 re f 0 g 5 5 5 5 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 50, 50])
    return {
        "ExtGState": {"/half": pikepdf.Dictionary(ca=Decimal("0.5"), CA=Decimal("0.5")), "/full": pikepdf.Dictionary(ca=1, CA=1)},
        "XObject": {"/form": form},
    }


def painted(pdf: pikepdf.Pdf, instructions: Iterable[Any], state: dict[Any, Any]) -> Iterator[tuple[str, dict[Any, Any]]]:
    """An independent reading of a finished content: for each painting its (inks, alpha, overprint) of fill and stroke."""
    stack = []
    ext: Any = pdf.pages[0].obj.Resources.get("/ExtGState", pikepdf.Dictionary())
    in_path = False
    for instruction in instructions:
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("k", "K", "sc", "SC"):
            state[operator.isupper()] = [float(value) for value in operands]
        elif operator in ("cs", "CS"):
            assert operands[0] == "/DeviceCMYK"
            state[operator.isupper()] = [0, 0, 0, 1]
        elif operator == "gs":
            assert not in_path
            found = ext[str(operands[0])]
            for key, at in (("/ca", "alpha"), ("/op", "op"), ("/OP", "OP")):
                if key in found:
                    state[at] = float(found[key])
        elif operator == "q":
            stack.append(dict(state))
        elif operator == "Q":
            state = stack.pop()
        elif operator in ("m", "re"):
            in_path = True
        elif operator in ("f", "S", "B*", "b", "Tj", "n"):
            in_path = False
            if operator != "n":
                yield operator, state
        else:
            assert operator in ("w", "cm", "W", "l", "BT", "ET", "Do"), operator
        if operator == "Do":
            assert not state["op"]
            assert not state["OP"]
    assert not stack


@given(parts=st.lists(piece, max_size=12), cut=st.integers(0, 5))
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_content_overprints_exactly_what_is_k_only(drawn: Drawn, settings: Settings, parts: list[bytes], cut: int) -> None:
    # A content may come in several streams, cut between any two tokens.
    contents = [b"\n".join(parts[:cut]), b"\n".join(parts[cut:])]
    with pikepdf.open(io.BytesIO(finish_press(drawn(contents, resources), settings()))) as pdf:
        start = {False: [0, 0, 0, 1], True: [0, 0, 0, 1], "alpha": 1.0, "op": 0.0, "OP": 0.0}
        for operator, state in painted(pdf, pikepdf.parse_content_stream(pdf.pages[0]), start):
            fills, strokes = operator in ("f", "B*", "b", "Tj"), operator in ("S", "B*", "b")
            for used, stroke, key in ((fills, False, "op"), (strokes, True, "OP")):
                if used:
                    assert bool(state[key]) == (state[stroke] == [0, 0, 0, 1] and state["alpha"] == 1)
