"""Text that WeasyPrint drops without a word is named, and hidden text is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programm_print.render.lost import missing_part

if TYPE_CHECKING:
    from blocks import LayOut

CSS = """
.low { position: absolute; top: 70mm; width: 30mm }
.clip { margin-top: 70mm; width: 30mm; height: 40mm; overflow: hidden }
"""
TAIL = "Anfang " + "Mitte " * 80 + "Ende"


def test_a_dropped_tail_is_named_with_its_address_its_room_and_what_is_left(lay_out: LayOut) -> None:
    layout = lay_out(f'<div class="low"><p data-at="d.1">{TAIL}</p></div>', CSS)
    (lost,) = layout.lost
    assert (layout.page_count, lost.at) == (1, "d.1")
    assert lost.text.endswith("Ende")
    assert lost.visible.startswith("Anfang Mitte")
    assert lost.frame is not None
    assert layout.frames[lost.frame].name == "div.low"


def test_generated_text_that_is_dropped_is_named_with_its_element(lay_out: LayOut) -> None:
    css = CSS + "a::after{content:' auf Seite ' target-counter(attr(href), page)} b::before{content:attr(data-t)}"
    tail = '<p data-at="d.1">{}<a href="#z"></a><b data-t="Nummer"></b></p><p id="z">Ziel</p>'
    assert lay_out(f"<div>{tail.format('Text')}</div>", css).lost == ()
    lost = lay_out(f'<div class="low">{tail.format(TAIL)}</div>', css).lost
    assert {"auf Seite", "Nummer"} < {piece.text for piece in lost}
    assert {piece.at for piece in lost} == {"d.1", ""}


def test_a_string_that_the_margin_cannot_hold_is_named_with_its_element(lay_out: LayOut) -> None:
    box = "{content:string(title);max-lines:1;continue:discard;width:20mm}"
    css = "h1{string-set:title content();font-size:10pt} @page{@top-center" + box + "}"
    assert lay_out('<h1 data-at="c.1">Kurz</h1>', css).lost == ()
    (lost,) = lay_out('<h1 data-at="c.1">Ein Titel in mehr Zeilen</h1>', css).lost
    assert (lost.at, lost.text[-6:]) == ("c.1", "Zeilen")


def test_what_is_scaled_to_nothing_stands_on_no_page(lay_out: LayOut) -> None:
    assert lay_out('<p data-at="d.1" style="transform:scale(0)">Text</p>').lost[0].at == "d.1"


def test_a_dropped_float_is_named(lay_out: LayOut) -> None:
    body = f'<div style="position:absolute;top:85mm"><p style="float:left;width:20mm">{TAIL}</p></div>'
    assert "Ende" in lay_out(body).lost[-1].text


def test_a_dropped_picture_is_named(lay_out: LayOut) -> None:
    code = '<svg data-at="qr" id="code" viewBox="0 0 1 1" width="9" height="9"></svg>'
    lost = lay_out(f'<div class="low"><p>{TAIL}</p>{code}</div>', CSS).lost
    assert ("qr", "code") in [(piece.at, piece.text) for piece in lost]


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
