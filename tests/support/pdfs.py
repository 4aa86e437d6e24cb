"""Small PDFs made by hand: a page that is a faultless PDF/X-4 file unless a test breaks one thing of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

ROOT = Path(__file__).parents[2]
MM = 72 / 25.4
Resources = Callable[[pikepdf.Pdf], dict[str, Any]]
Change = Callable[[pikepdf.Pdf], None]

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A page</rdf:li></rdf:Alt></dc:title>
<pdf:Trapped>False</pdf:Trapped><pdf:Producer>tests</pdf:Producer>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreatorTool>tests</xmp:CreatorTool><xmp:CreateDate>2026-03-14T12:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2026-03-14T12:00:00Z</xmp:ModifyDate><xmp:MetadataDate>2026-03-14T12:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:00000000-0000-4000-8000-000000000001</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:00000000-0000-4000-8000-000000000002</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


@cache
def profile(name: str = "FOGRA39L_coated.icc") -> bytes:
    return (ROOT / "profiles" / name).read_bytes()


def page_pdf(
    content: bytes | list[bytes] = b"",
    resources: Resources | None = None,
    *,
    change: Change | None = None,
    trim_mm: tuple[float, float] = (105.0, 148.0),
    bleed_mm: float = 3.0,
    pages: int = 1,
) -> bytes:
    """A PDF/X-4 file of equal pages: trim at the origin, MediaBox = BleedBox, output intent FOGRA39, metadata, /ID.

    `content` is in points from the trim's lower left corner. `resources` makes the page's resources; `change` may break
    the finished document before it is saved. `font` (below) is a resource ready for use.
    """
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(10, 10))
    width, height, bleed = trim_mm[0] * MM, trim_mm[1] * MM, bleed_mm * MM
    given = resources(pdf) if resources else {}
    for page in pdf.pages:
        page.obj.MediaBox = Array([-bleed, -bleed, width + bleed, height + bleed])
        page.obj.BleedBox = Array([-bleed, -bleed, width + bleed, height + bleed])
        page.obj.TrimBox = Array([0, 0, width, height])
        page.obj.Resources = Dictionary(**given)
        parts = [content] if isinstance(content, bytes) else content
        page.obj.Contents = Array([pdf.make_stream(part) for part in parts])
    pdf.Root.Metadata = pdf.make_stream(_XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.OutputIntents = Array([output_intent(pdf)])
    date = String("D:20260314120000Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String("A page"),
            Creator=String("tests"),
            Producer=String("tests"),
            CreationDate=date,
            ModDate=date,
            Trapped=Name("/False"),
            GTS_PDFXVersion=String("PDF/X-4"),
        )
    )
    if change:
        change(pdf)
    return saved(pdf)


def output_intent(pdf: pikepdf.Pdf, **changes: Any) -> Dictionary:
    entries: dict[str, Any] = {
        "Type": Name.OutputIntent,
        "S": Name.GTS_PDFX,
        "OutputConditionIdentifier": String("FOGRA39"),
        "RegistryName": String("http://www.color.org"),
        "Info": String("Offset, coated paper"),
        "DestOutputProfile": pdf.make_stream(profile(), N=4),
    }
    return Dictionary(**{key: value for key, value in {**entries, **changes}.items() if value is not None})


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    target = io.BytesIO()
    pdf.save(target, min_version="1.6", deterministic_id=True, **options)
    return target.getvalue()


_FONT = ROOT / "fonts" / "programm-serif-text.ttf"


@cache
def _subset(letters: str) -> tuple[bytes, dict[str, int], dict[str, int], tuple[int, int]]:
    """A font file of a few letters; its glyphs and advances (per mille) by letter; ascent and descent (per mille)."""
    from fontTools import subset, ttLib

    font = ttLib.TTFont(_FONT)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    target = io.BytesIO()
    font.save(target)
    scale = 1000 / font["head"].unitsPerEm
    glyphs = {letter: font.getGlyphID(font.getBestCmap()[ord(letter)]) for letter in letters}
    advances = {letter: round(font["hmtx"][font.getBestCmap()[ord(letter)]][0] * scale) for letter in letters}
    return target.getvalue(), glyphs, advances, (round(font["hhea"].ascent * scale), round(font["hhea"].descent * scale))


def font(pdf: pikepdf.Pdf, letters: str = "ABCHamburgefonstiv 0123456789.,", name: str = "ABCDEF+Test") -> pikepdf.Object:
    """A TrueType font, embedded as a subset of these letters, in WinAnsiEncoding: text is shown as `(Hamburg) Tj`."""
    data, _, advances, (ascent, descent) = _subset("".join(sorted(set(letters))))
    codes = {letter.encode("cp1252")[0]: advance for letter, advance in advances.items()}
    first, last = min(codes), max(codes)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{name}"),
            Flags=32,
            FontBBox=Array([-200, descent, 1200, ascent]),
            ItalicAngle=0,
            Ascent=ascent,
            Descent=descent,
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_stream(data, Length1=len(data)),
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{name}"),
            FirstChar=first,
            LastChar=last,
            Widths=Array([codes.get(code, 0) for code in range(first, last + 1)]),
            FontDescriptor=descriptor,
            Encoding=Name.WinAnsiEncoding,
        )
    )
