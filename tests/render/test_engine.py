"""Facts of a layout hold for the PDF that is written from it, and a sheet looks the same on every machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from blocks import document

from programm_print.errors import RenderError
from programm_print.project import ProjectFiles
from programm_print.render import typesetting
from programm_print.render.engine import Engine

if TYPE_CHECKING:
    from blocks import LayOut

CREATED = datetime(2026, 2, 1, 12, tzinfo=UTC)


def test_text_stands_in_the_pdf_where_the_layout_says(engine: Engine, lay_out: LayOut) -> None:
    moved = '<p style="position:absolute;left:30mm;top:40mm;transform:translate(5mm,5mm)">Programm</p>'
    spaced = '<p style="letter-spacing:0.6pt">Bezirk</p><p style="letter-spacing:-1pt">Heute</p>'
    layout = lay_out(f"<p>Wahl</p>{moved}{spaced}")
    page = pypdfium2.PdfDocument(engine.write_pdf(layout, created=CREATED))[0]
    trim = page.get_trimbox()
    text = page.get_textpage()
    for fact in layout.texts:
        index = text.search(fact.text).get_next()[0]
        first, last = text.get_charbox(index), text.get_charbox(index + len(fact.text) - 1)
        written = (first[0] - trim[0], trim[3] - first[3], last[2] - trim[0], trim[3] - last[1])
        assert [value * 25.4 / 72 for value in written] == pytest.approx(fact.box_mm, abs=0.05)


def test_facts_of_a_text_are_complete(lay_out: LayOut) -> None:
    layout = lay_out('<div data-frame="panel" data-at="d.1"><p>Wahl <b data-at="d.2">heute</b></p></div>')
    first, second = layout.texts
    assert (first.page, first.at, first.text, first.size_pt, first.families) == (1, "d.1", "Wahl ", 10, ("Block",))
    assert second.frame is not None
    assert (second.at, second.text, layout.frames[second.frame].name, second.generated) == ("d.2", "heute", "panel", False)
    assert (first.line, first.leaves, first.deliberate) == (second.line, None, False)
    assert first.element < second.element
    # Margin 10 mm; five letters of 5 pt; ink from 7 pt above the baseline down to it.
    baseline = 6 + 10 - 13 / 2
    # The first letter's ink begins half a point in; the space at the end keeps its width.
    expected = [10 + value * 25.4 / 72 for value in (0.5, baseline - 7, 25, baseline)]
    assert first.box_mm == pytest.approx(expected, abs=0.01)
    assert layout.page_sizes_mm == ((100, 100),)


def test_text_from_the_stylesheet_is_marked_as_generated(lay_out: LayOut) -> None:
    css = "p::before{content:'davor '} @page{@bottom-center{content:counter(page)}}"
    layout = lay_out("<p>Text</p>", css)
    assert [(text.text, text.generated) for text in layout.texts] == [("davor ", True), ("Text", False), ("1", True)]


def test_lines_and_blocks_say_what_a_reader_sees(lay_out: LayOut) -> None:
    items = '<ul><li>eins</li><li style="width:12mm">zwei<br>drei vier</li></ul>'
    columns = f'<div style="columns:2;column-gap:10mm">{items}</div>'
    layout = lay_out(f'<h2>Titel</h2>{columns}<section style="break-before:page">b</section>')
    heading, first, second, after = (block for block in layout.blocks if not block.generated)
    assert (heading.heading is None, first.heading, heading.anew, after.anew) == (False, None, False, True)
    assert first.list == second.list != heading.list
    assert first.item != second.item
    lines = [line for line in layout.lines if layout.blocks[line.block] is second]
    assert [(line.broken, line.measure_mm) for line in lines] == [(True, 12), (False, 12), (False, 12)]
    assert [layout.frames[line.column or 0].column for line in lines] == [True] * 3
    assert [line.column for line in layout.lines if layout.blocks[line.block] in (heading, after)] == [None, None]


def test_a_string_in_the_margin_bears_the_address_of_the_element_that_set_it(lay_out: LayOut) -> None:
    css = "h1{string-set:title content()} @page{@top-center{content:string(title)}}"
    layout = lay_out('<h1 data-at="c.1">Titel</h1><p style="break-before:page">b</p>', css)
    assert [(text.page, text.at) for text in layout.texts if text.generated] == [(1, "c.1"), (2, "c.1")]


def test_texts_of_different_blocks_that_lie_on_each_other_are_told_once(lay_out: LayOut) -> None:
    over = '<p style="position:absolute;top:{}mm">Ueber</p><p>Text<br>Text</p>'
    layout = lay_out(over.format(0))
    (overlap,) = layout.overlaps
    assert {layout.texts[overlap.first].text, layout.texts[overlap.second].text} == {"Ueber", "Text"}
    assert lay_out(over.format(20)).overlaps == ()
    assert lay_out(over.format(0).replace("<p ", "<p data-deliberate ", 1)).overlaps == ()


def test_the_pdf_has_the_boxes_and_no_date_but_the_given_one(engine: Engine, lay_out: LayOut) -> None:
    raw = engine.write_pdf(lay_out("<p>Wahl</p>"), created=CREATED)
    with pikepdf.open(BytesIO(raw)) as pdf:
        media, trim = ([float(value) for value in pdf.pages[0][key].as_list()] for key in ("/MediaBox", "/TrimBox"))
        assert pdf.pdf_version == "1.6"
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20260201120000+00'00"
    bleed = 3 * 72 / 25.4
    assert [abs(outer - inner) for outer, inner in zip(media, trim, strict=True)] == pytest.approx([bleed] * 4, abs=0.001)


def test_writing_again_changes_nothing_but_the_random_identifier(project: Path) -> None:
    raws = []
    for _ in range(2):
        engine = Engine(ProjectFiles(project).read)
        engine.lay_out(document("<p>Ein anderes Blatt</p>"), base="layouts/sheet")
        layout = engine.lay_out(document('<p>Wahl</p><img src="/images/gray.png" alt="">'), base="layouts/sheet")
        raws.append(re.sub(rb"xmp\.did:[0-9a-f-]+|/ID \[[^]]*\]|<[0-9a-f]{32}>", b"", engine.write_pdf(layout, created=CREATED)))
    assert raws[0] == raws[1]


def test_the_output_intent_stays_with_stylesheets_that_are_used_again(project: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (project / "fonts/any.icc").write_bytes(profile)
    css = '@color-profile device-cmyk { src: url("project:/fonts/any.icc"); components: c, m, y, k }'
    engine = Engine(ProjectFiles(project).read)
    for word in ("eins", "zwei"):
        layout = engine.lay_out(document(f"<p>{word}</p>", css), base="layouts/sheet")
        with pikepdf.open(BytesIO(engine.write_pdf(layout, created=CREATED))) as pdf:
            assert len(pdf.Root.OutputIntents) == 1


def test_an_engine_that_breaks_off_says_so(lay_out: LayOut) -> None:
    # WeasyPrint 70 crashes at components left out when it parses.
    with pytest.raises(RenderError) as caught:
        lay_out("<p>a</p>", '@color-profile device-cmyk { src: url("project:/fonts/missing.icc") }')
    assert [finding.code for finding in caught.value.findings] == ["render.resource"]


def test_a_layout_without_an_end_says_so(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "MOST_PAGES", 50)
    tall = f'<div style="position:absolute;width:2mm">{"Wahl " * 60}</div>'
    with pytest.raises(RenderError) as caught:
        lay_out(f'<div>a<div style="float:footnote">{tall}</div></div>')
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("render.endless", "layouts/sheet")
    assert "after 50 pages there is still content left" in finding.message


def test_a_crash_while_drawing_is_a_finding(engine: Engine, lay_out: LayOut) -> None:
    css = "p { box-shadow: 0 0 2mm lab(50% 40 20) }"
    layout = lay_out("<p>a</p>", css)
    with pytest.raises(RenderError) as caught:
        engine.write_pdf(layout, created=CREATED)
    assert caught.value.findings[0].code == "render.crash"


def test_no_font_of_the_machine_is_used_and_none_is_needed(project: Path) -> None:
    """Without a HOME, and even where the document declares no font at all, the engine lives and finds fault."""
    script = (
        "from programm_print.project import ProjectFiles\n"
        "from programm_print.render.engine import Engine\n"
        "from pathlib import Path\n"
        "from datetime import datetime, UTC\n"
        f"engine = Engine(ProjectFiles(Path({str(project)!r})).read)\n"
        "layout = engine.lay_out('<p style=\"font-family:DejaVu Sans\">Wahl</p>', base='layouts/sheet')\n"
        "print([finding.code for finding in layout.findings])\n"
        "try:\n    engine.write_pdf(layout, created=datetime.now(UTC))\n"
        "except Exception as error:\n    print(type(error).__name__)\n"
        "print([font.family for font in layout.document.document.fonts.values()])\n"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "HOME": "/nonexistent"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["['render.family']", "RenderError", "['programm-print blank']"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("css", "colour"),
    [
        ("p { color: device-cmyk(0.6 0.4 0.4 1) }", "device-cmyk(0.6 0.4 0.4 1)"),
        ("p { color: device-cmyk(60% 40% 40% 100% / 0.5) }", "device-cmyk(0.6 0.4 0.4 1)"),
        ("p { color: color(--signal 1) }", "color(--signal 1)"),
        ("p { color: #1f1f1D }", "#1F1F1D"),
        ("p { color: lab(50% 40 20) }", ""),
    ],
)
def test_a_text_tells_its_colour_as_the_palette_writes_it(lay_out: LayOut, css: str, colour: str) -> None:
    assert {fact.colour for fact in lay_out("<p>a</p>", css).texts} == {colour}
