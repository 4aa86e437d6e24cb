"""Text that WeasyPrint drops without a word is named, and hidden text is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programm_print.render.lost import missing_part

if TYPE_CHECKING:
    from conftest import LayOut

CSS = """
.low { position: absolute; top: 70mm; width: 30mm }
.clip { margin-top: 70mm; width: 30mm; height: 40mm; overflow: hidden }
"""
TAIL = "Anfang " + "Mitte " * 80 + "Ende"
FAULTY = {
    "an absolute box at the page's end": '<div class="low" style="height:40mm"><p data-at="d.1">{}</p></div>',
    "a clipping box at the page's end": '<div class="clip"><p data-at="d.1">{}</p></div>',
    "an element within the tail": '<div class="low"><p>{}</p><p data-at="d.1">Ende</p></div>',
    "lines beyond the last allowed": '<p data-at="d.1" style="max-lines:2;continue:discard">{}</p>',
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_dropped_tail_is_named_with_its_address(lay_out: LayOut, name: str) -> None:
    layout = lay_out(FAULTY[name].replace("{}", TAIL), CSS)
    assert layout.page_count == 1
    assert layout.lost[-1].at == "d.1"
    assert layout.lost[-1].text.endswith("Ende")


@pytest.mark.parametrize("name", FAULTY)
def test_the_same_boxes_lose_nothing_of_a_short_text(lay_out: LayOut, name: str) -> None:
    assert lay_out(FAULTY[name].replace("{}", "Anfang bis Ende"), CSS).lost == ()


def test_a_dropped_float_is_named(lay_out: LayOut) -> None:
    body = f'<div style="position:absolute;top:85mm"><p style="float:left;width:20mm">{TAIL}</p></div>'
    assert "Ende" in lay_out(body).lost[-1].text


def test_a_dropped_picture_is_named(lay_out: LayOut) -> None:
    code = '<svg data-at="qr" id="code" viewBox="0 0 1 1" width="9" height="9"></svg>'
    assert ("qr", "code") in lay_out(f'<div class="low"><p>{TAIL}</p>{code}</div>', CSS).lost


def test_lost_text_counts_for_the_fit_around_it(lay_out: LayOut) -> None:
    body = f'<div data-fit="body" class="low"><div><p>{TAIL}</p></div></div><p data-fit="lead">a</p>'
    layout = lay_out(body, CSS)
    assert layout.lost_fits == {"body"}
    assert layout.overflows("body")
    assert not layout.overflows("lead")


@pytest.mark.parametrize(
    "body",
    [
        '<p style="display:none">Verborgen</p>',
        '<p style="visibility:hidden">Verborgen</p>',
        '<div data-deliberate style="position:absolute;top:95mm"><p>a<br>b<br>c<br>d<br>e</p></div>',
        '<p class="head">Kopfzeile</p><p>Text</p>',
        '<h1 style="string-set:title content()">Titel</h1><p>Text</p>',
        '<p style="text-transform:uppercase">Straße <em>und</em> Weg</p>',
        '<p style="hyphens:manual;width:15mm">Wahl&shy;pro&shy;gramm Ge-wähltes</p>',
        '<p lang="de" style="hyphens:auto;width:17mm">Kommunalwahlprogramm Nahverkehrsanbindung</p>',
        '<p class="first">Anfang</p>',
        "<p>vor <b>fett</b> zwischen <i>kursiv</i> nach</p>",
        "<p>eine<br>zweite<wbr>dritte</p>",
        "<table><thead><tr><th>Kopf</th></tr></thead>" + "<tr><td>Zeile</td></tr>" * 40 + "</table>",
        '<div style="position:fixed;top:0">Fest</div>' + "<p>Absatz</p>" * 40,
        '<div style="columns:2;column-gap:4mm">' + "<p>Absatz mit Worten darin</p>" * 40 + "</div>",
        '<div style="display:flex;flex-wrap:wrap"><span>eins</span> zwei <b>drei</b></div>',
        '<div style="display:grid;grid-template-columns:1fr 1fr"><span>eins</span>zwei<b>drei</b></div>',
        '<p>Text<span style="float:footnote">Fußnote</span> weiter</p>',
        '<svg viewBox="0 0 9 9" width="9" height="9"><title>Titel</title><desc>Text</desc></svg>',
        '<img src="/images/gray.png" alt="Ein Bild">',
        '<ul><li>eins</li><li>zwei</li></ul><ol><li>drei</li></ol>',
        '<p style="white-space:pre-wrap">  viel   Platz\n\tund mehr</p>',
        '<p style="letter-spacing:1pt;font-variant:small-caps">Gesperrt</p>',
        "<!-- nichts --><p>Text <!-- hier --> und hier</p>",
        '<a href="#z">hin</a><p id="z">Ziel</p>',
    ],
)  # fmt: skip
def test_what_is_printed_or_hidden_on_purpose_is_not_lost(lay_out: LayOut, body: str) -> None:
    css = ".head{position:running(head)} @page{@top-center{content:element(head)}} .first::first-letter{font-size:20pt}"
    layout = lay_out(body, css)
    assert layout.lost == ()


words = st.lists(st.text(alphabet="abcäöüß-*ABC", min_size=1, max_size=6), min_size=1, max_size=12)


@given(words)
def test_line_breaks_hyphens_and_capitals_lose_nothing(parts: list[str]) -> None:
    source = " ".join(parts)
    assert missing_part(source, "-".join(source.upper().replace(" ", ""))) == ""


@given(words, st.data())
def test_a_cut_tail_is_named_to_its_last_word(parts: list[str], data: st.DataObject) -> None:
    source = " ".join(parts) + " Zuletzt"
    cut = data.draw(st.integers(0, len(source) - 1))
    missing = missing_part(source, source[:cut])
    assert missing
    assert source.endswith(missing)
    assert len(missing) <= len(source) - cut + source[cut:].count(" ") + 1
