"""What the PDF says of itself: document information, XMP, output intent. All three come from one place, so that they agree."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from datetime import datetime

    from programm_print.finish.press import OutputIntent, PressSettings

_VERSION = "PDF/X-4"
# The root keeps no outlines, names, forms, attachments, actions, layers or tags: PDF/X-4 forbids most of them, and tags
# would point to links that are gone (ISO 15930-7).
_KEPT_ROOT_KEYS = ("/Type", "/Pages")
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def clear_root(pdf: pikepdf.Pdf) -> None:
    """Take away all the raw PDF says of itself, its random and dated identifiers among it."""
    for key in list(pdf.Root.keys()):
        if key not in _KEPT_ROOT_KEYS:
            del pdf.Root[key]
    for key in list(pdf.trailer.keys()):
        if key not in ("/Root", "/Size"):
            del pdf.trailer[key]


def write_metadata(pdf: pikepdf.Pdf, settings: PressSettings, producer: str, content: bytes) -> None:
    """`content` is what the document consists of: its identifiers are drawn from it, so that equal input gives equal bytes."""
    xmp = _xmp(settings, producer, sha256(content).digest())
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(settings.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([_output_intent(pdf, settings.intent)])
    moment = _pdf_date(settings.created)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(settings.title),
            Creator=String(settings.creator),
            Producer=String(producer),
            CreationDate=String(moment),
            ModDate=String(moment),
            Trapped=Name("/False"),
            GTS_PDFXVersion=String(_VERSION),
        )
    )
    if settings.author:
        pdf.trailer.Info.Author = String(settings.author)


def _output_intent(pdf: pikepdf.Pdf, intent: OutputIntent) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(intent.condition),
        OutputCondition=String(intent.description),
        RegistryName=String(intent.registry),
        Info=String(intent.description),
        DestOutputProfile=pdf.make_stream(intent.profile, N=4, Alternate=Name.DeviceCMYK),
    )


def _xmp(settings: PressSettings, producer: str, document: bytes) -> str:
    """The XMP packet that ISO 15930-7 asks for. The instance is the document at this moment, under this title."""
    moment = settings.created.isoformat(timespec="seconds")
    instance = sha256(document + repr((settings.title, settings.author, settings.creator, producer, moment)).encode()).digest()
    title, author = escape(settings.title), escape(settings.author)
    properties = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
        *([f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"] if author else []),
        f"<dc:language><rdf:Bag><rdf:li>{escape(settings.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{escape(producer)}</pdf:Producer>",
        "<pdf:Trapped>False</pdf:Trapped>",
        f"<pdfxid:GTS_PDFXVersion>{_VERSION}</pdfxid:GTS_PDFXVersion>",
        f"<xmp:CreatorTool>{escape(settings.creator)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>uuid:{_uuid(document)}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{_uuid(instance)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    ]
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if prefix != "rdf")
    return "\n".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">',
            f'<rdf:Description rdf:about="" {names}>',
            *properties,
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
    )


def _uuid(digest: bytes) -> UUID:
    """A UUID of version 5's shape: made from a hash, not from chance."""
    return UUID(bytes=digest[:16], version=5)


def _pdf_date(moment: datetime) -> str:
    """`D:20260314120000+01'00'`."""
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
