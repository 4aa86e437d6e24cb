"""The DIN lang flyer: facts of real PDFs of the shipped content, and of contents that press its limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
import zxingcpp

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
MM = 72 / 25.4
DISTRICTS = ("mitte", "nord-holland", "philippinenhof-warteberg", "suesterfeld-helleboehn")
FOLDS = {1: (97.0, 197.0), 2: (100.0, 200.0)}


@pytest.fixture(scope="module")
def flyers(build_product: BuildProduct) -> dict[str, BuiltFile]:
    return build_product("flyer-dl", DISTRICTS)


def _content(file: str) -> Any:
    return yaml.safe_load((ROOT / "content" / file).read_text(encoding="utf-8"))


def _demands(chapter: Any) -> list[Any]:
    return [demand for section in chapter["sections"] for demand in section["demands"]]


def _default_set(chapter: Any) -> list[Any]:
    return sorted((demand for demand in _demands(chapter) if "default" in demand), key=lambda demand: demand["default"])


def _manifesto(root: Path = ROOT) -> list[Any]:
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((root / "content" / "manifesto").iterdir())]


def _text(path: Path) -> str:
    """All text with soft hyphens and line breaks joined."""
    with pypdfium2.PdfDocument(path) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return re.sub(r"\s+", " ", re.sub(r"[\u00ad\ufffe\u0002]\s*", "", text).replace("\u00a0", " "))


def _letters_of(text: str) -> str:
    """Without spaces and hyphens: PDFium takes the hyphen of `Nord-Holland` at a line's end for one of the setting."""
    return re.sub(r"[\s-]", "", text)


def _letters(path: Path) -> Iterator[tuple[int, str, float, tuple[float, float, float, float]]]:
    """Each letter: its page, the sign, its size in points, its box in millimetres from the trim's top left corner."""
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf, 1):
            left, _, _, top = page.get_trimbox()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                sign = text.get_text_range(index, 1)
                if not sign.strip() or sign in "\u00ad\ufffe":
                    continue
                x0, y0, x1, y1 = text.get_charbox(index)
                size = pdfium.FPDFText_GetFontSize(text.raw, index)
                yield number, sign, size, ((x0 - left) / MM, (top - y1) / MM, (x1 - left) / MM, (top - y0) / MM)


@pytest.mark.parametrize("district", DISTRICTS)
def test_names_short_and_long_fit(flyers: dict[str, BuiltFile], district: str) -> None:
    built = flyers[district]
    assert built.status is Status.BUILT, built.findings
    name = _content(f"districts/{district}.yaml")["name"]
    assert _letters_of(_text(built.path)).count(_letters_of(name)) >= 3


