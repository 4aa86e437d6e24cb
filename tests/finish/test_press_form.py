"""What the file says of itself: version, boxes, metadata, output intent, fonts; and that it says it always alike."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from programm_print.errors import RenderError
from programm_print.finish.press import PressSettings, finish_press

Raw = Callable[..., bytes]
Drawn = Callable[..., bytes]
Settings = Callable[..., PressSettings]

PT = 72 / 25.4
TEXT = "<h1>Mehr Raum</h1><p>Ein Satz.</p>"
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def opened(press: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(press))


def xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    tree = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    (description,) = tree.iter(f"{{{NS['rdf']}}}Description")
    short = {uri: prefix for prefix, uri in NS.items()}
    found = {}
    for element in description:
        uri, name = element.tag[1:].split("}")
        found[f"{short[uri]}:{name}"] = "".join(element.itertext()).strip()
    return found


def box(value: pikepdf.Object) -> list[float]:
    return [float(edge) for edge in value.as_list()]


def test_it_is_pdf_1_6_and_not_encrypted(raw: Raw, settings: Settings) -> None:
    press = finish_press(raw(TEXT), settings())
    assert press.startswith(b"%PDF-1.6\n")
    with opened(press) as pdf:
        assert not pdf.is_encrypted
        assert "/Version" not in pdf.Root


def test_xmp_and_information_say_the_same(raw: Raw, settings: Settings) -> None:
    moment = datetime(2026, 3, 14, 12, 0, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    with opened(finish_press(raw(TEXT), settings(created=moment))) as pdf:
        said, info = xmp(pdf), pdf.docinfo
        assert said["pdfxid:GTS_PDFXVersion"] == info.GTS_PDFXVersion == "PDF/X-4"
        assert said["dc:title"] == info.Title == "Mehr Stadt & <Raum>"
        assert said["dc:creator"] == info.Author == "Bündnis"
        assert said["xmp:CreatorTool"] == info.Creator
        assert said["pdf:Producer"] == info.Producer
        assert info.Producer.__str__().startswith("WeasyPrint")
        assert said["pdf:Trapped"] == "False"
        assert info.Trapped == pikepdf.Name("/False")
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == said["xmp:MetadataDate"] == "2026-03-14T12:00:05-03:30"
        assert info.CreationDate == info.ModDate == "D:20260314120005-03'30'"
        assert said["xmpMM:VersionID"] == "1"
        assert said["xmpMM:RenditionClass"] == "default"
        assert said["xmpMM:DocumentID"] != said["xmpMM:InstanceID"]
        assert "/Filter" not in pdf.Root.Metadata
        assert pdf.Root.Lang == "de"


def test_there_is_one_output_intent_with_the_given_profile(raw: Raw, settings: Settings) -> None:
    with opened(finish_press(raw(TEXT), settings())) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert intent.S == "/GTS_PDFX"
        assert intent.OutputConditionIdentifier == "FOGRA39"
        assert intent.RegistryName == "http://www.color.org"
        assert intent.OutputCondition == intent.Info == "Offset, coated paper"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == settings().intent.profile


def test_a_profile_that_is_not_for_a_cmyk_press_is_refused(raw: Raw, settings: Settings) -> None:
    from dataclasses import replace

    from PIL import ImageCms

    intent = replace(settings().intent, profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    with pytest.raises(RenderError, match="FOGRA39 is not a CMYK printer profile"):
        finish_press(raw(TEXT), settings(intent=intent))


@pytest.mark.parametrize("bleed_mm", [3.0, 5.0])
@pytest.mark.parametrize("trim_mm", [(105.0, 148.0), (297.0, 210.0)])
def test_boxes_are_exact(raw: Raw, settings: Settings, trim_mm: tuple[float, float], bleed_mm: float) -> None:
    width, height = trim_mm
    data = raw(TEXT, size=f"{width}mm {height}mm", bleed=f"{bleed_mm}mm")
    with opened(finish_press(data, settings(trim_mm=trim_mm, bleed_mm=bleed_mm))) as pdf:
        page = pdf.pages[0].obj
        out = bleed_mm * PT
        assert box(page.TrimBox) == pytest.approx([0, 0, width * PT, height * PT], abs=1e-4)
        assert box(page.BleedBox) == pytest.approx([-out, -out, width * PT + out, height * PT + out], abs=1e-4)
        assert box(page.MediaBox) == box(page.BleedBox)
        assert {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"}.isdisjoint(page.keys())


def test_a_page_of_another_size_is_refused_with_both_sizes(raw: Raw, settings: Settings) -> None:
    with pytest.raises(RenderError, match=r"page 1 measures 111\.50 × 154\.00 mm, .* must be 111\.00 × 154\.00 mm"):
        finish_press(raw(TEXT, size="105.5mm 148mm"), settings())


def test_what_pages_inherit_counts(drawn: Drawn, settings: Settings) -> None:
    with pikepdf.open(io.BytesIO(drawn(b"0 0 9 9 re f"))) as pdf:
        page = pdf.pages[0].obj
        pdf.Root.Pages.MediaBox = page.MediaBox
        pdf.Root.Pages.Resources = page.Resources
        pdf.Root.Pages.CropBox = pikepdf.Array([0, 0, 9, 9])
        del page.MediaBox, page.Resources
        target = io.BytesIO()
        pdf.save(target)
    with opened(finish_press(target.getvalue(), settings())) as pdf:
        assert set(pdf.Root.Pages.keys()) == {"/Type", "/Kids", "/Count"}
        assert "/CropBox" not in pdf.pages[0].obj


def test_every_font_is_embedded_and_subset(raw: Raw, settings: Settings) -> None:
    with opened(finish_press(raw(TEXT + "<b>fett</b><i>kursiv</i>"), settings())) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item]
        assert len(fonts) >= 2
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())


def test_a_font_that_is_not_embedded_is_refused_by_name(drawn: Drawn, settings: Settings) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
        return {"Font": {"/F1": font}}

    with pytest.raises(RenderError, match="the font Courier on page 1 is not embedded"):
        finish_press(drawn(b"BT /F1 9 Tf (x) Tj ET", resources), settings())


def test_a_font_embedded_whole_is_refused(raw: Raw, settings: Settings) -> None:
    data = raw(TEXT)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item:
                item.BaseFont = pikepdf.Name("/" + str(item.BaseFont).split("+")[-1])
        target = io.BytesIO()
        pdf.save(target)
    with pytest.raises(RenderError, match="embedded whole"):
        finish_press(target.getvalue(), settings())


@pytest.mark.parametrize(
    ("content", "construct"), [(b"/x Do", "/PS"), (b"/OC /layer BDC 0 0 9 9 re f EMC", "/OC")], ids=["PostScript", "layer"]
)
def test_what_pdfx_forbids_is_refused(drawn: Drawn, settings: Settings, content: bytes, construct: str) -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"XObject": {"/x": pdf.make_stream(b"showpage", Subtype=pikepdf.Name.PS)}}

    with pytest.raises(RenderError, match=f"page 1 holds {construct}, which PDF/X-4 does not allow"):
        finish_press(drawn(content, resources), settings())


def test_text_stays_text(raw: Raw, settings: Settings, tmp_path: Path) -> None:
    import subprocess

    path = tmp_path / "press.pdf"
    path.write_bytes(finish_press(raw("<p>Bürger*innen atmen CO₂ weniger.</p>"), settings()))
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=txtwrite", "-sOutputFile=-", str(path)]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "Bürger*innen atmen" in text


def test_the_same_input_gives_the_same_bytes(raw: Raw, settings: Settings) -> None:
    body = TEXT + "<p style='opacity: .5'>halb</p>"
    # Two raw PDFs: WeasyPrint gives each another random identifier.
    first, second = (finish_press(raw(body), settings(marks=True)) for _ in range(2))
    assert first == second
    with opened(first) as pdf:
        assert len(pdf.trailer.ID) == 2


def test_identifiers_follow_the_content(raw: Raw, settings: Settings) -> None:
    one, other, later = (
        xmp(opened(finish_press(data, settings(created=moment))))
        for data, moment in (
            (raw(TEXT), datetime(2026, 1, 1, tzinfo=UTC)),
            (raw(TEXT + "anders"), datetime(2026, 1, 1, tzinfo=UTC)),
            (raw(TEXT), datetime(2026, 1, 2, tzinfo=UTC)),
        )
    )
    assert one["xmpMM:DocumentID"] != other["xmpMM:DocumentID"]
    assert one["xmpMM:DocumentID"] == later["xmpMM:DocumentID"]
    assert one["xmpMM:InstanceID"] != later["xmpMM:InstanceID"]


def test_settings_without_time_zone_or_title_are_a_mistake(settings: Settings) -> None:
    with pytest.raises(ValueError, match="time zone"):
        settings(created=datetime(2026, 1, 1))  # noqa: DTZ001 - that is the mistake
    with pytest.raises(ValueError, match="title"):
        settings(title=" ")
