"""The brochure: facts of a real PDF of the shipped content, and of manifestos with fewer and more chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from printed import MM, Letter, codes_on, letters_of, squeezed, text_of

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]
ROOT = Path(__file__).resolve().parents[2]
SAFETY = 5.0
CHAPTER_PAGES = 6


@pytest.fixture(scope="module")
def brochure(build_product: BuildProduct) -> BuiltFile:
    return build_product("brochure-a5", ("mitte",))[""]


@pytest.fixture(scope="module")
def letters(brochure: BuiltFile) -> tuple[Letter, ...]:
    return letters_of(brochure.path)


def _campaign() -> Any:
    return yaml.safe_load((ROOT / "content" / "campaign.yaml").read_text(encoding="utf-8"))


def _manifesto() -> list[Any]:
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "content" / "manifesto").glob("*.yaml"))]


def _pages(path: Path) -> list[str]:
    """The text of each page, spaces folded."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [re.sub(r"\s+", " ", re.sub(r"[\u00ad\ufffe\u0002]\s*", "", text).replace("\u00a0", " ")) for text in texts]


def test_whole_sheets_of_a5_with_bleed(brochure: BuiltFile) -> None:
    assert brochure.status is Status.BUILT, brochure.findings
    with pikepdf.open(brochure.path) as pdf:
        assert len(pdf.pages) == 28
        for page in pdf.pages:
            trim, bleed = ([float(value) / MM for value in box] for box in (page.trimbox, page.obj.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((148, 210), abs=0.02)
            assert (bleed[2] - bleed[0], bleed[3] - bleed[1]) == pytest.approx((154, 216), abs=0.02)


def test_every_title_summary_and_demand_stands_whole_and_unchanged(brochure: BuiltFile) -> None:
    text = text_of(brochure.path)
    for chapter in _manifesto():
        wanted = [chapter["title"], *chapter["summary"]]
        wanted += [words for s in chapter["sections"] for words in (s["title"], *(d["text"] for d in s["demands"]))]
        for words in wanted:
            assert squeezed(words.replace(" - ", " – ")) in text, words


def test_demands_have_one_size_on_all_pages(letters: tuple[Letter, ...]) -> None:
    column = [
        (letter.page, round(letter.size, 1))
        for letter in letters
        if 4 <= letter.page <= 27 and (letter.page - 4) % CHAPTER_PAGES >= 2
        if letter.x0 >= 41 and letter.x1 <= 134 and letter.y0 > 24 and letter.y1 < 193
    ]
    # Beside the demands: titles of sections, their repetition after a break, the lowered 2 of CO₂.
    assert {size for _, size in column} == {10.4, 25.0, 11.0, 7.1}
    for page in {page for page, _ in column}:
        assert Counter(size for at, size in column if at == page).most_common(1)[0][0] == 10.4


def test_text_stays_inside_the_safe_area_and_is_never_too_small(letters: tuple[Letter, ...]) -> None:
    for letter in letters:
        assert min(letter.x0, letter.y0, 148 - letter.x1, 210 - letter.y1) >= SAFETY - 0.1, letter
        assert letter.size >= 6.6, letter


def test_the_contents_name_the_pages_where_chapters_and_sections_begin(brochure: BuiltFile) -> None:
    pages = _pages(brochure.path)
    for number, chapter in enumerate(_manifesto(), 1):
        opener = 4 + CHAPTER_PAGES * (number - 1)
        assert f"{number} {chapter['title']} {opener}" in pages[2]
        assert chapter["title"] in pages[opener]
        for place, section in enumerate(chapter["sections"], 1):
            found = re.search(rf"{number}\.{place} {re.escape(section['title'])} (\d+)", pages[2])
            assert found, section["title"]
            # Broken over two lines, the title may carry a line's end.
            assert squeezed(f"{number}.{place} {section['title']} {section['demands'][0]['text']}") in squeezed(
                pages[int(found[1]) - 1]
            )


def test_right_pages_head_a_section_that_stands_there_and_left_pages_the_chapter(letters: tuple[Letter, ...]) -> None:
    for number, chapter in enumerate(_manifesto(), 1):
        first = 6 + CHAPTER_PAGES * (number - 1)
        for page in range(first, first + 4):
            head = "".join(letter.sign for letter in letters if letter.page == page and letter.y1 < 20)
            folio = "".join(letter.sign for letter in letters if letter.page == page and letter.y0 > 193)
            assert folio == str(page)
            if page % 2 == 0:
                assert head == f"{number}{chapter['title']}".replace(" ", "")
            else:
                titles = {f"{number}.{place}{s['title']}".replace(" ", "") for place, s in enumerate(chapter["sections"], 1)}
                assert head in titles


def test_the_thumbs_divide_the_height_among_the_chapters(letters: tuple[Letter, ...]) -> None:
    thumbs = [letter for letter in letters if round(letter.size) == 17 and letter.page in (6, 12, 18, 24)]
    tops = [letter.y0 for letter in thumbs if letter.x1 < 15]
    steps = [second - first for first, second in pairwise(tops)]
    assert steps == pytest.approx([49, 49, 49], abs=0.5)


def test_the_front_names_the_election_the_sender_and_how_much_there_is(brochure: BuiltFile) -> None:
    campaign, front = _campaign(), _pages(brochure.path)[0]
    count = sum(len(section["demands"]) for chapter in _manifesto() for section in chapter["sections"])
    for words in (
        *campaign["slogan"],
        campaign["captions"]["programme"],
        campaign["party"],
        campaign["election"]["date"],
        str(count),
    ):
        assert words in front


def test_publisher_and_printer_stand_on_it_with_their_addresses(brochure: BuiltFile) -> None:
    campaign, page = _campaign(), _pages(brochure.path)[1]
    for who in ("publisher", "responsible", "printer"):
        assert ", ".join(campaign[who][name] for name in ("name", "street")) in page
        assert f"{campaign[who]['postcode']} {campaign[who]['city']}" in page
    for step in campaign["how_to_vote"]["steps"]:
        assert step["title"] in page
        assert step["text"] in page


def test_steps_of_voting_as_long_as_real_ones_fit_on_their_page(build_product: BuildProduct) -> None:
    words = "Beantragen können Sie sie im Netz, mit der Rückseite der Benachrichtigung oder im Rathaus, bis Freitag um 13 Uhr."

    def prepare(root: Path) -> None:
        path, campaign = root / "content" / "campaign.yaml", _campaign()
        campaign["how_to_vote"]["steps"] = [{"title": "Briefwahl", "text": words} for _ in range(5)]
        path.write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")

    built = build_product("brochure-a5", ("mitte",), prepare)[""]
    assert built.status is Status.BUILT, built.findings
    assert _pages(built.path)[1].count(words) == 5


def test_the_code_on_the_back_leads_to_the_programme(brochure: BuiltFile) -> None:
    campaign = _campaign()
    assert codes_on(brochure.path, 28) == [campaign["web"]["programme"]]
    assert campaign["web"]["programme"].removeprefix("https://") in _pages(brochure.path)[-1]


@pytest.mark.parametrize("count", [pytest.param(count, marks=pytest.mark.long) for count in (2, 3, 6)])
def test_from_two_to_six_chapters_it_makes_whole_sheets(build_product: BuildProduct, count: int) -> None:
    def prepare(root: Path) -> None:
        """`count` chapters, the later ones copies of the first under other ids, and all of them short."""
        folder = root / "content" / "manifesto"
        chapters = _manifesto()
        for file in folder.iterdir():
            file.unlink()
        for number in range(count):
            chapter = yaml.safe_load(yaml.safe_dump(chapters[number % len(chapters)]))
            chapter["id"] = f"chapter-{number}"
            for section in chapter["sections"]:
                section["id"] += f"-{number}"
                section["demands"] = [{**demand, "id": f"{demand['id']}-{number}"} for demand in section["demands"][:4]]
            (folder / f"{number}.yaml").write_text(yaml.safe_dump(chapter, allow_unicode=True), encoding="utf-8")
        # The district's own choice names demands that are gone.
        district = root / "content" / "districts" / "mitte.yaml"
        district.write_text(
            yaml.safe_dump(yaml.safe_load(district.read_text(encoding="utf-8")) | {"demands": []}, allow_unicode=True)
        )

    built = build_product("brochure-a5", ("mitte",), prepare)[""]
    assert built.status is Status.BUILT, built.findings
    assert built.pages % 4 == 0
    pages = _pages(built.path)
    assert "Sie das Programm" in pages[-1]
    assert all(f"{number}.1" in pages[2] for number in range(1, count + 1))
