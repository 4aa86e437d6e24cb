from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from judged import area, codes, common_resources, judged, only, page, text
from pdfs import font, output_intent, profile
from pikepdf import Array, Dictionary, Name, Stream, String

from programm_print.findings import Severity
from programm_print.models.press_order import Limits

PLAIN = area("0 1 0 0 k")
Change = Callable[[pikepdf.Pdf], None]


def xmp(old: bytes, new: bytes = b"") -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata = Stream(pdf, packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def info(**entries: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.trailer.Info["/" + key]
            else:
                pdf.trailer.Info["/" + key] = value

    return change


def broken(*changes: Change) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in changes:
            one(pdf)

    return page(PLAIN, change=change)


def older(standard: str) -> bytes:
    return broken(xmp(b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"), info(GTS_PDFXVersion=String(standard)))


def test_a_faultless_file_has_no_finding() -> None:
    assert judged(page(PLAIN)) == ()


def test_the_file_names_its_standard() -> None:
    nothing = broken(xmp(b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"), info(GTS_PDFXVersion=None))
    assert only(judged(nothing), "pdfx.version").limit == "PDF/X-4"
    assert judged(page(PLAIN)) == ()


def test_a_shop_that_takes_another_standard_says_so() -> None:
    limits = Limits(shop="Eins", standards=("PDF/X-3:2002",), told={"standards": "Eins, data sheet"})
    finding = only(judged(page(PLAIN), limits), "pdfx.version")
    assert "Eins takes PDF/X-3:2002 only" in finding.message
    assert finding.source == "Eins, data sheet"
    assert judged(page(PLAIN), Limits(shop="Eins", standards=("PDF/X-4:2010", "PDF/X-1a"))) == ()
    assert "pdfx.version" in codes(judged(older("PDF/X-3:2003")))


def test_xmp_and_info_name_one_standard() -> None:
    assert only(judged(broken(info(GTS_PDFXVersion=String("PDF/X-3:2003")))), "pdfx.version").measured == "PDF/X-3:2003"
    assert judged(broken(info(GTS_PDFXVersion=None))) == ()


def test_pdf_x_4_is_pdf_1_6() -> None:
    newer = page(PLAIN).replace(b"%PDF-1.6", b"%PDF-1.7", 1)
    assert only(judged(newer), "pdfx.version").measured == "1.7"


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (xmp(b"<xmp:CreateDate>2026-03-14T12:00:00Z</xmp:CreateDate>"), "xmp:CreateDate"),
        (xmp(b"<xmp:ModifyDate>2026-03-14T12:00:00Z</xmp:ModifyDate>"), "xmp:ModifyDate"),
        (xmp(b'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A page</rdf:li></rdf:Alt></dc:title>'), "dc:title"),
    ],
)
def test_metadata_are_complete(change: Change, missing: str) -> None:
    assert only(judged(broken(change)), "pdfx.metadata").limit == missing
    assert judged(broken()) == ()


def test_trapped_is_true_or_false() -> None:
    neither = broken(xmp(b"<pdf:Trapped>False</pdf:Trapped>"), info(Trapped=None))
    assert only(judged(neither), "pdfx.metadata").limit == "Trapped"
    assert only(judged(broken(info(Trapped=Name.Unknown), xmp(b"False", b"Unknown"))), "pdfx.metadata").measured == "Unknown"
    assert only(judged(broken(info(Trapped=Name("/True")))), "pdfx.metadata").measured == "False, True"
    assert judged(broken(info(Trapped=Name("/True")), xmp(b"<pdf:Trapped>False", b"<pdf:Trapped>True"))) == ()


def test_xmp_and_info_have_one_title() -> None:
    assert only(judged(broken(info(Title=String("Another")))), "pdfx.metadata").measured == "Another"


def test_the_trailer_has_an_id() -> None:
    data = page(PLAIN)
    start = data.rindex(b"/ID")
    assert only(judged(data[:start] + b"/XX" + data[start + 3 :]), "pdfx.metadata").limit == "/ID"


def test_nothing_is_encrypted() -> None:
    import io

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(page(PLAIN))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="secret", user="", R=4), min_version="1.6")
    assert only(judged(target.getvalue()), "pdfx.metadata").measured == "/Encrypt"


def test_there_is_one_output_intent_with_a_cmyk_press_profile() -> None:
    def intents(*changes: dict[str, object]) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.Root.OutputIntents = Array([output_intent(pdf, **entries) for entries in changes])

        return page(PLAIN, change=change)

    assert only(judged(intents()), "pdfx.output-intent").measured == "0"
    assert only(judged(intents({}, {})), "pdfx.output-intent").measured == "2"
    assert only(judged(intents({"OutputConditionIdentifier": None})), "pdfx.output-intent").limit == "OutputConditionIdentifier"
    assert only(judged(intents({"DestOutputProfile": None})), "pdfx.output-intent").limit == "DestOutputProfile"
    assert judged(intents({}, {"S": Name.GTS_PDFA1})) == ()


def test_the_profile_is_that_of_a_press() -> None:
    screen = bytearray(profile())
    screen[12:16] = b"mntr"

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents = Array([output_intent(pdf, DestOutputProfile=pdf.make_stream(bytes(screen), N=4))])

    assert only(judged(page(PLAIN, change=change)), "pdfx.output-intent").measured == "mntr CMYK"


def test_the_output_intent_is_the_shops() -> None:
    finding = only(judged(page(PLAIN), Limits(conditions=("FOGRA47",))), "pdfx.condition")
    assert (finding.severity, finding.measured, finding.limit) == (Severity.WARNING, "FOGRA39", "FOGRA47")
    assert judged(page(PLAIN), Limits(conditions=("FOGRA51", "Fogra 39"))) == ()


def test_nothing_runs_or_opens() -> None:
    def script(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    assert codes(judged(broken(script))) == {"pdfx.active"}

    def attached(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["notes.txt"] = b"notes"

    assert codes(judged(broken(attached))) == {"pdfx.active"}
    assert judged(broken()) == ()


def test_annotations_stay_outside_the_bleed() -> None:
    def link(x: float, subtype: str = "/Link") -> Change:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.pages[0].obj.MediaBox = Array([-60, -60, 360, 480])
            box = Array([x, 20, x + 20, 40])
            pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=box))])

        return change

    finding = only(judged(broken(link(50))), "pdfx.annotation")
    assert (finding.page, finding.measured) == (1, "Link")
    assert judged(broken(link(-55))) == ()
    assert judged(broken(link(50, "/PrinterMark"))) == ()


