"""What the finished campaign shows: every sheet, every demand, the keys of PDF/X-4, process colours alone, readable codes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pikepdf
import pypdfium2
import pytest
import yaml
import zxingcpp
from PIL import Image

ROOT = Path(__file__).parents[2]
MM = 72 / 25.4
BLEED_MM = 3
PRODUCTS = ("brochure-a5", "flyer-a6", "flyer-dl", "leaflet-a5")


class Campaign(Protocol):
    """The fixture's value, see conftest.py."""

    folder: Path
    said: dict[str, Any]
    whole: bool

    @property
    def pdfs(self) -> dict[str, Path]: ...

    def of(self, product: str) -> dict[str, Path]: ...


def product(name: str) -> Any:
    return yaml.safe_load((ROOT / "layouts" / name / "product.yaml").read_text(encoding="utf-8"))


def letters(text: str) -> str:
    """Without soft hyphens, hyphens and white space: a line may end at any of them. Case stays."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]", "", text)


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return letters(done.stdout.decode("utf-8"))


def demands(chapter: Mapping[str, Any]) -> list[str]:
    return [str(demand["text"]) for section in chapter["sections"] for demand in section["demands"]]


def opened(campaign: Campaign) -> Iterator[tuple[str, pikepdf.Pdf]]:
    for name, path in campaign.pdfs.items():
        with pikepdf.open(path) as pdf:
            yield name, pdf


# the sheets


def test_every_sheet_is_there_under_its_name(campaign: Campaign, content: dict[str, Any]) -> None:
    chapters = [chapter["id"] for chapter in content["chapters"]]
    districts = [path.stem for path in (campaign.folder / "content/districts").glob("*.yaml")]
    expected = {f"{flyer}_{district}" for flyer in ("flyer-a6", "flyer-dl") for district in districts}
    expected |= {f"leaflet-a5_{chapter}" for chapter in chapters} | {"brochure-a5"}
    assert set(campaign.pdfs) == expected
    assert len(campaign.pdfs) == (51 if campaign.whole else 9)
    assert {path.suffix for path in campaign.pdfs.values()} == {".pdf"}
    assert {Path(file["path"]).stem for file in campaign.said["files"]} == expected
    assert {file["status"] for file in campaign.said["files"]} == {"built"}


def test_nothing_is_reported_but_notes(campaign: Campaign) -> None:
    assert [finding for finding in campaign.said["findings"] if finding["severity"] != "info"] == []


def test_two_checkouts_give_the_same_bytes(twins: tuple[Campaign, Campaign]) -> None:
    first, second = (one.pdfs for one in twins)
    assert len(second) == (51 if twins[0].whole else 2)
    assert [name for name, path in second.items() if path.read_bytes() != first[name].read_bytes()] == []


def test_pages_are_as_many_as_the_binding_takes(campaign: Campaign) -> None:
    pages = {name: len(pdf.pages) for name, pdf in opened(campaign)}
    assert pages.pop("brochure-a5") % 4 == 0
    assert {name: count for name, count in pages.items() if count != (4 if name.startswith("leaflet") else 2)} == {}


# the texts


def test_each_demand_stands_in_the_brochure_and_in_its_leaflet(campaign: Campaign, content: dict[str, Any]) -> None:
    brochure = text_of(campaign.pdfs["brochure-a5"])
    counts = []
    for chapter in content["chapters"]:
        leaflet = text_of(campaign.pdfs[f"leaflet-a5_{chapter['id']}"])
        assert [text for text in demands(chapter) if letters(text) not in leaflet] == []
        assert [text for text in demands(chapter) if letters(text) not in brochure] == []
        counts.append(len(demands(chapter)))
    assert counts == [42, 45, 48, 34]


def test_titles_and_summaries_are_contiguous_and_keep_their_case(campaign: Campaign, content: dict[str, Any]) -> None:
    brochure = text_of(campaign.pdfs["brochure-a5"])
    for chapter in content["chapters"]:
        leaflet = text_of(campaign.pdfs[f"leaflet-a5_{chapter['id']}"])
        wanted = [chapter["title"], *chapter["summary"], *(section["title"] for section in chapter["sections"])]
        assert [text for text in wanted if letters(text) not in brochure] == []
        assert [text for text in wanted if letters(text) not in leaflet] == []


@pytest.mark.parametrize("flyer", ["flyer-a6", "flyer-dl"])
def test_flyers_name_their_district_and_print_its_own_demands(campaign: Campaign, content: dict[str, Any], flyer: str) -> None:
    texts = {
        demand["id"]: demand["text"] for each in content["chapters"] for part in each["sections"] for demand in part["demands"]
    }
    count = product(flyer)["slots"]["count"]
    for variant, path in campaign.of(flyer).items():
        district, text = content["districts"][variant], text_of(path)
        assert letters(district["name"]) in text
        assert [pick for pick in district["demands"][:count] if letters(texts[pick]) not in text] == []


# PDF/X-4


def test_each_pdf_says_that_it_is_pdf_x_4(campaign: Campaign) -> None:
    profile = (ROOT / "profiles/FOGRA39L_coated.icc").read_bytes()
    for name, pdf in opened(campaign):
        assert (pdf.pdf_version, pdf.is_encrypted) == ("1.6", False), name
        assert len(pdf.trailer.ID.as_list()) == 2, name
        assert pdf.docinfo.Trapped == pikepdf.Name("/False"), name
        assert str(pdf.docinfo.GTS_PDFXVersion) == "PDF/X-4", name
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4", name
            assert xmp["pdf:Trapped"] == "False", name
            assert xmp["dc:title"] == str(pdf.docinfo.Title), name
            assert xmp["xmp:CreateDate"].startswith("2026-01-01T00:00:00"), name
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"], name
        assert str(pdf.docinfo.CreationDate).startswith("D:20260101000000"), name
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert (intent.S, str(intent.OutputConditionIdentifier)) == (pikepdf.Name("/GTS_PDFX"), "FOGRA39"), name
        assert str(intent.RegistryName) == "http://www.color.org", name
        assert intent.DestOutputProfile.read_bytes() == profile, name


def test_boxes_are_exact_and_there_is_no_slug(campaign: Campaign) -> None:
    for name, pdf in opened(campaign):
        trim = product(name.partition("_")[0])["trim_mm"]
        for page in pdf.pages:
            boxes = {
                key: [float(value) / MM for value in page.obj[key].as_list()] for key in ("/TrimBox", "/BleedBox", "/MediaBox")
            }
            x0, y0, x1, y1 = boxes["/TrimBox"]
            assert (x1 - x0, y1 - y0) == pytest.approx((trim["width"], trim["height"]), abs=0.01), name
            assert boxes["/BleedBox"] == pytest.approx([x0 - BLEED_MM, y0 - BLEED_MM, x1 + BLEED_MM, y1 + BLEED_MM], abs=0.01), (
                name
            )
            assert boxes["/MediaBox"] == boxes["/BleedBox"], name
            assert {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"}.isdisjoint(page.obj.keys()), name


def test_nothing_is_rgb(campaign: Campaign) -> None:
    for name, pdf in opened(campaign):
        assert set(_colour_spaces(pdf)) & {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/RGB", "ICCBased 3"} == set(), name
        assert _operators(pdf) & {"rg", "RG"} == set(), name


def _colour_spaces(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every name in the file, and the components of every ICC profile that a colour space uses."""
    pending: list[Any] = list(pdf.objects)
    while pending:
        item = pending.pop()
        if isinstance(item, pikepdf.Name):
            yield str(item)
        elif isinstance(item, pikepdf.Array):
            if len(item) == 2 and item[0] == pikepdf.Name("/ICCBased"):
                yield f"ICCBased {item[1].N}"
            pending += [each for each in item.as_list() if not getattr(each, "is_indirect", False)]
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            pending += [each for each in dict(item.items()).values() if not getattr(each, "is_indirect", False)]


