"""Paths, text, images and shadings: what is painted where, how large, in which inks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pdfs
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from programm_print.models.inspection import (
    Paint,
    Painted,
    PaintedImage,
    PaintedPath,
    PaintedShading,
    PaintedText,
)

MM = 72 / 25.4
Marks = Callable[..., list[Painted]]


def only(marks: list[Painted], kind: type[Any]) -> Any:
    found = [mark for mark in marks if isinstance(mark, kind)]
    assert len(found) == 1
    return found[0]


def inks(paint: Paint | None) -> dict[str, float]:
    assert paint is not None
    assert paint.colour is not None
    assert paint.colour.inks is not None
    return dict(paint.colour.inks)


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"Font": Dictionary(F=pdfs.font(pdf))}


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> pikepdf.Stream:
    box = entries.pop("BBox", Array([0, 0, 1000, 1000]))
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, **entries)


def image(pdf: pikepdf.Pdf, **entries: Any) -> pikepdf.Stream:
    given = {"Width": 300, "Height": 150, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK, **entries}
    return pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, **given)


def test_boxes_are_millimetres_from_the_top_left_corner_of_the_trim(painted: Marks) -> None:
    mark = only(painted(b"28.3464567 0 0 28.3464567 0 0 cm 1 1 2 3 re f"), PaintedPath)
    assert mark.box_mm == pytest.approx((10, 148 - 40, 30, 148 - 10), abs=1e-4)
    assert mark.thickness_mm == pytest.approx(20, abs=1e-4)


def test_q_and_q_keep_the_matrix_and_a_q_too_many_changes_nothing(painted: Marks) -> None:
    marks = painted(b"Q q 2 0 0 2 100 100 cm q 3 0 0 3 0 0 cm Q 0 0 10 10 re f Q Q 0 0 10 10 re f")
    sizes = [round((mark.box_mm[2] - mark.box_mm[0]) * MM, 3) for mark in marks]
    assert sizes == [20, 10]


def test_a_clip_cuts_the_box_and_what_lies_outside_is_no_mark(painted: Marks) -> None:
    marks = painted(b"q 10 10 50 50 re W n 0 0 30 30 re f 100 100 5 5 re f Q 100 100 5 5 re f")
    widths = [round((mark.box_mm[2] - mark.box_mm[0]) * MM, 3) for mark in marks]
    assert widths == [20, 5]


def test_a_line_is_as_wide_as_where_it_is_thinnest(painted: Marks) -> None:
    mark = only(painted(b"4 0 0 1 0 0 cm 0.5 w 10 10 m 50 50 l S"), PaintedPath)
    assert mark.stroke_pt == pytest.approx(0.5)
    assert only(painted(b"0 w 10 10 m 50 50 l S"), PaintedPath).stroke_pt == 0


@pytest.mark.parametrize(
    ("content", "thickness"),
    [
        (b"10 10 80 0.2 re f", 0.2),
        (b"0.7071 0.7071 -0.7071 0.7071 100 100 cm 10 10 m 90 10 l 90 10.3 l 10 10.3 l h f", 0.3),
        (b"10 10 m 90 10 l f", 0.0),
        (b"10 10 40 40 re 10 60 40 0.4 re f", 0.4),
        (b"q 10 10 80 0.5 re W n 10 5 80 30 re f Q", 0.5),
    ],
)
def test_a_thin_filled_rectangle_tells_its_thickness(painted: Marks, content: bytes, thickness: float) -> None:
    found = only(painted(content), PaintedPath).thickness_mm
    assert found == pytest.approx(thickness / MM, abs=1e-3)


def test_a_curve_is_no_rectangle(painted: Marks) -> None:
    assert only(painted(b"10 10 m 20 40 30 40 40 10 c f"), PaintedPath).thickness_mm is None


def test_text_is_as_large_as_text_matrix_and_page_matrix_make_it(painted: Marks) -> None:
    mark = only(painted(b"2 0 0 2 0 0 cm BT /F 10 Tf 0 1.5 -1.5 0 50 50 Tm (Hamburg) Tj ET", fonts), PaintedText)
    assert mark.size_pt == pytest.approx(30)
    assert mark.text == "Hamburg"
    assert mark.box_mm[3] - mark.box_mm[1] > mark.box_mm[2] - mark.box_mm[0]


def test_user_unit_scales_sizes_and_places(painted: Marks) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.UserUnit = 2

    marks = painted(b"BT /F 10 Tf 20 20 Td (Hamburg) Tj ET 1 w 0 0 m 9 9 l S", fonts, change=change)
    assert only(marks, PaintedText).size_pt == pytest.approx(20)
    assert only(marks, PaintedText).box_mm[0] == pytest.approx(40 / MM, abs=1e-3)
    assert only(marks, PaintedPath).stroke_pt == pytest.approx(2)


def test_advances_spacing_and_stretch_add_up(painted: Marks) -> None:
    plain, spaced = (
        mark
        for mark in painted(b"BT /F 10 Tf (AAA) Tj ET BT /F 10 Tf 2 Tc 50 Tz (AAA) Tj ET", fonts)
        if isinstance(mark, PaintedText)
    )
    advance = plain.box_mm[2] * MM / 3
    assert spaced.box_mm[2] * MM == pytest.approx((3 * advance + 2 * 2) / 2, abs=1e-3)


def test_lines_follow_each_other_by_leading(painted: Marks) -> None:
    marks = painted(b"BT /F 10 Tf 14 TL 20 100 Td (A) Tj T* (B) Tj (C) ' 1 2 (A) \" 0 -20 TD (B) Tj ET", fonts)
    tops = [mark.box_mm[1] * MM for mark in marks]
    assert [round(below - above, 3) for above, below in itertools.pairwise(tops)] == [14, 14, 14, 20]


def test_blank_text_leaves_no_mark_and_its_spaces_no_room(painted: Marks) -> None:
    marks = painted(b"BT /F 10 Tf (   ) Tj ET BT /F 10 Tf (  A  ) Tj ET BT /F 10 Tf (A) Tj ET", fonts)
    padded, plain = (mark.box_mm[2] - mark.box_mm[0] for mark in marks)
    assert padded == pytest.approx(plain)


def test_a_wide_gap_in_a_line_reads_as_a_space(painted: Marks) -> None:
    assert only(painted(b"BT /F 10 Tf [(Ham) 20 (burg) -900 (0)] TJ ET", fonts), PaintedText).text == "Hamburg 0"


@pytest.mark.parametrize(("mode", "filled", "stroked"), [(0, True, False), (1, False, True), (2, True, True), (3, False, False)])
def test_the_rendering_mode_says_what_of_a_letter_is_painted(painted: Marks, mode: int, filled: bool, stroked: bool) -> None:
    mark = only(painted(b"BT /F 10 Tf %d Tr (A) Tj ET" % mode, fonts), PaintedText)
    assert (mark.fill is not None, mark.stroke is not None) == (filled, stroked)


def test_text_may_clip(painted: Marks) -> None:
    marks = painted(b"q BT /F 20 Tf 7 Tr 20 20 Td (A) Tj ET 0 0 200 200 re f Q", fonts)
    path = only(marks, PaintedPath)
    assert path.box_mm[2] - path.box_mm[0] < 20 / MM


def test_fonts_are_told_with_the_pages_they_stand_on(inspected: Callable[..., Any]) -> None:
    standard = {"Font": Dictionary(H=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))}
    inspection, marks = inspected(pdfs.page_pdf(b"BT /F 9 Tf (A) Tj ET", fonts))
    (font,) = inspection.fonts
    assert (font.name, font.kind, font.embedded, font.subset, font.pages) == ("Test", "TrueType", True, True, (1,))
    assert marks[0].font == font.key
    inspection, marks = inspected(pdfs.page_pdf(b"BT /H 10 Tf 10 10 Td (mm) Tj ET", lambda pdf: standard))
    assert [(font.name, font.embedded) for font in inspection.fonts] == [("Helvetica", False)]
    assert (marks[0].box_mm[2] - marks[0].box_mm[0]) * MM == pytest.approx(2 * 8.33)


def test_composite_fonts_have_widths_by_cid_and_letters_by_to_unicode(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        letters = pdf.make_stream(
            b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0003> <0041> endbfrange"
        )
        under = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+X"), DW=1000, W=Array([1, Array([500, 250])])
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            Encoding=Name("/Identity-H"),
            ToUnicode=letters,
            DescendantFonts=Array([under]),
        )
        return {"Font": Dictionary(F=font)}

    mark = only(painted(b"BT /F 10 Tf <000100020003> Tj ET", resources), PaintedText)
    assert mark.text == "ABC"
    assert mark.box_mm[2] * MM == pytest.approx(17.5)


def test_a_type_3_glyph_paints_its_own_marks_at_its_place(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        glyph = pdf.make_stream(b"1000 0 0 0 750 750 d1 1 0 0 rg 0 0 750 750 re f")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]), FirstChar=97, LastChar=97)
        font.update({"/FontMatrix": Array([0.001, 0, 0, 0.001, 0, 0]), "/Widths": Array([1000])})
        font.update({"/Encoding": Dictionary(Differences=Array([97, Name.square])), "/CharProcs": Dictionary(square=glyph)})
        return {"Font": Dictionary(T=font)}

    marks = painted(b"0 0 0 1 k BT /T 20 Tf 100 100 Td (aa) Tj ET", resources)
    path = only(marks, PaintedPath)
    assert path.box_mm == pytest.approx((100 / MM, 148 - 115 / MM, 115 / MM, 148 - 100 / MM), abs=1e-3)
    assert inks(path.fill) == {"Black": 1.0}
    assert only(marks, PaintedText).size_pt == pytest.approx(20)


def test_a_type_3_font_that_is_mirrored_stands_the_right_way_up(painted: Marks) -> None:
    """Chromium's have y downwards, and a box from bottom to top."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        glyph = pdf.make_stream(b"1000 0 0 -800 1000 200 d1 0 -800 1000 1000 re f")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 200, 1000, -800]), FirstChar=97, LastChar=97)
        font.update({"/FontMatrix": Array([0.001, 0, 0, -0.001, 0, 0]), "/Widths": Array([1000])})
        font.update({"/Encoding": Dictionary(Differences=Array([97, Name.square])), "/CharProcs": Dictionary(square=glyph)})
        return {"Font": Dictionary(T=font)}

    marks = painted(b"BT /T 10 Tf 100 100 Td (a) Tj ET", resources)
    place = pytest.approx((100 / MM, 148 - 108 / MM, 110 / MM, 148 - 98 / MM), abs=1e-3)
    assert [only(marks, kind).box_mm for kind in (PaintedText, PaintedPath)] == [place, place]