def test_two_pages_of_297_by_210_with_bleed(flyers: dict[str, BuiltFile]) -> None:
    with pikepdf.open(flyers["mitte"].path) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed = ([float(value) / MM for value in box] for box in (page.trimbox, page.obj.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((297, 210), abs=0.02)
            assert (bleed[2] - bleed[0], bleed[3] - bleed[1]) == pytest.approx((303, 216), abs=0.02)


@pytest.mark.parametrize("district", DISTRICTS)
def test_text_keeps_nine_millimetres_from_trim_and_folds(flyers: dict[str, BuiltFile], district: str) -> None:
    for page, sign, _, (x0, y0, x1, y1) in _letters(flyers[district].path):
        assert min(x0, 297 - x1, y0, 210 - y1) >= 9, (page, sign, x0, y0, x1, y1)
        for fold in FOLDS[page]:
            assert x1 <= fold - 9 or x0 >= fold + 9, (page, sign, x0, x1)


def test_the_fields_print_the_district_s_own_picks_first(flyers: dict[str, BuiltFile]) -> None:
    texts = {demand["id"]: demand["text"] for chapter in _manifesto() for demand in _demands(chapter)}
    for district in DISTRICTS:
        text = _letters_of(_text(flyers[district].path))
        for pick in _content(f"districts/{district}.yaml")["demands"]:
            assert _letters_of(texts[pick]) in text
    for chapter in _manifesto():
        assert _default_set(chapter)[0]["text"] in _text(flyers["philippinenhof-warteberg"].path)


def test_every_section_stands_in_the_index(flyers: dict[str, BuiltFile]) -> None:
    text = _text(flyers["mitte"].path)
    for chapter in _manifesto():
        assert text.count(chapter["title"]) == 2
        for section in chapter["sections"]:
            assert section["title"] in text


def test_type_stays_readable(flyers: dict[str, BuiltFile]) -> None:
    sizes = [round(size, 1) for _, _, size, _ in _letters(flyers["nord-holland"].path)]
    assert min(sizes) >= 6.6
    inside = {round(size, 1) for page, _, size, _ in _letters(flyers["nord-holland"].path) if page == 2}
    assert min(inside) >= 9.8


def test_all_districts_share_one_size_of_demands(flyers: dict[str, BuiltFile]) -> None:
    least = {min(size for page, _, size, _ in _letters(built.path) if page == 2) for built in flyers.values()}
    assert max(least) - min(least) < 0.01


def test_the_caption_is_never_larger_than_the_name(flyers: dict[str, BuiltFile]) -> None:
    for built in flyers.values():
        poster = [(box[1], size) for page, _, size, box in _letters(built.path) if page == 1 and box[0] > 200 and size > 30]
        poster.sort()
        assert poster[0][1] <= poster[-1][1] + 0.01


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_code_leads_to_the_district_s_page(flyers: dict[str, BuiltFile], district: str) -> None:
    with pypdfium2.PdfDocument(flyers[district].path) as pdf:
        codes = zxingcpp.read_barcodes(pdf[0].render(scale=3).to_pil())
    assert [code.text for code in codes] == [_content("campaign.yaml")["web"]["district"].format(district=district)]


def test_publisher_responsible_and_printer_are_named(flyers: dict[str, BuiltFile]) -> None:
    campaign = _content("campaign.yaml")
    text = _text(flyers["mitte"].path)
    for who in ("publisher", "responsible", "printer"):
        for part in ("name", "street", "postcode", "city"):
            assert campaign[who][part] in text


def test_districts_have_landscapes_of_their_own(flyers: dict[str, BuiltFile]) -> None:
    pictures = set()
    for built in flyers.values():
        with pypdfium2.PdfDocument(built.path) as pdf:
            page = pdf[0].render(scale=0.5).to_pil()
            pictures.add(page.crop((page.width * 2 // 3, page.height * 5 // 8, page.width, page.height)).tobytes())
    assert len(pictures) == len(flyers)


def _bare(root: Path) -> None:
    (root / "content" / "districts" / "mitte.yaml").write_text("name: Mitte\n", encoding="utf-8")


def _full(root: Path) -> None:
    images = root / "content" / "images"
    images.mkdir(exist_ok=True)
    for name in ("portrait", "place"):
        rectangle = '<rect width="60" height="80" fill="device-cmyk(0 0 0 0.3)"/>'
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80">{rectangle}</svg>'
        (images / f"{name}.svg").write_text(drawing, encoding="utf-8")
    (root / "content" / "districts" / "mitte.yaml").write_text(
        """name: Mitte
lead: In Mitte kreuzen sich die Wege der Stadt. Hier soll man gut gehen, sitzen und einkaufen können, auch ohne Auto.
contact:
  name: Jana Müller-Yıldız
  role: Sprecherin im Ortsbeirat
  email: jana@kassel.example
  phone: 0561 0000
  portrait: {file: content/images/portrait.svg, alt: Jana Müller-Yıldız}
meetings:
  - {when: "Samstag, 10 Uhr", where: Markthalle}
  - {when: "Montag, 18 Uhr", where: Rathaus}
image: {file: content/images/place.svg, alt: Der Platz}
""",
        encoding="utf-8",
    )


def test_what_a_district_may_leave_out_leaves_no_gap_to_fill(build_product: BuildProduct) -> None:
    built = build_product("flyer-dl", ("mitte",), _bare)["mitte"]
    assert built.status is Status.BUILT, built.findings
    campaign = _content("campaign.yaml")
    assert campaign["captions"]["meetings"] not in _text(built.path)
    assert campaign["publisher"]["email"] in _text(built.path)


def test_all_that_a_district_may_say_fits(build_product: BuildProduct) -> None:
    built = build_product("flyer-dl", ("mitte",), _full)["mitte"]
    assert built.status is Status.BUILT, built.findings
    text = _text(built.path)
    for words in ("Wege der Stadt", "Müller-Yıldız", "Sprecherin im Ortsbeirat", "jana@kassel.example", "Markthalle", "Rathaus"):
        assert words in text


def _with_chapters(count: int) -> Any:
    """A manifesto of so many chapters: the first ones again under other ids and titles where the shipped ones do not suffice."""

    def prepare(root: Path) -> None:
        folder = root / "content" / "manifesto"
        files = sorted(folder.iterdir())
        for file in files[count:]:
            file.unlink()
        for number in range(len(files) + 1, count + 1):
            text = files[number - len(files)].read_text(encoding="utf-8")
            text = re.sub(r"^(\s*(?:- )?id: \S+)$", rf"\1-{number}", text, flags=re.MULTILINE)
            text = re.sub(r"^title: .*$", f"title: Stadt und Land {number}", text, count=1, flags=re.MULTILINE)
            (folder / f"{number:02}-more.yaml").write_text(text, encoding="utf-8")
        district = root / "content" / "districts" / "wehlheiden.yaml"
        text = district.read_text(encoding="utf-8")
        text = re.sub(r"^demands:.*?(?=^\S|\Z)", "demands: []\n", text, flags=re.MULTILINE | re.DOTALL)
        district.write_text(text, encoding="utf-8")

    return prepare


@pytest.mark.parametrize("count", [*(pytest.param(count, marks=pytest.mark.long) for count in (2, 3, 5)), 6])
def test_two_to_six_chapters_find_a_grid(build_product: BuildProduct, count: int) -> None:
    built = build_product("flyer-dl", ("wehlheiden",), _with_chapters(count))["wehlheiden"]
    assert built.status is Status.BUILT, built.findings
    text = _text(built.path)
    assert all(_default_set(chapter)[3]["text"] in text for chapter in _manifesto()[:count])
