"""Whatever text is lengthened, wherever it stands: it is told at the word where a reader sees it cut, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest
from slots import MANY, Growing

ROOT = Path(__file__).parents[2]


def prove(sheet: Growing, at: str, folder: Path) -> None:
    """A text with as many words as it takes is printed whole, and with one word more told with its line, and seen cut."""
    most = sheet.most(at)
    assert sheet.errors(at, most) == ()
    assert sheet.seen(at, most, folder) == [], (at, most)
    if most == MANY:
        return  # It runs on, to further lines or pages, and stands there.
    errors = sheet.errors(at, most + 1)
    place = sheet.content.places[at]
    assert place in {error.place for error in errors}, (at, place, [error.sentence() for error in errors])
    # Within one word.
    assert sheet.seen(at, most + 1, folder) or sheet.seen(at, most + 2, folder), (at, most)


@pytest.mark.parametrize("at", ["campaign/election/name", "campaign/party"])
def test_a_text_is_told_at_the_word_where_it_is_seen_cut(at: str, tmp_path: Path) -> None:
    prove(Growing(ROOT, "flyer-a6", "mitte"), at, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("product", "variant", "chapters"),
    # The brochure repeats itself from chapter to chapter, and each text costs all of it many times.
    [("flyer-a6", "mitte", None), ("flyer-dl", "mitte", None), ("leaflet-a5", "klima", None), ("brochure-a5", "", 2)],
)
def test_every_text_of_every_product_is(product: str, variant: str, chapters: int | None, tmp_path: Path) -> None:
    sheet = Growing(ROOT, product, variant, chapters)
    texts = sheet.slots()
    assert len(texts) > 15
    for at in texts:
        prove(sheet, at, tmp_path)
        sheet.fitted.cache_clear()