def _operators(pdf: pikepdf.Pdf) -> set[str]:
    """The operators of all pages, forms, patterns and Type 3 glyphs; inline images count by their colour space."""
    streams: list[pikepdf.Object] = [page.obj for page in pdf.pages]
    streams += [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == "/Form" or "/PatternType" in item)
    ]
    found = set()
    for stream in streams:
        for instruction in pikepdf.parse_content_stream(stream):
            found.add(str(instruction.operator))
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                assert instruction.iimage.colorspace in ("/DeviceGray", "/DeviceCMYK", "/G", "/CMYK", None)
    return found


def test_nothing_can_be_clicked(campaign: Campaign) -> None:
    for name, pdf in opened(campaign):
        assert [number for number, page in enumerate(pdf.pages, 1) if "/Annots" in page.obj] == [], name
        assert {"/AcroForm", "/Names", "/OpenAction", "/AA", "/OCProperties"}.isdisjoint(pdf.Root.keys()), name


def test_every_font_is_embedded_and_subset(campaign: Campaign) -> None:
    for name, pdf in opened(campaign):
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        embedded = [item for item in fonts if "/FontDescriptor" in item]
        assert embedded, name
        for font in embedded:
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont)), (name, font.BaseFont)
            assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()), (name, font.BaseFont)
        # A composite font has its descriptor in its descendant.
        assert {str(font.Subtype) for font in fonts if "/FontDescriptor" not in font} <= {"/Type0"}, name


