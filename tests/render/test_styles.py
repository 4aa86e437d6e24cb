"""Styles are found again from sheet to sheet, and nobody can tell."""

from __future__ import annotations

import pytest

from programm_print.errors import UsageError
from programm_print.render.engine import Engine

CSS = b"""
@page { size: 60mm 80mm }
@page wide { size: 90mm 80mm }
:root { --size: 12pt; color: #123 }
ul { list-style: "- "; margin: 0 }
li { --size: 9pt; font-size: var(--size); border-top: 1pt solid }
li:first-child { border: none }
li + li::before { content: "+ "; color: red }
.wide { page: wide }
.view { width: 50vw; height: 3mm; background: blue }
table { border-collapse: collapse } td { border: 1pt solid; padding: 1mm }
.row { display: flex } .row p { flex: 1 }
"""

BODIES = (
    "<ul><li>a<li>b<li>c</ul>",
    '<ul style="--size: 20pt"><li>a<li style="--size: 6pt">b</ul><p>c',
    '<div class="row"><p>a<p>b</div><table><tr><td>a<td>b</table>',
    '<p class="wide">a<p lang="en" id="x">b<svg width="3mm" height="4mm"></svg><svg width="5mm" height="4mm"></svg>',
    '<div class="view"></div>',
    '<div class="wide"><div class="view"></div></div>',
)


def engine() -> Engine:
    def read(path: str) -> bytes:
        if path != "layouts/sheet/style.css":
            raise UsageError(path)
        return CSS

    return Engine(read)


def written(engine: Engine, body: str) -> bytes:
    html = f'<!doctype html><title>t</title><link rel="stylesheet" href="style.css"><body>{body}'
    layout = engine.lay_out(html, base="layouts/sheet")
    document = layout.document.document  # type: ignore[attr-defined]
    return b"\n".join(repr(_boxes(page._page_box)).encode() for page in document.pages)


def _boxes(box: object) -> list[object]:
    own = [getattr(box, name, None) for name in ("element_tag", "position_x", "position_y", "width", "height", "text")]
    style = {name: repr(box.style[name]) for name in ("color", "font_size", "page", "display", "border_top_width")}  # type: ignore[attr-defined]
    return [own, style, *(_boxes(child) for child in getattr(box, "children", ()))]


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    return {body: written(engine(), body) for body in BODIES}


@pytest.mark.parametrize("order", [BODIES, BODIES[::-1], (*BODIES[::2], *BODIES[1::2], *BODIES)])
def test_a_sheet_is_the_same_after_any_others(order: tuple[str, ...], alone: dict[str, bytes]) -> None:
    shared = engine()
    for body in order:
        assert written(shared, body) == alone[body]


def test_what_is_kept_stays_small_however_many_sizes_were_fitted(alone: dict[str, bytes]) -> None:
    shared = engine()
    for size in range(300):
        written(shared, f'<p style="font-size: {size / 10 + 5}pt">a</p>')
    (sheets,) = shared._typesetter._stylesheets.values()
    assert len(sheets.styles._kept) < 250
    assert written(shared, BODIES[0]) == alone[BODIES[0]]
