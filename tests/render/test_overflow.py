"""What does not fit is found, and what fits is not accused: each fault stands beside a twin that differs only in length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from conftest import LayOut

# 10 pt set on 12 pt: a line is 4.233 mm high, a letter 1.764 mm wide.


class Case(NamedTuple):
    """A body that overflows when {} is `faulty`, and does not when it is `sound`."""

    body: str
    faulty: str
    sound: str
    css: str = ""


WORDS = "Wort " * 60
SENTENCE = "Drei Worte passen."

CASES = {
    "flow in a fixed height": Case('<div data-frame="f" style="height:20mm"><p>{}</p></div>', WORDS, SENTENCE),
    "flow in a maximal height": Case('<div data-frame="f" style="max-height:20mm"><p>{}</p></div>', WORDS, SENTENCE),
    "an absolute box": Case(
        '<div data-frame="f" style="position:absolute;top:5mm;left:5mm;width:30mm;height:15mm">{}</div>', WORDS, SENTENCE
    ),
    "an absolute child": Case(
        '<div data-frame="f" style="position:relative;height:20mm"><p style="position:absolute;top:{}mm">Text</p></div>',
        "17",
        "15",
    ),
    "a flex container": Case('<div data-frame="f" style="display:flex;height:15mm"><p>{}</p><p>b</p></div>', WORDS, SENTENCE),
    "a grid track": Case(
        '<div style="display:grid;grid-template-rows:15mm"><div data-frame="f"><p>{}</p></div></div>', WORDS, SENTENCE
    ),
    "a grid container": Case('<div data-frame="f" style="display:grid;height:15mm"><p>{}</p></div>', WORDS, SENTENCE),
    "columns too short": Case('<div data-frame="f" style="columns:2;height:12mm"><p>{}</p></div>', WORDS * 2, "Wort " * 12),
    "a word wider than its column": Case(
        '<div data-frame="f" style="columns:3"><p>{}</p></div>', "Kommunalwahlprogramme", "Wahl"
    ),
    "a line that may not wrap": Case(
        '<div data-frame="f" style="width:30mm;white-space:nowrap">{}</div>', "Siebzehn Buchstaben", "Siebzehn"
    ),
    "a word that cannot wrap": Case('<div data-frame="f" style="width:20mm"><p>{}</p></div>', "Philippinenhof", "Mitte"),
    "a float": Case('<div data-frame="f" style="height:10mm"><p style="float:left;width:20mm">{}</p></div>', WORDS, "Wort"),
    "a picture too large": Case(
        '<div data-frame="f" style="height:20mm"><img src="/images/gray.png" alt="" style="width:{}mm"></div>', "21", "14"
    ),
    "a drawing too wide": Case(
        '<div data-frame="f" style="width:20mm"><svg viewBox="0 0 1 1" style="width:{}mm;height:5mm"></svg></div>', "22", "20"
    ),
    "text out to the left": Case('<div data-frame="f"><p style="margin-left:{}mm">Text</p></div>', "-2", "0"),
    "text out to the top": Case(
        '<div data-frame="f" style="height:20mm"><p style="position:relative;top:{}mm">Text</p></div>', "-5", "5"
    ),
    "text moved out": Case(
        '<div data-frame="f" style="height:9mm"><p style="position:relative;top:{}mm">Text</p></div>', "6", "4"
    ),
    "text turned out": Case(
        '<div data-frame="f" style="width:40mm;height:20mm"><p style="width:40mm;transform:rotate({}deg)">Text am Rand</p></div>',
        "90",
        "0",
    ),
    "an inline block": Case(
        '<p>a <span data-frame="f" style="display:inline-block;width:15mm;height:5mm">{}</span></p>', "Wort Wort Wort", "Wort"
    ),
    "a table in a fixed height": Case(
        '<div data-frame="f" style="height:12mm"><table><tr><td>{}<tr><td>b</table></div>', "a<br>a<br>a<br>a", "a"
    ),
    "a list marker": Case(
        '<ul data-frame="f" style="padding-left:{}mm"><li>Text</li></ul>', "0", "6", "li{list-style:'**'outside}"
    ),
    "text that is cut off": Case('<div style="height:10mm;overflow:hidden"><p>{}</p></div>', WORDS, SENTENCE),
}


@pytest.mark.parametrize("name", CASES)
def test_text_and_pictures_that_leave_their_frame_are_found(lay_out: LayOut, name: str) -> None:
    case = CASES[name]
    layout = lay_out(case.body.replace("{}", case.faulty), case.css)
    assert layout.findings == ()
    assert any(frame.overflows for frame in layout.frames)


@pytest.mark.parametrize("name", CASES)
def test_what_stays_in_its_frame_is_not_accused(lay_out: LayOut, name: str) -> None:
    case = CASES[name]
    layout = lay_out(case.body.replace("{}", case.sound), case.css)
    assert layout.findings == ()
    assert layout.frames
    assert not [frame for frame in layout.frames if frame.overflows]
    assert layout.lost == ()


def test_the_overflow_is_measured_to_the_ink_on_each_side(lay_out: LayOut) -> None:
    lines = '<p style="margin-left:-3mm">A<br>A<br>A</p>'
    panel = '<div data-frame="panel" data-fit="body lead" data-at="d.1" style="height:8mm">{}</div>'
    (frame,) = lay_out(panel.format(lines)).frames
    # The third line: its middle 2.5 lines down, the ascent of 10/13 of its 13 pt content area above the baseline.
    baseline = 2 * 12 + 6 + (10 - 13 / 2)
    bottom, half_a_point = baseline * 25.4 / 72 - 8, 0.5 * 25.4 / 72
    assert frame.overflow_mm == pytest.approx((3 - half_a_point, 0, 0, bottom), abs=0.01)
    assert (frame.name, frame.fit, frame.page) == ("panel", ("body", "lead"), 1)
    assert frame.box_mm == pytest.approx((10, 10, 90, 18), abs=0.001)
    assert frame.first_out_at == "d.1"


def test_ink_that_rises_above_a_tight_line_is_no_overflow(lay_out: LayOut) -> None:
    layout = lay_out('<h1 data-frame="title" style="font:40pt/0.6 Block;margin:0;height:24pt">Wahl</h1>')
    assert not any(frame.overflows for frame in layout.frames)


def test_ink_that_rises_above_a_tight_line_is_cut_off_by_a_clipping_box(lay_out: LayOut) -> None:
    (frame,) = lay_out('<h1 style="font:40pt/0.5 Block;margin:0;height:20pt;overflow:hidden">Wahl</h1>').frames
    assert frame.clipped
    assert frame.overflow_mm[1] > 0


def test_what_leaves_an_inner_frame_is_told_of_that_frame_alone(lay_out: LayOut) -> None:
    layout = lay_out(
        f'<div data-frame="outer" style="height:30mm"><div data-frame="inner" style="height:10mm">{WORDS}</div></div>'
    )
    assert [(frame.name, frame.overflows) for frame in layout.frames] == [("outer", False), ("inner", True)]


def test_a_frame_that_leaves_its_outer_frame_is_told_of_the_outer_one(lay_out: LayOut) -> None:
    inner = '<div data-frame="inner" style="height:20mm;padding-top:15mm">Text</div>'
    layout = lay_out(f'<div data-frame="outer" style="height:10mm">{inner}</div>')
    assert [(frame.name, frame.overflows) for frame in layout.frames] == [("outer", True), ("inner", False)]


def test_what_leaves_deliberately_is_not_accused(lay_out: LayOut) -> None:
    ornament = '<svg data-deliberate viewBox="0 0 1 1" style="width:60mm;height:60mm"></svg>'
    letter = '<p data-deliberate style="margin-left:-5mm">X</p>'
    layout = lay_out(f'<div data-frame="f" style="width:20mm;height:20mm">{ornament}{letter}</div>')
    assert not any(frame.overflows for frame in layout.frames)
    assert layout.lost == ()


def test_a_box_that_crops_its_picture_is_meant_to(lay_out: LayOut) -> None:
    crop = '<div style="width:20mm;height:20mm;overflow:hidden"><img src="/images/gray.png" alt="" style="width:40mm"></div>'
    assert not any(frame.overflows for frame in lay_out(crop).frames)


def test_a_turned_panel_is_measured_in_its_own_directions(lay_out: LayOut) -> None:
    turned = '<div data-frame="f" style="width:30mm;height:20mm;transform:rotate(180deg)">{}</div>'
    sound, faulty = lay_out(turned.format(SENTENCE)), lay_out(turned.format(WORDS))
    assert not sound.frames[0].overflows
    assert faulty.frames[0].overflow_mm[3] > 0
    assert sound.frames[0].box_mm == pytest.approx((10, 10, 40, 30), abs=0.01)
    # Text that begins at the left edge ends at the right one, half a point of white between.
    assert sound.texts[0].box_mm[2] == pytest.approx(40 - 0.5 * 25.4 / 72, abs=0.01)


def test_a_layout_says_which_fits_overflow(lay_out: LayOut) -> None:
    body = '<div data-frame="a" data-fit="body" style="height:9mm">{}</div><div data-frame="b" data-fit="lead">Text</div>'
    layout = lay_out(body.format("Wort " * 60))
    assert layout.overflows("body")
    assert not layout.overflows("lead")
    inner = lay_out(f'<div data-fit="body"><p style="height:9mm;overflow:hidden">{WORDS}</p></div>')
    assert inner.overflows("body")