@pytest.mark.parametrize(("letters", "width"), [("äöüß", 556 + 556 + 556 + 611), ("É–…", 667 + 556 + 1000), ("„“", 333 * 2)])
def test_a_standard_font_without_widths_has_its_own_for_accents_and_signs(painted: Marks, letters: str, width: int) -> None:
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    content = b"BT /F 10 Tf 20 20 Td (%b) Tj ET" % letters.encode("cp1252")
    box = only(painted(content, lambda _: {"Font": Dictionary(F=helvetica)}), PaintedText).box_mm
    assert box[2] - box[0] == pytest.approx(width / 100 / MM, abs=1e-3)


def test_an_images_resolution_is_told_along_its_own_sides(painted: Marks) -> None:
    marks = painted(b"0 144 -36 0 200 10 cm /I Do", lambda pdf: {"XObject": Dictionary(I=image(pdf))})
    mark = only(marks, PaintedImage)
    assert mark.pixels == (300, 150)
    assert mark.ppi == pytest.approx((150, 300))
    assert mark.space.family == "DeviceCMYK"


def test_a_stencil_takes_the_current_colour_and_a_soft_mask_is_noted(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        stencil = image(pdf, ImageMask=True, BitsPerComponent=1)
        del stencil.ColorSpace
        soft = image(pdf, SMask=image(pdf, ColorSpace=Name.DeviceGray))
        return {"XObject": Dictionary(A=stencil, B=soft)}

    stencil, soft = painted(b"0 0.5 0 0 k q 72 0 0 72 0 0 cm /A Do /B Do Q", resources)
    assert isinstance(stencil, PaintedImage)
    assert isinstance(soft, PaintedImage)
    assert (stencil.stencil, stencil.bits, inks(stencil.paint)) == (True, 1, {"Magenta": 0.5})
    assert (soft.soft_mask, soft.paint.colour) == (True, None)


def test_an_inline_image_is_an_image_whatever_its_bytes_look_like(painted: Marks) -> None:
    mark = only(painted(b"72 0 0 72 0 0 cm BI /W 4 /H 1 /BPC 8 /CS /G ID  EI  EI Q"), PaintedImage)
    assert (mark.pixels, mark.space.family, mark.inline, mark.bits) == ((4, 1), "DeviceGray", True, 8)


def test_a_form_has_its_matrix_its_box_and_the_pages_resources_where_it_lacks_some(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(
            pdf, b"0 0 100 100 re f BT /F 5 Tf (A) Tj ET", BBox=Array([0, 0, 10, 10]), Matrix=Array([2, 0, 0, 2, 50, 50])
        )
        return {**fonts(pdf), "XObject": Dictionary(X=inner)}

    marks = painted(b"q 1 0 0 1 10 0 cm /X Do Q", resources)
    assert only(marks, PaintedPath).box_mm == pytest.approx((60 / MM, 148 - 70 / MM, 80 / MM, 148 - 50 / MM), abs=1e-3)
    assert only(marks, PaintedText).size_pt == pytest.approx(10)


def test_a_tiling_patterns_cell_is_painted_where_the_pattern_is(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        cell = Dictionary(
            PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=Dictionary()
        )
        coloured = pdf.make_stream(b"0 1 0 0 k 2 2 4 4 re f", cell)
        uncoloured = pdf.make_stream(b"1 0 0 0 k 2 2 4 4 re f", cell)
        uncoloured.PaintType = 2
        spaces = Dictionary(U=Array([Name.Pattern, Name.DeviceCMYK]))
        return {"Pattern": Dictionary(P=coloured, U=uncoloured), "ColorSpace": spaces}

    whole, cell = painted(b"/Pattern cs /P scn 100 100 20 20 re f", resources)
    assert isinstance(whole, PaintedPath)
    assert isinstance(cell, PaintedPath)
    assert whole.fill is not None
    assert whole.fill.colour is None
    assert inks(cell.fill) == {"Magenta": 1.0}
    assert cell.box_mm[0] >= whole.box_mm[0]
    assert cell.box_mm[2] <= whole.box_mm[2]
    assert (cell.box_mm[2] - cell.box_mm[0]) * MM == pytest.approx(4)
    _, cell = painted(b"/U cs 0 0 0.3 0 /U scn 100 100 20 20 re f", resources)
    assert isinstance(cell, PaintedPath)
    assert inks(cell.fill) == {"Yellow": pytest.approx(0.3)}


def test_a_shading_tells_the_most_of_each_ink(painted: Marks) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        first = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0.2]), C1=Array([0.9, 0, 0, 0]), N=1)
        second = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0.6, 0, 0]), C1=Array([0, 0, 0, 0]), N=1)
        stitched = Dictionary(
            FunctionType=3,
            Domain=Array([0, 1]),
            Functions=Array([first, second]),
            Bounds=Array([0.5]),
            Encode=Array([0, 1, 0, 1]),
        )
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 100, 0]), Function=stitched)
        pattern = Dictionary(PatternType=2, Shading=shading)
        return {"Shading": Dictionary(S=shading), "Pattern": Dictionary(P=pattern)}

    mark = only(painted(b"q 10 10 100 50 re W n /S sh Q", resources), PaintedShading)
    assert {plate: round(tint, 2) for plate, tint in mark.inks} == {"Cyan": 0.9, "Magenta": 0.6, "Black": 0.2}
    assert mark.box_mm[2] - mark.box_mm[0] == pytest.approx(100 / MM)
    assert only(painted(b"/Pattern cs /P scn 10 10 5 5 re f", resources), PaintedShading).kind == 2
