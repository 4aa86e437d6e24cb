"""What a reader cannot see on the rendered page, the checks have said: words that are missing, cut off or beyond the trim."""

from __future__ import annotations

import re
from ctypes import c_double
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import pytest
from blocks import LETTERS, document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sheets import excepted, product

from programm_print.errors import RenderError
from programm_print.findings import Severity
from programm_print.fit.examining import examine
from programm_print.render import typesetting

if TYPE_CHECKING:
    from PIL.Image import Image

    from programm_print.models.layout import Layout
    from programm_print.render.engine import Engine

CREATED = datetime(2026, 2, 1, 12, tzinfo=UTC)
SCALE = 2
HAIR_PT = 0.1
# Where a block's middle and its top are, in ems.
MIDDLE, TOP = 0.25, 0.7

# Each takes a width and a height in millimetres, a place from the top left, and what stands inside.
BOXES = {
    "flow": '<div style="width:{w}mm;height:{h}mm">{inner}</div>',
    "named": '<div data-frame="f" style="width:{w}mm">{inner}</div>',
    "hidden": '<div style="width:{w}mm;height:{h}mm;overflow:hidden">{inner}</div>',
    "hidden across": '<div style="width:{w}mm;overflow:hidden">{inner}</div>',
    "absolute": '<div style="position:absolute;left:{x}mm;top:{y}mm;width:{w}mm;height:{h}mm">{inner}</div>',
    "absolute without height": '<div style="position:absolute;left:{x}mm;top:{y}mm;width:{w}mm">{inner}</div>',
    "absolute from below": '<div style="position:absolute;left:{x}mm;bottom:{y}mm;width:{w}mm">{inner}</div>',
    "placed and hidden": '<div style="position:absolute;left:{x}mm;top:{y}mm;width:{w}mm;overflow:hidden">{inner}</div>',
    "clipped": '<div style="position:absolute;left:{x}mm;top:{y}mm;width:{w}mm;clip:rect(0,{w}mm,{h}mm,0)">{inner}</div>',
    "flex": '<div style="display:flex;width:{w}mm;height:{h}mm">{inner}</div>',
    "flex column": '<div style="display:flex;flex-direction:column;width:{w}mm;height:{h}mm">{inner}</div>',
    "grid": '<div style="display:grid;grid-template-columns:{w}mm;grid-template-rows:{h}mm">{inner}</div>',
    "columns": '<div style="columns:2;column-gap:4mm;width:{w}mm;height:{h}mm">{inner}</div>',
    "balanced": '<div style="columns:2;column-gap:4mm;width:{w}mm">{inner}</div>',
    "float": '<div style="float:left;width:{w}mm">{inner}</div>',
    "table": '<table style="table-layout:fixed;width:{w}mm"><tr><td>{inner}</td></tr></table>',
    "inline block": '<div>a<div style="display:inline-block;width:{w}mm;height:{h}mm">{inner}</div></div>',
    "lines": '<div style="max-lines:2;continue:discard;width:{w}mm">{inner}</div>',
    "ellipsis": '<div style="white-space:nowrap;overflow:hidden;text-overflow:ellipsis;width:{w}mm">{inner}</div>',
    "nowrap": '<div style="white-space:nowrap">{inner}</div>',
    "turned": '<div style="width:{w}mm;transform:rotate({x}deg)">{inner}</div>',
    "moved": '<div style="position:relative;left:{x}mm;top:{y}mm">{inner}</div>',
    "pulled": '<div style="margin-left:-{x}mm;margin-top:-{y}mm">{inner}</div>',
    "footnote": '<div>a<div style="float:footnote">{inner}</div></div>',
}


# No figure beside a word that begins with one.
CSS = '::footnote-call { content: "*" } ::footnote-marker { content: "*" }'


class Drawn(NamedTuple):
    """A sheet by chance: boxes from the outermost inwards with their numbers, and how many words stand in each of its texts."""

    boxes: tuple[tuple[str, int, int, int, int], ...]
    words: tuple[tuple[int, ...], ...]


Boxes = list[tuple[str, int, int, int, int]]


def ends(some: Boxes) -> bool:
    """WeasyPrint takes minutes for narrow columns within columns, and for ever for some within a footnote."""
    columned = ["columns:" in BOXES[name] for name, *_ in some]
    noted = [name == "footnote" for name, *_ in some]
    return sum(columned) <= 1 and not (any(columned) and any(noted[: columned.index(True)]))


