"""PDFs of a few kilobytes that ask for a great deal, each made by a function of `MONSTERS`."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
HELVETICA = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
FORM = b"/Subtype/Form/BBox[0 0 99 99]"
MONSTERS: dict[str, Callable[[], bytes]] = {}


def monster(make: Callable[[], bytes]) -> Callable[[], bytes]:
    MONSTERS[make.__name__] = make
    return make


def written(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, offsets = bytearray(b"%PDF-1.6\n"), {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    return bytes(out) + b"trailer\n<</Root 1 0 R/Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def page(
    content: bytes,
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    *,
    entries: bytes = b"",
    box: bytes = b"0 0 300 400",
) -> bytes:
    """A page with this content; `more` are objects from number 5, `entries` those of the content's stream."""
    sheet = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<<%b>>>>" % (box, resources)
    return written({1: CATALOG, 2: TREE, 3: sheet, 4: stream(content, entries), **(more or {})})


def document(catalog: bytes, more: Mapping[int, bytes]) -> bytes:
    return written({1: b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog, 2: TREE, 3: PAGE, **more})


def zeros(megabytes: int) -> bytes:
    engine = zlib.compressobj(9)
    return b"".join(engine.compress(bytes(1 << 20)) for _ in range(megabytes)) + engine.flush()


@monster
def empty() -> bytes:
    return b""


@monster
def header_alone() -> bytes:
    return b"%PDF-1.7"


@monster
def wrong_xref() -> bytes:
    return page(b"0 0 9 9 re f").replace(b"startxref\n", b"startxref\n9")


@monster
def xref_of_two_thousand_million() -> bytes:
    return written({1: CATALOG, 2: TREE, 3: PAGE}, b"/Size 2147483647")


