"""The document as a whole, and files that are no documents."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfs
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from programm_print.errors import UnreadableError
from programm_print.inspect.interpreting import OPERATORS
from programm_print.inspect.matrices import IDENTITY, Matrix, inverse, multiply
from programm_print.inspect.opening import inspect_pdf
from programm_print.inspect.streams import decoded
from programm_print.inspect.tokens import operations
from programm_print.models.inspection import PaintedPath

Inspected = Callable[[bytes], Any]
MM = 72 / 25.4


def test_a_document_tells_version_metadata_and_intent(inspected: Inspected) -> None:
    inspection, _ = inspected(pdfs.page_pdf())
    document = inspection.document
    assert (document.version, document.has_id, document.encrypted) == ("1.6", True, False)
    assert (document.active, document.embedded_files) == ((), 0)
    assert document.info["GTS_PDFXVersion"] == document.xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert (document.info["Trapped"], document.xmp["dc:title"]) == ("False", "A page")
    (intent,) = document.intents
    assert (intent.condition, intent.profile_class, intent.profile_space) == ("FOGRA39", "prtr", "CMYK")
    assert "FOGRA39" in intent.profile_description
    assert inspection.constructs == inspection.findings == inspection.annotations == ()


def test_a_page_tells_its_boxes_also_inherited_ones(inspected: Inspected) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        pdf.Root.Pages.CropBox = Array([100, 0, 0, 200])
        pdf.Root.Pages.Rotate = 90
        page.UserUnit = 2

    (page,) = inspected(pdfs.page_pdf(change=change))[0].pages
    assert page.trim_mm == pytest.approx((0, 0, 210, 296))
    assert page.crop_mm == pytest.approx((0, 0, 200 / MM, 400 / MM))
    assert (page.rotate, page.user_unit, page.art_mm) == (90, 2, None)


def test_what_may_run_or_open_something_is_named(inspected: Inspected) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("x"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary()]))
        pdf.attachments["a.txt"] = b"x"
        link = Dictionary(
            Subtype=Name.Link, Rect=Array([0, 0, 72, 72]), F=4, A=Dictionary(S=Name.URI, URI=String("https://example.org"))
        )
        pdf.pages[0].obj.Annots = Array([link])

    inspection, _ = inspected(pdfs.page_pdf(change=change))
    assert inspection.document.active == ("/OpenAction", "/AcroForm", "/URI")
    assert inspection.document.embedded_files == 1
    (link,) = inspection.annotations
    assert (link.subtype, link.hidden) == ("Link", False)
    assert link.box_mm == pytest.approx((0, 148 - 25.4, 25.4, 148))


def test_an_annotation_is_painted_in_its_rectangle_unless_hidden(inspected: Inspected) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(b"0 0 10 10 re f", Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
        stamp: dict[str, Any] = {"Subtype": Name.Stamp, "Rect": Array([100, 100, 140, 120]), "AP": Dictionary(N=look)}
        pdf.pages[0].obj.Annots = Array([Dictionary(**stamp, F=4), Dictionary(**stamp, F=6), Dictionary(**stamp)])

    inspection, (mark,) = inspected(pdfs.page_pdf(b"2 0 0 2 0 0 cm q", change=change))
    assert mark.box_mm == pytest.approx((100 / MM, 148 - 120 / MM, 140 / MM, 148 - 100 / MM), abs=1e-3)
    assert [each.hidden for each in inspection.annotations] == [False, True, True]


def test_a_stream_that_lies_in_another_file_is_not_fetched(inspected: Inspected, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"0 0 9 9 re f")

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        form = pdf.make_stream(b"0 0 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), F=String(str(tmp_path / "other")))
        return {"XObject": Dictionary(X=form)}

    inspection, marks = inspected(pdfs.page_pdf(b"/X Do", resources))
    assert marks == []
    assert [each.name for each in inspection.constructs] == ["/F"]


NO_PDFS = [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>", b"\x89PNG" * 999]


@pytest.mark.parametrize("data", NO_PDFS)
def test_what_is_no_pdf_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        inspect_pdf(data, "flyer.pdf")
    assert "flyer.pdf" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_password_is_told_and_an_empty_one_is_none(inspected: Inspected) -> None:
    def locked(user: str) -> bytes:
        target = io.BytesIO()
        pikepdf.open(io.BytesIO(pdfs.page_pdf())).save(target, encryption=pikepdf.Encryption(owner="o", user=user))
        return target.getvalue()

    with pytest.raises(UnreadableError):
        inspect_pdf(locked("secret"), "a.pdf")
    assert inspected(locked(""))[0].document.encrypted


def test_a_damaged_file_is_read_and_told_to_be_damaged(inspected: Inspected) -> None:
    data = pdfs.page_pdf(b"0 0 9 9 re f")
    inspection, marks = inspected(data.replace(b"startxref", b"startxxxx"))
    assert len(marks) == 1
    assert [finding.code for finding in inspection.findings] == ["inspect.repaired"]


@pytest.mark.parametrize(
    "content", [b"0 0 9 9 re f /X Do", b"0 0 9 9 re f 1 2 Td wobble", b"0 0 9 9 re f (never closed", b"0 0 9 9 re f /S gs"]
)
def test_what_cannot_be_read_of_a_page_is_told_and_the_rest_is_read(inspected: Inspected, content: bytes) -> None:
    inspection, marks = inspected(pdfs.page_pdf(content))
    assert len(marks) == 1
    assert [(finding.code, finding.page) for finding in inspection.findings] == [("inspect.content", 1)]


def test_forms_and_patterns_that_call_themselves_end(inspected: Inspected) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/P cs /P scn 0 0 5 5 re f /X Do", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        cell = pdf.make_stream(b"/Pattern cs /P scn 0 0 5 5 re f /X Do")
        cell.stream_dict.update({"/PatternType": 1, "/PaintType": 1, "/BBox": Array([0, 0, 5, 5]), "/XStep": 5, "/YStep": 5})
        resources = pdf.make_indirect(Dictionary(XObject=Dictionary(X=form), Pattern=Dictionary(P=cell)))
        form.Resources = cell.Resources = pdf.pages[0].obj.Resources = resources

    inspection, _ = inspected(pdfs.page_pdf(b"/Pattern cs /P scn 0 0 5 5 re f /X Do", change=change))
    assert [finding.code for finding in inspection.findings] == ["inspect.content"]


def test_a_page_without_end_is_left_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        form = pdf.make_stream(b"0 0 1 1 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        for _ in range(12):
            inner = Dictionary(XObject=Dictionary(X=form))
            form = pdf.make_stream(b"/X Do " * 10, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=inner)
        return {"XObject": Dictionary(X=form)}

    monkeypatch.setattr("programm_print.inspect.opening._PAGE_SECONDS", 0.05)
    monkeypatch.setattr("programm_print.inspect.opening._MOST_SECONDS", 0.08)
    inspection = inspect_pdf(pdfs.page_pdf(b"/X Do", resources, pages=4), "a.pdf")
    assert len(list(inspection.painted())) < 10
    codes = [finding.code for finding in inspection.findings]
    assert codes == ["inspect.unfinished", "inspect.unfinished", "inspect.unread-pages"]


def test_a_stream_that_swells_is_cut() -> None:
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(b" " * (1 << 22)), filter=Name.FlateDecode)
    data, whole = decoded(stream, 1 << 16)
    assert (len(data), whole) == (1 << 16, False)


@pytest.mark.parametrize(
    ("filters", "raw"),
    [
        (Name.ASCIIHexDecode, b"71 20 51>"),
        (Name.ASCII85Decode, b"E?J*~>"),
        (Name.RunLengthDecode, b"\x02q Q\x80"),
        (Array([Name.ASCIIHexDecode, Name.FlateDecode]), zlib.compress(b"q Q").hex().encode() + b">"),
        (Name.LZWDecode, b"\x80\x1c\x44\x05\x18\x08"),
    ],
)
def test_filters_are_undone(filters: Any, raw: bytes) -> None:
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"")
    stream.write(raw, filter=filters)
    assert decoded(stream) == (b"q Q", True)


ENDLESS = [b"1" * 300_000 + b"a", b"(" * 300_000, b"[" * 100_000, b"<<" * 100_000, b"-" * 300_000, b"BI " * 50_000]


@pytest.mark.parametrize("content", ENDLESS, ids=["digits", "strings", "arrays", "dictionaries", "signs", "images"])
def test_what_repeats_without_end_takes_no_longer_than_it_is_long(content: bytes) -> None:
    start = time.process_time()
    assert len(list(operations(content))) <= 2
    assert time.process_time() - start < 5


matrices = st.tuples(*[st.floats(-100, 100).map(lambda value: round(value, 3))] * 6)


@given(matrices, matrices, matrices)
def test_matrices_multiply_in_any_grouping(a: Matrix, b: Matrix, c: Matrix) -> None:
    assert multiply(multiply(a, b), c) == pytest.approx(multiply(a, multiply(b, c)), rel=1e-6, abs=1e-3)


@given(matrices)
def test_a_matrix_and_its_inverse_are_nothing(matrix: Matrix) -> None:
    back = inverse(matrix)
    if back is not None and abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > 1:
        assert multiply(matrix, back) == pytest.approx(IDENTITY, abs=1e-4)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.one_of(st.none(), matrices), max_size=20))
def test_the_matrix_stack_is_what_q_cm_and_q_make_it(steps: list[Matrix | None]) -> None:
    """None saves before the next matrix; all that was saved is restored at the end, and the page stands as at first."""
    content, saved = b"", 0
    for step in steps:
        if step is None:
            content, saved = content + b"q ", saved + 1
        else:
            content += b"q %f %f %f %f %f %f cm " % step
            saved += 1
    marks = list(inspect_pdf(pdfs.page_pdf(content + b"Q " * saved + b"10 10 20 20 re f"), "a.pdf").painted())
    assert isinstance(marks[0], PaintedPath)
    assert marks[0].box_mm == pytest.approx((10 / MM, 148 - 30 / MM, 30 / MM, 148 - 10 / MM), abs=1e-3)


odd = [b"/F", b"/X", b"(A)", b"<41", b"[", b"]", b"<<", b">>", b"[(A) 9]", b"{", b"1e9", b"--4", b"/", b"%c\n", b"null"]
operands = st.one_of(
    st.integers(-(10**12), 10**12).map(lambda number: b"%d" % number),
    st.floats(-1e6, 1e6).map(lambda number: b"%f" % number),
    st.sampled_from(odd),
)
soup = st.lists(st.one_of(operands, st.sampled_from(sorted(OPERATORS))), max_size=60).map(b" ".join)


@settings(deadline=None, max_examples=60)
@given(soup)
def test_any_soup_of_operators_is_read_without_a_failure(content: bytes) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        form = pdf.make_stream(content, Subtype=Name.Form, BBox=Array([0, 0, 99, 99]))
        font = Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica)
        things = Dictionary(X=form, F=font)
        return dict.fromkeys(("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"), things)

    for mark in inspect_pdf(pdfs.page_pdf(content, resources), "a.pdf").painted():
        x0, y0, x1, y1 = mark.box_mm
        assert -4 < x0 <= x1 < 109
        assert -4 < y0 <= y1 < 152