lengths = st.integers(1, 90)
boxes = st.lists(st.tuples(st.sampled_from(sorted(BOXES)), lengths, lengths, lengths, lengths), min_size=1, max_size=3)
drawn = st.builds(
    Drawn,
    boxes.filter(ends).map(tuple),
    st.lists(st.lists(st.integers(1, 10), min_size=1, max_size=12).map(tuple), min_size=1, max_size=3).map(tuple),
)


def body(sheet: Drawn) -> tuple[str, list[str]]:
    """The sheet's HTML and its words. Each word begins with a number, so that none is part of another."""
    words, texts = [], []
    for count, sizes in enumerate(sheet.words):
        texts.append([f"{100 * count + index}{'x' * size}" for index, size in enumerate(sizes)])
        words += texts[-1]
    inner = "".join(f"<p>{' '.join(text)}</p>" for text in texts)
    for kind, width, height, x, y in reversed(sheet.boxes):
        inner = BOXES[kind].format(w=width, h=height, x=x, y=y, inner=inner)
    return inner, words


def unseen(engine: Engine, layout: Layout, words: list[str]) -> list[str]:
    """The words that PDFium does not find, or whose letters (blocks of ink) are not all inked, or not inside the trim."""
    pdf = pypdfium2.PdfDocument(engine.write_pdf(layout, created=CREATED))
    left = dict.fromkeys(words)
    for page in pdf:
        text, image = page.get_textpage(), page.render(scale=SCALE, grayscale=True).to_pil()
        media, trim = page.get_mediabox(), page.get_trimbox()
        letters = [text.get_text_range(index, 1) for index in range(text.count_chars())]
        printed = "".join(letter if letter and letter in LETTERS else " " for letter in letters)
        for word in list(left):
            # PDFium puts no space between boxes that touch.
            found = re.search(rf"(?<!\d){word}(?!x)", printed)
            if found and all(
                is_within(text.get_charbox(at), trim) and is_inked(middle(text, at), media, image) for at in range(*found.span())
            ):
                del left[word]
    return list(left)


def is_within(box: tuple[float, ...], trim: tuple[float, ...]) -> bool:
    x0, y0, x1, y1 = box
    return x0 > trim[0] - HAIR_PT and y0 > trim[1] - HAIR_PT and x1 < trim[2] + HAIR_PT and y1 < trim[3] + HAIR_PT


def middle(text: pypdfium2.PdfTextPage, at: int) -> list[tuple[float, float]]:
    """Points of a letter's middle line. Its upper and lower end are looked at too: a line may be cut through its middle.

    They are told in the letter's own axes: of a turned letter, PDFium's box has corners without ink.
    """
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    assert raw.FPDFText_GetMatrix(text, at, matrix)
    assert raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at)
    points = [(MIDDLE * size, TOP * size * share) for share in (0.15, 0.5, 0.85)]
    return [(x.value + matrix.a * right + matrix.c * up, y.value + matrix.b * right + matrix.d * up) for right, up in points]


def is_inked(points: list[tuple[float, float]], media: tuple[float, ...], image: Image) -> bool:
    pixels = [image.getpixel((int((x - media[0]) * SCALE), int((media[3] - y) * SCALE))) for x, y in points]
    return all(isinstance(gray, int) and gray < 128 for gray in pixels)


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no end is told soon."""
    monkeypatch.setattr(typesetting, "MOST_PAGES", 40)


@given(drawn)
@example(Drawn((("flex", 11, 4, 1, 1),), ((1,), (1,))))
@example(Drawn((("absolute from below", 5, 1, 1, 1), ("turned", 8, 1, 35, 1)), ((1,),)))
@example(Drawn((("flex", 7, 5, 1, 1), ("footnote", 1, 1, 1, 1)), ((1,),)))
@example(Drawn((("turned", 60, 1, 60, 1),), ((1, 2, 3),)))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whenever_a_word_cannot_be_read_there_is_an_error(engine: Engine, sheet: Drawn) -> None:
    html, words = body(sheet)
    try:
        layout = engine.lay_out(document(html, CSS), base="layouts/sheet")
    except RenderError:
        return  # The engine breaks off or finds no end, which is told: nothing is printed.
    missing = unseen(engine, layout, words)
    errors = [misfit for misfit in examine(layout, product(), excepted) if misfit.severity is Severity.ERROR]
    assert errors or not missing