@monster
def page_tree_in_a_ring() -> bytes:
    return written({1: CATALOG, 2: b"<</Type/Pages/Count 3/Kids[2 0 R 3 0 R 2 0 R]>>", 3: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"})


@monster
def parents_in_a_ring() -> bytes:
    return written({1: CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", 3: b"<</Type/Page/Parent 3 0 R>>"})


@monster
def nested_objects() -> bytes:
    return document(b"/X " + b"[" * 200_000 + b"]" * 200_000, {})


@monster
def names_and_outlines_in_rings() -> bytes:
    ring = b"<</Kids[%b]/Names[%b]>>" % (b"5 0 R " * 10_000, b"(a) 1 " * 10_000)
    return document(b"/Outlines<</First 4 0 R>>/Names<</EmbeddedFiles 5 0 R>>", {4: b"<</Next 4 0 R/A<</S/URI>>>>", 5: ring})


@monster
def xmp_of_a_million_levels() -> bytes:
    return document(b"/Metadata 5 0 R", {5: stream(b"<a>" * 1_000_000)})


def annotations_that_pages_share() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 60))
    pages = {number: PAGE.replace(b">>", b"/Annots 5 0 R>>") for number in range(10, 60)}
    tree = b"<</Type/Pages/Count 50/Kids[%b]>>" % kids
    return written({1: CATALOG, 2: tree, 4: b"<</Subtype/Link/Rect[0 0 9 9]>>", 5: b"[%b]" % (b"4 0 R " * 10_000), **pages})


@monster
def box_without_numbers() -> bytes:
    return page(b"0 0 9 9 re f", box=b"0 0 NaN NaN")


@monster
def box_without_an_inside() -> bytes:
    return page(b"0 0 9 9 re f", box=b"0 0 0 0")


@monster
def box_of_a_thousand_million_points() -> bytes:
    return page(b"0 0 9 9 re f", box=b"-9e8 0 9e8 1e9")


@monster
def box_like_a_thread() -> bytes:
    return page(b"0 0 9 9 re f", box=b"0 0 1000000 1")


@monster
def content_that_swells() -> bytes:
    return page(zeros(64), entries=b"/Filter/FlateDecode")


@monster
def content_that_swells_twice() -> bytes:
    return page(zlib.compress(zeros(64)), entries=b"/Filter[/FlateDecode/FlateDecode]")


@monster
def more_behind_the_end_of_flate() -> bytes:
    """Found by mutants 555 and 1699: zlib hands out what follows again and again."""
    return page(zlib.compress(b" " * 100_000) + b"more", entries=b"/Filter/FlateDecode")


@monster
def content_that_swells_by_a_predictor() -> bytes:
    return page(zeros(64), entries=b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>")


@monster
def rows_longer_than_memory() -> bytes:
    given = b"<</Predictor 12/Columns 2000000000/Colors 4/BitsPerComponent 16>>"
    return page(zlib.compress(b"\2" + bytes(100)), entries=b"/Filter/FlateDecode/DecodeParms" + given)


def content_in_base_85() -> bytes:
    return page(b"z" * 8_000_000, entries=b"/Filter/ASCII85Decode")


@monster
def filters_without_end() -> bytes:
    return page(b"<~~>", entries=b"/Filter[%b]" % (b"/ASCII85Decode" * 100_000))


@monster
def brackets() -> bytes:
    return page(b"[" * 200_000 + b"(" * 500_000)


@monster
def digits() -> bytes:
    return page(b"1" * 5_000_000)


@monster
def expression_of_expressions() -> bytes:
    """Two hundred to the power of eighteen questions, where each is asked again."""
    more = {6 + level: b"[/And %b]" % (b"%d 0 R " % (7 + level) * 200) for level in range(18)}
    return page(b"/OC /L BDC 0 0 9 9 re f EMC", b"/Properties<</L 5 0 R>>", {5: b"<</Type/OCMD/VE 6 0 R>>", **more})


@monster
def function_of_functions() -> bytes:
    bounds, encode = b" ".join(b"%f" % (step / 256) for step in range(1, 256)), b"0 1 " * 256
    stitched = b"<</FunctionType 3/Domain[0 1]/Bounds[%b]/Encode[%b]/Functions[%b]>>"
    more = {6 + level: stitched % (bounds, encode, b"%d 0 R " % (7 + level) * 256) for level in range(8)}
    more[14] = b"<</FunctionType 2/Domain[0 1]/N 1>>"
    return page(
        b"/S sh", b"/Shading<</S 5 0 R>>", {5: b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>", **more}
    )


@monster
def programs_of_nine_thousand_steps() -> bytes:
    shading = b"<</ShadingType 1/ColorSpace/DeviceGray/Function[%b]>>" % (b"6 0 R " * 64)
    program = stream(b"{ pop %b}" % (b"dup mul " * 9_000), b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]")
    return page(b"/S sh", b"/Shading<</S 5 0 R>>", {5: shading, 6: program})


@monster
def powers_of_powers() -> bytes:
    program = stream(b"{ floor exch floor %b}" % (b"2 copy exp floor " * 99), b"/FunctionType 4/Domain[0 9 0 9]/Range[0 1]")
    return page(b"/S sh", b"/Shading<</S 5 0 R>>", {5: b"<</ShadingType 1/ColorSpace/DeviceGray/Function 6 0 R>>", 6: program})


def _composite(entries: bytes, more: Mapping[int, bytes]) -> bytes:
    return page(b"BT /F 10 Tf (ab) Tj ET", b"/Font<</F<</Type/Font/Subtype/Type0/BaseFont/A%b>>>>" % entries, more)


@monster
def texts_of_the_same_codes() -> bytes:
    ranges = stream(b"1 beginbfrange <0000><7fff><0041> endbfrange " * 40_000)
    return _composite(b"/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Subtype/CIDFontType2>>]", {6: ranges})


@monster
def widths_of_the_same_codes() -> bytes:
    widths = b"<</Subtype/CIDFontType2/W[%b]>>" % (b"0 65535 500 " * 10_000)
    return _composite(b"/Encoding/Identity-H/DescendantFonts[%b]" % widths, {})


@monster
def code_spaces_without_end() -> bytes:
    spaces = stream((b"<ff00><ffff> " * 400 + b"endcodespacerange ") * 100)
    return _composite(b"/Encoding 6 0 R/DescendantFonts[<</Subtype/CIDFontType2>>]", {6: spaces})


@monster
def form_that_paints_itself() -> bytes:
    ring = stream(b"/X Do 0 0 9 9 re f /X Do", FORM + b"/Resources<</XObject<</X 5 0 R>>>>")
    return page(b"/X Do ", b"/XObject<</X 5 0 R>>", {5: ring})


@monster
def glyph_that_writes_itself() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 97/LastChar 97/Widths[1000]"
        b"/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</T 5 0 R>>>>>>"
    )
    glyph = stream(b"1000 0 d0 BT /T 10 Tf (aaaaaaaaaaa) Tj ET")
    return page(b"BT /T 10 Tf (aaaaaaaa) Tj ET", b"/Font<</T 5 0 R>>", {5: font, 6: glyph})


@monster
def mask_of_itself() -> bytes:
    group = FORM + b"/Group<</S/Transparency>>/Resources<</ExtGState<</G 5 0 R>>>>"
    more = {5: b"<</SMask<</S/Luminosity/G 6 0 R>>>>", 6: stream(b"/G gs 0 0 9 9 re f", group)}
    return page(b"/G gs 0 0 9 9 re f", b"/ExtGState<</G 5 0 R>>", more)


@monster
def image_of_sixty_thousand_squared() -> bytes:
    entries = b"/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/FlateDecode"
    return page(b"q 200 0 0 200 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", {5: stream(zeros(16), entries)})


#: These take their time, within bounds.
SLOW: dict[str, Callable[[], bytes]] = {
    "million_paths": lambda: page(b"0 0 m 10 10 l S\n" * 350_000),
    "million_rectangles": lambda: page(b"".join(b"%d %d 1 1 re f\n" % (n % 300, n // 300 % 400) for n in range(500_000))),
    "million_texts": lambda: page(b"BT /F 10 Tf %bET" % (b"(a) Tj 1 0 Td " * 500_000), HELVETICA),
    "million_inline_images": lambda: page(b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI " * 300_000),
    "million_states": lambda: page(b"q " * 1_000_000),
    "million_gradients": lambda: page(
        b"".join(b"/S%d sh " % n for n in range(3_000)),
        b"/Shading<<%b>>" % b"".join(b"/S%d<</ShadingType 1/ColorSpace/DeviceGray/Function 6 0 R>>" % n for n in range(3_000)),
        {6: stream(b"{ pop %b}" % (b"dup mul " * 9_000), b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]")},
    ),
    "forms_of_forms": lambda: page(
        b"/X Do ",
        b"/XObject<</X 5 0 R>>",
        {n: stream(b"/X Do " * 10, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(5, 20)},
    ),
    "two_thousand_pages": lambda: written(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Count 2000/Kids[%b]>>" % b" ".join(b"%d 0 R" % n for n in range(10, 2010)),
            4: stream(b"BT /F 10 Tf 20 20 Td (Text) Tj ET 0 0 100 100 re f"),
            **dict.fromkeys(range(10, 2010), PAGE.replace(b">>", b"/Contents 4 0 R/Resources<<%b>>>>" % HELVETICA)),
        }
    ),
    "one_page_three_hundred_thousand_times": lambda: written(
        {1: CATALOG, 2: b"<</Type/Pages/Count 300000/Kids[%b]>>" % (b"3 0 R " * 300_000), 3: PAGE}
    ),
    "annotations_that_pages_share": annotations_that_pages_share,
    "content_in_base_85": content_in_base_85,
    "content_of_two_gigabytes": lambda: page(zeros(2048), entries=b"/Filter/FlateDecode"),
    "objects_of_two_gigabytes": lambda: page(b"", more={5: stream(zeros(2048), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")}),
    "array_of_five_million": lambda: document(b"/OutputIntents[%b]" % (b"0 " * 5_000_000), {}),
}
