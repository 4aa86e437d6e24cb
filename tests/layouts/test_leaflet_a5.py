"""The A5 leaflet: facts of real PDFs of the shipped content, and of manifestos with fewer and more chapters."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import yaml
from printed import MM, Letter, codes_on, find, letters_of, squeezed, text_of

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ("klima", "zusammenhalt", "mitmachen", "wirtschaft")
LEAST_PT = 9.8
AIR_MM = 10
MIDDLE_OF_PAGE = 74.0


@pytest.fixture(scope="module")
def leaflets(build_product: BuildProduct) -> dict[str, BuiltFile]:
    return build_product("leaflet-a5", ("mitte",))


def manifesto() -> dict[str, Any]:
    chapters = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((ROOT / "content/manifesto").iterdir())]
    return {chapter["id"]: chapter for chapter in chapters}


def demands_of(chapter: Any) -> list[str]:
    return [demand["text"] for section in chapter["sections"] for demand in section["demands"]]


def campaign() -> Any:
    return yaml.safe_load((ROOT / "content/campaign.yaml").read_text("utf-8"))


def columns_of(letters: tuple[Letter, ...]) -> list[list[Letter]]:
    """The four columns of the spread, without the band."""
    inside = [letter for letter in letters if letter.page in (2, 3) and letter.y0 > 15]
    places = [(page, right) for page in (2, 3) for right in (False, True)]
    return [[x for x in inside if (x.page, x.x0 > MIDDLE_OF_PAGE) == place] for place in places]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_four_pages_of_a5_with_bleed(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    built = leaflets[chapter]
    assert built.status is Status.BUILT, built.findings
    with pikepdf.open(built.path) as pdf:
        assert len(pdf.pages) == 4
        for page in pdf.pages:
            trim, bleed = ([float(value) / MM for value in box] for box in (page.trimbox, page.obj.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((148, 210), abs=0.02)
            assert (bleed[2] - bleed[0], bleed[3] - bleed[1]) == pytest.approx((154, 216), abs=0.02)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_spread_holds_every_demand_of_its_chapter_large_enough(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    letters = letters_of(leaflets[chapter].path)
    spread = tuple(letter for letter in letters if letter.page in (2, 3))
    for demand in demands_of(manifesto()[chapter]):
        printed = find(spread, demand)
        assert printed, demand
        # The lowered 2 of CO₂ is smaller.
        assert sorted(letter.size for letter in printed)[1] >= LEAST_PT - 0.01


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_columns_are_full_and_begin_on_one_line(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    columns = columns_of(letters_of(leaflets[chapter].path))
    ends = [max(letter.y1 for letter in column) for column in columns]
    assert max(ends) > 195
    assert max(ends) - min(ends) < 23
    starts = [min(letter.y0 for letter in column) for column in columns]
    assert max(starts) - min(starts) < 1.5


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_column_begins_with_a_title_or_says_what_goes_on(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    titles = [squeezed(section["title"]) for section in manifesto()[chapter]["sections"]]
    said = squeezed(campaign()["captions"]["continued"])
    begun: set[str] = set()
    for column in columns_of(letters_of(leaflets[chapter].path)):
        text = squeezed("".join(letter.sign for letter in column))
        title = next(title for title in titles if text.startswith(title))
        assert text.startswith(title + said) == (title in begun)
        begun |= {title for title in titles if title in text}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_cover_says_chapter_summary_count_date_and_sender(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    content, known = manifesto()[chapter], campaign()
    text = text_of(leaflets[chapter].path, 1)
    for wanted in (content["title"], *content["summary"], known["election"]["date"], known["party"]):
        assert squeezed(wanted) in text
    letters = [letter for letter in letters_of(leaflets[chapter].path) if letter.page == 1]
    largest = max(letter.size for letter in letters)
    assert "".join(letter.sign for letter in letters if letter.size == largest) == str(len(demands_of(content)))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_below_the_summary_ten_millimetres_are_free(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    letters = letters_of(leaflets[chapter].path)
    end = max(letter.y1 for letter in find(letters, manifesto()[chapter]["summary"][-1], 1))
    with pypdfium2.PdfDocument(leaflets[chapter].path) as pdf:
        page = pdf[0]
        box, media = page.get_trimbox(), page.get_mediabox()
        image = page.render(scale=2).to_numpy()
    top = (media[3] - box[3] + (end + 0.5) * MM) * 2
    band = image[int(top) : int(top + (AIR_MM - 0.5) * MM * 2)]
    assert np.ptp(band.reshape(-1, band.shape[-1]).astype(int), axis=0).max() <= 2


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_text_keeps_away_from_trim_and_fold(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    for letter in letters_of(leaflets[chapter].path):
        assert min(letter.x0, letter.y0, 148 - letter.x1, 210 - letter.y1) >= 5, letter


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_back_leads_to_the_programme_and_names_who_answers(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    known, path = campaign(), leaflets[chapter].path
    assert codes_on(path, 4) == [known["web"]["programme"]]
    text = text_of(path, 4)
    for who in (known["publisher"], known["responsible"], known["printer"]):
        assert squeezed("{name}, {street}, {postcode} {city}".format(**who)) in text
    address = find(letters_of(path), known["web"]["programme"].removeprefix("https://"), 4)
    assert max(letter.y1 for letter in address) - min(letter.y0 for letter in address) < 5
    assert min(letter.size for letter in address) >= 10
    assert squeezed(known["captions"]["vote"].format(date=known["election"]["date"])) in text


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_back_lists_the_topics_of_the_other_chapters_in_whole_lines(leaflets: dict[str, BuiltFile], chapter: str) -> None:
    letters = letters_of(leaflets[chapter].path)
    for other in manifesto().values():
        for section in other["sections"]:
            printed = find(letters, section["title"], 4)
            assert bool(printed) == (other["id"] != chapter)
            if printed:
                assert max(letter.y1 for letter in printed) - min(letter.y0 for letter in printed) < 5
                assert min(letter.size for letter in printed) >= 9.5


def _chapters(count: int) -> Callable[[Path], None]:
    """A manifesto of so many chapters, those beyond the fourth copied under other ids."""

    def prepare(root: Path) -> None:
        # Picks of a district may name demands of chapters that are not there.
        district = root / "content" / "districts" / "mitte.yaml"
        district.write_text(re.sub(r"^demands:\n(?:[ -].*\n)*", "", district.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
        folder = root / "content" / "manifesto"
        files = sorted(folder.iterdir())
        for file in files[count:]:
            file.unlink()
        for number in range(len(files), count):
            text = files[number - len(files)].read_text("utf-8")
            copied = re.sub(r"^( *(?:- )?id: .*)$", rf"\1-{number}", text, flags=re.MULTILINE)
            (folder / f"{number + 1:02}-copy.yaml").write_text(copied, "utf-8")

    return prepare


@pytest.mark.parametrize("count", [pytest.param(count, marks=pytest.mark.long) for count in (2, 6)])
def test_two_to_six_chapters_fit(build_product: BuildProduct, count: int) -> None:
    made = build_product("leaflet-a5", ("mitte",), _chapters(count))
    assert len(made) == count
    for built in made.values():
        assert built.status is Status.BUILT, built.findings
        assert built.pages == 4
