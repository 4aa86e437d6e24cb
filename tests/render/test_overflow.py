"""How far ink leaves its frame is measured, to the side it leaves on; what may stand out is not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from blocks import LayOut

    from programm_print.models.layout import FrameFact, Layout

# 10 pt set on 12 pt: a line is 4.233 mm high, a letter 1.764 mm wide.


WORDS = "Wort " * 60
SENTENCE = "Drei Worte passen."


def named(layout: Layout) -> tuple[FrameFact, ...]:
    return tuple(frame for frame in layout.frames if frame.named)


def test_the_overflow_is_measured_to_the_ink_on_each_side(lay_out: LayOut) -> None:
    lines = '<p style="margin-left:-3mm">A<br>A<br>A</p>'
    panel = '<div data-frame="panel" data-fit="body lead" data-at="d.1" style="height:8mm">{}</div>'
    (frame,) = named(lay_out(panel.format(lines)))
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
    _, frame = lay_out('<h1 style="font:40pt/0.5 Block;margin:0;height:20pt;overflow:hidden">Wahl</h1>').frames
    assert frame.clipped
    assert frame.overflow_mm[1] > 0


def test_what_leaves_an_inner_frame_is_told_of_that_frame_alone(lay_out: LayOut) -> None:
    layout = lay_out(
        f'<div data-frame="outer" style="height:30mm"><div data-frame="inner" style="height:10mm">{WORDS}</div></div>'
    )
    assert [(frame.name, frame.overflows) for frame in named(layout)] == [("outer", False), ("inner", True)]


def test_a_frame_that_leaves_its_outer_frame_is_told_of_the_outer_one(lay_out: LayOut) -> None:
    inner = '<div data-frame="inner" style="height:20mm;padding-top:15mm">Text</div>'
    layout = lay_out(f'<div data-frame="outer" style="height:10mm">{inner}</div>')
    assert [(frame.name, frame.overflows) for frame in named(layout)] == [("outer", True), ("inner", False)]


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
    assert not named(sound)[0].overflows
    assert named(faulty)[0].overflow_mm[3] > 0
    assert named(sound)[0].box_mm == pytest.approx((10, 10, 40, 30), abs=0.01)
    # Text that begins at the left edge ends at the right one, half a point of white between.
    assert sound.texts[0].box_mm[2] == pytest.approx(40 - 0.5 * 25.4 / 72, abs=0.01)


def test_a_layout_says_which_fits_overflow(lay_out: LayOut) -> None:
    body = '<div data-frame="a" data-fit="body" style="height:9mm">{}</div><div data-frame="b" data-fit="lead">Text</div>'
    layout = lay_out(body.format("Wort " * 60))
    assert layout.overflows("body")
    assert not layout.overflows("lead")
    inner = lay_out(f'<div data-fit="body"><p style="height:9mm;overflow:hidden">{WORDS}</p></div>')
    assert inner.overflows("body")


def test_text_that_lies_on_another_one_is_too_much_for_its_fit(lay_out: LayOut) -> None:
    sheet = (
        '<div data-fit="body" style="position:absolute;top:0;width:40mm"><p style="line-height:5mm">Wort<br>Wort</p></div>'
        '<div data-fit="lead" style="position:absolute;top:30mm"><p>Wort</p></div>'
        '<p style="position:absolute;top:{}mm">Wort</p>'
    )
    apart, meeting = lay_out(sheet.format(20)), lay_out(sheet.format(5))
    assert not apart.overflows("body")
    assert meeting.overflows("body")
    assert not meeting.overflows("lead")


def test_a_letter_that_begins_before_its_place_has_not_left_its_line(lay_out: LayOut) -> None:
    layout = lay_out('<div data-frame="f"><p style="letter-spacing:-3pt">Wahl</p></div>')
    assert not any(frame.overflows for frame in layout.frames)


def test_a_box_whose_size_is_not_given_binds_nothing_that_floats_out_of_it(lay_out: LayOut) -> None:
    layout = lay_out(f'<div><p style="float:left;width:30mm">{WORDS[:80]}</p></div><p>Daneben</p>')
    assert not any(frame.overflows for frame in layout.frames)


def test_what_is_placed_by_position_is_bound_by_the_box_it_is_placed_in(lay_out: LayOut) -> None:
    inner = '<p style="position:absolute;left:30mm;top:0;width:20mm">Text</p>'
    around = '<div style="{}height:20mm;width:40mm"><div style="width:10mm">{}</div></div>'
    assert not any(frame.overflows for frame in lay_out(around.format("", inner)).frames)
    layout = lay_out(around.format("position:relative;", inner.replace("30mm", "35mm")))
    assert [frame.overflow_mm[2] > 0 for frame in layout.frames if frame.fixed] == [True]


def test_heights_are_told_of_named_frames_alone(lay_out: LayOut) -> None:
    layout = lay_out('<div data-frame="a" style="height:9mm"><p>x</p></div><div data-frame="b" data-fit="t">y<br>y</div>')
    assert layout.heights_mm == pytest.approx({"a": 9, "b": 2 * 12 * 25.4 / 72}, abs=0.01)
