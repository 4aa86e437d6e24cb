"""What the engine only logs, or keeps to itself, stops the build with file, line and the next step."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from blocks import FONT_FACE, SHEET, block_font, document

from programm_print.errors import RenderError
from programm_print.findings import Place, Severity
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

if TYPE_CHECKING:
    from pathlib import Path

    from blocks import LayOut

    from programm_print.findings import Finding

IN_SHEET = Place("layouts/sheet")


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    assert finding.severity is Severity.ERROR
    assert finding.source is None
    return finding


def lay_out_css(project: Path, css: str, body: str = "<p>Text</p>") -> tuple[Finding, ...]:
    """Findings of a sheet whose linked stylesheet is `css` after the usual one."""
    (project / "layouts/sheet/other.css").write_text(css, encoding="utf-8")
    engine = Engine(ProjectFiles(project).read)
    return engine.lay_out(f'<link rel=stylesheet href="other.css">{document(body)}', base="layouts/sheet").findings


@pytest.mark.parametrize(
    ("css", "code", "line", "column", "word"),
    [
        ("p { margin: 0;\n  foo: bar }", "render.declaration", 2, 3, "foo: bar"),
        ("p { color: xyz }", "render.declaration", 1, 5, "color: xyz"),
        ("@media print {\n\np { widht: 1mm } }", "render.declaration", 3, 5, "widht"),
        ("p::nope { color: red }", "render.selector", None, None, "p::nope"),
        (":root { --w: nope }\np { width: var(--w) }", "render.declaration", 2, 12, '"width: var(--w)"'),
        ("p { width: var(--beach) }", "render.declaration", 1, 12, "there is no --beach."),
        ("p { border: 1pt solid var(--beach) }", "render.declaration", 1, 13, "there is no --beach."),
        ("p { width: calc(2 * var(--beach)) }", "render.declaration", 1, 12, '"width: calc(2 * var(--beach))"'),
        ("@page { @middle { content: '' } }", "render.engine", 1, 9, "middle"),
        ("@nope { a: b }", "render.engine", 1, 1, "nope"),
        ("@import 'absent.css';", "render.resource", 1, 1, "absent.css"),
        ("@font-face { font-family: X; src: url(absent.ttf) }", "render.resource", 1, 1, "absent.ttf"),
        ("\n@font-face { font-family: X; src: url(sheet.css) }", "render.font-file", 2, 1, '"X"'),
        ("p { background: url(absent.png) }", "render.resource", 1, 21, "absent.png"),
        ("p { border: 1mm groove black }", "render.declaration", 1, 5, "light and shade"),
        ("p {\n  outline: ridge black 1pt }", "render.declaration", 2, 3, "light and shade"),
        ("p { background: linear-gradient(currentcolor, black) }", "render.declaration", 1, 5, "black here"),
        (
            ":root { --s: color(--hks 1) }\np { background: linear-gradient(var(--s), black) }",
            "render.declaration",
            2,
            17,
            "spot",
        ),
        ("p { background: radial-gradient(lab(50% 40 20), black) }", "render.declaration", 1, 5, "one of the palette"),
        ("img { image-orientation: 90deg }", "render.declaration", 1, 7, "as they are saved"),
        (":root { --i: black }\np { border: 1mm groove var(--i) }", "render.declaration", 2, 13, "light and shade"),
        ("p { mix-blend-mode: multiply }", "render.declaration", 1, 5, "unknown property"),
        ("p { text-shadow: 1pt 1pt black }", "render.declaration", 1, 5, "unknown property"),
    ],
)
def test_a_fault_in_a_stylesheet_has_its_file_line_and_column(
    project: Path, css: str, code: str, line: int | None, column: int | None, word: str
) -> None:
    finding = only(lay_out_css(project, css))
    assert finding.code == code
    assert word in finding.message
    assert finding.place is not None
    assert finding.place.file == "layouts/sheet/other.css"
    if line is not None:
        assert (finding.place.line, finding.place.column) == (line, column)


def test_a_fault_in_an_imported_stylesheet_is_placed_there_and_the_next_in_the_importing_one(project: Path) -> None:
    (project / "layouts/sheet/inner.css").write_text("\np { foo: bar }", encoding="utf-8")
    first, second = lay_out_css(project, "@import 'inner.css';\np { baz: 1 }")
    assert first.place == Place("layouts/sheet/inner.css", 2, 5)
    assert second.place == Place("layouts/sheet/other.css", 2, 5)


def test_a_fault_is_said_of_each_sheet_that_shares_the_stylesheet(project: Path) -> None:
    (project / "layouts/sheet/var.css").write_text(":root{--w:nope}\np { width: var(--w); foo: bar }", encoding="utf-8")
    engine = Engine(ProjectFiles(project).read)
    html = f'<link rel=stylesheet href="var.css">{document("<p>Text</p>")}'
    first, second = (engine.lay_out(html, base="layouts/sheet").findings for _ in range(2))
    assert {finding.code for finding in first} == {"render.declaration"}
    assert len(first) == 2
    assert set(first) == set(second)


@pytest.mark.parametrize(
    ("body", "code", "word"),
    [
        ('<img src="absent.png">', "render.resource", "layouts/sheet/absent.png"),
        ('<img src="/fonts/block.ttf">', "render.picture", "fonts/block.ttf"),
        ('<img src="../../../../etc/passwd">', "render.resource", "etc/passwd"),
        ('<img src="project:/../../etc/passwd">', "render.resource", "../../etc/passwd"),
        ('<img src="project:/%2e%2e/secret.png">', "render.resource", "../secret.png"),
        ('<img src="project:/images/link.png">', "render.resource", "images/link.png"),
        ('<img src="file:///etc/passwd">', "render.resource", "file:///etc/passwd"),
        ('<img src="http://example.org/a.png">', "render.resource", "http://example.org/a.png"),
        ('<img src="https://example.org/a.png">', "render.resource", "https://example.org"),
        ('<img src="ftp://example.org/a.png">', "render.resource", "ftp://example.org"),
        ('<img src="//example.org/a.png">', "render.resource", "example.org"),
        ('<img src="data:image/png;base64,AAAA">', "render.resource", "data:image/png"),
        ('<embed src="file:///etc/passwd">', "render.resource", "file:///etc/passwd"),
        ('<object data="file:///etc/passwd"></object>', "render.resource", "file:///etc/passwd"),
        ('<a href="#nowhere">Text</a>', "render.anchor", "#nowhere"),
        ('<p id="a">a</p><p id="a">b</p>', "render.anchor-twice", '"a"'),
        ('<a rel="attachment" href="file:///etc/passwd">Text</a>', "render.attachment", "file:///etc/passwd"),
        ('<link rel="attachment" href="/images/gray.png">', "render.attachment", "images/gray.png"),
        ('<p style="foo: bar">Text</p>', "render.declaration", "foo: bar"),
    ],
)
def test_a_fault_in_the_html_is_found(project: Path, lay_out: LayOut, body: str, code: str, word: str) -> None:
    outside = project.parent / "secret.png"
    outside.write_bytes((project / "images/gray.png").read_bytes())
    link = project / "images/link.png"
    if not link.is_symlink():
        link.symlink_to(outside)
    finding = only(lay_out(body).findings)
    assert finding.code == code
    assert word in finding.message
    assert finding.place == IN_SHEET


def test_a_fault_in_the_html_has_the_address_of_its_text(lay_out: LayOut) -> None:
    body = '<div data-at="d.1"><img src="absent.png"><img src="/fonts/block.ttf"><a href="#nowhere">Text</a></div>'
    findings = lay_out(body).findings
    assert [finding.code for finding in findings] == ["render.resource", "render.picture", "render.anchor"]
    assert {(finding.at, finding.place) for finding in findings} == {("d.1", None)}


def test_a_missing_target_of_a_counter_is_a_broken_link(lay_out: LayOut) -> None:
    findings = lay_out('<a href="#z">Seite</a>', "a::after{content:target-counter(attr(href),page)}").findings
    assert {finding.code for finding in findings} == {"render.anchor"}


@pytest.mark.parametrize(
    "svg",
    [
        '<image href="file:///etc/passwd" width="9" height="9"/>',
        '<image href="http://example.org/a.png" width="9" height="9"/>',
        "<style>@import 'file:///etc/passwd';</style><path d='M0 0h9'/>",
    ],
)
def test_a_drawing_that_reaches_outside_fails(project: Path, svg: str) -> None:
    (project / "images/outside.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{svg}</svg>')
    engine = Engine(ProjectFiles(project).read)
    layout = engine.lay_out(document('<img src="/images/outside.svg" alt="">'), base="layouts/sheet")
    findings = layout.findings
    if not findings:
        with pytest.raises(RenderError) as caught:
            engine.write_pdf(layout, created=datetime.now(UTC))
        findings = caught.value.findings
    assert only(findings).code in {"render.resource", "render.picture"}


def test_a_drawing_that_the_engine_cannot_draw_is_named(project: Path, engine: Engine) -> None:
    # WeasyPrint 70 swallows whatever drawing an SVG raises.
    drawing = '<rect width="9" height="9" transform="rotate(left)"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{drawing}</svg>'
    (project / "images/turned.svg").write_text(svg)
    layout = engine.lay_out(document('<img src="/images/turned.svg" alt="">'), base="layouts/sheet")
    with pytest.raises(RenderError) as caught:
        engine.write_pdf(layout, created=datetime.now(UTC))
    finding = only(caught.value.findings)
    assert finding.code == "render.drawing"
    assert "left" in finding.message
    assert finding.place == Place("images/turned.svg")


def test_a_drawing_within_the_html_is_named_by_its_layout(engine: Engine, lay_out: LayOut) -> None:
    layout = lay_out('<svg width="9" height="9"><rect width="9" height="9" opacity="x"/></svg>')
    with pytest.raises(RenderError) as caught:
        engine.write_pdf(layout, created=datetime.now(UTC))
    assert only(caught.value.findings).place == IN_SHEET


def test_an_xml_entity_is_not_resolved(project: Path, lay_out: LayOut) -> None:
    doctype = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    svg = f'{doctype}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">&x;</text></svg>'
    (project / "images/entity.svg").write_text(svg)
    assert only(lay_out('<img src="/images/entity.svg" alt="">').findings).code == "render.picture"


def test_a_character_that_the_font_lacks_is_named_with_its_address(lay_out: LayOut) -> None:
    finding = only(lay_out('<p data-at="d.7">Herz ❤ und ❤</p>').findings)
    assert finding.code == "render.glyph"
    assert finding.at == "d.7"
    assert finding.page == 1
    assert all(word in finding.message for word in ("❤", "U+2764", '"Block"'))


def test_a_character_borrowed_from_another_bundled_font_is_missing_all_the_same(project: Path) -> None:
    (project / "fonts/greek.ttf").write_bytes(block_font("αβγ", "Greek"))
    css = '@font-face { font-family: Greek; src: url("project:/fonts/greek.ttf") }'
    assert only(lay_out_css(project, css, "<p>a α</p>")).code == "render.glyph"
    assert lay_out_css(project, css, '<p style="font-family: Block, Greek">a α</p>') == ()


def test_spaces_joiners_and_accents_in_parts_need_no_glyph(lay_out: LayOut) -> None:
    assert lay_out("<p>a\u00a0b\u202fc\u2009d\u00ade\u200bf\u2060g a\u0308</p>").findings == ()


def test_text_of_the_stylesheet_is_looked_at_too(lay_out: LayOut) -> None:
    finding = only(lay_out("<p>Text</p>", "@page{@top-left{content:'→'}}").findings)
    assert finding.code == "render.glyph"
    assert finding.place == IN_SHEET


@pytest.mark.parametrize("family", ["Nirgends", "serif", "Block, sans-serif"])
def test_a_family_without_a_font_face_is_named_once(lay_out: LayOut, family: str) -> None:
    finding = only(lay_out(f'<p style="font-family:{family}">Text</p><p style="font-family:{family}">mehr</p>').findings)
    assert finding.code == "render.family"
    assert family.rsplit(", ", maxsplit=1)[-1] in finding.message


def test_a_sheet_without_fault_has_no_findings(project: Path) -> None:
    css = SHEET.removeprefix(FONT_FACE) + "@layer a, b; @layer a { p { color: device-cmyk(0 0 0 .5) } }"
    body = '<p id="a">Text <a href="#a">Verweis</a> <a href="https://example.org">Netz</a></p><img src="/images/gray.png" alt="">'
    assert lay_out_css(project, css, body) == ()
