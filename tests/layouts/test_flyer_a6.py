"""The A6 flyer: facts of real PDFs of the shipped content, and of contents that press its limits."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import yaml
from printed import MM, codes_on, find, letters_of, text_of

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
DISTRICTS = ("mitte", "nord-holland", "philippinenhof-warteberg", "suesterfeld-helleboehn", "vorderer-westen", "wehlheiden")
SLOTS = 6
FIELD_TOP = 100.0
"""Where the green field of the back begins, in millimetres."""


@pytest.fixture(scope="module")
def flyers(build_product: BuildProduct) -> dict[str, BuiltFile]:
    return build_product("flyer-a6", DISTRICTS)


def content(file: str) -> Any:
    return yaml.safe_load((ROOT / "content" / file).read_text(encoding="utf-8"))


def manifesto() -> list[dict[str, Any]]:
    """The demands of each chapter by id."""
    chapters = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((ROOT / "content/manifesto").iterdir())]
    return [{demand["id"]: demand for section in chapter["sections"] for demand in section["demands"]} for chapter in chapters]


def printed_demands(path: Path) -> list[str]:
    text = text_of(path, 2)
    wanted = [demand["text"] for chapter in manifesto() for demand in chapter.values()]
    return [demand for demand in wanted if re.sub(r"[\s-]", "", demand) in text]


@pytest.mark.parametrize("district", DISTRICTS)
def test_two_pages_of_a6_with_bleed(flyers: dict[str, BuiltFile], district: str) -> None:
    built = flyers[district]
    assert built.status is Status.BUILT, built.findings
    with pikepdf.open(built.path) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed = ([float(value) / MM for value in box] for box in (page.trimbox, page.obj.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((105, 148), abs=0.02)
            assert (bleed[2] - bleed[0], bleed[3] - bleed[1]) == pytest.approx((111, 154), abs=0.02)


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_front_says_election_date_sender_and_district(flyers: dict[str, BuiltFile], district: str) -> None:
    campaign, letters = content("campaign.yaml"), letters_of(flyers[district].path)
    for words in (campaign["election"]["name"], campaign["election"]["date"], campaign["party"]):
        found = find(letters, words, page=1)
        assert found, words
        assert min(letter.size for letter in found) >= 9
    assert find(letters, campaign["captions"]["front"] + content(f"districts/{district}.yaml")["name"], page=1)


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_caption_is_neither_larger_nor_wider_than_the_name(flyers: dict[str, BuiltFile], district: str) -> None:
    letters = letters_of(flyers[district].path)
    caption = find(letters, content("campaign.yaml")["captions"]["front"], page=1)
    name = find(letters, content(f"districts/{district}.yaml")["name"], page=1)
    assert caption[0].size <= name[0].size
    assert max(letter.x1 for letter in caption) <= max(letter.x1 for letter in name) + 0.2
    assert max(letter.y1 for letter in caption) < min(letter.y0 for letter in name if letter.sign.isupper())


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_landscape_keeps_eight_millimetres_from_the_name_and_bleeds(flyers: dict[str, BuiltFile], district: str) -> None:
    end = max(letter.y1 for letter in letters_of(flyers[district].path) if letter.page == 1)
    scale = 4.0
    with pypdfium2.PdfDocument(flyers[district].path) as pdf:
        picture = np.asarray(pdf[0].render(scale=scale * 72 / 25.4 / MM).to_pil().convert("RGB")).astype(int)
    drawn = (np.abs(picture - picture[2, 2]).sum(axis=2) > 30).any(axis=1)
    end_row = round((end + 3) * MM * scale)
    first = end_row + int(drawn[end_row + 2 :].argmax()) + 2
    assert (first - end_row) / MM / scale >= 8
    assert (first - end_row) / MM / scale <= 40, "generous: it fills what the name leaves"
    sides = np.abs(picture[first:] - picture[2, 2]).sum(axis=2) > 30
    assert sides[-1].any(), "runs off below"
    assert sides[:, -1].any(), "runs off on the right"


def test_districts_have_landscapes_of_their_own(flyers: dict[str, BuiltFile]) -> None:
    paths = set()
    for built in flyers.values():
        with pikepdf.open(built.path) as pdf:
            content_of_page = pdf.pages[0].Contents.read_bytes()
            paths.add(content_of_page[: content_of_page.find(b"BT")])
    assert len(paths) == len(flyers)


@pytest.mark.parametrize("district", DISTRICTS)
def test_six_demands_whole_and_unchanged_own_picks_first(flyers: dict[str, BuiltFile], district: str) -> None:
    letters = letters_of(flyers[district].path)
    assert len(printed_demands(flyers[district].path)) == SLOTS
    texts = {name: demand["text"] for chapter in manifesto() for name, demand in chapter.items()}
    picks = content(f"districts/{district}.yaml")["demands"] or []
    tops = [find(letters, texts[pick], page=2)[0].y0 for pick in picks]
    assert tops == sorted(tops)
    others = [
        find(letters, text, page=2)[0].y0 for text in set(printed_demands(flyers[district].path)) - {texts[p] for p in picks}
    ]
    assert max(tops, default=0) < min(others)


@pytest.mark.parametrize("district", DISTRICTS)
def test_text_keeps_off_the_trim_and_no_type_is_too_small(flyers: dict[str, BuiltFile], district: str) -> None:
    letters = letters_of(flyers[district].path)
    for letter in letters:
        assert min(letter.x0, 105 - letter.x1, letter.y0, 148 - letter.y1) >= 4, letter
    assert min(letter.size for letter in letters) >= 6.6
    for demand in printed_demands(flyers[district].path):
        assert min(letter.size for letter in find(letters, demand, page=2)) >= 10


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_list_fills_its_place_and_ends_clear_of_the_field(flyers: dict[str, BuiltFile], district: str) -> None:
    end = max(letter.y1 for letter in letters_of(flyers[district].path) if letter.page == 2 and letter.y1 < FIELD_TOP)
    assert FIELD_TOP - 12 <= end <= FIELD_TOP - 4


def test_six_short_demands_are_spread_over_the_same_place(build_product: BuildProduct) -> None:
    short = sorted((demand for chapter in manifesto() for demand in chapter.values()), key=lambda demand: len(demand["text"]))

    def prepare(root: Path) -> None:
        picks = "".join(f"  - {demand['id']}\n" for demand in short[:SLOTS])
        (root / "content/districts/mitte.yaml").write_text(f"name: Mitte\ndemands:\n{picks}", encoding="utf-8")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    letters = letters_of(built.path)
    tops = [find(letters, demand["text"], page=2)[0].y1 for demand in short[:SLOTS]]
    steps = [below - above for above, below in itertools.pairwise(tops)]
    assert max(steps) - min(steps) < 0.6
    assert FIELD_TOP - 14 <= tops[-1] <= FIELD_TOP - 4


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_code_leads_to_the_district_s_page_and_the_address_stands_unbroken(
    flyers: dict[str, BuiltFile], district: str
) -> None:
    address = content("campaign.yaml")["web"]["district"].format(district=district)
    assert codes_on(flyers[district].path, 2) == [address]
    printed = find(letters_of(flyers[district].path), address.removeprefix("https://"), page=2)
    assert min(letter.size for letter in printed) >= 10
    assert max(letter.y0 for letter in printed) - min(letter.y0 for letter in printed) < 3, "one line"


def test_beside_the_code_stand_what_to_read_and_when_to_vote_level_with_it(flyers: dict[str, BuiltFile]) -> None:
    campaign, letters = content("campaign.yaml"), letters_of(flyers["wehlheiden"].path)
    call = find(letters, campaign["captions"]["read_all"], page=2)
    vote = find(letters, campaign["captions"]["vote"].format(date=campaign["election"]["date"]), page=2)
    with pypdfium2.PdfDocument(flyers["wehlheiden"].path) as pdf:
        picture = np.asarray(pdf[1].render(scale=4).to_pil().convert("RGB")).astype(int)
    top, left, right = (round((length + 3) * MM * 4) for length in (FIELD_TOP, 8, 33))
    white = (np.argwhere((picture[top:, left:right] > 250).all(axis=2))[:, 0] + top) / 4 / MM - 3
    assert call[0].y0 == pytest.approx(white.min(), abs=0.4)
    assert max(letter.y1 for letter in vote) <= white.max() + 0.2


def test_publisher_responsible_and_printer_are_named_with_their_addresses(flyers: dict[str, BuiltFile]) -> None:
    campaign, letters = content("campaign.yaml"), letters_of(flyers["mitte"].path)
    for who in ("publisher", "responsible", "printer"):
        line = f"{campaign['captions'][who]}: " + ", ".join(campaign[who][part] for part in ("name", "street", "postcode"))
        assert find(letters, line + campaign[who]["city"], page=2), line


def test_a_real_date_and_a_longer_web_address_fit(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        file = root / "content/campaign.yaml"
        text = file.read_text("utf-8").replace('"[Sonntag, TT. Monat JJJJ]"', "Sonntag, 14. September 2031")
        file.write_text(text.replace("https://kassel.example/{", "https://waehlen-in-kassel.example/{"), "utf-8")

    built = build_product("flyer-a6", ("suesterfeld-helleboehn",), prepare)["suesterfeld-helleboehn"]
    assert built.status is Status.BUILT, built.findings


def test_an_address_too_long_for_its_line_is_said_with_its_place(build_product: BuildProduct) -> None:
    def prepare(root: Path) -> None:
        file = root / "content/campaign.yaml"
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("https://kassel.example/{", "https://www.eine-sehr-lange-adresse-in-kassel.example/{"), "utf-8"
        )

    built = build_product("flyer-a6", ("philippinenhof-warteberg",), prepare)["philippinenhof-warteberg"]
    assert built.status is Status.FAILED
    said = {finding.code: finding for finding in built.findings}["compose.headline-too-long"]
    assert said.place is not None
    assert said.place.file == "content/campaign.yaml"


@pytest.mark.parametrize("count", [2, *(pytest.param(count, marks=pytest.mark.long) for count in (3, 5, 6))])
def test_it_takes_two_to_six_chapters(build_product: BuildProduct, count: int) -> None:
    def prepare(root: Path) -> None:
        folder = root / "content/manifesto"
        files = sorted(folder.iterdir())
        for file in files[count:]:
            file.unlink()
        for number in range(len(files) + 1, count + 1):
            text = files[number - len(files)].read_text("utf-8")
            copy = re.sub(r"^(\s*(?:- )?id: \S+)$", rf"\1-{number}", text, flags=re.MULTILINE)
            (folder / f"{number:02}-more.yaml").write_text(copy, "utf-8")
        (root / "content/districts/mitte.yaml").write_text("name: Mitte\n", "utf-8")

    built = build_product("flyer-a6", ("mitte",), prepare)["mitte"]
    assert built.status is Status.BUILT, built.findings
    assert len(printed_demands(built.path)) >= SLOTS - max(0, count - 4)  # copied chapters repeat demands
