"""The sheets as print shops get them: another bleed, another paper, another printer."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from printed import letters_of, squeezed, text_of

from programm_print.build.values import BuiltFile, Status
from programm_print.content.loading import load_content
from programm_print.findings import Severity
from programm_print.models.press_order import Order
from programm_print.models.shop import limits_of
from programm_print.opening import open_project
from programm_print.preflighting import preflight_bytes
from programm_print.project import ProjectFiles

BuildProduct = Callable[..., dict[str, BuiltFile]]
Pixels = np.ndarray[Any, np.dtype[Any]]

ROOT = Path(__file__).parents[2]
PRODUCTS = ("flyer-a6", "flyer-dl", "leaflet-a5", "brochure-a5")
PT_PER_MM = 72 / 25.4
PAPERS = {"generic": ("FOGRA39L_coated.icc", 300), "generic-uncoated": ("FOGRA47L_uncoated.icc", 280)}


def order_at(shop: str, requirements: str = "") -> Callable[[Path], None]:
    """Lets the campaign print at a shop; with `requirements` at one of its own."""

    def prepare(root: Path) -> None:
        campaign = root / "content/campaign.yaml"
        campaign.write_text(campaign.read_text("utf-8").replace("shop: generic", f"shop: {shop}"), "utf-8")
        if requirements:
            (root / "content/shops").mkdir()
            (root / f"content/shops/{shop}.yaml").write_text(requirements, "utf-8")

    return prepare


def test_a_shop_s_paper_bleed_marks_and_address_reach_the_sheet(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        address = "address: {street: Werkstraße 1, postcode: 01067, city: Musterstadt}\n"
        order_at("own", f"name: Druckwerk\n{address}like: generic-uncoated\nbleed_mm: 5\nmarks: always\n")(root)
        campaign = root / "content/campaign.yaml"
        before, after = campaign.read_text("utf-8").split("printer:\n")
        campaign.write_text(before + after.split('city: "[Ort]"\n', 1)[1], "utf-8")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert built.status is Status.BUILT, built.findings
    with pikepdf.open(built.path) as pdf:
        for page in pdf.pages:
            boxes = [[float(value) / PT_PER_MM for value in box] for box in (page.trimbox, page.obj.BleedBox, page.mediabox)]
            for box, beyond in zip(boxes, (0, 5, 15), strict=True):
                assert box == pytest.approx([-beyond, -beyond, 105 + beyond, 148 + beyond], abs=0.01)
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA47"
    assert squeezed("Druckwerk, Werkstraße 1, 01067 Musterstadt") in text_of(built.path)


def pictures_of(path: Path) -> Iterator[Pixels]:
    """Each page to its MediaBox, four pixels a millimetre."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            yield page.render(scale=4 / PT_PER_MM).to_numpy().astype(int)