def test_nothing_changes_on_its_way_to_the_plate() -> None:
    def transfer(kind: str | None) -> bytes:
        def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
            function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1]), C1=Array([0]))
            state = Dictionary({f"/{kind}": function} if kind else {"/LW": 1})
            return {**common_resources(pdf), "ExtGState": Dictionary(S=state)}

        return page("/S gs " + PLAIN, resources=resources)

    assert only(judged(transfer("TR")), "pdfx.construct").measured == "/TR"
    assert judged(transfer(None)) == ()


def test_blend_modes_are_those_of_the_standard() -> None:
    def blended(mode: str) -> bytes:
        def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
            return {"ExtGState": Dictionary(S=Dictionary(BM=Name(mode)))}

        return page("/S gs " + PLAIN, resources=resources)

    assert codes(judged(blended("/Fancy"))) == {"pdfx.construct"}
    assert judged(blended("/Multiply")) == ()


def test_a_shop_may_want_no_layers() -> None:
    def layered(*, hidden: bool) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
            default = Dictionary(Order=Array([layer]), OFF=Array([layer] if hidden else []))
            pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)

        return page(PLAIN, change=change)

    assert judged(layered(hidden=False)) == ()
    assert only(judged(layered(hidden=True)), "pdfx.layers").severity is Severity.WARNING
    assert only(judged(layered(hidden=False), Limits(layers=False)), "pdfx.layers").severity is Severity.ERROR


def test_fonts_are_embedded_as_subsets() -> None:
    def with_font(change: Callable[[pikepdf.Pdf, pikepdf.Object], None], name: str = "ABCDEF+Test") -> bytes:
        def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
            made = font(pdf, name=name)
            change(pdf, made)
            return {"Font": Dictionary(F=made)}

        return page(text(), resources=resources)

    def torn_out(_: pikepdf.Pdf, made: pikepdf.Object) -> None:
        del made.FontDescriptor["/FontFile2"]

    assert judged(with_font(lambda *_: None)) == ()
    finding = only(judged(with_font(torn_out)), "font.embedded")
    assert finding.severity is Severity.ERROR
    assert "Test is not embedded" in finding.message
    assert only(judged(with_font(lambda *_: None, "Test")), "font.embedded").severity is Severity.WARNING
    assert "Courier" in only(judged(with_font(lambda *_: None, "ABCDEF+CourierNew")), "font.embedded").message


def test_letters_are_no_drawings() -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        glyph = pdf.make_stream(b"700 0 0 0 700 700 d1 0 0 700 700 re f")
        drawn = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 700, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(box=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.box])),
            FirstChar=65,
            LastChar=65,
            Widths=Array([700]),
            Resources=Dictionary(),
        )
        return {"Font": Dictionary(F=pdf.make_indirect(drawn))}

    assert only(judged(page(text("A", size=20), resources=resources)), "font.embedded").measured == "Type3"