def test_plates_are_process_colours_with_at_most_300_percent(campaign: Campaign, tmp_path: Path) -> None:
    for name in _families(campaign):
        sums: dict[str, Any] = {}
        for page, plates in _plates(campaign.pdfs[name], tmp_path).items():
            assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}, (name, page)
            sums[page] = max(sum(plates.values()).ravel())
        assert {page: highest for page, highest in sums.items() if highest > 300.5} == {}, name


def _families(campaign: Campaign) -> list[str]:
    """One of each kind of sheet: the shortest and the longest district, every chapter, the brochure."""
    flyers = [f"{flyer}_{name}" for flyer in ("flyer-a6", "flyer-dl") for name in ("mitte", "philippinenhof-warteberg")]
    leaflets = [name for name in campaign.pdfs if name.startswith("leaflet")]
    return ["brochure-a5", *flyers, *(leaflets if campaign.whole else leaflets[:1])]


def _plates(path: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Percent of ink of every pixel at 50 dpi, by page and by plate, as Ghostscript separates."""
    for old in folder.glob("*.tif"):
        old.unlink()
    command = [
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffsep",
        "-r50",
        f"-sOutputFile={folder}/%02d.tif",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "error" not in (done.stdout + done.stderr).lower()
    pages: dict[str, dict[str, Any]] = {}
    for plate in sorted(folder.glob("*(*).tif")):
        page, ink = re.fullmatch(r"(\d+)(?:\.tif)?\((.+)\)", plate.stem, re.ASCII).groups()  # type: ignore[union-attr]
        with Image.open(plate) as image:
            pages.setdefault(page, {})[ink] = (255 - np.asarray(image.convert("L"), dtype=np.float64)) / 2.55
    return pages


# the codes


def test_every_code_says_the_intended_address(campaign: Campaign, content: dict[str, Any]) -> None:
    web = content["campaign"]["web"]
    for name, path in campaign.pdfs.items():
        made, _, variant = name.partition("_")
        own = content["districts"][variant].get("url") if made.startswith("flyer") else None
        wanted = own or (web["district"].replace("{district}", variant) if made.startswith("flyer") else web["programme"])
        with pypdfium2.PdfDocument(path) as pdf:
            # From the last page on: nearly all codes stand there or before it.
            read = [code.text for page in pdf for code in zxingcpp.read_barcodes(page.render(scale=2.5).to_pil())]
        assert read, name
        assert set(read) == {wanted}, name