def inside(picture: Pixels, bleed_mm: int) -> Pixels:
    """The trimmed page in squares of 2 mm: PDFium rounds a page's size, and so each picture to another part of a pixel."""
    margin = 4 * bleed_mm
    trimmed = picture[margin:, margin:]
    rows, columns = ((length - margin) // 8 for length in trimmed.shape[:2])
    squares: Pixels = trimmed[: rows * 8, : columns * 8].reshape(rows, 8, columns, 8, 3).mean(axis=(1, 3))
    return squares


def gap_mm(picture: Pixels, bleed_mm: int) -> float:
    """The longest stretch of the bleed's edge that is bare although the sheet has ink where it is trimmed. A line that crosses
    the edge aslant and a small form that ends in the bleed are no gaps: they are short."""
    picture = picture.min(axis=2)
    longest, trim = 0, 4 * bleed_mm
    for turned in (picture, picture[::-1], picture.T, picture.T[::-1]):
        bare = (turned[trim + 1, trim:-trim] < 200) & (turned[1, trim:-trim] > 250)
        runs = "".join("x" if pixel else " " for pixel in bare).split()
        longest = max(longest, max(map(len, runs), default=0))
    return longest / 4


@pytest.mark.long
@pytest.mark.parametrize("product", PRODUCTS)
def test_another_bleed_changes_nothing_inside_the_trim_and_leaves_no_gap_beyond_it(
    build_product: BuildProduct, product: str
) -> None:
    usual = build_product(product, ("mitte",))
    for bleed_mm in (1, 5):
        other = build_product(product, ("mitte",), order_at("own", f"bleed_mm: {bleed_mm}\n"))
        for variant, built in other.items():
            assert built.status is Status.BUILT, built.findings
            pages = list(pictures_of(built.path))
            assert max(gap_mm(page, bleed_mm) for page in pages) < 5
            for before, after in zip(pictures_of(usual[variant].path), pages, strict=True):
                old, new = inside(before, 3), inside(after, bleed_mm)
                height, width = min(old.shape[0], new.shape[0]), min(old.shape[1], new.shape[1])
                changed = np.abs(old[:height, :width] - new[:height, :width]).max(axis=2) > 64
                assert changed.mean() < 0.005


def as_printed(path: Path, profile: str, folder: Path) -> list[Pixels]:
    """The pages as the inks look on paper (relative colorimetric, without black point compensation), 150 pixels an inch."""
    icc = ROOT / "profiles" / profile
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r150", f"--permit-file-read={icc}"]
    command += ["-dOverrideICC=true", "-dRenderIntent=1", "-dBlackPtComp=0", f"-sDefaultCMYKProfile={icc}"]
    subprocess.run([*command, f"-sOutputFile={folder}/page-%03d.png", str(path)], check=True)
    return [np.asarray(Image.open(file).convert("RGB")) for file in sorted(folder.glob("page-*.png"))]


def luminance(colour: Pixels) -> float:
    values = colour / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.long
@pytest.mark.parametrize("shop", PAPERS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_every_letter_can_be_read_on_its_ground_as_it_is_printed(
    build_product: BuildProduct, tmp_path: Path, product: str, shop: str
) -> None:
    built = next(iter(build_product(product, ("mitte",), order_at(shop)).values()))
    pages = as_printed(built.path, PAPERS[shop][0], tmp_path)
    scale = 150 / 25.4
    weak = {}
    for letter in letters_of(built.path):
        x0, y0, x1, y1 = (round((value + 3) * scale) for value in (letter.x0, letter.y0, letter.x1, letter.y1))
        around = pages[letter.page - 1][max(y0 - 1, 0) : y1 + 2, max(x0 - 1, 0) : x1 + 2].reshape(-1, 3)
        colours, counts = np.unique(around, axis=0, return_counts=True)
        # Punctuation may be too small to have two plain colours.
        if len(colours) < 2 or letter.sign in ".,:;·'-–*[]/|":
            continue
        light, dark = sorted((luminance(colour) for colour in colours[np.argsort(counts)[-2:]]), reverse=True)
        contrast = (light + 0.05) / (dark + 0.05)
        # WCAG 2.2, 1.4.3; what is 12 pt or more is bold or display type.
        if contrast < (3 if letter.size >= 12 else 4.5):
            weak[letter.page, letter.sign, letter.size] = round(contrast, 2)
    assert weak == {}


@pytest.mark.long
@pytest.mark.parametrize("shop", PAPERS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_no_place_of_a_sheet_takes_more_ink_than_its_paper_bears(
    build_product: BuildProduct, tmp_path: Path, product: str, shop: str
) -> None:
    built = next(iter(build_product(product, ("mitte",), order_at(shop)).values()))
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r50"]
    subprocess.run([*command, f"-sOutputFile={tmp_path}/%03d.tif", str(built.path)], check=True)
    for page in {file.name.split("(")[0] for file in tmp_path.glob("*(*).tif")}:
        plates = [255 - np.asarray(Image.open(file).convert("L")).astype(int) for file in tmp_path.glob(f"{page}(*).tif")]
        assert sum(plates).max() / 2.55 <= PAPERS[shop][1] + 1  # type: ignore[union-attr]  # one in 255 is a third of a percent


@pytest.mark.long
@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_passes_under_each_verified_shop_and_the_one_that_takes_no_x_4_is_named(
    build_product: BuildProduct, product: str
) -> None:
    shops = [shop for shop in load_content(ProjectFiles(ROOT)).shops.values() if shop.verified]
    # Shops of the same paper and bleed get the same sheets.
    sheets: dict[tuple[str, float | None], list[BuiltFile]] = {}
    for shop in shops:
        kind = (shop.paper, shop.bleed_mm or 3)
        if kind not in sheets:
            sheets[kind] = list(build_product(product, ("mitte",), order_at(shop.id)).values())
        ordered = open_project(ProjectFiles(ROOT), shop.id).products[product]
        for built in sheets[kind]:
            findings = preflight_bytes(
                built.path.read_bytes(), built.path.name, limits_of(shop, ordered), order=Order.of(ordered)
            )
            errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
            assert errors == (set() if shop.takes_what_is_written else {"pdfx.version"}), (shop.id, findings)
