"""Findings name the text's own line, how much is too much, what can still be read, and the other texts of its room."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from blocks import document
from sheets import excepted, product

from programm_print.findings import Finding, Place, Severity
from programm_print.fit.judging import Sheet, judge
from programm_print.fit.misfits import Code, Misfit
from programm_print.fit.wording import word
from programm_print.messages import use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from programm_print.models.layout import Layout
    from programm_print.render.engine import Engine

LINE = "Wort Wort Wort Wort Wort Wort Wort Wort Wort"  # 44 letters of 5 pt: one line of 80 mm


def judged(
    engine: Engine, texts: Mapping[str, str], body: str, css: str = "", panels_mm: Sequence[float] = (), pages: int = 1
) -> tuple[Finding, ...]:
    """Findings of a sheet whose body names its texts by address in braces; each stands on a line of its own in a.yaml."""

    def lay_out(replacements: Mapping[str, str]) -> Layout:
        filled = {at: html.escape(text) for at, text in {**texts, **replacements}.items()}
        return engine.lay_out(document(body.format(**filled), css), base="layouts/sheet")

    places = {at: Place("content/a.yaml", line, 9) for line, at in enumerate(texts, 1)}
    sheet = Sheet("sheet_mitte", product(pages, panels_mm), texts, places)
    return judge(lay_out({}), sheet, excepted, lay_out)


def errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@pytest.fixture
def german() -> Iterator[None]:
    use_language("de")
    yield
    use_language("en")


PANEL = '<div data-fit="body" class="panel"><p data-at="a">{{a}}</p></div><style>{css}</style>'.format(
    css=".panel {{ position: absolute; left: 44mm; top: 0; width: 30mm; height: 13mm; overflow: hidden }}"
)


def test_a_text_that_is_too_long_is_told_with_all_that_is_known(engine: Engine) -> None:
    text = "Mehr bezahlbaren Wohnraum schaffen und alle Wege sicher machen, auch bei Nacht"
    (finding,) = judged(engine, {"a": text}, PANEL, panels_mm=(50, 50))
    # Three lines of 17 letters go into 13 mm.
    allowed = "Mehr bezahlbaren Wohnraum schaffen und alle Wege"
    assert finding.sentence() == (
        f"content/a.yaml:1:9: {len(text) - len(allowed)} characters too long for sheet_mitte (p. 1, panel 2) at 10 pt, "
        'the smallest allowed; last visible words "…und alle Wege". Shorten it.'
    )
    assert (finding.code, finding.at, finding.page) == ("fit.cut", "a", 1)
    assert (finding.measured, finding.limit) == (f"{len(text)} characters", f"{len(allowed)} characters")


def test_the_same_in_german(engine: Engine, german: None) -> None:
    (finding,) = judged(engine, {"a": "Mehr bezahlbaren Wohnraum schaffen und alle Wege sicher"}, PANEL, panels_mm=(50, 50))
    assert finding.message == (
        "7 Zeichen zu lang für sheet_mitte (S. 1, Feld 2) bei 10 pt, der kleinsten erlaubten Größe; "
        'letzte sichtbare Wörter "…und alle Wege".'
    )


LIST = (
    '<ul data-frame="list" style="list-style:none;height:22mm">'
    '<li data-at="a">{a}</li><li data-at="b">{b}</li><li data-at="c">{c}</li></ul>'
)


def test_of_texts_that_share_their_room_the_remarkably_long_one_is_to_be_shortened(engine: Engine) -> None:
    texts = {"a": LINE, "b": f"{LINE} {LINE} {LINE} {LINE}", "c": LINE}
    (finding,) = judged(engine, texts, LIST)
    assert (finding.place, finding.message[:23]) == (Place("content/a.yaml", 2, 9), "45 characters too long ")
    assert finding.hint == "Shorten it. The first to fall out: content/a.yaml:3:9. These share its room: content/a.yaml:1."


def test_where_none_stands_out_the_first_that_falls_out_is_to_be_shortened(engine: Engine) -> None:
    texts = {"a": f"{LINE} {LINE}", "b": f"{LINE} {LINE}", "c": f"{LINE} {LINE}"}
    (finding,) = judged(engine, texts, LIST)
    assert (finding.place, finding.message[:23]) == (Place("content/a.yaml", 3, 9), "45 characters too long ")
    assert finding.hint == "Shorten it. These share its room: content/a.yaml:1, 2."


def test_where_no_text_alone_is_too_long_the_group_is_named_with_its_excess_in_millimetres(engine: Engine) -> None:
    (finding,) = judged(engine, {"a": LINE, "b": LINE, "c": LINE}, LIST.replace("22mm", "9mm"))
    assert finding.place == Place("content/a.yaml", 3, 9)
    assert finding.message.startswith('text does not fit on sheet_mitte (p. 1): "Wort Wort')
    assert finding.message.endswith(' leaves "list" by 2.8 mm.')
    assert finding.hint == (
        "Shortening this text alone does not help: shorten several, or take one out. These share its room: content/a.yaml:1, 2."
    )


def test_of_texts_that_stand_nowhere_it_is_told_how_many(engine: Engine) -> None:
    body = LIST.replace("height:22mm", "position:absolute;top:77mm")
    (finding,) = judged(engine, {"a": LINE, "b": LINE, "c": LINE}, body)
    assert finding.message == f'2 texts of "list" stand nowhere on sheet_mitte (p. 1); the first is "{LINE}".'


def test_a_single_word_is_measured_by_its_letters(engine: Engine) -> None:
    (finding,) = judged(engine, {"a": "Philippinenhof"}, '<p data-at="a" style="width:20mm">{a}</p>')
    assert finding.message.startswith("3 characters too long for sheet_mitte (p. 1) at 10 pt.")


def test_dropped_text_is_told_with_the_last_words_that_are_left(engine: Engine) -> None:
    body = '<div style="position:absolute;top:71mm;width:40mm"><p data-at="a">{a}</p></div>'
    (finding,) = judged(engine, {"a": "Dies steht noch auf dem Blatt, und dies dann schon nicht mehr: es ist zu viel"}, body)
    assert finding.code == "fit.lost"
    assert finding.message == ('38 characters too long for sheet_mitte (p. 1) at 10 pt; last visible words "…Blatt, und dies".')


def test_a_spilled_panel_names_the_first_text_on_the_next_page(engine: Engine) -> None:
    body = '<div class="page"><p data-at="a">{a}</p><p data-at="b">{b}</p></div>'
    (finding,) = judged(engine, {"a": f"{LINE} " * 17, "b": f"{LINE} {LINE} {LINE}"}, body, ".page { height: 80mm }")
    assert (finding.code, finding.page, finding.severity) == ("fit.spill", 1, Severity.ERROR)


def test_text_beyond_the_last_page_is_told_by_its_own_line(engine: Engine) -> None:
    (finding,) = errors(
        judged(engine, {"a": f"{LINE} " * 17, "b": f"{LINE} " * 3}, '<p data-at="a">{a}</p><p data-at="b">{b}</p>')
    )
    assert finding.code == "fit.pages"
    assert "too long for sheet_mitte (p. 2) at 10 pt" in finding.message


def test_pages_too_few_are_the_layouts_matter(engine: Engine) -> None:
    (finding,) = judged(engine, {"a": LINE}, '<p data-at="a">{a}</p>', pages=3)
    assert (finding.place, finding.severity) == (Place("layouts/sheet"), Severity.ERROR)
    assert finding.message == "sheet_mitte has only 1 page instead of 3."
    body = '<p data-at="a">{a}</p><p data-at="a" style="break-before:page">{a}</p>'
    (finding,) = judged(engine, {"a": LINE}, body, pages=3)
    assert finding.sentence() == (
        "layouts/sheet: sheet_mitte has only 2 pages instead of 3. Have template.html make as many, or change `pages` in "
        "product.yaml."
    )


def test_a_line_across_a_fold_is_measured_too(engine: Engine) -> None:
    body = '<p data-at="a" style="position:absolute;left:0;top:0;white-space:nowrap">{a}</p>'
    findings = judged(engine, {"a": "Ein Satz, der ueber den Falz geht"}, body, panels_mm=(50, 50))
    (finding,) = errors(findings)
    assert finding.code == "fit.fold"
    # Forty millimetres to the fold: 22 letters, of whole words 19.
    assert finding.limit == "19 characters"


def test_texts_on_each_other_name_both_lines(engine: Engine) -> None:
    body = '<p data-at="a" style="position:absolute;top:1mm">{a}</p><p data-at="b">{b}</p>'
    (finding,) = judged(engine, {"a": "Eins", "b": "Zwei"}, body)
    assert finding.sentence() == (
        'content/a.yaml:1:9: texts lie on each other, on sheet_mitte (p. 1): "Eins" and "Zwei". '
        "Shortening this text alone does not help: shorten several, or take one out. It lies on another text: content/a.yaml:2:9."
    )


def test_of_texts_that_push_a_neighbour_the_remarkably_long_one_is_measured(engine: Engine) -> None:
    css = "div { position: absolute; bottom: 0 } p { margin-top: 60mm }"
    body = '<div><span data-at="a">{a}</span><br><span data-at="b">{b}</span></div><p data-at="c">{c}</p>'
    finding, *_ = judged(engine, {"a": LINE, "b": f"{LINE} {LINE} {LINE} {LINE}", "c": LINE}, body, css)
    assert (finding.code, finding.place) == ("fit.overlap", Place("content/a.yaml", 2, 9))
    assert finding.message.startswith("45 characters too long")
    assert finding.hint is not None
    assert "It lies on another text: content/a.yaml:" in finding.hint


def test_a_text_that_takes_room_from_another_frame_of_its_fit_is_found_out(engine: Engine) -> None:
    body = (
        '<div style="height:26mm"><div data-frame="one" data-fit="body"><p data-at="a">{a}</p></div>'
        '<div data-frame="two" data-fit="body"><p data-at="b">{b}</p><p data-at="c">{c}</p></div></div>'
    )
    (finding,) = judged(engine, {"a": " ".join([LINE] * 5), "b": LINE, "c": LINE}, body)
    assert finding.place == Place("content/a.yaml", 1, 9)
    assert finding.message.startswith("45 characters too long")


def test_a_text_that_is_too_long_in_two_places_is_told_once_by_its_greatest_excess(engine: Engine) -> None:
    body = '<p data-at="a" style="width:{{}}mm;white-space:nowrap">{a}</p>'
    body = body.replace("{{}}", "40") + body.replace("{{}}", "30")
    (finding,) = judged(engine, {"a": "Vier Worte sind zu viele"}, body)
    assert finding.limit == "15 characters"


def test_running_text_is_looked_up_by_the_element_that_set_it(engine: Engine) -> None:
    css = "h1 { string-set: title content(); font-size: 10pt; margin: 0 }"
    css += "@page { @top-center { content: string(title); width: 30mm; white-space: nowrap } }"
    (finding,) = judged(engine, {"a": "Ein Titel ueber allen Seiten"}, '<h1 data-at="a">{a}</h1>', css)
    assert finding.place == Place("content/a.yaml", 1, 9)
    assert finding.limit == "15 characters"


def test_text_without_an_address_is_the_layouts_own_matter(engine: Engine) -> None:
    (finding,) = judged(engine, {}, f'<div style="height:5mm"><p>{LINE} {LINE}</p></div>')
    assert (finding.place, finding.at) == (Place("layouts/sheet"), None)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_misfit_has_its_sentence_and_says_what_to_do_in_both_languages(code: Code, language: str) -> None:
    misfit = Misfit(code, "a", 1, (60, 10, 80, 20), "frame", text="Wort", by_mm=2.25, limit_mm=3, other_text="Satz", count=2)
    use_language(language)
    finding = word(misfit, None, sheet="sheet", product=product(panels_mm=(50, 50)), places={"a": Place("a.yaml", 3)})
    use_language("en")
    assert "sheet (S. 1, Feld 2)" in finding.message or "sheet (p. 1, panel 2)" in finding.message
    assert finding.hint
    assert "{" not in finding.sentence()


def test_a_sheet_that_fits_is_laid_out_once(engine: Engine) -> None:
    asked: list[Mapping[str, str]] = []
    count: Callable[[Mapping[str, str]], None] = asked.append
    layout = engine.lay_out(document(f"<p>{LINE}</p>"), base="layouts/sheet")

    def lay_out_with(replacements: Mapping[str, str]) -> Layout:
        count(replacements)
        return layout

    assert judge(layout, Sheet("sheet", product(), {}, {}), excepted, lay_out_with) == ()
    assert asked == []
